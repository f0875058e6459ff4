//! Writing to those who answer for an action, through the site: their addresses and phones are
//! nobody's business. A message is sealed, seen by the organizers only, and deleted after 30 days.

pub mod model;
pub(crate) mod routes;
pub mod store;
pub mod views;

/// Purpose of the key that seals messages.
pub(crate) const PURPOSE: &str = "action-message";
