//! Facilitating: the queue of statements with those alike together, decisions in public, and the view
//! of when people came.
//!
//! Several facilitators work at once: each decision names the version it was made for, and what somebody
//! else decided meanwhile stays. A rejection has a public reason; a merge keeps both authors' votes and
//! can be taken back. The log says what and why, not who.

pub mod model;
pub(crate) mod routes;
pub mod store;
#[cfg(test)]
mod tests;
pub mod views;

pub(crate) use routes::parts;
