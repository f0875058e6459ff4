//! Real elections whose comparisons and winners are known.

use convoke_tally::options::Unranked;
use convoke_tally::rows::Rows;
use convoke_tally::{Account, Ballots, Contest, Mark, Options, Rule, count};
use serde_json::Value;

use crate::data::{bytes, data, ranks};

/// The elections with known outcomes.
fn elections() -> Vec<(String, Contest, Ballots, Value)> {
    let Some(data) = data() else { return Vec::new() };
    let names = [
        "condorcet/debian_leader2006_tally.txt",
        "condorcet/debian_leader2007_tally.txt",
        "irv/2009-Aspen-City_Council.blt",
        "irv/2009-Burlington-Mayor.blt",
        "irv/2010-Berkeley-City_Council-D7.blt",
        "irv/2010-San_Francisco-Board_of_Supervisors-D6.blt",
        "irv/tideman_A60.HIL",
        "irv/tideman_A77.HIL",
    ];
    let read = |name: &str| {
        let text = String::from_utf8_lossy(&bytes(&data.join("stv").join(name))).into_owned();
        let (candidates, ballots) = ranks(&text);
        let short = name.rsplit('/').next().unwrap();
        let expected = bytes(&data.join(format!("stv/expected/{short}.json")));
        let (contest, ballots) = asked(candidates, ballots.iter().map(|ballot| (1, ballot.as_slice())));
        (short.to_owned(), contest, ballots, serde_json::from_slice(&expected).unwrap())
    };
    names.iter().map(|name| read(name)).collect()
}

/// A contest for one seat among so many, with ballots of ranks.
pub(crate) fn asked<'a>(
    candidates: usize,
    ballots: impl IntoIterator<Item = (u64, &'a [Vec<u16>])>,
) -> (Contest, Ballots) {
    let names: Vec<String> = (1..=candidates).map(|number| format!("candidate {number}")).collect();
    let contest = Contest::named("", 1, names.iter().map(String::as_str));
    let mut rows = Rows::default();
    for (weight, ballot) in ballots {
        let mut marks = Vec::new();
        for rank in ballot {
            let first = rank.first().map_or(Mark::SKIPPED, |number| Mark::of(*number));
            marks.push(first);
            marks.extend(rank.iter().skip(1).map(|number| Mark::of(*number).equal()));
        }
        rows.push(&marks, weight);
    }
    (contest, Ballots::Ranked(rows))
}

fn counted(contest: &Contest, ballots: &Ballots, rule: Rule) -> Account {
    count(contest, ballots, rule, &Options::default()).unwrap()
}

const RULES: [(Rule, &str); 5] = [
    (Rule::Schulze, "schulze_margins"),
    (Rule::RankedPairs, "ranked_pairs_margins"),
    (Rule::Minimax, "minimax_margins"),
    (Rule::PlainMinimax, "minimax_margins"),
    (Rule::Copeland, "copeland"),
];

#[test]
fn every_pairwise_comparison_is_as_known() {
    for (name, contest, ballots, expected) in elections() {
        let matrix = counted(&contest, &ballots, Rule::Schulze).matrix.unwrap();
        assert_eq!(serde_json::to_value(matrix).unwrap(), expected["pairwise"], "{name}");
    }
}

#[test]
fn every_winner_is_as_known() {
    for (name, contest, ballots, expected) in elections() {
        for (rule, key) in RULES {
            let account = counted(&contest, &ballots, rule);
            let winners: Vec<u16> = account.winners.iter().map(|winner| winner.number).collect();
            assert_eq!(serde_json::to_value(winners).unwrap(), expected[key], "{name} {rule}");
        }
    }
}

#[test]
fn debian_2006_turns_on_what_unranked_means() {
    for (name, contest, ballots, _) in elections() {
        if name == "debian_leader2006_tally.txt" {
            // "Last" elects Anthony Towns (4), "apart" Steve McIntyre (3); only the account's setting tells them apart.
            for (unranked, winner) in [(Unranked::Last, 4), (Unranked::Apart, 3)] {
                let options = Options { unranked, ..Options::default() };
                let account = count(&contest, &ballots, Rule::Schulze, &options).unwrap();
                assert_eq!(account.winners[0].number, winner);
                assert_eq!(account.options.unranked, unranked);
            }
        }
    }
}
