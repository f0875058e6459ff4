//! Notices in the database.

use std::time::Duration;

use base::{Actor, PersonId, Random, Time};
use store::{Change, Db, Rows, Sql, StoreError, args, sql};

use super::model::{Notice, What};

const INSERT: Sql = sql!("INSERT INTO person_notices (id, person_id, what, said_on) VALUES ($1, $2, $3, $4)");
const OF_PERSON: Sql = sql!("SELECT what, said_on FROM person_notices WHERE person_id = $1 ORDER BY id DESC LIMIT 50");
const PURGE: Sql = sql!("DELETE FROM person_notices WHERE said_on < $1");

/// How long a notice is kept.
pub const LIFE: Duration = Duration::from_hours(90 * 24);

/// Saves a notice.
pub fn insert(db: &mut Change, random: &dyn Random, person: PersonId, what: What, now: Time) -> Result<(), StoreError> {
    let id = base::id::uuid_v7(now, random);
    db.exec(INSERT, args![id, person, what.as_str(), now.day()]).map(|_| ())
}

/// The acting person's notices, newest first.
pub fn of_person(db: &mut impl Rows, actor: &Actor) -> Result<Vec<Notice>, StoreError> {
    let all = db.all(OF_PERSON, args![actor.person], |row| {
        let word: String = row.get(0)?;
        Ok((What::parse(&word), row.get(1)?))
    })?;
    Ok(all.into_iter().filter_map(|(what, said_on)| what.map(|what| Notice { what, said_on })).collect())
}

/// Deletes old notices.
pub fn purge(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    db.exec(PURGE, args![now.minus(LIFE)])
}
