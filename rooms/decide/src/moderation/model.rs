//! What facilitators decided, as the public log says it.

use base::Time;

/// One decision, as the log shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Logged {
    /// Its place in the log.
    pub id: i64,
    /// The statement.
    pub statement: u32,
    /// What was decided.
    pub what: String,
    /// The statement it was merged into.
    pub into: Option<u32>,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Time,
    /// What the statement says; none when it was rejected, since it may be against the rules.
    pub body: Option<String>,
}
