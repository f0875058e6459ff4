//! Memberships in the database.
//!
//! Promises: whoever changes the members of a group holds the group first, so that the number of
//! members is exact and the last officer cannot leave, however many try at once. [`Officer`] and
//! [`Steward`] are made here only, from a row read in the same transaction.

use ::store::{Change, Db, Row, Sql, StoreError, Value, args, sql};
use base::{Actor, Event, GroupId, GroupRole, PersonId, Random, Time};
use serde_json::json;

use super::model::{Handle, Member, keeps_an_officer};
use crate::group::model::{Group, ShowsPeople};

const ROLE: Sql = sql!("SELECT role FROM memberships WHERE group_id = $1 AND person_id = $2");
const ROLE_IN_OPEN: Sql = sql!(
    "SELECT m.role FROM memberships m JOIN groups g ON g.id = m.group_id \
     WHERE m.group_id = $1 AND m.person_id = $2 AND g.closed_at IS NULL"
);
const OF_PERSON: Sql = sql!("SELECT group_id, role FROM memberships WHERE person_id = $1");
const OPEN: Sql = sql!("SELECT id FROM groups WHERE id = $1 AND closed_at IS NULL");

macro_rules! select_member {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT m.person_id, m.handle, p.name, m.role, m.since, m.shown FROM memberships m \
             JOIN persons p ON p.id = m.person_id WHERE m.group_id = $1 ",
            $rest
        ))
    };
}

const MINE: Sql = select_member!("AND m.person_id = $2");
const BY_HANDLE: Sql = select_member!("AND m.handle = $2");
const PAGE: Sql = select_member!("AND (p.name, m.handle) > ($2, $3) ORDER BY p.name, m.handle LIMIT $4");
const EVERY: Sql = select_member!("ORDER BY p.name, m.handle");
const SHOWN: Sql = select_member!("AND m.shown = 'shown' ORDER BY m.role DESC, p.name, m.handle LIMIT 300");
const SHOWN_OFFICERS: Sql =
    select_member!("AND m.role = 'officer' AND m.shown = 'shown' ORDER BY p.name, m.handle LIMIT 300");
/// Officers and stewards, and members who show themselves: what members see of a closed list.
const SEEN_INSIDE: Sql = select_member!(
    "AND (m.role IN ('officer', 'steward') OR m.shown = 'shown') AND (p.name, m.handle) > ($2, $3) \
     ORDER BY p.name, m.handle LIMIT $4"
);

const OFFICERS: Sql = sql!("SELECT person_id FROM memberships WHERE group_id = $1 AND role = 'officer' ORDER BY since");
const OFFICER_COUNT: Sql = sql!("SELECT count(*) FROM memberships WHERE group_id = $1 AND role = 'officer'");
const NEXT_IN_LINE: Sql = sql!(
    "SELECT person_id FROM memberships WHERE group_id = $1 AND person_id <> $2 \
     ORDER BY CASE role WHEN 'officer' THEN 0 WHEN 'steward' THEN 1 WHEN 'observer' THEN 2 ELSE 3 END, since, handle \
     LIMIT 1"
);

const BEGIN: Sql = sql!(
    "INSERT INTO memberships (group_id, person_id, handle, role, since, shown) VALUES ($1, $2, $3, $4, $5, $6) \
     ON CONFLICT (group_id, person_id) DO NOTHING"
);
const ONE_MORE: Sql = sql!("UPDATE groups SET members = members + 1 WHERE id = $1");
const ONE_LESS: Sql = sql!("UPDATE groups SET members = members - 1 WHERE id = $1");
const END: Sql = sql!("DELETE FROM memberships WHERE group_id = $1 AND person_id = $2");
const SET_ROLE: Sql = sql!("UPDATE memberships SET role = $3 WHERE group_id = $1 AND person_id = $2");
const SET_SHOWN: Sql = sql!("UPDATE memberships SET shown = $3 WHERE group_id = $1 AND person_id = $2");
const END_ASK: Sql = sql!("DELETE FROM membership_asks WHERE group_id = $1 AND person_id = $2");
const END_VOUCHES: Sql = sql!("DELETE FROM vouches WHERE group_id = $1 AND voucher_id = $2");
const WRONG_COUNTS: Sql = sql!(
    "SELECT count(*) FROM groups g WHERE g.members <> (SELECT count(*) FROM memberships m WHERE m.group_id = g.id)"
);

