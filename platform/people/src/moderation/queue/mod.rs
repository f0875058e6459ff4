//! The stewards' queue: what was flagged and waits, what is hidden, and what was done about it.

pub mod model;
pub(crate) mod routes;
pub mod store;
pub(crate) mod views;

pub use model::{Act, Entry};
