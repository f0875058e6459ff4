//! Orders of exclusion from their end, and the least number of ballots that brings each about.
//!
//! An order is known from its end: who is left last, who went out just before, and so on; who went out earlier, and in
//! what order, is left open. Whatever happened before, in each of these rounds the votes are those of the ballots as
//! they stand between the candidates of the order, so that the least number of changed ballots by which they go out in
//! this order is a bound for every order that ends so. It is the solution of linear conditions in whole numbers
//! (Magrino, Rivest, Shen, Wagner 2011; for orders from their end Blom, Stuckey, Teague 2016): for each round and each
//! candidate still in it, whoever goes out has no more votes. Only conditions that would be broken are taken up.
//!
//! Who is level goes out by the most recent round in which they were not, so that a tie may still fall to the wrong
//! side. Then the order is searched in two parts ([`Level`]): with one vote between the two, and level, with the
//! condition in the round before. That leaves nothing out.

use std::collections::BTreeMap;

use super::least::{Condition, Found, least};
use super::runoff::{Row, Set, bit, holder};
use crate::ballots::Mark;

/// Kinds of new ballots that are looked at, at most.
const MOST_KINDS: usize = 400;
/// Conditions of one order, at most.
const MOST_CONDITIONS: usize = 60;

/// How two candidates stand when the first goes out: level in so many rounds from there on backwards, and in the one
/// before these the first has fewer votes (`clear`), or no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Level {
    pub(super) rounds: usize,
    pub(super) clear: bool,
}

/// The end of an order of exclusion.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct End {
    /// From who goes out first to who is left.
    pub(super) order: Vec<u16>,
    /// What is told apart of those who are level, by their places in `order`; otherwise: no more votes.
    pub(super) levels: BTreeMap<(usize, usize), Level>,
}

/// In a round, one candidate has at least so many votes more than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ahead {
    round: usize,
    more: u16,
    fewer: u16,
    by: i64,
}

/// Who a ballot counts for in each round of the order; 0 for nobody.
type Course = Vec<u16>;

/// The least number of changed ballots for the end of an order.
pub(super) enum Cost {
    /// It cannot be brought about.
    Never,
    /// These are taken (by row and how many) and others put in their place (by course and how many).
    Exact { ballots: u64, taken: Vec<(usize, u64)>, put: Vec<(Course, u64)> },
    /// A proven bound only.
    AtLeast(u64),
}

impl End {
    pub(super) fn of(order: Vec<u16>) -> Self {
        Self { order, levels: BTreeMap::new() }
    }

    /// The same end with one more before it.
    pub(super) fn after(&self, first: u16) -> Self {
        let order = [first].into_iter().chain(self.order.iter().copied()).collect();
        let levels = self.levels.iter().map(|((one, other), level)| ((one + 1, other + 1), *level)).collect();
        Self { order, levels }
    }

    pub(super) fn set(&self) -> Set {
        self.order.iter().fold(0, |set, number| set | bit(*number))
    }

    /// Who is in the running in each round.
    fn sets(&self) -> Vec<Set> {
        let rounds = self.order.len().saturating_sub(1);
        (0..rounds).map(|round| self.order[round..].iter().fold(0, |set, number| set | bit(*number))).collect()
    }

    fn course(&self, row: &[Mark], weak: bool) -> Course {
        self.sets().into_iter().map(|set| holder(row, set, weak).unwrap_or(0)).collect()
    }

    /// All conditions of this end.
    fn conditions(&self) -> Vec<Ahead> {
        let mut all = Vec::new();
        for (round, out) in self.order.iter().enumerate() {
            for (at, other) in self.order.iter().enumerate().skip(round + 1) {
                let level = self.levels.get(&(round, at)).copied().unwrap_or(Level { rounds: 0, clear: false });
                for back in (0..level.rounds).filter_map(|back| round.checked_sub(back)) {
                    all.push(Ahead { round: back, more: *other, fewer: *out, by: 0 });
                    all.push(Ahead { round: back, more: *out, fewer: *other, by: 0 });
                }
                if let Some(back) = round.checked_sub(level.rounds) {
                    all.push(Ahead { round: back, more: *other, fewer: *out, by: i64::from(level.clear) });
                }
            }
        }
        all
    }

