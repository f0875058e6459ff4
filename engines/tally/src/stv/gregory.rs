//! Weighted inclusive Gregory counts: the Scottish rules, and the same with exact fractions.
//!
//! Source: Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45 to 52. The quota is
//! the whole part of the valid ballots divided by one more than the seats, plus one. Every ballot of a surplus goes
//! on, at surplus times its value divided by the votes of the candidate; Scotland cuts that after five decimals.
//! Largest surplus first, one in a stage; then the candidate with the fewest votes is excluded. Ties by the most
//! recent stage in which the tied were not level, then by lot.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero as _;

use super::groups::Groups;
use super::{Start, next_of};
use crate::account::{Account, Event, Moved, Note, Round, Transfer};
use crate::number::Amount;
use crate::piles::{Part, Piles};
use crate::rule::Rule;
use crate::tie::{Look, Prefer, Question, Tie, settle};

/// How far a denominator may grow before a value is cut after [`FAR`] decimals: only far beyond any election held.
const LARGEST_DENOMINATOR_BITS: u64 = 4096;
/// Where it is cut then.
const FAR: u32 = 60;

/// Ballots at one value, with one candidate.
struct Held {
    parcel: usize,
    value: BigRational,
}

/// A count in progress.
struct Gregory<'a> {
    account: Account,
    piles: Piles<'a>,
    groups: Groups,
    /// Decimal places of a transfer value; `None`: exact.
    places: Option<u32>,
    quota: BigRational,
    /// By number; place 0 is nobody.
    running: Vec<bool>,
    held: Vec<Vec<Held>>,
    votes: Vec<BigRational>,
    exhausted: BigRational,
    lost: BigRational,
    elected: Vec<u16>,
    /// Elected with a surplus that was not transferred yet.
    waiting: Vec<u16>,
    history: Vec<Vec<BigRational>>,
    events: Vec<Event>,
}

/// Counts by the Scottish rules or with exact fractions.
pub(super) fn count(start: Start<'_>) -> Account {
    let mut account = start.account();
    let places = (start.rule == Rule::ScottishStv).then_some(5);
    let valid = account.ballots.valid;
    let quota = valid / (u64::from(account.seats) + 1) + 1;
    account.arithmetic.insert("quota".to_owned(), "floor(valid / (seats + 1)) + 1".to_owned());
    let kept = places.map_or_else(|| "exact".to_owned(), |places: u32| places.to_string());
    account.arithmetic.insert("decimals".to_owned(), kept);
    if valid == 0 {
        account.note(Note::NoBallots);
        return account;
    }
    let candidates = start.contest.candidates.len();
    let groups = Groups::of(start.contest, account.seats, &start.options.at_least);
    let mut count = Gregory {
        account,
        piles: Piles::new(start.rows),
        groups,
        places,
        quota: whole(quota),
        running: std::iter::once(false).chain(start.contest.candidates.iter().map(|c| !c.withdrawn)).collect(),
        held: (0..=candidates).map(|_| Vec::new()).collect(),
        votes: vec![BigRational::zero(); candidates],
        exhausted: BigRational::zero(),
        lost: BigRational::zero(),
        elected: Vec::new(),
        waiting: Vec::new(),
        history: Vec::new(),
        events: Vec::new(),
    };
    count.run();
    count.account
}

fn whole(number: u64) -> BigRational {
    BigRational::from_integer(BigInt::from(number))
}

