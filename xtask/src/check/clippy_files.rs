//! Nested `clippy.toml` files keep what the root file forbids, but for what a floor owns.
//!
//! Clippy reads the nearest file only, so a floor with rules of its own repeats the root's.

use toml::{Table, Value};

use crate::tree::{Problem, Tree};

/// What a floor may do that others may not: beginnings of paths.
const OWNED: [(&str, &[&str]); 4] = [
    ("bench/clippy.toml", &["std::", "tokio::", "jiff::", "uuid::", "getrandom::", "rand::"]),
    ("platform/ui/clippy.toml", &["maud::PreEscaped", "std::env::"]),
    ("platform/testkit/clippy.toml", &["std::time::", "std::env::", "tokio::", "std::thread::", "jiff::"]),
    ("xtask/clippy.toml", &["std::", "tokio::", "jiff::", "uuid::", "getrandom::", "rand::"]),
];

/// Finds entries that a nested file lost.
pub(crate) fn check(tree: &Tree) -> Vec<Problem> {
    let Some(root) = tree.get("clippy.toml").and_then(|file| file.text.parse::<Table>().ok()) else {
        return vec![Problem::file("clippy.toml", "is missing or not valid TOML")];
    };
    let mut problems = Vec::new();
    let nested = tree.files.iter().filter(|file| file.name() == "clippy.toml" && file.path != "clippy.toml");
    for file in nested {
        let Ok(table) = file.text.parse::<Table>() else {
            problems.push(Problem::file(&file.path, "is not valid TOML"));
            continue;
        };
        let owned = OWNED.iter().find(|(path, _)| *path == file.path).map_or(&[][..], |(_, owned)| owned);
        for (key, value) in &root {
            if value.is_array() && key.starts_with("disallowed") {
                let here = paths(table.get(key));
                let lost = paths(Some(value)).into_iter().filter(|path| !here.contains(path));
                let lost = lost.filter(|path| !owned.iter().any(|owned| path.starts_with(owned)));
                problems.extend(
                    lost.map(|path| {
                        Problem::file(&file.path, format!("{key} lost {path}, which the root file forbids"))
                    }),
                );
            } else if table.get(key) != Some(value) {
                problems.push(Problem::file(&file.path, format!("{key} differs from the root file")));
            }
        }
    }
    problems
}

fn paths(list: Option<&Value>) -> Vec<&str> {
    let entries = list.and_then(Value::as_array).into_iter().flatten();
    entries.filter_map(|entry| entry.as_str().or_else(|| entry.get("path")?.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = "x = 1\ndisallowed-methods = [\"std::env::var\", { path = \"a::b\", reason = \"c\" }]\n";

    #[test]
    fn a_lost_entry_and_a_changed_setting_are_found() {
        let tree = Tree::of(&[
            ("clippy.toml", ROOT),
            ("rooms/clippy.toml", "x = 2\ndisallowed-methods = [\"std::env::var\"]\n"),
        ]);
        let found: Vec<_> = check(&tree).iter().map(ToString::to_string).collect();
        assert_eq!(found.len(), 2);
        assert!(found.iter().any(|found| found.contains("lost a::b")));
        assert!(found.iter().any(|found| found.contains("x differs")));
    }

    #[test]
    fn what_a_floor_owns_may_be_missing() {
        let tree =
            Tree::of(&[("clippy.toml", ROOT), ("platform/ui/clippy.toml", "x = 1\ndisallowed-methods = [\"a::b\"]\n")]);
        assert_eq!(check(&tree), []);
    }
}
