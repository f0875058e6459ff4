//! Calls over HTTP.

mod live;
mod picture;
mod read;
mod write;

use std::sync::Arc;

use axum::routing::{get, post};
use base::{Retention, Span};
use store::Migration;
use ui::{Icon, MenuItem, Words, href};
use web::route;

use super::views;
use crate::{Parts, access};
pub(crate) use write::say;

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::CALL_LIST, get(read::list)).cached(),
            route(access::CALL_NEW, get(write::new)),
            route(access::CALL_DRAFT, post(write::draft)),
            route(access::CALL_SHOW, get(read::show)).cached(),
            route(access::CALL_EDIT, get(write::edit)),
            route(access::CALL_CORRECT, post(write::correct)),
            route(access::CALL_STATE_ASK, get(write::state)),
            route(access::CALL_STATE_CHANGE, post(write::change_state)),
            route(access::CALL_PICTURE_ASK, get(picture::ask)),
            route(access::CALL_PICTURE_CHANGE, post(picture::change)),
            route(access::CALL_CORRECTIONS, get(read::corrections)).cached(),
            route(access::CALL_LIVE, get(live::figures)),
        ],
        migrations: vec![Migration {
            name: "202611221100_act_calls",
            sql: include_str!("../../../migrations/202611221100_act_calls.sql"),
        }],
        retentions: vec![Retention {
            key: "keep-calls",
            tables: &["calls", "call_demands", "call_corrections", "call_figures", "call_endorsements"],
            span: Span::Kept,
            purge: None,
        }],
        samples: Some(views::samples),
        menu: vec![MenuItem { icon: Icon::Megaphone, label: Words::call_menu, href: href::CALLS }],
        group_cards: vec![Arc::new(|app, visit, group| Box::pin(read::group_card(app, visit, group)))],
        person_cards: vec![Arc::new(|app, visit, _| Box::pin(read::person_card(app, visit)))],
        ..Parts::default()
    }
}
