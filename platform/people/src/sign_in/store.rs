//! Things begun and not finished, in the database.

use base::{PersonId, Time};
use store::{Change, Db, Rows, Sql, StoreError, args, sql};

use crate::secret::SecretHash;

const INSERT: Sql = sql!(
    "INSERT INTO ceremonies (token_hash, kind, person_id, sealed, tries_left, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6)"
);
const FIND: Sql = sql!(
    "SELECT person_id, sealed, tries_left FROM ceremonies
     WHERE token_hash = $1 AND kind = $2 AND expires_at > $3 AND tries_left > 0"
);
const TAKE: Sql = sql!("DELETE FROM ceremonies WHERE token_hash = $1 AND kind = $2 AND tries_left > 0");
const FAIL: Sql = sql!("UPDATE ceremonies SET tries_left = tries_left - 1 WHERE token_hash = $1 AND tries_left > 0");
const PURGE: Sql = sql!("DELETE FROM ceremonies WHERE expires_at < $1");

/// Something begun.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Begun {
    /// The person it is about, if one is known.
    pub person: Option<PersonId>,
    /// What was done so far, sealed.
    pub sealed: Vec<u8>,
    /// How often it may still fail.
    pub tries_left: u32,
}

/// Writes down what was begun.
pub fn begin(db: &mut Change, token: &SecretHash, kind: &str, it: &Begun, expires_at: Time) -> Result<(), StoreError> {
    let values = args![token, kind, it.person, &it.sealed, it.tries_left, expires_at];
    db.exec(INSERT, values).map(|_| ())
}

/// What was begun, if there is still time.
pub fn find(db: &mut impl Rows, token: &SecretHash, kind: &str, now: Time) -> Result<Option<Begun>, StoreError> {
    db.maybe(FIND, args![token, kind, now], |row| {
        Ok(Begun { person: row.get(0)?, sealed: row.get(1)?, tries_left: row.get(2)? })
    })
}

/// Ends it: of two who try to finish, one does.
pub fn take(db: &mut Change, token: &SecretHash, kind: &str) -> Result<(), StoreError> {
    match db.exec(TAKE, args![token, kind])? {
        0 => Err(StoreError::Missing),
        _ => Ok(()),
    }
}

/// Counts a failure.
pub fn fail(db: &mut Change, token: &SecretHash) -> Result<(), StoreError> {
    db.exec(FAIL, args![token]).map(|_| ())
}

/// Deletes what was never finished.
pub fn purge(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    db.exec(PURGE, args![now])
}
