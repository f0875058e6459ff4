//! `verify count ACCOUNT BALLOTS`: says whether the account is what the ballots give, and where it is not.

use std::io::Write as _;
use std::process::ExitCode;

use convoke_verify::{Trouble, count};

fn say(line: &str) {
    let written = writeln!(std::io::stdout().lock(), "{line}");
    drop(written);
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [command, account, ballots] = words.as_slice() else {
        say(
            "verify count ACCOUNT BALLOTS: does a count again from its account (JSON) and the ballots (BLT, Scottish CSV, PrefLib, Debian tally sheet, NIST cast vote records, a table, Pabulib)",
        );
        return ExitCode::from(2);
    };
    if command != "count" {
        say(&format!("there is no `verify {command}`; there is `verify count ACCOUNT BALLOTS`"));
        return ExitCode::from(2);
    }
    let read = |path: &str| std::fs::read(path).map_err(|error| Trouble::Unreadable(format!("{path}: {error}")));
    let outcome = read(account).and_then(|account| count(&account, &read(ballots)?));
    match outcome {
        Ok(done) => {
            say(&format!("The account is right: {done}"));
            ExitCode::SUCCESS
        }
        Err(Trouble::Differs(differences)) => {
            say("The account is NOT what these ballots give:");
            for difference in differences {
                say(&format!("  {difference}"));
            }
            ExitCode::FAILURE
        }
        Err(trouble) => {
            say(&format!("Cannot tell: {trouble}"));
            ExitCode::from(2)
        }
    }
}
