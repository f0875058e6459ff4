//! Petitions for recall in the database. Whoever changes one holds the set of seats first.

use base::{PersonId, Random, Time};
use store::{Change, Db, Row, Sql, StoreError, args, sql};

use super::model::{OPEN_FOR, Petition, PetitionId, State};
use crate::delegate::model::{DelegateId, Delegation, DelegationId};

::store::ids!(PetitionId);

macro_rules! petition_columns {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT r.id, r.number, r.delegate_id, r.reason, r.state, r.signed, r.needed, r.opened_at, r.lapses_at, \
             (SELECT e.code FROM elections e WHERE e.subject = r.id AND e.purpose = 'recall') \
             FROM recall_petitions r ",
            $rest
        ))
    };
}

const BY_NUMBER: Sql = petition_columns!("WHERE r.delegation_id = $1 AND r.number = $2");
const BY_ID: Sql = petition_columns!("WHERE r.id = $1");
const OF_DELEGATE: Sql = petition_columns!("WHERE r.delegate_id = $1 ORDER BY r.number DESC LIMIT 20");
const DELEGATION_OF: Sql = sql!("SELECT delegation_id FROM recall_petitions WHERE id = $1");
const STARTED: Sql = sql!("SELECT count(*) FROM recall_petitions WHERE delegate_id = $1 AND person_id = $2");
const INSERT: Sql = sql!(
    "INSERT INTO recall_petitions (id, delegation_id, number, delegate_id, person_id, reason, state, signed, needed, \
     opened_at, lapses_at, changed_at) SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, 'open', 0, 0, $6, $7, \
     $6 FROM recall_petitions WHERE delegation_id = $2"
);
const SIGN: Sql = sql!(
    "INSERT INTO recall_signatures (petition_id, person_id, at) VALUES ($1, $2, $3) \
     ON CONFLICT (petition_id, person_id) DO NOTHING"
);
const UNSIGN: Sql = sql!("DELETE FROM recall_signatures WHERE petition_id = $1 AND person_id = $2");
const HAS_SIGNED: Sql = sql!("SELECT count(*) FROM recall_signatures WHERE petition_id = $1 AND person_id = $2");
const SIGNED: Sql = sql!(
    "SELECT count(*) FROM recall_signatures s JOIN memberships m ON m.group_id = $2 AND m.person_id = s.person_id \
     WHERE s.petition_id = $1"
);
const SETTLE: Sql = sql!(
    "UPDATE recall_petitions SET state = $2, signed = $3, needed = $4, ended_at = $5, changed_at = $5 WHERE id = $1"
);
const SET_STATE: Sql = sql!("UPDATE recall_petitions SET state = $2, changed_at = $3 WHERE id = $1");
const FORGET_SIGNATURES: Sql = sql!("DELETE FROM recall_signatures WHERE petition_id = $1");
const OPEN_AGAINST: Sql = petition_columns!("WHERE r.delegate_id = $1 AND r.state = 'open'");
const LATE: Sql = sql!(
    "SELECT r.id, r.delegation_id FROM recall_petitions r WHERE r.state = 'open' AND r.lapses_at <= $1 \
     ORDER BY r.lapses_at LIMIT 500"
);
const MEMBERS: Sql = sql!("SELECT members FROM groups WHERE id = $1");
const SIGNED_BY: Sql = sql!(
    "SELECT d.title, s.at FROM recall_signatures s JOIN recall_petitions r ON r.id = s.petition_id \
     JOIN delegations d ON d.id = r.delegation_id WHERE s.person_id = $1 ORDER BY s.at"
);
const STARTED_BY: Sql = sql!("SELECT reason, opened_at FROM recall_petitions WHERE person_id = $1 ORDER BY opened_at");

fn petition(row: &Row<'_>) -> Result<Petition, StoreError> {
    Ok(Petition {
        id: row.get(0)?,
        number: row.get(1)?,
        delegate: row.get(2)?,
        reason: row.get(3)?,
        state: crate::word::of_row(row, 4)?,
        signed: row.get(5)?,
        needed: row.get(6)?,
        opened_at: row.get(7)?,
        lapses_at: row.get(8)?,
        election: row.get(9)?,
    })
}

/// With the number of those who have signed until now, as long as it is open.
fn counted(db: &mut impl Db, it: &Delegation, mut found: Petition) -> Result<Petition, StoreError> {
    if found.state == State::Open {
        found.signed = signed(db, it, found.id)?;
        found.needed = super::model::needed(it.recall_percent, members(db, it)?);
    }
    Ok(found)
}

/// A petition of a set of seats.
pub(crate) fn find(db: &mut impl Db, it: &Delegation, number: u32) -> Result<Petition, StoreError> {
    let found = db.one(BY_NUMBER, args![it.id, number], petition)?;
    counted(db, it, found)
}

