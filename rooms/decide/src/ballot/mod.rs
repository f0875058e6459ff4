//! What an elector casts in each contest: with an account, with a link, for somebody as proxy, or on paper.
//!
//! A ballot is preview first, then cast; until the close it can be cast anew, and only the last one
//! counts. In a secret election it lies in the box under a keyed number; the key is destroyed at the
//! close, when all ballots get new numbers and a new order. No ballot has a time.

pub(crate) mod model;
mod routes;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod views;

pub(crate) use routes::{handle, of_handle, parts};