/// Proof that somebody speaks for a group in force, read in this transaction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Officer {
    /// The group.
    pub group: GroupId,
    /// The officer; none for the program itself.
    pub person: Option<PersonId>,
}

/// Proof that somebody keeps a group's entries true (its stewards and officers).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Steward {
    /// The group.
    pub group: GroupId,
    /// The steward; none for the program itself.
    pub person: Option<PersonId>,
}

fn parsed_role(text: &str) -> Result<GroupRole, StoreError> {
    GroupRole::parse(text).ok_or_else(|| StoreError::broken(format!("unknown role {text}")))
}

fn member(row: &Row<'_>) -> Result<Member, StoreError> {
    Ok(Member {
        person: row.get(0)?,
        handle: Handle(row.get(1)?),
        name: row.get(2)?,
        role: parsed_role(&row.get::<String>(3)?)?,
        since: row.get(4)?,
        is_shown: row.get::<String>(5)? == "shown",
    })
}

/// The role of a person in a group, as the database says now.
pub fn role(db: &mut impl Db, group: GroupId, person: PersonId) -> Result<Option<GroupRole>, StoreError> {
    let found = db.maybe(ROLE, args![group, person], |row| row.get::<String>(0))?;
    found.map(|text| parsed_role(&text)).transpose()
}

/// Checks in the database that the actor has at least `least` in a group in force.
fn proven(db: &mut impl Db, actor: &Actor, group: GroupId, least: GroupRole) -> Result<(), StoreError> {
    if actor.is_system {
        return db.one(OPEN, args![group], |_| Ok(()));
    }
    let person = actor.person.ok_or(StoreError::Missing)?;
    let role = db.one(ROLE_IN_OPEN, args![group, person], |row| row.get::<String>(0))?;
    if parsed_role(&role)? >= least { Ok(()) } else { Err(StoreError::Missing) }
}

/// Proof that the actor is an officer of a group in force; missing for everybody else.
pub fn officer(db: &mut impl Db, actor: &Actor, group: GroupId) -> Result<Officer, StoreError> {
    proven(db, actor, group, GroupRole::Officer)?;
    Ok(Officer { group, person: actor.person })
}

/// Proof that the actor is a steward or officer of a group in force; missing for everybody else.
pub fn steward(db: &mut impl Db, actor: &Actor, group: GroupId) -> Result<Steward, StoreError> {
    proven(db, actor, group, GroupRole::Steward)?;
    Ok(Steward { group, person: actor.person })
}

/// The groups a person belongs to: what an actor is made of.
pub fn of_person(db: &mut impl Db, person: PersonId) -> Result<Vec<(GroupId, GroupRole)>, StoreError> {
    db.all(OF_PERSON, args![person], |row| Ok((row.get(0)?, parsed_role(&row.get::<String>(1)?)?)))
}

/// The actor's own membership of a group.
pub fn mine(db: &mut impl Db, actor: &Actor, group: GroupId) -> Result<Option<Member>, StoreError> {
    match actor.person {
        Some(person) => db.maybe(MINE, args![group, person], member),
        None => Ok(None),
    }
}

/// The member a handle names.
pub fn by_handle(db: &mut impl Db, group: GroupId, handle: Handle) -> Result<Member, StoreError> {
    db.one(BY_HANDLE, args![group, handle.0], member)
}

/// Where the next page of members begins.
pub type After = Option<(String, Handle)>;

/// At most `most` members the actor may see, by name, after `after`. Only for members: everybody
/// else gets [`StoreError::Missing`].
pub fn page(
    db: &mut impl Db,
    actor: &Actor,
    group: &Group,
    after: &After,
    most: usize,
) -> Result<Vec<Member>, StoreError> {
    let (name, handle) = match after {
        Some((name, handle)) => (name.clone(), Value::from(handle.0)),
        None => (String::new(), Value::Blob(Vec::new())),
    };
    let statement = inside(actor, group)?;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    db.all(statement, &[group.id.into(), name.into(), handle, most.into()], member)
}

