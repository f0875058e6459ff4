//! One connection to SQLite: settings, statements, savepoints, errors.
//!
//! `PRAGMA query_only` makes a reader's connection unable to write. A change marks its beginning
//! with a savepoint only when it first writes, so that a change which only looks costs nothing.

use std::collections::HashMap;

use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;
use rusqlite::{CachedStatement, Connection, OpenFlags, ffi};

use crate::db::RowOf;
use crate::sql::{Form, made};
use crate::value::Cell;
use crate::{Row, Sql, StoreConfig, StoreError, Value, dialect};

/// Where the database is.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    Memory,
    File(std::path::PathBuf),
}

/// A connection with what it remembers.
pub(crate) struct Lite {
    raw: Connection,
    texts: HashMap<(usize, usize), &'static str>,
    /// The failure that ended the present transaction.
    pub(crate) fault: Option<StoreError>,
    /// Savepoints set in this change; 0 when nothing was written yet.
    marks: usize,
    /// Whether this connection writes: sets savepoints by itself.
    writes: bool,
}

/// What the connection is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Reader,
    Writer,
}

impl Lite {
    pub(crate) fn open(place: &Place, config: &StoreConfig, role: Role) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let raw = match place {
            Place::Memory => Connection::open_in_memory_with_flags(flags),
            Place::File(path) => Connection::open_with_flags(path, flags),
        }
        .map_err(refused)?;
        raw.set_prepared_statement_cache_capacity(1_024);
        steady(&raw)?;
        raw.busy_timeout(config.wait).map_err(refused)?;
        raw.execute_batch(&settings(config, role)).map_err(refused)?;
        Ok(Self { raw, texts: HashMap::new(), fault: None, marks: 0, writes: role == Role::Writer })
    }

    /// Opens a file that is only looked at, such as a backup.
    pub(crate) fn open_read_only(path: &std::path::Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let raw = Connection::open_with_flags(path, flags).map_err(refused)?;
        Ok(Self { raw, texts: HashMap::new(), fault: None, marks: 0, writes: false })
    }

    /// The driver's connection, for what needs no statement of ours.
    pub(crate) const fn raw(&self) -> &Connection {
        &self.raw
    }

    fn text(&mut self, sql: Sql) -> &'static str {
        self.texts.entry(sql.key()).or_insert_with(|| made(sql, Form::Lite))
    }

    fn prepare(&mut self, sql: Sql, args: &[Value]) -> Result<CachedStatement<'_>, StoreError> {
        let text = self.text(sql);
        let mut statement = self.raw.prepare_cached(text).map_err(|e| explained(e, sql))?;
        bind(&mut statement, sql, args)?;
        Ok(statement)
    }

    pub(crate) fn rows(
        &mut self,
        sql: Sql,
        args: &[Value],
        each: &mut dyn FnMut(&Row<'_>) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        self.sound()?;
        let mut unfit = None;
        let result = self.try_rows(sql, args, each, &mut unfit);
        self.note(result)?;
        unfit.map_or(Ok(()), Err)
    }

    /// Errors of `each` go to `unfit`: they are not the database's.
    fn try_rows(
        &mut self,
        sql: Sql,
        args: &[Value],
        each: &mut dyn FnMut(&Row<'_>) -> Result<bool, StoreError>,
        unfit: &mut Option<StoreError>,
    ) -> Result<(), StoreError> {
        if self.writes && self.marks == 0 {
            let readonly = self.prepare(sql, args)?.readonly();
            if !readonly {
                self.begin_writing()?;
            }
        }
        let mut statement = self.prepare(sql, args)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().map_err(|e| explained(e, sql))? {
            match each(&Row(RowOf::Lite(row))) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    *unfit = Some(error);
                    break;
                }
            }
        }
        Ok(())
    }

    pub(crate) fn exec(&mut self, sql: Sql, args: &[Value]) -> Result<u64, StoreError> {
        self.sound()?;
        let result = self.try_exec(sql, args);
        self.note(result)
    }

    fn try_exec(&mut self, sql: Sql, args: &[Value]) -> Result<u64, StoreError> {
        if self.marks == 0 {
            self.begin_writing()?;
        }
        let mut statement = self.prepare(sql, args)?;
        if statement.column_count() == 0 {
            let n = statement.raw_execute().map_err(|e| explained(e, sql))?;
            return Ok(n as u64);
        }
        let mut rows = statement.raw_query();
        let mut n = 0;
        while rows.next().map_err(|e| explained(e, sql))?.is_some() {
            n += 1;
        }
        Ok(n)
    }

    /// Nothing more is done after a failure, as PostgreSQL would have it.
    fn sound(&self) -> Result<(), StoreError> {
        self.fault.as_ref().map_or(Ok(()), |f| Err(f.again()))
    }

    fn note<T>(&mut self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        if let Err(error) = &result {
            self.fault = Some(error.again());
        }
        result
    }

    /// Runs a fixed command.
    pub(crate) fn command(&self, text: &str) -> Result<(), StoreError> {
        self.raw.prepare_cached(text).and_then(|mut s| s.raw_execute()).map(|_| ()).map_err(refused)
    }

    fn begin_writing(&mut self) -> Result<(), StoreError> {
        self.command("SAVEPOINT mark_1")?;
        self.marks = 1;
        Ok(())
    }

    /// Marks a point to return to.
    pub(crate) fn mark(&mut self) -> Result<usize, StoreError> {
        self.sound()?;
        if self.marks == 0 {
            self.begin_writing()?;
        }
        let mark = self.marks + 1;
        self.command(&format!("SAVEPOINT mark_{mark}"))?;
        self.marks = mark;
        Ok(mark)
    }

    /// Keeps what was done since `mark`.
    pub(crate) fn keep(&mut self, mark: usize) -> Result<(), StoreError> {
        self.marks = mark - 1;
        self.command(&format!("RELEASE mark_{mark}"))
    }

    /// Undoes what was done since `mark`.
    pub(crate) fn undo(&mut self, mark: usize) -> Result<(), StoreError> {
        if self.is_lost() {
            return Err(self.fault.as_ref().map_or(StoreError::Busy, StoreError::again));
        }
        self.command(&format!("ROLLBACK TO mark_{mark}"))?;
        self.command(&format!("RELEASE mark_{mark}"))?;
        self.marks = mark - 1;
        self.fault = None;
        Ok(())
    }

    /// Ends one change of a group: keeps or undoes what it wrote.
    pub(crate) fn end_change(&mut self, keep: bool) -> Result<(), StoreError> {
        self.fault = None;
        if std::mem::take(&mut self.marks) == 0 || self.is_lost() {
            return Ok(());
        }
        if !keep {
            self.command("ROLLBACK TO mark_1")?;
        }
        self.command("RELEASE mark_1")
    }

    /// Whether SQLite itself gave the transaction up (as it may when the disk is full).
    pub(crate) fn is_lost(&self) -> bool {
        self.raw.is_autocommit()
    }

    /// Prepares without running: columns and number of parameters.
    pub(crate) fn describe(&mut self, sql: Sql) -> Result<(usize, Vec<String>), StoreError> {
        let text = self.text(sql);
        let statement = self.raw.prepare(text).map_err(|e| explained(e, sql))?;
        let names = statement.column_names();
        let columns = names.into_iter().map(ToOwned::to_owned).collect();
        Ok((statement.parameter_count(), columns))
    }
}

