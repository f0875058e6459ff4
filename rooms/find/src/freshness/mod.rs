//! Freshness: who last confirmed a listing and when, reminders, and what visitors say is wrong.

pub mod model;
mod routes;
pub mod store;
#[cfg(test)]
mod tests;
mod views;

pub(crate) use routes::parts;
