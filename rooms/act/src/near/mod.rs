//! What is happening near a place: the search, its list, its map.
//!
//! Answered from memory: no question touches the database, none is stored or logged. Distances are
//! measured from the middle of a town or postal area to what everybody may know of an action's place.

pub(crate) mod demo;
mod index;
pub(crate) mod kept;
pub(crate) mod list;
pub(crate) mod map;
pub(crate) mod model;
mod routes;
mod store;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod trial;
pub(crate) mod views;

pub(crate) use routes::parts;
