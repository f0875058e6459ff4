//! What the tool says: one place that writes to the terminal.
//!
//! Everything else in this crate returns values or calls these functions.

use std::fmt::Display;
use std::io::Write as _;

/// Writes one line to standard output; a closed pipe is no reason to stop.
pub(crate) fn line(text: impl Display) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{text}").ok();
    out.flush().ok();
}

/// Writes one line to standard error.
pub(crate) fn aside(text: impl Display) {
    let mut out = std::io::stderr().lock();
    writeln!(out, "{text}").ok();
}
