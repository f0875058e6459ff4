//! Tables: a row per ballot.
//!
//! Either a column per rank (`rank 1`, `choice 2`, `preference 3` …) with names in the cells; a cell that is empty or
//! `skipped`, `undervote` is an empty rank, `overvote` a rank with several names. Or a column per candidate, with
//! ranks, marks or points in the cells. A first column `weight` or `ballots` says how many
//! ballots a row stands for. Commas,
//! semicolons or tabs; quotes as in RFC 4180, but within one line.

use std::collections::BTreeMap;

use super::{Election, ReadError, is_write_in, text};
use crate::ballots::{Ballots, Mark, Score};
use crate::contest::{Candidate, Contest, MOST_CANDIDATES};
use crate::rows::Rows;

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

/// Reads a table.
pub(super) fn read(bytes: &[u8], kind: Cells) -> Result<Election, ReadError> {
    let text = text(bytes);
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let Some((at, head)) = lines.next() else {
        return Err(ReadError::new(0, "the file is empty"));
    };
    let by = [';', '\t'].into_iter().find(|by| head.contains(*by)).unwrap_or(',');
    let open = |at| move || ReadError::new(at, "a quote is not closed");
    let mut columns = cells(head, by).ok_or_else(open(at))?;
    let weighted =
        columns.first().is_some_and(|name| ["weight", "ballots"].iter().any(|n| name.eq_ignore_ascii_case(n)));
    if weighted {
        columns.remove(0);
    }
    if columns.is_empty() || columns.len() > MOST_CANDIDATES {
        return Err(ReadError::new(at, "the first line should name candidates or ranks"));
    }
    let mut rows = Vec::new();
    for (at, line) in lines {
        let mut row = cells(line, by).ok_or_else(open(at))?;
        let mut weight = 1;
        if weighted {
            let cell = row.remove(0);
            let read = cell.parse().map_err(|e| ReadError::new(at, format!("weight `{}`: {e}", cell.escape_debug())));
            weight = read?;
        }
        if row.len() > columns.len() && row.iter().skip(columns.len()).any(|cell| !cell.is_empty()) {
            return Err(ReadError::new(at, format!("{} cells under {} columns", row.len(), columns.len())));
        }
        rows.push((at, row, weight));
    }
    if columns.iter().all(|name| is_rank(name)) { by_rank(&rows) } else { by_candidate(&columns, &rows, kind) }
}

type Row = (usize, Vec<String>, u64);

fn is_rank(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["rank", "choice", "preference"].iter().any(|word| {
        let rest = name.strip_prefix(word).map(|rest| rest.trim_start_matches([' ', '_', '-', '#']));
        rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
    })
}

fn by_rank(rows: &[Row]) -> Result<Election, ReadError> {
    let mut contest = Contest { seats: 1, ..Contest::default() };
    let mut numbers: BTreeMap<&str, u16> = BTreeMap::new();
    let mut ballots = Rows::default();
    for (at, row, weight) in rows {
        let mut marks = Vec::new();
        for cell in row {
            match cell.to_ascii_lowercase().as_str() {
                "" | "skipped" | "undervote" => marks.push(Mark::SKIPPED),
                "overvote" => marks.extend([Mark::SKIPPED, Mark::SKIPPED.equal()]),
                _ => {
                    let next = u16::try_from(contest.candidates.len() + 1).unwrap_or(u16::MAX);
                    let number = *numbers.entry(cell).or_insert(next);
                    if usize::from(number) > MOST_CANDIDATES {
                        return Err(ReadError::new(*at, format!("more than {MOST_CANDIDATES} names")));
                    }
                    if number == next {
                        contest.candidates.push(Candidate { write_in: is_write_in(cell), ..Candidate::named(cell) });
                    }
                    marks.push(Mark::of(number));
                }
            }
        }
        ballots.push(&marks, *weight);
    }
    Ok(Election { contest, ballots: Ballots::Ranked(ballots) })
}

fn by_candidate(columns: &[String], rows: &[Row], kind: Cells) -> Result<Election, ReadError> {
    let candidate = |name: &String| Candidate { write_in: is_write_in(name), ..Candidate::named(name) };
    let contest = Contest { seats: 1, candidates: columns.iter().map(candidate).collect(), ..Contest::default() };
    let whole = |at: usize, cell: &str| {
        cell.parse::<i32>().map_err(|e| ReadError::new(at, format!("`{}`: {e}", cell.escape_debug())))
    };
    let filled = |row: &'_ [String]| -> Vec<(u16, String)> {
        (1_u16..).zip(row).filter(|(_, cell)| !cell.is_empty()).map(|(number, cell)| (number, cell.clone())).collect()
    };
    let ballots = match kind {
        Cells::Marks => {
            let mut out = Rows::default();
            for (_, row, weight) in rows {
                let no = |cell: &str| cell == "0" || cell.eq_ignore_ascii_case("no");
                let marked: Vec<u16> = filled(row).iter().filter(|(_, cell)| !no(cell)).map(|(n, _)| *n).collect();
                out.push(&marked, *weight);
            }
            Ballots::Marked(out)
        }
        Cells::Points => {
            let mut out = Rows::default();
            for (at, row, weight) in rows {
                let mut scores = Vec::new();
                for (number, cell) in filled(row) {
                    scores.push(Score { number, points: whole(*at, &cell)? });
                }
                out.push(&scores, *weight);
            }
            Ballots::Scored(out)
        }
        Cells::Ranks => {
            let mut out = Rows::default();
            for (at, row, weight) in rows {
                let mut ranked = Vec::new();
                for (number, cell) in filled(row) {
                    ranked.push((whole(*at, &cell)?, number));
                }
                let marks =
                    in_order(ranked).ok_or_else(|| ReadError::new(*at, "a rank is not from 1 to the candidates"));
                out.push(&marks?, *weight);
            }
            Ballots::Ranked(out)
        }
    };
    Ok(Election { contest, ballots })
}

/// Marks in the order of their ranks, with empty ranks for the gaps.
fn in_order(mut ranked: Vec<(i32, u16)>) -> Option<Vec<Mark>> {
    ranked.sort_unstable();
    let mut marks = Vec::new();
    let mut level = 0;
    for (rank, number) in ranked {
        if rank < 1 || usize::try_from(rank).ok()? > MOST_CANDIDATES {
            return None;
        }
        if rank == level {
            marks.push(Mark::of(number).equal());
            continue;
        }
        for _ in level + 1..rank {
            marks.push(Mark::SKIPPED);
        }
        marks.push(Mark::of(number));
        level = rank;
    }
    Some(marks)
}
