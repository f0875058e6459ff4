//! Listings over HTTP.

mod read;
mod write;

use ::store::Migration;
use axum::routing::{get, post};
use base::{Retention, Span};
use web::{Purge, route};

use super::{samples, store, subject};
use crate::{Parts, access};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::LISTING_NEW, get(write::ask_new)),
            route(access::LISTING_ADD, post(write::add)),
            route(access::LISTING_SHOW, get(read::listing)).cached(),
            route(access::LISTING_EDIT, get(write::ask_edit)),
            route(access::LISTING_SAVE, post(write::save)),
            route(access::SERVICE_NEW, get(write::ask_service)),
            route(access::SERVICE_ADD, post(write::add_service)),
            route(access::SERVICE_SHOW, get(read::service)).cached(),
            route(access::SERVICE_EDIT, get(write::ask_service_edit)),
            route(access::SERVICE_SAVE, post(write::save_service)),
        ],
        samples: Some(samples::samples),
        group_cards: vec![std::sync::Arc::new(|app, visit, group| Box::pin(read::card(app, visit, group)))],
        subjects: vec![subject::SUBJECT],
        hidings: subject::HIDINGS.to_vec(),
        migrations: migrations(),
        retentions: retentions(),
        purges: vec![Purge { name: "listing-changes", run: store::forget_changes }],
        ..Parts::default()
    }
}

/// The tables of listings.
fn migrations() -> Vec<Migration> {
    vec![
        Migration {
            name: "202611221300_find_listings",
            sql: include_str!("../../../migrations/202611221300_find_listings.sql"),
        },
        Migration {
            name: "202611221310_find_listing_terms",
            sql: include_str!("../../../migrations/202611221310_find_listing_terms.sql"),
        },
        Migration {
            name: "202611221320_find_listing_reports",
            sql: include_str!("../../../migrations/202611221320_find_listing_reports.sql"),
        },
        Migration {
            name: "202611221610_find_listing_corrections",
            sql: include_str!("../../../migrations/202611221610_find_listing_corrections.sql"),
        },
    ]
}

/// What is kept of them.
fn retentions() -> Vec<Retention> {
    vec![
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
                "listing_term_words",
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
    ]
}
