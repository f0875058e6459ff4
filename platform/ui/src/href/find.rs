//! The paths of the room FIND: directory, needs and offers.

use std::fmt::Display;

use super::fill;

paths! {
    /// The directory: groups and services, with search.
    DIRECTORY directory() = "/directory";
}
