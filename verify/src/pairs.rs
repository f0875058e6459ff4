//! The rules that compare in pairs, and Borda: the matrix from the ballots, and everything that follows from it.

use std::cmp::{Ordering, Reverse};

use num_rational::BigRational;
use serde_json::Value;

use crate::ballots::Paper;
use crate::rounds::first_mentions;
use crate::said::{Said, amount, events, number, numbers, whole};

/// The comparisons of a count, done again.
struct Pairs<'a> {
    said: &'a Said,
    matrix: Vec<Vec<u64>>,
    /// Those who stand, by number.
    stands: Vec<u16>,
    margins: bool,
}

/// Counts the matrix again, and does with it what the rule says.
pub(crate) fn check(said: &Said, papers: &[Paper], differences: &mut Vec<String>) {
    let pairs = Pairs::of(said, papers, differences);
    if said.rule == "borda" {
        return crate::tops::top(said, &pairs.borda(), differences);
    }
    if said.valid == 0 {
        return said.nobody(differences);
    }
    let smith = pairs.smith();
    pairs.tell(&smith, differences);
    let (best, second) = match said.rule.as_str() {
        "schulze" => (pairs.schulze(differences), false),
        "minimax" => (pairs.minimax(&smith, differences), false),
        "plain-minimax" => (pairs.minimax(&pairs.stands, differences), false),
        "ranked-pairs" => (pairs.ranked(differences), false),
        _ => pairs.copeland(differences),
    };
    let winner = said.lot.iter().copied().find(|number| best.contains(number)).unwrap_or(0);
    let told = |tie: &Value| tie["question"] == "elect" && numbers(&tie["chosen"]).contains(&winner);
    let mut best = best;
    best.sort_unstable();
    let by_lot = best.len() > 1 && !said.tells_tie(said.rounds.len(), &best, winner);
    if by_lot || (second && !said.ties.iter().any(told)) {
        differences.push("a tie about who is elected is not told".to_owned());
    }
    if said.winners != [winner] {
        differences.push(format!("{} should be elected by these preferences", said.name(winner)));
    }
}

fn matrix(said: &Said, papers: &[Paper]) -> Vec<Vec<u64>> {
    let candidates = said.candidates.len();
    let apart = said.options["unranked"] == "apart";
    let mut matrix = vec![vec![0_u64; candidates]; candidates];
    for paper in papers {
        let ranks = first_mentions(&paper.ranks);
        let level = |number: u16| ranks.iter().position(|rank| rank.contains(&number));
        let levels: Vec<Option<usize>> = (1_u16..).take(candidates).map(level).collect();
        for ((row, line), own) in (1_u16..).zip(&mut matrix).zip(&levels) {
            for ((column, cell), other) in (1_u16..).zip(line).zip(&levels) {
                if !said.stands(row) || !said.stands(column) {
                    continue;
                }
                *cell += match (own, other) {
                    (Some(a), Some(b)) if a < b => paper.weight,
                    (Some(_), None) if !apart => paper.weight,
                    _ => 0,
                };
            }
        }
    }
    matrix
}

impl<'a> Pairs<'a> {
    fn of(said: &'a Said, papers: &[Paper], differences: &mut Vec<String>) -> Self {
        let strength = &said.options["strength"];
        let margins = strength == "margins" || (strength.is_null() && said.rule != "schulze");
        let pairs = Self { said, matrix: matrix(said, papers), stands: said.standing(), margins };
        let told = said.matrix.clone().unwrap_or_default();
        for (row, line) in (1_u16..).zip(&pairs.matrix) {
            for (column, own) in (1_u16..).zip(line) {
                if told[usize::from(row) - 1][usize::from(column) - 1].as_u64() != Some(*own) {
                    let (a, b) = (said.name(row), said.name(column));
                    differences.push(format!("{own} ballots prefer {a} to {b}; the account says otherwise"));
                }
            }
        }
        let usable = |paper: &&Paper| paper.ranks.iter().flatten().any(|number| said.stands(*number));
        let valid: u64 = papers.iter().filter(usable).map(|paper| paper.weight).sum();
        if valid != said.valid {
            differences.push(format!("{valid} ballots count, the account says {}", said.valid));
        }
        pairs
    }

    fn prefer(&self, a: u16, b: u16) -> u64 {
        let line = usize::from(a).checked_sub(1).and_then(|row| self.matrix.get(row));
        line.and_then(|line| line.get(usize::from(b).checked_sub(1)?)).copied().unwrap_or(0)
    }

