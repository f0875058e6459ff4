//! The job that ends an election: close, seal, count, record.
//!
//! It can be done again after a crash at any point: each of its two changes looks first where the
//! election stands. Between them the ballots are counted away from the threads that answer.

use base::{Event, Random, Time};
use serde::Deserialize;
use serde_json::json;
use store::{Change, StoreError};
use web::{App, Failure};

use super::{count, lot};
use crate::ballot::store as box_of;
use crate::decision::events;
use crate::election::model::{Contest, ContestId, Counted, Election, ElectionId, Outcome, Purpose, State};
use crate::election::store as elections;
use crate::ratification::model::ResolutionId;
use crate::standing::model::Secrecy;

/// What the job is about.
#[derive(Clone, Debug, Deserialize)]
struct Wanted {
    election: ElectionId,
}

/// Closes and counts an election whose time is over; one that goes on is left alone.
pub(crate) async fn close(app: App, payload: serde_json::Value) -> Result<(), Failure> {
    let wanted: Wanted = serde_json::from_value(payload).map_err(Failure::broken)?;
    let id = wanted.election;
    let (keys_of, random) = (app.clone(), app.random_arc());
    let is_due = app.change(move |db| seal(db, &keys_of, id, random.as_ref())).await?;
    if !is_due {
        return Ok(());
    }
    let counted = app.read_long(move |db| count_all(db, id)).await?;
    let (own, random) = (app.clone(), app.random_arc());
    app.change(move |db| record(db, &own, id, &counted, random.as_ref())).await?;
    Ok(())
}

/// Ends the casting of an election whose time is over; whether there is something to count.
fn seal(db: &mut Change, app: &App, id: ElectionId, random: &dyn Random) -> Result<bool, StoreError> {
    let it = elections::hold_by_id(db, id)?;
    let now = db.now();
    match it.state {
        State::Counting => return Ok(true),
        State::Open if it.closes_at.is_some_and(|end| now >= end) => {}
        _ => return Ok(false),
    }
    if let Some(resolution) = it.subject.filter(|_| it.purpose == Purpose::Council) {
        crate::ratification::course::reseated(db, app, ResolutionId(resolution), random)?;
    }
    let contests = elections::contests(db, id)?;
    let papers = crate::desk::store::agreed(db, id)?;
    let is_secret = it.secrecy == Secrecy::Secret;
    let mut lines = Vec::with_capacity(contests.len());
    for contest in &contests {
        let marks: Vec<_> = papers.iter().map(|paper| paper.marks_of(contest.position)).collect();
        lines.push(box_of::seal_box(db, contest.id, is_secret, &marks, random)?);
    }
    let part = elections::lot_part(db, app.keys(), id)?;
    // Sealed with a key that is gone: the lot is then drawn from the ballots alone, and the page says so.
    let part = part.unwrap_or([0; 32]);
    elections::close(db, id, (&part, &lot::box_hash(&lines)), papers.len() as u64, now)?;
    Ok(true)
}

type Outcomes = Vec<(ContestId, Outcome, Option<String>)>;

fn count_all(db: &mut store::Reader, id: ElectionId) -> Result<Outcomes, StoreError> {
    let it = elections::find_by_id(db, id)?;
    let seed = seed_of(&it);
    let contests = elections::contests(db, id)?;
    let is_quorate = Counted { election: it.clone(), contests: Vec::new() }.is_quorate();
    // A majority of the entitled is one of their weights; everybody weighs one where nothing else is said.
    let entitled = crate::roll::store::weight(db, id)?;
    let mut out = Outcomes::new();
    for contest in contests {
        let cast = box_of::every(db, contest.id)?;
        let (outcome, account) = count::count(&contest, &cast, &seed, entitled, is_quorate);
        let account =
            account.map(|it| serde_json::to_string(&it)).transpose().map_err(|e| StoreError::Broken(e.into()))?;
        out.push((contest.id, outcome, account));
    }
    Ok(out)
}

/// The text the lot of a closed election is drawn from.
pub(crate) fn seed_of(it: &Election) -> String {
    match (it.lot.part, it.lot.box_hash) {
        (Some(part), Some(box_hash)) => lot::text(&part, &box_hash),
        _ => String::new(),
    }
}

/// Saves the count and tells everybody: the decision, the proposal, other nouns and rooms.
fn record(
    db: &mut Change,
    app: &App,
    id: ElectionId,
    counted: &Outcomes,
    random: &dyn Random,
) -> Result<(), StoreError> {
    let it = elections::hold_by_id(db, id)?;
    if it.state != State::Counting {
        return Ok(());
    }
    let now = db.now();
    elections::save_count(db, id, counted, now)?;
    let Some(result) = elections::outcome(db, id)? else { return Ok(()) };
    if it.purpose == Purpose::Council {
        crate::ratification::course::after_count(db, &result, now, random)?;
    } else {
        crate::decision::store::of_election(db, &result, now, random)?;
    }
    if it.purpose == Purpose::Ratification {
        crate::ratification::course::after_answer(db, &result, now, random)?;
    }
    say(db, &result, now, random);
    app.live().touch(id.0);
    Ok(())
}

fn say(db: &mut Change, it: &Counted, now: Time, random: &dyn Random) {
    let election = &it.election;
    let passed = it.has_passed();
    let payload = json!({
        "code": election.code.as_str(), "group_id": election.body.id, "purpose": election.purpose.as_str(),
        "subject": election.subject, "quorate": it.is_quorate(), "passed": passed,
    });
    db.emit(Event::new(events::ELECTION_COUNTED, election.id, payload, now, random));
}

/// The contests that a page may show with their ballots: few ballots point at people.
pub(crate) fn shows_ballots(it: &Election, contest: &Contest) -> bool {
    let cast = contest.outcome.as_ref().map_or(0, |outcome| outcome.valid + outcome.spoilt);
    it.secrecy == Secrecy::Open || cast >= FEW
}

/// Below so many ballots a secret election publishes sums only.
pub(crate) const FEW: u64 = 5;
