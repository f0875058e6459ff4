//! The store: opens one of the two engines and runs closures on it.

use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use base::{Clock, Time};
use tokio::sync::{Notify, Semaphore, oneshot};

use crate::db::{Change, Engine, Reader};
use crate::lite::{Lite, Place, Role};
use crate::migrate::{Migration, migrate_lite};
use crate::pool::PgPool;
use crate::stats::{Counters, moment};
use crate::writer::{Task, Wish, Writer, guarded};
use crate::{Sql, Stats, StoreConfig, StoreError};

/// A database that is open. Clones share it.
#[derive(Clone)]
pub struct Store {
    pub(crate) shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub(crate) config: StoreConfig,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) migrations: Vec<Migration>,
    pub(crate) counters: Arc<Counters>,
    /// Rung when jobs were written, so that the worker need not wait for its next look.
    pub(crate) job_bell: Arc<Notify>,
    /// Rung when events were written.
    pub(crate) event_bell: Arc<Notify>,
    pub(crate) backend: Backend,
    long: Semaphore,
    /// Something to keep until the store is gone, such as a directory made for a test.
    pub(crate) keep: Mutex<Option<Box<dyn Send>>>,
}

pub(crate) enum Backend {
    Lite(LiteBackend),
    Postgres(PgPool),
}

pub(crate) struct LiteBackend {
    pub(crate) place: Place,
    writer: Writer,
    idle: Mutex<Vec<Lite>>,
}

impl Store {
    /// Opens the database, makes it if it is not there, and brings its schema up to date.
    ///
    /// `migrations` are those of all rooms; the store's own come with it.
    pub async fn open(
        config: &StoreConfig,
        migrations: &[Migration],
        clock: Arc<dyn Clock>,
    ) -> Result<Self, StoreError> {
        let migrations = crate::migrate::history(migrations)?;
        let counters = Arc::new(Counters::default());
        let backend = match place(&config.database)? {
            Some(place) => {
                let (config, clock) = (config.clone(), Arc::clone(&clock));
                let (history, counters) = (migrations.clone(), Arc::clone(&counters));
                blocking(move || open_lite(place, &config, &history, clock, counters)).await?
            }
            None => Backend::Postgres(PgPool::open(config, &migrations, clock.now()).await?),
        };
        Ok(Self {
            shared: Arc::new(Shared {
                long: Semaphore::new(config.long_reads.max(1)),
                config: config.clone(),
                clock,
                migrations,
                counters,
                job_bell: Arc::new(Notify::new()),
                event_bell: Arc::new(Notify::new()),
                backend,
                keep: Mutex::new(None),
            }),
        })
    }

    /// Answers a question from one snapshot. On SQLite it runs in the calling thread, so keep it
    /// short; what reads thousands of rows belongs into [`Store::read_long`].
    pub async fn read<T, E>(&self, f: impl FnOnce(&mut Reader) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        Counters::add(&self.shared.counters.reads, 1);
        match &self.shared.backend {
            Backend::Lite(lite) if matches!(lite.place, Place::Memory) => {
                let mut f = Some(f);
                let look = move |change: &mut Change| match f.take() {
                    Some(f) => f(&mut change.reader),
                    None => Err(StoreError::Busy.into()),
                };
                lite.send(look, Wish::Read).await
            }
            Backend::Lite(lite) => lite.read(&self.shared.config, f),
            Backend::Postgres(pool) => pool.read(f).await,
        }
    }

    /// Answers a question that takes its time (an export, an audit) on a thread of its own.
    pub async fn read_long<T, E>(&self, f: impl FnOnce(&mut Reader) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let Ok(_turn) = self.shared.long.acquire().await else {
            return Err(StoreError::Busy.into());
        };
        match &self.shared.backend {
            Backend::Lite(lite) if !matches!(lite.place, Place::Memory) => {
                Counters::add(&self.shared.counters.reads, 1);
                let shared = Arc::clone(&self.shared);
                blocking(move || match &shared.backend {
                    Backend::Lite(lite) => lite.read(&shared.config, f),
                    Backend::Postgres(_) => Err(StoreError::Busy.into()),
                })
                .await
            }
            _ => self.read(f).await,
        }
    }

