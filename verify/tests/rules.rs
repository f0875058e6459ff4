//! Every rule on small chance elections: a true account is found right, and one with any fact changed is refused.
#![cfg(test)]

use convoke_verify::{Trouble, count};
use serde_json::{Value, json};
use tally::formats::{self, Format, Wish};
use tally::options::{AtLeast, Completion, Majority, Quorum, Utility};
use tally::{Ballots, Candidate, Contest, Options, Rule};

/// A small generator, so that a failure can be seen again.
struct Steps(u64);

impl Steps {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// An election as a file, and its account.
struct Made {
    file: String,
    account: Value,
}

fn made(contest: &Contest, ballots: &Ballots, rule: Rule, options: &Options) -> Made {
    let file = match ballots {
        Ballots::Ranked(_) => formats::write_blt(contest, ballots),
        _ => formats::write_csv(contest, ballots),
    };
    let account = tally::count(contest, ballots, rule, options).unwrap();
    Made { file, account: serde_json::to_value(&account).unwrap() }
}

fn contest(candidates: u16, seats: u32) -> Contest {
    let candidate = |number: u16| Candidate {
        group: Some(if number.is_multiple_of(3) { "night" } else { "day" }.to_owned()),
        ..Candidate::named(format!("Candidate {number}"))
    };
    Contest { seats, candidates: (1..=candidates).map(candidate).collect(), ..Contest::default() }
}

fn ranked(steps: &mut Steps, candidates: u16, ballots: u64) -> Ballots {
    let row = |steps: &mut Steps| {
        let mut left: Vec<u16> = (1..=candidates).collect();
        let many = 1 + steps.below(u64::from(candidates));
        let row = (0..many).map(|_| left.remove(usize::try_from(steps.below(left.len() as u64)).unwrap())).collect();
        (1 + steps.below(4), row)
    };
    Ballots::ranked((0..ballots).map(|_| row(steps)).collect::<Vec<(u64, Vec<u16>)>>())
}

fn scored(steps: &mut Steps, candidates: u16, ballots: u64, most: u64) -> Ballots {
    let row = |steps: &mut Steps| {
        let row = (1..=candidates).map(|number| (number, i32::try_from(steps.below(most + 1)).unwrap())).collect();
        (1 + steps.below(4), row)
    };
    Ballots::scored((0..ballots).map(|_| row(steps)).collect::<Vec<(u64, Vec<(u16, i32)>)>>())
}

fn marked(steps: &mut Steps, candidates: u16, ballots: u64) -> Ballots {
    let row = |steps: &mut Steps| (1 + steps.below(4), (1..=candidates).filter(|_| steps.below(5) < 2).collect());
    Ballots::marked((0..ballots).map(|_| row(steps)).collect::<Vec<(u64, Vec<u16>)>>())
}

/// One election of a rule by chance.
fn chance(rule: Rule, steps: &mut Steps) -> Made {
    let candidates = 2 + u16::try_from(steps.below(5)).unwrap();
    let seats = if rule.chooses_one() { 1 } else { 1 + u32::try_from(steps.below(3)).unwrap() };
    let ballots = 1 + steps.below(12);
    let mut options =
        Options { seed: ["", "lot"][usize::try_from(steps.below(2)).unwrap()].to_owned(), ..Options::default() };
    if rule.is_budget() {
        let project = |number: u16, steps: &mut Steps| Candidate {
            id: Some(format!("p{number}")),
            cost: Some(100 + 50 * steps.below(8)),
            ..Candidate::named(format!("Project {number}"))
        };
        let candidates: Vec<Candidate> = (1..=candidates).map(|number| project(number, steps)).collect();
        let contest = Contest { budget: Some(200 + 100 * steps.below(8)), places: 2, candidates, ..Contest::default() };
        options.utility = [Utility::Cost, Utility::Cardinality][usize::try_from(steps.below(2)).unwrap()];
        options.completion =
            [Completion::None, Completion::Add1, Completion::Add1U][usize::try_from(steps.below(3)).unwrap()];
        let ballots = marked(steps, u16::try_from(contest.candidates.len()).unwrap(), ballots);
        return made(&contest, &ballots, rule, &options);
    }
    if rule == Rule::YesNo {
        options.electorate = Some(60);
        options.majority = [
            Majority::Simple,
            Majority::OfBallots,
            Majority::OfElectorate,
            Majority::Share(2, 3),
            Majority::ShareOfBallots(1, 2),
            Majority::ShareOfElectorate(1, 4),
            Majority::Unanimous,
        ][usize::try_from(steps.below(7)).unwrap()];
        options.quorum = [Quorum::None, Quorum::Ballots(9), Quorum::Share(1, 4), Quorum::Yes(5)]
            [usize::try_from(steps.below(4)).unwrap()];
        let row = |steps: &mut Steps| {
            let number = 1 + u16::try_from(steps.below(3)).unwrap();
            (1 + steps.below(4), if steps.below(6) == 0 { vec![1, 2] } else { vec![number] })
        };
        let ballots = Ballots::marked((0..ballots).map(|_| row(steps)).collect::<Vec<(u64, Vec<u16>)>>());
        return made(&contest(3, 1), &ballots, rule, &options);
    }
    let ballots = match rule.kind() {
        tally::ballots::Kind::Ranked => ranked(steps, candidates, ballots),
        tally::ballots::Kind::Marked => marked(steps, candidates, ballots),
        tally::ballots::Kind::Scored => {
            options.scale = Some((0, 5));
            scored(steps, candidates, ballots, 5)
        }
    };
    if rule.is_stv() && rule != Rule::Ers97 && steps.below(2) == 0 {
        options.at_least = vec![AtLeast { seats: 1, group: "night".to_owned() }];
    }
    made(&contest(candidates, seats), &ballots, rule, &options)
}

fn verdict(made: &Made) -> Result<String, Trouble> {
    count(made.account.to_string().as_bytes(), made.file.as_bytes())
}

#[test]
fn every_rule_is_done_again_on_chance_elections() {
    for rule in Rule::all() {
        let mut steps = Steps(11);
        for at in 0..200 {
            let made = chance(rule, &mut steps);
            let verdict = verdict(&made);
            assert!(verdict.is_ok(), "{rule}, election {at}: {verdict:?}\n{}\n{}", made.file, made.account);
        }
    }
}

/// All places of a value, as JSON pointers.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(place, inner)| places(inner, &format!("{at}/{place}"), all));
        }
        Value::Object(map) => map.iter().for_each(|(key, inner)| places(inner, &format!("{at}/{key}"), all)),
        _ => all.push(at.to_owned()),
    }
}

