//! Mandates in the database.

use base::{Code, Time};
use store::{Change, Db, Row, Sql, StoreError, args, sql};

use super::model::{Lists, Mandate, State};
use crate::decision::model::Outcome;
use crate::delegate::model::DelegationId;
use crate::proposal::model::ProposalId;

macro_rules! mandate_columns {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT m.version, m.alone, m.as_told, m.bring_back, m.reason, m.state, p.code, m.decision_code, m.at \
             FROM mandates m LEFT JOIN proposals p ON p.id = m.proposal_id ",
            $rest
        ))
    };
}

const VERSIONS: Sql = mandate_columns!("WHERE m.delegation_id = $1 ORDER BY m.version DESC LIMIT 100");
const IN_FORCE: Sql =
    mandate_columns!("WHERE m.delegation_id = $1 AND m.state = 'in-force' ORDER BY m.version DESC LIMIT 1");
const INSERT: Sql = sql!(
    "INSERT INTO mandates (delegation_id, version, alone, as_told, bring_back, reason, state, proposal_id, \
     decision_code, at) SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9 FROM mandates \
     WHERE delegation_id = $1"
);
const OF_PROPOSAL: Sql =
    sql!("SELECT delegation_id, version FROM mandates WHERE proposal_id = $1 AND state = 'proposed' LIMIT 1");
const SETTLE: Sql =
    sql!("UPDATE mandates SET state = $3, decision_code = $4, at = $5 WHERE delegation_id = $1 AND version = $2");
const TAKE_TEXT: Sql =
    sql!("UPDATE mandates SET alone = $3, as_told = $4, bring_back = $5 WHERE delegation_id = $1 AND version = $2");
const ADOPTED: Sql =
    sql!("SELECT code, title FROM decisions WHERE group_id = $1 AND outcome = 'adopted' ORDER BY number DESC LIMIT 60");

fn mandate(row: &Row<'_>) -> Result<Mandate, StoreError> {
    Ok(Mandate {
        version: row.get(0)?,
        lists: Lists { alone: row.get(1)?, as_told: row.get(2)?, bring_back: row.get(3)? },
        reason: row.get(4)?,
        state: crate::word::of_row(row, 5)?,
        proposal: row.get(6)?,
        decision: row.get(7)?,
        at: row.get(8)?,
    })
}

/// Every version, the latest first.
pub(crate) fn versions(db: &mut impl Db, id: DelegationId) -> Result<Vec<Mandate>, StoreError> {
    db.all(VERSIONS, args![id], mandate)
}

/// The version that binds now.
pub(crate) fn in_force(db: &mut impl Db, id: DelegationId) -> Result<Option<Mandate>, StoreError> {
    db.maybe(IN_FORCE, args![id], mandate)
}

/// Whether the mandate in force asks that decisions are brought back to the body.
pub(crate) fn brings_back(db: &mut impl Db, id: DelegationId) -> Result<bool, StoreError> {
    Ok(in_force(db, id)?.is_some_and(|found| !found.lists.bring_back.is_empty()))
}

/// Adds a version: adopted by a decision, or asked of the body by a proposal. The set of seats is held.
pub(crate) fn insert(
    db: &mut Change,
    id: DelegationId,
    (lists, reason): (&Lists, &str),
    proposal: Option<ProposalId>,
    decision: Option<Code>,
    now: Time,
) -> Result<(), StoreError> {
    let state = if decision.is_some() { State::InForce } else { State::Proposed };
    let args =
        args![id, &lists.alone, &lists.as_told, &lists.bring_back, reason, state.as_str(), proposal, decision, now];
    db.exec(INSERT, args).map(|_| ())
}

/// Settles the version a proposal asked for, as the body decided. What was adopted binds as it read then.
pub(crate) fn after_decision(
    db: &mut Change,
    proposal: ProposalId,
    outcome: Outcome,
    decision: Code,
    now: Time,
) -> Result<(), StoreError> {
    let asked = db.maybe(OF_PROPOSAL, args![proposal], |row| Ok((row.get::<DelegationId>(0)?, row.get::<u32>(1)?)))?;
    let Some((id, version)) = asked else { return Ok(()) };
    let state = match outcome {
        Outcome::Adopted => State::InForce,
        Outcome::Rejected => State::Dropped,
        Outcome::Chosen | Outcome::NoQuorum | Outcome::Open => return Ok(()),
    };
    if state == State::InForce {
        let text = crate::proposal::store::find_by_id(db, proposal)?.content.text;
        if let Some(lists) = Lists::of_text(&text) {
            db.exec(TAKE_TEXT, args![id, version, &lists.alone, &lists.as_told, &lists.bring_back])?;
        }
    }
    db.exec(SETTLE, args![id, version, state.as_str(), decision, now]).map(|_| ())
}

/// Drops the version a withdrawn proposal asked for.
pub(crate) fn after_withdrawal(db: &mut Change, proposal: ProposalId, now: Time) -> Result<(), StoreError> {
    let asked = db.maybe(OF_PROPOSAL, args![proposal], |row| Ok((row.get::<DelegationId>(0)?, row.get::<u32>(1)?)))?;
    let Some((id, version)) = asked else { return Ok(()) };
    db.exec(SETTLE, args![id, version, State::Dropped.as_str(), None::<Code>, now]).map(|_| ())
}

/// What a group adopted, the latest first: code and title.
pub(crate) fn adopted_by(db: &mut impl Db, group: base::GroupId) -> Result<Vec<(Code, String)>, StoreError> {
    db.all(ADOPTED, args![group], |row| Ok((row.get(0)?, row.get(1)?)))
}
