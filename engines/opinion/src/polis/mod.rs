//! Reads conversations in the Polis export format, from bytes; opening files is the caller's work.
//!
//! The format: `comments.csv`, `participants-votes.csv` (the matrix), `votes.csv` (the log of vote events)
//! and `summary.csv`, as written by Polis and found at <https://github.com/compdemocracy/openData>. The
//! matrix is taken where it is there, else the log. Exports differ in what +1 means; it is found by
//! comparing with their other columns. Whatever cannot be understood is an error that names file, line and
//! column; what was understood with some doubt is a note.

mod csv;
mod log;
mod matrix;
mod summary;

use std::collections::{BTreeMap, BTreeSet};

use crate::vote::{Cast, Moderation, Statement, Vote};
use crate::votes::{Votes, VotesError};

use csv::Record;

/// The bytes of the files of one folder, unpacked; absent where there is no such file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Files<'a> {
    /// `comments.csv`: the statements.
    pub comments: Option<&'a [u8]>,
    /// `participants-votes.csv`: one row per participant.
    pub matrix: Option<&'a [u8]>,
    /// `votes.csv`: one row per vote event.
    pub log: Option<&'a [u8]>,
    /// `summary.csv`: topic and figures.
    pub summary: Option<&'a [u8]>,
}

/// What the number 1 stands for in the votes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sign {
    /// Find out by comparing with the other columns.
    #[default]
    Detect,
    /// +1 is agree, as in the public exports.
    AgreeIsPlus,
    /// −1 is agree, as in the predecessor's database and its newer report files.
    AgreeIsMinus,
}

/// A statement as the export has it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Comment {
    /// Its number there.
    pub id: String,
    /// Its text; empty where the export has none.
    pub text: String,
    /// Who wrote it; empty where the export does not say.
    pub author: String,
    /// When it was written, in milliseconds since 1970, where the export says so.
    pub written_ms: Option<i64>,
    /// How it was moderated and whether it is a meta statement.
    pub state: Statement,
    /// Whether it was there from the start.
    pub seed: bool,
}

/// A participant as the export has them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Participant {
    /// Their number there.
    pub id: String,
    /// The group the export puts them in, if any.
    pub group: Option<String>,
}

/// A vote with its moment, for who takes over a whole conversation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Event {
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// Who answered what.
    pub cast: Cast,
}

/// A conversation that was read.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Export {
    /// The question, where the summary has it.
    pub topic: Option<String>,
    /// Its introduction, where the summary has it.
    pub description: Option<String>,
    /// The statements, by number.
    pub statements: Vec<Comment>,
    /// The participants, by number.
    pub participants: Vec<Participant>,
    /// The votes, by the positions of the two lists.
    pub votes: Votes,
    /// All vote events in order of time, where there is a log.
    pub events: Vec<Event>,
    /// Whether −1 stood for agree.
    pub flipped: bool,
    /// What was understood with some doubt, in sentences.
    pub notes: Vec<String>,
}

impl Export {
    /// The export's own groups as labels, and their names in the order of the labels.
    pub fn groups(&self) -> (Vec<Option<u32>>, Vec<String>) {
        let mut names: Vec<&str> = self.participants.iter().filter_map(|it| it.group.as_deref()).collect();
        names.sort_by_key(|name| order(name));
        names.dedup();
        let places: BTreeMap<&str, u32> = names.iter().copied().zip(0..).collect();
        let label = |it: &Participant| it.group.as_deref().and_then(|name| places.get(name).copied());
        (self.participants.iter().map(label).collect(), names.into_iter().map(str::to_owned).collect())
    }
}

