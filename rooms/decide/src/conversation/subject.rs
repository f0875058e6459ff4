//! Conversations as something that visitors flag and stewards hide: hidden, only members of the group and
//! stewards see one.

use ::store::{Reader, StoreError};
use base::Actor;
use ui::href;
use uuid::Uuid;
use web::{Subject, SubjectName};

use super::model::{Conversation, ConversationId};
use super::store;

/// What the stewards' queue needs to know about conversations.
pub(crate) const SUBJECT: Subject = Subject { kind: "conversation", find, names };

fn called(it: Conversation) -> SubjectName {
    let is_public = it.is_seen_by(&Actor::anyone());
    SubjectName { id: it.id.0, is_public, href: href::conversation(&it.slug), title: it.content.question }
}

fn find(db: &mut Reader, actor: &Actor, slug: &str) -> Result<SubjectName, StoreError> {
    store::find(db, actor, slug).map(|(it, _)| called(it))
}

fn names(db: &mut Reader, ids: &[Uuid]) -> Result<Vec<SubjectName>, StoreError> {
    let ids: Vec<ConversationId> = ids.iter().copied().map(ConversationId).collect();
    Ok(store::by_ids(db, &ids)?.into_iter().map(called).collect())
}
