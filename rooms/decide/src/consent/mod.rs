//! A round in which members consent, stand aside or object with a reason.
//!
//! Everybody who was a member when it began may take part, by name. An objection stands until it is
//! withdrawn by who raised it or an officer notes how it was resolved. When the time is over and the
//! quorum is reached, no standing objection means adopted; one that stands sends the proposal back to
//! discussion, from where it can be amended, tried again or put to the ballot.

pub(crate) mod model;
mod routes;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod views;

pub(crate) use routes::parts;
