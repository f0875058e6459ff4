//! A demand: a decided text addressed to somebody, and what became of it.
//!
//! Officers make it from a decision that adopted something, with words of that decision and no
//! others, and address it to an institution, an office or a company, never to a private person. They
//! tell each change with a note, a day and evidence; all of that is public and stays. What a group
//! demands is its *platform*. A demand ends conceded or refused and can be opened again; only a later
//! decision withdraws it. Calls that carry it are told by events and listed.

mod files;
mod form;
mod forms;
pub(crate) mod model;
mod routes;
pub(crate) mod samples;
pub(crate) mod store;
mod subject;
#[cfg(test)]
mod tests;
pub(crate) mod turns;
pub(crate) mod views;

pub(crate) use form::Draft;
pub(crate) use routes::parts;