    /// Changes something in one transaction, and answers when it is durable. When the closure
    /// fails or panics, nothing of it is saved.
    ///
    /// The closure may be run again after a deadlock or a lost connection, so it changes nothing
    /// but the database; and it does no IO, since all other writers wait for it.
    pub async fn change<T, E>(&self, f: impl FnMut(&mut Change) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let rings = Arc::new(Rings::default());
        let result = match &self.shared.backend {
            Backend::Lite(lite) => lite.send(finished(f, Arc::clone(&rings)), Wish::Change).await,
            Backend::Postgres(pool) => {
                let counters = Arc::clone(&self.shared.counters);
                let clock = Arc::clone(&self.shared.clock);
                pool.change(finished(f, Arc::clone(&rings)), clock, counters).await
            }
        };
        if result.is_ok() {
            rings.ring(&self.shared);
        }
        result
    }

    /// Whether this is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        matches!(self.shared.backend, Backend::Postgres(_))
    }

    /// The present moment by the store's clock.
    pub fn now(&self) -> Time {
        self.shared.clock.now()
    }

    /// The counters.
    pub fn stats(&self) -> Stats {
        self.shared.counters.snapshot()
    }

    /// Prepares a statement without running it: the number of its parameters and the names of its
    /// columns. Tests do so with every statement on both engines.
    pub async fn describe(&self, sql: Sql) -> Result<(usize, Vec<String>), StoreError> {
        let sql = crate::list(sql, crate::dialect::last_place(sql.text()) + 1, 1);
        self.read(move |db| match &mut db.engine {
            Engine::Lite(lite) => lite.describe(sql),
            Engine::Postgres(postgres) => postgres.describe(sql),
        })
        .await
    }

    /// Lets no more changes in, finishes those that wait, and closes the files.
    pub async fn close(&self) -> Result<(), StoreError> {
        match &self.shared.backend {
            Backend::Lite(lite) => {
                let thread = lite.writer.close();
                let idle = std::mem::take(&mut *lite.lock_idle());
                blocking(move || {
                    drop(idle);
                    match thread.map(std::thread::JoinHandle::join) {
                        Some(Err(_)) => Err(StoreError::broken("the writer stopped early")),
                        _ => Ok(()),
                    }
                })
                .await
            }
            Backend::Postgres(pool) => {
                pool.close();
                Ok(())
            }
        }
    }

    /// Keeps a guard until the store is gone.
    pub(crate) fn keep(&self, guard: Box<dyn Send>) {
        *self.shared.keep.lock().unwrap_or_else(PoisonError::into_inner) = Some(guard);
    }
}

/// Which bells to ring once a change is durable.
#[derive(Default)]
struct Rings {
    jobs: AtomicBool,
    events: AtomicBool,
}

impl Rings {
    fn ring(&self, shared: &Shared) {
        if self.jobs.load(Ordering::Relaxed) {
            shared.job_bell.notify_one();
        }
        if self.events.load(Ordering::Relaxed) {
            shared.event_bell.notify_one();
        }
    }
}

/// Wraps a change: after the closure, its events and jobs are written; a failed statement fails
/// the change even if the closure swallowed it; a panic is a failure.
fn finished<T, E: From<StoreError>>(
    mut f: impl FnMut(&mut Change) -> Result<T, E> + Send + 'static,
    rings: Arc<Rings>,
) -> impl FnMut(&mut Change) -> Result<T, E> + Send + 'static {
    move |change| {
        let value = f(change)?;
        if let Some(fault) = change.fault() {
            return Err(fault.into());
        }
        if !change.events.is_empty() || !change.jobs.is_empty() {
            rings.jobs.store(!change.jobs.is_empty(), Ordering::Relaxed);
            rings.events.store(!change.events.is_empty(), Ordering::Relaxed);
            change.flush()?;
        }
        Ok(value)
    }
}

/// Runs something that blocks on a thread made for that.
#[expect(clippy::disallowed_methods, reason = "the store is where blocking work is put onto its threads")]
pub(crate) async fn blocking<T, E>(f: impl FnOnce() -> Result<T, E> + Send + 'static) -> Result<T, E>
where
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    match tokio::task::spawn_blocking(move || guarded(f)).await {
        Ok(result) => result,
        Err(error) => Err(StoreError::Broken(error.into()).into()),
    }
}

