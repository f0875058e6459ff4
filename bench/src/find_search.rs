//! The search of the directory: 100,000 made-up services, asked over HTTP and straight into the engine;
//! places alone beside a bare tree of the same points; how soon a change is found; how large the index is.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use base::{Point, SystemClock, Time};
use find::listing::model::{
    Address, EntryId, Language, Location, LocationId, Organization, OrganizationId, Records, Schedule, Service,
    ServiceAtLocation, ServiceAtLocationId, ServiceId, slug,
};
use find::listing::store as listings;
use find::search::measure::Engine;
use rstar::RTree;
use store::StoreError;

use crate::load::{self, Outcome, Until};
use crate::server::{self, Server};
use crate::table;

/// How much.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    /// Services in the directory
    #[arg(long, default_value_t = 100_000)]
    pub(crate) services: usize,
    /// Seconds of each measurement
    #[arg(long, default_value_t = 6)]
    pub(crate) seconds: u64,
    /// Connections at one time
    #[arg(long, default_value_t = 4)]
    pub(crate) connections: usize,
}

/// What was measured, as the bars of the issue name it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measured {
    /// The rate over HTTP, as a part of the engine's.
    pub(crate) rate: f64,
    /// The p99 over HTTP, as a multiple of the engine's.
    pub(crate) p99: f64,
    /// The time of a question for a place alone, as a multiple of a bare tree's.
    pub(crate) near: f64,
    /// The index, as a multiple of the text.
    pub(crate) size: f64,
    /// Until a change by another process was found, at worst.
    pub(crate) visible: Duration,
}

/// Services of one organization.
const EACH: usize = 4;
/// Organizations written in one change.
const AT_ONCE: usize = 500;

/// What services are called; the shared taxonomy knows most of it.
const NAMES: [&str; 24] = [
    "Food pantry",
    "Hot meals",
    "Emergency shelter",
    "Rental assistance",
    "Free clinic",
    "Dental clinic",
    "Counseling",
    "Support group",
    "Legal aid",
    "Immigration services",
    "Tax preparation",
    "Job training",
    "Child care",
    "After school program",
    "Summer camp",
    "English classes",
    "GED preparation",
    "Senior center",
    "Adult day care",
    "Transportation",
    "Thrift store",
    "Veterans services",
    "Disaster relief",
    "Swimming lessons",
];
/// Common words of descriptions.
const WORDS: [&str; 48] = [
    "provides",
    "families",
    "free",
    "people",
    "program",
    "community",
    "children",
    "adults",
    "help",
    "weekly",
    "income",
    "emergency",
    "support",
    "health",
    "training",
    "center",
    "residents",
    "information",
    "referral",
    "assistance",
    "education",
    "housing",
    "food",
    "medical",
    "legal",
    "youth",
    "seniors",
    "women",
    "veterans",
    "group",
    "classes",
    "activities",
    "counseling",
    "case",
    "management",
    "services",
    "clothing",
    "school",
    "care",
    "home",
    "mental",
    "recovery",
    "prevention",
    "county",
    "city",
    "church",
    "volunteers",
    "appointment",
];

/// A small generator, the same everywhere (`SplitMix64`).
struct Steps(u64);

impl Steps {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list.get(self.below(list.len())).copied().unwrap_or_default()
    }

    fn id(&mut self) -> uuid::Uuid {
        let (high, low) = (self.next(), self.next());
        uuid::Builder::from_random_bytes(((u128::from(high) << 64) | u128::from(low)).to_be_bytes()).into_uuid()
    }
}

/// Rare words as real texts have them: names of people and streets, each in a few texts only.
fn rare(steps: &mut Steps) -> String {
    const PARTS: [&str; 20] = [
        "ba", "cor", "del", "fen", "gar", "hol", "jin", "kar", "lon", "mar", "nor", "pel", "qui", "ros", "san", "tor",
        "ven", "wil", "yor", "zam",
    ];
    let length = 2 + steps.below(2);
    (0..length).map(|_| steps.pick(&PARTS)).collect()
}

fn text(steps: &mut Steps, words: usize) -> String {
    let word = |steps: &mut Steps| if steps.below(5) == 0 { rare(steps) } else { steps.pick(&WORDS).to_owned() };
    (0..words).map(|_| word(steps)).collect::<Vec<_>>().join(" ")
}

