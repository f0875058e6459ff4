//! Asks and vouches in the database.
//!
//! Promises: the group is held while somebody vouches, so that the deciding vouch admits exactly
//! once; only vouches of people who are members now and were before the ask count; what outsiders
//! ask is seen by members who may answer it and by nobody else.

use ::store::{Change, Db, Row, Sql, StoreError, args, sql, with_list};
use base::{Actor, GroupId, GroupRole, PersonId, Random, Time};

use super::model::{Ask, AskState, LIFE, WAITING_MAX, is_enough, may_vouch};
use crate::group::model::{Group, Joining};
use crate::membership::model::Handle;
use crate::membership::store::{self as members, Officer};

macro_rules! select_ask {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT a.person_id, a.handle, p.name, a.words, a.state, a.asked_at, \
             (SELECT count(*) FROM vouches v JOIN memberships m ON m.group_id = v.group_id AND m.person_id = v.voucher_id \
              WHERE v.group_id = a.group_id AND v.person_id = a.person_id AND m.since < a.asked_at), \
             (SELECT count(*) FROM vouches v WHERE v.group_id = a.group_id AND v.person_id = a.person_id \
              AND v.voucher_id = $2) \
             FROM membership_asks a JOIN persons p ON p.id = a.person_id WHERE a.group_id = $1 ",
            $rest
        ))
    };
}

const WAITING: Sql = select_ask!("AND a.state = 'waiting' AND a.asked_at > $3 ORDER BY a.asked_at, a.handle LIMIT 200");
const BY_HANDLE: Sql = select_ask!("AND a.handle = $3 AND a.asked_at > $4");
const MINE: Sql = select_ask!("AND a.person_id = $2 AND a.asked_at > $3");
const COUNT: Sql =
    sql!("SELECT count(*) FROM membership_asks WHERE group_id = $1 AND state = 'waiting' AND asked_at > $2");
const COUNTS: Sql = sql!(
    "SELECT group_id, count(*) FROM membership_asks WHERE state = 'waiting' AND asked_at > $1 \
     AND group_id IN ({list}) GROUP BY group_id"
);
const WAITING_OF: Sql = sql!("SELECT count(*) FROM membership_asks WHERE person_id = $1 AND asked_at > $2");
const ASK: Sql = sql!(
    "INSERT INTO membership_asks (group_id, person_id, handle, words, asked_at) VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (group_id, person_id) DO NOTHING"
);
const DROP_OLD: Sql = sql!("DELETE FROM membership_asks WHERE group_id = $1 AND person_id = $2 AND asked_at <= $3");
const WITHDRAW: Sql = sql!("DELETE FROM membership_asks WHERE group_id = $1 AND person_id = $2 AND state = 'waiting'");
const DECLINE: Sql =
    sql!("UPDATE membership_asks SET state = 'declined', words = '' WHERE group_id = $1 AND person_id = $2");
const DROP_VOUCHES: Sql = sql!("DELETE FROM vouches WHERE group_id = $1 AND person_id = $2");
const VOUCH: Sql = sql!(
    "INSERT INTO vouches (group_id, person_id, voucher_id, vouched_at) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (group_id, person_id, voucher_id) DO NOTHING"
);
const UNVOUCH: Sql = sql!("DELETE FROM vouches WHERE group_id = $1 AND person_id = $2 AND voucher_id = $3");
const PURGE: Sql = sql!("DELETE FROM membership_asks WHERE asked_at <= $1");

fn ask_row(row: &Row<'_>) -> Result<Ask, StoreError> {
    let state: String = row.get(4)?;
    Ok(Ask {
        person: row.get(0)?,
        handle: Handle(row.get(1)?),
        name: row.get(2)?,
        words: row.get(3)?,
        state: AskState::parse(&state).ok_or_else(|| StoreError::broken(format!("unknown state {state}")))?,
        asked_at: row.get(5)?,
        vouches: row.get(6)?,
        is_vouched_by_me: row.get::<i64>(7)? > 0,
    })
}

/// Whether the actor may see who asks to join: officers and stewards, and every member where
/// members vouch.
pub fn may_see(actor: &Actor, group: &Group) -> bool {
    let least = match group.joining {
        Joining::Vouched { .. } => GroupRole::Member,
        Joining::Ask | Joining::Invited => GroupRole::Steward,
    };
    group.is_open() && actor.is_at_least(group.id, least)
}

/// Asks that wait, the oldest first; missing for those who may not see them.
pub fn waiting(db: &mut impl Db, actor: &Actor, group: &Group, now: Time) -> Result<Vec<Ask>, StoreError> {
    if !may_see(actor, group) {
        return Err(StoreError::Missing);
    }
    db.all(WAITING, args![group.id, actor.person, now.minus(LIFE)], ask_row)
}

/// How many asks wait.
pub fn count(db: &mut impl Db, group: GroupId, now: Time) -> Result<u32, StoreError> {
    db.one(COUNT, args![group, now.minus(LIFE)], |row| row.get(0))
}

