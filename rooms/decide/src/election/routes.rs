//! Elections over HTTP: preparing, opening, showing, closing.

use ::store::{Change, Db, Migration, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, Event, GroupRole, Problems, Random, Retention, Span, Time};
use people::group::GroupName;
use people::membership::officer;
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;
use ui::href;
use web::{Answer, App, Failure, Form, Page, Purge, Query, Visit, route};

use super::form::{ContestForm, ElectionForm, StateForm, Step, has_room};
use super::model::{Contest, Election, NewContest, OpenError, Purpose, State as ElectionState};
use super::{store, views};
use crate::decision::events;
use crate::delegate::model::DelegationId;
use crate::proposal::model::{Audience, Proposal, ProposalId, State as ProposalState};
use crate::proposal::store as proposals;
use crate::ratification::model::ResolutionId;
use crate::recall::model::PetitionId;
use crate::standing::model::{Standing, Way};
use crate::{Parts, access};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::ELECTION_NEW, get(new)),
            route(access::ELECTION_DRAFT, post(draft)),
            route(access::ELECTION_SHOW, get(show)).cached(),
            route(access::ELECTION_EDIT, get(edit)),
            route(access::ELECTION_SAVE, post(save)),
            route(access::CONTEST_NEW, get(new_contest)),
            route(access::CONTEST_ADD, post(add_contest)),
            route(access::CONTEST_EDIT, get(edit_contest)),
            route(access::CONTEST_SAVE, post(save_contest)),
            route(access::ELECTION_STATE_ASK, get(state)),
            route(access::ELECTION_STATE_CHANGE, post(change_state)),
            route(access::PROPOSAL_DECIDE_ASK, get(ask_way)),
            route(access::PROPOSAL_DECIDE, post(decide)),
        ],
        migrations: vec![Migration {
            name: "202611221520_decide_proposals_elections",
            sql: include_str!("../../migrations/202611221520_decide_proposals_elections.sql"),
        }],
        retentions: vec![
            Retention {
                key: "keep-elections",
                tables: &["elections", "contests", "contest_options"],
                span: Span::Kept,
                purge: None,
            },
            Retention { key: "keep-ballots", tables: &["ballots"], span: Span::Kept, purge: None },
            Retention {
                key: "keep-electors",
                tables: &["electors", "paper_readings"],
                span: Span::days(30),
                purge: Some("electors"),
            },
        ],
        purges: vec![Purge { name: "electors", run: purge }],
        jobs: vec![web::JobKind {
            kind: store::CLOSE_JOB,
            run: Arc::new(|app, payload| Box::pin(crate::result::job::close(app, payload))),
        }],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

fn purge(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    let before = now.minus(crate::roll::store::LIFE);
    Ok(crate::roll::store::purge(db, now)? + crate::desk::store::purge(db, before)?)
}

/// The open groups for which the actor speaks.
fn speaking_for(db: &mut impl Db, actor: &Actor) -> Result<Vec<GroupName>, StoreError> {
    let own = people::group::store::own(db, actor)?;
    let speaks = |it: &GroupName| it.is_open && actor.is_at_least(it.id, GroupRole::Officer);
    Ok(own.into_iter().filter(speaks).collect())
}

/// What a link may fill in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Wish {
    group: String,
}

/// `GET /elections/new`
async fn new(visit: Visit, State(app): State<App>, wish: Query<Wish>) -> Answer {
    let (actor, slug) = (visit.actor.clone(), wish.0.group.clone());
    let (groups, councils, standing) = app
        .read(move |db| {
            let groups = speaking_for(db, &actor)?;
            let councils = crate::council::store::councils_among(db, &groups)?;
            let chosen = groups.iter().find(|it| it.slug.as_str() == slug).or(groups.first()).map(|it| it.id);
            let standing = match chosen {
                Some(group) => crate::standing::store::of_group(db, group)?,
                None => Standing::usual(),
            };
            Ok::<_, StoreError>((groups, councils, standing))
        })
        .await?;
    if groups.is_empty() {
        let (head, main) = crate::proposal::views::no_group(&visit.look());
        return Ok(visit.page(head, main));
    }
    let raw = ElectionForm { group: wish.0.group, ..ElectionForm::usual(&standing) };
    let (head, main) = views::edit(&visit.look(), &views::Mode::New(&groups, &councils), &raw, &Problems::new());
    Ok(visit.page(head, main))
}

