//! Persons, accounts, sessions, groups, memberships and roles.
//!
//! Two halves meet here. *Persons* ([`person`], [`account`], [`session`], [`mod@sign_in`], [`admin`],
//! [`audit`], [`notice`]): who acts, and how they prove it. *Groups* ([`group`], [`membership`],
//! [`invitation`], [`vouch`], [`coalition`], [`committee`]): what they belong to. Other rooms ask
//! `group::store` and `membership::store`; the shell takes [`room()`] and [`PeopleIdentify`].
//!
//! There is no directory of people, and nothing here tells whether somebody has an account.

pub mod account;
pub mod admin;
pub mod audit;
pub mod coalition;
pub mod committee;
pub mod demo;
pub mod group;
pub mod invitation;
pub mod membership;
pub mod moderation;
pub mod notice;
pub mod person;
pub mod secret;
pub mod session;
pub mod sign_in;
pub mod vouch;

mod access;
mod room;
mod samples;

pub use room::{identify, room};
pub use session::PeopleIdentify;
