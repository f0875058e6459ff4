//! `cargo xtask new noun ROOM NOUN`: the files every noun has, with a test that fails.
//!
//! Writes what does not decide anything; the rest is for whoever adds the noun, and the failing
//! test says so until it is done.

use std::path::Path;

use anyhow::{Result, bail};

use crate::check::glossary;
use crate::say;
use crate::tree::{Tree, root};

/// What was asked for.
#[derive(clap::Subcommand, Debug)]
pub(crate) enum Wish {
    /// The files of a noun: mod, model, store, views, routes, tests
    Noun {
        /// The room it lives in, such as act
        room: String,
        /// What it is called, one or more words joined by `_`, singular
        noun: String,
    },
}

/// Writes it.
pub(crate) fn run(wish: &Wish) -> Result<()> {
    let Wish::Noun { room, noun } = wish;
    let tree = Tree::read(&root())?;
    plausible(&tree, room, noun)?;
    let folder = root().join("rooms").join(room).join("src").join(noun);
    write(&folder, room, noun)?;
    say::line(format_args!("wrote rooms/{room}/src/{noun}/; next:"));
    say::line(format_args!("  1. `mod {noun};` in rooms/{room}/src/lib.rs, and its parts in the list of nouns"));
    say::line(format_args!(
        "  2. a row per route in rooms/{room}/src/access.rs, a path per route in platform/ui/src/href/"
    ));
    say::line(format_args!(
        "  3. a migration in rooms/{room}/migrations/, then cargo xtask schema and cargo xtask access"
    ));
    say::line(format_args!("  4. its words in platform/ui/locales/*/{room}.ftl, its meaning in GLOSSARY.md"));
    say::line(format_args!("  5. cargo test --package convoke-{room} {noun}   (fails until the noun has a story)"));
    Ok(())
}

/// Refuses what could not become a good noun.
fn plausible(tree: &Tree, room: &str, noun: &str) -> Result<()> {
    if tree.get(&format!("rooms/{room}/Cargo.toml")).is_none() {
        let rooms = tree.files.iter().filter_map(|file| file.path.strip_prefix("rooms/")?.strip_suffix("/Cargo.toml"));
        bail!("there is no room `{room}`; there are: {}", rooms.collect::<Vec<_>>().join(", "));
    }
    let letters = noun.chars().all(|char| char.is_ascii_lowercase() || char == '_');
    if noun.is_empty() || !letters || noun.starts_with('_') || noun.ends_with('_') {
        bail!("`{noun}` is not snake_case");
    }
    if tree.files.iter().any(|file| file.path.starts_with(&format!("rooms/{room}/src/{noun}"))) {
        bail!("rooms/{room}/src/{noun} is there already");
    }
    let entries = tree.get("GLOSSARY.md").map(|file| glossary::entries(&file.text)).unwrap_or_default();
    let parts = glossary::parts(noun);
    if let Some(entry) = entries.iter().find(|entry| entry.never.contains(&parts)) {
        bail!("`{noun}` is a word we do not use; ours is `{}` (GLOSSARY.md)", entry.word);
    }
    Ok(())
}

fn write(folder: &Path, room: &str, noun: &str) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    for (name, text) in texts(room, noun) {
        std::fs::write(folder.join(name), text)?;
    }
    Ok(())
}

/// The files by name.
fn texts(room: &str, noun: &str) -> [(&'static str, String); 6] {
    let title: String = glossary::parts(noun).iter().map(|part| capital(part)).collect();
    let words = noun.replace('_', " ");
    let fill =
        |text: &str| text.replace("NOUN", noun).replace("TITLE", &title).replace("WORDS", &words).replace("ROOM", room);
    [
        ("mod.rs", fill(MOD)),
        ("model.rs", fill(MODEL)),
        ("store.rs", fill(STORE)),
        ("views.rs", fill(VIEWS)),
        ("routes.rs", fill(ROUTES)),
        ("tests.rs", fill(TESTS)),
    ]
}

const MOD: &str = "\
//! What a WORDS is, who may do what with it, where it ends.

mod model;
mod routes;
mod store;
#[cfg(test)]
mod tests;
mod views;

pub(crate) use routes::parts;
";
const MODEL: &str = "\
//! The WORDS: its states and rules. Knows neither database nor pages.

/// A WORDS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TITLE {}
";
const STORE: &str = "\
//! The WORDS in the database: SQL in, model out; one function per question or change.
//!
//! Each statement is a constant, `const FIND: Sql = sql!(\"SELECT … WHERE id = $1\");`. Each function
//! takes the actor first: what the actor may not see is missing.
";
const VIEWS: &str = "\
//! How a WORDS looks: model in, page out. Asks for nothing; its words come from the locales.
";
const ROUTES: &str = "\
//! What can be done with a WORDS over HTTP; the only file here that brings the others together.
//!
//! A handler parses, opens one transaction, loads, decides, saves, says, and answers with a page.

use crate::Parts;

/// What the WORDS contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts::default()
}
";
const TESTS: &str = "\
//! Stories about the WORDS, told through HTTP.

#[test]
fn a_NOUN_has_a_story() {
    panic!(\"tell it: who does what with a WORDS in the room ROOM, and what do they see?\");
}
";

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_gets_its_files_and_a_failing_test() {
        let folder = tempfile::tempdir().unwrap();
        write(&folder.path().join("turnout_estimate"), "act", "turnout_estimate").unwrap();
        let read = |name: &str| std::fs::read_to_string(folder.path().join("turnout_estimate").join(name)).unwrap();
        assert!(read("model.rs").contains("struct TurnoutEstimate"));
        assert!(read("tests.rs").contains("panic!"));
        for name in ["mod.rs", "model.rs", "store.rs", "views.rs", "routes.rs", "tests.rs"] {
            assert!(read(name).starts_with("//!"), "{name}");
        }
    }

    #[test]
    fn what_could_not_become_a_noun_is_refused_with_a_reason() {
        let glossary = "| word | meaning | never |\n|---|---|---|\n| person | a human | user |\n";
        let tree =
            Tree::of(&[("rooms/act/Cargo.toml", ""), ("rooms/act/src/call/mod.rs", ""), ("GLOSSARY.md", glossary)]);
        let error = |room: &str, noun: &str| plausible(&tree, room, noun).unwrap_err().to_string();
        assert!(error("find", "need").contains("there are: act"));
        assert!(error("act", "Pledge").contains("snake_case"));
        assert!(error("act", "call").contains("already"));
        assert!(error("act", "user").contains("ours is `person`"));
        assert!(plausible(&tree, "act", "pledge").is_ok());
    }
}