/// Why an export could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadError {
    /// There is neither a matrix nor a log of votes.
    NoVotes,
    /// A file has no line at all.
    Empty {
        /// Its name.
        file: &'static str,
    },
    /// A column that must be there is not.
    NoColumn {
        /// The file's name.
        file: &'static str,
        /// The column's name.
        column: &'static str,
    },
    /// A field cannot be understood.
    Field {
        /// The file's name.
        file: &'static str,
        /// The line, from 1.
        line: usize,
        /// The column's heading, or its number.
        column: String,
        /// What was expected, and what stands there.
        what: String,
    },
    /// The votes do not fit together.
    Votes(VotesError),
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoVotes => write!(f, "there is neither participants-votes.csv nor votes.csv"),
            Self::Empty { file } => write!(f, "{file} is empty"),
            Self::NoColumn { file, column } => write!(f, "{file} has no column \"{column}\""),
            Self::Field { file, line, column, what } => write!(f, "{file}, line {line}, column {column}: {what}"),
            Self::Votes(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for ReadError {}

impl From<VotesError> for ReadError {
    fn from(error: VotesError) -> Self {
        Self::Votes(error)
    }
}

const COMMENTS: &str = "comments.csv";

/// Reads a conversation.
pub fn read(files: &Files<'_>, sign: Sign) -> Result<Export, ReadError> {
    let mut export = Export::default();
    if let Some(bytes) = files.summary {
        (export.topic, export.description) = summary::read(bytes);
    }
    let comments = match files.comments {
        Some(bytes) => comments(bytes)?,
        None => Comments::default(),
    };
    let told: BTreeMap<&str, [u64; 2]> =
        comments.list.iter().map(|(comment, counts)| (comment.id.as_str(), *counts)).collect();
    let log = files.log.map(log::read).transpose()?;
    let raw = match (files.matrix, &log) {
        (Some(bytes), _) => matrix::read(bytes)?,
        (None, Some(log)) => log.last_votes(),
        (None, None) => return Err(ReadError::NoVotes),
    };
    export.flipped = match sign {
        Sign::AgreeIsPlus => false,
        Sign::AgreeIsMinus => true,
        Sign::Detect => raw.is_flipped(comments.counted.then_some(&told), &mut export.notes),
    };
    build(&mut export, comments, &raw)?;
    if let Some(log) = &log {
        let flipped = match (sign, files.matrix) {
            (Sign::Detect, Some(_)) => log.is_flipped_beside(&raw) != export.flipped,
            _ => export.flipped,
        };
        export.events = log.events(&export.statements, &export.participants, flipped);
    }
    Ok(export)
}

/// Votes as they stand in the file, before statements, people and the sign are settled.
#[derive(Clone, PartialEq, Debug, Default)]
struct Raw {
    /// Statement numbers, as they come.
    statements: Vec<String>,
    /// Participants, as they come.
    participants: Vec<Participant>,
    /// Participant and statement by position, and the number in the cell.
    votes: Vec<(u32, u32, i8)>,
    /// How far the cells are from the file's own sums of agreements and disagreements, if it has any:
    /// with +1 as agree, and with −1 as agree.
    off: Option<[u64; 2]>,
}

impl Raw {
    /// Whether −1 means agree here.
    fn is_flipped(&self, told: Option<&BTreeMap<&str, [u64; 2]>>, notes: &mut Vec<String>) -> bool {
        let off = self.off.filter(|[plus, minus]| plus != minus).or_else(|| told.map(|told| self.off_from(told)));
        match off {
            Some([plus, minus]) if plus != minus => {
                let flipped = minus < plus;
                if flipped {
                    notes.push("here −1 means agree; the votes were turned round".to_owned());
                }
                flipped
            }
            _ => {
                notes.push("nothing tells whether +1 means agree; it was taken so".to_owned());
                false
            }
        }
    }

    /// How far the sums per statement are from those that `comments.csv` tells, for both signs.
    fn off_from(&self, told: &BTreeMap<&str, [u64; 2]>) -> [u64; 2] {
        let mut sums = vec![[0_u64; 2]; self.statements.len()];
        for (_, statement, value) in &self.votes {
            let sum = &mut sums[*statement as usize];
            sum[0] += u64::from(*value == 1);
            sum[1] += u64::from(*value == -1);
        }
        let mut off = [0, 0];
        for (id, [plus, minus]) in self.statements.iter().zip(sums) {
            if let Some([agrees, disagrees]) = told.get(id.as_str()) {
                off[0] += plus.abs_diff(*agrees) + minus.abs_diff(*disagrees);
                off[1] += minus.abs_diff(*agrees) + plus.abs_diff(*disagrees);
            }
        }
        off
    }
}

/// The statements and the sums of votes told beside them.
#[derive(Clone, PartialEq, Debug, Default)]
struct Comments {
    list: Vec<(Comment, [u64; 2])>,
    /// Whether the file tells sums at all.
    counted: bool,
}

fn comments(bytes: &[u8]) -> Result<Comments, ReadError> {
    let table = Table::read(COMMENTS, bytes)?;
    let id = table.need("comment-id")?;
    let [agrees, disagrees] = [table.find("agrees"), table.find("disagrees")];
    let [text, author, at] = [table.find("comment-body"), table.find("author-id"), table.find("timestamp")];
    let [moderated, meta, seed] = [table.find("moderated"), table.find("is-meta"), table.find("is-seed")];
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    let mut list = Vec::new();
    for record in table.records() {
        let record = &record?;
        let field = |column: Option<usize>| column.map_or("", |at| record.fields[at].trim());
        let number = field(Some(id)).to_owned();
        if number.is_empty() {
            return Err(table.wrong(record, id, "a statement's number is missing"));
        }
        if let Some(first) = lines.insert(number.clone(), record.line) {
            return Err(table.wrong(record, id, &format!("statement {number} stands in line {first} already")));
        }
        let moderation = match field(moderated) {
            "1" | "1.0" => Moderation::Accepted,
            "-1" | "-1.0" => Moderation::Rejected,
            "" | "0" | "0.0" => Moderation::Pending,
            other => return Err(table.wrong(record, moderated.unwrap_or(0), &expected("-1, 0 or 1", other))),
        };
        let meta = table.flag(record, meta)?;
        let comment = Comment {
            id: number,
            text: text.map_or_else(String::new, |at| record.fields[at].clone().into_owned()),
            author: field(author).to_owned(),
            written_ms: at.map(|at| table.moment(record, at)).transpose()?.flatten(),
            state: Statement { moderation, meta },
            seed: table.flag(record, seed)?,
        };
        let sums = [table.count(record, agrees)?, table.count(record, disagrees)?];
        list.push((comment, sums));
    }
    Ok(Comments { list, counted: agrees.is_some() && disagrees.is_some() })
}

/// Puts statements and people into the order of their numbers, and the votes onto their positions.
fn build(export: &mut Export, comments: Comments, raw: &Raw) -> Result<(), ReadError> {
    let mut statements: Vec<Comment> = comments.list.into_iter().map(|(comment, _)| comment).collect();
    let known: BTreeSet<&str> = statements.iter().map(|comment| comment.id.as_str()).collect();
    let unknown: Vec<Comment> = raw
        .statements
        .iter()
        .filter(|id| !known.contains(id.as_str()))
        .map(|id| Comment { id: id.clone(), ..Comment::default() })
        .collect();
    if !unknown.is_empty() && !statements.is_empty() {
        export.notes.push(match unknown.len() {
            1 => "1 statement has votes and does not stand in comments.csv".to_owned(),
            n => format!("{n} statements have votes and do not stand in comments.csv"),
        });
    }
    statements.extend(unknown);
    statements.sort_by_key(|comment| order(&comment.id));
    let places: BTreeMap<&str, u32> = statements.iter().map(|comment| comment.id.as_str()).zip(0..).collect();
    let columns: Vec<u32> = raw.statements.iter().map(|id| places.get(id.as_str()).copied().unwrap_or(0)).collect();
    let mut ranks: Vec<usize> = (0..raw.participants.len()).collect();
    ranks.sort_by_key(|at| order(&raw.participants[*at].id));
    let mut rows = vec![0_u32; ranks.len()];
    for (rank, at) in (0_u32..).zip(&ranks) {
        rows[*at] = rank;
    }
    export.participants = ranks.iter().map(|at| raw.participants[*at].clone()).collect();
    let flipped = export.flipped;
    let cast = |(participant, statement, value): &(u32, u32, i8)| {
        let participant = rows[*participant as usize];
        Cast { participant, statement: columns[*statement as usize], vote: meaning(*value, flipped) }
    };
    let states = statements.iter().map(|comment| comment.state).collect();
    export.votes = Votes::from_casts(rows.len(), states, raw.votes.iter().map(cast))?;
    export.statements = statements;
    Ok(())
}

fn meaning(value: i8, flipped: bool) -> Vote {
    match if flipped { -value } else { value } {
        1.. => Vote::Agree,
        0 => Vote::Pass,
        _ => Vote::Disagree,
    }
}

/// Numbers by size, then everything else by letters.
fn order(id: &str) -> (u8, u64, String) {
    id.parse::<u64>().map_or_else(|_| (1, 0, id.to_owned()), |number| (0, number, id.to_owned()))
}

fn expected(what: &str, found: &str) -> String {
    let short: String = found.chars().take(40).collect();
    format!("expected {what}, found \"{short}\"")
}

/// The number of a vote as it stands in a cell.
fn cell(text: &str) -> Option<i8> {
    match text {
        "1" | "1.0" | "+1" => Some(1),
        "-1" | "-1.0" => Some(-1),
        "0" | "0.0" | "-0" | "-0.0" => Some(0),
        _ => None,
    }
}

fn unclosed(file: &'static str, open: csv::Unclosed) -> ReadError {
    let what = "a quoted field begins here and never ends".to_owned();
    ReadError::Field { file, line: open.line, column: open.column.to_string(), what }
}

/// A file with headings.
struct Table<'a> {
    file: &'static str,
    headings: Vec<String>,
    rest: csv::Reader<'a>,
}

