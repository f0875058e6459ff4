//! How much more support a project of a budget would have needed.

use crate::ballots::Ballots;
use crate::budget::{Outcome, Pool, equal_shares, greedy, phragmen};
use crate::contest::Contest;
use crate::options::Options;
use crate::rule::Rule;

/// How many more electors, each marking this project alone, would have got it funded with the same budget: so many
/// were tried with success, and one fewer without. `None` when it is funded, when it costs more than the budget, or
/// when ten times the electors would not do.
///
/// More electors make every share smaller, so that with Equal Shares other projects may fall out, as they would in
/// life. The measure is singleton-add of N. Boehmer, P. Faliszewski and others, "Evaluation of Project Performance in
/// Participatory Budgeting" (2024).
pub fn support(contest: &Contest, ballots: &Ballots, rule: Rule, options: &Options, number: u16) -> Option<u64> {
    let project = usize::from(number).checked_sub(1)?;
    let pool = Pool::of(contest, ballots, options.utility).ok()?;
    if project >= pool.len() || pool.cost(project) > pool.limit || !*pool.stands.get(project)? {
        return None;
    }
    let funded = |more: u64| -> bool {
        let pool = pool.with_supporters(project, more);
        let outcome: Outcome = match rule {
            Rule::EqualShares => equal_shares(&pool, options.completion),
            Rule::BudgetPhragmen => phragmen(&pool),
            _ => greedy(&pool),
        };
        outcome.funded().contains(&project)
    };
    if !rule.is_budget() || funded(0) {
        return None;
    }
    let most = pool.electors.saturating_mul(10).saturating_add(10);
    let (mut low, mut high) = (0, 1);
    while !funded(high) {
        low = high;
        high *= 2;
        if high > most {
            return None;
        }
    }
    while high - low > 1 {
        let middle = low.midpoint(high);
        if funded(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(high)
}
