//! Candidacies: who stands in the next election of a set of seats.
//!
//! Members put themselves forward with a few words, or put another member forward, who then accepts or
//! declines. Members of the body see who stands; who was asked and has not answered, only they themselves.

pub(crate) mod model;
mod routes;
pub(crate) mod store;
pub(crate) mod views;

pub(crate) use routes::parts;
