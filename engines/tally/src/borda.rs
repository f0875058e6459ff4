//! The Borda count, for comparison.
//!
//! For each other candidate a ballot ranks below one, this one has a point; for each it ranks level, half a point. A
//! pair that is not compared (unranked candidates, where the settings keep them apart) counts as level. With complete
//! ballots these are the usual points from one less than the number of candidates down to none. Ties by lot.

use crate::account::{Account, Event, Note, Round};
use crate::ballots::{Ballots, Kind};
use crate::condorcet::compared;
use crate::contest::Contest;
use crate::count::CountError;
use crate::number::Amount;
use crate::options::Options;
use crate::rule::Rule;
use crate::tie::Lot;
use crate::top::{self, Entry};

/// Adds up the points.
pub(crate) fn count(contest: &Contest, ballots: &Ballots, options: &Options) -> Result<Account, CountError> {
    let (matrix, book) = compared(contest, ballots, options.unranked)?;
    let lot = Lot::draw(&options.seed, contest.candidates.len());
    let mut account = Account::begun(contest, Rule::Borda, options, lot, book);
    if ballots.kind() != Kind::Ranked {
        account.note(Note::ReadAsAnotherKind);
    }
    account.matrix = Some(matrix.rows());
    if !top::begin(&mut account, contest) {
        return Ok(account);
    }
    let standing = contest.standing();
    let valid = account.ballots.valid;
    // Twice the points, so that half points are whole.
    let halves = |a: u16| -> u64 {
        let others = standing.iter().filter(|b| **b != a);
        others.map(|b| valid + matrix.prefer(a, *b) - matrix.prefer(*b, a)).sum()
    };
    let entry = |number| Entry { number, most: halves(number), then: (), said: Amount::ratio(halves(number), 2_u64) };
    let entries: Vec<Entry<u64>> = standing.iter().copied().map(entry).collect();
    let places = top::places(contest.candidates.len(), &entries);
    let mut events = vec![Event::Points { points: places.clone() }];
    let seats = account.seats as usize;
    events.extend(top::elect(&mut account, 1, seats, entries));
    account.rounds.push(Round { number: 1, votes: places, quota: None, exhausted: None, lost: None, events });
    Ok(account)
}
