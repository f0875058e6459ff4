//! Notes of minute-takers in the database. The meeting is held by whoever writes one.

use base::Time;
use store::{Change, Db, Row, Sql, StoreError, args, sql};

use super::model::Note;
use crate::meeting::model::MeetingId;

macro_rules! note_columns {
    ($rest:literal) => {
        sql!(concat!("SELECT n.item, n.version, n.body, n.reason, n.at FROM meeting_notes n ", $rest))
    };
}

const LAST: Sql = note_columns!("WHERE n.meeting_id = $1 AND n.item = $2 ORDER BY n.version DESC LIMIT 1");
const PRESENT: Sql = note_columns!(
    "WHERE n.meeting_id = $1 AND n.version = (SELECT max(o.version) FROM meeting_notes o \
     WHERE o.meeting_id = n.meeting_id AND o.item = n.item) ORDER BY n.item"
);
const EVERY: Sql = note_columns!("WHERE n.meeting_id = $1 ORDER BY n.item, n.version");
const ADD: Sql =
    sql!("INSERT INTO meeting_notes (meeting_id, item, version, body, reason, at) VALUES ($1, $2, $3, $4, $5, $6)");

fn note(row: &Row<'_>) -> Result<Note, StoreError> {
    Ok(Note { item: row.get(0)?, version: row.get(1)?, text: row.get(2)?, reason: row.get(3)?, at: row.get(4)? })
}

/// The note about an item as it stands.
pub(crate) fn last(db: &mut impl Db, id: MeetingId, item: u32) -> Result<Option<Note>, StoreError> {
    db.maybe(LAST, args![id, item], note)
}

/// All notes as they stand, by item.
pub(crate) fn present(db: &mut impl Db, id: MeetingId) -> Result<Vec<Note>, StoreError> {
    db.all(PRESENT, args![id], note)
}

/// Every version of every note, by item and version.
pub(crate) fn every(db: &mut impl Db, id: MeetingId) -> Result<Vec<Note>, StoreError> {
    db.all(EVERY, args![id], note)
}

/// Adds a version.
pub(crate) fn add(
    db: &mut Change,
    id: MeetingId,
    item: u32,
    version: u32,
    (text, reason): (&str, &str),
    now: Time,
) -> Result<(), StoreError> {
    db.exec(ADD, args![id, item, version, text, reason, now]).map(|_| ())
}
