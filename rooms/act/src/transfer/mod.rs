//! Bringing actions along: CSV and `GeoJSON` in, with every row that cannot be taken named by its line
//! and its reason.
//!
//! [`read`] turns a file into records, [`model`] understands each record, [`write`](write::write) puts
//! them into a call. A record is known again by its key, so a second run adds only what is new.

pub mod model;
pub mod read;
pub mod write;
