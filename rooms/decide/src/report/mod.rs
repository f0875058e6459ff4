//! The report of a conversation: what was asked, who spoke, where all agree, where people differ, how
//! sure that is – on paper too, with the data one click away.

mod routes;
pub mod views;

pub(crate) use routes::parts;
