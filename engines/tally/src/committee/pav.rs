//! Proportional approval voting: the committee that satisfies electors most, counting 1 for the first they approved,
//! 1/2 for the second, 1/3 for the third and so on.
//!
//! One by one ([`one_by_one`]) each seat goes to whoever adds most. The whole ([`count`]) looks for the best committee
//! of all: candidates are taken in or left out in the order of the lot, and what cannot become better than the best
//! found is cut off. After a fixed amount of work, and with more than forty seats or five hundred candidates, it says that the best was
//! found step by step. Between equally good committees the first by lot is taken: the one with the best lot in it, then
//! the second best, and so on. Source: T. N. Thiele (1895), after M. Lackner and P. Skowron, "Multi-Winner Voting with
//! Approval Preferences" (2023).

use num_bigint::BigInt;
use num_integer::Integer as _;

use super::Seating;
use crate::account::{Event, Note};
use crate::number::Amount;
use crate::tie::{Question, Settled, Tie};

/// More seats than this are filled one by one.
const MOST_SEATS: usize = 40;
/// With more candidates than this nobody searches.
const MOST_SEARCHED: usize = 500;
/// Marks that are looked at before the search for the best committee ends.
const WORK: u64 = 400_000_000;

/// Fills the seats one by one.
pub(super) fn one_by_one(seating: &mut Seating<'_>) {
    let (order, _) = step_by_step(seating, true);
    seating.account.elect(order);
}

/// Chooses one by one; returns the committee and its score over `unit`.
fn step_by_step(seating: &mut Seating<'_>, tell: bool) -> (Vec<u16>, BigInt) {
    let unit = unit(seating.seats);
    let rows: Vec<(Vec<u16>, u64)> = seating.marks.iter().map(|(row, weight)| (row.to_vec(), weight)).collect();
    let mut on = vec![0_u64; rows.len()];
    let mut open = seating.standing.clone();
    let mut committee = Vec::new();
    let mut score = BigInt::default();
    for filled in 0..seating.seats {
        let mut gains = vec![BigInt::default(); seating.account.candidates.len()];
        let mut supported = vec![false; gains.len()];
        for ((row, weight), on) in rows.iter().zip(&on) {
            let gain = &unit / (on + 1) * *weight;
            for number in row {
                let at = usize::from(*number).wrapping_sub(1);
                if let (Some(own), Some(supported)) = (gains.get_mut(at), supported.get_mut(at)) {
                    *own += &gain;
                    *supported = true;
                }
            }
        }
        open.retain(|number| supported.get(usize::from(*number).wrapping_sub(1)).copied().unwrap_or(false));
        let gain = |number: u16| gains.get(usize::from(number).wrapping_sub(1)).cloned().unwrap_or_default();
        let Some(most) = open.iter().map(|number| gain(*number)).max() else { break };
        let level: Vec<u16> = open.iter().copied().filter(|number| gain(*number) == most).collect();
        let chosen =
            if tell { seating.by_lot(&level, seating.seats - filled) } else { seating.account.lot.best(&level) };
        let Some(chosen) = chosen else { break };
        if tell {
            let amount = |number: u16| Amount::ratio(gain(number), unit.clone());
            let points = seating.places(open.iter().map(|number| (*number, amount(*number))));
            let elected = Event::Elected { number: chosen, votes: amount(chosen), unopposed: false };
            seating.round(vec![Event::Points { points }, elected]);
        }
        score += most;
        open.retain(|number| *number != chosen);
        committee.push(chosen);
        for ((row, _), on) in rows.iter().zip(&mut on) {
            *on += u64::from(row.contains(&chosen));
        }
    }
    (committee, score)
}

/// What 1, 1/2, 1/3 … up to the number of seats are whole parts of.
fn unit(seats: usize) -> BigInt {
    (1..=seats).fold(BigInt::from(1), |unit, part| unit.lcm(&BigInt::from(part)))
}

/// Looks for the best committee.
pub(super) fn count(seating: &mut Seating<'_>) {
    let (steps, score) = step_by_step(seating, false);
    let unit = unit(seating.seats);
    let search = if seating.seats <= MOST_SEATS { Search::run(seating, &score) } else { None };
    let proven = search.as_ref().is_some_and(|search| search.work < WORK);
    let best = search.as_ref().and_then(|search| search.best.clone()).unwrap_or(steps);
    let score = search.as_ref().map_or(score, |search| BigInt::from(search.score));
    if !proven {
        seating.account.note(Note::NotExhaustive);
    }
    let marked = crate::approval::marked(&seating.marks, seating.account.candidates.len());
    let mut events = vec![Event::Committee { numbers: sorted(&best), score: Amount::ratio(score, unit) }];
    for number in &best {
        let votes = marked.get(usize::from(*number).wrapping_sub(1)).copied().unwrap_or(0);
        events.push(Event::Elected { number: *number, votes: votes.into(), unopposed: false });
    }
    seating.round(events);
    if let Some(other) = search.and_then(|search| search.level) {
        let mut tied: Vec<u16> = best.iter().chain(&other).copied().collect();
        tied.sort_unstable();
        tied.dedup();
        let tie = Tie { round: 1, question: Question::Elect, tied, settled: Settled::Lot, chosen: best.clone() };
        seating.account.ties.push(tie);
    }
    seating.account.elect(best);
}

