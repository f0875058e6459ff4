//! The map of a conversation: who votes alike, where all agree, where people differ, and how sure
//! that is.
//!
//! It is a pure function of the votes (the engine `opinion`), made in the background while votes
//! arrive, kept in memory for the pages and as a row for the next start. Clusters smaller than the
//! floor are not shown, and neither are shares of fewer people than that.

pub mod draw;
pub mod keep;
pub mod making;
pub mod model;
pub mod outline;
pub(crate) mod routes;
pub mod routing;
pub mod store;
#[cfg(test)]
mod tests;
pub mod views;

pub(crate) use routes::parts;
