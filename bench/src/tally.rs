//! Counting: ten million ranked ballots from a file by STV, beside a bare scan of the same file; the same ballots in
//! every other plain format; the ranking rules and budgets beside the libraries people use in Python
//! ([`crate::tally_peers`]).
//!
//! `cargo xtask bench tally --against PATH/TO/python` wants a Python with any of `pref_voting`, `pyrankvote`, `votekit`,
//! `pabutools` from the Python package index.

use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use ::tally::formats::{self, Election, Format};
use ::tally::{Options, Rule, count};
use anyhow::{Result, bail};

use crate::table::say;
use crate::tally_peers::{Peers, budget_file};

/// What is measured.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    /// Ballots in the large files
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
    /// Electors of the made-up budget
    #[arg(long, default_value_t = 60_000)]
    electors: u64,
    /// Projects of the made-up budget
    #[arg(long, default_value_t = 114)]
    projects: u64,
    /// Budgets (Pabulib) instead of the made-up one
    #[arg(long, value_name = "FILE")]
    budget: Vec<PathBuf>,
    /// Keep the files in this folder, and take them from there when they exist
    #[arg(long, value_name = "FOLDER")]
    folder: Option<PathBuf>,
    /// A Python with the libraries, to measure them on the same files in the same run
    #[arg(long, value_name = "PYTHON")]
    against: Option<PathBuf>,
    /// Seconds a library may take for one count, with reading
    #[arg(long, default_value_t = 200)]
    patience: u64,
    /// Rounds of scan and reading; the best of each is told
    #[arg(long, default_value_t = 5)]
    rounds: u32,
    /// Which part: stv, formats, rules, budgets, or all
    #[arg(long, default_value = "all")]
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

fn read(path: &Path, format: Format) -> Result<(Election, Duration)> {
    let begun = Instant::now();
    let mut source = File::open(path)?;
    let election = formats::read_from(format, &mut source, &formats::Wish::default())?;
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
        "formats" => plain(folder, wish),
        "rules" => rules(folder, wish),
        "budgets" => budgets(folder, wish),
        "all" => stv(folder, wish)
            .and_then(|()| rules(folder, wish))
            .and_then(|()| budgets(folder, wish))
            .and_then(|()| plain(folder, wish)),
        other => bail!("--part {other}: write stv, formats, rules, budgets or all"),
    }
}

/// Scan and reading in turn, so that what else the machine does meets both; the best of each.
fn beside_scan(path: &Path, format: Format, wish: &Wish) -> Result<(Election, Duration)> {
    // Once, so that all of it is in the system's cache for everybody.
    scan(path)?;
    let (mut bare, mut reading) = (Duration::MAX, Duration::MAX);
    let mut election: Option<Election> = None;
    for _ in 0..wish.rounds.max(1) {
        // One election at a time: two would be twice the memory.
        drop(election.take());
        bare = bare.min(scan(path)?.1);
        let (read, took) = read(path, format)?;
        reading = reading.min(took);
        election = Some(read);
    }
    let Some(election) = election else { bail!("nothing was read") };
    let size = std::fs::metadata(path)?.len() >> 20;
    say(&format!(
        "{format:<9?} {size:>6} MiB   bare scan {:6.3} s   read into memory {:6.3} s   {:.1} x the scan, {} MiB",
        bare.as_secs_f64(),
        reading.as_secs_f64(),
        reading.as_secs_f64() / bare.as_secs_f64(),
        peak()
    ));
    Ok((election, reading))
}

