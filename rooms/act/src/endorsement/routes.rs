//! Endorsements over HTTP.

use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, Event, GroupId, Problems, Random, Time};
use http::StatusCode;
use people::membership::Officer;
use serde_json::json;
use store::{Change, Db, Migration, StoreError};
use ui::{Words, format, href};
use web::{Answer, App, Form, Page, Paging, Query, Visit, route};

use super::model::{EndorseError, EndorseForm, Endorsement, Endorser, Listed, RevokeForm};
use super::{store as endorsements, views};
use crate::call::model::{Call, Figures};
use crate::call::store as calls;
use crate::{Parts, access, events};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::ENDORSEMENT_LIST, get(list)).cached(),
            route(access::ENDORSEMENT_ENDORSE, post(endorse)),
            route(access::ENDORSEMENT_REVOKE_ASK, get(ask)),
            route(access::ENDORSEMENT_REVOKE, post(revoke)),
        ],
        migrations: vec![Migration {
            name: "202611221110_act_call_endorsements",
            sql: include_str!("../../migrations/202611221110_act_call_endorsements.sql"),
        }],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// What the list needs, from one snapshot.
struct Loaded {
    call: Call,
    figures: Figures,
    list: Vec<Listed>,
    count: i64,
    endorsers: Vec<Endorser>,
}

fn load(db: &mut impl Db, actor: &Actor, slug: &str, page: u32) -> Result<Loaded, StoreError> {
    let (call, figures) = calls::find_with_figures(db, actor, slug)?;
    let list = endorsements::page(db, call.id, i64::from(page) - 1)?;
    let count = endorsements::count(db, call.id)?;
    let endorsers = endorsements::endorsers(db, actor, call.id, call.caller.id)?;
    Ok(Loaded { call, figures, list, count, endorsers })
}

/// The list with the form as it was typed.
async fn list_page(
    app: &App,
    visit: &Visit,
    slug: String,
    page: u32,
    raw: &EndorseForm,
    problems: &Problems,
    refused: &str,
) -> Answer {
    let actor = visit.actor.clone();
    let it = app.read(move |db| load(db, &actor, &slug, page)).await?;
    let shown = views::ListPage {
        call: &it.call,
        list: &it.list,
        in_force: it.figures.endorsements,
        page,
        pages: Paging::pages(it.count, endorsements::PAGE),
        endorsers: &it.endorsers,
        raw,
        problems,
        refused,
    };
    let (head, main) = views::list(&visit.look(), &shown);
    Ok(visit.page(head, main))
}

/// `GET /calls/{call}/endorsements`
async fn list(visit: Visit, State(app): State<App>, Path(slug): Path<String>, Query(paging): Query<Paging>) -> Answer {
    list_page(&app, &visit, slug, paging.number(), &EndorseForm::default(), &Problems::new(), "").await
}

/// `POST /calls/{call}/endorsements`
async fn endorse(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    Form(raw): Form<EndorseForm>,
) -> Answer {
    let (statement, decided_by) = match raw.parse() {
        Ok(sound) => sound,
        Err(problems) => return Ok(list_page(&app, &visit, slug, 1, &raw, &problems, "").await?.invalid()),
    };
    if let Some(problems) =
        crate::moderation::blocked(&app, vec![("statement", statement.clone()), ("decided_by", decided_by.clone())])
            .await?
    {
        return Ok(list_page(&app, &visit, slug, 1, &raw, &problems, "").await?.invalid());
    }
    let (actor, now, group, name, own) =
        (visit.actor.clone(), visit.now, raw.group.trim().to_owned(), slug.clone(), app.clone());
    let done = app.change(move |db| {
        let (by, group_name) = endorsements::spoken_for(db, &actor, &group)?;
        let call = calls::hold_for_reader(db, &actor, &name)?;
        write_endorsement(db, &own, &call, (by, &group_name), (&statement, &decided_by), now)
    });
    match done.await? {
        Ok(call) => {
            app.live().touch(call);
            Ok(Page::go(href::call(&slug)))
        }
        Err(error) => {
            let refused = refusal(visit.words, error);
            let page = list_page(&app, &visit, slug, 1, &raw, &Problems::new(), &refused).await?;
            Ok(page.status(StatusCode::CONFLICT))
        }
    }
}

fn refusal(words: &Words, error: EndorseError) -> String {
    match error {
        EndorseError::Already { since } => {
            words.endorsement_problem_already(&format::moment(words, since, "UTC", format::Detail::Day))
        }
        EndorseError::OwnCall => words.endorsement_problem_own().to_owned(),
        EndorseError::NotOpen { .. } => words.endorsement_problem_not_open().to_owned(),
    }
}

