//! The Method of Equal Shares, once, with a given share for every elector.
//!
//! In each round the project whose utility costs its supporters least is funded: the price per unit of utility is
//! the smallest at which its supporters can pay for it, everybody paying the same price or all they have left. A
//! price never falls as money is spent, so an earlier price is a lower bound: projects wait in a queue by that bound
//! and only those at the front are looked at again. Prices too close to tell are compared exactly.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use num_bigint::BigInt;

use super::outcome::{Funded, Payment, Tied};
use super::pool::{Pool, Support};
use super::price::{Exact, Ledger, Payers, Price, Trace};
use crate::number::Amount;

/// Bits after the point of what the queue is ordered by.
const BITS: u32 = 62;

/// Binary digits of the estimates that most questions are settled by.
const NEARLY: u32 = 60;

/// A project in the queue.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Waiting {
    /// No more than its price per unit of utility, in units of 2^-`BITS` of the ledger's unit.
    least: u128,
    place: u32,
    project: usize,
    /// No less than its price when that was found.
    most: u128,
    near: i128,
    slack: i128,
    /// Whether `near` is enough to tell who pays in full.
    sure: bool,
    /// In which round its price was found; 0 for the first bound.
    round: usize,
}

/// One run of the method.
pub(super) struct Run<'a> {
    pool: &'a Pool,
    ledger: Ledger,
    supporters: Vec<Vec<Support>>,
    queue: BinaryHeap<Reverse<Waiting>>,
    round: usize,
    telling: Telling,
}

/// What is wanted of a run beside the projects it funds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Telling {
    /// Prices and payments.
    Account,
    /// What was found out on the way, to compare runs by.
    Trace,
}

impl<'a> Run<'a> {
    /// Everybody has `share / electors` units of money.
    pub(super) fn new(pool: &'a Pool, share: &BigInt, telling: Telling) -> Self {
        Self::within(pool, share, telling, NEARLY)
    }

    /// The same, with estimates of so many binary digits.
    fn within(pool: &'a Pool, share: &BigInt, telling: Telling, digits: u32) -> Self {
        let supporters: Vec<Vec<Support>> = (0..pool.len()).map(|p| pool.supporters(p).to_vec()).collect();
        let supported = (0..pool.len()).filter(|p| !pool.supporters(*p).is_empty());
        let first = |project: usize| Waiting {
            least: 0,
            place: pool.place(project),
            project,
            most: u128::MAX,
            near: 0,
            slack: 0,
            sure: false,
            round: 0,
        };
        let queue = supported.map(|project| Reverse(first(project))).collect();
        let mut ledger = Ledger::new(pool, share, digits);
        ledger.trace = (telling == Telling::Trace).then(Trace::default);
        Self { pool, ledger, supporters, queue, round: 0, telling }
    }

    /// Funds the next project; `None` when no project can be paid for.
    pub(super) fn next(&mut self) -> Option<Funded> {
        self.round += 1;
        let mut front = vec![self.front()?];
        let mut most = front.first().map_or(0, |waiting| waiting.most);
        while self.queue.peek().is_some_and(|Reverse(next)| next.least <= most) {
            let Some(next) = self.front_until(most) else { break };
            most = most.min(next.most);
            front.push(next);
        }
        let (chosen, exact, tie) = self.choose(front)?;
        Some(self.fund(&chosen, &exact, tie))
    }

    /// The project with the smallest bound whose price is of this round.
    fn front(&mut self) -> Option<Waiting> {
        self.front_until(u128::MAX)
    }

    /// The same, as long as the bound is no more than `most`.
    fn front_until(&mut self, most: u128) -> Option<Waiting> {
        loop {
            if self.queue.peek().is_none_or(|Reverse(next)| next.least > most) {
                return None;
            }
            let Reverse(next) = self.queue.pop()?;
            if next.round == self.round {
                return Some(next);
            }
            if let Some(priced) = self.priced(next) {
                self.queue.push(Reverse(priced));
            }
        }
    }

    /// A project with its price of this round; `None` when its supporters cannot pay for it any more.
    fn priced(&mut self, waiting: Waiting) -> Option<Waiting> {
        let list = self.supporters.get_mut(waiting.project)?;
        let ledger = &self.ledger;
        list.retain(|support| ledger.is_solvent(support.of));
        let from = (waiting.near - waiting.slack).max(0);
        match self.ledger.price(self.pool, waiting.project, list, from) {
            Price::Beyond => None,
            Price::About { near, slack, sure } => {
                let factor = u128::from(self.pool.factor(waiting.project));
                let shifted = |price: i128| u128::try_from(price.max(0)).unwrap_or(0) << BITS;
                let least = shifted(near - slack) / factor;
                let most = shifted(near + slack) / factor + 1;
                Some(Waiting { least, most, near, slack, sure, round: self.round, ..waiting })
            }
        }
    }

