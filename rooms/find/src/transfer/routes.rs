//! What imports keep.

use ::store::Migration;
use base::{Retention, Span};

use crate::Parts;

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        migrations: vec![Migration {
            name: "202611221330_find_imports",
            sql: include_str!("../../migrations/202611221330_find_imports.sql"),
        }],
        retentions: vec![Retention {
            key: "keep-listing-imports",
            tables: &["listing_imports"],
            span: Span::UntilDeleted,
            purge: None,
        }],
        ..Parts::default()
    }
}
