//! Groups that belong to groups: coalitions, councils, networks, organizations.
//!
//! A group asks to belong, or is asked to; an officer of the other side answers; either side ends
//! it. No group can contain itself through others, and chains have at most [`model::DEPTH_MAX`]
//! steps.

pub mod model;
pub(crate) mod routes;
pub mod store;
pub(crate) mod views;

#[cfg(test)]
mod tests;