    /// How strongly one beats another; 0: not.
    fn strength(&self, a: u16, b: u16) -> u64 {
        match (self.prefer(a, b), self.prefer(b, a)) {
            (ayes, noes) if ayes <= noes => 0,
            (ayes, noes) if self.margins => ayes - noes,
            (ayes, _) => ayes,
        }
    }

    /// All events of one kind.
    fn told(&self, kind: &'static str) -> impl Iterator<Item = &Value> {
        self.said.rounds.iter().flat_map(events).filter(move |event| event["event"] == kind)
    }

    /// Whether a list with a place for each candidate is told so.
    fn tell_places(&self, told: &Value, own: impl Fn(u16) -> Option<BigRational>, differences: &mut Vec<String>) {
        for number in (1_u16..).take(self.said.candidates.len()) {
            if amount(&told[usize::from(number) - 1]) != own(number) {
                differences.push(format!("what is told of {} is wrong", self.said.name(number)));
            }
        }
    }

    /// The smallest group of those who all beat everybody outside it, held against what is told.
    fn tell(&self, smith: &[u16], differences: &mut Vec<String>) {
        if !self.told("among").any(|event| numbers(&event["numbers"]) == smith) {
            differences.push("the smallest group that beats all others is not as told".to_owned());
        }
        for event in self.told("pair") {
            let (winner, loser) = (number(&event["winner"]), number(&event["loser"]));
            let right = |key: &str, votes: u64| event[key].as_u64() == Some(votes);
            if !right("ayes", self.prefer(winner, loser)) || !right("noes", self.prefer(loser, winner)) {
                let (a, b) = (self.said.name(winner), self.said.name(loser));
                differences.push(format!("the pair {a} and {b} is not what the ballots say"));
            }
        }
    }

    fn smith(&self) -> Vec<u16> {
        let wins = |a: &u16| self.stands.iter().filter(|b| self.prefer(*a, **b) >= self.prefer(**b, *a)).count();
        let mut set: Vec<u16> = self.stands.iter().copied().max_by_key(wins).into_iter().collect();
        loop {
            let joins = |b: &u16| !set.contains(b) && set.iter().any(|a| self.prefer(*a, *b) <= self.prefer(*b, *a));
            let more: Vec<u16> = self.stands.iter().copied().filter(joins).collect();
            if more.is_empty() {
                set.sort_unstable();
                return set;
            }
            set.extend(more);
        }
    }

    /// A point for each other below, half a point for each level.
    fn borda(&self) -> Vec<Option<BigRational>> {
        let points = |a: u16| -> BigRational {
            let others = self.stands.iter().filter(|b| **b != a);
            let twice: BigRational =
                others.map(|b| whole(self.said.valid + self.prefer(a, *b)) - whole(self.prefer(*b, a))).sum();
            twice / whole(2)
        };
        (1_u16..).take(self.said.candidates.len()).map(|a| self.stands.contains(&a).then(|| points(a))).collect()
    }

    /// Of these, whose worst defeat by another of them is smallest.
    fn minimax(&self, among: &[u16], differences: &mut Vec<String>) -> Vec<u16> {
        let worst = |a: u16| among.iter().map(|b| self.strength(*b, a)).max().unwrap_or(0);
        for event in self.told("defeats") {
            let own = |number: u16| among.contains(&number).then(|| whole(worst(number)));
            self.tell_places(&event["worst"], own, differences);
        }
        let least = among.iter().map(|a| worst(*a)).min().unwrap_or(0);
        among.iter().copied().filter(|a| worst(*a) == least).collect()
    }

