//! The two handles a closure gets: [`Reader`] may ask, [`Change`] may also write.

use base::{Event, Time};

use crate::jobs::NewJob;
use crate::lite::Lite;
use crate::postgres::Postgres;
use crate::value::Cell;
use crate::{FromValue, Sql, StoreError, Value};

/// One row of an answer, borrowed for as long as it is looked at.
pub struct Row<'a>(pub(crate) RowOf<'a>);

pub(crate) enum RowOf<'a> {
    Lite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

impl Row<'_> {
    /// Column `i`, counted from 0.
    pub fn get<T: FromValue>(&self, i: usize) -> Result<T, StoreError> {
        T::from_value(self.cell(i)?).map_err(|error| match error {
            StoreError::Broken(cause) => StoreError::broken(format!("column {i}: {cause}")),
            other => other,
        })
    }

    /// Column `i` as the driver holds it: read text or bytes without a copy.
    pub fn cell(&self, i: usize) -> Result<Cell<'_>, StoreError> {
        match self.0 {
            RowOf::Lite(row) => crate::lite::cell(row, i),
            RowOf::Postgres(row) => crate::postgres::cell(row, i),
        }
    }

    /// The number of columns.
    pub fn width(&self) -> usize {
        match self.0 {
            RowOf::Lite(row) => row.as_ref().column_count(),
            RowOf::Postgres(row) => row.len(),
        }
    }
}

