//! Flags in the database: written by everybody, read by stewards only (see the queue's store).

use ::store::{Change, Db, Sql, StoreError, args, sql};
use base::{Random, Time};
use uuid::Uuid;

use super::model::{Flag, OPEN_LIFE, OPEN_MAX, SETTLED_LIFE};
use crate::moderation::Kind;

const INSERT: Sql =
    sql!("INSERT INTO flags (id, subject, kind, reason, words, flagged_at) VALUES ($1, $2, $3, $4, $5, $6)");
const COUNT_OPEN: Sql = sql!("SELECT count(*) FROM flags WHERE subject = $1 AND settled_at IS NULL");
const TOTAL: Sql = sql!("SELECT count(*) FROM flags");
const PURGE_SETTLED: Sql = sql!("DELETE FROM flags WHERE settled_at <= $1");
const PURGE_OPEN: Sql = sql!("DELETE FROM flags WHERE settled_at IS NULL AND flagged_at <= $1");

/// Writes a flag down; the one too many of a flood is left out without a word.
pub fn insert(db: &mut Change, subject: Uuid, kind: Kind, flag: &Flag, random: &dyn Random) -> Result<(), StoreError> {
    let open: u32 = db.one(COUNT_OPEN, args![subject], |row| row.get(0))?;
    if open >= OPEN_MAX {
        return Ok(());
    }
    // Chance alone: an id made from the clock would tell the moment to the millisecond.
    let id: [u8; 16] = base::random::bytes(random);
    let (reason, words) = (flag.reason.as_str(), flag.words.as_str());
    db.exec(INSERT, args![id, subject, kind.as_str(), reason, words, flag.at]).map(drop)
}

/// How many flags there are, settled ones too.
pub fn total(db: &mut impl Db) -> Result<i64, StoreError> {
    db.one(TOTAL, args![], |row| row.get(0))
}

/// Deletes flags thirty days after they were settled, and those that waited half a year.
pub(crate) fn purge(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    let settled = db.exec(PURGE_SETTLED, args![now.minus(SETTLED_LIFE)])?;
    Ok(settled + db.exec(PURGE_OPEN, args![now.minus(OPEN_LIFE)])?)
}
