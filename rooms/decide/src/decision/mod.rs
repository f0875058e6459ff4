//! The recorded outcome: what was decided, by whom, how, and what came of it.
//!
//! A decision is written once, by the count of an election or the end of a consent round, and never
//! changed; a later one can replace it. What carries it (a call, a demand) is told by events and listed.

pub(crate) mod events;
pub(crate) mod model;
mod routes;
pub(crate) mod samples;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod views;

pub(crate) use routes::parts;
