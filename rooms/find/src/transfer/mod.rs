//! Directories in and out of the database: imports that can run again, exports without loss.
//!
//! An organization is written with all that belongs to it or not at all. What was changed here since
//! an import is not overwritten unasked, what a group keeps itself never; what vanished from a package
//! is taken away only where it is a detail (hours, a telephone), never a service or an organization.

mod bundles;
pub mod export;
mod routes;
mod rows;
mod store;
#[cfg(test)]
pub(crate) mod tests;
pub mod write;

pub use bundles::{Bundle, cut};
pub(crate) use routes::parts;
pub use rows::{package, records_of};
pub(crate) use store::with_said;
