//! Ballots without order: marks and points, by candidate number, and the projects of a budget's file.
//!
//! Marks are points of one. Read from tables with a column per candidate and from Pabulib files; a ranking is read as
//! a mark for everybody on it. Tables with a column per rank are read here too.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::ballots::{Paper, Read};
use crate::said::Said;

/// A ballot, or several equal ones: what each candidate was given, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sheet {
    pub(crate) weight: u64,
    pub(crate) given: Vec<(u16, i64)>,
}

impl Sheet {
    /// What a candidate was given first; `None`: nothing.
    pub(crate) fn of(&self, number: u16) -> Option<i64> {
        self.given.iter().find(|(own, _)| *own == number).map(|(_, points)| *points)
    }
}

/// Rankings as marks.
pub(crate) fn of_papers(papers: &[Paper]) -> Vec<Sheet> {
    let marks = |paper: &Paper| paper.ranks.iter().flatten().filter(|n| **n > 0).map(|n| (*n, 1)).collect();
    papers.iter().map(|paper| Sheet { weight: paper.weight, given: marks(paper) }).collect()
}

/// Points as a ranking: the most stand first, equal ones level.
pub(crate) fn ranking(sheet: &Sheet) -> Paper {
    let mut given = sheet.given.clone();
    given.sort_by_key(|(number, points)| (Reverse(*points), *number));
    let level = given.chunk_by(|a, b| a.1 == b.1);
    Paper { weight: sheet.weight, ranks: level.map(|rank| rank.iter().map(|(number, _)| *number).collect()).collect() }
}

/// The cells of a line; quotes as in RFC 4180.
pub(crate) fn cells(line: &str, by: char) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = line.trim_end_matches('\r').chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                cell.push('"');
                chars.next();
            }
            '"' => quoted = !quoted,
            c if c == by && !quoted => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            c => cell.push(c),
        }
    }
    cells.push(cell.trim().to_owned());
    cells
}

/// A table: what stands above its columns, and its rows, each with how many ballots it stands for.
pub(crate) struct Table {
    pub(crate) names: Vec<String>,
    pub(crate) rows: Vec<(u64, Vec<String>)>,
}

/// The sign between the cells, and what stands above the columns.
fn head(line: &str) -> (char, Vec<String>) {
    let by = [';', '\t'].into_iter().find(|by| line.contains(*by)).unwrap_or(',');
    (by, cells(line, by))
}

fn rows<'a>(
    lines: impl Iterator<Item = (usize, &'a str)>,
    by: char,
    weighted: bool,
    columns: usize,
) -> Result<Vec<(u64, Vec<String>)>, String> {
    let mut rows = Vec::new();
    for (at, line) in lines {
        let mut row = cells(line, by);
        let weight = if weighted { row.remove(0).parse().map_err(|e| format!("line {at}: weight: {e}"))? } else { 1 };
        if row.iter().skip(columns).any(|cell| !cell.is_empty()) {
            return Err(format!("line {at}: more cells than columns"));
        }
        row.truncate(columns);
        rows.push((weight, row));
    }
    Ok(rows)
}

/// The rows of a table with a column per candidate.
pub(crate) fn table(text: &str, candidates: usize) -> Result<Table, String> {
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let (_, line) = lines.next().ok_or("the ballots' file is empty")?;
    let (by, mut names) = head(line);
    let weighted = names.len() == candidates + 1;
    if weighted {
        names.remove(0);
    }
    if names.len() != candidates {
        return Err(format!("the table has {} columns for {candidates} candidates", names.len()));
    }
    let rows = rows(lines, by, weighted, candidates)?;
    Ok(Table { names, rows })
}

/// A table with a column per rank (`rank 1`, `choice 2` …) and names in its cells; candidates are numbered as their
/// names come. `None` when it is no such table.
pub(crate) fn by_rank(text: &str) -> Result<Option<Read>, String> {
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let Some((_, line)) = lines.next() else { return Ok(None) };
    let (by, mut columns) = head(&line.to_lowercase());
    let weighted = columns.first().is_some_and(|name| name == "weight" || name == "ballots");
    if weighted {
        columns.remove(0);
    }
    let is_rank = |name: &String| {
        let start = ["rank", "choice", "preference"].iter().find_map(|word| name.strip_prefix(word));
        let number = start.unwrap_or_default().trim_start_matches([' ', '_', '-', '#']);
        !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
    };
    if columns.is_empty() || !columns.iter().all(is_rank) {
        return Ok(None);
    }
    let (mut papers, mut names) = (Vec::new(), Vec::<String>::new());
    let mut all = rows(lines, by, weighted, columns.len())?;
    // Names on nothing but lines that stand for nobody come last, by the alphabet.
    let none = all.iter().filter(|(weight, _)| *weight == 0).flat_map(|(_, row)| row.clone());
    let mut none: Vec<String> = none.collect();
    none.sort();
    all.retain(|(weight, _)| *weight > 0);
    all.extend(none.into_iter().map(|name| (0, vec![name])));
    for (weight, row) in all {
        let mut ranks = Vec::new();
        for cell in row {
            match cell.to_lowercase().as_str() {
                "" | "skipped" | "undervote" => ranks.push(Vec::new()),
                "overvote" => ranks.push(vec![0, 0]),
                _ => {
                    let known = names.iter().position(|name| *name == cell);
                    let place = known.unwrap_or(names.len());
                    if known.is_none() {
                        names.push(cell);
                    }
                    ranks.push(vec![u16::try_from(place + 1).unwrap_or(u16::MAX)]);
                }
            }
        }
        papers.push(Paper { weight, ranks });
    }
    Ok(Some(Read::papers(papers, names)))
}

