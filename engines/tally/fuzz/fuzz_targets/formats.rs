//! Any bytes as any file of ballots: no panic, and what is read can be counted by every rule.
#![no_main]

use convoke_tally::formats::{Format, Wish, read};
use convoke_tally::{Options, Rule, count};
use libfuzzer_sys::fuzz_target;

const FORMATS: [Format; 7] = [
    Format::Blt,
    Format::Scottish,
    Format::Preflib,
    Format::Debian,
    Format::Nist,
    Format::Csv,
    Format::Pabulib,
];

fuzz_target!(|data: &[u8]| {
    let Some((which, bytes)) = data.split_first() else {
        return;
    };
    let Ok(election) = read(FORMATS[usize::from(*which) % FORMATS.len()], bytes, &Wish::default()) else {
        return;
    };
    if election.contest.candidates.len() > 60 {
        return;
    }
    for rule in Rule::all() {
        if let Ok(account) = count(&election.contest, &election.ballots, rule, &Options::default()) {
            assert!(account.ballots.valid + account.ballots.spoilt == account.ballots.cast);
        }
    }
});
