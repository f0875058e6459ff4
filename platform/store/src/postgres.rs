//! One connection to PostgreSQL within one transaction, for closures on a blocking thread.
//!
//! `BEGIN` travels with the first statement, so a transaction costs one round trip more than its
//! statements, not two. Parameters that PostgreSQL would take for narrow numbers are widened once
//! per statement, so that `$1 + 1` takes the same values on both engines.

use std::collections::HashMap;
use std::error::Error;
use std::io::ErrorKind;
use std::sync::{Arc, PoisonError, RwLock};

use bytes::{BufMut, BytesMut};
use deadpool_postgres::Object;
use futures_util::{StreamExt, future, pin_mut};
use tokio::runtime::Handle;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{RowStream, Statement};

use crate::batch::{ColumnOf, arrays};
use crate::db::RowOf;
use crate::lite::{has_nul, miscounted};
use crate::sql::{Form, made};
use crate::value::Cell;
use crate::{Row, Sql, StoreError, Value};

/// What all connections of one store know together.
#[derive(Default)]
pub(crate) struct Known {
    /// Parameter types per statement, after widening.
    types: RwLock<HashMap<(usize, usize), Vec<Type>>>,
    /// `table(a,b)` per unique index.
    pub(crate) uniques: RwLock<HashMap<String, String>>,
}

/// How a transaction begins.
#[derive(Clone, Copy)]
pub(crate) enum Begin {
    Read,
    Change,
}

/// Why a transaction may be run again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Again {
    /// The connection is gone; nothing was committed.
    Lost,
    /// Another transaction was in the way.
    Conflict,
}

pub(crate) struct Postgres {
    client: Object,
    runtime: Handle,
    known: Arc<Known>,
    /// The command to send along with the first statement.
    begin: Option<&'static str>,
    /// The failure that ended the present transaction.
    pub(crate) fault: Option<StoreError>,
    /// Whether that failure is worth another try.
    pub(crate) again: Option<Again>,
    marks: usize,
}

impl Postgres {
    pub(crate) const fn new(client: Object, runtime: Handle, known: Arc<Known>, begin: Begin) -> Self {
        let begin = match begin {
            Begin::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            Begin::Change => "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
        };
        Self { client, runtime, known, begin: Some(begin), fault: None, again: None, marks: 0 }
    }

