//! Candidacies over HTTP; they are shown on the page of their set of seats.

use ::store::{Change, Db, StoreError};
use axum::extract::{Path, State};
use axum::routing::post;
use base::{Actor, PersonId, Problems, Time, text};
use ui::href;
use web::{Answer, App, Failure, Form, Page, Visit, route};

use super::model::{AskForm, CANDIDATES_MAX, StandForm};
use super::store;
use crate::delegate::views::Typed;
use crate::delegate::{load, routes, store as delegations};
use crate::{Parts, access};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![route(access::CANDIDACY, post(stand)), route(access::CANDIDACY_ASK, post(ask))],
        ..Parts::default()
    }
}

/// Why nobody can stand now: the key of its words.
fn closed(db: &mut impl Db, it: &crate::delegate::model::Delegation) -> Result<Option<&'static str>, StoreError> {
    if !it.is_open() {
        return Ok(Some("delegate-problem-closed"));
    }
    Ok(load::going_on(db, it)?.map(|_| "delegate-problem-election-runs"))
}

/// `POST /delegations/{delegation}/candidates`
async fn stand(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<StandForm>) -> Answer {
    let (actor, name) = (visit.actor.clone(), code.clone());
    let it = app.read(move |db| delegations::find_inside(db, &actor, &name)).await?;
    let parsed = match raw.parse(&it.settings.at_least) {
        Ok(wish) => crate::blocked(&app, vec![("words", wish.0.clone())]).await?.map_or(Ok(wish), Err),
        Err(problems) => Err(problems),
    };
    let wish = match parsed {
        Ok(wish) => wish,
        Err(problems) => {
            let typed = Typed { stand: raw, ..Typed::default() };
            return Ok(routes::page(&app, &visit, &code, &problems, &typed).await?.invalid());
        }
    };
    let (actor, now, then, name) = (visit.actor.clone(), visit.now, raw.then.clone(), code.clone());
    let done = app.change(move |db| write_stand(db, &actor, &name, &then, (&wish.0, &wish.1), now)).await?;
    match done {
        None => Ok(Page::go(format!("{}#candidates", href::delegation(&code)))),
        Some(key) => Err(Failure::Refused(visit.words.by_key(key, &[]).unwrap_or_default())),
    }
}

fn write_stand(
    db: &mut Change,
    actor: &Actor,
    code: &str,
    then: &str,
    wish: (&str, &str),
    now: Time,
) -> Result<Option<&'static str>, StoreError> {
    let (it, person) = delegations::hold_inside(db, actor, code)?;
    if let Some(key) = closed(db, &it)? {
        return Ok(Some(key));
    }
    if then == "withdraw" {
        store::end(db, it.id, it.round, person)?;
        return Ok(None);
    }
    let all = store::coming(db, &it)?;
    if all.len() >= CANDIDATES_MAX && all.iter().all(|one| one.person != person) {
        return Ok(Some("delegate-problem-candidates"));
    }
    store::stand(db, &it, person, wish, now)?;
    Ok(None)
}

/// `POST /delegations/{delegation}/candidates/ask`
async fn ask(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<AskForm>) -> Answer {
    let (actor, now, name, typed) = (visit.actor.clone(), visit.now, code.clone(), raw.name.clone());
    match app.change(move |db| write_ask(db, &actor, &name, &typed, now)).await? {
        None => Ok(Page::go(format!("{}#candidates", href::delegation(&code)))),
        Some(key) => {
            let typed = Typed { ask: raw, ..Typed::default() };
            Ok(routes::page(&app, &visit, &code, &Problems::one("name", key), &typed).await?.invalid())
        }
    }
}

fn write_ask(
    db: &mut Change,
    actor: &Actor,
    code: &str,
    typed: &str,
    now: Time,
) -> Result<Option<&'static str>, StoreError> {
    let (it, me) = delegations::hold_inside(db, actor, code)?;
    if let Some(key) = closed(db, &it)? {
        return Ok(Some(key));
    }
    let Ok(typed) = text::line(typed, 80) else { return Ok(Some("problem-empty")) };
    let person = match named(db, actor, &it, &typed)? {
        Ok(person) if person != me => person,
        Ok(_) => return Ok(Some("delegate-problem-ask-me")),
        Err(key) => return Ok(Some(key)),
    };
    if store::coming(db, &it)?.len() >= CANDIDATES_MAX {
        return Ok(Some("delegate-problem-candidates"));
    }
    Ok((!store::ask(db, &it, person, now)?).then_some("delegate-problem-asked"))
}

/// The one member of the body with a name, among those whom the actor may see.
fn named(
    db: &mut impl Db,
    actor: &Actor,
    it: &crate::delegate::model::Delegation,
    typed: &str,
) -> Result<Result<PersonId, &'static str>, StoreError> {
    let group = people::group::store::find(db, actor, it.body.id)?;
    let found = people::membership::store::search(db, actor, &group, typed, 50)?;
    let wanted = places::fold(typed);
    let mut same = found.iter().filter(|member| places::fold(&member.name) == wanted);
    Ok(match (same.next(), same.next()) {
        (Some(one), None) => Ok(one.person),
        (None, _) => Err("delegate-problem-unknown"),
        (Some(_), Some(_)) => Err("delegate-problem-namesakes"),
    })
}
