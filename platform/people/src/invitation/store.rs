//! Invitations in the database, found by the hash of their secret.
//!
//! Promises: a use is counted by one conditional statement in the transaction that makes the
//! membership, so an invitation for one person makes one member; using an invitation twice counts
//! once.

use std::time::Duration;

use ::store::{Change, Db, Row, Sql, StoreError, args, sql};
use base::{Actor, GroupId, GroupRole, Random, Time};
use ring::digest::{SHA256, digest};

use super::model::{Invitation, InvitationDraft, InvitationId, InvitationState, KEPT, KEPT_MAX, Secret};
use crate::group::model::Group;
use crate::membership::store::{self as members, Officer};

::store::ids!(InvitationId);

macro_rules! select_invitation {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT i.id, i.role, i.note, i.uses, i.uses_max, p.name, i.made_at, i.expires_at, i.withdrawn_at, \
             i.group_id FROM invitations i LEFT JOIN persons p ON p.id = i.made_by ",
            $rest
        ))
    };
}

const LIST: Sql = select_invitation!("WHERE i.group_id = $1 ORDER BY i.made_at DESC, i.id LIMIT 200");
const BY_SECRET: Sql = select_invitation!("WHERE i.secret_hash = $1");
const KEPT_COUNT: Sql = sql!("SELECT count(*) FROM invitations WHERE group_id = $1");
const MAKE: Sql = sql!(
    "INSERT INTO invitations (id, group_id, secret_hash, role, note, uses_max, made_by, made_at, expires_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
);
const WITHDRAW: Sql =
    sql!("UPDATE invitations SET withdrawn_at = $3 WHERE id = $1 AND group_id = $2 AND withdrawn_at IS NULL");
const USE: Sql = sql!(
    "UPDATE invitations SET uses = uses + 1 WHERE id = $1 AND uses < uses_max AND withdrawn_at IS NULL \
     AND expires_at > $2"
);
const PURGE: Sql = sql!("DELETE FROM invitations WHERE expires_at <= $1 OR withdrawn_at <= $1");

fn invitation(row: &Row<'_>) -> Result<(Invitation, GroupId), StoreError> {
    let role: String = row.get(1)?;
    let it = Invitation {
        id: row.get(0)?,
        role: GroupRole::parse(&role).ok_or_else(|| StoreError::broken(format!("unknown role {role}")))?,
        note: row.get(2)?,
        uses: row.get(3)?,
        uses_max: row.get(4)?,
        made_by: row.get(5)?,
        made_at: row.get(6)?,
        expires_at: row.get(7)?,
        withdrawn_at: row.get(8)?,
    };
    Ok((it, row.get(9)?))
}

fn hash(secret: &Secret) -> Vec<u8> {
    digest(&SHA256, secret.bytes()).as_ref().to_vec()
}

/// The invitations of an officer's group, the newest first.
pub fn list(db: &mut impl Db, by: Officer) -> Result<Vec<Invitation>, StoreError> {
    let all = db.all(LIST, args![by.group], invitation)?;
    Ok(all.into_iter().map(|(it, _)| it).collect())
}

/// Makes an invitation. The secret is answered once and kept nowhere. `None` when the group keeps
/// too many already.
pub fn make(
    db: &mut Change,
    by: Officer,
    draft: &InvitationDraft,
    now: Time,
    random: &dyn Random,
) -> Result<Option<Secret>, StoreError> {
    if db.one(KEPT_COUNT, args![by.group], |row| row.get::<u32>(0))? >= KEPT_MAX {
        return Ok(None);
    }
    let secret = Secret::new(random);
    let expires_at = now.plus(Duration::from_hours(u64::from(draft.days) * 24));
    let id = InvitationId::new(now, random);
    let args = args![
        id,
        by.group,
        hash(&secret),
        draft.role.as_str(),
        draft.note.as_str(),
        draft.uses_max,
        by.person,
        now,
        expires_at
    ];
    db.exec(MAKE, args)?;
    Ok(Some(secret))
}

/// Takes an invitation back.
pub fn withdraw(db: &mut Change, by: Officer, id: InvitationId, now: Time) -> Result<(), StoreError> {
    db.exec(WITHDRAW, args![id, by.group, now])?;
    Ok(())
}

/// The invitation behind a secret and the group it leads to, also a private one: whoever holds
/// the link may see what it is for. Missing when the group is closed or hidden.
pub fn find(db: &mut impl Db, secret: &Secret) -> Result<(Invitation, Group), StoreError> {
    let (it, group) = db.one(BY_SECRET, args![hash(secret)], invitation)?;
    let group = crate::group::store::find(db, &Actor::system(), group)?;
    if group.is_open() && group.hidden.is_none() { Ok((it, group)) } else { Err(StoreError::Missing) }
}

/// Whether a secret belongs to an invitation that works: for sites where only the invited may make
/// an account.
pub fn is_open(db: &mut impl Db, secret: &Secret, now: Time) -> Result<bool, StoreError> {
    match find(db, secret) {
        Ok((it, _)) => Ok(it.state(now) == InvitationState::Open),
        Err(StoreError::Missing) => Ok(false),
        Err(other) => Err(other),
    }
}

/// What accepting led to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Accepted {
    /// The person is a member now.
    Joined(GroupId),
    /// The person was one before; nothing was counted.
    Already(GroupId),
    /// The invitation does not work any more.
    Gone(InvitationState),
}

/// Makes the actor a member of the group it was invited to.
pub fn accept(
    db: &mut Change,
    actor: &Actor,
    secret: &Secret,
    now: Time,
    random: &dyn Random,
) -> Result<Accepted, StoreError> {
    let person = actor.person.ok_or(StoreError::Missing)?;
    let (_, group) = find(db, secret)?;
    let held = crate::group::store::hold(db, group.id)?;
    if !held.is_open() {
        return Err(StoreError::Missing);
    }
    if members::role(db, group.id, person)?.is_some() {
        return Ok(Accepted::Already(group.id));
    }
    let (it, _) = db.one(BY_SECRET, args![hash(secret)], invitation)?;
    if db.exec(USE, args![it.id, now])? == 0 {
        return Ok(Accepted::Gone(match it.state(now) {
            InvitationState::Open => InvitationState::Used,
            other => other,
        }));
    }
    members::begin(db, group.id, person, it.role, now, random)?;
    Ok(Accepted::Joined(group.id))
}

/// Forgets invitations thirty days after their end.
pub(crate) fn purge(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    db.exec(PURGE, args![now.minus(KEPT)])
}
