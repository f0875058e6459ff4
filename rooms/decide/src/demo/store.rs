//! Moves what the demo decided back in time: a world in which everything happened this minute is none.

use std::time::Duration;

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
const RESOLUTION: Sql = sql!(
    "UPDATE resolutions SET opened_at = opened_at - $2, deadline = deadline - $2, ended_at = ended_at - $3, \
     changed_at = changed_at - $3 WHERE code = $1"
);
const RESOLUTION_DECISION: Sql = sql!(
    "UPDATE decisions SET decided_at = decided_at - $2 WHERE id = (SELECT s.decision_id FROM resolutions s \
     WHERE s.code = $1)"
);
const RESOLUTION_PROPOSAL: Sql = sql!(
    "UPDATE proposals SET ended_at = ended_at - $2, changed_at = changed_at - $2 WHERE id = (SELECT s.proposal_id \
     FROM resolutions s WHERE s.code = $1)"
);
const HANDS: Sql = sql!(
    "UPDATE meeting_hands SET opened_at = $2, closed_at = $2 WHERE meeting_id = (SELECT m.id FROM meetings m \
     WHERE m.code = $1)"
);
const HANDS_DECISION: Sql = sql!(
    "UPDATE decisions SET decided_at = $2 WHERE id IN (SELECT x.decision_id FROM meeting_hands x \
     JOIN meetings m ON m.id = x.meeting_id WHERE m.code = $1)"
);
const HANDS_PROPOSAL: Sql = sql!(
    "UPDATE proposals SET ended_at = $2, changed_at = $2 WHERE id IN (SELECT x.proposal_id FROM meeting_hands x \
     JOIN meetings m ON m.id = x.meeting_id WHERE m.code = $1)"
);

fn millis(days: u64) -> i64 {
    i64::try_from(Duration::from_hours(24 * days).as_millis()).unwrap_or(0)
}

/// Moves a closed election, its decision and its proposal so many days back.
pub(super) fn move_back(db: &mut Change, election: Code, days: u64, now: Time) -> Result<(), StoreError> {
    let then = now.minus(Duration::from_hours(24 * days));
    db.exec(ELECTION, args![election, millis(days)])?;
    db.exec(DECISION, args![election, then])?;
    db.exec(PROPOSAL, args![election, then]).map(|_| ())
}

/// Moves a resolution back: so many days since its delegates were asked, so many since it ended.
pub(super) fn move_resolution_back(
    db: &mut Change,
    resolution: Code,
    (opened, ended): (u64, u64),
) -> Result<(), StoreError> {
    db.exec(RESOLUTION, args![resolution, millis(opened), millis(ended)])?;
    db.exec(RESOLUTION_DECISION, args![resolution, millis(ended)])?;
    db.exec(RESOLUTION_PROPOSAL, args![resolution, millis(ended)]).map(|_| ())
}

/// Moves what hands decided in a meeting to the evening it took place.
pub(super) fn move_hands_back(db: &mut Change, meeting: Code, then: Time) -> Result<(), StoreError> {
    db.exec(HANDS, args![meeting, then])?;
    db.exec(HANDS_DECISION, args![meeting, then])?;
    db.exec(HANDS_PROPOSAL, args![meeting, then]).map(|_| ())
}
