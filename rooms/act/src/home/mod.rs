//! The front page: what is happening near you.
//!
//! It asks for a place, shows what is called for and what is coming up, says how it works, and helps
//! whoever runs a site that is still empty. It keeps nothing of its own.

mod routes;
#[cfg(test)]
mod tests;
pub mod views;

pub(crate) use routes::parts;
