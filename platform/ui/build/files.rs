//! What both halves of the build script need: the files of a folder, and text put together.

use std::fs;
use std::path::{Path, PathBuf};

/// Appends formatted text to a string.
macro_rules! add {
    ($out:expr, $($text:tt)+) => { $out.push_str(&format!($($text)+)) };
}

/// Appends a formatted line to a string.
macro_rules! add_line {
    ($out:expr, $($text:tt)+) => {{ $out.push_str(&format!($($text)+)); $out.push('\n'); }};
}

/// Every file of a folder whose name ends in `ending`, sorted, so that builds are reproducible.
pub(crate) fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Vec<String>> {
    let list = fs::read_dir(folder).map_err(|e| vec![format!("{}: {e}", folder.display())])?;
    let mut found: Vec<PathBuf> = list
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .collect();
    found.sort();
    Ok(found)
}
