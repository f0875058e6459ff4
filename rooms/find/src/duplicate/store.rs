//! Proposed pairs in the database, and what a merge moves.

use std::collections::{BTreeMap, HashMap};

use ::store::{Change, Db, Sql, StoreError, Value, args, sql};
use base::{Random, Time};
use serde_json::json;
use uuid::Uuid;

use super::model::{Act, Decided, Pair, Proposal, Reason, Side, Sketch};
use crate::listing::model::{ListingState, OrganizationId};
use crate::listing::store as listings;

const ALL: Sql =
    sql!("SELECT id, name, alternate_name, website, email FROM organizations WHERE state = 'shown' ORDER BY id");
const PHONES: Sql = sql!(
    "SELECT organization_id, number FROM listing_phones WHERE organization_id IS NOT NULL ORDER BY organization_id, id"
);
const ADDRESSES: Sql = sql!(
    "SELECT l.organization_id, a.address_1, a.postal_code FROM listing_addresses a \
     JOIN locations l ON l.id = a.location_id WHERE l.organization_id IS NOT NULL ORDER BY l.organization_id, a.id"
);
const PROPOSE: Sql = sql!(
    "INSERT INTO listing_duplicates (id, one_id, other_id, score, reasons, state, proposed_at) \
     VALUES ($1, $2, $3, $4, $5, 'proposed', $6) ON CONFLICT (one_id, other_id) DO NOTHING"
);
const COUNT: Sql = sql!(
    "SELECT count(*) FROM listing_duplicates d JOIN organizations a ON a.id = d.one_id \
     JOIN organizations b ON b.id = d.other_id \
     WHERE d.state = 'proposed' AND a.state = 'shown' AND b.state = 'shown'"
);
const PAGED: Sql = sql!(
    "SELECT d.id, d.reasons, d.one_id, d.other_id FROM listing_duplicates d \
     JOIN organizations a ON a.id = d.one_id JOIN organizations b ON b.id = d.other_id \
     WHERE d.state = 'proposed' AND a.state = 'shown' AND b.state = 'shown' \
     ORDER BY d.score DESC, d.id LIMIT $1 OFFSET $2"
);
const DECIDED: Sql = sql!(
    "SELECT d.id, a.name, b.name, k.name FROM listing_duplicates d JOIN organizations a ON a.id = d.one_id \
     JOIN organizations b ON b.id = d.other_id LEFT JOIN organizations k ON k.id = d.kept_id \
     WHERE d.state <> 'proposed' ORDER BY d.decided_at DESC, d.id LIMIT $1"
);
const HOLD: Sql =
    sql!("SELECT one_id, other_id, state, kept_id, gone_id, undo FROM listing_duplicates WHERE id = $1 {for update}");
const DECIDE: Sql = sql!(
    "UPDATE listing_duplicates SET state = $2, kept_id = $3, gone_id = $4, undo = $5, decided_at = $6 WHERE id = $1"
);
const LISTING: Sql = sql!("SELECT name, alternate_name, state, version FROM organizations WHERE id = $1 {for update}");
const SET: Sql = sql!(
    "UPDATE organizations SET alternate_name = $2, state = $3, version = version + 1, changed_at = $4 WHERE id = $1"
);
/// A listing nobody had touched since its import stays one that imports may renew.
const FOLLOW: Sql =
    sql!("UPDATE listing_imports SET version = version + 1 WHERE organization_id = $1 AND version = $2");

macro_rules! moves {
    ($($table:literal $column:literal),+ $(,)?) => {
        &[$((
            $table,
            sql!(concat!("SELECT id FROM ", $table, " WHERE ", $column, " = $1 ORDER BY id")),
            sql!(concat!("UPDATE ", $table, " SET ", $column, " = $2 WHERE ", $column, " = $1")),
            sql!(concat!("UPDATE ", $table, " SET ", $column, " = $2 WHERE ", $column, " = $1 AND id IN ({list})")),
        )),+]
    };
}

/// What goes along in a merge: the table, its rows, moving all of them, moving some of them back.
const MOVES: &[(&str, Sql, Sql, Sql)] = moves!(
    "programs" "organization_id",
    "services" "organization_id",
    "locations" "organization_id",
    "listing_contacts" "organization_id",
    "listing_phones" "organization_id",
    "listing_funding" "organization_id",
    "organization_identifiers" "organization_id",
    "listing_attributes" "link_id",
);

/// Ids in one statement.
const AT_ONCE: usize = 500;

