//! Rules that add up and take those with the most: approval, plurality by marks, yes or no, score, STAR, majority
//! judgment. Each is done again whole from the ballots, then held against what the account says.

use std::cmp::{Ordering, Reverse};

use num_bigint::BigInt;
use num_rational::BigRational;
use serde_json::Value;

use crate::said::{Said, amount, events, number, numbers, whole};
use crate::sheets::Sheet;

/// The points of each candidate in the running, by number less one.
pub(crate) type Points = Vec<Option<BigRational>>;

/// Ballots that count: names that do not stand and later mentions are passed over; what is left must not be nothing.
pub(crate) fn valid(said: &Said, sheets: &[Sheet], sound: impl Fn(&Sheet) -> bool) -> Vec<Sheet> {
    let mut valid = Vec::new();
    for sheet in sheets {
        let mut given: Vec<(u16, i64)> = Vec::new();
        for (number, points) in &sheet.given {
            if said.stands(*number) && given.iter().all(|(other, _)| other != number) {
                given.push((*number, *points));
            }
        }
        let kept = Sheet { weight: sheet.weight, given };
        if !kept.given.is_empty() && sound(sheet) && sound(&kept) {
            valid.push(kept);
        }
    }
    valid
}

/// How many ballots count, held against the account.
pub(crate) fn book(said: &Said, valid: &[Sheet], differences: &mut Vec<String>) {
    let ballots: u64 = valid.iter().map(|sheet| sheet.weight).sum();
    if ballots != said.valid {
        differences.push(format!("{ballots} ballots count, the account says {}", said.valid));
    }
}

/// Whether the account has these votes in a round, and the same wherever the round names points.
pub(crate) fn compare(said: &Said, at: usize, votes: &[Option<BigRational>], differences: &mut Vec<String>) {
    let Some(round) = at.checked_sub(1).and_then(|place| said.rounds.get(place)) else {
        differences.push(format!("round {at} is missing"));
        return;
    };
    let mut check = |told: &Value, what: &str| {
        for (place, own) in votes.iter().enumerate() {
            if &amount(&told[place]) != own {
                let name = said.name(u16::try_from(place + 1).unwrap_or(0));
                let own = own.as_ref().map_or_else(|| "none".to_owned(), ToString::to_string);
                differences.push(format!("round {at}: {name} has {own} {what}, the account says {}", told[place]));
            }
        }
    };
    if round["votes"].as_array().is_some_and(|votes| !votes.is_empty()) {
        check(&round["votes"], "votes");
    }
    for event in events(round).filter(|event| event["event"] == "points") {
        check(&event["points"], "points");
    }
}

/// What a candidate has: what decides, what decides between those level, and what is said of it.
pub(crate) struct Has<K, S> {
    pub(crate) number: u16,
    pub(crate) most: K,
    pub(crate) then: S,
    pub(crate) said: BigRational,
}

/// The order of those with the most; every tie that touches a seat must be told in this round.
pub(crate) fn order<K: Ord, S: Ord>(
    said: &Said,
    at: usize,
    seats: usize,
    mut all: Vec<Has<K, S>>,
    differences: &mut Vec<String>,
) -> Vec<Has<K, S>> {
    let lot = |number: u16| said.lot.iter().position(|other| *other == number);
    let by = |a: &Has<K, S>, b: &Has<K, S>| b.most.cmp(&a.most).then_with(|| b.then.cmp(&a.then));
    all.sort_by(|a, b| by(a, b).then_with(|| lot(a.number).cmp(&lot(b.number))));
    let mut from = 0;
    for level in all.chunk_by(|a, b| by(a, b) == Ordering::Equal) {
        if let ([first, _, ..], true) = (level, from < seats) {
            let mut tied: Vec<u16> = level.iter().map(|has| has.number).collect();
            tied.sort_unstable();
            let chosen: Vec<u16> = level.iter().take(seats - from).map(|has| has.number).collect();
            let told = |tie: &Value| numbers(&tie["tied"]) == tied && numbers(&tie["chosen"]) == chosen;
            if !said.tells_tie(at, &tied, first.number) || !said.ties.iter().any(told) {
                differences.push(format!("round {at}: a tie is not told"));
            }
        }
        from += level.len();
    }
    all.truncate(seats);
    all
}

