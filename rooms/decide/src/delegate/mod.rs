//! Delegates: people a body sends, for a term, bound by a mandate, and recalled when it wishes.
//!
//! A *delegation* is a set of seats that a body fills: with an election by any rule that fills seats, for a
//! term, with the runners-up as substitutes. Its delegates go to a council the body belongs to, or are just
//! the body's own. A seat in a council makes its holder a member there for as long as it lasts. Mandates,
//! reports and recall stand beside it in nouns of their own.

pub(crate) mod events;
mod export;
mod form;
pub(crate) mod jobs;
pub(crate) mod load;
pub(crate) mod model;
pub(crate) mod routes;
mod runners;
pub(crate) mod samples;
mod seat_views;
pub(crate) mod seating;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod views;

pub(crate) use routes::parts;
