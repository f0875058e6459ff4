//! Committees in the database: a group with a group above it.

use std::time::Duration;

use ::store::{Change, StoreError};
use base::{GroupRole, Random, Time};

use crate::coalition::model::DEPTH_MAX;
use crate::coalition::store::{guard, height_above};
use crate::group::model::{GroupDraft, GroupKind};
use crate::group::store as groups;
use crate::membership::store::{self as members, Officer};

/// Most committees one person may make in a day.
pub const MADE_A_DAY: u32 = 20;

/// Why a committee is not made.
#[derive(Debug)]
pub enum CommitteeError {
    /// The chain of groups would be too long.
    TooDeep,
    /// This person made too many today.
    TooMany,
    /// The database did not do it.
    Store(StoreError),
}

impl From<StoreError> for CommitteeError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Makes a committee under the officer's group; the officer becomes its first one. Answers its
/// address.
pub fn make(
    db: &mut Change,
    by: Officer,
    draft: &GroupDraft,
    now: Time,
    random: &dyn Random,
) -> Result<base::Slug, CommitteeError> {
    guard(db)?;
    if height_above(db, by.group)? + 1 > DEPTH_MAX {
        return Err(CommitteeError::TooDeep);
    }
    if let Some(person) = by.person
        && groups::made_since(db, person, now.minus(Duration::from_hours(24)))? >= MADE_A_DAY
    {
        return Err(CommitteeError::TooMany);
    }
    let draft = GroupDraft { kind: GroupKind::Committee, ..draft.clone() };
    let (id, slug) = groups::insert(db, &draft, Some(by.group), by.person, now, random)?;
    if let Some(person) = by.person {
        members::begin(db, id, person, GroupRole::Officer, now, random)?;
    }
    Ok(slug)
}
