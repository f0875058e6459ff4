//! One word per thing: names we define must not use a synonym that GLOSSARY.md forbids.
//!
//! Reads definitions (types, functions, modules, constants, public fields), columns and tables,
//! message names and file names. Names of foreign crates are used, not defined, and stay free.

use std::ops::Range;

use crate::rust::{Source, words};
use crate::tree::{File, Problem, Tree};

/// Keywords whose next word is a name we choose.
const DEFINES: [&str; 9] = ["fn", "struct", "enum", "trait", "type", "mod", "const", "static", "macro_rules"];
/// Endings of type names that say nothing.
const EMPTY_NOUNS: [&str; 6] = ["manager", "helper", "util", "utils", "data", "info"];
/// Beginnings of function names that say nothing.
const EMPTY_VERBS: [&str; 2] = ["do", "process"];

/// Names in our files that are somebody else's words: the file, the name.
const FOREIGN: [(&str, &str); 1] = [("convoke/src/config.rs", "user")];

/// One line of the glossary's table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The word we use.
    pub(crate) word: String,
    /// What it means.
    pub(crate) meaning: String,
    /// What we never call it, each split into its words.
    pub(crate) never: Vec<Vec<String>>,
}

/// Finds forbidden synonyms and empty words, and a glossary that cannot be read.
pub(crate) fn check(tree: &Tree) -> Vec<Problem> {
    let Some(glossary) = tree.get("GLOSSARY.md") else {
        return vec![Problem::file("GLOSSARY.md", "is missing")];
    };
    let entries = entries(&glossary.text);
    let mut problems = table_problems(glossary, &entries);
    for file in &tree.files {
        for (line, name) in names(file) {
            if let Some(what) = objection(&name, &entries) {
                problems.push(file.at_line(line, what));
            }
        }
    }
    problems
}

/// Reads the tables of the glossary: `| word | meaning | never |`.
pub(crate) fn entries(text: &str) -> Vec<Entry> {
    let rows = text.lines().filter_map(|line| line.strip_prefix('|')?.strip_suffix('|'));
    let cells = rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    cells
        .filter_map(|cells| match cells.as_slice() {
            [word, meaning, never] if *word != "word" && !word.starts_with("--") => Some(Entry {
                word: String::from(*word),
                meaning: String::from(*meaning),
                never: never.split(',').map(parts).filter(|parts| !parts.is_empty()).collect(),
            }),
            _ => None,
        })
        .collect()
}

fn table_problems(glossary: &File, entries: &[Entry]) -> Vec<Problem> {
    let mut problems = Vec::new();
    if entries.len() < 50 {
        problems.push(Problem::file(&glossary.path, "its tables `| word | meaning | never |` cannot be read"));
    }
    for (index, entry) in entries.iter().enumerate() {
        let twice = entries.iter().take(index).any(|other| other.word == entry.word);
        if twice || entry.meaning.is_empty() {
            problems
                .push(Problem::file(&glossary.path, format!("`{}` stands there twice or has no meaning", entry.word)));
        }
        let word = parts(&entry.word);
        if entries.iter().any(|other| other.never.contains(&word)) {
            problems
                .push(Problem::file(&glossary.path, format!("`{}` is both our word and a forbidden one", entry.word)));
        }
    }
    problems
}

/// Names defined in a file, with their lines.
fn names(file: &File) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    if file.is("rs") {
        found.extend(rust_names(file));
    }
    if file.is("sql") {
        let code = file.text.lines().map(|line| line.split("--").next().unwrap_or_default());
        for (index, line) in code.enumerate() {
            found.extend(words(line).iter().map(|word| (index + 1, word.text.to_ascii_lowercase())));
        }
    }
    if file.is("ftl") {
        let ids =
            file.text.lines().enumerate().filter(|(_, line)| line.starts_with(|char: char| char.is_ascii_lowercase()));
        found.extend(ids.filter_map(|(index, line)| Some((index + 1, String::from(line.split_once('=')?.0.trim())))));
    }
    if ["rs", "ts", "css", "ftl", "sql"].iter().any(|kind| file.is(kind)) {
        found.push((0, file.path.rsplit_once('.').map_or(file.path.as_str(), |(stem, _)| stem).replace('/', "-")));
    }
    found
}

fn rust_names(file: &File) -> Vec<(usize, String)> {
    let source = Source::read(&file.text);
    let words = source.words();
    let promised = promised(&source);
    let mut found = Vec::new();
    let mut before = "";
    for word in &words {
        if promised.iter().any(|range| range.contains(&word.at)) || FOREIGN.contains(&(&file.path, word.text)) {
            before = word.text;
            continue;
        }
        let field = before == "pub"
            && source.follows(word.at + word.text.len(), ":")
            && !source.follows(word.at + word.text.len(), "::");
        if DEFINES.contains(&before) || field {
            let name = if before == "fn" { format!("fn {}", word.text) } else { String::from(word.text) };
            found.push((crate::tree::line_of(&file.text, word.at), name));
        }
        // `pub(crate) name: Type` is a public field too.
        before = if before == "pub" && matches!(word.text, "crate" | "super") { "pub" } else { word.text };
    }
    found
}

