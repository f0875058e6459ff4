//! Who may see and change a listing, and what a form changes.

use ::store::{Change, Db, Sql, StoreError, Value, args, sql};
use base::{Actor, GroupId, Random, Time};

use super::{Record, delete_one, of_organizations, rows, save_many, save_one, select, touch, with_details};
use crate::listing::model::form::{ListingDraft, OwnRows, ServiceDraft};
use crate::listing::model::hours::Hours;
use crate::listing::model::{
    Address, Attribute, ConfirmedBy, EntryId, Language, ListingState, Location, LocationId, Organization,
    OrganizationId, Phone, PhoneId, Records, Schedule, Service, ServiceAtLocation, ServiceAtLocationId, ServiceId,
    slug,
};
use crate::taxonomy::model::Term;

const BY_SLUG: Sql = select!(Organization, "WHERE organizations.slug = $1");
const HOLD: Sql = select!(Organization, "WHERE organizations.id = $1 {for update}");
const SERVICE_BY_SLUG: Sql = select!(Service, "WHERE services.slug = $1");
const AT: Sql =
    select!(ServiceAtLocation, "WHERE service_at_locations.service_id = $1 ORDER BY service_at_locations.id");
const PLACES_OF_SERVICE: Sql = select!(
    Location,
    "JOIN service_at_locations s ON s.location_id = locations.id WHERE s.service_id = $1 ORDER BY locations.name, locations.id"
);
const PLACES: Sql = select!(Location, "WHERE locations.organization_id = $1 ORDER BY locations.name, locations.id");
const WHY_HIDDEN: Sql = sql!("SELECT h.reason FROM hidings h WHERE h.subject IN ($1, $2) ORDER BY h.subject");
const SERVICES_COUNT: Sql = sql!("SELECT count(*) FROM services WHERE organization_id = $1");
const GROUP_BY_SLUG: Sql = sql!("SELECT g.id FROM groups g WHERE g.slug = $1 AND g.closed_at IS NULL");
const OF_GROUP: Sql = select!(Organization, "WHERE organizations.group_id = $1 ORDER BY organizations.id");
const FORGET_HOURS: Sql = sql!("DELETE FROM listing_schedules WHERE location_id = $1 AND service_id IS NULL");
const FORGET_SERVICE_HOURS: Sql = sql!("DELETE FROM listing_schedules WHERE service_id = $1");
const FORGET_LANGUAGES: Sql = sql!("DELETE FROM listing_languages WHERE location_id = $1 AND service_id IS NULL");
const FORGET_SERVICE_LANGUAGES: Sql = sql!("DELETE FROM listing_languages WHERE service_id = $1");
const FORGET_KINDS: Sql = sql!("DELETE FROM listing_attributes WHERE link_id = $1 AND taxonomy_term_id IN ({list})");

/// In whose name somebody keeps a listing. Made only by [`keeper`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Keeper {
    /// As an officer of its group, or as a steward of the site.
    pub by: ConfirmedBy,
}

/// In whose name `actor` keeps a listing; missing for who does not.
pub fn keeper(db: &mut impl Db, actor: &Actor, it: &Organization) -> Result<Keeper, StoreError> {
    if let Some(group) = it.group_id
        && people::membership::store::officer(db, actor, group).is_ok()
    {
        return Ok(Keeper { by: ConfirmedBy::Group });
    }
    if actor.is_site_steward() { Ok(Keeper { by: ConfirmedBy::Steward }) } else { Err(StoreError::Missing) }
}

