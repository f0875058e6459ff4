//! The people who run the site: naming stewards and administrators.
//!
//! There is no directory of people to choose from. Whoever is to get a role shows a code on the
//! own profile page and tells it to an administrator, who types it here: two people have to want it.

pub mod model;
pub(crate) mod routes;
pub(crate) mod views;
