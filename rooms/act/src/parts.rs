//! What one noun contributes to the room, and how the nouns become the room.
//!
//! A noun's `parts()` fills in what it has and leaves the rest to `..Parts::default()`.

use base::Retention;
use store::{Migration, Sql};
use ui::{Look, MenuItem};
use web::{GroupCard, JobKind, Periodic, PersonCard, Purge, Room, Route, Sample, Subject, Subscription};

/// Everything one noun has.
#[derive(Default)]
pub(crate) struct Parts {
    /// Its routes with their access rows.
    pub(crate) routes: Vec<Route>,
    /// Its tables.
    pub(crate) migrations: Vec<Migration>,
    /// Its statements, for the test that prepares them all.
    pub(crate) statements: Vec<Sql>,
    /// What it keeps and for how long.
    pub(crate) retentions: Vec<Retention>,
    /// What deletes it.
    pub(crate) purges: Vec<Purge>,
    /// Its jobs.
    pub(crate) jobs: Vec<JobKind>,
    /// What it does again and again.
    pub(crate) periodic: Vec<Periodic>,
    /// What it does when something happens elsewhere.
    pub(crate) subscriptions: Vec<Subscription>,
    /// Its sample pages.
    pub(crate) samples: Option<fn(&Look<'_>) -> Vec<Sample>>,
    /// Its menu entries.
    pub(crate) menu: Vec<MenuItem>,
    /// Its cards for a group's page.
    pub(crate) group_cards: Vec<GroupCard>,
    /// Its cards for my page.
    pub(crate) person_cards: Vec<PersonCard>,
    /// What of it can be flagged and hidden.
    pub(crate) subjects: Vec<Subject>,
}

/// The room made of its nouns.
pub(crate) fn room(nouns: Vec<Parts>) -> Room {
    let mut room = Room { name: "act", samples, ..Room::default() };
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
        room.subjects.extend(noun.subjects);
    }
    room
}

/// The sample pages of all nouns.
fn samples(look: &Look<'_>) -> Vec<Sample> {
    crate::nouns().into_iter().filter_map(|noun| noun.samples).flat_map(|samples| samples(look)).collect()
}
