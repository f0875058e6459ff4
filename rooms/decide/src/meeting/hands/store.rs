//! Shows of hands in the database. The meeting is held by whoever asks, raises or ends.

use base::{Code, PersonId, Time};
use store::{Change, Db, Row, Sql, StoreError, Value, args, sql};

use super::model::{Answer, Figures, Hands, Outcome};
use crate::meeting::model::MeetingId;
use crate::proposal::model::ProposalId;

macro_rules! hands_columns {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT x.number, x.item, x.question, p.id, p.code, p.audience, x.way, x.yes, x.noes, x.abstained, \
             x.present, x.outcome, d.code, x.opened_at, x.closed_at FROM meeting_hands x \
             LEFT JOIN proposals p ON p.id = x.proposal_id LEFT JOIN decisions d ON d.id = x.decision_id ",
            $rest
        ))
    };
}

const OF_MEETING: Sql = hands_columns!("WHERE x.meeting_id = $1 ORDER BY x.number");
const OPEN: Sql = hands_columns!("WHERE x.meeting_id = $1 AND x.outcome = 'open' ORDER BY x.number LIMIT 1");
const ASK: Sql = sql!(
    "INSERT INTO meeting_hands (meeting_id, number, item, proposal_id, question, way, yes, noes, abstained, present, \
     outcome, opened_at) SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, 'phones', 0, 0, 0, 0, 'open', $5 \
     FROM meeting_hands WHERE meeting_id = $1"
);
const CLOSE: Sql = sql!(
    "UPDATE meeting_hands SET way = $3, yes = $4, noes = $5, abstained = $6, present = $7, outcome = $8, \
     decision_id = (SELECT d.id FROM decisions d WHERE d.code = $9), closed_at = $10 \
     WHERE meeting_id = $1 AND number = $2"
);
const BACK: Sql = sql!("DELETE FROM meeting_hands WHERE meeting_id = $1 AND number = $2 AND outcome = 'open'");
const RAISE: Sql = sql!(
    "INSERT INTO meeting_hands_raised (meeting_id, number, person_id, answer) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (meeting_id, number, person_id) DO UPDATE SET answer = excluded.answer"
);
const LOWER: Sql = sql!("DELETE FROM meeting_hands_raised WHERE meeting_id = $1 AND person_id = $2");
const MINE: Sql =
    sql!("SELECT answer FROM meeting_hands_raised WHERE meeting_id = $1 AND number = $2 AND person_id = $3");
const RAISED: Sql =
    sql!("SELECT answer, count(*) FROM meeting_hands_raised WHERE meeting_id = $1 AND number = $2 GROUP BY answer");
const END_RAISED: Sql = sql!("DELETE FROM meeting_hands_raised WHERE meeting_id = $1 AND number = $2");
const FORGET: Sql = sql!("DELETE FROM meeting_hands_raised WHERE meeting_id = $1");
const PURGE: Sql = sql!(
    "DELETE FROM meeting_hands_raised WHERE meeting_id IN \
     (SELECT m.id FROM meetings m WHERE m.state <> 'running' OR m.opened_at < $1)"
);
const DECIDING: Sql = sql!(
    "SELECT m.code FROM meeting_hands x JOIN meetings m ON m.id = x.meeting_id \
     WHERE x.proposal_id = $1 AND x.outcome = 'open' ORDER BY x.opened_at DESC LIMIT 1"
);
const OF_PERSON: Sql = sql!(
    "SELECT x.question, r.answer FROM meeting_hands_raised r \
     JOIN meeting_hands x ON x.meeting_id = r.meeting_id AND x.number = r.number \
     WHERE r.person_id = $1 ORDER BY x.opened_at, x.number"
);

fn hands(row: &Row<'_>) -> Result<Hands, StoreError> {
    let known: Option<ProposalId> = row.get(3)?;
    let proposal = match known {
        Some(id) => Some((id, row.get(4)?, crate::word::of_row(row, 5)?)),
        None => None,
    };
    Ok(Hands {
        number: row.get(0)?,
        item: row.get(1)?,
        question: row.get(2)?,
        proposal,
        way: crate::word::of_row(row, 6)?,
        figures: Figures { yes: row.get(7)?, no: row.get(8)?, abstained: row.get(9)? },
        present: row.get(10)?,
        outcome: crate::word::of_row(row, 11)?,
        decision: row.get(12)?,
        opened_at: row.get(13)?,
        closed_at: row.get(14)?,
    })
}

