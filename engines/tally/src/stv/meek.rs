//! Meek's method: those elected keep the part of each vote they need, found by repetition to a stated precision.
//!
//! Source: the Reference Meek Rule of the Proportional Representation Foundation (steps A to C are named below), after
//! B. L. Meek 1969 and I. D. Hill, B. A. Wichmann, D. R. Woodall, "Algorithm 123" (Computer Journal 30, 1987). Nine
//! decimals, whole numbers of 10^-9; keep factors and kept votes are rounded up, the quota down plus 10^-9. A round
//! ends when the surplus of all elected is below 10^-6 or no longer falls; each pass of it is in the account, which
//! is the proof that it converged. A tie is between all who are within the surplus of the fewest votes, and settled by
//! lot.

use std::collections::BTreeMap;

use super::Start;
use super::groups::Groups;
use crate::account::{Account, Event, Moved, Note, Round, Transfer};
use crate::ballots::Mark;
use crate::number::Amount;
use crate::piles::Piles;
use crate::tie::{Look, Prefer, Question, Tie, settle};

/// One vote.
const ONE: i128 = 1_000_000_000;
/// The decimal places of that.
const PLACES: u32 = 9;
/// A round ends below this surplus: 10^-6.
const OMEGA: i128 = 1_000;

struct Meek<'a> {
    account: Account,
    piles: Piles<'a>,
    groups: Groups,
    /// Parcels by the candidates whose ballots they are: elected ones in the order of the ballot, then at most one
    /// hopeful. Where nobody hopeful follows, the rest of the vote is exhausted.
    paths: BTreeMap<Vec<u16>, (Vec<usize>, u64)>,
    /// By number less one.
    state: Vec<State>,
    keep: Vec<i128>,
    votes: Vec<i128>,
    quota: i128,
    surplus: i128,
    elected: Vec<u16>,
    history: Vec<Vec<i128>>,
    events: Vec<Event>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Hopeful,
    Elected,
    Out,
}

/// Counts by Meek's method.
pub(super) fn count(start: Start<'_>) -> Account {
    let mut account = start.account();
    for (name, value) in [("decimals", "9"), ("omega", "0.000001"), ("quota", "votes / (seats + 1), cut, plus 10^-9")] {
        account.arithmetic.insert(name.to_owned(), value.to_owned());
    }
    if account.ballots.valid == 0 {
        account.note(Note::NoBallots);
        return account;
    }
    let state = start.contest.candidates.iter().map(|c| if c.withdrawn { State::Out } else { State::Hopeful });
    let state: Vec<State> = state.collect();
    let groups = Groups::of(start.contest, account.seats, &start.options.at_least);
    let valid = account.ballots.valid;
    let mut count = Meek {
        piles: Piles::new(start.rows),
        groups,
        paths: BTreeMap::from([(Vec::new(), (vec![0], valid))]),
        keep: state.iter().map(|state| if *state == State::Out { 0 } else { ONE }).collect(),
        votes: vec![0; state.len()],
        state,
        quota: 0,
        surplus: 0,
        elected: Vec::new(),
        history: Vec::new(),
        events: vec![Event::First],
        account,
    };
    count.run();
    count.account
}

/// The next on a ballot who is not out, after so many of them.
fn after(row: &[Mark], state: &[State], skip: usize) -> Option<u16> {
    let inside = |number: &u16| state.get(usize::from(*number) - 1).is_some_and(|state| *state != State::Out);
    row.iter().filter_map(|mark| mark.number()).filter(inside).nth(skip)
}

/// `a * b / ONE`, rounded up.
fn part(a: i128, b: i128) -> i128 {
    (a * b + ONE - 1) / ONE
}

