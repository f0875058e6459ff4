//! Tests only: a whole site in memory with a clock moved by hand and a seeded random source, and a
//! browser without JavaScript that keeps cookies and fills in the forms it was shown.
//!
//! ```text
//! for (engine, site) in testkit::sites(&rooms, identify).await {
//!     let mut ana = site.browser();
//!     let page = ana.get("/calls/new").await;
//!     let page = ana.send(page.form("/calls/new").set("title", "Rent day")).await;
//!     page.shows("Rent day");
//! }
//! ```
//!
//! [`Filled::set`] refuses a field that is not on the page, so a story cannot do what a person could
//! not do. [`World`] adds people and groups. Nothing here knows a room: tests bring their rooms along.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on says so and stops"
)]

mod browser;
mod form;
mod site;
mod world;

pub use browser::{Browser, Reply};
pub use form::{Field, Filled};
pub use site::{NOON, Site, limited, sites, sqlite};
pub use world::World;
