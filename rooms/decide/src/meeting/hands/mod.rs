//! Shows of hands: the chair asks, members who are present answer, the result stays.

pub(crate) mod model;
pub(crate) mod routes;
pub(crate) mod store;
pub(crate) mod views;
