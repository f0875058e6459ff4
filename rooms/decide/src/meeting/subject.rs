//! Meetings as something that visitors flag and stewards hide: hidden, only members of the group see one.

use ::store::{Reader, StoreError};
use base::Actor;
use ui::href;
use uuid::Uuid;
use web::{Subject, SubjectName};

use super::model::{Meeting, MeetingId};
use super::store;
use crate::proposal::model::Audience;

/// What the stewards' queue needs to know about meetings.
pub(crate) const SUBJECT: Subject = Subject { kind: "meeting", find, names };

fn called(it: Meeting) -> SubjectName {
    let is_private = it.content.audience == Audience::Members;
    let is_public = it.body.is_public && !is_private;
    SubjectName { id: it.id.0, is_public, href: href::meeting(it.code), title: it.content.title }
}

fn find(db: &mut Reader, actor: &Actor, code: &str) -> Result<SubjectName, StoreError> {
    store::find(db, actor, code).map(called)
}

fn names(db: &mut Reader, ids: &[Uuid]) -> Result<Vec<SubjectName>, StoreError> {
    let ids: Vec<MeetingId> = ids.iter().copied().map(MeetingId).collect();
    Ok(store::by_ids(db, &ids)?.into_iter().map(called).collect())
}
