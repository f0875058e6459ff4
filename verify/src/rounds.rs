//! Plurality and instant runoff, round by round from the ballots.

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::ballots::Paper;
use crate::said::{Said, amount, number, numbers};

/// Does the rounds again.
pub(crate) fn check(said: &Said, papers: &[Paper], differences: &mut Vec<String>) {
    if said.rule == "plurality" {
        return plurality(said, papers, differences);
    }
    let waits = said.options["several"] == "wait" && said.options["skipped"] == "pass-over";
    if !waits {
        differences.push("this program re-does instant runoff with waiting ballots only".to_owned());
        return;
    }
    let mut running: Vec<bool> = said.withdrawn.iter().map(|out| !out).collect();
    let mut history: Vec<Vec<u64>> = Vec::new();
    for (at, round) in (1..).zip(&said.rounds) {
        for event in events(round).filter(|event| event["event"] == "excluded") {
            for number in numbers(&event["numbers"]) {
                exclude(said, at, number, (&mut running, &history), differences);
            }
        }
        let votes = tally(papers, &running);
        compare(said, at, round, &votes, &running, differences);
        let total: u64 = votes.iter().sum();
        let most = votes.iter().max().copied().unwrap_or(0);
        let left = running.iter().filter(|running| **running).count();
        for event in events(round).filter(|event| event["event"] == "elected") {
            let number = number(&event["number"]);
            let own = of(&votes, number);
            if !(own * 2 > total || left == 1) || own != most {
                differences
                    .push(format!("round {at}: {} has {own} of {total} votes and is not elected", said.name(number)));
            }
            if said.winners != [number] {
                differences.push(format!("round {at} elects {}, the account names others", said.name(number)));
            }
        }
        let decided = most * 2 > total || left == 1;
        if decided != (at == said.rounds.len()) {
            differences.push(format!("round {at}: the count should {}", if decided { "end here" } else { "go on" }));
        }
        history.push(votes);
    }
}

fn events(round: &serde_json::Value) -> impl Iterator<Item = &serde_json::Value> {
    round["events"].as_array().into_iter().flatten()
}

fn of(votes: &[u64], number: u16) -> u64 {
    usize::from(number).checked_sub(1).and_then(|place| votes.get(place)).copied().unwrap_or(0)
}

fn exclude(
    said: &Said,
    at: usize,
    out: u16,
    (running, history): (&mut Vec<bool>, &[Vec<u64>]),
    differences: &mut Vec<String>,
) {
    let last: &[u64] = history.last().map_or(&[], Vec::as_slice);
    let left: Vec<u16> = (1_u16..).zip(&*running).filter(|(_, running)| **running).map(|(number, _)| number).collect();
    let fewest = left.iter().map(|number| of(last, *number)).min().unwrap_or(0);
    let tied: Vec<u16> = left.into_iter().filter(|number| of(last, *number) == fewest).collect();
    let expected = if tied.len() > 1 { said.settle(history, &tied, false) } else { tied.first().copied().unwrap_or(0) };
    if expected != out {
        differences.push(format!("round {at}: {} goes out, it should be {}", said.name(out), said.name(expected)));
    }
    if tied.len() > 1 && !said.tells_tie(at, &tied, out) {
        differences.push(format!("round {at}: a tie is not told"));
    }
    if let Some(running) = usize::from(out).checked_sub(1).and_then(|place| running.get_mut(place)) {
        *running = false;
    }
}

/// Each ballot to the one candidate in the running on the first rank that has any.
fn tally(papers: &[Paper], running: &[bool]) -> Vec<u64> {
    let mut votes = vec![0; running.len()];
    for paper in papers {
        let runs = |number: &&u16| **number > 0 && running.get(usize::from(**number) - 1) == Some(&true);
        let seen: Vec<Vec<u16>> = first_mentions(&paper.ranks);
        let left =
            seen.iter().map(|rank| rank.iter().filter(runs).collect::<Vec<&u16>>()).find(|rank| !rank.is_empty());
        if let Some([one]) = left.as_deref()
            && let Some(votes) = votes.get_mut(usize::from(**one) - 1)
        {
            *votes += paper.weight;
        }
    }
    votes
}

/// The ranks with every later mention of a name taken out.
pub(crate) fn first_mentions(ranks: &[Vec<u16>]) -> Vec<Vec<u16>> {
    let mut seen = Vec::new();
    let mut fresh = |number: &u16| {
        let new = *number == 0 || !seen.contains(number);
        seen.push(*number);
        new
    };
    ranks.iter().map(|rank| rank.iter().copied().filter(|number| fresh(number)).collect()).collect()
}

fn compare(
    said: &Said,
    at: usize,
    round: &serde_json::Value,
    votes: &[u64],
    running: &[bool],
    differences: &mut Vec<String>,
) {
    let told = round["votes"].as_array().map_or(&[][..], Vec::as_slice);
    for (place, (own, running)) in votes.iter().zip(running).enumerate() {
        let told = told.get(place).and_then(amount);
        let own = running.then(|| BigRational::from_integer(BigInt::from(*own)));
        if told != own {
            let show =
                |votes: &Option<BigRational>| votes.as_ref().map_or_else(|| "none".to_owned(), ToString::to_string);
            let name = said.name(u16::try_from(place + 1).unwrap_or(0));
            differences.push(format!("round {at}: {name} has {} votes, the account says {}", show(&own), show(&told)));
        }
    }
}

fn plurality(said: &Said, papers: &[Paper], differences: &mut Vec<String>) {
    let running: Vec<bool> = said.withdrawn.iter().map(|out| !out).collect();
    let mut votes = vec![0_u64; running.len()];
    for paper in papers {
        let stands = |rank: &&Vec<u16>| match rank.as_slice() {
            [one] => *one > 0 && running.get(usize::from(*one) - 1) == Some(&true),
            several => several.len() > 1,
        };
        if let Some([one]) = paper.ranks.iter().find(stands).map(Vec::as_slice)
            && let Some(own) = votes.get_mut(usize::from(*one) - 1)
        {
            *own += paper.weight;
        }
    }
    if let Some(round) = said.rounds.first() {
        compare(said, 1, round, &votes, &running, differences);
    }
    let mut order: Vec<u16> = (1_u16..).zip(&running).filter(|(_, runs)| **runs).map(|(number, _)| number).collect();
    let lot = |number: &u16| said.lot.iter().position(|other| other == number);
    order.sort_by_key(|number| (std::cmp::Reverse(of(&votes, *number)), lot(number)));
    order.truncate(usize::try_from(said.seats).unwrap_or(usize::MAX));
    if said.valid > 0 && order != said.winners {
        let names: Vec<String> = order.iter().map(|number| said.name(*number)).collect();
        differences.push(format!("these should be elected: {}", names.join(", ")));
    }
}
