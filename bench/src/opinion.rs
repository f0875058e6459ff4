//! The opinion engine beside its Python reference, red-dwarf, on the same made-up conversations in the
//! same run; and alone on sizes the reference cannot hold.
//!
//! Each runs in a process of its own that holds nothing else: the reference with Python and its libraries,
//! the engine with the made-up votes.
//!
//! `cargo xtask bench opinion --against PATH/TO/python` wants a Python with `red-dwarf` from the Python package index.

use std::path::{Path, PathBuf};
use std::process::Command;

use ::opinion::synthetic::Size;
use anyhow::{Context as _, Result, bail};
use convoke::opinion::bench;

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

/// The reference's own pipeline, timed without reading the votes; its memory is that of its process, as
/// is the engine's.
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

/// What one of the two took, in seconds and millions of bytes.
struct Figures {
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
        let ours = alone(size)?;
        let name = format!("{} × {}", size.participants, size.statements);
        if ours.votes > MOST {
            say(&format!("| {name} | {} | {:.2} s | – | | | | | | |", ours.votes, ours.it.seconds));
            continue;
        }
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("votes.csv");
        let lines = size.casts().map(|it| format!("{},{},{}\n", it.participant, it.statement, it.vote.value()));
        std::fs::write(&file, lines.collect::<String>())?;
        let (votes, ours, theirs) = (ours.votes, ours.it, reference(python, &file)?);
        say(&format!(
            "| {name} | {votes} | {:.1} ms | {:.2} s | {:.0} | {:.1} ms | {:.2} s | {:.1} MB | {:.0} MB | {:.0} |",
            ours.seconds * 1e3,
            theirs.seconds,
            theirs.seconds / ours.seconds.max(1e-6),
            ours.processor * 1e3,
            theirs.processor,
            ours.megabytes,
            theirs.megabytes,
            theirs.megabytes / ours.megabytes.max(0.1),
        ));
    }
    Ok(())
}

/// The engine's figures.
struct Ours {
    votes: usize,
    /// From a list of votes to the whole map, as the reference is timed; the most memory its process held.
    it: Figures,
}

/// Runs the engine in a process of its own, which stands beside this program.
#[expect(clippy::cast_precision_loss, reason = "figures for people")]
fn alone(size: Size) -> Result<Ours> {
    let program = std::env::current_exe()?.with_file_name("convoke-bench-opinion");
    let wish = format!("{}x{}x{}", size.participants, size.statements, size.answers);
    let done = Command::new(&program).arg(wish).output().with_context(|| format!("starting {}", program.display()))?;
    let text = String::from_utf8_lossy(&done.stdout);
    let figures: Vec<u64> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [votes, micros, spent, bytes] = figures[..] else { bail!("the engine gave no figures: {text}") };
    let it = Figures { seconds: micros as f64 / 1e6, processor: spent as f64 / 1e6, megabytes: bytes as f64 / 1e6 };
    Ok(Ours { votes: usize::try_from(votes)?, it })
}

fn reference(python: &Path, votes: &Path) -> Result<Figures> {
    let done = Command::new(python).arg("-c").arg(SCRIPT).arg(votes).output().context("starting Python")?;
    let text = String::from_utf8_lossy(&done.stdout);
    let figures: Vec<f64> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    match figures[..] {
        [seconds, processor, kilobytes] => Ok(Figures { seconds, processor, megabytes: kilobytes * 1_024.0 / 1e6 }),
        _ => bail!("red-dwarf gave no figures: {}", String::from_utf8_lossy(&done.stderr)),
    }
}
