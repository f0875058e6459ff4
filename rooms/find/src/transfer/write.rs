//! Puts a sound package into the directory, some thousand rows at a time, each organization whole.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use ::store::{Change, StoreError};
use base::Time;
use uuid::Uuid;
use web::App;

use super::bundles::{Bundle, cut};
use super::store::{self, Known, Written};
use crate::hsds::Package;
use crate::listing::model::{ConfirmedBy, OrganizationId, Records, slug};
use crate::listing::store as listings;

/// Rows in one change: enough to be quick, few enough that nobody waits long behind it.
const ROWS_AT_ONCE: usize = 4_000;

/// How an import shall be done.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wish {
    /// The name under which what it brings is known.
    pub source: String,
    /// Also write over listings that were changed here since.
    pub overwrite: bool,
    /// Only say what would happen.
    pub dry_run: bool,
}

/// What came of an import.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Outcome {
    /// Organizations that were not there.
    pub added: usize,
    /// Organizations of which something was new.
    pub changed: usize,
    /// Organizations that say what they said last time.
    pub same: usize,
    /// Organizations that were changed here, or that a group keeps itself: left alone.
    pub kept: Vec<Uuid>,
    /// Organizations the database would not take, and why.
    pub failed: Vec<(Uuid, String)>,
    /// Rows written.
    pub rows: usize,
    /// Details that vanished from the package and were taken away.
    pub gone: u64,
    /// Services that vanished from the package and are still listed.
    pub missing_services: i64,
}

impl Outcome {
    fn add(&mut self, other: Self) {
        self.added += other.added;
        self.changed += other.changed;
        self.same += other.same;
        self.kept.extend(other.kept);
        self.failed.extend(other.failed);
        self.rows += other.rows;
        self.gone += other.gone;
        self.missing_services += other.missing_services;
    }
}

/// Writes a sound package; `progress` is told how many organizations are done.
pub async fn write(
    app: &App,
    mut package: Package,
    wish: &Wish,
    mut progress: impl FnMut(usize),
) -> Result<Outcome, StoreError> {
    let (shared, bundles) = cut(&mut package);
    let mut outcome = Outcome::default();
    if !wish.dry_run && !shared.is_empty() {
        outcome.rows += shared.len();
        let (mut shared, source) = (shared, wish.source.clone());
        for it in &mut shared.taxonomies {
            it.source.clone_from(&source);
        }
        let shared = Arc::new(shared);
        app.change(move |db| listings::save(db, &shared)).await?;
    }
    let mut done = 0;
    for part in parts(bundles) {
        done += part.len();
        let part = Arc::new(part);
        match step(app, &part, wish).await {
            Ok(some) => outcome.add(some),
            // One of them is to blame: each alone, so that the others are taken.
            Err(StoreError::Conflict { .. }) => {
                for bundle in part.iter() {
                    match step(app, &Arc::new(vec![bundle.clone()]), wish).await {
                        Ok(some) => outcome.add(some),
                        Err(error @ StoreError::Conflict { .. }) => {
                            outcome.failed.push((bundle.organization, error.to_string()));
                        }
                        Err(error) => return Err(error),
                    }
                }
            }
            Err(error) => return Err(error),
        }
        progress(done);
    }
    Ok(outcome)
}

fn parts(bundles: Vec<Bundle>) -> Vec<Vec<Bundle>> {
    let mut parts = Vec::new();
    let (mut part, mut rows) = (Vec::new(), 0);
    for bundle in bundles {
        rows += bundle.rows.len();
        part.push(bundle);
        if rows >= ROWS_AT_ONCE {
            parts.push(std::mem::take(&mut part));
            rows = 0;
        }
    }
    parts.push(part);
    parts
}

async fn step(app: &App, part: &Arc<Vec<Bundle>>, wish: &Wish) -> Result<Outcome, StoreError> {
    let (part, wish) = (part.clone(), wish.clone());
    if wish.dry_run {
        return app.read(move |db| Ok(sort(&store::known(db, &ids(&part))?, &part, &wish).0)).await;
    }
    app.change(move |db| {
        let known = store::known(db, &ids(&part))?;
        let (mut outcome, new, old) = sort(&known, &part, &wish);
        let now = db.now();
        let mut written = Vec::new();
        add(db, &new, &wish.source, now)?;
        written.extend(new.iter().map(|bundle| remembered(bundle, 1)));
        for (bundle, known) in old {
            let version = known.version + 1;
            renew(db, bundle, known, &wish.source, now, &mut outcome)?;
            written.push(remembered(bundle, version));
        }
        let changed: Vec<OrganizationId> = written.iter().map(|it| it.organization).collect();
        outcome.rows =
            part.iter().filter(|it| changed.contains(&OrganizationId(it.organization))).map(|it| it.rows.len()).sum();
        store::remember(db, &wish.source, written, now)?;
        listings::touch(db, &changed)?;
        Ok::<_, StoreError>(outcome)
    })
    .await
}

fn ids(part: &[Bundle]) -> Vec<OrganizationId> {
    part.iter().map(|it| OrganizationId(it.organization)).collect()
}

type Old<'a> = Vec<(&'a Bundle, &'a Known)>;