    /// Works out the least number of changed ballots.
    pub(super) fn cost(&self, rows: &[Row], weak: bool, cells: &mut u64) -> Cost {
        let mut kinds: BTreeMap<Course, (u64, Vec<usize>)> = BTreeMap::new();
        for (at, (row, weight)) in rows.iter().enumerate() {
            let own = kinds.entry(self.course(row, weak)).or_default();
            own.0 += weight;
            own.1.push(at);
        }
        let all = self.conditions();
        let mut broken: Vec<Ahead> = Vec::new();
        let mut bound = 0;
        loop {
            let solved = self.solve(&kinds, &broken, weak, cells);
            let Some((ballots, taken, put)) = (match solved {
                Some(Solved::Whole(ballots, taken, put)) => Some((ballots, taken, put)),
                Some(Solved::Never) => return Cost::Never,
                Some(Solved::AtLeast(ballots)) => return Cost::AtLeast(ballots.max(bound)),
                None => None,
            }) else {
                return Cost::AtLeast(bound);
            };
            bound = bound.max(ballots);
            let lacks = |one: &Ahead| one.by - lead(&kinds, &taken, &put, *one);
            // The worst of each round: the others often follow.
            let mut new: BTreeMap<usize, (i64, Ahead)> = BTreeMap::new();
            for (one, lack) in all.iter().map(|one| (*one, lacks(one))).filter(|(_, lack)| *lack > 0) {
                let worst = new.entry(one.round).or_insert((lack, one));
                if lack > worst.0 {
                    *worst = (lack, one);
                }
            }
            if new.is_empty() {
                return Cost::Exact { ballots, taken: by_row(&kinds, rows, &taken), put };
            }
            broken.extend(new.into_values().map(|(_, one)| one));
            if broken.len() > MOST_CONDITIONS {
                return Cost::AtLeast(bound);
            }
        }
    }

    fn solve(&self, kinds: &Kinds, broken: &[Ahead], weak: bool, cells: &mut u64) -> Option<Solved> {
        if broken.is_empty() {
            return Some(Solved::Whole(0, Vec::new(), Vec::new()));
        }
        // Ballots of courses that add the same to every condition are one amount.
        let mut groups: BTreeMap<Vec<i64>, (u64, Vec<&Course>)> = BTreeMap::new();
        let mut have = vec![0_i64; broken.len()];
        for (course, (ballots, _)) in kinds {
            let adds: Vec<i64> = broken.iter().map(|one| adds(course, *one)).collect();
            for (have, adds) in have.iter_mut().zip(&adds) {
                *have += adds * i64::try_from(*ballots).unwrap_or(i64::MAX);
            }
            let own = groups.entry(adds).or_default();
            own.0 += ballots;
            own.1.push(course);
        }
        let courses = self.courses(broken, weak)?;
        let most = courses.iter().fold(vec![i64::MIN; broken.len()], |most: Vec<i64>, (adds, _)| {
            most.iter().zip(adds).map(|(one, other)| *one.max(other)).collect()
        });
        // Taking a ballot that adds everywhere as much as any new one could is never of use.
        groups.retain(|adds, _| adds.iter().zip(&most).any(|(own, most)| own < most));
        let prices: Vec<i128> = groups.iter().map(|_| 1).chain(courses.iter().map(|_| 0)).collect();
        let limits: Vec<Option<u64>> =
            groups.values().map(|(ballots, _)| Some(*ballots)).chain(courses.iter().map(|_| None)).collect();
        let mut conditions: Vec<Condition> = Vec::new();
        for (at, (one, have)) in broken.iter().zip(&have).enumerate() {
            let taken = groups.keys().map(|adds| -i128::from(adds[at]));
            let put = courses.iter().map(|(adds, _)| i128::from(adds[at]));
            conditions.push(Condition { coefficients: taken.chain(put).collect(), least: i128::from(one.by - have) });
        }
        // As many are put as are taken.
        let equal: Vec<i128> = groups.iter().map(|_| 1).chain(courses.iter().map(|_| -1)).collect();
        conditions.push(Condition { coefficients: equal.iter().map(|one| -one).collect(), least: 0 });
        conditions.push(Condition { coefficients: equal, least: 0 });
        Some(match least(&prices, &limits, &conditions, cells)? {
            Found::Nothing => Solved::Never,
            Found::AtLeast(ballots) => Solved::AtLeast(ballots),
            Found::Whole(ballots, amounts) => {
                let (taken, put) = amounts.split_at(groups.len());
                let mut out = Vec::new();
                for ((_, own), many) in groups.values().zip(taken) {
                    let mut left = *many;
                    for course in own {
                        let part = kinds.get(*course).map_or(0, |(ballots, _)| *ballots).min(left);
                        left -= part;
                        out.extend((part > 0).then(|| ((*course).clone(), part)));
                    }
                }
                let put = courses.into_iter().zip(put).filter(|(_, many)| **many > 0);
                Solved::Whole(ballots, out, put.map(|((_, course), many)| (course, *many)).collect())
            }
        })
    }

