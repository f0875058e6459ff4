//! The web shell that rooms share: the app, a visit, pages and failures, forms, routes with their
//! access rows, the page cache, live figures, rate limits and mail.
//!
//! It promises that no handler runs before its access row was enforced, that no form reaches a
//! handler without a sound stamp, and that a failure becomes a page in one place ([`failure`]).
//! It holds no rules of any room and no SQL.

pub mod about;
pub mod app;
pub mod cache;
pub mod calendar;
pub mod client;
pub mod desk;
pub mod failure;
pub mod form;
pub mod gate;
pub mod identify;
pub mod keys;
pub mod limits;
pub mod live;
pub mod mail;
pub mod page;
pub mod paging;
pub mod parts;
pub mod room;
pub mod router;
pub mod site;
pub mod stamp;
pub mod static_files;
pub mod visit;
pub mod watch;
pub mod work;

pub use app::{App, AppParts};
pub use client::Client;
pub use desk::{Slip, hand_in};
pub use failure::{Answer, Failure};
pub use form::{Form, Intake, Nothing, Query, Upload, Uploaded};
pub use identify::Identify;
pub use keys::Keys;
pub use limits::{Limit, Limits};
pub use live::Live;
pub use mail::Mail;
pub use page::Page;
pub use paging::Paging;
pub use parts::{Parts, Room, nouns};
pub use room::{
    Farewell, GroupCard, Hiding, JobKind, Periodic, PersonCard, PersonExport, Purge, Route, Sample, Subject,
    SubjectName, Subscription, Warm, route,
};
pub use site::{Joining, Site};
pub use visit::Visit;
pub use watch::{events, watch};
pub use work::Work;