    /// The cheapest of those at the front; the others go back. Equal ones go by the order for ties.
    fn choose(&mut self, front: Vec<Waiting>) -> Option<(Waiting, Exact, Option<Tied>)> {
        let mut priced: Vec<(Waiting, Exact)> = Vec::with_capacity(front.len());
        for waiting in front {
            let list = self.supporters.get(waiting.project).map_or(&[][..], Vec::as_slice);
            let exact = if waiting.sure {
                self.ledger.counted(self.pool, waiting.project, list, waiting.near)
            } else {
                self.ledger.exact(self.pool, waiting.project, list)?
            };
            priced.push((waiting, exact));
        }
        let order = |a: &(Waiting, Exact), b: &(Waiting, Exact)| {
            let factors = (self.pool.factor(a.0.project), self.pool.factor(b.0.project));
            Ledger::compare((&a.1, factors.0), (&b.1, factors.1))
        };
        priced.sort_by(|a, b| order(a, b).then(a.0.place.cmp(&b.0.place)));
        let equal = priced.iter().take_while(|other| order(&priced[0], other) == Ordering::Equal).count();
        let projects: Vec<usize> = priced.iter().take(equal).map(|(waiting, _)| waiting.project).collect();
        let mut priced = priced.into_iter();
        let (chosen, exact) = priced.next()?;
        self.queue.extend(priced.map(|(waiting, _)| Reverse(waiting)));
        Some((chosen, exact, (projects.len() > 1).then_some(Tied { projects })))
    }

    /// Takes the payments.
    fn fund(&mut self, chosen: &Waiting, exact: &Exact, tie: Option<Tied>) -> Funded {
        let list = self.supporters.get_mut(chosen.project).map(std::mem::take).unwrap_or_default();
        let project = chosen.project;
        let mut funded = Funded { project, measure: Amount::zero(), payments: Vec::new(), tie, by_completion: false };
        if self.telling == Telling::Account {
            funded.measure = self.ledger.amount(exact, self.pool.factor(project));
        }
        let payers = self.ledger.pay(self.pool, project, &list, exact);
        if let Some(trace) = &mut self.ledger.trace {
            trace.funded(project);
        } else {
            funded.payments = payments(payers, &self.ledger.last_price(), self.pool.cost(project));
        }
        funded
    }

    /// What was found out on the way.
    pub(super) fn trace(self) -> Trace {
        self.ledger.trace.unwrap_or_default()
    }
}

/// What was paid, those who gave all they had last.
fn payments(payers: Payers, price: &Amount, cost: u64) -> Vec<Payment> {
    let mut rest = Amount::from(cost);
    let mut payments = Vec::with_capacity(payers.full.len() + 1);
    let mut full = payers.full;
    full.sort_unstable();
    for (worth, electors) in full {
        let together = Amount(&price.0 * BigInt::from(worth) * BigInt::from(electors));
        rest -= &together;
        payments.push(Payment { electors, worth, together, all_they_had: false });
    }
    if payers.short > 0 {
        payments.push(Payment { electors: payers.short, worth: 0, together: rest, all_they_had: true });
    }
    payments
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ballots::Ballots;
    use crate::contest::{Candidate, Contest};
    use crate::options::Utility;

    proptest! {
        #[test]
        fn estimates_of_any_width_lead_to_the_same(
            costs in proptest::collection::vec(1..40_u64, 1..7),
            rows in proptest::collection::vec((1..5_u64, proptest::collection::vec(0..4_i32, 7)), 1..12),
            limit in 1..120_u64,
        ) {
            let project = |cost: &u64| Candidate { cost: Some(*cost), ..Candidate::default() };
            let contest = Contest {
                budget: Some(limit),
                candidates: costs.iter().map(project).collect(),
                ..Contest::default()
            };
            let given = |(weight, row): &(u64, Vec<i32>)| {
                (*weight, (1_u16..).zip(row.iter().copied()).take(costs.len()).collect())
            };
            let ballots = Ballots::scored(rows.iter().map(given));
            for utility in [Utility::Cost, Utility::Cardinality] {
                let pool = Pool::of(&contest, &ballots, utility).unwrap();
                let run = |digits| {
                    let mut run = Run::within(&pool, &BigInt::from(limit), Telling::Account, digits);
                    std::iter::from_fn(|| run.next()).collect::<Vec<Funded>>()
                };
                let near = run(NEARLY);
                for digits in [0, 3, 6, 9] {
                    prop_assert_eq!(&run(digits), &near);
                }
            }
        }
    }
}
