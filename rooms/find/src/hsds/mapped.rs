//! A plain table with a mapping: each row an organization, perhaps with one service at one place.
//!
//! Which column stands for what is said by `FIELD=COLUMN` pairs; columns with the usual names are found
//! without. A place makes a location; words about hours, services or categories make a service. Many
//! lists of groups look so: spreadsheets people kept through a winter.

use std::collections::BTreeMap;

use super::package::{Effect, Package, Problem, Row};
use super::sheet::{self, File, Record, Sheet};
use super::tables::Table;

/// What a column can stand for, and the usual names of such columns.
pub const FIELDS: &[(&str, &[&str])] = &[
    ("id", &["id", "uuid", "identifier"]),
    ("name", &["name", "organization", "organisation", "group", "title"]),
    ("alternate_name", &["alternate_name", "acronym", "also_known_as"]),
    ("description", &["description", "about", "summary", "what"]),
    ("website", &["website", "url", "link", "web"]),
    ("email", &["email", "e-mail", "mail"]),
    ("phone", &["phone", "telephone", "tel"]),
    ("service", &["service", "services", "offer"]),
    ("category", &["category", "categories", "type", "tags"]),
    ("language", &["language", "languages"]),
    ("hours", &["hours", "opening_hours", "open"]),
    ("place", &["place", "location", "location_name", "where"]),
    ("address", &["address", "address_1", "street"]),
    ("city", &["city", "town", "locality"]),
    ("state", &["state", "state_province", "province", "county"]),
    ("postal_code", &["postal_code", "postcode", "zip", "zip_code"]),
    ("country", &["country", "country_code"]),
    ("latitude", &["latitude", "lat"]),
    ("longitude", &["longitude", "lon", "lng", "long"]),
    ("area", &["area", "service_area", "area_served"]),
    ("eligibility", &["eligibility", "who", "for_whom"]),
    ("application", &["application", "how", "how_to_get_help", "application_process"]),
    ("modified", &["modified", "updated", "last_modified", "date"]),
];

/// Which column stands for what: fields to names of columns.
pub type Mapping = BTreeMap<String, String>;

/// Why a table cannot be read with a mapping.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MapError(pub String);

/// Reads a CSV file whose columns have any names.
pub fn read(file: &File, mapping: &Mapping) -> Result<Package, MapError> {
    let mut package = Package::new();
    let sheet = sheet::read(file, &mut package);
    let columns = columns(&sheet, mapping)?;
    for record in &sheet.rows {
        let text =
            |field: &str| -> Option<String> { record.values.get(*columns.get(field)?)?.as_deref().map(str::to_owned) };
        row(&mut package, &sheet, record, &text);
    }
    Ok(package)
}

/// Where the column of each field stands.
fn columns(sheet: &Sheet, mapping: &Mapping) -> Result<BTreeMap<&'static str, usize>, MapError> {
    for (field, column) in mapping {
        if !FIELDS.iter().any(|it| it.0 == field) {
            let names: Vec<&str> = FIELDS.iter().map(|it| it.0).collect();
            return Err(MapError(format!("`{field}` is none of {}", names.join(", "))));
        }
        if sheet.column(column).is_none() {
            let names = sheet.columns.join(", ");
            return Err(MapError(format!("the file has no column `{column}`; it has {names}")));
        }
    }
    let mut places = BTreeMap::new();
    for (field, usual) in FIELDS {
        let wished = mapping.get(*field).and_then(|column| sheet.column(column));
        let taken = |at: &usize| mapping.values().any(|column| sheet.column(column) == Some(*at));
        let found = || usual.iter().find_map(|name| sheet.column(name).filter(|at| !taken(at)));
        if let Some(at) = wished.or_else(found) {
            places.insert(*field, at);
        }
    }
    if places.contains_key("name") { Ok(places) } else { Err(MapError("no column stands for `name`".to_owned())) }
}

