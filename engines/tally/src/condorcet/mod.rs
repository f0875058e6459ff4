//! Rules that compare candidates in pairs: Schulze, ranked pairs, minimax, Copeland.
//!
//! All start from the same [`Matrix`]: how many ballots prefer one to the other. Whoever is preferred to each of the
//! others wins under every rule here; they differ when preferences go round in a circle. All of them fill one seat,
//! whatever the contest says; asked for more by the settings, they refuse.
//!
//! A candidate a ballot does not rank stands below all it ranks and level with the other unranked
//! ([`Unranked::Last`]), or is compared with nobody on that ballot ([`Unranked::Apart`]): the settings say which, the
//! account prints it.

mod copeland;
mod matrix;
mod minimax;
mod ranked_pairs;
mod schulze;

use std::collections::BTreeMap;

use crate::account::{Account, BallotBook, Event, Note, Round};
use crate::ballots::{Ballots, Kind};
use crate::contest::Contest;
use crate::count::CountError;
use crate::options::{Options, Strength, Unranked};
use crate::rule::Rule;
use crate::tie::{Lot, Question, Settled, Tie};
use crate::treat;

pub use matrix::Matrix;

/// The most candidates that are compared in pairs: a thousand make half a million pairs.
pub const MOST_COMPARED: usize = 1_000;

/// Counts by one of the rules of this module.
pub(crate) fn count(
    contest: &Contest,
    ballots: &Ballots,
    rule: Rule,
    options: &Options,
) -> Result<Account, CountError> {
    let (matrix, book) = compared(contest, ballots, options.unranked)?;
    let mut account = by_matrix(contest, rule, options, &matrix, &book);
    if ballots.kind() != Kind::Ranked {
        account.note(Note::ReadAsAnotherKind);
    }
    account.matrix = Some(matrix.rows());
    Ok(account)
}

/// Counts by the comparisons alone; the account is without them.
pub(crate) fn by_matrix(
    contest: &Contest,
    rule: Rule,
    options: &Options,
    matrix: &Matrix,
    book: &BallotBook,
) -> Account {
    let lot = Lot::draw(&options.seed, contest.candidates.len());
    let mut account = Account::begun(contest, rule, options, lot, book.clone());
    account.seats = 1;
    let strength = options.strength.unwrap_or(match rule {
        Rule::Schulze => Strength::WinningVotes,
        _ => Strength::Margins,
    });
    account.arithmetic = arithmetic(options.unranked, strength);
    if account.ballots.valid == 0 {
        account.note(Note::NoBallots);
        return account;
    }
    let mut count = Count { matrix, standing: contest.standing(), strength, account: &mut account };
    match rule {
        Rule::RankedPairs => ranked_pairs::count(&mut count),
        Rule::Minimax => minimax::count(&mut count, true),
        Rule::PlainMinimax => minimax::count(&mut count, false),
        Rule::Copeland => copeland::count(&mut count),
        _ => schulze::count(&mut count),
    }
    account
}

/// The comparisons of a contest's ballots, and how the ballots were treated.
pub(crate) fn compared(
    contest: &Contest,
    ballots: &Ballots,
    unranked: Unranked,
) -> Result<(Matrix, BallotBook), CountError> {
    if contest.candidates.len() > MOST_COMPARED {
        return Err(CountError::TooManyToCompare);
    }
    let rankings = treat::as_rankings(ballots);
    let (rows, book) = treat::weak(contest, &rankings);
    Ok((Matrix::of(&rows, contest.candidates.len(), unranked), book))
}

fn arithmetic(unranked: Unranked, strength: Strength) -> BTreeMap<String, String> {
    let unranked = match unranked {
        Unranked::Last => "last, level with each other",
        Unranked::Apart => "not compared",
    };
    let strength = match strength {
        Strength::WinningVotes => "winning votes",
        Strength::Margins => "margins",
    };
    let said = [("numbers", "whole numbers"), ("unranked", unranked), ("strength", strength)];
    said.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

/// A count under way.
struct Count<'a> {
    matrix: &'a Matrix,
    standing: Vec<u16>,
    strength: Strength,
    account: &'a mut Account,
}

impl Count<'_> {
    /// How strong a defeat of `b` by `a` is; 0 when there is none.
    fn defeat(&self, a: u16, b: u16) -> u64 {
        let (ayes, noes) = (self.matrix.prefer(a, b), self.matrix.prefer(b, a));
        match self.strength {
            _ if ayes <= noes => 0,
            Strength::WinningVotes => ayes,
            Strength::Margins => ayes - noes,
        }
    }

    /// Writes a round; returns its number.
    fn round(&mut self, events: Vec<Event>) -> u32 {
        let number = u32::try_from(self.account.rounds.len()).unwrap_or(u32::MAX).saturating_add(1);
        let round = Round { number, votes: Vec::new(), quota: None, exhausted: None, lost: None, events };
        self.account.rounds.push(round);
        number
    }

    /// Writes the smallest group of candidates each of whom beats everybody outside it.
    fn among_smith(&mut self) -> Vec<u16> {
        let numbers = smith(self.matrix, &self.standing);
        self.round(vec![Event::Among { numbers: numbers.clone() }]);
        numbers
    }

    /// Elects one of the best; between several the lot decides.
    fn elect(&mut self, round: u32, best: &[u16]) {
        let winner = match best {
            [one] => Some(*one),
            _ => self.account.lot.best(best),
        };
        let Some(winner) = winner else { return };
        if best.len() > 1 {
            self.tie(round, Question::Elect, best, Settled::Lot, vec![winner]);
        }
        self.account.elect([winner]);
    }

    fn tie(&mut self, round: u32, question: Question, tied: &[u16], settled: Settled, chosen: Vec<u16>) {
        let mut tied = tied.to_vec();
        tied.sort_unstable();
        self.account.ties.push(Tie { round, question, tied, settled, chosen });
    }
}

/// The smallest group of candidates each of whom beats everybody outside it (the Smith set), ascending.
pub fn smith(matrix: &Matrix, standing: &[u16]) -> Vec<u16> {
    // Whoever beats most others is in it; so is whoever is not beaten by somebody in it.
    let wins = |a: &u16| standing.iter().filter(|b| matrix.beats(*a, **b)).count();
    let losses = |a: &u16| standing.iter().filter(|b| matrix.beats(**b, *a)).count();
    let Some(first) = standing.iter().max_by_key(|a| (wins(a) + standing.len()) - losses(a)) else {
        return Vec::new();
    };
    let mut group = vec![*first];
    let mut at = 0;
    while let Some(member) = group.get(at).copied() {
        let more: Vec<u16> =
            standing.iter().copied().filter(|b| !group.contains(b) && !matrix.beats(member, *b)).collect();
        group.extend(more);
        at += 1;
    }
    group.sort_unstable();
    group
}
