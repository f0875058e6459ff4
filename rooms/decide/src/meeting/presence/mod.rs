//! Who is in the room: members check in with the code on the wall, or the chair counts.
//!
//! A presence says that somebody is there, never when they came. It is gone when the meeting closes,
//! except for those who asked to be named in the minutes.

pub(crate) mod model;
pub(crate) mod routes;
pub(crate) mod store;
pub(crate) mod views;
