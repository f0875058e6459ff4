//! A listing: what the directory knows of an organization, its services, places and hours.
//!
//! A group of this site may own its listing: its officers keep it. The listing of an outside
//! organization has no group and is kept by the site's stewards. A listing is never silently
//! deleted: unconfirmed it fades (see `freshness`), closed it stays as a page that says so.

pub mod demo;
pub mod model;
mod routes;
mod samples;
pub mod store;
#[cfg(test)]
mod stories;
mod subject;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod trial;
pub(crate) mod views;

pub(crate) use routes::parts;
