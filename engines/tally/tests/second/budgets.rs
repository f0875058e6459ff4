//! Every budget of the data set, counted by every rule whose outcome is known, in both utilities.
//!
//! The data stand beside the checkout (`../shared/data`, or where `CONVOKE_DATA` says); without them the tests say
//! that they were skipped. Where the two reference programs differ, what ours follows is said beside it.

use convoke_tally::account::Event;
use convoke_tally::budget::pabulib::{self, Kind, Pabulib};
use convoke_tally::options::{Completion, Utility};
use convoke_tally::{Account, Amount, Ballots, Candidate, Contest, Options, Rule, count};
use serde_json::Value;

use crate::data::{bytes, data};

/// Each file with what is known of it.
fn files() -> Vec<(String, Pabulib, Value)> {
    let Some(data) = data() else { return Vec::new() };
    let mut names: Vec<String> = std::fs::read_dir(data.join("budget/expected"))
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().to_str()?.strip_suffix(".json").map(str::to_owned))
        .collect();
    names.sort();
    names
        .into_iter()
        .map(|name| {
            let expected = serde_json::from_slice(&bytes(&data.join(format!("budget/expected/{name}.json")))).unwrap();
            let file = pabulib::read(&bytes(&data.join("budget").join(&name))).unwrap();
            (name, file, expected)
        })
        .collect()
}

/// The ids of the funded projects, as text in ascending order.
fn funded(file: &Pabulib, rule: Rule, utility: Utility, completion: Completion) -> Vec<String> {
    let options = Options { utility, completion, ..Options::default() };
    let account = count(&file.contest, &file.ballots, rule, &options).unwrap();
    check(&account, completion);
    let mut ids = account.funded.unwrap();
    ids.sort();
    ids
}

/// What must hold of every account: the budget is kept, and payments pay for the project.
fn check(account: &Account, completion: Completion) {
    let mut spent = 0;
    for event in account.rounds.iter().flat_map(|round| &round.events) {
        let Event::Funded { cost, payments, .. } = event else { continue };
        spent += cost;
        if !payments.is_empty() {
            let paid = payments.iter().fold(Amount::zero(), |sum, payment| sum + &payment.together);
            assert_eq!(paid, Amount::fixed(i128::from(*cost), u32::from(account.places)));
        }
    }
    assert!(spent <= account.budget.unwrap(), "{completion:?} overspends");
}

fn known(expected: &Value, key: &str) -> Option<Vec<String>> {
    let list = expected.get(key)?.as_array()?;
    Some(list.iter().map(|id| id.as_str().unwrap().to_owned()).collect())
}

/// What a file's outcome is held to, by the keys of `expected`.
///
/// Both programs of the data set agree on ballots without points. On points (cumulative ballots) pabutools adds them
/// up (`…_additive`) and the second program takes every project with points as approved (`own_…`). Ours counts points
/// with cardinality utility, as pabutools does, and takes projects as approved with cost utility, as the second does.
fn keys(kind: Kind, rule: &str, word: &str) -> Vec<String> {
    match (kind, word) {
        (Kind::Cumulative | Kind::Scoring, "cardinality") => vec![format!("{rule}_additive")],
        _ => vec![format!("{rule}_{word}"), format!("own_{rule}_{word}")],
    }
}

const UTILITIES: [(Utility, &str); 2] = [(Utility::Cost, "cost"), (Utility::Cardinality, "cardinality")];

#[test]
fn every_budget_comes_out_as_two_other_programs_have_it() {
    let mut compared = 0;
    for (name, file, expected) in files() {
        for (utility, word) in UTILITIES {
            for (rule, of) in [(Rule::Greedy, "greedy"), (Rule::EqualShares, "mes")] {
                let ours = funded(&file, rule, utility, Completion::None);
                for key in keys(file.kind, of, word) {
                    if let Some(theirs) = known(&expected, &key) {
                        assert_eq!(ours, theirs, "{name} {key}");
                        compared += 1;
                    }
                }
            }
        }
    }
    assert!(data().is_none() || compared >= 60, "{compared}");
}

#[test]
fn add1_comes_out_as_other_programs_have_it_where_they_finished() {
    let mut compared = 0;
    for (name, file, expected) in files() {
        for (utility, word) in UTILITIES {
            for key in keys(file.kind, "mes_add1", word) {
                if let Some(theirs) = known(&expected, &key) {
                    let ours = funded(&file, Rule::EqualShares, utility, Completion::Add1);
                    assert_eq!(ours, theirs, "{name} {key}");
                    compared += 1;
                }
            }
        }
    }
    assert!(data().is_none() || compared >= 10, "{compared}");
}

#[test]
fn assen_is_decided_as_the_town_decided_it() {
    for (name, file, _) in files() {
        if name == "Netherlands_Assen_2024.pb" {
            let ours = funded(&file, Rule::EqualShares, Utility::Cost, Completion::Add1);
            let id = |number: &u16| file.contest.candidates[usize::from(*number) - 1].id.clone().unwrap();
            let mut official: Vec<String> = file.official.as_ref().unwrap().iter().map(id).collect();
            official.sort();
            assert_eq!(ours, official);
        }
    }
}

#[test]
fn add1u_adds_to_add1_and_keeps_the_budget() {
    for (name, file, expected) in files() {
        if expected.get("mes_add1_cost").is_some() {
            let add1 = funded(&file, Rule::EqualShares, Utility::Cost, Completion::Add1);
            let add1u = funded(&file, Rule::EqualShares, Utility::Cost, Completion::Add1U);
            assert!(add1.iter().all(|id| add1u.contains(id)), "{name}");
        }
    }
}

#[test]
fn a_long_way_to_raise_shares_is_passed_over() {
    let project = |id: &str, cost| Candidate { id: Some(id.to_owned()), cost: Some(cost), ..Candidate::named(id) };
    let contest = Contest {
        budget: Some(3_000_000_000_000),
        candidates: vec![project("a", 2_999_999_999_990), project("b", 7)],
        ..Contest::default()
    };
    let ballots = Ballots::marked([(1, vec![1]), (2, vec![2])]);
    let options = Options { completion: Completion::Add1, ..Options::default() };
    let account = count(&contest, &ballots, Rule::EqualShares, &options).unwrap();
    // A third of the money each: the first project waits until one elector alone has enough for it.
    let added = account.rounds[0].events.iter().find_map(|event| match event {
        Event::Share { added, .. } => Some(*added),
        _ => None,
    });
    assert_eq!(added, Some(1_999_999_999_990));
    assert_eq!(account.funded.unwrap().len(), 2);
}
