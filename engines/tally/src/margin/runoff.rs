//! The margin of instant runoff: a search over the orders in which candidates could have gone out.
//!
//! Somebody else wins only if the winner goes out at some point, after some others. How many ballots it takes at the
//! least to put one of those still in the running last can be read from the votes of that round alone, because a ballot
//! moves one vote from one candidate to one other; the dearest round of an order is a proven least for the whole order.
//! The search takes the cheapest orders first, so that what it takes next is a proven least for all orders not tried
//! (the branch and bound of Magrino, Rivest, Shen and Wagner, "Computing the Margin of Victory in IRV Elections", 2011,
//! with a bound that needs no linear program; Blom, Stuckey and Teague, "Efficient Computation of Exact IRV Margins",
//! 2016). For each order that is reached the ballots are changed in fact and counted again: what elects somebody else
//! then was enough. Where both numbers meet, the margin is exact.
//!
//! Where they do not, a second search goes through the orders from their end ([`End`]), the cheapest first, with the
//! least number of changed ballots for each end as its bound: the published exact search. Past [`WORK`] or [`NODES`] it
//! stops, and the two numbers stand as they are.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::Margin;
use super::orders::{Cost, End};
use crate::account::Account;
use crate::ballots::{Ballots, Mark};
use crate::contest::Contest;
use crate::options::{Several, Skipped};
use crate::treat::{self, Reading};

/// Ballots looked at, at most, over each search: about a second.
const WORK: usize = 100_000_000;
/// Ends of orders whose least number is worked out, at most.
const NODES: usize = 3_000;
/// Cells of tables changed for it, at most: two seconds or three.
const CELLS: u64 = 400_000_000;
/// With fewer cells left nothing is begun.
const SPARE: u64 = 100_000;
/// The most candidates of a search.
const MOST: usize = 64;

/// The margin of a count by instant runoff.
pub(super) fn margin(account: &Account, contest: &Contest, ballots: &Ballots) -> Option<Margin> {
    let winner = account.winners.first()?.number;
    let standing = contest.standing();
    if contest.candidates.len() > MOST {
        return None;
    }
    let rankings = treat::as_rankings(ballots);
    let several = account.options.several.unwrap_or(Several::Wait);
    let skipped = account.options.skipped.unwrap_or(Skipped::PassOver);
    let (rows, _) = if several == Several::Wait {
        treat::weak(contest, &rankings)
    } else {
        treat::strict(contest, &rankings, Reading { several, skipped })
    };
    let rows: Vec<(Vec<Mark>, u64)> = rows.grouped().iter().map(|(row, weight)| (row.to_vec(), weight)).collect();
    let weak = rows.iter().any(|(row, _)| row.iter().any(|mark| mark.is_equal()));
    let mut search = Search { rows, weak, winner, most: None, work: 0, seen: BTreeMap::new() };
    let at_least = search.run(&standing);
    let mut at_least = search.most.map_or(at_least, |most| at_least.min(most));
    if search.most.is_none_or(|most| at_least < most) {
        search.work = 0;
        at_least = at_least.max(search.search_ends(&standing));
        at_least = search.most.map_or(at_least, |most| at_least.min(most));
    }
    Some(Margin { at_least, at_most: search.most })
}

/// The candidates still in the running, a bit for each by number less one.
pub(super) type Set = u64;

/// Equal ballots, and how many.
pub(super) type Row = (Vec<Mark>, u64);

pub(super) fn bit(number: u16) -> Set {
    1_u64.checked_shl(u32::from(number).saturating_sub(1)).unwrap_or(0)
}

/// Who a ballot counts for when those of a set are in the running; `weak` when several may stand on a rank.
pub(super) fn holder(row: &[Mark], set: Set, weak: bool) -> Option<u16> {
    let runs = |number: &u16| set & bit(*number) != 0;
    if !weak {
        return row.iter().filter_map(|mark| mark.number()).find(runs);
    }
    for rank in row.chunk_by(|_, next| next.is_equal()) {
        let mut left = rank.iter().filter_map(|mark| mark.number()).filter(runs);
        if let Some(first) = left.next() {
            return left.next().is_none().then_some(first);
        }
    }
    None
}

fn members(set: Set) -> impl Iterator<Item = u16> {
    (1_u16..=64).filter(move |number| set & bit(*number) != 0)
}

