//! News of actions in the database.

use base::{ActionId, Time};
use store::{Change, Db, Sql, StoreError, args, sql};

const NEWEST: Sql = sql!("SELECT at, text FROM action_updates WHERE action_id = $1 ORDER BY at DESC LIMIT $2");
const INSERT: Sql = sql!("INSERT INTO action_updates (action_id, at, text) VALUES ($1, $2, $3)");

/// The newest news of an action.
pub fn newest(db: &mut impl Db, action: ActionId, most: i64) -> Result<Vec<(Time, String)>, StoreError> {
    db.all(NEWEST, args![action, most], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Adds news.
pub fn insert(db: &mut Change, action: ActionId, at: Time, text: &str) -> Result<(), StoreError> {
    db.exec(INSERT, args![action, at, text]).map(|_| ())
}