    /// The courses a new ballot may take, but none that adds nowhere more than another; `None`: too many.
    fn courses(&self, broken: &[Ahead], weak: bool) -> Option<Vec<(Vec<i64>, Course)>> {
        let rounds = self.order.len().saturating_sub(1);
        // From the last round back: for each who may hold the ballot (0: nobody), what it can still add.
        let mut later: BTreeMap<u16, Vec<(Vec<i64>, Course)>> = BTreeMap::new();
        let nothing = || (vec![0; broken.len()], Course::new());
        later.insert(0, vec![nothing()]);
        later.extend(self.order.last().map(|last| (*last, vec![nothing()])));
        for round in (0..rounds).rev() {
            let out = self.order[round];
            let mut now: BTreeMap<u16, Vec<(Vec<i64>, Course)>> = BTreeMap::new();
            for number in self.order[round..].iter().copied().chain([0]) {
                // Who holds it keeps it until going out; then it goes to anybody left, or nobody. A ballot with two
                // names on a rank may wait and come back.
                let next: Vec<u16> = if number == out || (number == 0 && weak) {
                    self.order[round + 1..].iter().copied().chain([0]).collect()
                } else {
                    vec![number]
                };
                let mut own: Vec<(Vec<i64>, Course)> = Vec::new();
                for (adds_later, rest) in next.iter().filter_map(|next| later.get(next)).flatten() {
                    let here = broken.iter().map(|one| adds_here(number, round, *one));
                    let adds: Vec<i64> = here.zip(adds_later).map(|(one, other)| one + other).collect();
                    let course: Course = [number].into_iter().chain(rest.iter().copied()).collect();
                    keep_best(&mut own, adds, course);
                }
                if own.len() > MOST_KINDS {
                    return None;
                }
                now.insert(number, own);
            }
            later = now;
        }
        let mut best = Vec::new();
        for (adds, course) in later.into_values().flatten() {
            keep_best(&mut best, adds, course);
        }
        (best.len() <= MOST_KINDS).then_some(best)
    }

    /// A ballot that takes a course: after those of the old ballot who are out before the order begins.
    pub(super) fn ballot(&self, old: &[Mark], course: &[u16]) -> Vec<Mark> {
        let set = self.set();
        let before = |mark: &&Mark| mark.number().is_some_and(|number| set & bit(number) == 0);
        let mut ballot: Vec<Mark> = old.iter().take_while(before).copied().collect();
        let mut holds = 0;
        for (round, number) in course.iter().enumerate() {
            if *number == holds || *number == 0 {
                if *number == 0 && holds != 0 && !course[round..].iter().any(|later| *later != 0) {
                    break;
                }
                holds = if *number == 0 { 0 } else { holds };
                continue;
            }
            // It waited: the two stand level until the other is out.
            let waited = round.checked_sub(1).filter(|before| course[*before] == 0);
            ballot.extend(waited.map(|before| Mark::of(self.order[before])));
            ballot.push(if waited.is_some() { Mark::of(*number).equal() } else { Mark::of(*number) });
            holds = *number;
        }
        ballot
    }