fn inside(actor: &Actor, group: &Group) -> Result<Sql, StoreError> {
    if group.may_read_roster(actor) {
        Ok(PAGE)
    } else if actor.is_at_least(group.id, GroupRole::Member) {
        Ok(SEEN_INSIDE)
    } else {
        Err(StoreError::Missing)
    }
}

/// At most `most` members the actor may see whose name holds what was typed, whatever its case and
/// accents.
pub fn search(
    db: &mut impl Db,
    actor: &Actor,
    group: &Group,
    typed: &str,
    most: usize,
) -> Result<Vec<Member>, StoreError> {
    let everybody = inside(actor, group)? == PAGE;
    let needle = places::fold(typed);
    let mut found = Vec::new();
    db.rows(EVERY, args![group.id], &mut |row| {
        let it = member(row)?;
        let visible = everybody || it.is_shown || it.role >= GroupRole::Steward;
        if visible && places::fold(&it.name).contains(&needle) {
            found.push(it);
        }
        Ok(found.len() < most)
    })?;
    Ok(found)
}

/// Members everybody may see: the group and the person both say so.
pub fn public(db: &mut impl Db, group: &Group) -> Result<Vec<Member>, StoreError> {
    let statement = match group.shows_people {
        ShowsPeople::Nobody => return Ok(Vec::new()),
        ShowsPeople::Officers => SHOWN_OFFICERS,
        ShowsPeople::Members => SHOWN,
    };
    db.all(statement, args![group.id], member)
}

/// The officers of a group, the longest serving first: those who are told of asks.
pub fn officers(db: &mut impl Db, group: GroupId) -> Result<Vec<PersonId>, StoreError> {
    db.all(OFFICERS, args![group], |row| row.get(0))
}

/// Groups whose number of members is not the number of their memberships; always none.
pub fn wrong_counts(db: &mut impl Db) -> Result<u64, StoreError> {
    db.one(WRONG_COUNTS, &[], |row| row.get(0))
}

/// Why a membership is not changed.
#[derive(Debug)]
pub enum MembershipError {
    /// The group would be left without an officer.
    LastOfficer,
    /// The database did not do it.
    Store(StoreError),
}

impl From<StoreError> for MembershipError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Makes a person a member; false when it was one already. An ask it had is settled with it.
///
/// Who may do this is decided by the caller: a new group's maker, an invitation, an officer, or
/// enough vouches.
pub fn begin(
    db: &mut Change,
    group: GroupId,
    person: PersonId,
    role: GroupRole,
    now: Time,
    random: &dyn Random,
) -> Result<bool, StoreError> {
    crate::group::store::hold(db, group)?;
    let handle = Handle::new(random);
    let begun = db.exec(BEGIN, args![group, person, handle.0, role.as_str(), now, "hidden"])?;
    db.exec(END_ASK, args![group, person])?;
    if begun == 0 {
        return Ok(false);
    }
    db.exec(ONE_MORE, args![group])?;
    db.emit(Event::new("MembershipBegan", group, json!({ "role": role.as_str() }), now, random));
    Ok(true)
}

/// Gives a member another role.
pub fn change_role(db: &mut Change, by: Officer, handle: Handle, next: GroupRole) -> Result<(), MembershipError> {
    crate::group::store::hold(db, by.group)?;
    let it = by_handle(db, by.group, handle)?;
    keep_an_officer(db, by.group, it.role, Some(next))?;
    db.exec(SET_ROLE, args![by.group, it.person, next.as_str()])?;
    Ok(())
}

/// Removes a member, at once. Answers whom.
pub fn remove(
    db: &mut Change,
    by: Officer,
    handle: Handle,
    now: Time,
    random: &dyn Random,
) -> Result<Member, MembershipError> {
    crate::group::store::hold(db, by.group)?;
    let it = by_handle(db, by.group, handle)?;
    keep_an_officer(db, by.group, it.role, None)?;
    end(db, by.group, it.person, it.role, now, random)?;
    Ok(it)
}

