//! Which groups belong to which, in the database.
//!
//! Promises: changes that add a tie are made one after the other (a guard row is taken first), so
//! that two of them cannot close a loop together; names of groups that are not public are shown
//! only to members of one of the two.

use std::collections::BTreeSet;

use ::store::{Change, Db, Row, Sql, StoreError, args, sql, with_list};
use base::{Actor, Event, GroupId, GroupRole, Random, Time};
use serde_json::json;

use super::model::{BelongRefusal, DEPTH_MAX, Link, LinkState, PARTS_MAX, may_belong};
use crate::group::model::{Group, GroupName};
use crate::group::store::name;
use crate::membership::store::{Officer, officer};

macro_rules! select_link {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT g.id, g.slug, g.name, g.kind, g.visibility, g.closed_at, \
             (SELECT 1 FROM hidings h WHERE h.subject = g.id), l.state, l.since FROM group_links l JOIN groups g ",
            $rest
        ))
    };
}

const PARTS: Sql = select_link!(
    "ON g.id = l.member_group_id WHERE l.group_id = $1 AND l.state = $2 AND g.closed_at IS NULL \
     ORDER BY g.name_folded, g.id LIMIT $3"
);
const WHOLES: Sql = select_link!(
    "ON g.id = l.group_id WHERE l.member_group_id = $1 AND l.state = $2 AND g.closed_at IS NULL \
     ORDER BY g.name_folded, g.id LIMIT $3"
);
const COUNT: Sql = sql!("SELECT count(*) FROM group_links WHERE group_id = $1 AND state = 'admitted'");
const STATE: Sql = sql!("SELECT state FROM group_links WHERE group_id = $1 AND member_group_id = $2");
const GUARD: Sql = sql!("UPDATE group_links_guard SET changes = changes + 1 WHERE id = 1");
const ABOVE: Sql = sql!(
    "SELECT group_id FROM group_links WHERE state = 'admitted' AND member_group_id IN ({list}) \
     UNION SELECT parent_id FROM groups WHERE parent_id IS NOT NULL AND id IN ({list})"
);
const BELOW: Sql = sql!(
    "SELECT member_group_id FROM group_links WHERE state = 'admitted' AND group_id IN ({list}) \
     UNION SELECT id FROM groups WHERE parent_id IN ({list})"
);
const ADD: Sql = sql!(
    "INSERT INTO group_links (group_id, member_group_id, state, since) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (group_id, member_group_id) DO NOTHING"
);
const ADMIT: Sql = sql!(
    "UPDATE group_links SET state = 'admitted', since = $4 WHERE group_id = $1 AND member_group_id = $2 AND state = $3"
);
const END: Sql = sql!("DELETE FROM group_links WHERE group_id = $1 AND member_group_id = $2");

/// Most groups listed on a page.
const LISTED: i64 = 500;

fn link(row: &Row<'_>) -> Result<Link, StoreError> {
    let state: String = row.get(7)?;
    Ok(Link {
        group: name(row)?,
        state: LinkState::parse(&state).ok_or_else(|| StoreError::broken(format!("unknown state {state}")))?,
        since: row.get(8)?,
    })
}

/// Whether the actor may read the other end's name: it is public, or the actor belongs to one of
/// the two.
fn is_seen(actor: &Actor, near: GroupId, far: &GroupName) -> bool {
    far.is_public()
        || (!far.is_hidden && actor.is_at_least(near, GroupRole::Member))
        || actor.is_at_least(far.id, GroupRole::Member)
}

/// The groups that belong to this one, as far as the actor may know.
pub fn parts(db: &mut impl Db, actor: &Actor, group: GroupId) -> Result<Vec<Link>, StoreError> {
    listed(db, actor, PARTS, group, LinkState::Admitted)
}

/// The groups this one belongs to, as far as the actor may know.
pub fn wholes(db: &mut impl Db, actor: &Actor, group: GroupId) -> Result<Vec<Link>, StoreError> {
    listed(db, actor, WHOLES, group, LinkState::Admitted)
}

/// Groups that asked to belong to this one; for its officers.
pub fn asking(db: &mut impl Db, by: Officer) -> Result<Vec<Link>, StoreError> {
    db.all(PARTS, args![by.group, LinkState::Asked.as_str(), LISTED], link)
}

/// Groups this one offered a place; for its officers.
pub fn offered(db: &mut impl Db, by: Officer) -> Result<Vec<Link>, StoreError> {
    db.all(PARTS, args![by.group, LinkState::Offered.as_str(), LISTED], link)
}

/// Groups that offered this one a place; for its officers.
pub fn offers(db: &mut impl Db, by: Officer) -> Result<Vec<Link>, StoreError> {
    db.all(WHOLES, args![by.group, LinkState::Offered.as_str(), LISTED], link)
}

/// Groups this one asked to belong to; for its officers.
pub fn asked(db: &mut impl Db, by: Officer) -> Result<Vec<Link>, StoreError> {
    db.all(WHOLES, args![by.group, LinkState::Asked.as_str(), LISTED], link)
}

fn listed(
    db: &mut impl Db,
    actor: &Actor,
    sql: Sql,
    group: GroupId,
    state: LinkState,
) -> Result<Vec<Link>, StoreError> {
    let all = db.all(sql, args![group, state.as_str(), LISTED], link)?;
    Ok(all.into_iter().filter(|it| is_seen(actor, group, &it.group)).collect())
}

/// How many groups belong to this one.
pub fn count(db: &mut impl Db, group: GroupId) -> Result<u32, StoreError> {
    db.one(COUNT, args![group], |row| row.get(0))
}

