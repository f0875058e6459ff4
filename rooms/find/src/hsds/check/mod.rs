//! Makes a package sound: every row that leaves here has a UUID, points only to rows that are there
//! and holds values of the kind its column promises; everything else is reported with table and row.
//!
//! A row is rejected only for what it cannot do without: an id that is taken, a name, an owner that is
//! not there. Anything less is mended and said. The order of tables in `Table::ALL` is that of owners
//! before what they own, so that whatever hangs on a rejected row is rejected for that.

mod hours;
mod ids;
mod loops;
mod spots;
mod values;

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::package::{Effect, Package, Row};
use super::tables::{Kind, Must, Table};

pub use ids::uuid_of;

/// The ids that are there, by table.
type Known = HashMap<Table, HashSet<Uuid>>;

/// Checks and mends; `source` is the name under which ids that are no UUIDs are told apart.
pub fn check(package: &mut Package, source: &str) {
    let mut known = Known::new();
    let mut served = HashSet::new();
    for table in Table::ALL {
        if table == Table::Location {
            served = places_served(package, &known, source);
        }
        let rows = package.take(table);
        let mut sound = Vec::with_capacity(rows.len());
        let mut here = HashSet::with_capacity(rows.len());
        // A row may point to a later one of its own table: all ids first.
        let all: HashSet<Uuid> =
            rows.iter().filter(|it| !it.id().is_empty()).map(|it| uuid_of(source, table, it.id())).collect();
        for mut row in rows {
            let id = ids::name(&mut row, table, source);
            if here.contains(&id) {
                let reason = match row.id() {
                    "" => "another row above says the same",
                    _ => "another row above has this id",
                };
                let reason = reason.to_owned();
                package.problem_of_row(table, &row, "id", reason, Effect::Rejected);
                continue;
            }
            let is_sound = values::mend(package, table, &mut row)
                && points(package, &known, &all, table, &mut row, source)
                && is_owned(package, table, &row, served.contains(&id));
            if is_sound {
                here.insert(id);
                row.values[0] = Some(id.to_string().into());
                sound.push(row);
            }
        }
        known.insert(table, here);
        *package.rows_mut(table) = sound;
    }
    loops::cut(package, Table::Organization, "parent_organization_id");
    loops::cut(package, Table::TaxonomyTerm, "parent_id");
    spots::mend(package);
    hours::compare(package);
}

/// Locations at which a service that was taken is given.
fn places_served(package: &Package, known: &Known, source: &str) -> HashSet<Uuid> {
    let table = Table::ServiceAtLocation;
    let mut seen = HashSet::new();
    let mut served = HashSet::new();
    for row in package.rows(table) {
        let id = |column: &str, target: Table| row.get(table, column).map(|it| uuid_of(source, target, it));
        let service = id("service_id", Table::Service);
        let is_taken = service.is_some_and(|it| known.get(&Table::Service).is_some_and(|all| all.contains(&it)));
        if is_taken && (row.id().is_empty() || seen.insert(row.id())) {
            served.extend(id("location_id", Table::Location));
        }
    }
    served
}

/// Turns what a row points to into UUIDs; false when it cannot do without something that is not there.
fn points(
    package: &mut Package,
    known: &Known,
    own: &HashSet<Uuid>,
    table: Table,
    row: &mut Row,
    source: &str,
) -> bool {
    for (at, column) in table.columns().iter().enumerate() {
        let Some(text) = row.values.get(at).cloned().flatten() else {
            if column.must == Must::BeInTables {
                let reason = format!("{} is empty", column.name);
                package.problem_of_row(table, row, column.name, reason, Effect::Rejected);
                return false;
            }
            continue;
        };
        let found = match column.kind {
            Kind::Ref(target) => {
                let id = uuid_of(source, target, &text);
                let is_there = if target == table {
                    own.contains(&id)
                } else {
                    known.get(&target).is_some_and(|it| it.contains(&id))
                };
                is_there.then_some(id).ok_or((target.name(), id))
            }
            Kind::AnyRef => anywhere(known, table, row, source, &text).ok_or(("row", Uuid::nil())),
            _ => continue,
        };
        match found {
            Ok(id) => row.values[at] = Some(id.to_string().into()),
            Err((what, id)) => {
                let reason = format!("there is no {what} “{text}” among the rows that were taken");
                if matches!(column.must, Must::BeInTables) {
                    package.problem_of_row(table, row, column.name, reason, Effect::Rejected);
                    return false;
                }
                // A parent may well stand in another package: its id is kept.
                let is_parent = column.kind == Kind::Ref(table);
                let effect = if is_parent { Effect::Noted } else { Effect::Mended };
                package.problem_of_row(table, row, column.name, reason, effect);
                row.values[at] = is_parent.then(|| id.to_string().into());
            }
        }
    }
    true
}

/// The row a link means: in the table it names, else in whichever has the id.
fn anywhere(known: &Known, table: Table, row: &Row, source: &str, text: &str) -> Option<Uuid> {
    let named = row.get(table, if table == Table::Attribute { "link_entity" } else { "resource_type" });
    let first = named.and_then(|name| Table::named(&name.to_lowercase()));
    first.into_iter().chain(Table::ALL).find_map(|target| {
        let id = uuid_of(source, target, text);
        known.get(&target).is_some_and(|it| it.contains(&id)).then_some(id)
    })
}

/// Whether a row that only makes sense beside another still has one.
fn is_owned(package: &mut Package, table: Table, row: &Row, is_served: bool) -> bool {
    let is_detail = !matches!(
        table,
        Table::Organization
            | Table::Taxonomy
            | Table::TaxonomyTerm
            | Table::MetaTableDescription
            | Table::Attribute
            | Table::Metadata
    );
    let has_owner = (table == Table::Location && is_served)
        || table
            .columns()
            .iter()
            .zip(&row.values)
            .any(|(column, value)| matches!(column.kind, Kind::Ref(_)) && value.is_some());
    if is_detail && !has_owner {
        package.problem_of_row(table, row, "", "it belongs to nothing".to_owned(), Effect::Rejected);
    }
    !is_detail || has_owner
}
