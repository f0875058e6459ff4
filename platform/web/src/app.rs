//! What every handler is given: the database, the clock, the keys, the site.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use base::{Clock, Random, Time};
use store::{Change, Reader, Store, StoreError};
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use ui::MenuItem;

use crate::cache::PageCache;
use crate::client::Network;
use crate::room::{Farewell, GroupCard, Hiding, PersonCard, PersonExport, Subject, Warm};
use crate::{Identify, Keys, Limits, Live, Room, Site, nouns};

/// What an app is made of.
pub struct AppParts {
    /// The database.
    pub store: Store,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The random source.
    pub random: Arc<dyn Random>,
    /// The site.
    pub site: Site,
    /// The server's secrets.
    pub keys: Keys,
    /// Who finds the actor of a session.
    pub identify: Arc<dyn Identify>,
    /// Proxies whose forwarded addresses are believed.
    pub trusted: Vec<Network>,
    /// Whether rate limits count nothing.
    pub limits_open: bool,
    /// How old a cached page may be although something changed.
    pub cache_behind: Duration,
}

struct Inner {
    parts: AppParts,
    limits: Limits,
    live: Live,
    cache: PageCache,
    version: AtomicU64,
    queue: AtomicU32,
    menu: Vec<MenuItem>,
    group_cards: Vec<GroupCard>,
    person_cards: Vec<PersonCard>,
    person_exports: Vec<PersonExport>,
    subjects: Vec<Subject>,
    hidings: Vec<Hiding>,
    warms: Vec<Warm>,
    is_warm: AtomicBool,
    farewells: Vec<Farewell>,
    retentions: Vec<base::Retention>,
    tasks: TaskTracker,
    leave: CancellationToken,
    stop: CancellationToken,
    desks: std::sync::Mutex<BTreeMap<std::any::TypeId, Arc<dyn std::any::Any + Send + Sync>>>,
}

/// The app; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "App({})", self.site().name)
    }
}

impl App {
    /// An app over its parts, knowing the rooms' menu, cards and retentions.
    pub fn new(parts: AppParts, rooms: &[Room]) -> Self {
        let limits = Limits::new(parts.limits_open);
        let cache = PageCache::new(parts.cache_behind);
        Self(Arc::new(Inner {
            parts,
            limits,
            live: Live::default(),
            cache,
            version: AtomicU64::new(0),
            queue: AtomicU32::new(0),
            menu: nouns(rooms).flat_map(|noun| noun.menu.iter().copied()).collect(),
            group_cards: nouns(rooms).flat_map(|noun| noun.group_cards.iter().cloned()).collect(),
            person_cards: nouns(rooms).flat_map(|noun| noun.person_cards.iter().cloned()).collect(),
            person_exports: nouns(rooms).flat_map(|noun| noun.person_exports.iter().copied()).collect(),
            subjects: nouns(rooms).flat_map(|noun| noun.subjects.iter().copied()).collect(),
            hidings: nouns(rooms).flat_map(|noun| noun.hidings.iter().copied()).collect(),
            warms: nouns(rooms).flat_map(|noun| noun.warms.iter().cloned()).collect(),
            is_warm: AtomicBool::new(false),
            farewells: nouns(rooms).flat_map(|noun| noun.farewells.iter().copied()).collect(),
            retentions: nouns(rooms).flat_map(|noun| noun.retentions.iter().copied()).collect(),
            tasks: TaskTracker::new(),
            leave: CancellationToken::new(),
            stop: CancellationToken::new(),
            desks: std::sync::Mutex::default(),
        }))
    }

    /// The database itself; prefer [`App::read`] and [`App::change`].
    pub fn store(&self) -> &Store {
        &self.0.parts.store
    }

    /// The present moment.
    pub fn now(&self) -> Time {
        self.0.parts.clock.now()
    }

