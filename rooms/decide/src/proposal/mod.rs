//! A text that asks a group for a decision.
//!
//! Members write it, others join as movers, everybody who may read it weighs reasons, asks and amends.
//! Its movers take it from draft to discussion; an officer puts it to the decision; what comes out is
//! a decision of its own. A proposal people cannot agree on now can be *bracketed*: kept in sight and
//! out of the way.

pub(crate) mod difference;
pub(crate) mod form;
pub(crate) mod model;
pub(crate) mod routes;
pub(crate) mod samples;
pub(crate) mod store;
mod subject;
#[cfg(test)]
mod tests;
pub(crate) mod views;

pub(crate) use routes::parts;
