//! Invitations: an offer to join, as a link or a QR code.
//!
//! The secret of the link has 128 bits and is kept only as a hash; an invitation works a limited
//! number of times until it expires or is withdrawn, and never once more, however many use it at
//! the same moment.

pub mod model;
pub(crate) mod routes;
pub mod store;
pub(crate) mod views;

#[cfg(test)]
mod tests;
