//! Signing in, joining, and proving again who one is.
//!
//! Whether a name, an address or a code exists is never told: known and unknown get the same words,
//! the same status and the same work. Limits count tries per client and account, so nobody can
//! lock somebody else out.

pub mod ceremony;
pub mod model;
pub(crate) mod opening;
pub(crate) mod routes;
pub mod store;
pub(crate) mod views;

#[cfg(test)]
mod device;
#[cfg(test)]
mod guard_tests;
#[cfg(test)]
mod passkey_tests;
#[cfg(test)]
pub(crate) mod tests;
