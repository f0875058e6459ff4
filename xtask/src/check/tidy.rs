//! Small tidiness: every source says what it is, files end well, nothing is skipped or left behind.

use crate::rust::Source;
use crate::tree::{File, Problem, Tree};

/// A longer source wants to be two.
const LONGEST: usize = 1_200;
/// Written by machines, or by somebody else.
const FOREIGN: [&str; 4] = ["Cargo.lock", "platform/ui/assets/", "convoke/tests/assets/", "LICENSE"];

/// Finds missing module docs, trailing spaces, overlong files, skipped tests and paths of a machine.
pub(crate) fn check(tree: &Tree) -> Vec<Problem> {
    let ours = tree.files.iter().filter(|file| !FOREIGN.iter().any(|foreign| file.path.starts_with(foreign)));
    ours.flat_map(|file| {
        let mut problems = spaces(file);
        problems.extend(machine(file));
        if file.is("rs") {
            problems.extend(module_doc(file));
            problems.extend(skipped_tests(file));
        }
        if ["rs", "ts", "css"].iter().any(|kind| file.is(kind)) {
            problems.extend(length(file));
        }
        problems
    })
    .collect()
}

fn module_doc(file: &File) -> Option<Problem> {
    let first = file.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    (!first.starts_with("//!"))
        .then(|| file.at_line(1, "starts without a module doc (//! what it is, what it promises, what it does not do)"))
}

fn spaces(file: &File) -> Vec<Problem> {
    let mut problems: Vec<_> = file
        .text
        .lines()
        .enumerate()
        .filter(|(_, line)| line.ends_with([' ', '\t', '\r']))
        .map(|(index, _)| file.at_line(index + 1, "ends in white space"))
        .collect();
    if !file.text.is_empty() && (!file.text.ends_with('\n') || file.text.ends_with("\n\n")) {
        problems.push(file.at_line(file.text.lines().count(), "must end in exactly one line break"));
    }
    problems
}

fn length(file: &File) -> Option<Problem> {
    let lines = file.text.lines().count();
    (lines > LONGEST)
        .then(|| Problem::file(&file.path, format!("has {lines} lines; more than {LONGEST} want to be two files")))
}

fn skipped_tests(file: &File) -> Vec<Problem> {
    let source = Source::read(&file.text);
    let words = source.words();
    words
        .iter()
        .filter(|word| matches!(word.text, "ignore" | "should_panic") && source.before(word.at) == Some(b'['))
        .map(|word| file.at(word.at, format!("#[{}] is not used here: a test runs, or it is not there", word.text)))
        .collect()
}

/// A path of one developer's machine would be wrong on every other one.
fn machine(file: &File) -> Vec<Problem> {
    let homes = [["/", "work/"].concat(), ["/", "root/"].concat(), ["/home", "/dev"].concat()];
    let lines = file.text.lines().enumerate();
    lines
        .filter(|(_, line)| {
            homes.iter().any(|home| {
                line.match_indices(home.as_str()).any(|(at, _)| {
                    let before = line.get(..at).and_then(|head| head.chars().next_back());
                    !before.is_some_and(|char| {
                        char.is_alphanumeric() || matches!(char, '.' | '_' | '-' | '}' | '*' | '~' | '/')
                    })
                })
            })
        })
        .map(|(index, _)| file.at_line(index + 1, "names a path of one particular machine"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(path: &str, text: &str) -> Vec<String> {
        check(&Tree::of(&[(path, text)])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_tidy_source_passes() {
        assert!(problems("a.rs", "//! What it is.\nfn f() { ignore(\"#[ignore]\"); }\n").is_empty());
    }

    #[test]
    fn a_source_without_a_doc_is_found() {
        assert!(problems("a.rs", "fn f() {}\n")[0].contains("module doc"));
    }

    #[test]
    fn trailing_spaces_and_missing_ends_are_found() {
        assert!(problems("a.md", "one \ntwo\n")[0].starts_with("a.md:1:"));
        assert!(problems("a.md", "one")[0].contains("line break"));
        assert!(problems("a.md", "one\n\n")[0].contains("line break"));
    }

    #[test]
    fn overlong_sources_are_found() {
        let long = format!("//! x\n{}", "\n".repeat(LONGEST - 1)) + "x\n";
        assert!(problems("a.rs", &long)[0].contains("want to be two"));
    }

    #[test]
    fn skipped_tests_are_found() {
        assert!(problems("a.rs", "//! x\n#[ignore]\nfn f() {}\n")[0].contains("a.rs:2"));
        assert!(problems("a.rs", "//! x\n#[should_panic(expected = \"x\")]\nfn f() {}\n")[0].contains("should_panic"));
    }

    #[test]
    fn paths_of_a_machine_are_found() {
        let text = ["see ", "/", "work/", "notes\n"].concat();
        assert!(problems("a.md", &text)[0].contains("machine"));
        assert!(problems("a.md", "https://example.org/work/x and net/work/y\n").is_empty());
    }
}
