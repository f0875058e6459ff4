//! The rules of the Electoral Reform Society, 1997.
//!
//! Source: R. A. Newland and F. S. Britton, "How to conduct an election by the single transferable vote", third
//! edition, Electoral Reform Society 1997; the paragraphs are named below. Whole numbers of 0.01 vote. What it has
//! that the Scottish rules have not: only the batch that brought the surplus is transferred, small surpluses wait,
//! several are excluded together, the quota falls while nobody is elected, and one is elected who has at least the
//! active vote divided by one more than the places left. Ties by the earliest point of the count in which the tied
//! were not level, then by lot; paragraph 5.6.2 elects neither of two who were always level.

use super::{Start, next_of};
use crate::account::{Account, Event, Moved, Note, Round, Transfer};
use crate::number::Amount;
use crate::piles::{Part, Piles};
use crate::tie::{Look, Prefer, Question, Settled, Tie, settle};

/// One vote, in hundredths.
const ONE: i128 = 100;
/// The decimal places of that.
const PLACES: u32 = 2;

/// Ballots of one value that came together.
#[derive(Clone, Copy)]
struct Held {
    /// The point of the count at which they came.
    batch: usize,
    parcel: usize,
    value: i128,
}

struct Ers<'a> {
    account: Account,
    piles: Piles<'a>,
    running: Vec<bool>,
    held: Vec<Vec<Held>>,
    /// By number less one, in hundredths.
    votes: Vec<i128>,
    out: Vec<bool>,
    /// The non-transferable vote.
    exhausted: i128,
    quota: i128,
    elected: Vec<u16>,
    /// The votes at every point of the count.
    history: Vec<Vec<i128>>,
    /// The stage each of them belongs to.
    stages: Vec<u32>,
    events: Vec<Event>,
    batch: usize,
}

/// Counts by the rules of 1997.
pub(super) fn count(start: Start<'_>) -> Account {
    let mut account = start.account();
    account.arithmetic.insert("decimals".to_owned(), "2".to_owned());
    account.arithmetic.insert("quota".to_owned(), "active votes / (seats + 1), rounded up to 0.01".to_owned());
    if account.ballots.valid == 0 {
        account.note(Note::NoBallots);
        return account;
    }
    let candidates = start.contest.candidates.len();
    let mut count = Ers {
        piles: Piles::new(start.rows),
        running: std::iter::once(false).chain(start.contest.candidates.iter().map(|c| !c.withdrawn)).collect(),
        held: vec![Vec::new(); candidates + 1],
        votes: vec![0; candidates],
        out: start.contest.candidates.iter().map(|c| c.withdrawn).collect(),
        exhausted: 0,
        quota: 0,
        elected: Vec::new(),
        history: Vec::new(),
        stages: Vec::new(),
        events: vec![Event::First],
        batch: 0,
        account,
    };
    count.run();
    count.account
}

fn hundredths(units: i128) -> Amount {
    Amount::fixed(units, PLACES)
}

