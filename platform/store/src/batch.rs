//! Many rows in one statement, for PostgreSQL: `INSERT … VALUES ($1, $2)` for a thousand rows
//! becomes one `INSERT … SELECT … FROM unnest($1, $2)` with an array per column, which is several
//! times as fast as sending the rows one behind the other.

use std::error::Error;

use bytes::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use crate::Value;
use crate::dialect::unnested;

/// Whether values of this type travel as arrays, and the type of the array.
pub(crate) fn array_of(kind: &Type) -> Option<Type> {
    match *kind {
        Type::INT8 => Some(Type::INT8_ARRAY),
        Type::FLOAT8 => Some(Type::FLOAT8_ARRAY),
        Type::TEXT => Some(Type::TEXT_ARRAY),
        Type::BYTEA => Some(Type::BYTEA_ARRAY),
        _ => None,
    }
}

/// The types of the arrays, when the statement is an insert that can be turned.
pub(crate) fn arrays(text: &str, params: &[Type]) -> Option<Vec<Type>> {
    unnested(text)?;
    params.iter().map(array_of).collect()
}

/// One column of all rows.
#[derive(Debug)]
pub(crate) struct ColumnOf<'a> {
    pub(crate) rows: &'a [Vec<Value>],
    pub(crate) at: usize,
}

impl ColumnOf<'_> {
    fn all<'v, T>(
        &'v self,
        fit: impl Fn(&'v Value) -> Option<T>,
    ) -> Result<Vec<Option<T>>, Box<dyn Error + Sync + Send>> {
        let cell = |row: &'v Vec<Value>| match row.get(self.at) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => fit(value).map(Some).ok_or_else(|| "an argument does not fit its column".into()),
        };
        self.rows.iter().map(cell).collect()
    }
}

impl ToSql for ColumnOf<'_> {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a whole number given for a REAL column is a fraction there, as in SQLite"
    )]
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match *kind {
            Type::INT8_ARRAY => self
                .all(|v| match v {
                    Value::Int(v) => Some(*v),
                    _ => None,
                })?
                .to_sql(kind, out),
            Type::FLOAT8_ARRAY => self
                .all(|v| match v {
                    Value::Real(v) => Some(*v),
                    Value::Int(v) => Some(*v as f64),
                    _ => None,
                })?
                .to_sql(kind, out),
            Type::TEXT_ARRAY => self
                .all(|v| match v {
                    Value::Text(v) => Some(v.as_str()),
                    _ => None,
                })?
                .to_sql(kind, out),
            Type::BYTEA_ARRAY => self
                .all(|v| match v {
                    Value::Blob(v) => Some(v.as_slice()),
                    Value::Id(v) => Some(v.as_slice()),
                    _ => None,
                })?
                .to_sql(kind, out),
            ref other => Err(format!("no arrays of {other}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
