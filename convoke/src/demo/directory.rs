//! The demo's directory: invented organizations with services in real towns, brought in as any
//! HSDS package is, and what the demo's groups need and offer.

use anyhow::{Context as _, Result, bail};
use base::{Code, Lang, SeededRandom};
use find::aid::model::{Area, Content, Effort, Kind, Recurs, RoleContent, Side, Skill, Slot, Urgency};
use find::aid::store::New;
use find::hsds::{self, Effect, File};
use find::transfer::write;
use people::group::demo::DemoGroup;
use places::Place;
use store::StoreError;
use uuid::Uuid;
use web::App;

/// What an organization does: its name, its service, what that is, the topic, how to apply.
struct Sort {
    name: &'static str,
    service: &'static str,
    description: &'static str,
    topic: &'static str,
    how: &'static str,
}

const SORTS: [Sort; 8] = [
    Sort {
        name: "Community Kitchen",
        service: "Food pantry",
        description: "Groceries, bread and a hot meal for whoever comes. No questions, no papers.",
        topic: "Food",
        how: "Come by while we are open.",
    },
    Sort {
        name: "Tenants' Clinic",
        service: "Advice for tenants",
        description: "What to do about a notice, a rent increase or a repair that never comes. We go to court with you.",
        topic: "Housing",
        how: "Come by, or call for a time of your own.",
    },
    Sort {
        name: "Workers' Center",
        service: "Help with unpaid wages",
        description: "We work out what you are owed, write the letter with you and stand beside you.",
        topic: "Work",
        how: "Bring your payslips, or what you noted yourself.",
    },
    Sort {
        name: "Legal Aid Society",
        service: "Immigration advice",
        description: "A lawyer looks at your case, free of charge. Interpreters on request.",
        topic: "Law",
        how: "Call first; there is a waiting list of about two weeks.",
    },
    Sort {
        name: "Health House",
        service: "Free clinic",
        description: "Check-ups, prescriptions, wound care. No insurance needed.",
        topic: "Health",
        how: "First come, first seen.",
    },
    Sort {
        name: "Parents' Circle",
        service: "Childcare in the evening",
        description: "Children from two to ten, so that you can go to the meeting or to work.",
        topic: "Children",
        how: "Register once; then tell us by noon.",
    },
    Sort {
        name: "Ride Collective",
        service: "Rides to the doctor",
        description: "A neighbor drives you there and back. Wheelchair van on two days a week.",
        topic: "Transport",
        how: "Call two days before.",
    },
    Sort {
        name: "Open School",
        service: "English and Spanish classes",
        description: "Small groups, mornings and evenings, with childcare in the next room.",
        topic: "Learning",
        how: "Sit in on a class, then decide.",
    },
];

/// When they are open: days, from, to.
const HOURS: [(&str, &str, &str); 5] = [
    ("MO,TU,WE,TH,FR", "09:00", "17:00"),
    ("MO,WE,FR", "12:00", "20:00"),
    ("TU,TH,SA", "10:00", "18:00"),
    ("SA,SU", "08:00", "13:00"),
    ("MO,TU,WE,TH,FR,SA,SU", "07:00", "22:00"),
];

/// Organizations per town.
const PER_TOWN: usize = 4;
/// Towns that have some.
const TOWNS: usize = 40;

/// The rows of one table as CSV.
struct Sheet {
    name: &'static str,
    out: csv::Writer<Vec<u8>>,
}

impl Sheet {
    fn new(name: &'static str, columns: &[&str]) -> Result<Self> {
        let mut out = csv::Writer::from_writer(Vec::new());
        out.write_record(columns)?;
        Ok(Self { name, out })
    }

    fn row(&mut self, values: &[&str]) -> Result<()> {
        self.out.write_record(values).with_context(|| self.name.to_owned())
    }

    fn done(self) -> Result<File> {
        let bytes = self.out.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?;
        Ok(File { name: format!("{}.csv", self.name), bytes })
    }
}

fn id(random: &SeededRandom) -> String {
    Uuid::from_bytes(base::random::bytes(random)).to_string()
}

