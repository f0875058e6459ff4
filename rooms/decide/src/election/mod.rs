//! An election: one roll, one period, one or more contests, one ballot box.
//!
//! It fills seats (an election in the narrow sense) or decides questions (a referendum). Officers
//! prepare it, open it with a frozen roll and a published commitment to the lot, and after the close a
//! job counts it; nobody can see a result before, nor change anything after. [`store::begin`],
//! [`store::open`] and [`store::outcome`] are for other nouns of this room that need a body to decide.

pub(crate) mod form;
pub(crate) mod model;
pub(crate) mod routes;
pub(crate) mod samples;
pub(crate) mod store;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod trial;
pub(crate) mod views;

pub(crate) use routes::parts;