fn sorted(numbers: &[u16]) -> Vec<u16> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    sorted
}

/// A search through all committees.
struct Search {
    /// Candidates by lot, only those somebody marked.
    order: Vec<u16>,
    /// The groups of electors that marked each, in that order.
    supporters: Vec<Vec<u32>>,
    weights: Vec<u128>,
    /// How many of the committee each group marked.
    on: Vec<usize>,
    /// 1, 1/2, 1/3 … over the unit.
    parts: Vec<u128>,
    taken: Vec<u16>,
    seats: usize,
    /// The best score so far, and who has it.
    score: u128,
    best: Option<Vec<u16>>,
    /// Another committee with the same score.
    level: Option<Vec<u16>>,
    work: u64,
}

impl Search {
    /// Goes through all committees, knowing one with this score; `None` when the numbers are too large.
    fn run(seating: &Seating<'_>, known: &BigInt) -> Option<Self> {
        let unit = u128::try_from(unit(seating.seats)).ok()?;
        let mut supporters = vec![Vec::new(); seating.account.candidates.len() + 1];
        for (group, (row, _)) in (0_u32..).zip(seating.marks.iter()) {
            for number in row {
                supporters.get_mut(usize::from(*number))?.push(group);
            }
        }
        let lot = seating.account.lot.order.iter().copied();
        let order: Vec<u16> =
            lot.filter(|n| supporters.get(usize::from(*n)).is_some_and(|list| !list.is_empty())).collect();
        if order.len() > MOST_SEARCHED {
            return None;
        }
        let supporters = order.iter().map(|n| supporters.get(usize::from(*n)).cloned().unwrap_or_default()).collect();
        let mut search = Self {
            supporters,
            weights: seating.marks.iter().map(|(_, weight)| u128::from(weight)).collect(),
            on: vec![0; seating.marks.len()],
            parts: (1..=seating.seats as u128).map(|part| unit / part).collect(),
            taken: Vec::new(),
            seats: seating.seats.min(order.len()),
            score: u128::try_from(known.clone()).ok()?,
            best: None,
            level: None,
            work: 0,
            order,
        };
        search.go(0, 0);
        Some(search)
    }

    /// What a candidate would add now.
    fn gain(&mut self, at: usize) -> u128 {
        let Some(list) = self.supporters.get(at) else { return 0 };
        self.work = self.work.saturating_add(list.len() as u64);
        let part = |group: &u32| {
            let on = self.on.get(*group as usize).copied().unwrap_or(0);
            let weight = self.weights.get(*group as usize).copied().unwrap_or(0);
            self.parts.get(on).copied().unwrap_or(0) * weight
        };
        list.iter().map(part).sum()
    }

    /// Takes in or leaves out the candidates from a place on.
    fn go(&mut self, at: usize, score: u128) {
        let left = self.seats - self.taken.len();
        if left == 0 {
            self.found(score);
            return;
        }
        if self.work >= WORK || self.order.len() - at < left {
            return;
        }
        // Nobody adds more later than now, so the largest gains together are a bound.
        let mut gains: Vec<u128> = (at..self.order.len()).map(|other| self.gain(other)).collect();
        let here = gains.first().copied().unwrap_or(0);
        gains.sort_unstable_by_key(|gain| std::cmp::Reverse(*gain));
        let bound = score + gains.iter().take(left).sum::<u128>();
        let settled = self.best.is_some() && self.level.is_some();
        if bound < self.score || (settled && bound == self.score) {
            return;
        }
        self.turn(at, true);
        self.go(at + 1, score + here);
        self.turn(at, false);
        self.go(at + 1, score);
    }

    /// Takes a candidate in or out of the committee.
    fn turn(&mut self, at: usize, within: bool) {
        for group in self.supporters.get(at).into_iter().flatten() {
            if let Some(on) = self.on.get_mut(*group as usize) {
                *on = if within { *on + 1 } else { *on - 1 };
            }
        }
        match self.order.get(at) {
            Some(number) if within => self.taken.push(*number),
            _ => drop(self.taken.pop()),
        }
    }

    fn found(&mut self, score: u128) {
        if score > self.score || (score == self.score && self.best.is_none()) {
            if score > self.score {
                self.level = None;
            }
            self.score = score;
            self.best = Some(self.taken.clone());
        } else if score == self.score && self.level.is_none() {
            self.level = Some(self.taken.clone());
        }
    }
}
