//! The last map of each conversation as a row, so that a restart shows it at once.

use store::{Change, Db, Sql, StoreError, args, sql};

use super::model::Map;

const FIND: Sql = sql!("SELECT body FROM conversation_maps WHERE conversation = $1");
const SAVE: Sql = sql!(
    "INSERT INTO conversation_maps (conversation, votes_version, made_at, body) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (conversation) DO UPDATE SET votes_version = excluded.votes_version, made_at = excluded.made_at, \
     body = excluded.body"
);

/// The last map; none when there is none that this version understands.
pub fn find(db: &mut impl Db, conversation: i64) -> Result<Option<Map>, StoreError> {
    let body: Option<String> = db.maybe(FIND, args![conversation], |row| row.get(0))?;
    Ok(body.and_then(|body| serde_json::from_str(&body).ok()))
}

/// Writes the last map.
pub fn save(db: &mut Change, conversation: i64, map: &Map) -> Result<(), StoreError> {
    let body = serde_json::to_string(map).map_err(|e| StoreError::Broken(e.into()))?;
    db.exec(SAVE, args![conversation, map.votes_version, map.made_at, body]).map(|_| ())
}
