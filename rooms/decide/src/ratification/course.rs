//! The course of a resolution: opened by the council, cast by the delegates, ratified by the bodies.
//!
//! Whoever comes here from an election holds it already; so everything here takes the election first and
//! the resolution after it, and two steps never wait for each other crosswise.

use std::collections::BTreeMap;

use base::{GroupId, PersonId, Random, Time};
use people::group::Group;
use serde_json::json;
use store::{Change, NewJob, StoreError};
use web::App;

use super::model::{Answer, Resolution, ResolutionId, SeatWeight, State, Sums, by_person, reseat};
use super::store::{self as resolutions, NewResolution};
use crate::council::model::Seated;
use crate::council::store as councils;
use crate::council::weights::{divide, scale};
use crate::decision::model::{Outcome, Ratified};
use crate::election::model::{
    Counted, Election, ElectionId, NewContest, NewElection, OpenError, Purpose, State as ElectionState,
};
use crate::election::store as elections;
use crate::proposal::model::{Audience, Proposal, State as ProposalState};
use crate::proposal::store as proposals;
use crate::standing::model::Secrecy;

/// The job that asks one body.
pub(crate) const ASK_JOB: &str = "ratification-ask";
/// The job that ends the time for answers.
pub(crate) const END_JOB: &str = "ratification-end";
/// The job that counts a body out that left.
pub(crate) const LEFT_JOB: &str = "ratification-left";
/// The job that passes ballots on when seats changed.
pub(crate) const RESEAT_JOB: &str = "resolution-reseat";

/// What is put to the delegates.
pub(crate) struct Question<'a> {
    pub(crate) title: &'a str,
    pub(crate) text: &'a str,
    /// The proposal it decides, which is held.
    pub(crate) proposal: Option<&'a Proposal>,
}

/// Opens a resolution: freezes the weights and opens the delegates' ballot by the council's standing
/// rules, as a roll call. Nobody on a seat, no resolution. Who may do so is decided by the caller.
pub(crate) fn open(
    db: &mut Change,
    app: &App,
    council: &Group,
    asked: &Question<'_>,
    now: Time,
) -> Result<Result<base::Code, OpenError>, StoreError> {
    let rules = councils::rules_of(db, council.id)?;
    let standing = crate::standing::store::of_group(db, council.id)?;
    let bodies = councils::bodies(db, council.id, &rules)?;
    let seated = councils::seated(db, council.id)?;
    if seated.is_empty() {
        return Ok(Err(OpenError::NoRoll));
    }
    let weights: Vec<(GroupId, u64, u64)> = bodies.iter().map(|it| (it.group.id, it.weight, it.members)).collect();
    let (scale, seats) = parts(&weights, &seated);
    let id = ResolutionId::new(now, app.random());
    let inside = asked.proposal.is_some_and(|it| it.audience == Audience::Members);
    let audience = if council.is_public() && !inside { Audience::Everybody } else { Audience::Members };
    let wish = NewElection {
        text: asked.text.to_owned(),
        audience,
        secrecy: Secrecy::Open,
        ..NewElection::by_rules(&standing, Purpose::Council, Some(id.0), asked.title)
    };
    let election = elections::begin(db, council.id, &wish, now, app.random())?;
    let question = NewContest::question(asked.title, standing.majority);
    elections::add_contest(db, election.id, &question, now, app.random())?;
    let persons = named(&seats, &seated);
    crate::roll::store::from_persons(db, app.keys(), app.random(), election.id, &persons, now)?;
    if let Err(error) = crate::election::routes::open(db, app, &election, now)? {
        return Err(StoreError::broken(format!("a ballot of delegates that cannot open: {error:?}")));
    }
    let new = NewResolution {
        id,
        council: council.id,
        proposal: asked.proposal.map(|it| it.id),
        election: election.id,
        title: asked.title,
        text: asked.text,
        audience,
        scale,
        must_ratify: rules.must_ratify(seated.iter().any(|it| it.asks_ratification)),
        rules: &rules,
    };
    let code = resolutions::insert(db, &new, &weights, &seats, now, app.random())?;
    if let Some(it) = asked.proposal {
        move_proposal(db, it.clone(), ProposalState::Decision, now)?;
    }
    Ok(Ok(code))
}

fn move_proposal(db: &mut Change, mut it: Proposal, to: ProposalState, now: Time) -> Result<(), StoreError> {
    (it.state, it.changed_at) = (to, now);
    it.state_reason.clear();
    proposals::save(db, &it)
}