/// Whether those elected, and with what, are what the account says in this round and at its end.
pub(crate) fn elected<K, S>(said: &Said, at: usize, order: &[Has<K, S>], differences: &mut Vec<String>) {
    let own: Vec<u16> = order.iter().map(|has| has.number).collect();
    if own != said.winners {
        let names: Vec<String> = own.iter().map(|number| said.name(*number)).collect();
        differences.push(format!("these should be elected: {}", names.join(", ")));
    }
    let round = at.checked_sub(1).and_then(|place| said.rounds.get(place)).cloned().unwrap_or_default();
    let told: Vec<(u16, Option<BigRational>)> = events(&round)
        .filter(|event| event["event"] == "elected")
        .map(|event| (number(&event["number"]), amount(&event["votes"])))
        .collect();
    let own: Vec<(u16, Option<BigRational>)> = order.iter().map(|has| (has.number, Some(has.said.clone()))).collect();
    if own != told {
        differences.push(format!("round {at}: those elected or their votes are not as told"));
    }
}

fn at(places: &[Option<BigRational>], number: u16) -> BigRational {
    let place = usize::from(number).checked_sub(1);
    place.and_then(|place| places.get(place)).cloned().flatten().unwrap_or_default()
}

/// What each in the running was given together; `missing` is what nothing counts as.
fn sums(said: &Said, valid: &[Sheet], missing: i64) -> Points {
    let sum = |number: u16| -> BigRational {
        let one = |sheet: &Sheet| BigInt::from(sheet.of(number).unwrap_or(missing)) * sheet.weight;
        BigRational::from_integer(valid.iter().map(one).sum())
    };
    (1_u16..).take(said.candidates.len()).map(|number| said.stands(number).then(|| sum(number))).collect()
}

/// Approval, and plurality by marks: the most marks.
pub(crate) fn marks(said: &Said, sheets: &[Sheet], differences: &mut Vec<String>) {
    let most = if said.rule == "plurality" { said.seats } else { u64::MAX };
    let valid = valid(said, sheets, |sheet| {
        let standing = sheet.given.iter().filter(|(number, _)| said.stands(*number));
        let mut distinct: Vec<u16> = standing.map(|(number, _)| *number).collect();
        distinct.sort_unstable();
        distinct.dedup();
        distinct.len() as u64 <= most
    });
    let valid: Vec<Sheet> = valid
        .into_iter()
        .map(|sheet| Sheet { given: sheet.given.iter().map(|(number, _)| (*number, 1)).collect(), ..sheet })
        .collect();
    book(said, &valid, differences);
    top(said, &sums(said, &valid, 0), differences);
}

/// The most of these points, in one round.
pub(crate) fn top(said: &Said, points: &Points, differences: &mut Vec<String>) {
    if said.valid == 0 {
        return said.nobody(differences);
    }
    compare(said, 1, points, differences);
    let has = |number: u16| Has { number, most: at(points, number), then: (), said: at(points, number) };
    let all = said.standing().into_iter().map(has).collect();
    let order = order(said, 1, said.seats_usize(), all, differences);
    elected(said, 1, &order, differences);
}

