//! How seats are filled and fall vacant: the only place that changes who holds one.
//!
//! Promises: whoever calls holds the set of seats; a vacant seat passes to the next substitute in the same
//! change; a seat in a council makes its holder a member there, and the membership it made ends with it.

use ::store::{Change, NewJob, StoreError};
use base::{Event, Random, Time};
use serde_json::json;

use super::model::{Delegate, DelegateId, Delegation, EndedAs, State, next_in, term_end};
use super::{events, store};
use crate::election::model::{Choice, Counted};

/// The job that ends terms.
pub(crate) const TERM_JOB: &str = "delegates-term";

/// Fills the seats from a counted election, or the vacant ones for the rest of the term: the winners take
/// them, `runners_up` become substitutes, and whoever held or waited for one until now has served their
/// term. An election that chose nobody changes nothing; told twice, it is done once.
pub(crate) fn seat(
    db: &mut Change,
    it: &Delegation,
    counted: &Counted,
    runners_up: &[Choice],
    now: Time,
    random: &dyn Random,
) -> Result<(), StoreError> {
    let winners: Vec<Choice> = counted.winners(1).into_iter().cloned().collect();
    if winners.is_empty() || !counted.is_quorate() || !it.is_open() || store::has_filled(db, counted.election.id)? {
        return Ok(());
    }
    let (seated, substitutes) = store::alive(db, it.id)?;
    // An election for fewer seats than there are is a by-election: whoever holds one stays.
    let asked = counted.contests.first().map_or(it.seats, |contest| contest.seats);
    let stays = if asked < it.seats { seated.as_slice() } else { &[] };
    let leaves: Vec<&Delegate> = seated.iter().filter(|_| stays.is_empty()).collect();
    for former in substitutes.iter().chain(leaves.iter().copied()) {
        end(db, it, former, EndedAs::Term, now, random)?;
    }
    let rest = stays.iter().map(|one| one.term_ends_at).min();
    let term_ends_at = rest.unwrap_or_else(|| term_end(now, it.term_months));
    let vacant = (1_u32..).filter(|place| stays.iter().all(|one| one.place != *place));
    let chosen = |choice: &Choice, place: u32, state: State| Delegate {
        id: DelegateId::new(now, random),
        delegation: it.id,
        person: choice.person,
        name: choice.title.clone(),
        part: part_of(it, choice),
        place,
        state,
        ended_as: None,
        in_council: false,
        seated_at: (state == State::Seated).then_some(now),
        term_ends_at,
        ended_at: None,
    };
    for (place, winner) in vacant.zip(&winners) {
        let one = chosen(winner, place, State::Seated);
        store::add(db, &one, counted.election.id, now)?;
        enter(db, it, &one, now, random)?;
    }
    // Only now: whoever was elected again stays in the council without a gap.
    for former in leaves {
        leave_council(db, it, former, now, random)?;
    }
    for (place, runner) in (1_u32..).zip(runners_up) {
        store::add(db, &chosen(runner, place, State::Substitute), counted.election.id, now)?;
    }
    store::next_round(db, it.id, now)?;
    let job = NewJob::new(TERM_JOB, json!({ "delegation": it.id }));
    db.enqueue(job.at(term_ends_at).key(format!("{TERM_JOB}-{}-{}", it.id, term_ends_at.millis())));
    // Somebody who left between the close of the nominations and the count does not take the seat.
    end_outsiders(db, it, now, random)
}

/// The group a seat is kept for stands in the candidate's note where seats are kept.
fn part_of(it: &Delegation, choice: &Choice) -> String {
    if it.settings.at_least.is_empty() { String::new() } else { choice.note.clone() }
}

/// Ends one delegate's or substitute's time; a seat passes to the next substitute.
pub(crate) fn vacate(
    db: &mut Change,
    it: &Delegation,
    whom: &Delegate,
    how: EndedAs,
    now: Time,
    random: &dyn Random,
) -> Result<(), StoreError> {
    if !leave(db, it, whom, how, now, random)? || whom.state != State::Seated {
        return Ok(());
    }
    fill(db, it, whom.place, now, random)
}

