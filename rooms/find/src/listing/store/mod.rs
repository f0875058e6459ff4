//! The directory in the database: whole listings, and the rows they are made of.
//!
//! [`insert`] and [`save`] write rows of all tables at once; [`of_organizations`] reads everything
//! that belongs to some listings with one question per table.

pub mod keep;
mod records;

use std::collections::BTreeSet;

use ::store::{Change, Db, Sql, StoreError, Value, args, sql};
use base::Time;
use uuid::Uuid;

#[cfg(test)]
pub(crate) use records::statements;
pub use records::{Record, delete_one, insert, insert_many, save, save_many, save_one};
pub(crate) use records::{joined, rows, select};

use super::model::{
    Accessibility, Address, Attribute, Contact, CostOption, Funding, Language, Location, Organization, OrganizationId,
    OrganizationIdentifier, Phone, Program, Records, RequiredDocument, Schedule, Service, ServiceArea,
    ServiceAtLocation, Taxonomy, TaxonomyTerm,
};

const ORGANIZATIONS: Sql = select!(Organization, "WHERE organizations.id IN ({list})");
const ORGANIZATIONS_AFTER: Sql =
    select!(Organization, "WHERE organizations.id > $1 ORDER BY organizations.id LIMIT $2");
const PROGRAMS: Sql = select!(Program, "WHERE programs.organization_id IN ({list}) ORDER BY programs.id");
const SERVICES: Sql =
    select!(Service, "WHERE services.organization_id IN ({list}) ORDER BY services.name, services.id");
const AT_LOCATIONS: Sql = select!(
    ServiceAtLocation,
    "WHERE service_at_locations.service_id IN (SELECT s.id FROM services s WHERE s.organization_id IN ({list})) \
     ORDER BY service_at_locations.id"
);
const OWN_LOCATIONS: Sql =
    select!(Location, "WHERE locations.organization_id IN ({list}) ORDER BY locations.name, locations.id");
const LOCATIONS: Sql = select!(Location, "WHERE locations.id IN ({list})");
const IDENTIFIERS: Sql = select!(
    OrganizationIdentifier,
    "WHERE organization_identifiers.organization_id IN ({list}) ORDER BY organization_identifiers.id"
);
const ADDRESSES: Sql =
    select!(Address, "WHERE listing_addresses.location_id IN ({list}) ORDER BY listing_addresses.id");
const ACCESSIBILITY: Sql =
    select!(Accessibility, "WHERE listing_accessibility.location_id IN ({list}) ORDER BY listing_accessibility.id");
const AREAS: Sql = select!(ServiceArea, "WHERE service_areas.service_id IN ({list}) ORDER BY service_areas.id");
const COSTS: Sql = select!(CostOption, "WHERE cost_options.service_id IN ({list}) ORDER BY cost_options.id");
const DOCUMENTS: Sql =
    select!(RequiredDocument, "WHERE required_documents.service_id IN ({list}) ORDER BY required_documents.id");
const FUNDING_OF_ORGANIZATION: Sql =
    select!(Funding, "WHERE listing_funding.organization_id IN ({list}) ORDER BY listing_funding.id");
const FUNDING_OF_SERVICE: Sql =
    select!(Funding, "WHERE listing_funding.service_id IN ({list}) ORDER BY listing_funding.id");
const ATTRIBUTES: Sql =
    select!(Attribute, "WHERE listing_attributes.link_id IN ({list}) ORDER BY listing_attributes.id");
const SCHEDULES_OF_SERVICE: Sql =
    select!(Schedule, "WHERE listing_schedules.service_id IN ({list}) ORDER BY listing_schedules.id");
const SCHEDULES_OF_LOCATION: Sql =
    select!(Schedule, "WHERE listing_schedules.location_id IN ({list}) ORDER BY listing_schedules.id");
const SCHEDULES_OF_BOTH: Sql =
    select!(Schedule, "WHERE listing_schedules.service_at_location_id IN ({list}) ORDER BY listing_schedules.id");
const LANGUAGES_OF_SERVICE: Sql =
    select!(Language, "WHERE listing_languages.service_id IN ({list}) ORDER BY listing_languages.id");
const LANGUAGES_OF_LOCATION: Sql =
    select!(Language, "WHERE listing_languages.location_id IN ({list}) ORDER BY listing_languages.id");
const LANGUAGES_OF_PHONE: Sql =
    select!(Language, "WHERE listing_languages.phone_id IN ({list}) ORDER BY listing_languages.id");
const CONTACTS_OF_ORGANIZATION: Sql =
    select!(Contact, "WHERE listing_contacts.organization_id IN ({list}) ORDER BY listing_contacts.id");
const CONTACTS_OF_SERVICE: Sql =
    select!(Contact, "WHERE listing_contacts.service_id IN ({list}) ORDER BY listing_contacts.id");
const CONTACTS_OF_LOCATION: Sql =
    select!(Contact, "WHERE listing_contacts.location_id IN ({list}) ORDER BY listing_contacts.id");
