//! A small directory made up for sample pages and tests: three organizations in Miami, and what is
//! known of them.

use base::{SeededRandom, Time, time::DAY_MS};

use super::model::{
    Accessibility, Address, ConfirmedBy, EntryId, Language, ListingState, Location, LocationId, Organization,
    OrganizationId, Phone, PhoneId, Records, Schedule, Service, ServiceAtLocation, ServiceAtLocationId, ServiceId,
    Volunteers, slug, week,
};

/// What one organization and its one service say.
struct Made<'a> {
    name: &'a str,
    about: &'a str,
    service: &'a str,
    offer: &'a str,
    code: &'a str,
    at: (f64, f64),
    hours: &'a str,
    languages: &'a [&'a str],
    days_old: i64,
    by: ConfirmedBy,
}

const ALL: [Made<'static>; 4] = [
    Made {
        name: "Riverside <b>Food</b> Bank & Friends",
        about: "Neighbors who collect food and give it away.\n\nEverybody is welcome. <script>alert(1)</script>",
        service: "Food pantry",
        offer: "Groceries for a week, no questions asked.",
        code: "33125",
        at: (25.7743, -80.2344),
        hours: "Mon-Fri 9:00-17:00; Sat 10:00-12:00",
        languages: &["en", "es"],
        days_old: 12,
        by: ConfirmedBy::Group,
    },
    Made {
        name: "Night Shift Clinic",
        about: "A free clinic run by nurses.",
        service: "Doctors without appointment",
        offer: "Primary care, dental care and medicine for people without insurance.",
        code: "33127",
        at: (25.8129, -80.2054),
        hours: "Tue,Thu 20:00-02:00",
        languages: &["en", "ht"],
        days_old: 250,
        by: ConfirmedBy::Steward,
    },
    Made {
        name: "Casa de Comida",
        about: "Comida caliente para las familias del barrio.",
        service: "Comedor popular",
        offer: "Una comida caliente cada día para quien la necesita. Food for free.",
        code: "33130",
        at: (25.7672, -80.2050),
        hours: "Mon-Sun 12:00-14:00",
        languages: &["es"],
        days_old: 420,
        by: ConfirmedBy::Nobody,
    },
    Made {
        name: "Elm Street Tenants",
        about: "Tenants who help tenants: food, repairs, eviction.",
        service: "",
        offer: "",
        code: "33135",
        at: (25.7666, -80.2340),
        hours: "",
        languages: &[],
        days_old: 1,
        by: ConfirmedBy::Organization,
    },
];

/// The rows.
pub fn records(now: Time) -> Records {
    let random = SeededRandom::new(77);
    let mut all = Records::default();
    for made in &ALL {
        one(&mut all, made, now, &random);
    }
    all
}

fn one(all: &mut Records, made: &Made<'_>, now: Time, random: &SeededRandom) {
    let at = Time::from_millis(now.millis() - made.days_old * DAY_MS);
    let id = OrganizationId::new(at, random);
    let text = |text: &str| Some(text.to_owned());
    all.organizations.push(Organization {
        id,
        slug: slug(made.name, id.0),
        name: made.name.to_owned(),
        description: made.about.to_owned(),
        state: ListingState::Shown,
        joining: "Come to our meeting on Thursdays at seven.".to_owned(),
        tags: "mutual aid, free".to_owned(),
        volunteers: if made.service.is_empty() { Volunteers::Wanted } else { Volunteers::Unsaid },
        website: text("https://example.org/about"),
        email: text("hello@example.org"),
        source: if made.by == ConfirmedBy::Nobody { "Open list of services".to_owned() } else { String::new() },
        confirmed_at: (made.by != ConfirmedBy::Nobody).then_some(at),
        confirmed_by: made.by,
        fresh_from: at,
        added_at: at,
        changed_at: at,
        version: 1,
        ..Organization::default()
    });
    let place = LocationId::new(at, random);
    all.locations.push(Location {
        id: place,
        organization_id: Some(id),
        latitude: Some(made.at.0),
        longitude: Some(made.at.1),
        access_facts: "step-free,toilets".to_owned(),
        transportation: text("Bus 17 stops at the door."),
        ..Location::default()
    });
    all.listing_addresses.push(Address {
        id: EntryId::new(at, random),
        location_id: place,
        address_1: "12 Elm Street".to_owned(),
        city: "Miami".to_owned(),
        state_province: "FL".to_owned(),
        postal_code: made.code.to_owned(),
        country: "US".to_owned(),
        address_type: "physical".to_owned(),
        ..Address::default()
    });
    all.listing_accessibility.push(Accessibility {
        id: EntryId::new(at, random),
        location_id: Some(place),
        description: text("A ramp leads to the back door."),
        ..Accessibility::default()
    });
    all.listing_phones.push(Phone {
        id: PhoneId::new(at, random),
        organization_id: Some(id),
        number: "+1 305 555 0100".to_owned(),
        ..Phone::default()
    });
    if !made.service.is_empty() {
        service(all, made, (id, place, at), random);
    }
}

fn service(
    all: &mut Records,
    made: &Made<'_>,
    (id, place, at): (OrganizationId, LocationId, Time),
    random: &SeededRandom,
) {
    let text = |text: &str| Some(text.to_owned());
    let service = ServiceId::new(at, random);
    all.services.push(Service {
        id: service,
        organization_id: id,
        slug: slug(made.service, service.0),
        name: made.service.to_owned(),
        description: text(made.offer),
        application_process: text("Come by and bring a bag.\nNo papers needed."),
        eligibility_description: text("Open to everybody."),
        fees_description: text("Free."),
        minimum_age: Some(16.0),
        added_at: at,
        changed_at: at,
        ..Service::default()
    });
    all.service_at_locations.push(ServiceAtLocation {
        id: ServiceAtLocationId::new(at, random),
        service_id: service,
        location_id: place,
        ..ServiceAtLocation::default()
    });
    for row in week::parse(made.hours).unwrap_or_default() {
        all.listing_schedules.push(Schedule { id: EntryId::new(at, random), service_id: Some(service), ..row });
    }
    for tag in made.languages {
        all.listing_languages.push(Language {
            id: EntryId::new(at, random),
            service_id: Some(service),
            code: text(tag),
            ..Language::default()
        });
    }
}
