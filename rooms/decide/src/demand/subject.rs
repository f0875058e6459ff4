//! Demands as something that visitors flag and stewards hide: hidden, only members of the group see one.

use ::store::{NewJob, Reader, StoreError};
use base::Actor;
use ui::href;
use uuid::Uuid;
use web::{Hiding, Subject, SubjectName};

use super::model::{Demand, DemandId};
use super::store;
use crate::proposal::model::Audience;

/// What the stewards' queue needs to know about demands.
pub(crate) const SUBJECT: Subject = Subject { kind: "demand", find, names };

/// What follows when a demand is hidden or shown again: calls that carry it are told.
pub(crate) const HIDING: Hiding = Hiding {
    kind: "demand",
    moved: |db, id, _is_hidden| {
        db.enqueue(NewJob::new(TELL_JOB, serde_json::json!({ "demand": id })));
        Ok(())
    },
};

/// The job that tells other rooms how a demand stands.
pub(crate) const TELL_JOB: &str = "demand-tell";

fn called(it: Demand) -> SubjectName {
    let is_private = it.audience == Audience::Members;
    let is_public = it.body.is_public && !is_private;
    SubjectName { id: it.id.0, is_public, href: href::demand(it.code), title: it.content.title }
}

fn find(db: &mut Reader, actor: &Actor, code: &str) -> Result<SubjectName, StoreError> {
    store::find(db, actor, code).map(called)
}

fn names(db: &mut Reader, ids: &[Uuid]) -> Result<Vec<SubjectName>, StoreError> {
    let ids: Vec<DemandId> = ids.iter().copied().map(DemandId).collect();
    Ok(store::by_ids(db, &ids)?.into_iter().map(called).collect())
}
