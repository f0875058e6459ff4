//! Mutual aid: needs and offers, of groups and of people without an account.
//!
//! A group's need, offer or volunteer role is public with the group's name. What a person asks or
//! offers is sealed: stewards of the site read it, the other side of a match after both accepted, and
//! the public sees rounded counts by town. Whoever made one keeps a receipt, with which it is changed,
//! renewed, answered and withdrawn.

pub mod form;
pub mod model;
pub(crate) mod receipt;
mod routes;
pub(crate) mod sealed;
pub mod store;
mod taken;
pub(crate) mod tell;
#[cfg(test)]
mod tests;
pub(crate) mod views;

pub(crate) use routes::{held, parts, shown, waiting};
