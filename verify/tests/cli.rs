//! `verify` as somebody meets it: what it says, and the codes it ends with.
#![cfg(test)]

use std::process::{Command, Output};

use tally::formats::{self, Format, Wish};
use tally::{Options, Rule};

const BALLOTS: &str = "3 1\n4 1 2 0\n3 2 3 0\n2 3 2 0\n0\n\"Ada\"\n\"Ben\"\n\"Cleo\"\n\"Stewards\"\n";

fn run(folder: &std::path::Path, args: &[&str]) -> (Option<i32>, String) {
    let output: Output = Command::new(env!("CARGO_BIN_EXE_verify")).args(args).current_dir(folder).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(!said.contains("panicked"), "{said}");
    (output.status.code(), said)
}

#[test]
fn what_it_found_and_what_it_cannot_tell_have_codes_of_their_own() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli");
    std::fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    let election = formats::read(Format::Blt, BALLOTS.as_bytes(), &Wish::default()).unwrap();
    let account = tally::count(&election.contest, &election.ballots, Rule::Irv, &Options::default()).unwrap();
    let account = serde_json::to_string(&account).unwrap();
    write("own.blt", BALLOTS);
    write("own.json", &account);
    write("false.json", &account.replace("\"cast\":9", "\"cast\":8"));
    write("bad.json", "{");
    write("bad.blt", "3 1\n4 1 x 0\n0\n");
    let tried = |args: &[&str], code: i32, words: &str| {
        let (got, said) = run(&folder, args);
        assert!(got == Some(code) && said.contains(words), "{args:?}: {got:?} {said}");
    };
    tried(&[], 2, "verify count ACCOUNT BALLOTS");
    tried(&["recount", "a", "b"], 2, "no `verify recount`");
    tried(&["count", "own.json"], 2, "verify count ACCOUNT BALLOTS");
    tried(&["count", "own.json", "nowhere.blt"], 2, "nowhere.blt");
    tried(&["count", "nowhere.json", "own.blt"], 2, "nowhere.json");
    tried(&["count", "bad.json", "own.blt"], 2, "Cannot tell");
    tried(&["count", "own.json", "bad.blt"], 2, "line 2");
    tried(&["count", "false.json", "own.blt"], 1, "9 ballots were cast, the account says 8");
    tried(&["count", "own.json", "own.blt"], 0, "The account is right");
}
