//! A change proposed to a proposal.
//!
//! It is written as the whole text as it would read, and shown word by word against the text. Its
//! movers accept it, or turn it down with a reason, or an officer puts it to the vote of the group. When
//! the text moved on meanwhile, the change is carried over where the two do not touch the same words.

pub(crate) mod model;
mod routes;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod views;

pub(crate) use routes::parts;
