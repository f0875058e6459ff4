//! The room DECIDE: conversations, proposals, ballots, decisions, delegates, councils.
//!
//! People find where they agree, turn it into proposals, decide by a rule whose count anybody can
//! replay, and send delegates who stay bound. The room promises: every count yields an account;
//! no small cluster is shown that points at persons; nothing here knows the other rooms.
//!
//! One folder per noun; each answers `parts()`, and this file only lists them.

mod access;

pub(crate) use web::Parts;

/// Every noun of the room, in the order of the thread.
fn nouns() -> Vec<Parts> {
    Vec::new()
}

/// The room as the shell takes it.
pub fn room() -> web::Room {
    web::Room::of("decide", |look| web::parts::samples(nouns(), look), nouns())
}
