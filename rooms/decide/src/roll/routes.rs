//! The roll over HTTP.

use ::store::{Change, Db, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, Time};
use people::membership::steward;
use serde::Deserialize;
use ui::href;
use web::{Answer, App, Failure, Form, Mail, Page, Query, Visit, route};

use super::list::{self, Entry};
use super::model::{CastAs, Elector};
use super::{store, views};
use crate::election::model::{Election, State as ElectionState};
use crate::election::store as elections;
use crate::{Parts, access};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::ROLL_SHOW, get(show)),
            route(access::ROLL_IMPORT_ASK, get(ask_import)),
            route(access::ROLL_IMPORT, post(import)),
            route(access::ROLL_MARK, post(mark)),
            route(access::ROLL_LINKS_ASK, get(ask_links)),
            route(access::ROLL_LINKS, post(links)),
        ],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// What is looked for, and where.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Search {
    name: String,
    page: String,
}

/// An election whose roll the actor keeps.
pub(crate) fn for_steward(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Election, StoreError> {
    let it = elections::find_any(db, code)?;
    steward(db, actor, it.body.id)?;
    Ok(it)
}

/// `GET /elections/{election}/roll`
async fn show(visit: Visit, State(app): State<App>, Path(code): Path<String>, search: Query<Search>) -> Answer {
    let (actor, own) = (visit.actor.clone(), app.clone());
    let (it, mut all) = app
        .read(move |db| {
            let it = for_steward(db, &actor, &code)?;
            let all = store::every(db, own.keys(), it.id)?;
            Ok::<_, StoreError>((it, all))
        })
        .await?;
    let wanted = places::fold(&search.0.name);
    all.retain(|it| places::fold(it.name.reveal()).contains(&wanted));
    let page: u32 = search.0.page.parse().unwrap_or(1).clamp(1, 1_000);
    let found = all.len();
    let from = (page as usize - 1) * views::SHOWN;
    let shown: Vec<Elector> = all.into_iter().skip(from).take(views::SHOWN).collect();
    let is_officer = visit.actor.is_at_least(it.body.id, base::GroupRole::Officer);
    let page = views::RollPage { it: &it, all: &shown, found, page, name: &search.0.name, is_officer };
    let (head, main) = views::show(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// The list as typed and what shall be done with it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct ListForm {
    list: String,
    then: String,
}

/// `GET /elections/{election}/roll/import`
async fn ask_import(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let it = app.read(move |db| elections::find_for_officer(db, &actor, &code)).await?;
    if it.state != ElectionState::Draft {
        return Ok(Page::go(href::roll(it.code)));
    }
    let (head, main) = views::import(&visit.look(), &it, "", None);
    Ok(visit.page(head, main))
}

/// `POST /elections/{election}/roll/import`
async fn import(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<ListForm>) -> Answer {
    let read = list::read(&raw.list);
    if raw.then == "save" && !read.entries.is_empty() {
        let (actor, now, own, entries) = (visit.actor.clone(), visit.now, app.clone(), read.entries.clone());
        let name = code.clone();
        let done = app.change(move |db| write_list(db, &own, &actor, &name, &entries, now)).await?;
        return if done {
            Ok(Page::go(href::roll(&code)))
        } else {
            Err(Failure::Refused(visit.words.ballot_problem_not_draft().to_owned()))
        };
    }
    let actor = visit.actor.clone();
    let it = app.read(move |db| elections::find_for_officer(db, &actor, &code)).await?;
    let (head, main) = views::import(&visit.look(), &it, &raw.list, Some(&read));
    Ok(visit.page(head, main))
}

fn write_list(
    db: &mut Change,
    app: &App,
    actor: &Actor,
    code: &str,
    entries: &[Entry],
    now: Time,
) -> Result<bool, StoreError> {
    let it = elections::hold_for_officer(db, actor, code)?;
    if it.state != ElectionState::Draft {
        return Ok(false);
    }
    store::from_list(db, app.keys(), app.random(), it.id, entries, now)?;
    Ok(true)
}

/// What shall stand beside somebody on the roll.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct MarkForm {
    cast: String,
}

/// `POST /elections/{election}/roll/{elector}`
async fn mark(
    visit: Visit,
    State(app): State<App>,
    Path((code, handle)): Path<(String, String)>,
    Form(raw): Form<MarkForm>,
) -> Answer {
    let (actor, name) = (visit.actor.clone(), code.clone());
    let done = app.change(move |db| write_mark(db, &actor, &name, &handle, &raw.cast)).await?;
    if done {
        Ok(Page::go(href::roll(&code)))
    } else {
        Err(Failure::Refused(visit.words.ballot_problem_mark().to_owned()))
    }
}

fn write_mark(db: &mut Change, actor: &Actor, code: &str, handle: &str, wish: &str) -> Result<bool, StoreError> {
    let it = elections::hold_any(db, code)?;
    steward(db, actor, it.body.id)?;
    let elector = crate::ballot::of_handle(handle).ok_or(StoreError::Missing)?;
    let elector = store::find(db, it.id, elector)?;
    if it.takes_ballots(db.now()).is_err() || !it.takes_paper() {
        return Ok(false);
    }
    let (next, by) = match (elector.cast_as, wish) {
        (CastAs::No, "paper") => (CastAs::Paper, 1),
        (CastAs::Paper, "no") => (CastAs::No, -1),
        // Who has cast here keeps that ballot; it can be changed here until the close.
        _ => return Ok(false),
    };
    store::mark(db, &elector, next)?;
    elections::move_paper(db, it.id, by)?;
    Ok(true)
}

/// Those without an account who have no link yet.
fn without_link(all: Vec<Elector>) -> Vec<Elector> {
    all.into_iter().filter(|it| it.person.is_none() && !it.has_link && it.cast_as == CastAs::No).collect()
}

/// `GET /elections/{election}/links`
async fn ask_links(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let (actor, own) = (visit.actor.clone(), app.clone());
    let (it, missing) = app
        .read(move |db| {
            let it = elections::find_for_officer(db, &actor, &code)?;
            let all = store::every(db, own.keys(), it.id)?;
            Ok::<_, StoreError>((it, without_link(all)))
        })
        .await?;
    let mails = missing.iter().filter(|it| it.mail.is_some()).count();
    let (head, main) = views::ask_links(&visit.look(), &it, missing.len(), mails, app.site().mails);
    Ok(visit.page(head, main))
}

/// Printed or mailed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct LinksForm {
    then: String,
}

