//! Amendments in the database.

use base::{PersonId, Random, Time};
use store::{Change, Db, Row, Sql, StoreError, args, sql};
use uuid::Uuid;

use super::model::{Amendment, AmendmentId, State};
use crate::proposal::model::{Content, Proposal, ProposalId};
use crate::proposal::store as proposals;

::store::ids!(AmendmentId);

macro_rules! amendment_columns {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT a.id, a.number, a.base_version, a.body, a.reason, a.person_id, p.name, a.state, a.note, a.at \
             FROM amendments a LEFT JOIN persons p ON p.id = a.person_id ",
            $rest
        ))
    };
}

const OF_PROPOSAL: Sql = amendment_columns!("WHERE a.proposal_id = $1 ORDER BY a.number");
const BY_NUMBER: Sql = amendment_columns!("WHERE a.proposal_id = $1 AND a.number = $2");
const BY_ID: Sql = amendment_columns!("WHERE a.id = $1");
const PROPOSAL_OF: Sql = sql!("SELECT proposal_id FROM amendments WHERE id = $1");
const COUNT: Sql = sql!("SELECT count(*) FROM amendments WHERE proposal_id = $1");
const INSERT: Sql = sql!(
    "INSERT INTO amendments (id, proposal_id, number, base_version, body, reason, person_id, state, note, at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', '', $8)"
);
const SET_STATE: Sql = sql!("UPDATE amendments SET state = $2, note = $3, ended_at = $4 WHERE id = $1");

fn amendment(row: &Row<'_>) -> Result<Amendment, StoreError> {
    let by: (Option<PersonId>, Option<String>) = (row.get(5)?, row.get(6)?);
    Ok(Amendment {
        id: row.get(0)?,
        number: row.get(1)?,
        base_version: row.get(2)?,
        text: row.get(3)?,
        reason: row.get(4)?,
        by: by.0.zip(by.1),
        state: crate::word::of_row(row, 7)?,
        note: row.get(8)?,
        at: row.get(9)?,
    })
}

/// The amendments of a proposal by number.
pub(crate) fn of_proposal(db: &mut impl Db, id: ProposalId) -> Result<Vec<Amendment>, StoreError> {
    db.all(OF_PROPOSAL, args![id], amendment)
}

/// One amendment of a proposal.
pub(crate) fn find(db: &mut impl Db, id: ProposalId, number: u32) -> Result<Amendment, StoreError> {
    db.one(BY_NUMBER, args![id, number], amendment)
}

/// Adds an amendment to a proposal that is held; answers its number.
pub(crate) fn insert(
    db: &mut Change,
    proposal: &Proposal,
    (text, reason, version): (&str, &str, u32),
    by: PersonId,
    now: Time,
    random: &dyn Random,
) -> Result<u32, StoreError> {
    let number: u32 = db.one(COUNT, args![proposal.id], |row| row.get::<u32>(0))? + 1;
    let id = AmendmentId::new(now, random);
    let version = if (1..=proposal.version).contains(&version) { version } else { proposal.version };
    db.exec(INSERT, args![id, proposal.id, number, version, text, reason, by, now])?;
    Ok(number)
}

/// Says where an amendment stands.
pub(crate) fn set_state(
    db: &mut Change,
    id: AmendmentId,
    state: State,
    note: &str,
    now: Time,
) -> Result<(), StoreError> {
    let ended = matches!(state, State::Accepted | State::Rejected | State::Withdrawn).then_some(now);
    db.exec(SET_STATE, args![id, state.as_str(), note, ended]).map(|_| ())
}

/// Takes an amendment into the text of its proposal, which is held; false when both changed the same
/// words.
pub(crate) fn take_in(db: &mut Change, it: &Amendment, proposal: &Proposal, now: Time) -> Result<bool, StoreError> {
    let base = proposals::version(db, proposal.id, it.base_version)?;
    let Some(text) = it.carried(&base.content.text, &proposal.content.text) else { return Ok(false) };
    let content = Content { text, ..proposal.content.clone() };
    if let Some(revised) = proposal.clone().revise(content, now) {
        proposals::save(db, &revised)?;
        proposals::add_version(db, &revised, &it.reason, Some(it.number))?;
    }
    set_state(db, it.id, State::Accepted, "", now)?;
    Ok(true)
}

/// Ends an amendment as its election ended.
pub(crate) fn after_election(db: &mut Change, id: Uuid, passed: bool, now: Time) -> Result<(), StoreError> {
    let Some(it) = db.maybe(BY_ID, args![id], amendment)? else { return Ok(()) };
    if it.state != State::Ballot {
        return Ok(());
    }
    let proposal: ProposalId = db.one(PROPOSAL_OF, args![id], |row| row.get(0))?;
    let proposal = proposals::hold_by_id(db, proposal)?;
    if !passed {
        return set_state(db, it.id, State::Rejected, "", now);
    }
    if !proposal.is_open_to_change() || !take_in(db, &it, &proposal, now)? {
        // Adopted, but the words it was about are no longer there: the movers take it over by hand.
        return set_state(db, it.id, State::Open, "", now);
    }
    Ok(())
}

/// Gives an amendment back to the movers: its election was called off.
pub(crate) fn back_to_movers(db: &mut Change, id: Uuid, now: Time) -> Result<(), StoreError> {
    match db.maybe(BY_ID, args![id], amendment)? {
        Some(it) if it.state == State::Ballot => set_state(db, it.id, State::Open, "", now),
        _ => Ok(()),
    }
}
