//! The files that elections are published in, read and written.
//!
//! Bytes in, a [`Contest`] and [`Ballots`] out: as they were cast, nothing repaired. What cannot be understood is
//! refused with its line and the reason; nothing is skipped in silence, and no input panics. Names that are not UTF-8
//! are read as Latin-1, as old files have them.

mod blt;
mod csv;
mod debian;
mod lines;
mod names;
mod nist;
mod plain;
mod preflib;
mod scottish;
mod write;

use std::borrow::Cow;
use std::fmt;
use std::io;

use crate::ballots::Ballots;
use crate::budget::pabulib;
use crate::contest::Contest;

pub use csv::Cells;
pub use write::{blt as write_blt, csv as write_csv};

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The BLT of `OpenSTV` and its variants (`.blt`, `.hil`).
    Blt,
    /// Scottish council elections (`.csv` with weights, numbers and `"Candidate 1","name","party"`).
    Scottish,
    /// `PrefLib` orders, complete or not, with ties or without (`.soc`, `.soi`, `.toc`, `.toi`), new and old form.
    Preflib,
    /// Debian's tally sheets: a line per elector with a digit per option.
    Debian,
    /// NIST SP 1500-103, Cast Vote Records Common Data Format, version 1.0, as JSON.
    Nist,
    /// A table: a row per ballot, a column per candidate or per rank.
    Csv,
    /// Pabulib: participatory budgets (`.pb`).
    Pabulib,
}

/// How a file is to be read, where it does not say so itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// What the cells of a plain table are.
    pub cells: Cells,
    /// Which contest of a file with several: its id or name.
    pub contest: Option<String>,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Election {
    /// The question.
    pub contest: Contest,
    /// The answers.
    pub ballots: Ballots,
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// The line, from 1; 0 when it is about the whole file.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

impl ReadError {
    fn new(line: usize, reason: impl Into<String>) -> Self {
        Self { line, reason: reason.into() }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 { f.write_str(&self.reason) } else { write!(f, "line {}: {}", self.line, self.reason) }
    }
}

impl std::error::Error for ReadError {}

/// The format of a file, from its name's ending and its first bytes.
pub fn guess(name: &str, start: &[u8]) -> Format {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "blt" | "hil" => return Format::Blt,
        "soc" | "soi" | "toc" | "toi" => return Format::Preflib,
        "pb" => return Format::Pabulib,
        "json" => return Format::Nist,
        _ => {}
    }
    let text = String::from_utf8_lossy(start.get(..start.len().min(4096)).unwrap_or_default());
    let first = text.trim_start_matches('\u{feff}').trim_start();
    if first.starts_with('{') {
        return Format::Nist;
    }
    if first.starts_with("META") {
        return Format::Pabulib;
    }
    if first.starts_with("# FILE NAME") || first.starts_with("# ALTERNATIVE") {
        return Format::Preflib;
    }
    if text.contains("Tally Sheet") || text.lines().any(|line| line.starts_with("V: ")) {
        return Format::Debian;
    }
    let head = first.lines().next().unwrap_or_default().trim();
    let cells: Vec<&str> = head.trim_end_matches(',').split(',').map(str::trim).collect();
    let whole = |cell: &&str| !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit());
    if cells.len() == 2 && cells.iter().all(&whole) {
        return Format::Scottish;
    }
    if first.starts_with('#') || head.split_whitespace().all(|word| whole(&word)) { Format::Blt } else { Format::Csv }
}

/// Reads a whole file.
///
/// # Errors
/// [`ReadError`] with the line and the reason.
pub fn read(format: Format, bytes: &[u8], wish: &Wish) -> Result<Election, ReadError> {
    match format {
        Format::Nist => nist::read(bytes, wish.contest.as_deref()),
        Format::Pabulib => match pabulib::read(bytes) {
            Ok(file) => Ok(Election { contest: file.contest, ballots: file.ballots }),
            Err(error) => Err(ReadError::new(error.line, error.reason)),
        },
        _ => read_from(format, &mut &*bytes, wish),
    }
}

/// Reads from a source; files with a line per ballot piece by piece, so that they may be larger than memory would like.
///
/// # Errors
/// [`ReadError`], also when the source cannot be read.
pub fn read_from(format: Format, source: &mut (dyn io::Read + Send), wish: &Wish) -> Result<Election, ReadError> {
    match format {
        Format::Blt => blt::read(source),
        Format::Scottish => scottish::read(source),
        Format::Preflib => preflib::read(source),
        Format::Debian => debian::read(source),
        Format::Csv => csv::read(source, wish.cells),
        Format::Nist | Format::Pabulib => {
            let mut bytes = Vec::new();
            source.read_to_end(&mut bytes).map_err(|e| ReadError::new(0, e.to_string()))?;
            read(format, &bytes, wish)
        }
    }
}

/// Text out of bytes: UTF-8 without its mark, or else Latin-1.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect()),
    }
}

/// Whether a name stands for names that electors wrote themselves.
fn is_write_in(name: &str) -> bool {
    let start: String = name.chars().filter(char::is_ascii_alphabetic).take(7).collect();
    start.eq_ignore_ascii_case("writein")
}

/// Reads bytes as every format, and counts, writes and reads again what was understood. For tests of hostile input: it
/// must come back whatever the bytes are.
pub fn try_all(bytes: &[u8]) {
    use crate::{Options, Rule, count};
    let formats =
        [Format::Blt, Format::Scottish, Format::Preflib, Format::Debian, Format::Nist, Format::Csv, Format::Pabulib];
    for format in formats.into_iter().chain([guess("", bytes)]) {
        let Ok(election) = read(format, bytes, &Wish::default()) else {
            continue;
        };
        // Thousands of candidates are no fault, but too slow for trying many files.
        if election.contest.candidates.len() > 30 || election.ballots.weight() > 1 << 40 {
            continue;
        }
        for rule in [Rule::ScottishStv, Rule::Meek, Rule::Ers97, Rule::Irv, Rule::Plurality] {
            let options = Options { seats: Some(election.contest.seats.clamp(1, 5)), ..Options::default() };
            let options = if rule == Rule::Irv { Options { seats: None, ..options } } else { options };
            let account = count(&election.contest, &election.ballots, rule, &options);
            debug_assert!(account.is_ok() || election.contest.standing().is_empty(), "{account:?}");
        }
        let again = read(Format::Blt, write_blt(&election.contest, &election.ballots).as_bytes(), &Wish::default());
        debug_assert!(again.is_ok(), "{again:?}");
    }
}
