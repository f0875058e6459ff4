//! Migrations: the history of the schema, embedded, in the order of their names.
//!
//! Each runs in a transaction of its own and is noted in the table `migrations` with the checksum
//! of its text. A text that changed after it ran, or a database that knows more migrations than
//! the program, is an error that names it. Two programs starting at once do not meet: SQLite's
//! write lock and an advisory lock of PostgreSQL keep one waiting.

use base::Time;
use deadpool_postgres::Object;
use rusqlite::Connection;

use crate::StoreError;
use crate::dialect::migration_to_postgres;
use crate::files::FileId;
use crate::lite::refused;
use crate::postgres::{Known, refused as pg_refused};

/// One step of the schema, in SQLite's dialect; `YYYYMMDDHHMM_room_what`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Migration {
    /// Its name, which is also its place in the order.
    pub name: &'static str,
    /// Its text.
    pub sql: &'static str,
}

impl Migration {
    /// What its text comes down to.
    pub(crate) fn checksum(&self) -> String {
        FileId::of(self.sql.as_bytes()).to_string()
    }
}

const OWN: &[Migration] =
    &[Migration { name: "202611220000_store", sql: include_str!("../migrations/202611220000_store.sql") }];

const TABLE: &str = "CREATE TABLE IF NOT EXISTS migrations (\
    name TEXT PRIMARY KEY, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT";

/// PostgreSQL's advisory lock for migrating: "convoke" in ASCII.
const LOCK: i64 = 0x63_6f_6e_76_6f_6b_65;

/// The store's own migrations and `others`, in order; two of one name are an error.
pub(crate) fn history(others: &[Migration]) -> Result<Vec<Migration>, StoreError> {
    let mut all: Vec<Migration> = OWN.iter().chain(others).copied().collect();
    all.sort_by_key(|m| m.name);
    all.dedup();
    match all.windows(2).find(|pair| pair[0].name == pair[1].name) {
        Some(pair) => Err(StoreError::broken(format!("two migrations are named {}", pair[0].name))),
        None => Ok(all),
    }
}

/// The migrations still to run, given those that ran.
pub(crate) fn pending(history: &[Migration], ran: &[(String, String)]) -> Result<Vec<Migration>, StoreError> {
    for (name, checksum) in ran {
        let Some(known) = history.iter().find(|m| m.name == name) else {
            return Err(StoreError::broken(format!(
                "the database knows the migration {name}, this program does not: it is too old"
            )));
        };
        if known.checksum() != *checksum {
            return Err(StoreError::broken(format!("the migration {name} was changed after it ran")));
        }
    }
    let ran = |m: &&Migration| !ran.iter().any(|(name, _)| name == m.name);
    Ok(history.iter().filter(ran).copied().collect())
}

/// Adds to an error which migration it is about.
fn during(error: StoreError, migration: &Migration) -> StoreError {
    match error {
        StoreError::Busy => StoreError::Busy,
        StoreError::Full => StoreError::Full,
        other => StoreError::broken(format!("migration {}: {other}", migration.name)),
    }
}

/// What ran in a SQLite database.
pub(crate) fn ran_lite(db: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = db.prepare("SELECT name, checksum FROM migrations ORDER BY name").map_err(refused)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).map_err(refused)?;
    rows.collect::<Result<_, _>>().map_err(refused)
}

pub(crate) fn migrate_lite(db: &Connection, history: &[Migration], now: Time) -> Result<(), StoreError> {
    db.execute_batch(TABLE).map_err(refused)?;
    // Look without the write lock first: usually there is nothing to do.
    if pending(history, &ran_lite(db)?)?.is_empty() {
        return Ok(());
    }
    loop {
        db.execute_batch("BEGIN IMMEDIATE").map_err(refused)?;
        let step = step_lite(db, history, now);
        let end = if step.is_ok() { "COMMIT" } else { "ROLLBACK" };
        db.execute_batch(end).map_err(refused)?;
        if !step? {
            return Ok(());
        }
    }
}

/// Runs the first migration still to run; whether there may be more.
fn step_lite(db: &Connection, history: &[Migration], now: Time) -> Result<bool, StoreError> {
    let Some(next) = pending(history, &ran_lite(db)?)?.first().copied() else {
        return Ok(false);
    };
    db.execute_batch(next.sql).map_err(|e| during(refused(e), &next))?;
    db.execute(
        "INSERT INTO migrations (name, checksum, applied_at) VALUES (?1, ?2, ?3)",
        (next.name, next.checksum(), now.millis()),
    )
    .map_err(refused)?;
    Ok(true)
}

/// What ran in a PostgreSQL database.
async fn ran_postgres(db: &Object) -> Result<Vec<(String, String)>, StoreError> {
    let rows = db.query("SELECT name, checksum FROM migrations ORDER BY name", &[]).await.map_err(failed)?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}

fn failed(error: tokio_postgres::Error) -> StoreError {
    pg_refused(error, &Known::default(), None)
}

pub(crate) async fn migrate_postgres(
    db: &mut Object,
    history: &[Migration],
    now: Time,
    schema: Option<&str>,
) -> Result<(), StoreError> {
    db.execute("SELECT pg_advisory_lock($1)", &[&LOCK]).await.map_err(failed)?;
    let result = migrate_locked(db, history, now, schema).await;
    let unlocked = db.execute("SELECT pg_advisory_unlock($1)", &[&LOCK]).await;
    result.and(unlocked.map(|_| ()).map_err(failed))
}

async fn migrate_locked(
    db: &mut Object,
    history: &[Migration],
    now: Time,
    schema: Option<&str>,
) -> Result<(), StoreError> {
    if let Some(schema) = schema {
        let text = format!("CREATE SCHEMA IF NOT EXISTS \"{}\"", schema.replace('"', ""));
        db.batch_execute(&text).await.map_err(failed)?;
    }
    db.batch_execute(&migration_to_postgres(TABLE)).await.map_err(failed)?;
    for next in pending(history, &ran_postgres(db).await?)? {
        let transaction = db.transaction().await.map_err(failed)?;
        transaction.batch_execute(&migration_to_postgres(next.sql)).await.map_err(|e| during(failed(e), &next))?;
        transaction
            .execute(
                "INSERT INTO migrations (name, checksum, applied_at) VALUES ($1, $2, $3)",
                &[&next.name, &next.checksum(), &now.millis()],
            )
            .await
            .map_err(failed)?;
        transaction.commit().await.map_err(failed)?;
    }
    Ok(())
}