/// Something else of the same kind.
fn other(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_i64().unwrap_or(0) + 1),
        Value::String(text) if text.parse::<f64>().is_ok() || text.contains('/') => json!("12345/7"),
        Value::Bool(own) => json!(!own),
        Value::Null => json!(3),
        _ => json!("otherwise"),
    }
}

/// What says nothing about the count, or as much when it is another: the middle of a chain that is as strong over
/// others, the passes of Meek's method and where its papers stand next (its votes follow from the factors, which are
/// checked), the empty transfers of an exclusion whose batches follow, and who was level
/// in ties that took nobody's seat.
const SAYS_NOTHING: [&str; 14] = [
    "meek /rounds/events/moved/exhausted",
    "meek /rounds/events/moved/exhausted_ballots",
    "meek /rounds/events/moved/lost",
    "meek /rounds/events/moved/to/ballots",
    "meek /rounds/events/moved/to/number",
    "meek /rounds/events/moved/to/votes",
    "schulze /rounds/events/numbers",
    "meek /rounds/events/surplus",
    "ers97 /rounds/events/moved/exhausted",
    "ers97 /rounds/events/moved/exhausted_ballots",
    "ers97 /rounds/events/moved/lost",
    "/ties/chosen",
    "/ties/round",
    "/ties/tied",
];

#[test]
fn an_account_with_any_fact_changed_is_refused() {
    let mut passed: Vec<String> = Vec::new();
    for rule in Rule::all() {
        let mut steps = Steps(5);
        for _ in 0..6 {
            let made = chance(rule, &mut steps);
            let mut all = Vec::new();
            for key in ["rounds", "ties", "winners", "matrix", "funded", "question", "lot"] {
                if let Some(value) = made.account.get(key) {
                    places(value, &format!("/{key}"), &mut all);
                }
            }
            for place in all {
                let mut account = made.account.clone();
                let value = account.pointer_mut(&place).unwrap();
                *value = other(value);
                let changed = Made { file: made.file.clone(), account };
                if verdict(&changed).is_ok() {
                    let shape: Vec<&str> = place.split('/').filter(|part| part.parse::<u32>().is_err()).collect();
                    let what = format!("{rule} {}", shape.join("/"));
                    let harmless = SAYS_NOTHING.iter().any(|own| what.ends_with(own));
                    passed.extend((!harmless).then_some(what));
                }
            }
        }
    }
    passed.sort();
    passed.dedup();
    assert!(passed.is_empty(), "{}", passed.join("\n"));
}

