//! Standing rules in the database.

use base::{Actor, GroupId, Time};
use people::group::Group;
use people::membership::officer;
use store::{Change, Db, Row, Sql, StoreError, args, sql};

use super::model::Standing;

const FIND: Sql = sql!(
    "SELECT proposers, way, secrecy, quorum_percent, majority, period_hours, proxies FROM standing_rules \
     WHERE group_id = $1"
);
const ZONE: Sql = sql!(
    "SELECT coalesce(g.lat, w.lat), coalesce(g.lon, w.lon) FROM groups g LEFT JOIN groups w ON w.id = g.parent_id \
     WHERE g.id = $1"
);
const SAVE: Sql = sql!(
    "INSERT INTO standing_rules (group_id, proposers, way, secrecy, quorum_percent, majority, period_hours, proxies, \
     changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (group_id) DO UPDATE SET \
     proposers = excluded.proposers, way = excluded.way, secrecy = excluded.secrecy, \
     quorum_percent = excluded.quorum_percent, majority = excluded.majority, period_hours = excluded.period_hours, \
     proxies = excluded.proxies, changed_at = excluded.changed_at"
);

fn standing(row: &Row<'_>) -> Result<Standing, StoreError> {
    Ok(Standing {
        proposers: crate::word::of_row(row, 0)?,
        way: crate::word::of_row(row, 1)?,
        secrecy: crate::word::of_row(row, 2)?,
        quorum_percent: row.get(3)?,
        majority: crate::word::of_row(row, 4)?,
        period_hours: row.get(5)?,
        proxies: row.get(6)?,
    })
}

/// The zone a group's times are told in.
pub(crate) fn zone_of(db: &mut impl Db, group: GroupId) -> Result<&'static str, StoreError> {
    db.one(ZONE, args![group], |row| crate::zone::of_row(row, 0))
}

/// The rules of a group; the usual ones when it never set any.
pub(crate) fn of_group(db: &mut impl Db, group: GroupId) -> Result<Standing, StoreError> {
    Ok(db.maybe(FIND, args![group], standing)?.unwrap_or_else(Standing::usual))
}

/// The group of an address for an officer of it; missing to everybody else.
pub(crate) fn group_for_officer(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<Group, StoreError> {
    let group = people::group::store::find_by_slug(db, actor, slug)?;
    officer(db, actor, group.id)?;
    Ok(group)
}

/// Saves a group's rules; only for its officers.
pub(crate) fn save(db: &mut Change, actor: &Actor, slug: &str, it: &Standing, now: Time) -> Result<(), StoreError> {
    let group = group_for_officer(db, actor, slug)?;
    let args = args![
        group.id,
        it.proposers.as_str(),
        it.way.as_str(),
        it.secrecy.as_str(),
        it.quorum_percent,
        it.majority.as_str(),
        it.period_hours,
        it.proxies,
        now
    ];
    db.exec(SAVE, args).map(|_| ())
}
