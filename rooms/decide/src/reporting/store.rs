//! Reports of delegates, questions to them, and the ballots they cast, in the database.

use base::{GroupId, PersonId, Time};
use store::{Change, Db, Sql, StoreError, args, sql};

use super::model::{CouncilBallot, Question, Report};
use crate::ballot::model::Marks;
use crate::delegate::model::{DelegateId, DelegationId};
use crate::election::model::ElectionId;

const REPORTS: Sql =
    sql!("SELECT number, body, at FROM delegate_reports WHERE delegate_id = $1 ORDER BY number DESC LIMIT 200");
const DATES: Sql = sql!(
    "SELECT r.delegate_id, r.at FROM delegate_reports r JOIN delegates s ON s.id = r.delegate_id \
     WHERE s.delegation_id = $1 ORDER BY r.delegate_id, r.at"
);
const ADD_REPORT: Sql = sql!(
    "INSERT INTO delegate_reports (delegate_id, number, body, at) \
     SELECT $1, coalesce(max(number), 0) + 1, $2, $3 FROM delegate_reports WHERE delegate_id = $1"
);
const QUESTIONS: Sql = sql!(
    "SELECT number, words, at, answer, answered_at FROM delegate_questions WHERE delegate_id = $1 \
     ORDER BY number DESC LIMIT 200"
);
const QUESTIONS_OF: Sql = sql!("SELECT count(*) FROM delegate_questions WHERE delegate_id = $1 AND person_id = $2");
const ADD_QUESTION: Sql = sql!(
    "INSERT INTO delegate_questions (delegate_id, number, words, person_id, at, answer) \
     SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, '' FROM delegate_questions WHERE delegate_id = $1"
);
const ANSWER: Sql =
    sql!("UPDATE delegate_questions SET answer = $3, answered_at = $4 WHERE delegate_id = $1 AND number = $2");
const BALLOTS: Sql = sql!(
    "SELECT e.id, e.code, c.position, b.marks, e.closed_at FROM electors r JOIN elections e ON e.id = r.election_id \
     JOIN contests c ON c.election_id = e.id \
     LEFT JOIN ballots b ON b.contest_id = c.id AND b.elector_id = r.id \
     WHERE r.person_id = $1 AND e.group_id = $2 AND e.secrecy = 'open' AND e.state = 'closed' AND e.closed_at >= $3 \
     AND e.closed_at <= $4 AND (e.audience = 'everybody' OR $5 = 1) \
     ORDER BY e.closed_at DESC, e.code, c.position LIMIT 24"
);
const TURNOUT: Sql = sql!(
    "SELECT s.id, count(*), count(b.id) FROM delegates s JOIN delegations d ON d.id = s.delegation_id \
     JOIN electors r ON r.person_id = s.person_id JOIN elections e ON e.id = r.election_id \
     JOIN contests c ON c.election_id = e.id LEFT JOIN ballots b ON b.contest_id = c.id AND b.elector_id = r.id \
     WHERE s.delegation_id = $1 AND s.state = 'seated' AND e.group_id = d.council_id AND e.secrecy = 'open' \
     AND e.state = 'closed' AND e.closed_at >= s.seated_at AND (e.audience = 'everybody' OR $2 = 1) GROUP BY s.id"
);
const REPORTS_OF: Sql = sql!(
    "SELECT r.body, r.at FROM delegate_reports r JOIN delegates s ON s.id = r.delegate_id WHERE s.person_id = $1 \
     ORDER BY r.at"
);
const ASKED_BY: Sql = sql!("SELECT words, at FROM delegate_questions WHERE person_id = $1 ORDER BY at");

/// The reports of a delegate, the latest first.
pub(crate) fn reports(db: &mut impl Db, id: DelegateId) -> Result<Vec<Report>, StoreError> {
    db.all(REPORTS, args![id], |row| Ok(Report { number: row.get(0)?, text: row.get(1)?, at: row.get(2)? }))
}

