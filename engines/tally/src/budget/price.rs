//! Prices and balances of Equal Shares: exact, and near enough to sort by.
//!
//! What an elector has left is the first share less what they paid for each funded project. All these are fractions
//! over one denominator, kept as whole numbers of any length ([`Ledger`]). Most questions are settled without them:
//! every balance is also kept as a whole number of 2^-`bits`, together with a proven bound on how far it can be off.
//! Where two things are closer than the bound allows to tell, the exact numbers decide.

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_traits::{ToPrimitive as _, Zero as _};

use super::pool::{Pool, Support};
use crate::number::Amount;

/// No round: the project is not funded.
const NEVER: u32 = u32::MAX;
/// Beyond this bound on the error, the exact numbers are asked at once.
const WIDEST: i128 = 1 << 40;

/// What was paid so far, exactly and nearly.
#[derive(Clone, Debug)]
pub(super) struct Ledger {
    /// The denominator of all numbers below.
    denominator: BigInt,
    /// The share everybody began with.
    share: BigInt,
    /// What one unit of worth cost in each round, over the denominator.
    prices: Vec<BigInt>,
    /// In which round each project was funded.
    round_of: Vec<u32>,
    /// What each elector of a group has left, nearly, in units of 2^-`bits`.
    left: Vec<i64>,
    /// Whether a group still has money.
    solvent: Vec<bool>,
    /// No balance in `left` is off by more than this.
    off: i128,
    bits: u32,
    /// What was found out on the way, where it is asked for.
    pub(super) trace: Option<Trace>,
}

/// Everything a run found out: which project was looked at, who could pay in full and who could not, which was funded.
///
/// With these answers given, all balances and prices are linear in the share that everybody begins with. So where two
/// shares give the same answers, every share between them does: a linear inequality that holds at both ends of an
/// interval holds within it, a strict one strictly, and prices that are equal within and in order at both ends are
/// equal throughout, so that the order for ties decides alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Trace(Vec<u64>);

impl Trace {
    /// A project was funded.
    pub(super) fn funded(&mut self, project: usize) {
        self.0.extend([u64::MAX, project as u64]);
    }

    /// A project was looked at: its supporters together cannot pay.
    fn beyond(&mut self, project: usize) {
        self.0.extend([u64::MAX - 1, project as u64]);
    }

    /// A project was looked at: some of its supporters can pay in full.
    fn looked(&mut self, project: usize, full: impl Iterator<Item = bool>) {
        self.0.extend([u64::MAX - 2, project as u64]);
        let mut word = 1_u64;
        for full in full {
            if word >> 63 == 1 {
                self.0.push(word);
                word = 1;
            }
            word = word << 1 | u64::from(full);
        }
        self.0.push(word);
    }
}

/// What a project would cost its supporters now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Price {
    /// They no longer have enough together, and never will.
    Beyond,
    /// About `near` per unit of worth (in units of 2^-`bits`), off by no more than `slack`.
    About {
        /// The estimate.
        near: i128,
        /// The bound on its error.
        slack: i128,
        /// Whether the estimate is enough to tell who pays in full.
        sure: bool,
    },
}

/// A price as a fraction: `over / (worth · denominator of the ledger)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Exact {
    /// The numerator.
    pub over: BigInt,
    /// The worth together of those who pay in full.
    pub worth: u64,
}

/// Who pays how much for a project at a price: the part of a sum over the supporters.
#[derive(Clone, Debug, Default)]
struct Split {
    /// Electors who give all they have.
    short: u64,
    /// What these have together, nearly.
    sum: i128,
    /// The worth together of the others.
    worth: u64,
    /// The smallest distance between a balance and the share asked of it.
    gap: i128,
    /// The greatest worth to any of them.
    most: u32,
}

impl Ledger {
    /// Everybody has `share / electors` units of money, nearly known to `most_bits` binary digits.
    pub(super) fn new(pool: &Pool, share: &BigInt, most_bits: u32) -> Self {
        let electors = pool.electors.max(1);
        let whole = (share / electors).to_u64().unwrap_or(u64::MAX);
        let bits = most_bits.saturating_sub(64 - whole.leading_zeros());
        let near = ((share << bits) / electors).to_i64().unwrap_or(0);
        Self {
            denominator: BigInt::from(electors),
            share: share.clone(),
            prices: Vec::new(),
            round_of: vec![NEVER; pool.len()],
            left: vec![near; pool.sizes.len()],
            solvent: vec![!share.is_zero(); pool.sizes.len()],
            off: 1,
            bits,
            trace: None,
        }
    }

