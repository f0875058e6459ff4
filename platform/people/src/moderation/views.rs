//! What kinds of things are called, for all pages of moderation.

use ui::Words;

use super::model::Kind;

/// What a kind of thing is called.
pub(crate) fn kind_name(words: &Words, kind: Kind) -> &'static str {
    match kind {
        Kind::Action => words.moderation_kind_action(),
        Kind::Call => words.moderation_kind_call(),
        Kind::Group => words.moderation_kind_group(),
        Kind::Listing => words.moderation_kind_listing(),
        Kind::Aid => words.moderation_kind_aid(),
        Kind::Conversation => words.moderation_kind_conversation(),
        Kind::Proposal => words.moderation_kind_proposal(),
        Kind::Demand => words.moderation_kind_demand(),
        Kind::Meeting => words.moderation_kind_meeting(),
    }
}
