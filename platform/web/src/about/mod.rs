//! What the site says about itself: who runs it, what it keeps and for how long, its sources; and
//! the two services every room uses, stored files and place names.
//!
//! "What this server keeps about you" is made from the same declarations that drive the purge.

mod routes;
mod views;

use axum::routing::get;
use base::{Access, Row};
use ui::href;

use crate::room::{Sample, route};
use crate::{Parts, Room};

const ABOUT: Row = Row::get(href::ABOUT, Access::Anyone);
const KEEPS: Row = Row::get(href::KEEPS, Access::Anyone);
const FILE: Row = Row::get(href::FILE, Access::Anyone);
const PLACES: Row = Row::get(href::PLACES, Access::Anyone);

/// The site's own pages.
pub fn room() -> Room {
    let parts = Parts {
        routes: vec![
            route(ABOUT, get(routes::about)).cached(),
            route(KEEPS, get(routes::keeps)).cached(),
            route(FILE, get(routes::file)),
            route(PLACES, get(routes::places)),
        ],
        samples: Some(|look| {
            vec![
                Sample { name: "about", head: views::about_head(look.words), main: views::about(look.words, None) },
                Sample {
                    name: "keeps",
                    head: views::keeps_head(look.words),
                    main: views::keeps(
                        look.words,
                        &[base::Retention {
                            key: "keep-files",
                            tables: &["files"],
                            span: base::Span::Kept,
                            purge: None,
                        }],
                    ),
                },
            ]
        }),
        retentions: vec![base::Retention {
            key: "keep-files",
            tables: &["files"],
            span: base::Span::Kept,
            purge: None,
        }],
        ..Parts::default()
    };
    Room { name: "about", nouns: vec![parts] }
}
