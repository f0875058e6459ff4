//! Small readers for the ballots: BLT, Scottish CSV, Debian tally sheets, tables, Pabulib.

use crate::said::Said;
use crate::sheets::{self, Sheet};

/// A ballot paper, or several equal ones: its ranks from the first; 0 stands for a name that is not on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paper {
    pub(crate) weight: u64,
    pub(crate) ranks: Vec<Vec<u16>>,
}

/// All ballots of a file.
pub(crate) enum Ballots {
    /// Rankings.
    Papers(Vec<Paper>),
    /// Marks or points.
    Sheets(Vec<Sheet>),
}

impl Ballots {
    /// How many were cast.
    pub(crate) fn cast(&self) -> u64 {
        match self {
            Self::Papers(papers) => papers.iter().map(|paper| paper.weight).sum(),
            Self::Sheets(sheets) => sheets.iter().map(|sheet| sheet.weight).sum(),
        }
    }

    /// As marks or points; whoever is ranked is marked.
    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        match self {
            Self::Papers(papers) => sheets::of_papers(papers),
            Self::Sheets(sheets) => sheets.clone(),
        }
    }
}

/// What a cell of a table is, by the rule of the account.
const MARKS: [&str; 9] =
    ["plurality", "approval", "yes-no", "phragmen", "pav", "seq-pav", "greedy", "equal-shares", "budget-phragmen"];

/// Reads ballots; the file says itself of which kind it is, and the account what the cells of a table are.
pub(crate) fn read(bytes: &[u8], said: &Said, differences: &mut Vec<String>) -> Result<Ballots, String> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // Old files are Latin-1.
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    let first = text.trim_start_matches('\u{feff}').lines().map(str::trim).find(|line| !line.is_empty());
    let first = first.unwrap_or_default();
    if first == "META" {
        return Ok(Ballots::Sheets(sheets::pabulib(&text, said, differences)?));
    }
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = |by: char| first.trim_end_matches(by).split(by).map(str::trim).all(digits);
    let papers = if text.lines().any(|line| line.starts_with("V: ")) {
        sheet(&text)?
    } else if first.starts_with(['#', '[']) || first.split_whitespace().all(digits) {
        blt(&text)?
    } else if numbers(',') {
        scottish(&text)?
    } else if MARKS.contains(&said.rule.as_str()) {
        return Ok(Ballots::Sheets(sheets::from_table(&text, said.candidates.len(), false)?));
    } else if matches!(said.rule.as_str(), "score" | "star" | "majority-judgment") {
        return Ok(Ballots::Sheets(sheets::from_table(&text, said.candidates.len(), true)?));
    } else {
        ranked_table(&text, said.candidates.len())?
    };
    let last = papers.iter().flat_map(|paper| &paper.ranks).flatten().max().copied().unwrap_or(0);
    if usize::from(last) > said.candidates.len() {
        return Err(format!("the ballots name candidate {last}, the account has {}", said.candidates.len()));
    }
    Ok(Ballots::Papers(papers))
}

/// A column per candidate with ranks; a number nobody has is an empty rank.
fn ranked_table(text: &str, candidates: usize) -> Result<Vec<Paper>, String> {
    let mut papers = Vec::new();
    for (weight, row) in sheets::table(text, candidates)? {
        let mut ranks: Vec<Vec<u16>> = Vec::new();
        for (number, cell) in (1_u16..).zip(&row).filter(|(_, cell)| !cell.is_empty()) {
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
        papers.push(Paper { weight, ranks });
    }
    Ok(papers)
}

fn blt(text: &str) -> Result<Vec<Paper>, String> {
    let clean = |line: &'_ str| line.split('#').next().unwrap_or_default().trim().to_owned();
    let lines = (1..).zip(text.lines().map(clean)).filter(|(_, line)| !line.is_empty() && !line.starts_with('['));
    let mut papers = Vec::new();
    for (at, line) in lines.skip(1) {
        if line == "0" {
            return Ok(papers);
        }
        let (first, rest) = line.split_once(' ').unwrap_or((&line, ""));
        if first.starts_with('-') {
            continue;
        }
        let weight = if first.starts_with('(') { Some(1) } else { first.parse().ok() };
        let mut ranks = Vec::new();
        for word in rest.split_whitespace().take_while(|word| *word != "0") {
            if word == "-" {
                ranks.push(Vec::new());
                continue;
            }
            let one = |part: &str| if part == "-" { Some(0) } else { part.parse().ok() };
            // `-=-` splits into three dashes around the sign: names that are not listed.
            let rank: Option<Vec<u16>> = word.split('=').map(one).collect();
            ranks.push(rank.ok_or_else(|| format!("line {at}: does not understand `{word}`"))?);
        }
        let weight = weight.ok_or_else(|| format!("line {at}: does not understand the weight"))?;
        papers.push(Paper { weight, ranks });
    }
    Err("the ballots do not end with a line that is 0".to_owned())
}

fn scottish(text: &str) -> Result<Vec<Paper>, String> {
    let mut papers = Vec::new();
    for (at, line) in (1..).zip(text.lines()).skip(1) {
        let line = line.trim().trim_end_matches(',');
        if line.starts_with('"') {
            return Ok(papers);
        }
        if line.is_empty() {
            continue;
        }
        let cells: Option<Vec<u64>> = line.split(',').map(|cell| cell.trim().parse().ok()).collect();
        let cells = cells.ok_or_else(|| format!("line {at}: does not understand the ballot"))?;
        let (weight, rest) = cells.split_first().ok_or_else(|| format!("line {at}: empty"))?;
        let ranks = rest.iter().map(|number| vec![u16::try_from(*number).unwrap_or(u16::MAX)]).collect();
        papers.push(Paper { weight: *weight, ranks });
    }
    Ok(papers)
}

fn sheet(text: &str) -> Result<Vec<Paper>, String> {
    let mut papers = Vec::new();
    for line in text.lines().filter_map(|line| line.strip_prefix("V: ")) {
        let signs = line.split_whitespace().next().unwrap_or_default();
        let mut ranks: Vec<(u32, u16)> = Vec::new();
        for (number, sign) in (1_u16..).zip(signs.chars()).filter(|(_, sign)| *sign != '-') {
            ranks.push((sign.to_digit(36).ok_or_else(|| format!("`{sign}` is no rank"))?, number));
        }
        ranks.sort_unstable();
        let same = ranks.chunk_by(|a, b| a.0 == b.0);
        let ranks = same.map(|chunk| chunk.iter().map(|(_, number)| *number).collect()).collect();
        papers.push(Paper { weight: 1, ranks });
    }
    Ok(papers)
}