    /// What a project would cost, found by raising the price until nobody is asked for more than they have.
    pub(super) fn price(&mut self, pool: &Pool, project: usize, supporters: &[Support], from: i128) -> Price {
        let cost = i128::from(pool.cost(project)) << self.bits;
        let mut near = from;
        loop {
            let split = self.split(pool, supporters, near);
            if split.worth == 0 {
                // All they have together is not enough even if every estimate is too low by all it can be.
                let surely = cost - split.sum > self.off * i128::from(split.short);
                return if surely { self.beyond(project) } else { self.exact_price(pool, project, supporters) };
            }
            let next = (cost - split.sum) / i128::from(split.worth);
            if next > near && next >> 62 == 0 {
                near = next;
                continue;
            }
            if next >> 62 != 0 {
                // More than anybody ever had.
                return self.beyond(project);
            }
            let slack = i128::from(split.short) * self.off / i128::from(split.worth) + 2;
            let sure = split.gap > self.off + (slack + (near - next)) * i128::from(split.most) + 2;
            if slack > WIDEST || !sure {
                return self.exact_price(pool, project, supporters);
            }
            if let Some(mut trace) = self.trace.take() {
                trace.looked(project, supporters.iter().map(|support| self.seems_full(*support, next)));
                self.trace = Some(trace);
            }
            return Price::About { near: next, slack, sure };
        }
    }

    /// One pass over the supporters at a price.
    fn split(&self, pool: &Pool, supporters: &[Support], near: i128) -> Split {
        let mut split = Split { gap: i128::MAX, ..Split::default() };
        for support in supporters {
            let left = i128::from(self.left.get(support.of as usize).copied().unwrap_or(0));
            let size = pool.size(support.of);
            let asked = near * i128::from(support.worth);
            split.gap = split.gap.min((left - asked).abs());
            split.most = split.most.max(support.worth);
            if left < asked {
                split.short += size;
                split.sum += left * i128::from(size);
            } else {
                split.worth += size * u64::from(support.worth);
            }
        }
        split
    }

    fn beyond(&mut self, project: usize) -> Price {
        if let Some(trace) = &mut self.trace {
            trace.beyond(project);
        }
        Price::Beyond
    }

    /// Whether a group has the share asked of it at a price, as far as the estimates tell.
    fn seems_full(&self, support: Support, near: i128) -> bool {
        i128::from(self.left.get(support.of as usize).copied().unwrap_or(0)) >= near * i128::from(support.worth)
    }

    /// The same by exact numbers.
    fn exact_price(&mut self, pool: &Pool, project: usize, supporters: &[Support]) -> Price {
        let Some(exact) = self.exact(pool, project, supporters) else { return self.beyond(project) };
        if let Some(mut trace) = self.trace.take() {
            let fits = |support: &Support| self.balance(pool, support.of) * exact.worth >= &exact.over * support.worth;
            trace.looked(project, supporters.iter().map(fits));
            self.trace = Some(trace);
        }
        Price::About { near: self.near(&exact.over, exact.worth), slack: 2, sure: false }
    }

    /// A number over `worth · denominator` in units of 2^-`bits`, rounded down.
    fn near(&self, over: &BigInt, worth: u64) -> i128 {
        ((over << self.bits) / (&self.denominator * worth)).to_i128().unwrap_or(i128::MAX)
    }

    /// The exact price; `None` when the supporters have not enough together.
    pub(super) fn exact(&self, pool: &Pool, project: usize, supporters: &[Support]) -> Option<Exact> {
        let balances: Vec<BigInt> = supporters.iter().map(|support| self.balance(pool, support.of)).collect();
        let mut over = BigInt::from(pool.cost(project)) * &self.denominator;
        let mut worth: u64 = supporters.iter().map(|s| pool.size(s.of) * u64::from(s.worth)).sum();
        let mut full = vec![true; supporters.len()];
        loop {
            if worth == 0 {
                return None;
            }
            let mut changed = false;
            let (asked, among) = (over.clone(), worth);
            for ((support, balance), full) in supporters.iter().zip(&balances).zip(&mut full) {
                if *full && balance * among < &asked * support.worth {
                    *full = false;
                    changed = true;
                    over -= balance * pool.size(support.of);
                    worth -= pool.size(support.of) * u64::from(support.worth);
                }
            }
            if !changed {
                return Some(Exact { over, worth });
            }
        }
    }

    /// What a group has left, over the denominator.
    fn balance(&self, pool: &Pool, group: u32) -> BigInt {
        if !self.solvent.get(group as usize).copied().unwrap_or(false) {
            return BigInt::zero();
        }
        let mut balance = self.share.clone();
        for like in pool.likes(group as usize) {
            if let Some(price) = self.price_of(like.of as usize) {
                balance -= price * like.worth;
            }
        }
        balance
    }

