//! A person's stated intention to attend: going or maybe, with how many. No account is needed.
//!
//! Who says so gets a receipt, with which it can be changed or canceled. An e-mail address is only
//! for this action, is confirmed, sealed, and deleted 30 days after it. Organizers see numbers, and
//! names only of those who chose to be named to them.

pub mod desk;
pub mod form;
pub mod mails;
pub mod model;
mod routes;
pub mod store;
#[cfg(test)]
mod tests;
pub mod views;

pub(crate) use routes::parts;

/// Purpose of the key that seals addresses.
pub(crate) const MAIL: &str = "rsvp-mail";

/// Purpose of the key that seals names.
pub(crate) const NAME: &str = "rsvp-name";

/// Purpose of the key that proves receipts.
pub(crate) const RECEIPT: &str = "rsvp-receipt";

/// Purpose of the key that proves links in mails.
pub(crate) const CONFIRM: &str = "rsvp-mail-confirm";
