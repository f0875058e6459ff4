//! Tabular data packages in and out: a folder of CSV files with a `datapackage.json`.
//!
//! Reading goes by the descriptor where there is one that can be read, else by the names of the files;
//! packages of HSDS 1.1 are known by their own tables and go through `old`. Writing gives every
//! table that has rows, with all columns of the specification, and a descriptor (Frictionless tabular
//! data package). Nothing here checks what the texts mean.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::old;
use super::package::{Effect, Package, Row};
use super::sheet::{self, File, Sheet};
use super::tables::{Kind, Must, Table};

/// Reads the files of a package.
pub fn read(files: &[File]) -> Package {
    let mut package = Package::new();
    let names = descriptor(files, &mut package);
    let mut sheets = Vec::new();
    for file in files.iter().filter(|it| it.ends(".csv")) {
        let mut sheet = sheet::read(file, &mut package);
        if let Some(name) = names.get(&file.name) {
            name.clone_into(&mut sheet.name);
        }
        sheets.push(sheet);
    }
    if sheets.iter().any(|sheet| old::is_old(&sheet.name)) {
        old::take(sheets, &mut package);
    } else {
        for sheet in sheets {
            take(sheet, &mut package);
        }
    }
    missing(&mut package, files);
    package
}

/// Which file holds which table, by the descriptor: names of files to names of tables.
fn descriptor(files: &[File], package: &mut Package) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let Some(file) = files.iter().find(|it| it.stem() == "datapackage" && it.ends(".json")) else { return names };
    let Ok(read) = serde_json::from_slice::<Value>(&file.bytes) else {
        let reason = "the descriptor is not JSON; the tables were found by the names of their files".to_owned();
        package.problem_of_file("datapackage.json", reason, Effect::Noted);
        return names;
    };
    for resource in read.get("resources").and_then(Value::as_array).into_iter().flatten() {
        let text = |key: &str| resource.get(key).and_then(Value::as_str);
        let (Some(name), Some(path)) = (text("name"), text("path")) else { continue };
        let path = path.rsplit(['/', '\\']).next().unwrap_or(path);
        if files.iter().any(|it| it.name == path) {
            names.insert(path.to_owned(), name.to_lowercase());
        } else {
            package.problem_of_file(
                path,
                "the descriptor names this file, but it is not there".to_owned(),
                Effect::Noted,
            );
        }
    }
    names
}

/// Says which tables one cannot do without are not there.
fn missing(package: &mut Package, files: &[File]) {
    if files.iter().filter(|it| it.ends(".csv")).count() == 0 {
        package.problem_of_file("package", "there is no CSV file in it".to_owned(), Effect::Rejected);
        return;
    }
    for table in [Table::Organization, Table::Service] {
        let is_there = files.iter().any(|it| it.ends(".csv") && Table::named(&it.stem()) == Some(table));
        if !is_there && package.rows(table).is_empty() {
            package.problem_of_file(table.file(), "the table is missing".to_owned(), Effect::Noted);
        }
    }
    for (table, target) in [
        (Table::ServiceAtLocation, Table::Location),
        (Table::Address, Table::Location),
        (Table::Attribute, Table::TaxonomyTerm),
    ] {
        if !package.rows(table).is_empty() && package.rows(target).is_empty() {
            let reason = format!("the table is missing, although {}.csv points to it", table.file());
            package.problem_of_file(target.file(), reason, Effect::Noted);
        }
    }
}

/// Takes the rows of a sheet whose columns are those of HSDS 3.0.
pub(super) fn take(sheet: Sheet, package: &mut Package) {
    let Some(table) = Table::named(&sheet.name) else {
        package.problem_of_file(&sheet.name, "no table of HSDS has this name".to_owned(), Effect::Noted);
        return;
    };
    take_as(table, sheet, package, |_| None);
}

/// The same, where some columns have other names: `rename` gives the name in HSDS 3.0.
pub(super) fn take_as(
    table: Table,
    sheet: Sheet,
    package: &mut Package,
    rename: impl Fn(&str) -> Option<&'static str>,
) {
    let places: Vec<Option<usize>> =
        sheet.columns.iter().map(|name| table.column(rename(name).unwrap_or(name))).collect();
    let unknown: Vec<&str> = sheet
        .columns
        .iter()
        .zip(&places)
        .filter(|(name, place)| place.is_none() && !name.is_empty() && rename(name).is_none())
        .map(|it| it.0.as_str())
        .collect();
    if !unknown.is_empty() {
        let reason = format!("columns HSDS does not know are kept beside the row: {}", unknown.join(", "));
        package.problem_of_file(&sheet.name, reason, Effect::Noted);
    }
    let has_more = !unknown.is_empty();
    let rows = package.rows_mut(table);
    rows.reserve(sheet.rows.len());
    for record in sheet.rows {
        let mut row = Row::empty(table, record.line);
        let mut more = serde_json::Map::new();
        for ((value, place), name) in record.values.into_iter().zip(&places).zip(&sheet.columns) {
            match (place, value) {
                (Some(place), Some(value)) => row.values[*place] = Some(value),
                (None, Some(value)) if has_more && !name.is_empty() && rename(name).is_none() => {
                    more.insert(name.clone(), Value::from(&*value));
                }
                _ => {}
            }
        }
        row.extra = kept(&more);
        rows.push(row);
    }
}

