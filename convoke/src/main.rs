//! The program `convoke`; everything is in the library beside it, so that benchmarks measure the same code.

use std::process::ExitCode;

fn main() -> ExitCode {
    convoke::main()
}
