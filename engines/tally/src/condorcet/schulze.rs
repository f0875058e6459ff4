//! The Schulze method: strongest chains of preferences.
//!
//! A chain from one candidate to another goes over candidates each of whom beats the next; it is as strong as its
//! weakest link. Whoever has chains to each other candidate at least as strong as those back wins. A link counts by
//! the ballots on the winning side ([`crate::options::Strength::WinningVotes`], as in Schulze's proposal) or by the
//! margin, as the settings say. Between several winners the lot decides. Source: M. Schulze, "A new monotonic,
//! clone-independent, reversal symmetric, and Condorcet-consistent single-winner election method", Social Choice and
//! Welfare 36 (2011).

use super::Count;
use crate::account::Event;

pub(super) fn count(count: &mut Count<'_>) {
    count.among_smith();
    let all = count.account.candidates.len();
    let standing = count.standing.clone();
    let paths = Paths::find(all, &standing, |a, b| count.defeat(a, b));
    let best: Vec<u16> = standing
        .iter()
        .copied()
        .filter(|a| standing.iter().all(|b| paths.strength(*a, *b) >= paths.strength(*b, *a)))
        .collect();
    let mut events = vec![Event::Paths { strengths: paths.rows() }];
    for winner in &best {
        for other in standing.iter().filter(|other| !best.contains(other)) {
            events.extend(paths.chain(*winner, *other));
            events.extend(paths.chain(*other, *winner));
        }
    }
    let round = count.round(events);
    count.elect(round, &best);
}

/// The strongest chains between all pairs.
struct Paths {
    candidates: usize,
    strengths: Vec<u64>,
    /// The candidate before the last on the strongest chain.
    before: Vec<u16>,
}

impl Paths {
    /// Floyd and Warshall's algorithm for the widest path. Between chains of equal strength the one found first
    /// stays: candidates on the way are tried by ascending number.
    fn find(candidates: usize, standing: &[u16], link: impl Fn(u16, u16) -> u64) -> Self {
        let mut paths =
            Self { candidates, strengths: vec![0; candidates * candidates], before: vec![0; candidates * candidates] };
        for a in standing {
            for b in standing.iter().filter(|b| *b != a) {
                paths.set(*a, *b, link(*a, *b), *a);
            }
        }
        for over in standing {
            for a in standing.iter().filter(|a| *a != over) {
                let first = paths.strength(*a, *over);
                if first == 0 {
                    continue;
                }
                for b in standing.iter().filter(|b| *b != a && *b != over) {
                    let strength = first.min(paths.strength(*over, *b));
                    if strength > paths.strength(*a, *b) {
                        paths.set(*a, *b, strength, paths.before(*over, *b));
                    }
                }
            }
        }
        paths
    }

    fn cell(&self, a: u16, b: u16) -> usize {
        usize::from(a).wrapping_sub(1).wrapping_mul(self.candidates).wrapping_add(usize::from(b).wrapping_sub(1))
    }

    fn set(&mut self, a: u16, b: u16, strength: u64, before: u16) {
        let cell = self.cell(a, b);
        if let Some(of) = self.strengths.get_mut(cell) {
            *of = strength;
        }
        if let Some(of) = self.before.get_mut(cell) {
            *of = before;
        }
    }

    fn strength(&self, a: u16, b: u16) -> u64 {
        self.strengths.get(self.cell(a, b)).copied().unwrap_or(0)
    }

    fn before(&self, a: u16, b: u16) -> u16 {
        self.before.get(self.cell(a, b)).copied().unwrap_or(0)
    }

    /// The candidates of the strongest chain from `a` to `b`; nothing when there is none.
    fn chain(&self, a: u16, b: u16) -> Option<Event> {
        let strength = self.strength(a, b);
        let mut numbers = vec![b];
        while strength > 0 && numbers.last() != Some(&a) && numbers.len() <= self.candidates {
            numbers.push(self.before(a, numbers.last().copied()?));
        }
        numbers.reverse();
        (strength > 0).then_some(Event::Chain { numbers, strength })
    }

    fn rows(&self) -> Vec<Vec<u64>> {
        self.strengths.chunks(self.candidates.max(1)).map(<[u64]>::to_vec).collect()
    }
}