/// The object-safe heart of [`Db`]: `&mut dyn Rows` can be passed around, and has all of `Db`.
pub trait Rows {
    /// Runs a statement and shows each row to `each` until it says `false`.
    fn rows(
        &mut self,
        sql: Sql,
        args: &[Value],
        each: &mut dyn FnMut(&Row<'_>) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError>;
}

/// Questions; both handles answer them, and so does everything that is [`Rows`].
pub trait Db: Rows {
    /// Every row.
    fn all<T>(
        &mut self,
        sql: Sql,
        args: &[Value],
        mut map: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut out = Vec::new();
        self.rows(sql, args, &mut |row| {
            out.push(map(row)?);
            Ok(true)
        })?;
        Ok(out)
    }

    /// The one row; [`StoreError::Missing`] when there is none. More than one is a mistake.
    fn one<T>(
        &mut self,
        sql: Sql,
        args: &[Value],
        mut map: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut out = None;
        self.rows(sql, args, &mut |row| {
            if out.is_some() {
                let words = format!("more than one row: {}", sql.text());
                return Err(StoreError::broken(words));
            }
            out = Some(map(row)?);
            Ok(true)
        })?;
        out.ok_or(StoreError::Missing)
    }

    /// The first row, or none.
    fn maybe<T>(
        &mut self,
        sql: Sql,
        args: &[Value],
        mut map: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let mut out = None;
        self.rows(sql, args, &mut |row| {
            out = Some(map(row)?);
            Ok(false)
        })?;
        Ok(out)
    }

    /// Shows every row to `show`, holding one at a time: for exports.
    fn each(
        &mut self,
        sql: Sql,
        args: &[Value],
        mut show: impl FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.rows(sql, args, &mut |row| show(row).map(|()| true))
    }
}

impl<R: Rows + ?Sized> Db for R {}

/// A connection of either kind.
pub(crate) enum Engine {
    Lite(Lite),
    Postgres(Postgres),
}

impl Engine {
    pub(crate) fn rows(
        &mut self,
        sql: Sql,
        args: &[Value],
        each: &mut dyn FnMut(&Row<'_>) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        match self {
            Self::Lite(db) => db.rows(sql, args, each),
            Self::Postgres(db) => db.rows(sql, args, each),
        }
    }
}

/// Asks within one snapshot: all questions of one reader see the same state.
pub struct Reader {
    pub(crate) engine: Engine,
}

impl Rows for Reader {
    fn rows(
        &mut self,
        sql: Sql,
        args: &[Value],
        each: &mut dyn FnMut(&Row<'_>) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        self.engine.rows(sql, args, each)
    }
}

/// Writes within one transaction of its own.
///
/// A statement that fails (a conflict, say) ends the change: whatever the closure answers then,
/// nothing is saved. To go on after a possible failure, put it into [`Change::attempt`].
pub struct Change {
    pub(crate) reader: Reader,
    pub(crate) now: Time,
    pub(crate) events: Vec<Event>,
    pub(crate) jobs: Vec<NewJob>,
}

impl Rows for Change {
    fn rows(
        &mut self,
        sql: Sql,
        args: &[Value],
        each: &mut dyn FnMut(&Row<'_>) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        self.reader.engine.rows(sql, args, each)
    }
}

impl Change {
    pub(crate) const fn new(engine: Engine, now: Time) -> Self {
        Self { reader: Reader { engine }, now, events: Vec::new(), jobs: Vec::new() }
    }

    /// The moment of this change, by the store's clock.
    pub const fn now(&self) -> Time {
        self.now
    }

    /// Runs a statement; the number of rows it touched.
    pub fn exec(&mut self, sql: Sql, args: &[Value]) -> Result<u64, StoreError> {
        match &mut self.reader.engine {
            Engine::Lite(db) => db.exec(sql, args),
            Engine::Postgres(db) => db.exec(sql, args),
        }
    }

    /// Runs a statement once per row of arguments; the number of rows touched in all. On
    /// PostgreSQL they travel together, so hundreds cost about as much as one.
    pub fn exec_many(&mut self, sql: Sql, rows: &[Vec<Value>]) -> Result<u64, StoreError> {
        match &mut self.reader.engine {
            Engine::Lite(db) => rows.iter().try_fold(0, |n, row| Ok(n + db.exec(sql, row)?)),
            Engine::Postgres(db) => db.exec_many(sql, rows),
        }
    }

    /// Says that something happened: written to the outbox in this transaction, told to the
    /// subscribers after it.
    pub fn emit(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Asks for something to be done later: written in this transaction, done after it.
    pub fn enqueue(&mut self, job: NewJob) {
        self.jobs.push(job);
    }

    /// Tries a part of the change: when it fails, that part alone is undone and the change goes
    /// on.
    pub fn attempt<T, E: From<StoreError>>(&mut self, part: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        let (events, jobs) = (self.events.len(), self.jobs.len());
        let mark = self.mark()?;
        let result = part(self);
        let fault = self.fault();
        if result.is_ok() && fault.is_none() {
            self.keep(mark)?;
            return result;
        }
        self.undo(mark)?;
        self.events.truncate(events);
        self.jobs.truncate(jobs);
        match (result, fault) {
            (Ok(_), Some(fault)) => Err(fault.into()),
            (result, _) => result,
        }
    }

    fn mark(&mut self) -> Result<usize, StoreError> {
        match &mut self.reader.engine {
            Engine::Lite(db) => db.mark(),
            Engine::Postgres(db) => db.mark(),
        }
    }

    fn keep(&mut self, mark: usize) -> Result<(), StoreError> {
        match &mut self.reader.engine {
            Engine::Lite(db) => db.keep(mark),
            Engine::Postgres(db) => db.keep(mark),
        }
    }

    fn undo(&mut self, mark: usize) -> Result<(), StoreError> {
        match &mut self.reader.engine {
            Engine::Lite(db) => db.undo(mark),
            Engine::Postgres(db) => db.undo(mark),
        }
    }

    /// The failure that ended this change, if a statement failed.
    pub(crate) fn fault(&self) -> Option<StoreError> {
        match &self.reader.engine {
            Engine::Lite(db) => db.fault.as_ref().map(StoreError::again),
            Engine::Postgres(db) => db.fault.as_ref().map(StoreError::again),
        }
    }

    /// Writes the events and jobs the closure asked for.
    pub(crate) fn flush(&mut self) -> Result<(), StoreError> {
        if !self.events.is_empty() {
            let events = std::mem::take(&mut self.events);
            crate::outbox::write(self, &events)?;
        }
        if !self.jobs.is_empty() {
            let jobs = std::mem::take(&mut self.jobs);
            crate::jobs::write(self, &jobs)?;
        }
        Ok(())
    }
}
