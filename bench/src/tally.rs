//! Counting: ten million ranked ballots from a file by STV, beside a bare scan of the same file; the other ranking
//! rules on a million, beside the libraries people use in Python, where they are installed.

use std::fs::File;
use std::io::{BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use ::tally::formats::{self, Election, Format};
use ::tally::{Options, Rule, count};
use anyhow::{Context as _, Result, bail};

use crate::table::say;

/// What is measured.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    /// Ballots in the large file
    #[arg(long, default_value_t = 10_000_000)]
    ballots: u64,
    /// Ballots in the file for the other rules and their peers
    #[arg(long, default_value_t = 1_000_000)]
    small: u64,
    /// Candidates
    #[arg(long, default_value_t = 20)]
    candidates: u16,
    /// Seats of the STV count
    #[arg(long, default_value_t = 5)]
    seats: u32,
    /// Keep the files in this folder, and take them from there when they exist
    #[arg(long, value_name = "FOLDER")]
    folder: Option<PathBuf>,
    /// A Python with `pref_voting` and `pyrankvote`, to measure them in the same run
    #[arg(long, value_name = "PROGRAM")]
    python: Option<PathBuf>,
    /// Which part: stv, rules, or both
    #[arg(long, default_value = "both")]
    part: String,
}

/// The same small generator everywhere, so that the file is the same on every machine.
struct Steps(u64);

impl Steps {
    fn next(&mut self) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }
}

/// Full rankings of all candidates, in BLT: a swap or two away from one of a few camps' orders, so that it is a
/// contest and not noise, and hardly two ballots are equal.
fn write_file(path: &Path, ballots: u64, candidates: u16, seats: u32) -> Result<()> {
    let mut steps = Steps(5);
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    writeln!(out, "{candidates} {seats}")?;
    let camps: Vec<Vec<u16>> = (0..7).map(|_| shuffled(&mut steps, (1..=candidates).collect())).collect();
    let mut line = String::new();
    for _ in 0..ballots {
        let camp = usize::try_from(steps.below(7))?;
        let mut order = camps.get(camp).cloned().unwrap_or_default();
        for _ in 0..candidates {
            let (a, b) = (usize::try_from(steps.below(u64::from(candidates)))?, usize::try_from(steps.below(6))?);
            let b = (a + b) % usize::from(candidates);
            order.swap(a, b);
        }
        line.clear();
        line.push('1');
        for number in &order {
            line.push(' ');
            line.push_str(&number.to_string());
        }
        line.push_str(" 0\n");
        out.write_all(line.as_bytes())?;
    }
    writeln!(out, "0")?;
    for number in 1..=candidates {
        writeln!(out, "\"Candidate {number}\"")?;
    }
    writeln!(out, "\"Measurement\"")?;
    Ok(out.flush()?)
}

fn shuffled(steps: &mut Steps, mut order: Vec<u16>) -> Vec<u16> {
    for at in (1..order.len()).rev() {
        let other = usize::try_from(steps.below(u64::try_from(at + 1).unwrap_or(1))).unwrap_or(0);
        order.swap(at, other);
    }
    order
}

fn file(folder: &Path, ballots: u64, wish: &Wish) -> Result<PathBuf> {
    let path = folder.join(format!("{ballots}x{}.blt", wish.candidates));
    if !path.is_file() {
        write_file(&path, ballots, wish.candidates, wish.seats)?;
    }
    Ok(path)
}

/// Every byte of the file is read and looked at once: how many lines it has.
fn scan(path: &Path) -> Result<(u64, Duration)> {
    let begun = Instant::now();
    let mut source = File::open(path)?;
    let mut piece = vec![0_u8; 1 << 20];
    let mut lines = 0_u64;
    loop {
        let read = source.read(&mut piece)?;
        if read == 0 {
            return Ok((lines, begun.elapsed()));
        }
        for byte in piece.iter().take(read) {
            lines += u64::from(*byte == b'\n');
        }
    }
}

fn read(path: &Path) -> Result<(Election, Duration)> {
    let begun = Instant::now();
    let mut source = File::open(path)?;
    let election = formats::read_from(Format::Blt, &mut source, &formats::Wish::default())?;
    Ok((election, begun.elapsed()))
}

fn counted(election: &Election, rule: Rule) -> Result<(Vec<u16>, Duration)> {
    let begun = Instant::now();
    let account = count(&election.contest, &election.ballots, rule, &Options::default())?;
    Ok((account.winners.iter().map(|winner| winner.number).collect(), begun.elapsed()))
}