/// Every show of hands of a meeting in order; an open one with the hands raised so far.
pub(crate) fn of_meeting(db: &mut impl Db, id: MeetingId) -> Result<Vec<Hands>, StoreError> {
    let mut all = db.all(OF_MEETING, args![id], hands)?;
    for it in all.iter_mut().filter(|it| it.outcome == Outcome::Open) {
        it.figures = raised(db, id, it.number)?;
    }
    Ok(all)
}

/// The one that goes on, with the hands raised so far.
pub(crate) fn open(db: &mut impl Db, id: MeetingId) -> Result<Option<Hands>, StoreError> {
    let Some(mut it) = db.maybe(OPEN, args![id], hands)? else { return Ok(None) };
    it.figures = raised(db, id, it.number)?;
    Ok(Some(it))
}

/// Begins one.
pub(crate) fn ask(
    db: &mut Change,
    id: MeetingId,
    item: Option<u32>,
    proposal: Option<ProposalId>,
    question: &str,
    now: Time,
) -> Result<(), StoreError> {
    db.exec(ASK, args![id, item, proposal, question, now]).map(|_| ())
}

/// Keeps what it came to; who raised a hand is forgotten.
pub(crate) fn close(db: &mut Change, id: MeetingId, it: &Hands) -> Result<(), StoreError> {
    let values: [Value; 10] = [
        id.into(),
        it.number.into(),
        it.way.as_str().into(),
        it.figures.yes.into(),
        it.figures.no.into(),
        it.figures.abstained.into(),
        it.present.into(),
        it.outcome.as_str().into(),
        it.decision.into(),
        it.closed_at.into(),
    ];
    db.exec(CLOSE, &values)?;
    db.exec(END_RAISED, args![id, it.number]).map(|_| ())
}

/// Takes a question back, with the hands that were raised.
pub(crate) fn back(db: &mut Change, id: MeetingId, number: u32) -> Result<(), StoreError> {
    db.exec(END_RAISED, args![id, number])?;
    db.exec(BACK, args![id, number]).map(|_| ())
}

/// Raises somebody's hand, or raises it for something else.
pub(crate) fn raise(
    db: &mut Change,
    id: MeetingId,
    number: u32,
    person: PersonId,
    answer: Answer,
) -> Result<(), StoreError> {
    db.exec(RAISE, args![id, number, person, answer.as_str()]).map(|_| ())
}

/// Takes somebody's hands down: they left the room.
pub(crate) fn lower(db: &mut Change, id: MeetingId, person: PersonId) -> Result<(), StoreError> {
    db.exec(LOWER, args![id, person]).map(|_| ())
}

/// What somebody's hand says.
pub(crate) fn mine(
    db: &mut impl Db,
    id: MeetingId,
    number: u32,
    person: PersonId,
) -> Result<Option<Answer>, StoreError> {
    db.maybe(MINE, args![id, number, person], |row| crate::word::of_row(row, 0))
}

/// The hands raised so far.
pub(crate) fn raised(db: &mut impl Db, id: MeetingId, number: u32) -> Result<Figures, StoreError> {
    let mut figures = Figures::default();
    for (answer, count) in db.all(RAISED, args![id, number], |row| Ok((crate::word::of_row(row, 0)?, row.get(1)?)))? {
        figures.add(answer, count);
    }
    Ok(figures)
}

/// Forgets who raised a hand.
pub(crate) fn forget(db: &mut Change, id: MeetingId) -> Result<(), StoreError> {
    db.exec(FORGET, args![id]).map(|_| ())
}

/// Forgets who raised a hand in meetings that are over or began before `since`.
pub(crate) fn purge(db: &mut Change, since: Time) -> Result<u64, StoreError> {
    db.exec(PURGE, args![since])
}

/// The meeting in which hands are raised about a proposal now.
pub(crate) fn deciding(db: &mut impl Db, proposal: ProposalId) -> Result<Option<Code>, StoreError> {
    db.maybe(DECIDING, args![proposal], |row| row.get(0))
}

/// The hands a person has raised now: question and answer.
pub(crate) fn of_person(db: &mut impl Db, person: PersonId) -> Result<Vec<(String, Answer)>, StoreError> {
    db.all(OF_PERSON, args![person], |row| Ok((row.get(0)?, crate::word::of_row(row, 1)?)))
}