/// A petition by its id, for the program's own steps.
pub(crate) fn find_by_id(db: &mut impl Db, id: PetitionId) -> Result<(DelegationId, Petition), StoreError> {
    let of = db.one(DELEGATION_OF, args![id], |row| row.get(0))?;
    Ok((of, db.one(BY_ID, args![id], petition)?))
}

/// The petitions against a delegate, the latest first.
pub(crate) fn against(db: &mut impl Db, it: &Delegation, id: DelegateId) -> Result<Vec<Petition>, StoreError> {
    let all = db.all(OF_DELEGATE, args![id], petition)?;
    all.into_iter().map(|found| counted(db, it, found)).collect()
}

/// How many members the body has.
pub(crate) fn members(db: &mut impl Db, it: &Delegation) -> Result<u64, StoreError> {
    db.one(MEMBERS, args![it.body.id], |row| row.get(0))
}

/// Whether somebody has begun a petition against this delegate before.
pub(crate) fn has_started(db: &mut impl Db, id: DelegateId, person: PersonId) -> Result<bool, StoreError> {
    Ok(db.one(STARTED, args![id, person], |row| row.get::<u64>(0))? > 0)
}

/// Begins a petition; whoever begins it signs it. Answers its number.
pub(crate) fn insert(
    db: &mut Change,
    it: &Delegation,
    (delegate, person): (DelegateId, PersonId),
    reason: &str,
    now: Time,
    random: &dyn Random,
) -> Result<Petition, StoreError> {
    let id = PetitionId::new(now, random);
    db.exec(INSERT, args![id, it.id, delegate, person, reason, now, now.plus(OPEN_FOR)])?;
    sign(db, id, person, now)?;
    let found = db.one(BY_ID, args![id], petition)?;
    counted(db, it, found)
}

/// Signs; a second time changes nothing.
pub(crate) fn sign(db: &mut Change, id: PetitionId, person: PersonId, now: Time) -> Result<(), StoreError> {
    db.exec(SIGN, args![id, person, now]).map(|_| ())
}

/// Takes a signature back.
pub(crate) fn unsign(db: &mut Change, id: PetitionId, person: PersonId) -> Result<(), StoreError> {
    db.exec(UNSIGN, args![id, person]).map(|_| ())
}

/// Whether somebody has signed.
pub(crate) fn has_signed(db: &mut impl Db, id: PetitionId, person: PersonId) -> Result<bool, StoreError> {
    Ok(db.one(HAS_SIGNED, args![id, person], |row| row.get::<u64>(0))? > 0)
}

/// How many members of the body have signed; whoever left it counts no more.
fn signed(db: &mut impl Db, it: &Delegation, id: PetitionId) -> Result<u64, StoreError> {
    db.one(SIGNED, args![id, it.body.id], |row| row.get(0))
}

/// Ends the signing: keeps the numbers and deletes who signed.
pub(crate) fn settle(db: &mut Change, it: &Petition, state: State, now: Time) -> Result<(), StoreError> {
    db.exec(SETTLE, args![it.id, state.as_str(), it.signed, it.needed, now])?;
    db.exec(FORGET_SIGNATURES, args![it.id]).map(|_| ())
}

/// Notes what the body decided.
pub(crate) fn set_state(db: &mut Change, id: PetitionId, state: State, now: Time) -> Result<(), StoreError> {
    db.exec(SET_STATE, args![id, state.as_str(), now]).map(|_| ())
}

/// A delegate's time ended: what was asked has become so.
pub(crate) fn make_moot(db: &mut Change, it: &Delegation, id: DelegateId, now: Time) -> Result<(), StoreError> {
    match db.maybe(OPEN_AGAINST, args![id], petition)? {
        Some(found) => {
            let found = counted(db, it, found)?;
            settle(db, &found, State::Moot, now)
        }
        None => Ok(()),
    }
}

/// Lapses the petitions whose time is over.
pub(crate) fn purge(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    let late: Vec<(PetitionId, DelegationId)> = db.all(LATE, args![now], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for (id, delegation) in &late {
        let it = crate::delegate::store::hold_by_id(db, *delegation)?;
        let found = db.one(BY_ID, args![*id], petition)?;
        // It may have reached its number while this waited.
        if found.state == State::Open {
            let found = counted(db, &it, found)?;
            settle(db, &found, State::Lapsed, now)?;
        }
    }
    Ok(late.len() as u64)
}

/// The petitions a person has signed that are still open: of which set of seats, and when.
pub(crate) fn signed_by(db: &mut impl Db, person: PersonId) -> Result<Vec<(String, Time)>, StoreError> {
    db.all(SIGNED_BY, args![person], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The petitions a person began: the reason, and when.
pub(crate) fn started_by(db: &mut impl Db, person: PersonId) -> Result<Vec<(String, Time)>, StoreError> {
    db.all(STARTED_BY, args![person], |row| Ok((row.get(0)?, row.get(1)?)))
}
