//! The questions of the API. Every one of them sees only what everybody may see.

use std::collections::{HashMap, HashSet};

use ::store::{Db, Row, Sql, StoreError, Value, args, sql};
use base::Point;
use uuid::Uuid;

use super::model::{Near, Wish};
use crate::listing::model::{
    Location, Organization, OrganizationId, Program, Records, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm,
};
use crate::listing::store::{rows, select, with_details};
use crate::transfer::with_said;

/// Listings that are shown: not drafts, not closed, not hidden by site stewards.
macro_rules! shown {
    () => {
        "o.state = 'shown' AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject IN (o.id, o.group_id)) "
    };
}

/// What can be asked of services, in the order of [`filters`]; `$1` to `$5`.
macro_rules! filters {
    () => {
        "AND (CAST($1 AS BLOB) IS NULL OR s.organization_id = $1) \
         AND (CAST($2 AS BLOB) IS NULL OR EXISTS (SELECT 1 FROM listing_attributes a \
             WHERE a.link_id = s.id AND a.taxonomy_term_id = $2)) \
         AND (CAST($3 AS BLOB) IS NULL OR EXISTS (SELECT 1 FROM listing_attributes a \
             JOIN taxonomy_terms t ON t.id = a.taxonomy_term_id WHERE a.link_id = s.id AND t.taxonomy_id = $3)) \
         AND ($4 = '' OR s.last_modified >= $4 \
             OR ((s.last_modified IS NULL OR s.changed_at > s.added_at) AND s.changed_at >= CAST($5 AS INTEGER))) "
    };
}

macro_rules! services {
    ($first:literal) => {
        [
            sql!(concat!(
                "SELECT count(*) FROM services s JOIN organizations o ON o.id = s.organization_id WHERE ",
                $first,
                shown!(),
                filters!()
            )),
            sql!(concat!(
                "SELECT s.id FROM services s JOIN organizations o ON o.id = s.organization_id WHERE ",
                $first,
                shown!(),
                filters!(),
                "ORDER BY s.id LIMIT $6 OFFSET $7"
            )),
        ]
    };
}

macro_rules! both {
    ($first:literal) => {
        [
            sql!(concat!(
                "SELECT count(*) FROM service_at_locations b JOIN services s ON s.id = b.service_id \
                 JOIN organizations o ON o.id = s.organization_id WHERE ",
                $first,
                shown!(),
                filters!()
            )),
            sql!(concat!(
                "SELECT b.id FROM service_at_locations b JOIN services s ON s.id = b.service_id \
                 JOIN organizations o ON o.id = s.organization_id WHERE ",
                $first,
                shown!(),
                filters!(),
                "ORDER BY b.id LIMIT $6 OFFSET $7"
            )),
        ]
    };
}

macro_rules! organizations_where {
    () => {
        "AND (CAST($1 AS BLOB) IS NULL OR o.id = $1 OR o.parent_organization_id = $1) \
         AND (CAST($2 AS BLOB) IS NULL OR EXISTS (SELECT 1 FROM listing_attributes a WHERE a.taxonomy_term_id = $2 \
             AND (a.link_id = o.id OR a.link_id IN (SELECT s.id FROM services s WHERE s.organization_id = o.id)))) \
         AND (CAST($3 AS BLOB) IS NULL OR EXISTS (SELECT 1 FROM listing_attributes a \
             JOIN taxonomy_terms t ON t.id = a.taxonomy_term_id WHERE t.taxonomy_id = $3 \
             AND (a.link_id = o.id OR a.link_id IN (SELECT s.id FROM services s WHERE s.organization_id = o.id)))) "
    };
}

// One statement for each way the database can go about it: all, one organization, one term.
const SERVICES: [Sql; 2] = services!("");
const SERVICES_OF_ORGANIZATION: [Sql; 2] = services!("s.organization_id = $1 AND ");
const SERVICES_OF_TERM: [Sql; 2] =
    services!("s.id IN (SELECT a.link_id FROM listing_attributes a WHERE a.taxonomy_term_id = $2) AND ");
const BOTH: [Sql; 2] = both!("");
const BOTH_OF_ORGANIZATION: [Sql; 2] =
    both!("b.service_id IN (SELECT x.id FROM services x WHERE x.organization_id = $1) AND ");
