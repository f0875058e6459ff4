//! Routes of needs and offers: the board, three questions, the forms, the receipt.

mod board;
mod make;
mod receipt;

use std::sync::Arc;
use std::time::Duration;

use ::store::{Migration, Reader, StoreError};
use axum::routing::{get, post};
use base::{Actor, Code, Retention, Span};
use ui::{Icon, MenuItem, Words, href};
use uuid::Uuid;
use web::{App, Failure, Periodic, PersonExport, Subject, SubjectName, route};

use super::model::{Aid, KEPT};
use super::tell::{News, tell};
use super::{store, taken, views};
use crate::{Parts, access};

pub(crate) use board::waiting;
pub(crate) use receipt::{held, shown};

/// How long before its end a need or offer is reminded of.
const REMINDED_BEFORE: Duration = Duration::from_hours(3 * 24);

/// What needs and offers contribute to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::AID_BOARD, get(board::board)).cached(),
            route(access::AID_HELP, get(board::help)).cached(),
            route(access::NEED_ASK, get(make::need)),
            route(access::NEED_SEND, post(make::need_send)),
            route(access::OFFER_ASK, get(make::offer)),
            route(access::OFFER_SEND, post(make::offer_send)),
            route(access::ROLE_ASK, get(make::role)),
            route(access::ROLE_SEND, post(make::role_send)),
            route(access::AID_FIND, get(receipt::find)),
            route(access::AID_FIND_SEND, post(receipt::find_send)),
            route(access::AID_RECEIPT, get(receipt::show)),
            route(access::AID_CHANGE_ASK, get(make::change_ask)),
            route(access::AID_CHANGE, post(make::change)),
            route(access::AID_RENEW, post(receipt::renew)),
            route(access::AID_WITHDRAW, post(receipt::withdraw)),
            route(access::AID_CONFIRM_ASK, get(receipt::confirm_ask)),
            route(access::AID_CONFIRM, post(receipt::confirm)),
            route(access::AID_SHOW, get(board::show)),
        ],
        migrations: vec![Migration {
            name: "202611221500_find_need_aids",
            sql: include_str!("../../migrations/202611221500_find_need_aids.sql"),
        }],
        retentions: vec![Retention {
            key: "keep-aids",
            tables: &["aids", "volunteer_roles"],
            span: Span::After(KEPT),
            purge: Some("matches"),
        }],
        periodic: vec![Periodic {
            name: "aid-reminders",
            every: Duration::from_hours(6),
            run: Arc::new(|app| Box::pin(remind(app))),
        }],
        samples: Some(views::samples),
        menu: vec![MenuItem { icon: Icon::HeartHandshake, label: Words::aid_menu, href: href::AID }],
        group_cards: vec![Arc::new(|app, visit, group| Box::pin(board::group_card(app, visit, group)))],
        person_cards: vec![Arc::new(|app, visit, person| Box::pin(board::person_card(app, visit, person)))],
        person_exports: vec![PersonExport { name: "needs_and_offers", run: taken::everything }],
        farewells: vec![taken::farewell],
        subjects: vec![Subject { kind: "aid", find: find_subject, names }],
        ..Parts::default()
    }
}

/// Tells those with a confirmed address that theirs ends soon.
async fn remind(app: App) -> Result<(), Failure> {
    let (inner, now) = (app.clone(), app.now());
    app.change(move |db| {
        for (id, code) in store::remind(db, now, now.plus(REMINDED_BEFORE))? {
            tell(db, &inner, id, code, News::Ending)?;
        }
        Ok::<_, StoreError>(())
    })
    .await?;
    Ok(())
}

fn named(aid: Aid) -> SubjectName {
    SubjectName { id: aid.id, is_public: aid.is_public(), href: href::aid_show(aid.code), title: aid.content.title }
}

fn names(db: &mut Reader, ids: &[Uuid]) -> Result<Vec<SubjectName>, StoreError> {
    Ok(store::names(db, ids)?.into_iter().map(named).collect())
}

fn find_subject(db: &mut Reader, actor: &Actor, code: &str) -> Result<SubjectName, StoreError> {
    let Ok(code) = code.parse::<Code>() else { return Err(StoreError::Missing) };
    store::find_public(db, actor, code).map(named)
}
