//! A package in memory: rows of texts by table, and the list of what is wrong with them.
//!
//! A row keeps where it stood in its file, so that every problem can be found again by whoever has the
//! file. Texts are as they were read; making sense of them is `check`'s.

use std::fmt;

use super::tables::Table;

/// A row: one text or nothing per column of its table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Row {
    /// The line it stood on, or the number of the object; from 1, 0 for rows made here.
    pub line: u64,
    /// The texts, in the order of [`Table::columns`].
    pub values: Vec<Option<Box<str>>>,
    /// The id as the file gave it, where that was no UUID.
    pub original: Option<Box<str>>,
    /// What the file said beside the columns of HSDS: a JSON object.
    pub extra: Option<Box<str>>,
}

impl Row {
    /// A row of a table without any text.
    pub fn empty(table: Table, line: u64) -> Self {
        Self { line, values: vec![None; table.columns().len()], original: None, extra: None }
    }

    /// The text of a column by its name; none when it is empty or the table has no such column.
    pub fn get(&self, table: Table, name: &str) -> Option<&str> {
        self.values.get(table.column(name)?)?.as_deref()
    }

    /// The same, as a text of its own.
    pub fn text(&self, table: Table, name: &str) -> Option<String> {
        self.get(table, name).map(str::to_owned)
    }

    /// Sets a column; an empty text is nothing. Unknown columns are left alone.
    pub fn set(&mut self, table: Table, name: &str, value: impl Into<Option<String>>) {
        if let Some(place) = table.column(name).and_then(|at| self.values.get_mut(at)) {
            *place = value.into().filter(|text| !text.is_empty()).map(String::into_boxed_str);
        }
    }

    /// The same row with a column set.
    #[must_use]
    pub fn with(mut self, table: Table, name: &str, value: impl Into<Option<String>>) -> Self {
        self.set(table, name, value);
        self
    }

    /// The row's id; empty when it has none.
    pub fn id(&self) -> &str {
        self.values.first().and_then(Option::as_deref).unwrap_or_default()
    }
}

/// What a problem led to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Effect {
    /// The row was not taken.
    Rejected,
    /// The row was taken, with the value left out or put right.
    Mended,
    /// The row was taken as it is.
    Noted,
}

impl Effect {
    /// The word in the reject file.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rejected => "rejected",
            Self::Mended => "mended",
            Self::Noted => "noted",
        }
    }
}

/// One thing wrong with a package.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The table or file.
    pub table: String,
    /// The line, from 1; 0 for the file as a whole.
    pub line: u64,
    /// The row's id as the file gives it.
    pub id: String,
    /// The column, if one is to blame.
    pub column: String,
    /// What is wrong, in a sentence.
    pub reason: String,
    /// What came of it.
    pub effect: Effect,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.table)?;
        if self.line > 0 {
            write!(f, ", row {}", self.line)?;
        }
        if !self.column.is_empty() {
            write!(f, ", {}", self.column)?;
        }
        write!(f, ": {} ({})", self.reason, self.effect.as_str())
    }
}

/// Most problems that are kept in full; of the rest only the number.
pub const PROBLEMS_MAX: usize = 200_000;

/// Rows by table, with what was wrong on the way.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Package {
    tables: Vec<Vec<Row>>,
    /// What was wrong.
    pub problems: Vec<Problem>,
    /// How many more problems there were than [`PROBLEMS_MAX`].
    pub more_problems: usize,
}

impl Package {
    /// A package without rows.
    pub fn new() -> Self {
        Self { tables: vec![Vec::new(); Table::ALL.len()], problems: Vec::new(), more_problems: 0 }
    }

    /// The rows of a table.
    pub fn rows(&self, table: Table) -> &[Row] {
        self.tables.get(table as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// The rows of a table, to change.
    pub fn rows_mut(&mut self, table: Table) -> &mut Vec<Row> {
        let at = table as usize;
        if self.tables.len() <= at {
            self.tables.resize(Table::ALL.len(), Vec::new());
        }
        &mut self.tables[at]
    }

    /// Adds a row.
    pub fn add(&mut self, table: Table, row: Row) {
        self.rows_mut(table).push(row);
    }

    /// Takes the rows of a table out.
    pub fn take(&mut self, table: Table) -> Vec<Row> {
        std::mem::take(self.rows_mut(table))
    }

    /// How many rows there are in all.
    pub fn len(&self) -> usize {
        self.tables.iter().map(Vec::len).sum()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.tables.iter().all(Vec::is_empty)
    }

    /// Notes a problem.
    pub fn problem(&mut self, problem: Problem) {
        if self.problems.len() < PROBLEMS_MAX {
            self.problems.push(problem);
        } else {
            self.more_problems += 1;
        }
    }

    /// Notes a problem of a whole file.
    pub fn problem_of_file(&mut self, file: &str, reason: String, effect: Effect) {
        let (table, id, column) = (file.to_owned(), String::new(), String::new());
        self.problem(Problem { table, line: 0, id, column, reason, effect });
    }

    /// Notes a problem of a row.
    pub fn problem_of_row(&mut self, table: Table, row: &Row, column: &str, reason: String, effect: Effect) {
        let problem = Problem {
            table: table.file().to_owned(),
            line: row.line,
            id: row.id().to_owned(),
            column: column.to_owned(),
            reason,
            effect,
        };
        self.problem(problem);
    }

    /// How many problems had this effect, among those kept.
    pub fn count(&self, effect: Effect) -> usize {
        self.problems.iter().filter(|it| it.effect == effect).count()
    }
}

impl Package {
    /// Adds what another package holds. Rows with an id that is there already are `check`'s to find.
    pub fn join(&mut self, mut other: Self) {
        for table in Table::ALL {
            let rows = other.take(table);
            self.rows_mut(table).extend(rows);
        }
        self.more_problems += other.more_problems;
        other.problems.into_iter().for_each(|problem| self.problem(problem));
    }
}
