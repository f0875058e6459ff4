//! A local action: one place, one time, people who answer for it.
//!
//! Organizers are its group's stewards and officers, the calling group's, and persons who were asked.
//! A group's stewards publish its actions themselves; what a person adds alone under a call stays a
//! draft until a steward of the calling group publishes it; an action without a call is published by
//! those who answer for it. A draft is missing to everybody else. Of the place everybody sees as much as was chosen, and the
//! data layer keeps to it: lists, maps, feeds and exports never hold more. An action ends by being
//! over; a canceled one stays visible.

pub mod demo;
pub mod form;
pub mod model;
pub(crate) mod routes;
pub mod store;
pub(crate) mod tell;
#[cfg(test)]
mod tests;
pub mod views;

pub(crate) use routes::parts;
