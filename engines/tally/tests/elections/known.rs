//! The outcomes of `../shared/data/stv/expected`.

use std::path::{Path, PathBuf};

use convoke_tally::account::{Account, Event};
use convoke_tally::formats::{self, Election, Wish};
use convoke_tally::{Amount, Options, Rule, count};
use serde_json::Value;

/// Where the data are; `None` when they are not there.
#[expect(clippy::disallowed_methods, reason = "a test finds its data")]
pub(crate) fn data() -> Option<PathBuf> {
    let named = std::env::var_os("CONVOKE_DATA").map(PathBuf::from);
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared/data"));
    let found = named.into_iter().chain(above).find(|place| place.join("stv/expected").is_dir());
    if found.is_none() {
        println!("skipped: no data beside the checkout and none where CONVOKE_DATA says");
    }
    found
}

/// A file of the data.
#[expect(clippy::disallowed_methods, reason = "a test reads its data")]
pub(crate) fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(crate) fn election(path: &Path) -> Election {
    let bytes = bytes(path);
    let format = formats::guess(&path.to_string_lossy(), &bytes);
    formats::read(format, &bytes, &Wish::default()).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&bytes(path)).unwrap()
}

fn numbers(value: &Value) -> Vec<u64> {
    value.as_array().unwrap().iter().map(|number| number.as_u64().unwrap()).collect()
}

fn excluded(account: &Account) -> Vec<u64> {
    let events = account.rounds.iter().flat_map(|round| &round.events);
    let out = events.filter_map(|event| match event {
        Event::Excluded { numbers, .. } => Some(numbers.iter().map(|number| u64::from(*number))),
        _ => None,
    });
    out.flatten().collect()
}

fn is_as_expected(account: &Account, expected: &Value) {
    let file = &expected["file"];
    let mut winners: Vec<u64> = account.winners.iter().map(|winner| u64::from(winner.number)).collect();
    assert_eq!(winners, numbers(&expected["election_order"]), "{file}: order of election");
    winners.sort_unstable();
    assert_eq!(winners, numbers(&expected["winners"]), "{file}: winners");
    assert_eq!(excluded(account), numbers(&expected["elimination_order"]), "{file}: order of exclusion");
    let quota = account.rounds[0].quota.clone().unwrap();
    assert_eq!(quota, Amount::from(expected["quota"].as_u64().unwrap()), "{file}: quota");
    assert_eq!(account.rounds.len() as u64, expected["stages"].as_u64().unwrap(), "{file}: stages");
    assert_eq!(account.ballots.valid, expected["ballots"].as_u64().unwrap(), "{file}: ballots");
    let votes = |round: usize| account.rounds[round].votes.iter().map(|votes| votes.clone().unwrap_or_default());
    let written = |value: &Value| {
        let all = value.as_array().unwrap().iter().map(ToString::to_string);
        all.map(|text| text.strip_suffix(".0").map_or(text.clone(), str::to_owned).parse().unwrap()).collect()
    };
    let first: Vec<Amount> = written(&expected["first_preferences"]);
    assert_eq!(votes(0).collect::<Vec<Amount>>(), first, "{file}: first preferences");
    let last: Vec<Amount> = written(&expected["final_votes"]);
    assert_eq!(votes(account.rounds.len() - 1).collect::<Vec<Amount>>(), last, "{file}: final votes");
}

#[test]
fn every_scottish_ward_is_counted_as_expected() {
    let Some(data) = data() else {
        return;
    };
    let stv = data.join("stv");
    let expected = json(&stv.join("expected/scottish.json"));
    let wards = expected["elections"].as_array().unwrap();
    for ward in wards {
        let path = stv.join("scottish").join(ward["file"].as_str().unwrap());
        let path = if path.is_file() { path } else { stv.join("perf").join(ward["file"].as_str().unwrap()) };
        let election = election(&path);
        let account = count(&election.contest, &election.ballots, Rule::ScottishStv, &Options::default()).unwrap();
        is_as_expected(&account, ward);
    }
    println!("{} wards", wards.len());
    assert!(wards.len() >= 40, "{} wards", wards.len());
}

#[test]
fn the_largest_ward_elects_whom_five_programs_elect() {
    let Some(data) = data() else {
        return;
    };
    let election = election(&data.join("stv/perf/edinburgh_2017_ward1.csv"));
    for rule in [Rule::ScottishStv, Rule::Wig, Rule::Meek, Rule::Ers97] {
        let account = count(&election.contest, &election.ballots, rule, &Options::default()).unwrap();
        let mut winners: Vec<u16> = account.winners.iter().map(|winner| winner.number).collect();
        winners.sort_unstable();
        assert_eq!(winners, [2, 4, 9, 10], "{rule}");
    }
}

#[test]
fn instant_runoffs_go_round_by_round_as_expected() {
    let Some(data) = data() else {
        return;
    };
    let mut seen = 0;
    for name in [
        "irv/2009-Burlington-Mayor.blt",
        "irv/2009-Aspen-City_Council.blt",
        "irv/2010-Berkeley-City_Council-D7.blt",
        "irv/2010-San_Francisco-Board_of_Supervisors-D6.blt",
        "irv/tideman_A60.HIL",
        "irv/tideman_A77.HIL",
        "condorcet/debian_leader2006_tally.txt",
        "condorcet/debian_leader2007_tally.txt",
    ] {
        let path = data.join("stv").join(name);
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let expected = json(&data.join(format!("stv/expected/{file}.json")));
        let election = election(&path);
        assert_eq!(election.ballots.weight(), expected["ballots"].as_u64().unwrap(), "{name}: ballots");
        let names: Vec<&str> = election.contest.candidates.iter().map(|c| c.name.as_str()).collect();
        let known: Vec<&str> = expected["candidates"].as_array().unwrap().iter().map(|n| n.as_str().unwrap()).collect();
        assert_eq!(names.len(), known.len(), "{name}: candidates");
        let account = count(&election.contest, &election.ballots, Rule::Irv, &Options::default()).unwrap();
        assert_eq!(u64::from(account.winners[0].number), expected["irv_winner"].as_u64().unwrap(), "{name}: winner");
        let rounds = expected["irv_rounds"].as_array().unwrap();
        if expected["irv_tie_seen"] == false {
            assert_eq!(account.rounds.len(), rounds.len(), "{name}: rounds");
            for (round, known) in account.rounds.iter().zip(rounds) {
                for (place, votes) in round.votes.iter().enumerate() {
                    let known = known.get((place + 1).to_string()).map(|votes| Amount::from(votes.as_u64().unwrap()));
                    assert_eq!(*votes, known, "{name}: round {}, candidate {}", round.number, place + 1);
                }
            }
        } else {
            assert!(!account.ties.is_empty(), "{name}: a tie was seen");
        }
        seen += 1;
    }
    assert_eq!(seen, 8);
}