/// The scale and the parts of all weights, each with the delegate who casts it.
fn parts(weights: &[(GroupId, u64, u64)], seated: &[Seated]) -> (u64, Vec<SeatWeight>) {
    let of = |body: GroupId| seated.iter().filter(move |it| it.body == body);
    let scale = scale(weights.iter().map(|(body, ..)| of(*body).count() as u64));
    let mut out = Vec::with_capacity(seated.len());
    for (body, weight, _) in weights {
        let shares = divide(*weight, scale, of(*body).count() as u64);
        let rows = of(*body).zip(shares).zip(1_u32..);
        out.extend(rows.map(|((it, weight), number)| SeatWeight {
            body: *body,
            number,
            person: Some(it.person),
            weight,
        }));
    }
    (scale, out)
}

/// Everybody who casts something, with name and weight.
fn named(seats: &[SeatWeight], seated: &[Seated]) -> Vec<(PersonId, String, u64)> {
    let names: BTreeMap<PersonId, &str> = seated.iter().map(|it| (it.person, it.name.as_str())).collect();
    let name = |person: &PersonId| names.get(person).map(|it| (*it).to_owned()).unwrap_or_default();
    by_person(seats).into_iter().map(|(person, weight)| (person, name(&person), weight)).collect()
}

/// Passes ballots on when seats have changed while the ballot is open: who lost the seat casts nothing,
/// and what was cast there is taken out; who sits there now can cast until the close.
pub(crate) fn reseated(db: &mut Change, app: &App, id: ResolutionId, random: &dyn Random) -> Result<(), StoreError> {
    let Some(seen) = resolutions::find_by_id(db, id)? else { return Ok(()) };
    let election = elections::hold_by_id(db, seen.election.0)?;
    let Some(it) = resolutions::hold(db, id)? else { return Ok(()) };
    if it.state != State::Open || election.state != ElectionState::Open {
        return Ok(());
    }
    let mut seats = resolutions::seats(db, id)?;
    let seated = councils::seated(db, it.council.id)?;
    let sitting: Vec<(GroupId, PersonId)> = seated.iter().map(|it| (it.body, it.person)).collect();
    if reseat(&mut seats, &sitting) {
        resolutions::save_seats(db, id, &seats)?;
        crate::roll::store::reweigh(db, app.keys(), random, election.id, &named(&seats, &seated))?;
        app.live().touch(election.id.0);
    }
    Ok(())
}

/// What follows when the delegates' ballot is counted: a decision, or the question to the bodies.
pub(crate) fn after_count(
    db: &mut Change,
    counted: &Counted,
    now: Time,
    random: &dyn Random,
) -> Result<(), StoreError> {
    let Some(subject) = counted.election.subject else { return Ok(()) };
    let Some(it) = resolutions::hold(db, ResolutionId(subject))? else { return Ok(()) };
    if it.state != State::Open {
        return Ok(());
    }
    let passed = counted.has_passed() && counted.is_quorate();
    if !(passed && it.must_ratify) {
        let state = if passed { State::Adopted } else { State::Failed };
        return conclude(db, &it, counted, (state, None), now, random);
    }
    let deadline = now.plus(days(it.ratify_days));
    resolutions::set_asking(db, it.id, deadline, now)?;
    for body in resolutions::bodies(db, it.id)? {
        let job = NewJob::new(ASK_JOB, json!({ "resolution": it.id, "group": body.body.id }));
        db.enqueue(job.key(format!("{ASK_JOB}-{}-{}", it.id, body.body.id)));
    }
    order_end(db, it.id, deadline);
    Ok(())
}

fn days(count: u32) -> std::time::Duration {
    std::time::Duration::from_hours(u64::from(count) * 24)
}

fn order_end(db: &mut Change, id: ResolutionId, at: Time) {
    let job = NewJob::new(END_JOB, json!({ "resolution": id }));
    db.enqueue(job.at(at).key(format!("{END_JOB}-{id}-{}", at.millis())));
}

/// Records the decision of the council and ends the resolution.
fn conclude(
    db: &mut Change,
    it: &Resolution,
    counted: &Counted,
    (state, ratified): (State, Option<Ratified>),
    now: Time,
    random: &dyn Random,
) -> Result<(), StoreError> {
    let outcome = (state == State::Refused).then_some(Outcome::Rejected);
    let proposal = it.proposal.as_ref().map(|(id, ..)| *id);
    let mark = (it.code.to_string(), ratified);
    let decision = crate::decision::store::of_council(db, counted, (proposal, outcome), mark, now, random)?;
    resolutions::end(db, it.id, state, Some(decision), now)
}