/// Yes, no, abstention: options 1, 2, 3; exactly one mark.
pub(crate) fn yes_no(said: &Said, sheets: &[Sheet], differences: &mut Vec<String>) {
    let valid = valid(said, sheets, |sheet| {
        let first = sheet.given.first().map(|(number, _)| *number);
        sheet.given.iter().all(|(number, _)| Some(*number) == first || !said.stands(*number))
    });
    book(said, &valid, differences);
    let points = sums(said, &valid, 0);
    let figure = |number: u16| at(&points, number);
    let (yes, no, neither) = (figure(1), figure(2), figure(3));
    for (key, own) in [("yes", &yes), ("no", &no), ("abstained", &neither)] {
        if amount(&said.question[key]).as_ref() != Some(own) {
            differences.push(format!("{own} {key}, the account says {}", said.question[key]));
        }
    }
    let cast = &yes + &no + &neither;
    let entitled = amount(&said.options["electorate"]).unwrap_or_default();
    let part = |value: &Value| {
        let pair = (value[0].as_u64().unwrap_or(1), value[1].as_u64().filter(|of| *of > 0).unwrap_or(1));
        whole(pair.0) / whole(pair.1)
    };
    let half = whole(1) / whole(2);
    let majority = &said.options["majority"];
    let enough = match majority.as_str() {
        Some("simple") => yes > no,
        Some("of-ballots") => yes > &cast * &half,
        Some("of-electorate") => yes > &entitled * &half,
        Some("unanimous") => no == whole(0) && yes > whole(0),
        _ => {
            let of =
                [("share", &yes + &no), ("share-of-ballots", cast.clone()), ("share-of-electorate", entitled.clone())];
            let named = of.iter().find(|(key, _)| !majority[*key].is_null());
            named.is_some_and(|(key, of)| yes > whole(0) && yes >= of * part(&majority[*key]))
        }
    };
    let quorum = &said.options["quorum"];
    let quorate = if let Some(least) = amount(&quorum["ballots"]) {
        cast >= least
    } else if let Some(least) = amount(&quorum["yes"]) {
        yes >= least
    } else if quorum["share"].is_array() {
        cast >= &entitled * part(&quorum["share"])
    } else {
        true
    };
    let least = match (&quorum["ballots"], &quorum["yes"], &quorum["share"]) {
        (least, ..) | (_, least, _) if least.is_u64() => amount(least),
        (_, _, share) if share.is_array() => Some((&entitled * part(share)).ceil()),
        _ => None,
    };
    if amount(&said.question["quorum"]) != least {
        differences.push(format!("the quorum is not {}", said.question["quorum"]));
    }
    // What is needed: so many yes would do, and one fewer would not.
    let needed = &said.question["needed"];
    let at_once = amount(needed).map(|needed| (yes >= needed) == enough);
    let shown = said.rounds.first().map(|round| round["quota"].clone()).unwrap_or_default();
    if at_once == Some(false) || (at_once.is_none() && enough) || shown != *needed {
        differences.push(format!("{needed} yes are not what is needed"));
    }
    let passed = quorate && enough;
    if said.question["passed"] != passed || said.question["quorate"] != quorate {
        let words = if passed { "passes" } else { "does not pass" };
        differences.push(format!("the question {words}, the account says otherwise"));
    }
    let winner = if passed { 1 } else { 2 };
    if said.winners != if quorate { vec![winner] } else { Vec::new() } {
        differences.push("the winner is not what the question's outcome gives".to_owned());
    }
    compare(said, 1, &points, differences);
}

/// Score, STAR, majority judgment.
pub(crate) fn points(said: &Said, sheets: &[Sheet], differences: &mut Vec<String>) {
    let ends = (said.options["scale"][0].as_i64(), said.options["scale"][1].as_i64());
    let (Some(worst), Some(best)) = ends else {
        differences.push("the account names no scale".to_owned());
        return;
    };
    let valid = valid(said, sheets, |sheet| sheet.given.iter().all(|(_, own)| (worst..=best).contains(own)));
    book(said, &valid, differences);
    if said.valid == 0 {
        return said.nobody(differences);
    }
    let sums = sums(said, &valid, worst);
    match said.rule.as_str() {
        "score" => top(said, &sums, differences),
        "star" => star(said, &valid, &sums, (worst, best), differences),
        _ => judgment(said, &valid, (worst, best), differences),
    }
}

