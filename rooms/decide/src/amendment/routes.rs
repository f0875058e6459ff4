//! Amendments over HTTP.

use ::store::{Change, Db, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, GroupRole, Problems, Time};
use ui::href;
use web::{Answer, App, Failure, Form, Page, Visit, route};

use super::model::{AMENDMENTS_MAX, Amendment, AmendmentForm, State as AmendmentState, Step, StepForm};
use super::{store, views};
use crate::election::model::{NewContest, NewElection, Purpose};
use crate::election::store as elections;
use crate::proposal::model::{Part, Proposal};
use crate::proposal::routes::blocked;
use crate::proposal::store as proposals;
use crate::proposal::views::May;
use crate::{Parts, access};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::AMENDMENT_NEW, get(new)),
            route(access::AMENDMENT_ADD, post(add)),
            route(access::AMENDMENT_SHOW, get(show)).cached(),
            route(access::AMENDMENT_STEP, post(step)),
        ],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// A proposal in discussion that the actor, a member, may amend.
fn for_member(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Proposal, StoreError> {
    let it = proposals::find(db, actor, code)?;
    if actor.is_at_least(it.body.id, GroupRole::Member) { Ok(it) } else { Err(StoreError::Missing) }
}

/// `GET /proposals/{proposal}/amendments/new`
async fn new(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let it = app.read(move |db| for_member(db, &actor, &code)).await?;
    if !it.is_discussed() {
        return Ok(Page::go(href::proposal(it.code)));
    }
    let raw =
        AmendmentForm { text: it.content.text.clone(), version: it.version.to_string(), ..AmendmentForm::default() };
    let (head, main) = views::edit(&visit.look(), &it, &raw, &Problems::new());
    Ok(visit.page(head, main))
}

/// `POST /proposals/{proposal}/amendments/new`
async fn add(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<AmendmentForm>) -> Answer {
    let (actor, name) = (visit.actor.clone(), code.clone());
    let it = app.read(move |db| for_member(db, &actor, &name)).await?;
    let parsed = match raw.parse(&it.content.text) {
        Ok(wish) => {
            let texts = vec![("text", wish.0.clone()), ("reason", wish.1.clone())];
            blocked(&app, texts).await?.map_or(Ok(wish), Err)
        }
        Err(problems) => Err(problems),
    };
    let (text, reason, version) = match parsed {
        Ok(wish) => wish,
        Err(problems) => {
            let (head, main) = views::edit(&visit.look(), &it, &raw, &problems);
            return Ok(visit.page(head, main).invalid());
        }
    };
    let (actor, now, random) = (visit.actor.clone(), visit.now, app.random_arc());
    let number = app
        .change(move |db| {
            let it = proposals::hold(db, &actor, &code)?;
            let person = actor.person.ok_or(StoreError::Missing)?;
            let many = store::of_proposal(db, it.id)?.len() >= AMENDMENTS_MAX as usize;
            if !it.is_discussed() || many {
                return Ok::<_, StoreError>(None);
            }
            store::insert(db, &it, (&text, &reason, version), person, now, random.as_ref()).map(Some)
        })
        .await?;
    match number {
        Some(number) => Ok(Page::go(href::amendment(it.code, number))),
        None => Err(Failure::Refused(visit.words.proposal_problem_closed().to_owned())),
    }
}

/// Everything the page needs, from one snapshot.
struct Shown {
    proposal: Proposal,
    it: Amendment,
    base: String,
    may: May,
    is_own: bool,
    election: Option<base::Code>,
}

fn load(db: &mut impl Db, actor: &Actor, code: &str, number: u32) -> Result<Shown, StoreError> {
    let proposal = proposals::find(db, actor, code)?;
    let it = store::find(db, proposal.id, number)?;
    let may = May {
        part: proposals::part(db, actor, proposal.id)?,
        is_member: actor.is_at_least(proposal.body.id, GroupRole::Member),
        is_officer: actor.is_at_least(proposal.body.id, GroupRole::Officer),
    };
    let base = proposals::version(db, proposal.id, it.base_version)?.content.text;
    let election = elections::of_subject(db, Purpose::Amendment, it.id.0)?.map(|it| it.code);
    let is_own = actor.person.is_some() && it.by.as_ref().map(|(person, _)| *person) == actor.person;
    Ok(Shown { proposal, it, base, may, is_own, election })
}

async fn page(app: &App, visit: &Visit, code: String, number: u32, raw: &StepForm, problems: &Problems) -> Answer {
    let actor = visit.actor.clone();
    let it = app.read(move |db| load(db, &actor, &code, number)).await?;
    let page = views::AmendmentPage {
        proposal: &it.proposal,
        it: &it.it,
        base: &it.base,
        may: it.may,
        is_own: it.is_own,
        election: it.election,
        raw,
        problems,
    };
    let (head, main) = views::show(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `GET /proposals/{proposal}/amendments/{amendment}`
async fn show(visit: Visit, State(app): State<App>, Path((code, number)): Path<(String, u32)>) -> Answer {
    page(&app, &visit, code, number, &StepForm::default(), &Problems::new()).await
}

/// `POST /proposals/{proposal}/amendments/{amendment}`
async fn step(
    visit: Visit,
    State(app): State<App>,
    Path((code, number)): Path<(String, u32)>,
    Form(raw): Form<StepForm>,
) -> Answer {
    let (step, note) = match raw.parse() {
        Ok(it) => it,
        Err(problems) => return Ok(page(&app, &visit, code, number, &raw, &problems).await?.invalid()),
    };
    let (actor, now, own, name) = (visit.actor.clone(), visit.now, app.clone(), code.clone());
    let title = visit.words.proposal_amendment(number);
    let done = app.change(move |db| write_step(db, &own, &actor, (&name, number, &title), (step, &note), now)).await?;
    match done {
        Done::Changed => Ok(Page::go(href::amendment(code, number))),
        Done::Voted(election) => Ok(Page::go(href::election(election))),
        Done::Clash => {
            let problems = Problems::one("step", "proposal-problem-clash");
            Ok(page(&app, &visit, code, number, &raw, &problems).await?.invalid())
        }
    }
}

/// What became of a step.
enum Done {
    Changed,
    /// An election was drafted.
    Voted(base::Code),
    /// The text changed at the same words meanwhile.
    Clash,
}

fn write_step(
    db: &mut Change,
    app: &App,
    actor: &Actor,
    (code, number, title): (&str, u32, &str),
    (step, note): (Step, &str),
    now: Time,
) -> Result<Done, StoreError> {
    let proposal = proposals::hold(db, actor, code)?;
    let it = store::find(db, proposal.id, number)?;
    if it.state != AmendmentState::Open || !proposal.is_discussed() {
        return Ok(Done::Changed);
    }
    let is_mover = proposals::part(db, actor, proposal.id)? == Some(Part::Mover);
    let is_own = actor.person.is_some() && it.by.as_ref().map(|(person, _)| *person) == actor.person;
    match step {
        Step::Accept if is_mover => {
            let fits = store::take_in(db, &it, &proposal, now)?;
            return Ok(if fits { Done::Changed } else { Done::Clash });
        }
        Step::Reject if is_mover => store::set_state(db, it.id, AmendmentState::Rejected, note, now)?,
        Step::Withdraw if is_own => store::set_state(db, it.id, AmendmentState::Withdrawn, note, now)?,
        Step::Ballot => {
            let (_, by) = proposals::find_for_officer(db, actor, code)?;
            let standing = crate::standing::store::of_group(db, by.group)?;
            let title = format!("{title}: {}", proposal.content.title);
            let title = base::text::line(&title, 200).unwrap_or(title);
            let mut new = NewElection::by_rules(&standing, Purpose::Amendment, Some(it.id.0), &title);
            new.text.clone_from(&it.reason);
            new.audience = proposal.audience;
            let made = elections::begin(db, by.group, &new, now, app.random())?;
            elections::add_contest(db, made.id, &NewContest::question(&title, standing.majority), now, app.random())?;
            store::set_state(db, it.id, AmendmentState::Ballot, "", now)?;
            return Ok(Done::Voted(made.code));
        }
        _ => return Err(StoreError::Missing),
    }
    Ok(Done::Changed)
}