const CONTACTS_OF_BOTH: Sql =
    select!(Contact, "WHERE listing_contacts.service_at_location_id IN ({list}) ORDER BY listing_contacts.id");
const PHONES_OF_ORGANIZATION: Sql =
    select!(Phone, "WHERE listing_phones.organization_id IN ({list}) ORDER BY listing_phones.id");
const PHONES_OF_SERVICE: Sql = select!(Phone, "WHERE listing_phones.service_id IN ({list}) ORDER BY listing_phones.id");
const PHONES_OF_LOCATION: Sql =
    select!(Phone, "WHERE listing_phones.location_id IN ({list}) ORDER BY listing_phones.id");
const PHONES_OF_BOTH: Sql =
    select!(Phone, "WHERE listing_phones.service_at_location_id IN ({list}) ORDER BY listing_phones.id");
const PHONES_OF_CONTACT: Sql = select!(Phone, "WHERE listing_phones.contact_id IN ({list}) ORDER BY listing_phones.id");
const TAXONOMIES: Sql = select!(Taxonomy, "ORDER BY taxonomies.name, taxonomies.id");
const TERMS: Sql = select!(TaxonomyTerm, "ORDER BY taxonomy_terms.name, taxonomy_terms.id");
const TERMS_NAMED: Sql = select!(TaxonomyTerm, "WHERE taxonomy_terms.id IN ({list}) ORDER BY taxonomy_terms.name");
const TOUCH: Sql = sql!("INSERT INTO listing_changes (organization_id, at) VALUES ($1, $2)");
const CHANGES: Sql =
    sql!("SELECT seq, organization_id, at FROM listing_changes WHERE seq > $1 OR at > $2 ORDER BY seq");
const LAST_CHANGE: Sql = sql!("SELECT CAST(coalesce(max(seq), 0) AS INTEGER) FROM listing_changes");
const FORGET_CHANGES: Sql =
    sql!("DELETE FROM listing_changes WHERE seq IN (SELECT c.seq FROM listing_changes c WHERE c.at < $1 LIMIT 5000)");
const HIDDEN: Sql = sql!("SELECT h.subject FROM hidings h");
const COUNT: Sql = sql!("SELECT count(*) FROM organizations");

/// Ids in one question: enough to be few questions, few enough for every database.
const AT_ONCE: usize = 500;

/// Everything that belongs to these organizations: services, places, hours, telephones … Locations
/// of others at which their services are given are among them; taxonomies are not.
pub fn of_organizations(db: &mut impl Db, ids: &[OrganizationId]) -> Result<Records, StoreError> {
    let organizations: Vec<Value> = ids.iter().map(Value::from).collect();
    let mut all = Records {
        organizations: owned(db, &[(ORGANIZATIONS, &organizations)])?,
        programs: owned(db, &[(PROGRAMS, &organizations)])?,
        services: owned(db, &[(SERVICES, &organizations)])?,
        service_at_locations: owned(db, &[(AT_LOCATIONS, &organizations)])?,
        organization_identifiers: owned(db, &[(IDENTIFIERS, &organizations)])?,
        ..Records::default()
    };
    let used: Vec<Value> = all.service_at_locations.iter().map(|it| it.location_id.into()).collect();
    all.locations = owned(db, &[(OWN_LOCATIONS, &organizations), (LOCATIONS, &used)])?;
    with_details(db, all, organizations)
}

/// The same rows with all that hangs on them.
pub(crate) fn with_details(
    db: &mut impl Db,
    mut all: Records,
    organizations: Vec<Value>,
) -> Result<Records, StoreError> {
    let services: Vec<Value> = all.services.iter().map(|it| it.id.into()).collect();
    let locations: Vec<Value> = all.locations.iter().map(|it| it.id.into()).collect();
    let both: Vec<Value> = all.service_at_locations.iter().map(|it| it.id.into()).collect();
    all.listing_addresses = owned(db, &[(ADDRESSES, &locations)])?;
    all.listing_accessibility = owned(db, &[(ACCESSIBILITY, &locations)])?;
    all.service_areas = owned(db, &[(AREAS, &services)])?;
    all.cost_options = owned(db, &[(COSTS, &services)])?;
    all.required_documents = owned(db, &[(DOCUMENTS, &services)])?;
    all.listing_funding = owned(db, &[(FUNDING_OF_ORGANIZATION, &organizations), (FUNDING_OF_SERVICE, &services)])?;
    all.listing_schedules = owned(
        db,
        &[(SCHEDULES_OF_SERVICE, &services), (SCHEDULES_OF_LOCATION, &locations), (SCHEDULES_OF_BOTH, &both)],
    )?;
    all.listing_contacts = owned(
        db,
        &[
            (CONTACTS_OF_ORGANIZATION, &organizations),
            (CONTACTS_OF_SERVICE, &services),
            (CONTACTS_OF_LOCATION, &locations),
            (CONTACTS_OF_BOTH, &both),
        ],
    )?;
    let contacts: Vec<Value> = all.listing_contacts.iter().map(|it| it.id.into()).collect();
    all.listing_phones = owned(
        db,
        &[
            (PHONES_OF_ORGANIZATION, &organizations),
            (PHONES_OF_SERVICE, &services),
            (PHONES_OF_LOCATION, &locations),
            (PHONES_OF_BOTH, &both),
            (PHONES_OF_CONTACT, &contacts),
        ],
    )?;
    let phones: Vec<Value> = all.listing_phones.iter().map(|it| it.id.into()).collect();
    all.listing_languages = owned(
        db,
        &[(LANGUAGES_OF_SERVICE, &services), (LANGUAGES_OF_LOCATION, &locations), (LANGUAGES_OF_PHONE, &phones)],
    )?;
    let linked: Vec<Value> = [organizations, services, locations, both].concat();
    all.listing_attributes = owned(db, &[(ATTRIBUTES, &linked)])?;
    Ok(all)
}

