//! The BLT of `OpenSTV` and its variants.
//!
//! `#` begins a comment, a line in square brackets is a setting of other programs; both are passed over. First line:
//! candidates and seats. Then perhaps a line of negative numbers: who withdrew. Then a ballot per line: its weight (or
//! an identifier in parentheses, which means 1), the candidates from the first preference, 0 at the end. `-` is a
//! skipped rank, `a=b` two candidates on one rank, `-=-` a rank with several names that are not on the list. A line
//! with 0 alone ends the ballots; the names in quotes follow, and the title.
//!
//! Source: the loader plug-ins of `OpenSTV` and the variants of S. Checkoway's and N. Tideman's collections.

use std::io::Read;
use std::sync::Mutex;

use super::lines::{Line, Lines, Parse};
use super::{Election, ReadError, is_write_in, plain, text};
use crate::ballots::{Ballots, Mark};
use crate::contest::{Candidate, Contest, MOST_CANDIDATES};
use crate::rows::Block;

/// Reads a BLT file.
pub(super) fn read(source: &mut (dyn Read + Send)) -> Result<Election, ReadError> {
    let mut lines = Lines::new(source);
    let (candidates, seats) = head(&mut lines)?;
    let last = u16::try_from(candidates).unwrap_or(u16::MAX);
    let papers = Papers { last, withdrawn: Mutex::default() };
    let rows = lines.ballots(&papers)?;
    let at = lines.line() + 1;
    let tail = lines.tail()?;
    let (names, title) = names(&text(&tail), at, candidates)?;
    let withdrawn = papers.withdrawn.into_inner().unwrap_or_default();
    let candidate = |(number, name): (u16, String)| Candidate {
        write_in: is_write_in(&name),
        withdrawn: withdrawn.contains(&number),
        ..Candidate::named(name)
    };
    let contest =
        Contest { title, seats, candidates: (1_u16..).zip(names).map(candidate).collect(), ..Contest::default() };
    Ok(Election { contest, ballots: Ballots::Ranked(rows) })
}

/// Ballot papers of candidates up to the last.
struct Papers {
    last: u16,
    /// Who withdrew, as lines between the ballots say.
    withdrawn: Mutex<Vec<u16>>,
}

impl Parse for Papers {
    type Item = Mark;
    type Room = ();

    fn line(&self, line: &[u8], block: &mut Block<Mark>, (): &mut ()) -> Result<Line, String> {
        if line.first().is_some_and(u8::is_ascii_digit) || is_ballot(line) {
            return ballot(line, self.last, block);
        }
        let mut out = withdrawals(line, self.last)?;
        if let Ok(mut all) = self.withdrawn.lock() {
            all.append(&mut out);
        }
        Ok(Line::Read)
    }

    /// Plain ballots: numbers of one or two digits with one space between them, 0 at the end.
    fn many(&self, bytes: &[u8], block: &mut Block<Mark>, (): &mut ()) -> (usize, usize) {
        let (mut at, mut lines) = (0, 0);
        let mut numbers = [0; plain::LONGEST];
        while let Some((after, many)) = plain::numbers::<b' '>(bytes, at, &mut numbers) {
            let Some([weight, marks @ .., 0]) = numbers.get(..many) else {
                break;
            };
            if *weight == 0 || !marks.iter().all(|number| number.wrapping_sub(1) < self.last) {
                break;
            }
            block.row_of(marks.iter().map(|number| Mark::of(*number)), u64::from(*weight));
            at = after;
            lines += 1;
        }
        (at, lines)
    }
}

/// The first line that is no comment: candidates and seats.
fn head(lines: &mut Lines<'_>) -> Result<(usize, u32), ReadError> {
    loop {
        let Some(line) = lines.next()? else {
            return Err(ReadError::new(0, "the file is empty: the first line should say candidates and seats"));
        };
        let line = text(&line);
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() || line.starts_with('[') {
            continue;
        }
        let at = lines.line();
        let mut words = line.split_whitespace();
        let (Some(candidates), Some(seats), None) = (words.next(), words.next(), words.next()) else {
            return Err(ReadError::new(at, "the first line should be two numbers, candidates and seats"));
        };
        let candidates: Option<usize> = candidates.parse().ok().filter(|n| (1..=MOST_CANDIDATES).contains(n));
        let Some(candidates) = candidates else {
            return Err(ReadError::new(at, format!("the number of candidates should be 1 to {MOST_CANDIDATES}")));
        };
        let Some(seats) = seats.parse().ok().filter(|seats| *seats > 0) else {
            return Err(ReadError::new(at, "the number of seats should be a whole number from 1"));
        };
        return Ok((candidates, seats));
    }
}

/// Whether a line that does not begin with a digit is a ballot (begins with spaces or an identifier).
fn is_ballot(line: &[u8]) -> bool {
    let start = line.trim_ascii_start();
    start.first().is_some_and(|byte| byte.is_ascii_digit() || *byte == b'(' || *byte == b'"')
}

/// A line of those who withdrew, a comment, a setting, or nothing.
fn withdrawals(line: &[u8], last: u16) -> Result<Vec<u16>, String> {
    let line = text(line);
    let line = line.split('#').next().unwrap_or_default().trim();
    if line.is_empty() || line.starts_with('[') {
        return Ok(Vec::new());
    }
    let withdrawn = |word: &str| word.strip_prefix('-')?.parse::<u16>().ok().filter(|n| *n > 0 && *n <= last);
    let numbers: Option<Vec<u16>> = line.split_whitespace().map(withdrawn).collect();
    numbers.ok_or_else(|| "is neither a ballot (weight, candidates, 0) nor a list of those who withdrew".to_owned())
}

