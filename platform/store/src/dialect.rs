//! Every difference between the two dialects, in one file.
//!
//! Statements are written once, with `$1` placeholders and these tokens:
//!
//! | token | SQLite | PostgreSQL |
//! |---|---|---|
//! | `$1` | `?1` | `$1` |
//! | `{for update}` | nothing: one writer | `FOR UPDATE` |
//! | `{for update skip locked}` | nothing | `FOR UPDATE SKIP LOCKED` |
//! | `{greatest}(a, b)`, `{least}(a, b)` | `max`, `min` | `greatest`, `least` |
//! | `CAST(x AS INTEGER \| REAL \| BLOB)` | same | `BIGINT`, `DOUBLE PRECISION`, `BYTEA` |
//! | `{list}` | see [`crate::list`] | |
//!
//! Migrations are written for SQLite; [`migration_to_postgres`] turns column types around.
//! `LIKE` tells upper from lower case on both (SQLite is told so when a connection opens); write
//! `ESCAPE '\'` whenever a pattern holds user text. Text sorts by its bytes on both.

/// A piece of SQL text: code to look at, or something to leave alone.
enum Piece<'a> {
    /// A word or number outside quotes.
    Word(&'a str),
    /// `$` and digits.
    Place(&'a str),
    /// `{…}`.
    Token(&'a str),
    /// Quoted text, comments, spaces and signs.
    Other(&'a str),
}

/// Cuts `text` into pieces; their texts joined are `text`.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &text[at..];
        let (length, kind) = piece(rest);
        let part = &rest[..length];
        out.push(match kind {
            Kind::Word => Piece::Word(part),
            Kind::Place => Piece::Place(part),
            Kind::Token => Piece::Token(part),
            Kind::Other => Piece::Other(part),
        });
        at += length;
    }
    out
}

enum Kind {
    Word,
    Place,
    Token,
    Other,
}

/// Length and kind of the first piece of `rest`, which is not empty.
fn piece(rest: &str) -> (usize, Kind) {
    let end =
        |from: usize, close: &str| rest[from..].find(close).map_or(rest.len(), |found| from + found + close.len());
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let first = rest.chars().next().unwrap_or(' ');
    match first {
        '\'' => (end(1, "'"), Kind::Other),
        '"' => (end(1, "\""), Kind::Other),
        '-' if rest.starts_with("--") => (end(2, "\n"), Kind::Other),
        '/' if rest.starts_with("/*") => (end(2, "*/"), Kind::Other),
        '{' => (end(1, "}"), Kind::Token),
        '$' => {
            let digits = rest[1..].find(|c: char| !c.is_ascii_digit());
            (digits.map_or(rest.len(), |n| n + 1), Kind::Place)
        }
        c if word(c) => (rest.find(|c| !word(c)).unwrap_or(rest.len()), Kind::Word),
        c => (c.len_utf8(), Kind::Other),
    }
}

/// A statement for SQLite, which would bind `$2 || $1` in the order of appearance.
pub(crate) fn to_sqlite(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Place(place) => {
                out.push('?');
                out.push_str(&place[1..]);
            }
            Piece::Token("{for update}" | "{for update skip locked}") => {}
            Piece::Token("{greatest}") => out.push_str("max"),
            Piece::Token("{least}") => out.push_str("min"),
            Piece::Word(same) | Piece::Token(same) | Piece::Other(same) => out.push_str(same),
        }
    }
    out
}

/// A statement for PostgreSQL.
pub(crate) fn to_postgres(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_as = false;
    for piece in pieces(text) {
        match piece {
            Piece::Token("{for update}") => out.push_str("FOR UPDATE"),
            Piece::Token("{for update skip locked}") => out.push_str("FOR UPDATE SKIP LOCKED"),
            Piece::Token("{greatest}") => out.push_str("greatest"),
            Piece::Token("{least}") => out.push_str("least"),
            Piece::Word(word) => {
                out.push_str(if after_as { postgres_type(word) } else { word });
                after_as = word.eq_ignore_ascii_case("as");
            }
            Piece::Place(same) | Piece::Token(same) | Piece::Other(same) => out.push_str(same),
        }
    }
    out
}

fn postgres_type(word: &str) -> &str {
    match word {
        w if w.eq_ignore_ascii_case("integer") => "BIGINT",
        w if w.eq_ignore_ascii_case("real") => "DOUBLE PRECISION",
        w if w.eq_ignore_ascii_case("blob") => "BYTEA",
        same => same,
    }
}

