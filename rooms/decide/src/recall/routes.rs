//! Recall over HTTP, and what follows from an election about one.

use ::store::{Change, Db, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, PersonId, Problems, Random, Time};
use ui::href;
use web::{Answer, App, Failure, Form, Page, Visit, route};

use super::model::{Petition, PetitionForm, PetitionId, SignForm, State as PetitionState};
use super::{store, views};
use crate::delegate::load::is_me;
use crate::delegate::model::{Delegate, Delegation, EndedAs};
use crate::delegate::{seating, store as delegations};
use crate::election::model::{Counted, NewContest, NewElection, Purpose};
use crate::proposal::model::Audience;
use crate::{Parts, access};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::RECALL_NEW, get(new)),
            route(access::RECALL_BEGIN, post(begin)),
            route(access::RECALL_SHOW, get(show)),
            route(access::RECALL_SIGN, post(sign)),
        ],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// A seat that is held, for a member of the body.
fn held(db: &mut impl Db, actor: &Actor, code: &str, place: u32) -> Result<(Delegation, Delegate), StoreError> {
    let it = delegations::find_inside(db, actor, code)?;
    let held = delegations::holder(db, it.id, place)?.ok_or(StoreError::Missing)?;
    Ok((it, held))
}

/// `GET /delegations/{delegation}/seats/{seat}/recall`
async fn new(visit: Visit, State(app): State<App>, Path((code, place)): Path<(String, u32)>) -> Answer {
    form_page(&app, &visit, &code, place, &PetitionForm::default(), &Problems::new()).await
}

async fn form_page(
    app: &App,
    visit: &Visit,
    code: &str,
    place: u32,
    raw: &PetitionForm,
    problems: &Problems,
) -> Answer {
    let (actor, code) = (visit.actor.clone(), code.to_owned());
    let (it, delegate, members) = app
        .read(move |db| {
            let (it, delegate) = held(db, &actor, &code, place)?;
            let members = store::members(db, &it)?;
            Ok::<_, StoreError>((it, delegate, members))
        })
        .await?;
    let needed = super::model::needed(it.recall_percent, members);
    let (head, main) = views::new(&visit.look(), &it, &delegate, needed, raw, problems);
    Ok(visit.page(head, main))
}

/// `POST /delegations/{delegation}/seats/{seat}/recall`
async fn begin(
    visit: Visit,
    State(app): State<App>,
    Path((code, place)): Path<(String, u32)>,
    Form(raw): Form<PetitionForm>,
) -> Answer {
    let parsed = match raw.parse() {
        Ok(reason) => crate::blocked(&app, vec![("reason", reason.clone())]).await?.map_or(Ok(reason), Err),
        Err(problems) => Err(problems),
    };
    let problems = match parsed {
        Ok(reason) => {
            let (actor, now, own, name) = (visit.actor.clone(), visit.now, app.clone(), code.clone());
            let title = visit.words;
            let done = app.change(move |db| {
                let name_of = |held: &Delegate| title.delegate_recall_question(&held.name);
                write_petition(db, &own, &actor, (&name, place), &reason, &name_of, now)
            });
            match done.await? {
                Ok(number) => return Ok(Page::go(href::recall(&code, number))),
                Err(key) => Problems::one("reason", key),
            }
        }
        Err(problems) => problems,
    };
    Ok(form_page(&app, &visit, &code, place, &raw, &problems).await?.invalid())
}

/// How the question is put, in the language of whoever brought it about.
type Question<'a> = &'a dyn Fn(&Delegate) -> String;

fn write_petition(
    db: &mut Change,
    app: &App,
    actor: &Actor,
    (code, place): (&str, u32),
    reason: &str,
    question: Question<'_>,
    now: Time,
) -> Result<Result<u32, &'static str>, StoreError> {
    let (it, person) = delegations::hold_inside(db, actor, code)?;
    let held = delegations::holder(db, it.id, place)?.ok_or(StoreError::Missing)?;
    if is_me(&held, actor) {
        return Ok(Err("delegate-problem-recall-me"));
    }
    for open in store::against(db, &it, held.id)? {
        if open.is_open(now) || open.state == PetitionState::Ballot {
            return Ok(Err("delegate-problem-recall-open"));
        }
        // One that lapsed makes room for the next one, whether or not the purge has come by.
        if open.state == PetitionState::Open {
            store::settle(db, &open, PetitionState::Lapsed, now)?;
        }
    }
    if store::has_started(db, held.id, person)? {
        return Ok(Err("delegate-problem-recall-twice"));
    }
    let made = store::insert(db, &it, (held.id, person), reason, now, app.random())?;
    put_to_ballot(db, app, &it, &held, &made, question, now)?;
    Ok(Ok(made.number))
}

