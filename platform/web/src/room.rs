//! The kinds of things a noun hands to the shell, as data.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use axum::routing::MethodRouter;
use base::{Actor, Event, GroupId, PersonId, Row, Time};
use store::{Change, Reader, StoreError};
use ui::{Head, Html};
use uuid::Uuid;

use crate::identify::Boxed;
use crate::{App, Failure, Visit};

/// One route: its access row, its handler, and whether its page may come from the cache.
pub struct Route {
    /// Who may use it.
    pub row: Row,
    pub(crate) handler: MethodRouter<App>,
    pub(crate) is_cached: bool,
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.row.method.as_str(), self.row.path)
    }
}

/// A route cannot be made without its access row.
pub fn route(row: Row, handler: MethodRouter<App>) -> Route {
    Route { row, handler, is_cached: false }
}

impl Route {
    /// Visitors without a session may get bytes made up to a second ago.
    #[must_use]
    pub fn cached(mut self) -> Self {
        self.is_cached = true;
        self
    }
}

/// A step of the purge: deletes at most some thousand rows whose time is over, says how many.
#[derive(Clone, Copy)]
pub struct Purge {
    /// The name retentions refer to.
    pub name: &'static str,
    /// Deletes and counts.
    pub run: fn(&mut Change, Time) -> Result<u64, StoreError>,
}

impl fmt::Debug for Purge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Purge({})", self.name)
    }
}

/// Runs a job of one kind.
pub type RunJob = Arc<dyn Fn(App, serde_json::Value) -> Boxed<'static, Result<(), Failure>> + Send + Sync>;

/// A kind of job and what does it.
#[derive(Clone)]
pub struct JobKind {
    /// Its name in the jobs table.
    pub kind: &'static str,
    /// Does one.
    pub run: RunJob,
}

/// Does something periodic once.
pub type RunPeriodic = Arc<dyn Fn(App) -> Boxed<'static, Result<(), Failure>> + Send + Sync>;

/// Makes ready what a room keeps in memory: once at the start of each process, before it says that it
/// is ready. What fails is made by the first request that needs it.
#[derive(Clone)]
pub struct Warm {
    /// Its name.
    pub name: &'static str,
    /// Does it.
    pub run: RunPeriodic,
}

/// What a room does, in the same change, before a person is deleted with everything that hangs on it.
pub type Farewell = fn(&mut Change, PersonId, Time) -> Result<(), StoreError>;

/// Tells a subscriber an event, inside a change: no IO; for that it enqueues a job.
pub type RunSubscription = Arc<dyn Fn(&mut Change, &Event) -> Result<(), StoreError> + Send + Sync>;

/// Something done again and again.
#[derive(Clone)]
pub struct Periodic {
    /// Its name.
    pub name: &'static str,
    /// The pause between two runs.
    pub every: Duration,
    /// Does it once.
    pub run: RunPeriodic,
}

/// What a room does when something happened elsewhere; it may be told the same event twice.
#[derive(Clone)]
pub struct Subscription {
    /// The event's kind.
    pub kind: &'static str,
    /// Does it.
    pub run: RunSubscription,
}

/// Makes a card for a group's page, or none.
pub type GroupCard = Arc<dyn Fn(App, Visit, GroupId) -> Boxed<'static, Result<Option<Html>, Failure>> + Send + Sync>;

/// Makes a card for my page, or none.
pub type PersonCard = Arc<dyn Fn(App, Visit, PersonId) -> Boxed<'static, Result<Option<Html>, Failure>> + Send + Sync>;

/// What a room keeps about a person, for "everything about me": a name and the rows as JSON.
#[derive(Clone, Copy)]
pub struct PersonExport {
    /// Its key in the file.
    pub name: &'static str,
    /// What is kept about the actor.
    pub run: fn(&mut Reader, &App, &Actor) -> Result<serde_json::Value, StoreError>,
}

impl fmt::Debug for PersonExport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonExport({})", self.name)
    }
}

/// Something visitors may flag and stewards may hide, as its room names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SubjectName {
    /// Its id, as `hidings` knows it.
    pub id: Uuid,
    /// What it is called.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Whether everybody may see it now.
    pub is_public: bool,
}

/// One kind of thing that can be flagged and hidden; only its room knows where it is kept.
#[derive(Clone, Copy)]
pub struct Subject {
    /// The kind: `action`, `call` or `group`.
    pub kind: &'static str,
    /// The one of a public name, if the actor may see it.
    pub find: fn(&mut Reader, &Actor, &str) -> Result<SubjectName, StoreError>,
    /// Those of these ids that still exist, whoever may see them.
    pub names: fn(&mut Reader, &[Uuid]) -> Result<Vec<SubjectName>, StoreError>,
}

/// What a room does, in the same change, when something was hidden or shown again: its figures
/// count what everybody may see.
#[derive(Clone, Copy)]
pub struct Hiding {
    /// The kind of thing, as in [`Subject::kind`].
    pub kind: &'static str,
    /// Does it: the thing's id, and whether it is hidden now.
    pub moved: fn(&mut Change, Uuid, bool) -> Result<(), StoreError>,
}

impl fmt::Debug for Hiding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hiding({})", self.kind)
    }
}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Subject({})", self.kind)
    }
}

/// A page with made-up content: rendered in every language and held to the page contract.
#[derive(Debug)]
pub struct Sample {
    /// Its name, such as `call-open`.
    pub name: &'static str,
    /// The head.
    pub head: Head,
    /// The main part.
    pub main: Html,
}
