//! From rows of the directory to what the index holds.

use std::collections::{BTreeMap, HashMap, HashSet};

use base::{Point, time::DAY_MS};

use super::index::{Entry, Flags, Written};
use super::lexicon::Lexicon;
use super::{tongues, words};
use crate::listing::model::hours::Hours;
use crate::listing::model::{
    ACCESS_FACTS, Address, Attribute, Language, ListingState, Location, LocationId, LocationType, Organization,
    OrganizationId, Records, Schedule, Service, ServiceStatus, Volunteers,
};

/// Letters of a summary.
const SUMMARY_MAX: usize = 150;
/// Places of one thing that are kept.
const POINTS_MAX: usize = 24;

/// What is made once and needed for many: places of postal codes, zones of places.
#[derive(Debug, Default)]
pub(crate) struct Known {
    codes: HashMap<String, Option<Point>>,
    zones: HashMap<(i32, i32), &'static str>,
}

impl Known {
    /// The middle of a postal area.
    pub(crate) fn postal(&mut self, code: &str) -> Option<Point> {
        let code = code.trim();
        if let Some(known) = self.codes.get(code) {
            return *known;
        }
        let found = places::find(code).into_iter().find(|place| place.postal.is_some()).map(|place| place.point);
        self.codes.insert(code.to_owned(), found);
        found
    }

    /// The time zone at a point, to a tenth of a degree.
    pub(crate) fn zone(&mut self, point: Point) -> &'static str {
        #[expect(clippy::cast_possible_truncation, reason = "degrees fit")]
        let key = ((point.lat * 10.0).round() as i32, (point.lon * 10.0).round() as i32);
        self.zones.entry(key).or_insert_with(|| places::zone_near(point))
    }
}

/// Rows by their owner.
struct Owned<'a> {
    of_location: HashMap<LocationId, &'a Location>,
    own: HashMap<OrganizationId, Vec<LocationId>>,
    addresses: HashMap<LocationId, Vec<&'a Address>>,
    at: HashMap<EntryKey, Vec<LocationId>>,
    schedules: HashMap<EntryKey, Vec<&'a Schedule>>,
    languages: HashMap<EntryKey, Vec<&'a Language>>,
    access: HashMap<LocationId, Vec<&'a str>>,
    attributes: HashMap<uuid::Uuid, Vec<&'a Attribute>>,
}

type EntryKey = uuid::Uuid;

fn by<'a, T, K: Eq + std::hash::Hash>(rows: &'a [T], key: impl Fn(&T) -> Option<K>) -> HashMap<K, Vec<&'a T>> {
    let mut all: HashMap<K, Vec<&'a T>> = HashMap::new();
    for row in rows {
        if let Some(key) = key(row) {
            all.entry(key).or_default().push(row);
        }
    }
    all
}

impl<'a> Owned<'a> {
    fn of(all: &'a Records) -> Self {
        let mut own: HashMap<OrganizationId, Vec<LocationId>> = HashMap::new();
        for it in &all.locations {
            if let Some(organization) = it.organization_id {
                own.entry(organization).or_default().push(it.id);
            }
        }
        let mut at: HashMap<EntryKey, Vec<LocationId>> = HashMap::new();
        for it in &all.service_at_locations {
            at.entry(it.service_id.0).or_default().push(it.location_id);
        }
        let service_of: HashMap<_, _> = all.service_at_locations.iter().map(|it| (it.id, it.service_id)).collect();
        let schedule_owner = |it: &Schedule| {
            let both = it.service_at_location_id.and_then(|id| service_of.get(&id)).map(|id| id.0);
            it.service_id.map(|id| id.0).or(both).or(it.location_id.map(|id| id.0))
        };
        let mut access: HashMap<LocationId, Vec<&str>> = HashMap::new();
        for it in &all.listing_accessibility {
            if let (Some(location), Some(text)) = (it.location_id, it.description.as_deref()) {
                access.entry(location).or_default().push(text);
            }
        }
        Self {
            of_location: all.locations.iter().map(|it| (it.id, it)).collect(),
            own,
            addresses: by(&all.listing_addresses, |it| Some(it.location_id)),
            at,
            schedules: by(&all.listing_schedules, schedule_owner),
            languages: by(&all.listing_languages, |it| it.service_id.map(|id| id.0).or(it.location_id.map(|id| id.0))),
            access,
            attributes: by(&all.listing_attributes, |it| Some(it.link_id)),
        }
    }
}

