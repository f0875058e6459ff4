//! The opinion engine beside its Python reference, red-dwarf, on the same made-up conversations in the
//! same run; and alone on sizes the reference cannot hold.
//!
//! `cargo xtask bench opinion --against PATH/TO/python` wants a Python with `red-dwarf` from the Python package index.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use convoke::opinion::bench::{self, Row};

use crate::table::say;

/// What `bench opinion` is asked for.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    #[command(flatten)]
    engine: bench::Wish,
    /// A Python with red-dwarf, to be measured on all but the largest size
    #[arg(long, value_name = "PYTHON")]
    against: Option<PathBuf>,
}

/// Larger conversations are not given to the reference: it fills the whole matrix.
const MOST: usize = 5_000_000;

/// The reference's own pipeline, timed without reading the votes; its memory is what it added to them.
const SCRIPT: &str = r"
import resource, sys, time, warnings
warnings.filterwarnings('ignore')
from reddwarf.implementations.polis import run_pipeline
votes = []
for line in open(sys.argv[1]):
    p, s, v = line.split(',')
    votes.append({'participant_id': int(p), 'statement_id': int(s), 'vote': int(v)})
began, spent = time.time(), time.process_time()
run_pipeline(votes=votes)
print(time.time() - began, time.process_time() - spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
";

/// What the reference took.
struct Theirs {
    seconds: f64,
    processor: f64,
    megabytes: f64,
}

/// Measures and prints.
pub(crate) fn run(wish: &Wish) -> Result<()> {
    let Some(python) = &wish.against else {
        return bench::run(&wish.engine);
    };
    say(
        "| conversation | votes | engine | red-dwarf | times as fast | processor time, engine | red-dwarf | peak memory, engine | red-dwarf | times less |",
    );
    say("|---|---|---|---|---|---|---|---|---|---|");
    for size in wish.engine.sizes() {
        let row = bench::measure(size)?;
        if row.votes > MOST {
            say(&format!("| {} | {} | {:.2} s | – | | | | | | |", name(&row), row.votes, seconds(&row)));
            continue;
        }
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("votes.csv");
        let lines = size.casts().map(|it| format!("{},{},{}\n", it.participant, it.statement, it.vote.value()));
        std::fs::write(&file, lines.collect::<String>())?;
        let theirs = reference(python, &file)?;
        let (ours, spent, held) = (seconds(&row), row.spent.as_secs_f64(), row.megabytes());
        say(&format!(
            "| {} | {} | {:.1} ms | {:.2} s | {:.0} | {:.1} ms | {:.2} s | {held:.0} MB | {:.0} MB | {:.0} |",
            name(&row),
            row.votes,
            ours * 1e3,
            theirs.seconds,
            theirs.seconds / ours,
            spent * 1e3,
            theirs.processor,
            theirs.megabytes,
            theirs.megabytes / held.max(0.1),
        ));
    }
    Ok(())
}

fn name(row: &Row) -> String {
    format!("{} × {}", row.size.participants, row.size.statements)
}

/// From a list of votes to the whole map, as the reference is timed.
fn seconds(row: &Row) -> f64 {
    (row.built + row.scratch).max(Duration::from_micros(1)).as_secs_f64()
}

fn reference(python: &Path, votes: &Path) -> Result<Theirs> {
    let done = Command::new(python).arg("-c").arg(SCRIPT).arg(votes).output().context("starting Python")?;
    let text = String::from_utf8_lossy(&done.stdout);
    let figures: Vec<f64> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    match figures[..] {
        [seconds, processor, kilobytes] => Ok(Theirs { seconds, processor, megabytes: kilobytes / 1024.0 }),
        _ => bail!("red-dwarf gave no figures: {}", String::from_utf8_lossy(&done.stderr)),
    }
}