    pub(crate) fn rows(
        &mut self,
        sql: Sql,
        args: &[Value],
        each: &mut dyn FnMut(&Row<'_>) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        self.sound(args)?;
        let runtime = self.runtime.clone();
        let mut unfit = None;
        let result = runtime.block_on(async {
            let stream = self.start(sql, args).await?;
            pin_mut!(stream);
            while let Some(row) = stream.next().await {
                match each(&Row(RowOf::Postgres(&row.map_err(Failed::Driver)?))) {
                    Ok(true) => {}
                    Ok(false) => break,
                    Err(error) => {
                        unfit = Some(error);
                        break;
                    }
                }
            }
            Ok(())
        });
        self.note(result, Some(sql))?;
        unfit.map_or(Ok(()), Err)
    }

    pub(crate) fn exec(&mut self, sql: Sql, args: &[Value]) -> Result<u64, StoreError> {
        self.sound(args)?;
        let runtime = self.runtime.clone();
        let result = runtime.block_on(async {
            let stream = self.start(sql, args).await?;
            pin_mut!(stream);
            while let Some(row) = stream.next().await {
                row.map_err(Failed::Driver)?;
            }
            Ok(stream.rows_affected().unwrap_or(0))
        });
        self.note(result, Some(sql))
    }

    /// Runs a statement for many rows: an insert with arrays, anything else by sending every row
    /// before it waits for the first answer.
    pub(crate) fn exec_many(&mut self, sql: Sql, rows: &[Vec<Value>]) -> Result<u64, StoreError> {
        for args in rows {
            self.sound(args)?;
        }
        let runtime = self.runtime.clone();
        let result = runtime.block_on(async {
            self.send_begin().await.map_err(Failed::Driver)?;
            let statement = self.statement(sql).await?;
            for args in rows {
                count(sql, &statement, args)?;
            }
            let arrays = arrays(made(sql, Form::Postgres), statement.params());
            let turned = match arrays.filter(|_| rows.len() > 1) {
                Some(types) => {
                    let text = made(sql, Form::Many);
                    Some(self.client.prepare_typed_cached(text, &types).await.map_err(Failed::Driver)?)
                }
                None => None,
            };
            let mut touched = 0;
            for chunk in rows.chunks(1_000) {
                touched += match &turned {
                    Some(turned) => self.insert(turned, chunk).await,
                    None => self.pipeline(&statement, chunk).await,
                }
                .map_err(Failed::Driver)?;
            }
            Ok(touched)
        });
        self.note(result, Some(sql))
    }

    async fn insert(&self, turned: &Statement, rows: &[Vec<Value>]) -> Result<u64, tokio_postgres::Error> {
        let columns = (0..turned.params().len()).map(|at| ColumnOf { rows, at });
        self.client.execute_raw(turned, columns).await
    }

    async fn pipeline(&self, statement: &Statement, rows: &[Vec<Value>]) -> Result<u64, tokio_postgres::Error> {
        let sent = rows.iter().map(|args| self.client.execute_raw(statement, args.iter().map(Param)));
        future::join_all(sent).await.into_iter().sum()
    }

    /// Sends a statement, after `BEGIN` if the transaction has not begun.
    async fn start(&mut self, sql: Sql, args: &[Value]) -> Result<RowStream, Failed> {
        let statement = self.statement(sql).await?;
        count(sql, &statement, args)?;
        let params = args.iter().map(Param);
        let Some(begin) = self.begin.take() else {
            let stream = self.client.query_raw(&statement, params).await;
            return stream.map_err(Failed::Driver);
        };
        let (started, stream) =
            future::join(self.client.batch_execute(begin), self.client.query_raw(&statement, params)).await;
        started.map_err(Failed::Driver)?;
        stream.map_err(Failed::Driver)
    }

    async fn send_begin(&mut self) -> Result<(), tokio_postgres::Error> {
        match self.begin.take() {
            Some(begin) => self.client.batch_execute(begin).await,
            None => Ok(()),
        }
    }

    async fn statement(&mut self, sql: Sql) -> Result<Statement, Failed> {
        let text = made(sql, Form::Postgres);
        let types = {
            let known = self.known.types.read();
            let known = known.unwrap_or_else(PoisonError::into_inner);
            known.get(&sql.key()).cloned()
        };
        if let Some(types) = types {
            let cached = self.client.prepare_typed_cached(text, &types).await;
            return cached.map_err(Failed::Driver);
        }
        let found = self.client.prepare(text).await.map_err(Failed::Driver)?;
        let types = self.widened(text, found.params().to_vec()).await?;
        self.known.types.write().unwrap_or_else(PoisonError::into_inner).insert(sql.key(), types.clone());
        let cached = self.client.prepare_typed_cached(text, &types).await;
        cached.map_err(Failed::Driver)
    }

    /// The same types with wide numbers, if the statement can be had with them.
    async fn widened(&mut self, text: &str, found: Vec<Type>) -> Result<Vec<Type>, Failed> {
        let wide: Vec<Type> = found.iter().map(widest).collect();
        if wide == found {
            return Ok(found);
        }
        let within = self.begin.is_none();
        let command = |text: &'static str| async {
            if within {
                self.client.batch_execute(text).await.map_err(Failed::Driver)?;
            }
            Ok(())
        };
        command("SAVEPOINT widening").await?;
        let fits = self.client.prepare_typed(text, &wide).await;
        command("ROLLBACK TO widening; RELEASE widening").await?;
        match fits {
            Ok(_) => Ok(wide),
            Err(error) if error.as_db_error().is_some() => Ok(found),
            Err(error) => Err(Failed::Driver(error)),
        }
    }

    fn sound(&self, args: &[Value]) -> Result<(), StoreError> {
        if let Some(fault) = &self.fault {
            return Err(fault.again());
        }
        let nul = |v: &Value| matches!(v, Value::Text(text) if text.contains('\0'));
        if args.iter().any(nul) {
            return Err(has_nul());
        }
        Ok(())
    }

    fn note<T>(&mut self, result: Result<T, Failed>, sql: Option<Sql>) -> Result<T, StoreError> {
        result.map_err(|failed| {
            let error = match failed {
                Failed::Ours(error) => error,
                Failed::Driver(error) => {
                    self.again = again(&error);
                    refused(error, &self.known, sql)
                }
            };
            self.fault = Some(error.again());
            error
        })
    }

    /// Runs a fixed command.
    pub(crate) fn command(&mut self, text: &str) -> Result<(), StoreError> {
        let runtime = self.runtime.clone();
        let result = runtime.block_on(async {
            self.send_begin().await.map_err(Failed::Driver)?;
            self.client.batch_execute(text).await.map_err(Failed::Driver)
        });
        self.note(result, None)
    }