/// Asks one body: a yes-or-no question by its own standing rules, answered before the deadline. A body
/// that is itself a council answers through its delegates.
pub(crate) fn ask(db: &mut Change, app: &App, id: ResolutionId, body: GroupId, now: Time) -> Result<(), StoreError> {
    let Some(it) = resolutions::hold(db, id)? else { return Ok(()) };
    let row = resolutions::bodies(db, id)?.into_iter().find(|row| row.body.id == body);
    if it.state != State::Asking || row.is_none_or(|row| row.answer != Answer::Waiting) {
        return Ok(());
    }
    if !councils::belongs(db, it.council.id, body)? {
        resolutions::set_answer(db, id, body, Answer::Left, (0, 0))?;
        return finish(db, &it, now, app.random());
    }
    let standing = crate::standing::store::of_group(db, body)?;
    let left = it.deadline.map_or(0, |end| end.millis().saturating_sub(now.millis()) / 3_600_000);
    let hours = u32::try_from(left).unwrap_or(1).max(1);
    let wish = NewElection {
        text: it.text.clone(),
        period_hours: standing.period_hours.min(hours),
        ..NewElection::by_rules(&standing, Purpose::Ratification, Some(id.0), &it.title)
    };
    let election = elections::begin(db, body, &wish, now, app.random())?;
    let question = NewContest::question(&it.title, standing.majority);
    elections::add_contest(db, election.id, &question, now, app.random())?;
    let group = people::group::store::find(db, &base::Actor::system(), body)?;
    if councils::is_council(db, &group)? {
        roll_of_delegates(db, app, &group, &election, now)?;
    }
    if let Ok(opened) = crate::election::routes::open(db, app, &election, now)? {
        return resolutions::set_asked(db, id, body, opened.id);
    }
    // Nobody is on its roll: it cannot decide.
    elections::cancel(db, &election, "", now)?;
    resolutions::set_answer(db, id, body, Answer::Silent, (0, 0))?;
    finish(db, &it, now, app.random())
}

/// The roll of a council that ratifies: its delegates with their weights; its members where nobody sits.
fn roll_of_delegates(
    db: &mut Change,
    app: &App,
    council: &Group,
    election: &Election,
    now: Time,
) -> Result<(), StoreError> {
    let seated = councils::seated(db, council.id)?;
    if seated.is_empty() {
        return Ok(());
    }
    let rules = councils::rules_of(db, council.id)?;
    let bodies = councils::bodies(db, council.id, &rules)?;
    let weights: Vec<(GroupId, u64, u64)> = bodies.iter().map(|it| (it.group.id, it.weight, it.members)).collect();
    let (_, seats) = parts(&weights, &seated);
    let persons = named(&seats, &seated);
    crate::roll::store::from_persons(db, app.keys(), app.random(), election.id, &persons, now)
}

/// What follows when a body's ballot is counted.
pub(crate) fn after_answer(
    db: &mut Change,
    counted: &Counted,
    now: Time,
    random: &dyn Random,
) -> Result<(), StoreError> {
    let passed = counted.has_passed();
    let answer = match (counted.is_quorate(), passed) {
        (false, _) => Answer::NoQuorum,
        (true, true) => Answer::Yes,
        (true, false) => Answer::No,
    };
    let heads = heads(db, counted)?;
    answered(db, &counted.election, answer, heads, now, random)
}

/// How many said yes and no: people, not weights.
fn heads(db: &mut Change, counted: &Counted) -> Result<(u64, u64), StoreError> {
    let Some(contest) = counted.contests.first() else { return Ok((0, 0)) };
    if !counted.election.roll.is_imported {
        let (yes, no, _) = contest.outcome.as_ref().and_then(|it| it.question).unwrap_or_default();
        return Ok((yes, no));
    }
    let cast = crate::ballot::store::every(db, contest.id)?;
    let marked = |number| cast.iter().filter(|it| it.marks.is_only(number)).count() as u64;
    Ok((marked(1), marked(2)))
}

/// What follows when a body's officers call its ballot off.
pub(crate) fn after_cancel(db: &mut Change, it: &Election, now: Time, random: &dyn Random) -> Result<(), StoreError> {
    answered(db, it, Answer::Silent, (0, 0), now, random)
}

fn answered(
    db: &mut Change,
    election: &Election,
    answer: Answer,
    heads: (u64, u64),
    now: Time,
    random: &dyn Random,
) -> Result<(), StoreError> {
    let Some(subject) = election.subject else { return Ok(()) };
    let Some(it) = resolutions::hold(db, ResolutionId(subject))? else { return Ok(()) };
    let row =
        resolutions::bodies(db, it.id)?.into_iter().find(|row| row.election.is_some_and(|(id, _)| id == election.id));
    let Some(row) = row.filter(|row| row.answer == Answer::Asked && it.state == State::Asking) else { return Ok(()) };
    resolutions::set_answer(db, it.id, row.body.id, answer, heads)?;
    finish(db, &it, now, random)
}

