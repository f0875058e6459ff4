//! The rule of floors: imports go only downward, rooms do not touch, the platform keeps its order.
//!
//! Reads manifests, not sources: what a manifest does not name, a source cannot import.

use toml::{Table, Value};

use crate::tree::{Problem, Tree};

/// The platform's crates, lowest first; a crate may use those before it.
const PLATFORM: [&str; 8] = [
    "platform/base",
    "platform/places",
    "platform/store",
    "platform/ui",
    "platform/web",
    "platform/people",
    "platform/federation",
    "platform/testkit",
];
/// Tests only: may be a dev-dependency of every crate, and a dependency of none but the benches.
const TESTKIT: &str = "platform/testkit";

/// What a crate must not depend on, with the reason.
const STRANGERS: [(&str, &[&str], &str); 7] = [
    (
        "engines/",
        &["tokio", "axum", "rusqlite", "getrandom", "jiff", "rand"],
        "engines are pure: no clock, no chance, no IO",
    ),
    ("platform/base", &["tokio", "axum", "rusqlite", "tokio-postgres", "maud"], "base knows neither web nor database"),
    ("platform/places", &["tokio", "axum", "rusqlite", "maud"], "places is data and look-ups only"),
    ("platform/store", &["axum", "maud", "hyper", "tower-http"], "the store knows no pages"),
    (
        "platform/ui",
        &["axum", "axum-core", "hyper", "tower", "tokio", "rusqlite", "tokio-postgres"],
        "ui turns models into pages and knows no requests",
    ),
    ("platform/people", &["rusqlite", "tokio-postgres", "reqwest"], "go through store, ui and web"),
    ("rooms/", &["rusqlite", "tokio-postgres", "reqwest", "getrandom", "rand"], "go through base, store, ui and web"),
];

/// Which tables of a manifest name dependencies, and whether they hold for tests only.
const KINDS: [(&str, bool); 3] = [("dependencies", false), ("build-dependencies", false), ("dev-dependencies", true)];

/// Finds imports that go upward or sideways.
pub(crate) fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    let ours = our_crates(tree);
    for file in tree.files.iter().filter(|file| file.name() == "Cargo.toml" && file.path != "Cargo.toml") {
        let folder = file.path.trim_end_matches("/Cargo.toml");
        let Ok(manifest) = file.text.parse::<Table>() else {
            problems.push(Problem::file(&file.path, "is not valid TOML"));
            continue;
        };
        if floor(folder).is_none() {
            problems.push(Problem::file(
                &file.path,
                "stands on no floor; add it to the order in xtask/src/check/floors.rs and to ARCHITECTURE.md",
            ));
        }
        if manifest.get("lints").and_then(|lints| lints.get("workspace")).and_then(Value::as_bool) != Some(true) {
            problems
                .push(Problem::file(&file.path, "does not take the workspace's lints: add [lints] workspace = true"));
        }
        for (kind, tests_only) in KINDS {
            let Some(names) = manifest.get(kind).and_then(Value::as_table) else {
                continue;
            };
            for name in names.keys() {
                if let Some(reason) = refused(folder, name, tests_only, &ours) {
                    problems.push(Problem::file(&file.path, format!("[{kind}] {name}: {reason}")));
                }
            }
        }
    }
    problems
}

/// The names by which our crates are depended on, with their folders.
fn our_crates(tree: &Tree) -> Vec<(String, String)> {
    let root = tree.get("Cargo.toml").and_then(|file| file.text.parse::<Table>().ok()).unwrap_or_default();
    let named = root.get("workspace").and_then(|workspace| workspace.get("dependencies")).and_then(Value::as_table);
    named
        .into_iter()
        .flatten()
        .filter_map(|(name, value)| Some((name.clone(), value.get("path")?.as_str()?.to_owned())))
        .collect()
}

fn refused(folder: &str, name: &str, tests_only: bool, ours: &[(String, String)]) -> Option<String> {
    let Some((_, target)) = ours.iter().find(|(ours, _)| ours == name) else {
        let stranger = STRANGERS.iter().find(|(prefix, names, _)| {
            (folder == *prefix || (prefix.ends_with('/') && folder.starts_with(prefix))) && names.contains(&name)
        });
        return stranger.filter(|_| !tests_only).map(|(_, _, reason)| String::from(*reason));
    };
    if target == TESTKIT {
        return (!tests_only && folder != "bench")
            .then(|| String::from("testkit is for tests: move it to [dev-dependencies]"));
    }
    if folder.starts_with("rooms/") && target.starts_with("rooms/") {
        return Some(format!("rooms never import rooms ({folder} → {target}); use an event, a typed link or a slot"));
    }
    let (from, to) = (floor(folder)?, floor(target)?);
    (to >= from).then(|| format!("{folder} → {target} goes upward; imports go only downward"))
}

/// How high a crate stands; what is unknown stands nowhere.
fn floor(folder: &str) -> Option<usize> {
    if let Some(place) = PLATFORM.iter().position(|name| *name == folder) {
        return Some(100 + place);
    }
    match folder {
        "convoke" => Some(300),
        "verify" => Some(50),
        "bench" => Some(400),
        // The tool depends on nothing of ours, so it must build when the rest does not.
        "xtask" => Some(0),
        _ if folder.starts_with("engines/") => Some(10),
        _ if folder.starts_with("rooms/") => Some(200),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = "[workspace.dependencies]\nbase = { path = \"platform/base\" }\nui = { path = \"platform/ui\" }\n\
        web = { path = \"platform/web\" }\nact = { path = \"rooms/act\" }\nfind = { path = \"rooms/find\" }\n\
        testkit = { path = \"platform/testkit\" }\naxum = \"0.8\"\n";

    fn problems(folder: &str, dependencies: &str) -> Vec<String> {
        let manifest = format!("{dependencies}\n[lints]\nworkspace = true\n");
        let path = format!("{folder}/Cargo.toml");
        check(&Tree::of(&[("Cargo.toml", ROOT), (&path, &manifest)])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn downward_is_fine() {
        assert_eq!(
            problems(
                "rooms/act",
                "[dependencies]\nbase = {}\nweb = {}\naxum = \"1\"\n[dev-dependencies]\ntestkit = {}"
            ),
            [""; 0]
        );
    }

    #[test]
    fn a_room_that_imports_a_room_is_found() {
        let found = problems("rooms/find", "[dependencies]\nact.workspace = true");
        assert!(found[0].contains("rooms never import rooms"), "{found:?}");
    }

    #[test]
    fn a_lower_crate_that_imports_a_higher_one_is_found() {
        assert!(problems("platform/ui", "[dependencies]\nweb = {}")[0].contains("goes upward"));
        assert!(problems("platform/base", "[dependencies]\nact = {}")[0].contains("goes upward"));
        assert!(problems("xtask", "[dependencies]\nbase = {}")[0].contains("goes upward"));
    }

    #[test]
    fn strangers_testkit_and_missing_lints_are_found() {
        assert!(problems("platform/ui", "[dependencies]\naxum = {}")[0].contains("knows no requests"));
        assert!(problems("rooms/act", "[dependencies]\ntestkit = {}")[0].contains("dev-dependencies"));
        assert!(problems("attic", "")[0].contains("no floor"));
        let bare = check(&Tree::of(&[("rooms/act/Cargo.toml", "[package]\nname = \"x\"")]));
        assert!(bare[0].what.contains("lints"));
    }
}
