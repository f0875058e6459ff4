//! Paper ballots and proxies over HTTP.

use ::store::{Change, Db, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, PersonId, Problems};
use people::membership::steward;
use ui::href;
use web::{Answer, App, Failure, Form, Page, Route, Visit, route};

use super::model::{NUMBER_MAX, Paper, ProxyForm, Reading};
use super::{store, views};
use crate::access;
use crate::ballot::model::{Typed, read, value};
use crate::election::model::{Contest, Election, State as ElectionState};
use crate::election::store as elections;
use crate::roll::model::{CastAs, Elector};
use crate::roll::routes::for_steward;

/// The routes of the desk.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        route(access::PAPER_SHOW, get(show)),
        route(access::PAPER_READ, post(enter)),
        route(access::PROXY_ASK, get(ask_proxy)),
        route(access::PROXY_NAME, post(name_proxy)),
    ]
}

type Desk = (Election, Vec<Contest>, Vec<Paper>);

fn load(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Desk, StoreError> {
    let it = for_steward(db, actor, code)?;
    if it.state == ElectionState::Draft || !it.takes_paper() {
        return Err(StoreError::Missing);
    }
    let (contests, papers) = (elections::contests(db, it.id)?, store::every(db, it.id)?);
    Ok((it, contests, papers))
}

async fn paper_page(app: &App, visit: &Visit, code: String, typed: &Typed, problems: &Problems) -> Answer {
    let (actor, me) = (visit.actor.clone(), visit.person()?);
    let (it, contests, papers) = app.read(move |db| load(db, &actor, &code)).await?;
    let page = views::PaperPage {
        it: &it,
        contests: &contests,
        papers: &papers,
        me,
        typed,
        problems,
        is_open: it.takes_ballots(visit.now).is_ok(),
    };
    let (head, main) = views::paper(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `GET /elections/{election}/paper`
async fn show(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    paper_page(&app, &visit, code, &Typed::new(), &Problems::new()).await
}

/// `POST /elections/{election}/paper`
async fn enter(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(typed): Form<Typed>) -> Answer {
    let me = visit.person()?;
    let (actor, name) = (visit.actor.clone(), code.clone());
    let (it, contests, _) = app.read(move |db| load(db, &actor, &name)).await?;
    let number = value(&typed, "number").parse::<u32>().ok().filter(|n| (1..=NUMBER_MAX).contains(n));
    if value(&typed, "then") == "again" {
        let (actor, name) = (visit.actor.clone(), code.clone());
        let number = number.ok_or(Failure::Missing)?;
        app.change(move |db| write_again(db, &actor, &name, number)).await?;
        return Ok(Page::go(href::paper(it.code)));
    }
    let mut problems = Problems::new();
    if number.is_none() {
        problems.add_with("number", "ballot-problem-number", ("range", format!("1–{NUMBER_MAX}")));
    }
    let mut reading = Reading::default();
    for contest in &contests {
        match read(contest, &typed) {
            Ok(marks) => {
                reading.0.insert(contest.position, marks);
            }
            Err(problem) if problems.is_empty() => problems = problem.into(),
            Err(_) => {}
        }
    }
    let Some(number) = number.filter(|_| problems.is_empty()) else {
        return Ok(paper_page(&app, &visit, code, &typed, &problems).await?.invalid());
    };
    let (actor, name) = (visit.actor.clone(), code.clone());
    let done = app.change(move |db| write_reading(db, &actor, me, &name, number, &reading)).await?;
    match done {
        Some(true) => Ok(Page::go(href::paper(it.code))),
        Some(false) => {
            let problems = Problems::one("number", "ballot-problem-read-twice");
            Ok(paper_page(&app, &visit, code, &typed, &problems).await?.invalid())
        }
        None => Err(Failure::Refused(visit.words.ballot_problem_too_late().to_owned())),
    }
}

fn write_reading(
    db: &mut Change,
    actor: &Actor,
    me: PersonId,
    code: &str,
    number: u32,
    reading: &Reading,
) -> Result<Option<bool>, StoreError> {
    let it = elections::hold_any(db, code)?;
    steward(db, actor, it.body.id)?;
    if it.takes_ballots(db.now()).is_err() {
        return Ok(None);
    }
    store::read(db, it.id, number, me, reading).map(Some)
}

fn write_again(db: &mut Change, actor: &Actor, code: &str, number: u32) -> Result<(), StoreError> {
    let it = elections::hold_any(db, code)?;
    steward(db, actor, it.body.id)?;
    if it.takes_ballots(db.now()).is_err() {
        return Ok(());
    }
    store::end(db, it.id, number)
}

fn my_place(
    db: &mut impl Db,
    app: &App,
    actor: &Actor,
    code: &str,
) -> Result<(Election, Elector, Option<String>), StoreError> {
    let it = elections::find(db, actor, code)?;
    let person = actor.person.ok_or(StoreError::Missing)?;
    let me = crate::roll::store::of_person(db, it.id, person)?.ok_or(StoreError::Missing)?;
    if it.proxies == 0 {
        return Err(StoreError::Missing);
    }
    let holder = match me.proxy {
        Some(id) => crate::roll::store::every(db, app.keys(), it.id)?.into_iter().find(|other| other.id == id),
        None => None,
    };
    Ok((it, me, holder.map(|it| it.name.into_revealed())))
}

async fn proxy_page(app: &App, visit: &Visit, code: String, raw: &ProxyForm, problems: &Problems) -> Answer {
    let (actor, own) = (visit.actor.clone(), app.clone());
    let (it, me, holder) = app.read(move |db| my_place(db, &own, &actor, &code)).await?;
    let is_open = it.takes_ballots(visit.now).is_ok() && me.cast_as == CastAs::No;
    let (head, main) = views::proxy(&visit.look(), &it, holder.as_deref(), is_open, raw, problems);
    Ok(visit.page(head, main))
}

/// `GET /elections/{election}/proxy`
async fn ask_proxy(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    proxy_page(&app, &visit, code, &ProxyForm::default(), &Problems::new()).await
}

/// `POST /elections/{election}/proxy`
async fn name_proxy(
    visit: Visit,
    State(app): State<App>,
    Path(code): Path<String>,
    Form(raw): Form<ProxyForm>,
) -> Answer {
    let (actor, own, name, wish) = (visit.actor.clone(), app.clone(), code.clone(), raw.clone());
    let done = app.change(move |db| write_proxy(db, &own, &actor, &name, &wish)).await?;
    match done {
        Ok(()) => Ok(Page::go(href::election(&code))),
        Err(key) => {
            let problems = Problems::one("name", key);
            Ok(proxy_page(&app, &visit, code, &raw, &problems).await?.invalid())
        }
    }
}

fn write_proxy(
    db: &mut Change,
    app: &App,
    actor: &Actor,
    code: &str,
    wish: &ProxyForm,
) -> Result<Result<(), &'static str>, StoreError> {
    elections::hold_any(db, code)?;
    let (it, me, _) = my_place(db, app, actor, code)?;
    if it.takes_ballots(db.now()).is_err() || me.cast_as != CastAs::No {
        return Ok(Err("ballot-problem-proxy-late"));
    }
    if wish.then == "end" {
        crate::roll::store::set_proxy(db, me.id, None)?;
        return Ok(Ok(()));
    }
    let mut found = crate::roll::store::named(db, app.keys(), it.id, &wish.name)?;
    let holder = match (found.pop(), found.is_empty()) {
        (Some(holder), true) => holder,
        (None, _) => return Ok(Err("ballot-problem-proxy-unknown")),
        (Some(_), false) => return Ok(Err("ballot-problem-proxy-twice")),
    };
    let held = crate::roll::store::held_by(db, app.keys(), it.id, holder.id)?;
    let mine = crate::roll::store::held_by(db, app.keys(), it.id, me.id)?;
    // A ballot that was handed over is not handed on: its holder must be somebody the giver chose.
    if holder.id == me.id || holder.person.is_none() || holder.proxy.is_some() || !mine.is_empty() {
        return Ok(Err("ballot-problem-proxy-chain"));
    }
    if held.len() >= usize::from(it.proxies) {
        return Ok(Err("ballot-problem-proxy-full"));
    }
    crate::roll::store::set_proxy(db, me.id, Some(holder.id))?;
    Ok(Ok(()))
}
