//! A package cut into bundles: one organization with all that belongs to it, to be written at once.
//!
//! A row goes to the bundle of its owner; with owners in several, to the last of them, so that
//! everything it points to is written before it or with it. A bundle has a digest of its rows: a bundle
//! that says what it said last time needs no writing.

use std::collections::HashMap;

use ring::digest::{Context, SHA256};
use uuid::Uuid;

use super::rows::put;
use crate::hsds::tables::Kind;
use crate::hsds::{Package, Row, Table};
use crate::listing::model::Records;

/// Changes when rows become other rows of the directory than before, so that all are written again.
const FORM: &[u8] = b"1";

/// One organization with all that belongs to it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Bundle {
    /// Its id.
    pub organization: Uuid,
    /// SHA-256 of its rows.
    pub digest: Vec<u8>,
    /// Its rows.
    pub rows: Records,
}

/// What is written first, because anything may point to it, and the bundles in the order of the package.
pub fn cut(package: &mut Package) -> (Records, Vec<Bundle>) {
    let mut shared = Records::default();
    for table in [Table::Taxonomy, Table::TaxonomyTerm, Table::MetaTableDescription] {
        for row in package.take(table) {
            put(&mut shared, table, &row);
        }
    }
    let organizations = package.take(Table::Organization);
    let mut bundles = vec![Bundle::default(); organizations.len()];
    let mut first = Context::new(&SHA256);
    first.update(FORM);
    let mut digests = vec![first; organizations.len()];
    let mut places: HashMap<Uuid, usize> = HashMap::new();
    for (row, at) in organizations.iter().zip(0..) {
        let id = id_of(row.id());
        places.insert(id, at);
        bundles[at].organization = id;
        take(&mut bundles[at], &mut digests[at], Table::Organization, row);
    }
    let mut unowned = places_of_services(package, &places);
    for table in Table::ALL {
        for row in package.take(table) {
            let id = id_of(row.id());
            let at = owners(table, &row, &places).or_else(|| unowned.remove(&id));
            let Some(at) = at.filter(|at| *at < bundles.len()) else {
                put(&mut shared, table, &row); // said of a term or a taxonomy
                continue;
            };
            places.insert(id, at);
            take(&mut bundles[at], &mut digests[at], table, &row);
        }
    }
    for (bundle, digest) in bundles.iter_mut().zip(digests) {
        bundle.digest = digest.finish().as_ref().to_vec();
    }
    (shared, bundles)
}

fn id_of(text: &str) -> Uuid {
    Uuid::try_parse(text).unwrap_or_default()
}

fn take(bundle: &mut Bundle, digest: &mut Context, table: Table, row: &Row) {
    digest.update(table.name().as_bytes());
    for value in row.values.iter().chain([&row.original, &row.extra]) {
        let text = value.as_deref().unwrap_or_default();
        digest.update(&text.len().to_be_bytes());
        digest.update(text.as_bytes());
    }
    put(&mut bundle.rows, table, row);
}

/// The last bundle of those its owners are in.
fn owners(table: Table, row: &Row, places: &HashMap<Uuid, usize>) -> Option<usize> {
    table
        .columns()
        .iter()
        .zip(&row.values)
        .filter(|(column, _)| match column.kind {
            Kind::Ref(target) => target != table,
            Kind::AnyRef => true,
            _ => false,
        })
        .filter_map(|(_, value)| places.get(&id_of(value.as_deref()?)).copied())
        .max()
}

/// Locations that say no organization: the bundle of the first service given there.
fn places_of_services(package: &Package, organizations: &HashMap<Uuid, usize>) -> HashMap<Uuid, usize> {
    let (service, link) = (Table::Service, Table::ServiceAtLocation);
    let of_service: HashMap<&str, usize> = package
        .rows(service)
        .iter()
        .filter_map(|row| Some((row.id(), *organizations.get(&id_of(row.get(service, "organization_id")?))?)))
        .collect();
    let mut found = HashMap::new();
    for row in package.rows(link) {
        let (Some(place), Some(at)) =
            (row.get(link, "location_id"), row.get(link, "service_id").and_then(|it| of_service.get(it)))
        else {
            continue;
        };
        let bundle = found.entry(id_of(place)).or_insert(*at);
        *bundle = (*bundle).min(*at);
    }
    found
}
