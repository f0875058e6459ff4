//! Counting what test runners report, while showing it.
//!
//! Understands the closing lines of `cargo nextest` and of libtest; other lines pass through.

use std::fmt;
use std::io::{BufRead as _, BufReader, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc;

use anyhow::{Context as _, Result};

use crate::run::told;
use crate::say;

/// Whose closing lines are counted. A failed test's own output is shown too, and must not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Runner {
    /// `cargo nextest`: one line over all.
    Nextest,
    /// `cargo test`: one line per program.
    Libtest,
}

/// How many tests ended how.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    /// Passed.
    pub(crate) passed: u64,
    /// Failed, timed out or aborted.
    pub(crate) failed: u64,
    /// Not run.
    pub(crate) skipped: u64,
}

impl Sums {
    /// How many ran.
    pub(crate) fn ran(&self) -> u64 {
        self.passed + self.failed
    }

    /// Adds what a line reports, if it is a closing line.
    fn read(&mut self, runner: Runner, line: &str) {
        let line = without_colors(line);
        let line = line.trim();
        if runner == Runner::Nextest && line.starts_with("Summary [") {
            let (_, counts) = line.split_once("run:").unwrap_or_default();
            for (count, word) in counts.split([',', '(']).filter_map(counted) {
                match word {
                    "passed" => self.passed += count,
                    "failed" | "timed" | "exec" => self.failed += count,
                    "skipped" => self.skipped += count,
                    _ => {}
                }
            }
        } else if runner == Runner::Libtest
            && let Some(counts) = line.strip_prefix("test result:")
        {
            for (count, word) in counts.split([';', '.']).filter_map(counted) {
                match word {
                    "passed" => self.passed += count,
                    "failed" => self.failed += count,
                    "ignored" => self.skipped += count,
                    _ => {}
                }
            }
        }
    }
}

impl fmt::Display for Sums {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

/// A count and the word after it: `12 passed`.
fn counted(text: &str) -> Option<(u64, &str)> {
    let mut words = text.split_whitespace();
    Some((words.next()?.parse().ok()?, words.next()?.trim_end_matches(')')))
}

fn without_colors(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut parts = line.split('\u{1b}');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        out.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    out
}

/// Runs a program, shows all it says as it comes, and counts; answers whether it succeeded.
pub(crate) fn watch(mut command: Command, runner: Runner, sums: &mut Sums) -> Result<bool> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("cannot start {}", told(&command)))?;
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        let outputs: [Option<Box<dyn Read + Send>>; 2] =
            [child.stdout.take().map(|out| Box::new(out) as _), child.stderr.take().map(|err| Box::new(err) as _)];
        for output in outputs.into_iter().flatten() {
            let sender = sender.clone();
            scope.spawn(move || {
                for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
                    let line = String::from_utf8_lossy(&line).into_owned();
                    if sender.send(line).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        for line in receiver {
            sums.read(runner, &line);
            say::line(line);
        }
    });
    let status = child.wait().with_context(|| format!("lost {}", told(&command)))?;
    Ok(status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(runner: Runner, lines: &[&str]) -> Sums {
        let mut sums = Sums::default();
        for line in lines {
            sums.read(runner, line);
        }
        sums
    }

    const NEXTEST: &str = "     Summary [   1.234s] 12 tests run: 10 passed (1 slow), 1 failed, 1 timed out, 3 skipped";
    const LIBTEST: &str =
        "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";

    #[test]
    fn both_runners_are_understood() {
        let found = sums(Runner::Nextest, &[NEXTEST, "test something passed"]);
        assert_eq!(found, Sums { passed: 10, failed: 2, skipped: 3 });
        assert_eq!(found.to_string(), "10 passed, 2 failed, 3 skipped");
        assert_eq!(sums(Runner::Libtest, &[LIBTEST, LIBTEST]), Sums { passed: 10, failed: 0, skipped: 2 });
    }

    #[test]
    fn what_a_failed_test_printed_does_not_count() {
        assert_eq!(
            sums(Runner::Nextest, &[NEXTEST, "    test result: FAILED. 0 passed; 1 failed; 0 ignored"]).failed,
            2
        );
        assert_eq!(sums(Runner::Libtest, &[NEXTEST]).ran(), 0);
    }

    #[test]
    fn colours_do_not_hide_the_counts() {
        let found = sums(
            Runner::Nextest,
            &[
                "\u{1b}[32;1m     Summary\u{1b}[0m [   0.1s] \u{1b}[1m2\u{1b}[0m tests run: \u{1b}[1m2\u{1b}[0m \u{1b}[32mpassed\u{1b}[0m, 0 skipped",
            ],
        );
        assert_eq!(found.passed, 2);
        assert_eq!(found.to_string(), "2 passed, 0 failed");
    }

    #[test]
    fn a_program_that_fails_is_seen_to_fail() {
        let mut sums = Sums::default();
        assert!(!watch(crate::run::cargo(["no-such-command"]), Runner::Libtest, &mut sums).unwrap());
        assert_eq!(sums.ran(), 0);
    }
}