/// What the index holds of these organizations; one that is not shown has nothing.
pub(crate) fn gather(
    all: &Records,
    lexicon: &Lexicon,
    known: &mut Known,
    hidden: &HashSet<uuid::Uuid>,
) -> BTreeMap<OrganizationId, Vec<(Entry, Written)>> {
    let owned = Owned::of(all);
    let mut services: HashMap<OrganizationId, Vec<&Service>> = HashMap::new();
    for service in all.services.iter().filter(|it| it.status != ServiceStatus::Defunct) {
        services.entry(service.organization_id).or_default().push(service);
    }
    let mut out = BTreeMap::new();
    for organization in &all.organizations {
        let mut entries = Vec::new();
        if organization.state == ListingState::Shown && !organization.is_among(hidden) {
            let of_it = services.remove(&organization.id).unwrap_or_default();
            if of_it.is_empty() {
                entries.push(entry(organization, None, &owned, lexicon, known));
            }
            entries.extend(of_it.into_iter().map(|it| entry(organization, Some(it), &owned, lexicon, known)));
        }
        out.insert(organization.id, entries);
    }
    out
}

/// The beginning of a text, cut between words.
fn summary(text: &str) -> String {
    let text = text.replace("\\n", " ").replace("\\r", " ");
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SUMMARY_MAX {
        return line;
    }
    let cut: String = line.chars().take(SUMMARY_MAX).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or_default().trim_end_matches([',', '.', ';', ' ']))
}

/// Where a thing is, and whether the first point is only the middle of its postal area.
fn points(locations: &[&Location], owned: &Owned<'_>, known: &mut Known) -> (Vec<Point>, bool) {
    let mut exact = Vec::new();
    let mut rough = Vec::new();
    for it in locations.iter().take(POINTS_MAX) {
        let given = it
            .latitude
            .zip(it.longitude)
            .and_then(|(lat, lon)| Point::new(lat, lon))
            .filter(|p| p.lat != 0.0 || p.lon != 0.0);
        if let Some(point) = given {
            exact.push(point);
        } else {
            let addresses = owned.addresses.get(&it.id).into_iter().flatten();
            rough.extend(addresses.filter_map(|address| known.postal(&address.postal_code)).take(1));
        }
    }
    let is_rough = exact.is_empty() && !rough.is_empty();
    exact.append(&mut rough);
    (exact, is_rough)
}

fn access_bits(locations: &[&Location], owned: &Owned<'_>) -> u16 {
    let mut bits = 0;
    let mut add = |fact: &str| {
        bits |= ACCESS_FACTS.iter().position(|known| *known == fact).map_or(0, |at| 1 << at);
    };
    for it in locations {
        it.access_facts.split(',').map(str::trim).for_each(&mut add);
        for text in owned.access.get(&it.id).into_iter().flatten() {
            let text = words::fold(text);
            let says = |parts: &[&str]| parts.iter().any(|part| text.contains(part));
            if says(&["wheelchair", "ramp", "step-free", "silla de ruedas", "rampa", "elevator", "ada accessible"]) {
                add("step-free");
            }
            if says(&["sign language", "lengua de senas"]) {
                add("sign-language");
            }
            if says(&["restroom", "toilet", "bano"]) {
                add("toilets");
            }
        }
    }
    bits
}

