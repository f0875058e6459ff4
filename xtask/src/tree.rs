//! The project's own text files, read once and shared by all checks.
//!
//! A check takes a `Tree`, so its test can hand it a bad example made of two lines
//! instead of a directory.

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// Kinds of files the checks read.
const READ: [&str; 13] = ["rs", "toml", "md", "css", "ts", "js", "ftl", "sql", "json", "lock", "service", "txt", "run"];
/// Folders that hold nothing we wrote.
const SKIPPED: [&str; 5] = ["target", ".git", "node_modules", "convoke-data", "proptest-regressions"];
/// Larger files are data, not text to be read by people.
const LARGEST: u64 = 1_000_000;

/// One text file of the project.
pub(crate) struct File {
    /// Path from the project's root, with `/`.
    pub(crate) path: String,
    /// The whole text.
    pub(crate) text: String,
}

impl File {
    /// The file's own name.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Whether the file ends in `.EXTENSION`.
    pub(crate) fn is(&self, extension: &str) -> bool {
        self.name().rsplit_once('.').is_some_and(|(_, end)| end == extension)
    }

    /// A finding in this file at a byte offset.
    pub(crate) fn at(&self, offset: usize, what: impl Into<String>) -> Problem {
        Problem { path: self.path.clone(), line: line_of(&self.text, offset), what: what.into() }
    }

    /// A finding in this file at a line, counted from one.
    pub(crate) fn at_line(&self, line: usize, what: impl Into<String>) -> Problem {
        Problem { path: self.path.clone(), line, what: what.into() }
    }
}

/// All text files of the project.
pub(crate) struct Tree {
    /// Sorted by path.
    pub(crate) files: Vec<File>,
}

impl Tree {
    /// Reads the project below `root`.
    pub(crate) fn read(root: &Path) -> Result<Self> {
        let mut files = Vec::new();
        let mut open = vec![root.to_path_buf()];
        while let Some(folder) = open.pop() {
            let entries = std::fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
            for entry in entries {
                let entry = entry?;
                let name = entry.file_name().to_string_lossy().into_owned();
                let kind = entry.file_type()?;
                if kind.is_dir() {
                    if !SKIPPED.contains(&name.as_str()) {
                        open.push(entry.path());
                    }
                } else if kind.is_file() && reads(&name) && entry.metadata()?.len() <= LARGEST {
                    // A colleague's editor may remove a file between the listing and the reading.
                    if let Ok(text) = std::fs::read_to_string(entry.path()) {
                        files.push(File { path: relative(root, &entry.path()), text });
                    }
                }
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { files })
    }

    /// A tree made of texts, for tests.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let files =
            files.iter().map(|(path, text)| File { path: String::from(*path), text: String::from(*text) }).collect();
        Self { files }
    }

    /// The file at a path, if it is there.
    pub(crate) fn get(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// All Rust sources.
    pub(crate) fn rust(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.is("rs"))
    }
}

fn reads(name: &str) -> bool {
    name == "run" || name.rsplit_once('.').is_some_and(|(_, end)| READ.contains(&end))
}

fn relative(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// What a check found, and where.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The file.
    pub(crate) path: String,
    /// The line, counted from one; zero speaks of the whole file.
    pub(crate) line: usize,
    /// What is wrong and what to do instead.
    pub(crate) what: String,
}

impl Problem {
    /// A finding about a whole file.
    pub(crate) fn file(path: impl Into<String>, what: impl Into<String>) -> Self {
        Self { path: path.into(), line: 0, what: what.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            write!(f, "{}: {}", self.path, self.what)
        } else {
            write!(f, "{}:{}: {}", self.path, self.line, self.what)
        }
    }
}

/// The line, counted from one, that holds a byte offset.
pub(crate) fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// The project's root: the folder above this crate.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_says_where_it_is() {
        let file = File { path: String::from("a/b.rs"), text: String::from("one\ntwo\nthree") };
        assert_eq!(file.at(4, "bad").to_string(), "a/b.rs:2: bad");
        assert_eq!(Problem::file("x", "gone").to_string(), "x: gone");
    }

    #[test]
    fn the_tree_holds_this_very_file_and_nothing_that_was_built() {
        let tree = Tree::read(&root()).unwrap();
        assert!(tree.get("xtask/src/tree.rs").is_some());
        assert!(tree.files.iter().all(|file| !file.path.starts_with("target/")));
    }
}