/// Why a tie between two groups is not made.
#[derive(Debug)]
pub enum BelongError {
    /// A rule says no.
    Refused(BelongRefusal),
    /// The database did not do it.
    Store(StoreError),
}

impl From<StoreError> for BelongError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<BelongRefusal> for BelongError {
    fn from(refusal: BelongRefusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Everything reached from `start` by `sql`, and the length of the longest chain.
fn reached(db: &mut impl Db, sql: Sql, start: GroupId) -> Result<(BTreeSet<GroupId>, u32), StoreError> {
    let mut all = BTreeSet::new();
    let mut level = BTreeSet::from([start]);
    let mut depth = 0;
    while depth <= DEPTH_MAX {
        let (statement, args) = with_list(sql, &[], level.iter().copied());
        level = db.all(statement, &args, |row| row.get::<GroupId>(0))?.into_iter().collect();
        if level.is_empty() {
            break;
        }
        depth += 1;
        all.extend(level.iter().copied());
    }
    Ok((all, depth))
}

/// The length of the longest chain above a group.
pub(crate) fn height_above(db: &mut impl Db, group: GroupId) -> Result<u32, StoreError> {
    reached(db, ABOVE, group).map(|(_, depth)| depth)
}

/// Takes the guard: whoever adds a tie waits here for the others.
pub(crate) fn guard(db: &mut Change) -> Result<(), StoreError> {
    db.exec(GUARD, &[]).map(drop)
}

fn check(db: &mut Change, whole: &Group, part: GroupId) -> Result<(), BelongError> {
    if !whole.kind.takes_groups() {
        return Err(BelongRefusal::TakesNone.into());
    }
    if count(db, whole.id)? >= PARTS_MAX {
        return Err(BelongRefusal::Full.into());
    }
    let (above, height) = reached(db, ABOVE, whole.id)?;
    let (_, depth) = reached(db, BELOW, part)?;
    let loops = whole.id == part || above.contains(&part);
    may_belong(loops, height, depth)?;
    Ok(())
}

fn state(db: &mut impl Db, whole: GroupId, part: GroupId) -> Result<Option<LinkState>, StoreError> {
    let found = db.maybe(STATE, args![whole, part], |row| row.get::<String>(0))?;
    Ok(found.and_then(|word| LinkState::parse(&word)))
}

/// An officer's group asks to belong to `whole`. Where that was offered, it belongs at once.
pub fn ask(
    db: &mut Change,
    by: Officer,
    whole: &Group,
    now: Time,
    random: &dyn Random,
) -> Result<LinkState, BelongError> {
    join(db, whole, by.group, LinkState::Asked, now, random)
}

/// An officer's group offers `part` a place. Where that was asked for, it belongs at once.
pub fn offer(
    db: &mut Change,
    by: Officer,
    whole: &Group,
    part: GroupId,
    now: Time,
    random: &dyn Random,
) -> Result<LinkState, BelongError> {
    if by.group != whole.id {
        return Err(StoreError::Missing.into());
    }
    join(db, whole, part, LinkState::Offered, now, random)
}

fn join(
    db: &mut Change,
    whole: &Group,
    part: GroupId,
    wish: LinkState,
    now: Time,
    random: &dyn Random,
) -> Result<LinkState, BelongError> {
    guard(db)?;
    let answer_to = if wish == LinkState::Asked { LinkState::Offered } else { LinkState::Asked };
    match state(db, whole.id, part)? {
        Some(waiting) if waiting == answer_to => admit(db, whole, part, answer_to, now, random),
        Some(_) => Err(BelongRefusal::Already.into()),
        None => {
            check(db, whole, part)?;
            db.exec(ADD, args![whole.id, part, wish.as_str(), now])?;
            Ok(wish)
        }
    }
}

fn admit(
    db: &mut Change,
    whole: &Group,
    part: GroupId,
    from: LinkState,
    now: Time,
    random: &dyn Random,
) -> Result<LinkState, BelongError> {
    check(db, whole, part)?;
    if db.exec(ADMIT, args![whole.id, part, from.as_str(), now])? == 0 {
        return Err(StoreError::Missing.into());
    }
    db.emit(Event::new("GroupBelongs", whole.id, json!({ "part": part.to_string() }), now, random));
    Ok(LinkState::Admitted)
}

/// Says yes to what the other side asked or offered.
pub fn accept(
    db: &mut Change,
    actor: &Actor,
    whole: &Group,
    part: GroupId,
    now: Time,
    random: &dyn Random,
) -> Result<(), BelongError> {
    guard(db)?;
    let waiting = state(db, whole.id, part)?.ok_or(StoreError::Missing)?;
    match waiting {
        LinkState::Asked => officer(db, actor, whole.id)?,
        LinkState::Offered => officer(db, actor, part)?,
        LinkState::Admitted => return Ok(()),
    };
    admit(db, whole, part, waiting, now, random).map(drop)
}

/// Ends or declines a tie, whatever its state: officers of either side may.
pub fn end(
    db: &mut Change,
    actor: &Actor,
    whole: GroupId,
    part: GroupId,
    now: Time,
    random: &dyn Random,
) -> Result<(), StoreError> {
    match officer(db, actor, whole) {
        Err(StoreError::Missing) => officer(db, actor, part)?,
        other => other?,
    };
    if db.exec(END, args![whole, part])? == 0 {
        return Err(StoreError::Missing);
    }
    db.emit(Event::new("GroupBelongsNoMore", whole, json!({ "part": part.to_string() }), now, random));
    Ok(())
}
