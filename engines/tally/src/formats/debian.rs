//! Debian's tally sheets: a line per elector, a sign per option: its rank, `-` for none.
//!
//! Ranks are 1 to 9 and then A to Z; equal ranks are equal preferences, and a gap between ranks is no skipped rank,
//! because the sheet says what the elector prefers to what and nothing else. The options stand above, in the order of
//! the signs. Source: vote.debian.org.

use super::{Election, ReadError, text};
use crate::ballots::{Ballots, Mark};
use crate::contest::{Candidate, Contest};
use crate::rows::Rows;

/// Reads a tally sheet.
pub(super) fn read(bytes: &[u8]) -> Result<Election, ReadError> {
    let text = text(bytes);
    let mut contest = Contest { seats: 1, ..Contest::default() };
    let mut rows = Rows::default();
    for (at, line) in (1..).zip(text.lines()) {
        if let Some(vote) = line.trim_start().strip_prefix("V:") {
            let vote = vote.split_whitespace().next().unwrap_or_default();
            ballot(&mut rows, vote, contest.candidates.len()).map_err(|reason| ReadError::new(at, reason))?;
        } else if let Some((number, name)) = option(line).filter(|_| rows.is_empty()) {
            if number != contest.candidates.len() + 1 {
                return Err(ReadError::new(at, format!("option {} should stand here", contest.candidates.len() + 1)));
            }
            contest.candidates.push(Candidate::named(name));
        }
    }
    if contest.candidates.is_empty() {
        return Err(ReadError::new(0, "no line names an option (`Option 1---->: name`)"));
    }
    Ok(Election { contest, ballots: Ballots::Ranked(rows) })
}

/// `  |/  Option 3-------->: name`.
fn option(line: &str) -> Option<(usize, &str)> {
    let said = line.trim_start_matches([' ', '\t', '/', '|']).strip_prefix("Option ")?;
    let digits = said.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = said.split_at_checked(digits)?;
    let rest = rest.trim_start().trim_start_matches(['-', '>']).strip_prefix(':')?;
    Some((number.parse().ok()?, rest.trim()))
}

fn ballot(rows: &mut Rows<Mark>, vote: &str, options: usize) -> Result<(), String> {
    if vote.chars().count() != options {
        return Err(format!("{} signs for {options} options", vote.chars().count()));
    }
    let mut ranked = Vec::new();
    for (number, sign) in (1_u16..).zip(vote.chars()) {
        if sign == '-' {
            continue;
        }
        let rank = sign.to_digit(36).filter(|rank| *rank > 0);
        ranked.push((rank.ok_or_else(|| format!("`{}` is no rank", sign.escape_debug()))?, number));
    }
    ranked.sort_unstable();
    let mut before = None;
    let mut mark = |(rank, number): &(u32, u16)| {
        let equal = before.replace(*rank) == Some(*rank);
        if equal { Mark::of(*number).equal() } else { Mark::of(*number) }
    };
    let marks: Vec<Mark> = ranked.iter().map(&mut mark).collect();
    rows.push(&marks, 1);
    Ok(())
}