/// One plan for each statement, whatever its arguments (query planner stability guarantee). Without it
/// SQLite plans a statement anew for each argument that might decide whether a partial index or a `LIKE`
/// applies, which costs many times what the statement does.
fn steady(raw: &Connection) -> Result<(), StoreError> {
    raw.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(|_| ()).map_err(refused)
}

/// The settings of a connection. Statements that end in a row are pragmas SQLite answers to.
fn settings(config: &StoreConfig, role: Role) -> String {
    let sync = if config.durable { "FULL" } else { "OFF" };
    // Only the writer changes pages, so its cache stays true and keeps pages ready to search; a reader's is
    // emptied by every commit, so it looks at the file itself.
    let (cache, mapped, only) = match role {
        Role::Writer => (config.writer_cache_kib, 0, "OFF"),
        Role::Reader => (config.reader_cache_kib, config.mmap_bytes, "ON"),
    };
    format!(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = {sync};
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA case_sensitive_like = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cache_size = -{cache};
         PRAGMA mmap_size = {mapped};
         PRAGMA wal_autocheckpoint = {};
         PRAGMA journal_size_limit = 67108864;
         PRAGMA query_only = {only};",
        config.checkpoint_pages
    )
}

fn bind(statement: &mut CachedStatement<'_>, sql: Sql, args: &[Value]) -> Result<(), StoreError> {
    let wanted = statement.parameter_count();
    if wanted != args.len() {
        return Err(miscounted(sql, wanted, args.len()));
    }
    for (i, value) in args.iter().enumerate() {
        let place = i + 1;
        match value {
            Value::Null => statement.raw_bind_parameter(place, rusqlite::types::Null),
            Value::Int(v) => statement.raw_bind_parameter(place, v),
            Value::Real(v) => statement.raw_bind_parameter(place, v),
            Value::Text(v) if v.contains('\0') => return Err(has_nul()),
            Value::Text(v) => statement.raw_bind_parameter(place, v.as_str()),
            Value::Blob(v) => statement.raw_bind_parameter(place, v.as_slice()),
            Value::Id(v) => statement.raw_bind_parameter(place, v.as_slice()),
        }
        .map_err(|e| explained(e, sql))?;
    }
    Ok(())
}

