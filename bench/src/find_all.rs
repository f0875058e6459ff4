//! The directory as a whole: import, search, relevance and matching one after the other, and at the end
//! each figure beside the bar it has to reach.

use std::process::Stdio;

use anyhow::{Context as _, Result, bail};
use tokio::process::Command;

use crate::{find_import, find_match, find_search, table};

/// How much.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    /// Services in the directory
    #[arg(long, default_value_t = 100_000)]
    services: usize,
    /// Needs, and as many offers
    #[arg(long, default_value_t = 10_000)]
    needs: usize,
    /// Seconds of each measurement of the search
    #[arg(long, default_value_t = 6)]
    seconds: u64,
    /// Leave out the judged questions, which need the real directory beside the checkout
    #[arg(long)]
    no_relevance: bool,
}

/// Mean nDCG@10 of the judged questions: ours, and that of plain full-text search of the database. They
/// are judged by a test, which is run as a test: it alone may open a database by hand.
async fn relevance() -> Result<Option<(f64, f64)>> {
    let mut test = Command::new("cargo");
    test.args(["test", "--quiet", "-p", "convoke-find", "--lib", "--", "relevance", "--nocapture"]);
    let out = test.stdin(Stdio::null()).output().await.context("running cargo test")?;
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    if said.lines().any(|line| line.starts_with("skipped:")) {
        return Ok(None);
    }
    let Some(line) = said.lines().find(|line| line.starts_with("nDCG@10")) else { bail!("no figure in:\n{said}") };
    table::say(line);
    let mut numbers = line.split(": ").skip(1).filter_map(|it| it.split(';').next()?.trim().parse().ok());
    numbers.next().zip(numbers.next()).map(Some).with_context(|| format!("no two figures in: {line}"))
}

/// One figure beside its bar.
fn bar(name: &str, wanted: &str, reached: String, holds: bool) {
    table::row(&[name.to_owned(), wanted.to_owned(), reached, if holds { "yes" } else { "**no**" }.to_owned()]);
}

/// Measures everything.
pub(crate) async fn run(wish: Wish) -> Result<()> {
    let import = find_import::Wish { services: wish.services, database: None, bare: None };
    let import = find_import::run(import).await?;
    let search = find_search::Wish { services: wish.services, seconds: wish.seconds, connections: 4 };
    let search = find_search::run(search).await?;
    let (cold, moved) = find_match::run(&find_match::Wish { needs: wish.needs, offers: wish.needs, changes: 200 })?;
    let judged = if wish.no_relevance { None } else { relevance().await? };
    table::say("");
    table::head(&["the directory", "bar", "reached", "holds"]);
    bar("import, part of the rate of bare inserts", "≥ 30 %", format!("{:.0} %", import * 100.0), import >= 0.3);
    let (rate, p99) = (search.rate, search.p99);
    bar("search over HTTP, part of the engine's rate", "≥ 30 %", format!("{:.0} %", rate * 100.0), rate >= 0.3);
    bar("its p99, multiple of the engine's", "≤ 4 ×", format!("{p99:.1} ×"), p99 <= 4.0);
    let seen = search.visible.as_secs_f64();
    bar("a change is found after, at worst", "< 1 s", format!("{seen:.2} s"), seen < 1.0);
    bar("index, multiple of the text", "< 3 ×", format!("{:.2} ×", search.size), search.size < 3.0);
    bar("near alone, multiple of a bare tree's time", "≤ 2 ×", format!("{:.2} ×", search.near), search.near <= 2.0);
    match judged {
        Some((own, plain)) => {
            bar("nDCG@10 of judged questions", "> full text", format!("{own:.3} and {plain:.3}"), own > plain);
        }
        None => table::say("| nDCG@10 of judged questions | > full text | not judged | |"),
    }
    bar("matching from nothing, at worst", "< 2 s", format!("{:.2} s", cold.as_secs_f64()), cold.as_secs_f64() < 2.0);
    bar("matching after a change, p99", "a part of that", format!("{:.1} ms", moved.as_secs_f64() * 1e3), moved < cold);
    Ok(())
}
