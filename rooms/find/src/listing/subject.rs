//! Listings as something that visitors flag and stewards hide.
//!
//! What is hidden leaves the search, the API and the export at once; its keepers still see the page,
//! with the reason everybody can read in the log. A group that is hidden takes its listing along.

use ::store::{Change, Reader, StoreError};
use base::{Actor, GroupId};
use ui::href;
use uuid::Uuid;
use web::{Hiding, Subject, SubjectName};

use super::model::{ListingState, Organization, OrganizationId};
use super::store::{self, keep};

/// What the stewards' queue needs to know about listings.
pub(super) const SUBJECT: Subject = Subject { kind: "listing", find, names };

/// What the directory does when something is hidden or shown again: the search looks anew.
pub(super) const HIDINGS: [Hiding; 2] =
    [Hiding { kind: "listing", moved: listing_moved }, Hiding { kind: "group", moved: group_moved }];

fn called(it: Organization) -> SubjectName {
    let is_public = it.state != ListingState::Draft;
    SubjectName { id: it.id.0, is_public, href: href::listing(&it.slug), title: it.name }
}

fn find(db: &mut Reader, actor: &Actor, slug: &str) -> Result<SubjectName, StoreError> {
    keep::find(db, actor, slug).map(|(it, _)| called(it))
}

fn names(db: &mut Reader, ids: &[Uuid]) -> Result<Vec<SubjectName>, StoreError> {
    let ids: Vec<OrganizationId> = ids.iter().copied().map(OrganizationId).collect();
    Ok(store::organizations(db, &ids)?.into_iter().map(called).collect())
}

fn listing_moved(db: &mut Change, id: Uuid, _is_hidden: bool) -> Result<(), StoreError> {
    store::touch(db, &[OrganizationId(id)])
}

fn group_moved(db: &mut Change, id: Uuid, _is_hidden: bool) -> Result<(), StoreError> {
    let ids: Vec<OrganizationId> = keep::of_group(db, GroupId(id))?.into_iter().map(|it| it.id).collect();
    store::touch(db, &ids)
}