/// When the delegates of a set of seats reported.
pub(crate) fn dates(db: &mut impl Db, id: DelegationId) -> Result<Vec<(DelegateId, Time)>, StoreError> {
    db.all(DATES, args![id], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Adds a report.
pub(crate) fn add_report(db: &mut Change, id: DelegateId, text: &str, now: Time) -> Result<(), StoreError> {
    db.exec(ADD_REPORT, args![id, text, now]).map(|_| ())
}

/// The questions to a delegate, the latest first.
pub(crate) fn questions(db: &mut impl Db, id: DelegateId) -> Result<Vec<Question>, StoreError> {
    db.all(QUESTIONS, args![id], |row| {
        let (answer, at): (String, Option<Time>) = (row.get(3)?, row.get(4)?);
        Ok(Question { number: row.get(0)?, words: row.get(1)?, at: row.get(2)?, answer: at.map(|at| (answer, at)) })
    })
}

/// How many questions a member asked a delegate.
pub(crate) fn asked(db: &mut impl Db, id: DelegateId, person: PersonId) -> Result<u64, StoreError> {
    db.one(QUESTIONS_OF, args![id, person], |row| row.get(0))
}

/// Adds a question.
pub(crate) fn add_question(
    db: &mut Change,
    id: DelegateId,
    person: PersonId,
    words: &str,
    now: Time,
) -> Result<(), StoreError> {
    db.exec(ADD_QUESTION, args![id, words, person, now]).map(|_| ())
}

/// Answers a question, or answers it anew.
pub(crate) fn answer(db: &mut Change, id: DelegateId, number: u32, words: &str, now: Time) -> Result<(), StoreError> {
    if db.exec(ANSWER, args![id, number, words, now])? == 0 { Err(StoreError::Missing) } else { Ok(()) }
}

/// The ballots somebody cast in the open elections of a council that closed within a time; where they were on the
/// roll and cast none, that too. `is_inside` shows ballots meant for members as well.
pub(crate) fn ballots(
    db: &mut impl Db,
    (person, council): (PersonId, GroupId),
    (from, to): (Time, Time),
    is_inside: bool,
) -> Result<Vec<CouncilBallot>, StoreError> {
    let rows = db.all(BALLOTS, args![person, council, from, to, is_inside], |row| {
        Ok((row.get::<ElectionId>(0)?, row.get(1)?, row.get::<u32>(2)?, row.get::<Option<String>>(3)?, row.get(4)?))
    })?;
    let mut out: Vec<CouncilBallot> = Vec::new();
    let mut known: Option<(ElectionId, Vec<crate::election::model::Contest>)> = None;
    for (id, election, position, marks, closed_at) in rows {
        if known.as_ref().is_none_or(|(last, _)| *last != id) {
            known = Some((id, crate::election::store::contests(db, id)?));
        }
        let contest = known.as_ref().and_then(|(_, all)| all.iter().find(|it| it.position == position));
        if let Some(contest) = contest.cloned() {
            out.push(CouncilBallot { election, contest, marks: marks.map(|text| Marks::of_text(&text)), closed_at });
        }
    }
    Ok(out)
}

/// In how many contests of open ballots of the council the holders of seats could take part since they took
/// them, and in how many they did.
pub(crate) fn turnout(
    db: &mut impl Db,
    id: DelegationId,
    is_inside: bool,
) -> Result<Vec<(DelegateId, u64, u64)>, StoreError> {
    db.all(TURNOUT, args![id, is_inside], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// Everything a person reported: text and when.
pub(crate) fn reports_of(db: &mut impl Db, person: PersonId) -> Result<Vec<(String, Time)>, StoreError> {
    db.all(REPORTS_OF, args![person], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Everything a person asked delegates: words and when.
pub(crate) fn asked_by(db: &mut impl Db, person: PersonId) -> Result<Vec<(String, Time)>, StoreError> {
    db.all(ASKED_BY, args![person], |row| Ok((row.get(0)?, row.get(1)?)))
}
