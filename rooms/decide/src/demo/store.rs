//! Moves what the demo decided back in time: a world in which everything happened this minute is none.

use base::{Code, Time};
use store::{Change, Sql, StoreError, args, sql};

const ELECTION: Sql = sql!(
    "UPDATE elections SET opened_at = opened_at - $2, closes_at = closes_at - $2, closed_at = closed_at - $2, \
     changed_at = changed_at - $2 WHERE code = $1"
);
const DECISION: Sql =
    sql!("UPDATE decisions SET decided_at = $2 WHERE election_id = (SELECT e.id FROM elections e WHERE e.code = $1)");
const PROPOSAL: Sql = sql!(
    "UPDATE proposals SET ended_at = $2, changed_at = $2 WHERE id = (SELECT e.subject FROM elections e \
     WHERE e.code = $1)"
);

/// Moves a closed election, its decision and its proposal so many days back.
pub(super) fn move_back(db: &mut Change, election: Code, days: u64, now: Time) -> Result<(), StoreError> {
    let span = std::time::Duration::from_hours(24 * days);
    let then = now.minus(span);
    let millis = now.millis() - then.millis();
    db.exec(ELECTION, args![election, millis])?;
    db.exec(DECISION, args![election, then])?;
    db.exec(PROPOSAL, args![election, then]).map(|_| ())
}