fn stv(folder: &Path, wish: &Wish) -> Result<()> {
    let path = file(folder, wish.ballots, wish)?;
    say(&format!("{} ballots x {} candidates", wish.ballots, wish.candidates));
    let (election, reading) = beside_scan(&path, Format::Blt, wish)?;
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

/// The same ballots in every plain format; all must be read as the same ballots.
fn plain(folder: &Path, wish: &Wish) -> Result<()> {
    let path = file(folder, wish.ballots, wish)?;
    say(&format!("{} ballots x {} candidates in each plain format", wish.ballots, wish.candidates));
    let forms = [
        ("scottish", Format::Scottish),
        ("preflib", Format::Preflib),
        ("ranks", Format::Csv),
        ("names", Format::Csv),
        ("debian", Format::Debian),
    ];
    let weight = beside_scan(&path, Format::Blt, wish)?.0.ballots.weight();
    for (form, format) in forms {
        let other = folder.join(format!("{}x{}.{form}", wish.ballots, wish.candidates));
        if !other.is_file() {
            write_as(&path, &other, form)?;
        }
        let (election, _) = beside_scan(&other, format, wish)?;
        if election.ballots.weight() != weight {
            bail!("{form}: {} ballots were read", election.ballots.weight());
        }
        if wish.folder.is_none() {
            std::fs::remove_file(&other)?;
        }
    }
    Ok(())
}

/// Writes the BLT file's ballots in another form.
fn write_as(from: &Path, to: &Path, form: &str) -> Result<()> {
    let mut lines = BufReader::with_capacity(1 << 20, File::open(from)?).lines();
    let mut out = BufWriter::with_capacity(1 << 20, File::create(to)?);
    let candidates: usize = lines.next().transpose()?.and_then(|l| l.split(' ').next()?.parse().ok()).unwrap_or(0);
    let joined = |start: &str, end: &str| {
        let all: Vec<String> = (1..=candidates).map(|number| format!("{start}{number}{end}")).collect();
        all
    };
    match form {
        "scottish" => writeln!(out, "{candidates},5")?,
        "preflib" => {
            writeln!(out, "# FILE NAME: made.soc\n# NUMBER ALTERNATIVES: {candidates}")?;
            for number in 1..=candidates {
                writeln!(out, "# ALTERNATIVE NAME {number}: Candidate {number}")?;
            }
        }
        "ranks" => writeln!(out, "{}", joined("Candidate ", "").join(","))?,
        "names" => writeln!(out, "{}", joined("rank ", "").join(","))?,
        _ => {
            writeln!(out, "Tally Sheet\n{}", joined("  / Option ", "---->: A choice\n").concat())?;
        }
    }
    let mut line = String::new();
    let mut ranks = vec![0_usize; candidates + 1];
    for ballot in lines {
        let ballot = ballot?;
        let Some(order) = ballot.strip_prefix("1 ").and_then(|rest| rest.strip_suffix(" 0")) else { break };
        for (rank, number) in (1..).zip(order.split(' ')) {
            if let Some(own) = number.parse::<usize>().ok().and_then(|number| ranks.get_mut(number)) {
                *own = rank;
            }
        }
        let commas = |line: &mut String| line.extend(order.chars().map(|c| if c == ' ' { ',' } else { c }));
        line.clear();
        match form {
            "scottish" => {
                line.push_str("1,");
                commas(&mut line);
            }
            "preflib" => {
                line.push_str("1: ");
                commas(&mut line);
            }
            "ranks" => {
                let all: Vec<String> = ranks.iter().skip(1).map(ToString::to_string).collect();
                line.push_str(&all.join(","));
            }
            "names" => {
                let all: Vec<String> = order.split(' ').map(|number| format!("Candidate {number}")).collect();
                line.push_str(&all.join(","));
            }
            _ => {
                line.push_str("V: ");
                let sign = |rank: &usize| char::from_digit(u32::try_from(*rank).unwrap_or(0), 36).unwrap_or('-');
                line.extend(ranks.iter().skip(1).map(sign));
                line.push_str("\tSomebody");
            }
        }
        line.push('\n');
        out.write_all(line.as_bytes())?;
    }
    if form == "scottish" {
        for number in 1..=candidates {
            writeln!(out, "\"Candidate {number}\",\"Candidate {number}\",\"\"")?;
        }
    }
    Ok(out.flush()?)
}

fn rules(folder: &Path, wish: &Wish) -> Result<()> {
    let path = file(folder, wish.small, wish)?;
    let (election, reading) = read(&path, Format::Blt)?;
    say(&format!("{} ballots x {}: read in {:.3} s", wish.small, wish.candidates, reading.as_secs_f64()));
    for rule in [Rule::Irv, Rule::Schulze, Rule::RankedPairs, Rule::Minimax, Rule::Copeland, Rule::Borda] {
        let (winners, counting) = counted(&election, rule)?;
        say(&format!("{:<16} counted   {:8.3} s   elected {winners:?}", rule.as_str(), counting.as_secs_f64()));
    }
    match peers(wish) {
        Some(peers) => peers.rankings(&path, &election, wish.seats),
        None => Ok(()),
    }
}

fn budgets(folder: &Path, wish: &Wish) -> Result<()> {
    let Some(peers) = peers(wish) else { return Ok(()) };
    let mut files = wish.budget.clone();
    if files.is_empty() {
        for electors in [wish.electors, wish.electors / 30] {
            let mut steps = Steps(7);
            files.push(budget_file(folder, electors, wish.projects, |limit| steps.below(limit))?);
        }
    }
    files.iter().try_for_each(|path| peers.budget(path))
}

fn peers(wish: &Wish) -> Option<Peers<'_>> {
    let python = wish.against.as_deref()?;
    Some(Peers { python, patience: Duration::from_secs(wish.patience) })
}
