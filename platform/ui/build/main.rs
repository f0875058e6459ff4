//! Turns `locales/` into typed functions and `css/`, `assets/` into embedded files.
//!
//! Promises: the same input gives the same output; a missing translation or an unknown variable
//! stops the build and names its file and line. Needs nothing but this folder: no node, no network.

#[macro_use]
mod files;
mod assets;
mod words;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut say = io::stdout();
    match build(&mut say) {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            for fault in faults {
                // Nothing sensible is left to do when even stdout is gone; the exit code still tells.
                writeln!(say, "cargo::error={}", fault.replace('\n', " ")).ok();
            }
            ExitCode::FAILURE
        }
    }
}

fn build(say: &mut impl Write) -> Result<(), Vec<String>> {
    let out = std::env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| vec!["OUT_DIR is not set".to_owned()])?;
    for folder in ["build", "locales", "css", "assets"] {
        writeln!(say, "cargo::rerun-if-changed={folder}").map_err(|e| vec![e.to_string()])?;
    }
    let code = words::generate(Path::new("locales"))?;
    write(&out.join("words.rs"), code.as_bytes())?;
    let code = assets::generate(&out)?;
    write(&out.join("assets.rs"), code.as_bytes())
}

/// Writes a file, or says which one could not be written.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Vec<String>> {
    fs::write(path, bytes).map_err(|e| vec![format!("{}: {e}", path.display())])
}
