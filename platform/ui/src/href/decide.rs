//! The paths of the room DECIDE: conversations, proposals, ballots, decisions, delegates, councils.

paths! {
    DECIDE_PATHS;

    /// All conversations.
    CONVERSATIONS conversations() = "/conversations";
}
