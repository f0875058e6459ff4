//! A flag: somebody, without account, says that something is wrong with an action, a call or a group.

pub mod model;
pub(crate) mod routes;
pub mod store;
pub(crate) mod views;

pub use model::{Flag, Reason};
