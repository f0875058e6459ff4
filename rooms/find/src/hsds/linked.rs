//! schema.org JSON-LD: an organization with its services and places, for search engines and whoever
//! reads the web as data.
//!
//! Types and properties are those of schema.org: `NGO` for the organization, `Service` with
//! `ServiceChannel`, `Place`, `PostalAddress`, `OpeningHoursSpecification`. What schema.org has no word
//! for is left out; nothing is made up.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::package::{Package, Row};
use super::tables::{DAYS, Table};

/// The address in the web of a row of this site.
pub type Address<'a> = &'a dyn Fn(Table, &Row) -> Option<String>;

/// All organizations of a package.
pub fn all(package: &Package, address: Address<'_>) -> Vec<Value> {
    let owned = Owned::new(package);
    package.rows(Table::Organization).iter().map(|row| organization(&owned, row, address)).collect()
}

/// The rows of a package by their owners.
struct Owned<'a> {
    places: HashMap<&'a str, &'a Row>,
    rows: HashMap<(Table, &'a str), Vec<&'a Row>>,
}

impl<'a> Owned<'a> {
    fn new(package: &'a Package) -> Self {
        let mut it = Self { places: HashMap::new(), rows: HashMap::new() };
        it.places.extend(package.rows(Table::Location).iter().map(|row| (row.id(), row)));
        for (table, link) in [
            (Table::Phone, "organization_id"),
            (Table::Service, "organization_id"),
            (Table::Location, "organization_id"),
            (Table::ServiceArea, "service_id"),
            (Table::Schedule, "service_id"),
            (Table::Language, "service_id"),
            (Table::ServiceAtLocation, "service_id"),
            (Table::Address, "location_id"),
        ] {
            for row in package.rows(table) {
                if let Some(owner) = row.get(table, link) {
                    it.rows.entry((table, owner)).or_default().push(row);
                }
            }
        }
        it
    }

    fn of<'s>(&'s self, table: Table, owner: &'s Row) -> &'s [&'a Row] {
        self.rows.get(&(table, owner.id())).map(Vec::as_slice).unwrap_or_default()
    }
}

/// One organization with everything it has in the package.
fn organization(package: &Owned<'_>, row: &Row, address: Address<'_>) -> Value {
    let table = Table::Organization;
    let mut out = node("NGO", address(table, row));
    put(&mut out, "name", row.get(table, "name"));
    put(&mut out, "alternateName", row.get(table, "alternate_name"));
    put(&mut out, "description", row.get(table, "description"));
    put(&mut out, "url", row.get(table, "website"));
    put(&mut out, "email", row.get(table, "email"));
    put(&mut out, "logo", row.get(table, "logo"));
    put(&mut out, "sameAs", row.get(table, "uri"));
    put(&mut out, "foundingDate", row.get(table, "year_incorporated"));
    let phones = package.of(Table::Phone, row);
    put(&mut out, "telephone", phones.first().and_then(|it| it.get(Table::Phone, "number")));
    let services = package.of(Table::Service, row);
    let offers: Vec<Value> =
        services.iter().map(|it| json!({ "@type": "Offer", "itemOffered": service(package, it, address) })).collect();
    if !offers.is_empty() {
        out.insert("makesOffer".into(), offers.into());
    }
    let places = package.of(Table::Location, row);
    let places: Vec<Value> = places.iter().filter_map(|it| place(package, it)).collect();
    if !places.is_empty() {
        out.insert("location".into(), places.into());
    }
    out.insert("@context".into(), "https://schema.org".into());
    out.into()
}

