//! The same ballots in every form of file: read by both programs, the account is found right; with two names exchanged
//! it is refused.
#![cfg(test)]

use std::fmt::Write as _;

use convoke_verify::{Trouble, count};
use serde_json::{Value, json};
use tally::formats::{self, Format, Wish};
use tally::{Options, Rule};

/// A small generator, so that a failure can be seen again.
struct Steps(u64);

impl Steps {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// Ballots: ranks, each with one candidate or several, or none.
struct Made {
    names: Vec<String>,
    ballots: Vec<Vec<Vec<u16>>>,
}

#[derive(Clone, Copy)]
struct Has {
    empty: bool,
    equal: bool,
}

fn made(steps: &mut Steps, has: Has) -> Made {
    let candidates = 2 + steps.below(4);
    let names = (1..=candidates).map(|number| format!("Name {number}, \"N{number}\"")).collect();
    let ballot = |steps: &mut Steps| {
        let mut left: Vec<u16> = (1..).take(candidates).collect();
        let mut ranks: Vec<Vec<u16>> = Vec::new();
        for _ in 0..=steps.below(candidates) {
            let one = left.remove(steps.below(left.len()));
            match steps.below(8) {
                0 if has.empty => ranks.extend([vec![], vec![one]]),
                1 if has.equal && !ranks.is_empty() => ranks.last_mut().unwrap().push(one),
                _ => ranks.push(vec![one]),
            }
        }
        ranks
    };
    Made { names, ballots: (0..=steps.below(12)).map(|_| ballot(steps)).collect() }
}

impl Made {
    fn lines(&self, line: impl Fn(&Vec<Vec<u16>>) -> String) -> String {
        self.ballots.iter().map(|ballot| line(ballot) + "\n").collect()
    }

