//! Messages to the organizers of an action in the database: sealed, and deleted after 30 days.

use base::{ActionId, Time};
use store::{Change, Db, Sql, StoreError, args, sql};
use uuid::Uuid;

const INSERT: Sql = sql!("INSERT INTO action_messages (id, action_id, at, sealed) VALUES ($1, $2, $3, $4)");
const OF_ACTION: Sql =
    sql!("SELECT id, at, sealed FROM action_messages WHERE action_id = $1 ORDER BY at DESC, id LIMIT 200");
const DELETE: Sql = sql!("DELETE FROM action_messages WHERE action_id = $1 AND id = $2");
const PURGE: Sql = sql!(
    "DELETE FROM action_messages WHERE id IN (SELECT id FROM action_messages WHERE at < $1 ORDER BY at LIMIT 2000)"
);
const COUNT: Sql = sql!("SELECT count(*) FROM action_messages WHERE action_id = $1");

/// How long a message is kept.
pub const KEPT: std::time::Duration = std::time::Duration::from_hours(30 * 24);

/// Messages kept for one action; beyond that nobody is reading.
pub const KEPT_MAX: i64 = 1_000;

/// A message, still sealed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sealed {
    /// Its id.
    pub id: Uuid,
    /// When it came.
    pub at: Time,
    /// Text and reply address.
    pub bytes: Vec<u8>,
}

/// Keeps a message for the organizers; false when there are too many already.
pub fn insert(db: &mut Change, action: ActionId, it: &Sealed) -> Result<bool, StoreError> {
    let count: i64 = db.one(COUNT, args![action], |row| row.get(0))?;
    if count >= KEPT_MAX {
        return Ok(false);
    }
    db.exec(INSERT, args![it.id, action, it.at, it.bytes.clone()]).map(|n| n > 0)
}

/// The messages of an action, newest first.
pub fn of_action(db: &mut impl Db, action: ActionId) -> Result<Vec<Sealed>, StoreError> {
    db.all(OF_ACTION, args![action], |row| Ok(Sealed { id: row.get(0)?, at: row.get(1)?, bytes: row.get(2)? }))
}

/// Deletes one message of an action.
pub fn delete(db: &mut Change, action: ActionId, id: Uuid) -> Result<(), StoreError> {
    db.exec(DELETE, args![action, id]).map(|_| ())
}

/// Deletes messages whose time is over.
pub fn purge(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    db.exec(PURGE, args![now.minus(KEPT)])
}