const BOTH_OF_TERM: [Sql; 2] =
    both!("b.service_id IN (SELECT a.link_id FROM listing_attributes a WHERE a.taxonomy_term_id = $2) AND ");

/// What of the search's hits fits the rest of the question, one statement for each list.
const SERVICES_AMONG: Sql = sql!(concat!(
    "SELECT s.id, s.id FROM services s JOIN organizations o ON o.id = s.organization_id WHERE s.id IN ({list}) AND ",
    shown!(),
    filters!(),
    "ORDER BY s.id"
));
const BOTH_AMONG: Sql = sql!(concat!(
    "SELECT b.service_id, b.id FROM service_at_locations b JOIN services s ON s.id = b.service_id \
     JOIN organizations o ON o.id = s.organization_id WHERE b.service_id IN ({list}) AND ",
    shown!(),
    filters!(),
    "ORDER BY b.id"
));
const ORGANIZATIONS_AMONG: Sql = sql!(concat!(
    "SELECT o.id, o.id FROM organizations o WHERE o.id IN ({list}) AND ",
    shown!(),
    organizations_where!(),
    "ORDER BY o.id"
));

/// Everything in a box, and everything with the postal code, with where it is.
const NEAR: Sql = sql!(concat!(
    "SELECT b.id, l.latitude, l.longitude, b.service_id FROM locations l JOIN service_at_locations b ON b.location_id = l.id \
     JOIN services s ON s.id = b.service_id JOIN organizations o ON o.id = s.organization_id \
     WHERE l.id IN (SELECT x.id FROM locations x WHERE x.latitude BETWEEN $6 AND $7 AND x.longitude BETWEEN $8 AND $9 \
         UNION SELECT x.location_id FROM listing_addresses x WHERE x.postal_code = $10 OR x.postal_code LIKE $11) AND ",
    shown!(),
    filters!(),
    "ORDER BY b.id LIMIT 50000"
));

macro_rules! terms_where {
    () => {
        "(CAST($1 AS BLOB) IS NULL OR t.taxonomy_id = $1) AND (CAST($2 AS BLOB) IS NULL OR t.parent_id = $2) \
         AND (CAST($3 AS INTEGER) = 0 OR t.parent_id IS NULL) AND ($4 = '' OR lower(t.name) LIKE $4 ESCAPE '\\' \
         OR lower(t.description) LIKE $4 ESCAPE '\\' OR lower(t.code) LIKE $4 ESCAPE '\\') "
    };
}

const ORGANIZATIONS: [Sql; 2] = [
    sql!(concat!("SELECT count(*) FROM organizations o WHERE ", shown!(), organizations_where!())),
    sql!(concat!(
        "SELECT o.id FROM organizations o WHERE ",
        shown!(),
        organizations_where!(),
        "ORDER BY o.id LIMIT $4 OFFSET $5"
    )),
];

const TERMS: [Sql; 2] = [
    sql!(concat!("SELECT count(*) FROM taxonomy_terms t WHERE ", terms_where!())),
    sql!(concat!("SELECT t.id FROM taxonomy_terms t WHERE ", terms_where!(), "ORDER BY t.id LIMIT $5 OFFSET $6")),
];

const TAXONOMIES: [Sql; 2] = [
    sql!("SELECT count(*) FROM taxonomies t WHERE ($1 = '' OR lower(t.name) LIKE $1 ESCAPE '\\')"),
    sql!(
        "SELECT t.id FROM taxonomies t WHERE ($1 = '' OR lower(t.name) LIKE $1 ESCAPE '\\') \
         ORDER BY t.id LIMIT $2 OFFSET $3"
    ),
];

const SERVICES_BY_ID: Sql = select!(Service, "WHERE services.id IN ({list})");
const BOTH_BY_ID: Sql = select!(ServiceAtLocation, "WHERE service_at_locations.id IN ({list})");
const BOTH_BY_SERVICE: Sql =
    select!(ServiceAtLocation, "WHERE service_at_locations.service_id IN ({list}) ORDER BY service_at_locations.id");