/// All listings that everybody sees, as far as they are compared.
pub(super) fn sketches(db: &mut impl Db) -> Result<Vec<Sketch>, StoreError> {
    let mut list = db.all(ALL, args![], |row| {
        Ok(Sketch {
            id: row.get(0)?,
            name: row.get(1)?,
            alternate_name: row.get(2)?,
            website: row.get(3)?,
            email: row.get(4)?,
            ..Sketch::default()
        })
    })?;
    let places: HashMap<Uuid, usize> = list.iter().enumerate().map(|(at, it)| (it.id, at)).collect();
    for (owner, number) in db.all(PHONES, args![], |row| Ok((row.get::<Uuid>(0)?, row.get::<String>(1)?)))? {
        if let Some(it) = places.get(&owner).and_then(|at| list.get_mut(*at)) {
            it.phones.push(number);
        }
    }
    let found = db.all(ADDRESSES, args![], |row| Ok((row.get::<Uuid>(0)?, row.get(1)?, row.get(2)?)))?;
    for (owner, street, code) in found {
        if let Some(it) = places.get(&owner).and_then(|at| list.get_mut(*at)) {
            it.addresses.push((street, code));
        }
    }
    Ok(list)
}

/// Writes pairs that were never proposed; how many.
pub(super) fn propose(db: &mut Change, pairs: &[Pair], now: Time, random: &dyn Random) -> Result<usize, StoreError> {
    let rows: Vec<Vec<Value>> = pairs
        .iter()
        .map(|it| {
            let reasons: Vec<&str> = it.reasons.iter().map(|reason| reason.as_str()).collect();
            let id = base::id::uuid_v7(now, random);
            args![id, it.one, it.other, it.score, reasons.join(","), now].to_vec()
        })
        .collect();
    let before: i64 = db.one(COUNT, args![], |row| row.get(0))?;
    if !rows.is_empty() {
        db.exec_many(PROPOSE, &rows)?;
    }
    let after: i64 = db.one(COUNT, args![], |row| row.get(0))?;
    Ok(usize::try_from(after - before).unwrap_or(0))
}

/// How many pairs wait.
pub(super) fn count(db: &mut impl Db) -> Result<i64, StoreError> {
    db.one(COUNT, args![], |row| row.get(0))
}

/// Pairs on one page of the list.
pub(super) const PAGE: i64 = 10;

