//! Block lists in the database.

use ::store::{Change, Db, Row, Sql, StoreError, args, sql};
use base::{Actor, Problem, Random, Time};
use uuid::Uuid;

use super::model::{BLOCKS_MAX, Block, Looked, NewBlock, What};
use crate::moderation::queue::model::{Act, Entry};
use crate::moderation::queue::store::write;

const ALL: Sql = sql!("SELECT id, kind, pattern, shown, reason, blocked_on FROM blocks ORDER BY kind, pattern");
const PATTERNS: Sql = sql!("SELECT kind, pattern, shown FROM blocks");
const ONE: Sql = sql!("SELECT id, kind, pattern, shown, reason, blocked_on FROM blocks WHERE id = $1");
const COUNT: Sql = sql!("SELECT count(*) FROM blocks");
const EXISTS: Sql = sql!("SELECT 1 FROM blocks WHERE kind = $1 AND pattern = $2");
const INSERT: Sql =
    sql!("INSERT INTO blocks (id, kind, pattern, shown, reason, blocked_on) VALUES ($1, $2, $3, $4, $5, $6)");
const DELETE: Sql = sql!("DELETE FROM blocks WHERE id = $1");

fn what(row: &Row<'_>, i: usize) -> Result<What, StoreError> {
    let word: String = row.get(i)?;
    What::parse(&word).ok_or_else(|| StoreError::broken(format!("unknown block {word}")))
}

fn block(row: &Row<'_>) -> Result<Block, StoreError> {
    Ok(Block {
        id: row.get(0)?,
        what: what(row, 1)?,
        pattern: row.get(2)?,
        shown: row.get(3)?,
        reason: row.get(4)?,
        blocked_on: row.get(5)?,
    })
}

/// The first of these texts (form field and text) that contains something blocked, as a problem of
/// its field. Whoever takes a text that everybody will read asks here first.
pub fn check(db: &mut impl Db, texts: &[(&'static str, &str)]) -> Result<Option<Problem>, StoreError> {
    let blocks: Vec<(What, String, String)> =
        db.all(PATTERNS, args![], |row| Ok((what(row, 0)?, row.get(1)?, row.get(2)?)))?;
    if blocks.is_empty() {
        return Ok(None);
    }
    Ok(texts.iter().find_map(|(field, text)| {
        let looked = Looked::at(text);
        let (_, _, shown) = blocks.iter().find(|(what, pattern, _)| looked.has(*what, pattern))?;
        Some(Problem { field, key: "problem-blocked", args: vec![("what", shown.clone())] })
    }))
}

/// Every block; missing to everybody but site stewards.
pub fn all(db: &mut impl Db, actor: &Actor) -> Result<Vec<Block>, StoreError> {
    if !actor.is_site_steward() {
        return Err(StoreError::Missing);
    }
    db.all(ALL, args![], block)
}

/// What became of a new block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Added {
    /// It is in force.
    Done,
    /// It was there already.
    Already,
    /// There are as many as a site can have.
    Full,
}

/// Adds a block.
pub fn add(
    db: &mut Change,
    actor: &Actor,
    new: &NewBlock,
    now: Time,
    random: &dyn Random,
) -> Result<Added, StoreError> {
    if !actor.is_site_steward() {
        return Err(StoreError::Missing);
    }
    if db.maybe(EXISTS, args![new.what.as_str(), new.pattern.as_str()], |_| Ok(()))?.is_some() {
        return Ok(Added::Already);
    }
    if db.one(COUNT, args![], |row| row.get::<u32>(0))? >= BLOCKS_MAX {
        return Ok(Added::Full);
    }
    let id = base::id::uuid_v7(now, random);
    let (what, pattern) = (new.what.as_str(), new.pattern.as_str());
    db.exec(INSERT, args![id, what, pattern, new.shown.as_str(), new.reason.as_str(), now.day()])?;
    log(db, actor, Act::BlockAdded, (id, &new.shown), &new.reason, now, random)?;
    Ok(Added::Done)
}

/// Ends a block.
pub fn end(
    db: &mut Change,
    actor: &Actor,
    id: Uuid,
    reason: &str,
    now: Time,
    random: &dyn Random,
) -> Result<(), StoreError> {
    if !actor.is_site_steward() {
        return Err(StoreError::Missing);
    }
    let it = db.one(ONE, args![id], block)?;
    db.exec(DELETE, args![id])?;
    log(db, actor, Act::BlockEnded, (id, &it.shown), reason, now, random)
}

/// The public log says that there is a block and why, not what it looks for.
fn log(
    db: &mut Change,
    actor: &Actor,
    act: Act,
    (subject, shown): (Uuid, &str),
    reason: &str,
    now: Time,
    random: &dyn Random,
) -> Result<(), StoreError> {
    let entry = Entry {
        id: base::id::uuid_v7(now, random),
        done_on: now.day(),
        act,
        kind: None,
        subject,
        reason: reason.to_owned(),
        note: shown.to_owned(),
    };
    write(db, actor, &entry, shown, now)
}
