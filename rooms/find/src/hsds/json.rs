//! HSDS 3.0 as nested JSON: taken apart into tables, and put together again.
//!
//! Reading takes what people publish: one object, an array, a page of an API, several objects one after
//! the other, or tables as lists under the names of their files. A row that appears in several places
//! (the same telephone of an organization and of its service) becomes one row with several owners.
//! Writing follows the published examples: what nesting says is not said again by ids.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::check::uuid_of;
use super::package::{Effect, Package, Problem, Row};
use super::sheet::File;
use super::tables::{Column, Kind, Must, Table};
use super::tabular::{beside, kept};

/// Reads a JSON file.
pub fn read(file: &File) -> Package {
    let mut reader = Reader { package: Package::new(), places: HashMap::new(), line: 0 };
    let bytes = file.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&file.bytes);
    let hint = Table::named(&file.stem());
    for value in serde_json::Deserializer::from_slice(bytes).into_iter::<Value>() {
        match value {
            Ok(value) => reader.top(value, hint),
            Err(error) => {
                let reason = format!("not JSON in line {}, column {}: {error}", error.line(), error.column());
                reader.package.problem_of_file(&file.name, reason, Effect::Rejected);
                break;
            }
        }
    }
    if reader.line == 0 && reader.package.problems.is_empty() {
        reader.package.problem_of_file(&file.name, "there is no object in it".to_owned(), Effect::Rejected);
    }
    reader.package
}

struct Reader {
    package: Package,
    places: HashMap<(Table, String), usize>,
    /// The number of the object at the top: what a problem names as its row.
    line: u64,
}

impl Reader {
    fn top(&mut self, value: Value, hint: Option<Table>) {
        match value {
            Value::Array(list) => {
                for it in list {
                    self.top(it, hint);
                }
            }
            Value::Object(mut object) => {
                if let Some(Value::Array(list)) = object.remove("contents") {
                    for it in list {
                        self.top(it, hint);
                    }
                } else if object.keys().any(|key| key.strip_suffix(".csv").is_some()) {
                    self.tables(object);
                } else {
                    self.line += 1;
                    let table = hint.unwrap_or_else(|| guess(&object));
                    self.take(table, object, None);
                }
            }
            _ => {
                self.line += 1;
                self.problem("package", "", "not an object".to_owned());
            }
        }
    }

    /// Tables under the names of their files.
    fn tables(&mut self, object: Map<String, Value>) {
        for (name, list) in object {
            let table = Table::named(name.trim_end_matches(".csv"));
            let (Some(table), Value::Array(list)) = (table, list) else {
                self.package.problem_of_file(&name, "no table of HSDS".to_owned(), Effect::Noted);
                continue;
            };
            for (value, at) in list.into_iter().zip(1..) {
                self.line = at;
                match value {
                    Value::Object(object) => {
                        self.take(table, object, None);
                    }
                    _ => self.problem(table.file(), "", "not an object".to_owned()),
                }
            }
        }
    }

    fn problem(&mut self, table: &str, column: &str, reason: String) {
        let (table, column, id) = (table.to_owned(), column.to_owned(), String::new());
        self.package.problem(Problem { table, line: self.line, id, column, reason, effect: Effect::Rejected });
    }

    /// Takes one object and all inside it; answers its id.
    fn take(&mut self, table: Table, mut object: Map<String, Value>, owner: Option<(&str, &str)>) -> String {
        let mut row = Row::empty(table, self.line);
        let id = match object.get("id").and_then(text_of) {
            Some(id) => id,
            None => uuid_of("", table, &Value::Object(object.clone()).to_string()).to_string(),
        };
        for (key, target, link) in table.ones() {
            match object.remove(*key) {
                Some(Value::Object(inner)) => row.set(table, link, self.take(*target, inner, None)),
                None | Some(Value::Null) => {}
                Some(_) => self.problem(table.file(), key, "not an object".to_owned()),
            }
        }
        for (key, child, link) in table.children() {
            match object.remove(key) {
                Some(Value::Array(list)) => self.list(child, key, list, (link, &id)),
                None | Some(Value::Null) => {}
                Some(_) => self.problem(table.file(), key, "not a list".to_owned()),
            }
        }
        for column in table.columns() {
            let Some(value) = object.remove(column.name) else { continue };
            match (&value, column.kind) {
                (Value::Object(_) | Value::Array(_), Kind::Block(_)) => {
                    row.set(table, column.name, value.to_string());
                }
                (Value::Object(_) | Value::Array(_), _) => {
                    self.problem(table.file(), column.name, "not a single value; left out".to_owned());
                }
                _ => row.set(table, column.name, text_of(&value)),
            }
        }
        row.set(table, "id", id.clone());
        if let Some((link, owner)) = owner {
            row.set(table, link, owner.to_owned());
        }
        object.retain(|_, value| !value.is_null());
        row.extra = kept(&object);
        self.join(table, row, owner.map(|it| it.0));
        id
    }

    fn list(&mut self, child: Table, key: &str, list: Vec<Value>, owner: (&str, &str)) {
        for value in list {
            match value {
                Value::Object(inner) => {
                    self.take(child, inner, Some(owner));
                }
                _ => self.problem(child.file(), key, "not an object".to_owned()),
            }
        }
    }

