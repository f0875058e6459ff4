//! The whole program, tried from outside: faults, hostile input, what it keeps quiet about, its
//! command line, and a browser. Each test starts the real binary in a folder of its own.
//!
//! One file per promise (see "What always holds" in `ARCHITECTURE.md`); one test program for all,
//! because linking Convoke is slow. A test that needs what this machine has not (root, PostgreSQL, a
//! browser) says so in a line that begins with `skipped:`.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "tests from outside have real clocks, threads and environments, and say why they fail"
)]

mod browser;
mod cli;
mod common;
mod conversations;
mod councils;
mod counts;
mod directory;
mod faults;
mod hostile;
mod quiet;