/// One organization with its services, in a real town.
fn organization(all: &mut Records, steps: &mut Steps, towns: &[places::Place], now: Time) -> Result<()> {
    let id = OrganizationId(steps.id());
    let town = towns.get(steps.below(towns.len())).context("no town")?;
    let name = format!("{} {} of {}", rare(steps), steps.pick(&["Center", "Mission", "Alliance", "House"]), town.name);
    all.organizations.push(Organization {
        id,
        slug: slug(&name, id.0),
        description: text(steps, 40),
        name,
        fresh_from: now,
        added_at: now,
        changed_at: now,
        version: 1,
        ..Organization::default()
    });
    for _ in 0..EACH {
        service(all, steps, id, town, now);
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "steps of a small grid")]
fn service(all: &mut Records, steps: &mut Steps, owner: OrganizationId, town: &places::Place, now: Time) {
    let (id, place) = (ServiceId(steps.id()), LocationId(steps.id()));
    let name = steps.pick(&NAMES).to_owned();
    let off = |steps: &mut Steps| (steps.below(2_000) as f64 - 1_000.0) / 8_000.0;
    all.locations.push(Location {
        id: place,
        organization_id: Some(owner),
        latitude: Some(town.point.lat + off(steps)),
        longitude: Some(town.point.lon + off(steps)),
        ..Location::default()
    });
    all.listing_addresses.push(Address {
        id: EntryId(steps.id()),
        location_id: place,
        address_1: format!("{} {} Street", 1 + steps.below(900), rare(steps)),
        city: town.name.to_owned(),
        state_province: town.region.to_owned(),
        country: "US".to_owned(),
        address_type: "physical".to_owned(),
        ..Address::default()
    });
    all.services.push(Service {
        id,
        organization_id: owner,
        slug: slug(&name, id.0),
        name,
        description: Some(text(steps, 45)),
        application_process: Some(text(steps, 8)),
        added_at: now,
        changed_at: now,
        ..Service::default()
    });
    all.service_at_locations.push(ServiceAtLocation {
        id: ServiceAtLocationId(steps.id()),
        service_id: id,
        location_id: place,
        ..ServiceAtLocation::default()
    });
    all.listing_schedules.push(Schedule {
        id: EntryId(steps.id()),
        service_id: Some(id),
        freq: Some("WEEKLY".to_owned()),
        byday: Some("MO,TU,WE,TH,FR".to_owned()),
        opens_at: Some("09:00".to_owned()),
        closes_at: Some("17:00".to_owned()),
        ..Schedule::default()
    });
    let code = steps.pick(&["en", "es", "ht"]).to_owned();
    all.listing_languages.push(Language {
        id: EntryId(steps.id()),
        service_id: Some(id),
        code: Some(code),
        ..Language::default()
    });
}

/// Fills an empty database.
async fn fill(folder: &Path, services: usize) -> Result<()> {
    let started = server::open(&server::config(folder, None)?).await?;
    let towns = places::largest("US", 400);
    let mut steps = Steps(3);
    let now = started.app.now();
    let organizations = services.div_ceil(EACH);
    let mut done = 0;
    while done < organizations {
        let mut all = Records::default();
        for _ in 0..AT_ONCE.min(organizations - done) {
            organization(&mut all, &mut steps, &towns, now)?;
        }
        done += AT_ONCE;
        let all = Arc::new(all);
        started
            .app
            .change(move |db| {
                listings::insert(db, &all)?;
                let ids: Vec<OrganizationId> = all.organizations.iter().map(|it| it.id).collect();
                listings::touch(db, &ids)
            })
            .await?;
    }
    started.app.drain().await;
    started.app.store().close().await?;
    Ok(())
}

/// Questions as people ask them: a word or three, some with a place, a language, a slip of the fingers.
fn questions(towns: &[places::Place]) -> Vec<String> {
    let mut steps = Steps(9);
    let one = |n: usize, steps: &mut Steps| {
        let name = steps.pick(&NAMES).to_lowercase();
        let town = towns.get(steps.below(towns.len())).map_or("Miami", |town| town.name);
        match n % 8 {
            0 => name,
            1 | 2 => format!("{name} near {town}"),
            3 => format!("{name} near {town}, Spanish"),
            4 => format!("{} {}", steps.pick(&WORDS), rare(steps)),
            5 => format!("{name}, open now"),
            6 => format!("{name} {}", steps.pick(&WORDS)),
            _ => name.replacen('e', "ee", 1),
        }
    };
    (0..400).map(|n| one(n, &mut steps)).collect()
}

/// The same questions straight into the engine, on as many threads as the server has.
async fn straight(engine: &Arc<Engine>, questions: &Arc<Vec<String>>, seconds: u64, now: Time) -> Result<Outcome> {
    let started = Instant::now();
    let lane = |offset: usize| {
        let (engine, questions) = (Arc::clone(engine), Arc::clone(questions));
        tokio::task::spawn_blocking(move || {
            let mut out = Outcome::default();
            for question in questions.iter().cycle().skip(offset) {
                if started.elapsed() >= Duration::from_secs(seconds) {
                    break;
                }
                let asked = Instant::now();
                std::hint::black_box(engine.ask(question, now));
                out.latencies.push(u32::try_from(asked.elapsed().as_micros()).unwrap_or(u32::MAX));
                out.answers += 1;
            }
            out
        })
    };
    let (one, two) = tokio::join!(lane(0), lane(200));
    let mut all = one?;
    let other = two?;
    all.answers += other.answers;
    all.latencies.extend(other.latencies);
    all.latencies.sort_unstable();
    all.elapsed = started.elapsed();
    Ok(all)
}