    /// Puts a row beside what is known of it already.
    fn join(&mut self, table: Table, mut row: Row, link: Option<&str>) {
        let key = (table, row.id().to_owned());
        let Some(at) = self.places.get(&key).copied() else {
            self.places.insert(key, self.package.rows(table).len());
            self.package.add(table, row);
            return;
        };
        let Some(known) = self.package.rows(table).get(at).cloned() else { return };
        // Two owners of one kind do not fit into one row: the second gets a row of its own.
        let other = link.filter(|it| known.get(table, it).is_some() && known.get(table, it) != row.get(table, it));
        if let Some(link) = other {
            let text = format!("{} of {}", row.id(), row.get(table, link).unwrap_or_default());
            row.set(table, "id", uuid_of("", table, &text).to_string());
            return self.join(table, row, None);
        }
        let mut both = known.clone();
        for ((place, new), column) in both.values.iter_mut().zip(row.values).zip(table.columns()) {
            match (&*place, new) {
                (None, new) => *place = new,
                (Some(old), Some(new)) if *old != new => {
                    let reason = format!("“{new}” here, “{old}” in another place; the first was taken");
                    self.package.problem_of_row(table, &known, column.name, reason, Effect::Noted);
                }
                _ => {}
            }
        }
        both.extra = both.extra.or(row.extra);
        if let Some(place) = self.package.rows_mut(table).get_mut(at) {
            *place = both;
        }
    }
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|it| !it.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Which table an object without a name is a row of.
fn guess(object: &Map<String, Value>) -> Table {
    let has = |keys: &[&str]| keys.iter().any(|key| object.contains_key(*key));
    if has(&["status", "service_at_locations", "service_areas", "eligibility_description"]) {
        Table::Service
    } else if has(&["location_type", "addresses"]) {
        Table::Location
    } else if has(&["service", "location", "location_id"]) {
        Table::ServiceAtLocation
    } else if has(&["taxonomy_detail", "taxonomy_id", "parent_id", "term_uri"]) {
        Table::TaxonomyTerm
    } else if has(&["version"]) {
        Table::Taxonomy
    } else {
        Table::Organization
    }
}

/// How much of a row is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Its values and the objects it points to, no lists: what a page of an API holds.
    List,
    /// Everything that belongs to it.
    Full,
}

/// A package to be put together as JSON.
pub struct Nest<'a> {
    package: &'a Package,
    by_id: HashMap<(Table, &'a str), &'a Row>,
    by_owner: HashMap<(Table, &'static str, &'a str), Vec<&'a Row>>,
}

impl<'a> Nest<'a> {
    /// Looks through a package once.
    pub fn new(package: &'a Package) -> Self {
        let mut it = Self { package, by_id: HashMap::new(), by_owner: HashMap::new() };
        for table in Table::ALL {
            let links: Vec<(usize, &'static str)> = table
                .columns()
                .iter()
                .enumerate()
                .filter(|(_, column)| is_link(table, **column))
                .map(|(at, column)| (at, column.name))
                .collect();
            for row in package.rows(table) {
                it.by_id.insert((table, row.id()), row);
                for (at, link) in &links {
                    if let Some(owner) = row.values.get(*at).and_then(Option::as_deref) {
                        it.by_owner.entry((table, *link, owner)).or_default().push(row);
                    }
                }
            }
        }
        it
    }

    /// A row by its id.
    pub fn row(&self, table: Table, id: &str) -> Option<&'a Row> {
        self.by_id.get(&(table, id)).copied()
    }

    /// All rows of a table, one object each.
    pub fn all(&self, table: Table, shape: Shape) -> Vec<Value> {
        self.package.rows(table).iter().map(|row| self.object(table, row, shape)).collect()
    }

    /// One row with what its shape asks for.
    pub fn object(&self, table: Table, row: &Row, shape: Shape) -> Value {
        self.inside(table, row, shape, &mut Vec::new())
    }

    fn inside(&self, table: Table, row: &Row, shape: Shape, above: &mut Vec<Table>) -> Value {
        let mut object = Map::new();
        for (column, value) in table.columns().iter().zip(&row.values) {
            if let Some(value) = plain(table, *column, value.as_deref()) {
                object.insert(column.name.to_owned(), value);
            }
        }
        above.push(table);
        for (key, target, link) in table.ones() {
            let inner = row.get(table, link).and_then(|id| self.by_id.get(&(*target, id)));
            if let Some(inner) = inner.filter(|_| !above.contains(target)) {
                object.insert((*key).to_owned(), self.inside(*target, inner, shape, above));
            }
        }
        if shape == Shape::Full {
            for (key, child, link) in table.children() {
                let rows = self.by_owner.get(&(child, link, row.id())).filter(|_| !above.contains(&child));
                let list: Vec<Value> =
                    rows.into_iter().flatten().map(|row| self.inside(child, row, shape, above)).collect();
                if !list.is_empty() {
                    object.insert(key.to_owned(), list.into());
                }
            }
        }
        above.pop();
        for (name, value) in beside(row) {
            object.entry(name).or_insert(value);
        }
        object.into()
    }
}

/// Whether a column only says what nesting says as well.
fn is_link(table: Table, column: Column) -> bool {
    match column.kind {
        Kind::Ref(target) => target != table,
        Kind::AnyRef => true,
        _ => false,
    }
}

/// A single value as JSON; none where there is nothing to tell.
fn plain(table: Table, column: Column, value: Option<&str>) -> Option<Value> {
    if is_link(table, column) {
        return None;
    }
    match (value, column.kind) {
        (Some(text), Kind::Number) => Some(number(text)),
        (Some(text), _) => Some(text.into()),
        (None, Kind::Line(_) | Kind::Block(_)) if column.must == Must::Be => Some("".into()),
        (None, _) => None,
    }
}

fn number(text: &str) -> Value {
    match text.parse::<i64>() {
        Ok(whole) => whole.into(),
        Err(_) => text.parse::<f64>().map_or(Value::Null, Value::from),
    }
}
