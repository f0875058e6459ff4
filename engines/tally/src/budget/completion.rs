//! Equal Shares with its completions.
//!
//! Equal Shares alone leaves money unspent. **Add1** raises every elector's share by one unit of money, counts anew,
//! and so on: the last outcome that the budget can pay for stands; it ends early when nothing more could be paid for.
//! Its variant with a `U` then funds, by votes, what the rest of the money still pays for ([`super::greedy`]).

use num_bigint::BigInt;

use super::greedy;
use super::outcome::{Completed, Event, Outcome};
use super::pool::Pool;
use super::shares::Run;
use crate::number::Amount;
use crate::options::Completion;

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

/// One run.
fn once(pool: &Pool, by: u64) -> Outcome {
    let mut outcome = Outcome::default();
    let mut run = Run::new(pool, &share(pool, by), pool.electors);
    while let Some(funded) = run.next() {
        outcome.spent += pool.cost(funded.project);
        outcome.rounds.push(Event::Funded(funded));
    }
    outcome
}

/// Add1.
fn raised(pool: &Pool) -> Outcome {
    let mut by = 0;
    let mut last = once(pool, by);
    let next_overspends = loop {
        if is_exhaustive(pool, &last) {
            break false;
        }
        let next = once(pool, by + 1);
        if next.spent > pool.limit {
            break true;
        }
        by += 1;
        last = next;
    };
    let share = Amount::ratio(share(pool, by), pool.electors.max(1));
    last.completed = Some(Completed { raised: by, share, next_overspends });
    last
}

/// Whether no project with support could still be paid for.
fn is_exhaustive(pool: &Pool, outcome: &Outcome) -> bool {
    let funded = outcome.funded();
    let left = pool.limit.saturating_sub(outcome.spent);
    let open = |p: &usize| !pool.supporters(*p).is_empty() && !funded.contains(p);
    !(0..pool.len()).filter(open).any(|p| pool.cost(p) <= left)
}
