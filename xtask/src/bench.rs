//! `cargo xtask bench …`: builds the bench program with optimization and hands everything over.

use std::os::unix::process::CommandExt as _;

use anyhow::{Result, bail};

use crate::run::cargo;
use crate::tree::root;

/// The package that measures.
const PACKAGE: &str = "convoke-bench";

/// Runs the benches; what they are called, they say themselves (`cargo xtask bench --help`).
pub(crate) fn run(rest: &[String]) -> Result<()> {
    if !root().join("bench/Cargo.toml").is_file() {
        bail!("this copy of the project has no bench/ (package {PACKAGE})");
    }
    // All its programs: the one that is run starts another.
    let built = cargo(["build", "--quiet", "--release", "--locked", "--package", PACKAGE]).status()?;
    if !built.success() {
        bail!("the benches could not be built");
    }
    let error = cargo(["run", "--quiet", "--release", "--locked", "--package", PACKAGE, "--"]).args(rest).exec();
    bail!("cannot start cargo: {error}");
}
