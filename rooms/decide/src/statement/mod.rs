//! A statement: one sentence put to the participants, in one language, translated by volunteers.
//!
//! Anybody who takes part adds one where the conversation allows it; facilitators accept, reject or
//! merge it in public. A merged statement gives its votes to the one it was merged into; nothing about
//! the votes is rewritten, so a merge can be taken back.

pub mod form;
pub mod lang;
pub mod model;
pub(crate) mod routes;
pub mod store;
#[cfg(test)]
mod tests;
pub mod views;

pub(crate) use routes::parts;
