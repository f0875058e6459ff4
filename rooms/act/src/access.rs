//! Who may do what in this room: one table, one row per route.
//!
//! The shell checks what needs no database; what concerns one group or one action is checked again
//! by the store function that takes the actor, where the refusal is "missing".

use base::{Access, Row};
use ui::href;

// home
pub(crate) const HOME_SHOW: Row = Row::get(href::HOME, Access::Anyone);

// call
pub(crate) const CALL_LIST: Row = Row::get(href::CALLS, Access::Anyone);
pub(crate) const CALL_NEW: Row = Row::get(href::CALL_NEW, Access::SignedIn);
pub(crate) const CALL_DRAFT: Row = Row::post(href::CALL_NEW, Access::SignedIn);
pub(crate) const CALL_SHOW: Row = Row::get(href::CALL, Access::Anyone);
pub(crate) const CALL_EDIT: Row = Row::get(href::CALL_EDIT, Access::Officer);
pub(crate) const CALL_CORRECT: Row = Row::post(href::CALL_EDIT, Access::Officer);
pub(crate) const CALL_STATE_ASK: Row = Row::get(href::CALL_STATE, Access::Officer);
pub(crate) const CALL_STATE_CHANGE: Row = Row::post(href::CALL_STATE, Access::Officer);
pub(crate) const CALL_PICTURE_ASK: Row = Row::get(href::CALL_PICTURE, Access::Officer);
pub(crate) const CALL_PICTURE_CHANGE: Row = Row::post(href::CALL_PICTURE, Access::Officer);
pub(crate) const CALL_CORRECTIONS: Row = Row::get(href::CALL_CORRECTIONS, Access::Anyone);
pub(crate) const CALL_LIVE: Row = Row::get(href::CALL_LIVE, Access::Anyone);

// endorsement
pub(crate) const ENDORSEMENT_LIST: Row = Row::get(href::CALL_ENDORSEMENTS, Access::Anyone);
pub(crate) const ENDORSEMENT_ENDORSE: Row = Row::post(href::CALL_ENDORSEMENTS, Access::Officer);
pub(crate) const ENDORSEMENT_REVOKE_ASK: Row = Row::get(href::ENDORSEMENT_REVOKE, Access::Officer);
pub(crate) const ENDORSEMENT_REVOKE: Row = Row::post(href::ENDORSEMENT_REVOKE, Access::Officer);
