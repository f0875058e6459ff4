//! The directory out of the database: some organizations at a time, as a package.
//!
//! Only what everybody may see leaves: drafts stay, as do listings that site stewards hid, or whose group they hid.

use ::store::{Db, StoreError};

use super::{rows, store};
use crate::hsds::Package;
use crate::listing::model::{ListingState, OrganizationId, Records};
use crate::listing::store as listings;

/// Organizations in one step.
pub const STEP: i64 = 200;

/// Everything public about the next organizations after `after`, and the id to go on from; none at the end.
pub fn next(db: &mut impl Db, after: OrganizationId) -> Result<Option<(Records, OrganizationId)>, StoreError> {
    let listed = listings::organizations_after(db, after, STEP)?;
    let Some(last) = listed.last().map(|it| it.id) else { return Ok(None) };
    let hidden = listings::hidden(db)?;
    let shown = listed.iter().filter(|it| it.state != ListingState::Draft && !it.is_among(&hidden));
    let ids: Vec<OrganizationId> = shown.map(|it| it.id).collect();
    let mut all = listings::of_organizations(db, &ids)?;
    store::with_said(db, &mut all)?;
    Ok(Some((all, last)))
}

/// Taxonomies, their terms, and what packages said of their tables.
pub fn shared(db: &mut impl Db) -> Result<Records, StoreError> {
    let mut all = Records {
        taxonomies: listings::taxonomies(db)?,
        taxonomy_terms: listings::terms(db)?,
        listing_table_descriptions: store::table_descriptions(db)?,
        ..Records::default()
    };
    store::with_said(db, &mut all)?;
    Ok(all)
}

/// The whole directory as one package: rows that belong to several listings once.
pub fn whole(db: &mut impl Db) -> Result<Package, StoreError> {
    let mut package = rows::package(&shared(db)?);
    let mut after = OrganizationId::default();
    let mut seen = std::collections::HashSet::new();
    while let Some((all, last)) = next(db, after)? {
        let mut some = rows::package(&all);
        for table in crate::hsds::Table::ALL {
            some.rows_mut(table).retain(|row| seen.insert((table, row.id().to_owned())));
        }
        package.join(some);
        after = last;
    }
    Ok(package)
}