/// Reads digits from a place; the number and the place after it.
#[inline]
fn digits(line: &[u8], mut at: usize) -> Option<(u64, usize)> {
    let start = at;
    let mut number = 0_u64;
    while let Some(digit) = line.get(at).map(|byte| byte.wrapping_sub(b'0')).filter(|digit| *digit < 10) {
        number = number.checked_mul(10)?.checked_add(u64::from(digit))?;
        at += 1;
    }
    (at > start).then_some((number, at))
}

#[inline]
fn spaces(line: &[u8], mut at: usize) -> usize {
    while line.get(at).is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')) {
        at += 1;
    }
    at
}

/// A ballot: weight, candidates, 0.
fn ballot(line: &[u8], last: u16, block: &mut Block<Mark>) -> Result<Line, String> {
    let mut at = spaces(line, 0);
    if line.get(at) == Some(&b'"') {
        return Ok(Line::End);
    }
    let weight = if line.get(at) == Some(&b'(') {
        let close = line.iter().position(|byte| *byte == b')').ok_or("the identifier has no closing parenthesis")?;
        at = close + 1;
        1
    } else {
        let Some((weight, after)) = digits(line, at) else {
            return Err("the weight of the ballot is too large".to_owned());
        };
        at = after;
        weight
    };
    if line.get(at).is_some_and(|byte| !byte.is_ascii_whitespace() && *byte != b'#') {
        return Err("the weight of a ballot should be a whole number".to_owned());
    }
    at = spaces(line, at);
    if matches!(line.get(at), None | Some(b'#')) && weight == 0 {
        return Ok(Line::End);
    }
    loop {
        match ranked(line, at, last, block)? {
            (true, after) => {
                let after = spaces(line, after);
                if !matches!(line.get(after), None | Some(b'#')) {
                    return Err("something stands after the 0 that ends the ballot".to_owned());
                }
                block.close(weight);
                return Ok(Line::Read);
            }
            (false, after) => at = spaces(line, after),
        }
    }
}

/// One rank from a place: whether it is the end of the ballot, and the place after it.
#[inline]
fn ranked(line: &[u8], mut at: usize, last: u16, block: &mut Block<Mark>) -> Result<(bool, usize), String> {
    let mut equal = false;
    loop {
        let mark = match line.get(at) {
            Some(b'-') => {
                at += 1;
                Mark::SKIPPED
            }
            Some(byte) if byte.is_ascii_digit() => {
                let (number, after) = digits(line, at).ok_or("a number is too large")?;
                at = after;
                if number == 0 && !equal {
                    return Ok((true, at));
                }
                let number = u16::try_from(number).ok().filter(|number| *number > 0 && *number <= last);
                Mark::of(number.ok_or_else(|| format!("names a candidate who is not among 1 to {last}"))?)
            }
            None | Some(b'#') => return Err("the ballot does not end with 0".to_owned()),
            Some(byte) => return Err(format!("does not understand `{}`", char::from(*byte).escape_default())),
        };
        block.item(if equal { mark.equal() } else { mark });
        match line.get(at) {
            Some(b'=') => {
                at += 1;
                equal = true;
            }
            None | Some(b' ' | b'\t' | b'\r' | b'\n') => return Ok((false, at)),
            Some(byte) => return Err(format!("does not understand `{}`", char::from(*byte).escape_default())),
        }
    }
}

/// The names in quotes, and the title after them.
fn names(tail: &str, line: usize, candidates: usize) -> Result<(Vec<String>, String), ReadError> {
    let mut found = Vec::new();
    let mut at = line;
    let mut chars = tail.chars().peekable();
    let mut ended = false;
    while let Some(c) = chars.next() {
        match c {
            '\n' => at += 1,
            c if c.is_whitespace() => {}
            '0' if found.is_empty() && !ended => ended = true,
            '#' => while chars.next_if(|c| *c != '\n').is_some() {},
            '"' => {
                let mut name = String::new();
                loop {
                    match chars.next() {
                        Some('"') => break,
                        Some('\\') if matches!(chars.peek(), Some('"' | '\\')) => name.extend(chars.next()),
                        Some('\n') | None => return Err(ReadError::new(at, "a name has no closing quote")),
                        Some(c) => name.push(c),
                    }
                }
                found.push(name);
            }
            '[' => while chars.next_if(|c| *c != '\n').is_some() {},
            c => {
                return Err(ReadError::new(
                    at,
                    format!("a name in quotes should stand here, not `{}`", c.escape_default()),
                ));
            }
        }
    }
    if !ended {
        return Err(ReadError::new(at, "the ballots should end with a line that is 0"));
    }
    if found.is_empty() {
        return Ok(((1..=candidates).map(|number| number.to_string()).collect(), String::new()));
    }
    if found.len() < candidates {
        return Err(ReadError::new(at, format!("{} names for {candidates} candidates", found.len())));
    }
    let title = found.get(candidates).cloned().unwrap_or_default();
    found.truncate(candidates);
    Ok((found, title))
}
