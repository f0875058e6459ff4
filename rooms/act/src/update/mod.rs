//! News about an action: a few sentences that its organizers say, shown on its page and, on wish,
//! mailed to those who are coming and gave an address.

pub mod model;
pub(crate) mod routes;
pub mod store;
pub mod views;
