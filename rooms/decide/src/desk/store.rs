//! Readings of paper ballots in the database.

use base::PersonId;
use store::{Change, Db, Sql, StoreError, args, sql};

use super::model::{Paper, Reading};
use crate::election::model::ElectionId;

const PUT: Sql = sql!(
    "INSERT INTO paper_readings (election_id, number, person_id, marks) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (election_id, number, person_id) DO UPDATE SET marks = excluded.marks"
);
const OTHERS: Sql =
    sql!("SELECT count(*) FROM paper_readings WHERE election_id = $1 AND number = $2 AND person_id <> $3");
const EVERY: Sql =
    sql!("SELECT number, person_id, marks FROM paper_readings WHERE election_id = $1 ORDER BY number, person_id");
const END: Sql = sql!("DELETE FROM paper_readings WHERE election_id = $1 AND number = $2");
const PURGE: Sql =
    sql!("DELETE FROM paper_readings WHERE election_id IN (SELECT e.id FROM elections e WHERE e.closed_at < $1)");

/// Saves what a person read; answers false when two others have read this ballot already.
pub(crate) fn read(
    db: &mut Change,
    election: ElectionId,
    number: u32,
    person: PersonId,
    reading: &Reading,
) -> Result<bool, StoreError> {
    let others: u64 = db.one(OTHERS, args![election, number, person], |row| row.get(0))?;
    if others >= 2 {
        return Ok(false);
    }
    let text = serde_json::to_string(reading).map_err(|e| StoreError::Broken(e.into()))?;
    db.exec(PUT, args![election, number, person, text])?;
    Ok(true)
}

/// Forgets both readings of a paper ballot, so that it can be read again.
pub(crate) fn end(db: &mut Change, election: ElectionId, number: u32) -> Result<(), StoreError> {
    db.exec(END, args![election, number]).map(|_| ())
}

/// Every paper ballot with its readings, by number.
pub(crate) fn every(db: &mut impl Db, election: ElectionId) -> Result<Vec<Paper>, StoreError> {
    let mut out: Vec<Paper> = Vec::new();
    db.each(EVERY, args![election], |row| {
        let (number, text): (u32, String) = (row.get(0)?, row.get(2)?);
        let reading = serde_json::from_str(&text).map_err(|e| StoreError::Broken(e.into()))?;
        let read = (row.get(1)?, reading);
        match out.last_mut() {
            Some(paper) if paper.number == number => paper.readings.push(read),
            _ => out.push(Paper { number, readings: vec![read] }),
        }
        Ok(())
    })?;
    Ok(out)
}

/// What stands on the paper ballots that two people read alike.
pub(crate) fn agreed(db: &mut impl Db, election: ElectionId) -> Result<Vec<Reading>, StoreError> {
    Ok(every(db, election)?.iter().filter_map(|paper| paper.agreed().cloned()).collect())
}

/// Forgets the readings of elections closed before `before`.
pub(crate) fn purge(db: &mut Change, before: base::Time) -> Result<u64, StoreError> {
    db.exec(PURGE, args![before])
}
