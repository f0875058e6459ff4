//! Ranked pairs (Tideman): the clearest preferences first, leaving out what contradicts them.
//!
//! Pairs are taken in this order: the larger margin (or the more winning votes, as the settings say) first; then the
//! fewer ballots on the losing side; then by lot, first the pair whose winner has the better lot, then the one whose
//! loser has the worse. A pair is kept unless it closes a circle with those kept before. Pairs in which as many prefer
//! one as the other are not taken. Whoever is beaten in no kept pair wins; between several the lot decides. Where
//! the order among level pairs cannot matter, because all of them are kept or left out in any order, no tie is
//! recorded. Sources: T. N. Tideman, "Independence of clones as a criterion for voting rules" (1987); T. M. Zavist
//! and T. N. Tideman, "Complete independence of clones in the ranked pairs rule" (1989).

use std::cmp::Reverse;

use super::Count;
use crate::account::Event;
use crate::tie::{Question, Settled};

/// A pair, the preferred one first.
#[derive(Clone, Copy)]
struct Pair {
    winner: u16,
    loser: u16,
    strength: u64,
    ayes: u64,
    noes: u64,
}

pub(super) fn count(count: &mut Count<'_>) {
    count.among_smith();
    let pairs = pairs(count);
    let mut graph = Graph::new(count.account.candidates.len());
    let mut rest = pairs.as_slice();
    let mut round = 1;
    while let Some(first) = rest.first() {
        let level = rest.iter().take_while(|pair| key(pair) == key(first)).count();
        let (group, after) = rest.split_at(level);
        rest = after;
        let matters = group.len() > 1 && graph.order_matters(group);
        let events = group.iter().map(|pair| graph.take(*pair)).collect();
        round = count.round(events);
        if matters {
            let mut tied: Vec<u16> = group.iter().flat_map(|pair| [pair.winner, pair.loser]).collect();
            tied.sort_unstable();
            tied.dedup();
            let chosen = group.iter().flat_map(|pair| [pair.winner, pair.loser]).collect();
            count.tie(round, Question::Order, &tied, Settled::Lot, chosen);
        }
    }
    let standing = count.standing.clone();
    let best: Vec<u16> = standing.iter().copied().filter(|a| !standing.iter().any(|b| graph.kept(*b, *a))).collect();
    count.elect(round, &best);
}

/// What decides before the lot.
fn key(pair: &Pair) -> (Reverse<u64>, u64) {
    (Reverse(pair.strength), pair.noes)
}

/// All pairs with a preferred one, in the order in which they are taken.
fn pairs(count: &Count<'_>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for winner in &count.standing {
        for loser in &count.standing {
            let (ayes, noes) = (count.matrix.prefer(*winner, *loser), count.matrix.prefer(*loser, *winner));
            if ayes > noes {
                let strength = count.defeat(*winner, *loser);
                pairs.push(Pair { winner: *winner, loser: *loser, strength, ayes, noes });
            }
        }
    }
    let mut places = vec![0; count.account.candidates.len() + 1];
    for (place, number) in count.account.lot.order.iter().enumerate() {
        if let Some(of) = places.get_mut(usize::from(*number)) {
            *of = place;
        }
    }
    let place = |number: u16| places.get(usize::from(number)).copied().unwrap_or(usize::MAX);
    pairs.sort_by_key(|pair| (key(pair), place(pair.winner), Reverse(place(pair.loser))));
    pairs
}

/// The pairs kept so far, and who reaches whom over them.
#[derive(Clone)]
struct Graph {
    candidates: usize,
    kept: Vec<bool>,
    reaches: Vec<bool>,
}

impl Graph {
    fn new(candidates: usize) -> Self {
        Self { candidates, kept: vec![false; candidates * candidates], reaches: vec![false; candidates * candidates] }
    }

    fn cell(&self, a: u16, b: u16) -> usize {
        usize::from(a).wrapping_sub(1).wrapping_mul(self.candidates).wrapping_add(usize::from(b).wrapping_sub(1))
    }

    fn kept(&self, a: u16, b: u16) -> bool {
        self.kept.get(self.cell(a, b)).copied().unwrap_or(false)
    }

    fn reaches(&self, a: u16, b: u16) -> bool {
        a == b || self.reaches.get(self.cell(a, b)).copied().unwrap_or(false)
    }

    /// Keeps a pair unless it closes a circle.
    fn take(&mut self, pair: Pair) -> Event {
        let keep = !self.reaches(pair.loser, pair.winner);
        if keep {
            self.keep(pair);
        }
        let Pair { winner, loser, ayes, noes, .. } = pair;
        Event::Pair { winner, loser, ayes, noes, locked: Some(keep) }
    }

    fn keep(&mut self, pair: Pair) {
        let cell = self.cell(pair.winner, pair.loser);
        if let Some(kept) = self.kept.get_mut(cell) {
            *kept = true;
        }
        if self.reaches(pair.winner, pair.loser) {
            return;
        }
        let last = u16::try_from(self.candidates).unwrap_or(u16::MAX);
        let ends: Vec<u16> = (1..=last).filter(|b| self.reaches(pair.loser, *b)).collect();
        for a in (1..=last).filter(|a| self.reaches(*a, pair.winner)).collect::<Vec<u16>>() {
            for b in &ends {
                let cell = self.cell(a, *b);
                if let Some(reaches) = self.reaches.get_mut(cell) {
                    *reaches = true;
                }
            }
        }
    }

    /// Whether level pairs are kept or left out by the order they are taken in: some of those that contradict
    /// nothing yet contradict each other.
    fn order_matters(&self, group: &[Pair]) -> bool {
        let free = group.iter().filter(|pair| !self.reaches(pair.loser, pair.winner));
        let mut graph = self.clone();
        for pair in free {
            if graph.reaches(pair.loser, pair.winner) {
                return true;
            }
            graph.keep(*pair);
        }
        false
    }
}
