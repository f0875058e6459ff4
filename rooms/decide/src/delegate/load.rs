//! What the pages of delegates show, each from one snapshot.

use ::store::{Db, StoreError};
use base::{Actor, Time};

use super::model::{Delegate, DelegateId, Delegation};
use super::store;
use crate::candidacy::model::Candidacy;
use crate::election::model::{Election, Purpose, State as ElectionState};
use crate::mandate::model::Mandate;
use crate::recall::model::Petition;
use crate::reporting::model::{CouncilBallot, Due, Question, Report, dues};

/// Somebody who holds a seat, with what a member checks first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Held {
    pub(crate) delegate: Delegate,
    pub(crate) dues: Vec<Due>,
    /// In how many contests of open council elections they cast a ballot, of how many.
    pub(crate) ballots: (u64, u64),
}

/// A set of seats as lists show it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Overview {
    pub(crate) it: Delegation,
    pub(crate) held: Vec<Held>,
    pub(crate) substitutes: Vec<Delegate>,
    pub(crate) mandate: Option<Mandate>,
    /// The election that goes on.
    pub(crate) election: Option<Election>,
}

/// A set of seats as lists show it.
pub(crate) fn overview(db: &mut impl Db, actor: &Actor, it: Delegation, now: Time) -> Result<Overview, StoreError> {
    let (seated, substitutes) = store::alive(db, it.id)?;
    let dates = crate::reporting::store::dates(db, it.id)?;
    let turnout = crate::reporting::store::turnout(db, it.id, sees_all_ballots(&it, actor))?;
    let held = seated.into_iter().map(|delegate| {
        let own: Vec<Time> = dates.iter().filter(|(id, _)| *id == delegate.id).map(|(_, at)| *at).collect();
        let ballots = turnout.iter().find(|(id, ..)| *id == delegate.id).map_or((0, 0), |(_, of, cast)| (*cast, *of));
        Held { dues: dues_of(&it, &delegate, &own, now), ballots, delegate }
    });
    Ok(Overview {
        held: held.collect(),
        substitutes,
        mandate: crate::mandate::store::in_force(db, it.id)?,
        election: going_on(db, &it)?,
        it,
    })
}

/// The reports a delegate owed and owes.
pub(crate) fn dues_of(it: &Delegation, delegate: &Delegate, reports: &[Time], now: Time) -> Vec<Due> {
    delegate.seated_at.map_or_else(Vec::new, |since| dues(since, it.report_days, delegate.ended_at, now, reports))
}

/// Ballots of a council are open to those who sent its delegates, whoever else may read them.
fn sees_all_ballots(it: &Delegation, actor: &Actor) -> bool {
    it.is_inside(actor)
        || it.council.as_ref().is_some_and(|council| actor.is_at_least(council.id, base::GroupRole::Member))
}

/// The election for the seats that is open or being counted.
pub(crate) fn going_on(db: &mut impl Db, it: &Delegation) -> Result<Option<Election>, StoreError> {
    let last = crate::election::store::of_subject(db, Purpose::Delegates, it.id.0)?;
    Ok(last.filter(|it| matches!(it.state, ElectionState::Draft | ElectionState::Open | ElectionState::Counting)))
}

/// What a visitor may do with a set of seats.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct May {
    /// Belongs to the body.
    pub(crate) is_member: bool,
    /// Speaks for the body.
    pub(crate) is_officer: bool,
}

impl May {
    /// What the actor may do.
    pub(crate) fn of(it: &Delegation, actor: &Actor) -> Self {
        Self { is_member: it.is_inside(actor), is_officer: store::is_run_by(it, actor) }
    }
}

/// A set of seats with everything on its page.
#[derive(Clone, Debug)]
pub(crate) struct Whole {
    pub(crate) overview: Overview,
    pub(crate) may: May,
    /// For members.
    pub(crate) candidates: Vec<Candidacy>,
    /// The visitor's own candidacy.
    pub(crate) mine: Option<Candidacy>,
    /// Whether the visitor is a substitute.
    pub(crate) waits: bool,
    pub(crate) past: Vec<Delegate>,
}

/// Everything the page of a set of seats shows.
pub(crate) fn whole(db: &mut impl Db, actor: &Actor, code: &str, now: Time) -> Result<Whole, StoreError> {
    let it = store::find(db, actor, code)?;
    let may = May::of(&it, actor);
    let candidates = if may.is_member { crate::candidacy::store::coming(db, &it)? } else { Vec::new() };
    let mine = candidates.iter().find(|one| Some(one.person) == actor.person).cloned();
    let past = store::past(db, it.id)?;
    let overview = overview(db, actor, it, now)?;
    let waits = overview.substitutes.iter().any(|one| is_me(one, actor));
    Ok(Whole { overview, may, candidates, mine, waits, past })
}

