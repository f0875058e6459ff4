//! The speaking list of a meeting. It is gone when the meeting closes.

pub(crate) mod model;
pub(crate) mod routes;
pub(crate) mod store;
pub(crate) mod views;
