//! The minutes of a meeting: they fill themselves from what happened, and minute-takers add notes.
//!
//! They name nobody who did not ask for it. An officer publishes them when the meeting is over; what is
//! changed afterwards is a correction that says why, and every earlier text stays readable.

pub(crate) mod model;
pub(crate) mod routes;
pub(crate) mod store;
pub(crate) mod views;