/// Where traits are implemented: the names there were chosen with the trait, perhaps by others.
fn promised(source: &Source) -> Vec<Range<usize>> {
    let words = source.words();
    let impls = words
        .iter()
        .filter(|word| word.text == "impl" && matches!(source.before(word.at), None | Some(b'}' | b';' | b'{' | b']')));
    impls
        .filter_map(|word| {
            let open = word.at + source.code.get(word.at..)?.find('{')?;
            let head = source.code.get(word.at..open)?;
            head.contains(" for ").then(|| word.at..source.closing(open))
        })
        .collect()
}

/// What speaks against a name.
fn objection(name: &str, entries: &[Entry]) -> Option<String> {
    let (is_fn, name) = name.strip_prefix("fn ").map_or((false, name), |name| (true, name));
    let parts = parts(name);
    let is_type = name.starts_with(|char: char| char.is_ascii_uppercase())
        && name.contains(|char: char| char.is_ascii_lowercase());
    if is_type && parts.len() > 1 && parts.last().is_some_and(|last| EMPTY_NOUNS.contains(&last.as_str())) {
        return Some(format!("`{name}` ends in a word that says nothing; name what it is"));
    }
    if is_fn && parts.len() > 1 && parts.first().is_some_and(|first| EMPTY_VERBS.contains(&first.as_str())) {
        return Some(format!("`{name}` begins with a word that says nothing; name what it does"));
    }
    for entry in entries {
        for never in &entry.never {
            if parts.windows(never.len()).any(|window| same(window, never)) {
                return Some(format!(
                    "`{name}` says `{}`; our word is `{}` (GLOSSARY.md)",
                    never.join(" "),
                    entry.word
                ));
            }
        }
    }
    None
}

/// Equal words, a plural's `s` on the last one aside.
fn same(window: &[String], never: &[String]) -> bool {
    let singular = |word: &str| String::from(word.strip_suffix('s').unwrap_or(word));
    window.iter().zip(never).all(|(left, right)| left == right || singular(left) == singular(right))
}

/// The words inside a name, whatever its case: `RateLimit`, `rate_limit`, `rate-limit`, `rate limit`.
pub(crate) fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut lower_before = false;
    for char in name.chars() {
        if !char.is_alphanumeric() {
            parts.push(String::new());
            lower_before = false;
            continue;
        }
        if char.is_uppercase() && lower_before {
            parts.push(String::new());
        }
        lower_before = char.is_lowercase() || char.is_ascii_digit();
        if let Some(last) = parts.last_mut() {
            last.extend(char.to_lowercase());
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "| word | meaning | never |\n|---|---|---|\n| person | a human | user, human |\n| RSVP | will come | sign up |\n";

    fn found(path: &str, text: &str) -> Vec<String> {
        let tree = Tree::of(&[("GLOSSARY.md", TABLE), (path, text)]);
        check(&tree).iter().map(ToString::to_string).filter(|problem| !problem.contains("cannot be read")).collect()
    }

    #[test]
    fn the_table_is_read() {
        let entries = entries(TABLE);
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[0].never, [["user"], ["human"]]);
        assert_eq!(entries[1].never, [["sign", "up"]]);
    }

    #[test]
    fn forbidden_words_are_found_where_names_are_made() {
        assert!(found("a.rs", "pub struct UserCard;")[0].contains("our word is `person`"));
        assert!(found("a.rs", "fn list_users() {}").len() == 1);
        assert!(found("a.rs", "struct A { pub(crate) sign_up: u8 }").len() == 1);
        assert!(found("x/m.sql", "CREATE TABLE users (\n  id BLOB -- the user\n);").len() == 1);
        assert!(found("en/a.ftl", "user-name = Name\n").len() == 1);
        assert!(found("rooms/act/src/user/mod.rs", "//! x").len() == 1);
    }

    #[test]
    fn empty_words_are_found() {
        assert!(found("a.rs", "struct GroupManager;")[0].contains("says nothing"));
        assert!(found("a.rs", "fn process_form() {}")[0].contains("says nothing"));
    }

    #[test]
    fn foreign_names_and_prose_are_free() {
        assert!(found("a.rs", "use x::User; fn f(a: http::UserAgent) { let user = a.user(); } // the user").is_empty());
        assert!(found("a.rs", "fn userland() {}").is_empty());
        assert!(found("a.rs", "impl Sink for X { fn process_token(&self) {} }").is_empty());
        assert_eq!(found("a.rs", "impl X { fn process_token(&self) {} }").len(), 1);
    }

    #[test]
    fn a_glossary_at_odds_with_itself_is_found() {
        let tree = Tree::of(&[("GLOSSARY.md", "| person | a | |\n| actor | b | person |\n| person | c | |\n")]);
        let found: Vec<_> = check(&tree).into_iter().map(|problem| problem.what).collect();
        assert!(found.iter().any(|what| what.contains("both our word")));
        assert!(found.iter().any(|what| what.contains("twice")));
    }
}
