//! The ballot box.
//!
//! Promises: a ballot is saved and its elector marked in one change, under a lock on the election, so
//! that it is either before the close and counted, or told that it came too late. In a secret election
//! a ballot's number is a keyed hash of its elector while the box is open; [`seal_box`] gives all of
//! them new random numbers and a new order, and with the key gone nothing leads back.

use base::Random;
use ring::hmac;
use store::{Change, Db, Sql, StoreError, Value, args, sql};
use web::Keys;

use super::model::{Cast, Marks};
use crate::election::model::{CastError, Contest, ContestId, Election, ElectionId, ElectorId};
use crate::election::store as elections;
use crate::roll::model::{CastAs, Elector};
use crate::standing::model::Secrecy;

const PUT: Sql = sql!(
    "INSERT INTO ballots (contest_id, id, marks, weight, elector_id) VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (contest_id, id) DO UPDATE SET marks = excluded.marks, weight = excluded.weight"
);
const ONE: Sql = sql!("SELECT marks FROM ballots WHERE contest_id = $1 AND id = $2");
const BOX: Sql = sql!("SELECT id, marks, weight, elector_id FROM ballots WHERE contest_id = $1 ORDER BY id");
const EMPTY: Sql = sql!("DELETE FROM ballots WHERE contest_id = $1");
const REWEIGH: Sql = sql!("UPDATE ballots SET weight = $2 WHERE elector_id = $1");
const WITHDRAW: Sql = sql!("DELETE FROM ballots WHERE elector_id = $1");
const ROLL_CALL: Sql = sql!(
    "SELECT b.marks, b.weight, r.name_sealed FROM ballots b LEFT JOIN electors r ON r.id = b.elector_id \
     WHERE b.contest_id = $1 ORDER BY b.id LIMIT 5000"
);

/// The number of a ballot while its box is open.
fn keyed(join: &[u8; 32], contest: ContestId, elector: ElectorId) -> [u8; 16] {
    let mut signing = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, join));
    signing.update(contest.bytes());
    signing.update(elector.bytes());
    let mut out = [0; 16];
    out.copy_from_slice(&signing.sign().as_ref()[..16]);
    out
}

/// Casts an elector's ballot, or casts it anew: one change for all contests. Answers whether it is the
/// first one.
pub(crate) fn cast(
    db: &mut Change,
    keys: &Keys,
    election: ElectionId,
    elector: ElectorId,
    ballot: &[(ContestId, Marks)],
) -> Result<Result<bool, CastError>, StoreError> {
    let it = elections::hold_by_id(db, election)?;
    if let Err(error) = it.takes_ballots(db.now()) {
        return Ok(Err(error));
    }
    let elector = crate::roll::store::find(db, election, elector)?;
    if elector.cast_as == CastAs::Paper {
        return Ok(Err(CastError::OnPaper));
    }
    let Some(join) = elections::join_key(db, keys, election)? else { return Ok(Err(CastError::TooLate)) };
    let named = (it.secrecy == Secrecy::Open).then_some(elector.id);
    for (contest, marks) in ballot {
        let id = keyed(&join, *contest, elector.id);
        db.exec(PUT, args![*contest, id, marks.to_text(), elector.weight, named])?;
    }
    let is_first = elector.cast_as == CastAs::No;
    if is_first {
        crate::roll::store::mark(db, &elector, CastAs::Online)?;
        elections::move_online(db, election, 1)?;
    }
    Ok(Ok(is_first))
}

/// The marks an elector has in the box now, of an open election only: a secret one never reads back.
pub(crate) fn mine(
    db: &mut impl Db,
    keys: &Keys,
    election: &Election,
    contests: &[Contest],
    elector: &Elector,
) -> Result<Vec<(ContestId, Marks)>, StoreError> {
    if election.secrecy == Secrecy::Secret || elector.cast_as != CastAs::Online {
        return Ok(Vec::new());
    }
    let Some(join) = elections::join_key(db, keys, election.id)? else { return Ok(Vec::new()) };
    let mut out = Vec::new();
    for contest in contests {
        let id = keyed(&join, contest.id, elector.id);
        if let Some(marks) = db.maybe(ONE, args![contest.id, id], |row| row.get::<String>(0))? {
            out.push((contest.id, Marks::of_text(&marks)));
        }
    }
    Ok(out)
}

/// Gives every ballot of a contest a new number and a new order, together with those cast on paper;
/// answers the lines of the box as they are published: weight and marks, sorted.
pub(crate) fn seal_box(
    db: &mut Change,
    contest: ContestId,
    is_secret: bool,
    papers: &[Marks],
    random: &dyn Random,
) -> Result<Vec<String>, StoreError> {
    let mut all: Vec<([u8; 16], String, u64, Option<ElectorId>)> =
        db.all(BOX, args![contest], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    all.extend(papers.iter().map(|marks| ([0; 16], marks.to_text(), 1, None)));
    for ballot in &mut all {
        ballot.0 = base::random::bytes(random);
    }
    all.sort_unstable_by_key(|(id, ..)| *id);
    db.exec(EMPTY, args![contest])?;
    let rows: Vec<Vec<Value>> = all
        .iter()
        .map(|(id, marks, weight, elector)| {
            let named = elector.filter(|_| !is_secret);
            args![contest, *id, marks, *weight, named].to_vec()
        })
        .collect();
    db.exec_many(PUT, &rows)?;
    let mut lines: Vec<String> = all.into_iter().map(|(_, marks, weight, _)| format!("{weight} {marks}")).collect();
    lines.sort_unstable();
    Ok(lines)
}

/// Every ballot of a contest, in the order of their numbers.
pub(crate) fn every(db: &mut impl Db, contest: ContestId) -> Result<Vec<Cast>, StoreError> {
    db.all(BOX, args![contest], |row| {
        let marks: String = row.get(1)?;
        Ok(Cast { marks: Marks::of_text(&marks), weight: row.get(2)? })
    })
}

/// Who marked what, of an open election: the name on the roll with the marks.
pub(crate) fn roll_call(
    db: &mut impl Db,
    keys: &Keys,
    contest: ContestId,
) -> Result<Vec<(Option<String>, Marks)>, StoreError> {
    let mut all = db.all(ROLL_CALL, args![contest], |row| {
        let (marks, sealed): (String, Option<Vec<u8>>) = (row.get(0)?, row.get(2)?);
        Ok((sealed.and_then(|it| crate::roll::store::open_name(keys, &it)), Marks::of_text(&marks)))
    })?;
    all.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(all)
}

/// Gives the ballots of an elector another weight; of an open election only.
pub(crate) fn reweigh(db: &mut Change, elector: ElectorId, weight: u64) -> Result<(), StoreError> {
    db.exec(REWEIGH, args![elector, weight]).map(|_| ())
}

/// Takes the ballots of an elector out of the box; of an open election only.
pub(crate) fn withdraw(db: &mut Change, elector: ElectorId) -> Result<(), StoreError> {
    db.exec(WITHDRAW, args![elector]).map(|_| ())
}

/// Throws away everything that was cast.
pub(crate) fn empty_box(db: &mut Change, election: ElectionId) -> Result<(), StoreError> {
    for contest in elections::contests(db, election)? {
        db.exec(EMPTY, args![contest.id])?;
    }
    Ok(())
}
