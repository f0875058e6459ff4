//! Consent rounds over HTTP.

use ::store::{Change, Db, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, GroupRole, Problems, Time};
use people::membership::officer;
use serde::Deserialize;
use std::sync::Arc;
use ui::href;
use web::{Answer, App, Failure, Form, JobKind, Page, Visit, route};

use super::model::{Outcome, Position, ResolveForm, Round, Said, SayForm, Standing};
use super::{store, views};
use crate::decision::model::RoundId;
use crate::proposal::model::Proposal;
use crate::proposal::routes::blocked;
use crate::proposal::store as proposals;
use crate::{Parts, access};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::CONSENT_SHOW, get(show)).cached(),
            route(access::CONSENT_SAY, post(say)),
            route(access::CONSENT_RESOLVE, post(resolve)),
        ],
        jobs: vec![JobKind { kind: store::CLOSE_JOB, run: Arc::new(|app, payload| Box::pin(close(app, payload))) }],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// What the job is about.
#[derive(Clone, Debug, Deserialize)]
struct Wanted {
    round: RoundId,
}

/// Ends a round whose time is over.
async fn close(app: App, payload: serde_json::Value) -> Result<(), Failure> {
    let wanted: Wanted = serde_json::from_value(payload).map_err(Failure::broken)?;
    let random = app.random_arc();
    app.change(move |db| store::close(db, wanted.round, random.as_ref())).await?;
    Ok(())
}

/// Everything the page needs, from one snapshot.
struct Shown {
    proposal: Proposal,
    round: Round,
    said: Vec<Said>,
    may_say: bool,
    zone: &'static str,
}

fn load(db: &mut impl Db, actor: &Actor, code: &str, now: Time) -> Result<Shown, StoreError> {
    let proposal = proposals::find(db, actor, code)?;
    let round = store::last_round(db, proposal.id)?.ok_or(StoreError::Missing)?;
    let may_say = may_say(db, actor, &proposal, &round, now)?;
    let zone = crate::standing::store::zone_of(db, proposal.body.id)?;
    Ok(Shown { said: store::said(db, round.id)?, may_say, zone, proposal, round })
}

/// Whether the actor was a member when the round began, and it goes on.
fn may_say(db: &mut impl Db, actor: &Actor, it: &Proposal, round: &Round, now: Time) -> Result<bool, StoreError> {
    let member = people::membership::store::mine(db, actor, it.body.id)?;
    Ok(round.outcome == Outcome::Open && now < round.closes_at && member.is_some_and(|me| me.since <= round.opened_at))
}

async fn page(app: &App, visit: &Visit, code: String, raw: &SayForm, problems: &Problems) -> Answer {
    let (actor, now) = (visit.actor.clone(), visit.now);
    let it = app.read(move |db| load(db, &actor, &code, now)).await?;
    let page = views::RoundPage {
        proposal: &it.proposal,
        round: &it.round,
        said: &it.said,
        is_member: visit.actor.is_at_least(it.proposal.body.id, GroupRole::Member),
        may_say: it.may_say,
        zone: it.zone,
        is_officer: visit.actor.is_at_least(it.proposal.body.id, GroupRole::Officer),
        me: visit.actor.person,
        raw,
        problems,
    };
    let (head, main) = views::show(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `GET /proposals/{proposal}/consent`
async fn show(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    page(&app, &visit, code, &SayForm::default(), &Problems::new()).await
}

/// `POST /proposals/{proposal}/consent`
async fn say(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<SayForm>) -> Answer {
    let parsed = match raw.parse() {
        Ok(it) => blocked(&app, vec![("reason", it.1.clone())]).await?.map_or(Ok(it), Err),
        Err(problems) => Err(problems),
    };
    let (position, reason) = match parsed {
        Ok(it) => it,
        Err(problems) => return Ok(page(&app, &visit, code, &raw, &problems).await?.invalid()),
    };
    let (actor, name) = (visit.actor.clone(), code.clone());
    let said = app.change(move |db| write(db, &actor, &name, position, &reason)).await?;
    if said {
        Ok(Page::go(href::consent(&code)))
    } else {
        Err(Failure::Refused(visit.words.proposal_problem_round().to_owned()))
    }
}

fn write(db: &mut Change, actor: &Actor, code: &str, position: Position, reason: &str) -> Result<bool, StoreError> {
    let proposal = proposals::hold(db, actor, code)?;
    let Some(round) = store::open_round(db, proposal.id)? else { return Ok(false) };
    let now = db.now();
    let person = actor.person.ok_or(StoreError::Missing)?;
    if !may_say(db, actor, &proposal, &round, now)? {
        return Ok(false);
    }
    store::say(db, round.id, person, (position, reason), now)?;
    Ok(true)
}

/// `POST /proposals/{proposal}/consent/{objection}`
async fn resolve(
    visit: Visit,
    State(app): State<App>,
    Path((code, number)): Path<(String, u32)>,
    Form(raw): Form<ResolveForm>,
) -> Answer {
    let note =
        base::text::optional_line(&raw.note, crate::proposal::model::REASON_MAX).ok().flatten().unwrap_or_default();
    let (actor, name) = (visit.actor.clone(), code.clone());
    let done = app.change(move |db| write_end(db, &actor, &name, number, &note)).await?;
    if done {
        Ok(Page::go(href::consent(&code)))
    } else {
        Err(Failure::Refused(visit.words.proposal_problem_resolve().to_owned()))
    }
}

/// Whoever raised an objection takes it back; an officer notes how it was resolved.
fn write_end(db: &mut Change, actor: &Actor, code: &str, number: u32, note: &str) -> Result<bool, StoreError> {
    let proposal = proposals::hold(db, actor, code)?;
    let Some(round) = store::open_round(db, proposal.id)? else { return Ok(false) };
    let all = store::said(db, round.id)?;
    let it = all.iter().find(|it| it.number == number && it.stops()).ok_or(StoreError::Missing)?;
    let is_mine = actor.person.is_some() && it.by.as_ref().map(|(person, _)| *person) == actor.person;
    if is_mine {
        store::settle(db, round.id, number, Standing::Withdrawn, note)?;
        return Ok(true);
    }
    officer(db, actor, proposal.body.id)?;
    if note.is_empty() {
        return Ok(false);
    }
    store::settle(db, round.id, number, Standing::Resolved, note)?;
    Ok(true)
}
