//! Mandates: what delegates may decide alone, must decide as told, and must bring back.
//!
//! A mandate has versions. An officer writes one and either puts it to the body as a proposal, or names the
//! decision by which the body adopted it; it binds from that decision on, and never before.

pub(crate) mod model;
pub(crate) mod routes;
pub(crate) mod store;
pub(crate) mod views;

pub(crate) use routes::parts;
