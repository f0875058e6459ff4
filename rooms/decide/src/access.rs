//! Who may do what in this room: one table, one row per route.
//!
//! The shell checks what needs no database; what concerns one group is checked again by the store
//! function that takes the actor, where the refusal is "missing".

use base::{Access, Row};
use ui::href;

// conversation
pub(crate) const CONVERSATION_LIST: Row = Row::get(href::CONVERSATIONS, Access::Anyone);
pub(crate) const CONVERSATION_NEW: Row = Row::get(href::CONVERSATION_NEW, Access::SignedIn);
pub(crate) const CONVERSATION_DRAFT: Row = Row::post(href::CONVERSATION_NEW, Access::SignedIn);
pub(crate) const CONVERSATION_SHOW: Row = Row::get(href::CONVERSATION, Access::Anyone);
pub(crate) const CONVERSATION_EDIT: Row = Row::get(href::CONVERSATION_EDIT, Access::Officer);
pub(crate) const CONVERSATION_CORRECT: Row = Row::post(href::CONVERSATION_EDIT, Access::Officer);
pub(crate) const CONVERSATION_STATE_ASK: Row = Row::get(href::CONVERSATION_STATE, Access::Officer);
pub(crate) const CONVERSATION_STATE: Row = Row::post(href::CONVERSATION_STATE, Access::Officer);
pub(crate) const CONVERSATION_ROLL_SHOW: Row = Row::get(href::CONVERSATION_ROLL, Access::Officer);
pub(crate) const CONVERSATION_ROLL: Row = Row::post(href::CONVERSATION_ROLL, Access::Officer);

// vote
pub(crate) const VOTE_BEGIN: Row = Row::post(href::CONVERSATION_BEGIN, Access::Anyone);
pub(crate) const VOTE_LIST: Row = Row::get(href::CONVERSATION_VOTES, Access::Anyone);
pub(crate) const VOTE_CAST: Row = Row::post(href::CONVERSATION_VOTES, Access::Anyone);
pub(crate) const VOTE_LINK: Row = Row::get(href::CONVERSATION_LINK, Access::Anyone);
pub(crate) const VOTE_RETURN_ASK: Row = Row::get(href::CONVERSATION_RETURN, Access::Holder);
pub(crate) const VOTE_RETURN: Row = Row::post(href::CONVERSATION_RETURN, Access::Holder);

// map
pub(crate) const MAP_SHOW: Row = Row::get(href::CONVERSATION_MAP, Access::Anyone);
pub(crate) const MAP_PICTURE: Row = Row::get(href::CONVERSATION_PICTURE, Access::Anyone);
pub(crate) const MAP_LIVE: Row = Row::get(href::CONVERSATION_LIVE, Access::Anyone);

// statement
pub(crate) const STATEMENT_LIST: Row = Row::get(href::CONVERSATION_STATEMENTS, Access::Anyone);
pub(crate) const STATEMENT_NEW: Row = Row::get(href::STATEMENT_NEW, Access::Anyone);
pub(crate) const STATEMENT_ADD: Row = Row::post(href::STATEMENT_NEW, Access::Anyone);
pub(crate) const STATEMENT_SHOW: Row = Row::get(href::STATEMENT, Access::Anyone);
pub(crate) const STATEMENT_BRACKET: Row = Row::post(href::STATEMENT_BRACKET, Access::Steward);
pub(crate) const STATEMENT_SEEDS_ASK: Row = Row::get(href::CONVERSATION_SEEDS, Access::Officer);
pub(crate) const STATEMENT_SEEDS: Row = Row::post(href::CONVERSATION_SEEDS, Access::Officer);
pub(crate) const STATEMENT_TRANSLATE_ASK: Row = Row::get(href::CONVERSATION_TRANSLATIONS, Access::SignedIn);
pub(crate) const STATEMENT_TRANSLATE: Row = Row::post(href::CONVERSATION_TRANSLATIONS, Access::SignedIn);

// moderation of statements
pub(crate) const QUEUE_SHOW: Row = Row::get(href::CONVERSATION_QUEUE, Access::Steward);
pub(crate) const QUEUE_DECIDE: Row = Row::post(href::CONVERSATION_QUEUE, Access::Steward);
pub(crate) const QUEUE_LOG: Row = Row::get(href::CONVERSATION_QUEUE_LOG, Access::Anyone);
pub(crate) const ARRIVALS_SHOW: Row = Row::get(href::CONVERSATION_ARRIVALS, Access::Steward);

// report
pub(crate) const REPORT_SHOW: Row = Row::get(href::CONVERSATION_REPORT, Access::Anyone);
pub(crate) const REPORT_DATA: Row = Row::get(href::CONVERSATION_DATA, Access::Anyone);