    /// The clock.
    pub fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.0.parts.clock)
    }

    /// The random source.
    pub fn random(&self) -> &dyn Random {
        self.0.parts.random.as_ref()
    }

    /// The random source, to take into a change.
    pub fn random_arc(&self) -> Arc<dyn Random> {
        Arc::clone(&self.0.parts.random)
    }

    /// The site.
    pub fn site(&self) -> &Site {
        &self.0.parts.site
    }

    /// The server's secrets.
    pub fn keys(&self) -> &Keys {
        &self.0.parts.keys
    }

    /// Rate limits.
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// Live topics.
    pub fn live(&self) -> &Live {
        &self.0.live
    }

    /// Rooms' cards for a group's page.
    pub fn group_cards(&self) -> &[GroupCard] {
        &self.0.group_cards
    }

    /// Rooms' cards for my page.
    pub fn person_cards(&self) -> &[PersonCard] {
        &self.0.person_cards
    }

    /// What rooms keep about a person.
    pub fn person_exports(&self) -> &[PersonExport] {
        &self.0.person_exports
    }

    /// What follows when things are hidden or shown again.
    pub fn hidings(&self) -> &[Hiding] {
        &self.0.hidings
    }

    /// What rooms settle before a person is deleted.
    pub fn farewells(&self) -> &[Farewell] {
        &self.0.farewells
    }

    /// Makes ready what rooms keep in memory, one after another.
    pub async fn warm(&self) {
        for warm in &self.0.warms {
            let begun = self.now();
            match (warm.run)(self.clone()).await {
                Ok(()) => tracing::debug!(what = warm.name, ms = self.now().millis() - begun.millis(), "made ready"),
                Err(failure) => tracing::warn!(
                    what = warm.name,
                    status = failure.status().as_u16(),
                    "could not be made ready; the first request makes it"
                ),
            }
        }
        self.0.is_warm.store(true, Ordering::Release);
    }

    /// Whether [`App::warm`] is through.
    pub fn is_warm(&self) -> bool {
        self.0.is_warm.load(Ordering::Acquire)
    }

    /// What can be flagged and hidden, of all rooms.
    pub fn subjects(&self) -> &[Subject] {
        &self.0.subjects
    }

    /// What all rooms keep and for how long.
    pub fn retentions(&self) -> &[base::Retention] {
        &self.0.retentions
    }

    /// The absolute address of a path.
    pub fn absolute(&self, href: &str) -> String {
        format!("{}{href}", self.site().base_url)
    }

    /// How many things wait in the stewards' queue, as last said.
    pub fn queue_length(&self) -> u32 {
        self.0.queue.load(Ordering::Relaxed)
    }

    /// Says how many things wait in the stewards' queue.
    pub fn set_queue_length(&self, length: u32) {
        self.0.queue.store(length, Ordering::Relaxed);
    }

    pub(crate) fn cache(&self) -> &PageCache {
        &self.0.cache
    }

    pub(crate) fn menu(&self) -> &[MenuItem] {
        &self.0.menu
    }

    pub(crate) fn identify(&self) -> Arc<dyn Identify> {
        Arc::clone(&self.0.parts.identify)
    }

    pub(crate) fn trusted(&self) -> &[Network] {
        &self.0.parts.trusted
    }

    /// The one `T` of this app, made at first use: for what a room keeps in memory (a queue, an
    /// index) and can make again from the database.
    pub fn once<T: Send + Sync + 'static>(&self, make: impl FnOnce(&Self) -> T) -> Arc<T> {
        let id = std::any::TypeId::of::<T>();
        let mut desks = self.0.desks.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(it) = desks.get(&id)
            && let Ok(it) = Arc::clone(it).downcast::<T>()
        {
            return it;
        }
        let it = Arc::new(make(self));
        desks.insert(id, Arc::<T>::clone(&it));
        it
    }

    /// Runs something beside the requests; a stop waits for it.
    #[expect(clippy::disallowed_methods, reason = "the tracker itself is what others are told to use")]
    pub fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        tokio::spawn(self.0.tasks.track_future(task));
    }

    /// Ends when the app is told to stop: streams watch it, so that connections can end.
    pub fn leaving(&self) -> CancellationToken {
        self.0.leave.clone()
    }

    /// Ends when the last request was answered: tasks that requests wait for watch it.
    pub fn stopping(&self) -> CancellationToken {
        self.0.stop.clone()
    }

    /// Tells every task to stop and waits until the last one has.
    pub async fn drain(&self) {
        self.0.leave.cancel();
        self.0.stop.cancel();
        self.0.tasks.close();
        self.0.tasks.wait().await;
    }

    /// Counts changes of this process: what was made from an older version may be outdated.
    pub fn version(&self) -> u64 {
        self.0.version.load(Ordering::Acquire)
    }

    /// Says that something public changed without going through [`App::change`].
    pub fn bump(&self) {
        self.0.version.fetch_add(1, Ordering::AcqRel);
    }

    /// How far behind a change what is made from it may be: a second in service, nothing in tests.
    pub fn behind(&self) -> Duration {
        self.0.parts.cache_behind
    }

    /// Reads; see [`Store::read`].
    pub async fn read<T, E>(&self, f: impl FnOnce(&mut Reader) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.store().read(f).await
    }

    /// Reads for long, away from the threads that answer; see [`Store::read_long`].
    pub async fn read_long<T, E>(&self, f: impl FnOnce(&mut Reader) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.store().read_long(f).await
    }

    /// Changes; when it returns, the change is on disk. It goes on when whoever asked hangs up, so that what
    /// was written is also seen. See [`Store::change`].
    pub async fn change<T, E>(&self, f: impl FnMut(&mut Change) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (app, (tell, told)) = (self.clone(), oneshot::channel());
        self.spawn(async move {
            let done = app.store().change(f).await;
            if done.is_ok() {
                app.bump();
            }
            drop(tell.send(done));
        });
        told.await.unwrap_or_else(|_| Err(StoreError::Busy.into()))
    }
}