    /// What one unit of worth cost for a funded project.
    fn price_of(&self, project: usize) -> Option<&BigInt> {
        self.prices.get(self.round_of.get(project).copied()? as usize)
    }

    /// The exact price where the estimate is sure who pays in full: the same number as [`Ledger::exact`], by counting
    /// how often each earlier price was paid instead of adding up balances.
    pub(super) fn counted(&self, pool: &Pool, project: usize, supporters: &[Support], near: i128) -> Exact {
        let mut times = vec![0_u64; self.prices.len()];
        let (mut short, mut worth) = (0_u64, 0_u64);
        for support in supporters {
            let size = pool.size(support.of);
            if self.seems_full(*support, near) {
                worth += size * u64::from(support.worth);
                continue;
            }
            short += size;
            for like in pool.likes(support.of as usize) {
                let round = self.round_of.get(like.of as usize).copied().unwrap_or(NEVER);
                if let Some(times) = times.get_mut(round as usize) {
                    *times += size * u64::from(like.worth);
                }
            }
        }
        let mut over = BigInt::from(pool.cost(project)) * &self.denominator - &self.share * short;
        for (price, times) in self.prices.iter().zip(times) {
            over += price * times;
        }
        Exact { over, worth }
    }

    /// Compares two exact prices, each per `factor`.
    pub(super) fn compare(a: (&Exact, u64), b: (&Exact, u64)) -> std::cmp::Ordering {
        let ((a, factor_a), (b, factor_b)) = (a, b);
        (&a.over * b.worth * factor_b).cmp(&(&b.over * a.worth * factor_a))
    }

    /// A price as a fraction, per `factor`.
    pub(super) fn amount(&self, exact: &Exact, factor: u64) -> Amount {
        Amount::ratio(exact.over.clone(), &self.denominator * exact.worth * factor)
    }

    /// Takes the payments for a project: those who can pay in full do, the others give all they have.
    pub(super) fn pay(&mut self, pool: &Pool, project: usize, supporters: &[Support], exact: &Exact) -> Payers {
        let rest = (&exact.over % exact.worth.max(1)).to_u64().unwrap_or(0);
        let common = rest.gcd(&exact.worth).max(1);
        self.widen(exact.worth / common);
        let price = &exact.over / common;
        let near = self.near(&price, 1);
        let mut payers = Payers::default();
        let mut most = 0;
        for support in supporters {
            let size = pool.size(support.of);
            let asked = near * i128::from(support.worth);
            let full = self.can_pay(pool, *support, &price, asked);
            let Some(left) = self.left.get_mut(support.of as usize) else { continue };
            if full {
                *left = left.saturating_sub(i64::try_from(asked).unwrap_or(i64::MAX));
                most = most.max(support.worth);
                payers.full(support.worth, size);
            } else {
                *left = 0;
                payers.short += size;
                if let Some(solvent) = self.solvent.get_mut(support.of as usize) {
                    *solvent = false;
                }
            }
        }
        if let Some(of) = self.round_of.get_mut(project) {
            *of = u32::try_from(self.prices.len()).unwrap_or(NEVER);
        }
        self.prices.push(price);
        self.off += i128::from(most);
        payers
    }

    /// Makes the denominator so many times larger; all numbers stay what they are.
    fn widen(&mut self, times: u64) {
        if times != 1 {
            self.denominator *= times;
            self.share *= times;
            for price in &mut self.prices {
                *price *= times;
            }
        }
    }

    /// Whether each elector of a group has the share asked of it; within the bound of the estimate, by exact numbers.
    fn can_pay(&self, pool: &Pool, support: Support, price: &BigInt, asked: i128) -> bool {
        let left = i128::from(self.left.get(support.of as usize).copied().unwrap_or(0));
        if (left - asked).abs() > self.off + i128::from(support.worth) + 1 {
            return left > asked;
        }
        self.balance(pool, support.of) >= price * support.worth
    }

    /// What one unit of worth cost in the last round.
    pub(super) fn last_price(&self) -> Amount {
        Amount::ratio(self.prices.last().cloned().unwrap_or_default(), self.denominator.clone())
    }

    /// Whether a group has money left.
    pub(super) fn is_solvent(&self, group: u32) -> bool {
        self.solvent.get(group as usize).copied().unwrap_or(false)
    }
}

/// Who paid for a project.
#[derive(Clone, Debug, Default)]
pub(super) struct Payers {
    /// Electors who paid in full, by worth.
    pub full: Vec<(u32, u64)>,
    /// Electors who gave all they had.
    pub short: u64,
}

impl Payers {
    fn full(&mut self, worth: u32, electors: u64) {
        match self.full.iter_mut().find(|(of, _)| *of == worth) {
            Some((_, sum)) => *sum += electors,
            None => self.full.push((worth, electors)),
        }
    }
}