/// What stands beside the columns of HSDS, if there is anything and it is not too much.
pub(super) fn kept(more: &serde_json::Map<String, Value>) -> Option<Box<str>> {
    if more.is_empty() {
        return None;
    }
    let text = serde_json::to_string(more).ok()?;
    (text.len() <= EXTRA_MAX).then(|| text.into_boxed_str())
}

/// Bytes of what is kept beside a row.
const EXTRA_MAX: usize = 16_384;

/// The names and texts kept beside a row.
pub(super) fn beside(row: &Row) -> serde_json::Map<String, Value> {
    row.extra.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

/// Writes the tables that have rows, and the descriptor.
pub fn write(package: &Package, name: &str, title: &str) -> Result<Vec<File>, csv::Error> {
    let mut files = Vec::new();
    for table in Table::ALL {
        let rows = package.rows(table);
        if rows.is_empty() {
            continue;
        }
        let more: BTreeSet<String> = rows.iter().flat_map(|row| beside(row).into_iter().map(|it| it.0)).collect();
        let mut out = csv::Writer::from_writer(Vec::new());
        let names = table.columns().iter().map(|column| column.name);
        out.write_record(names.chain(more.iter().map(String::as_str)))?;
        for row in rows {
            let beside = beside(row);
            let values = row.values.iter().map(|value| value.as_deref().unwrap_or_default());
            let rest = more.iter().map(|name| beside.get(name).and_then(Value::as_str).unwrap_or_default());
            out.write_record(values.chain(rest))?;
        }
        let bytes = out.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
        files.push(File { name: format!("{}.csv", table.file()), bytes });
    }
    let described = describe(package, name, title);
    files.insert(0, File { name: "datapackage.json".into(), bytes: format!("{described:#}\n").into_bytes() });
    Ok(files)
}

fn describe(package: &Package, name: &str, title: &str) -> Value {
    let resources: Vec<Value> =
        Table::ALL.into_iter().filter(|table| !package.rows(*table).is_empty()).map(resource).collect();
    json!({ "profile": "tabular-data-package", "name": name, "title": title, "resources": resources })
}

fn resource(table: Table) -> Value {
    let fields: Vec<Value> = table
        .columns()
        .iter()
        .map(|column| {
            let (kind, format) = typed(column.kind);
            let mut field = json!({ "name": column.name, "type": kind, "format": format });
            let mut constraints = serde_json::Map::new();
            if column.must != Must::May {
                constraints.insert("required".into(), true.into());
            }
            if column.kind == Kind::Id {
                constraints.insert("unique".into(), true.into());
            }
            if let Kind::OneOf(words) = column.kind {
                constraints.insert("enum".into(), words.into());
            }
            if !constraints.is_empty() {
                field["constraints"] = constraints.into();
            }
            field
        })
        .collect();
    let keys: Vec<Value> = table
        .columns()
        .iter()
        .filter_map(|column| match column.kind {
            Kind::Ref(target) => Some(json!({
                "fields": column.name,
                "reference": {
                    "resource": if target == table { "" } else { target.file() },
                    "fields": "id",
                },
            })),
            _ => None,
        })
        .collect();
    json!({
        "name": table.file(),
        "path": format!("{}.csv", table.file()),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": { "fields": fields, "primaryKey": "id", "foreignKeys": keys },
    })
}

/// The type and format of a column in a descriptor.
const fn typed(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Id | Kind::Ref(_) | Kind::AnyRef => ("string", "uuid"),
        Kind::Line(_) | Kind::Block(_) | Kind::OneOf(_) => ("string", "default"),
        Kind::Uri => ("string", "uri"),
        Kind::Mail => ("string", "email"),
        Kind::Number => ("number", "default"),
        Kind::Date => ("date", "default"),
        Kind::Time => ("time", "any"),
        Kind::Moment => ("datetime", "any"),
    }
}