    /// The two who are level, whose tie was left open, when the first goes out in these votes.
    pub(super) fn open_tie(&self, rows: &[Row], weak: bool) -> Option<(usize, usize)> {
        let votes: Vec<BTreeMap<u16, u64>> = self.sets().iter().map(|set| votes_in(rows, *set, weak)).collect();
        let of = |round: usize, number: u16| votes.get(round).and_then(|own| own.get(&number)).copied().unwrap_or(0);
        for (round, out) in self.order.iter().enumerate().rev().skip(1) {
            for (at, other) in self.order.iter().enumerate().skip(round + 1) {
                let level = self.levels.get(&(round, at)).copied().unwrap_or(Level { rounds: 0, clear: false });
                let back = round.checked_sub(level.rounds).filter(|_| !level.clear);
                if back.is_some_and(|back| of(back, *out) == of(back, *other)) {
                    return Some((round, at));
                }
            }
        }
        None
    }

    /// Both ways in which that tie can end as it must.
    pub(super) fn parted(&self, (round, at): (usize, usize)) -> [Self; 2] {
        let level = self.levels.get(&(round, at)).copied().unwrap_or(Level { rounds: 0, clear: false });
        [Level { clear: true, ..level }, Level { rounds: level.rounds + 1, clear: false }].map(|level| {
            let mut end = self.clone();
            end.levels.insert((round, at), level);
            end
        })
    }
}

/// How far one is ahead of another in a round after the change.
fn lead(kinds: &Kinds, taken: &[(Course, u64)], put: &[(Course, u64)], one: Ahead) -> i64 {
    let part = |course: &Course, ballots: u64| adds(course, one) * i64::try_from(ballots).unwrap_or(i64::MAX);
    let before: i64 = kinds.iter().map(|(course, (ballots, _))| part(course, *ballots)).sum();
    let out: i64 = taken.iter().map(|(course, ballots)| part(course, *ballots)).sum();
    let new: i64 = put.iter().map(|(course, ballots)| part(course, *ballots)).sum();
    before - out + new
}

type Kinds = BTreeMap<Course, (u64, Vec<usize>)>;

enum Solved {
    Never,
    Whole(u64, Vec<(Course, u64)>, Vec<(Course, u64)>),
    AtLeast(u64),
}

/// What a ballot adds to a lead.
fn adds(course: &[u16], one: Ahead) -> i64 {
    course.get(one.round).map_or(0, |number| adds_here(*number, one.round, one))
}

fn adds_here(number: u16, round: usize, one: Ahead) -> i64 {
    if round != one.round {
        return 0;
    }
    i64::from(number == one.more) - i64::from(number == one.fewer)
}

/// Keeps a course unless another adds as much to every condition.
fn keep_best(all: &mut Vec<(Vec<i64>, Course)>, adds: Vec<i64>, course: Course) {
    let covers = |one: &[i64], other: &[i64]| one.iter().zip(other).all(|(one, other)| one >= other);
    if all.iter().any(|(other, _)| covers(other, &adds)) {
        return;
    }
    all.retain(|(other, _)| !covers(&adds, other));
    all.push((adds, course));
}

/// From courses to the ballots that take them.
fn by_row(kinds: &Kinds, rows: &[Row], taken: &[(Course, u64)]) -> Vec<(usize, u64)> {
    let mut all = Vec::new();
    for (course, many) in taken {
        let mut left = *many;
        for at in kinds.get(course).map(|(_, own)| own.as_slice()).unwrap_or_default() {
            let part = rows.get(*at).map_or(0, |(_, weight)| *weight).min(left);
            left -= part;
            all.extend((part > 0).then_some((*at, part)));
        }
    }
    all
}

/// Each candidate's votes when those of a set are in the running.
fn votes_in(rows: &[Row], set: Set, weak: bool) -> BTreeMap<u16, u64> {
    let mut votes = BTreeMap::new();
    for (row, weight) in rows {
        *votes.entry(holder(row, set, weak).unwrap_or(0)).or_default() += weight;
    }
    votes
}
