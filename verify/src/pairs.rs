//! The pairwise rules: the matrix from the ballots, and who may win by it.

use crate::ballots::Paper;
use crate::rounds::first_mentions;
use crate::said::{Said, number, numbers};

/// Counts the matrix again and sees whether the winner can win by it.
pub(crate) fn check(said: &Said, papers: &[Paper], differences: &mut Vec<String>) {
    let matrix = matrix(said, papers);
    let told = said.matrix.as_ref();
    for (row, line) in (1_u16..).zip(&matrix) {
        for (column, own) in (1_u16..).zip(line) {
            let told = told.map(|told| &told[usize::from(row) - 1][usize::from(column) - 1]);
            if told.and_then(serde_json::Value::as_u64) != Some(*own) {
                let (a, b) = (said.name(row), said.name(column));
                differences.push(format!("{own} ballots prefer {a} to {b}; the account says otherwise"));
            }
        }
    }
    let Some(winner) = said.winners.first().map(|number| usize::from(*number).saturating_sub(1)) else {
        if said.valid > 0 {
            differences.push("the account names no winner".to_owned());
        }
        return;
    };
    let margins =
        said.options["strength"] == "margins" || (said.options["strength"].is_null() && said.rule != "schulze");
    let strength = |a: usize, b: usize| {
        let (ayes, noes) = (at(&matrix, a, b), at(&matrix, b, a));
        if ayes <= noes {
            0
        } else if margins {
            ayes - noes
        } else {
            ayes
        }
    };
    let stands: Vec<usize> = (0..matrix.len()).filter(|place| said.withdrawn.get(*place) == Some(&false)).collect();
    let beats_all = |a: &usize| stands.iter().all(|b| a == b || at(&matrix, *a, *b) > at(&matrix, *b, *a));
    let may: Vec<usize> = match stands.iter().copied().find(beats_all) {
        // Whoever beats everybody wins by all of these rules.
        Some(all) => vec![all],
        None => match said.rule.as_str() {
            "schulze" => schulze(&stands, strength),
            "minimax" => minimax(&smith(&stands, &matrix), strength),
            "ranked-pairs" => unbeaten(said, &smith(&stands, &matrix), &matrix, differences),
            _ => stands.iter().copied().filter(|place| copeland(&stands, &matrix, *place)).collect(),
        },
    };
    let told = said.ties.iter().any(|tie| numbers(&tie["chosen"]).contains(&number_of(winner)));
    if may.len() > 1 && !told {
        differences.push(format!("{} are level, and no tie is told that is settled for the winner", may.len()));
    }
    let may = may.contains(&winner);
    if !may {
        let name = said.name(number_of(winner));
        differences.push(format!("{name} cannot win by these preferences"));
    }
}

fn number_of(place: usize) -> u16 {
    u16::try_from(place + 1).unwrap_or(0)
}

/// Of these, whose worst defeat by another of them is smallest.
fn minimax(among: &[usize], strength: impl Fn(usize, usize) -> u64) -> Vec<usize> {
    let worst = |a: usize| among.iter().map(|b| strength(*b, a)).max().unwrap_or(0);
    let least = among.iter().map(|a| worst(*a)).min().unwrap_or(0);
    among.iter().copied().filter(|a| worst(*a) == least).collect()
}

/// Those whom no pair that was kept puts behind another; the pairs are what the ballots say.
fn unbeaten(said: &Said, among: &[usize], matrix: &[Vec<u64>], differences: &mut Vec<String>) -> Vec<usize> {
    let events = said.rounds.iter().flat_map(|round| round["events"].as_array().into_iter().flatten());
    let mut left = among.to_vec();
    for event in events.filter(|event| event["event"] == "pair") {
        let place = |key: &str| usize::from(number(&event[key])).saturating_sub(1);
        let (winner, loser) = (place("winner"), place("loser"));
        let right = |key: &str, votes: u64| event[key].as_u64() == Some(votes);
        if !right("ayes", at(matrix, winner, loser)) || !right("noes", at(matrix, loser, winner)) {
            let (a, b) = (said.name(number_of(winner)), said.name(number_of(loser)));
            differences.push(format!("the pair {a} and {b} is not what the ballots say"));
        }
        if event["locked"] == true {
            left.retain(|place| *place != loser);
        }
    }
    left
}

