//! What goes into a statement and what comes out of a row: five kinds of value, equal on both
//! engines.

use std::borrow::Cow;

use base::{ActionId, CallId, Code, EventId, GroupId, PersonId, SessionId, Slug, Time};
use uuid::Uuid;

use crate::StoreError;

/// One argument of a statement.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// No value.
    Null,
    /// A whole number, a time in milliseconds, a yes (1) or no (0).
    Int(i64),
    /// A number with a fraction.
    Real(f64),
    /// Text; never with a NUL character, which PostgreSQL cannot hold.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
    /// The sixteen bytes of an id, without an allocation.
    Id([u8; 16]),
}

macro_rules! from {
    ($($kind:ty, $value:ident => $into:expr;)+) => {$(
        impl From<$kind> for Value {
            fn from($value: $kind) -> Self {
                $into
            }
        }
    )+};
}

from! {
    i64, v => Self::Int(v);
    i32, v => Self::Int(v.into());
    u32, v => Self::Int(v.into());
    i16, v => Self::Int(v.into());
    u16, v => Self::Int(v.into());
    u8, v => Self::Int(v.into());
    u64, v => Self::Int(i64::try_from(v).unwrap_or(i64::MAX));
    usize, v => Self::Int(i64::try_from(v).unwrap_or(i64::MAX));
    bool, v => Self::Int(v.into());
    f64, v => Self::Real(v);
    f32, v => Self::Real(v.into());
    &str, v => Self::Text(v.to_owned());
    String, v => Self::Text(v);
    &String, v => Self::Text(v.clone());
    Cow<'_, str>, v => Self::Text(v.into_owned());
    &[u8], v => Self::Blob(v.to_vec());
    Vec<u8>, v => Self::Blob(v);
    &Vec<u8>, v => Self::Blob(v.clone());
    [u8; 32], v => Self::Blob(v.to_vec());
    &[u8; 32], v => Self::Blob(v.to_vec());
    [u8; 16], v => Self::Id(v);
    Uuid, v => Self::Id(v.into_bytes());
    Time, v => Self::Int(v.millis());
    Code, v => Self::Text(v.as_str().to_owned());
    &Code, v => Self::Text(v.as_str().to_owned());
    &Slug, v => Self::Text(v.as_str().to_owned());
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl From<&Self> for Value {
    fn from(value: &Self) -> Self {
        value.clone()
    }
}

/// Makes id types (declared with `base::id!`) usable as arguments and columns.
#[macro_export]
macro_rules! ids {
    ($($name:ty),+ $(,)?) => {$(
        impl From<$name> for $crate::Value {
            fn from(id: $name) -> Self {
                Self::Id(*id.bytes())
            }
        }

        impl From<&$name> for $crate::Value {
            fn from(id: &$name) -> Self {
                Self::Id(*id.bytes())
            }
        }

        impl $crate::FromValue for $name {
            fn from_value(cell: $crate::Cell<'_>) -> Result<Self, $crate::StoreError> {
                match cell {
                    $crate::Cell::Blob(bytes) => <$name>::from_bytes(bytes),
                    _ => None,
                }
                .ok_or_else(|| cell.unfit("an id of sixteen bytes"))
            }
        }
    )+};
}

ids!(PersonId, SessionId, GroupId, CallId, ActionId, EventId);

/// Writes the arguments of a statement: `args![call, now, "open"]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => {
        &[$($crate::Value::from($value)),*] as &[$crate::Value]
    };
}

/// One column of one row, borrowed from the driver.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Cell<'a> {
    /// No value.
    Null,
    /// A whole number.
    Int(i64),
    /// A number with a fraction.
    Real(f64),
    /// Text.
    Text(&'a str),
    /// Bytes.
    Blob(&'a [u8]),
}

impl Cell<'_> {
    /// The error for a column that is not what the code expects; shows the kind, not the value.
    pub fn unfit(&self, wanted: &str) -> StoreError {
        let kind = match self {
            Self::Null => "NULL",
            Self::Int(_) => "INTEGER",
            Self::Real(_) => "REAL",
            Self::Text(_) => "TEXT",
            Self::Blob(_) => "BLOB",
        };
        StoreError::broken(format!("expected {wanted}, found {kind}"))
    }

    /// An owned copy, as an argument for another statement.
    pub fn to_value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Int(v) => Value::Int(v),
            Self::Real(v) => Value::Real(v),
            Self::Text(v) => Value::Text(v.to_owned()),
            Self::Blob(v) => Value::Blob(v.to_vec()),
        }
    }
}

