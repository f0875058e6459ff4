//! Delegates over HTTP.

use ::store::Migration;
use base::{Retention, Span};

use super::jobs;
use crate::Parts;

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        migrations: vec![Migration {
            name: "202611221600_decide_delegates",
            sql: include_str!("../../migrations/202611221600_decide_delegates.sql"),
        }],
        retentions: vec![
            Retention {
                key: "keep-delegations",
                tables: &["delegations", "mandates", "delegates", "delegate_reports", "delegate_questions"],
                span: Span::Kept,
                purge: None,
            },
            Retention { key: "keep-candidacies", tables: &["candidacies"], span: Span::UntilDeleted, purge: None },
            Retention { key: "keep-recalls", tables: &["recall_petitions"], span: Span::Kept, purge: None },
            Retention {
                key: "keep-recall-signatures",
                tables: &["recall_signatures"],
                span: Span::UntilDeleted,
                purge: None,
            },
        ],
        jobs: jobs::jobs(),
        subscriptions: jobs::subscriptions(),
        ..Parts::default()
    }
}
