//! Greedy: projects by support, as long as they fit.
//!
//! With cost utility the order is by votes (or points), with cardinality utility by votes (or points) per unit of
//! money. A project that does not fit is passed over and the next is looked at. A project without support is never
//! funded. Equal ones go by the order for ties.

use std::cmp::Ordering;

use super::outcome::{Event, Funded, Outcome, Tied};
use super::pool::Pool;
use crate::number::Amount;
use crate::options::Utility;

/// Counts greedily.
pub fn greedy(pool: &Pool) -> Outcome {
    let mut outcome = Outcome::default();
    complete(pool, &mut outcome, false);
    outcome
}

/// Funds greedily, among the projects not funded yet, with the money not spent yet.
pub(super) fn complete(pool: &Pool, outcome: &mut Outcome, by_completion: bool) {
    let funded = outcome.funded();
    let worths: Vec<u64> = (0..pool.len()).map(|p| pool.worth(p)).collect();
    let worth = |p: usize| worths.get(p).copied().unwrap_or(0);
    let mut open: Vec<usize> = (0..pool.len()).filter(|p| worth(*p) > 0 && !funded.contains(p)).collect();
    open.sort_by(|a, b| compare(pool, (*a, worth(*a)), (*b, worth(*b))).then(pool.place(*a).cmp(&pool.place(*b))));
    let equal = |a: usize, b: usize| compare(pool, (a, worth(a)), (b, worth(b))) == Ordering::Equal;
    for (at, project) in open.iter().enumerate() {
        let left = pool.limit.saturating_sub(outcome.spent);
        if pool.cost(*project) > left {
            outcome.rounds.push(Event::TooDear { project: *project, left });
            continue;
        }
        let others = open.get(at + 1..).unwrap_or_default();
        let mut projects = vec![*project];
        projects.extend(others.iter().copied().take_while(|other| equal(*project, *other)));
        outcome.spent += pool.cost(*project);
        let per = if pool.utility() == Utility::Cost { 1 } else { pool.cost(*project) };
        outcome.rounds.push(Event::Funded(Funded {
            project: *project,
            measure: Amount::ratio(worth(*project), per),
            payments: Vec::new(),
            tie: (projects.len() > 1).then_some(Tied { projects }),
            by_completion,
        }));
    }
}

/// The one with more support (per unit of money, where each project counts alike) comes first.
fn compare(pool: &Pool, (a, worth_a): (usize, u64), (b, worth_b): (usize, u64)) -> Ordering {
    match pool.utility() {
        Utility::Cost => worth_b.cmp(&worth_a),
        Utility::Cardinality => {
            let left = u128::from(worth_a) * u128::from(pool.cost(b));
            let right = u128::from(worth_b) * u128::from(pool.cost(a));
            // Two projects that cost nothing are equal here however many support them: both fit.
            right.cmp(&left)
        }
    }
}