fn service(package: &Owned<'_>, row: &Row, address: Address<'_>) -> Value {
    let table = Table::Service;
    let mut out = node("Service", address(table, row));
    put(&mut out, "name", row.get(table, "name"));
    put(&mut out, "alternateName", row.get(table, "alternate_name"));
    put(&mut out, "description", row.get(table, "description"));
    put(&mut out, "url", row.get(table, "url"));
    put(&mut out, "termsOfService", row.get(table, "application_process"));
    let areas: Vec<Value> = package
        .of(Table::ServiceArea, row)
        .iter()
        .filter_map(|it| it.get(Table::ServiceArea, "name"))
        .map(|name| json!({ "@type": "Place", "name": name }))
        .collect();
    if !areas.is_empty() {
        out.insert("areaServed".into(), areas.into());
    }
    let hours: Vec<Value> = package.of(Table::Schedule, row).iter().filter_map(|it| opening(it)).collect();
    if !hours.is_empty() {
        out.insert("hoursAvailable".into(), hours.into());
    }
    let languages: Vec<&str> = package
        .of(Table::Language, row)
        .iter()
        .filter_map(|it| it.get(Table::Language, "code").or_else(|| it.get(Table::Language, "name")))
        .collect();
    let channels: Vec<Value> = package
        .of(Table::ServiceAtLocation, row)
        .iter()
        .filter_map(|it| {
            let id = it.get(Table::ServiceAtLocation, "location_id")?;
            let row = package.places.get(id)?;
            let mut channel = node("ServiceChannel", None);
            channel.insert("serviceLocation".into(), place(package, row)?);
            if !languages.is_empty() {
                channel.insert("availableLanguage".into(), languages.clone().into());
            }
            Some(channel.into())
        })
        .collect();
    if !channels.is_empty() {
        out.insert("availableChannel".into(), channels.into());
    }
    out.into()
}

/// A physical place; what can only be written or called to is none.
fn place(package: &Owned<'_>, row: &Row) -> Option<Value> {
    let table = Table::Location;
    if row.get(table, "location_type") != Some("physical") {
        return None;
    }
    let mut out = node("Place", None);
    put(&mut out, "name", row.get(table, "name"));
    put(&mut out, "description", row.get(table, "description"));
    let degrees = |name: &str| row.get(table, name).and_then(|it| it.parse::<f64>().ok());
    if let (Some(lat), Some(lon)) = (degrees("latitude"), degrees("longitude")) {
        out.insert("geo".into(), json!({ "@type": "GeoCoordinates", "latitude": lat, "longitude": lon }));
    }
    if let Some(row) = package.of(Table::Address, row).first() {
        let table = Table::Address;
        let mut postal = node("PostalAddress", None);
        let street: Vec<&str> = ["address_1", "address_2"].iter().filter_map(|name| row.get(table, name)).collect();
        put(&mut postal, "streetAddress", Some(street.join(", ").as_str()));
        put(&mut postal, "addressLocality", row.get(table, "city"));
        put(&mut postal, "addressRegion", row.get(table, "state_province"));
        put(&mut postal, "postalCode", row.get(table, "postal_code"));
        put(&mut postal, "addressCountry", row.get(table, "country"));
        out.insert("address".into(), postal.into());
    }
    Some(out.into())
}

/// A weekly rule every week; schema.org has no word for others.
fn opening(row: &Row) -> Option<Value> {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let table = Table::Schedule;
    if row.get(table, "freq") != Some("WEEKLY") || row.get(table, "interval").is_some_and(|it| it != "1") {
        return None;
    }
    let days: Vec<String> = row
        .get(table, "byday")?
        .split(',')
        .filter_map(|day| DAYS.iter().position(|it| *it == day.trim()))
        .filter_map(|at| NAMES.get(at).map(|name| format!("https://schema.org/{name}")))
        .collect();
    let mut out = node("OpeningHoursSpecification", None);
    out.insert("dayOfWeek".into(), days.into());
    put(&mut out, "opens", Some(row.get(table, "opens_at")?));
    put(&mut out, "closes", Some(row.get(table, "closes_at")?));
    put(&mut out, "validFrom", row.get(table, "valid_from"));
    put(&mut out, "validThrough", row.get(table, "valid_to"));
    Some(out.into())
}

fn node(kind: &str, id: Option<String>) -> Map<String, Value> {
    let mut out = Map::new();
    out.insert("@type".into(), kind.into());
    if let Some(id) = id {
        out.insert("@id".into(), id.into());
    }
    out
}

fn put(out: &mut Map<String, Value>, key: &str, value: Option<&str>) {
    if let Some(text) = value.filter(|it| !it.is_empty()) {
        out.insert(key.to_owned(), text.into());
    }
}