fn sphere(point: Point) -> [f64; 3] {
    let (lat, lon) = (point.lat.to_radians(), point.lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

/// Twenty nearest: the engine beside a bare tree of the same points, one after the other in one thread.
#[expect(clippy::cast_precision_loss, reason = "counts for people")]
fn nearness(engine: &Engine, towns: &[places::Place], now: Time) -> (f64, f64) {
    let tree = RTree::bulk_load(engine.points().into_iter().map(sphere).collect());
    let rounds = 20_000;
    let time = |ask: &dyn Fn(Point) -> usize| {
        let started = Instant::now();
        for town in towns.iter().cycle().take(rounds) {
            std::hint::black_box(ask(town.point));
        }
        rounds as f64 / started.elapsed().as_secs_f64()
    };
    let bare = time(&|here| tree.nearest_neighbor_iter(&sphere(here)).take(20).count());
    let own = time(&|here| engine.near(here, 20, now));
    (own, bare)
}

/// How long until a change that another process wrote is found over HTTP, the worst of some.
async fn visible(folder: &Path, site: &Server) -> Result<Duration> {
    let own = server::open(&server::config(folder, None)?).await?;
    let mut worst = Duration::ZERO;
    for n in 0..8_u32 {
        let word = format!("zeppelin{n}");
        let name = word.clone();
        own.app
            .change(move |db| {
                let first = listings::organizations_after(db, OrganizationId::default(), 1)?;
                let it = first.into_iter().next().ok_or(StoreError::Missing)?;
                let id = it.id;
                listings::save_one(db, &Organization { tags: name.clone(), ..it })?;
                listings::touch(db, &[id])
            })
            .await?;
        let written = Instant::now();
        while !server::page(site.address, &format!("/directory?q={word}")).await?.contains("class=\"finding\"") {
            if written.elapsed() > Duration::from_secs(10) {
                bail!("the change was not found after ten seconds");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        worst = worst.max(written.elapsed());
        tokio::time::sleep(Duration::from_millis(137)).await;
    }
    own.app.drain().await;
    Ok(worst)
}

#[expect(clippy::cast_precision_loss, reason = "bytes for people")]
pub(crate) async fn run(wish: Wish) -> Result<Measured> {
    let folder = tempfile::tempdir()?;
    fill(folder.path(), wish.services).await?;
    let towns = places::largest("US", 400);
    let site = Server::start(folder.path(), None, None).await?;
    let (memory, _) = site.memory()?;
    let own = server::open(&server::config(folder.path(), None)?).await?;
    let begun = Instant::now();
    let engine = Arc::new(own.app.read_long(Engine::read).await?);
    let indexed = begun.elapsed();
    let now = base::Clock::now(&SystemClock);
    let asked = Arc::new(questions(&towns));
    table::say(&format!(
        "{} services; index made in {:.1} s; {:.1} MB for {:.1} MB of text, {:.2} ×; the server is ready after {:.1} s with {:.1} MB",
        table::thousands(engine.len() as f64),
        indexed.as_secs_f64(),
        engine.bytes() as f64 / 1e6,
        engine.text_bytes() as f64 / 1e6,
        engine.bytes() as f64 / engine.text_bytes().max(1) as f64,
        site.ready_after.as_secs_f64(),
        memory as f64 / 1e6,
    ));
    let paths: Arc<Vec<String>> =
        Arc::new(asked.iter().map(|q| format!("/directory?q={}", q.replace(' ', "+").replace(',', "%2C"))).collect());
    let engine_rate = straight(&engine, &asked, wish.seconds, now).await?;
    let make: load::Make = Arc::new(move |n: u64| {
        let at = usize::try_from(n % paths.len() as u64).unwrap_or(0);
        load::get(paths.get(at).map_or("/directory", String::as_str), true)
    });
    let http = load::load(site.address, wish.connections, Until::Time(Duration::from_secs(wish.seconds)), make).await?;
    table::head(&["search", "per second", "p50 ms", "p99 ms", "refused", "rate of the engine", "p99 of the engine's"]);
    for (name, it) in [("straight into the engine, 2 threads", &engine_rate), ("over HTTP", &http)] {
        let mut row = table::outcome(name, it);
        row.push(format!("{:.2}", it.rate() / engine_rate.rate()));
        row.push(format!("{:.1}", it.quantile(0.99) / engine_rate.quantile(0.99).max(0.001)));
        table::row(&row);
    }
    let (near, bare) = nearness(&engine, &towns, now);
    table::say(&format!(
        "twenty nearest: {} a second, bare tree of the same points {} a second ({:.2} × its time)",
        table::thousands(near),
        table::thousands(bare),
        bare / near
    ));
    own.app.drain().await;
    let seen = visible(folder.path(), &site).await?;
    table::say(&format!("a change by another process is found after {} ms at worst of eight", seen.as_millis()));
    site.stop().await?;
    Ok(Measured {
        rate: http.rate() / engine_rate.rate(),
        p99: http.quantile(0.99) / engine_rate.quantile(0.99).max(0.001),
        near: bare / near,
        size: engine.bytes() as f64 / engine.text_bytes().max(1) as f64,
        visible: seen,
    })
}
