//! Listings over HTTP.

use ::store::Migration;
use base::{Retention, Span};
use web::Purge;

use super::store;
use crate::Parts;

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        migrations: vec![Migration {
            name: "202611221300_find_listings",
            sql: include_str!("../../migrations/202611221300_find_listings.sql"),
        }],
        retentions: vec![
            Retention {
                key: "keep-listings",
                tables: &[
                    "organizations",
                    "programs",
                    "services",
                    "locations",
                    "service_at_locations",
                    "listing_addresses",
                    "listing_schedules",
                    "listing_contacts",
                    "listing_phones",
                    "listing_languages",
                    "listing_accessibility",
                    "service_areas",
                    "cost_options",
                    "required_documents",
                    "listing_funding",
                    "organization_identifiers",
                    "taxonomies",
                    "taxonomy_terms",
                    "listing_attributes",
                    "listing_metadata",
                    "listing_table_descriptions",
                ],
                span: Span::UntilDeleted,
                purge: None,
            },
            Retention {
                key: "keep-listing-changes",
                tables: &["listing_changes"],
                span: Span::After(store::CHANGES_KEPT),
                purge: Some("listing-changes"),
            },
        ],
        purges: vec![Purge { name: "listing-changes", run: store::forget_changes }],
        ..Parts::default()
    }
}