const LOCATIONS_BY_ID: Sql = select!(Location, "WHERE locations.id IN ({list})");
const ORGANIZATIONS_BY_ID: Sql = select!(Organization, "WHERE organizations.id IN ({list})");
const PROGRAMS_BY_ID: Sql = select!(Program, "WHERE programs.id IN ({list})");
const TERMS_BY_ID: Sql = select!(TaxonomyTerm, "WHERE taxonomy_terms.id IN ({list})");
const TAXONOMIES_BY_ID: Sql = select!(Taxonomy, "WHERE taxonomies.id IN ({list})");
const SHOWN_SERVICE: Sql = sql!(concat!(
    "SELECT s.organization_id FROM services s JOIN organizations o ON o.id = s.organization_id WHERE s.id = $1 AND ",
    shown!()
));
const SHOWN_BOTH: Sql = sql!(concat!(
    "SELECT b.service_id FROM service_at_locations b JOIN services s ON s.id = b.service_id \
     JOIN organizations o ON o.id = s.organization_id WHERE b.id = $1 AND ",
    shown!()
));
const SHOWN_ORGANIZATION: Sql = sql!(concat!("SELECT o.id FROM organizations o WHERE o.id = $1 AND ", shown!()));

/// Ids in one question.
const AT_ONCE: usize = 500;

/// How many there are in all, and the ids of the page.
pub(super) type Found = (i64, Vec<Uuid>);

fn filters(wish: &Wish) -> Vec<Value> {
    let since = wish.modified_after;
    // Moments of packages are texts: RFC 3339 in UTC sorts as text, without the Z also by fractions.
    let text = since.map(|it| it.to_string().trim_end_matches('Z').to_owned()).unwrap_or_default();
    let millis = since.map_or(0, base::Time::millis);
    args![wish.organization, wish.term, wish.taxonomy, text, millis].to_vec()
}

fn page(db: &mut impl Db, [count, list]: [Sql; 2], mut args: Vec<Value>, wish: &Wish) -> Result<Found, StoreError> {
    let total = db.one(count, &args, |row| row.get(0))?;
    args.extend(args![wish.per_page, wish.offset()].iter().cloned());
    Ok((total, db.all(list, &args, |row| row.get(0))?))
}

/// The page of what the search found, in its order, as far as the rest of the question lets it through.
fn among(db: &mut impl Db, sql: Sql, args: &[Value], hits: &[Uuid], wish: &Wish) -> Result<Found, StoreError> {
    let mut fits: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for part in hits.chunks(AT_ONCE) {
        let (sql, args) = ::store::with_list(sql, args, part.iter().copied());
        for (hit, id) in db.all(sql, &args, |row| Ok((row.get(0)?, row.get(1)?)))? {
            fits.entry(hit).or_default().push(id);
        }
    }
    let found: Vec<Uuid> = hits.iter().filter_map(|hit| fits.remove(hit)).flatten().collect();
    Ok(cut(found, wish))
}

/// The page of a list that is at hand as a whole.
fn cut(found: Vec<Uuid>, wish: &Wish) -> Found {
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let (skip, take) =
        (usize::try_from(wish.offset()).unwrap_or(usize::MAX), usize::try_from(wish.per_page).unwrap_or(1));
    (total, found.into_iter().skip(skip).take(take).collect())
}

/// Services.
pub(super) fn services(db: &mut impl Db, wish: &Wish) -> Result<Found, StoreError> {
    if let Some(hits) = &wish.hits {
        return among(db, SERVICES_AMONG, &filters(wish), &hits.services, wish);
    }
    let statements = match (wish.organization, wish.term) {
        (Some(_), _) => SERVICES_OF_ORGANIZATION,
        (None, Some(_)) => SERVICES_OF_TERM,
        (None, None) => SERVICES,
    };
    page(db, statements, filters(wish), wish)
}

/// Services at locations; around a postal code, the nearest first.
pub(super) fn both(db: &mut impl Db, wish: &Wish) -> Result<Found, StoreError> {
    if let Some(near) = &wish.near {
        return around(db, wish, near);
    }
    if let Some(hits) = &wish.hits {
        return among(db, BOTH_AMONG, &filters(wish), &hits.services, wish);
    }
    let statements = match (wish.organization, wish.term) {
        (Some(_), _) => BOTH_OF_ORGANIZATION,
        (None, Some(_)) => BOTH_OF_TERM,
        (None, None) => BOTH,
    };
    page(db, statements, filters(wish), wish)
}

