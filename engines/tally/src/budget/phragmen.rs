//! Sequential Phragmén for projects with costs.
//!
//! Each project's cost is a load that its supporters share; a supporter's load grows to the same height as that of all
//! the others of the project. In each round the project that leaves the smallest greatest load is funded. The count
//! ends at the first such project that costs more than is left (when several are equal: when any of them does).
//! Projects that cost more than the whole budget are left out. Points and ranks count as support.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_traits::{ToPrimitive as _, Zero as _};

use super::outcome::{Event, Funded, Outcome, Tied};
use super::pool::Pool;
use crate::number::Amount;

/// Loads of the groups, exactly.
pub(crate) struct Loads {
    /// The denominator of all loads.
    denominator: BigInt,
    /// The load that each round left on its supporters, over the denominator.
    heights: Vec<BigInt>,
    /// The round that last gave a group a load.
    last: Vec<Option<usize>>,
    /// The sum of the loads of each project's supporters, over the denominator.
    sums: Vec<BigInt>,
    /// Each project's supporters.
    electors: Vec<u64>,
}

/// Counts by sequential Phragmén.
pub fn phragmen(pool: &Pool) -> Outcome {
    let mut outcome = Outcome::default();
    let mut loads = Loads::new(pool);
    let electors = |p: usize| loads.electors.get(p).copied().unwrap_or(0);
    let mut open: Vec<usize> = (0..pool.len()).filter(|p| electors(*p) > 0 && pool.cost(*p) <= pool.limit).collect();
    open.sort_by_key(|p| pool.place(*p));
    while let Some(best) = loads.lightest(pool, &open) {
        let left = pool.limit - outcome.spent;
        if let Some(dear) = best.iter().find(|p| pool.cost(**p) > left) {
            outcome.rounds.push(Event::TooDear { project: *dear, left });
            break;
        }
        let Some(project) = best.first().copied() else { break };
        open.retain(|other| *other != project);
        outcome.spent += pool.cost(project);
        let measure = loads.put(pool, project);
        let tie = (best.len() > 1).then_some(Tied { projects: best });
        outcome.rounds.push(Event::Funded(Funded {
            project,
            measure,
            payments: Vec::new(),
            tie,
            by_completion: false,
        }));
    }
    outcome
}

impl Loads {
    /// Nobody carries anything.
    pub(crate) fn new(pool: &Pool) -> Self {
        let electors = |p: usize| pool.supporters(p).iter().map(|support| pool.size(support.of)).sum();
        Self {
            denominator: BigInt::from(1),
            heights: Vec::new(),
            last: vec![None; pool.sizes.len()],
            sums: vec![BigInt::zero(); pool.len()],
            electors: (0..pool.len()).map(electors).collect(),
        }
    }

    /// What would be the load of a project's supporters, as numerator over `electors · denominator`.
    fn height(&self, pool: &Pool, project: usize) -> (BigInt, u64) {
        let sum = self.sums.get(project).cloned().unwrap_or_default();
        let electors = self.electors.get(project).copied().unwrap_or(1);
        (sum + &self.denominator * pool.cost(project), electors)
    }

    /// The same as a number.
    pub(crate) fn amount(&self, pool: &Pool, project: usize) -> Amount {
        let (over, electors) = self.height(pool, project);
        Amount::ratio(over, &self.denominator * electors)
    }

    /// The projects with the smallest load to come, in the order of `open`.
    pub(crate) fn lightest(&self, pool: &Pool, open: &[usize]) -> Option<Vec<usize>> {
        let mut best: Vec<usize> = Vec::new();
        let mut least: Option<(BigInt, u64)> = None;
        for project in open {
            let height = self.height(pool, *project);
            let order = least
                .as_ref()
                .map_or(Ordering::Less, |(over, electors)| (&height.0 * *electors).cmp(&(over * height.1)));
            match order {
                Ordering::Less => {
                    best = vec![*project];
                    least = Some(height);
                }
                Ordering::Equal => best.push(*project),
                Ordering::Greater => {}
            }
        }
        (!best.is_empty()).then_some(best)
    }

    /// Puts a project's cost on its supporters; returns their load.
    pub(crate) fn put(&mut self, pool: &Pool, project: usize) -> Amount {
        let (over, electors) = self.height(pool, project);
        let common = (&over % electors.max(1)).to_u64().unwrap_or(0).gcd(&electors).max(1);
        let more = electors / common;
        let height = over / common;
        self.denominator *= more;
        for number in self.heights.iter_mut().chain(&mut self.sums) {
            *number *= more;
        }
        let round = self.heights.len();
        // What each other project's supporters carry more, counted by the load they carried before.
        let mut before: Vec<Vec<u64>> = vec![vec![0; round + 1]; pool.len()];
        for support in pool.supporters(project) {
            let Some(last) = self.last.get_mut(support.of as usize) else { continue };
            let from = last.replace(round).map_or(0, |round| round + 1);
            for like in pool.likes(support.of as usize) {
                if let Some(times) = before.get_mut(like.of as usize).and_then(|times| times.get_mut(from)) {
                    *times += pool.size(support.of);
                }
            }
        }
        for (sum, times) in self.sums.iter_mut().zip(&before) {
            for (from, times) in times.iter().enumerate().filter(|(_, times)| **times > 0) {
                *sum += &height * *times;
                if let Some(earlier) = from.checked_sub(1).and_then(|round| self.heights.get(round)) {
                    *sum -= earlier * *times;
                }
            }
        }
        let amount = Amount::ratio(height.clone(), self.denominator.clone());
        self.heights.push(height);
        amount
    }
}
