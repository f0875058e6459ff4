//! Tables: a row per ballot.
//!
//! Either a column per rank (`rank 1`, `choice 2`, `preference 3` …) with names in the cells; a cell that is empty or
//! `skipped`, `undervote` is an empty rank, `overvote` a rank with several names. Or a column per candidate, with
//! ranks, marks or points in the cells. A first column `weight` or `ballots` says how many ballots a row stands for.
//! Commas, semicolons or tabs; quotes as in RFC 4180, but within one line.

use std::io::Read;

use super::lines::{Line, Lines, Parse};
use super::names::ByRank;
use super::{Election, ReadError, is_write_in, plain, text};
use crate::ballots::{Ballots, Mark, Score};
use crate::contest::{Candidate, Contest, MOST_CANDIDATES};
use crate::rows::Block;

/// What the cells of a table with a column per candidate are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cells {
    /// Ranks, 1 the best; a gap is a skipped rank, equal numbers are equal ranks.
    #[default]
    Ranks,
    /// Marks: anything but nothing, `0` and `no`.
    Marks,
    /// Points.
    Points,
}

/// The cells of a line; `None` when a quote is not closed. A quote inside a quoted cell that is not doubled, as some
/// councils write it, ends the cell only before a comma or the end.
pub(super) fn cells(line: &str, by: char) -> Option<Vec<String>> {
    let mut cells = Vec::new();
    let mut chars = line.trim_end_matches(['\r', '\n']).chars().peekable();
    loop {
        let mut cell = String::new();
        while chars.next_if(|c| c.is_whitespace() && *c != by).is_some() {}
        if chars.next_if_eq(&'"').is_some() {
            loop {
                match chars.next()? {
                    '"' if chars.next_if_eq(&'"').is_some() => cell.push('"'),
                    '"' if chars.clone().find(|c| *c == by || !c.is_whitespace()).is_none_or(|c| c == by) => break,
                    c => cell.push(c),
                }
            }
            while chars.next_if(|c| c.is_whitespace() && *c != by).is_some() {}
        } else {
            while let Some(c) = chars.next_if(|c| *c != by) {
                cell.push(c);
            }
            cell.truncate(cell.trim_end().len());
        }
        cells.push(cell);
        match chars.next() {
            None => return Some(cells),
            Some(c) if c == by => {}
            Some(_) => return None,
        }
    }
}

/// How the lines of a table are cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The sign between cells.
    pub(super) by: u8,
    /// Whether the first cell says how many ballots the line stands for.
    weighted: bool,
    columns: usize,
}

impl Row {
    /// Goes through the cells of a line, each with its column's number; how many ballots the line stands for. Cells
    /// under no column must be empty.
    fn through<'a>(
        self,
        mut all: impl Iterator<Item = &'a [u8]>,
        mut each: impl FnMut(u16, &[u8]) -> Result<(), String>,
    ) -> Result<u64, String> {
        let mut weight = 1;
        if self.weighted {
            let cell = text(all.next().unwrap_or_default());
            weight = cell.parse().map_err(|e| format!("weight `{}`: {e}", cell.escape_debug()))?;
        }
        for (number, cell) in (1_u16..).zip(all.by_ref().take(self.columns)) {
            each(number, cell)?;
        }
        let more = all.enumerate().filter(|(_, cell)| !cell.is_empty()).last();
        match more {
            Some((at, _)) => Err(format!("{} cells under {} columns", self.columns + at + 1, self.columns)),
            None => Ok(weight),
        }
    }

    /// The same from the line as it stands; `None` for an empty one.
    pub(super) fn line(
        self,
        line: &[u8],
        each: impl FnMut(u16, &[u8]) -> Result<(), String>,
    ) -> Result<Option<u64>, String> {
        let line = line.trim_ascii_end();
        if line.is_empty() && self.by != b'\t' {
            return Ok(None);
        }
        if line.contains(&b'"') {
            let line = text(line);
            let all = cells(&line, char::from(self.by)).ok_or("a quote is not closed")?;
            return self.through(all.iter().map(String::as_bytes), each).map(Some);
        }
        self.through(line.split(|byte| *byte == self.by).map(<[u8]>::trim_ascii), each).map(Some)
    }

    /// The same with the cells that are not empty, as text.
    fn filled(self, line: &[u8], mut each: impl FnMut(u16, &str) -> Result<(), String>) -> Result<Option<u64>, String> {
        self.line(line, |number, cell| if cell.is_empty() { Ok(()) } else { each(number, &text(cell)) })
    }
}

