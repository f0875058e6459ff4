//! The ways in, in the database.

use base::{Actor, PersonId, Time};
use store::{Change, Db, Rows, Sql, StoreError, args, sql};
use uuid::Uuid;

use super::model::{PasskeyLine, Ways};

const PASSWORD: Sql = sql!("SELECT hash FROM passwords WHERE person_id = $1");
const PASSWORD_SET: Sql = sql!(
    "INSERT INTO passwords (person_id, hash, set_on) VALUES ($1, $2, $3)
     ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, set_on = excluded.set_on"
);
const PASSWORD_REMOVE: Sql = sql!("DELETE FROM passwords WHERE person_id = $1");
const PASSWORD_DAY: Sql = sql!("SELECT set_on FROM passwords WHERE person_id = $1");
const AUTHENTICATOR: Sql = sql!("SELECT secret_sealed, last_step FROM authenticators WHERE person_id = $1");
const AUTHENTICATOR_SET: Sql = sql!(
    "INSERT INTO authenticators (person_id, secret_sealed, last_step, set_on) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id) DO UPDATE SET secret_sealed = excluded.secret_sealed,
         last_step = excluded.last_step, set_on = excluded.set_on"
);
const AUTHENTICATOR_USE: Sql = sql!("UPDATE authenticators SET last_step = $2 WHERE person_id = $1 AND last_step < $2");
const AUTHENTICATOR_REMOVE: Sql = sql!("DELETE FROM authenticators WHERE person_id = $1");
const AUTHENTICATOR_DAY: Sql = sql!("SELECT set_on FROM authenticators WHERE person_id = $1");
const RECOVERY_ADD: Sql = sql!("INSERT INTO recovery_codes (person_id, code_key) VALUES ($1, $2)");
const RECOVERY_USE: Sql = sql!("DELETE FROM recovery_codes WHERE person_id = $1 AND code_key = $2");
const RECOVERY_CLEAR: Sql = sql!("DELETE FROM recovery_codes WHERE person_id = $1");
const RECOVERY_LEFT: Sql = sql!("SELECT count(*) FROM recovery_codes WHERE person_id = $1");
const PASSKEYS: Sql =
    sql!("SELECT id, label, made_on, used_on FROM passkeys WHERE person_id = $1 ORDER BY made_on, id");
const PASSKEY_IDS: Sql = sql!("SELECT credential_id FROM passkeys WHERE person_id = $1");
const PASSKEY_BY_CREDENTIAL: Sql =
    sql!("SELECT id, person_id, credential FROM passkeys WHERE credential_id = $1 AND person_id = $2");
const PASSKEY_ADD: Sql = sql!(
    "INSERT INTO passkeys (id, credential_id, person_id, credential, label, made_on, used_on)
     VALUES ($1, $2, $3, $4, $5, $6, $6)"
);
const PASSKEY_USE: Sql = sql!("UPDATE passkeys SET credential = $2, used_on = $3 WHERE id = $1");
const PASSKEY_REMOVE: Sql = sql!("DELETE FROM passkeys WHERE id = $1 AND person_id = $2");

/// A passkey to check an answer with.
#[derive(Clone, Debug)]
pub struct StoredPasskey {
    /// Identifies it.
    pub id: Uuid,
    /// Whose it is.
    pub person: PersonId,
    /// The public key and its counters, as JSON.
    pub credential: String,
}

/// A new passkey to save.
#[derive(Clone, Debug)]
pub struct NewPasskey {
    /// Identifies it.
    pub id: Uuid,
    /// What the device calls it.
    pub credential_id: Vec<u8>,
    /// The public key and its counters, as JSON.
    pub credential: String,
    /// What its owner calls it.
    pub label: String,
}

/// The acting person's ways in.
pub fn ways(db: &mut impl Rows, actor: &Actor) -> Result<Ways, StoreError> {
    let me = args![actor.person];
    let passkeys = db.all(PASSKEYS, me, |row| {
        Ok(PasskeyLine { id: row.get(0)?, label: row.get(1)?, made_on: row.get(2)?, used_on: row.get(3)? })
    })?;
    Ok(Ways {
        passkeys,
        password_on: db.maybe(PASSWORD_DAY, me, |row| row.get(0))?,
        authenticator_on: db.maybe(AUTHENTICATOR_DAY, me, |row| row.get(0))?,
        recovery_left: db.one(RECOVERY_LEFT, me, |row| row.get(0))?,
    })
}

