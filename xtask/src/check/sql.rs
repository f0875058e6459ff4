//! SQL lives in `store.rs` files, in the store crate and in migrations; nowhere else.

use crate::rust::Source;
use crate::tree::{File, Problem, Tree};

/// How statements begin.
const BEGINNINGS: [&str; 13] = [
    "SELECT ",
    "INSERT INTO ",
    "INSERT OR ",
    "DELETE FROM ",
    "CREATE TABLE ",
    "CREATE INDEX ",
    "CREATE UNIQUE INDEX ",
    "ALTER TABLE ",
    "DROP TABLE ",
    "PRAGMA ",
    "BEGIN IMMEDIATE",
    "VACUUM",
    "TRUNCATE ",
];

/// Finds statements outside their place.
pub(crate) fn check(tree: &Tree) -> Vec<Problem> {
    tree.rust().filter(|file| !may_hold_sql(&file.path)).flat_map(file_problems).collect()
}

/// The store, the store files, tests that look behind the stores, this tool's own tests, and the
/// benches that measure the bare database.
fn may_hold_sql(path: &str) -> bool {
    path.starts_with("platform/store/")
        || path.starts_with("xtask/")
        || path.starts_with("bench/")
        || path
            .split('/')
            .any(|part| matches!(part, "store.rs" | "store" | "tests.rs" | "tests" | "trial.rs" | "house"))
}

fn file_problems(file: &File) -> Vec<Problem> {
    let source = Source::read(&file.text);
    let statements = source.literals.iter().filter(|literal| is_statement(&literal.text));
    let mut problems: Vec<_> = statements
        .map(|literal| file.at(literal.start, "SQL belongs into a store.rs file, as a named constant"))
        .collect();
    let words = source.words();
    let macros = words.iter().filter(|word| word.text == "sql" && source.follows(word.at + 3, "!"));
    problems.extend(macros.map(|word| file.at(word.at, "sql! belongs into a store.rs file")));
    problems
}

fn is_statement(text: &str) -> bool {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ") + " ";
    BEGINNINGS.iter().any(|beginning| text.starts_with(beginning))
        || (text.starts_with("UPDATE ") && text.contains(" SET "))
        || (text.starts_with("WITH ") && text.contains("SELECT "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_in_a_route_is_found() {
        let tree = Tree::of(&[("rooms/act/src/call/routes.rs", "fn f() { db.all(\"SELECT id FROM calls\") }")]);
        assert_eq!(check(&tree).len(), 1);
        let tree = Tree::of(&[("convoke/src/main.rs", "const A: Sql = sql!(\n\"UPDATE calls SET x = 1\");")]);
        assert_eq!(check(&tree).len(), 2);
    }

    #[test]
    fn a_statement_in_a_store_file_and_a_sentence_elsewhere_are_fine() {
        let tree = Tree::of(&[
            ("rooms/act/src/call/store.rs", "const A: Sql = sql!(\"SELECT id FROM calls\");"),
            ("rooms/act/src/call/routes.rs", "// SELECT x FROM y\nlet a = \"Select a place\";"),
        ]);
        assert_eq!(check(&tree), []);
    }
}