/// The most memory this process ever had, in MiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// Measures and prints.
pub(crate) fn run(wish: &Wish) -> Result<()> {
    let own;
    let folder = if let Some(folder) = &wish.folder {
        folder.as_path()
    } else {
        own = tempfile::tempdir()?;
        own.path()
    };
    match wish.part.as_str() {
        "stv" => stv(folder, wish),
        "rules" => rules(folder, wish),
        "both" => stv(folder, wish).and_then(|()| rules(folder, wish)),
        other => bail!("--part {other}: write stv, rules or both"),
    }
}

fn stv(folder: &Path, wish: &Wish) -> Result<()> {
    let path = file(folder, wish.ballots, wish)?;
    let size = std::fs::metadata(&path)?.len() >> 20;
    say(&format!("{} ballots x {} candidates, {size} MiB of BLT", wish.ballots, wish.candidates));
    // Once, so that all of it is in the system's cache for everybody.
    scan(&path)?;
    let (_, bare) = scan(&path)?;
    say(&format!("bare scan of the file      {:8.2} s", bare.as_secs_f64()));
    let (election, reading) = read(&path)?;
    let ratio = reading.as_secs_f64() / bare.as_secs_f64();
    say(&format!(
        "read into memory           {:8.2} s   {ratio:.1} x the bare scan, {} MiB",
        reading.as_secs_f64(),
        peak()
    ));
    for rule in [Rule::ScottishStv, Rule::Wig, Rule::Meek, Rule::Ers97] {
        let (winners, counting) = counted(&election, rule)?;
        let total = (reading + counting).as_secs_f64();
        say(&format!(
            "{:<16} counted   {:8.2} s   {total:.2} s with reading, {} MiB; elected {winners:?}",
            rule.as_str(),
            counting.as_secs_f64(),
            peak()
        ));
    }
    say(&format!("most memory                {:8} MiB", peak()));
    Ok(())
}

fn rules(folder: &Path, wish: &Wish) -> Result<()> {
    let path = file(folder, wish.small, wish)?;
    say(&format!("{} ballots x {} candidates", wish.small, wish.candidates));
    let (election, reading) = read(&path)?;
    say(&format!("read                       {:8.3} s", reading.as_secs_f64()));
    for rule in [Rule::Irv, Rule::Schulze, Rule::RankedPairs, Rule::Minimax, Rule::Copeland, Rule::Borda] {
        let (winners, counting) = counted(&election, rule)?;
        let peer = match &wish.python {
            Some(python) => peer(python, &path, rule)?,
            None => None,
        };
        let beside = peer.map_or_else(String::new, |(name, peer)| {
            let times = peer.as_secs_f64() / counting.as_secs_f64();
            format!("   {name} {:.1} s: {times:.0} x as fast", peer.as_secs_f64())
        });
        say(&format!("{:<16} counted   {:8.3} s   elected {winners:?}{beside}", rule.as_str(), counting.as_secs_f64()));
    }
    Ok(())
}

/// What the libraries are asked: reading is not measured, only the count.
const SCRIPT: &str = r"
import sys, time
path, rule = sys.argv[1], sys.argv[2]
ballots = []
with open(path) as source:
    n = int(source.readline().split()[0])
    for line in source:
        words = line.split()
        if words == ['0']:
            break
        ballots.append([int(word) - 1 for word in words[1:-1]])
if rule == 'irv':
    import pyrankvote
    people = [pyrankvote.Candidate(str(i + 1)) for i in range(n)]
    own = [pyrankvote.Ballot(ranked_candidates=[people[i] for i in b]) for b in ballots]
    begun = time.perf_counter()
    won = pyrankvote.instant_runoff_voting(people, own).get_winners()[0].name
else:
    from pref_voting.profiles import Profile
    from pref_voting import voting_methods as v
    rules = {'schulze': v.beat_path, 'ranked-pairs': v.ranked_pairs, 'minimax': v.minimax, 'copeland': v.copeland, 'borda': v.borda}
    begun = time.perf_counter()
    won = rules[rule](Profile(ballots))[0] + 1
print(time.perf_counter() - begun, won)
";

fn peer(python: &Path, file: &Path, rule: Rule) -> Result<Option<(&'static str, Duration)>> {
    let name = if rule == Rule::Irv { "pyrankvote" } else { "pref_voting" };
    let out = Command::new(python).arg("-c").arg(SCRIPT).arg(file).arg(rule.as_str()).output();
    let out = out.with_context(|| format!("starting {}", python.display()))?;
    if !out.status.success() {
        say(&format!("{name} cannot: {}", String::from_utf8_lossy(&out.stderr).lines().last().unwrap_or_default()));
        return Ok(None);
    }
    let text = String::from_utf8_lossy(&out.stdout);
    let seconds = text.split_whitespace().next().and_then(|word| word.parse().ok());
    Ok(seconds.map(|seconds| (name, Duration::from_secs_f64(seconds))))
}