/// The kept hash of a person's password.
pub fn password(db: &mut impl Rows, person: PersonId) -> Result<Option<String>, StoreError> {
    db.maybe(PASSWORD, args![person], |row| row.get(0))
}

/// Sets the password.
pub fn set_password(db: &mut Change, person: PersonId, hash: &str, now: Time) -> Result<(), StoreError> {
    db.exec(PASSWORD_SET, args![person, hash, now.day()]).map(|_| ())
}

/// Takes the whole password way away: password, authenticator, recovery codes.
pub fn remove_password(db: &mut Change, person: PersonId) -> Result<(), StoreError> {
    db.exec(PASSWORD_REMOVE, args![person])?;
    db.exec(AUTHENTICATOR_REMOVE, args![person])?;
    db.exec(RECOVERY_CLEAR, args![person]).map(|_| ())
}

/// The sealed secret of the authenticator and the last half minute whose code was used.
pub fn authenticator(db: &mut impl Rows, person: PersonId) -> Result<Option<(Vec<u8>, i64)>, StoreError> {
    db.maybe(AUTHENTICATOR, args![person], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Sets up an authenticator whose first code was just accepted.
pub fn set_authenticator(
    db: &mut Change,
    person: PersonId,
    sealed: &[u8],
    step: i64,
    now: Time,
) -> Result<(), StoreError> {
    db.exec(AUTHENTICATOR_SET, args![person, sealed, step, now.day()]).map(|_| ())
}

/// Uses up the code of a half minute; false when somebody was quicker.
pub fn use_step(db: &mut Change, person: PersonId, step: i64) -> Result<bool, StoreError> {
    Ok(db.exec(AUTHENTICATOR_USE, args![person, step])? == 1)
}

/// Replaces all recovery codes.
pub fn set_recovery(db: &mut Change, person: PersonId, keys: &[[u8; 16]]) -> Result<(), StoreError> {
    db.exec(RECOVERY_CLEAR, args![person])?;
    let rows: Vec<_> = keys.iter().map(|key| args![person, *key].to_vec()).collect();
    db.exec_many(RECOVERY_ADD, &rows).map(|_| ())
}

/// Uses up a recovery code; false when there is no such code (any more).
pub fn use_recovery(db: &mut Change, person: PersonId, key: [u8; 16]) -> Result<bool, StoreError> {
    Ok(db.exec(RECOVERY_USE, args![person, key])? == 1)
}

/// What a person's devices call their passkeys.
pub fn credential_ids(db: &mut impl Rows, person: PersonId) -> Result<Vec<Vec<u8>>, StoreError> {
    db.all(PASSKEY_IDS, args![person], |row| row.get(0))
}

/// A person's passkey by what the device calls it.
pub fn passkey(
    db: &mut impl Rows,
    credential_id: &[u8],
    person: PersonId,
) -> Result<Option<StoredPasskey>, StoreError> {
    db.maybe(PASSKEY_BY_CREDENTIAL, args![credential_id, person], |row| {
        Ok(StoredPasskey { id: row.get(0)?, person: row.get(1)?, credential: row.get(2)? })
    })
}

/// Saves a new passkey.
pub fn add_passkey(db: &mut Change, person: PersonId, it: &NewPasskey, now: Time) -> Result<(), StoreError> {
    let values = args![it.id, &it.credential_id, person, &it.credential, &it.label, now.day()];
    db.exec(PASSKEY_ADD, values).map(|_| ())
}

/// Writes down that a passkey was used, with its new counter.
pub fn used_passkey(db: &mut Change, id: Uuid, credential: &str, now: Time) -> Result<(), StoreError> {
    db.exec(PASSKEY_USE, args![id, credential, now.day()]).map(|_| ())
}

/// Removes a passkey of one's own.
pub fn remove_passkey(db: &mut Change, actor: &Actor, id: Uuid) -> Result<(), StoreError> {
    match db.exec(PASSKEY_REMOVE, args![id, actor.person])? {
        0 => Err(StoreError::Missing),
        _ => Ok(()),
    }
}
