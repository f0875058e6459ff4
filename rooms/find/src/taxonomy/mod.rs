//! The small shared taxonomy, kept by stewards: what services are for.

pub mod model;
pub mod store;

pub(crate) mod demo;
mod routes;
mod views;

pub(crate) use routes::parts;
