//! `convoke opinion bench`: how long the engine takes, on made-up conversations that are always the same.
//!
//! Beside it, from the same run, what this machine's memory gives at most: a map cannot be had for less
//! than one pass over the votes.

use std::time::{Duration, Instant};

use ::opinion::synthetic::Size;
use ::opinion::{Cast, Conversation, Map, Options, Vote, Votes, analyse, places};
use anyhow::{Context as _, Result};

use crate::say;

/// What `opinion bench` is asked for.
#[derive(clap::Args, Clone, Debug)]
pub struct Wish {
    /// Participants, statements and answers per participant, such as 6288x2162x50; without it the four
    /// sizes of docs/benchmarks.md
    #[arg(long, value_name = "SIZE", value_parser = size)]
    size: Vec<Size>,
    /// Write the votes of the first size as lines of participant, statement, vote and stop: the same
    /// conversation for another program
    #[arg(long)]
    votes: bool,
}

impl Wish {
    /// The sizes asked for, or those the project holds itself to.
    pub fn sizes(&self) -> Vec<Size> {
        if self.size.is_empty() {
            SIZES.map(|[participants, statements, answers]| Size { participants, statements, answers }).to_vec()
        } else {
            self.size.clone()
        }
    }
}

/// The sizes the project holds itself to.
const SIZES: [[u32; 3]; 4] = [[2_031, 896, 50], [6_288, 2_162, 50], [19_853, 500, 50], [1_000_000, 2_000, 50]];

/// The largest conversation that is made up: what this asks for is held in memory several times.
const VOTES_MAX: u64 = 500_000_000;
const STATEMENTS_MAX: u32 = 100_000;

fn size(text: &str) -> Result<Size, String> {
    let parts: Vec<u32> = text.split('x').filter_map(|part| part.parse().ok()).collect();
    match parts[..] {
        [participants, statements, answers] if participants > 0 && statements > 0 => {
            let votes = u64::from(participants) * u64::from(answers.max(1));
            if votes > VOTES_MAX || statements > STATEMENTS_MAX {
                return Err(format!("at most {VOTES_MAX} answers in all and {STATEMENTS_MAX} statements"));
            }
            Ok(Size { participants, statements, answers })
        }
        _ => Err("write PARTICIPANTSxSTATEMENTSxANSWERS, such as 6288x2162x50".to_owned()),
    }
}

/// Measures and prints a table.
pub fn run(wish: &Wish) -> Result<()> {
    let sizes = wish.sizes();
    if wish.votes {
        for cast in sizes.first().copied().context("no size")?.casts() {
            say(&format!("{},{},{}", cast.participant, cast.statement, cast.vote.value()));
        }
        return Ok(());
    }
    let rows = sizes.into_iter().map(measure).collect::<Result<Vec<Row>>>()?;
    // Last, as it needs memory of its own and the peaks above are those of the engine.
    let ceiling = bandwidth();
    say(&format!("memory read, all threads: {:.1} GB/s", ceiling / 1e9));
    say(
        "| conversation | votes | rows from votes | map from scratch | processor time of it | one pass over the votes | of the memory's ceiling | 1,000 votes taken in | and the new map | peak memory |",
    );
    say("|---|---|---|---|---|---|---|---|---|---|");
    for row in rows {
        say(&row.line(ceiling));
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let done = work();
    (done, begun.elapsed())
}

/// The best of some runs, as other programs share the machine.
fn best<T>(runs: usize, mut work: impl FnMut() -> T) -> Duration {
    (0..runs.max(1)).map(|_| timed(&mut work).1).min().unwrap_or_default()
}

/// What was measured for one size; times are the best of some runs.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Which made-up conversation.
    pub size: Size,
    /// How many votes it has.
    pub votes: usize,
    /// From a list of votes to rows.
    pub built: Duration,
    /// From rows to the whole map.
    pub scratch: Duration,
    /// Processor time of all threads for that, where the system says so.
    pub spent: Duration,
    /// One pass over all votes: everybody's place by given axes.
    pub pass: Duration,
    /// A batch of 1,000 votes taken in.
    pub taken: Duration,
    /// The new map after it.
    pub renewed: Duration,
    /// The most memory the process held so far, in bytes, where the system says so.
    pub peak: Option<u64>,
}

