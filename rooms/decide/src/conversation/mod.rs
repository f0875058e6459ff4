//! A conversation: one question, statements, and where the people who voted on them agree.
//!
//! Officers of a group draft, open and close it; its rule says who may take part. A draft is missing
//! to all but the group's members, and so is a conversation for members only. What was promised at
//! the opening (who may take part, what is published) does not change after it.

pub mod demo;
pub mod form;
pub(crate) mod known;
pub mod model;
pub(crate) mod routes;
pub mod store;
mod subject;
#[cfg(test)]
mod tests;
pub mod views;

pub(crate) use routes::parts;