fn around(db: &mut impl Db, wish: &Wish, near: &Near) -> Result<Found, StoreError> {
    let km = near.meters / 1_000.0;
    let (mut args, point) = (filters(wish), near.point);
    // A degree of latitude is about 111 km, one of longitude less the farther from the equator.
    let lat = km / 110.5;
    let middle = point.unwrap_or(Point { lat: 91.0, lon: 0.0 });
    let lon = (lat / middle.lat.to_radians().cos().abs().max(0.01)).min(180.0);
    let longer = format!("{}-%", near.code.replace(['%', '_'], ""));
    args.extend_from_slice(args![
        middle.lat - lat,
        middle.lat + lat,
        middle.lon - lon,
        middle.lon + lon,
        near.code.as_str(),
        longer
    ]);
    let spot = |row: &Row<'_>| {
        let (lat, lon): (Option<f64>, Option<f64>) = (row.get(1)?, row.get(2)?);
        let spot = lat.zip(lon).and_then(|(lat, lon)| Point::new(lat, lon));
        Ok((row.get::<Uuid>(0)?, spot, row.get::<Uuid>(3)?))
    };
    let searched: Option<HashSet<&Uuid>> = wish.hits.as_ref().map(|hits| hits.services.iter().collect());
    let mut found: Vec<(f64, Uuid)> = db
        .all(NEAR, &args, spot)?
        .into_iter()
        .filter(|(_, _, service)| searched.as_ref().is_none_or(|hits| hits.contains(service)))
        .map(|(id, spot, _)| match (spot, point) {
            (Some(spot), Some(point)) => (point.distance_km(spot), id),
            _ => (0.0, id), // it has the postal code, and that is all that is known
        })
        .filter(|it| it.0 <= km)
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    Ok(cut(found.into_iter().map(|it| it.1).collect(), wish))
}

/// Organizations.
pub(super) fn organizations(db: &mut impl Db, wish: &Wish) -> Result<Found, StoreError> {
    let args = args![wish.organization, wish.term, wish.taxonomy].to_vec();
    match &wish.hits {
        Some(hits) => among(db, ORGANIZATIONS_AMONG, &args, &hits.organizations, wish),
        None => page(db, ORGANIZATIONS, args, wish),
    }
}

/// Terms of taxonomies.
pub(super) fn terms(db: &mut impl Db, wish: &Wish) -> Result<Found, StoreError> {
    let top = i64::from(wish.top_only);
    page(db, TERMS, args![wish.taxonomy, wish.parent, top, wish.pattern()].to_vec(), wish)
}

/// Taxonomies.
pub(super) fn taxonomies(db: &mut impl Db, wish: &Wish) -> Result<Found, StoreError> {
    page(db, TAXONOMIES, args![wish.pattern()].to_vec(), wish)
}

/// The organization of a service everybody may see; missing otherwise.
pub(super) fn organization_of(db: &mut impl Db, service: Uuid) -> Result<OrganizationId, StoreError> {
    db.one(SHOWN_SERVICE, args![service], |row| row.get(0))
}

/// The service of a service at a location everybody may see; missing otherwise.
pub(super) fn service_of(db: &mut impl Db, both: Uuid) -> Result<Uuid, StoreError> {
    db.one(SHOWN_BOTH, args![both], |row| row.get(0))
}

/// An organization everybody may see; missing otherwise.
pub(super) fn shown(db: &mut impl Db, id: Uuid) -> Result<OrganizationId, StoreError> {
    db.one(SHOWN_ORGANIZATION, args![id], |row| row.get(0))
}

