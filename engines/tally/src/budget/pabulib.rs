//! Reads Pabulib files (`.pb`): budgets, projects and ballots of real participatory budgets.
//!
//! Three sections – META, PROJECTS, VOTES – each with a header line, cells divided by semicolons, quoted where needed.
//! All kinds of ballots are read: approval, choose-1, cumulative and scoring (points), ordinal. What cannot be
//! counted rightly is refused with line and reason; what is odd but clear is read and noted. Money becomes a whole
//! number of the smallest unit that occurs in the file. Format: Stolicki, Szufa, Talmon, "Pabulib: A Participatory
//! Budgeting Library" (arXiv 2012.06539).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use crate::ballots::{Ballots, Mark, Score};
use crate::contest::{Candidate, Contest, MOST_CANDIDATES};
use crate::rows::Rows;

/// The most decimal places read.
const MOST_PLACES: usize = 9;
/// Notes kept; the rest is only counted.
const MOST_NOTES: usize = 50;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pabulib {
    /// Budget and projects, in file order.
    pub contest: Contest,
    /// One row per ballot, in file order.
    pub ballots: Ballots,
    /// How electors voted.
    pub kind: Kind,
    /// All keys of META.
    pub meta: BTreeMap<String, String>,
    /// The projects (numbers from 1) marked as funded, where the file says so.
    pub official: Option<Vec<u16>>,
    /// What was odd, with its line.
    pub notes: Vec<Note>,
    /// Notes beyond the first fifty.
    pub more_notes: u64,
}

/// The kinds of ballots in these files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any number of projects, without order.
    Approval,
    /// One project.
    ChooseOne,
    /// Points that each elector divides among projects.
    Cumulative,
    /// Points for each project by itself.
    Scoring,
    /// Projects in order.
    Ordinal,
}

/// Something odd in a file that was read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The line, from 1.
    pub line: usize,
    /// What was found and how it was read.
    pub what: String,
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PabulibError {
    /// The line, from 1; 0 when it is about the file as a whole.
    pub line: usize,
    /// What is wrong, in words.
    pub reason: String,
}

impl fmt::Display for PabulibError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 { f.write_str(&self.reason) } else { write!(f, "line {}: {}", self.line, self.reason) }
    }
}

impl std::error::Error for PabulibError {}

fn wrong<T>(line: usize, reason: impl Into<String>) -> Result<T, PabulibError> {
    Err(PabulibError { line, reason: reason.into() })
}

/// A line of cells.
struct Record<'a> {
    line: usize,
    cells: Cells<'a>,
}

/// Cells of a line; those without quotation marks are divided when they are asked for, since few of them are.
enum Cells<'a> {
    Plain(&'a str),
    Quoted(Vec<String>),
}

impl Record<'_> {
    /// A cell without the space around it; empty when it is missing.
    fn cell(&self, at: Option<usize>) -> &str {
        let cell = match &self.cells {
            Cells::Plain(text) => at.and_then(|at| text.split(';').nth(at)),
            Cells::Quoted(cells) => at.and_then(|at| cells.get(at)).map(String::as_str),
        };
        cell.unwrap_or_default().trim()
    }

    /// The place of the cell with this text.
    fn column(&self, name: &str) -> Option<usize> {
        let is = |cell: &str| cell.trim().eq_ignore_ascii_case(name);
        match &self.cells {
            Cells::Plain(text) => text.split(';').position(is),
            Cells::Quoted(cells) => cells.iter().position(|cell| is(cell)),
        }
    }

    fn is_empty(&self) -> bool {
        match &self.cells {
            Cells::Plain(text) => text.chars().all(|letter| letter == ';' || letter.is_whitespace()),
            Cells::Quoted(cells) => cells.iter().all(|cell| cell.trim().is_empty()),
        }
    }
}

/// Reads a file.
///
/// # Errors
/// A section, header or value that is missing or cannot be read, a project that does not exist or stands there
/// twice, points that do not match the projects: each with its line.
pub fn read(bytes: &[u8]) -> Result<Pabulib, PabulibError> {
    let mut notes = Notes::default();
    let text = decode(bytes, &mut notes);
    let sections = Sections::of(&text)?;
    let meta = meta(&sections.meta, &mut notes)?;
    let kind = kind(&meta)?;
    let projects = projects(&sections.projects)?;
    let (contest, official) = contest(&meta, &projects)?;
    let ballots = votes(&sections.votes, kind, &contest, &mut notes)?;
    compare(&meta, "num_projects", contest.candidates.len() as u64, &mut notes);
    compare(&meta, "num_votes", ballots.weight(), &mut notes);
    let meta = meta.into_iter().map(|(key, (_, value))| (key, value)).collect();
    Ok(Pabulib { contest, ballots, kind, meta, official, notes: notes.kept, more_notes: notes.more })
}

