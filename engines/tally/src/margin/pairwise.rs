//! The margin of rules that compare in pairs.
//!
//! Whoever beats everybody wins under each of them, and one ballot moves a pair by two at most: so at least half the
//! smallest lead must turn. That so many are enough is shown by doing it: ballots that prefer the winner to a rival are
//! changed to the rival first and the winner last, all else in its order, and counted again.

use super::Margin;
use crate::account::{Account, BallotBook};
use crate::ballots::{Ballots, Mark};
use crate::condorcet::{self, Matrix};
use crate::contest::Contest;
use crate::options::Unranked;
use crate::rows::Rows;
use crate::tie::{Question, Settled, Tie};
use crate::treat;

/// Rivals that are tried, the nearest first.
const RIVALS: usize = 8;

pub(super) fn margin(account: &Account, contest: &Contest, ballots: &Ballots) -> Option<Margin> {
    let winner = account.winners.first()?.number;
    let matrix = Matrix::from_rows(account.matrix.as_ref()?);
    let standing = contest.standing();
    let lead = |rival: u16| matrix.prefer(winner, rival).checked_sub(matrix.prefer(rival, winner));
    let mut rivals: Vec<(Option<u64>, u16)> =
        standing.iter().filter(|rival| **rival != winner).map(|rival| (lead(*rival), *rival)).collect();
    rivals.sort_unstable();
    let rankings = treat::as_rankings(ballots);
    let (rows, book) = treat::weak(contest, &rankings);
    let trial = Trial { account, contest, matrix: &matrix, rows: &rows, book: &book, winner };
    // Without a lead over everybody the first changed ballot may do; a lot among several has decided already.
    let by_lot = trial.is_changed(&matrix);
    let at_least = match rivals.first()? {
        _ if by_lot => 0,
        (None | Some(0), _) => 1,
        (Some(lead), _) => lead.div_ceil(2),
    };
    if by_lot {
        return Some(Margin::exact(0));
    }
    let mut at_most = None;
    for (_, rival) in rivals.into_iter().take(RIVALS) {
        at_most = trial.least(rival, at_least, at_most).or(at_most);
        if at_most == Some(at_least) {
            break;
        }
    }
    Some(Margin { at_least, at_most })
}

/// Counts with some ballots changed.
struct Trial<'a> {
    account: &'a Account,
    contest: &'a Contest,
    matrix: &'a Matrix,
    rows: &'a Rows<Mark>,
    book: &'a BallotBook,
    winner: u16,
}

impl Trial<'_> {
    /// Whether these comparisons elect somebody else, or could by lot.
    fn is_changed(&self, matrix: &Matrix) -> bool {
        let account = condorcet::by_matrix(self.contest, self.account.rule, &self.account.options, matrix, self.book);
        let same = account.winners.first().map(|winner| winner.number) == Some(self.winner);
        let by_lot = |tie: &Tie| tie.settled == Settled::Lot && tie.question == Question::Elect;
        !same || account.ties.iter().any(by_lot)
    }

    /// The smallest number of ballots found, between `from` and what is known to be enough, that changes the outcome in
    /// favor of a rival.
    fn least(&self, rival: u16, from: u64, enough: Option<u64>) -> Option<u64> {
        let mut turnable: Rows<Mark> = Rows::default();
        for (row, weight) in self.rows.iter() {
            if prefers(row, self.winner, rival) {
                turnable.push(row, weight);
            }
        }
        let mut high = turnable.weight().min(enough.map_or(u64::MAX, |most| most.saturating_sub(1)));
        if high < from || !self.is_changed(&self.turned(&turnable, high, rival)) {
            return None;
        }
        let mut low = from.saturating_sub(1);
        while high - low > 1 {
            let middle = low.midpoint(high);
            if self.is_changed(&self.turned(&turnable, middle, rival)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        Some(high)
    }

    /// The comparisons when so many of these ballots put the rival first and the winner last.
    fn turned(&self, turnable: &Rows<Mark>, many: u64, rival: u16) -> Matrix {
        let (mut before, mut after) = (Rows::default(), Rows::default());
        let mut left = many;
        for (row, weight) in turnable.iter() {
            let weight = weight.min(left);
            left -= weight;
            if weight == 0 {
                break;
            }
            before.push(row, weight);
            after.push(&put(row, rival, self.winner), weight);
        }
        let candidates = self.contest.candidates.len();
        let unranked: Unranked = self.account.options.unranked;
        let (less, more) = (Matrix::of(&before, candidates, unranked), Matrix::of(&after, candidates, unranked));
        self.matrix.changed(&less, &more)
    }
}

/// Whether a ballot ranks `a` above `b`, or `a` alone.
fn prefers(row: &[Mark], a: u16, b: u16) -> bool {
    let mut level = 0;
    let mut found = (None, None);
    for mark in row {
        level += usize::from(!mark.is_equal());
        if mark.number() == Some(a) {
            found.0 = Some(level);
        } else if mark.number() == Some(b) {
            found.1 = Some(level);
        }
    }
    match found {
        (Some(a), Some(b)) => a < b,
        (Some(_), None) => true,
        _ => false,
    }
}

/// A ballot with one first and another last, all else in its order.
fn put(row: &[Mark], first: u16, last: u16) -> Vec<Mark> {
    let mut out = vec![Mark::of(first)];
    let mut fresh = true;
    for mark in row {
        fresh |= !mark.is_equal();
        let Some(number) = mark.number().filter(|number| *number != first && *number != last) else { continue };
        out.push(if fresh { Mark::of(number) } else { Mark::of(number).equal() });
        fresh = false;
    }
    out.push(Mark::of(last));
    out
}
