//! Equal Shares with its completions.
//!
//! Equal Shares alone leaves money unspent. **Add1** raises every elector's share by one unit of money, counts anew,
//! and so on: the last outcome that the budget can pay for stands; it ends early when nothing more could be paid for.
//! Its variant with a `U` then funds, by votes, what the rest of the money still pays for ([`super::greedy()`]).

use num_bigint::BigInt;
use rayon::prelude::*;

use super::greedy;
use super::outcome::{Completed, Event, Outcome};
use super::pool::Pool;
use super::price::Trace;
use super::shares::{Run, Telling};
use crate::number::Amount;
use crate::options::Completion;

/// Steps of Add1 that are counted at once; the outcome does not depend on it.
const ABREAST: u64 = 4;

/// Counts by Equal Shares.
pub fn equal_shares(pool: &Pool, completion: Completion) -> Outcome {
    let mut outcome = match completion {
        Completion::None => once(pool, 0),
        Completion::Add1 | Completion::Add1U => raised(pool),
    };
    if completion == Completion::Add1U {
        greedy::complete(pool, &mut outcome, true);
    }
    outcome
}

/// Each elector's share when it is raised by so many units of money, times the number of electors.
fn share(pool: &Pool, raised: u64) -> BigInt {
    BigInt::from(pool.limit) + BigInt::from(raised) * pool.unit * pool.electors
}

/// One run, with its account.
fn once(pool: &Pool, by: u64) -> Outcome {
    let mut outcome = Outcome::default();
    let mut run = Run::new(pool, &share(pool, by), Telling::Account);
    while let Some(funded) = run.next() {
        outcome.spent += pool.cost(funded.project);
        outcome.rounds.push(Event::Funded(funded));
    }
    outcome
}

/// One run for comparison: what it funds, and what it found out on the way.
#[derive(Clone, Debug)]
struct Tried {
    funded: Vec<usize>,
    spent: u64,
    trace: Trace,
}

fn tried(pool: &Pool, by: u64) -> Tried {
    let mut run = Run::new(pool, &share(pool, by), Telling::Trace);
    let funded: Vec<usize> = std::iter::from_fn(|| run.next()).map(|funded| funded.project).collect();
    Tried { spent: funded.iter().map(|p| pool.cost(*p)).sum(), funded, trace: run.trace() }
}

/// Add1. Where a run some steps ahead finds the same answers on its way, all steps between do too ([`Trace`]), and
/// are passed over; the stride doubles as long as this goes well and is halved when it does not.
fn raised(pool: &Pool) -> Outcome {
    let mut by = 0;
    let mut last = tried(pool, by);
    let mut stride = 1;
    let next_overspends = 'raise: loop {
        if is_exhaustive(pool, &last) {
            break false;
        }
        if stride > 1 {
            let ahead = tried(pool, by + stride);
            if ahead.trace == last.trace {
                by += stride;
                last = ahead;
                stride *= 2;
            } else {
                stride /= 2;
            }
            continue;
        }
        let next: Vec<Tried> = (by + 1..=by + ABREAST).into_par_iter().map(|by| tried(pool, by)).collect();
        for next in next {
            if next.spent > pool.limit {
                break 'raise true;
            }
            by += 1;
            stride = if next.trace == last.trace { stride * 2 } else { 1 };
            last = next;
            if is_exhaustive(pool, &last) {
                break 'raise false;
            }
        }
    };
    let mut outcome = once(pool, by);
    let share = Amount::ratio(share(pool, by), pool.electors.max(1));
    outcome.completed = Some(Completed { raised: by, share, next_overspends });
    outcome
}

/// Whether no project with support could still be paid for.
fn is_exhaustive(pool: &Pool, tried: &Tried) -> bool {
    let left = pool.limit.saturating_sub(tried.spent);
    let open = |p: &usize| !pool.supporters(*p).is_empty() && !tried.funded.contains(p);
    !(0..pool.len()).filter(open).any(|p| pool.cost(p) <= left)
}
