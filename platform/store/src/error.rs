//! The five ways a question or a change can fail.

use std::error::Error;
use std::fmt;

/// Why the database did not do what was asked.
#[derive(Debug)]
pub enum StoreError {
    /// The one row that was asked for is not there.
    Missing,
    /// A rule of the schema refused the row.
    ///
    /// Both engines name it the same way: a unique key as `table(column,column)`, a unique index
    /// over an expression by its name, a foreign key as `foreign key`, a missing value as
    /// `not null table(column)` and a check as `check NAME` (equal only for named checks).
    Conflict {
        /// The rule, as above.
        constraint: String,
    },
    /// Too much to do, or the database is away: trying again later may work. When a connection to
    /// PostgreSQL was lost while committing, the change may have been saved.
    Busy,
    /// The disk is full; nothing of the change was saved.
    Full,
    /// Anything else: for the log, not for people.
    Broken(Box<dyn Error + Send + Sync>),
}

impl StoreError {
    /// A broken expectation, in words for the log.
    pub fn broken(words: impl Into<String>) -> Self {
        Self::Broken(words.into().into())
    }

    /// Whether this is a conflict with the rule `constraint`, such as `rsvps(action_id,code)`.
    pub fn is_conflict(&self, constraint: &str) -> bool {
        matches!(self, Self::Conflict { constraint: c } if c == constraint)
    }

    /// The same error once more, for everybody who shares its fate.
    pub(crate) fn again(&self) -> Self {
        match self {
            Self::Missing => Self::Missing,
            Self::Conflict { constraint } => Self::Conflict { constraint: constraint.clone() },
            Self::Busy => Self::Busy,
            Self::Full => Self::Full,
            Self::Broken(source) => Self::broken(chain(source.as_ref())),
        }
    }
}

/// An error with its causes on one line.
pub(crate) fn chain(error: &(dyn Error + 'static)) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let text = inner.to_string();
        if !words.contains(&text) {
            words.push_str(": ");
            words.push_str(&text);
        }
        cause = inner.source();
    }
    words
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("no such row"),
            Self::Conflict { constraint } => write!(f, "refused by {constraint}"),
            Self::Busy => f.write_str("the database is busy or away"),
            Self::Full => f.write_str("the disk is full"),
            Self::Broken(source) => write!(f, "database: {}", chain(source.as_ref())),
        }
    }
}

impl Error for StoreError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Broken(source) => Some(source.as_ref()),
            _ => None,
        }
    }
}
