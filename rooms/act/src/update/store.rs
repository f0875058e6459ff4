//! News about an action in the database.

use base::{ActionId, Time};
use store::{Change, Db, Sql, StoreError, args, sql};

use super::model::Update;

const INSERT: Sql =
    sql!("INSERT INTO action_updates (action_id, at, text) VALUES ($1, $2, $3) ON CONFLICT (action_id, at) DO NOTHING");
const LATEST: Sql = sql!("SELECT at, text FROM action_updates WHERE action_id = $1 ORDER BY at DESC LIMIT $2");
const DELETE: Sql = sql!("DELETE FROM action_updates WHERE action_id = $1 AND at = $2");

/// News shown on an action's page.
const SHOWN_MAX: i64 = 20;

/// Writes news; a second press on the button in the same moment writes nothing.
pub fn insert(db: &mut Change, action: ActionId, at: Time, text: &str) -> Result<bool, StoreError> {
    db.exec(INSERT, args![action, at, text]).map(|n| n > 0)
}

/// The latest news of an action, newest first.
pub fn latest(db: &mut impl Db, action: ActionId) -> Result<Vec<Update>, StoreError> {
    db.all(LATEST, args![action, SHOWN_MAX], |row| Ok(Update { at: row.get(0)?, text: row.get(1)? }))
}

/// Takes news back.
pub fn delete(db: &mut Change, action: ActionId, at: Time) -> Result<bool, StoreError> {
    db.exec(DELETE, args![action, at]).map(|n| n > 0)
}