/// A place in the search: what it took at the least to come here, and who went out before, in order. Cheap ones come
/// first, and of those the ones that went furthest.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    cost: Reverse<u64>,
    out: Vec<u16>,
    /// Whether the last of `out` is the winner, so that the order is done.
    done: bool,
}

struct Search {
    rows: Vec<Row>,
    /// Whether any ballot has several names on a rank.
    weak: bool,
    winner: u16,
    /// So many changed ballots were shown to be enough.
    most: Option<u64>,
    work: usize,
    /// The least cost at which each set was taken up.
    seen: BTreeMap<Set, u64>,
}

impl Search {
    /// Searches, and says what is proven: with fewer ballots cast otherwise nobody else is elected.
    fn run(&mut self, standing: &[u16]) -> u64 {
        let all: Set = standing.iter().fold(0, |set, number| set | bit(*number));
        let mut queue = BinaryHeap::from([Place { cost: Reverse(0), out: Vec::new(), done: false }]);
        let mut proven = None;
        while let Some(place) = queue.pop() {
            let Reverse(cost) = place.cost;
            if self.most.is_some_and(|most| cost >= most) || self.work > WORK {
                return proven.unwrap_or(cost);
            }
            if place.done {
                // The first order that is done is the cheapest by its bound; later ones may be cheaper in fact.
                proven.get_or_insert(cost);
                self.attempt(all, &place.out);
                continue;
            }
            let set = place.out.iter().fold(all, |set, number| set & !bit(*number));
            // Alone, the winner has won.
            if set.count_ones() < 2 || self.seen.get(&set).is_some_and(|before| *before <= cost) {
                continue;
            }
            self.seen.insert(set, cost);
            let votes = self.votes(&self.rows, set);
            self.work += self.rows.len();
            for number in members(set) {
                let cost = cost.max(least(&votes, set, number, 0).0);
                if self.most.is_none_or(|most| cost < most) {
                    let out = place.out.iter().copied().chain([number]).collect();
                    queue.push(Place { cost: Reverse(cost), out, done: number == self.winner });
                }
            }
        }
        proven.or(self.most).unwrap_or(0)
    }

    /// Each candidate's votes when those of a set are in the running; place 0 is nobody.
    fn votes(&self, rows: &[(Vec<Mark>, u64)], set: Set) -> Vec<u64> {
        let mut votes = vec![0; MOST + 1];
        for (row, weight) in rows {
            if let Some(own) = votes.get_mut(usize::from(self.holder(row, set).unwrap_or(0))) {
                *own += weight;
            }
        }
        votes
    }

    fn holder(&self, row: &[Mark], set: Set) -> Option<u16> {
        holder(row, set, self.weak)
    }

    /// The exact search: through the ends of orders, the cheapest first. Says what is proven.
    fn search_ends(&mut self, standing: &[u16]) -> u64 {
        let all: Set = standing.iter().fold(0, |set, number| set | bit(*number));
        let others = standing.iter().copied().filter(|number| *number != self.winner);
        // Cost, whether it is worked out, end; among equal costs the longest first, for it may soon be whole.
        let mut queue: BinaryHeap<(Reverse<u64>, usize, bool, End)> =
            others.map(|number| (Reverse(0), 1, true, End::of(vec![number]))).collect();
        // The least of the orders that could not be settled either way.
        let mut open = u64::MAX;
        let (mut nodes, mut cells) = (0, CELLS);
        while let Some((Reverse(cost), length, worked_out, end)) = queue.pop() {
            if self.most.is_some_and(|most| cost >= most) || cost >= open {
                return cost.min(open);
            }
            if self.work > WORK || nodes > NODES || cells < SPARE {
                return cost.min(open);
            }
            if worked_out {
                if end.set() == all {
                    open = open.min(cost);
                    continue;
                }
                for number in members(all & !end.set()) {
                    let next = end.after(number);
                    let cost = cost.max(self.before(&next, all));
                    if self.most.is_none_or(|most| cost < most) {
                        queue.push((Reverse(cost), length + 1, false, next));
                    }
                }
                continue;
            }
            nodes += 1;
            self.work += self.rows.len() * length;
            let (bound, tie) = match end.cost(&self.rows, self.weak, &mut cells) {
                Cost::Never => continue,
                Cost::AtLeast(bound) => (bound, None),
                Cost::Exact { ballots, taken, put } => {
                    let changed = self.changed(&end, &taken, &put);
                    self.work += changed.len() * length * 2;
                    let can_lose = !changed.iter().any(|(row, _)| row.is_empty()) && self.can_lose(&changed, all);
                    if can_lose && self.most.is_none_or(|most| ballots < most) {
                        self.most = Some(ballots);
                    }
                    (ballots, end.open_tie(&changed, self.weak).filter(|_| !can_lose))
                }
            };
            let cost = cost.max(bound);
            match tie {
                Some(tie) => {
                    queue.extend(end.parted(tie).map(|part| (Reverse(cost), length, false, part)));
                }
                None => queue.push((Reverse(cost), length, true, end)),
            }
        }
        open.min(self.most.unwrap_or(0))
    }