/// Tells the new from the changed, the same and those to be left alone.
fn sort<'a>(known: &'a [Known], part: &'a [Bundle], wish: &Wish) -> (Outcome, Vec<&'a Bundle>, Old<'a>) {
    let mut outcome = Outcome::default();
    let (mut new, mut old) = (Vec::new(), Vec::new());
    let by_id: HashMap<Uuid, &Known> = known.iter().map(|it| (it.organization.0, it)).collect();
    for bundle in part {
        let Some(known) = by_id.get(&bundle.organization).copied() else {
            new.push(bundle);
            continue;
        };
        let is_untouched = known.last.as_ref().is_some_and(|last| last.version == known.version);
        let is_same = known.last.as_ref().is_some_and(|last| last.digest == bundle.digest);
        if known.is_of_group {
            outcome.kept.push(bundle.organization);
        } else if is_same && (is_untouched || !wish.overwrite) {
            outcome.same += 1;
        } else if is_untouched || wish.overwrite {
            old.push((bundle, known));
        } else {
            outcome.kept.push(bundle.organization);
        }
    }
    outcome.added = new.len();
    outcome.changed = old.len();
    (outcome, new, old)
}

/// Writes organizations that are not there.
fn add(db: &mut Change, bundles: &[&Bundle], source: &str, now: Time) -> Result<(), StoreError> {
    let mut all = Records::default();
    for bundle in bundles {
        let mut rows = bundle.rows.clone();
        furnish(&mut rows, source, now);
        all.append(rows);
    }
    // A row may have belonged to another organization before: then it moves.
    match db.attempt(|db| listings::insert(db, &all)) {
        Err(StoreError::Conflict { .. }) => listings::save(db, &all),
        other => other,
    }
}

/// Gives new rows what only this site has.
fn furnish(all: &mut Records, source: &str, now: Time) {
    let assured = assured(all, now);
    for it in &mut all.organizations {
        it.slug = slug(&it.name, it.id.0);
        source.clone_into(&mut it.source);
        it.confirmed_at = assured;
        it.confirmed_by = if assured.is_some() { ConfirmedBy::Source } else { ConfirmedBy::Nobody };
        it.fresh_from = now;
        it.added_at = now;
        it.changed_at = now;
        it.version = 1;
    }
    for it in &mut all.services {
        it.slug = slug(&it.name, it.id.0);
        source.clone_into(&mut it.source);
        it.added_at = now;
        it.changed_at = now;
    }
    for it in &mut all.locations {
        source.clone_into(&mut it.source);
    }
}

/// When the publisher last assured any of the services: the later of what it says, but not the future.
fn assured(all: &Records, now: Time) -> Option<Time> {
    let days = all.services.iter().filter_map(|it| it.assured_date.as_deref()?.parse::<jiff::civil::Date>().ok());
    let last = days.max()?.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    Some(Time::from_millis(last.timestamp().as_millisecond().min(now.millis())))
}

/// Writes over an organization that is there: what only this site has stays, details that vanished go.
fn renew(
    db: &mut Change,
    bundle: &Bundle,
    known: &Known,
    source: &str,
    now: Time,
    outcome: &mut Outcome,
) -> Result<(), StoreError> {
    let before = listings::of_organizations(db, &[known.organization])?;
    let mut rows = bundle.rows.clone();
    furnish(&mut rows, source, now);
    keep_own(&mut rows, &before, now);
    listings::save(db, &rows)?;
    let Some(last) = &known.last else { return Ok(()) };
    let there: HashSet<Uuid> = row_ids(&bundle.rows).into_iter().collect();
    let gone: Vec<Uuid> = last
        .row_ids
        .chunks_exact(16)
        .filter_map(|it| Uuid::from_slice(it).ok())
        .filter(|it| !there.contains(it))
        .collect();
    outcome.gone += store::forget(db, &gone)?;
    outcome.missing_services += store::services_among(db, &gone)?;
    Ok(())
}

fn keep_own(rows: &mut Records, before: &Records, now: Time) {
    for it in &mut rows.organizations {
        let Some(old) = before.organizations.iter().find(|old| old.id == it.id) else { continue };
        it.slug.clone_from(&old.slug);
        it.group_id = old.group_id;
        it.state = old.state;
        it.joining.clone_from(&old.joining);
        it.tags.clone_from(&old.tags);
        it.volunteers = old.volunteers;
        it.open_roles = old.open_roles;
        it.reminded_at = old.reminded_at;
        it.added_at = old.added_at;
        it.version = old.version + 1;
        it.fresh_from = old.fresh_from;
        if it.confirmed_at <= old.confirmed_at {
            it.confirmed_at = old.confirmed_at;
            it.confirmed_by = old.confirmed_by;
        } else if let Some(at) = it.confirmed_at {
            it.fresh_from = old.fresh_from.max(at);
        }
    }
    let services: BTreeMap<Uuid, _> = before.services.iter().map(|it| (it.id.0, it)).collect();
    for it in &mut rows.services {
        if let Some(old) = services.get(&it.id.0) {
            it.slug.clone_from(&old.slug);
            it.tags.clone_from(&old.tags);
            it.added_at = old.added_at;
            let compared = crate::listing::model::Service { changed_at: old.changed_at, ..it.clone() };
            it.changed_at = if compared == **old { old.changed_at } else { now };
        }
    }
    let places: BTreeMap<Uuid, _> = before.locations.iter().map(|it| (it.id.0, it)).collect();
    for it in &mut rows.locations {
        if let Some(old) = places.get(&it.id.0) {
            it.access_facts.clone_from(&old.access_facts);
        }
    }
}

fn remembered(bundle: &Bundle, version: i64) -> Written {
    let row_ids = row_ids(&bundle.rows).iter().flat_map(|it| *it.as_bytes()).collect();
    Written { organization: OrganizationId(bundle.organization), digest: bundle.digest.clone(), version, row_ids }
}

/// The ids of all rows but the organization's.
fn row_ids(all: &Records) -> Vec<Uuid> {
    super::rows::ids(all).into_iter().skip(all.organizations.len()).collect()
}
