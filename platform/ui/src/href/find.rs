//! The paths of the room FIND: directory, needs and offers.

paths! {
    FIND_PATHS;

    /// The directory: groups and services, with search.
    DIRECTORY directory() = "/directory";
}
