//! Recall: a body ends a delegate's time before its end.
//!
//! Any member begins a petition with a reason; members sign, once each, and can take it back. When so many
//! percent of the members have signed as the body settled, an election by the body's own rules opens by
//! itself, which no officer can call off. A petition lapses after thirty days. Who signed is seen by nobody
//! and deleted when the petition ends.

pub(crate) mod model;
mod routes;
pub(crate) mod store;
pub(crate) mod views;

pub(crate) use routes::{after_election, parts};