    /// The least number of changed ballots by which all who are out before the order begins can be out by then: each has
    /// at least the first preferences, and each of the order at most the ballots that prefer it to all who are left.
    fn before(&mut self, end: &End, all: Set) -> u64 {
        let first = self.votes(&self.rows, all);
        let mut cost = 0;
        for number in members(all & !end.set()) {
            let set = end.set() | bit(number);
            let most = self.votes(&self.rows, set);
            self.work += self.rows.len();
            let of = |votes: &[u64], number: u16| votes.get(usize::from(number)).copied().unwrap_or(0);
            let own = of(&first, number);
            let fewest = members(end.set()).map(|other| of(&most, other)).min().unwrap_or(0);
            cost = cost.max(own.saturating_sub(fewest).div_ceil(2));
        }
        cost
    }

    /// The ballots after a change: new ones in the place of those taken.
    fn changed(&self, end: &End, taken: &[(usize, u64)], put: &[(Vec<u16>, u64)]) -> Vec<Row> {
        let mut rows = self.rows.clone();
        let mut new = Vec::new();
        let mut put = put.to_vec();
        for (at, many) in taken {
            let Some((row, weight)) = rows.get_mut(*at) else { continue };
            let mut left = *many;
            *weight -= left.min(*weight);
            for (course, wanted) in put.iter_mut().filter(|(_, wanted)| *wanted > 0) {
                let part = left.min(*wanted);
                *wanted -= part;
                left -= part;
                if part > 0 {
                    new.push((end.ballot(row, course), part));
                }
            }
        }
        rows.retain(|(_, weight)| *weight > 0);
        rows.extend(new);
        rows
    }

    /// Changes ballots so that candidates go out in an order, as cheaply as round by round can be done, and counts
    /// again; what elects somebody else is remembered.
    fn attempt(&mut self, all: Set, out: &[u16]) {
        // A tie may go the other way by an earlier round: then one vote more has to turn.
        for clear in [0, 1] {
            let mut rows = self.rows.clone();
            let mut changed = 0;
            let mut set = all;
            for number in out {
                changed += self.put_last(&mut rows, set, *number, clear);
                set &= !bit(*number);
                self.work += rows.len();
            }
            if self.most.is_none_or(|most| changed < most) && self.can_lose(&rows, all) {
                self.most = Some(changed);
            }
        }
    }

    /// Changes ballots until nobody in the running has fewer votes than this one (`clear` more, to be sure): how many.
    fn put_last(&self, rows: &mut Vec<(Vec<Mark>, u64)>, set: Set, number: u16, clear: u64) -> u64 {
        let votes = self.votes(rows, set);
        let of = |number: u16| votes.get(usize::from(number)).copied().unwrap_or(0);
        let (total, level) = least(&votes, set, number, clear);
        if total == 0 {
            return 0;
        }
        let mut from: BTreeMap<u16, u64> = BTreeMap::new();
        from.insert(number, of(number).saturating_sub(level));
        let mut to: Vec<(u16, u64)> = members(set)
            .filter(|other| *other != number)
            .map(|other| (other, (level + clear).saturating_sub(of(other))))
            .collect();
        let needed: u64 = to.iter().map(|(_, votes)| *votes).sum();
        let taken = of(number).saturating_sub(level);
        if needed > taken {
            // The rest comes from ballots that count for nobody, then from those with the most.
            let mut rest = needed - taken;
            let mut rich: Vec<u16> = members(set).filter(|other| *other != number).collect();
            rich.sort_by_key(|other| Reverse(of(*other)));
            for other in [0].into_iter().chain(rich) {
                let spare = if other == 0 { of(0) } else { of(other).saturating_sub(level + clear) };
                let part = spare.min(rest);
                *from.entry(other).or_default() += part;
                rest -= part;
            }
        } else if let Some((_, votes)) = to.iter_mut().max_by_key(|(other, _)| of(*other)) {
            *votes += taken - needed;
        }
        self.turn(rows, set, from, to)
    }

