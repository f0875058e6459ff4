//! The schema as it is, read from the database, in one form for both engines: what
//! `docs/schema` is compared with, and how a backup knows the tables.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::{Db, Rows, Sql, Store, StoreError, dialect, sql};

/// One table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    primary: Vec<String>,
    /// Keys and indexes, ready to print.
    keys: Vec<String>,
    /// The tables its foreign keys point to.
    pub(crate) parents: Vec<String>,
    checks: usize,
}

/// One column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Column {
    pub(crate) name: String,
    kind: String,
    not_null: bool,
    default: Option<String>,
}

pub(crate) type Tables = BTreeMap<String, Table>;

impl Store {
    /// The whole schema as text, equal on both engines after equal migrations: tables, columns
    /// with type, nullability and default, keys, indexes, and the number of checks.
    pub async fn schema(&self) -> Result<String, StoreError> {
        let postgres = self.is_postgres();
        self.read(move |db| tables(db, postgres).map(|tables| print(&tables))).await
    }
}

/// Reads the tables of the database, except SQLite's own.
pub(crate) fn tables(db: &mut impl Rows, postgres: bool) -> Result<Tables, StoreError> {
    let of = if postgres { &POSTGRES } else { &LITE };
    let mut tables = Tables::new();
    db.each(of.tables, &[], |row| {
        let text: String = row.get(1)?;
        let checks = text.parse().unwrap_or_else(|_| dialect::count_word(&text, "CHECK"));
        let table = Table { checks, ..Table::default() };
        tables.insert(row.get(0)?, table);
        Ok(())
    })?;
    columns(db, of, &mut tables)?;
    indexes(db, of, &mut tables)?;
    references(db, of, &mut tables)?;
    Ok(tables)
}

fn columns(db: &mut impl Rows, of: &Questions, tables: &mut Tables) -> Result<(), StoreError> {
    let mut keys: BTreeMap<String, BTreeMap<i64, String>> = BTreeMap::new();
    db.each(of.columns, &[], |row| {
        let (table, name): (String, String) = (row.get(0)?, row.get(1)?);
        let kind = neutral_type(&row.get::<String>(2)?);
        let place: i64 = row.get(5)?;
        if place > 0 {
            keys.entry(table.clone()).or_default().insert(place, name.clone());
        }
        if let Some(it) = tables.get_mut(&table) {
            it.columns.push(Column {
                default: row.get::<Option<String>>(4)?.map(|d| neutral_default(&d)),
                not_null: row.get::<bool>(3)? || place > 0,
                name,
                kind,
            });
        }
        Ok(())
    })?;
    for (table, key) in keys {
        if let Some(it) = tables.get_mut(&table) {
            it.primary = key.into_values().collect();
        }
    }
    Ok(())
}

/// Indexes come column by column: gathered by name, printed when complete.
fn indexes(db: &mut impl Rows, of: &Questions, tables: &mut Tables) -> Result<(), StoreError> {
    let mut found: BTreeMap<(String, String), (bool, bool, Vec<String>)> = BTreeMap::new();
    db.each(of.indexes, &[], |row| {
        let key = (row.get(0)?, row.get(1)?);
        let index = found.entry(key).or_insert((row.get(2)?, row.get(3)?, Vec::new()));
        let column: Option<String> = row.get(4)?;
        let order = if row.get::<bool>(5)? { " desc" } else { "" };
        index.2.push(column.unwrap_or_else(|| "(expression)".to_owned()) + order);
        Ok(())
    })?;
    for ((table, name), (unique, partial, columns)) in found {
        let columns = columns.join(", ");
        let part = if partial { " partial" } else { "" };
        let line = if unique { format!("unique ({columns}){part}") } else { format!("index {name} ({columns}){part}") };
        if let Some(it) = tables.get_mut(&table) {
            it.keys.push(line);
        }
    }
    Ok(())
}

fn references(db: &mut impl Rows, of: &Questions, tables: &mut Tables) -> Result<(), StoreError> {
    type Pair = (Vec<String>, Vec<String>);
    let mut found: BTreeMap<(String, String), (String, String, Pair)> = BTreeMap::new();
    db.each(of.references, &[], |row| {
        let key = (row.get(0)?, row.get(1)?);
        let entry = found.entry(key).or_insert((row.get(2)?, row.get(5)?, Pair::default()));
        entry.2.0.push(row.get(3)?);
        entry.2.1.push(row.get::<Option<String>>(4)?.unwrap_or_default());
        Ok(())
    })?;
    for ((table, _), (parent, on_delete, (from, to))) in found {
        let to = if to.iter().all(String::is_empty) {
            tables.get(&parent).map(|t| t.primary.clone()).unwrap_or_default()
        } else {
            to
        };
        let mut line = format!("foreign key ({}) references {parent} ({})", from.join(", "), to.join(", "));
        let on_delete = neutral_action(&on_delete);
        if !on_delete.is_empty() {
            write!(line, " on delete {on_delete}").map_err(|e| StoreError::Broken(e.into()))?;
        }
        if let Some(it) = tables.get_mut(&table) {
            it.keys.push(line);
            it.parents.push(parent);
        }
    }
    Ok(())
}

