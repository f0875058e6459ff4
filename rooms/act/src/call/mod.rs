//! A call to action: what, why, when, by whom; it may have many actions.
//!
//! Officers of the calling group draft, open, correct, close and withdraw it; everybody reads it once
//! it is open. A draft is missing to all but the group's members. What changes after the opening is
//! a correction with a public history. A call ends closed or withdrawn, and both can be undone.

pub mod demo;
pub mod form;
pub mod model;
mod routes;
pub mod store;
#[cfg(test)]
mod tests;
pub mod views;

pub(crate) use routes::{parts, say};