/// `POST /elections/new`
async fn draft(visit: Visit, State(app): State<App>, Form(raw): Form<ElectionForm>) -> Answer {
    let (actor, now, random, typed) = (visit.actor.clone(), visit.now, app.random_arc(), raw.clone());
    let made = app.change(move |db| write_draft(db, &actor, &typed, now, random.as_ref())).await?;
    let problems = match made {
        Ok(it) => return Ok(Page::go(href::contest_new(it.code))),
        Err(problems) => problems,
    };
    let actor = visit.actor.clone();
    let (groups, councils) = app
        .read(move |db| {
            let groups = speaking_for(db, &actor)?;
            let councils = crate::council::store::councils_among(db, &groups)?;
            Ok::<_, StoreError>((groups, councils))
        })
        .await?;
    let (head, main) = views::edit(&visit.look(), &views::Mode::New(&groups, &councils), &raw, &problems);
    Ok(visit.page(head, main).invalid())
}

fn write_draft(
    db: &mut Change,
    actor: &Actor,
    raw: &ElectionForm,
    now: Time,
    random: &dyn Random,
) -> Result<Result<Election, Problems>, StoreError> {
    let found = people::group::store::find_by_slug(db, actor, &raw.group)
        .and_then(|group| officer(db, actor, group.id).map(|_| group));
    let group = match found {
        Ok(group) => group,
        Err(StoreError::Missing) => return Ok(Err(Problems::one("group", "proposal-problem-group"))),
        Err(other) => return Err(other),
    };
    let standing = crate::standing::store::of_group(db, group.id)?;
    let mut wish = match raw.parse(&standing, Purpose::Question) {
        Ok(wish) => wish,
        Err(problems) => return Ok(Err(problems)),
    };
    if !group.is_public() {
        wish.audience = Audience::Members;
    }
    store::begin(db, group.id, &wish, now, random).map(Ok)
}

/// Everything the page needs, from one snapshot.
struct Shown {
    it: Election,
    contests: Vec<Contest>,
    may: views::May,
    about: Option<(String, String)>,
    decision: Option<base::Code>,
    members: u32,
    counts_heads: bool,
}

fn load(db: &mut impl Db, app: &App, actor: &Actor, code: &str) -> Result<Shown, StoreError> {
    let it = store::find(db, actor, code)?;
    let elector = match actor.person {
        Some(person) => crate::roll::store::of_person(db, it.id, person)?,
        None => None,
    };
    let held = match &elector {
        Some(me) => crate::roll::store::held_by(db, app.keys(), it.id, me.id)?,
        None => Vec::new(),
    };
    let held = held.iter().map(|it| (crate::ballot::handle(it.id), it.name.reveal().clone())).collect();
    let about = match (it.purpose, it.subject) {
        (Purpose::Proposal, Some(id)) => {
            let proposal = proposals::find_by_id(db, ProposalId(id))?;
            Some((href::proposal(proposal.code), proposal.content.title))
        }
        (Purpose::Council | Purpose::Ratification, Some(id)) => {
            let resolution = crate::ratification::store::find_by_id(db, ResolutionId(id))?;
            resolution.map(|it| (href::resolution(it.code), it.title))
        }
        (Purpose::Delegates, Some(id)) => {
            let delegation = crate::delegate::store::find_by_id(db, DelegationId(id))?;
            Some((href::delegation(delegation.code), delegation.title))
        }
        (Purpose::Recall, Some(id)) => {
            let (delegation, petition) = crate::recall::store::find_by_id(db, PetitionId(id))?;
            let delegation = crate::delegate::store::find_by_id(db, delegation)?;
            Some((href::recall(delegation.code, petition.number), delegation.title))
        }
        _ => None,
    };
    let decision = crate::decision::store::by_election(db, it.id)?.filter(|found| found.is_visible_to(actor));
    let group = people::group::store::find(db, &Actor::system(), it.body.id)?;
    let counts_heads =
        it.purpose == Purpose::Question && !it.roll.is_imported && crate::council::store::is_council(db, &group)?;
    Ok(Shown {
        contests: store::contests(db, it.id)?,
        may: views::May {
            is_officer: actor.is_at_least(it.body.id, GroupRole::Officer),
            is_steward: actor.is_at_least(it.body.id, GroupRole::Steward),
            elector,
            held,
            sees_turnout: it.shows_turnout_to(actor),
        },
        about,
        decision: decision.map(|it| it.code),
        members: group.members,
        counts_heads,
        it,
    })
}

