//! Matching: needs and offers are brought together, as well as possible for all at once.
//!
//! A board for each kind keeps the best assignment of open needs and offers; stewards see it as
//! proposals with their reasons, in words. What a steward accepts is asked of both sides; what both
//! accept is a match, and the two write to each other through the site.

pub(crate) mod assign;
pub(crate) mod board;
pub(crate) mod desk;
pub mod model;
mod routes;
pub(crate) mod score;
pub mod store;
pub mod trial;
pub(crate) mod views;

pub(crate) use routes::parts;