impl Ers<'_> {
    fn run(&mut self) {
        if self.continuing().len() <= self.account.seats as usize {
            self.account.note(Note::Uncontested);
        }
        self.first();
        loop {
            let done = self.vacant() == 0 || self.continuing().len() <= self.vacant();
            if done {
                self.fill_last();
            }
            self.close_stage();
            if done || !self.stage() {
                break;
            }
        }
        let all = std::mem::take(&mut self.elected);
        if all.len() < self.account.seats as usize {
            self.account.note(Note::SeatsEmpty);
        }
        self.account.elect(all);
    }

    fn continuing(&self) -> Vec<u16> {
        (0_u16..).zip(&self.running).filter(|(_, running)| **running).map(|(number, _)| number).collect()
    }

    fn votes_of(&self, number: u16) -> i128 {
        self.votes.get(usize::from(number) - 1).copied().unwrap_or(0)
    }

    fn vacant(&self) -> usize {
        (self.account.seats as usize).saturating_sub(self.elected.len())
    }

    fn round(&self) -> u32 {
        u32::try_from(self.account.rounds.len() + 1).unwrap_or(u32::MAX)
    }

    /// 5.1: the first stage.
    fn first(&mut self) {
        let running = &self.running;
        let parts = self.piles.sort(&[vec![0]], self.votes.len(), |row| next_of(row, running));
        let mut moved = Moved::default();
        for part in parts {
            self.credit(part, ONE, &mut moved);
        }
        self.quota = self.new_quota();
        self.deem_elected();
        self.point();
    }

    /// 5.1.6: the valid vote still transferable, divided by one more than the places, rounded up to 0.01.
    fn new_quota(&self) -> i128 {
        let valid = i128::from(self.account.ballots.valid) * ONE - self.exhausted;
        let parts = i128::from(self.account.seats) + 1;
        (valid + parts - 1) / parts
    }

    fn credit(&mut self, part: Part, value: i128, moved: &mut Moved) {
        let Some(number) = part.to else {
            return;
        };
        let votes = value * i128::from(part.ballots);
        if let Some(own) = self.votes.get_mut(usize::from(number) - 1) {
            *own += votes;
        }
        if let Some(held) = self.held.get_mut(usize::from(number)) {
            held.push(Held { batch: self.batch, parcel: part.parcel, value });
        }
        match moved.to.iter_mut().find(|transfer| transfer.number == number) {
            Some(transfer) => {
                transfer.ballots += part.ballots;
                transfer.votes += &hundredths(votes);
            }
            None => moved.to.push(Transfer { number, ballots: part.ballots, votes: hundredths(votes) }),
        }
    }

    /// 5.6.1: what is still to be won.
    fn active(&self) -> i128 {
        let settled: i128 = self.elected.iter().map(|number| self.votes_of(*number).min(self.quota)).sum();
        i128::from(self.account.ballots.valid) * ONE - self.exhausted - settled
    }

    /// 5.1.7, 5.3.13, 5.4.9.
    fn deem_elected(&mut self) {
        while self.vacant() > 0 {
            let places = i128::try_from(self.vacant()).unwrap_or(i128::MAX - 1) + 1;
            let active = self.active();
            let enough = |votes: i128| votes > 0 && (votes >= self.quota || votes * places >= active);
            let reached: Vec<u16> = self.continuing().into_iter().filter(|n| enough(self.votes_of(*n))).collect();
            let Some(most) = reached.iter().map(|number| self.votes_of(*number)).max() else {
                return;
            };
            let tied: Vec<u16> = reached.into_iter().filter(|number| self.votes_of(*number) == most).collect();
            let room = tied.len() <= self.vacant();
            let (number, settled) = self.earlier(&tied, Prefer::More);
            if tied.len() > 1 {
                let question = if room { Question::Order } else { Question::Elect };
                if !room && settled == Settled::Lot {
                    // 5.6.2: always level and too few places: nobody is deemed elected yet.
                    return;
                }
                self.account.ties.push(Tie { round: self.round(), question, tied, settled, chosen: vec![number] });
            }
            self.elect(number, false);
        }
    }

    fn elect(&mut self, number: u16, unopposed: bool) {
        if let Some(running) = self.running.get_mut(usize::from(number)) {
            *running = false;
        }
        self.elected.push(number);
        self.events.push(Event::Elected { number, votes: hundredths(self.votes_of(number)), unopposed });
    }

    /// 5.2: one stage; whether there was anything to do.
    fn stage(&mut self) -> bool {
        self.batch += 1;
        let over = |number: &u16| (self.votes_of(*number) - self.quota).max(0);
        let surplus: i128 = self.elected.iter().map(over).sum();
        let together = self.together(surplus);
        if surplus > 0 && together == 0 {
            let most = self.elected.iter().map(over).max().unwrap_or(0);
            let tied: Vec<u16> = self.elected.iter().copied().filter(|number| over(number) == most).collect();
            let number = self.settle(tied, Prefer::More, Question::Surplus);
            self.transfer_surplus(number, most);
            return true;
        }
        let numbers = self.lowest(together.max(1));
        if numbers.is_empty() {
            return false;
        }
        if self.continuing().len() - numbers.len() == self.vacant() {
            // 5.5.1: the proposed exclusion leaves only as many as there are places.
            let votes = numbers.iter().map(|number| hundredths(self.votes_of(*number))).collect();
            self.leave(&numbers);
            self.events.push(Event::Excluded { numbers, votes, moved: Moved::default(), doomed: false });
            self.fill_last();
            return true;
        }
        self.exclude(numbers);
        true
    }

    /// 5.2.2 and 5.2.5: how many of the lowest can be excluded together, with the surpluses waiting.
    fn together(&self, surplus: i128) -> usize {
        let mut votes: Vec<i128> = self.continuing().iter().map(|number| self.votes_of(*number)).collect();
        votes.sort_unstable();
        let most = votes.len().saturating_sub(self.vacant());
        let fits = |count: &usize| {
            let sum: i128 = votes.iter().take(*count).sum();
            votes.get(*count).is_some_and(|next| sum + surplus <= *next)
        };
        (1..=most).rev().find(fits).unwrap_or(0)
    }

    /// The so many with the fewest votes; a tie for the last place is settled.
    fn lowest(&mut self, count: usize) -> Vec<u16> {
        let mut left = self.continuing();
        let mut lowest = Vec::new();
        while lowest.len() < count {
            let Some(fewest) = left.iter().map(|number| self.votes_of(*number)).min() else {
                break;
            };
            let tied: Vec<u16> = left.iter().copied().filter(|number| self.votes_of(*number) == fewest).collect();
            if tied.len() <= count - lowest.len() {
                left.retain(|number| !tied.contains(number));
                lowest.extend(tied);
            } else {
                let number = self.settle(tied, Prefer::Fewer, Question::Exclude);
                left.retain(|other| *other != number);
                lowest.push(number);
            }
        }
        lowest
    }

    fn settle(&mut self, mut tied: Vec<u16>, prefer: Prefer, question: Question) -> u16 {
        if let [one] = tied.as_slice() {
            return *one;
        }
        tied.sort_unstable();
        let (chosen, settled) = self.earlier(&tied, prefer);
        self.account.ties.push(Tie { round: self.round(), question, tied, settled, chosen: vec![chosen] });
        chosen
    }

    /// 5.3.
    fn transfer_surplus(&mut self, number: u16, surplus: i128) {
        let held = self.held.get(usize::from(number)).cloned().unwrap_or_default();
        let last = held.iter().map(|held| held.batch).max().unwrap_or(0);
        let value = held.iter().find(|held| held.batch == last).map_or(ONE, |held| held.value);
        let parcels: Vec<usize> = held.iter().filter(|held| held.batch == last).map(|held| held.parcel).collect();
        let running = &self.running;
        let parts = self.piles.sort(&[parcels], self.votes.len(), |row| next_of(row, running));
        let ballots = |part: &&Part| i128::from(part.ballots);
        let papers: i128 = parts.iter().filter(|part| part.to.is_some()).map(|part| ballots(&part)).sum();
        let reduced = papers * value > surplus;
        let value = if reduced { surplus / papers } else { value };
        let mut moved = Moved::default();
        if !reduced {
            moved.exhausted_ballots = parts.iter().filter(|part| part.to.is_none()).map(|part| part.ballots).sum();
        }
        for part in parts {
            self.credit(part, value, &mut moved);
        }
        // 5.3.9: the difference is not transferable.
        let rest = surplus - papers * value;
        moved.exhausted = hundredths(rest);
        self.exhausted += rest;
        if let Some(own) = self.votes.get_mut(usize::from(number) - 1) {
            *own -= surplus;
        }
        self.events.push(Event::Surplus { number, surplus: hundredths(surplus), moved });
        self.deem_elected();
        self.point();
    }

    fn leave(&mut self, numbers: &[u16]) {
        for number in numbers {
            if let Some(running) = self.running.get_mut(usize::from(*number)) {
                *running = false;
            }
            if let Some(out) = self.out.get_mut(usize::from(*number) - 1) {
                *out = true;
            }
        }
    }

    /// 5.4: batch by batch, in descending order of value.
    fn exclude(&mut self, numbers: Vec<u16>) {
        let votes = numbers.iter().map(|number| hundredths(self.votes_of(*number))).collect();
        self.leave(&numbers);
        let mut held = Vec::new();
        for number in &numbers {
            held.append(&mut self.held.get_mut(usize::from(*number)).map(std::mem::take).unwrap_or_default());
        }
        let mut values: Vec<i128> = held.iter().map(|held| held.value).collect();
        values.sort_unstable_by(|a, b| b.cmp(a));
        values.dedup();
        self.events.push(Event::Excluded { numbers: numbers.clone(), votes, moved: Moved::default(), doomed: false });
        for value in values {
            let parcels = held.iter().filter(|held| held.value == value).map(|held| held.parcel).collect();
            self.move_batch(value, parcels, &numbers);
            if self.vacant() == 0 {
                return;
            }
            self.batch += 1;
        }
        // What was left with the excluded by earlier rounding is nothing: their batches are all they had.
        for number in &numbers {
            if let Some(own) = self.votes.get_mut(usize::from(*number) - 1) {
                *own = 0;
            }
        }
        self.deem_elected();
    }

    fn move_batch(&mut self, value: i128, parcels: Vec<usize>, from: &[u16]) {
        let running = &self.running;
        let parts = self.piles.sort(&[parcels], self.votes.len(), |row| next_of(row, running));
        let mut moved = Moved::default();
        for part in parts {
            if part.to.is_none() {
                moved.exhausted_ballots += part.ballots;
            }
            self.credit(part, value, &mut moved);
        }
        let rest = value * i128::from(moved.exhausted_ballots);
        moved.exhausted = hundredths(rest);
        self.exhausted += rest;
        let given: i128 = moved.to.iter().map(|transfer| value * i128::from(transfer.ballots)).sum();
        self.take(from, given + rest);
        let falls = rest > 0 && self.elected.is_empty();
        self.events.push(Event::Batch { value: hundredths(value), moved });
        if falls {
            // 5.4.8.
            self.quota = self.new_quota();
            self.events.push(Event::Quota { quota: hundredths(self.quota) });
        }
        self.deem_elected();
        self.point();
    }

    /// Takes what was moved from the votes of the excluded, first come first.
    fn take(&mut self, from: &[u16], mut votes: i128) {
        for number in from {
            if let Some(own) = self.votes.get_mut(usize::from(*number) - 1) {
                let part = votes.min(*own);
                *own -= part;
                votes -= part;
            }
        }
    }

    /// 5.5.1.
    fn fill_last(&mut self) {
        while self.vacant() > 0 {
            let continuing = self.continuing();
            let Some(most) = continuing.iter().map(|number| self.votes_of(*number)).max() else {
                return;
            };
            let tied = continuing.into_iter().filter(|number| self.votes_of(*number) == most).collect();
            let number = self.settle(tied, Prefer::More, Question::Order);
            self.elect(number, true);
        }
    }

    fn point(&mut self) {
        self.history.push(self.votes.clone());
        self.stages.push(self.round());
    }

    /// Earlier points of the count, then the lot; what is told is the stage of the point.
    fn earlier(&self, tied: &[u16], prefer: Prefer) -> (u16, Settled) {
        let (number, settled) = settle(&self.history, tied, prefer, Look::Forward, &self.account.lot);
        let Settled::Round(point) = settled else {
            return (number, settled);
        };
        (number, Settled::Round(self.stages.get(point as usize - 1).copied().unwrap_or(1)))
    }

    fn close_stage(&mut self) {
        let votes = self.votes.iter().zip(&self.out);
        let events = std::mem::take(&mut self.events);
        for event in &events {
            if let Event::Surplus { moved, .. } | Event::Batch { moved, .. } = event {
                self.account.ballots.exhausted += moved.exhausted_ballots;
            }
        }
        self.account.rounds.push(Round {
            number: self.round(),
            votes: votes.map(|(votes, out)| (!out).then(|| hundredths(*votes))).collect(),
            quota: Some(hundredths(self.quota)),
            exhausted: Some(hundredths(self.exhausted)),
            lost: None,
            events,
        });
    }
}