fn at(matrix: &[Vec<u64>], row: usize, column: usize) -> u64 {
    matrix.get(row).and_then(|line| line.get(column)).copied().unwrap_or(0)
}

fn matrix(said: &Said, papers: &[Paper]) -> Vec<Vec<u64>> {
    let candidates = said.candidates.len();
    let apart = said.options["unranked"] == "apart";
    let mut matrix = vec![vec![0_u64; candidates]; candidates];
    for paper in papers {
        let ranks = first_mentions(&paper.ranks);
        let stands = |number: u16| said.withdrawn.get(usize::from(number).wrapping_sub(1)) == Some(&false);
        let level = |number: u16| ranks.iter().position(|rank| rank.contains(&number));
        for (row, line) in (1_u16..).zip(&mut matrix) {
            for (column, cell) in (1_u16..).zip(line) {
                if !stands(row) || !stands(column) {
                    continue;
                }
                *cell += match (level(row), level(column)) {
                    (Some(a), Some(b)) if a < b => paper.weight,
                    (Some(_), None) if !apart => paper.weight,
                    _ => 0,
                };
            }
        }
    }
    matrix
}

/// Those from whom to everybody a chain is at least as strong as back.
fn schulze(stands: &[usize], strength: impl Fn(usize, usize) -> u64) -> Vec<usize> {
    let mut paths: Vec<Vec<u64>> = stands.iter().map(|a| stands.iter().map(|b| strength(*a, *b)).collect()).collect();
    for over in 0..stands.len() {
        for from in 0..stands.len() {
            for to in 0..stands.len() {
                let chain = at(&paths, from, over).min(at(&paths, over, to));
                if let Some(path) = paths.get_mut(from).and_then(|line| line.get_mut(to)) {
                    *path = (*path).max(chain);
                }
            }
        }
    }
    let unbeaten = |a: &usize| (0..stands.len()).all(|b| at(&paths, *a, b) >= at(&paths, b, *a) || *a == b);
    (0..stands.len()).filter(unbeaten).filter_map(|place| stands.get(place).copied()).collect()
}

/// The smallest set of those who all beat everybody outside it.
fn smith(stands: &[usize], matrix: &[Vec<u64>]) -> Vec<usize> {
    let mut order = stands.to_vec();
    let wins = |a: usize| stands.iter().filter(|b| at(matrix, a, **b) > at(matrix, **b, a)).count();
    order.sort_by_key(|a| std::cmp::Reverse(wins(*a)));
    let mut set: Vec<usize> = order.iter().take(1).copied().collect();
    loop {
        let beyond = |b: &&usize| !set.contains(b) && set.iter().any(|a| at(matrix, *a, **b) <= at(matrix, **b, *a));
        let more: Vec<usize> = stands.iter().filter(beyond).copied().collect();
        if more.is_empty() {
            return set;
        }
        set.extend(more);
    }
}

/// Whether nobody has more wins, ties counting half.
fn copeland(stands: &[usize], matrix: &[Vec<u64>], winner: usize) -> bool {
    let points = |a: usize| -> u64 {
        let of = |b: &usize| match at(matrix, a, *b).cmp(&at(matrix, *b, a)) {
            std::cmp::Ordering::Greater => 2,
            std::cmp::Ordering::Equal => 1,
            std::cmp::Ordering::Less => 0,
        };
        stands.iter().filter(|b| **b != a).map(of).sum()
    };
    stands.iter().all(|other| points(*other) <= points(winner))
}