    fn name(&self, number: u16) -> &str {
        &self.names[usize::from(number) - 1]
    }
}

fn joined(numbers: &[u16], by: &str) -> String {
    let words: Vec<String> = numbers.iter().map(u16::to_string).collect();
    words.join(by)
}

fn blt(made: &Made) -> String {
    let rank = |rank: &Vec<u16>| if rank.is_empty() { "-".to_owned() } else { joined(rank, "=") };
    let ballots = made.lines(|b| format!("(id 7) {} 0", b.iter().map(rank).collect::<Vec<String>>().join("\t")));
    let names: Vec<String> = made.names.iter().map(|name| format!("\"{}\"\n", name.replace('"', "\\\""))).collect();
    let names = names.concat();
    format!("# a comment\n{} 1\n{ballots}0 # the end\n{names}\"Title\"\n", made.names.len())
}

fn scottish(made: &Made) -> String {
    let rank = |rank: &Vec<u16>| joined(rank, "");
    let ballots = made.lines(|b| format!("2,{},", b.iter().map(rank).collect::<Vec<String>>().join(",")));
    let line = |(number, name): (usize, &String)| {
        format!("\"Candidate {number}\",\"{}\",\"Party\",\n", name.replace('"', "\"\""))
    };
    let names: String = (1..).zip(&made.names).map(line).collect();
    format!("{},1,\n{ballots}{names}\"Ward\",\n", made.names.len())
}

fn preflib_order(ballot: &[Vec<u16>]) -> String {
    let rank = |rank: &Vec<u16>| if rank.len() > 1 { format!("{{{}}}", joined(rank, ",")) } else { joined(rank, "") };
    ballot.iter().map(rank).collect::<Vec<String>>().join(",")
}

fn preflib(made: &Made) -> String {
    let mut text = format!("# FILE NAME: made.toi\n# TITLE: Title\n# NUMBER ALTERNATIVES: {}\n", made.names.len());
    for (number, name) in (1..).zip(&made.names) {
        writeln!(text, "# ALTERNATIVE NAME {number}: {name}").unwrap();
    }
    text + &made.lines(|ballot| format!("3: {}", preflib_order(ballot)))
}

fn old_preflib(made: &Made) -> String {
    let names: Vec<String> = (1..).zip(&made.names).map(|(number, name)| format!("{number},{name}\n")).collect();
    let names = names.concat();
    let sums = format!("{0},{0},{0}\n", made.ballots.len());
    format!("{}\n{names}{sums}", made.names.len()) + &made.lines(|b| format!("1,{}", preflib_order(b)))
}

fn debian(made: &Made) -> String {
    let line = |ballot: &Vec<Vec<u16>>| {
        let rank = |number| (1..).zip(ballot).find(|(_, on_it)| on_it.contains(&number)).map(|(rank, _)| rank);
        let sign = |number| rank(number).map_or_else(|| "-".to_owned(), |rank: u32| rank.to_string());
        let signs: String = (1..).take(made.names.len()).map(sign).collect();
        format!("V: {signs}\tSomebody")
    };
    let option =
        |(number, name): (usize, &String)| format!("  {}/  Option {number}---->: {name}\n", "|".repeat(number));
    let options: String = (1..).zip(&made.names).map(option).collect();
    format!("\n\tTally Sheet for the votes cast.\n\n{options}{}", made.lines(line))
}

fn records(made: &Made, ranked: bool) -> String {
    let selection = |(number, name): (usize, &String)| json!({"@id": format!("s{number}"), "CandidateIds": [format!("c{number}")], "Selection": name});
    let person = |(number, name): (usize, &String)| json!({"@id": format!("c{number}"), "Name": name});
    let record = |ballot: &Vec<Vec<u16>>| {
        let place = |rank: usize| if ranked { json!({"Rank": rank, "HasIndication": "yes"}) } else { json!({}) };
        let all = (1..).zip(ballot).flat_map(|(rank, on_it)| on_it.iter().map(move |number| (rank, number)));
        let marks: Vec<Value> = all
            .map(|(rank, number)| {
                json!({"ContestSelectionId": format!("s{number}"),
                    "SelectionPosition": [place(rank), {"HasIndication": "no", "Rank": 1}]})
            })
            .collect();
        let old = json!({"@id": "old", "CVRContest": [{"ContestId": "k2", "CVRContestSelection": []}]});
        let now = json!({"@id": "now", "CVRContest": [{"ContestId": "k2", "CVRContestSelection": marks}]});
        json!({"CurrentSnapshotId": "now", "CVRSnapshot": [old, now]})
    };
    let people: Vec<Value> = (1..).zip(&made.names).map(person).collect();
    let selections: Vec<Value> = (1..).zip(&made.names).map(selection).collect();
    let other = json!({"@id": "k1", "Name": "Another", "ContestSelection": [{"@id": "t1", "Selection": "Nobody"}]});
    let own = json!({"@id": "k2", "Name": "Title", "ContestSelection": selections});
    let cvr: Vec<Value> = made.ballots.iter().map(record).collect();
    json!({"Election": [{"Candidate": people, "Contest": [other, own]}], "CVR": cvr}).to_string()
}

fn by_rank(made: &Made) -> String {
    let cell = |rank: &Vec<u16>| match rank.as_slice() {
        [] => "skipped".to_owned(),
        [one] => format!("\"{}\"", made.name(*one).replace('"', "\"\"")),
        _ => "overvote".to_owned(),
    };
    let columns = made.ballots.iter().map(Vec::len).max().unwrap_or(1);
    let head: Vec<String> = (1..=columns).map(|rank| format!("Choice_{rank}")).collect();
    let line = |ballot: &Vec<Vec<u16>>| format!("2;{}", ballot.iter().map(cell).collect::<Vec<String>>().join(";"));
    format!("weight;{}\n{}", head.join(";"), made.lines(line))
}

fn by_candidate(made: &Made) -> String {
    let names: Vec<String> = made.names.iter().map(|name| format!("\"{}\"", name.replace('"', "\"\""))).collect();
    let line = |ballot: &Vec<Vec<u16>>| {
        let rank = |number| (1..).zip(ballot).find(|(_, on_it)| on_it.contains(&number)).map(|(rank, _)| rank);
        let cell = |number| rank(number).map_or_else(String::new, |rank: u32| rank.to_string());
        (1..).take(made.names.len()).map(cell).collect::<Vec<String>>().join(",")
    };
    format!("{}\n{}", names.join(","), made.lines(line))
}

const RANKED: [Rule; 6] = [Rule::Irv, Rule::Schulze, Rule::ScottishStv, Rule::Meek, Rule::Ers97, Rule::Plurality];
const NONE: Has = Has { empty: false, equal: false };
const EMPTY: Has = Has { empty: true, equal: false };
const EQUAL: Has = Has { empty: false, equal: true };
const BOTH: Has = Has { empty: true, equal: true };

/// Both programs read many files; exchanged names are refused. How many were tried.
fn tried(format: Format, has: Has, rules: &[Rule], file: impl Fn(&Made) -> String) -> usize {
    let mut steps = Steps(3);
    let mut tried = 0;
    for _ in 0..60 {
        let made = made(&mut steps, has);
        let text = file(&made);
        let wish = Wish { contest: (format == Format::Nist).then(|| "Title".to_owned()), ..Wish::default() };
        let election = formats::read(format, text.as_bytes(), &wish).unwrap_or_else(|why| panic!("{why}\n{text}"));
        for rule in rules {
            let options = Options { seats: Some(1), ..Options::default() };
            // A table of names in which every rank has several of them has no candidates.
            let Ok(account) = tally::count(&election.contest, &election.ballots, *rule, &options) else {
                assert!(election.contest.candidates.is_empty(), "{text}");
                continue;
            };
            let mut account = serde_json::to_value(&account).unwrap();
            let verdict = count(account.to_string().as_bytes(), text.as_bytes());
            assert!(verdict.is_ok(), "{format:?} {rule}: {verdict:?}\n{text}\n{account}");
            tried += 1;
            if account["candidates"].as_array().unwrap().len() < 2 {
                continue;
            }
            account["candidates"].as_array_mut().unwrap().swap(0, 1);
            let verdict = count(account.to_string().as_bytes(), text.as_bytes());
            assert!(matches!(verdict, Err(Trouble::Differs(_))), "{format:?} {rule}: names exchanged, {verdict:?}");
        }
    }
    tried
}

#[test]
fn every_form_of_file_is_done_again() {
    assert_eq!(tried(Format::Blt, BOTH, &RANKED, blt), 360);
    assert_eq!(tried(Format::Scottish, EMPTY, &RANKED, scottish), 360);
    assert_eq!(tried(Format::Preflib, EQUAL, &RANKED, preflib), 360);
    assert_eq!(tried(Format::Preflib, EQUAL, &RANKED, old_preflib), 360);
    assert_eq!(tried(Format::Debian, EQUAL, &RANKED, debian), 360);
    assert_eq!(tried(Format::Nist, BOTH, &RANKED, |made| records(made, true)), 360);
    assert!(tried(Format::Csv, BOTH, &RANKED, by_rank) > 300);
    // Plurality takes the cells of such a table for marks.
    assert_eq!(tried(Format::Csv, BOTH, &RANKED[..5], by_candidate), 300);
}

#[test]
fn records_without_ranks_are_marks_and_can_be_counted_by_rules_for_either() {
    let rules = [Rule::Approval, Rule::Plurality, Rule::Phragmen, Rule::Irv, Rule::Copeland];
    assert_eq!(tried(Format::Nist, NONE, &rules, |made| records(made, false)), 300);
}

#[test]
fn who_withdrew_stands_in_the_file() {
    let file = "3 1\n-2\n3 1 2 0\n2 2 3 0\n2 3 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"T\"\n";
    let election = formats::read(Format::Blt, file.as_bytes(), &Wish::default()).unwrap();
    let account = tally::count(&election.contest, &election.ballots, Rule::Irv, &Options::default()).unwrap();
    let account = serde_json::to_string(&account).unwrap();
    let verdict = count(account.as_bytes(), file.as_bytes());
    assert!(verdict.is_ok(), "{verdict:?}");
    let verdict = count(account.as_bytes(), file.replace("-2\n", "").as_bytes());
    assert!(matches!(&verdict, Err(Trouble::Differs(all)) if all[0].contains("withdrew")), "{verdict:?}");
}

#[test]
fn files_that_cannot_be_read_are_told_with_their_line() {
    let election = formats::read(Format::Blt, b"2 1\n1 1 2 0\n0\n\"A\"\n\"B\"\n\"T\"\n", &Wish::default()).unwrap();
    let account = tally::count(&election.contest, &election.ballots, Rule::Irv, &Options::default()).unwrap();
    let account = serde_json::to_string(&account).unwrap();
    for (file, why) in [
        ("# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n1: 1,{2\n", "line 4: a brace"),
        ("# NUMBER ALTERNATIVES: 2\n1: 1,x\n", "line 2: `x`"),
        ("2\n1,A\n2,B\n1,1,1\nmany,1,2\n", "line 5: the count"),
        ("{\"Election\": 3", "cast vote records"),
        ("{\"Election\": []}", "of 0 contests"),
        ("rank 1,rank 2\nA,B,C\n", "line 2: more cells"),
        ("2,1\n1,x\n\"Candidate 1\",\"A\"\n", "line 2: `x`"),
    ] {
        let verdict = count(account.as_bytes(), file.as_bytes());
        assert!(matches!(&verdict, Err(Trouble::Unreadable(said)) if said.contains(why)), "{file}: {verdict:?}");
    }
}