    pub(crate) fn mark(&mut self) -> Result<usize, StoreError> {
        self.sound(&[])?;
        let mark = self.marks + 1;
        self.command(&format!("SAVEPOINT mark_{mark}"))?;
        self.marks = mark;
        Ok(mark)
    }

    pub(crate) fn keep(&mut self, mark: usize) -> Result<(), StoreError> {
        self.marks = mark - 1;
        self.command(&format!("RELEASE mark_{mark}"))
    }

    pub(crate) fn undo(&mut self, mark: usize) -> Result<(), StoreError> {
        if self.again.is_some() {
            // The whole transaction is gone or must be run again.
            return Err(self.fault.as_ref().map_or(StoreError::Busy, StoreError::again));
        }
        self.fault = None;
        self.marks = mark - 1;
        self.command(&format!("ROLLBACK TO mark_{mark}; RELEASE mark_{mark}"))
    }

    /// Commits; whether a failure may be tried again is in `again`.
    pub(crate) fn commit(&mut self) -> Result<(), StoreError> {
        if self.begin.is_some() {
            return Ok(()); // Nothing was asked, so nothing has begun.
        }
        let runtime = self.runtime.clone();
        let result = runtime.block_on(self.client.batch_execute("COMMIT"));
        result.map_err(|error| {
            self.again = again(&error).filter(|a| *a == Again::Conflict);
            match again(&error) {
                Some(_) => StoreError::Busy,
                None => refused(error, &self.known, None),
            }
        })
    }

    /// Rolls back; the connection goes back to the pool clean, or is closed.
    pub(crate) fn rollback(self) {
        if self.begin.is_some() {
            return;
        }
        let runtime = self.runtime.clone();
        let clean = runtime.block_on(self.client.batch_execute("ROLLBACK"));
        if clean.is_err() {
            self.discard();
        }
    }

    /// Ends a read without waiting for the answer: whatever uses the connection next queues
    /// behind it.
    pub(crate) fn end_read(self) {
        if self.begin.is_some() || self.again.is_some() {
            return;
        }
        let sent = self.client.batch_execute("ROLLBACK");
        pin_mut!(sent);
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        let ended = Future::poll(sent, &mut context);
        drop(ended);
    }

    /// Closes the connection instead of giving it back.
    pub(crate) fn discard(self) {
        drop(Object::take(self.client));
    }

    pub(crate) fn describe(&mut self, sql: Sql) -> Result<(usize, Vec<String>), StoreError> {
        self.sound(&[])?;
        let runtime = self.runtime.clone();
        let result = runtime.block_on(async {
            self.send_begin().await.map_err(Failed::Driver)?;
            self.statement(sql).await
        });
        let statement = self.note(result, Some(sql))?;
        let columns = statement.columns().iter().map(|c| c.name().to_owned());
        Ok((statement.params().len(), columns.collect()))
    }
}

/// A failure of the driver, or of what we asked for.
enum Failed {
    Driver(tokio_postgres::Error),
    Ours(StoreError),
}

fn count(sql: Sql, statement: &Statement, args: &[Value]) -> Result<(), Failed> {
    let wanted = statement.params().len();
    if wanted == args.len() {
        return Ok(());
    }
    Err(Failed::Ours(miscounted(sql, wanted, args.len())))
}

fn widest(kind: &Type) -> Type {
    match *kind {
        Type::INT2 | Type::INT4 => Type::INT8,
        Type::FLOAT4 => Type::FLOAT8,
        _ => kind.clone(),
    }
}

/// Whether a failure is worth another try.
pub(crate) fn again(error: &tokio_postgres::Error) -> Option<Again> {
    let Some(db) = error.as_db_error() else {
        // A certificate that does not fit is an IO error too, but waiting does not help there.
        let io = error.source().and_then(|s| s.downcast_ref::<std::io::Error>()).is_some_and(|io| {
            !matches!(io.kind(), ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::PermissionDenied)
        });
        return (error.is_closed() || io).then_some(Again::Lost);
    };
    let code = db.code();
    if *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED {
        return Some(Again::Conflict);
    }
    let away = [
        SqlState::ADMIN_SHUTDOWN,
        SqlState::CRASH_SHUTDOWN,
        SqlState::CANNOT_CONNECT_NOW,
        SqlState::TOO_MANY_CONNECTIONS,
    ];
    (away.contains(code) || code.code().starts_with("08")).then_some(Again::Lost)
}