/// Opens the recall election when enough have signed; the set of seats is held, so that it is opened once.
fn put_to_ballot(
    db: &mut Change,
    app: &App,
    it: &Delegation,
    held: &Delegate,
    petition: &Petition,
    question: Question<'_>,
    now: Time,
) -> Result<(), StoreError> {
    if petition.signed < petition.needed {
        return Ok(());
    }
    let standing = crate::standing::store::of_group(db, it.body.id)?;
    let title = question(held);
    let mut wish = NewElection::by_rules(&standing, Purpose::Recall, Some(petition.id.0), &title);
    wish.text.clone_from(&petition.reason);
    wish.audience = Audience::Members;
    let election = crate::election::store::begin(db, it.body.id, &wish, now, app.random())?;
    let contest = NewContest::question(&title, standing.majority);
    crate::election::store::add_contest(db, election.id, &contest, now, app.random())?;
    let opened = crate::election::routes::open(db, app, &election, now)?;
    // Whoever signs is a member, so the roll is never empty.
    opened.map_err(|error| StoreError::broken(format!("a recall that cannot open: {error:?}")))?;
    store::settle(db, petition, PetitionState::Ballot, now)
}

/// `GET /delegations/{delegation}/recalls/{recall}`
async fn show(visit: Visit, State(app): State<App>, Path((code, number)): Path<(String, u32)>) -> Answer {
    let actor = visit.actor.clone();
    let (it, petition, delegate, has_signed) = app
        .read(move |db| {
            let it = delegations::find_inside(db, &actor, &code)?;
            let petition = store::find(db, &it, number)?;
            let delegate = delegations::delegate_by_id(db, petition.delegate)?;
            let person = actor.person.ok_or(StoreError::Missing)?;
            let has_signed = store::has_signed(db, petition.id, person)?;
            Ok::<_, StoreError>((it, petition, delegate, has_signed))
        })
        .await?;
    let (head, main) = views::show(&visit.look(), &it, &petition, &delegate, has_signed);
    Ok(visit.page(head, main))
}

/// `POST /delegations/{delegation}/recalls/{recall}/signatures`
async fn sign(
    visit: Visit,
    State(app): State<App>,
    Path((code, number)): Path<(String, u32)>,
    Form(raw): Form<SignForm>,
) -> Answer {
    let (actor, now, own, name, words) = (visit.actor.clone(), visit.now, app.clone(), code.clone(), visit.words);
    let is_signing = raw.then != "withdraw";
    let done = app
        .change(move |db| {
            let question = |held: &Delegate| words.delegate_recall_question(&held.name);
            write_signature(db, &own, &actor, (&name, number), is_signing, &question, now)
        })
        .await?;
    if done {
        Ok(Page::go(href::recall(code, number)))
    } else {
        Err(Failure::Refused(visit.words.delegate_problem_recall_over().to_owned()))
    }
}

/// Signs or takes back; false when the petition is over.
fn write_signature(
    db: &mut Change,
    app: &App,
    actor: &Actor,
    (code, number): (&str, u32),
    is_signing: bool,
    question: Question<'_>,
    now: Time,
) -> Result<bool, StoreError> {
    let (it, person): (Delegation, PersonId) = delegations::hold_inside(db, actor, code)?;
    let petition = store::find(db, &it, number)?;
    if !petition.is_open(now) {
        return Ok(false);
    }
    if !is_signing {
        store::unsign(db, petition.id, person)?;
        return Ok(true);
    }
    store::sign(db, petition.id, person, now)?;
    let petition = store::find(db, &it, number)?;
    let held = delegations::delegate_by_id(db, petition.delegate)?;
    put_to_ballot(db, app, &it, &held, &petition, question, now)?;
    Ok(true)
}

/// Does what a body decided about a recall: the seat ends at once, or the delegate stays. Told twice, it is
/// done once.
pub(crate) fn after_election(
    db: &mut Change,
    counted: &Counted,
    now: Time,
    random: &dyn Random,
) -> Result<(), StoreError> {
    let Some(id) = counted.election.subject.map(PetitionId) else { return Ok(()) };
    let (delegation, _) = store::find_by_id(db, id)?;
    let it = delegations::hold_by_id(db, delegation)?;
    let (_, petition) = store::find_by_id(db, id)?;
    if petition.state != PetitionState::Ballot {
        return Ok(());
    }
    if !counted.has_passed() || !counted.is_quorate() {
        return store::set_state(db, id, PetitionState::Failed, now);
    }
    store::set_state(db, id, PetitionState::Passed, now)?;
    let whom = delegations::delegate_by_id(db, petition.delegate)?;
    seating::vacate(db, &it, &whom, EndedAs::Recalled, now, random)
}