    /// Turns so many ballots of each to others: they count for these from the rank on at which they stand now.
    fn turn(
        &self,
        rows: &mut Vec<(Vec<Mark>, u64)>,
        set: Set,
        mut from: BTreeMap<u16, u64>,
        mut to: Vec<(u16, u64)>,
    ) -> u64 {
        let (mut turned, mut new) = (0, Vec::new());
        for (row, weight) in rows.iter_mut() {
            let Some(left) = from.get_mut(&self.holder(row, set).unwrap_or(0)).filter(|left| **left > 0) else {
                continue;
            };
            for (other, wanted) in to.iter_mut().filter(|(_, wanted)| *wanted > 0) {
                let part = (*wanted).min(*left).min(*weight);
                if part == 0 {
                    continue;
                }
                new.push((replaced(row, set, *other), part));
                *weight -= part;
                *wanted -= part;
                *left -= part;
                turned += part;
            }
        }
        rows.retain(|(_, weight)| *weight > 0);
        rows.extend(new);
        turned
    }

    /// Whether these ballots elect somebody else, or would if a lot fell otherwise.
    fn can_lose(&self, rows: &[(Vec<Mark>, u64)], all: Set) -> bool {
        let mut open = vec![(all, Vec::<Vec<u64>>::new())];
        let mut visited = 0;
        while let Some((set, history)) = open.pop() {
            visited += 1;
            if set & bit(self.winner) == 0 {
                return true;
            }
            if set.count_ones() < 2 || visited > 200 {
                continue;
            }
            let votes = self.votes(rows, set);
            let total: u64 = members(set).filter_map(|number| votes.get(usize::from(number))).sum();
            let of = |number: &u16| votes.get(usize::from(*number)).copied().unwrap_or(0);
            if members(set).any(|number| of(&number) > total / 2) {
                if of(&self.winner) <= total / 2 {
                    return true;
                }
                continue;
            }
            let fewest = members(set).map(|number| of(&number)).min().unwrap_or(0);
            let mut tied: Vec<u16> = members(set).filter(|number| of(number) == fewest).collect();
            for before in history.iter().rev() {
                let of = |number: &u16| before.get(usize::from(*number));
                let fewest = tied.iter().map(of).min().flatten();
                tied.retain(|number| of(number) == fewest);
            }
            let history: Vec<Vec<u64>> = history.into_iter().chain([votes]).collect();
            open.extend(tied.iter().map(|number| (set & !bit(*number), history.clone())));
        }
        false
    }
}

/// A ballot that counts for another from the rank on that is its turn now: what stood before it stays, so that
/// earlier rounds change as little as can be.
fn replaced(row: &[Mark], set: Set, other: u16) -> Vec<Mark> {
    let before = |mark: &&Mark| mark.number().is_some_and(|number| set & bit(number) == 0);
    row.iter().take_while(before).copied().chain([Mark::of(other)]).collect()
}

/// The least number of changed ballots after which nobody in the running has fewer votes than this one (`clear` more),
/// and the votes it has then. A changed ballot takes a vote from one and gives it to one.
fn least(votes: &[u64], set: Set, number: u16, clear: u64) -> (u64, u64) {
    let of = |number: u16| votes.get(usize::from(number)).copied().unwrap_or(0);
    let own = of(number);
    let lacking = |level: u64| -> u64 {
        members(set).filter(|other| *other != number).map(|other| (level + clear).saturating_sub(of(other))).sum()
    };
    let cost = |level: u64| (own - level).max(lacking(level));
    // The first part falls with the level, the second rises: the best is where they cross.
    let (mut low, mut high) = (0, own);
    while high - low > 1 {
        let middle = low.midpoint(high);
        if own - middle >= lacking(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    let best = if cost(high) <= cost(low) { high } else { low };
    (cost(best), best)
}
