//! `cargo xtask check`: exactly what CI runs besides the tests.
//!
//! A list of named steps. Those of our own are functions from the project's text to a list of
//! problems, each with a test that shows it fail; the others are fmt, clippy, rustdoc and cargo-deny.
//! A step never changes a file.

mod clippy_files;
mod floors;
pub(crate) mod glossary;
mod imports;
pub(crate) mod islands;
mod licenses;
mod links;
mod literals;
pub(crate) mod locales;
mod sql;
mod styles;
mod tidy;

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::run::{answers, cargo, output, quiet};
use crate::say;
use crate::tree::{Problem, Tree, root};

/// More findings than this are counted, not told.
const TOLD: usize = 40;

/// One step: its name, what it looks at, how it is done.
struct Step {
    name: &'static str,
    about: &'static str,
    work: Work,
}

enum Work {
    Text(fn(&Tree) -> Vec<Problem>),
    Program(fn() -> Result<Outcome>),
}

/// How a step ended that did not fail.
enum Outcome {
    Done,
    Skipped(&'static str),
}

const STEPS: [Step; 17] = [
    text("floors", "imports go downward, rooms do not touch", floors::check),
    text("imports", "model, store, views, routes import what their names allow", imports::check),
    text("tidy", "module docs, line ends, file sizes, no skipped tests", tidy::check),
    text("sql", "SQL stands in store files only", sql::check),
    text("glossary", "names use our words", glossary::check),
    text("locales", "every language says everything", locales::check),
    text("unused", "every message is said somewhere", locales::unused),
    text("literals", "views hold no words of their own", literals::check),
    text("styles", "CSS uses tokens and logical sides", styles::check),
    text("islands", "committed JavaScript is what its source compiles to", islands::check),
    text("links", "documents lead somewhere and name tests that exist", links::check),
    text("clippy-files", "nested clippy.toml files lose nothing", clippy_files::check),
    program("fmt", "the formatter would change nothing", fmt),
    program("licences", "dependencies by licence, ban list and source", licences),
    program("deny", "cargo-deny agrees, where it is installed", deny),
    program("clippy", "no warning in any target of the workspace", clippy),
    program("rustdoc", "documentation builds without a warning", rustdoc),
];

const fn text(name: &'static str, about: &'static str, check: fn(&Tree) -> Vec<Problem>) -> Step {
    Step { name, about, work: Work::Text(check) }
}

const fn program(name: &'static str, about: &'static str, run: fn() -> Result<Outcome>) -> Step {
    Step { name, about, work: Work::Program(run) }
}

/// Runs the named steps, or all; fails when one found something.
pub(crate) fn run(only: &[String]) -> Result<()> {
    if let Some(unknown) = only.iter().find(|name| !STEPS.iter().any(|step| step.name == **name)) {
        let names: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        bail!("there is no step `{unknown}`; the steps are {}", names.join(", "));
    }
    let tree = Tree::read(&root())?;
    let begun = Instant::now();
    let mut failed = Vec::new();
    for step in STEPS.iter().filter(|step| only.is_empty() || only.iter().any(|name| name == step.name)) {
        if !step.passes(&tree) {
            failed.push(step.name);
        }
    }
    say::line(format_args!("check took {}", seconds(begun.elapsed())));
    if !failed.is_empty() {
        bail!("check failed: {}", failed.join(", "));
    }
    Ok(())
}

/// Names the steps and what they look at.
pub(crate) fn list() {
    for step in &STEPS {
        say::line(format_args!("{:14} {}", step.name, step.about));
    }
}

impl Step {
    fn passes(&self, tree: &Tree) -> bool {
        let begun = Instant::now();
        let (ending, told) = match self.work {
            Work::Text(check) => told(&check(tree)),
            Work::Program(run) => match run() {
                Ok(Outcome::Done) => (String::from("ok"), None),
                Ok(Outcome::Skipped(why)) => (format!("skipped: {why}"), None),
                Err(error) => (String::from("FAILED"), Some(format!("{error:#}"))),
            },
        };
        say::line(format_args!("{:14} {:>8}  {ending}", self.name, seconds(begun.elapsed())));
        if let Some(told) = &told {
            say::line(told);
        }
        told.is_none()
    }
}

fn told(problems: &[Problem]) -> (String, Option<String>) {
    if problems.is_empty() {
        return (String::from("ok"), None);
    }
    let mut lines: Vec<_> = problems.iter().take(TOLD).map(|problem| format!("  {problem}")).collect();
    if problems.len() > TOLD {
        lines.push(format!("  … and {} more", problems.len() - TOLD));
    }
    (format!("FAILED: {} found", problems.len()), Some(lines.join("\n")))
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn fmt() -> Result<Outcome> {
    quiet(&mut cargo(["fmt", "--all", "--check", "--", "--files-with-diff"]))?;
    Ok(Outcome::Done)
}

fn licences() -> Result<Outcome> {
    let policy = std::fs::read_to_string(root().join("deny.toml")).context("cannot read deny.toml")?;
    let policy = licenses::Policy::parse(&policy).map_err(|error| anyhow::anyhow!("deny.toml {error}"))?;
    let platform = "x86_64-unknown-linux-gnu";
    let metadata =
        output(&mut cargo(["metadata", "--format-version", "1", "--locked", "--filter-platform", platform]))?;
    let problems = policy.check(&serde_json::from_str(&metadata)?);
    match told(&problems).1 {
        None => Ok(Outcome::Done),
        Some(told) => bail!("{} found\n{told}", problems.len()),
    }
}

fn deny() -> Result<Outcome> {
    if !answers("cargo-deny", &["--version"]) {
        return Ok(Outcome::Skipped("cargo-deny is not installed; `licences` checked the same lists"));
    }
    quiet(Command::new("cargo-deny").current_dir(root()).args(["--offline", "check", "licenses", "bans", "sources"]))?;
    Ok(Outcome::Done)
}

fn clippy() -> Result<Outcome> {
    quiet(&mut cargo(["clippy", "--quiet", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"]))?;
    Ok(Outcome::Done)
}

fn rustdoc() -> Result<Outcome> {
    let mut command = cargo(["doc", "--quiet", "--workspace", "--no-deps", "--document-private-items", "--locked"]);
    quiet(command.env("RUSTDOCFLAGS", "--deny warnings --allow rustdoc::private_intra_doc_links"))?;
    Ok(Outcome::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_step_is_named_with_those_there_are() {
        let error = run(&[String::from("flours")]).unwrap_err().to_string();
        assert!(error.contains("`flours`") && error.contains("floors"));
    }

    #[test]
    fn a_step_that_finds_something_fails() {
        let finds = text("x", "", |_| vec![Problem::file("a", "b")]);
        let breaks = program("y", "", || bail!("no"));
        let fine = text("z", "", |_| Vec::new());
        let tree = Tree::of(&[]);
        assert!(!finds.passes(&tree));
        assert!(!breaks.passes(&tree));
        assert!(fine.passes(&tree));
    }

    #[test]
    fn many_findings_are_counted() {
        let many: Vec<_> = (0..TOLD + 2).map(|_| Problem::file("a", "b")).collect();
        assert!(told(&many).1.unwrap().ends_with("and 2 more"));
    }
}
