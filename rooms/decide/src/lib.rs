//! The room DECIDE: conversations, proposals, ballots, decisions, delegates, councils.
//!
//! People find where they agree, turn it into proposals, decide by a rule whose count anybody can
//! replay, and send delegates who stay bound. The room promises: every count yields an account;
//! no small cluster is shown that points at persons; nothing here knows the other rooms.
//!
//! One folder per noun; each answers `parts()`, and this file only lists them.

mod access;
mod amendment;
mod ballot;
mod candidacy;
mod consent;
pub mod conversation;
mod council;
mod decision;
mod delegate;
mod demand;
pub mod demo;
mod desk;
mod election;
pub mod events;
mod mandate;
pub mod map;
mod meeting;
pub mod moderation;
mod proposal;
mod ratification;
mod recall;
pub mod report;
mod reporting;
mod result;
mod roll;
mod standing;
pub mod statement;
pub mod transfer;
#[cfg(test)]
pub(crate) mod trial;
pub mod vote;
mod word;
mod zone;

use ::store::StoreError;
use base::Problems;
use web::App;
pub(crate) use web::Parts;

/// Every noun of the room, in the order of the thread.
fn nouns() -> Vec<Parts> {
    vec![
        conversation::parts(),
        statement::parts(),
        vote::parts(),
        map::parts(),
        moderation::parts(),
        report::parts(),
        // From proposal to decision.
        standing::parts(),
        proposal::parts(),
        amendment::parts(),
        consent::parts(),
        election::parts(),
        roll::parts(),
        ballot::parts(),
        result::parts(),
        decision::parts(),
        meeting::parts(),
        // From a committee to a council.
        delegate::parts(),
        candidacy::parts(),
        mandate::parts(),
        reporting::parts(),
        recall::parts(),
        council::parts(),
        ratification::parts(),
        // What is asked of others.
        demand::parts(),
    ]
}

/// The room as the shell takes it.
pub fn room() -> web::Room {
    web::Room { name: "decide", nouns: nouns() }
}

/// What the block lists say about texts (form field and text) that everybody will read.
pub(crate) async fn blocked(app: &App, texts: Vec<(&'static str, String)>) -> Result<Option<Problems>, StoreError> {
    let found = app.read(move |db| {
        let texts: Vec<_> = texts.iter().map(|(field, text)| (*field, text.as_str())).collect();
        people::moderation::blocks::check(db, &texts)
    });
    Ok(found.await?.map(Problems::from))
}
