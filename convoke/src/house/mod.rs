//! Tests of the house itself: what must hold for every route, page, table and word, as loops.

mod documents;
mod matrix;
mod pages;
mod routes;
mod statements;

use std::path::PathBuf;

/// The root of the workspace.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Compares a generated document with the committed one; `CONVOKE_UPDATE=1` rewrites it.
#[expect(clippy::disallowed_methods, reason = "whoever runs the tests says whether documents are rewritten")]
#[track_caller]
fn in_step(name: &str, made: &str) {
    let path = root().join(name);
    if std::env::var_os("CONVOKE_UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, made).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == made,
        "{name} is out of step; CONVOKE_UPDATE=1 rewrites it:\n{}",
        difference(&committed, made)
    );
}

/// The first lines that differ.
fn difference(old: &str, new: &str) -> String {
    let (old_lines, new_lines): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    let at = old_lines.iter().zip(&new_lines).take_while(|(a, b)| a == b).count();
    let show = |lines: &[&str]| lines.iter().skip(at).take(5).copied().collect::<Vec<_>>().join("\n");
    format!("line {}\n--- committed\n{}\n--- made\n{}", at + 1, show(&old_lines), show(&new_lines))
}

#[test]
fn a_difference_is_shown_where_it_begins() {
    assert_eq!(difference("a\nb\nc", "a\nx\nc"), "line 2\n--- committed\nb\nc\n--- made\nx\nc");
}
