//! The opinion engine in a process that holds nothing else, so that its memory is the engine's and not
//! that of the whole program: measures one made-up conversation and writes the figures in one line.
//!
//! Used by `bench opinion --against PYTHON`.

use std::io::Write as _;
use std::process::ExitCode;
use std::time::Duration;

use convoke::opinion::bench::{Row, measure};
use opinion::synthetic::Size;

/// Microseconds, so that the other side reads whole numbers.
fn micros(time: Duration) -> u128 {
    time.as_micros()
}

fn figures(size: &str) -> Result<String, String> {
    let parts: Vec<u32> = size.split('x').filter_map(|part| part.parse().ok()).collect();
    let [participants, statements, answers] = parts[..] else {
        return Err("write PARTICIPANTSxSTATEMENTSxANSWERS".to_owned());
    };
    let it: Row = measure(Size { participants, statements, answers }).map_err(|error| error.to_string())?;
    let time = micros(it.built + it.scratch);
    Ok(format!("{} {time} {} {}", it.votes, micros(it.spent), it.peak.unwrap_or(0)))
}

fn main() -> ExitCode {
    let size = std::env::args().nth(1).unwrap_or_default();
    let (line, code) = match figures(&size) {
        Ok(line) => (line, ExitCode::SUCCESS),
        Err(error) => (error, ExitCode::FAILURE),
    };
    drop(writeln!(std::io::stdout().lock(), "{line}"));
    code
}
