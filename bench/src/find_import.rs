//! Importing a directory beside the same rows inserted bare: the same tables and indexes, the same
//! store, rows made beforehand.
//!
//! The package is made from a seed in the proportions of a real one (four services and places to an
//! organization, hours for most, two languages), written as CSV and read from disk again, so the import
//! pays for reading, checking, digests and remembering; the bare side pays for the rows alone.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use base::{SeededRandom, Time};
use find::hsds::{self, File, Package, Row, Table, tabular};
use find::listing::model::Records;
use find::listing::store as listings;
use find::transfer::{records_of, write};
use store::StoreError;

use crate::{server, table};

/// What is imported.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    /// Services in the package
    #[arg(long, default_value_t = 100_000)]
    pub(crate) services: usize,
    /// Measure on this empty PostgreSQL database instead of a file
    #[arg(long, value_name = "URL")]
    pub(crate) database: Option<String>,
    /// The second empty database, for the bare rows
    #[arg(long, value_name = "URL", requires = "database")]
    pub(crate) bare: Option<String>,
}

/// Rows in one change of the bare side: as many as the import takes.
const STEP: usize = 4_000;

/// Measures both; which part of the rate of bare inserts the import reaches.
pub(crate) async fn run(wish: Wish) -> Result<f64> {
    let folder = tempfile::tempdir()?;
    let package = made(wish.services);
    let all = package.len();
    let csv = folder.path().join("package");
    std::fs::create_dir_all(&csv)?;
    for file in tabular::write(&package, "bench", "Bench")? {
        std::fs::write(csv.join(&file.name), &file.bytes)?;
    }
    let bare = bare(&folder.path().join("bare"), wish.bare.as_deref(), &package).await?;
    drop(package);
    let (first, again) = imported(&folder.path().join("import"), wish.database.as_deref(), &csv).await?;
    table::head(&["importing a directory", "seconds", "services/s", "rows/s"]);
    for (name, seconds) in
        [("bare inserts of the same rows", bare), ("import", first), ("the same import again", again)]
    {
        table::row(&[
            name.to_owned(),
            format!("{seconds:.2}"),
            table::thousands(per(wish.services, seconds)),
            table::thousands(per(all, seconds)),
        ]);
    }
    table::say(&format!("The import runs at {:.0} % of the rate of bare inserts.", bare / first * 100.0));
    Ok(bare / first)
}

#[expect(clippy::cast_precision_loss, reason = "a rate for people")]
fn per(count: usize, seconds: f64) -> f64 {
    count as f64 / seconds
}

/// Bare inserts: seconds.
async fn bare(data: &Path, database: Option<&str>, package: &Package) -> Result<f64> {
    let started = server::open(&server::config(data, database)?).await?;
    let mut steps = Vec::new();
    for table in Table::ALL {
        for rows in package.rows(table).chunks(STEP) {
            let mut part = Package::new();
            part.rows_mut(table).extend_from_slice(rows);
            steps.push(furnished(records_of(&part)));
        }
    }
    let begun = Instant::now();
    for step in steps {
        let step = std::sync::Arc::new(step);
        started.app.change::<_, StoreError>(move |db| listings::insert(db, &step)).await?;
    }
    let seconds = begun.elapsed().as_secs_f64();
    started.app.store().close().await?;
    Ok(seconds)
}

fn furnished(mut all: Records) -> Records {
    for it in &mut all.organizations {
        it.slug = it.id.to_string();
        it.fresh_from = Time::from_millis(0);
    }
    for it in &mut all.services {
        it.slug = it.id.to_string();
    }
    all
}

