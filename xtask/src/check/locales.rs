//! Every language says everything: messages, their variables, and no message that nobody uses.
//!
//! Reads the `.ftl` files by line, which is enough to compare them; Fluent itself parses them
//! when `ui` is built.

use std::collections::{BTreeMap, BTreeSet};

use crate::rust::{Source, words};
use crate::tree::{Problem, Tree};

/// Where a language is one folder.
const FOLDER: &str = "platform/ui/locales/";
/// The language that is written first; the others are compared with it.
const FIRST: &str = "en";

/// One message of one language.
#[derive(Debug, Default)]
pub(crate) struct Message {
    /// Its file, below the language's folder.
    pub(crate) file: String,
    /// Its line.
    pub(crate) line: usize,
    /// The variables it uses.
    pub(crate) variables: BTreeSet<String>,
    /// Whether it says anything.
    pub(crate) says: bool,
}

/// The messages of one language by name.
pub(crate) type Messages = BTreeMap<String, Message>;

/// Finds what a language lacks, has beyond the first, or says twice.
pub(crate) fn check(tree: &Tree) -> Vec<Problem> {
    let (languages, mut problems) = read(tree);
    let Some(first) = languages.get(FIRST) else {
        return vec![Problem::file(FOLDER, format!("has no folder {FIRST}"))];
    };
    if languages.len() < 2 {
        problems.push(Problem::file(FOLDER, "has one language only; English and Spanish are complete, always"));
    }
    for (language, messages) in &languages {
        problems.extend(compare(language, first, messages));
    }
    problems
}

/// Messages that no source names, neither as a function nor as a key.
pub(crate) fn unused(tree: &Tree) -> Vec<Problem> {
    let (languages, _) = read(tree);
    let mut named: BTreeSet<String> = BTreeSet::new();
    for file in tree.rust() {
        let source = Source::read(&file.text);
        named.extend(source.words().iter().map(|word| word.text.replace('_', "-")));
        for literal in &source.literals {
            named.extend(
                literal.text.split(|char: char| !(char.is_ascii_alphanumeric() || char == '-')).map(String::from),
            );
        }
    }
    // Messages may use each other: `{ -brand }`, `{ call-title }`.
    for file in tree.files.iter().filter(|file| file.is("ftl")) {
        for used in file.text.split('{').skip(1) {
            named.extend(used.split_whitespace().next().map(|word| String::from(word.trim_end_matches('}'))));
        }
    }
    // A key put together from a beginning and a state, as in "call-state-" + state.
    let beginnings: Vec<String> = named.iter().filter(|name| name.len() > 3 && name.ends_with('-')).cloned().collect();
    // A key made longer by an ending, as in key + "-why".
    let endings: Vec<String> = named.iter().filter(|name| name.len() > 2 && name.starts_with('-')).cloned().collect();
    let longer = |name: &str| {
        endings.iter().filter_map(|ending| name.strip_suffix(ending.as_str())).any(|key| named.contains(key))
    };
    let first = languages.get(FIRST);
    first
        .into_iter()
        .flatten()
        .filter(|(name, _)| !named.contains(name.split('.').next().unwrap_or_default()))
        .filter(|(name, _)| !beginnings.iter().any(|beginning| name.starts_with(beginning.as_str())))
        .filter(|(name, _)| !longer(name))
        .map(|(name, message)| problem(FIRST, message, format!("`{name}` is used nowhere")))
        .collect()
}

/// All languages and what is wrong inside each.
pub(crate) fn read(tree: &Tree) -> (BTreeMap<String, Messages>, Vec<Problem>) {
    let mut languages: BTreeMap<String, Messages> = BTreeMap::new();
    let mut problems = Vec::new();
    for file in tree.files.iter().filter(|file| file.is("ftl")) {
        let Some((language, name)) = file.path.strip_prefix(FOLDER).and_then(|path| path.split_once('/')) else {
            problems.push(Problem::file(&file.path, format!("words live in {FOLDER}LANGUAGE/")));
            continue;
        };
        let messages = languages.entry(String::from(language)).or_default();
        for (id, message) in parse(name, &file.text) {
            if let Some(other) = messages.get(&id) {
                problems.push(problem(
                    language,
                    &message,
                    format!("`{id}` stands in {}:{} already", other.file, other.line),
                ));
            } else {
                messages.insert(id, message);
            }
        }
    }
    (languages, problems)
}

