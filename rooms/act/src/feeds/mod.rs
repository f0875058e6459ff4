//! The same actions in other forms: a table, CSV, GeoJSON, iCalendar, Atom.
//!
//! Everything here is made from what the data layer calls public, so that what is shown after an RSVP
//! only is in none of these files. Drafts and what was hidden are missing in every form.

pub(crate) mod calendar;
mod files;
pub(crate) mod model;
mod news;
mod routes;
mod store;
#[cfg(test)]
mod tests;
mod views;

pub(crate) use routes::parts;
