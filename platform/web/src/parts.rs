//! What one noun contributes to a room, and how nouns become a room.
//!
//! A noun's `parts()` fills in what it has and leaves the rest to `..Parts::default()`.

use base::Retention;
use store::Migration;
use ui::{Look, MenuItem};

use crate::room::{
    GroupCard, Hiding, JobKind, Periodic, PersonCard, PersonExport, Purge, Room, Route, Sample, Subject, Subscription,
};

/// Everything one noun has.
#[derive(Default)]
pub struct Parts {
    /// Its routes with their access rows.
    pub routes: Vec<Route>,
    /// Its tables.
    pub migrations: Vec<Migration>,
    /// What it keeps and for how long.
    pub retentions: Vec<Retention>,
    /// What deletes it.
    pub purges: Vec<Purge>,
    /// Its jobs.
    pub jobs: Vec<JobKind>,
    /// What it does again and again.
    pub periodic: Vec<Periodic>,
    /// What it does when something happens elsewhere.
    pub subscriptions: Vec<Subscription>,
    /// Its sample pages.
    pub samples: Option<fn(&Look<'_>) -> Vec<Sample>>,
    /// Its menu entries.
    pub menu: Vec<MenuItem>,
    /// Its cards for a group's page.
    pub group_cards: Vec<GroupCard>,
    /// Its cards for my page.
    pub person_cards: Vec<PersonCard>,
    /// What it adds to "everything about me".
    pub person_exports: Vec<PersonExport>,
    /// Tables that no backup holds.
    pub not_in_backups: Vec<&'static str>,
    /// What of it can be flagged and hidden.
    pub subjects: Vec<Subject>,
    /// What follows when things are hidden or shown again.
    pub hidings: Vec<Hiding>,
}

impl Room {
    /// The room made of its nouns; its sample pages come from [`samples`] over the same list.
    pub fn of(name: &'static str, samples: fn(&Look<'_>) -> Vec<Sample>, nouns: Vec<Parts>) -> Self {
        let mut room = Self { name, samples, ..Self::default() };
        for noun in nouns {
            room.routes.extend(noun.routes);
            room.migrations.extend(noun.migrations);
            room.retentions.extend(noun.retentions);
            room.purges.extend(noun.purges);
            room.jobs.extend(noun.jobs);
            room.periodic.extend(noun.periodic);
            room.subscriptions.extend(noun.subscriptions);
            room.menu.extend(noun.menu);
            room.group_cards.extend(noun.group_cards);
            room.person_cards.extend(noun.person_cards);
            room.person_exports.extend(noun.person_exports);
            room.not_in_backups.extend(noun.not_in_backups);
            room.subjects.extend(noun.subjects);
            room.hidings.extend(noun.hidings);
        }
        room
    }
}

/// The sample pages of all nouns.
pub fn samples(nouns: Vec<Parts>, look: &Look<'_>) -> Vec<Sample> {
    nouns.into_iter().filter_map(|noun| noun.samples).flat_map(|samples| samples(look)).collect()
}
