//! The outbox: what happened, written in the transaction that made it happen, and told to the
//! subscribers afterwards, in order.
//!
//! A subscriber runs in the transaction that takes the event out of the outbox, so what it writes
//! is written once for each event. When it fails, the event and all after it wait and it is tried
//! again; after the last try the event is set aside (and reported) and the others go on.

use base::{Event, Time};

use crate::jobs::{MOST_TRIES, backoff};
use crate::worker::Subscribers;
use crate::writer::guarded;
use crate::{Change, Db, Row, Sql, StoreError, Value, args, sql};

const EMIT: Sql = sql!(
    "INSERT INTO outbox (id, kind, subject, at, payload) VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (id) DO NOTHING"
);
const HEAD: Sql = sql!(
    "SELECT seq, id, kind, subject, at, payload, attempts, run_at FROM outbox \
     WHERE dead_at IS NULL ORDER BY seq LIMIT $1 {for update}"
);
const FIRST: Sql = sql!("SELECT run_at FROM outbox WHERE dead_at IS NULL ORDER BY seq LIMIT 1");
const TOLD: Sql = sql!("DELETE FROM outbox WHERE seq IN ({list})");
const FAILED: Sql = sql!(
    "UPDATE outbox SET attempts = attempts + 1, run_at = $2, last_error = $3, dead_at = $4 \
     WHERE seq = $1"
);
const COUNT: Sql = sql!("SELECT count(*), count(dead_at), min(CASE WHEN dead_at IS NULL THEN at END) FROM outbox");

/// Events told in one transaction.
const BATCH: i64 = 32;

/// The statements of this module, for the test that prepares all of them.
pub(crate) fn statements() -> Vec<Sql> {
    vec![EMIT, FIRST, HEAD, TOLD, FAILED, COUNT]
}

/// Writes events in the transaction of `db`.
pub(crate) fn write(db: &mut Change, events: &[Event]) -> Result<(), StoreError> {
    let rows: Vec<Vec<Value>> =
        events.iter().map(|e| args![e.id, &e.kind, e.subject, e.at, e.payload.to_string()].to_vec()).collect();
    db.exec_many(EMIT, &rows).map(|_| ())
}

/// An event with its place in the outbox.
struct Waiting {
    seq: i64,
    event: Event,
    attempts: u32,
    run_at: Time,
}

fn waiting(row: &Row<'_>) -> Result<Waiting, StoreError> {
    let payload: String = row.get(5)?;
    Ok(Waiting {
        seq: row.get(0)?,
        event: Event {
            id: row.get(1)?,
            kind: row.get(2)?,
            subject: row.get(3)?,
            at: row.get(4)?,
            payload: serde_json::from_str(&payload).map_err(|e| StoreError::Broken(e.into()))?,
        },
        attempts: row.get(6)?,
        run_at: row.get(7)?,
    })
}

/// What a look at the outbox came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Told {
    /// Events taken out of the outbox, or set aside.
    pub(crate) events: usize,
    /// Whether the first one left waits for another try.
    pub(crate) stuck: bool,
}

/// When the oldest event may be told; none when there is none.
pub(crate) fn first(db: &mut impl Db) -> Result<Option<Time>, StoreError> {
    db.maybe(FIRST, &[], |row| row.get(0))
}

/// Tells the oldest events to their subscribers.
pub(crate) fn tell(db: &mut Change, subscribers: &Subscribers) -> Result<Told, StoreError> {
    let now = db.now();
    let mut told = Told::default();
    let mut out = Vec::new();
    for it in db.all(HEAD, args![BATCH], waiting)? {
        if it.run_at > now {
            told.stuck = true;
            break;
        }
        let heard = db.attempt(|db| guarded(|| subscribers.hear(db, &it.event)));
        told.events += 1;
        let Err(error) = heard else {
            out.push(it.seq);
            continue;
        };
        let attempt = it.attempts + 1;
        let dead = (attempt >= MOST_TRIES).then_some(now);
        let next = now.plus(backoff(attempt));
        tracing::warn!(%error, event.kind = it.event.kind, attempt, "a subscriber failed");
        db.exec(FAILED, args![it.seq, next, error.to_string(), dead])?;
        if dead.is_none() {
            told.events -= 1;
            told.stuck = true;
            break;
        }
    }
    if !out.is_empty() {
        let (sql, args) = crate::with_list(TOLD, &[], out);
        db.exec(sql, &args)?;
    }
    Ok(told)
}

/// The state of the outbox, for the operator.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Outbox {
    /// Events not told to everybody yet.
    pub waiting: u64,
    /// Events a subscriber could not bear, set aside.
    pub dead: u64,
    /// When the oldest waiting event happened.
    pub oldest: Option<Time>,
}

/// Looks at the outbox.
pub fn state(db: &mut impl Db) -> Result<Outbox, StoreError> {
    db.one(COUNT, &[], |row| {
        let (all, dead) = (row.get::<u64>(0)?, row.get::<u64>(1)?);
        Ok(Outbox { waiting: all - dead, dead, oldest: row.get(2)? })
    })
}