/// What was odd so far.
#[derive(Default)]
struct Notes {
    kept: Vec<Note>,
    more: u64,
}

impl Notes {
    fn add(&mut self, line: usize, what: impl FnOnce() -> String) {
        if self.kept.len() < MOST_NOTES {
            self.kept.push(Note { line, what: what() });
        } else {
            self.more += 1;
        }
    }
}

/// The text: UTF-8, or else each byte a letter of Latin-1 (names may look wrong, numbers do not).
fn decode<'a>(bytes: &'a [u8], notes: &mut Notes) -> Cow<'a, str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) => {
            let line = bytes.iter().take(error.valid_up_to()).filter(|b| **b == b'\n').count() + 1;
            notes.add(line, || "is not UTF-8; the file was read as Latin-1".to_owned());
            Cow::Owned(bytes.iter().map(|b| char::from(*b)).collect())
        }
    }
}

/// The records of each section, the header first.
#[derive(Default)]
struct Sections<'a> {
    meta: Vec<Record<'a>>,
    projects: Vec<Record<'a>>,
    votes: Vec<Record<'a>>,
}

impl<'a> Sections<'a> {
    fn of(text: &'a str) -> Result<Self, PabulibError> {
        let mut sections = Self::default();
        let mut current: Option<(&str, usize)> = None;
        let mut seen: Vec<&str> = Vec::new();
        let mut rest = text;
        let mut line = 1;
        while !rest.is_empty() {
            let (record, after, lines) = record(rest, line)?;
            let at = line;
            rest = after;
            line += lines;
            if record.is_empty() {
                continue;
            }
            if let Some(name) = section(&record) {
                if seen.contains(&name) {
                    return wrong(at, format!("the section {name} stands there twice"));
                }
                seen.push(name);
                current = Some((name, at));
                continue;
            }
            match current {
                Some(("META", _)) => sections.meta.push(record),
                Some(("PROJECTS", _)) => sections.projects.push(record),
                Some(_) => sections.votes.push(record),
                None => return wrong(at, "a Pabulib file begins with the line META"),
            }
        }
        for name in ["META", "PROJECTS", "VOTES"] {
            if !seen.contains(&name) {
                return wrong(0, format!("the section {name} is missing"));
            }
        }
        Ok(sections)
    }
}

/// The name of the section that a line begins.
fn section(record: &Record<'_>) -> Option<&'static str> {
    let Cells::Plain(text) = record.cells else { return None };
    let first = text.trim_end_matches(|letter: char| letter == ';' || letter.is_whitespace()).trim_start();
    ["META", "PROJECTS", "VOTES"].into_iter().find(|name| first.eq_ignore_ascii_case(name))
}

/// The first record of a text, what follows it, and how many lines it took.
fn record(text: &str, line: usize) -> Result<(Record<'_>, &str, usize), PabulibError> {
    let end = text.find('\n').unwrap_or(text.len());
    let (first, after) = text.split_at(end);
    if !first.contains('"') {
        let first = first.strip_suffix('\r').unwrap_or(first);
        return Ok((Record { line, cells: Cells::Plain(first) }, after.strip_prefix('\n').unwrap_or(after), 1));
    }
    quoted(text, line)
}

/// The same for a record with quotation marks, which may go over several lines. A cell is quoted when it begins with
/// a quotation mark; within it two stand for one. A quotation mark later in a cell is an ordinary letter.
fn quoted(text: &str, line: usize) -> Result<(Record<'_>, &str, usize), PabulibError> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut within = false;
    let mut begins = true;
    let mut lines = 1;
    let mut letters = text.char_indices().peekable();
    let mut end = text.len();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' if within => {
                if letters.next_if(|(_, next)| *next == '"').is_some() {
                    cell.push('"');
                } else {
                    within = false;
                }
            }
            '"' if begins => within = true,
            ';' if !within => {
                cells.push(std::mem::take(&mut cell));
                begins = true;
                continue;
            }
            '\n' if !within => {
                end = at + 1;
                break;
            }
            _ => {
                if letter == '\n' {
                    lines += 1;
                }
                cell.push(letter);
            }
        }
        begins = false;
    }
    if within {
        return wrong(line, "a quotation mark is opened here and never closed");
    }
    cells.push(cell);
    Ok((Record { line, cells: Cells::Quoted(cells) }, text.get(end..).unwrap_or_default(), lines))
}

