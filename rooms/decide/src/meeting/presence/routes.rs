//! Checking in, being counted, the page for the wall.

use ::store::{Change, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, PersonId, Problems};
use serde::Deserialize;
use ui::href;
use web::{Answer, App, Form, Limit, Page, Query, Route, Visit, route};

use super::model::{CountForm, HereForm, Naming, PresenceForm};
use super::{store, views};
use crate::access;
use crate::meeting::model::{Door, Meeting, MeetingId, State as MeetingState};
use crate::meeting::routes::{Typed, desk_page, refused, touch};
use crate::meeting::store as meetings;
use crate::meeting::{agenda, hands, speakers};

/// Its routes.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        route(access::PRESENCE_ASK, get(ask)),
        route(access::PRESENCE_BEGIN, post(check_in)),
        route(access::PRESENCE_CHANGE, post(change)),
        route(access::PRESENCE_COUNT, post(count)),
        route(access::MEETING_WALL, get(wall)),
    ]
}

/// What the code to scan fills in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Wish {
    code: String,
}

/// `GET /meetings/here`
async fn ask(visit: Visit, wish: Query<Wish>) -> Answer {
    let code = Door::typed(&wish.0.code).map(|door| door.shown()).unwrap_or_default();
    let (head, main) = views::check_in(&visit.look(), &HereForm { code, named: String::new() }, &Problems::new());
    Ok(visit.page(head, main))
}

/// `POST /meetings/here`
async fn check_in(visit: Visit, State(app): State<App>, Form(raw): Form<HereForm>) -> Answer {
    let person = visit.person()?;
    // A whole hall may share one address: each person has tries of their own.
    app.limits().check_for(Limit::Guess, &visit.client, person.bytes())?;
    let naming = if raw.named == "yes" { Naming::Named } else { Naming::Counted };
    let found = match Door::typed(&raw.code) {
        Some(door) => app.change(move |db| write_in(db, &door, person, naming)).await?,
        None => None,
    };
    let Some(it) = found else {
        let (head, main) = views::check_in(&visit.look(), &raw, &Problems::one("code", "meeting-problem-code"));
        return Ok(visit.page(head, main).invalid());
    };
    touch(&app, it.id);
    Ok(Page::go(href::meeting(it.code)))
}

fn write_in(db: &mut Change, door: &Door, person: PersonId, naming: Naming) -> Result<Option<Meeting>, StoreError> {
    let Some(found) = meetings::find_by_door(db, door, person)? else { return Ok(None) };
    let it = meetings::hold_by_id(db, found.id)?;
    if it.state != MeetingState::Running {
        return Ok(None);
    }
    store::add(db, it.id, person, naming)?;
    let present_most =
        if it.counted.is_some() { it.present_most } else { store::count(db, it.id)?.max(it.present_most) };
    if present_most != it.present_most {
        // Nobody needs to load the page again because somebody came in.
        meetings::save_most(db, it.id, present_most)?;
    }
    Ok(Some(it))
}

/// `POST /meetings/{meeting}/presence`
async fn change(
    visit: Visit,
    State(app): State<App>,
    Path(code): Path<String>,
    Form(raw): Form<PresenceForm>,
) -> Answer {
    let (actor, name) = (visit.actor.clone(), code.clone());
    let (id, is_over) = app.change(move |db| write_change(db, &actor, &name, &raw.then)).await?;
    touch(&app, id);
    Ok(Page::go(if is_over { href::minutes(&code) } else { href::meeting(&code) }))
}

fn write_change(db: &mut Change, actor: &Actor, code: &str, then: &str) -> Result<(MeetingId, bool), StoreError> {
    let (it, person) = meetings::hold_for_member(db, actor, code)?;
    let is_over = it.state != MeetingState::Running;
    match then {
        "name" if store::of(db, it.id, person)?.is_some() => store::set(db, it.id, person, Naming::Named)?,
        // When the meeting is over nobody is only counted any more: the row itself goes.
        "unname" if is_over => store::end(db, it.id, person)?,
        "unname" => store::set(db, it.id, person, Naming::Counted)?,
        "leave" if !is_over => {
            store::end(db, it.id, person)?;
            speakers::store::leave(db, it.id, person)?;
            hands::store::lower(db, it.id, person)?;
        }
        _ => {}
    }
    Ok((it.id, is_over))
}

/// `POST /meetings/{meeting}/attendance`
async fn count(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<CountForm>) -> Answer {
    let (actor, name, typed) = (visit.actor.clone(), code.clone(), raw.clone());
    let done = app
        .change(move |db| {
            let it = meetings::hold_for_chair(db, &actor, &name)?;
            if it.state != MeetingState::Running {
                return Ok::<_, StoreError>(None);
            }
            let (counted, guests) = match typed.parse(it.rules.entitled) {
                Ok(it) => it,
                Err(problems) => return Ok(Some(Err(problems))),
            };
            let present = counted.map_or_else(|| store::count(db, it.id), Ok)?;
            let (id, changed_at) = (it.id, db.now());
            let present_most = it.present_most.max(present);
            meetings::save(db, &Meeting { counted, present_most, guests, changed_at, ..it })?;
            Ok(Some(Ok(id)))
        })
        .await?;
    match done {
        Some(Ok(id)) => {
            touch(&app, id);
            Ok(Page::go(href::meeting_desk(&code)))
        }
        Some(Err(problems)) => {
            let typed = Typed { counted: Some(raw), problems, ..Typed::default() };
            Ok(desk_page(&app, &visit, &code, typed).await?.invalid())
        }
        None => Err(refused(&visit, "meeting-problem-not-running")),
    }
}

/// `GET /meetings/{meeting}/wall`
async fn wall(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (it, attendance, items, open, speakers) = app
        .read(move |db| {
            let it = meetings::find_for_chair(db, &actor, &code)?;
            let attendance = meetings::attendance(db, &it)?;
            let items = agenda::store::of_meeting(db, it.id)?;
            let open = hands::store::open(db, it.id)?;
            let speakers = speakers::store::of_item(db, it.id, it.current)?;
            Ok::<_, StoreError>((it, attendance, items, open, speakers))
        })
        .await?;
    if it.state != MeetingState::Running {
        return Ok(Page::go(href::meeting(it.code)));
    }
    let page = views::WallPage { it: &it, attendance, items: &items, open: open.as_ref(), speakers: &speakers };
    let (head, main) = views::wall(&visit.look(), &page);
    Ok(visit.page(head, main))
}
