//! From the close of an election to its published result.
//!
//! A job ends the casting, seals the box, publishes both parts of the lot, counts each contest with the
//! engine, and has the decision recorded. The result page says the outcome in one sentence, the count
//! round by round in the reader's language, and offers everything another program needs to count again.

pub(crate) mod count;
mod files;
pub(crate) mod job;
pub(crate) mod lot;
mod routes;
pub(crate) mod sentences;
pub(crate) mod views;

pub(crate) use routes::parts;
