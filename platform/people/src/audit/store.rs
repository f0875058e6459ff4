//! The audit in the database.

use std::time::Duration;

use base::{Actor, Time};
use store::{Change, Db, Rows, Sql, StoreError, args, sql};

use super::model::{Act, Chain, Entry, check, hash};

const HEAD: Sql = sql!("SELECT seq, hash FROM audit_head WHERE id = 1 {for update}");
const HEAD_SEE: Sql = sql!("SELECT seq, hash FROM audit_head WHERE id = 1");
const HEAD_MOVE: Sql = sql!("UPDATE audit_head SET seq = $1, hash = $2 WHERE id = 1");
const INSERT: Sql =
    sql!("INSERT INTO audit (seq, done_on, actor, act, about, before_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)");
const ALL: Sql = sql!("SELECT seq, done_on, actor, act, about, before_hash, hash FROM audit ORDER BY seq");
const PURGE: Sql = sql!("DELETE FROM audit WHERE done_on < $1");

/// How long an entry is kept.
pub const LIFE: Duration = Duration::from_hours(89 * 24);

/// Writes down a privileged act; call it in the transaction that does it.
pub fn append(db: &mut Change, actor: &Actor, act: Act, about: &str, now: Time) -> Result<(), StoreError> {
    let (seq, before): (i64, Vec<u8>) = db.one(HEAD, args![], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (seq, day) = (seq + 1, now.day());
    let name = actor.name.clone().unwrap_or_else(|| "–".to_owned());
    let made = hash(seq, day, &name, act.0, about, &before);
    db.exec(INSERT, args![seq, day, &name, act.0, about, before, made])?;
    db.exec(HEAD_MOVE, args![seq, made]).map(|_| ())
}

/// The whole audit, oldest first, and whether its chain is whole; for administrators.
pub fn all(db: &mut impl Rows, actor: &Actor) -> Result<(Vec<Entry>, Chain), StoreError> {
    if !actor.is_admin() {
        return Err(StoreError::Missing);
    }
    let head: (i64, Vec<u8>) = db.one(HEAD_SEE, args![], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let entries = db.all(ALL, args![], |row| {
        Ok(Entry {
            seq: row.get(0)?,
            done_on: row.get(1)?,
            actor: row.get(2)?,
            act: row.get(3)?,
            about: row.get(4)?,
            before: row.get(5)?,
            hash: row.get(6)?,
        })
    })?;
    let chain = check(&entries, (head.0, &head.1));
    Ok((entries, chain))
}

/// Deletes old entries, oldest first, so that the rest stays a chain.
pub fn purge(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    db.exec(PURGE, args![now.minus(LIFE)])
}
