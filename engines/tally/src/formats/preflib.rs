//! `PrefLib`: orders of preference, complete or not, with ties or without.
//!
//! New form: `# KEY: value` lines, then `count: 1,2,{3,4}`. Old form: the number of candidates, `1,name` lines, a line
//! of three sums, then `count,1,2,{3,4}`. Source: N. Mattei and T. Walsh, "`PrefLib`: A Library for Preferences", and
//! preflib.org/format.

use std::io::Read;

use super::lines::{Line, Lines, Parse};
use super::{Election, ReadError, is_write_in, plain, scottish, text};
use crate::ballots::{Ballots, Mark};
use crate::contest::{Candidate, Contest, MOST_CANDIDATES};
use crate::rows::Block;

/// Reads a `PrefLib` file of either form.
pub(super) fn read(source: &mut (dyn Read + Send)) -> Result<Election, ReadError> {
    let mut lines = Lines::new(source);
    let is_empty = |line: &[u8]| line.trim_ascii().is_empty();
    while lines.next_if(is_empty)?.is_some() {}
    let mut head = Vec::new();
    let above = |line: &[u8]| is_empty(line) || line.trim_ascii_start().first() == Some(&b'#');
    while let Some(line) = lines.next_if(above)? {
        head.push((lines.line(), line));
    }
    if head.is_empty() { old_form(lines) } else { new_form(&head, lines) }
}

fn new_form(head: &[(usize, Vec<u8>)], mut lines: Lines<'_>) -> Result<Election, ReadError> {
    let mut contest = Contest { seats: 1, ..Contest::default() };
    let mut expected: Option<usize> = None;
    for (at, line) in head {
        let line = text(line);
        let said = line.trim().strip_prefix('#').and_then(|said| said.split_once(':'));
        let Some((key, value)) = said else {
            continue;
        };
        let (key, value) = (key.trim(), value.trim());
        if key == "TITLE" {
            value.clone_into(&mut contest.title);
        } else if key == "NUMBER ALTERNATIVES" {
            let number = value.parse().ok().filter(|number| (1..=MOST_CANDIDATES).contains(number));
            expected = Some(number.ok_or_else(|| ReadError::new(*at, "the number of alternatives makes no sense"))?);
        } else if let Some(number) = key.strip_prefix("ALTERNATIVE NAME") {
            if number.trim().parse() != Ok(contest.candidates.len() + 1) {
                return Err(ReadError::new(
                    *at,
                    format!("alternative {} should stand here", contest.candidates.len() + 1),
                ));
            }
            contest.candidates.push(Candidate { write_in: is_write_in(value), ..Candidate::named(value) });
        }
    }
    if expected != Some(contest.candidates.len()) {
        return Err(ReadError::new(lines.line() + 1, "the names of the alternatives do not fit their number"));
    }
    let last = u16::try_from(contest.candidates.len()).unwrap_or(u16::MAX);
    let rows = lines.ballots(&Orders { last, after: b':' })?;
    Ok(Election { contest, ballots: Ballots::Ranked(rows) })
}

fn old_form(mut lines: Lines<'_>) -> Result<Election, ReadError> {
    let mut next = |missing: &str| -> Result<(usize, Vec<u8>), ReadError> {
        loop {
            match lines.next()? {
                None => return Err(ReadError::new(0, missing)),
                Some(line) if line.trim_ascii().is_empty() => {}
                Some(line) => return Ok((lines.line(), line)),
            }
        }
    };
    let (at, head) = next("the file is empty")?;
    let head = text(&head).trim().parse().ok();
    let Some(candidates) = head.filter(|number| (1..=MOST_CANDIDATES).contains(number)) else {
        return Err(ReadError::new(at, "the first line should be the number of candidates"));
    };
    let mut contest = Contest { seats: 1, ..Contest::default() };
    for number in 1..=candidates {
        let (at, line) = next(&format!("the name of candidate {number} is missing"))?;
        let line = text(&line);
        let named = line.split_once(',').filter(|(own, _)| own.trim().parse() == Ok(number));
        let (_, name) = named.ok_or_else(|| ReadError::new(at, format!("candidate {number} should stand here")))?;
        let name = name.trim().trim_matches('"');
        contest.candidates.push(Candidate { write_in: is_write_in(name), ..Candidate::named(name) });
    }
    let (at, sums) = next("the line of sums is missing")?;
    if text(&sums).split(',').any(|sum| sum.trim().parse::<u64>().is_err()) {
        return Err(ReadError::new(at, "the sums should be whole numbers"));
    }
    let last = u16::try_from(candidates).unwrap_or(u16::MAX);
    let rows = lines.ballots(&Orders { last, after: b',' })?;
    Ok(Election { contest, ballots: Ballots::Ranked(rows) })
}

/// Orders of candidates up to the last, after a count and a sign.
struct Orders {
    last: u16,
    after: u8,
}

impl Parse for Orders {
    type Item = Mark;
    type Room = ();

    fn line(&self, line: &[u8], block: &mut Block<Mark>, (): &mut ()) -> Result<Line, String> {
        let line = text(line);
        let line = line.trim();
        if line.starts_with('#') {
            let late = ["ALTERNATIVE NAME", "NUMBER ALTERNATIVES"].iter().any(|key| line.contains(key));
            return if late { Err("should stand above the ballots".to_owned()) } else { Ok(Line::Read) };
        }
        if line.is_empty() {
            return Ok(Line::Read);
        }
        let (count, order) = match line.split_once(char::from(self.after)) {
            Some(parts) => parts,
            None if self.after == b',' => (line, ""),
            None => return Err("a count and a colon are missing".to_owned()),
        };
        ballot(block, count, order, self.last)?;
        Ok(Line::Read)
    }

    fn many(&self, bytes: &[u8], block: &mut Block<Mark>, (): &mut ()) -> (usize, usize) {
        if self.after == b',' { scottish::weighted_lists(bytes, self.last, block) } else { self.many_new(bytes, block) }
    }
}

impl Orders {
    /// Plain ballots of the new form: a count, a colon, a space and candidates with a comma between them.
    fn many_new(&self, bytes: &[u8], block: &mut Block<Mark>) -> (usize, usize) {
        let (mut at, mut lines) = (0, 0);
        let mut numbers = [0; plain::LONGEST];
        loop {
            let (mut weight, mut from) = (0, at);
            while let Some(digit) = bytes.get(from).map(|byte| byte.wrapping_sub(b'0')).filter(|digit| *digit < 10) {
                weight = weight * 10 + u64::from(digit);
                from += 1;
            }
            if weight == 0 || from - at > 15 || bytes.get(from..from + 2) != Some(b": ") {
                break;
            }
            let Some((after, many)) = plain::numbers::<b','>(bytes, from + 2, &mut numbers) else {
                break;
            };
            let marks = numbers.get(..many).unwrap_or_default();
            if !marks.iter().all(|number| number.wrapping_sub(1) < self.last) {
                break;
            }
            block.row_of(marks.iter().map(|number| Mark::of(*number)), weight);
            at = after;
            lines += 1;
        }
        (at, lines)
    }
}

fn ballot(block: &mut Block<Mark>, count: &str, order: &str, last: u16) -> Result<(), String> {
    let weight: u64 = count.trim().parse().map_err(|e| format!("`{}`: {e}", count.trim().escape_debug()))?;
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
            let number = cell.parse().ok().filter(|number| (1..=last).contains(number));
            let mark = Mark::of(number.ok_or_else(|| format!("names a candidate who is not among 1 to {last}"))?);
            block.item(if group == Some(true) { mark.equal() } else { mark });
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
    block.close(weight);
    Ok(())
}