/// Reads a table.
pub(super) fn read(source: &mut (dyn Read + Send), kind: Cells) -> Result<Election, ReadError> {
    let mut lines = Lines::new(source);
    while lines.next_if(|line| line.trim_ascii().is_empty())?.is_some() {}
    let Some(head) = lines.next()? else {
        return Err(ReadError::new(0, "the file is empty"));
    };
    let (at, head) = (lines.line(), text(&head));
    let by = [';', '\t'].into_iter().find(|by| head.contains(*by)).unwrap_or(',');
    let mut columns = cells(&head, by).ok_or_else(|| ReadError::new(at, "a quote is not closed"))?;
    let weighted =
        columns.first().is_some_and(|name| ["weight", "ballots"].iter().any(|n| name.eq_ignore_ascii_case(n)));
    if weighted {
        columns.remove(0);
    }
    if columns.is_empty() || columns.len() > MOST_CANDIDATES {
        return Err(ReadError::new(at, "the first line should name candidates or ranks"));
    }
    let row = Row { by: u8::try_from(by).unwrap_or(b','), weighted, columns: columns.len() };
    if columns.iter().all(|name| is_rank(name)) {
        let names = ByRank::new(row);
        let rows = lines.ballots(&names)?;
        return names.election(rows);
    }
    let candidate = |name: &String| Candidate { write_in: is_write_in(name), ..Candidate::named(name) };
    let contest = Contest { seats: 1, candidates: columns.iter().map(candidate).collect(), ..Contest::default() };
    let ballots = match kind {
        Cells::Ranks => Ballots::Ranked(lines.ballots(&Ranks(row))?),
        Cells::Marks => Ballots::Marked(lines.ballots(&Marks(row))?),
        Cells::Points => Ballots::Scored(lines.ballots(&Points(row))?),
    };
    Ok(Election { contest, ballots })
}

fn is_rank(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["rank", "choice", "preference"].iter().any(|word| {
        let rest = name.strip_prefix(word).map(|rest| rest.trim_start_matches([' ', '_', '-', '#']));
        rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
    })
}

fn whole(cell: &str) -> Result<i32, String> {
    cell.parse().map_err(|e| format!("`{}`: {e}", cell.escape_debug()))
}

/// Cells that are marks.
struct Marks(Row);

impl Parse for Marks {
    type Item = u16;
    type Room = ();

    fn line(&self, line: &[u8], block: &mut Block<u16>, (): &mut ()) -> Result<Line, String> {
        let weight = self.0.filled(line, |number, cell| {
            if cell != "0" && !cell.eq_ignore_ascii_case("no") {
                block.item(number);
            }
            Ok(())
        })?;
        if let Some(weight) = weight {
            block.close(weight);
        }
        Ok(Line::Read)
    }
}

/// Cells that are points.
struct Points(Row);

impl Parse for Points {
    type Item = Score;
    type Room = ();

    fn line(&self, line: &[u8], block: &mut Block<Score>, (): &mut ()) -> Result<Line, String> {
        let weight = self.0.filled(line, |number, cell| {
            block.item(Score { number, points: whole(cell)? });
            Ok(())
        })?;
        if let Some(weight) = weight {
            block.close(weight);
        }
        Ok(Line::Read)
    }
}

/// Cells that are ranks.
struct Ranks(Row);

impl Parse for Ranks {
    type Item = Mark;
    type Room = Vec<(i32, u16)>;

    fn line(&self, line: &[u8], block: &mut Block<Mark>, ranked: &mut Self::Room) -> Result<Line, String> {
        ranked.clear();
        let weight = self.0.filled(line, |number, cell| {
            ranked.push((whole(cell)?, number));
            Ok(())
        })?;
        let Some(weight) = weight else { return Ok(Line::Read) };
        in_order(ranked, block).ok_or("a rank is not from 1 to the candidates")?;
        block.close(weight);
        Ok(Line::Read)
    }

    fn many(&self, bytes: &[u8], block: &mut Block<Mark>, _: &mut Self::Room) -> (usize, usize) {
        match self.0.by {
            b';' => self.many_by::<b';'>(bytes, block),
            b'\t' => self.many_by::<b'\t'>(bytes, block),
            _ => self.many_by::<b','>(bytes, block),
        }
    }
}

impl Ranks {
    /// Plain ballots: a different rank in every cell, from 1 on.
    fn many_by<const BY: u8>(&self, bytes: &[u8], block: &mut Block<Mark>) -> (usize, usize) {
        let (mut at, mut lines) = (0, 0);
        let mut numbers = [0; plain::LONGEST];
        let mut order = [Mark::SKIPPED; plain::LONGEST];
        let (columns, before) = (self.0.columns, usize::from(self.0.weighted));
        let Some(order) = order.get_mut(..columns) else { return (0, 0) };
        while let Some((after, many)) = plain::numbers::<BY>(bytes, at, &mut numbers) {
            let Some(ranks) = numbers.get(before..many).filter(|ranks| ranks.len() == columns) else {
                break;
            };
            let weight = if self.0.weighted { u64::from(numbers[0]) } else { 1 };
            order.fill(Mark::SKIPPED);
            for (number, rank) in (1_u16..).zip(ranks) {
                if let Some(own) = order.get_mut(usize::from(*rank).wrapping_sub(1)) {
                    *own = Mark::of(number);
                }
            }
            // As many ranks as places: where none is empty, none came twice.
            if order.contains(&Mark::SKIPPED) {
                break;
            }
            block.row_of(order.iter().copied(), weight);
            at = after;
            lines += 1;
        }
        (at, lines)
    }
}

/// Marks in the order of their ranks, with empty ranks for the gaps.
fn in_order(ranked: &mut [(i32, u16)], block: &mut Block<Mark>) -> Option<()> {
    ranked.sort_unstable();
    let mut level = 0;
    for (rank, number) in ranked.iter().copied() {
        if rank < 1 || usize::try_from(rank).ok()? > MOST_CANDIDATES {
            return None;
        }
        if rank == level {
            block.item(Mark::of(number).equal());
            continue;
        }
        for _ in level + 1..rank {
            block.item(Mark::SKIPPED);
        }
        block.item(Mark::of(number));
        level = rank;
    }
    Some(())
}