fn print(tables: &Tables) -> String {
    let mut lines = Vec::new();
    for (name, table) in tables {
        lines.push(format!("table {name}"));
        for column in &table.columns {
            let not_null = if column.not_null { " not null" } else { "" };
            let default = column.default.as_ref();
            let default = default.map(|d| format!(" default {d}")).unwrap_or_default();
            let (name, kind) = (&column.name, &column.kind);
            lines.push(format!("  {name} {kind}{not_null}{default}"));
        }
        if !table.primary.is_empty() {
            lines.push(format!("  primary key ({})", table.primary.join(", ")));
        }
        let mut keys = table.keys.clone();
        keys.sort();
        lines.extend(keys.into_iter().map(|key| format!("  {key}")));
        if table.checks > 0 {
            lines.push(format!("  checks: {}", table.checks));
        }
        lines.push(String::new());
    }
    lines.join("\n")
}

fn neutral_type(kind: &str) -> String {
    match kind.to_ascii_lowercase().as_str() {
        "bigint" | "integer" => "integer".to_owned(),
        "double precision" | "real" => "real".to_owned(),
        "bytea" | "blob" => "blob".to_owned(),
        other => other.to_owned(),
    }
}

/// `'x'::text` and `'-1'::integer` as they were written.
fn neutral_default(text: &str) -> String {
    let (value, kind) = text.rsplit_once("::").unwrap_or((text, ""));
    if matches!(kind, "bigint" | "integer" | "double precision") {
        return value.trim_matches(['\'', '(', ')']).to_owned();
    }
    value.to_owned()
}

/// PostgreSQL's letters and SQLite's words for what happens to the rows that refer.
fn neutral_action(action: &str) -> &'static str {
    match action {
        "c" | "CASCADE" => "cascade",
        "n" | "SET NULL" => "set null",
        "r" | "RESTRICT" => "restrict",
        "d" | "SET DEFAULT" => "set default",
        _ => "",
    }
}

/// The same four questions in the words of each engine.
struct Questions {
    /// Name; the text of the table, or the number of its checks.
    tables: Sql,
    /// Table, name, type, not null, default, place in the primary key.
    columns: Sql,
    /// Table, name, unique, partial, column, descending – without primary keys.
    indexes: Sql,
    /// Table, number, parent, column, its column, on delete.
    references: Sql,
}

const LITE: Questions = Questions {
    tables: sql!(
        "SELECT name, coalesce(sql, '') FROM sqlite_schema \
         WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    ),
    columns: sql!(
        "SELECT m.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk \
         FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) c \
         WHERE m.type = 'table' ORDER BY m.name, c.cid"
    ),
    indexes: sql!(
        "SELECT m.name, i.name, i.\"unique\", i.partial, x.name, x.desc \
         FROM sqlite_schema m JOIN pragma_index_list(m.name) i JOIN pragma_index_xinfo(i.name) x \
         WHERE m.type = 'table' AND i.origin <> 'pk' AND x.key = 1 ORDER BY m.name, i.name, x.seqno"
    ),
    references: sql!(
        "SELECT m.name, CAST(f.id AS TEXT), f.\"table\", f.\"from\", f.\"to\", f.on_delete \
         FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f \
         WHERE m.type = 'table' ORDER BY m.name, f.id, f.seq"
    ),
};

const POSTGRES: Questions = Questions {
    tables: sql!(
        "SELECT c.relname, (SELECT count(*) FROM pg_constraint k \
         WHERE k.conrelid = c.oid AND k.contype = 'c')::text FROM pg_class c \
         WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace"
    ),
    columns: sql!(
        "SELECT c.relname, a.attname, format_type(a.atttypid, NULL), a.attnotnull, \
         CASE WHEN a.attidentity = '' THEN pg_get_expr(d.adbin, d.adrelid) END, \
         coalesce((SELECT k.n FROM pg_index x \
            CROSS JOIN LATERAL unnest(x.indkey::int2[]) WITH ORDINALITY AS k(attnum, n) \
            WHERE x.indrelid = c.oid AND x.indisprimary AND k.attnum = a.attnum), 0) \
         FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid \
         LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum \
         WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace \
         AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum"
    ),
    indexes: sql!(
        "SELECT c.relname, i.relname, x.indisunique, x.indpred IS NOT NULL, a.attname, \
         x.indoption[(k.n - 1)::int] & 1 \
         FROM pg_class c JOIN pg_index x ON x.indrelid = c.oid \
         JOIN pg_class i ON i.oid = x.indexrelid \
         CROSS JOIN LATERAL unnest(x.indkey::int2[]) WITH ORDINALITY AS k(attnum, n) \
         LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum AND k.attnum > 0 \
         WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace \
         AND NOT x.indisprimary ORDER BY c.relname, i.relname, k.n"
    ),
    references: sql!(
        "SELECT c.relname, f.conname, p.relname, a.attname, b.attname, f.confdeltype \
         FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid \
         JOIN pg_class p ON p.oid = f.confrelid \
         CROSS JOIN LATERAL unnest(f.conkey, f.confkey) WITH ORDINALITY AS k(x, y, n) \
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.x \
         JOIN pg_attribute b ON b.attrelid = p.oid AND b.attnum = k.y \
         WHERE f.contype = 'f' AND c.relnamespace = current_schema()::regnamespace \
         ORDER BY c.relname, f.conname, k.n"
    ),
};