fn by_id<R: crate::listing::store::Record>(
    db: &mut impl Db,
    sql: Sql,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<R>, StoreError> {
    let ids: std::collections::BTreeSet<Uuid> = ids.into_iter().collect();
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let mut found = Vec::new();
    for part in ids.chunks(AT_ONCE) {
        let (sql, args) = ::store::with_list(sql, args![], part.iter().copied());
        found.extend(rows::<R>(db, sql, &args)?);
    }
    Ok(found)
}

/// Services with the single things they point to; `is_full` brings all that belongs to them.
pub(super) fn of_services(db: &mut impl Db, ids: &[Uuid], is_full: bool) -> Result<Records, StoreError> {
    let services: Vec<Service> = by_id(db, SERVICES_BY_ID, ids.iter().copied())?;
    let both = if is_full { by_id(db, BOTH_BY_SERVICE, ids.iter().copied())? } else { Vec::new() };
    beside(db, services, both, is_full)
}

/// Services at locations with their service and location.
pub(super) fn of_both(db: &mut impl Db, ids: &[Uuid], is_full: bool) -> Result<Records, StoreError> {
    let both: Vec<ServiceAtLocation> = by_id(db, BOTH_BY_ID, ids.iter().copied())?;
    let services = by_id(db, SERVICES_BY_ID, both.iter().map(|it| it.service_id.0))?;
    beside(db, services, both, is_full)
}

fn beside(
    db: &mut impl Db,
    services: Vec<Service>,
    both: Vec<ServiceAtLocation>,
    is_full: bool,
) -> Result<Records, StoreError> {
    let all = Records {
        organizations: by_id(db, ORGANIZATIONS_BY_ID, services.iter().map(|it| it.organization_id.0))?,
        programs: by_id(db, PROGRAMS_BY_ID, services.iter().filter_map(|it| it.program_id).map(|it| it.0))?,
        locations: by_id(db, LOCATIONS_BY_ID, both.iter().map(|it| it.location_id.0))?,
        services,
        service_at_locations: both,
        ..Records::default()
    };
    if is_full { detailed(db, all) } else { Ok(all) }
}

/// The same with hours, telephones, terms and all else that hangs on the rows.
pub(super) fn detailed(db: &mut impl Db, all: Records) -> Result<Records, StoreError> {
    let organizations: Vec<Value> = all.organizations.iter().map(|it| it.id.into()).collect();
    let mut all = with_details(db, all, organizations)?;
    with_said(db, &mut all)?;
    let terms = all.listing_attributes.iter().map(|it| it.taxonomy_term_id.0);
    all.taxonomy_terms = by_id(db, TERMS_BY_ID, terms)?;
    all.taxonomies =
        by_id(db, TAXONOMIES_BY_ID, all.taxonomy_terms.iter().filter_map(|it| it.taxonomy_id).map(|it| it.0))?;
    Ok(all)
}

/// Organizations with their values only.
pub(super) fn of_organizations(db: &mut impl Db, ids: &[Uuid]) -> Result<Records, StoreError> {
    Ok(Records { organizations: by_id(db, ORGANIZATIONS_BY_ID, ids.iter().copied())?, ..Records::default() })
}

/// Terms with their taxonomies.
pub(super) fn of_terms(db: &mut impl Db, ids: &[Uuid]) -> Result<Records, StoreError> {
    let taxonomy_terms: Vec<TaxonomyTerm> = by_id(db, TERMS_BY_ID, ids.iter().copied())?;
    let taxonomies = by_id(db, TAXONOMIES_BY_ID, taxonomy_terms.iter().filter_map(|it| it.taxonomy_id).map(|it| it.0))?;
    Ok(Records { taxonomies, taxonomy_terms, ..Records::default() })
}

/// Taxonomies.
pub(super) fn of_taxonomies(db: &mut impl Db, ids: &[Uuid]) -> Result<Records, StoreError> {
    Ok(Records { taxonomies: by_id(db, TAXONOMIES_BY_ID, ids.iter().copied())?, ..Records::default() })
}

/// For the test that prepares them on both engines.
#[cfg(test)]
pub(super) fn statements() -> Vec<Sql> {
    let pairs = [
        SERVICES,
        SERVICES_OF_ORGANIZATION,
        SERVICES_OF_TERM,
        BOTH,
        BOTH_OF_ORGANIZATION,
        BOTH_OF_TERM,
        ORGANIZATIONS,
        TERMS,
        TAXONOMIES,
    ];
    let lists = [
        SERVICES_BY_ID,
        BOTH_BY_ID,
        BOTH_BY_SERVICE,
        LOCATIONS_BY_ID,
        ORGANIZATIONS_BY_ID,
        PROGRAMS_BY_ID,
        TERMS_BY_ID,
        TAXONOMIES_BY_ID,
    ];
    let among = [(SERVICES_AMONG, 5), (BOTH_AMONG, 5), (ORGANIZATIONS_AMONG, 3)];
    let single = [NEAR, SHOWN_SERVICE, SHOWN_BOTH, SHOWN_ORGANIZATION];
    let lists = lists.map(|it| ::store::list(it, 1, 1));
    let among = among.map(|(it, before)| ::store::list(it, before + 1, 1));
    pairs.into_iter().flatten().chain(lists).chain(among).chain(single).collect()
}
