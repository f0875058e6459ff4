//! How many came to an action: estimates from low to high, several per action, one of them chosen
//! with a reason. A call's sums keep low and high and are never a single number.
//!
//! Those who answer for the action, and stewards of the calling group, enter and choose; everybody
//! sees all estimates, also those that were not chosen.

pub mod demo;
pub mod model;
mod routes;
pub mod store;
#[cfg(test)]
mod tests;
pub mod views;

pub(crate) use routes::parts;
