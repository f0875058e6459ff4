//! Messages to organizers over HTTP: kept sealed for thirty days, and mailed to those who have a
//! confirmed address. No address of an organizer is ever shown.

use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Private, Problems};
use store::{Change, StoreError};
use ui::href;
use uuid::Uuid;
use web::{Answer, App, Failure, Intake, Limit, Page, Route, Visit, route};

use super::model::{ContactForm, Message};
use super::store::{self as messages, Sealed};
use super::{PURPOSE, views};
use crate::access;
use crate::action::model::{Action, State as Stands};
use crate::action::routes::code_of;
use crate::action::store as actions;

pub(crate) fn routes() -> Vec<Route> {
    vec![route(access::ACTION_CONTACT_ASK, get(ask)), route(access::ACTION_CONTACT, post(send))]
}

async fn found(visit: &Visit, app: &App, code: &str) -> Result<Action, Failure> {
    let (code, actor) = (code_of(code)?, visit.actor.clone());
    app.read(move |db| actions::find(db, &actor, code).map_err(Failure::from)).await
}

fn unseal(app: &App, it: &Sealed) -> Option<Message> {
    serde_json::from_slice(&app.keys().open(PURPOSE, &it.bytes)?).ok()
}

/// `GET /actions/{action}/contact`: the form, and for organizers what came.
async fn ask(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let action = found(&visit, &app, &code).await?;
    let look = visit.look();
    if !action.is_mine {
        let (head, main) = views::ask(&look, &action, &ContactForm::default(), &Problems::new());
        return Ok(visit.page(head, main));
    }
    let id = action.id;
    let sealed = app.read(move |db| messages::of_action(db, id).map_err(Failure::from)).await?;
    let list: Vec<_> = sealed.iter().filter_map(|it| Some((it.id, it.at, unseal(&app, it)?))).collect();
    let (head, main) = views::inbox(&look, &action, &list);
    Ok(visit.page(head, main))
}

/// `POST /actions/{action}/contact`
async fn send(
    visit: Visit,
    State(app): State<App>,
    Path(code): Path<String>,
    Intake(raw): Intake<ContactForm>,
) -> Answer {
    let action = found(&visit, &app, &code).await?;
    if action.is_mine {
        let (id, delete) = (action.id, raw.delete.parse::<Uuid>().ok().ok_or(Failure::Missing)?);
        app.change(move |db| messages::delete(db, id, delete).map_err(Failure::from)).await?;
        return Ok(Page::go(href::action_contact(action.code)));
    }
    let message = match raw.parse() {
        Ok(message) => message,
        Err(problems) => {
            let (head, main) = views::ask(&visit.look(), &action, &raw, &problems);
            return Ok(visit.page(head, main).invalid());
        }
    };
    app.limits().check(Limit::Contact, &visit.client)?;
    if action.state == Stands::Draft {
        return Err(Failure::Missing);
    }
    let plain = serde_json::to_vec(message.reveal()).map_err(Failure::broken)?;
    let sealed = app.keys().seal(app.random(), PURPOSE, &plain);
    let it = Sealed { id: base::id::uuid_v7(visit.now, app.random()), at: visit.now, bytes: sealed };
    let (inner, told) = (app.clone(), action.clone());
    let kept = app.change(move |db| {
        let kept = messages::insert(db, told.id, &it)?;
        if kept {
            relay(db, &inner, &told, &message)?;
        }
        Ok::<_, StoreError>(kept)
    });
    if !kept.await? {
        return Err(Failure::TooMany { retry_s: 3_600 });
    }
    let (head, main) = views::sent(&visit.look(), &action);
    Ok(visit.page(head, main))
}

/// Mails the message to those who answer for the action and have a confirmed address.
fn relay(db: &mut Change, app: &App, action: &Action, message: &Private<Message>) -> Result<(), StoreError> {
    let link = app.absolute(&href::action_contact(action.code));
    let it = message.reveal();
    let write = |words: &'static ui::Words| {
        let reply = if it.reply.is_empty() { words.contact_mail_no_reply() } else { it.reply.as_str() };
        (words.contact_mail_subject(&action.content.title), words.contact_mail_text(&it.text, reply, &link))
    };
    let people = actions::organizers(db, action.id)?;
    for (person, _, _) in &people {
        people::notice::mail_person(db, app, *person, write)?;
    }
    match &action.group {
        Some(group) if people.is_empty() => people::notice::mail_officers(db, app, group.id, write),
        _ => Ok(()),
    }
}
