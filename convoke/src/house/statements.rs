//! Every statement in the program is prepared against a fresh schema on both engines.
//!
//! The statements are read from the sources, so that none can be forgotten.

use std::fs;
use std::path::Path;

use super::root;
use crate::start;

/// Every `sql!("…")` below a folder with the place it stands.
fn statements(folder: &Path, out: &mut Vec<(String, &'static str)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().is_none_or(|n| n != "tests" && n != "house") {
                statements(&path, out);
            }
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            // What only tests ask stands at the end of a file and may be for one engine.
            let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
            let text = text.split("#[cfg(test)]\nconst").next().unwrap();
            for (i, piece) in text.split("sql!(").enumerate().skip(1) {
                if let Some(sql) = literal(piece.trim_start()) {
                    out.push((format!("{} #{i}", path.display()), String::leak(sql)));
                }
            }
        }
    }
}

/// The text of a Rust string literal at the start of `source`.
fn literal(source: &str) -> Option<String> {
    if let Some(raw) = source.strip_prefix('r') {
        let hashes = raw.chars().take_while(|c| *c == '#').count();
        let end = format!("\"{}", "#".repeat(hashes));
        let body = raw[hashes..].strip_prefix('"')?;
        return body.split_once(&end).map(|(text, _)| text.to_owned());
    }
    let mut signs = source.strip_prefix('"')?.chars().peekable();
    let mut out = String::new();
    while let Some(sign) = signs.next() {
        match sign {
            '"' => return Some(out),
            '\\' => match signs.next()? {
                'n' => out.push('\n'),
                '\n' => while signs.next_if(|s| s.is_whitespace()).is_some() {},
                other => out.push(other),
            },
            other => out.push(other),
        }
    }
    None
}

/// The largest `$n` in a statement.
fn last_place(text: &str) -> usize {
    let digits = |piece: &str| piece.chars().take_while(char::is_ascii_digit).collect::<String>();
    text.split('$').skip(1).filter_map(|piece| digits(piece).parse().ok()).max().unwrap_or(0)
}

#[test]
fn the_largest_place_is_found() {
    assert_eq!(last_place("a = $2 AND b = $11 AND c IN ({list})"), 11);
    assert_eq!(last_place("c IN ({list})"), 0);
}

#[test]
fn literals_are_read_as_the_compiler_reads_them() {
    assert_eq!(literal("\"SELECT a \\\n   FROM b\")"), Some("SELECT a FROM b".to_owned()));
    assert_eq!(literal("r#\"SELECT \"x\"\"#)"), Some("SELECT \"x\"".to_owned()));
    assert_eq!(literal("$text)"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_statement_is_understood_by_both_databases() {
    let mut all = Vec::new();
    for floor in ["platform", "rooms", "convoke"] {
        statements(&root().join(floor), &mut all);
    }
    let all: Vec<_> = all.into_iter().filter(|(place, _)| !place.contains("platform/store")).collect();
    assert!(all.len() > 150, "only {} statements were found", all.len());
    let migrations = start::migrations(&start::rooms());
    let mut problems = Vec::new();
    for (engine, store) in store::trial::stores(&migrations).await.unwrap() {
        for (place, text) in &all {
            // The list's places come after the numbered ones.
            let sql = store::Sql::new(text);
            let sql = if text.contains("{list}") { store::list(sql, last_place(text) + 1, 2) } else { sql };
            if text.to_uppercase().contains("SELECT *") {
                problems.push(format!("{place}: columns are named, never *"));
            }
            if let Err(error) = store.describe(sql).await {
                problems.push(format!("{engine}: {place}: {error}\n    {text}"));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