/// A seat with everything on its page.
#[derive(Clone, Debug)]
pub(crate) struct Seat {
    pub(crate) it: Delegation,
    pub(crate) may: May,
    pub(crate) place: u32,
    pub(crate) holder: Option<Holder>,
    pub(crate) before: Vec<Delegate>,
    /// How many substitutes wait.
    pub(crate) substitutes: usize,
    pub(crate) mandate: Option<Mandate>,
    /// How many must sign for a recall now, of how many members.
    pub(crate) needed: (u64, u64),
}

/// Whoever holds a seat, with everything a member checks.
#[derive(Clone, Debug)]
pub(crate) struct Holder {
    pub(crate) delegate: Delegate,
    /// Whether it is the visitor.
    pub(crate) is_me: bool,
    pub(crate) dues: Vec<Due>,
    pub(crate) reports: Vec<Report>,
    pub(crate) questions: Vec<Question>,
    pub(crate) ballots: Vec<CouncilBallot>,
    /// For members.
    pub(crate) petitions: Vec<Petition>,
    /// The election that chose them: its code; whether the visitor sees it is decided there.
    pub(crate) elected_by: base::Code,
}

/// Everything the page of a seat shows.
pub(crate) fn seat(db: &mut impl Db, actor: &Actor, code: &str, place: u32, now: Time) -> Result<Seat, StoreError> {
    let it = store::find(db, actor, code)?;
    let may = May::of(&it, actor);
    let before = store::held_before(db, it.id, place)?;
    let held = store::holder(db, it.id, place)?;
    if held.is_none() && before.is_empty() && !(1..=it.seats).contains(&place) {
        return Err(StoreError::Missing);
    }
    let holder = match held {
        Some(delegate) => Some(holder(db, actor, &it, delegate, now)?),
        None => None,
    };
    let (_, substitutes) = store::alive(db, it.id)?;
    let members = crate::recall::store::members(db, &it)?;
    Ok(Seat {
        mandate: crate::mandate::store::in_force(db, it.id)?,
        needed: (crate::recall::model::needed(it.recall_percent, members), members),
        substitutes: substitutes.len(),
        it,
        may,
        place,
        holder,
        before,
    })
}

fn holder(
    db: &mut impl Db,
    actor: &Actor,
    it: &Delegation,
    delegate: Delegate,
    now: Time,
) -> Result<Holder, StoreError> {
    let reports = crate::reporting::store::reports(db, delegate.id)?;
    let dates: Vec<Time> = reports.iter().map(|report| report.at).collect();
    let ballots = match (delegate.person, &it.council, delegate.seated_at) {
        (Some(person), Some(council), Some(since)) => {
            let all = sees_all_ballots(it, actor);
            crate::reporting::store::ballots(db, (person, council.id), (since, now), all)?
        }
        _ => Vec::new(),
    };
    let petitions = if it.is_inside(actor) { crate::recall::store::against(db, it, delegate.id)? } else { Vec::new() };
    let election = store::elected_by(db, delegate.id)?;
    Ok(Holder {
        is_me: is_me(&delegate, actor),
        dues: dues_of(it, &delegate, &dates, now),
        questions: crate::reporting::store::questions(db, delegate.id)?,
        elected_by: crate::election::store::find_by_id(db, election)?.code,
        reports,
        ballots,
        petitions,
        delegate,
    })
}

/// Whether a delegate is the actor.
pub(crate) fn is_me(delegate: &Delegate, actor: &Actor) -> bool {
    delegate.person.is_some() && delegate.person == actor.person
}

/// The seat or substitute's place of the actor in a set of seats, held; missing for everybody else.
pub(crate) fn own_seat(
    db: &mut impl Db,
    actor: &Actor,
    code: &str,
    place: u32,
) -> Result<(Delegation, Delegate), StoreError> {
    let it = store::find(db, actor, code)?;
    let held = store::holder(db, it.id, place)?.filter(|held| is_me(held, actor));
    held.map(|held| (it, held)).ok_or(StoreError::Missing)
}

/// Somebody's substitute's place, by delegate.
pub(crate) fn own_wait(
    db: &mut impl Db,
    actor: &Actor,
    code: &str,
) -> Result<Option<(Delegation, DelegateId)>, StoreError> {
    let it = store::find(db, actor, code)?;
    let (_, substitutes) = store::alive(db, it.id)?;
    let mine = substitutes.iter().find(|one| is_me(one, actor)).map(|one| one.id);
    Ok(mine.map(|id| (it, id)))
}
