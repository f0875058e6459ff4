//! The outbox: what happened, written in the transaction that made it happen.

use base::Event;

use crate::{Change, Sql, StoreError, Value, args, sql};

const EMIT: Sql = sql!(
    "INSERT INTO outbox (id, kind, subject, at, payload) VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (id) DO NOTHING"
);

/// Writes events in the transaction of `db`.
pub(crate) fn write(db: &mut Change, events: &[Event]) -> Result<(), StoreError> {
    let rows: Vec<Vec<Value>> = events
        .iter()
        .map(|e| args![e.id, &e.kind, e.subject, e.at, e.payload.to_string()].to_vec())
        .collect();
    db.exec_many(EMIT, &rows).map(|_| ())
}
