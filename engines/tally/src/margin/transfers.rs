//! The margin of the single transferable vote: only what was shown to be enough.
//!
//! No proven least number is known that can be worked out in reasonable time. What is done instead: of those elected,
//! whoever was nearest to the best of the others at the last stage loses ballots to that one, and the count is done
//! again. The least number of ballots that changed who is elected is told as enough, and as no more than that.

use super::Margin;
use crate::account::{Account, Event};
use crate::ballots::{Ballots, Mark};
use crate::contest::Contest;
use crate::number::Amount;
use crate::rows::Rows;
use crate::tie::{Question, Settled};
use crate::treat;

use num_traits::ToPrimitive as _;

/// Ballots looked at, at most, over all counts that are tried.
const WORK: u64 = 60_000_000;
/// Winners and others that are paired, the nearest first.
const PAIRS: usize = 3;

/// What was shown to be enough, if anything was.
pub(super) fn margin(
    account: &Account,
    contest: &Contest,
    ballots: &Ballots,
    winners: &[u16],
    others: &[u16],
) -> Margin {
    let rankings = treat::as_rankings(ballots).grouped();
    let trial = Trial { account, contest, rows: &rankings };
    let by_lot = account.ties.iter().any(|tie| tie.settled == Settled::Lot && tie.question == Question::Elect);
    if by_lot {
        return Margin::exact(0);
    }
    let rivals = nearest(account, others);
    let mut last: Vec<u16> = winners.to_vec();
    last.reverse();
    let length = u64::try_from(rankings.len()).unwrap_or(u64::MAX).saturating_mul(account.rounds.len().max(1) as u64);
    let mut counts = WORK / length.max(1);
    let mut most: Option<u64> = None;
    for (winner, rival) in last.iter().flat_map(|winner| rivals.iter().map(move |rival| (*winner, *rival))).take(PAIRS)
    {
        most = trial.least((winner, rival), most, &mut counts).or(most);
    }
    // Where a lot decided anything, it may have decided this too.
    let open = account.ties.iter().any(|tie| tie.settled == Settled::Lot);
    Margin { at_least: u64::from(!open), at_most: most }
}

/// Those not elected, by the votes they had last, the most first: who stayed in longest before all others.
fn nearest(account: &Account, others: &[u16]) -> Vec<u16> {
    let last = |number: u16| {
        let place = usize::from(number).wrapping_sub(1);
        let had = account.rounds.iter().enumerate().rev();
        had.into_iter().find_map(|(at, round)| Some((at, round.votes.get(place)?.clone()?)))
    };
    let mut rivals: Vec<(Option<(usize, Amount)>, u16)> =
        others.iter().map(|number| (last(*number), *number)).collect();
    rivals.sort();
    rivals.reverse();
    rivals.into_iter().map(|(_, number)| number).take(PAIRS).collect()
}

struct Trial<'a> {
    account: &'a Account,
    contest: &'a Contest,
    rows: &'a Rows<Mark>,
}

impl Trial<'_> {
    /// The least number found, below what is known to be enough, of ballots that rank the winner first and turn to the
    /// rival instead.
    fn least(&self, (winner, rival): (u16, u16), enough: Option<u64>, counts: &mut u64) -> Option<u64> {
        let first = |row: &[Mark]| row.first().and_then(|mark| mark.number()) == Some(winner);
        let own: u64 = self.rows.iter().filter(|(row, _)| first(row)).map(|(_, weight)| weight).sum();
        let mut high = own.min(enough.map_or(u64::MAX, |most| most.saturating_sub(1))).min(self.gap(winner)?);
        if high == 0 || !self.changes((winner, rival), high, counts)? {
            return None;
        }
        let mut low = 0;
        while high - low > 1 {
            let middle = low.midpoint(high);
            match self.changes((winner, rival), middle, counts) {
                Some(true) => high = middle,
                Some(false) => low = middle,
                None => break,
            }
        }
        Some(high)
    }

    /// Nobody needs more than the votes with which somebody was elected.
    fn gap(&self, winner: u16) -> Option<u64> {
        let events = self.account.rounds.iter().flat_map(|round| &round.events);
        let mut votes = events.filter_map(|event| match event {
            Event::Elected { number, votes, .. } if *number == winner => votes.0.ceil().to_integer().to_u64(),
            _ => None,
        });
        votes.next().map(|votes| votes.saturating_add(1))
    }

    /// Whether others are elected, or could be by lot, when so many ballots turn; `None` when enough was tried.
    fn changes(&self, (winner, rival): (u16, u16), many: u64, counts: &mut u64) -> Option<bool> {
        *counts = counts.checked_sub(1)?;
        let mut rows = Rows::default();
        let mut left = many;
        for (row, weight) in self.rows.iter() {
            let is_own = row.first().and_then(|mark| mark.number()) == Some(winner);
            let part = if is_own { weight.min(left) } else { 0 };
            left -= part;
            rows.push(row, weight - part);
            if part > 0 {
                rows.push(&[Mark::of(rival)], part);
            }
        }
        let account =
            crate::count(self.contest, &Ballots::Ranked(rows), self.account.rule, &self.account.options).ok()?;
        let sorted = |account: &Account| {
            let mut numbers: Vec<u16> = account.winners.iter().map(|winner| winner.number).collect();
            numbers.sort_unstable();
            numbers
        };
        let by_lot = account.ties.iter().any(|tie| tie.settled == Settled::Lot && tie.question == Question::Elect);
        Some(by_lot || sorted(&account) != sorted(self.account))
    }
}