/// A migration, written for SQLite, for PostgreSQL: column types, identity columns, and without
/// `STRICT`, `WITHOUT ROWID` and `AUTOINCREMENT`. Text columns compare by their bytes.
pub(crate) fn migration_to_postgres(text: &str) -> String {
    let parts = pieces(text);
    let words: Vec<(usize, String)> = parts
        .iter()
        .enumerate()
        .filter_map(|(i, piece)| match piece {
            Piece::Word(word) => Some((i, word.to_ascii_uppercase())),
            _ => None,
        })
        .collect();
    let word = |n: usize| words.get(n).map_or("", |(_, w)| w.as_str());
    let mut turned: Vec<String> = parts
        .iter()
        .map(|p| match p {
            Piece::Word(s) | Piece::Place(s) | Piece::Token(s) | Piece::Other(s) => (*s).to_owned(),
        })
        .collect();
    for (n, (at, this)) in words.iter().enumerate() {
        let cast = n > 0 && word(n - 1) == "AS";
        match this.as_str() {
            // A comma ends the column: what follows is a key of the table.
            "INTEGER" if word(n + 1) == "PRIMARY" && word(n + 2) == "KEY" && !comma_after(&parts, *at) => {
                "BIGINT GENERATED BY DEFAULT AS IDENTITY".clone_into(&mut turned[*at]);
            }
            "INTEGER" | "REAL" | "BLOB" => postgres_type(this).clone_into(&mut turned[*at]),
            // A column may be called text; the type is written in capitals.
            "TEXT" if !cast && turned[*at] == "TEXT" => "TEXT COLLATE \"C\"".clone_into(&mut turned[*at]),
            "STRICT" | "AUTOINCREMENT" => drop_word(&mut turned, *at),
            "WITHOUT" if word(n + 1) == "ROWID" => drop_word(&mut turned, *at),
            "ROWID" if n > 0 && word(n - 1) == "WITHOUT" => drop_word(&mut turned, *at),
            _ => {}
        }
    }
    turned.concat()
}

/// Whether the next sign after a piece is a comma.
fn comma_after(parts: &[Piece<'_>], at: usize) -> bool {
    let signs = parts[at + 1..].iter().map_while(|piece| match piece {
        Piece::Other(sign) => Some(sign.trim()),
        _ => None,
    });
    signs.into_iter().any(|sign| sign == ",")
}

/// Removes a word, and the comma that parted it from the option before (`STRICT, WITHOUT ROWID`).
fn drop_word(parts: &mut [String], at: usize) {
    parts[at].clear();
    let before = parts[..at].iter().rposition(|p| !p.trim().is_empty());
    if let Some(comma) = before.filter(|&b| parts[b] == ",") {
        parts[comma].clear();
    }
}

/// `INSERT INTO t (a, b) VALUES ($1, $2)` for arrays of rows; none for any other statement, and
/// for one that could touch a row twice (`DO UPDATE`) or answers with rows.
pub(crate) fn unnested(text: &str) -> Option<String> {
    let parts = pieces(text);
    let is = |i: usize, word: &str| matches!(parts.get(i), Some(Piece::Word(w)) if w.eq_ignore_ascii_case(word));
    let values = (0..parts.len()).find(|&i| is(i, "VALUES"))?;
    let sign = |i: usize| match parts.get(i) {
        Some(Piece::Other(sign)) => sign.trim(),
        _ => "",
    };
    let open = (values + 1..parts.len()).find(|&i| sign(i) == "(")?;
    let mut depth = 0_i32;
    let close = (open..parts.len()).find(|&i| {
        depth += i32::from(sign(i) == "(") - i32::from(sign(i) == ")");
        depth == 0
    })?;
    let outside = (0..parts.len()).filter(|i| !(open..=close).contains(i));
    let stays = |i: usize| !matches!(parts[i], Piece::Place(_)) && !is(i, "UPDATE") && !is(i, "RETURNING");
    let more = (close + 1..parts.len()).find(|&i| !matches!(sign(i), "") || is(i, "ON"));
    if !is(0, "INSERT") || !outside.clone().all(stays) || more.is_some_and(|i| !is(i, "ON")) {
        return None;
    }
    let mut out = String::with_capacity(text.len() * 2);
    let mut last = 0;
    for (i, piece) in parts.iter().enumerate() {
        match piece {
            _ if i == values => out.push_str("SELECT"),
            Piece::Place(place) => {
                last = last.max(place[1..].parse().ok()?);
                out.push_str("batch.p");
                out.push_str(&place[1..]);
            }
            _ if i == open => out.push(' '),
            _ if i == close => out.push_str(&batch(last)),
            Piece::Word(same) | Piece::Token(same) | Piece::Other(same) => out.push_str(same),
        }
    }
    (last > 0).then_some(out)
}

fn batch(last: usize) -> String {
    let numbered = |sign: &str| {
        let all: Vec<String> = (1..=last).map(|n| format!("{sign}{n}")).collect();
        all.join(", ")
    };
    format!(" FROM unnest({}) AS batch({})", numbered("$"), numbered("p"))
}

/// The number of the last placeholder.
pub(crate) fn last_place(text: &str) -> usize {
    let places = pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Place(place) => place[1..].parse().ok(),
        _ => None,
    });
    places.max().unwrap_or(0)
}

