//! A vote: agree, disagree or pass on a statement, by somebody whom nobody needs to know.
//!
//! A participant is a random token in a cookie and in a link to come back; the server keeps its keyed
//! hash, the votes, and the hour they came. Where the rule is "members", the token is derived from the
//! account with the server's key, so that the database alone links nobody. Votes can be changed as long
//! as the conversation is open.

pub mod desk;
pub mod form;
pub mod known;
pub mod model;
pub(crate) mod routes;
pub mod store;
#[cfg(test)]
pub(crate) mod tests;
pub mod token;
pub mod views;

pub(crate) use routes::parts;