#[test]
fn seats_kept_for_a_group_too_small_are_done_again_as_well() {
    let mut unmet = 0;
    for rule in [Rule::ScottishStv, Rule::Wig, Rule::Meek] {
        let mut steps = Steps(3);
        for _ in 0..150 {
            let candidates = 3 + u16::try_from(steps.below(4)).unwrap();
            let seats = 1 + u32::try_from(steps.below(3)).unwrap();
            let ballots = ranked(&mut steps, candidates, 8);
            let wanted = |group: &str, seats| AtLeast { seats, group: group.to_owned() };
            // More than stand, more than there are seats, and a group nobody is in.
            let at_least = vec![wanted("night", 1 + seats), wanted("nobody", 1), wanted("day", 1)];
            let made = made(&contest(candidates, seats), &ballots, rule, &Options { at_least, ..Options::default() });
            let verdict = verdict(&made);
            assert!(verdict.is_ok(), "{rule}: {verdict:?}\n{}\n{}", made.file, made.account);
            assert!(made.account["notes"].to_string().contains("constraint-unmet"), "{}", made.account);
            let winners = made.account["winners"].as_array().unwrap().len();
            assert_eq!(winners, usize::try_from(seats).unwrap().min(usize::from(candidates)), "seats go to others");
            unmet += 1;
        }
    }
    assert_eq!(unmet, 450);
}

#[test]
fn a_group_gets_the_seats_that_are_kept_for_it() {
    let mut turned = 0;
    for rule in [Rule::ScottishStv, Rule::Wig, Rule::Meek] {
        let mut steps = Steps(9);
        for _ in 0..150 {
            let ballots = ranked(&mut steps, 6, 9);
            let contest = contest(6, 3);
            let of_night = |options: &Options| {
                let account = tally::count(&contest, &ballots, rule, options).unwrap();
                account.winners.iter().filter(|winner| winner.number.is_multiple_of(3)).count()
            };
            let kept = AtLeast { seats: 2, group: "night".to_owned() };
            assert_eq!(of_night(&Options { at_least: vec![kept.clone()], ..Options::default() }), 2, "{rule}");
            turned += usize::from(of_night(&Options::default()) < 2);
        }
    }
    assert!(turned > 50, "{turned}: the seats would hardly ever have gone elsewhere");
}

/// Where the data are; `None` when they are not there.
#[expect(clippy::disallowed_methods, reason = "a test finds its data")]
fn data() -> Option<std::path::PathBuf> {
    let named = std::env::var_os("CONVOKE_DATA").map(std::path::PathBuf::from);
    let above = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared/data"));
    let found = named.into_iter().chain(above).find(|place| place.join("budget/expected").is_dir());
    if found.is_none() {
        println!("skipped: no data beside the checkout and none where CONVOKE_DATA says");
    }
    found
}

#[test]
fn real_budgets_are_found_right() {
    let Some(data) = data() else {
        return;
    };
    let mut seen = 0;
    for file in std::fs::read_dir(data.join("budget")).unwrap() {
        let path = file.unwrap().path();
        let bytes = if path.is_file() { std::fs::read(&path).unwrap() } else { continue };
        // Elector by elector and without optimization: the largest are for the program itself.
        if path.extension().is_none_or(|ending| ending != "pb") || bytes.len() > 60_000 {
            continue;
        }
        let election = formats::read(Format::Pabulib, &bytes, &Wish::default()).unwrap();
        for rule in [Rule::Greedy, Rule::EqualShares, Rule::BudgetPhragmen] {
            for utility in [Utility::Cost, Utility::Cardinality] {
                let options = Options { utility, ..Options::default() };
                let account = tally::count(&election.contest, &election.ballots, rule, &options).unwrap();
                let verdict = count(&serde_json::to_vec(&account).unwrap(), &bytes);
                assert!(verdict.is_ok(), "{} {rule}: {verdict:?}", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 6, "{seen}");
}