/// `POST /elections/{election}/links`
async fn links(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<LinksForm>) -> Answer {
    let (actor, own, name, by_mail) = (visit.actor.clone(), app.clone(), code.clone(), raw.then == "mail");
    let words = visit.words;
    let made = app.change(move |db| make_links(db, &own, &actor, &name, by_mail, words)).await?;
    let Some((it, list)) = made else {
        return Err(Failure::Refused(visit.words.ballot_problem_not_open().to_owned()));
    };
    if by_mail {
        return Ok(Page::go(href::roll_links(it.code)));
    }
    let (head, main) = views::letters(&visit.look(), &it, &list);
    Ok(visit.page(head, main))
}

type Made = Option<(Election, Vec<(String, String)>)>;

fn make_links(
    db: &mut Change,
    app: &App,
    actor: &Actor,
    code: &str,
    by_mail: bool,
    words: &'static ui::Words,
) -> Result<Made, StoreError> {
    let it = elections::hold_for_officer(db, actor, code)?;
    if it.takes_ballots(db.now()).is_err() {
        return Ok(None);
    }
    let mut list = Vec::new();
    for elector in without_link(store::every(db, app.keys(), it.id)?) {
        if by_mail && elector.mail.is_none() {
            continue;
        }
        let token = store::make_link(db, app.keys(), app.random(), it.id, elector.id)?;
        match elector.mail.filter(|_| by_mail && app.site().mails) {
            Some(to) => {
                let link = app.absolute(&href::ballot_link(it.code, &token));
                let end = it.closes_at.map(|at| ui::format::moment(words, at, it.zone, ui::format::Detail::LongZone));
                let text = words.ballot_mail_text(
                    elector.name.reveal(),
                    &it.body.name,
                    &it.title,
                    &link,
                    &end.unwrap_or_default(),
                );
                Mail { to, subject: words.ballot_mail_subject(&it.title), text }.enqueue(db, app.keys(), app.random());
            }
            None => list.push((elector.name.into_revealed(), token)),
        }
    }
    Ok(Some((it, list)))
}