/// How often a word stands in a text, outside quotes.
pub(crate) fn count_word(text: &str, word: &str) -> usize {
    pieces(text).into_iter().filter(|piece| matches!(piece, Piece::Word(w) if w.eq_ignore_ascii_case(word))).count()
}

/// The name of a constraint from SQLite's message.
pub(crate) fn sqlite_constraint(message: &str) -> String {
    let (kind, subject) =
        message.split_once(" constraint failed: ").unwrap_or((message.trim_end_matches(" constraint failed"), ""));
    match kind {
        "UNIQUE" => {
            subject.strip_prefix("index '").map_or_else(|| columns(subject), |name| name.trim_matches('\'').to_owned())
        }
        "NOT NULL" => format!("not null {}", columns(subject)),
        "CHECK" => format!("check {subject}"),
        "FOREIGN KEY" => "foreign key".to_owned(),
        _ => message.to_owned(),
    }
}

/// `t.a, t.b` as `t(a,b)`.
fn columns(subject: &str) -> String {
    let mut table = "";
    let names: Vec<&str> = subject
        .split(", ")
        .map(|column| {
            column.split_once('.').map_or(column, |(t, name)| {
                table = t;
                name
            })
        })
        .collect();
    format!("{table}({})", names.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_numbered_for_sqlite_outside_quotes() {
        assert_eq!(to_sqlite("SELECT $2 || '$1' || $10 -- $3\n, \"$4\""), "SELECT ?2 || '$1' || ?10 -- $3\n, \"$4\"");
    }

    #[test]
    fn tokens_and_casts_are_turned() {
        let text = "SELECT CAST(sum(n) AS INTEGER) AS integer_sum, {greatest}(a, 1) FROM t {for update}";
        assert_eq!(to_postgres(text), "SELECT CAST(sum(n) AS BIGINT) AS integer_sum, greatest(a, 1) FROM t FOR UPDATE");
        assert_eq!(to_sqlite(text), "SELECT CAST(sum(n) AS INTEGER) AS integer_sum, max(a, 1) FROM t ");
    }

    #[test]
    fn a_migration_is_turned_for_postgres() {
        let text = "CREATE TABLE t (id INTEGER PRIMARY KEY, a BLOB NOT NULL, n integer, r REAL, \
                    s TEXT CHECK (s <> 'INTEGER')) STRICT, WITHOUT ROWID;\n-- INTEGER stays\n\
                    CREATE TABLE u (text TEXT, n INTEGER, PRIMARY KEY (text, n)) STRICT;";
        assert_eq!(
            migration_to_postgres(text),
            "CREATE TABLE t (id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, a BYTEA NOT NULL, \
             n BIGINT, r DOUBLE PRECISION, s TEXT COLLATE \"C\" CHECK (s <> 'INTEGER'))   ;\n\
             -- INTEGER stays\nCREATE TABLE u (text TEXT COLLATE \"C\", n BIGINT, PRIMARY KEY (text, n)) ;"
        );
    }

    #[test]
    fn an_insert_is_turned_for_many_rows() {
        assert_eq!(
            unnested("INSERT INTO t (a, b, c) VALUES ($2, lower($1), 0) ON CONFLICT (a) DO NOTHING"),
            Some(
                "INSERT INTO t (a, b, c) SELECT  batch.p2, lower(batch.p1), 0 \
                 FROM unnest($1, $2) AS batch(p1, p2) ON CONFLICT (a) DO NOTHING"
                    .to_owned()
            )
        );
        for other in [
            "UPDATE t SET a = $1",
            "INSERT INTO t (a) VALUES ($1) ON CONFLICT (a) DO UPDATE SET a = 1",
            "INSERT INTO t (a) VALUES ($1) RETURNING a",
            "INSERT INTO t (a) VALUES ($1), ($2)",
            "INSERT INTO t (a) SELECT $1",
            "INSERT INTO t (a) VALUES (1)",
            "WITH v AS (SELECT 1) INSERT INTO t (a) VALUES ($1)",
        ] {
            assert_eq!(unnested(other), None, "{other}");
        }
    }

    #[test]
    fn constraints_are_named_alike() {
        for (message, name) in [
            ("UNIQUE constraint failed: t.a, t.b", "t(a,b)"),
            ("UNIQUE constraint failed: index 'by_lower'", "by_lower"),
            ("NOT NULL constraint failed: t.a", "not null t(a)"),
            ("FOREIGN KEY constraint failed", "foreign key"),
            ("CHECK constraint failed: n_small", "check n_small"),
        ] {
            assert_eq!(sqlite_constraint(message), name);
        }
    }
}
