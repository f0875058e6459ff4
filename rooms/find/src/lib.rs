//! The room FIND: a directory that stays true, needs and offers that meet.
//!
//! People find groups and services near them, groups say what they need, people offer help, and
//! both meet. The room promises: every listing shows when it was last confirmed; a personal need is
//! seen by stewards and accepted matches only; the search index is rebuilt from the database and is
//! never the truth; nothing here knows the other rooms.
//!
//! One folder per noun; each answers `parts()`, and this file only lists them.

mod access;
pub mod aid;
mod api;
pub mod duplicate;
pub mod freshness;
pub mod hsds;
pub mod listing;
pub mod matching;
pub mod search;
pub mod taxonomy;
pub mod transfer;

pub(crate) use web::Parts;

/// Every noun of the room, in the order of the thread.
fn nouns() -> Vec<Parts> {
    vec![
        search::parts(),
        listing::parts(),
        freshness::parts(),
        taxonomy::parts(),
        transfer::parts(),
        api::parts(),
        duplicate::parts(),
        aid::parts(),
        matching::parts(),
    ]
}

/// The room as the shell takes it.
pub fn room() -> web::Room {
    web::Room { name: "find", nouns: nouns() }
}
