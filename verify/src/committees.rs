//! Committees by marks: Phragmén's rule, and proportional approval one by one and as a whole.

use num_rational::BigRational;
use num_traits::Zero as _;

use crate::said::{Said, amount, events, number, numbers, whole};
use crate::sheets::Sheet;
use crate::tops::{self, Points};

/// Committees that are tried one after the other, at most.
const MOST_TRIED: u64 = 300_000;

/// Does the seats again; what could not be told, if anything.
pub(crate) fn check(said: &Said, sheets: &[Sheet], differences: &mut Vec<String>) -> Option<String> {
    let valid = tops::valid(said, sheets, |_| true);
    tops::book(said, &valid, differences);
    if said.valid == 0 {
        said.nobody(differences);
        return None;
    }
    if said.rule == "pav" {
        return whole_committee(said, &valid, differences);
    }
    let mut chosen: Vec<u16> = Vec::new();
    let mut loads = vec![BigRational::zero(); valid.len()];
    for at in 1..=said.seats_usize().min(said.standing().len()) {
        let is_open = |number: &u16| !chosen.contains(number) && valid.iter().any(|sheet| sheet.of(*number).is_some());
        let open: Vec<u16> = said.standing().into_iter().filter(is_open).collect();
        if open.is_empty() {
            break;
        }
        let by_load = said.rule == "phragmen";
        let value = |number: u16| if by_load { load(&valid, &loads, number) } else { gain(&valid, &chosen, number) };
        let values: Points =
            (1_u16..).take(said.candidates.len()).map(|number| open.contains(&number).then(|| value(number))).collect();
        let best = if by_load { values.iter().flatten().min() } else { values.iter().flatten().max() };
        let best = best.cloned().unwrap_or_default();
        let tied: Vec<u16> = open.iter().copied().filter(|number| value(*number) == best).collect();
        let number = said.lot.iter().copied().find(|number| tied.contains(number)).unwrap_or(0);
        if tied.len() > 1 && !said.tells_tie(at, &tied, number) {
            differences.push(format!("round {at}: a tie is not told"));
        }
        round(said, at, &values, (number, &best), differences);
        chosen.push(number);
        for (sheet, load) in valid.iter().zip(&mut loads) {
            if by_load && sheet.of(number).is_some() {
                load.clone_from(&best);
            }
        }
    }
    if chosen != said.winners || said.rounds.len() != chosen.len() {
        let names: Vec<String> = chosen.iter().map(|number| said.name(*number)).collect();
        differences.push(format!("these should be elected: {}", names.join(", ")));
    }
    None
}

/// What each supporter would carry.
fn load(valid: &[Sheet], loads: &[BigRational], number: u16) -> BigRational {
    let (mut sum, mut electors) = (whole(1), BigRational::zero());
    for (sheet, load) in valid.iter().zip(loads).filter(|(sheet, _)| sheet.of(number).is_some()) {
        sum += load * whole(sheet.weight);
        electors += whole(sheet.weight);
    }
    sum / electors
}

/// What electors would gain together: 1, 1/2, 1/3 … for the first, second, third they marked.
fn gain(valid: &[Sheet], chosen: &[u16], number: u16) -> BigRational {
    let marked = valid.iter().filter(|sheet| sheet.of(number).is_some());
    let on = |sheet: &Sheet| chosen.iter().filter(|other| sheet.of(**other).is_some()).count() as u64;
    marked.map(|sheet| whole(sheet.weight) / whole(on(sheet) + 1)).sum()
}

/// Whether a round tells these values and this one elected.
fn round(said: &Said, at: usize, values: &Points, (own, best): (u16, &BigRational), differences: &mut Vec<String>) {
    let Some(round) = said.rounds.get(at - 1) else {
        differences.push(format!("round {at} is missing"));
        return;
    };
    for event in events(round) {
        let told = match event["event"].as_str() {
            Some("points") => &event["points"],
            Some("loads") => &event["loads"],
            Some("elected") => {
                if number(&event["number"]) != own || amount(&event["votes"]).as_ref() != Some(best) {
                    differences.push(format!("round {at}: {} should be elected, with {best}", said.name(own)));
                }
                continue;
            }
            _ => continue,
        };
        for (place, value) in values.iter().enumerate() {
            if &amount(&told[place]) != value {
                let name = said.name(u16::try_from(place + 1).unwrap_or(0));
                differences.push(format!("round {at}: what is told of {name} is wrong"));
            }
        }
    }
}

