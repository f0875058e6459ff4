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
    let strict: Vec<Paper>;
    let papers = if waits {
        papers
    } else {
        // A broken ranking is read as the settings say; what is left has one name on each rank.
        let alone = |paper: &Paper| crate::transfers::order(paper, said).into_iter().map(|number| vec![number]);
        strict = papers.iter().map(|paper| Paper { weight: paper.weight, ranks: alone(paper).collect() }).collect();
        strict.as_slice()
    };
    let mut running: Vec<bool> = said.withdrawn.iter().map(|out| !out).collect();
    let mut history: Vec<Vec<u64>> = Vec::new();
    for (at, round) in (1..).zip(&said.rounds) {
        for event in events(round).filter(|event| event["event"] == "excluded") {
            let [number] = numbers(&event["numbers"])[..] else {
                differences.push(format!("round {at}: the rule excludes one at a time"));
                continue;
            };
            let before = running.clone();
            exclude(said, at, number, (&mut running, &history), differences);
            moved(papers, (&before, &running), (number, event), at, differences);
        }
        let votes = tally(papers, &running);
        let with: u64 = votes.iter().sum();
        if round["quota"].as_u64() != Some(with / 2 + 1)
            || round["exhausted"].as_u64() != Some(said.valid - with.min(said.valid))
        {
            differences.push(format!("round {at}: what is needed, or what counts for nobody, is not as told"));
        }
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
            if event["votes"].as_u64() != Some(own) {
                differences.push(format!("round {at}: {} is elected with {own} votes", said.name(number)));
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
    let one = tied.first().copied().unwrap_or(0);
    let (expected, earlier) = if tied.len() > 1 { said.settle(history, &tied, false) } else { (one, None) };
    if expected != out {
        differences.push(format!("round {at}: {} goes out, it should be {}", said.name(out), said.name(expected)));
    }
    if tied.len() > 1 && !said.tells_settled(at, &tied, out, earlier) {
        differences.push(format!("round {at}: a tie is not told"));
    }
    if let Some(running) = usize::from(out).checked_sub(1).and_then(|place| running.get_mut(place)) {
        *running = false;
    }
}

/// Where the ballots of the excluded went, and those that had waited.
fn moved(
    papers: &[Paper],
    (before, after): (&[bool], &[bool]),
    (out, event): (u16, &serde_json::Value),
    at: usize,
    differences: &mut Vec<String>,
) {
    let mut to: Vec<(u16, u64)> = Vec::new();
    let (mut own, mut exhausted, mut resumed) = (0, 0, 0);
    for paper in papers {
        let (had, has) = (holder(paper, before), holder(paper, after));
        own += if had == Some(out) { paper.weight } else { 0 };
        match has {
            _ if had == has => {}
            None => exhausted += paper.weight,
            Some(number) => {
                resumed += if had.is_none() { paper.weight } else { 0 };
                match to.iter_mut().find(|(other, _)| *other == number) {
                    Some((_, ballots)) => *ballots += paper.weight,
                    None => to.push((number, paper.weight)),
                }
            }
        }
    }
    to.sort_unstable();
    let moved = &event["moved"];
    let told = |key: &str| -> Vec<(u16, u64)> {
        let all = moved["to"].as_array().into_iter().flatten();
        all.map(|one| (number(&one["number"]), one[key].as_u64().unwrap_or(0))).collect()
    };
    let same = |key: &str, own: u64| moved[key].as_u64().unwrap_or(0) == own;
    let figures = same("exhausted_ballots", exhausted) && same("exhausted", exhausted) && same("lost", 0);
    let had = event["votes"][0].as_u64() == Some(own);
    if told("ballots") != to || told("votes") != to || !figures || !same("resumed", resumed) || !had {
        differences.push(format!("round {at}: what happened to the ballots of who is out is not as told"));
    }
}

/// Each ballot to the one candidate in the running on the first rank that has any.
fn tally(papers: &[Paper], running: &[bool]) -> Vec<u64> {
    let mut votes = vec![0; running.len()];
    for paper in papers {
        let place = holder(paper, running).map(|number| usize::from(number) - 1);
        if let Some(votes) = place.and_then(|place| votes.get_mut(place)) {
            *votes += paper.weight;
        }
    }
    votes
}

/// Who a ballot counts for: the one in the running on the first rank that has any.
fn holder(paper: &Paper, running: &[bool]) -> Option<u16> {
    let runs = |number: &u16| *number > 0 && running.get(usize::from(*number) - 1) == Some(&true);
    let ranks = first_mentions(&paper.ranks).into_iter();
    let left: Vec<u16> =
        ranks.map(|rank| rank.into_iter().filter(runs).collect::<Vec<u16>>()).find(|rank| !rank.is_empty())?;
    if let [one] = left.as_slice() { Some(*one) } else { None }
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
    let points: Vec<Option<BigRational>> = votes
        .iter()
        .zip(&running)
        .map(|(own, runs)| runs.then(|| BigRational::from_integer(BigInt::from(*own))))
        .collect();
    crate::tops::top(said, &points, differences);
}
