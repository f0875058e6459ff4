//! Groups as something that visitors flag and stewards hide.

use ::store::{Reader, StoreError};
use base::{Actor, GroupId};
use uuid::Uuid;
use web::{Subject, SubjectName};

use super::model::GroupName;
use super::store;

/// What the queue needs to know about groups.
pub(super) const SUBJECT: Subject = Subject { kind: "group", find, names };

fn called(group: &GroupName) -> SubjectName {
    SubjectName {
        id: group.id.0,
        title: group.name.clone(),
        href: ui::href::group(&group.slug),
        is_public: group.is_public(),
    }
}

fn find(db: &mut Reader, actor: &Actor, slug: &str) -> Result<SubjectName, StoreError> {
    let found = store::find_by_slug(db, actor, slug)?;
    store::names(db, &[found.id])?.first().map(called).ok_or(StoreError::Missing)
}

fn names(db: &mut Reader, ids: &[Uuid]) -> Result<Vec<SubjectName>, StoreError> {
    let ids: Vec<GroupId> = ids.iter().copied().map(GroupId).collect();
    Ok(store::names(db, &ids)?.iter().map(called).collect())
}
