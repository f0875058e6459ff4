//! The desk of an election: paper ballots entered by two people, and proxies named where a group's
//! rules allow them.

pub(crate) mod model;
pub(crate) mod routes;
pub(crate) mod store;
pub(crate) mod views;
