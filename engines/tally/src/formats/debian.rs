//! Debian's tally sheets: a line per elector, a sign per option: its rank, `-` for none.
//!
//! Ranks are 1 to 9 and then A to Z; equal ranks are equal preferences, and a gap between ranks is no skipped rank,
//! because the sheet says what the elector prefers to what and nothing else. The options stand above, in the order of
//! the signs. Source: vote.debian.org.

use std::io::Read;

use super::lines::{Line, Lines, Parse};
use super::{Election, ReadError, text};
use crate::ballots::{Ballots, Mark};
use crate::contest::{Candidate, Contest, MOST_CANDIDATES};
use crate::rows::Block;

/// The most ranks a sign can tell.
const MOST_RANKS: usize = 36;
/// The sign for no rank.
const NO_RANK: u8 = 254;
/// The rank of each sign; what is none is no place in a list of ranks.
const RANKS: [u8; 256] = ranks();

const fn ranks() -> [u8; 256] {
    let mut ranks = [255; 256];
    ranks[b'-' as usize] = NO_RANK;
    let mut rank = 1;
    while rank < 36 {
        if rank < 10 {
            ranks[b'0' as usize + rank as usize] = rank;
        } else {
            ranks[b'A' as usize + rank as usize - 10] = rank;
            ranks[b'a' as usize + rank as usize - 10] = rank;
        }
        rank += 1;
    }
    ranks
}

/// Reads a tally sheet.
pub(super) fn read(source: &mut (dyn Read + Send)) -> Result<Election, ReadError> {
    let mut contest = Contest { seats: 1, ..Contest::default() };
    let mut lines = Lines::new(source);
    while let Some(line) = lines.next_if(|line| vote(line).is_none())? {
        let line = text(&line);
        let Some((number, name)) = option(&line) else { continue };
        if number != contest.candidates.len() + 1 || number > MOST_CANDIDATES {
            let next = contest.candidates.len() + 1;
            return Err(ReadError::new(lines.line(), format!("option {next} should stand here")));
        }
        contest.candidates.push(Candidate::named(name));
    }
    let ballots = Ballots::Ranked(lines.ballots(&Signs { options: contest.candidates.len() })?);
    if contest.candidates.is_empty() {
        return Err(ReadError::new(0, "no line names an option (`Option 1---->: name`)"));
    }
    Ok(Election { contest, ballots })
}

/// The signs of a line that is a ballot.
fn vote(line: &[u8]) -> Option<&[u8]> {
    let rest = line.trim_ascii_start().strip_prefix(b"V:")?.trim_ascii_start();
    let end = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
    rest.get(..end)
}

/// `  |/  Option 3-------->: name`.
fn option(line: &str) -> Option<(usize, &str)> {
    let said = line.trim_start_matches([' ', '\t', '/', '|']).strip_prefix("Option ")?;
    let digits = said.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = said.split_at_checked(digits)?;
    let rest = rest.trim_start().trim_start_matches(['-', '>']).strip_prefix(':')?;
    Some((number.parse().ok()?, rest.trim()))
}

/// Ballots with a sign for each option.
struct Signs {
    options: usize,
}

impl Parse for Signs {
    type Item = Mark;
    type Room = Vec<(u8, u16)>;

    fn line(&self, line: &[u8], block: &mut Block<Mark>, room: &mut Self::Room) -> Result<Line, String> {
        let Some(vote) = vote(line) else { return Ok(Line::Read) };
        if vote.len() != self.options {
            return Err(format!("{} signs for {} options", text(vote).chars().count(), self.options));
        }
        // Most sheets have one option on a rank: then each rank is a place.
        let mut alone = [0_u16; MOST_RANKS];
        let mut several = false;
        for (number, sign) in (1_u16..).zip(vote) {
            let rank = RANKS[usize::from(*sign)];
            match alone.get_mut(usize::from(rank)) {
                _ if rank == NO_RANK => {}
                Some(own) if rank > 0 => {
                    several |= *own != 0;
                    *own = number;
                }
                _ => return Err(format!("`{}` is no rank", char::from(*sign).escape_debug())),
            }
        }
        if several {
            room.clear();
            let ranked = (1_u16..).zip(vote).map(|(number, sign)| (RANKS[usize::from(*sign)], number));
            room.extend(ranked.filter(|(rank, _)| *rank != NO_RANK));
            room.sort_unstable();
            let mut before = NO_RANK;
            for (rank, number) in room.iter().copied() {
                block.item(if rank == before { Mark::of(number).equal() } else { Mark::of(number) });
                before = rank;
            }
        } else {
            alone.iter().filter(|number| **number > 0).for_each(|number| block.item(Mark::of(*number)));
        }
        block.close(1);
        Ok(Line::Read)
    }
}