/// The import from disk, and once more: seconds of each.
async fn imported(data: &Path, database: Option<&str>, csv: &Path) -> Result<(f64, f64)> {
    let started = server::open(&server::config(data, database)?).await?;
    let mut seconds = [0.0, 0.0];
    for place in &mut seconds {
        let begun = Instant::now();
        let mut files = Vec::new();
        for entry in std::fs::read_dir(csv)? {
            let path = entry?.path();
            let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
            files.push(File { name, bytes: std::fs::read(&path)? });
        }
        let mut package = hsds::read(&files);
        drop(files);
        hsds::check(&mut package, "bench");
        anyhow::ensure!(package.problems.is_empty(), "{}", package.problems[0]);
        let how = write::Wish { source: "bench".to_owned(), ..write::Wish::default() };
        write::write(&started.app, package, &how, |_| {}).await?;
        *place = begun.elapsed().as_secs_f64();
    }
    started.app.store().close().await?;
    Ok((seconds[0], seconds[1]))
}

const WORDS: [&str; 24] = [
    "food",
    "housing",
    "legal",
    "health",
    "youth",
    "senior",
    "community",
    "family",
    "shelter",
    "job",
    "training",
    "support",
    "center",
    "help",
    "clinic",
    "school",
    "rights",
    "workers",
    "tenants",
    "neighbors",
    "care",
    "transport",
    "language",
    "network",
];

/// A package from a seed.
fn made(services: usize) -> Package {
    let random = SeededRandom::new(11);
    let number = |below: usize| {
        let [a, b, c, d] = base::random::bytes::<4>(&random);
        usize::try_from(u32::from_le_bytes([a, b, c, d])).unwrap_or(0) % below
    };
    let id = || base::id::uuid_v7(Time::from_millis(1_700_000_000_000), &random).to_string();
    let words = |n: usize| (0..n).map(|_| WORDS[number(WORDS.len())]).collect::<Vec<_>>().join(" ");
    let mut package = Package::new();
    let mut organization = String::new();
    for at in 0..services {
        if at % 4 == 0 {
            organization = id();
            let row = row(Table::Organization, &organization)
                .with(Table::Organization, "name", words(3))
                .with(Table::Organization, "description", words(45))
                .with(Table::Organization, "website", "https://example.org/".to_owned());
            package.add(Table::Organization, row);
        }
        let (service, location, both) = (id(), id(), id());
        let table = Table::Service;
        let it = row(table, &service)
            .with(table, "organization_id", organization.clone())
            .with(table, "name", words(4))
            .with(table, "description", words(45))
            .with(table, "status", "active".to_owned())
            .with(table, "application_process", words(6));
        package.add(table, it);
        let table = Table::Location;
        let it = row(table, &location)
            .with(table, "organization_id", organization.clone())
            .with(table, "location_type", "physical".to_owned())
            .with(table, "name", words(3))
            .with(table, "latitude", format!("25.{:04}", number(10_000)))
            .with(table, "longitude", format!("-80.{:04}", number(10_000)));
        package.add(table, it);
        let table = Table::ServiceAtLocation;
        let it =
            row(table, &both).with(table, "service_id", service.clone()).with(table, "location_id", location.clone());
        package.add(table, it);
        let table = Table::Address;
        let it = row(table, &id())
            .with(table, "location_id", location)
            .with(table, "address_1", format!("{} Main Street", number(9_999)))
            .with(table, "city", "Miami".to_owned())
            .with(table, "state_province", "FL".to_owned())
            .with(table, "postal_code", format!("33{:03}", number(200)))
            .with(table, "country", "US".to_owned())
            .with(table, "address_type", "physical".to_owned());
        package.add(table, it);
        if number(10) < 6 {
            let table = Table::Schedule;
            let it = row(table, &id())
                .with(table, "service_id", service.clone())
                .with(table, "freq", "WEEKLY".to_owned())
                .with(table, "byday", "MO,TU,WE,TH,FR".to_owned())
                .with(table, "opens_at", "09:00".to_owned())
                .with(table, "closes_at", "17:00".to_owned());
            package.add(table, it);
        }
        for name in ["English", "Spanish"] {
            let table = Table::Language;
            let it = row(table, &id()).with(table, "service_id", service.clone()).with(table, "name", name.to_owned());
            package.add(table, it);
        }
    }
    package
}

fn row(table: Table, id: &str) -> Row {
    Row::empty(table, 0).with(table, "id", id.to_owned())
}
