//! Memberships: who belongs to a group, in which role, since when.
//!
//! A membership is read from the database in the transaction that relies on it, so leaving and
//! removal work at once. A group in force always has an officer. Nobody outside learns who belongs
//! to a group unless the group and the person both say so.

pub mod model;
pub(crate) mod routes;
pub mod store;
pub mod views;

#[cfg(test)]
mod tests;

pub use model::{Handle, Member};
pub use store::{MembershipError, Officer, Steward, officer, role, steward};