/// A column per candidate with ranks; a number nobody has is an empty rank.
pub(crate) fn ranked_table(rows: &[(u64, Vec<String>)]) -> Result<Vec<Paper>, String> {
    let mut papers = Vec::new();
    for (weight, row) in rows {
        let mut ranks: Vec<Vec<u16>> = Vec::new();
        for (number, cell) in (1_u16..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
            let rank: usize = cell.parse().map_err(|e| format!("`{cell}`: {e}"))?;
            if rank == 0 || rank > usize::from(u16::MAX) {
                return Err(format!("`{cell}` is no rank"));
            }
            if ranks.len() < rank {
                ranks.resize(rank, Vec::new());
            }
            if let Some(on_it) = ranks.get_mut(rank - 1) {
                on_it.push(number);
            }
        }
        papers.push(Paper { weight: *weight, ranks });
    }
    Ok(papers)
}

/// A table of marks or points.
pub(crate) fn from_table(rows: &[(u64, Vec<String>)], points: bool) -> Result<Vec<Sheet>, String> {
    let mut sheets = Vec::new();
    for (weight, row) in rows {
        let mut given = Vec::new();
        for (number, cell) in (1_u16..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
            if points {
                given.push((number, cell.parse().map_err(|e| format!("`{cell}`: {e}"))?));
            } else if cell != "0" && !cell.eq_ignore_ascii_case("no") {
                given.push((number, 1));
            }
        }
        sheets.push(Sheet { weight: *weight, given });
    }
    Ok(sheets)
}

/// A decimal number of a file in the smallest unit of money.
fn money(text: &str, places: u32) -> Option<BigInt> {
    let text = text.trim().replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let units: BigInt = format!("{whole}{part}").parse().ok()?;
    let scale = BigRational::new(BigInt::from(10).pow(places), BigInt::from(10).pow(u32::try_from(part.len()).ok()?));
    let units = scale * units;
    units.is_integer().then(|| units.to_integer())
}

/// A Pabulib file; its budget and costs are held against the account's.
pub(crate) fn pabulib(text: &str, said: &Said, differences: &mut Vec<String>) -> Result<Vec<Sheet>, String> {
    let numbers: BTreeMap<&str, u16> = said.ids.iter().map(String::as_str).zip(1_u16..).collect();
    let (mut section, mut head, mut sheets) = ("", Vec::new(), Vec::new());
    let mut one_only = false;
    for (at, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let name = line.trim();
        if matches!(name, "META" | "PROJECTS" | "VOTES") {
            (section, head) = (name, Vec::new());
            continue;
        }
        let row = cells(line, ';');
        if head.is_empty() {
            head = row;
            continue;
        }
        let cell = |key: &str| {
            let place = head.iter().position(|own| own.eq_ignore_ascii_case(key))?;
            row.get(place).map(String::as_str)
        };
        match section {
            "META" => {
                let value = row.get(1).map(String::as_str).unwrap_or_default();
                match row.first().map(String::as_str) {
                    Some("budget") if money(value, said.places) != said.budget.map(BigInt::from) => {
                        differences.push(format!("the budget is {value}, the account says otherwise"));
                    }
                    Some("vote_type") => one_only = value == "choose-1",
                    _ => {}
                }
            }
            "PROJECTS" => {
                let id = cell("project_id").unwrap_or_default();
                let number = *numbers.get(id).ok_or_else(|| format!("line {at}: the account has no project {id}"))?;
                let told = said.costs.get(usize::from(number) - 1).copied().flatten().map(BigInt::from);
                if cell("cost").and_then(|cost| money(cost, said.places)) != told {
                    differences.push(format!("project {id} does not cost what the account says"));
                }
            }
            _ => {
                let vote = cell("vote").unwrap_or_default();
                let marked: Option<Vec<u16>> = split(vote).map(|id| numbers.get(id).copied()).collect();
                let marked = marked.ok_or_else(|| format!("line {at}: names a project the account does not have"))?;
                sheets.push(Sheet { weight: 1, given: given(&marked, cell("points"), one_only, at)? });
            }
        }
    }
    Ok(sheets)
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty())
}

/// What a line of votes gives: its points, or one for each; a project's first mention stands.
fn given(marked: &[u16], points: Option<&str>, one_only: bool, at: usize) -> Result<Vec<(u16, i64)>, String> {
    if one_only && marked.len() > 1 {
        return Ok(Vec::new());
    }
    let points: Option<Vec<i64>> = match points.filter(|points| !points.is_empty()) {
        None => Some(marked.iter().map(|_| 1).collect()),
        Some(points) => split(points).map(|own| own.split('.').next()?.parse().ok()).collect(),
    };
    let points = points.filter(|points| points.len() == marked.len());
    let points = points.ok_or_else(|| format!("line {at}: the points do not match the projects"))?;
    let mut given: Vec<(u16, i64)> = Vec::new();
    for (number, points) in marked.iter().zip(points) {
        if given.iter().all(|(other, _)| other != number) {
            given.push((*number, points));
        }
    }
    Ok(given)
}