/// `GET /elections/{election}`
async fn show(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let (actor, own) = (visit.actor.clone(), app.clone());
    let it = app.read(move |db| load(db, &own, &actor, &code)).await?;
    let page = views::ElectionPage {
        it: &it.it,
        contests: &it.contests,
        may: it.may,
        about: it.about,
        decision: it.decision,
        members: it.members,
        counts_heads: it.counts_heads,
    };
    let (head, main) = views::show(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// A draft that the actor, an officer, prepares.
fn draft_of(db: &mut impl Db, actor: &Actor, code: &str) -> Result<(Election, Vec<Contest>, Standing), StoreError> {
    let it = store::find_for_officer(db, actor, code)?;
    let contests = store::contests(db, it.id)?;
    let standing = crate::standing::store::of_group(db, it.body.id)?;
    Ok((it, contests, standing))
}

/// `GET /elections/{election}/edit`
async fn edit(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (it, ..) = app.read(move |db| draft_of(db, &actor, &code)).await?;
    let (head, main) = views::edit(&visit.look(), &views::Mode::Draft(&it), &ElectionForm::of(&it), &Problems::new());
    Ok(visit.page(head, main))
}

/// `POST /elections/{election}/edit`
async fn save(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<ElectionForm>) -> Answer {
    let (actor, name) = (visit.actor.clone(), code.clone());
    let (it, _, standing) = app.read(move |db| draft_of(db, &actor, &name)).await?;
    let mut wish = match raw.parse(&standing, it.purpose) {
        Ok(wish) => wish,
        Err(problems) => {
            let (head, main) = views::edit(&visit.look(), &views::Mode::Draft(&it), &raw, &problems);
            return Ok(visit.page(head, main).invalid());
        }
    };
    if !it.body.is_public {
        wish.audience = Audience::Members;
    }
    let (actor, now) = (visit.actor.clone(), visit.now);
    app.change(move |db| {
        let it = store::hold_for_officer(db, &actor, &code)?;
        store::save(db, it.id, &wish, now)
    })
    .await?;
    Ok(Page::go(href::election(it.code)))
}

fn contest_page(visit: &Visit, it: &Election, at: Option<u32>, raw: &ContestForm, problems: &Problems) -> Page {
    let (head, main) = views::contest_form(&visit.look(), it, at, raw, problems);
    visit.page(head, main)
}

/// `GET /elections/{election}/contests/new`
async fn new_contest(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (it, contests, standing) = app.read(move |db| draft_of(db, &actor, &code)).await?;
    if it.state != ElectionState::Draft || !has_room(contests.len()) {
        return Ok(Page::go(href::election(it.code)));
    }
    Ok(contest_page(&visit, &it, None, &ContestForm::fresh(&standing), &Problems::new()))
}

/// `POST /elections/{election}/contests/new`
async fn add_contest(
    visit: Visit,
    State(app): State<App>,
    Path(code): Path<String>,
    Form(raw): Form<ContestForm>,
) -> Answer {
    let (actor, name) = (visit.actor.clone(), code.clone());
    let (it, ..) = app.read(move |db| draft_of(db, &actor, &name)).await?;
    let wish = match raw.parse() {
        Ok(wish) => wish,
        Err(problems) => return Ok(contest_page(&visit, &it, None, &raw, &problems).invalid()),
    };
    let (actor, now, random) = (visit.actor.clone(), visit.now, app.random_arc());
    app.change(move |db| {
        let it = store::hold_for_officer(db, &actor, &code)?;
        if it.state == ElectionState::Draft && has_room(store::contests(db, it.id)?.len()) {
            store::add_contest(db, it.id, &wish, now, random.as_ref())?;
        }
        Ok::<_, StoreError>(())
    })
    .await?;
    Ok(Page::go(href::election(it.code)))
}

/// `GET /elections/{election}/contests/{contest}/edit`
async fn edit_contest(visit: Visit, State(app): State<App>, Path((code, at)): Path<(String, u32)>) -> Answer {
    let actor = visit.actor.clone();
    let (it, contests, _) = app.read(move |db| draft_of(db, &actor, &code)).await?;
    let contest = contests.iter().find(|it| it.position == at).ok_or(Failure::Missing)?;
    if it.state != ElectionState::Draft {
        return Ok(Page::go(href::election(it.code)));
    }
    Ok(contest_page(&visit, &it, Some(at), &ContestForm::of(contest), &Problems::new()))
}

/// `POST /elections/{election}/contests/{contest}/edit`
async fn save_contest(
    visit: Visit,
    State(app): State<App>,
    Path((code, at)): Path<(String, u32)>,
    Form(raw): Form<ContestForm>,
) -> Answer {
    let (actor, name) = (visit.actor.clone(), code.clone());
    let (it, ..) = app.read(move |db| draft_of(db, &actor, &name)).await?;
    let wish: Option<NewContest> = match (raw.then.as_str(), raw.parse()) {
        ("end", _) => None,
        (_, Ok(wish)) => Some(wish),
        (_, Err(problems)) => return Ok(contest_page(&visit, &it, Some(at), &raw, &problems).invalid()),
    };
    let actor = visit.actor.clone();
    app.change(move |db| {
        let it = store::hold_for_officer(db, &actor, &code)?;
        if it.state != ElectionState::Draft {
            return Ok(());
        }
        match &wish {
            Some(wish) => {
                let contest = store::contest(db, it.id, at)?;
                store::save_contest(db, contest.id, wish)
            }
            None => store::end_contest(db, it.id, at),
        }
    })
    .await?;
    Ok(Page::go(href::election(it.code)))
}

/// `GET /elections/{election}/state`
async fn state(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (it, contests, _) = app.read(move |db| draft_of(db, &actor, &code)).await?;
    let raw = StateForm { days: "1".to_owned(), ..StateForm::default() };
    let (head, main) = views::state(&visit.look(), &it, &contests, &raw, &Problems::new(), None);
    Ok(visit.page(head, main))
}

/// `POST /elections/{election}/state`
async fn change_state(
    visit: Visit,
    State(app): State<App>,
    Path(code): Path<String>,
    Form(raw): Form<StateForm>,
) -> Answer {
    let (problems, refused) = match raw.parse() {
        Ok((step, reason)) => {
            let (actor, now, own, name) = (visit.actor.clone(), visit.now, app.clone(), code.clone());
            let done = app.change(move |db| write_step(db, &own, &actor, &name, step, &reason, now)).await?;
            match done {
                Ok(it) => {
                    app.live().touch(it.id.0);
                    return Ok(Page::go(href::election(it.code)));
                }
                Err(error) => (Problems::new(), Some(error)),
            }
        }
        Err(problems) => (problems, None),
    };
    let actor = visit.actor.clone();
    let (it, contests, _) = app.read(move |db| draft_of(db, &actor, &code)).await?;
    let (head, main) = views::state(&visit.look(), &it, &contests, &raw, &problems, refused);
    Ok(visit.page(head, main).invalid())
}

fn write_step(
    db: &mut Change,
    app: &App,
    actor: &Actor,
    code: &str,
    step: Step,
    reason: &str,
    now: Time,
) -> Result<Result<Election, OpenError>, StoreError> {
    let it = store::hold_for_officer(db, actor, code)?;
    let end = it.closes_at.unwrap_or(now);
    match (step, it.state) {
        (Step::Open, _) => return open(db, app, &it, now),
        // Whoever is to be recalled may be an officer.
        _ if it.purpose == Purpose::Recall => return Ok(Err(OpenError::RunsItsTime)),
        (Step::Close, ElectionState::Open) if end > now => store::bring_forward(db, &it, reason, now)?,
        (Step::Extend(days), ElectionState::Open) if end > now => {
            let to = end.plus(std::time::Duration::from_secs(u64::from(days) * 86_400));
            store::extend(db, &it, to, reason, now)?;
        }
        (Step::Cancel, ElectionState::Open) if end > now => {
            store::cancel(db, &it, reason, now)?;
            after_cancel(db, &it, now, app.random())?;
        }
        _ => {}
    }
    store::find_by_id(db, it.id).map(Ok)
}

/// Opens an election and says so; a proposal it decides stands still from now on.
pub(crate) fn open(
    db: &mut Change,
    app: &App,
    it: &Election,
    now: Time,
) -> Result<Result<Election, OpenError>, StoreError> {
    let opened = match store::open(db, app.keys(), app.random(), it.id, now)? {
        Ok(opened) => opened,
        Err(error) => return Ok(Err(error)),
    };
    let payload = json!({ "code": opened.code.as_str(), "group_id": opened.body.id, "purpose": opened.purpose.as_str(), "subject": opened.subject });
    db.emit(Event::new(events::ELECTION_OPENED, opened.id, payload, now, app.random()));
    Ok(Ok(opened))
}

/// What was to be decided goes back to where it was.
fn after_cancel(db: &mut Change, it: &Election, now: Time, random: &dyn Random) -> Result<(), StoreError> {
    match (it.purpose, it.subject) {
        (Purpose::Proposal, Some(id)) => {
            let mut proposal = proposals::hold_by_id(db, ProposalId(id))?;
            if proposal.state == ProposalState::Decision {
                proposal.state = ProposalState::Discussion;
                proposal.changed_at = now;
                proposals::save(db, &proposal)?;
            }
            Ok(())
        }
        (Purpose::Amendment, Some(id)) => crate::amendment::store::back_to_movers(db, id, now),
        (Purpose::Council, _) => crate::ratification::course::call_off(db, it, now),
        (Purpose::Ratification, _) => crate::ratification::course::after_cancel(db, it, now, random),
        _ => Ok(()),
    }
}

/// `GET /proposals/{proposal}/decide`
async fn ask_way(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (it, standing, is_council) = app.read(move |db| to_decide(db, &actor, &code)).await?;
    if !it.is_discussed() {
        return Ok(Page::go(href::proposal(it.code)));
    }
    if is_council {
        return Ok(to_delegates(&it));
    }
    let raw = ElectionForm { audience: it.audience.into(), ..ElectionForm::usual(&standing) };
    let (head, main) = views::decide(&visit.look(), &it, &raw, &Problems::new());
    Ok(visit.page(head, main))
}

/// A proposal an officer can put to the decision, the group's rules, and whether its delegates decide.
fn to_decide(db: &mut impl Db, actor: &Actor, code: &str) -> Result<(Proposal, Standing, bool), StoreError> {
    let (it, by) = proposals::find_for_officer(db, actor, code)?;
    let standing = crate::standing::store::of_group(db, by.group)?;
    let group = people::group::store::find(db, actor, by.group)?;
    let is_council = crate::council::store::is_council(db, &group)?;
    Ok((it, standing, is_council))
}

/// A council decides through its delegates, and in no other way.
fn to_delegates(it: &Proposal) -> Page {
    let form = href::resolution_new(&it.body.slug);
    Page::go(href::with_query(&form, &[("proposal", it.code.as_str())]))
}

/// `POST /proposals/{proposal}/decide`
async fn decide(
    visit: Visit,
    State(app): State<App>,
    Path(code): Path<String>,
    Form(raw): Form<ElectionForm>,
) -> Answer {
    let (actor, name) = (visit.actor.clone(), code.clone());
    let (it, standing, is_council) = app.read(move |db| to_decide(db, &actor, &name)).await?;
    if is_council {
        return Ok(to_delegates(&it));
    }
    let wish = match raw.parse_untitled(&standing, Purpose::Proposal) {
        Ok(wish) => wish,
        Err(problems) => {
            let (head, main) = views::decide(&visit.look(), &it, &raw, &problems);
            return Ok(visit.page(head, main).invalid());
        }
    };
    let (way, majority) = (Way::parse(&raw.way).unwrap_or(standing.way), raw.majority(&standing));
    let (actor, now, own) = (visit.actor.clone(), visit.now, app.clone());
    let to = app
        .change(move |db| {
            let (it, _) = proposals::find_for_officer(db, &actor, &code)?;
            let it = proposals::hold_by_id(db, it.id)?;
            if !it.is_discussed() {
                return Ok::<_, StoreError>(href::proposal(it.code));
            }
            match way {
                Way::Consent => {
                    crate::consent::store::begin(db, &own, &it, wish.quorum_percent, wish.period_hours, now)?;
                    Ok(href::consent(it.code))
                }
                Way::Ballot => {
                    let election = put_to_ballot(db, &own, &it, wish.clone(), majority, now)?;
                    Ok(href::election(election.code))
                }
            }
        })
        .await?;
    Ok(Page::go(to))
}

/// Puts a proposal to the ballot at once: one question, opened now.
pub(crate) fn put_to_ballot(
    db: &mut Change,
    app: &App,
    it: &Proposal,
    mut wish: super::model::NewElection,
    majority: crate::standing::model::Majority,
    now: Time,
) -> Result<Election, StoreError> {
    (wish.purpose, wish.subject) = (Purpose::Proposal, Some(it.id.0));
    wish.title.clone_from(&it.content.title);
    if it.audience == Audience::Members || !it.body.is_public {
        wish.audience = Audience::Members;
    }
    let election = store::begin(db, it.body.id, &wish, now, app.random())?;
    let question = NewContest { text: it.content.summary.clone(), ..NewContest::question(&it.content.title, majority) };
    store::add_contest(db, election.id, &question, now, app.random())?;
    // A group in force has an officer, so its roll is never empty.
    let opened = open(db, app, &election, now)?;
    let opened = opened.map_err(|error| StoreError::broken(format!("a ballot that cannot open: {error:?}")))?;
    let next = Proposal { state: ProposalState::Decision, state_reason: String::new(), changed_at: now, ..it.clone() };
    proposals::save(db, &next)?;
    Ok(opened)
}
