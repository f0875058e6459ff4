//! What one noun has, and the room that nouns make.
//!
//! A noun's `parts()` fills in what it has and leaves the rest to `..Parts::default()`.

use std::fmt;

use base::Retention;
use store::Migration;
use ui::{Look, MenuItem};

use crate::room::{
    Farewell, GroupCard, Hiding, JobKind, Periodic, PersonCard, PersonExport, Purge, Route, Sample, Subject,
    Subscription, Warm,
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
    /// What it makes ready at the start.
    pub warms: Vec<Warm>,
    /// What it settles before a person is deleted.
    pub farewells: Vec<Farewell>,
}

/// A room: its name and what its nouns have, in the order of the thread.
pub struct Room {
    /// Its name.
    pub name: &'static str,
    /// What each of its nouns has.
    pub nouns: Vec<Parts>,
}

impl fmt::Debug for Room {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Room({})", self.name)
    }
}

/// What all nouns of all rooms have.
pub fn nouns(rooms: &[Room]) -> impl Iterator<Item = &Parts> {
    rooms.iter().flat_map(|room| &room.nouns)
}

/// The sample pages of a room.
pub fn samples(room: &Room, look: &Look<'_>) -> Vec<Sample> {
    room.nouns.iter().filter_map(|noun| noun.samples).flat_map(|samples| samples(look)).collect()
}
