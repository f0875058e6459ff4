//! Proposals as something that visitors flag and stewards hide: hidden, only members of the group see one.

use ::store::{Reader, StoreError};
use base::Actor;
use ui::href;
use uuid::Uuid;
use web::{Subject, SubjectName};

use super::model::{Audience, Proposal, ProposalId, State};
use super::store;

/// What the stewards' queue needs to know about proposals.
pub(crate) const SUBJECT: Subject = Subject { kind: "proposal", find, names };

fn called(it: Proposal) -> SubjectName {
    let is_private = it.state == State::Draft || it.audience == Audience::Members;
    let is_public = it.body.is_public && !is_private;
    SubjectName { id: it.id.0, is_public, href: href::proposal(it.code), title: it.content.title }
}

fn find(db: &mut Reader, actor: &Actor, code: &str) -> Result<SubjectName, StoreError> {
    store::find(db, actor, code).map(called)
}

fn names(db: &mut Reader, ids: &[Uuid]) -> Result<Vec<SubjectName>, StoreError> {
    let ids: Vec<ProposalId> = ids.iter().copied().map(ProposalId).collect();
    Ok(store::by_ids(db, &ids)?.into_iter().map(called).collect())
}