/// Where a SQLite database is; none for PostgreSQL.
fn place(database: &str) -> Result<Option<Place>, StoreError> {
    if database.starts_with("postgres://") || database.starts_with("postgresql://") {
        return Ok(None);
    }
    match database.strip_prefix("sqlite:").unwrap_or(database) {
        "" => Err(StoreError::broken("no database is named")),
        ":memory:" => Ok(Some(Place::Memory)),
        path if path.contains("://") => Err(StoreError::broken("a database is `sqlite:PATH` or `postgres://…`")),
        path => Ok(Some(Place::File(PathBuf::from(path)))),
    }
}

fn open_lite(
    place: Place,
    config: &StoreConfig,
    history: &[Migration],
    clock: Arc<dyn Clock>,
    counters: Arc<Counters>,
) -> Result<Backend, StoreError> {
    if let Place::File(path) = &place {
        private(path)?;
    }
    let lite = Lite::open(&place, config, Role::Writer)?;
    migrate_lite(lite.raw(), history, clock.now())?;
    Ok(Backend::Lite(LiteBackend {
        place,
        writer: Writer::start(lite, config, clock, counters),
        idle: Mutex::new(Vec::new()),
    }))
}

/// Makes the file, if it is not there, so that only its owner can read it; SQLite gives the
/// journal the same permissions.
fn private(path: &std::path::Path) -> Result<(), StoreError> {
    let mut options = std::fs::OpenOptions::new();
    let file = options.write(true).create(true).truncate(false).mode(0o600).open(path);
    file.map(drop).map_err(|error| {
        let words = format!("the database {} cannot be opened: {error}", path.display());
        StoreError::broken(words)
    })
}

impl LiteBackend {
    fn lock_idle(&self) -> std::sync::MutexGuard<'_, Vec<Lite>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn send<T, E>(&self, f: impl FnMut(&mut Change) -> Result<T, E> + Send + 'static, wish: Wish) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.writer.send(Box::new(Queued { f, wish, since: moment(), result: None, reply }));
        // The writer drops a task without an answer only when it is gone itself.
        answer.await.unwrap_or_else(|_| Err(StoreError::broken("the writer is gone").into()))
    }

    fn read<T, E: From<StoreError>>(
        &self,
        config: &StoreConfig,
        f: impl FnOnce(&mut Reader) -> Result<T, E>,
    ) -> Result<T, E> {
        let idle = self.lock_idle().pop();
        let lite = match idle {
            Some(lite) => lite,
            None => Lite::open(&self.place, config, Role::Reader)?,
        };
        let mut reader = Reader { engine: Engine::Lite(lite) };
        let result = guarded(|| {
            if let Engine::Lite(lite) = &reader.engine {
                lite.command("BEGIN")?;
            }
            f(&mut reader)
        });
        if let Engine::Lite(mut lite) = reader.engine {
            lite.fault = None;
            // A connection that cannot end its snapshot is closed instead of used again.
            if lite.is_lost() || lite.command("COMMIT").is_ok() {
                self.lock_idle().push(lite);
            }
        }
        result
    }
}

/// A closure in the writer's queue.
struct Queued<T, E, F> {
    f: F,
    wish: Wish,
    since: std::time::Instant,
    result: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> Task for Queued<T, E, F>
where
    T: Send,
    E: From<StoreError> + Send,
    F: FnMut(&mut Change) -> Result<T, E> + Send,
{
    fn wish(&self) -> Wish {
        self.wish
    }

    fn queued_at(&self) -> std::time::Instant {
        self.since
    }

    fn run(&mut self, change: &mut Change) -> bool {
        let result = guarded(|| (self.f)(change));
        let kept = result.is_ok();
        self.result = Some(result);
        kept
    }

    fn answer(self: Box<Self>, fate: Option<&StoreError>) {
        let answer = match (fate, self.result) {
            (None, Some(result)) => result,
            (Some(error), _) => Err(error.again().into()),
            (None, None) => Err(StoreError::Busy.into()),
        };
        // Nobody waits any more when the request was given up; the change stands all the same.
        drop(self.reply.send(answer));
    }
}
