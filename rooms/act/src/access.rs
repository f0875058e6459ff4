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

// demand
pub(crate) const DEMAND_ASK: Row = Row::get(href::CALL_DEMANDS, Access::Officer);
pub(crate) const DEMAND_CARRY: Row = Row::post(href::CALL_DEMANDS, Access::Officer);

// action
pub(crate) const ACTION_NEW: Row = Row::get(href::ACTION_NEW, Access::SignedIn);
pub(crate) const ACTION_ADD: Row = Row::post(href::ACTION_NEW, Access::SignedIn);
pub(crate) const ACTION_ALONE: Row = Row::get(href::ACTION_ALONE, Access::SignedIn);
pub(crate) const ACTION_ALONE_ADD: Row = Row::post(href::ACTION_ALONE, Access::SignedIn);
pub(crate) const ACTION_SHOW: Row = Row::get(href::ACTION, Access::Anyone);
pub(crate) const ACTION_EDIT: Row = Row::get(href::ACTION_EDIT, Access::Organizer);
pub(crate) const ACTION_SAVE: Row = Row::post(href::ACTION_EDIT, Access::Organizer);
pub(crate) const ACTION_STATE_ASK: Row = Row::get(href::ACTION_STATE, Access::Organizer);
pub(crate) const ACTION_STATE_CHANGE: Row = Row::post(href::ACTION_STATE, Access::Organizer);
pub(crate) const ACTION_COPY_ASK: Row = Row::get(href::ACTION_COPY, Access::Organizer);
pub(crate) const ACTION_COPY: Row = Row::post(href::ACTION_COPY, Access::Organizer);
pub(crate) const ACTION_SERIES_ASK: Row = Row::get(href::ACTION_SERIES, Access::Organizer);
pub(crate) const ACTION_SERIES: Row = Row::post(href::ACTION_SERIES, Access::Organizer);
pub(crate) const ACTION_ORGANIZERS_ASK: Row = Row::get(href::ACTION_ORGANIZERS, Access::SignedIn);
pub(crate) const ACTION_ORGANIZERS: Row = Row::post(href::ACTION_ORGANIZERS, Access::SignedIn);
pub(crate) const ACTION_COMING: Row = Row::get(href::ACTION_COMING, Access::Organizer);
pub(crate) const ACTION_UPDATES_ASK: Row = Row::get(href::ACTION_UPDATES, Access::Organizer);
pub(crate) const ACTION_UPDATES: Row = Row::post(href::ACTION_UPDATES, Access::Organizer);
pub(crate) const ACTION_CONTACT_ASK: Row = Row::get(href::ACTION_CONTACT, Access::Anyone);
pub(crate) const ACTION_CONTACT: Row = Row::post(href::ACTION_CONTACT, Access::Anyone);

// rsvp
pub(crate) const RSVP_SAY: Row = Row::post(href::ACTION_RSVP, Access::Anyone);
pub(crate) const RSVP_FIND: Row = Row::get(href::RSVPS, Access::Anyone);
pub(crate) const RSVP_FIND_SEND: Row = Row::post(href::RSVPS, Access::Anyone);
pub(crate) const RSVP_SHOW: Row = Row::get(href::RSVP, Access::Holder);
pub(crate) const RSVP_CHANGE: Row = Row::post(href::RSVP, Access::Holder);
pub(crate) const RSVP_CANCEL: Row = Row::post(href::RSVP_CANCEL, Access::Holder);
pub(crate) const RSVP_CONFIRM_ASK: Row = Row::get(href::RSVP_MAIL, Access::Holder);
pub(crate) const RSVP_CONFIRM: Row = Row::post(href::RSVP_MAIL, Access::Holder);

// turnout
pub(crate) const TURNOUT_LIST: Row = Row::get(href::ACTION_TURNOUT, Access::Anyone);
pub(crate) const TURNOUT_ADD: Row = Row::post(href::ACTION_TURNOUT, Access::Organizer);
pub(crate) const TURNOUT_CHOOSE: Row = Row::post(href::TURNOUT_CHOOSE, Access::Organizer);

// near
pub(crate) const NEAR_SHOW: Row = Row::get(href::ACTIONS, Access::Anyone);

// feeds
pub(crate) const FEED_TABLE: Row = Row::get(href::CALL_ACTIONS, Access::Anyone);
pub(crate) const FEED_CSV: Row = Row::get(href::CALL_CSV, Access::Anyone);
pub(crate) const FEED_GEOJSON: Row = Row::get(href::CALL_GEOJSON, Access::Anyone);
pub(crate) const FEED_CALL_CALENDAR: Row = Row::get(href::CALL_CALENDAR, Access::Anyone);
pub(crate) const FEED_CALL_NEWS: Row = Row::get(href::CALL_FEED, Access::Anyone);
pub(crate) const FEED_GROUP_CALENDAR: Row = Row::get(href::GROUP_CALENDAR, Access::Anyone);
pub(crate) const FEED_GROUP_NEWS: Row = Row::get(href::GROUP_FEED, Access::Anyone);
pub(crate) const FEED_ACTION_CALENDAR: Row = Row::get(href::ACTION_CALENDAR, Access::Anyone);
pub(crate) const FEED_NEAR_CALENDAR: Row = Row::get(href::ACTIONS_CALENDAR, Access::Anyone);
pub(crate) const FEED_NEAR_GEOJSON: Row = Row::get(href::ACTIONS_GEOJSON, Access::Anyone);

// flyer
pub(crate) const FLYER_CALL: Row = Row::get(href::CALL_FLYER, Access::Anyone);
pub(crate) const FLYER_ACTION: Row = Row::get(href::ACTION_FLYER, Access::Anyone);
pub(crate) const FLYER_CALL_PICTURE: Row = Row::get(href::CALL_SHARE, Access::Anyone);
pub(crate) const FLYER_ACTION_PICTURE: Row = Row::get(href::ACTION_SHARE, Access::Anyone);
