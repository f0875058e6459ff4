//! The read API of HSDS 3.0 under `/hsds`: what everybody may see of the directory, as data.
//!
//! Answers have the shape of the published schemas: pages with an envelope, single things nested. The
//! root of the API is `/hsds/`, because the root of the site is a page for people. Nothing can be
//! written here; whatever a visitor may not see is missing.

mod model;
mod openapi;
mod routes;
mod store;
#[cfg(test)]
mod tests;

pub(crate) use routes::parts;
