//! Accounts of the program that counts are found right; changed ones are refused.
#![cfg(test)]

use convoke_verify::{Trouble, count};
use serde_json::{Value, json};
use tally::formats::{self, Format, Wish};
use tally::{Options, Rule};

/// A small election in which a surplus is moved, somebody is out, and two tie.
const BALLOTS: &str = "5 2\n9 1 2 3 0\n4 2 3 0\n3 3 2 0\n3 4 5 2 0\n3 5 4 3 0\n2 1 4 0\n1 - 2 0\n1 1=2 3 0\n0\n\
    \"Ada\"\n\"Ben\"\n\"Cleo\"\n\"Dan\"\n\"Eva\"\n\"Stewards\"\n";

fn account(rule: Rule) -> Value {
    let election = formats::read(Format::Blt, BALLOTS.as_bytes(), &Wish::default()).unwrap();
    let options = Options { seed: "21 November".to_owned(), ..Options::default() };
    let account = tally::count(&election.contest, &election.ballots, rule, &options).unwrap();
    serde_json::to_value(&account).unwrap()
}

fn verdict(account: &Value) -> Result<String, Trouble> {
    count(account.to_string().as_bytes(), BALLOTS.as_bytes())
}

const RULES: [Rule; 11] = [
    Rule::ScottishStv,
    Rule::Wig,
    Rule::Meek,
    Rule::Ers97,
    Rule::Irv,
    Rule::Schulze,
    Rule::RankedPairs,
    Rule::Minimax,
    Rule::PlainMinimax,
    Rule::Copeland,
    Rule::Borda,
];

const PAIRWISE: [Rule; 6] =
    [Rule::Schulze, Rule::RankedPairs, Rule::Minimax, Rule::PlainMinimax, Rule::Copeland, Rule::Borda];

#[test]
fn a_true_account_is_found_right() {
    for rule in RULES {
        let verdict = verdict(&account(rule));
        assert!(verdict.is_ok(), "{rule}: {verdict:?}");
    }
}

fn refused(account: &Value, why: &str) {
    let verdict = verdict(account);
    assert!(matches!(verdict, Err(Trouble::Differs(_))), "{why}: {verdict:?}");
}

#[test]
fn another_winner_is_refused() {
    for rule in RULES {
        let mut changed = account(rule);
        let loser = (1..=5).find(|n| changed["winners"].as_array().unwrap().iter().all(|w| w["number"] != *n)).unwrap();
        changed["winners"][0] = json!({"number": loser, "name": "somebody else"});
        refused(&changed, rule.as_str());
    }
}

#[test]
fn changed_votes_quotas_lots_and_ballots_are_refused() {
    for rule in [Rule::ScottishStv, Rule::Wig, Rule::Meek, Rule::Irv] {
        let mut changed = account(rule);
        changed["rounds"][0]["votes"][1] = json!(99);
        refused(&changed, "votes");
        let mut changed = account(rule);
        changed["lot"]["order"] = json!([5, 4, 3, 2, 1]);
        refused(&changed, "lot");
        let mut changed = account(rule);
        changed["ballots"]["cast"] = json!(1000);
        refused(&changed, "ballots");
    }
    let mut changed = account(Rule::ScottishStv);
    changed["rounds"][0]["quota"] = json!(3);
    refused(&changed, "quota");
    let mut changed = account(Rule::Meek);
    changed["rounds"][1]["events"][0]["factors"][0] = json!("0.5");
    refused(&changed, "factors");
    let mut changed = account(Rule::Schulze);
    changed["matrix"][0][1] = json!(0);
    refused(&changed, "matrix");
}

#[test]
fn what_this_program_does_not_redo_it_says() {
    let mut changed = account(Rule::Irv);
    changed["rule"] = json!("dice");
    assert!(matches!(verdict(&changed), Err(Trouble::Unknown(_))));
    assert!(matches!(count(b"{}", BALLOTS.as_bytes()), Err(Trouble::Unreadable(_))));
    assert!(matches!(count(b"not json", b""), Err(Trouble::Unreadable(_))));
    let marks = count(account(Rule::Irv).to_string().as_bytes(), b"Ada,Ben\n1,x\n");
    assert!(matches!(marks, Err(Trouble::Unreadable(_))), "{marks:?}");
}

/// Where the data are; `None` when they are not there.
#[expect(clippy::disallowed_methods, reason = "a test finds its data")]
fn data() -> Option<std::path::PathBuf> {
    let named = std::env::var_os("CONVOKE_DATA").map(std::path::PathBuf::from);
    let above = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared/data"));
    let found = named.into_iter().chain(above).find(|place| place.join("stv/expected").is_dir());
    if found.is_none() {
        println!("skipped: no data beside the checkout and none where CONVOKE_DATA says");
    }
    found
}

#[test]
fn real_elections_are_found_right() {
    let Some(data) = data() else {
        return;
    };
    let mut seen = 0;
    for folder in ["stv/scottish", "stv/irv", "stv/condorcet"] {
        for file in std::fs::read_dir(data.join(folder)).unwrap() {
            let path = file.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            // Exact fractions, ballot by ballot and without optimization: the largest are for the program itself.
            if bytes.len() > 30_000 {
                continue;
            }
            let format = formats::guess(&path.to_string_lossy(), &bytes);
            let election = formats::read(format, &bytes, &Wish::default()).unwrap();
            // Every pair of every ballot is looked at by itself: enough to do it on the sheets made for it.
            let pairs = folder == "stv/condorcet";
            for rule in RULES.into_iter().filter(|rule| pairs || !PAIRWISE.contains(rule)) {
                let account = tally::count(&election.contest, &election.ballots, rule, &Options::default()).unwrap();
                let account = serde_json::to_vec(&account).unwrap();
                let verdict = count(&account, &bytes);
                assert!(verdict.is_ok(), "{} {rule}: {verdict:?}", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen >= 35 * 5, "{seen}");
}
