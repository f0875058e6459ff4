//! Ballots cast on paper: read by two people, each without seeing the other's reading.
//!
//! A paper ballot carries a number that was written on it when the box was emptied; it has nothing to do
//! with the elector. It counts when two people read the same on it.

use std::collections::BTreeMap;

use base::PersonId;
use serde::{Deserialize, Serialize};
use store::{Change, Db, Sql, StoreError, args, sql};

use super::model::Marks;
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

/// Highest number on a paper ballot.
pub(crate) const NUMBER_MAX: u32 = 100_000;

/// What one person read on a paper ballot: the marks of each contest by its place on the ballot.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Reading(pub(crate) BTreeMap<u32, Marks>);

impl Reading {
    /// The marks of a contest; blank where nothing was read.
    pub(crate) fn marks_of(&self, position: u32) -> Marks {
        self.0.get(&position).cloned().unwrap_or_default()
    }
}

/// A paper ballot and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Paper {
    pub(crate) number: u32,
    pub(crate) readings: Vec<(PersonId, Reading)>,
}

impl Paper {
    /// What two people read alike; none while only one has, or they differ.
    pub(crate) fn agreed(&self) -> Option<&Reading> {
        let [first, second] = self.readings.as_slice() else { return None };
        (first.1 == second.1).then_some(&first.1)
    }

    /// Whether two people read different things.
    pub(crate) fn differs(&self) -> bool {
        self.readings.len() == 2 && self.agreed().is_none()
    }
}

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
