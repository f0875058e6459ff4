//! What is remembered of imports, and the questions of exports.

use ::store::{Change, Db, Sql, StoreError, Value, args, sql};
use base::Time;
use uuid::Uuid;

use crate::listing::model::{Attribute, Metadata, OrganizationId, Records, TableDescription};
use crate::listing::store::{rows, select};

/// What is there of an organization, and what an import last wrote of it.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Known {
    pub(super) organization: OrganizationId,
    /// The listing's version now.
    pub(super) version: i64,
    /// Whether a group of this site keeps it.
    pub(super) is_of_group: bool,
    pub(super) last: Option<Last>,
}

/// What an import last wrote.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Last {
    pub(super) digest: Vec<u8>,
    pub(super) version: i64,
    pub(super) row_ids: Vec<u8>,
}

const KNOWN: Sql = sql!(
    "SELECT o.id, o.version, CASE WHEN o.group_id IS NULL THEN 0 ELSE 1 END, i.digest, i.version, i.row_ids \
     FROM organizations o LEFT JOIN listing_imports i ON i.organization_id = o.id WHERE o.id IN ({list})"
);
const REMEMBER: Sql = sql!(
    "INSERT INTO listing_imports (organization_id, source, digest, version, row_ids, imported_at) \
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (organization_id) DO UPDATE SET source = excluded.source, \
     digest = excluded.digest, version = excluded.version, row_ids = excluded.row_ids, \
     imported_at = excluded.imported_at"
);

macro_rules! gone {
    ($($table:literal),+ $(,)?) => {
        &[$(sql!(concat!("DELETE FROM ", $table, " WHERE id IN ({list})"))),+]
    };
}

/// Details that may vanish with the package that brought them, in the order in which they can go.
const GONE: &[Sql] = gone!(
    "listing_attributes",
    "listing_metadata",
    "listing_languages",
    "listing_phones",
    "listing_contacts",
    "listing_schedules",
    "listing_accessibility",
    "listing_addresses",
    "service_areas",
    "cost_options",
    "required_documents",
    "listing_funding",
    "organization_identifiers",
    "service_at_locations",
);

const ATTRIBUTES: Sql =
    select!(Attribute, "WHERE listing_attributes.link_id IN ({list}) ORDER BY listing_attributes.id");
const METADATA: Sql = select!(Metadata, "WHERE listing_metadata.resource_id IN ({list}) ORDER BY listing_metadata.id");
const DESCRIPTIONS: Sql = select!(TableDescription, "ORDER BY listing_table_descriptions.id");
const SERVICES_THERE: Sql = sql!("SELECT count(*) FROM services WHERE id IN ({list})");

/// Ids in one question.
const AT_ONCE: usize = 500;

/// What is known of these organizations.
pub(super) fn known(db: &mut impl Db, ids: &[OrganizationId]) -> Result<Vec<Known>, StoreError> {
    let mut found = Vec::new();
    for part in ids.chunks(AT_ONCE) {
        let (sql, args) = ::store::with_list(KNOWN, args![], part.iter());
        found.extend(db.all(sql, &args, |row| {
            let digest: Option<Vec<u8>> = row.get(3)?;
            let last = match digest {
                Some(digest) => Some(Last { digest, version: row.get(4)?, row_ids: row.get(5)? }),
                None => None,
            };
            Ok(Known { organization: row.get(0)?, version: row.get(1)?, is_of_group: row.get(2)?, last })
        })?);
    }
    Ok(found)
}

/// One organization as an import wrote it.
pub(super) struct Written {
    pub(super) organization: OrganizationId,
    pub(super) digest: Vec<u8>,
    pub(super) version: i64,
    pub(super) row_ids: Vec<u8>,
}

/// Remembers what was written.
pub(super) fn remember(db: &mut Change, source: &str, list: Vec<Written>, now: Time) -> Result<(), StoreError> {
    let rows: Vec<Vec<Value>> = list
        .into_iter()
        .map(|it| args![it.organization, source, it.digest, it.version, it.row_ids, now].to_vec())
        .collect();
    db.exec_many(REMEMBER, &rows).map(|_| ())
}

/// Deletes details by their ids, whichever table they are in.
pub(super) fn forget(db: &mut Change, ids: &[Uuid]) -> Result<u64, StoreError> {
    let mut gone = 0;
    for part in ids.chunks(AT_ONCE) {
        for statement in GONE {
            let (sql, args) = ::store::with_list(*statement, args![], part.iter().copied());
            gone += db.exec(sql, &args)?;
        }
    }
    Ok(gone)
}

/// How many of these are services that are still there.
pub(super) fn services_among(db: &mut impl Db, ids: &[Uuid]) -> Result<i64, StoreError> {
    let mut count = 0;
    for part in ids.chunks(AT_ONCE) {
        // A list is filled up with its last id: `IN` counts a row once all the same.
        let (sql, args) = ::store::with_list(SERVICES_THERE, args![], part.iter().copied());
        count += db.one(sql, &args, |row| row.get::<i64>(0))?;
    }
    Ok(count)
}

/// Adds to some listings what is said of any of their rows: terms and changes.
pub(crate) fn with_said(db: &mut impl Db, all: &mut Records) -> Result<(), StoreError> {
    let ids = super::rows::ids(all);
    let mut seen: std::collections::BTreeSet<Uuid> = all.listing_attributes.iter().map(|it| it.id.0).collect();
    for part in ids.chunks(AT_ONCE) {
        let (sql, args) = ::store::with_list(ATTRIBUTES, args![], part.iter().copied());
        let found = rows::<Attribute>(db, sql, &args)?;
        all.listing_attributes.extend(found.into_iter().filter(|it| seen.insert(it.id.0)));
        let (sql, args) = ::store::with_list(METADATA, args![], part.iter().copied());
        all.listing_metadata.extend(rows::<Metadata>(db, sql, &args)?);
    }
    Ok(())
}

/// What packages said about their tables.
pub(super) fn table_descriptions(db: &mut impl Db) -> Result<Vec<TableDescription>, StoreError> {
    rows(db, DESCRIPTIONS, args![])
}

/// For the test that prepares them on both engines.
#[cfg(test)]
pub(crate) fn statements() -> Vec<Sql> {
    let mut all = vec![REMEMBER, DESCRIPTIONS];
    all.extend([KNOWN, ATTRIBUTES, METADATA, SERVICES_THERE].map(|it| ::store::list(it, 1, 1)));
    all.extend(GONE.iter().map(|it| ::store::list(*it, 1, 1)));
    all
}