impl Gregory<'_> {
    fn run(&mut self) {
        if self.groups.unmet {
            self.account.note(Note::ConstraintUnmet);
        }
        if self.continuing().len() <= self.account.seats as usize {
            self.account.note(Note::Uncontested);
        }
        self.first();
        loop {
            self.elect_by_quota();
            let done = self.fill_last();
            self.close_round();
            if done {
                break;
            }
            let doomed = self.groups.doomed(&self.elected, &self.continuing(), self.account.seats);
            if !doomed.is_empty() {
                self.exclude(doomed, true);
            } else if let Some(number) = self.largest_surplus() {
                self.transfer_surplus(number);
            } else if let Some(number) = self.lowest() {
                self.exclude(vec![number], false);
            } else {
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

    fn votes_of(&self, number: u16) -> BigRational {
        self.votes.get(usize::from(number) - 1).cloned().unwrap_or_default()
    }

    fn round(&self) -> u32 {
        u32::try_from(self.history.len() + 1).unwrap_or(u32::MAX)
    }

    fn vacant(&self) -> usize {
        (self.account.seats as usize).saturating_sub(self.elected.len())
    }

    /// Stage one: every ballot to its first preference, at the value of one.
    fn first(&mut self) {
        let running = &self.running;
        let parts = self.piles.sort(&[vec![0]], self.votes.len(), |row| next_of(row, running));
        self.events.push(Event::First);
        let mut moved = Moved::default();
        for part in parts {
            self.credit(part, whole(1), &mut moved);
        }
    }

    /// Puts a parcel with who receives it, at its value per ballot.
    fn credit(&mut self, part: Part, value: BigRational, moved: &mut Moved) {
        let votes = &value * whole(part.ballots);
        let Some(number) = part.to else {
            moved.exhausted_ballots += part.ballots;
            moved.exhausted += &Amount(votes.clone());
            self.exhausted += votes;
            return;
        };
        match moved.to.iter_mut().find(|transfer| transfer.number == number) {
            Some(transfer) => {
                transfer.ballots += part.ballots;
                transfer.votes += &Amount(votes.clone());
            }
            None => moved.to.push(Transfer { number, ballots: part.ballots, votes: Amount(votes.clone()) }),
        }
        if let Some(own) = self.votes.get_mut(usize::from(number) - 1) {
            *own += votes;
        }
        if let Some(held) = self.held.get_mut(usize::from(number)) {
            held.push(Held { parcel: part.parcel, value });
        }
    }

    /// Deems elected who has reached the quota, most votes first, as long as there are seats and none is doomed.
    fn elect_by_quota(&mut self) {
        while self.vacant() > 0 {
            let continuing = self.continuing();
            let doomed = self.groups.doomed(&self.elected, &continuing, self.account.seats);
            let mut reached: Vec<u16> = continuing.into_iter().filter(|n| !doomed.contains(n)).collect();
            reached.retain(|number| self.votes_of(*number) >= self.quota);
            let Some(number) = self.foremost(&reached) else {
                return;
            };
            self.elect(number, false);
        }
    }

    /// Fills the last seats when no more are continuing than there are seats; whether all is done.
    fn fill_last(&mut self) -> bool {
        if self.vacant() == 0 {
            return true;
        }
        if self.continuing().len() > self.vacant() {
            return false;
        }
        while let Some(number) = self.foremost(&self.continuing()) {
            self.elect(number, true);
        }
        true
    }

    fn elect(&mut self, number: u16, unopposed: bool) {
        let votes = self.votes_of(number);
        if votes > self.quota {
            self.waiting.push(number);
        }
        self.elected.push(number);
        if let Some(running) = self.running.get_mut(usize::from(number)) {
            *running = false;
        }
        self.events.push(Event::Elected { number, votes: Amount(votes), unopposed });
    }

    /// Who of these has the most votes; who comes first of equals is settled and recorded.
    fn foremost(&mut self, among: &[u16]) -> Option<u16> {
        let most = among.iter().map(|number| self.votes_of(*number)).max()?;
        let tied: Vec<u16> = among.iter().copied().filter(|number| self.votes_of(*number) == most).collect();
        // More reach a quota than there are seats only if the rule is broken; so this is about the order alone.
        Some(self.settle(tied, Prefer::More, Question::Order))
    }

    fn largest_surplus(&mut self) -> Option<u16> {
        let most = self.waiting.iter().map(|number| self.votes_of(*number)).max()?;
        let tied: Vec<u16> = self.waiting.iter().copied().filter(|number| self.votes_of(*number) == most).collect();
        Some(self.settle(tied, Prefer::More, Question::Surplus))
    }

    fn lowest(&mut self) -> Option<u16> {
        let among = self.groups.unguarded(&self.elected, &self.continuing());
        let fewest = among.iter().map(|number| self.votes_of(*number)).min()?;
        let tied: Vec<u16> = among.into_iter().filter(|number| self.votes_of(*number) == fewest).collect();
        Some(self.settle(tied, Prefer::Fewer, Question::Exclude))
    }

    fn settle(&mut self, mut tied: Vec<u16>, prefer: Prefer, question: Question) -> u16 {
        if let [one] = tied.as_slice() {
            return *one;
        }
        tied.sort_unstable();
        let (chosen, settled) = settle(&self.history, &tied, prefer, Look::Back, &self.account.lot);
        self.account.ties.push(Tie { round: self.round(), question, tied, settled, chosen: vec![chosen] });
        chosen
    }

    fn transfer_surplus(&mut self, number: u16) {
        self.waiting.retain(|other| *other != number);
        let total = self.votes_of(number);
        let surplus = &total - &self.quota;
        let held = self.held.get_mut(usize::from(number)).map(std::mem::take).unwrap_or_default();
        let before = self.exhausted.clone();
        let mut moved = Moved::default();
        for (part, value) in self.sort(held) {
            let value = self.cut(&value * &surplus / &total);
            self.credit(part, value, &mut moved);
        }
        let given: BigRational = moved.to.iter().map(|transfer| transfer.votes.0.clone()).sum();
        let lost = &surplus - given - (&self.exhausted - before);
        moved.lost = Amount(lost.clone());
        self.lost += lost;
        if let Some(own) = self.votes.get_mut(usize::from(number) - 1) {
            own.clone_from(&self.quota);
        }
        self.events.push(Event::Surplus { number, surplus: Amount(surplus), moved });
    }

    fn exclude(&mut self, numbers: Vec<u16>, doomed: bool) {
        let mut moved = Moved::default();
        let mut votes = Vec::new();
        let mut held = Vec::new();
        for number in &numbers {
            votes.push(Amount(self.votes_of(*number)));
            if let Some(running) = self.running.get_mut(usize::from(*number)) {
                *running = false;
            }
            if let Some(own) = self.votes.get_mut(usize::from(*number) - 1) {
                own.set_zero();
            }
            held.append(&mut self.held.get_mut(usize::from(*number)).map(std::mem::take).unwrap_or_default());
        }
        for (part, value) in self.sort(held) {
            self.credit(part, value, &mut moved);
        }
        self.events.push(Event::Excluded { numbers, votes, moved, doomed });
    }

    /// Sorts parcels by the next available preference; those of one value come together, highest first.
    fn sort(&mut self, held: Vec<Held>) -> Vec<(Part, BigRational)> {
        let mut by_value: BTreeMap<BigRational, Vec<usize>> = BTreeMap::new();
        for one in held {
            by_value.entry(one.value).or_default().push(one.parcel);
        }
        let (values, groups): (Vec<BigRational>, Vec<Vec<usize>>) = by_value.into_iter().rev().unzip();
        let running = &self.running;
        let parts = self.piles.sort(&groups, self.votes.len(), |row| next_of(row, running));
        let value = |part: &Part| values.get(part.from).cloned().unwrap_or_default();
        parts.into_iter().map(|part| (part, value(&part))).collect()
    }

    fn cut(&self, value: BigRational) -> BigRational {
        let far = value.denom().bits() > LARGEST_DENOMINATOR_BITS;
        let Some(places) = self.places.or(far.then_some(FAR)) else {
            return value;
        };
        let scale = BigInt::from(10).pow(places);
        BigRational::new((value * &scale).floor().to_integer(), scale)
    }

    fn close_round(&mut self) {
        let number = self.round();
        let votes = (1_u16..).zip(&self.votes).map(|(candidate, votes)| {
            let inside =
                self.running.get(usize::from(candidate)).copied().unwrap_or(false) || self.elected.contains(&candidate);
            inside.then(|| Amount(votes.clone()))
        });
        let round = Round {
            number,
            votes: votes.collect(),
            quota: Some(Amount(self.quota.clone())),
            exhausted: Some(Amount(self.exhausted.clone())),
            lost: Some(Amount(self.lost.clone())),
            events: std::mem::take(&mut self.events),
        };
        for event in &round.events {
            if let Event::Surplus { moved, .. } | Event::Excluded { moved, .. } = event {
                self.account.ballots.exhausted += moved.exhausted_ballots;
            }
        }
        self.account.rounds.push(round);
        self.history.push(self.votes.clone());
    }
}
