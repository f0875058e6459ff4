//! A site on a fresh database.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use base::{Clock, FixedClock, Lang, SeededRandom, Time};
use store::{Migration, Store};
use web::{App, AppParts, Identify, Joining, Keys, Mail, Room, Work};

use crate::Browser;

/// When every story begins: Thursday 1 October 2026, noon UTC.
pub const NOON: Time = Time::from_millis(1_790_856_000_000);

/// A site in a test.
pub struct Site {
    /// The app behind it.
    pub app: App,
    /// The clock that only the test moves.
    pub clock: Arc<FixedClock>,
    router: Router,
    work: Work,
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Site")
    }
}

/// A site on each database engine at hand: SQLite always, PostgreSQL when
/// `CONVOKE_TEST_POSTGRES` names one.
pub async fn sites(rooms: impl Fn() -> Vec<Room>, identify: Arc<dyn Identify>) -> Vec<(&'static str, Site)> {
    let migrations = migrations(&rooms());
    let mut out = Vec::new();
    let clock = Arc::new(FixedClock::at(NOON));
    let stores =
        store::trial::stores_at(&migrations, Arc::<FixedClock>::clone(&clock)).await.expect("a fresh database");
    for (engine, store) in stores {
        // One clock for all engines: a story told on the second begins where the first one ended.
        out.push((engine, Site::open(store, Arc::clone(&clock), rooms(), Arc::clone(&identify))));
    }
    out
}

/// A site on SQLite alone whose rate limits count, for stories about too many tries.
pub async fn limited(rooms: impl Fn() -> Vec<Room>, identify: Arc<dyn Identify>) -> Site {
    let clock = Arc::new(FixedClock::at(NOON));
    let made = store::trial::memory(&migrations(&rooms()), Arc::<FixedClock>::clone(&clock)).await;
    Site::made(made.expect("a fresh database"), clock, rooms(), identify, false)
}

/// A site on SQLite alone, for stories in which the engine cannot matter.
pub async fn sqlite(rooms: impl Fn() -> Vec<Room>, identify: Arc<dyn Identify>) -> Site {
    let clock = Arc::new(FixedClock::at(NOON));
    let made = store::trial::memory(&migrations(&rooms()), Arc::<FixedClock>::clone(&clock)).await;
    Site::open(made.expect("a fresh database"), clock, rooms(), identify)
}

fn migrations(rooms: &[Room]) -> Vec<Migration> {
    let mut all: Vec<Migration> = web::nouns(rooms).flat_map(|noun| noun.migrations.iter().copied()).collect();
    all.sort_by_key(|migration| migration.name);
    all
}

impl Site {
    /// A site over a database that has the rooms' tables.
    pub fn open(store: Store, clock: Arc<FixedClock>, rooms: Vec<Room>, identify: Arc<dyn Identify>) -> Self {
        Self::made(store, clock, rooms, identify, true)
    }

    fn made(
        store: Store,
        clock: Arc<FixedClock>,
        rooms: Vec<Room>,
        identify: Arc<dyn Identify>,
        limits_open: bool,
    ) -> Self {
        let parts = AppParts {
            store,
            clock: Arc::<FixedClock>::clone(&clock),
            random: Arc::new(SeededRandom::new(42)),
            site: web::Site {
                name: "Convoke".to_owned(),
                town: Some("Testville".to_owned()),
                base_url: "http://convoke.test".to_owned(),
                lang: Lang::En,
                mails: true,
                joining: Joining::Open,
                demo: true,
                contact: None,
            },
            keys: Keys::new(&[9; 32]),
            identify,
            trusted: Vec::new(),
            limits_open,
            cache_behind: Duration::ZERO,
        };
        let app = App::new(parts, &rooms);
        let work = Work::of(&rooms);
        let router = web::router::router(&app, rooms);
        Self { app, clock, router, work }
    }

    /// A new browser that has never been here.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone(), Arc::clone(&self.clock))
    }

    /// The present moment of the story.
    pub fn now(&self) -> Time {
        self.clock.now()
    }

    /// Does every job that is due and tells every event; answers the mails that were sent.
    ///
    /// # Panics
    /// When the database fails, or a job is left that nobody can do.
    pub async fn settle(&self) -> Vec<Mail> {
        let mails = Arc::new(Mutex::new(Vec::new()));
        let sent = Arc::clone(&mails);
        let worker = self.work.worker(&self.app, move |mail| {
            sent.lock().unwrap().push(mail);
            std::future::ready(Ok(()))
        });
        worker.run_due().await.expect("the worker works");
        let queue = self.app.read(store::jobs::queue).await.expect("the queue is read");
        assert_eq!(queue.dead, 0, "jobs were left undone: {queue:?}");
        std::mem::take(&mut *mails.lock().unwrap())
    }

    /// Deletes everything whose time is over at the story's present moment; how many rows.
    ///
    /// # Panics
    /// When the database fails.
    pub async fn purge(&self) -> u64 {
        self.work.purge(&self.app).await.expect("the purge works")
    }
}