/// Keys and values of META, each with its line.
type Meta = BTreeMap<String, (usize, String)>;

fn meta(records: &[Record<'_>], notes: &mut Notes) -> Result<Meta, PabulibError> {
    let mut meta = Meta::new();
    for record in records {
        let key = record.cell(Some(0)).to_ascii_lowercase();
        let value = record.cell(Some(1)).to_owned();
        if key == "key" && value.eq_ignore_ascii_case("value") {
            continue;
        }
        if let Some((first, _)) = meta.get(&key) {
            if matches!(key.as_str(), "budget" | "vote_type") {
                return wrong(record.line, format!("{key} stands there twice (first on line {first})"));
            }
            notes.add(record.line, || format!("{key} stands there twice; the first stands"));
            continue;
        }
        meta.insert(key, (record.line, value));
    }
    Ok(meta)
}

fn kind(meta: &Meta) -> Result<Kind, PabulibError> {
    let Some((line, name)) = meta.get("vote_type") else { return wrong(0, "META has no vote_type") };
    match name.to_ascii_lowercase().as_str() {
        "approval" => Ok(Kind::Approval),
        "choose-1" | "choose1" | "choose_1" => Ok(Kind::ChooseOne),
        "cumulative" => Ok(Kind::Cumulative),
        "scoring" => Ok(Kind::Scoring),
        "ordinal" => Ok(Kind::Ordinal),
        _ => wrong(*line, format!("vote_type \"{name}\" is none of approval, choose-1, cumulative, scoring, ordinal")),
    }
}

/// A project as it stands in the file.
struct Project {
    line: usize,
    id: String,
    name: String,
    group: Option<String>,
    cost: String,
    selected: Option<bool>,
}

fn projects(records: &[Record<'_>]) -> Result<Vec<Project>, PabulibError> {
    let Some((header, records)) = records.split_first() else { return wrong(0, "PROJECTS has no header line") };
    let column = |name: &str| header.column(name);
    let (Some(id), Some(cost)) = (column("project_id"), column("cost")) else {
        return wrong(header.line, "the header of PROJECTS needs the columns project_id and cost");
    };
    let (name, group, selected) = (column("name"), column("category"), column("selected"));
    if records.len() > MOST_CANDIDATES {
        return wrong(header.line, format!("more than {MOST_CANDIDATES} projects"));
    }
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    let mut projects = Vec::with_capacity(records.len());
    for record in records {
        let of = record.cell(Some(id));
        if of.is_empty() {
            return wrong(record.line, "a project without project_id");
        }
        if of.contains(',') {
            return wrong(
                record.line,
                format!("project_id \"{of}\" holds a comma, which divides projects on a ballot"),
            );
        }
        if let Some(first) = lines.insert(of, record.line) {
            return wrong(record.line, format!("project {of} stands there twice (first on line {first})"));
        }
        let text = |at| Some(record.cell(at)).filter(|text| !text.is_empty()).map(str::to_owned);
        projects.push(Project {
            line: record.line,
            id: of.to_owned(),
            name: text(name).unwrap_or_else(|| of.to_owned()),
            group: text(group),
            cost: record.cell(Some(cost)).to_owned(),
            selected: text(selected).map(|mark| mark == "1"),
        });
    }
    Ok(projects)
}

/// Budget and projects, money in the smallest unit that occurs; and which were funded, where the file says so.
fn contest(meta: &Meta, projects: &[Project]) -> Result<(Contest, Option<Vec<u16>>), PabulibError> {
    let Some((line, budget)) = meta.get("budget") else { return wrong(0, "META has no budget") };
    let money = |line: usize, what: &str, text: &str| {
        Decimal::parse(text).or_else(|reason| wrong(line, format!("{what} \"{text}\" {reason}")))
    };
    let budget_read = money(*line, "budget", budget)?;
    let mut costs = Vec::with_capacity(projects.len());
    for project in projects {
        costs.push(money(project.line, "cost", &project.cost)?);
    }
    let places = costs.iter().map(|cost| cost.places).max().unwrap_or(0).max(budget_read.places);
    let scaled = |line: usize, money: &Decimal| {
        money.scaled(places).map_or_else(|| wrong(line, "a sum of money is too large to be counted"), Ok)
    };
    let mut candidates = Vec::with_capacity(projects.len());
    for (project, cost) in projects.iter().zip(&costs) {
        candidates.push(Candidate {
            name: project.name.clone(),
            id: Some(project.id.clone()),
            group: project.group.clone(),
            cost: Some(scaled(project.line, cost)?),
            ..Candidate::default()
        });
    }
    let known = projects.iter().any(|project| project.selected.is_some());
    let official = (1_u16..).zip(projects).filter(|(_, project)| project.selected == Some(true)).map(|(n, _)| n);
    let title = ["description", "unit", "instance"].iter().find_map(|key| meta.get(*key));
    let contest = Contest {
        title: title.map(|(_, text)| text.clone()).unwrap_or_default(),
        seats: 0,
        budget: Some(scaled(*line, &budget_read)?),
        places: u8::try_from(places).unwrap_or(0),
        candidates,
    };
    Ok((contest, known.then(|| official.collect())))
}

/// A decimal number that is not negative.
struct Decimal {
    digits: u64,
    places: usize,
}

impl Decimal {
    /// Reads `1234`, `1234.5`, `1234,50` (a comma with one or two digits after it divides the places) and spaces
    /// between thousands; zeros at the end of the places are dropped.
    fn parse(text: &str) -> Result<Self, &'static str> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if plain.starts_with('-') {
            return Err("is negative");
        }
        let (whole, part) = match (plain.split_once('.'), plain.split_once(',')) {
            (Some(both), None) => both,
            (None, Some((whole, part))) if part.len() <= 2 => (whole, part),
            (None, None) => (plain.as_str(), ""),
            _ => return Err("is not a number this file format has (1234.50)"),
        };
        let part = part.trim_end_matches('0');
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(part) {
            return Err("is no number");
        }
        if part.len() > MOST_PLACES {
            return Err("has more than nine decimal places");
        }
        let Ok(digits) = format!("{whole}{part}").parse() else { return Err("is too large") };
        Ok(Self { digits, places: part.len() })
    }

    fn scaled(&self, places: usize) -> Option<u64> {
        let more = u32::try_from(places.checked_sub(self.places)?).ok()?;
        self.digits.checked_mul(10_u64.checked_pow(more)?)
    }
}

