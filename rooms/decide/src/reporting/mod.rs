//! Report-back: delegates account to the body that sent them.
//!
//! Reports are due every so many days from the first day of a seat. Which were made in time and which were
//! missed follows from their dates alone and is a public fact of the seat. Members ask, delegates answer.

pub(crate) mod model;
mod routes;
pub(crate) mod store;
pub(crate) mod views;

pub(crate) use routes::parts;
