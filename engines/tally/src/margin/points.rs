//! The margin of score voting: ballots are changed where a change moves most.

use super::Margin;
use crate::account::Account;
use crate::ballots::{Ballots, Score};
use crate::contest::Contest;
use crate::points::Given;
use crate::rule::Rule;

/// Pairs of a winner and a loser times ballots that are looked at, at most.
const WORK: usize = 400_000_000;

/// For each winner and each loser: how many ballots, those that favored the winner most first, must give the loser
/// the best and the winner the worst of the scale until the loser has as much.
pub(super) fn score(
    account: &Account,
    contest: &Contest,
    ballots: &Ballots,
    winners: &[u16],
    others: &[u16],
) -> Option<Margin> {
    let (given, _) = Given::read(contest, ballots, Rule::Score, &account.options).ok()?;
    if winners.len() * others.len() * given.rows.len().max(1) > WORK {
        return None;
    }
    let totals = given.totals(contest.candidates.len());
    let total = |number: u16| totals.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or(0);
    let pairs = winners.iter().flat_map(|winner| others.iter().map(move |other| (*winner, *other)));
    let least = pairs.map(|(winner, other)| turned(&given, (winner, other), total(winner) - total(other))).min()?;
    Some(Margin::exact(least))
}

/// How many ballots close a gap between two.
fn turned(given: &Given, (winner, other): (u16, u16), gap: i128) -> u64 {
    let span = i128::from(given.best) - i128::from(given.worst);
    // Ballots by what changing one of them moves; a ballot that gives neither anything moves the span.
    let mut moves: Vec<(i128, u64)> = Vec::new();
    let mut seen = 0;
    for (row, weight) in given.rows.iter() {
        let of = |number: u16| i128::from(points(row, number).unwrap_or(given.worst));
        let shift = span + of(winner) - of(other);
        seen += weight;
        match moves.iter_mut().find(|(own, _)| *own == shift) {
            Some((_, ballots)) => *ballots += weight,
            None => moves.push((shift, weight)),
        }
    }
    moves.push((span, given.valid - seen));
    moves.sort_unstable_by_key(|(moved, _)| std::cmp::Reverse(*moved));
    let (mut left, mut ballots) = (gap, 0);
    for (moved, many) in moves {
        if left <= 0 || moved <= 0 {
            break;
        }
        let needed = u64::try_from((left + moved - 1) / moved).unwrap_or(u64::MAX).min(many);
        ballots += needed;
        left -= moved * i128::from(needed);
    }
    ballots
}

fn points(row: &[Score], number: u16) -> Option<i32> {
    row.iter().find(|score| score.number == number).map(|score| score.points)
}
