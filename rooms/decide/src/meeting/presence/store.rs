//! Presences in the database.

use base::{PersonId, Time};
use store::{Change, Db, Sql, StoreError, args, sql};

use super::model::Naming;
use crate::meeting::model::MeetingId;

const ADD: Sql = sql!(
    "INSERT INTO meeting_presences (meeting_id, person_id, naming) VALUES ($1, $2, $3) \
     ON CONFLICT (meeting_id, person_id) DO UPDATE SET naming = excluded.naming"
);
const END: Sql = sql!("DELETE FROM meeting_presences WHERE meeting_id = $1 AND person_id = $2");
const MINE: Sql = sql!("SELECT naming FROM meeting_presences WHERE meeting_id = $1 AND person_id = $2");
const SET: Sql = sql!("UPDATE meeting_presences SET naming = $3 WHERE meeting_id = $1 AND person_id = $2");
const COUNT: Sql = sql!("SELECT count(*) FROM meeting_presences WHERE meeting_id = $1");
const NAMES: Sql = sql!(
    "SELECT p.name FROM meeting_presences m JOIN persons p ON p.id = m.person_id \
     WHERE m.meeting_id = $1 AND m.naming = 'named' ORDER BY p.name, p.id LIMIT 1000"
);
const FORGET: Sql = sql!("DELETE FROM meeting_presences WHERE meeting_id = $1 AND naming = 'counted'");
const PURGE: Sql = sql!(
    "DELETE FROM meeting_presences WHERE naming = 'counted' AND meeting_id IN \
     (SELECT m.id FROM meetings m WHERE m.state <> 'running' OR m.opened_at < $1)"
);
const OF_PERSON: Sql = sql!(
    "SELECT m.title, m.starts_at, x.naming FROM meeting_presences x JOIN meetings m ON m.id = x.meeting_id \
     WHERE x.person_id = $1 ORDER BY m.starts_at, m.id"
);

/// Checks somebody in.
pub(crate) fn add(db: &mut Change, id: MeetingId, person: PersonId, naming: Naming) -> Result<(), StoreError> {
    db.exec(ADD, args![id, person, naming.as_str()]).map(|_| ())
}

/// Somebody leaves.
pub(crate) fn end(db: &mut Change, id: MeetingId, person: PersonId) -> Result<(), StoreError> {
    db.exec(END, args![id, person]).map(|_| ())
}

/// Whether somebody is there, and named.
pub(crate) fn of(db: &mut impl Db, id: MeetingId, person: PersonId) -> Result<Option<Naming>, StoreError> {
    db.maybe(MINE, args![id, person], |row| crate::word::of_row(row, 0))
}

/// Changes whether somebody is named.
pub(crate) fn set(db: &mut Change, id: MeetingId, person: PersonId, naming: Naming) -> Result<(), StoreError> {
    db.exec(SET, args![id, person, naming.as_str()]).map(|_| ())
}

/// How many are there.
pub(crate) fn count(db: &mut impl Db, id: MeetingId) -> Result<u64, StoreError> {
    db.one(COUNT, args![id], |row| row.get(0))
}

/// The names of those who asked to be named, by name.
pub(crate) fn names(db: &mut impl Db, id: MeetingId) -> Result<Vec<String>, StoreError> {
    db.all(NAMES, args![id], |row| row.get(0))
}

/// Forgets those who were only counted.
pub(crate) fn forget(db: &mut Change, id: MeetingId) -> Result<(), StoreError> {
    db.exec(FORGET, args![id]).map(|_| ())
}

/// Forgets those who were only counted in meetings that are over or began before `since`.
pub(crate) fn purge(db: &mut Change, since: Time) -> Result<u64, StoreError> {
    db.exec(PURGE, args![since])
}

/// The meetings a person is in, or is named in: title, time, how.
pub(crate) fn of_person(db: &mut impl Db, person: PersonId) -> Result<Vec<(String, Time, Naming)>, StoreError> {
    db.all(OF_PERSON, args![person], |row| Ok((row.get(0)?, row.get(1)?, crate::word::of_row(row, 2)?)))
}