/// Notes a count in META that is not what the file holds.
fn compare(meta: &Meta, key: &str, found: u64, notes: &mut Notes) {
    if let Some((line, said)) = meta.get(key)
        && said.parse() != Ok(found)
    {
        notes.add(*line, || format!("{key} is said to be {said}; the file has {found}, which was counted"));
    }
}

/// The columns of VOTES that are read.
struct Columns {
    voter: Option<usize>,
    vote: usize,
    points: Option<usize>,
}

fn votes(records: &[Record<'_>], kind: Kind, contest: &Contest, notes: &mut Notes) -> Result<Ballots, PabulibError> {
    let Some((header, records)) = records.split_first() else { return wrong(0, "VOTES has no header line") };
    let column = |name: &str| header.column(name);
    let Some(vote) = column("vote") else { return wrong(header.line, "the header of VOTES needs the column vote") };
    let columns = Columns { voter: column("voter_id"), vote, points: column("points") };
    twice(records, columns.voter, notes);
    let mut ids: Vec<(&str, u16)> =
        (1_u16..).zip(&contest.candidates).map(|(n, c)| (c.id.as_deref().unwrap_or_default(), n)).collect();
    ids.sort_unstable();
    match kind {
        Kind::Approval | Kind::ChooseOne => marked(records, &columns, &ids, kind, notes).map(Ballots::Marked),
        Kind::Ordinal => ordered(records, &columns, &ids, notes).map(Ballots::Ranked),
        Kind::Cumulative | Kind::Scoring => scored(records, &columns, &ids, header.line, notes).map(Ballots::Scored),
    }
}

/// Notes electors who stand there twice: the file's makers answer for its ballots, so both are counted.
fn twice(records: &[Record<'_>], voter: Option<usize>, notes: &mut Notes) {
    if voter.is_none() {
        return;
    }
    let mut voters: Vec<(&str, usize)> = records.iter().map(|r| (r.cell(voter), r.line)).collect();
    if voters.is_sorted_by(|before, after| before.0 < after.0) {
        return;
    }
    voters.sort_unstable();
    let mut repeated: Vec<(usize, &str)> = voters
        .windows(2)
        .filter_map(|pair| match pair {
            [(before, _), (voter, line)] if before == voter && !voter.is_empty() => Some((*line, *voter)),
            _ => None,
        })
        .collect();
    repeated.sort_unstable();
    for (line, voter) in repeated {
        notes.add(line, || format!("voter_id {voter} stands there before; both ballots were counted"));
    }
}

/// Reads the projects of a ballot in order, each by number; one named again is dropped and noted.
fn named(
    record: &Record<'_>,
    at: usize,
    ids: &[(&str, u16)],
    mut each: impl FnMut(usize, u16),
    seen: &mut Vec<u16>,
    notes: &mut Notes,
) -> Result<usize, PabulibError> {
    seen.clear();
    let cell = record.cell(Some(at)).trim_end_matches(',');
    if cell.is_empty() {
        return Ok(0);
    }
    let mut count = 0;
    for (place, id) in cell.split(',').enumerate() {
        let id = id.trim();
        let Ok(found) = ids.binary_search_by(|(of, _)| (*of).cmp(id)) else {
            return wrong(record.line, format!("the ballot names project \"{id}\", which is not in PROJECTS"));
        };
        let number = ids.get(found).map_or(0, |(_, number)| *number);
        count += 1;
        if seen.contains(&number) {
            notes.add(record.line, || format!("project {id} stands twice on the ballot; the first stands"));
        } else {
            seen.push(number);
            each(place, number);
        }
    }
    Ok(count)
}

fn marked(
    records: &[Record<'_>],
    columns: &Columns,
    ids: &[(&str, u16)],
    kind: Kind,
    notes: &mut Notes,
) -> Result<Rows<u16>, PabulibError> {
    let mut rows = Rows::default();
    let (mut row, mut seen) = (Vec::new(), Vec::new());
    for record in records {
        row.clear();
        named(record, columns.vote, ids, |_, number| row.push(number), &mut seen, notes)?;
        if kind == Kind::ChooseOne && row.len() > 1 {
            notes.add(record.line, || {
                format!("names {} projects where one may be chosen; counted as an empty ballot", row.len())
            });
            row.clear();
        }
        rows.push(&row, 1);
    }
    Ok(rows)
}

fn ordered(
    records: &[Record<'_>],
    columns: &Columns,
    ids: &[(&str, u16)],
    notes: &mut Notes,
) -> Result<Rows<Mark>, PabulibError> {
    let mut rows = Rows::default();
    let (mut row, mut seen) = (Vec::new(), Vec::new());
    for record in records {
        row.clear();
        named(record, columns.vote, ids, |_, number| row.push(Mark::of(number)), &mut seen, notes)?;
        rows.push(&row, 1);
    }
    Ok(rows)
}

fn scored(
    records: &[Record<'_>],
    columns: &Columns,
    ids: &[(&str, u16)],
    header: usize,
    notes: &mut Notes,
) -> Result<Rows<Score>, PabulibError> {
    let Some(points) = columns.points else {
        return wrong(header, "ballots with points need the column points");
    };
    let mut read: Vec<Vec<Decimal>> = Vec::with_capacity(records.len());
    for record in records {
        let mut row = Vec::new();
        for text in record.cell(Some(points)).trim_end_matches(',').split(',').filter(|text| !text.trim().is_empty()) {
            row.push(Decimal::parse(text).or_else(|reason| wrong(record.line, format!("points \"{text}\" {reason}")))?);
        }
        read.push(row);
    }
    let places = read.iter().flatten().map(|points| points.places).max().unwrap_or(0);
    if places > 0 {
        notes.add(header, || format!("points have {places} decimal places; all were multiplied by 10^{places}"));
    }
    let mut rows = Rows::default();
    let (mut row, mut seen) = (Vec::new(), Vec::new());
    for (record, points) in records.iter().zip(&read) {
        row.clear();
        let mut large = false;
        let each = |place: usize, number: u16| {
            let scaled = points.get(place).map_or(Some(0), |points| points.scaled(places));
            let points = scaled.and_then(|points| i32::try_from(points).ok());
            large |= points.is_none();
            row.push(Score { number, points: points.unwrap_or(0) });
        };
        let count = named(record, columns.vote, ids, each, &mut seen, notes)?;
        if count != points.len() {
            return wrong(record.line, format!("{count} projects, but {} times points", points.len()));
        }
        if large {
            return wrong(record.line, "points are too large to be counted");
        }
        rows.push(&row, 1);
    }
    Ok(rows)
}

#[cfg(test)]
mod tests;