/// Ends a resolution when every body has answered.
fn finish(db: &mut Change, it: &Resolution, now: Time, random: &dyn Random) -> Result<(), StoreError> {
    let sums = Sums::of(&resolutions::bodies(db, it.id)?);
    if it.state != State::Asking || sums.awaited > 0 {
        return Ok(());
    }
    let Some(counted) = elections::outcome(db, it.election.0)? else { return Ok(()) };
    let is_ratified = sums.is_ratified(it.bodies_share, it.members_share);
    let state = if is_ratified { State::Ratified } else { State::Refused };
    let ratified = Ratified { bodies_yes: sums.bodies_yes, bodies: sums.bodies, yes: sums.yes, no: sums.no };
    conclude(db, it, &counted, (state, Some(ratified)), now, random)
}

/// The delegates' ballot was called off: the resolution ends, and a proposal is discussed again.
pub(crate) fn call_off(db: &mut Change, it: &Election, now: Time) -> Result<(), StoreError> {
    let Some(subject) = it.subject else { return Ok(()) };
    let Some(it) = resolutions::hold(db, ResolutionId(subject))? else { return Ok(()) };
    if it.state != State::Open {
        return Ok(());
    }
    resolutions::end(db, it.id, State::Canceled, None, now)?;
    if let Some((id, ..)) = it.proposal {
        let proposal = proposals::hold_by_id(db, id)?;
        if proposal.state == ProposalState::Decision {
            move_proposal(db, proposal, ProposalState::Discussion, now)?;
        }
    }
    Ok(())
}

/// Calls off the open ballots of bodies whose answer no longer counts; takes them before the resolution.
fn stop(db: &mut Change, ballots: &[ElectionId], now: Time) -> Result<(), StoreError> {
    for id in ballots {
        let it = elections::hold_by_id(db, *id)?;
        if it.state == ElectionState::Open {
            elections::cancel(db, &it, "", now)?;
        }
    }
    Ok(())
}

/// A body is no longer part of the council: it is not counted, and its ballot is called off. While the
/// delegates are still casting, its seats fall empty.
pub(crate) fn left(
    db: &mut Change,
    app: &App,
    (id, body): (ResolutionId, GroupId),
    now: Time,
) -> Result<(), StoreError> {
    let Some(seen) = resolutions::find_by_id(db, id)? else { return Ok(()) };
    if councils::belongs(db, seen.council.id, body)? {
        return Ok(());
    }
    if seen.state == State::Open {
        return reseated(db, app, id, app.random());
    }
    let of_body = |row: &super::model::BodyAnswer| row.body.id == body && row.answer.is_awaited();
    let ballots: Vec<ElectionId> = resolutions::bodies(db, id)?
        .iter()
        .filter(|row| of_body(row))
        .filter_map(|row| row.election)
        .map(|(id, _)| id)
        .collect();
    stop(db, &ballots, now)?;
    let Some(it) = resolutions::hold(db, id)? else { return Ok(()) };
    if it.state == State::Asking && resolutions::bodies(db, id)?.iter().any(of_body) {
        resolutions::set_answer(db, id, body, Answer::Left, (0, 0))?;
        return finish(db, &it, now, app.random());
    }
    Ok(())
}

/// The time for answers is over: who has not decided has not ratified. Ballots that are being counted are
/// waited for.
pub(crate) fn time_over(db: &mut Change, app: &App, id: ResolutionId, now: Time) -> Result<(), StoreError> {
    let Some(seen) = resolutions::find_by_id(db, id)? else { return Ok(()) };
    if seen.state != State::Asking || seen.deadline.is_none_or(|end| now < end) {
        return Ok(());
    }
    let mut late = Vec::new();
    for row in resolutions::bodies(db, id)? {
        let Some((election, _)) = row.election.filter(|_| row.answer == Answer::Asked) else { continue };
        let election = elections::find_by_id(db, election)?;
        let is_being_counted = election.state == ElectionState::Counting
            || (election.state == ElectionState::Open && election.closes_at.is_some_and(|end| now >= end));
        if is_being_counted {
            order_end(db, id, now.plus(std::time::Duration::from_mins(1)));
            return Ok(());
        }
        late.push(election.id);
    }
    stop(db, &late, now)?;
    let Some(it) = resolutions::hold(db, id)? else { return Ok(()) };
    for row in resolutions::bodies(db, id)?.into_iter().filter(|row| row.answer.is_awaited()) {
        resolutions::set_answer(db, id, row.body.id, Answer::Silent, (0, 0))?;
    }
    finish(db, &it, now, app.random())
}
