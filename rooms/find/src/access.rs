//! Who may do what in this room: one table, one row per route.
//!
//! The shell checks what needs no database; what concerns one group is checked again by the store
//! function that takes the actor, where the refusal is "missing".

use base::{Access, Row};
use ui::href;

// api
pub(crate) const HSDS: Row = Row::get(href::HSDS, Access::Anyone);
pub(crate) const HSDS_ROOT: Row = Row::get(href::HSDS_ROOT, Access::Anyone);
pub(crate) const HSDS_OPENAPI: Row = Row::get(href::HSDS_OPENAPI, Access::Anyone);
pub(crate) const HSDS_SERVICES: Row = Row::get(href::HSDS_SERVICES, Access::Anyone);
pub(crate) const HSDS_SERVICE: Row = Row::get(href::HSDS_SERVICE, Access::Anyone);
pub(crate) const HSDS_ORGANIZATIONS: Row = Row::get(href::HSDS_ORGANIZATIONS, Access::Anyone);
pub(crate) const HSDS_ORGANIZATION: Row = Row::get(href::HSDS_ORGANIZATION, Access::Anyone);
pub(crate) const HSDS_SERVICE_AT_LOCATIONS: Row = Row::get(href::HSDS_SERVICE_AT_LOCATIONS, Access::Anyone);
pub(crate) const HSDS_SERVICE_AT_LOCATION: Row = Row::get(href::HSDS_SERVICE_AT_LOCATION, Access::Anyone);
pub(crate) const HSDS_TAXONOMIES: Row = Row::get(href::HSDS_TAXONOMIES, Access::Anyone);
pub(crate) const HSDS_TAXONOMY: Row = Row::get(href::HSDS_TAXONOMY, Access::Anyone);
pub(crate) const HSDS_TERMS: Row = Row::get(href::HSDS_TERMS, Access::Anyone);
pub(crate) const HSDS_TERM: Row = Row::get(href::HSDS_TERM, Access::Anyone);

// aid
pub(crate) const AID_BOARD: Row = Row::get(href::AID, Access::Anyone);
pub(crate) const AID_HELP: Row = Row::get(href::AID_HELP, Access::Anyone);
pub(crate) const NEED_ASK: Row = Row::get(href::NEED_NEW, Access::Anyone);
pub(crate) const NEED_SEND: Row = Row::post(href::NEED_NEW, Access::Anyone);
pub(crate) const OFFER_ASK: Row = Row::get(href::OFFER_NEW, Access::Anyone);
pub(crate) const OFFER_SEND: Row = Row::post(href::OFFER_NEW, Access::Anyone);
pub(crate) const ROLE_ASK: Row = Row::get(href::ROLE_NEW, Access::SignedIn);
pub(crate) const ROLE_SEND: Row = Row::post(href::ROLE_NEW, Access::SignedIn);
pub(crate) const AID_FIND: Row = Row::get(href::AID_RECEIPTS, Access::Anyone);
pub(crate) const AID_FIND_SEND: Row = Row::post(href::AID_RECEIPTS, Access::Anyone);
pub(crate) const AID_RECEIPT: Row = Row::get(href::AID_RECEIPT, Access::Holder);
pub(crate) const AID_CHANGE_ASK: Row = Row::get(href::AID_CHANGE, Access::Holder);
pub(crate) const AID_CHANGE: Row = Row::post(href::AID_CHANGE, Access::Holder);
pub(crate) const AID_RENEW: Row = Row::post(href::AID_RENEW, Access::Holder);
pub(crate) const AID_WITHDRAW: Row = Row::post(href::AID_WITHDRAW, Access::Holder);
pub(crate) const AID_CONFIRM_ASK: Row = Row::get(href::AID_MAIL, Access::Holder);
pub(crate) const AID_CONFIRM: Row = Row::post(href::AID_MAIL, Access::Holder);
pub(crate) const AID_SHOW: Row = Row::get(href::AID_SHOW, Access::Anyone);

