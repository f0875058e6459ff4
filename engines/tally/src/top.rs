//! Seats for those with the most, whatever a rule counts; ties by the rule's second measure, then by lot.

use crate::account::{Account, Event, Note};
use crate::contest::Contest;
use crate::number::Amount;
use crate::tie::{Question, Settled, Tie};

/// What one candidate has.
#[derive(Clone, Debug)]
pub(crate) struct Entry<K, S = ()> {
    /// Who, by number.
    pub number: u16,
    /// What decides; more is better.
    pub most: K,
    /// What decides between those who are level.
    pub then: S,
    /// What is said of it.
    pub said: Amount,
}

/// Notes whether the seats are contested at all, and whether any ballot counts; `false` when none does.
pub(crate) fn begin(account: &mut Account, contest: &Contest) -> bool {
    let (standing, seats) = (contest.standing().len(), account.seats as usize);
    if account.ballots.valid == 0 {
        account.note(Note::NoBallots);
        return false;
    }
    if standing <= seats {
        account.note(Note::Uncontested);
    }
    if standing < seats {
        account.note(Note::SeatsEmpty);
    }
    true
}

/// Gives so many seats to those with the most, records every tie among them and at the edge, and says who is elected.
pub(crate) fn elect<K: Ord, S: Ord>(
    account: &mut Account,
    round: u32,
    seats: usize,
    mut entries: Vec<Entry<K, S>>,
) -> Vec<Event> {
    let lot = account.lot.clone();
    entries.sort_by(|a, b| {
        let by_rule = b.most.cmp(&a.most).then(b.then.cmp(&a.then));
        by_rule.then_with(|| lot.place(a.number).cmp(&lot.place(b.number)))
    });
    let mut from = 0;
    for level in entries.chunk_by(|a, b| a.most == b.most) {
        let mut at = from;
        let by_second: Vec<&[Entry<K, S>]> = level.chunk_by(|a, b| a.then == b.then).collect();
        if by_second.len() > 1 {
            record(account, round, seats, from, level, Settled::Rule);
        }
        for level in by_second {
            record(account, round, seats, at, level, Settled::Lot);
            at += level.len();
        }
        from = at;
    }
    entries.truncate(seats);
    account.elect(entries.iter().map(|entry| entry.number));
    let elected = |entry: Entry<K, S>| Event::Elected { number: entry.number, votes: entry.said, unopposed: false };
    entries.into_iter().map(elected).collect()
}

/// Records a tie among those who stand from a place on, unless all of them are beyond the seats.
fn record<K, S>(account: &mut Account, round: u32, seats: usize, from: usize, level: &[Entry<K, S>], settled: Settled) {
    if level.len() < 2 || from >= seats {
        return;
    }
    let question = if from + level.len() > seats { Question::Elect } else { Question::Order };
    let mut tied: Vec<u16> = level.iter().map(|entry| entry.number).collect();
    let chosen = tied.iter().copied().take(seats - from).collect();
    tied.sort_unstable();
    account.ties.push(Tie { round, question, tied, settled, chosen });
}

/// One place per candidate, filled from entries.
pub(crate) fn places<K, S>(candidates: usize, entries: &[Entry<K, S>]) -> Vec<Option<Amount>> {
    let mut places = vec![None; candidates];
    for entry in entries {
        if let Some(place) = places.get_mut(usize::from(entry.number).wrapping_sub(1)) {
            *place = Some(entry.said.clone());
        }
    }
    places
}
