//! Ballots with points: score voting, STAR, majority judgment.
//!
//! Points are whole numbers on a scale; the settings say which, or it reaches from the least given (0, or less) to the
//! most. Whoever a ballot gives no points has the worst of the scale. Marks are read as the best of a scale from 0 to
//! 1. Rankings have no points and are refused.

mod judgment;
mod score;
mod star;

use crate::account::{Account, BallotBook, Note};
use crate::ballots::{Ballots, Score};
use crate::contest::Contest;
use crate::count::CountError;
use crate::options::Options;
use crate::rows::{Block, Rows};
use crate::rule::Rule;
use crate::tie::Lot;
use crate::top;
use crate::treat;

/// Grades that are told apart at most.
const MOST_GRADES: i64 = 1_000;

/// Counts by one of the rules of this module.
pub(crate) fn count(
    contest: &Contest,
    ballots: &Ballots,
    rule: Rule,
    options: &Options,
) -> Result<Account, CountError> {
    let (given, book) = Given::read(contest, ballots, rule, options)?;
    let lot = Lot::draw(&options.seed, contest.candidates.len());
    let mut account = Account::begun(contest, rule, options, lot, book);
    if rule.chooses_one() {
        account.seats = 1;
    }
    if !matches!(ballots, Ballots::Scored(_)) {
        account.note(Note::ReadAsAnotherKind);
    }
    account.options.scale = Some((given.worst, given.best));
    if top::begin(&mut account, contest) {
        match rule {
            Rule::Star => star::count(contest, &given, &mut account),
            Rule::MajorityJudgment => judgment::count(contest, &given, &mut account)?,
            _ => score::count(contest, &given, &mut account),
        }
    }
    Ok(account)
}

/// Valid ballots with their scale.
pub(crate) struct Given {
    /// By ascending number; only those who were given points.
    pub rows: Rows<Score>,
    pub worst: i32,
    pub best: i32,
    pub valid: u64,
}

impl Given {
    /// The points of a contest's ballots.
    pub(crate) fn read(
        contest: &Contest,
        ballots: &Ballots,
        rule: Rule,
        options: &Options,
    ) -> Result<(Self, BallotBook), CountError> {
        let scores = match ballots {
            Ballots::Scored(rows) => rows.clone(),
            Ballots::Marked(rows) => as_points(rows),
            Ballots::Ranked(_) => return Err(CountError::NeedsPoints(rule)),
        };
        let (worst, best) = options.scale.unwrap_or_else(|| scale(&scores));
        if worst >= best {
            return Err(CountError::Setting("scale"));
        }
        let (rows, book) = treat::points(contest, &scores, (worst, best));
        Ok((Self { rows, worst, best, valid: book.valid }, book))
    }

    /// Each candidate's points together: what was given, and the worst from every other ballot.
    pub(crate) fn totals(&self, candidates: usize) -> Vec<i128> {
        let each = |block: &Block<Score>| {
            let mut sums = vec![(0_i128, 0_u64); candidates];
            for (row, weight) in block.iter() {
                for score in row {
                    if let Some((sum, ballots)) = sums.get_mut(usize::from(score.number).wrapping_sub(1)) {
                        *sum += i128::from(score.points) * i128::from(weight);
                        *ballots += weight;
                    }
                }
            }
            sums
        };
        let join = |sums: &mut Vec<(i128, u64)>, part: Vec<(i128, u64)>| {
            for (sum, part) in sums.iter_mut().zip(part) {
                *sum = (sum.0 + part.0, sum.1 + part.1);
            }
        };
        let sums = self.rows.fold(each, join).unwrap_or_else(|| vec![(0, 0); candidates]);
        let all = |(sum, ballots): (i128, u64)| sum + i128::from(self.worst) * i128::from(self.valid - ballots);
        sums.into_iter().map(all).collect()
    }

    /// How many ballots give a candidate each grade, the worst first.
    pub(crate) fn grades(&self, candidates: usize) -> Result<Vec<Vec<u64>>, CountError> {
        let span = i64::from(self.best) - i64::from(self.worst) + 1;
        let Some(span) = usize::try_from(span).ok().filter(|_| span <= MOST_GRADES) else {
            return Err(CountError::Setting("scale: more than a thousand grades"));
        };
        let mut counts = vec![vec![0_u64; span]; candidates];
        for (row, weight) in self.rows.iter() {
            for score in row {
                let at = usize::try_from(i64::from(score.points) - i64::from(self.worst)).unwrap_or(0);
                let of = counts.get_mut(usize::from(score.number).wrapping_sub(1)).and_then(|of| of.get_mut(at));
                if let Some(count) = of {
                    *count += weight;
                }
            }
        }
        for counts in &mut counts {
            let given: u64 = counts.iter().sum();
            if let Some(worst) = counts.first_mut() {
                *worst += self.valid - given;
            }
        }
        Ok(counts)
    }
}

/// From the least given (0 or less) to the most (1 or more).
fn scale(rows: &Rows<Score>) -> (i32, i32) {
    let points = || rows.iter().flat_map(|(row, _)| row).map(|score| score.points);
    (points().min().unwrap_or(0).min(0), points().max().unwrap_or(1).max(1))
}

fn as_points(rows: &Rows<u16>) -> Rows<Score> {
    let mut out = Rows::default();
    for (row, weight) in rows.iter() {
        let scores: Vec<Score> = row.iter().map(|number| Score { number: *number, points: 1 }).collect();
        out.push(&scores, weight);
    }
    out
}
