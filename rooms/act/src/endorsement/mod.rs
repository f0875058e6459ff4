//! A group puts its name publicly to a call, through an officer.
//!
//! Once per group and call; it can be revoked with a reason that stays visible, and may come back.

pub mod demo;
pub mod model;
mod routes;
pub mod store;
#[cfg(test)]
mod tests;
pub mod views;

pub(crate) use routes::parts;
