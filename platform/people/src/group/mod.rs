//! Groups: organized bodies of people, from a stairwell to a coalition.
//!
//! Anybody signed in may make one and becomes its officer. What is private or hidden is missing for
//! everybody else. Who belongs to a group is the business of `membership`, which groups belong
//! together that of `coalition` and `committee`.

pub(crate) mod access;
pub mod demo;
pub(crate) mod form;
pub mod model;
pub(crate) mod routes;
pub mod store;
mod subject;
pub mod views;

#[cfg(test)]
mod stories;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod trial;

use ::store::Migration;
use base::{Retention, Span};
use ui::{Icon, MenuItem, Words, href};
use web::{Parts, Purge, Route};

pub use model::{Group, GroupDraft, GroupKind, GroupName, Joining, Visibility};

/// The tables of groups and everything around them.
pub fn migrations() -> Vec<Migration> {
    vec![Migration {
        name: "202611221000_people_groups",
        sql: include_str!("../../migrations/202611221000_people_groups.sql"),
    }]
}

/// What is kept about groups and their people.
pub fn retentions() -> Vec<Retention> {
    let kept = |key, tables, span, purge| Retention { key, tables, span, purge };
    vec![
        kept("keep-group", &["groups", "group_slugs", "group_links", "group_links_guard"], Span::UntilDeleted, None),
        kept("keep-membership", &["memberships"], Span::UntilDeleted, Some("closed-groups")),
        kept("keep-group-making", &["group_makings"], Span::days(1), Some("group-makings")),
        kept("keep-ask", &["membership_asks", "vouches"], Span::days(30), Some("membership-asks")),
        kept("keep-invitation", &["invitations"], Span::days(30), Some("invitations")),
    ]
}

/// What deletes it.
pub fn purges() -> Vec<Purge> {
    vec![
        Purge { name: "closed-groups", run: store::purge_closed },
        Purge { name: "group-makings", run: store::purge_makings },
        Purge { name: "membership-asks", run: crate::vouch::store::purge },
        Purge { name: "invitations", run: crate::invitation::store::purge },
    ]
}

/// Every route about groups.
fn routes() -> Vec<Route> {
    let mut all = routes::routes();
    all.extend(crate::membership::routes::routes());
    all.extend(crate::vouch::routes::routes());
    all.extend(crate::invitation::routes::routes());
    all.extend(crate::coalition::routes::routes());
    all.extend(crate::committee::routes::routes());
    all
}

/// What groups bring into the room `people`.
pub fn parts() -> Parts {
    Parts {
        routes: routes(),
        migrations: migrations(),
        retentions: retentions(),
        purges: purges(),
        samples: Some(views::samples),
        menu: vec![MenuItem { icon: Icon::Users, label: Words::group_menu, href: href::GROUPS }],
        subjects: vec![subject::SUBJECT],
        person_cards: vec![std::sync::Arc::new(|app, visit, _| {
            Box::pin(crate::membership::routes::my_groups(app, visit))
        })],
        ..Parts::default()
    }
}