fn compare(language: &str, first: &Messages, messages: &Messages) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (id, message) in first {
        match messages.get(id) {
            None => problems
                .push(Problem::file(format!("{FOLDER}{language}/{}", message.file), format!("`{id}` is missing"))),
            Some(other) if other.variables != message.variables => {
                let names = |message: &Message| message.variables.iter().cloned().collect::<Vec<_>>().join(", ");
                let what = format!("`{id}` uses ({}), {FIRST} uses ({})", names(other), names(message));
                problems.push(problem(language, other, what));
            }
            Some(other) if other.file != message.file => {
                problems.push(problem(language, other, format!("`{id}` stands in {} in {FIRST}", message.file)));
            }
            Some(_) => {}
        }
    }
    for (id, message) in messages {
        if !first.contains_key(id) {
            problems.push(problem(language, message, format!("`{id}` is unknown in {FIRST}")));
        }
        if !message.says {
            problems.push(problem(language, message, format!("`{id}` says nothing")));
        }
    }
    problems
}

fn problem(language: &str, message: &Message, what: String) -> Problem {
    Problem { path: format!("{FOLDER}{language}/{}", message.file), line: message.line, what }
}

/// The messages, terms and attributes of one file.
fn parse(name: &str, text: &str) -> Vec<(String, Message)> {
    let mut found: Vec<(String, Message)> = Vec::new();
    let mut open = String::new();
    for (index, line) in text.lines().enumerate() {
        if line.starts_with('#') {
            continue;
        }
        let starts = |char: char| char.is_ascii_alphabetic() || char == '-';
        let begins = if line.starts_with(starts) { line.split_once('=') } else { None };
        let attribute =
            line.trim_start().strip_prefix('.').filter(|_| line.starts_with(' ')).and_then(|rest| rest.split_once('='));
        let rest = if let Some((id, rest)) = begins {
            open = String::from(id.trim());
            found.push((open.clone(), Message { file: String::from(name), line: index + 1, ..Message::default() }));
            rest
        } else if let Some((id, rest)) = attribute {
            let id = format!("{open}.{}", id.trim());
            found.push((id, Message { file: String::from(name), line: index + 1, ..Message::default() }));
            rest
        } else {
            line
        };
        if let Some((_, message)) = found.last_mut() {
            message.says |= !rest.trim().is_empty();
            for (at, _) in rest.match_indices('$') {
                let after = rest.get(at + 1..).unwrap_or_default();
                message.variables.extend(
                    words(&after.replace('-', "_"))
                        .first()
                        .filter(|word| word.at == 0)
                        .map(|word| String::from(word.text)),
                );
            }
        }
    }
    // A message that has only attributes says what they say.
    let with_attributes: BTreeSet<String> =
        found.iter().filter_map(|(id, _)| Some(String::from(id.split_once('.')?.0))).collect();
    for (id, message) in &mut found {
        message.says |= with_attributes.contains(id);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(en: &str, es: &str) -> Vec<String> {
        let tree = Tree::of(&[("platform/ui/locales/en/act.ftl", en), ("platform/ui/locales/es/act.ftl", es)]);
        check(&tree).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn equal_languages_pass() {
        let en = "# a comment\ncoming = { $count ->\n    [one] One\n   *[other] { $count }\n }\n-brand = Convoke\n";
        assert_eq!(tree(en, en), [""; 0]);
    }

    #[test]
    fn a_missing_an_unknown_and_an_empty_message_are_found() {
        assert_eq!(tree("a = A\nb = B\n", "a = A\n"), ["platform/ui/locales/es/act.ftl: `b` is missing"]);
        assert!(tree("a = A\n", "a = A\nb = B\n")[0].contains("es/act.ftl:2: `b` is unknown"));
        assert!(tree("a = A\n", "a =\n").iter().any(|found| found.contains("says nothing")));
    }

    #[test]
    fn other_variables_and_messages_said_twice_are_found() {
        assert!(tree("a = { $name }\n", "a = { $nombre }\n")[0].contains("uses (nombre)"));
        assert!(tree("a = A\na = B\n", "a = A\n")[0].contains("already"));
    }

    #[test]
    fn a_message_nobody_uses_is_found() {
        let tree = Tree::of(&[
            (
                "platform/ui/locales/en/act.ftl",
                "call-title = A\ncall-key = B\ncall-dead = C\n-brand = D\nstate-open = { -brand }\nkeep-x = E\nkeep-x-why = F\n",
            ),
            (
                "rooms/act/src/views.rs",
                "fn f() { w.call_title(); error(\"call-key\"); say(\"state-\"); say(\"keep-x\"); say(\"{}-why\") }",
            ),
        ]);
        let found: Vec<_> = unused(&tree).iter().map(ToString::to_string).collect();
        assert_eq!(found, ["platform/ui/locales/en/act.ftl:3: `call-dead` is used nowhere"]);
    }
}
