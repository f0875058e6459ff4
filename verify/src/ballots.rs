//! The ballots' file: which form it has, what stands on each ballot, and who could be chosen.
//!
//! Every form that the program that counts reads, by readers of its own: BLT, Scottish CSV, `PrefLib`, Debian tally
//! sheets ([`crate::papers`]), tables with a column per candidate or per rank, Pabulib ([`crate::sheets`]), and NIST
//! cast vote records ([`crate::records`]). The names in the file are held against the account's, so that an account
//! cannot give one candidate's votes to another by exchanging the names.

use crate::papers;
use crate::records;
use crate::said::Said;
use crate::sheets::{self, Sheet};

/// A ballot paper, or several equal ones: its ranks from the first; 0 stands for a name that is not on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paper {
    pub(crate) weight: u64,
    pub(crate) ranks: Vec<Vec<u16>>,
}

/// All ballots of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ballots {
    /// Rankings.
    Papers(Vec<Paper>),
    /// Marks or points.
    Sheets(Vec<Sheet>),
}

/// What a file holds.
pub(crate) struct Read {
    pub(crate) ballots: Ballots,
    /// The names, from number 1; empty when the file has none.
    pub(crate) names: Vec<String>,
    /// Who withdrew, where the file says it.
    pub(crate) withdrawn: Option<Vec<u16>>,
}

impl Read {
    pub(crate) fn papers(papers: Vec<Paper>, names: Vec<String>) -> Self {
        Self { ballots: Ballots::Papers(papers), names, withdrawn: None }
    }
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

    /// As rankings: more points stand higher, equal ones level.
    pub(crate) fn rankings(&self) -> Vec<Paper> {
        match self {
            Self::Papers(papers) => papers.clone(),
            Self::Sheets(sheets) => sheets.iter().map(sheets::ranking).collect(),
        }
    }
}

/// What a cell of a table is, by the rule of the account.
const MARKS: [&str; 9] =
    ["plurality", "approval", "yes-no", "phragmen", "pav", "seq-pav", "greedy", "equal-shares", "budget-phragmen"];

/// Reads ballots; the file says itself of which form it is, and the account what the cells of a table are.
pub(crate) fn read(bytes: &[u8], said: &Said, differences: &mut Vec<String>) -> Result<Ballots, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // Old files are Latin-1.
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    let read = by_form(&text, said, differences)?;
    if let Ballots::Papers(papers) = &read.ballots {
        let last = papers.iter().flat_map(|paper| &paper.ranks).flatten().max().copied().unwrap_or(0);
        if usize::from(last) > said.candidates.len() {
            return Err(format!("the ballots name candidate {last}, the account has {}", said.candidates.len()));
        }
    }
    said.check_names(&read.names, read.withdrawn.as_deref(), differences);
    Ok(read.ballots)
}

fn by_form(text: &str, said: &Said, differences: &mut Vec<String>) -> Result<Read, String> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (first, second) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let pair: Vec<&str> = first.trim_end_matches(',').split(',').map(str::trim).collect();
    if first.starts_with('{') {
        return records::read(text, said);
    }
    if first == "META" {
        let ballots = Ballots::Sheets(sheets::pabulib(text, said, differences)?);
        return Ok(Read { ballots, names: Vec::new(), withdrawn: None });
    }
    if text.lines().any(|line| line.trim_start().starts_with("V:")) {
        return papers::sheet(text);
    }
    if text.lines().any(|line| line.trim_start().starts_with("# NUMBER ALTERNATIVES")) {
        return papers::preflib(text);
    }
    // A number alone is no head of a BLT file: it is the older form of PrefLib.
    if digits(first) && second.starts_with("1,") {
        return papers::old_preflib(text);
    }
    if first.starts_with(['#', '[']) || first.split_whitespace().all(digits) {
        return papers::blt(text);
    }
    if pair.len() == 2 && pair.iter().all(|cell| digits(cell)) {
        return papers::scottish(text);
    }
    if let Some(read) = sheets::by_rank(text)? {
        return Ok(read);
    }
    let table = sheets::table(text, said.candidates.len())?;
    let ballots = if MARKS.contains(&said.rule.as_str()) {
        Ballots::Sheets(sheets::from_table(&table.rows, false)?)
    } else if matches!(said.rule.as_str(), "score" | "star" | "majority-judgment") {
        Ballots::Sheets(sheets::from_table(&table.rows, true)?)
    } else {
        Ballots::Papers(sheets::ranked_table(&table.rows)?)
    };
    Ok(Read { ballots, names: table.names, withdrawn: None })
}
