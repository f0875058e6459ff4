//! What this room says to others: the names of its events, in the past tense.
//!
//! A payload holds ids and public words only; it never names a person.

/// A conversation was opened or opened again.
pub const CONVERSATION_OPENED: &str = "ConversationOpened";
/// A conversation was closed.
pub const CONVERSATION_CLOSED: &str = "ConversationClosed";
/// A conversation was taken back.
pub const CONVERSATION_WITHDRAWN: &str = "ConversationWithdrawn";