impl Meek<'_> {
    fn run(&mut self) {
        if self.groups.unmet {
            self.account.note(Note::ConstraintUnmet);
        }
        if self.hopeful().len() <= self.account.seats as usize {
            self.account.note(Note::Uncontested);
        }
        self.grow();
        // Step B.1; the first pass is shown even when nothing is left to decide.
        loop {
            let elects = self.iterate();
            let done = self.vacant() == 0 || self.hopeful().len() <= self.vacant();
            if done {
                self.fill_last();
            }
            self.close_round();
            if done {
                break;
            }
            if elects {
                self.grow();
                continue;
            }
            let Some(lowest) = self.lowest() else {
                break;
            };
            self.exclude(&lowest);
        }
        let all = std::mem::take(&mut self.elected);
        if all.len() < self.account.seats as usize {
            self.account.note(Note::SeatsEmpty);
        }
        self.account.ballots.exhausted = self.paths.get(&Vec::new()).map_or(0, |(_, ballots)| *ballots);
        self.account.elect(all);
    }

    /// Ballots on which nobody hopeful follows.
    fn ended(&self) -> u64 {
        let ends = |path: &[u16]| path.last().is_none_or(|last| self.state_of(*last) != State::Hopeful);
        self.paths.iter().filter(|(path, _)| ends(path)).map(|(_, (_, ballots))| ballots).sum()
    }

    fn state_of(&self, number: u16) -> State {
        self.state.get(usize::from(number) - 1).copied().unwrap_or(State::Out)
    }

    fn votes_of(&self, number: u16) -> i128 {
        self.votes.get(usize::from(number) - 1).copied().unwrap_or(0)
    }

    fn hopeful(&self) -> Vec<u16> {
        (1_u16..).zip(&self.state).filter(|(_, state)| **state == State::Hopeful).map(|(number, _)| number).collect()
    }

    fn vacant(&self) -> usize {
        (self.account.seats as usize).saturating_sub(self.elected.len())
    }

    fn round(&self) -> u32 {
        u32::try_from(self.history.len() + 1).unwrap_or(u32::MAX)
    }

    /// Follows every ballot to the first hopeful on it.
    fn grow(&mut self) {
        let mut grown: BTreeMap<Vec<u16>, (Vec<usize>, u64)> = BTreeMap::new();
        let mut open: Vec<(Vec<u16>, Vec<usize>, u64)> = Vec::new();
        for (path, (parcels, ballots)) in std::mem::take(&mut self.paths) {
            if path.last().is_some_and(|last| self.state_of(*last) == State::Hopeful) {
                add(&mut grown, path, &parcels, ballots);
            } else {
                open.push((path, parcels, ballots));
            }
        }
        while let Some((path, parcels, _)) = open.pop() {
            let (state, skip) = (&self.state, path.len());
            for part in self.piles.sort(&[parcels], state.len(), |row| after(row, state, skip)) {
                let mut path = path.clone();
                path.extend(part.to);
                let ends = part.to.is_none_or(|number| state.get(usize::from(number) - 1) == Some(&State::Hopeful));
                if ends {
                    add(&mut grown, path, &[part.parcel], part.ballots);
                } else {
                    open.push((path, vec![part.parcel], part.ballots));
                }
            }
        }
        self.paths = grown;
    }

    /// Step B.2: passes until somebody is elected or the surplus is small; whether somebody was.
    fn iterate(&mut self) -> bool {
        let mut passes: Vec<Amount> = Vec::new();
        let mut before: Option<i128> = None;
        let elects = loop {
            self.distribute();
            let total: i128 = self.votes.iter().sum();
            self.quota = total / (i128::from(self.account.seats) + 1) + 1;
            let elects = self.elect_by_quota();
            let over = self.elected.iter().map(|number| self.votes_of(*number) - self.quota).sum::<i128>().max(0);
            self.surplus = over;
            passes.push(Amount::fixed(over, PLACES));
            if elects {
                break true;
            }
            if over < OMEGA || before.is_some_and(|before| over >= before) {
                break false;
            }
            before = Some(over);
            self.update_keep();
        };
        let factors = self.keep.iter().map(|keep| Amount::fixed(*keep, PLACES)).collect();
        // The factors come before who was elected by them.
        let at = self.events.iter().position(|event| matches!(event, Event::Elected { .. }));
        self.events.insert(at.unwrap_or(self.events.len()), Event::Kept { factors, surplus: passes });
        elects
    }

    /// Step B.2.a: every ballot's vote to those it names, each keeping its part.
    fn distribute(&mut self) {
        self.votes.fill(0);
        for (path, (_, ballots)) in &self.paths {
            let mut weight = ONE;
            for number in path {
                let place = usize::from(*number) - 1;
                let kept = part(weight, self.keep.get(place).copied().unwrap_or(0));
                if let Some(votes) = self.votes.get_mut(place) {
                    *votes += kept * i128::from(*ballots);
                }
                weight -= kept;
                if weight <= 0 {
                    break;
                }
            }
        }
    }

    /// Step B.2.c.
    fn elect_by_quota(&mut self) -> bool {
        let mut any = false;
        while self.vacant() > 0 {
            let hopeful = self.hopeful();
            let doomed = self.groups.doomed(&self.elected, &hopeful, self.account.seats);
            let reached = hopeful.into_iter().filter(|n| self.votes_of(*n) >= self.quota && !doomed.contains(n));
            let Some(number) = self.foremost(reached.collect()) else {
                break;
            };
            self.elect(number, false);
            any = true;
        }
        any
    }

    fn foremost(&mut self, among: Vec<u16>) -> Option<u16> {
        let most = among.iter().map(|number| self.votes_of(*number)).max()?;
        let tied: Vec<u16> = among.into_iter().filter(|number| self.votes_of(*number) == most).collect();
        Some(self.settle(tied, Prefer::More, Question::Order))
    }

    fn settle(&mut self, tied: Vec<u16>, prefer: Prefer, question: Question) -> u16 {
        if let [one] = tied.as_slice() {
            return *one;
        }
        let none: [Vec<i128>; 0] = [];
        let (chosen, settled) = settle(&none, &tied, prefer, Look::Back, &self.account.lot);
        self.account.ties.push(Tie { round: self.round(), question, tied, settled, chosen: vec![chosen] });
        chosen
    }

    fn elect(&mut self, number: u16, unopposed: bool) {
        if let Some(state) = self.state.get_mut(usize::from(number) - 1) {
            *state = State::Elected;
        }
        self.elected.push(number);
        let votes = Amount::fixed(self.votes_of(number), PLACES);
        self.events.push(Event::Elected { number, votes, unopposed });
    }

    /// Step B.2.f.
    fn update_keep(&mut self) {
        for number in &self.elected {
            let votes = self.votes_of(*number);
            if let Some(keep) = self.keep.get_mut(usize::from(*number) - 1).filter(|_| votes > 0) {
                *keep = (part(*keep, self.quota) * ONE + votes - 1) / votes;
            }
        }
    }

    /// Step B.3: who is out; the doomed all together, else one.
    fn lowest(&mut self) -> Option<(Vec<u16>, bool)> {
        let hopeful = self.hopeful();
        let doomed = self.groups.doomed(&self.elected, &hopeful, self.account.seats);
        if !doomed.is_empty() {
            return Some((doomed, true));
        }
        let among = self.groups.unguarded(&self.elected, &hopeful);
        let fewest = among.iter().map(|number| self.votes_of(*number)).min()?;
        let tied = among.into_iter().filter(|number| self.votes_of(*number) <= fewest + self.surplus).collect();
        Some((vec![self.settle(tied, Prefer::Fewer, Question::Exclude)], false))
    }

    fn exclude(&mut self, (numbers, doomed): &(Vec<u16>, bool)) {
        let votes = numbers.iter().map(|number| Amount::fixed(self.votes_of(*number), PLACES)).collect();
        for number in numbers {
            let place = usize::from(*number) - 1;
            if let (Some(state), Some(keep)) = (self.state.get_mut(place), self.keep.get_mut(place)) {
                *state = State::Out;
                *keep = 0;
            }
        }
        let ended = self.ended();
        let mut left = BTreeMap::new();
        for (mut path, (parcels, ballots)) in std::mem::take(&mut self.paths) {
            path.retain(|number| !numbers.contains(number));
            add(&mut left, path, &parcels, ballots);
        }
        self.paths = left;
        let before: BTreeMap<Vec<u16>, u64> = self.paths.iter().map(|(path, (_, own))| (path.clone(), *own)).collect();
        self.grow();
        let mut moved = Moved::default();
        for (path, (_, ballots)) in &self.paths {
            let came = ballots.saturating_sub(before.get(path).copied().unwrap_or(0));
            if let Some(number) = path.last().filter(|last| self.state_of(**last) == State::Hopeful && came > 0) {
                receive(&mut moved, *number, came);
            }
        }
        moved.exhausted_ballots = self.ended().saturating_sub(ended);
        self.events.push(Event::Excluded { numbers: numbers.clone(), votes, moved, doomed: *doomed });
    }

    /// Step C.1.
    fn fill_last(&mut self) {
        while self.vacant() > 0 {
            let Some(number) = self.foremost(self.hopeful()) else {
                break;
            };
            self.elect(number, true);
        }
    }

    fn close_round(&mut self) {
        let total = i128::from(self.account.ballots.valid) * ONE;
        let given: i128 = self.votes.iter().sum();
        let votes = self.votes.iter().zip(&self.state);
        self.account.rounds.push(Round {
            number: self.round(),
            votes: votes.map(|(v, state)| (*state != State::Out).then(|| Amount::fixed(*v, PLACES))).collect(),
            quota: Some(Amount::fixed(self.quota, PLACES)),
            exhausted: Some(Amount::fixed(total - given, PLACES)),
            lost: None,
            events: std::mem::take(&mut self.events),
        });
        self.history.push(self.votes.clone());
    }
}

fn add(paths: &mut BTreeMap<Vec<u16>, (Vec<usize>, u64)>, path: Vec<u16>, parcels: &[usize], ballots: u64) {
    let place = paths.entry(path).or_default();
    place.0.extend_from_slice(parcels);
    place.1 += ballots;
}

fn receive(moved: &mut Moved, number: u16, ballots: u64) {
    match moved.to.iter_mut().find(|transfer| transfer.number == number) {
        Some(transfer) => transfer.ballots += ballots,
        None => moved.to.push(Transfer { number, ballots, votes: Amount::zero() }),
    }
    moved.to.sort_by_key(|transfer| transfer.number);
}
