//! Meetings of a group: agenda, who is there, speaking list, shows of hands, minutes.
//!
//! Officers plan and chair, stewards and officers take the minutes, members check in with the code on
//! the wall, speak in turn and raise their hands. A show of hands on a proposal with the quorum present
//! makes a decision. Only counts are kept, and the names of those who asked for it.

pub(crate) mod agenda;
mod calendar;
mod form;
pub(crate) mod hands;
pub(crate) mod minutes;
pub(crate) mod model;
pub(crate) mod presence;
pub(crate) mod routes;
pub(crate) mod samples;
pub(crate) mod speakers;
pub(crate) mod store;
mod subject;
#[cfg(test)]
mod tests;
pub(crate) mod views;

pub(crate) use routes::parts;
