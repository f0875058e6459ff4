//! The agenda of a meeting: proposals, reports, free items, in the order the chair gives them.

pub(crate) mod model;
pub(crate) mod routes;
pub(crate) mod store;
pub(crate) mod views;
