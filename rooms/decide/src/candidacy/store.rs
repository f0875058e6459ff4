//! Candidacies in the database.

use base::{PersonId, Time};
use store::{Change, Db, Sql, StoreError, args, sql};

use super::model::{Candidacy, State};
use crate::delegate::model::{Delegation, DelegationId};

const OF_ROUND: Sql = sql!(
    "SELECT c.person_id, p.name, c.state, c.words, c.part FROM candidacies c JOIN persons p ON p.id = c.person_id \
     JOIN memberships m ON m.group_id = $3 AND m.person_id = c.person_id \
     WHERE c.delegation_id = $1 AND c.round = $2 ORDER BY c.state DESC, p.name, c.person_id"
);
const PUT: Sql = sql!(
    "INSERT INTO candidacies (delegation_id, round, person_id, state, words, part, at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (delegation_id, round, person_id) DO UPDATE SET \
     state = excluded.state, words = excluded.words, part = excluded.part, at = excluded.at"
);
const ASK: Sql = sql!(
    "INSERT INTO candidacies (delegation_id, round, person_id, state, words, part, at) \
     VALUES ($1, $2, $3, 'asked', '', '', $4) ON CONFLICT (delegation_id, round, person_id) DO NOTHING"
);
const END: Sql = sql!("DELETE FROM candidacies WHERE delegation_id = $1 AND round = $2 AND person_id = $3");
const ASKED: Sql = sql!(
    "SELECT d.code, d.title FROM candidacies c JOIN delegations d ON d.id = c.delegation_id \
     WHERE c.person_id = $1 AND c.round = d.round AND c.state = 'asked' AND d.closed_at IS NULL ORDER BY c.at LIMIT 20"
);
const OF_PERSON: Sql = sql!(
    "SELECT d.title, c.state, c.words, c.part, c.at FROM candidacies c JOIN delegations d ON d.id = c.delegation_id \
     WHERE c.person_id = $1 ORDER BY c.at"
);

/// Everybody who stands or was asked in the coming election and belongs to the body; those who stand first.
pub(crate) fn coming(db: &mut impl Db, it: &Delegation) -> Result<Vec<Candidacy>, StoreError> {
    db.all(OF_ROUND, args![it.id, it.round, it.body.id], |row| {
        Ok(Candidacy {
            person: row.get(0)?,
            name: row.get(1)?,
            state: crate::word::of_row(row, 2)?,
            words: row.get(3)?,
            part: row.get(4)?,
        })
    })
}

/// Somebody stands; the set of seats is held.
pub(crate) fn stand(
    db: &mut Change,
    it: &Delegation,
    person: PersonId,
    (words, part): (&str, &str),
    now: Time,
) -> Result<(), StoreError> {
    db.exec(PUT, args![it.id, it.round, person, State::Stands.as_str(), words, part, now]).map(|_| ())
}

/// Somebody was put forward; false when they stand or were asked already.
pub(crate) fn ask(db: &mut Change, it: &Delegation, person: PersonId, now: Time) -> Result<bool, StoreError> {
    Ok(db.exec(ASK, args![it.id, it.round, person, now])? > 0)
}

/// Somebody withdraws or declines.
pub(crate) fn end(db: &mut Change, id: DelegationId, round: u32, person: PersonId) -> Result<(), StoreError> {
    db.exec(END, args![id, round, person]).map(|_| ())
}

/// The sets of seats for which somebody was put forward and has not answered: code and title.
pub(crate) fn asked_of(db: &mut impl Db, person: PersonId) -> Result<Vec<(String, String)>, StoreError> {
    db.all(ASKED, args![person], |row| Ok((row.get::<String>(0)?, row.get(1)?)))
}

/// Everything a person stood for: title, state, words, group, when.
pub(crate) fn of_person(db: &mut impl Db, person: PersonId) -> Result<Vec<[String; 5]>, StoreError> {
    db.all(OF_PERSON, args![person], |row| {
        Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get::<Time>(4)?.to_string()])
    })
}
