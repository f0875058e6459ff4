//! A resolution: what a council puts to its delegates, and, where its rules ask for it, to its bodies.
//!
//! Weights are frozen at the opening and the ballots are open. What the delegates pass is decided at once,
//! or waits until a majority of the bodies and a majority of their members have ratified it; only then is
//! there a decision of the council. A body that does not answer in time has not ratified.

pub(crate) mod course;
pub(crate) mod model;
mod routes;
pub(crate) mod samples;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod views;

pub(crate) use routes::parts;