/// Gives a vacant seat to the next substitute, if there is one.
fn fill(db: &mut Change, it: &Delegation, place: u32, now: Time, random: &dyn Random) -> Result<(), StoreError> {
    let (seated, substitutes) = store::alive(db, it.id)?;
    let waiting: Vec<Delegate> = substitutes.into_iter().filter(|one| one.term_ends_at > now).collect();
    let Some(next) = next_in(&it.settings.at_least, &seated, &waiting) else { return Ok(()) };
    store::step_in(db, next.id, place, now)?;
    let seated = Delegate { state: State::Seated, place, seated_at: Some(now), ..next.clone() };
    enter(db, it, &seated, now, random)
}

/// Ends the time of everybody who no longer belongs to the body.
pub(crate) fn end_outsiders(
    db: &mut Change,
    it: &Delegation,
    now: Time,
    random: &dyn Random,
) -> Result<(), StoreError> {
    let gone = store::outside(db, it)?;
    // Substitutes go first, so that none of them steps in only to go at once.
    for one in gone.iter().filter(|one| one.state == State::Substitute) {
        leave(db, it, one, EndedAs::Left, now, random)?;
    }
    for one in gone.iter().filter(|one| one.state == State::Seated) {
        vacate(db, it, one, EndedAs::Left, now, random)?;
    }
    Ok(())
}

/// Ends every term that is over.
pub(crate) fn end_terms(db: &mut Change, it: &Delegation, now: Time, random: &dyn Random) -> Result<(), StoreError> {
    for one in store::over(db, it.id, now)? {
        leave(db, it, &one, EndedAs::Term, now, random)?;
    }
    Ok(())
}

/// Ends the whole set of seats: body and council parted, or one of them was dissolved.
pub(crate) fn close(db: &mut Change, it: &Delegation, now: Time, random: &dyn Random) -> Result<(), StoreError> {
    let (seated, substitutes) = store::alive(db, it.id)?;
    for one in substitutes.iter().chain(&seated) {
        leave(db, it, one, EndedAs::Closed, now, random)?;
    }
    store::close(db, it.id, now)
}

/// Ends somebody's time without filling the seat; false when it had ended before.
fn leave(
    db: &mut Change,
    it: &Delegation,
    whom: &Delegate,
    how: EndedAs,
    now: Time,
    random: &dyn Random,
) -> Result<bool, StoreError> {
    let has_ended = end(db, it, whom, how, now, random)?;
    if has_ended {
        leave_council(db, it, whom, now, random)?;
    }
    Ok(has_ended)
}

/// Notes that somebody's time ended, and says so; false when it had ended before.
fn end(
    db: &mut Change,
    it: &Delegation,
    whom: &Delegate,
    how: EndedAs,
    now: Time,
    random: &dyn Random,
) -> Result<bool, StoreError> {
    if !store::end(db, whom.id, how, now)? {
        return Ok(false);
    }
    if whom.state == State::Seated {
        crate::recall::store::make_moot(db, it, whom.id, now)?;
        let mut payload = payload(it, whom.place);
        payload["how"] = how.as_str().into();
        db.emit(Event::new(events::SEAT_ENDED, whom.id, payload, now, random));
    }
    Ok(true)
}

fn payload(it: &Delegation, place: u32) -> serde_json::Value {
    let council = it.council.as_ref().map(|council| council.id);
    json!({ "code": it.code.as_str(), "place": place, "group_id": it.body.id, "council_id": council })
}

/// A seat in a council makes its holder a member there.
fn enter(db: &mut Change, it: &Delegation, whom: &Delegate, now: Time, random: &dyn Random) -> Result<(), StoreError> {
    if let (Some(council), Some(person)) = (&it.council, whom.person) {
        let begun = people::membership::store::begin(db, council.id, person, base::GroupRole::Member, now, random)?;
        store::set_in_council(db, whom.id, begun)?;
    }
    db.emit(Event::new(events::DELEGATE_SEATED, whom.id, payload(it, whom.place), now, random));
    Ok(())
}

/// The membership a seat made ends with it, unless another seat keeps its holder there.
fn leave_council(
    db: &mut Change,
    it: &Delegation,
    whom: &Delegate,
    now: Time,
    random: &dyn Random,
) -> Result<(), StoreError> {
    let (Some(council), Some(person), true) = (&it.council, whom.person, whom.in_council) else { return Ok(()) };
    match store::other_seat(db, council.id, person, whom.id)? {
        Some(other) => store::set_in_council(db, other, true),
        None => people::membership::store::end_sent(db, council.id, person, now, random).map(|_| ()),
    }
}
