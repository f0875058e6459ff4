//! Actions over HTTP.

mod organizers;
mod read;
mod write;

use std::sync::Arc;

use axum::routing::{get, post};
use base::{ActionId, Actor, Code, Event, Random, Retention, Span, Time};
use serde_json::json;
use store::{Change, Migration, Reader, StoreError};
use web::{App, Failure, JobKind, PersonExport, Purge, Visit, route};

use super::model::Action;
use super::{store as actions, tell, views};
use crate::{Parts, access, contact, series, update};

pub(crate) use read::page;

/// What actions, their news, series and messages contribute to the room.
pub(crate) fn parts() -> Parts {
    let mut routes = vec![
        route(access::ACTION_NEW, get(write::new)),
        route(access::ACTION_ADD, post(write::add)),
        route(access::ACTION_ALONE, get(write::new_alone)),
        route(access::ACTION_ALONE_ADD, post(write::add_alone)),
        route(access::ACTION_SHOW, get(read::show)).cached(),
        route(access::ACTION_EDIT, get(write::edit)),
        route(access::ACTION_SAVE, post(write::save)),
        route(access::ACTION_STATE_ASK, get(write::state)),
        route(access::ACTION_STATE_CHANGE, post(write::change_state)),
        route(access::ACTION_COPY_ASK, get(write::copy_ask)),
        route(access::ACTION_COPY, post(write::copy)),
        route(access::ACTION_ORGANIZERS_ASK, get(organizers::ask)),
        route(access::ACTION_ORGANIZERS, post(organizers::change)),
    ];
    routes.extend(update::routes::routes());
    routes.extend(series::routes::routes());
    routes.extend(contact::routes::routes());
    Parts {
        routes,
        migrations: vec![Migration {
            name: "202611221200_act_actions",
            sql: include_str!("../../../migrations/202611221200_act_actions.sql"),
        }],
        person_exports: vec![PersonExport { name: "organizes", run: organizes }],
        retentions: vec![
            Retention {
                key: "keep-actions",
                tables: &["actions", "action_figures", "action_updates"],
                span: Span::Kept,
                purge: None,
            },
            Retention {
                key: "keep-action-organizers",
                tables: &["action_organizers"],
                span: Span::UntilDeleted,
                purge: None,
            },
            Retention {
                key: "keep-action-messages",
                tables: &["action_messages"],
                span: Span::After(contact::store::KEPT),
                purge: Some("action-messages"),
            },
        ],
        purges: vec![Purge { name: "action-messages", run: contact::store::purge }],
        jobs: vec![JobKind { kind: tell::JOB, run: Arc::new(|app, payload| Box::pin(tell::run(app, payload))) }],
        samples: Some(|look| {
            let nouns = [views::samples, update::views::samples, series::views::samples, contact::views::samples];
            nouns.into_iter().flat_map(|samples| samples(look)).collect()
        }),
        group_cards: vec![Arc::new(|app, visit, group| Box::pin(read::group_card(app, visit, group)))],
        person_cards: vec![Arc::new(|app, visit, person| Box::pin(read::person_card(app, visit, person)))],
        ..Parts::default()
    }
}

/// The actions a person answers for, for "everything about me".
fn organizes(db: &mut Reader, app: &App, actor: &Actor) -> Result<serde_json::Value, StoreError> {
    let Some(person) = actor.person else { return Ok(serde_json::Value::Null) };
    let mine = actions::of_person(db, person, Time::from_millis(0), i64::from(i32::MAX))?;
    let rows = mine.iter().map(|(code, title, starts_at, ..)| {
        serde_json::json!({ "action": title, "starts": starts_at.to_string(),
            "address": app.absolute(&ui::href::action(code)) })
    });
    Ok(rows.collect())
}

/// The code in an address; what is none names nothing.
pub(crate) fn code_of(text: &str) -> Result<Code, Failure> {
    text.parse().ok().ok_or(Failure::Missing)
}

/// An action the visitor answers for.
pub(crate) async fn mine(app: &App, visit: &Visit, code: Code) -> Result<Action, Failure> {
    let actor = visit.actor.clone();
    app.read(move |db| actions::find_mine(db, &actor, code).map_err(Failure::from)).await
}

/// Tells other rooms what happened to an action.
fn say(db: &mut Change, kind: &str, action: &Action, now: Time, random: &dyn Random) {
    let payload =
        json!({ "code": action.code, "title": action.content.title, "call_id": action.call.as_ref().map(|c| c.id) });
    db.emit(Event::new(kind, action.id, payload, now, random));
}

/// Tells those who watch an action or its call.
fn touch(app: &App, action: &Action) {
    app.live().touch(action.id.into());
    if let Some(call) = &action.call {
        app.live().touch(call.id.into());
    }
}

/// The others of a series that come later and that the actor answers for.
fn later(db: &mut Change, actor: &Actor, action: &Action) -> Result<Vec<Action>, StoreError> {
    let Some(series) = action.series else { return Ok(Vec::new()) };
    let own: ActionId = action.id;
    actions::hold_series(db, series)?;
    let all = actions::of_series(db, actor, series, action.content.starts_at)?;
    Ok(all.into_iter().filter(|other| other.id != own).collect())
}
