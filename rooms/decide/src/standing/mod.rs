//! Standing rules: how a group decides unless it says otherwise for one case.
//!
//! Officers set them; every member can read them. A group that never set any has [`model::Standing::usual`].

pub(crate) mod model;
mod routes;
pub(crate) mod store;
pub(crate) mod views;

pub(crate) use routes::parts;
