//! Consent rounds in the database.

use base::{PersonId, Random, Time};
use store::{Change, Db, NewJob, Row, Sql, StoreError, args, sql};
use web::App;

use super::model::{Outcome, Position, Round, Said, Standing, figures, outcome};
use crate::decision::model::{Details, NewDecision, Outcome as Decided, RoundId, Way};
use crate::proposal::model::{Proposal, ProposalId, State};
use crate::proposal::store as proposals;

macro_rules! round_columns {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT id, version, entitled, quorum_percent, opened_at, closes_at, outcome FROM consent_rounds ",
            $rest
        ))
    };
}

const OPEN_ROUND: Sql = round_columns!("WHERE proposal_id = $1 AND outcome = 'open' ORDER BY opened_at DESC LIMIT 1");
const LAST_ROUND: Sql = round_columns!("WHERE proposal_id = $1 ORDER BY opened_at DESC LIMIT 1");
const BY_ID: Sql = round_columns!("WHERE id = $1 {for update}");
const PROPOSAL_OF: Sql = sql!("SELECT proposal_id FROM consent_rounds WHERE id = $1");
const BEGIN: Sql = sql!(
    "INSERT INTO consent_rounds (id, proposal_id, version, entitled, quorum_percent, opened_at, closes_at, outcome) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'open')"
);
const END: Sql = sql!("UPDATE consent_rounds SET outcome = $2, closed_at = $3 WHERE id = $1");
const SAID: Sql = sql!(
    "SELECT s.number, s.person_id, p.name, s.position, s.reason, s.state, s.note FROM consent_positions s \
     LEFT JOIN persons p ON p.id = s.person_id WHERE s.round_id = $1 ORDER BY s.number"
);
const NEXT: Sql = sql!("SELECT coalesce(max(number), 0) + 1 FROM consent_positions WHERE round_id = $1");
const SAY: Sql = sql!(
    "INSERT INTO consent_positions (round_id, number, person_id, position, reason, state, note, at) \
     VALUES ($1, $2, $3, $4, $5, 'stands', '', $6) ON CONFLICT (round_id, person_id) DO UPDATE SET \
     position = excluded.position, reason = excluded.reason, state = 'stands', note = '', at = excluded.at"
);
const SETTLE: Sql = sql!("UPDATE consent_positions SET state = $3, note = $4 WHERE round_id = $1 AND number = $2");
const MEMBERS: Sql = sql!("SELECT count(*) FROM memberships WHERE group_id = $1");

/// The job that ends a round.
pub(crate) const CLOSE_JOB: &str = "consent-close";

fn round(row: &Row<'_>) -> Result<Round, StoreError> {
    Ok(Round {
        id: row.get(0)?,
        version: row.get(1)?,
        entitled: row.get(2)?,
        quorum_percent: row.get(3)?,
        opened_at: row.get(4)?,
        closes_at: row.get(5)?,
        outcome: crate::word::of_row(row, 6)?,
    })
}

/// The round that goes on about a proposal.
pub(crate) fn open_round(db: &mut impl Db, id: ProposalId) -> Result<Option<Round>, StoreError> {
    db.maybe(OPEN_ROUND, args![id], round)
}

/// The last round about a proposal.
pub(crate) fn last_round(db: &mut impl Db, id: ProposalId) -> Result<Option<Round>, StoreError> {
    db.maybe(LAST_ROUND, args![id], round)
}

/// A round, held until the change ends.
pub(crate) fn hold(db: &mut Change, id: RoundId) -> Result<Round, StoreError> {
    db.one(BY_ID, args![id], round)
}

/// What was said in a round, in the order it was first said.
pub(crate) fn said(db: &mut impl Db, id: RoundId) -> Result<Vec<Said>, StoreError> {
    db.all(SAID, args![id], |row| {
        let by: (Option<PersonId>, Option<String>) = (row.get(1)?, row.get(2)?);
        Ok(Said {
            number: row.get(0)?,
            by: by.0.zip(by.1),
            position: crate::word::of_row(row, 3)?,
            reason: row.get(4)?,
            standing: crate::word::of_row(row, 5)?,
            note: row.get(6)?,
        })
    })
}

/// Begins a round about a proposal that is held; its text stands still from now on.
pub(crate) fn begin(
    db: &mut Change,
    app: &App,
    it: &Proposal,
    quorum_percent: u8,
    period_hours: u32,
    now: Time,
) -> Result<RoundId, StoreError> {
    let entitled: u64 = db.one(MEMBERS, args![it.body.id], |row| row.get(0))?;
    let id = RoundId::new(now, app.random());
    let closes_at = now.plus(std::time::Duration::from_secs(u64::from(period_hours) * 3_600));
    db.exec(BEGIN, args![id, it.id, it.version, entitled, quorum_percent, now, closes_at])?;
    let job = NewJob::new(CLOSE_JOB, serde_json::json!({ "round": id }));
    db.enqueue(job.at(closes_at).key(format!("{CLOSE_JOB}-{id}")));
    let next = Proposal { state: State::Decision, state_reason: String::new(), changed_at: now, ..it.clone() };
    proposals::save(db, &next)?;
    Ok(id)
}

/// Says a position, or says it anew.
pub(crate) fn say(
    db: &mut Change,
    id: RoundId,
    person: PersonId,
    (position, reason): (Position, &str),
    now: Time,
) -> Result<(), StoreError> {
    let next: u32 = db.one(NEXT, args![id], |row| row.get(0))?;
    db.exec(SAY, args![id, next, person, position.as_str(), reason, now]).map(|_| ())
}

/// Ends an objection.
pub(crate) fn settle(
    db: &mut Change,
    id: RoundId,
    number: u32,
    standing: Standing,
    note: &str,
) -> Result<(), StoreError> {
    match db.exec(SETTLE, args![id, number, standing.as_str(), note])? {
        0 => Err(StoreError::Missing),
        _ => Ok(()),
    }
}

/// Ends a round whose time is over: the proposal is adopted, or goes back to discussion. A round that
/// goes on, or has ended, is left alone.
pub(crate) fn close(db: &mut Change, id: RoundId, random: &dyn Random) -> Result<(), StoreError> {
    let proposal: ProposalId = db.one(PROPOSAL_OF, args![id], |row| row.get(0))?;
    let proposal = proposals::hold_by_id(db, proposal)?;
    let it = hold(db, id)?;
    let now = db.now();
    if it.outcome != Outcome::Open || now < it.closes_at {
        return Ok(());
    }
    let all = said(db, id)?;
    let ended = outcome(&it, &all);
    db.exec(END, args![id, ended.as_str(), now])?;
    let decided = match ended {
        Outcome::Adopted => Decided::Adopted,
        Outcome::NoQuorum => Decided::NoQuorum,
        // An objection decides nothing: the text goes back to those who can mend it.
        Outcome::Objected | Outcome::Open => Decided::Open,
    };
    let (title, text, version, audience) = crate::decision::store::end_proposal(db, proposal.id, decided, now)?;
    if ended == Outcome::Objected {
        return Ok(());
    }
    let details =
        Details { quorum_percent: it.quorum_percent, positions: Some(figures(&all)), version, ..Details::default() };
    let new = NewDecision {
        group: proposal.body.id,
        proposal: Some(proposal.id),
        election: None,
        round: Some(id),
        title,
        text,
        audience,
        outcome: decided,
        way: Way::Consent,
        entitled: it.entitled,
        took_part: all.len() as u64,
        details,
    };
    crate::decision::store::record(db, &new, now, random).map(|_| ())
}
