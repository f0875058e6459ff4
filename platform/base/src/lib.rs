//! What every floor above shares: ids, time, chance, text limits, actors, access rules and events.
//!
//! This crate promises to stay small and to do no IO. Clock and random source are ports:
//! everything that happens in Convoke happens at a given [`Time`] with given randomness, so that
//! a test can replay it. It knows nothing of HTTP, SQL or HTML.

pub mod access;
pub mod actor;
pub mod code;
pub mod event;
pub mod geo;
pub mod id;
pub mod lang;
pub mod private;
pub mod problem;
pub mod random;
pub mod retention;
pub mod text;
pub mod time;
pub mod word;

pub use access::{Access, Method, Row};
pub use actor::{Actor, GroupRole, SiteRole};
pub use code::Code;
pub use event::Event;
pub use geo::Point;
pub use id::{ActionId, CallId, EventId, GroupId, PersonId, SessionId};
pub use lang::Lang;
pub use private::Private;
pub use problem::{Problem, Problems};
pub use random::{OsRandom, Random, SeededRandom};
pub use retention::{Retention, Span};
pub use text::Slug;
pub use time::{Clock, FixedClock, SystemClock, Time};