/// Measures the engine on one made-up conversation.
pub fn measure(size: Size) -> Result<Row> {
    let casts: Vec<Cast> = size.casts().collect();
    let states = vec![::opinion::Statement::default(); size.statements as usize];
    let count = size.participants as usize;
    let runs = if casts.len() > 10_000_000 { 2 } else { 9 };
    let read = || Votes::from_casts(count, states.clone(), casts.iter().copied());
    let (votes, first_read) = timed(read);
    let votes = votes?;
    let options = Options::default();
    let before = processor();
    let (map, first): (Map, Duration) = timed(|| analyse(&votes, &options));
    let spent = processor().saturating_sub(before);
    // Once from votes to map: the runs after it only make the times steadier.
    let peak = peak();
    let scratch = first.min(best(runs - 1, || analyse(&votes, &options)));
    let built = first_read.min(best(runs - 1, read));
    drop(casts);
    let pass = best(5, || places(&votes, &map.axes));
    let total = votes.len();
    let mut conversation = Conversation::new(votes);
    let (mut taken, mut renewed) = (Duration::MAX, Duration::MAX);
    for round in 0..5 {
        let batch = batch(size, round);
        let (done, time) = timed(|| conversation.add(batch));
        done?;
        taken = taken.min(time);
        renewed = renewed.min(timed(|| conversation.map(&options)).1);
    }
    Ok(Row { size, votes: total, built, scratch, spent, pass, taken, renewed, peak })
}

impl Row {
    /// The peak in millions of bytes; 0 where it is not known.
    #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
    pub fn megabytes(&self) -> f64 {
        self.peak.map_or(0.0, |bytes| bytes as f64 / 1e6)
    }

    #[expect(clippy::cast_precision_loss, reason = "figures for people")]
    fn line(&self, ceiling: f64) -> String {
        let share = 4.0 * self.votes as f64 / self.pass.as_secs_f64().max(1e-9) / ceiling;
        format!(
            "| {} × {} | {} | {} | {} | {} | {} | {:.0} % | {} | {} | {} |",
            self.size.participants,
            self.size.statements,
            self.votes,
            shown(self.built),
            shown(self.scratch),
            shown(self.spent),
            shown(self.pass),
            share * 100.0,
            shown(self.taken),
            shown(self.renewed),
            self.peak.map_or_else(|| "–".to_owned(), |_| format!("{:.0} MB", self.megabytes())),
        )
    }
}

/// A thousand votes by people all over the list.
fn batch(size: Size, round: u32) -> Vec<Cast> {
    let vote = |at: u32| match at % 3 {
        0 => Vote::Agree,
        1 => Vote::Disagree,
        _ => Vote::Pass,
    };
    (0..1_000_u32)
        .map(|at| Cast {
            participant: (at * 7_919 + round * 104_729) % size.participants,
            statement: (at * 31 + round * 7) % size.statements,
            vote: vote(at + round),
        })
        .collect()
}

fn shown(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds >= 1.0 { format!("{seconds:.2} s") } else { format!("{:.2} ms", seconds * 1e3) }
}

/// Bytes per second that all threads together read from memory.
#[expect(clippy::cast_precision_loss, reason = "a figure for people")]
fn bandwidth() -> f64 {
    use rayon::prelude::*;
    let words = vec![1_u64; 64 << 20];
    let sum = || words.par_chunks(1 << 20).map(|part| part.iter().fold(0_u64, |sum, word| sum ^ word)).sum::<u64>();
    let time = best(5, || std::hint::black_box(sum()));
    (words.len() * 8) as f64 / time.as_secs_f64().max(1e-9)
}

/// The processor time all threads have spent, where the system says so.
fn processor() -> Duration {
    let Ok(tasks) = std::fs::read_dir("/proc/self/task") else {
        return Duration::ZERO;
    };
    let spent = tasks.flatten().filter_map(|task| {
        let text = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<u64>().ok()
    });
    Duration::from_nanos(spent.sum())
}

/// The most memory the process ever held, where the system says so.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1_024)
}