// matching
pub(crate) const MATCH_ANSWER: Row = Row::post(href::MATCH_ANSWER, Access::Holder);
pub(crate) const MATCH_WRITE: Row = Row::post(href::MATCH_WRITE, Access::Holder);
pub(crate) const MATCH_LIST: Row = Row::get(href::MATCH_LIST, Access::SiteSteward);
pub(crate) const MATCH_SETTLE: Row = Row::post(href::MATCH_LIST, Access::SiteSteward);
pub(crate) const GROUP_AID: Row = Row::get(href::GROUP_AID, Access::Steward);
pub(crate) const GROUP_AID_SETTLE: Row = Row::post(href::GROUP_AID, Access::Steward);

// search
pub(crate) const DIRECTORY_SHOW: Row = Row::get(href::DIRECTORY, Access::Anyone);
pub(crate) const DIRECTORY_NAMES: Row = Row::get(href::DIRECTORY_NAMES, Access::Anyone);

// listing: who keeps one – an officer of its group, or a site steward – is asked by the store
pub(crate) const LISTING_NEW: Row = Row::get(href::LISTING_NEW, Access::SignedIn);
pub(crate) const LISTING_ADD: Row = Row::post(href::LISTING_NEW, Access::SignedIn);
pub(crate) const LISTING_SHOW: Row = Row::get(href::LISTING, Access::Anyone);
pub(crate) const LISTING_EDIT: Row = Row::get(href::LISTING_EDIT, Access::SignedIn);
pub(crate) const LISTING_SAVE: Row = Row::post(href::LISTING_EDIT, Access::SignedIn);
pub(crate) const SERVICE_NEW: Row = Row::get(href::SERVICE_NEW, Access::SignedIn);
pub(crate) const SERVICE_ADD: Row = Row::post(href::SERVICE_NEW, Access::SignedIn);
pub(crate) const SERVICE_SHOW: Row = Row::get(href::SERVICE, Access::Anyone);
pub(crate) const SERVICE_EDIT: Row = Row::get(href::SERVICE_EDIT, Access::SignedIn);
pub(crate) const SERVICE_SAVE: Row = Row::post(href::SERVICE_EDIT, Access::SignedIn);

// freshness
pub(crate) const LISTING_WRONG_ASK: Row = Row::get(href::LISTING_WRONG, Access::Anyone);
pub(crate) const LISTING_WRONG: Row = Row::post(href::LISTING_WRONG, Access::Anyone);
pub(crate) const LISTING_CONFIRM: Row = Row::post(href::LISTING_CONFIRM, Access::SignedIn);
pub(crate) const LISTING_ASK: Row = Row::post(href::LISTING_ASK, Access::SiteSteward);
pub(crate) const LISTING_TRUE_ASK: Row = Row::get(href::LISTING_TRUE, Access::Holder);
pub(crate) const LISTING_TRUE: Row = Row::post(href::LISTING_TRUE, Access::Holder);
pub(crate) const CARE: Row = Row::get(href::DIRECTORY_CARE, Access::SiteSteward);
pub(crate) const CORRECTION_SETTLE: Row = Row::post(href::CORRECTION_SETTLE, Access::SiteSteward);

// taxonomy
pub(crate) const TERMS: Row = Row::get(href::TERMS, Access::SiteSteward);
pub(crate) const TERM_ADD: Row = Row::post(href::TERMS, Access::SiteSteward);
pub(crate) const TERM_EDIT: Row = Row::get(href::TERM, Access::SiteSteward);
pub(crate) const TERM_SAVE: Row = Row::post(href::TERM, Access::SiteSteward);

// duplicate
pub(crate) const DUPLICATE_LIST: Row = Row::get(href::DIRECTORY_DUPLICATES, Access::SiteSteward);
pub(crate) const DUPLICATE_DECIDE: Row = Row::post(href::DIRECTORY_DUPLICATE, Access::SiteSteward);