impl<'a> Table<'a> {
    fn read(file: &'static str, bytes: &'a [u8]) -> Result<Self, ReadError> {
        let mut rest = csv::records(bytes);
        let Some(first) = rest.next() else {
            return Err(ReadError::Empty { file });
        };
        let first = first.map_err(|open| unclosed(file, open))?;
        let headings: Vec<String> = first.fields.iter().map(|heading| heading.trim().to_owned()).collect();
        Ok(Self { file, headings, rest })
    }

    /// The records under the headings, each as wide as they are.
    fn records(&self) -> impl Iterator<Item = Result<Record<'a>, ReadError>> + use<'a, '_> {
        self.rest.clone().map(|record| {
            let record = record.map_err(|open| unclosed(self.file, open))?;
            if record.fields.len() != self.headings.len() {
                let what = format!("the line has {} columns instead of {}", record.fields.len(), self.headings.len());
                return Err(self.wrong(&record, record.fields.len().min(self.headings.len()), &what));
            }
            Ok(record)
        })
    }

    fn find(&self, heading: &str) -> Option<usize> {
        self.headings.iter().position(|it| it == heading)
    }

    fn need(&self, column: &'static str) -> Result<usize, ReadError> {
        self.find(column).ok_or(ReadError::NoColumn { file: self.file, column })
    }

    fn wrong(&self, record: &Record<'_>, column: usize, what: &str) -> ReadError {
        let column = self.headings.get(column).map_or_else(|| (column + 1).to_string(), |name| format!("\"{name}\""));
        ReadError::Field { file: self.file, line: record.line, column, what: what.to_owned() }
    }

    /// A whole number that is not negative; 0 where the column or the field is empty.
    fn count(&self, record: &Record<'_>, column: Option<usize>) -> Result<u64, ReadError> {
        let Some(at) = column else {
            return Ok(0);
        };
        match record.fields[at].trim() {
            "" => Ok(0),
            text => text.parse().ok().ok_or_else(|| self.wrong(record, at, &expected("a whole number", text))),
        }
    }

    fn flag(&self, record: &Record<'_>, column: Option<usize>) -> Result<bool, ReadError> {
        let Some(at) = column else {
            return Ok(false);
        };
        match record.fields[at].trim().to_ascii_lowercase().as_str() {
            "" | "false" | "f" | "0" => Ok(false),
            "true" | "t" | "1" => Ok(true),
            other => Err(self.wrong(record, at, &expected("true or false", other))),
        }
    }

    fn moment(&self, record: &Record<'_>, at: usize) -> Result<Option<i64>, ReadError> {
        match record.fields[at].trim() {
            "" => Ok(None),
            text => text.parse().map(Some).ok().ok_or_else(|| self.wrong(record, at, &expected("milliseconds", text))),
        }
    }
}
