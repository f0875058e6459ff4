//! Approval voting, for one seat or several: the most marks win.
//!
//! Each elector marks as many as they like. Of rankings everybody ranked counts as marked, of points whoever has more
//! than none; the account says so. Ties by lot. Source: S. J. Brams and P. C. Fishburn, "Approval Voting" (1978).

use crate::account::{Account, Event, Note, Round};
use crate::ballots::{Ballots, Kind};
use crate::contest::Contest;
use crate::options::Options;
use crate::rows::{Block, Rows};
use crate::rule::Rule;
use crate::tie::Lot;
use crate::top::{self, Entry};
use crate::treat;

/// Counts the marks.
pub(crate) fn count(contest: &Contest, ballots: &Ballots, options: &Options) -> Account {
    let (marks, book) = treat::marks(contest, &treat::as_marks(ballots), None);
    let lot = Lot::draw(&options.seed, contest.candidates.len());
    let mut account = Account::begun(contest, Rule::Approval, options, lot, book);
    if ballots.kind() != Kind::Marked {
        account.note(Note::ReadAsAnotherKind);
    }
    if !top::begin(&mut account, contest) {
        return account;
    }
    let votes = marked(&marks, contest.candidates.len());
    let of = |number: u16| votes.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or(0);
    let entry = |number| Entry { number, most: of(number), then: (), said: of(number).into() };
    let entries: Vec<Entry<u64>> = contest.standing().into_iter().map(entry).collect();
    let places = top::places(contest.candidates.len(), &entries);
    let mut events = vec![Event::Points { points: places.clone() }];
    let seats = account.seats as usize;
    events.extend(top::elect(&mut account, 1, seats, entries));
    account.rounds.push(Round { number: 1, votes: places, quota: None, exhausted: None, lost: None, events });
    account
}

/// How many marked each candidate.
pub(crate) fn marked(rows: &Rows<u16>, candidates: usize) -> Vec<u64> {
    let each = |block: &Block<u16>| {
        let mut votes = vec![0_u64; candidates];
        for (row, weight) in block.iter() {
            for number in row {
                if let Some(own) = votes.get_mut(usize::from(*number).wrapping_sub(1)) {
                    *own += weight;
                }
            }
        }
        votes
    };
    let join = |sum: &mut Vec<u64>, part: Vec<u64>| sum.iter_mut().zip(part).for_each(|(sum, part)| *sum += part);
    rows.fold(each, join).unwrap_or_else(|| vec![0; candidates])
}
