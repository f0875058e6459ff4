//! One SQL text on embedded SQLite and on PostgreSQL: executor, migrations, jobs, outbox, files.

mod backup;
mod check;
mod config;
mod db;
mod dialect;
mod error;
pub mod files;
pub mod jobs;
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