/// An invented HSDS package.
fn package(towns: &[Place], random: &SeededRandom) -> Result<Vec<File>> {
    let mut organizations = Sheet::new("organizations", &["id", "name", "description", "website"])?;
    let mut services = Sheet::new(
        "services",
        &["id", "organization_id", "name", "description", "status", "application_process", "fees_description"],
    )?;
    let mut locations =
        Sheet::new("locations", &["id", "organization_id", "location_type", "name", "latitude", "longitude"])?;
    let mut addresses = Sheet::new(
        "addresses",
        &["id", "location_id", "address_1", "city", "state_province", "postal_code", "country", "address_type"],
    )?;
    let mut joins = Sheet::new("service_at_locations", &["id", "service_id", "location_id"])?;
    let mut schedules =
        Sheet::new("schedules", &["id", "service_id", "freq", "wkst", "interval", "byday", "opens_at", "closes_at"])?;
    let mut languages = Sheet::new("languages", &["id", "service_id", "name", "code"])?;
    let mut facts = Sheet::new("accessibility", &["id", "location_id", "description"])?;
    let mut topics = Sheet::new("taxonomies", &["id", "name", "description"])?;
    let mut terms = Sheet::new("taxonomy_terms", &["id", "code", "name", "description", "taxonomy_id"])?;
    let mut links = Sheet::new("attributes", &["id", "link_id", "link_entity", "taxonomy_term_id"])?;

    let taxonomy = id(random);
    topics.row(&[&taxonomy, "Topics", "What a service is about"])?;
    let term_of: Vec<String> = SORTS.iter().map(|_| id(random)).collect();
    for (sort, term) in SORTS.iter().zip(&term_of) {
        terms.row(&[term, &sort.topic.to_lowercase(), sort.topic, sort.topic, &taxonomy])?;
    }
    for (at, town) in towns.iter().take(TOWNS).enumerate() {
        for turn in 0..PER_TOWN {
            let number = at * PER_TOWN + turn;
            let (sort, term) = (&SORTS[(at + turn * 3) % SORTS.len()], &term_of[(at + turn * 3) % SORTS.len()]);
            let (days, opens, closes) = HOURS[number % HOURS.len()];
            let (organization, service, location, join) = (id(random), id(random), id(random), id(random));
            let name = format!("{} {}", town.name, sort.name);
            let street = format!("{} Union Street", 3 + number * 7 % 400);
            let shift = |n: usize| f64::from(u32::try_from(number * n % 100).unwrap_or(0)) / 2_500.0 - 0.02;
            let (lat, lon) = (town.point.lat + shift(37), town.point.lon + shift(61));
            organizations.row(&[&organization, &name, sort.description, "https://example.org/"])?;
            services.row(&[&service, &organization, sort.service, sort.description, "active", sort.how, "Free"])?;
            locations.row(&[&location, &organization, "physical", &name, &lat.to_string(), &lon.to_string()])?;
            let postcode = town.postal.map_or_else(String::new, |postal| postal.to_string());
            addresses.row(&[
                &id(random),
                &location,
                &street,
                town.name,
                town.region,
                &postcode,
                town.country,
                "physical",
            ])?;
            joins.row(&[&join, &service, &location])?;
            schedules.row(&[&id(random), &service, "WEEKLY", "MO", "1", days, opens, closes])?;
            languages.row(&[&id(random), &service, "English", "en"])?;
            if number % 3 != 1 {
                languages.row(&[&id(random), &service, "Spanish", "es"])?;
            }
            if number.is_multiple_of(2) {
                facts.row(&[&id(random), &location, "Wheelchair access, step-free entrance"])?;
            }
            links.row(&[&id(random), &service, "service", term])?;
        }
    }
    let all = [organizations, services, locations, addresses, joins, schedules, languages, facts, topics, terms, links];
    all.into_iter().map(Sheet::done).collect()
}

/// What groups need and offer: kind, words, details, how pressing.
const NEEDS: [(Side, Kind, &str, &str, Urgency); 6] = [
    (
        Side::Need,
        Kind::Volunteers,
        "People to cook for the assembly",
        "Eighty portions, from four o'clock.",
        Urgency::Soon,
    ),
    (
        Side::Need,
        Kind::Translation,
        "Interpreters, Spanish and English",
        "For two hours, with headsets.",
        Urgency::Soon,
    ),
    (Side::Need, Kind::Space, "A hall for a hundred people", "With a step-free entrance if you can.", Urgency::Later),
    (Side::Need, Kind::Childcare, "Somebody to be with the children", "During our Monday meetings.", Urgency::Later),
    (
        Side::Offer,
        Kind::Thing,
        "A megaphone and forty folding chairs",
        "Bring them back within the week.",
        Urgency::Later,
    ),
    (Side::Offer, Kind::Ride, "A minibus with a driver", "Nine seats, on weekends.", Urgency::Later),
];

/// Fills the directory and what groups need; answers how many organizations there are.
pub(super) async fn fill(app: &App, towns: &[Place], groups: &[DemoGroup], seed: u64) -> Result<usize> {
    let random = SeededRandom::new(seed);
    let mut package = hsds::read(&package(towns, &random)?);
    hsds::check(&mut package, "demo");
    if let Some(problem) = package.problems.iter().find(|it| it.effect == Effect::Rejected) {
        bail!("the demo's directory: {problem}");
    }
    let wish = write::Wish { source: "demo".to_owned(), ..write::Wish::default() };
    let outcome = write::write(app, package, &wish, |_| {}).await.context("filling the directory")?;
    let needs: Vec<New> = groups
        .iter()
        .zip(towns)
        .enumerate()
        .take(60)
        .map(|(at, (group, town))| need(at, group, town, &random))
        .collect();
    let now = app.now();
    let written = app.change(move |db| needs.iter().try_for_each(|need| find::aid::store::insert(db, need, now)));
    written.await.map_err(|error: StoreError| anyhow::anyhow!(error)).context("filling needs and offers")?;
    Ok(outcome.added)
}

fn need(at: usize, group: &DemoGroup, town: &Place, random: &SeededRandom) -> New {
    let (side, kind, title, details, urgency) = NEEDS[at % NEEDS.len()];
    let role = (side == Side::Need && kind == Kind::Volunteers)
        .then(|| RoleContent { training: "Half an hour, on the spot.".to_owned(), effort: Effort::NowAndThen });
    New {
        id: Uuid::from_bytes(base::random::bytes(random)),
        code: Code::new(random),
        side,
        group: Some(group.id),
        person: None,
        content: Content {
            kind,
            title: title.to_owned(),
            details: details.to_owned(),
            area: Area::of(town),
            reach_km: 25,
            quantity: 1 + u32::try_from(at % 6).unwrap_or(0),
            urgency,
            langs: vec!["en".to_owned(), "es".to_owned()],
            skills: if role.is_some() { vec![Skill::Cooking] } else { Vec::new() },
            slots: vec![Slot::WeekEvening, Slot::EndAfternoon],
            from: None,
            until: None,
            days: 30,
            recurs: Recurs::Once,
            role,
        },
        sealed: None,
        mail: None,
        contact: None,
        lang: Lang::En,
    }
}
