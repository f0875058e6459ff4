//! The committed JavaScript is what its committed TypeScript compiles to, and stays small.
//!
//! `cargo xtask web` writes the lock; this check needs no node: it compares sums.

use std::collections::BTreeMap;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::tree::{File, Problem, Tree};

/// Where islands are written.
pub(crate) const SOURCES: &str = "platform/ui/islands/";
/// Where what the browser runs is committed.
pub(crate) const OUTPUTS: &str = "platform/ui/assets/islands/";
/// What was compiled from what.
pub(crate) const LOCK: &str = "platform/ui/islands/islands.lock.json";
/// The largest island.
pub(crate) const BUDGET_EACH: usize = 10_000;
/// All islands together.
pub(crate) const BUDGET_ALL: usize = 60_000;

/// Finds islands whose JavaScript is older than its source, edited by hand, missing or too large.
pub(crate) fn check(tree: &Tree) -> Vec<Problem> {
    let sources = named(tree, SOURCES, ".ts");
    let outputs = named(tree, OUTPUTS, ".js");
    if sources.is_empty() && outputs.is_empty() {
        return Vec::new();
    }
    let Some(lock) = tree.get(LOCK).and_then(|file| serde_json::from_str::<Value>(&file.text).ok()) else {
        return vec![Problem::file(LOCK, "is missing or unreadable; run `cargo xtask web`")];
    };
    let locked = |name: &str, what: &str| Some(lock.get("islands")?.get(name)?.get(what)?.as_str()?.to_owned());
    let mut problems = Vec::new();
    for (name, source) in &sources {
        if locked(name, "source") != Some(sum(source.text.as_bytes())) {
            problems
                .push(Problem::file(&source.path, "changed since its JavaScript was compiled; run `cargo xtask web`"));
        }
        if !outputs.contains_key(name) {
            problems.push(Problem::file(&source.path, format!("has no {OUTPUTS}{name}.js; run `cargo xtask web`")));
        }
    }
    for (name, output) in &outputs {
        if !sources.contains_key(name) {
            problems.push(Problem::file(&output.path, "has no TypeScript source"));
        } else if locked(name, "output") != Some(sum(output.text.as_bytes())) {
            problems.push(Problem::file(&output.path, "is not what its source compiled to; run `cargo xtask web`"));
        }
    }
    problems.extend(sizes(outputs.values().copied()));
    problems
}

fn sizes<'a>(outputs: impl Iterator<Item = &'a File>) -> Vec<Problem> {
    let mut all = 0;
    let mut problems = Vec::new();
    for file in outputs {
        all += file.text.len();
        if file.text.len() > BUDGET_EACH {
            problems.push(Problem::file(
                &file.path,
                format!("has {} bytes; an island has {BUDGET_EACH} at most", file.text.len()),
            ));
        }
    }
    if all > BUDGET_ALL {
        problems.push(Problem::file(OUTPUTS, format!("holds {all} bytes; the budget is {BUDGET_ALL}")));
    }
    problems
}

fn named<'a>(tree: &'a Tree, folder: &str, ending: &str) -> BTreeMap<&'a str, &'a File> {
    let files = tree.files.iter().filter(|file| !file.path.ends_with(".d.ts"));
    files.filter_map(|file| Some((file.path.strip_prefix(folder)?.strip_suffix(ending)?, file))).collect()
}

/// The SHA-256 of some bytes in hexadecimal.
pub(crate) fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TS: &str = "platform/ui/islands/map.ts";
    const JS: &str = "platform/ui/assets/islands/map.js";

    fn problems(ts: &str, js: &str, lock: &str) -> Vec<String> {
        check(&Tree::of(&[(TS, ts), (JS, js), (LOCK, lock)])).iter().map(ToString::to_string).collect()
    }

    fn lock(ts: &str, js: &str) -> String {
        format!(
            "{{\"islands\":{{\"map\":{{\"source\":\"{}\",\"output\":\"{}\"}}}}}}",
            sum(ts.as_bytes()),
            sum(js.as_bytes())
        )
    }

    #[test]
    fn an_untouched_island_passes() {
        assert_eq!(problems("a: b", "a", &lock("a: b", "a")), [""; 0]);
        assert_eq!(sum(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn an_edited_source_or_output_is_found() {
        assert!(problems("a: c", "a", &lock("a: b", "a"))[0].contains("map.ts: changed"));
        assert!(problems("a: b", "x", &lock("a: b", "a"))[0].contains("map.js: is not what"));
        assert!(problems("a: b", "a", "no json")[0].contains("missing or unreadable"));
    }

    #[test]
    fn orphans_are_found() {
        let tree = Tree::of(&[(JS, "a"), (LOCK, "{}")]);
        assert!(check(&tree)[0].what.contains("no TypeScript"));
        let tree = Tree::of(&[(TS, "a"), (LOCK, &lock("a", ""))]);
        assert!(check(&tree)[0].what.contains("has no platform/ui/assets"));
    }

    #[test]
    fn a_large_island_is_found() {
        let js = "x".repeat(BUDGET_EACH + 1);
        assert!(problems("a", &js, &lock("a", &js))[0].contains("at most"));
    }
}
