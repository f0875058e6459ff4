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
        Self { kind: kind.to_owned(), payload, run_at: None, key: None }
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
    let now = db.now();
    let rows: Vec<Vec<Value>> = jobs
        .iter()
        .map(|job| {
            let payload = job.payload.to_string();
            args![&job.kind, job.key.as_ref(), payload, job.run_at.unwrap_or(now)].to_vec()
        })
        .collect();
    db.exec_many(ENQUEUE, &rows).map(|_| ())
}

/// A job as its handler gets it.
#[derive(Clone, PartialEq, Debug)]
pub struct Job {
    /// Its number.
    pub id: i64,
    /// Its kind.
    pub kind: String,
    /// What was written with it.
    pub payload: serde_json::Value,
    /// Which try this is, counted from 1.
    pub attempt: u32,
    /// When it was due.
    pub run_at: Time,
}

impl Job {
    /// The payload as a type of the handler's; what does not fit is hopeless.
    pub fn parse<T: serde::de::DeserializeOwned>(&self) -> Result<T, JobError> {
        serde_json::from_value(self.payload.clone())
            .map_err(|error| JobError::Hopeless(format!("payload of {}: {error}", self.kind)))
    }
}

/// What becomes of a job that went well.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Done {
    /// It is deleted; a periodic job waits for its next turn.
    Finished,
    /// It is to be done again at this moment.
    Again(Time),
}

/// Why a job went wrong. The words go into the database and the log: no personal data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum JobError {
    /// Trying again later may help.
    Retry(String),
    /// Trying again cannot help; the job is dead at once.
    Hopeless(String),
}

impl From<StoreError> for JobError {
    fn from(error: StoreError) -> Self {
        Self::Retry(error.to_string())
    }
}

impl std::fmt::Display for JobError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Retry(words) | Self::Hopeless(words) => f.write_str(words),
        }
    }
}

impl std::error::Error for JobError {}

/// Tries before a job or an event is given up.
pub(crate) const MOST_TRIES: u32 = 12;

/// How long a running job belongs to its worker; renewed while it runs.
pub(crate) const LEASE: Duration = Duration::from_mins(1);

/// The pause after try number `attempt`: ten seconds, doubled each time, at most six hours.
pub(crate) fn backoff(attempt: u32) -> Duration {
    let doubled = 10_u64 << attempt.saturating_sub(1).min(12);
    Duration::from_secs(doubled.min(6 * 3_600))
}

const DUE: Sql = sql!(
    "SELECT id, kind, payload, attempts, run_at FROM jobs \
     WHERE run_at <= $1 AND dead_at IS NULL AND (leased_until IS NULL OR leased_until < $1) \
     AND kind IN ({list}) ORDER BY run_at, id LIMIT $2 {for update skip locked}"
);
const LEASE_JOB: Sql = sql!("UPDATE jobs SET attempts = attempts + 1, leased_until = $2, lease = $3 WHERE id = $1");
const RENEW: Sql = sql!("UPDATE jobs SET leased_until = $3 WHERE id = $1 AND lease = $2");
const FINISH: Sql = sql!("DELETE FROM jobs WHERE id = $1 AND lease = $2");
const AGAIN: Sql = sql!(
    "UPDATE jobs SET run_at = $3, attempts = 0, last_error = NULL, leased_until = NULL, \
     lease = NULL WHERE id = $1 AND lease = $2"
);
const FAIL: Sql = sql!(
    "UPDATE jobs SET run_at = $3, last_error = $4, dead_at = $5, leased_until = NULL, \
     lease = NULL WHERE id = $1 AND lease = $2"
);
const NEXT: Sql = sql!(
    "SELECT min(CASE WHEN leased_until > run_at THEN leased_until ELSE run_at END) FROM jobs \
     WHERE dead_at IS NULL AND kind IN ({list})"
);
const COUNT: Sql = sql!("SELECT count(*), count(dead_at), min(CASE WHEN dead_at IS NULL THEN run_at END) FROM jobs");
const COUNT_DEAD: Sql = sql!("SELECT kind, last_error FROM jobs WHERE dead_at IS NOT NULL ORDER BY id LIMIT 20");
const REVIVE: Sql = sql!("UPDATE jobs SET dead_at = NULL, attempts = 0, run_at = $1 WHERE dead_at IS NOT NULL");