/// The same complaint on both engines.
pub(crate) fn miscounted(sql: Sql, wanted: usize, given: usize) -> StoreError {
    StoreError::broken(format!("{given} arguments for {wanted} places: {}", sql.text()))
}

/// The same complaint on both engines.
pub(crate) fn has_nul() -> StoreError {
    StoreError::broken("text with a NUL character")
}

/// A column of SQLite.
pub(crate) fn cell<'a>(row: &'a rusqlite::Row<'_>, i: usize) -> Result<Cell<'a>, StoreError> {
    Ok(match row.get_ref(i).map_err(refused)? {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(v) => Cell::Int(v),
        ValueRef::Real(v) => Cell::Real(v),
        ValueRef::Text(v) => Cell::Text(std::str::from_utf8(v).map_err(|e| StoreError::Broken(e.into()))?),
        ValueRef::Blob(v) => Cell::Blob(v),
    })
}

/// SQLite's refusal as ours.
pub(crate) fn refused(error: rusqlite::Error) -> StoreError {
    let rusqlite::Error::SqliteFailure(code, message) = &error else {
        return StoreError::Broken(error.into());
    };
    match code.code {
        rusqlite::ErrorCode::ConstraintViolation if code.extended_code != ffi::SQLITE_CONSTRAINT_DATATYPE => {
            StoreError::Conflict { constraint: dialect::sqlite_constraint(message.as_deref().unwrap_or_default()) }
        }
        rusqlite::ErrorCode::DiskFull => StoreError::Full,
        rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked => StoreError::Busy,
        _ => StoreError::Broken(error.into()),
    }
}

/// The same with the statement, when it is a mistake of ours.
fn explained(error: rusqlite::Error, sql: Sql) -> StoreError {
    match refused(error) {
        StoreError::Broken(cause) => StoreError::broken(format!("{cause}: {}", sql.text())),
        other => other,
    }
}

impl crate::Rows for Lite {
    fn rows(
        &mut self,
        sql: Sql,
        args: &[Value],
        each: &mut dyn FnMut(&Row<'_>) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        Self::rows(self, sql, args, each)
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;

    #[test]
    fn a_statement_is_planned_once_whatever_its_arguments() {
        let lite = Lite::open(&Place::Memory, &StoreConfig::new(":memory:"), Role::Writer).unwrap();
        lite.raw
            .execute_batch("CREATE TABLE t (a INTEGER, b TEXT); CREATE INDEX t_some ON t (a) WHERE b = 'x';")
            .unwrap();
        let mut statement = lite.raw.prepare("SELECT a FROM t WHERE a = ?1 AND b = ?2").unwrap();
        for (a, b) in [(1, "x"), (2, "y"), (3, "x")] {
            assert!(!statement.exists((a, b)).unwrap());
        }
        assert_eq!(statement.get_status(StatementStatus::RePrepare), 0);
    }
}
