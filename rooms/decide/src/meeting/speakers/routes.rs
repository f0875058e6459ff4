//! The speaking list over HTTP.

use ::store::{Change, StoreError};
use axum::extract::{Path, State};
use axum::routing::post;
use base::Actor;
use ui::href;
use web::{Answer, App, Form, Page, Route, Visit, route};

use super::model::{FloorForm, Standing, WAITING_MAX, waiting};
use super::store;
use crate::access;
use crate::meeting::model::{ListState, Meeting, MeetingId, State as MeetingState};
use crate::meeting::presence;
use crate::meeting::presence::model::PresenceForm;
use crate::meeting::routes::{Typed, desk_page, refused, touch};
use crate::meeting::store as meetings;

/// Its routes.
pub(crate) fn routes() -> Vec<Route> {
    vec![route(access::SPEAKERS_ASK, post(ask)), route(access::SPEAKERS_FLOOR, post(floor))]
}

/// `POST /meetings/{meeting}/speakers`: a member asks for the floor, or does not want it any more.
async fn ask(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<PresenceForm>) -> Answer {
    let (actor, name) = (visit.actor.clone(), code.clone());
    let done = app.change(move |db| write_wish(db, &actor, &name, &raw.then)).await?;
    let id = done.map_err(|key| refused(&visit, key))?;
    touch(&app, id);
    Ok(Page::go(format!("{}#speakers", href::meeting(&code))))
}

fn write_wish(
    db: &mut Change,
    actor: &Actor,
    code: &str,
    then: &str,
) -> Result<Result<MeetingId, &'static str>, StoreError> {
    let (it, person) = meetings::hold_for_member(db, actor, code)?;
    if it.state != MeetingState::Running {
        return Ok(Err("meeting-problem-not-running"));
    }
    if then == "leave" {
        store::leave(db, it.id, person)?;
        return Ok(Ok(it.id));
    }
    if presence::store::of(db, it.id, person)?.is_none() {
        return Ok(Err("meeting-problem-not-present"));
    }
    if it.list == ListState::Closed {
        return Ok(Err("meeting-problem-list-closed"));
    }
    let all = store::of_item(db, it.id, it.current)?;
    let waits = all.iter().any(|other| other.person == Some(person) && other.standing == Standing::Waiting);
    if waits {
        return Ok(Err("meeting-problem-listed"));
    }
    if waiting(&all).len() >= WAITING_MAX {
        return Ok(Err("meeting-problem-list-full"));
    }
    store::add(db, it.id, it.current, Some(person), "")?;
    Ok(Ok(it.id))
}

/// `POST /meetings/{meeting}/floor`: the chair leads the list.
async fn floor(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<FloorForm>) -> Answer {
    let guest = match raw.guest() {
        Ok(name) => name,
        Err(problems) if raw.then == "guest" => {
            let typed = Typed { floor: raw, problems, ..Typed::default() };
            return Ok(desk_page(&app, &visit, &code, typed).await?.invalid());
        }
        Err(_) => String::new(),
    };
    let (actor, name) = (visit.actor.clone(), code.clone());
    let done = app.change(move |db| write_floor(db, &actor, &name, &raw, &guest)).await?;
    let id = done.map_err(|key| refused(&visit, key))?;
    touch(&app, id);
    Ok(Page::go(format!("{}#speakers", href::meeting_desk(&code))))
}

fn write_floor(
    db: &mut Change,
    actor: &Actor,
    code: &str,
    raw: &FloorForm,
    guest: &str,
) -> Result<Result<MeetingId, &'static str>, StoreError> {
    let it = meetings::hold_for_chair(db, actor, code)?;
    if it.state != MeetingState::Running {
        return Ok(Err("meeting-problem-not-running"));
    }
    let all = store::of_item(db, it.id, it.current)?;
    let (id, mut list) = (it.id, it.list);
    match raw.then.as_str() {
        "next" => match waiting(&all).first() {
            Some((next, _)) => store::give(db, id, next.number)?,
            None => store::end_turn(db, id)?,
        },
        "end" => store::end_turn(db, id)?,
        "drop" => store::drop_waiting(db, id, raw.number.parse().unwrap_or(0))?,
        "guest" if waiting(&all).len() >= WAITING_MAX => return Ok(Err("meeting-problem-list-full")),
        "guest" => store::add(db, id, it.current, None, guest)?,
        "open" => list = ListState::Open,
        "close" => list = ListState::Closed,
        _ => return Ok(Err("meeting-problem-impossible")),
    }
    if list != it.list {
        let changed_at = db.now();
        meetings::save(db, &Meeting { list, changed_at, ..it })?;
    }
    Ok(Ok(id))
}