/// The statements of this module, for the test that prepares all of them.
pub(crate) fn statements() -> Vec<Sql> {
    vec![ENQUEUE, DUE, LEASE_JOB, RENEW, FINISH, AGAIN, FAIL, NEXT, COUNT, COUNT_DEAD, REVIVE]
}

fn job(row: &Row<'_>) -> Result<Job, StoreError> {
    let payload: String = row.get(2)?;
    Ok(Job {
        id: row.get(0)?,
        kind: row.get(1)?,
        payload: serde_json::from_str(&payload).map_err(|e| StoreError::Broken(e.into()))?,
        attempt: row.get::<u32>(3)? + 1,
        run_at: row.get(4)?,
    })
}

/// Takes due jobs of these kinds for the worker `lease`.
pub(crate) fn claim(db: &mut Change, kinds: &[String], most: i64, lease: [u8; 16]) -> Result<Vec<Job>, StoreError> {
    let now = db.now();
    let (due, args) = crate::with_list(DUE, args![now, most], kinds);
    let jobs = db.all(due, &args, job)?;
    let until = now.plus(LEASE);
    let rows: Vec<Vec<Value>> = jobs.iter().map(|job| args![job.id, until, lease].to_vec()).collect();
    db.exec_many(LEASE_JOB, &rows)?;
    Ok(jobs)
}

/// Keeps a running job for a while longer.
pub(crate) fn renew(db: &mut Change, id: i64, lease: [u8; 16]) -> Result<(), StoreError> {
    let until = db.now().plus(LEASE);
    db.exec(RENEW, args![id, lease, until]).map(|_| ())
}

/// Writes down what became of a job; `every` is the span of a periodic one.
pub(crate) fn settle(
    db: &mut Change,
    job: &Job,
    lease: [u8; 16],
    every: Option<Duration>,
    result: &Result<Done, JobError>,
) -> Result<(), StoreError> {
    let now = db.now();
    let (id, next) = (job.id, every.map(|span| now.plus(span)));
    match (result, next) {
        (Ok(Done::Finished), None) => db.exec(FINISH, args![id, lease]),
        (Ok(Done::Again(at)), _) => db.exec(AGAIN, args![id, lease, *at]),
        (Ok(Done::Finished), Some(at)) => db.exec(AGAIN, args![id, lease, at]),
        (Err(error), next) => {
            let hopeless = matches!(error, JobError::Hopeless(_)) || job.attempt >= MOST_TRIES;
            // A periodic job never dies: it waits for its next turn.
            let dead = (hopeless && next.is_none()).then_some(now);
            let at = match next {
                Some(turn) if hopeless => turn,
                _ => now.plus(backoff(job.attempt)),
            };
            db.exec(FAIL, args![id, lease, at, error.to_string(), dead])
        }
    }
    .map(|_| ())
}

/// When the next of these kinds is due.
pub(crate) fn next(db: &mut impl Db, kinds: &[String]) -> Result<Option<Time>, StoreError> {
    let (sql, args) = crate::with_list(NEXT, &[], kinds);
    db.one(sql, &args, |row| row.get(0))
}

/// The state of the queue, for the operator.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Queue {
    /// Jobs that wait or run.
    pub waiting: u64,
    /// Jobs that were given up.
    pub dead: u64,
    /// When the oldest waiting job was due.
    pub oldest: Option<Time>,
    /// Kind and last error of the first dead jobs.
    pub dead_why: Vec<(String, String)>,
}

/// Looks at the queue.
pub fn queue(db: &mut impl Db) -> Result<Queue, StoreError> {
    let (all, dead, oldest) = db.one(COUNT, &[], |row| Ok((row.get::<u64>(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(Queue {
        waiting: all - dead,
        dead,
        oldest,
        dead_why: db.all(COUNT_DEAD, &[], |row| Ok((row.get(0)?, row.get::<Option<_>>(1)?.unwrap_or_default())))?,
    })
}

/// Gives every dead job another chance; how many there were.
pub fn revive(db: &mut Change) -> Result<u64, StoreError> {
    let now = db.now();
    db.exec(REVIVE, args![now])
}