/// The listing of a name in URLs with whether `actor` keeps it; missing for who may not see it.
pub fn find(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<(Organization, Option<Keeper>), StoreError> {
    let it = db.one(BY_SLUG, args![slug], Organization::read)?;
    let kept = match keeper(db, actor, &it) {
        Ok(keeper) => Some(keeper),
        Err(StoreError::Missing) => None,
        Err(error) => return Err(error),
    };
    if kept.is_none() && (it.state == ListingState::Draft || why_hidden(db, &it)?.is_some()) {
        return Err(StoreError::Missing);
    }
    Ok((it, kept))
}

/// Why site stewards hid a listing, or its group; nothing for what everybody may see.
pub fn why_hidden(db: &mut impl Db, it: &Organization) -> Result<Option<String>, StoreError> {
    Ok(db.all(WHY_HIDDEN, args![it.id, it.group_id], |row| row.get(0))?.into_iter().next())
}

/// A listing for one of its keepers, with everything that belongs to it.
pub fn find_kept(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<(Organization, Keeper), StoreError> {
    let (it, keeper) = find(db, actor, slug)?;
    Ok((it, keeper.ok_or(StoreError::Missing)?))
}

/// Everything a listing's page shows.
pub fn page(db: &mut impl Db, it: &Organization) -> Result<Records, StoreError> {
    of_organizations(db, &[it.id])
}

/// One service of a listing with everything its page shows.
pub fn service_page(db: &mut impl Db, it: &Organization, slug: &str) -> Result<Records, StoreError> {
    let service = db.one(SERVICE_BY_SLUG, args![slug], Service::read)?;
    if service.organization_id != it.id {
        return Err(StoreError::Missing);
    }
    let at: Vec<ServiceAtLocation> = rows(db, AT, args![service.id])?;
    let locations =
        if at.is_empty() { rows(db, PLACES, args![it.id])? } else { rows(db, PLACES_OF_SERVICE, args![service.id])? };
    let all = Records {
        organizations: vec![it.clone()],
        services: vec![service],
        service_at_locations: at,
        locations,
        ..Records::default()
    };
    with_details(db, all, vec![it.id.into()])
}

/// How many services a listing has.
pub fn services(db: &mut impl Db, it: OrganizationId) -> Result<i64, StoreError> {
    db.one(SERVICES_COUNT, args![it], |row| row.get(0))
}

/// The listings a group owns.
pub fn of_group(db: &mut impl Db, group: GroupId) -> Result<Vec<Organization>, StoreError> {
    rows(db, OF_GROUP, args![group])
}

/// The group of a name in URLs for which `actor` speaks; none for an empty name, which only site
/// stewards may leave.
pub fn spoken_for(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<Option<GroupId>, StoreError> {
    if slug.is_empty() {
        return if actor.is_site_steward() { Ok(None) } else { Err(StoreError::Missing) };
    }
    let group: GroupId = db.one(GROUP_BY_SLUG, args![slug], |row| row.get(0))?;
    people::membership::store::officer(db, actor, group)?;
    Ok(Some(group))
}

/// An organization's own rows, of all that belongs to it.
pub fn own_rows(all: &Records, it: OrganizationId) -> OwnRows {
    let location = all.locations.iter().find(|row| row.organization_id == Some(it)).cloned();
    let of_place = |id: Option<LocationId>| location.as_ref().is_some_and(|place| Some(place.id) == id);
    let address = all.listing_addresses.iter().find(|row| of_place(Some(row.location_id))).cloned();
    let hours =
        Hours::of(all.listing_schedules.iter().filter(|row| of_place(row.location_id) && row.service_id.is_none()));
    let languages = all
        .listing_languages
        .iter()
        .filter(|row| of_place(row.location_id) && row.service_id.is_none())
        .cloned()
        .collect();
    let phone =
        all.listing_phones.iter().find(|row| row.organization_id == Some(it) && row.contact_id.is_none()).cloned();
    OwnRows { phone, location, address, hours, languages }
}

/// Writes a new listing as its form says; whoever writes it confirms it.
pub fn add(
    db: &mut Change,
    draft: &ListingDraft,
    group: Option<GroupId>,
    point: impl Fn(&Address) -> Option<base::Point>,
    now: Time,
    random: &dyn Random,
) -> Result<Organization, StoreError> {
    let id = OrganizationId::new(now, random);
    let it = Organization {
        id,
        slug: slug(&draft.organization.name, id.0),
        group_id: group,
        confirmed_at: Some(now),
        confirmed_by: if group.is_some() { ConfirmedBy::Group } else { ConfirmedBy::Steward },
        fresh_from: now,
        added_at: now,
        changed_at: now,
        version: 1,
        ..draft.organization.clone()
    };
    save_one(db, &it)?;
    write_rows(db, &it, draft, &OwnRows::default(), point, now, random)?;
    touch(db, &[id])?;
    Ok(it)
}

/// Changes a listing as its form says; it counts as confirmed by whoever changed it. None when
/// somebody else changed it since the form was made.
pub fn change(
    db: &mut Change,
    (it, keeper, version): (&Organization, Keeper, i64),
    draft: &ListingDraft,
    point: impl Fn(&Address) -> Option<base::Point>,
    now: Time,
    random: &dyn Random,
) -> Result<Option<Organization>, StoreError> {
    let held = db.one(HOLD, args![it.id], Organization::read)?;
    if held.version != version {
        return Ok(None);
    }
    let new = &draft.organization;
    let changed = Organization {
        name: new.name.clone(),
        alternate_name: new.alternate_name.clone(),
        description: new.description.clone(),
        joining: new.joining.clone(),
        volunteers: new.volunteers,
        website: new.website.clone(),
        email: new.email.clone(),
        tags: new.tags.clone(),
        state: new.state,
        confirmed_at: Some(now),
        confirmed_by: keeper.by,
        fresh_from: now,
        changed_at: now,
        version: held.version + 1,
        ..held
    };
    save_one(db, &changed)?;
    let before = own_rows(&of_organizations(db, &[it.id])?, it.id);
    write_rows(db, &changed, draft, &before, point, now, random)?;
    touch(db, &[it.id])?;
    Ok(Some(changed))
}

/// Telephone, place, hours and languages of the organization itself.
fn write_rows(
    db: &mut Change,
    it: &Organization,
    draft: &ListingDraft,
    before: &OwnRows,
    point: impl Fn(&Address) -> Option<base::Point>,
    now: Time,
    random: &dyn Random,
) -> Result<(), StoreError> {
    match (&draft.phone, &before.phone) {
        (Some(number), known) => {
            let row = known.clone().unwrap_or_else(|| Phone {
                id: PhoneId::new(now, random),
                organization_id: Some(it.id),
                ..Phone::default()
            });
            save_one(db, &Phone { number: number.clone(), ..row })?;
        }
        (None, Some(known)) => drop(delete_one::<Phone>(db, known.id)?),
        (None, None) => {}
    }
    let wants_place = draft.address.is_some()
        || !draft.hours.is_empty()
        || !draft.languages.is_empty()
        || !draft.access_facts.is_empty()
        || before.location.is_some();
    if !wants_place {
        return Ok(());
    }
    let place = before.location.clone().unwrap_or_else(|| Location {
        id: LocationId::new(now, random),
        organization_id: Some(it.id),
        name: Some(it.name.clone()),
        ..Location::default()
    });
    write_place(db, place, draft, before, point, now, random)
}

fn write_place(
    db: &mut Change,
    mut place: Location,
    draft: &ListingDraft,
    before: &OwnRows,
    point: impl Fn(&Address) -> Option<base::Point>,
    now: Time,
    random: &dyn Random,
) -> Result<(), StoreError> {
    place.access_facts.clone_from(&draft.access_facts);
    let same = |a: &Address, b: &Address| {
        (&a.address_1, &a.city, &a.state_province, &a.postal_code, &a.country)
            == (&b.address_1, &b.city, &b.state_province, &b.postal_code, &b.country)
    };
    let moved = match (&draft.address, &before.address) {
        (Some(new), Some(old)) => !same(new, old),
        (new, old) => new.is_some() != old.is_some(),
    };
    if moved {
        let at = draft.address.as_ref().and_then(point);
        (place.latitude, place.longitude) = (at.map(|p| p.lat), at.map(|p| p.lon));
    }
    save_one(db, &place)?;
    match (&draft.address, &before.address) {
        (Some(new), old) => {
            let id = old.as_ref().map_or_else(|| EntryId::new(now, random), |it| it.id);
            let kept = old.clone().unwrap_or_default();
            let row = Address {
                id,
                location_id: place.id,
                address_2: kept.address_2,
                attention: kept.attention,
                region: kept.region,
                original: kept.original,
                extra: kept.extra,
                ..new.clone()
            };
            save_one(db, &row)?;
        }
        (None, Some(old)) => drop(delete_one::<Address>(db, old.id)?),
        (None, None) => {}
    }
    let hours = (&before.hours, draft.hours.as_slice(), FORGET_HOURS);
    write_hours(db, place.id.into(), hours, |row| Schedule { location_id: Some(place.id), ..row }, random)?;
    let spoken = (draft.languages.as_slice(), FORGET_LANGUAGES);
    write_languages(db, place.id.into(), spoken, |row| Language { location_id: Some(place.id), ..row }, random)
}

/// Writes the hours somebody typed in the place of those before. Hours that cannot be typed are kept,
/// unless others are typed.
fn write_hours(
    db: &mut Change,
    owner: Value,
    (before, typed, forget): (&Hours, &[Schedule], Sql),
    belonging: impl Fn(Schedule) -> Schedule,
    random: &dyn Random,
) -> Result<(), StoreError> {
    let can_be_typed = before.is_empty() || crate::listing::model::week::write(before).is_some();
    if (!can_be_typed && typed.is_empty()) || Hours::of(typed) == *before {
        return Ok(());
    }
    let now = db.now();
    db.exec(forget, &[owner])?;
    let rows = typed.iter().map(|row| belonging(Schedule { id: EntryId::new(now, random), ..row.clone() }));
    save_many(db, &rows.collect::<Vec<_>>()).map(|_| ())
}

/// Writes the languages somebody named in the place of those before.
fn write_languages(
    db: &mut Change,
    owner: Value,
    (tags, forget): (&[String], Sql),
    belonging: impl Fn(Language) -> Language,
    random: &dyn Random,
) -> Result<(), StoreError> {
    let now = db.now();
    db.exec(forget, &[owner])?;
    let row = |tag: &String| Language { id: EntryId::new(now, random), code: Some(tag.clone()), ..Language::default() };
    let rows = tags.iter().map(|tag| belonging(row(tag)));
    save_many(db, &rows.collect::<Vec<_>>()).map(|_| ())
}

/// Writes a service as its form says, as a new one or over `old`; answers its name in URLs.
pub fn save_service(
    db: &mut Change,
    organization: &Organization,
    old: Option<&Service>,
    draft: &ServiceDraft,
    terms: &[Term],
    random: &dyn Random,
) -> Result<String, StoreError> {
    let now = db.now();
    let new = &draft.service;
    let base = old.cloned().unwrap_or_else(|| {
        let id = ServiceId::new(now, random);
        Service {
            id,
            slug: slug(&new.name, id.0),
            organization_id: organization.id,
            added_at: now,
            ..Service::default()
        }
    });
    let row = Service {
        name: new.name.clone(),
        description: new.description.clone(),
        application_process: new.application_process.clone(),
        eligibility_description: new.eligibility_description.clone(),
        fees_description: new.fees_description.clone(),
        alert: new.alert.clone(),
        url: new.url.clone(),
        email: new.email.clone(),
        status: new.status,
        tags: new.tags.clone(),
        changed_at: now,
        ..base
    };
    save_one(db, &row)?;
    if old.is_none() {
        place_service(db, &row, random)?;
    }
    write_service_rows(db, &row, old.is_some(), draft, terms, random)?;
    touch(db, &[organization.id])?;
    Ok(row.slug)
}

/// A new service is given where its organization is.
fn place_service(db: &mut Change, it: &Service, random: &dyn Random) -> Result<(), StoreError> {
    let now = db.now();
    let places: Vec<Location> = rows(db, PLACES, args![it.organization_id])?;
    let Some(place) = places.first() else { return Ok(()) };
    save_one(
        db,
        &ServiceAtLocation {
            id: ServiceAtLocationId::new(now, random),
            service_id: it.id,
            location_id: place.id,
            ..ServiceAtLocation::default()
        },
    )
}

fn write_service_rows(
    db: &mut Change,
    it: &Service,
    is_old: bool,
    draft: &ServiceDraft,
    terms: &[Term],
    random: &dyn Random,
) -> Result<(), StoreError> {
    let now = db.now();
    let before = if is_old { hours_of(db, it)? } else { Hours::default() };
    let hours = (&before, draft.hours.as_slice(), FORGET_SERVICE_HOURS);
    write_hours(db, it.id.into(), hours, |row| Schedule { service_id: Some(it.id), ..row }, random)?;
    let spoken = (draft.languages.as_slice(), FORGET_SERVICE_LANGUAGES);
    write_languages(db, it.id.into(), spoken, |row| Language { service_id: Some(it.id), ..row }, random)?;
    let (sql, values) = ::store::with_list(FORGET_KINDS, args![it.id], terms.iter().map(|term| Value::from(term.id)));
    db.exec(sql, &values)?;
    let given = terms.iter().filter(|term| draft.kinds.contains(&term.code)).map(|term| Attribute {
        id: EntryId::new(now, random),
        link_id: it.id.0,
        link_entity: "service".to_owned(),
        taxonomy_term_id: term.id,
        ..Attribute::default()
    });
    save_many(db, &given.collect::<Vec<_>>()).map(|_| ())
}

const HOURS: Sql = select!(Schedule, "WHERE listing_schedules.service_id = $1 ORDER BY listing_schedules.id");

fn hours_of(db: &mut impl Db, it: &Service) -> Result<Hours, StoreError> {
    let found: Vec<Schedule> = rows(db, HOURS, args![it.id])?;
    Ok(Hours::of(&found))
}