/// Decides, saves, says; answers the call's topic for those who watch it.
fn write_endorsement(
    db: &mut Change,
    app: &App,
    call: &Call,
    (by, name): (Officer, &str),
    (statement, decided_by): (&str, &str),
    now: Time,
) -> Result<Result<uuid::Uuid, EndorseError>, StoreError> {
    let by_group = by.group;
    let before = endorsements::hold(db, call.id, by_group)?;
    let it = match call.endorse(by, before.as_ref(), statement, now) {
        Ok(it) => Endorsement { decided_by: decided_by.to_owned(), ..it },
        Err(error) => return Ok(Err(error)),
    };
    endorsements::save(db, &it)?;
    calls::endorser_moved(db, call.id, by_group, 1)?;
    let kind = if before.is_some() { events::ENDORSEMENT_RETURNED } else { events::CALL_ENDORSED };
    say(db, kind, &it, (call, name), now, app.random());
    let link = app.absolute(&href::call_endorsements(&call.slug));
    tell(db, app, call, |words| {
        let mut text = words.endorsement_mail_text(name, &call.content.title, &link);
        if !statement.is_empty() {
            text = format!("{text}\n\n{}", words.endorsement_mail_statement(statement));
        }
        (words.endorsement_mail_subject(name, &call.content.title), text)
    })?;
    Ok(Ok(call.id.0))
}

fn say(db: &mut Change, kind: &str, it: &Endorsement, (call, name): (&Call, &str), now: Time, random: &dyn Random) {
    // How it was decided may be a decision of this site, whose page then shows the endorsement.
    let payload = json!({
        "group_id": it.group, "slug": call.slug.as_str(), "title": format!("{name}: {}", call.content.title),
        "decided_by": it.decided_by,
    });
    db.emit(Event::new(kind, it.call, payload, now, random));
}

/// Writes to the officers of the calling group who have given an address.
fn tell(
    db: &mut Change,
    app: &App,
    call: &Call,
    write: impl Fn(&'static Words) -> (String, String),
) -> Result<(), StoreError> {
    people::notice::mail_officers(db, app, call.caller.id, |words| {
        let (subject, text) = write(words);
        (subject, format!("{text}\n\n{}", words.endorsement_mail_foot(&call.caller.name)))
    })
}

/// An endorsement in force for whose group the actor speaks.
struct Revocable {
    call: Call,
    by: Officer,
    name: String,
    endorsement: Endorsement,
}

fn find_revocable(db: &mut impl Db, actor: &Actor, slug: &str, group: &str) -> Result<Revocable, StoreError> {
    let call = calls::find(db, actor, slug)?;
    let (by, name) = endorsements::spoken_for(db, actor, group)?;
    let endorsement = endorsements::find(db, call.id, by.group)?.ok_or(StoreError::Missing)?;
    Ok(Revocable { call, by, name, endorsement })
}

async fn revoke_page(
    app: &App,
    visit: &Visit,
    (slug, group): (String, String),
    raw: &RevokeForm,
    problems: &Problems,
) -> Answer {
    let (actor, name) = (visit.actor.clone(), group.clone());
    let it = app.read(move |db| find_revocable(db, &actor, &slug, &name)).await?;
    if !it.endorsement.is_in_force() {
        return Ok(Page::go(href::call_endorsements(&it.call.slug)));
    }
    let (head, main) = views::revoke(&visit.look(), &it.call, (&group, &it.name), raw, problems);
    Ok(visit.page(head, main))
}

/// `GET /calls/{call}/endorsements/{group}/revoke`
async fn ask(visit: Visit, State(app): State<App>, Path(names): Path<(String, String)>) -> Answer {
    revoke_page(&app, &visit, names, &RevokeForm::default(), &Problems::new()).await
}

/// `POST /calls/{call}/endorsements/{group}/revoke`
async fn revoke(
    visit: Visit,
    State(app): State<App>,
    Path((slug, group)): Path<(String, String)>,
    Form(raw): Form<RevokeForm>,
) -> Answer {
    let reason = match raw.parse() {
        Ok(reason) => reason,
        Err(problems) => return Ok(revoke_page(&app, &visit, (slug, group), &raw, &problems).await?.invalid()),
    };
    let (actor, now, name, own) = (visit.actor.clone(), visit.now, slug.clone(), app.clone());
    let topic = app
        .change(move |db| {
            let call = calls::hold_for_reader(db, &actor, &name)?;
            let it = find_revocable(db, &actor, &name, &group)?;
            write_revocation(db, &own, &it, &reason, now)?;
            Ok::<_, StoreError>(call.id.0)
        })
        .await?;
    app.live().touch(topic);
    Ok(Page::go(href::call_endorsements(&slug)))
}

/// Revokes; one that was revoked before stays as it is.
fn write_revocation(db: &mut Change, app: &App, it: &Revocable, reason: &str, now: Time) -> Result<(), StoreError> {
    let group: GroupId = it.by.group;
    let Some(held) = endorsements::hold(db, it.call.id, group)? else { return Err(StoreError::Missing) };
    let Ok(revoked) = held.revoke(reason, now) else { return Ok(()) };
    endorsements::save(db, &revoked)?;
    calls::endorser_moved(db, it.call.id, group, -1)?;
    say(db, events::ENDORSEMENT_REVOKED, &revoked, (&it.call, &it.name), now, app.random());
    let link = app.absolute(&href::call_endorsements(&it.call.slug));
    tell(db, app, &it.call, |words| {
        let title = &it.call.content.title;
        let text = words.endorsement_mail_revoked_text(&it.name, title, reason, &link);
        (words.endorsement_mail_revoked_subject(&it.name, title), text)
    })
}
