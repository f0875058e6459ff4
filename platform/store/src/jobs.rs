//! Jobs: what is to be done later, written in the transaction that asks for it.
//!
//! A job is done at least once: after a crash it is done again, so its handler must bear that. A
//! finished job is deleted, since payloads may hold sealed personal data. A job that keeps
//! failing is dead: it stays for the operator to see and is not tried again.

use std::time::Duration;

use base::Time;

use crate::{Change, Db, Row, Sql, StoreError, Value, args, sql};

/// A job to be written.
#[derive(Clone, PartialEq, Debug)]
pub struct NewJob {
    kind: String,
    payload: serde_json::Value,
    run_at: Option<Time>,
    key: Option<String>,
}

impl NewJob {
    /// A job of a kind some handler is registered for, to be done as soon as possible.
    pub fn new(kind: &str, payload: serde_json::Value) -> Self {
        Self {
            kind: kind.to_owned(),
            payload,
            run_at: None,
            key: None,
        }
    }

    /// Not before `at`.
    #[must_use]
    pub const fn at(mut self, at: Time) -> Self {
        self.run_at = Some(at);
        self
    }

    /// Only once: while a job with this key waits or runs, another is not written.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }
}

const ENQUEUE: Sql = sql!(
    "INSERT INTO jobs (kind, unique_key, payload, run_at) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (unique_key) DO NOTHING"
);

/// Writes jobs in the transaction of `db`.
pub(crate) fn write(db: &mut Change, jobs: &[NewJob]) -> Result<(), StoreError> {
    let now = db.now;
    let rows: Vec<Vec<Value>> = jobs
        .iter()
        .map(|job| {
            let payload = job.payload.to_string();
            args![&job.kind, job.key.as_ref(), payload, job.run_at.unwrap_or(now)].to_vec()
        })
        .collect();
    db.exec_many(ENQUEUE, &rows).map(|_| ())
}