fn satisfaction(valid: &[Sheet], committee: &[u16]) -> BigRational {
    let parts = (1..committee.len()).fold(Vec::new(), |mut sum: Vec<BigRational>, part| {
        let before = sum.last().cloned().unwrap_or_else(BigRational::zero);
        sum.push(before + whole(1) / whole(part as u64));
        sum
    });
    let last =
        parts.last().cloned().unwrap_or_else(BigRational::zero) + whole(1) / whole(committee.len().max(1) as u64);
    let of = |sheet: &Sheet| {
        let on = committee.iter().filter(|number| sheet.of(**number).is_some()).count();
        let value = match on {
            0 => BigRational::zero(),
            on if on == committee.len() => last.clone(),
            on => parts.get(on - 1).cloned().unwrap_or_default(),
        };
        value * whole(sheet.weight)
    };
    valid.iter().map(of).sum()
}

/// How many committees of so many there are, up to more than can be tried.
fn choices(of: u64, many: u64) -> u64 {
    (0..many.min(of)).try_fold(1_u64, |sum, at| Some(sum.checked_mul(of - at)? / (at + 1))).unwrap_or(u64::MAX)
}

/// The committee that satisfies most, all of them tried where they are few enough.
fn whole_committee(said: &Said, valid: &[Sheet], differences: &mut Vec<String>) -> Option<String> {
    let score = satisfaction(valid, &said.winners);
    let mut sorted = said.winners.clone();
    sorted.sort_unstable();
    for event in said.rounds.iter().flat_map(events).filter(|event| event["event"] == "committee") {
        if numbers(&event["numbers"]) != sorted || amount(&event["score"]).as_ref() != Some(&score) {
            differences.push(format!("the committee's score is {score}, the account says {}", event["score"]));
        }
    }
    let told: Vec<(u16, Option<u64>)> = said
        .rounds
        .iter()
        .flat_map(events)
        .filter(|event| event["event"] == "elected")
        .map(|event| (number(&event["number"]), event["votes"].as_u64()))
        .collect();
    let marks = |number: u16| valid.iter().filter(|sheet| sheet.of(number).is_some()).map(|sheet| sheet.weight).sum();
    if told != said.winners.iter().map(|number| (*number, Some(marks(*number)))).collect::<Vec<_>>() {
        differences.push("those elected, or their marks, are not as told".to_owned());
    }
    let marked = |number: &u16| valid.iter().any(|sheet| sheet.of(*number).is_some());
    let open: Vec<u16> = said.lot.iter().copied().filter(|number| said.stands(*number) && marked(number)).collect();
    let seats = said.seats_usize().min(open.len());
    if said.winners.len() != seats || !said.winners.iter().all(|number| open.contains(number)) {
        differences.push(format!("{seats} should be elected, of those whom somebody marked"));
        return None;
    }
    if choices(open.len() as u64, seats as u64).saturating_mul(valid.len() as u64) > MOST_TRIED * 20 {
        return Some("whether no other committee satisfies more was not tried, there are too many".to_owned());
    }
    let mut best: Option<(BigRational, Vec<u16>)> = None;
    let mut level = false;
    each(&open, seats, &mut Vec::new(), &mut |committee| {
        let score = satisfaction(valid, committee);
        match best.as_ref().map(|(most, _)| score.cmp(most)) {
            Some(std::cmp::Ordering::Less) => {}
            Some(std::cmp::Ordering::Equal) => level = true,
            _ => (best, level) = (Some((score, committee.to_vec())), false),
        }
    });
    if best.is_some_and(|(_, committee)| committee != said.winners) {
        differences.push("another committee satisfies more, or has the better lot".to_owned());
    }
    let tells = said.ties.first().map(|tie| (numbers(&tie["tied"]), numbers(&tie["chosen"])));
    let told = tells.is_some_and(|(tied, chosen)| {
        chosen == said.winners && said.tells_tie(1, &tied, chosen.first().copied().unwrap_or(0))
    });
    if level != told {
        differences.push("whether another committee satisfies as much is not as told".to_owned());
    }
    None
}

/// Every choice of so many, in order.
fn each(open: &[u16], many: usize, taken: &mut Vec<u16>, see: &mut impl FnMut(&[u16])) {
    if taken.len() == many {
        return see(taken);
    }
    let mut rest = open;
    while let Some((first, others)) = rest.split_first() {
        taken.push(*first);
        each(others, many, taken, see);
        taken.pop();
        rest = others;
    }
}
