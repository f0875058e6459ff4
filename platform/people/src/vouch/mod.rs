//! Asking to join, and members' word for those who ask.
//!
//! Anybody signed in may ask, in a few words, where the group takes asks; an officer admits or
//! declines. In groups that want vouches, members who belonged before the ask may vouch, and with
//! enough vouches the person is in. Asks are gone after thirty days.

pub mod model;
pub(crate) mod routes;
pub mod store;
pub(crate) mod views;

#[cfg(test)]
mod tests;