fn star(said: &Said, valid: &[Sheet], sums: &Points, (worst, best): (i64, i64), differences: &mut Vec<String>) {
    let prefer = |a: u16, b: u16| -> u64 {
        let above = |sheet: &&Sheet| sheet.of(a).unwrap_or(worst) > sheet.of(b).unwrap_or(worst);
        valid.iter().filter(above).map(|sheet| sheet.weight).sum()
    };
    let bests =
        |a: u16| -> u64 { valid.iter().filter(|sheet| sheet.of(a) == Some(best)).map(|sheet| sheet.weight).sum() };
    compare(said, 1, sums, differences);
    let standing = said.standing();
    let has = |number: u16| {
        let level = standing.iter().filter(|other| at(sums, **other) == at(sums, number));
        let wins = level.filter(|other| prefer(number, **other) > prefer(**other, number)).count();
        Has { number, most: at(sums, number), then: (wins, bests(number)), said: at(sums, number) }
    };
    let last = order(said, 1, 2, standing.iter().map(|number| has(*number)).collect(), differences);
    let mut two: Vec<u16> = last.iter().map(|has| has.number).collect();
    let told = said.rounds.first().map(|round| {
        let among = events(round).find(|event| event["event"] == "among");
        among.map(|event| numbers(&event["numbers"])).unwrap_or_default()
    });
    two.sort_unstable();
    if told != Some(two.clone()) {
        differences.push("the last two are not those with the most points".to_owned());
    }
    let [a, b] = two.as_slice() else {
        if said.winners != two {
            differences.push("the only one who stands is not elected".to_owned());
        }
        return;
    };
    let duel = |a: u16, b: u16| Has {
        number: a,
        most: prefer(a, b),
        then: (at(sums, a), bests(a)),
        said: whole(prefer(a, b)),
    };
    let second = said.rounds.get(1).cloned().unwrap_or_default();
    for event in events(&second).filter(|event| event["event"] == "pair") {
        let (winner, loser) = (number(&event["winner"]), number(&event["loser"]));
        let right = two.contains(&winner) && two.contains(&loser) && said.winners == [winner] && winner != loser;
        let votes = (event["ayes"].as_u64(), event["noes"].as_u64());
        if !right || votes != (Some(prefer(winner, loser)), Some(prefer(loser, winner))) {
            differences.push("the comparison of the last two is not as told".to_owned());
        }
    }
    let order = order(said, 2, 1, vec![duel(*a, *b), duel(*b, *a)], differences);
    elected(said, 2, &order, differences);
    let votes: Points = (1_u16..)
        .take(said.candidates.len())
        .map(|number| match number {
            _ if number == *a => Some(whole(prefer(*a, *b))),
            _ if number == *b => Some(whole(prefer(*b, *a))),
            _ => None,
        })
        .collect();
    compare(said, 2, &votes, differences);
}

/// The grades of one candidate, with how many ballots gave each.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Grades(Vec<(i64, u64)>);

impl Grades {
    /// The middle grade, the lower of two, and the grades without it.
    fn middle(&mut self) -> Option<i64> {
        let all: u64 = self.0.iter().map(|(_, ballots)| ballots).sum();
        let mut before = 0;
        for (grade, ballots) in &mut self.0 {
            before += *ballots;
            if before > all.checked_sub(1)? / 2 {
                *ballots -= 1;
                return Some(*grade);
            }
        }
        None
    }
}

impl PartialOrd for Grades {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Grades {
    /// One middle grade is taken from each until they differ.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = (self.clone(), other.clone());
        if a == b {
            return Ordering::Equal;
        }
        loop {
            match (a.middle(), b.middle()) {
                (None, None) => return Ordering::Equal,
                (own, others) if own != others => return own.cmp(&others),
                _ => {}
            }
        }
    }
}

fn judgment(said: &Said, valid: &[Sheet], (worst, best): (i64, i64), differences: &mut Vec<String>) {
    let grades = |number: u16| {
        let count = |grade: i64| -> u64 {
            let gave = |sheet: &&Sheet| sheet.of(number).unwrap_or(worst) == grade;
            valid.iter().filter(gave).map(|sheet| sheet.weight).sum()
        };
        Grades((worst..=best).map(|grade| (grade, count(grade))).collect())
    };
    let middle = |number: u16| grades(number).middle().map(|grade| BigRational::from_integer(BigInt::from(grade)));
    let votes: Points = (1_u16..)
        .take(said.candidates.len())
        .map(|number| if said.stands(number) { middle(number) } else { None })
        .collect();
    compare(said, 1, &votes, differences);
    for round in &said.rounds {
        for event in events(round).filter(|event| event["event"] == "grades") {
            let scale: Vec<i64> = (worst..=best).rev().collect();
            if event["grades"] != Value::from(scale) {
                differences.push("the grades are not those of the scale".to_owned());
            }
            for number in said.standing() {
                let told = &event["counts"][usize::from(number) - 1];
                let own: Vec<u64> = grades(number).0.iter().rev().map(|(_, ballots)| *ballots).collect();
                let told: Vec<u64> = told.as_array().into_iter().flatten().filter_map(Value::as_u64).collect();
                if own != told {
                    differences.push(format!("the grades of {} are not as told", said.name(number)));
                }
            }
        }
    }
    let has = |number: u16| Has { number, most: grades(number), then: (), said: middle(number).unwrap_or_default() };
    let mut all: Vec<Has<Grades, ()>> = said.standing().into_iter().map(has).collect();
    all.sort_by_key(|has| Reverse(has.most.clone()));
    let order = order(said, 1, 1, all, differences);
    elected(said, 1, &order, differences);
}