fn row(package: &mut Package, sheet: &Sheet, record: &Record, text: &dyn Fn(&str) -> Option<String>) {
    let Some(name) = text("name") else {
        let (table, line, id) = (sheet.name.clone(), record.line, text("id").unwrap_or_default());
        let (column, reason, effect) = ("name".to_owned(), "name is empty".to_owned(), Effect::Rejected);
        package.problem(Problem { table, line, id, column, reason, effect });
        return;
    };
    // The place belongs to the id: “Mutual Aid” is not one group.
    let place = text("postal_code").or_else(|| text("place")).or_else(|| text("city")).unwrap_or_default();
    let id = text("id").unwrap_or_else(|| format!("{name}, {place}"));
    let new = |table: Table| Row::empty(table, record.line).with(table, "id", id.clone());
    let table = Table::Organization;
    let organization = new(table)
        .with(table, "name", name.clone())
        .with(table, "alternate_name", text("alternate_name"))
        .with(table, "description", text("description"))
        .with(table, "website", text("website"))
        .with(table, "email", text("email"));
    package.add(table, organization);
    if let Some(number) = text("phone") {
        let table = Table::Phone;
        package.add(table, new(table).with(table, "organization_id", id.clone()).with(table, "number", number));
    }
    service(package, &id, &name, text, &new);
    location(package, &id, text, &new);
}

fn service(
    package: &mut Package,
    id: &str,
    name: &str,
    text: &dyn Fn(&str) -> Option<String>,
    new: &dyn Fn(Table) -> Row,
) {
    let table = Table::Service;
    let row = new(table)
        .with(table, "organization_id", id.to_owned())
        .with(table, "name", text("service").unwrap_or_else(|| name.to_owned()))
        .with(table, "description", text("description"))
        .with(table, "url", text("website"))
        .with(table, "email", text("email"))
        .with(table, "status", "active".to_owned())
        .with(table, "eligibility_description", text("eligibility"))
        .with(table, "application_process", text("application"))
        .with(table, "last_modified", text("modified"));
    package.add(table, row);
    if let Some(area) = text("area") {
        let table = Table::ServiceArea;
        package.add(table, new(table).with(table, "service_id", id.to_owned()).with(table, "name", area));
    }
    for (spoken, at) in text("language").unwrap_or_default().split([',', ';', '/']).zip(1..) {
        let table = Table::Language;
        if !spoken.trim().is_empty() {
            let row = new(table).with(table, "id", format!("{id} {at}")).with(table, "service_id", id.to_owned());
            package.add(table, row.with(table, "name", spoken.trim().to_owned()));
        }
    }
    if let Some(hours) = text("hours") {
        let table = Table::Schedule;
        package.add(table, new(table).with(table, "service_id", id.to_owned()).with(table, "description", hours));
    }
    for (category, at) in text("category").unwrap_or_default().split([',', ';']).zip(1..) {
        let category = category.trim();
        if category.is_empty() {
            continue;
        }
        let (term, link) = (Table::TaxonomyTerm, Table::Attribute);
        let key = category.to_lowercase();
        if !package.rows(term).iter().any(|it| it.id() == key) {
            let row = new(term).with(term, "id", key.clone()).with(term, "name", category.to_owned());
            package.add(term, row.with(term, "description", category.to_owned()));
        }
        let row = new(link)
            .with(link, "id", format!("{id} {at}"))
            .with(link, "link_id", id.to_owned())
            .with(link, "link_entity", Table::Service.name().to_owned())
            .with(link, "taxonomy_term_id", key);
        package.add(link, row);
    }
}

fn location(package: &mut Package, id: &str, text: &dyn Fn(&str) -> Option<String>, new: &dyn Fn(Table) -> Row) {
    const PLACE: [&str; 6] = ["latitude", "longitude", "address", "city", "postal_code", "place"];
    if PLACE.iter().all(|field| text(field).is_none()) {
        return;
    }
    let table = Table::Location;
    let row = new(table)
        .with(table, "organization_id", id.to_owned())
        .with(table, "location_type", "physical".to_owned())
        .with(table, "name", text("place"))
        .with(table, "latitude", text("latitude"))
        .with(table, "longitude", text("longitude"));
    package.add(table, row);
    let table = Table::ServiceAtLocation;
    let row = new(table).with(table, "service_id", id.to_owned()).with(table, "location_id", id.to_owned());
    package.add(table, row);
    if text("address").is_some() || text("city").is_some() || text("postal_code").is_some() {
        let table = Table::Address;
        let row = new(table)
            .with(table, "location_id", id.to_owned())
            .with(table, "address_1", text("address"))
            .with(table, "city", text("city"))
            .with(table, "state_province", text("state"))
            .with(table, "postal_code", text("postal_code"))
            .with(table, "country", text("country"))
            .with(table, "address_type", "physical".to_owned());
        package.add(table, row);
    }
}
