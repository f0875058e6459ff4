//! The roll: the frozen list of who may cast a ballot in one election, and whether they have.
//!
//! It is made from the members of a group at the opening, or from a list that officers bring in, with
//! doubles reported. It knows who has cast, never when and never what. Names and addresses from a list
//! are sealed, and deleted thirty days after the close.

pub(crate) mod list;
pub(crate) mod model;
pub(crate) mod routes;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod views;

pub(crate) use routes::parts;
