//! Needs and offers brought together: from nothing, and while they come and go. Every answer is
//! proven the best for its candidates before the clock stops.

use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, ensure};
use find::matching::trial::{Outcome, Trial};

use crate::table;

/// How much.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    /// Needs in the area
    #[arg(long, default_value_t = 10_000)]
    pub(crate) needs: usize,
    /// Offers in the area
    #[arg(long, default_value_t = 10_000)]
    pub(crate) offers: usize,
    /// Changes one after the other
    #[arg(long, default_value_t = 200)]
    pub(crate) changes: usize,
}

/// Milliseconds with one digit behind the point.
fn ms(span: Duration) -> String {
    format!("{:.1}", span.as_secs_f64() * 1_000.0)
}

fn solve(trial: &mut Trial) -> Result<(Outcome, Duration)> {
    let begun = Instant::now();
    let outcome = trial.solve().map_err(|flaw| anyhow!("an answer was not proven: {flaw}"))?;
    Ok((outcome, begun.elapsed()))
}

/// The spans of so many changes, sorted.
fn changes(trial: &mut Trial, count: usize) -> Result<Vec<Duration>> {
    let mut spans = Vec::with_capacity(count);
    for _ in 0..count {
        trial.come_and_go();
        spans.push(solve(trial)?.1);
    }
    spans.sort_unstable();
    Ok(spans)
}

/// Measures and prints; the longest answer from nothing, and the longest after a change.
pub(crate) fn run(wish: &Wish) -> Result<(Duration, Duration)> {
    table::say(&format!("{} needs and {} offers within 35 km, 12 candidates for each need", wish.needs, wish.offers));
    table::head(&[
        "case",
        "links",
        "proposals",
        "from nothing, ms",
        "one need and one offer replaced, p50 ms",
        "p99 ms",
    ]);
    let mut worst = (Duration::ZERO, Duration::ZERO);
    for (name, kinds) in [("nine kinds", 9), ("one kind only", 1)] {
        let mut trial = Trial::new(wish.needs, wish.offers, kinds, 33_125);
        let (outcome, cold) = solve(&mut trial)?;
        let spans = changes(&mut trial, wish.changes)?;
        let at = |part: usize| spans.get(spans.len().saturating_sub(1) * part / 100).copied().unwrap_or_default();
        let moved = solve(&mut trial)?.0;
        worst = (worst.0.max(cold), worst.1.max(at(99)));
        trial.forget();
        ensure!(solve(&mut trial)?.0 == moved, "coming and going led to another answer than starting anew");
        table::row(&[
            name.to_owned(),
            outcome.links.to_string(),
            outcome.proposals.to_string(),
            ms(cold),
            ms(at(50)),
            ms(at(99)),
        ]);
    }
    Ok(worst)
}