/// The rows that have one of these owners, each once.
fn owned<R: Record>(db: &mut impl Db, questions: &[(Sql, &Vec<Value>)]) -> Result<Vec<R>, StoreError> {
    let mut seen: BTreeSet<Uuid> = BTreeSet::new();
    let mut found: Vec<R> = Vec::new();
    for (question, owners) in questions {
        for part in owners.chunks(AT_ONCE) {
            let (sql, args) = ::store::with_list(*question, args![], part.iter().cloned());
            found.extend(rows::<R>(db, sql, &args)?.into_iter().filter(|row| seen.insert(row.id().into())));
        }
    }
    Ok(found)
}

/// Up to `most` organizations whose id comes after `after`, in the order of ids: to walk through all
/// of them in steps.
pub fn organizations_after(
    db: &mut impl Db,
    after: OrganizationId,
    most: i64,
) -> Result<Vec<Organization>, StoreError> {
    rows(db, ORGANIZATIONS_AFTER, args![after, most])
}

/// These organizations, whoever may see them.
pub(crate) fn organizations(db: &mut impl Db, ids: &[OrganizationId]) -> Result<Vec<Organization>, StoreError> {
    let ids: Vec<Value> = ids.iter().map(Value::from).collect();
    owned(db, &[(ORGANIZATIONS, &ids)])
}

/// Every taxonomy.
pub fn taxonomies(db: &mut impl Db) -> Result<Vec<Taxonomy>, StoreError> {
    rows(db, TAXONOMIES, args![])
}

/// Every term of every taxonomy.
pub fn terms(db: &mut impl Db) -> Result<Vec<TaxonomyTerm>, StoreError> {
    rows(db, TERMS, args![])
}

/// How many organizations there are.
pub fn count(db: &mut impl Db) -> Result<i64, StoreError> {
    db.one(COUNT, args![], |row| row.get(0))
}

/// Says that these listings, or anything that belongs to them, were written or deleted: the search
/// follows. Whoever writes rows of the directory calls it in the same change.
pub fn touch(db: &mut Change, ids: &[OrganizationId]) -> Result<(), StoreError> {
    let now = db.now();
    let rows: Vec<Vec<Value>> = ids.iter().map(|id| vec![id.into(), now.into()]).collect();
    if rows.is_empty() { Ok(()) } else { db.exec_many(TOUCH, &rows).map(|_| ()) }
}

/// What changed after the change numbered `after`, or since a moment: number, listing, when. Numbers
/// given out in one order may be saved in another, so whoever follows asks for a few seconds again.
pub fn changes(db: &mut impl Db, after: i64, since: Time) -> Result<Vec<(i64, OrganizationId, Time)>, StoreError> {
    db.all(CHANGES, args![after, since], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// What stewards hid, of any kind: listings, groups.
pub(crate) fn hidden(db: &mut impl Db) -> Result<std::collections::HashSet<Uuid>, StoreError> {
    Ok(db.all(HIDDEN, args![], |row| row.get(0))?.into_iter().collect())
}

/// The number of the last change.
pub fn last_change(db: &mut impl Db) -> Result<i64, StoreError> {
    db.one(LAST_CHANGE, args![], |row| row.get(0))
}

/// How long it is remembered that something changed.
pub(crate) const CHANGES_KEPT: std::time::Duration = std::time::Duration::from_hours(24);

/// Forgets changes that everybody who follows has seen.
pub(crate) fn forget_changes(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    db.exec(FORGET_CHANGES, args![now.minus(CHANGES_KEPT)])
}

/// The names of the terms said of something, except those of the shared taxonomy.
pub(crate) fn term_names(
    db: &mut impl Db,
    said: &[Attribute],
    shared: &[crate::taxonomy::model::Term],
) -> Result<Vec<String>, StoreError> {
    let ids = said.iter().map(|row| row.taxonomy_term_id).filter(|id| !shared.iter().any(|term| term.id == *id));
    let ids: Vec<Value> = ids.take(AT_ONCE).map(Value::from).collect();
    let found: Vec<TaxonomyTerm> = owned(db, &[(TERMS_NAMED, &ids)])?;
    Ok(found.into_iter().map(|term| term.name).collect())
}