/// PostgreSQL's refusal as ours.
pub(crate) fn refused(error: tokio_postgres::Error, known: &Known, sql: Option<Sql>) -> StoreError {
    let Some(db) = error.as_db_error() else {
        return match again(&error) {
            Some(_) => StoreError::Busy,
            None => broken(&error, sql),
        };
    };
    let table = db.table().unwrap_or_default();
    let name = db.constraint().unwrap_or_default();
    let conflict = |constraint: String| StoreError::Conflict { constraint };
    match db.code() {
        code if *code == SqlState::UNIQUE_VIOLATION => {
            let uniques = known.uniques.read();
            let uniques = uniques.unwrap_or_else(PoisonError::into_inner);
            conflict(uniques.get(name).map_or_else(|| name.to_owned(), Clone::clone))
        }
        code if *code == SqlState::FOREIGN_KEY_VIOLATION => conflict("foreign key".to_owned()),
        code if *code == SqlState::NOT_NULL_VIOLATION => {
            conflict(format!("not null {table}({})", db.column().unwrap_or_default()))
        }
        code if *code == SqlState::CHECK_VIOLATION => conflict(format!("check {name}")),
        code if *code == SqlState::DISK_FULL => StoreError::Full,
        code if *code == SqlState::LOCK_NOT_AVAILABLE || *code == SqlState::QUERY_CANCELED => StoreError::Busy,
        _ if again(&error).is_some() => StoreError::Busy,
        _ => broken(&error, sql),
    }
}

fn broken(error: &tokio_postgres::Error, sql: Option<Sql>) -> StoreError {
    let words = crate::error::chain(error);
    StoreError::broken(match sql {
        Some(sql) => format!("{words}: {}", sql.text()),
        None => words,
    })
}

/// An argument on its way out.
#[derive(Debug)]
struct Param<'a>(&'a Value);

impl ToSql for Param<'_> {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "a whole number given for a REAL column is a fraction there, as in SQLite"
    )]
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self.0, kind) {
            (Value::Null, _) => return Ok(IsNull::Yes),
            (Value::Int(v), &Type::INT8) => out.put_i64(*v),
            (Value::Int(v), &Type::INT4) => out.put_i32((*v).try_into()?),
            (Value::Int(v), &Type::INT2) => out.put_i16((*v).try_into()?),
            (Value::Int(v), &Type::FLOAT8) => out.put_f64(*v as f64),
            (Value::Int(v), &Type::FLOAT4) => out.put_f32(*v as f32),
            (Value::Int(v), &Type::BOOL) => out.put_u8(u8::from(*v != 0)),
            (Value::Real(v), &Type::FLOAT8) => out.put_f64(*v),
            (Value::Real(v), &Type::FLOAT4) => out.put_f32(*v as f32),
            (Value::Text(v), &Type::TEXT | &Type::VARCHAR | &Type::NAME | &Type::BPCHAR) => {
                out.put_slice(v.as_bytes());
            }
            (Value::Blob(v), &Type::BYTEA) => out.put_slice(v),
            (Value::Id(v), &Type::BYTEA) => out.put_slice(v),
            (_, kind) => return Err(format!("an argument does not fit the type {kind}").into()),
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// A column on its way in.
struct Column<'a>(Cell<'a>);

impl<'a> FromSql<'a> for Column<'a> {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self(match *kind {
            Type::INT8 => Cell::Int(i64::from_sql(kind, raw)?),
            Type::INT4 => Cell::Int(i32::from_sql(kind, raw)?.into()),
            Type::INT2 => Cell::Int(i16::from_sql(kind, raw)?.into()),
            Type::OID => Cell::Int(u32::from_sql(kind, raw)?.into()),
            Type::BOOL => Cell::Int(bool::from_sql(kind, raw)?.into()),
            Type::FLOAT8 => Cell::Real(f64::from_sql(kind, raw)?),
            Type::FLOAT4 => Cell::Real(f32::from_sql(kind, raw)?.into()),
            Type::TEXT | Type::VARCHAR | Type::NAME | Type::BPCHAR | Type::UNKNOWN => {
                Cell::Text(<&str>::from_sql(kind, raw)?)
            }
            Type::CHAR => Cell::Text(std::str::from_utf8(raw)?),
            Type::BYTEA => Cell::Blob(raw),
            ref other => {
                return Err(format!("columns of type {other} are not read; CAST it").into());
            }
        }))
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self(Cell::Null))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

/// A column of PostgreSQL.
pub(crate) fn cell(row: &tokio_postgres::Row, i: usize) -> Result<Cell<'_>, StoreError> {
    row.try_get::<_, Column<'_>>(i).map(|column| column.0).map_err(|error| broken(&error, None))
}
