//! What follows elsewhere's events: seats are filled after a count, and fall vacant when people or groups go.
//!
//! Every job looks first where things stand, so that it can be done twice.

use std::sync::Arc;

use ::store::{Change, Db, NewJob, Reader, StoreError};
use base::{Event, GroupId, Random, Time};
use serde::Deserialize;
use serde_json::json;
use web::{App, Failure, JobKind, Subscription};

use super::model::{Delegation, DelegationId};
use super::runners::runners_up;
use super::{seating, store};
use crate::decision::events::ELECTION_COUNTED;
use crate::election::model::{Choice, Counted, ElectionId, Purpose};
use crate::election::store as elections;

const SEAT_JOB: &str = "delegates-seat";
const CHECK_JOB: &str = "delegates-check";

/// The jobs of this noun.
pub(super) fn jobs() -> Vec<JobKind> {
    vec![
        JobKind { kind: SEAT_JOB, run: Arc::new(|app, payload| Box::pin(seat(app, payload))) },
        JobKind { kind: CHECK_JOB, run: Arc::new(|app, payload| Box::pin(check(app, payload))) },
        JobKind { kind: seating::TERM_JOB, run: Arc::new(|app, payload| Box::pin(end_terms(app, payload))) },
    ]
}

/// What this noun listens to.
pub(super) fn subscriptions() -> Vec<Subscription> {
    let counted = |db: &mut Change, event: &Event| {
        on_counted(db, event);
        Ok(())
    };
    let mut all: Vec<Subscription> = ["MembershipEnded", "GroupClosed", "GroupBelongsNoMore"]
        .into_iter()
        .map(|kind| Subscription { kind, run: Arc::new(on_group) })
        .collect();
    all.push(Subscription { kind: ELECTION_COUNTED, run: Arc::new(counted) });
    all
}

fn on_counted(db: &mut Change, event: &Event) {
    let purpose = event.payload.get("purpose").and_then(serde_json::Value::as_str).unwrap_or_default();
    if [Purpose::Delegates.as_str(), Purpose::Recall.as_str()].contains(&purpose) {
        db.enqueue(NewJob::new(SEAT_JOB, json!({ "election": event.subject })));
    }
}

/// Somebody left a group, or a group is no more, or two of them parted.
fn on_group(db: &mut Change, event: &Event) -> Result<(), StoreError> {
    let group = GroupId(event.subject);
    if !store::touching(db, group)?.is_empty() {
        db.enqueue(NewJob::new(CHECK_JOB, json!({ "group": group })));
    }
    Ok(())
}

#[derive(Clone, Copy, Debug, Deserialize)]
struct CountedElection {
    election: ElectionId,
}

/// Fills the seats an election was for, or ends the one it was about.
async fn seat(app: App, payload: serde_json::Value) -> Result<(), Failure> {
    let wanted: CountedElection = serde_json::from_value(payload).map_err(Failure::broken)?;
    let now = app.now();
    seat_at(&app, wanted.election, now).await
}

/// The same, as if the seats were taken at a moment: the demo's delegates sit there for a while.
pub(crate) async fn seat_at(app: &App, id: ElectionId, at: Time) -> Result<(), Failure> {
    let found = app.read_long(move |db| next_in_order(db, id)).await?;
    let Some((counted, runners)) = found else { return Ok(()) };
    let random = app.random_arc();
    app.change(move |db| match (counted.election.purpose, counted.election.subject) {
        (Purpose::Delegates, Some(subject)) => {
            let it = store::hold_by_id(db, DelegationId(subject))?;
            seating::seat(db, &it, &counted, &runners, at, random.as_ref())
        }
        (Purpose::Recall, _) => crate::recall::after_election(db, &counted, at, random.as_ref()),
        _ => Ok(()),
    })
    .await?;
    Ok(())
}

/// The count of an election and, where it fills seats, who comes after the winners.
fn next_in_order(db: &mut Reader, id: ElectionId) -> Result<Option<(Counted, Vec<Choice>)>, StoreError> {
    let Some(counted) = elections::outcome(db, id)? else { return Ok(None) };
    let subject = counted.election.subject.filter(|_| counted.election.purpose == Purpose::Delegates);
    let (Some(subject), Some(contest)) = (subject, counted.contests.first()) else {
        return Ok(Some((counted, Vec::new())));
    };
    let it = store::find_by_id(db, DelegationId(subject))?;
    let cast = crate::ballot::store::every(db, contest.id)?;
    let seed = crate::result::job::seed_of(&counted.election);
    let numbers = runners_up(contest, &cast, &seed, counted.election.roll.size, it.substitutes);
    let runners = numbers.iter().filter_map(|number| contest.option(*number).cloned()).collect();
    Ok(Some((counted, runners)))
}

#[derive(Clone, Copy, Debug, Deserialize)]
struct ChangedGroup {
    group: GroupId,
}

/// Looks after the seats a group fills or takes in.
async fn check(app: App, payload: serde_json::Value) -> Result<(), Failure> {
    let wanted: ChangedGroup = serde_json::from_value(payload).map_err(Failure::broken)?;
    let random = app.random_arc();
    app.change(move |db| {
        let now = db.now();
        for it in store::touching(db, wanted.group)?.into_iter().filter(Delegation::is_open) {
            let it = store::hold_by_id(db, it.id)?;
            check_one(db, &it, now, random.as_ref())?;
        }
        Ok::<_, StoreError>(())
    })
    .await?;
    Ok(())
}

fn check_one(db: &mut Change, it: &Delegation, now: Time, random: &dyn Random) -> Result<(), StoreError> {
    if stands(db, it)? { seating::end_outsiders(db, it, now, random) } else { seating::close(db, it, now, random) }
}

/// Whether body and council are in force and still belong together.
fn stands(db: &mut impl Db, it: &Delegation) -> Result<bool, StoreError> {
    let mut ids = vec![it.body.id];
    ids.extend(it.council.as_ref().map(|council| council.id));
    let are_open = people::group::store::names(db, &ids)?.iter().all(|group| group.is_open);
    match &it.council {
        Some(council) if are_open => store::belongs(db, council.id, it.body.id),
        _ => Ok(are_open),
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
struct WantedDelegation {
    delegation: DelegationId,
}

/// Ends the terms that are over.
async fn end_terms(app: App, payload: serde_json::Value) -> Result<(), Failure> {
    let wanted: WantedDelegation = serde_json::from_value(payload).map_err(Failure::broken)?;
    let random = app.random_arc();
    app.change(move |db| {
        let it = store::hold_by_id(db, wanted.delegation)?;
        let now = db.now();
        seating::end_terms(db, &it, now, random.as_ref())
    })
    .await?;
    Ok(())
}
