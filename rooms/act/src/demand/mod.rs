//! The demands a call carries, with where each one stands.
//!
//! Demands are made elsewhere, from decisions; this noun keeps a copy of what is told of them by events
//! and lets officers choose which ones their call carries: those of their group and of the groups it
//! belongs to. It never changes a demand.

pub(crate) mod demo;
pub(crate) mod model;
mod routes;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod views;

pub(crate) use routes::parts;
