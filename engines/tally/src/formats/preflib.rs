//! `PrefLib`: orders of preference, complete or not, with ties or without.
//!
//! New form: `# KEY: value` lines, then `count: 1,2,{3,4}`. Old form: the number of candidates, `1,name` lines, a line
//! of three sums, then `count,1,2,{3,4}`. Source: N. Mattei and T. Walsh, "`PrefLib`: A Library for Preferences", and
//! preflib.org/format.

use super::{Election, ReadError, is_write_in, text};
use crate::ballots::{Ballots, Mark};
use crate::contest::{Candidate, Contest, MOST_CANDIDATES};
use crate::rows::Rows;

/// Reads a `PrefLib` file of either form.
pub(super) fn read(bytes: &[u8]) -> Result<Election, ReadError> {
    let text = text(bytes);
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()).peekable();
    let Some((_, first)) = lines.peek() else {
        return Err(ReadError::new(0, "the file is empty"));
    };
    if first.trim_start().starts_with('#') { new_form(lines) } else { old_form(lines) }
}

fn new_form<'a>(lines: impl Iterator<Item = (usize, &'a str)>) -> Result<Election, ReadError> {
    let mut contest = Contest { seats: 1, ..Contest::default() };
    let mut rows = Rows::default();
    let mut expected: Option<usize> = None;
    for (at, line) in lines {
        let Some(said) = line.trim_start().strip_prefix('#') else {
            if expected.is_none_or(|expected| expected != contest.candidates.len()) {
                return Err(ReadError::new(at, "the names of the alternatives do not fit their number"));
            }
            let (count, order) =
                line.split_once(':').ok_or_else(|| ReadError::new(at, "a count and a colon are missing"))?;
            ballot(&mut rows, count, order, contest.candidates.len()).map_err(|reason| ReadError::new(at, reason))?;
            continue;
        };
        let Some((key, value)) = said.split_once(':') else {
            continue;
        };
        let (key, value) = (key.trim(), value.trim());
        if key == "TITLE" {
            value.clone_into(&mut contest.title);
        } else if key == "NUMBER ALTERNATIVES" {
            let number = value.parse().ok().filter(|number| (1..=MOST_CANDIDATES).contains(number));
            expected = Some(number.ok_or_else(|| ReadError::new(at, "the number of alternatives makes no sense"))?);
        } else if let Some(number) = key.strip_prefix("ALTERNATIVE NAME") {
            if number.trim().parse() != Ok(contest.candidates.len() + 1) {
                return Err(ReadError::new(
                    at,
                    format!("alternative {} should stand here", contest.candidates.len() + 1),
                ));
            }
            contest.candidates.push(Candidate { write_in: is_write_in(value), ..Candidate::named(value) });
        }
    }
    if expected != Some(contest.candidates.len()) {
        return Err(ReadError::new(0, "the names of the alternatives do not fit their number"));
    }
    Ok(Election { contest, ballots: Ballots::Ranked(rows) })
}

fn old_form<'a>(mut lines: impl Iterator<Item = (usize, &'a str)>) -> Result<Election, ReadError> {
    let head = lines.next().and_then(|(_, line)| line.trim().parse().ok());
    let Some(candidates) = head.filter(|number| (1..=MOST_CANDIDATES).contains(number)) else {
        return Err(ReadError::new(1, "the first line should be the number of candidates"));
    };
    let mut contest = Contest { seats: 1, ..Contest::default() };
    for number in 1..=candidates {
        let Some((at, line)) = lines.next() else {
            return Err(ReadError::new(0, format!("the name of candidate {number} is missing")));
        };
        let named = line.split_once(',').filter(|(own, _)| own.trim().parse() == Ok(number));
        let (_, name) = named.ok_or_else(|| ReadError::new(at, format!("candidate {number} should stand here")))?;
        let name = name.trim().trim_matches('"');
        contest.candidates.push(Candidate { write_in: is_write_in(name), ..Candidate::named(name) });
    }
    let Some((at, sums)) = lines.next() else {
        return Err(ReadError::new(0, "the line of sums is missing"));
    };
    if sums.split(',').any(|sum| sum.trim().parse::<u64>().is_err()) {
        return Err(ReadError::new(at, "the sums should be whole numbers"));
    }
    let mut rows = Rows::default();
    for (at, line) in lines {
        let (count, order) = line.split_once(',').unwrap_or((line, ""));
        ballot(&mut rows, count, order, candidates).map_err(|reason| ReadError::new(at, reason))?;
    }
    Ok(Election { contest, ballots: Ballots::Ranked(rows) })
}

fn ballot(rows: &mut Rows<Mark>, count: &str, order: &str, candidates: usize) -> Result<(), String> {
    let weight: u64 = count.trim().parse().map_err(|e| format!("`{}`: {e}", count.trim().escape_debug()))?;
    let mut marks = Vec::new();
    let mut group: Option<bool> = None;
    for cell in order.split(',') {
        let mut cell = cell.trim();
        if let Some(rest) = cell.strip_prefix('{') {
            if group.is_some() {
                return Err("a brace opens inside braces".to_owned());
            }
            group = Some(false);
            cell = rest.trim();
        }
        let closes = cell.strip_suffix('}');
        cell = closes.unwrap_or(cell).trim();
        if !cell.is_empty() {
            let number: Option<u16> = cell.parse().ok();
            let number = number.filter(|number| (1..=candidates).contains(&usize::from(*number)));
            let mark = Mark::of(number.ok_or_else(|| format!("names a candidate who is not among 1 to {candidates}"))?);
            marks.push(if group == Some(true) { mark.equal() } else { mark });
            group = group.map(|_| true);
        } else if closes.is_none() && !order.trim().is_empty() {
            return Err("a number is missing between commas".to_owned());
        }
        if closes.is_some() {
            if group.is_none() {
                return Err("a brace closes that was not opened".to_owned());
            }
            group = None;
        }
    }
    if group.is_some() {
        return Err("a brace is not closed".to_owned());
    }
    rows.push(&marks, weight);
    Ok(())
}
