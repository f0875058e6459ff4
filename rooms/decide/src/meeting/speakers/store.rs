//! Speaking lists in the database. The meeting is held by whoever changes its list.

use base::{PersonId, Time};
use store::{Change, Db, Sql, StoreError, args, sql};

use super::model::{Speaker, Standing};
use crate::meeting::model::MeetingId;

const OF_ITEM: Sql = sql!(
    "SELECT s.number, s.person_id, coalesce(p.name, s.guest), s.state FROM meeting_speakers s \
     LEFT JOIN persons p ON p.id = s.person_id WHERE s.meeting_id = $1 AND s.item = $2 ORDER BY s.number"
);
const ADD: Sql = sql!(
    "INSERT INTO meeting_speakers (meeting_id, number, item, person_id, guest, state) \
     SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, 'waiting' FROM meeting_speakers WHERE meeting_id = $1"
);
const SET: Sql = sql!("UPDATE meeting_speakers SET state = $3 WHERE meeting_id = $1 AND number = $2");
const END_TURN: Sql = sql!("UPDATE meeting_speakers SET state = 'spoken' WHERE meeting_id = $1 AND state = 'speaking'");
const DROP: Sql = sql!("DELETE FROM meeting_speakers WHERE meeting_id = $1 AND number = $2 AND state = 'waiting'");
const LEAVE: Sql = sql!("DELETE FROM meeting_speakers WHERE meeting_id = $1 AND person_id = $2 AND state = 'waiting'");
const FORGET: Sql = sql!("DELETE FROM meeting_speakers WHERE meeting_id = $1");
const PURGE: Sql = sql!(
    "DELETE FROM meeting_speakers WHERE meeting_id IN \
     (SELECT m.id FROM meetings m WHERE m.state <> 'running' OR m.opened_at < $1)"
);

/// The list of an item in the order of asking; 0 is the meeting as a whole.
pub(crate) fn of_item(db: &mut impl Db, id: MeetingId, item: Option<u32>) -> Result<Vec<Speaker>, StoreError> {
    db.all(OF_ITEM, args![id, item.unwrap_or(0)], |row| {
        Ok(Speaker {
            number: row.get(0)?,
            person: row.get(1)?,
            name: row.get(2)?,
            standing: crate::word::of_row(row, 3)?,
        })
    })
}

/// Puts a member or a guest on the list.
pub(crate) fn add(
    db: &mut Change,
    id: MeetingId,
    item: Option<u32>,
    person: Option<PersonId>,
    guest: &str,
) -> Result<(), StoreError> {
    db.exec(ADD, args![id, item.unwrap_or(0), person, guest]).map(|_| ())
}

/// Gives somebody the floor, after whoever had it.
pub(crate) fn give(db: &mut Change, id: MeetingId, number: u32) -> Result<(), StoreError> {
    end_turn(db, id)?;
    db.exec(SET, args![id, number, Standing::Speaking.as_str()]).map(|_| ())
}

/// Whoever has the floor has spoken.
pub(crate) fn end_turn(db: &mut Change, id: MeetingId) -> Result<(), StoreError> {
    db.exec(END_TURN, args![id]).map(|_| ())
}

/// Takes somebody who waits off the list.
pub(crate) fn drop_waiting(db: &mut Change, id: MeetingId, number: u32) -> Result<(), StoreError> {
    db.exec(DROP, args![id, number]).map(|_| ())
}

/// A member does not wait any more.
pub(crate) fn leave(db: &mut Change, id: MeetingId, person: PersonId) -> Result<(), StoreError> {
    db.exec(LEAVE, args![id, person]).map(|_| ())
}

/// Forgets the list.
pub(crate) fn forget(db: &mut Change, id: MeetingId) -> Result<(), StoreError> {
    db.exec(FORGET, args![id]).map(|_| ())
}

/// Forgets the lists of meetings that are over or began before `since`.
pub(crate) fn purge(db: &mut Change, since: Time) -> Result<u64, StoreError> {
    db.exec(PURGE, args![since])
}
