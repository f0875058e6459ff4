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
