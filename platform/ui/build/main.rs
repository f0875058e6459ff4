//! Turns `locales/` into typed functions and `css/`, `assets/` into embedded files.
//!
//! Promises: the same input gives the same output; a missing translation or an unknown variable
//! stops the build and names its file and line. Needs nothing but this folder: no node, no network.

/// Appends formatted text to a string.
macro_rules! add {
    ($out:expr, $($text:tt)+) => { $out.push_str(&format!($($text)+)) };
}

/// Appends a formatted line to a string.
macro_rules! add_line {
    ($out:expr, $($text:tt)+) => {{ $out.push_str(&format!($($text)+)); $out.push('\n'); }};
}

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

/// Every file of a folder whose name ends in `ending`, sorted, so that builds are reproducible.
fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Vec<String>> {
    let list = fs::read_dir(folder).map_err(|e| vec![format!("{}: {e}", folder.display())])?;
    let mut found: Vec<PathBuf> = list
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .collect();
    found.sort();
    Ok(found)
}
