//! One SQL text on embedded SQLite and on PostgreSQL: executor, migrations, jobs, outbox, files.
//!
//! # What it promises
//!
//! - **Acknowledged is durable.** [`Store::change`] answers after the commit reached the disk. On
//!   SQLite one thread writes, many changes share a commit, and each has a savepoint of its own:
//!   one that fails or panics is undone alone. On PostgreSQL each change is a transaction, run
//!   again after a deadlock or a connection lost before its commit.
//! - **The same on both.** Values, conflicts ([`StoreError::Conflict`] names the key the same
//!   way), sorting of text (by bytes), `LIKE` (tells case), and that a failed statement ends its
//!   change – unless it was [attempted](Change::attempt).
//! - **In the same transaction.** [`Change::emit`] and [`Change::enqueue`] write events and jobs
//!   with the change; a [`Worker`] tells and does them after it.
//! - **A reader sees one moment**, and cannot write.
//!
//! It knows no table but its own (`jobs`, `outbox`, `files`, `migrations`) and holds no rules.
//!
//! # Writing SQL
//!
//! Every statement is a named constant; a test prepares all of them on both engines
//! ([`Store::describe`]). The common ground of SQLite ≥ 3.53 and PostgreSQL ≥ 14 is wide:
//! `ON CONFLICT`, `RETURNING`, `WITH`, window functions, `FILTER`, `UPDATE … FROM`,
//! `IS NOT DISTINCT FROM`, `NULLS FIRST`. What to know:
//!
//! - Placeholders are `$1`…; tokens in braces differ between the engines: `{for update}`,
//!   `{for update skip locked}`, `{greatest}(…)`, `{least}(…)`; `{list}` is for [`with_list`].
//! - There is no boolean column: a state in TEXT, or a time in a column `…_at`. Ids are BLOB of
//!   16 bytes, times INTEGER milliseconds, coordinates REAL.
//! - `sum(x)` is `CAST(sum(x) AS INTEGER)`, and so is `avg`-like arithmetic; `CAST` of a fraction
//!   to INTEGER cuts on SQLite and rounds on PostgreSQL, so do that in Rust.
//! - A bare `SELECT $1` has no type in PostgreSQL: `CAST($1 AS INTEGER)`.
//! - Sort NULLs explicitly (`NULLS LAST`). Escape user text in `LIKE` (`ESCAPE '\'`).
//! - `INSERT … SELECT … ON CONFLICT` needs a `WHERE true` before `ON` in SQLite.
//!
//! Migrations are written for SQLite (`INTEGER`, `REAL`, `TEXT`, `BLOB`, `STRICT`, `WITHOUT
//! ROWID`); name the checks you want to tell apart. `INTEGER PRIMARY KEY` counts by itself.
//!
//! # Example
//!
//! ```
//! # use convoke_store as store;
//! use store::{Db, Migration, Sql, StoreError, args, sql};
//!
//! const SCHEMA: Migration = Migration {
//!     name: "202611220000_example",
//!     sql: "CREATE TABLE seats (id INTEGER PRIMARY KEY, taken INTEGER NOT NULL) STRICT;",
//! };
//! const OPEN: Sql = sql!("INSERT INTO seats (id, taken) VALUES ($1, 0)");
//! const TAKE: Sql = sql!("UPDATE seats SET taken = taken + 1 WHERE id = $1 AND taken < $2");
//! const TAKEN: Sql = sql!("SELECT taken FROM seats WHERE id = $1");
//!
//! # tokio::runtime::Runtime::new().unwrap().block_on(async {
//! let store = store::trial::memory(&[SCHEMA], store::trial::clock()).await?;
//! store.change(|db| db.exec(OPEN, args![7_i64])).await?;
//! let got_in = store.change(|db| db.exec(TAKE, args![7_i64, 1_i64])).await?;
//! let too_late = store.change(|db| db.exec(TAKE, args![7_i64, 1_i64])).await?;
//! let taken: i64 = store.read(|db| db.one(TAKEN, args![7_i64], |row| row.get(0))).await?;
//! assert_eq!((got_in, too_late, taken), (1, 0, 1));
//! # Ok::<_, StoreError>(())
//! # }).unwrap();
//! ```

mod backup;
mod batch;
mod check;
mod config;
mod db;
mod dialect;
mod error;
pub mod files;
pub mod jobs;
mod journal;
mod lite;
mod migrate;
pub mod outbox;
mod pool;
mod postgres;
mod schema;
mod sql;
mod stats;
mod store;
#[cfg(test)]
mod tests;
mod tls;
pub mod trial;
mod value;
mod worker;
mod writer;

pub use backup::BackupFacts;
pub use check::Health;
pub use config::StoreConfig;
pub use db::{Change, Db, Reader, Row, Rows};
pub use error::StoreError;
pub use files::{File, FileId};
pub use jobs::{Done, Job, JobError, NewJob};
pub use migrate::Migration;
pub use sql::{Sql, list, pad, with_list};
pub use stats::Stats;
pub use store::Store;
pub use value::{Cell, FromValue, Value};
pub use worker::Worker;

/// Every statement of this crate, for the test that prepares all of them on both engines.
pub fn statements() -> Vec<Sql> {
    [jobs::statements(), outbox::statements(), files::statements()].concat()
}