/// Leaves a group, at once. In a group that was closed also the last officer may.
pub fn leave(
    db: &mut Change,
    actor: &Actor,
    group: GroupId,
    now: Time,
    random: &dyn Random,
) -> Result<(), MembershipError> {
    let person = actor.person.ok_or(StoreError::Missing)?;
    let held = crate::group::store::hold(db, group)?;
    let role = role(db, group, person)?.ok_or(StoreError::Missing)?;
    if held.is_open() {
        keep_an_officer(db, group, role, None)?;
    }
    end(db, group, person, role, now, random)?;
    Ok(())
}

/// Sets whether outsiders may see the actor as a member, where the group allows it.
pub fn show(db: &mut Change, actor: &Actor, group: GroupId, shown: bool) -> Result<(), StoreError> {
    let person = actor.person.ok_or(StoreError::Missing)?;
    let word = if shown { "shown" } else { "hidden" };
    match db.exec(SET_SHOWN, args![group, person, word])? {
        0 => Err(StoreError::Missing),
        _ => Ok(()),
    }
}

/// Ends all memberships of a person whose account goes; call it before the person is deleted.
///
/// A group is never left without an officer: where this was the last one, whoever has the highest
/// role and has been there longest becomes officer; a group that is left empty is closed.
pub fn leave_all(db: &mut Change, person: PersonId, now: Time, random: &dyn Random) -> Result<(), StoreError> {
    let mut all = of_person(db, person)?;
    // Groups are held in one order, so that two people who go at once do not wait for each other.
    all.sort_by_key(|(group, _)| *group);
    for (group, role) in all {
        let held = crate::group::store::hold(db, group)?;
        if held.is_open() && !pass_on(db, group, person, role)? {
            crate::group::store::close(db, group, "", now, random)?;
        }
        end(db, group, person, role, now, random)?;
    }
    Ok(())
}

/// Ends the membership of somebody whom a body sent into this group and sends no longer. Answers
/// whether it ended: whoever is alone in the group stays, so that it is not left without people.
///
/// Who may do this is decided by the caller, which knows the seat that ended. The last officer's
/// office goes to whoever has the highest role and has been there longest.
pub fn end_sent(
    db: &mut Change,
    group: GroupId,
    person: PersonId,
    now: Time,
    random: &dyn Random,
) -> Result<bool, StoreError> {
    let held = crate::group::store::hold(db, group)?;
    let Some(role) = role(db, group, person)? else { return Ok(false) };
    if held.is_open() && !pass_on(db, group, person, role)? {
        return Ok(false);
    }
    end(db, group, person, role, now, random)?;
    Ok(true)
}

/// Hands the office of the last officer to the next in line; false where nobody is.
fn pass_on(db: &mut Change, group: GroupId, person: PersonId, role: GroupRole) -> Result<bool, StoreError> {
    let officers = db.one(OFFICER_COUNT, args![group], |row| row.get::<u32>(0))?;
    if keeps_an_officer(officers, role, None) {
        return Ok(true);
    }
    let Some(next) = db.maybe(NEXT_IN_LINE, args![group, person], |row| row.get::<PersonId>(0))? else {
        return Ok(false);
    };
    db.exec(SET_ROLE, args![group, next, GroupRole::Officer.as_str()])?;
    Ok(true)
}

fn keep_an_officer(
    db: &mut impl Db,
    group: GroupId,
    present: GroupRole,
    next: Option<GroupRole>,
) -> Result<(), MembershipError> {
    let officers = db.one(OFFICER_COUNT, args![group], |row| row.get::<u32>(0))?;
    if keeps_an_officer(officers, present, next) { Ok(()) } else { Err(MembershipError::LastOfficer) }
}

fn end(
    db: &mut Change,
    group: GroupId,
    person: PersonId,
    role: GroupRole,
    now: Time,
    random: &dyn Random,
) -> Result<(), StoreError> {
    if db.exec(END, args![group, person])? == 0 {
        return Ok(());
    }
    db.exec(ONE_LESS, args![group])?;
    // The word of somebody who left counts no more.
    db.exec(END_VOUCHES, args![group, person])?;
    db.emit(Event::new("MembershipEnded", group, json!({ "role": role.as_str() }), now, random));
    Ok(())
}