/// How many asks wait in each of the groups where the actor answers them as steward or officer.
pub fn counts(db: &mut impl Db, actor: &Actor, now: Time) -> Result<Vec<(GroupId, u32)>, StoreError> {
    let answers = actor.groups.iter().filter(|(_, role)| *role >= GroupRole::Steward).map(|(id, _)| *id);
    let (sql, args) = with_list(COUNTS, args![now.minus(LIFE)], answers);
    db.all(sql, &args, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The actor's own ask.
pub fn mine(db: &mut impl Db, actor: &Actor, group: GroupId, now: Time) -> Result<Option<Ask>, StoreError> {
    match actor.person {
        Some(person) => db.maybe(MINE, args![group, person, now.minus(LIFE)], ask_row),
        None => Ok(None),
    }
}

fn by_handle(
    db: &mut impl Db,
    group: GroupId,
    reader: Option<PersonId>,
    handle: Handle,
    now: Time,
) -> Result<Ask, StoreError> {
    let ask = db.one(BY_HANDLE, args![group, reader, handle.0, now.minus(LIFE)], ask_row)?;
    if ask.state == AskState::Waiting { Ok(ask) } else { Err(StoreError::Missing) }
}

/// Why an ask or a vouch is not taken.
#[derive(Debug)]
pub enum AskError {
    /// The person belongs to the group already.
    Member,
    /// The person asked before, and waits or was declined.
    Asked,
    /// The group takes people only by invitation, or no more.
    NotTaken,
    /// Too many asks of this person wait.
    TooMany,
    /// The voucher became a member after the ask.
    TooNew,
    /// The database did not do it.
    Store(StoreError),
}

impl From<StoreError> for AskError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Asks to join a group the actor can see.
pub fn ask(
    db: &mut Change,
    actor: &Actor,
    group: &Group,
    words: &str,
    now: Time,
    random: &dyn Random,
) -> Result<(), AskError> {
    let person = actor.person.ok_or(StoreError::Missing)?;
    if !group.is_open() || !group.joining.takes_asks() {
        return Err(AskError::NotTaken);
    }
    if members::role(db, group.id, person)?.is_some() {
        return Err(AskError::Member);
    }
    if db.one(WAITING_OF, args![person, now.minus(LIFE)], |row| row.get::<u32>(0))? >= WAITING_MAX {
        return Err(AskError::TooMany);
    }
    db.exec(DROP_OLD, args![group.id, person, now.minus(LIFE)])?;
    let handle = Handle::new(random);
    match db.exec(ASK, args![group.id, person, handle.0, words, now])? {
        0 => Err(AskError::Asked),
        _ => Ok(()),
    }
}

/// Takes the actor's own ask back.
pub fn withdraw(db: &mut Change, actor: &Actor, group: GroupId) -> Result<bool, StoreError> {
    let person = actor.person.ok_or(StoreError::Missing)?;
    Ok(db.exec(WITHDRAW, args![group, person])? > 0)
}

/// Admits somebody who asked. Answers whom.
pub fn admit(
    db: &mut Change,
    by: Officer,
    handle: Handle,
    now: Time,
    random: &dyn Random,
) -> Result<PersonId, StoreError> {
    crate::group::store::hold(db, by.group)?;
    let ask = by_handle(db, by.group, by.person, handle, now)?;
    members::begin(db, by.group, ask.person, GroupRole::Member, now, random)?;
    Ok(ask.person)
}

/// Declines somebody who asked: the words go at once, the ask is remembered until its thirty days
/// are over, so that the same person does not ask every day.
pub fn decline(db: &mut Change, by: Officer, handle: Handle, now: Time) -> Result<(), StoreError> {
    let ask = by_handle(db, by.group, by.person, handle, now)?;
    db.exec(DECLINE, args![by.group, ask.person])?;
    db.exec(DROP_VOUCHES, args![by.group, ask.person])?;
    Ok(())
}

/// What a vouch led to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Vouched {
    /// It counts; so many are there now.
    Counted(u32),
    /// It was the last one wanted: this person is a member now.
    Admitted(PersonId),
}

/// The actor's word for somebody who asked.
pub fn vouch(
    db: &mut Change,
    actor: &Actor,
    group: GroupId,
    handle: Handle,
    now: Time,
    random: &dyn Random,
) -> Result<Vouched, AskError> {
    let held = crate::group::store::hold(db, group)?;
    let me = members::mine(db, actor, group)?.ok_or(StoreError::Missing)?;
    if !held.is_open() || held.joining.vouches() == 0 {
        return Err(AskError::Store(StoreError::Missing));
    }
    let ask = by_handle(db, group, Some(me.person), handle, now)?;
    if !may_vouch(me.since, ask.asked_at) {
        return Err(AskError::TooNew);
    }
    db.exec(VOUCH, args![group, ask.person, me.person, now])?;
    let ask = by_handle(db, group, Some(me.person), handle, now)?;
    if is_enough(held.joining, ask.vouches) {
        members::begin(db, group, ask.person, GroupRole::Member, now, random)?;
        return Ok(Vouched::Admitted(ask.person));
    }
    Ok(Vouched::Counted(ask.vouches))
}

/// Takes the actor's word back, as long as the person is not a member.
pub fn unvouch(db: &mut Change, actor: &Actor, group: GroupId, handle: Handle, now: Time) -> Result<(), StoreError> {
    let person = actor.person.ok_or(StoreError::Missing)?;
    crate::group::store::hold(db, group)?;
    members::role(db, group, person)?.ok_or(StoreError::Missing)?;
    let ask = by_handle(db, group, Some(person), handle, now)?;
    db.exec(UNVOUCH, args![group, ask.person, person])?;
    Ok(())
}

/// Forgets asks of thirty days ago, with their vouches.
pub(crate) fn purge(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    db.exec(PURGE, args![now.minus(LIFE)])
}
