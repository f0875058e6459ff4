//! Confirmations, reminders and corrections in the database.

use ::store::{Change, Db, Row, Sql, StoreError, args, sql};
use base::{GroupId, Random, Time};

use super::model::{Correction, FADES_AFTER, Fading, REMINDED_EVERY, Wrong};
use crate::listing::model::{ConfirmedBy, Organization, OrganizationId};
use crate::listing::store::touch;

const CONFIRM: Sql = sql!(
    "UPDATE organizations SET confirmed_at = $2, confirmed_by = $3, fresh_from = $2, reminded_at = NULL WHERE id = $1"
);
const FADING: Sql = sql!(
    "SELECT slug, name, fresh_from, CASE WHEN confirmed_at IS NULL THEN 0 ELSE 1 END, \
     CASE WHEN email IS NULL THEN 0 ELSE 1 END FROM organizations \
     WHERE state = 'shown' AND fresh_from < $1 ORDER BY fresh_from, id LIMIT $2 OFFSET $3"
);
const FADING_COUNT: Sql = sql!("SELECT count(*) FROM organizations WHERE state = 'shown' AND fresh_from < $1");
const DUE: Sql = sql!(
    "SELECT id, slug, name, group_id FROM organizations WHERE state = 'shown' AND group_id IS NOT NULL \
     AND fresh_from < $1 AND (reminded_at IS NULL OR reminded_at < $2) ORDER BY fresh_from, id LIMIT 200"
);
const REMINDED: Sql = sql!("UPDATE organizations SET reminded_at = $2 WHERE id = $1");
const SAY: Sql = sql!(
    "INSERT INTO listing_corrections (code, organization_id, wrong, words, said_at, settled_at) \
     VALUES ($1, $2, $3, $4, $5, NULL)"
);
const OPEN_OF: Sql = sql!("SELECT count(*) FROM listing_corrections WHERE organization_id = $1 AND settled_at IS NULL");
const OPEN: Sql = sql!(
    "SELECT r.code, o.slug, o.name, r.wrong, r.words, r.said_at FROM listing_corrections r \
     JOIN organizations o ON o.id = r.organization_id WHERE r.settled_at IS NULL ORDER BY r.said_at, r.code LIMIT 100"
);
const SETTLE: Sql = sql!("UPDATE listing_corrections SET settled_at = $2 WHERE code = $1 AND settled_at IS NULL");
const REOPEN: Sql = sql!("UPDATE listing_corrections SET settled_at = NULL WHERE code = $1 AND settled_at IS NOT NULL");
const PURGE: Sql = sql!("DELETE FROM listing_corrections WHERE settled_at < $1 OR said_at < $2");

/// Milliseconds of an hour.
const HOUR_MS: i64 = 3_600_000;
/// Open corrections one listing can have: a flood says no more than that.
const OPEN_MAX: i64 = 100;
/// Days a settled correction is kept, so that settling can be undone.
pub const SETTLED_DAYS: u64 = 30;
/// Days a correction waits that nobody settles.
pub const OPEN_DAYS: u64 = 365;

const fn days(n: u64) -> std::time::Duration {
    std::time::Duration::from_hours(n * 24)
}

/// Says that a listing is true.
pub fn confirm(db: &mut Change, it: OrganizationId, by: ConfirmedBy, now: Time) -> Result<(), StoreError> {
    db.exec(CONFIRM, args![it, now, by.as_str()])?;
    touch(db, &[it])
}

/// Listings that want to be confirmed, those longest not confirmed first; `page` is counted from 0.
pub fn fading(db: &mut impl Db, now: Time, page: i64) -> Result<Vec<Fading>, StoreError> {
    let since = now.minus(days(u64::from(FADES_AFTER)));
    db.all(FADING, args![since, 50_i64, page.clamp(0, 10_000) * 50], |row| {
        Ok(Fading {
            slug: row.get(0)?,
            name: row.get(1)?,
            fresh_from: row.get(2)?,
            is_confirmed: row.get(3)?,
            has_mail: row.get(4)?,
        })
    })
}

/// How many listings want to be confirmed.
pub fn fading_count(db: &mut impl Db, now: Time) -> Result<i64, StoreError> {
    db.one(FADING_COUNT, args![now.minus(days(u64::from(FADES_AFTER)))], |row| row.get(0))
}

/// A listing whose group is to be reminded.
#[derive(Clone, Debug)]
pub struct Due {
    /// Its id.
    pub id: OrganizationId,
    /// Its name in URLs.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its group.
    pub group: GroupId,
}

/// Listings of groups whose officers are to be reminded now.
pub fn due(db: &mut impl Db, now: Time) -> Result<Vec<Due>, StoreError> {
    let (since, reminded) = (now.minus(days(u64::from(FADES_AFTER))), now.minus(days(u64::from(REMINDED_EVERY))));
    db.all(DUE, args![since, reminded], |row| {
        Ok(Due { id: row.get(0)?, slug: row.get(1)?, name: row.get(2)?, group: row.get(3)? })
    })
}

/// Notes that somebody was reminded.
pub fn reminded(db: &mut Change, it: OrganizationId, now: Time) -> Result<(), StoreError> {
    db.exec(REMINDED, args![it, now]).map(|_| ())
}

/// Takes down what a visitor says is wrong; whether there was room for it.
pub fn say(
    db: &mut Change,
    it: &Organization,
    (wrong, words): (Wrong, &str),
    now: Time,
    random: &dyn Random,
) -> Result<bool, StoreError> {
    let open: i64 = db.one(OPEN_OF, args![it.id], |row| row.get(0))?;
    if open >= OPEN_MAX {
        return Ok(false);
    }
    let hour = Time::from_millis(now.millis().div_euclid(HOUR_MS) * HOUR_MS);
    let code = base::code::encode(&base::random::bytes::<16>(random));
    db.exec(SAY, args![code, it.id, wrong.as_str(), words, hour])?;
    Ok(true)
}

/// What visitors said, the oldest first.
pub fn corrections(db: &mut impl Db) -> Result<Vec<Correction>, StoreError> {
    db.all(OPEN, args![], correction_row)
}

fn correction_row(row: &Row<'_>) -> Result<Correction, StoreError> {
    let wrong: String = row.get(3)?;
    Ok(Correction {
        code: row.get(0)?,
        slug: row.get(1)?,
        name: row.get(2)?,
        wrong: Wrong::parse(&wrong).unwrap_or(Wrong::Other),
        words: row.get(4)?,
        said_at: row.get(5)?,
    })
}

/// Settles a correction, or takes that back; missing where there is nothing to settle.
pub fn settle(db: &mut Change, code: &str, is_undone: bool, now: Time) -> Result<(), StoreError> {
    let touched = if is_undone { db.exec(REOPEN, args![code])? } else { db.exec(SETTLE, args![code, now])? };
    if touched == 0 { Err(StoreError::Missing) } else { Ok(()) }
}

/// Deletes settled corrections after a month, and those nobody settled after a year.
pub fn purge(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    db.exec(PURGE, args![now.minus(days(SETTLED_DAYS)), now.minus(days(OPEN_DAYS))])
}
