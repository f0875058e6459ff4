//! Endorsements in the database. The number in force is moved with the row that moves it.

use base::{Actor, CallId, GroupId, GroupRole, Time};
use people::membership::{Officer, officer};
use store::{Change, Db, Row, Sql, StoreError, Value, args, sql};

use super::model::{Endorsed, Endorsement, Endorser, Listed, Revoked};

macro_rules! listed {
    ($rest:literal) => {
        concat!(
            "SELECT e.call_id, e.group_id, e.statement, e.endorsed_at, e.revoked_at, e.revoke_reason, \
             e.decided_by, g.slug, g.name, g.visibility FROM call_endorsements e JOIN groups g ON g.id = e.group_id \
             WHERE e.call_id = $1 AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = e.group_id) ",
            $rest
        )
    };
}

const FIRST: Sql = sql!(listed!("AND e.revoked_at IS NULL ORDER BY e.endorsed_at, e.group_id LIMIT $2"));
const PAGED: Sql = sql!(listed!("ORDER BY e.endorsed_at DESC, e.group_id LIMIT $2 OFFSET $3"));
const COUNT: Sql = sql!(
    "SELECT count(*) FROM call_endorsements e WHERE e.call_id = $1 \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = e.group_id)"
);
const FIND: Sql = sql!(
    "SELECT call_id, group_id, statement, endorsed_at, revoked_at, revoke_reason, decided_by FROM call_endorsements \
     WHERE call_id = $1 AND group_id = $2"
);
const HOLD: Sql = sql!(
    "SELECT call_id, group_id, statement, endorsed_at, revoked_at, revoke_reason, decided_by FROM call_endorsements \
     WHERE call_id = $1 AND group_id = $2 {for update}"
);
const SAVE: Sql = sql!(
    "INSERT INTO call_endorsements (call_id, group_id, statement, endorsed_at, revoked_at, revoke_reason, decided_by) \
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (call_id, group_id) DO UPDATE SET \
     statement = excluded.statement, endorsed_at = excluded.endorsed_at, revoked_at = excluded.revoked_at, \
     revoke_reason = excluded.revoke_reason, decided_by = excluded.decided_by"
);
const OF_GROUP: Sql = sql!(
    "SELECT c.slug, c.title, e.endorsed_at FROM call_endorsements e JOIN calls c ON c.id = e.call_id \
     WHERE e.group_id = $1 AND e.revoked_at IS NULL AND c.state <> 'draft' \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = c.id) ORDER BY e.endorsed_at DESC, c.id LIMIT $2"
);
const ENDORSERS: Sql = sql!(
    "SELECT g.id, g.slug, g.name, CASE WHEN e.group_id IS NULL THEN 0 ELSE 1 END FROM groups g \
     LEFT JOIN call_endorsements e ON e.group_id = g.id AND e.call_id = $1 AND e.revoked_at IS NULL \
     WHERE g.closed_at IS NULL AND g.id IN ({list}) \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = g.id) ORDER BY g.name"
);
const GROUP_BY_SLUG: Sql = sql!(
    "SELECT g.id, g.name FROM groups g WHERE g.slug = $1 AND g.closed_at IS NULL \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = g.id)"
);

/// Endorsements on one page of the list.
pub const PAGE: i64 = 60;

/// The first endorsements in force.
pub fn first(db: &mut impl Db, call: CallId, limit: i64) -> Result<Vec<Listed>, StoreError> {
    db.all(FIRST, args![call, limit], listed_row)
}

/// One page of the list, newest first, revoked ones among them; `page` is counted from 0.
pub fn page(db: &mut impl Db, call: CallId, page: i64) -> Result<Vec<Listed>, StoreError> {
    db.all(PAGED, args![call, PAGE, page.clamp(0, 10_000) * PAGE], listed_row)
}

/// How many there are, revoked ones included.
pub fn count(db: &mut impl Db, call: CallId) -> Result<i64, StoreError> {
    db.one(COUNT, args![call], |row| row.get(0))
}

/// A group's endorsement of a call, in force or not.
pub fn find(db: &mut impl Db, call: CallId, group: GroupId) -> Result<Option<Endorsement>, StoreError> {
    db.maybe(FIND, args![call, group], endorsement_row)
}

/// The same, held until the change ends.
pub fn hold(db: &mut Change, call: CallId, group: GroupId) -> Result<Option<Endorsement>, StoreError> {
    db.maybe(HOLD, args![call, group], endorsement_row)
}

/// Writes an endorsement; whoever writes it also moves the call's figure.
pub fn save(db: &mut Change, it: &Endorsement) -> Result<(), StoreError> {
    db.exec(SAVE, &row_of(it)).map(|_| ())
}

/// Writes many at once: for the demo world and for imports.
pub fn save_many(db: &mut Change, list: &[Endorsement]) -> Result<(), StoreError> {
    let rows: Vec<Vec<Value>> = list.iter().map(row_of).collect();
    db.exec_many(SAVE, &rows).map(|_| ())
}

/// The public calls a group endorses, newest first.
pub fn of_group(db: &mut impl Db, group: GroupId, limit: i64) -> Result<Vec<Endorsed>, StoreError> {
    db.all(OF_GROUP, args![group, limit], |row| {
        Ok(Endorsed { call_slug: row.get(0)?, call_title: row.get(1)?, since: row.get(2)? })
    })
}

/// The groups for which `actor` speaks as an officer, except the caller.
pub fn endorsers(db: &mut impl Db, actor: &Actor, call: CallId, caller: GroupId) -> Result<Vec<Endorser>, StoreError> {
    let officer = |(group, role): &&(GroupId, GroupRole)| *role >= GroupRole::Officer && *group != caller;
    let groups: Vec<GroupId> = actor.groups.iter().filter(officer).map(|(group, _)| *group).collect();
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, args) = store::with_list(ENDORSERS, args![call], groups);
    db.all(sql, &args, |row| {
        Ok(Endorser { id: row.get(0)?, slug: row.get(1)?, name: row.get(2)?, has_endorsed: row.get(3)? })
    })
}

/// Proof that `actor` speaks as an officer for the group of this name in URLs; missing otherwise. A
/// group that site stewards hid speaks for nobody.
pub fn spoken_for(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<(Officer, String), StoreError> {
    let (group, name) = db.one(GROUP_BY_SLUG, args![slug], |row| Ok((row.get::<GroupId>(0)?, row.get(1)?)))?;
    Ok((officer(db, actor, group)?, name))
}

fn row_of(it: &Endorsement) -> Vec<Value> {
    vec![
        it.call.into(),
        it.group.into(),
        it.statement.as_str().into(),
        it.endorsed_at.into(),
        it.revoked.as_ref().map(|r| r.at).into(),
        it.revoked.as_ref().map_or("", |r| r.reason.as_str()).into(),
        it.decided_by.as_str().into(),
    ]
}

fn endorsement_row(row: &Row<'_>) -> Result<Endorsement, StoreError> {
    let reason: String = row.get(5)?;
    let revoked = row.get::<Option<Time>>(4)?.map(|at| Revoked { at, reason });
    Ok(Endorsement {
        call: row.get(0)?,
        group: row.get(1)?,
        statement: row.get(2)?,
        decided_by: row.get(6)?,
        endorsed_at: row.get(3)?,
        revoked,
    })
}

fn listed_row(row: &Row<'_>) -> Result<Listed, StoreError> {
    Ok(Listed {
        endorsement: endorsement_row(row)?,
        group_slug: row.get(7)?,
        group_name: row.get(8)?,
        is_linked: row.get::<String>(9)? == "public",
    })
}
