//! Moderation: visitors flag what is wrong, stewards settle it in the open.
//!
//! Three nouns: a [`flag`] is what a visitor says, without account; the [`queue`] is where stewards
//! keep, hide or show again, with a log that everybody reads; [`blocks`] are words and web domains
//! that texts for everybody may not contain.
//!
//! Promises: nothing tells who flagged; the public log names no person, neither steward nor visitor;
//! every act is undone with one button and stands in the audit. What can be flagged comes from the
//! rooms through [`web::Subject`]: nothing here knows calls or actions.

pub mod blocks;
pub mod flag;
pub mod model;
pub mod queue;

mod samples;
#[cfg(test)]
mod stories;
mod views;

use std::time::Duration;

use ::store::Migration;
use base::{Retention, Span};
use web::{Parts, Periodic, Purge};

pub use model::Kind;

/// How often the number of waiting things is counted again, for what other processes did.
const COUNT_EVERY: Duration = Duration::from_mins(1);

/// The tables of moderation.
pub(crate) fn migrations() -> Vec<Migration> {
    vec![
        Migration {
            name: "202611221030_people_moderation",
            sql: include_str!("../../migrations/202611221030_people_moderation.sql"),
        },
        Migration {
            name: "202611221505_people_moderation_kinds",
            sql: include_str!("../../migrations/202611221505_people_moderation_kinds.sql"),
        },
    ]
}

/// What is kept about moderation.
fn retentions() -> Vec<Retention> {
    let kept = |key, tables, span, purge| Retention { key, tables, span, purge };
    vec![
        kept("keep-flags", &["flags"], Span::days(180), Some("flags")),
        kept("keep-moderation", &["moderation_log", "hidings"], Span::Kept, None),
        kept("keep-blocks", &["blocks"], Span::UntilDeleted, None),
    ]
}

/// What moderation brings into the room `people`.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: [flag::routes::routes(), queue::routes::routes(), blocks::routes::routes()]
            .into_iter()
            .flatten()
            .collect(),
        migrations: migrations(),
        retentions: retentions(),
        purges: vec![Purge { name: "flags", run: flag::store::purge }],
        periodic: vec![Periodic {
            name: "moderation-count",
            every: COUNT_EVERY,
            run: std::sync::Arc::new(|app| Box::pin(async move { queue::routes::count(&app).await })),
        }],
        samples: Some(samples::samples),
        ..Parts::default()
    }
}
