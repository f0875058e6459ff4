//! `convoke tally`, `convoke opinion` and the imports as somebody meets them: what cannot be counted is refused with the
//! file, the line and the reason, and the counts that are hardly any give a plain answer.

use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::common::program::{folder, run, words};

/// Nothing is printed that could be taken for a result.
fn refused(folder: &Path, args: &[&str], expected: &[&str]) {
    let output = fails(folder, args, expected);
    assert!(output.stdout.is_empty(), "{args:?} printed a result:\n{}", words(&output));
}

fn fails(folder: &Path, args: &[&str], expected: &[&str]) -> Output {
    let output = run(folder, args);
    let said = words(&output);
    assert!(!output.status.success(), "{args:?} was taken:\n{said}");
    for part in expected {
        assert!(said.contains(part), "{args:?} does not say {part:?}:\n{said}");
    }
    assert!(!said.contains("panicked") && !said.contains("backtrace"), "{said}");
    output
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// The account of a count that is taken.
fn account(folder: &Path, args: &[&str]) -> Value {
    let output: Output = run(folder, &[&["tally"], args, &["--format", "json"]].concat());
    assert!(output.status.success(), "{args:?}: {}", words(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn winners(account: &Value) -> Vec<u64> {
    account["winners"].as_array().unwrap().iter().map(|winner| winner["number"].as_u64().unwrap()).collect()
}

const BALLOTS: &str = "3 1\n4 1 2 0\n3 2 3 0\n2 3 2 0\n0\n\"Ada\"\n\"Ben\"\n\"Cleo\"\n\"Stewards\"\n";

#[test]
fn a_count_asked_for_wrongly_is_refused_in_words() {
    let (folder, _) = folder();
    let at = folder.path();
    write(at, "own.blt", BALLOTS);
    refused(at, &["tally"], &["FILE", "--rule"]);
    refused(at, &["tally", "own.blt"], &["--rule"]);
    refused(at, &["tally", "own.blt", "--rule", "dice"], &["no rule `dice`", "scottish-stv", "equal-shares"]);
    refused(at, &["tally", "not-there.blt", "--rule", "irv"], &["not-there.blt"]);
    refused(at, &["tally", ".", "--rule", "irv"], &["."]);
    refused(at, &["tally", "own.blt", "--rule", "irv", "--seats", "many"], &["--seats", "many"]);
    refused(at, &["tally", "own.blt", "--rule", "meek", "--seats", "0"], &["no seat"]);
    refused(at, &["tally", "own.blt", "--rule", "schulze", "--seats", "2"], &["one seat"]);
    refused(at, &["tally", "own.blt", "--rule", "score"], &["points"]);
    refused(at, &["tally", "own.blt", "--rule", "equal-shares"], &["budget"]);
    refused(at, &["tally", "own.blt", "--rule", "irv", "--format", "pdf"], &["--format", "pdf", "table"]);
    refused(at, &["tally", "own.blt", "--rule", "irv", "--majority", "half"], &["--majority half"]);
    refused(at, &["tally", "own.blt", "--rule", "irv", "--quorum", "few"], &["--quorum few"]);
    refused(at, &["tally", "own.blt", "--rule", "irv", "--scale", "5..0"], &["--scale 5..0"]);
    refused(at, &["tally", "own.blt", "--rule", "meek", "--at-least", "two"], &["--at-least two"]);
    refused(at, &["tally", "own.blt", "--rule", "irv", "--at-least", "1=day"], &["seats kept for a group"]);
    refused(at, &["tally", "own.blt", "--rule", "meek", "--several", "wait"], &["wait"]);
}

/// A file of every format with one thing wrong, the rule it is tried with, and what must be said.
const BROKEN: [(&str, &str, &str, &[&str]); 15] = [
    ("empty.blt", "irv", "", &["empty"]),
    ("head.blt", "irv", "3\n1 1 0\n0\n", &["line 1", "candidates and seats"]),
    ("names.blt", "irv", "2 1\n1 1 2 0\n0\n\"Ada\"\n", &["name"]),
    ("number.blt", "irv", "2 1\n1 1 2 0\n1 3 0\n0\n\"Ada\"\n\"Ben\"\n", &["line 3"]),
    ("letters.blt", "irv", "2 1\n1 1 2 0\n1 x 0\n0\n\"Ada\"\n\"Ben\"\n", &["line 3"]),
    ("ward.csv", "scottish-stv", "2,1\n4,1,7\n\"Candidate 1\",\"Ada\",\"A\"\n", &["line 2", "not among 1 to 2"]),
    ("cut.csv", "scottish-stv", "2,1\n4,1,2\n\"Candidate 1\",\"Ada\",\"A\"\n", &["1 names for 2 candidates"]),
    ("order.soc", "borda", "# FILE NAME: order.soc\n# NUMBER ALTERNATIVES: 2\n4: 1,x\n", &["order.soc"]),
    ("sheet.txt", "schulze", "V: 1?2 abc\n", &["line 1"]),
    ("cvr.json", "irv", "{\"CVR\": [", &["cvr.json"]),
    ("points.csv", "score", "Ada,Ben\n3,4\n2,many\n", &["line 3", "many"]),
    ("ranks.csv", "irv", "Ada,Ben\n1,2\n1,0\n", &["line 3", "rank"]),
    ("weight.csv", "approval", "weight,Ada,Ben\nall,x,\n", &["line 2", "weight"]),
    ("cells.csv", "approval", "Ada,Ben\nx,x,x\n", &["line 2", "3 cells under 2 columns"]),
    (
        "town.pb",
        "greedy",
        "META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;50\nVOTES\nvoter_id;vote\n1;1\n2;9\n",
        &["line 11", "9"],
    ),
];

#[test]
fn a_malformed_file_of_every_format_is_refused_with_its_line() {
    let (folder, _) = folder();
    let at = folder.path();
    for (name, rule, text, expected) in BROKEN {
        write(at, name, text);
        refused(at, &["tally", name, "--rule", rule], &[&[name], expected].concat());
    }
}

#[test]
fn counts_that_are_hardly_any_have_a_plain_answer() {
    let (folder, _) = folder();
    let at = folder.path();
    write(at, "none.blt", "3 2\n0\n\"Ada\"\n\"Ben\"\n\"Cleo\"\n\"None\"\n");
    write(at, "one.blt", "1 1\n5 1 0\n0\n\"Ada\"\n\"One\"\n");
    write(at, "level.blt", "3 1\n2 1 0\n2 2 0\n2 3 0\n0\n\"Ada\"\n\"Ben\"\n\"Cleo\"\n\"Level\"\n");
    write(at, "none.csv", "Ada,Ben\n");
    write(
        at,
        "none.pb",
        "META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;50\nVOTES\nvoter_id;vote\n",
    );
    let ranked = [
        "scottish-stv",
        "wig",
        "meek",
        "ers97",
        "irv",
        "plurality",
        "borda",
        "schulze",
        "ranked-pairs",
        "minimax",
        "copeland",
    ];
    for rule in ranked {
        let none = account(at, &["none.blt", "--rule", rule]);
        assert!(winners(&none).is_empty() && none["ballots"]["cast"] == 0, "{rule}: {none}");
        assert!(none["notes"].to_string().contains("no-ballots"), "{rule}: {none}");
        assert_eq!(winners(&account(at, &["one.blt", "--rule", rule])), [1], "{rule}");
        let level = account(at, &["level.blt", "--rule", rule, "--seed", "a text"]);
        assert_eq!(winners(&level).len(), 1, "{rule}: somebody is elected by lot");
        assert!(level["ties"].to_string().contains("lot"), "{rule}: {level}");
    }
    for rule in ["scottish-stv", "wig", "meek", "ers97", "plurality", "borda"] {
        let more = account(at, &["level.blt", "--rule", rule, "--seats", "5"]);
        let mut all = winners(&more);
        all.sort_unstable();
        assert_eq!(all, [1, 2, 3], "{rule}: more seats than candidates elect all");
        assert!(more["notes"].to_string().contains("seats-empty"), "{rule}: {more}");
    }
    for rule in ["approval", "score", "star", "majority-judgment", "phragmen", "pav", "seq-pav"] {
        assert!(winners(&account(at, &["none.csv", "--rule", rule])).is_empty(), "{rule}");
    }
    for rule in ["greedy", "equal-shares", "budget-phragmen"] {
        let none = account(at, &["none.pb", "--rule", rule]);
        assert_eq!(none["funded"], Value::Array(Vec::new()), "{rule}: {none}");
    }
}

#[test]
fn a_count_is_a_table_unless_asked_otherwise_and_tells_margin_and_other_rules() {
    let (folder, _) = folder();
    let at = folder.path();
    write(at, "own.blt", BALLOTS);
    let output = run(at, &["tally", "own.blt", "--rule", "irv", "--margin", "--compare"]);
    let said = words(&output);
    assert!(output.status.success(), "{said}");
    for part in [
        "Round 1",
        "Elected: Ben.",
        "cast otherwise could have changed",
        "Only the rule above decides",
        "plurality: another outcome, Ada.",
    ] {
        assert!(said.contains(part), "{part}:\n{said}");
    }
    let drawn = run(at, &["tally", "own.blt", "--rule", "irv", "--format", "svg"]);
    assert!(words(&drawn).starts_with("<svg "), "{}", words(&drawn));
}

#[test]
fn a_conversation_that_cannot_be_read_is_refused_with_file_and_line() {
    let (folder, _) = folder();
    let at = folder.path();
    refused(at, &["opinion"], &["PATH"]);
    refused(at, &["opinion", "nowhere"], &["nowhere"]);
    std::fs::create_dir(at.join("empty")).unwrap();
    refused(at, &["opinion", "empty"], &["votes.csv"]);
    refused(at, &["opinion", "empty", "--format", "pdf"], &["--format", "pdf"]);
    refused(at, &["opinion", "empty", "--compatible", "--given-groups"], &["--given-groups"]);
    write(
        at,
        "cells/participants-votes.csv",
        "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0\n0,,0,1,1,0,perhaps\n",
    );
    refused(at, &["opinion", "cells"], &["participants-votes.csv", "line 2", "perhaps"]);
    write(at, "columns/votes.csv", "timestamp,comment-id,vote\n1,0,1\n");
    refused(at, &["opinion", "columns"], &["votes.csv", "voter-id"]);
    write(at, "log/votes.csv", "timestamp,datetime,comment-id,voter-id,vote\n1,x,0,0,1\n2,x,0,1,agree\n");
    refused(at, &["opinion", "log"], &["votes.csv", "line 3", "agree"]);
    write(at, "log/votes.csv", "timestamp,datetime,comment-id,voter-id,vote\n1,x,0,0,1\n");
    let output = run(at, &["opinion", "log"]);
    assert!(output.status.success() && words(&output).to_lowercase().contains("too few"), "{}", words(&output));
}

#[test]
fn an_import_that_cannot_be_read_is_refused_and_nothing_is_made() {
    let (folder, data) = folder();
    let at = folder.path();
    let data_text = data.display().to_string();
    let import = |rest: &[&str], expected: &[&str]| {
        fails(at, &[&["import"], rest, &["--data", &data_text]].concat(), expected);
    };
    import(&["dance"], &["dance"]);
    import(&["directory"], &["PATH"]);
    import(&["directory", "nowhere"], &["nowhere"]);
    write(at, "list.csv", "name\nFood bank\n");
    import(&["directory", "list.csv", "--map", "name"], &["name"]);
    write(at, "listings.json", "{\"organizations\": [");
    import(&["directory", "listings.json"], &["listings.json"]);
    import(&["conversation"], &["FOLDER", "--group"]);
    import(&["conversation", "nowhere", "--group", "north"], &["nowhere"]);
    import(&["conversation", "nowhere", "--group", "north", "--agree", "both"], &["both"]);
    write(
        at,
        "talk/participants-votes.csv",
        "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0\n0,,0,1,1,0,x\n",
    );
    write(at, "talk/comments.csv", "comment-id,comment-body,moderated\n0,Buses at night,1\n");
    import(&["conversation", "talk", "--group", "north"], &["participants-votes.csv", "line 2"]);
}
