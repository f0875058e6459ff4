//! HSDS, the Human Services Data Specification: the formats in which directories are passed on.
//!
//! Everything goes through a [`Package`]: rows by table. Readers make one of a folder of CSV files
//! (3.0 or 1.1), of nested JSON or of a plain table with a mapping; `check` makes it sound; writers
//! make files and JSON of it. Nothing here knows the database, files or HTTP.

pub mod check;
pub mod json;
pub mod linked;
pub mod mapped;
mod old;
pub mod package;
pub mod sheet;
pub mod tables;
pub mod tabular;

pub use check::check;
pub use package::{Effect, Package, Problem, Row};
pub use sheet::File;
pub use tables::Table;

/// Reads whatever these files are: a JSON file, or the CSV files of a package.
pub fn read(files: &[File]) -> Package {
    let json: Vec<&File> =
        files.iter().filter(|it| (it.ends(".json") || it.ends(".jsonl")) && it.stem() != "datapackage").collect();
    let has_tables = files.iter().any(|it| it.ends(".csv"));
    match json.as_slice() {
        [file, ..] if !has_tables => {
            let mut whole = json::read(file);
            for file in json.iter().skip(1) {
                whole.join(json::read(file));
            }
            whole
        }
        _ => tabular::read(files),
    }
}

#[cfg(test)]
mod tests;
