//! Documents keep their word: links lead to files, and tests that a document names exist.

use std::collections::BTreeSet;

use crate::rust::Source;
use crate::tree::{File, Problem, Tree};

/// Finds dead links in documents and names of tests that are not there.
pub(crate) fn check(tree: &Tree) -> Vec<Problem> {
    let functions = functions(tree);
    let documents = tree.files.iter().filter(|file| file.is("md"));
    documents
        .flat_map(|file| {
            let mut problems = dead_links(tree, file);
            if file.path == "ARCHITECTURE.md" || file.path == "SECURITY.md" {
                problems.extend(missing_tests(file, &functions));
            }
            problems
        })
        .collect()
}

fn functions(tree: &Tree) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in tree.rust() {
        let source = Source::read(&file.text);
        let words = source.words();
        let pairs = words.iter().zip(words.iter().skip(1));
        found.extend(pairs.filter(|(keyword, _)| keyword.text == "fn").map(|(_, name)| String::from(name.text)));
    }
    found
}

/// A name of four words or more in backticks is the name of a test: tests are named by sentences.
fn missing_tests(file: &File, functions: &BTreeSet<String>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        for quoted in line.split('`').skip(1).step_by(2) {
            let name = quoted.rsplit("::").next().unwrap_or_default();
            let sentence = name.matches('_').count() >= 3
                && name.chars().all(|char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '_');
            if sentence && !functions.contains(name) {
                problems.push(file.at_line(index + 1, format!("names the test `{name}`, which does not exist")));
            }
        }
    }
    problems
}

fn dead_links(tree: &Tree, file: &File) -> Vec<Problem> {
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut problems = Vec::new();
    let mut fenced = false;
    for (index, line) in file.text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        for (at, _) in line.match_indices("](") {
            let rest = line.get(at + 2..).unwrap_or_default();
            let target = rest.split([')', ' ', '#']).next().unwrap_or_default();
            if target.is_empty() || target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let path = joined(folder, target);
            let there = path.is_empty()
                || tree.files.iter().any(|file| file.path == path || file.path.starts_with(&format!("{path}/")));
            if !there && !crate::tree::root().join(&path).exists() {
                problems.push(file.at_line(index + 1, format!("links to {target}, which is not there")));
            }
        }
    }
    problems
}

fn joined(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_that_lead_somewhere_pass() {
        let tree = Tree::of(&[
            ("docs/a.md", "[b](b.md#x) [c](../src/) [d](https://example.org/)\n"),
            ("docs/b.md", ""),
            ("src/c.rs", ""),
        ]);
        assert_eq!(check(&tree), []);
    }

    #[test]
    fn a_dead_link_is_found() {
        let tree = Tree::of(&[("docs/a.md", "one\n[b](no-such-file.md)\n")]);
        assert_eq!(check(&tree)[0].to_string(), "docs/a.md:2: links to no-such-file.md, which is not there");
    }

    #[test]
    fn a_test_that_is_gone_is_found() {
        let text = "- Money. `a_group_endorses_only_once`, `x::it_is_not_there` (`base::Time`)\n";
        let tree = Tree::of(&[("ARCHITECTURE.md", text), ("a.rs", "fn a_group_endorses_only_once() {}")]);
        assert_eq!(check(&tree).len(), 1);
        assert!(check(&tree)[0].what.contains("it_is_not_there"));
    }
}
