//! Any bytes as a Pabulib file: no panic, and a budget that is kept.
#![no_main]

use convoke_tally::account::Event;
use convoke_tally::options::{Completion, Utility};
use convoke_tally::{Options, Rule, budget::pabulib, count};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(file) = pabulib::read(data) else {
        return;
    };
    for rule in [Rule::Greedy, Rule::EqualShares, Rule::BudgetPhragmen] {
        for utility in [Utility::Cost, Utility::Cardinality] {
            // Add1 too: steps that change nothing are passed over, so that no file can keep it busy for long.
            let options = Options { utility, completion: Completion::Add1U, ..Options::default() };
            let Ok(account) = count(&file.contest, &file.ballots, rule, &options) else {
                continue;
            };
            let events = account.rounds.iter().flat_map(|round| &round.events);
            let spent: u64 = events.map(|event| if let Event::Funded { cost, .. } = event { *cost } else { 0 }).sum();
            assert!(file.contest.budget.is_some_and(|budget| spent <= budget));
        }
    }
});
