//! `cargo xtask test`: everything, on both databases and in a browser, with what that needs.
//!
//! Starts a throw-away PostgreSQL, finds Chromium, runs the workspace's tests and doctests, and
//! closes with one plain line of sums. Leaves nothing behind, however it ends.

mod browser;
mod postgres;
mod tally;

pub(crate) use postgres::guard;
use tally::Runner;

use std::time::Instant;

use anyhow::{Result, bail};
use serde_json::Value;

use crate::run::{answers, cargo, output};
use crate::say;

/// What was asked for.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    /// Use this PostgreSQL server instead of starting one (postgres://USER:PASSWORD@HOST:PORT/DATABASE)
    #[arg(long, value_name = "URL")]
    pg: Option<String>,
    /// Only what needs neither PostgreSQL nor a browser, and no doctests
    #[arg(long, conflicts_with = "pg")]
    quick: bool,
    /// Only these packages
    #[arg(long, short, value_name = "PACKAGE")]
    package: Vec<String>,
    /// Only tests whose name contains this
    filter: Option<String>,
}

/// Runs the tests.
pub(crate) fn run(wish: &Wish) -> Result<()> {
    let begun = Instant::now();
    let mut environment: Vec<(&str, String)> = Vec::new();
    let runner = if has_nextest() { Runner::Nextest } else { Runner::Libtest };
    // Built first: while cargo works, no database waits.
    let tests = wish.tests();
    let mut sums = tally::Sums::default();
    let built = tally::watch(cargo(wish.build()), runner, &mut sums)?;
    if !built {
        bail!("the tests do not build");
    }
    let cluster = if wish.quick || wish.pg.is_some() { None } else { Some(postgres::Cluster::start()?) };
    let address = wish.pg.clone().or_else(|| cluster.as_ref().map(|cluster| cluster.address.clone()));
    if let Some(address) = address {
        environment.push(("CONVOKE_TEST_POSTGRES", address));
    } else {
        say::line("PostgreSQL: left out (--quick)");
    }
    if wish.quick {
        say::line("browser: left out (--quick)");
    } else {
        environment.extend(browser::find()?);
    }
    let mut passed = true;
    let mut command = cargo(&tests);
    command.envs(environment.iter().cloned());
    passed &= tally::watch(command, runner, &mut sums)?;
    if !wish.quick
        && let Some(doctests) = wish.doctests()?
    {
        let mut command = cargo(doctests);
        command.envs(environment.iter().cloned());
        passed &= tally::watch(command, Runner::Libtest, &mut sums)?;
    }
    drop(cluster);
    say::line(format_args!("tests took {:.0} s", begun.elapsed().as_secs_f64()));
    say::line(&sums);
    if sums.ran() == 0 {
        bail!(
            "no test ran{}",
            wish.filter.as_ref().map_or(String::new(), |filter| format!(": nothing matches `{filter}`"))
        );
    }
    if !passed || sums.failed > 0 {
        bail!("tests failed");
    }
    Ok(())
}

impl Wish {
    fn packages(&self) -> Vec<String> {
        if self.package.is_empty() {
            return vec![String::from("--workspace")];
        }
        self.package.iter().flat_map(|name| [String::from("--package"), name.clone()]).collect()
    }

    /// What builds the tests without running them.
    fn build(&self) -> Vec<String> {
        let nextest = has_nextest();
        let words: &[&str] = if nextest { &["nextest", "run"] } else { &["test", "--tests"] };
        let mut args: Vec<String> = words.iter().copied().map(String::from).collect();
        args.extend(["--no-run", "--locked"].map(String::from));
        args.extend(self.packages());
        args
    }

    fn tests(&self) -> Vec<String> {
        let nextest = has_nextest();
        let words: &[&str] = if nextest { &["nextest", "run"] } else { &["test"] };
        let mut args: Vec<String> = words.iter().copied().map(String::from).collect();
        args.push("--locked".into());
        args.extend(self.packages());
        if nextest {
            args.extend(
                ["--no-fail-fast", "--no-tests=pass", "--status-level=slow", "--final-status-level=fail"]
                    .map(String::from),
            );
        } else {
            args.extend(["--no-fail-fast", "--tests"].map(String::from));
        }
        args.extend(self.filter.clone());
        args
    }

    /// Doctests live in libraries; where only programs were asked for, there are none.
    fn doctests(&self) -> Result<Option<Vec<String>>> {
        let mut args: Vec<String> = ["test", "--doc", "--quiet", "--locked", "--no-fail-fast"].map(String::from).into();
        if self.package.is_empty() {
            args.extend(self.packages());
        } else {
            let libraries = libraries()?;
            let chosen: Vec<_> = self.package.iter().filter(|name| libraries.contains(name)).collect();
            if chosen.is_empty() {
                return Ok(None);
            }
            args.extend(chosen.into_iter().flat_map(|name| [String::from("--package"), name.clone()]));
        }
        args.extend(self.filter.clone());
        Ok(Some(args))
    }
}

/// The names of our packages that have a library.
fn libraries() -> Result<Vec<String>> {
    let metadata = output(&mut cargo(["metadata", "--no-deps", "--format-version", "1", "--locked"]))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let list = |value: &Value, key: &str| value.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let is_library = |target: &Value| list(target, "kind").iter().any(|kind| kind == "lib");
    let packages = list(&metadata, "packages").into_iter();
    let packages = packages.filter(|package| list(package, "targets").iter().any(is_library));
    Ok(packages.filter_map(|package| Some(package.get("name")?.as_str()?.to_owned())).collect())
}

fn has_nextest() -> bool {
    answers("cargo-nextest", &["nextest", "--version"])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish() -> Wish {
        Wish { pg: None, quick: false, package: Vec::new(), filter: None }
    }

    #[test]
    fn everything_is_the_default() {
        assert!(wish().tests().contains(&String::from("--workspace")));
        assert!(wish().doctests().unwrap().unwrap().contains(&String::from("--workspace")));
    }

    #[test]
    fn packages_and_filters_are_handed_on() {
        let programs = Wish { package: vec!["xtask".into()], ..wish() };
        assert_eq!(programs.doctests().unwrap(), None);
        let wish = Wish { package: vec!["convoke-act".into()], filter: Some("call".into()), ..wish() };
        assert!(wish.tests().ends_with(&[String::from("call")]));
        assert!(wish.tests().windows(2).any(|pair| pair == ["--package", "convoke-act"]));
    }
}
