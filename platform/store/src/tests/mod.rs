//! The crate's stories, told on every engine at hand: memory, a file, and PostgreSQL if
//! `CONVOKE_TEST_POSTGRES` names one.

mod agree;
mod backup;
mod executor;
mod migrations;
mod worker;

use std::sync::Arc;

use base::FixedClock;

use crate::{Migration, Sql, Store, sql, trial};

/// The schema of these tests: something counted, something unique, something referred to.
pub(crate) const SCHEMA: Migration = Migration {
    name: "202611220100_test_things",
    sql: "CREATE TABLE groups (
              id INTEGER PRIMARY KEY,
              name TEXT NOT NULL,
              size INTEGER NOT NULL DEFAULT 0 CONSTRAINT size_sane CHECK (size < 1000000000),
              weight REAL,
              mark BLOB,
              parent INTEGER REFERENCES groups (id)
          ) STRICT;
          CREATE UNIQUE INDEX groups_by_name ON groups (name);
          CREATE TABLE members (
              group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
              person TEXT NOT NULL,
              joined_at INTEGER NOT NULL,
              PRIMARY KEY (group_id, person)
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX members_by_person ON members (person, joined_at DESC) WHERE joined_at > 0;",
};

pub(crate) const ADD_GROUP: Sql = sql!("INSERT INTO groups (id, name, size) VALUES ($1, $2, $3)");
pub(crate) const GROW: Sql = sql!("UPDATE groups SET size = size + $2 WHERE id = $1");
pub(crate) const SIZE: Sql = sql!("SELECT size FROM groups WHERE id = $1");
pub(crate) const JOIN: Sql = sql!("INSERT INTO members (group_id, person, joined_at) VALUES ($1, $2, $3)");
pub(crate) const MEMBERS: Sql = sql!("SELECT count(*) FROM members");

/// A fresh store of each kind.
pub(crate) async fn stores() -> Vec<(&'static str, Store)> {
    stores_at(trial::clock()).await
}

pub(crate) async fn stores_at(clock: Arc<FixedClock>) -> Vec<(&'static str, Store)> {
    let mut all = trial::stores_at(&[SCHEMA], clock.clone()).await.unwrap();
    all.push(("file", trial::file(&[SCHEMA], clock).await.unwrap()));
    all
}
