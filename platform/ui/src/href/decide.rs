//! The paths of the room DECIDE: conversations, proposals, ballots, decisions, delegates, councils.

use std::fmt::Display;

use super::fill;

paths! {
    /// All conversations.
    CONVERSATIONS conversations() = "/conversations";
}