    /// Those from whom to everybody a chain is at least as strong as back.
    fn schulze(&self, differences: &mut Vec<String>) -> Vec<u16> {
        let all = &self.stands;
        let mut paths: Vec<Vec<u64>> =
            all.iter().map(|a| all.iter().map(|b| self.strength(*a, *b)).collect()).collect();
        let at =
            |paths: &[Vec<u64>], a: usize, b: usize| paths.get(a).and_then(|line| line.get(b)).copied().unwrap_or(0);
        for over in 0..all.len() {
            for from in 0..all.len() {
                for to in 0..all.len() {
                    let chain = at(&paths, from, over).min(at(&paths, over, to));
                    if let Some(path) = paths.get_mut(from).and_then(|line| line.get_mut(to)) {
                        *path = (*path).max(chain);
                    }
                }
            }
        }
        for event in self.told("paths") {
            for (a, from) in all.iter().enumerate() {
                for (b, to) in all.iter().enumerate() {
                    let told = &event["strengths"][usize::from(*from) - 1][usize::from(*to) - 1];
                    let own = if a == b { 0 } else { at(&paths, a, b) };
                    if told.as_u64() != Some(own) {
                        let (from, to) = (self.said.name(*from), self.said.name(*to));
                        differences.push(format!("the strongest chain from {from} to {to} is not as told"));
                    }
                }
            }
        }
        for event in self.told("chain") {
            let links = numbers(&event["numbers"]);
            let place = |number: Option<&u16>| all.iter().position(|own| Some(own) == number);
            let ends = place(links.first()).zip(place(links.last()));
            if ends.map(|(from, to)| at(&paths, from, to)) != event["strength"].as_u64() {
                differences.push("a chain is told that is not the strongest".to_owned());
            }
            let weakest = links.windows(2).filter_map(|two| Some(self.strength(*two.first()?, *two.last()?))).min();
            if weakest != event["strength"].as_u64() {
                differences.push("the weakest link of a chain is not as told".to_owned());
            }
        }
        let unbeaten = |a: usize| (0..all.len()).all(|b| a == b || at(&paths, a, b) >= at(&paths, b, a));
        (0..all.len()).filter(|a| unbeaten(*a)).filter_map(|a| all.get(a).copied()).collect()
    }

    /// The strongest pairs first, each kept unless it closes a circle; those whom no kept pair puts behind another.
    fn ranked(&self, differences: &mut Vec<String>) -> Vec<u16> {
        let place = |number: u16| self.said.lot.iter().position(|other| *other == number);
        let mut pairs: Vec<(u16, u16)> = Vec::new();
        for a in &self.stands {
            pairs.extend(self.stands.iter().filter(|b| self.prefer(*a, **b) > self.prefer(**b, *a)).map(|b| (*a, *b)));
        }
        pairs
            .sort_by_key(|(a, b)| (Reverse(self.strength(*a, *b)), self.prefer(*b, *a), place(*a), Reverse(place(*b))));
        let mut kept: Vec<(u16, u16)> = Vec::new();
        let mut own = Vec::new();
        for (winner, loser) in pairs {
            let keeps = !reaches(&kept, loser, winner);
            if keeps {
                kept.push((winner, loser));
            }
            own.push((winner, loser, Some(keeps)));
        }
        let told: Vec<(u16, u16, Option<bool>)> = self
            .told("pair")
            .map(|event| (number(&event["winner"]), number(&event["loser"]), event["locked"].as_bool()))
            .collect();
        if told != own {
            differences.push("the pairs are not taken, kept or left out as the rule says".to_owned());
        }
        self.stands.iter().copied().filter(|a| kept.iter().all(|(_, loser)| loser != a)).collect()
    }

    /// Who has most wins, level ones half; of those, whose worst defeat is smallest. Whether that had to decide.
    fn copeland(&self, differences: &mut Vec<String>) -> (Vec<u16>, bool) {
        let halves = |a: u16| -> u64 {
            let of = |b: &u16| match self.prefer(a, *b).cmp(&self.prefer(*b, a)) {
                Ordering::Greater => 2,
                Ordering::Equal => 1,
                Ordering::Less => 0,
            };
            self.stands.iter().filter(|b| **b != a).map(of).sum()
        };
        for event in self.told("points") {
            let own = |number: u16| self.stands.contains(&number).then(|| whole(halves(number)) / whole(2));
            self.tell_places(&event["points"], own, differences);
        }
        let most = self.stands.iter().map(|a| halves(*a)).max().unwrap_or(0);
        let level: Vec<u16> = self.stands.iter().copied().filter(|a| halves(*a) == most).collect();
        let worst = |a: u16| self.stands.iter().map(|b| self.strength(*b, a)).max().unwrap_or(0);
        let least = level.iter().map(|a| worst(*a)).min().unwrap_or(0);
        let best: Vec<u16> = level.iter().copied().filter(|a| worst(*a) == least).collect();
        let second = best.len() < level.len();
        (best, second)
    }
}

/// Whether kept pairs lead from one to another.
fn reaches(kept: &[(u16, u16)], from: u16, to: u16) -> bool {
    let mut open = vec![from];
    let mut seen = Vec::new();
    while let Some(own) = open.pop() {
        if own == to {
            return true;
        }
        if !seen.contains(&own) {
            seen.push(own);
            open.extend(kept.iter().filter(|(winner, _)| *winner == own).map(|(_, loser)| *loser));
        }
    }
    false
}
