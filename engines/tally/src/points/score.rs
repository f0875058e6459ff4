//! Score voting, for one seat or several: the most points together win; ties by lot.

use super::Given;
use crate::account::{Account, Event, Round};
use crate::contest::Contest;
use crate::number::Amount;
use crate::top::{self, Entry};

pub(super) fn count(contest: &Contest, given: &Given, account: &mut Account) {
    let totals = given.totals(contest.candidates.len());
    let of = |number: u16| totals.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or(0);
    let entry = |number| Entry { number, most: of(number), then: (), said: Amount::fixed(of(number), 0) };
    let entries: Vec<Entry<i128>> = contest.standing().into_iter().map(entry).collect();
    let places = top::places(contest.candidates.len(), &entries);
    let mut events = vec![Event::Points { points: places.clone() }];
    let seats = account.seats as usize;
    events.extend(top::elect(account, 1, seats, entries));
    account.rounds.push(Round { number: 1, votes: places, quota: None, exhausted: None, lost: None, events });
}
