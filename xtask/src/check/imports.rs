//! What a file may import follows from its name: model, store, views, routes.
//!
//! Holds where nouns live: in the rooms and in `platform/people`. A folder of that name counts
//! like the file.

use crate::rust::Source;
use crate::tree::{File, Problem, Tree};

/// Words that a file of this name must not import, and why.
const RULES: [(&str, &[&str], &str); 3] = [
    (
        "model",
        &["axum", "store", "ui", "web", "tokio", "rusqlite", "views", "routes", "async", "await"],
        "a model is pure: it imports base and engines only",
    ),
    ("store", &["axum", "ui", "views", "routes", "async", "await"], "a store file is SQL in, model out"),
    (
        "views",
        &["axum", "store", "routes", "tokio", "rusqlite", "async", "await"],
        "views turn a model into a page and ask for nothing",
    ),
];

/// Files besides routes that may join stores and views: they wire a room together, or test it.
const WIRING: [&str; 8] = ["lib.rs", "mod.rs", "jobs.rs", "events.rs", "tests.rs", "slots.rs", "room.rs", "samples.rs"];

/// Finds imports that the file's name does not allow.
pub(crate) fn check(tree: &Tree) -> Vec<Problem> {
    tree.rust().filter(|file| holds_nouns(&file.path)).flat_map(file_problems).collect()
}

fn holds_nouns(path: &str) -> bool {
    (path.starts_with("rooms/") || path.starts_with("platform/people/")) && path.contains("/src/")
}

fn file_problems(file: &File) -> Vec<Problem> {
    let source = Source::read(&file.text);
    let imported = imported(&source);
    let layer = layer(&file.path);
    let mut problems = Vec::new();
    if let Some((name, forbidden, reason)) = RULES.iter().find(|(name, _, _)| Some(*name) == layer) {
        for (at, word) in &imported {
            if forbidden.contains(word) {
                problems.push(file.at(*at, format!("{name} must not use `{word}`: {reason}")));
            }
        }
    }
    for (at, _) in imported.iter().filter(|(_, word)| *word == "maud") {
        problems.push(file.at(*at, "pages are written with ui::html and ui::Html; only ui names maud"));
    }
    let joins = |word: &str| imported.iter().find(|(_, imported)| *imported == word);
    let may_join = matches!(layer, Some("routes" | "tests")) || WIRING.contains(&file.name());
    if !may_join && let (Some(_), Some((at, _))) = (joins("store"), joins("views")) {
        problems.push(file.at(*at, "only routes may bring stores and views together"));
    }
    problems
}

/// The layer a file belongs to: its own name, or that of the folder it was split into.
fn layer(path: &str) -> Option<&str> {
    let inside = path.split_once("/src/")?.1;
    let names = ["model", "store", "views", "routes", "tests"];
    inside.split('/').map(|part| part.trim_end_matches(".rs")).find(|part| names.contains(part))
}

/// Words used as the start or a part of a path, or in a `use`, and the keywords of async code.
fn imported(source: &Source) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut in_use = false;
    let mut last_end = 0;
    for word in source.words() {
        let between = source.code.get(last_end..word.at).unwrap_or_default();
        if between.contains(';') {
            in_use = false;
        }
        let end = word.at + word.text.len();
        last_end = end;
        if word.text == "use" {
            in_use = true;
        } else if in_use || matches!(word.text, "async" | "await") || source.follows(end, "::") {
            found.push((word.at, word.text));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(path: &str, text: &str) -> Vec<String> {
        check(&Tree::of(&[(path, text)])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_model_that_knows_the_database_is_found() {
        let found = problems("rooms/act/src/call/model.rs", "//! x\nuse base::Time;\nuse store::Db;\n");
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("rooms/act/src/call/model.rs:3: model must not use `store`"));
        assert!(!problems("platform/people/src/group/model.rs", "async fn f() {}").is_empty());
        assert!(!problems("rooms/act/src/call/model/rules.rs", "fn f() { ui::html!() }").is_empty());
    }

    #[test]
    fn views_that_ask_and_stores_that_render_are_found() {
        assert!(!problems("rooms/act/src/call/views.rs", "use super::{model, store};").is_empty());
        assert!(!problems("rooms/act/src/call/store.rs", "fn f() -> maud::Markup {}").is_empty());
    }

    #[test]
    fn only_routes_bring_them_together() {
        let both = "use super::store;\nuse super::views;\n";
        assert!(problems("rooms/act/src/call/helper.rs", both)[0].contains("only routes"));
        assert!(problems("rooms/act/src/call/routes.rs", both).is_empty());
        assert!(problems("rooms/act/src/call/routes/edit.rs", both).is_empty());
    }

    #[test]
    fn words_in_comments_fields_and_elsewhere_are_free() {
        let text = "//! No `store::` here.\n/// ui::x\nfn f(x: X) { x.store; let ui = 1; \"web::y\" }";
        assert!(problems("rooms/act/src/call/model.rs", text).is_empty());
        assert!(problems("platform/web/src/model.rs", "use store::Db;").is_empty());
    }
}