/// What a column can be read as.
pub trait FromValue: Sized {
    /// Reads the column.
    fn from_value(cell: Cell<'_>) -> Result<Self, StoreError>;
}

impl FromValue for i64 {
    fn from_value(cell: Cell<'_>) -> Result<Self, StoreError> {
        match cell {
            Cell::Int(v) => Ok(v),
            other => Err(other.unfit("a whole number")),
        }
    }
}

macro_rules! narrow {
    ($($kind:ty),+) => {$(
        impl FromValue for $kind {
            fn from_value(cell: Cell<'_>) -> Result<Self, StoreError> {
                i64::from_value(cell)?
                    .try_into()
                    .map_err(|e: std::num::TryFromIntError| StoreError::Broken(e.into()))
            }
        }
    )+};
}

narrow!(u8, u16, u32, u64, usize, i32);

impl FromValue for bool {
    fn from_value(cell: Cell<'_>) -> Result<Self, StoreError> {
        Ok(i64::from_value(cell)? != 0)
    }
}

impl FromValue for f64 {
    #[expect(clippy::cast_precision_loss, reason = "a sum that happens to be whole is still read as a fraction")]
    fn from_value(cell: Cell<'_>) -> Result<Self, StoreError> {
        match cell {
            Cell::Real(v) => Ok(v),
            Cell::Int(v) => Ok(v as Self),
            other => Err(other.unfit("a number")),
        }
    }
}

impl FromValue for String {
    fn from_value(cell: Cell<'_>) -> Result<Self, StoreError> {
        match cell {
            Cell::Text(v) => Ok(v.to_owned()),
            other => Err(other.unfit("text")),
        }
    }
}

impl FromValue for Vec<u8> {
    fn from_value(cell: Cell<'_>) -> Result<Self, StoreError> {
        match cell {
            Cell::Blob(v) => Ok(v.to_vec()),
            other => Err(other.unfit("bytes")),
        }
    }
}

impl<const N: usize> FromValue for [u8; N] {
    fn from_value(cell: Cell<'_>) -> Result<Self, StoreError> {
        match cell {
            Cell::Blob(v) => v.try_into().ok(),
            _ => None,
        }
        .ok_or_else(|| cell.unfit(&format!("{N} bytes")))
    }
}

impl FromValue for Uuid {
    fn from_value(cell: Cell<'_>) -> Result<Self, StoreError> {
        <[u8; 16]>::from_value(cell).map(Self::from_bytes)
    }
}

impl FromValue for Time {
    fn from_value(cell: Cell<'_>) -> Result<Self, StoreError> {
        i64::from_value(cell).map(Self::from_millis)
    }
}

impl FromValue for Code {
    fn from_value(cell: Cell<'_>) -> Result<Self, StoreError> {
        match cell {
            Cell::Text(v) => v.parse().ok(),
            _ => None,
        }
        .ok_or_else(|| cell.unfit("a code"))
    }
}

impl FromValue for Slug {
    fn from_value(cell: Cell<'_>) -> Result<Self, StoreError> {
        match cell {
            Cell::Text(v) => Self::parse(v).ok(),
            _ => None,
        }
        .ok_or_else(|| cell.unfit("a slug"))
    }
}

impl FromValue for Value {
    fn from_value(cell: Cell<'_>) -> Result<Self, StoreError> {
        Ok(cell.to_value())
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(cell: Cell<'_>) -> Result<Self, StoreError> {
        match cell {
            Cell::Null => Ok(None),
            other => T::from_value(other).map(Some),
        }
    }
}