/// One thing: a service, or an organization without services.
fn entry(
    organization: &Organization,
    service: Option<&Service>,
    owned: &Owned<'_>,
    lexicon: &Lexicon,
    known: &mut Known,
) -> (Entry, Written) {
    let key = service.map_or(organization.id.0, |it| it.id.0);
    let ids: &[LocationId] = match owned.at.get(&key) {
        Some(at) if service.is_some() => at,
        _ => owned.own.get(&organization.id).map_or(&[], Vec::as_slice),
    };
    let locations: Vec<&Location> = ids.iter().filter_map(|id| owned.of_location.get(id).copied()).collect();
    let (points, is_rough) = points(&locations, owned, known);
    let rows: Vec<&Schedule> = match owned.schedules.get(&key) {
        Some(rows) => rows.clone(),
        None => ids.iter().filter_map(|id| owned.schedules.get(&id.0)).flatten().copied().collect(),
    };
    let spoken = [key].into_iter().chain(ids.iter().map(|id| id.0)).filter_map(|id| owned.languages.get(&id)).flatten();
    let languages = spoken.fold(0, |bits, it| bits | tongues::bits(it.code.as_deref(), it.name.as_deref()));
    let address = ids.iter().filter_map(|id| owned.addresses.get(id)).flatten().next();
    let name = service.map_or(organization.name.as_str(), |it| it.name.as_str());
    let text = service.map_or(organization.description.as_str(), |it| it.description.as_deref().unwrap_or_default());
    let linked = [key, organization.id.0].into_iter().filter_map(|id| owned.attributes.get(&id)).flatten();
    let terms: Vec<_> = linked.map(|it| it.taxonomy_term_id).collect();
    let given = terms.iter().fold(0, |bits, term| bits | lexicon.bit(*term));
    let day = organization.fresh_from.millis().div_euclid(DAY_MS);
    let entry = Entry {
        organization: organization.id,
        service: service.map(|it| it.id),
        slug: organization.slug.as_str().into(),
        service_slug: service.map_or("", |it| it.slug.as_str()).into(),
        name: name.into(),
        organization_name: organization.name.as_str().into(),
        place: address.map(|it| place_line(it)).unwrap_or_default().into(),
        summary: summary(if text.is_empty() { &organization.description } else { text }).into(),
        zone_name: points.first().map(|point| known.zone(*point)),
        zone: u16::MAX,
        points,
        is_rough,
        hours: Hours::of(rows),
        kinds: if given == 0 { lexicon.guess(name, text) } else { given },
        languages,
        access: access_bits(&locations, owned),
        flags: Flags {
            volunteers: organization.volunteers == Volunteers::Wanted || organization.open_roles > 0,
            paused: service.is_some_and(|it| it.status != ServiceStatus::Active),
            remote: !locations.iter().any(|it| it.location_type == LocationType::Physical),
        },
        fresh_day: u32::try_from(day).unwrap_or(0),
        kin: Entry::ALONE,
    };
    let written = written(organization, service, &locations, address.copied(), &terms, lexicon);
    (entry, written)
}

/// Street and town on one line.
fn place_line(it: &Address) -> String {
    let parts = [it.address_1.as_str(), it.city.as_str()];
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Everything that is said about a thing, by weight.
fn written(
    organization: &Organization,
    service: Option<&Service>,
    locations: &[&Location],
    address: Option<&Address>,
    terms: &[crate::listing::model::TermId],
    lexicon: &Lexicon,
) -> Written {
    let mut all = Written::default();
    let text = |it: &Option<String>| it.clone().unwrap_or_default();
    if let Some(it) = service {
        all.add(&it.name, 4.0, true);
        all.add(&text(&it.alternate_name), 3.0, true);
        all.add(&it.tags, 2.5, true);
        all.add(&text(&it.description), 1.3, false);
        all.add(&text(&it.eligibility_description), 0.5, false);
        all.add(&text(&it.application_process), 0.3, false);
    }
    let (name, about) = if service.is_some() { (1.5, 0.4) } else { (4.0, 1.3) };
    // A service that is called what its organization is called is not twice as good.
    if service.is_none_or(|it| it.name != organization.name) {
        all.add(&organization.name, name, true);
    }
    all.add(&text(&organization.alternate_name), name, true);
    all.add(&organization.tags, 2.0, true);
    if service.is_none_or(|it| it.description.as_deref() != Some(organization.description.as_str())) {
        all.add(&organization.description, about, false);
    }
    for name in terms.iter().filter_map(|term| lexicon.name(*term)) {
        all.add(name, 2.5, true);
    }
    for it in locations.iter().take(3) {
        if it.name.as_deref().is_some_and(|name| name != organization.name && service.is_none_or(|s| s.name != name)) {
            all.add(&text(&it.name), 1.0, true);
        }
    }
    if let Some(it) = address {
        all.add(&format!("{} {} {}", it.address_1, it.city, it.postal_code), 0.7, true);
    }
    all
}