/// One page of what waits, the likeliest first; `page` counts from 0.
pub(super) fn waiting(db: &mut impl Db, page: i64) -> Result<Vec<Proposal>, StoreError> {
    type Found = (Uuid, String, Uuid, Uuid);
    let found: Vec<Found> =
        db.all(PAGED, args![PAGE, page * PAGE], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    let ids: Vec<OrganizationId> = found.iter().flat_map(|it| [OrganizationId(it.2), OrganizationId(it.3)]).collect();
    let sides = sides(db, &ids)?;
    let made = found.into_iter().filter_map(|(id, reasons, one, other)| {
        let reasons = reasons.split(',').filter_map(Reason::parse).collect();
        Some(Proposal { id, reasons, sides: [sides.get(&one)?.clone(), sides.get(&other)?.clone()] })
    });
    Ok(made.collect())
}

fn sides(db: &mut impl Db, ids: &[OrganizationId]) -> Result<BTreeMap<Uuid, Side>, StoreError> {
    let all = listings::of_organizations(db, ids)?;
    let made = all.organizations.iter().map(|it| {
        let text = |it: &Option<String>| it.clone().unwrap_or_default();
        let places: Vec<_> = all.locations.iter().filter(|place| place.organization_id == Some(it.id)).collect();
        let mut addresses: Vec<String> = all
            .listing_addresses
            .iter()
            .filter(|address| places.iter().any(|place| place.id == address.location_id))
            .map(|it| format!("{}, {} {}", it.address_1, it.city, it.postal_code))
            .collect();
        addresses.sort();
        addresses.dedup();
        addresses.truncate(3);
        let phones = all.listing_phones.iter().filter(|phone| phone.organization_id == Some(it.id));
        let services = all.services.iter().filter(|service| service.organization_id == it.id).count();
        let side = Side {
            id: it.id.0,
            slug: it.slug.clone(),
            name: it.name.clone(),
            alternate_name: text(&it.alternate_name),
            description: it.description.chars().take(280).collect(),
            website: text(&it.website),
            email: text(&it.email),
            phones: phones.map(|phone| phone.number.clone()).take(3).collect(),
            addresses,
            services: i64::try_from(services).unwrap_or(0),
            source: it.source.clone(),
        };
        (it.id.0, side)
    });
    Ok(made.collect())
}

/// What was decided last.
pub(super) fn decided(db: &mut impl Db, most: i64) -> Result<Vec<Decided>, StoreError> {
    db.all(DECIDED, args![most], |row| {
        Ok(Decided { id: row.get(0)?, names: [row.get(1)?, row.get(2)?], kept: row.get(3)? })
    })
}

struct Held {
    one: Uuid,
    other: Uuid,
    state: String,
    kept: Option<Uuid>,
    gone: Option<Uuid>,
    undo: Option<String>,
}

/// Does what a steward decided. What was decided already and what is gone is missing.
pub(super) fn act(db: &mut Change, id: Uuid, act: Act) -> Result<(), StoreError> {
    let held = db.one(HOLD, args![id], |row| {
        Ok(Held {
            one: row.get(0)?,
            other: row.get(1)?,
            state: row.get(2)?,
            kept: row.get(3)?,
            gone: row.get(4)?,
            undo: row.get(5)?,
        })
    })?;
    let now = db.now();
    match (act, held.state.as_str()) {
        (Act::KeepApart, "proposed") => {
            let none = None::<Uuid>;
            db.exec(DECIDE, args![id, "apart", none, none, None::<String>, now]).map(|_| ())
        }
        (Act::MergeIntoOne, "proposed") => merge(db, id, held.one, held.other, now),
        (Act::MergeIntoOther, "proposed") => merge(db, id, held.other, held.one, now),
        (Act::Undo, "apart" | "merged") => {
            if let (Some(kept), Some(gone), Some(undo)) = (held.kept, held.gone, &held.undo) {
                part(db, kept, gone, undo, now)?;
            }
            let none = None::<Uuid>;
            db.exec(DECIDE, args![id, "proposed", none, none, None::<String>, None::<Time>]).map(|_| ())
        }
        _ => Err(StoreError::Missing),
    }
}

struct Listing {
    name: String,
    alternate_name: Option<String>,
    state: String,
    version: i64,
}

fn listing(db: &mut Change, id: Uuid) -> Result<Listing, StoreError> {
    db.one(LISTING, args![id], |row| {
        Ok(Listing { name: row.get(0)?, alternate_name: row.get(1)?, state: row.get(2)?, version: row.get(3)? })
    })
}

fn set(db: &mut Change, id: Uuid, it: &Listing, now: Time) -> Result<(), StoreError> {
    db.exec(SET, args![id, it.alternate_name.clone(), it.state.as_str(), now])?;
    db.exec(FOLLOW, args![id, it.version]).map(|_| ())
}

fn merge(db: &mut Change, id: Uuid, kept: Uuid, gone: Uuid, now: Time) -> Result<(), StoreError> {
    let (mut stays, mut goes) = (listing(db, kept)?, listing(db, gone)?);
    let mut moved = serde_json::Map::new();
    for (table, rows, all, _) in MOVES {
        let ids: Vec<Uuid> = db.all(*rows, args![gone], |row| row.get(0))?;
        if !ids.is_empty() {
            db.exec(*all, args![gone, kept])?;
            moved.insert((*table).to_owned(), ids.iter().map(Uuid::to_string).collect());
        }
    }
    let undo = json!({ "moved": moved, "state": goes.state, "alternate_name": stays.alternate_name });
    let is_other_name = places::fold(&stays.name) != places::fold(&goes.name);
    if stays.alternate_name.is_none() && is_other_name {
        stays.alternate_name = Some(goes.name.clone());
    }
    set(db, kept, &stays, now)?;
    ListingState::Draft.as_str().clone_into(&mut goes.state);
    set(db, gone, &goes, now)?;
    db.exec(DECIDE, args![id, "merged", kept, gone, undo.to_string(), now])?;
    listings::touch(db, &[OrganizationId(kept), OrganizationId(gone)])
}

/// Takes a merge back: what it moved goes home, as far as it is still there.
fn part(db: &mut Change, kept: Uuid, gone: Uuid, undo: &str, now: Time) -> Result<(), StoreError> {
    let undo: serde_json::Value = serde_json::from_str(undo).unwrap_or_default();
    for (table, _, _, back) in MOVES {
        let list = undo["moved"][*table].as_array().into_iter().flatten();
        let ids: Vec<Uuid> = list.filter_map(|it| Uuid::try_parse(it.as_str()?).ok()).collect();
        for some in ids.chunks(AT_ONCE) {
            let (sql, args) = ::store::with_list(*back, args![kept, gone], some.iter().copied());
            db.exec(sql, &args)?;
        }
    }
    let (mut stays, mut goes) = (listing(db, kept)?, listing(db, gone)?);
    if stays.alternate_name.as_deref() == Some(goes.name.as_str()) {
        stays.alternate_name = undo["alternate_name"].as_str().map(str::to_owned);
    }
    set(db, kept, &stays, now)?;
    undo["state"].as_str().unwrap_or(ListingState::Shown.as_str()).clone_into(&mut goes.state);
    set(db, gone, &goes, now)?;
    listings::touch(db, &[OrganizationId(kept), OrganizationId(gone)])
}

/// For the test that prepares them on both engines.
#[cfg(test)]
pub(super) fn statements() -> Vec<Sql> {
    let single = [ALL, PHONES, ADDRESSES, PROPOSE, COUNT, PAGED, DECIDED, HOLD, DECIDE, LISTING, SET, FOLLOW];
    let moves = MOVES.iter().flat_map(|(_, rows, all, back)| [*rows, *all, ::store::list(*back, 3, 1)]);
    single.into_iter().chain(moves).collect()
}
