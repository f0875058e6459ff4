//! The audit: who did which privileged act, by day, for at most ninety days.
//!
//! Every entry holds the hash of the one before it, and the end of the chain is kept apart: a
//! changed, missing or cut-off entry shows. It cannot stop somebody who may write the whole
//! database; it makes a quiet change visible.

pub mod model;
pub(crate) mod routes;
pub mod store;
pub(crate) mod views;

pub use model::{Act, Entry};
