//! Scottish council elections as the ballots were published.
//!
//! First line: candidates and seats. Then a line per ballot paper or group of equal ones: weight, then the candidates
//! from the first preference. Then `"Candidate 1","name","party"` for each, and a line with the ward. Each line may
//! end in a comma. Source: the collection of D. `McCune` (mggg/scot-elex).

use std::io::Read;

use super::csv::cells;
use super::lines::{Line, Lines, Parse};
use super::{Election, ReadError, is_write_in, plain, text};
use crate::ballots::{Ballots, Mark};
use crate::contest::{Candidate, Contest, MOST_CANDIDATES};
use crate::rows::Block;

/// Reads a Scottish file.
pub(super) fn read(source: &mut (dyn Read + Send)) -> Result<Election, ReadError> {
    let mut lines = Lines::new(source);
    let head = lines.next()?.ok_or_else(|| ReadError::new(0, "the file is empty"))?;
    let head = text(&head);
    let numbers: Vec<Option<usize>> =
        head.trim().trim_end_matches(',').split(',').map(|cell| cell.trim().parse().ok()).collect();
    let [Some(candidates), Some(seats)] = numbers.as_slice() else {
        return Err(ReadError::new(1, "the first line should be candidates and seats"));
    };
    let seats = u32::try_from(*seats).ok().filter(|seats| *seats > 0);
    let (Some(seats), true) = (seats, (1..=MOST_CANDIDATES).contains(candidates)) else {
        return Err(ReadError::new(1, "the numbers of candidates and seats should be from 1"));
    };
    let last = u16::try_from(*candidates).unwrap_or(u16::MAX);
    let rows = lines.ballots(&Papers { last })?;
    let mut at = lines.line();
    let tail = lines.tail()?;
    let tail = text(&tail);
    let mut names = Vec::new();
    let mut title = String::new();
    for line in tail.lines() {
        at += 1;
        if line.trim().is_empty() {
            continue;
        }
        if names.len() < *candidates {
            let cells = cells(line, ',').ok_or_else(|| ReadError::new(at, "a quote is not closed"))?;
            names.push(candidate(&cells, names.len() + 1).map_err(|reason| ReadError::new(at, reason))?);
        } else if title.is_empty() {
            // Some councils quote the ward twice.
            line.trim().trim_end_matches(',').trim_matches('"').clone_into(&mut title);
        } else {
            return Err(ReadError::new(at, "nothing should stand after the name of the ward"));
        }
    }
    if names.len() < *candidates {
        return Err(ReadError::new(at, format!("{} names for {candidates} candidates", names.len())));
    }
    let contest = Contest { title, seats, candidates: names, ..Contest::default() };
    Ok(Election { contest, ballots: Ballots::Ranked(rows) })
}

fn candidate(cells: &[String], number: usize) -> Result<Candidate, String> {
    let said = cells.first().and_then(|cell| cell.strip_prefix("Candidate "));
    if said.and_then(|said| said.trim().parse().ok()) != Some(number) {
        return Err(format!("the line of candidate {number} should stand here"));
    }
    let name = cells.get(1).filter(|name| !name.is_empty()).ok_or("the name is missing")?;
    let group = cells.get(2).filter(|party| !party.is_empty()).cloned();
    Ok(Candidate { group, write_in: is_write_in(name), ..Candidate::named(name.as_str()) })
}

/// Ballot papers of candidates up to the last.
struct Papers {
    last: u16,
}

impl Parse for Papers {
    type Item = Mark;
    type Room = ();

    fn line(&self, line: &[u8], block: &mut Block<Mark>, (): &mut ()) -> Result<Line, String> {
        ballot(line, self.last, block)
    }

    fn many(&self, bytes: &[u8], block: &mut Block<Mark>, (): &mut ()) -> (usize, usize) {
        weighted_lists(bytes, self.last, block)
    }
}

/// Plain ballots: a weight and candidates with a comma between them.
pub(super) fn weighted_lists(bytes: &[u8], last: u16, block: &mut Block<Mark>) -> (usize, usize) {
    let (mut at, mut lines) = (0, 0);
    let mut numbers = [0; plain::LONGEST];
    while let Some((after, many)) = plain::numbers::<b','>(bytes, at, &mut numbers) {
        let Some([weight, marks @ ..]) = numbers.get(..many) else {
            break;
        };
        if *weight == 0 || !marks.iter().all(|number| number.wrapping_sub(1) < last) {
            break;
        }
        block.row_of(marks.iter().map(|number| Mark::of(*number)), u64::from(*weight));
        at = after;
        lines += 1;
    }
    (at, lines)
}

fn ballot(line: &[u8], last: u16, block: &mut Block<Mark>) -> Result<Line, String> {
    let line = line.trim_ascii();
    if line.first() == Some(&b'"') {
        return Ok(Line::End);
    }
    let line = line.strip_suffix(b",").unwrap_or(line);
    if line.is_empty() {
        return Ok(Line::Read);
    }
    let mut cells = line.split(|byte| *byte == b',');
    let weight = cells.next().and_then(number).ok_or("the weight of a ballot should be a whole number")?;
    for cell in cells {
        if cell.trim_ascii().is_empty() {
            block.item(Mark::SKIPPED);
            continue;
        }
        let number = number(cell).and_then(|number| u16::try_from(number).ok());
        let number = number.filter(|number| (1..=last).contains(number));
        block.item(Mark::of(number.ok_or_else(|| format!("names a candidate who is not among 1 to {last}"))?));
    }
    block.close(weight);
    Ok(Line::Read)
}

fn number(cell: &[u8]) -> Option<u64> {
    let cell = cell.trim_ascii();
    let step = |sum: u64, byte: &u8| {
        let digit = byte.wrapping_sub(b'0');
        if digit < 10 { sum.checked_mul(10)?.checked_add(u64::from(digit)) } else { None }
    };
    (!cell.is_empty()).then(|| cell.iter().try_fold(0, step)).flatten()
}
