//! Tables with a column per rank: names in the cells, numbered as they come.
//!
//! Threads meet names in any order, so names get numbers for the time being, and the right ones when all is read: in
//! the order of the ballots, then, for names on nothing but ballots that stand for nobody, by the alphabet.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::csv::Row;
use super::lines::{Line, Parse};
use super::{Election, ReadError, is_write_in, text};
use crate::ballots::{Ballots, Mark};
use crate::contest::{Candidate, Contest, MOST_CANDIDATES};
use crate::rows::{Block, Rows};

/// Names that one thread remembers; two that fall on one place push each other out.
const PLACES: usize = 4096;

/// What a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    Empty,
    Several,
    Name(u16),
}

/// The cells of ballots, by rank.
pub(super) struct ByRank {
    row: Row,
    known: Mutex<BTreeMap<Vec<u8>, u16>>,
}

/// What one thread remembers of the names.
pub(super) struct Remembered(Vec<(Vec<u8>, Cell)>);

impl Default for Remembered {
    fn default() -> Self {
        Self(vec![(Vec::new(), Cell::Empty); PLACES])
    }
}

/// A place for a name: its length, its first eight bytes and its last eight, mixed.
fn place(name: &[u8]) -> usize {
    let few = || name.iter().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
    let first = name.first_chunk().map_or_else(few, |eight| u64::from_le_bytes(*eight));
    let last = name.last_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
    let mixed = (first ^ last.rotate_left(29) ^ (name.len() as u64) << 56).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    usize::try_from(mixed >> 52).unwrap_or(0) % PLACES
}

impl ByRank {
    pub(super) fn new(row: Row) -> Self {
        Self { row, known: Mutex::default() }
    }

    fn cell(&self, name: &[u8], remembered: &mut Remembered) -> Result<Cell, String> {
        if name.is_empty() {
            return Ok(Cell::Empty);
        }
        let own = remembered.0.get_mut(place(name));
        match own {
            Some((known, cell)) if known == name => Ok(*cell),
            own => {
                let cell = self.look_up(name)?;
                if let Some(own) = own {
                    *own = (name.to_vec(), cell);
                }
                Ok(cell)
            }
        }
    }

    fn look_up(&self, name: &[u8]) -> Result<Cell, String> {
        match text(name).to_ascii_lowercase().as_str() {
            "skipped" | "undervote" => return Ok(Cell::Empty),
            "overvote" => return Ok(Cell::Several),
            _ => {}
        }
        let Ok(mut known) = self.known.lock() else { return Err("reading was broken off".to_owned()) };
        let next = u16::try_from(known.len() + 1).unwrap_or(u16::MAX);
        let number = *known.entry(name.to_vec()).or_insert(next);
        if usize::from(number) > MOST_CANDIDATES {
            Err(format!("more than {MOST_CANDIDATES} names"))
        } else {
            Ok(Cell::Name(number))
        }
    }

    /// The candidates, and the ballots with their right numbers.
    pub(super) fn election(self, mut rows: Rows<Mark>) -> Result<Election, ReadError> {
        let Ok(known) = self.known.into_inner() else { return Err(ReadError::new(0, "reading was broken off")) };
        let mut right = vec![0_u16; known.len() + 1];
        let mut next = 1;
        for number in rows.iter().flat_map(|(row, _)| row).filter_map(|mark| mark.number()) {
            if let Some(own) = right.get_mut(usize::from(number)).filter(|own| **own == 0) {
                *own = next;
                next += 1;
                if usize::from(next) > known.len() {
                    break;
                }
            }
        }
        for number in known.values() {
            if let Some(own) = right.get_mut(usize::from(*number)).filter(|own| **own == 0) {
                *own = next;
                next += 1;
            }
        }
        let of = |number: u16| right.get(usize::from(number)).copied().unwrap_or(0);
        if known.values().any(|number| of(*number) != *number) {
            rows.change(|mark| match mark.number() {
                Some(number) if mark.is_equal() => Mark::of(of(number)).equal(),
                Some(number) => Mark::of(of(number)),
                None => mark,
            });
        }
        let mut names: Vec<(u16, String)> =
            known.iter().map(|(name, number)| (of(*number), text(name).into_owned())).collect();
        names.sort_unstable();
        let candidate = |(_, name): (u16, String)| Candidate { write_in: is_write_in(&name), ..Candidate::named(name) };
        let candidates = names.into_iter().map(candidate).collect();
        let contest = Contest { seats: 1, candidates, ..Contest::default() };
        Ok(Election { contest, ballots: Ballots::Ranked(rows) })
    }
}

impl Parse for ByRank {
    type Item = Mark;
    type Room = Remembered;

    fn line(&self, line: &[u8], block: &mut Block<Mark>, room: &mut Remembered) -> Result<Line, String> {
        let weight = self.row.line(line, |_, cell| {
            match self.cell(cell, room)? {
                Cell::Empty => block.item(Mark::SKIPPED),
                Cell::Several => {
                    block.item(Mark::SKIPPED);
                    block.item(Mark::SKIPPED.equal());
                }
                Cell::Name(number) => block.item(Mark::of(number)),
            }
            Ok(())
        })?;
        if let Some(weight) = weight {
            block.close(weight);
        }
        Ok(Line::Read)
    }
}
