//! An action that repeats: a weekly or monthly meeting. Each occurrence is an action of its own; an
//! edit changes one of them, or it and all that come after it.

pub mod model;
pub(crate) mod routes;
pub mod views;
