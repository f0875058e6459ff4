//! Committees: standing bodies inside one group.
//!
//! Officers of the group above make and close them; a committee has its own members and officers
//! and may have committees of its own.

pub(crate) mod routes;
pub mod store;
