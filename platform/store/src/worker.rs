//! The worker: does the jobs and tells the events, in this process or beside others.
//!
//! Handlers of jobs are async and may do IO; subscribers to events run inside a change and may
//! not. Several workers on one database share the work: on PostgreSQL rows are locked, on SQLite
//! there is one writer; a running job is leased to its worker and comes back when that dies.

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use base::{Event, Random};
use futures_util::FutureExt;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::jobs::{self, Done, Job, JobError, LEASE, NewJob};
use crate::outbox::{self, Told};
use crate::{Change, Store, StoreError};

type Future<T> = Pin<Box<dyn std::future::Future<Output = T> + Send>>;
type Handler = Arc<dyn Fn(Store, Job) -> Future<Result<Done, JobError>> + Send + Sync>;
type Subscriber = Arc<dyn Fn(&mut Change, &Event) -> Result<(), StoreError> + Send + Sync>;

/// Jobs running at one time in one worker.
const LANES: usize = 8;

/// The longest sleep between two looks: other processes cannot ring the bell here.
const LOOK: Duration = Duration::from_secs(2);

/// The shortest, so that a clock at the very moment does not make a busy loop.
const QUICK: Duration = Duration::from_millis(5);

/// Who listens to which kind of event.
#[derive(Clone, Default)]
pub(crate) struct Subscribers(HashMap<String, Vec<Subscriber>>);

impl Subscribers {
    pub(crate) fn hear(&self, db: &mut Change, event: &Event) -> Result<(), StoreError> {
        let listeners = self.0.get(&event.kind).map_or(&[][..], Vec::as_slice);
        listeners.iter().try_for_each(|listen| listen(db, event))
    }
}

/// Does jobs and tells events until it is stopped.
#[derive(Clone)]
pub struct Worker {
    store: Store,
    lease: [u8; 16],
    handlers: HashMap<String, Handler>,
    every: HashMap<String, Duration>,
    subscribers: Subscribers,
    grace: Duration,
}

impl Worker {
    /// A worker without handlers.
    pub fn new(store: Store, random: &dyn Random) -> Self {
        Self {
            store,
            lease: base::random::bytes(random),
            handlers: HashMap::new(),
            every: HashMap::new(),
            subscribers: Subscribers::default(),
            grace: Duration::from_secs(20),
        }
    }

    /// How long a stop waits for running jobs; the rest is done again by another worker.
    #[must_use]
    pub const fn grace(mut self, grace: Duration) -> Self {
        self.grace = grace;
        self
    }

    /// Registers the handler for a kind of job.
    pub fn on<F, R>(&mut self, kind: &str, handler: F)
    where
        F: Fn(Store, Job) -> R + Send + Sync + 'static,
        R: std::future::Future<Output = Result<Done, JobError>> + Send + 'static,
    {
        let handler: Handler = Arc::new(move |store, job| Box::pin(handler(store, job)));
        self.handlers.insert(kind.to_owned(), handler);
    }

    /// Registers a job that is done again and again, `span` after it was last done. It exists
    /// once in the database, however many workers there are.
    pub fn every<F, R>(&mut self, kind: &str, span: Duration, handler: F)
    where
        F: Fn(Store, Job) -> R + Send + Sync + 'static,
        R: std::future::Future<Output = Result<Done, JobError>> + Send + 'static,
    {
        self.on(kind, handler);
        self.every.insert(kind.to_owned(), span);
    }

    /// Registers a subscriber to a kind of event. It runs inside a change: no IO; for that it
    /// enqueues a job.
    pub fn subscribe(
        &mut self,
        kind: &str,
        listen: impl Fn(&mut Change, &Event) -> Result<(), StoreError> + Send + Sync + 'static,
    ) {
        let listeners = self.subscribers.0.entry(kind.to_owned()).or_default();
        listeners.push(Arc::new(listen));
    }

    /// Works until `stop` comes, then finishes what is running.
    pub async fn run(&self, stop: impl std::future::Future<Output = ()>) {
        let (halt, halted) = watch::channel(false);
        let stopping = async {
            stop.await;
            halt.send_replace(true);
        };
        tokio::join!(stopping, self.tell_until(halted.clone()), self.work_until(halted));
    }

    /// Does everything that is due now, one thing after another, until nothing is; how much it
    /// was. For tests and the command line.
    pub async fn run_due(&self) -> Result<usize, StoreError> {
        self.begin().await?;
        let mut count = 0;
        loop {
            let mut done = self.tell().await?.events;
            for job in self.claim(LANES).await? {
                self.perform(job).await;
                done += 1;
            }
            if done == 0 {
                return Ok(count);
            }
            count += done;
        }
    }

    /// Writes the periodic jobs that are not there yet.
    async fn begin(&self) -> Result<(), StoreError> {
        if self.every.is_empty() {
            return Ok(());
        }
        let kinds: Vec<String> = self.every.keys().cloned().collect();
        self.store
            .change(move |db| {
                for kind in &kinds {
                    let job = NewJob::new(kind, serde_json::Value::Null);
                    db.enqueue(job.key(format!("every:{kind}")));
                }
                Ok(())
            })
            .await
    }

    async fn tell(&self) -> Result<Told, StoreError> {
        // Looking first keeps an idle worker from writing.
        let first = self.store.read(outbox::first).await?;
        if first.is_none_or(|at| at > self.store.now()) {
            return Ok(Told { events: 0, stuck: first.is_some() });
        }
        let subscribers = self.subscribers.clone();
        self.store.change(move |db| outbox::tell(db, &subscribers)).await
    }

    async fn tell_until(&self, mut halted: watch::Receiver<bool>) {
        let bell = Arc::clone(&self.store.shared.event_bell);
        while !*halted.borrow() {
            let told = self.tell().await.unwrap_or_else(|error| {
                tracing::warn!(%error, "the outbox could not be read");
                Told::default()
            });
            if told.events > 0 && !told.stuck {
                continue;
            }
            tokio::select! {
                () = bell.notified() => {}
                () = tokio::time::sleep(LOOK) => {}
                _ = halted.changed() => {}
            }
        }
    }

    async fn work_until(&self, mut halted: watch::Receiver<bool>) {
        let bell = Arc::clone(&self.store.shared.job_bell);
        let mut running = JoinSet::new();
        let mut begun = false;
        while !*halted.borrow() {
            if !begun {
                begun = self.begin().await.is_ok();
            }
            let claimed = self.claim(LANES - running.len()).await;
            let jobs = claimed.unwrap_or_else(|error| {
                tracing::warn!(%error, "jobs could not be taken");
                Vec::new()
            });
            for job in jobs {
                let worker = self.clone();
                running.spawn(async move { worker.perform(job).await });
            }
            let nap = self.nap().await;
            tokio::select! {
                () = bell.notified(), if running.len() < LANES => {}
                () = tokio::time::sleep(nap), if running.len() < LANES => {}
                Some(_) = running.join_next() => {}
                _ = halted.changed() => {}
            }
        }
        let rest = async { while running.join_next().await.is_some() {} };
        if tokio::time::timeout(self.grace, rest).await.is_err() {
            tracing::warn!("jobs still running are left to be done again");
        }
    }

    /// How long nothing is due.
    async fn nap(&self) -> Duration {
        let kinds = self.kinds();
        let next = self.store.read(move |db| jobs::next(db, &kinds)).await;
        match next {
            Ok(Some(at)) => at.since(self.store.now()).clamp(QUICK, LOOK),
            _ => LOOK,
        }
    }

    fn kinds(&self) -> Vec<String> {
        self.handlers.keys().cloned().collect()
    }

    async fn claim(&self, most: usize) -> Result<Vec<Job>, StoreError> {
        let (kinds, lease) = (self.kinds(), self.lease);
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        if kinds.is_empty() || most == 0 {
            return Ok(Vec::new());
        }
        let due = kinds.clone();
        let now = self.store.now();
        // Looking first keeps an idle worker from writing.
        let next = self.store.read(move |db| jobs::next(db, &due)).await?;
        if next.is_none_or(|at| at > now) {
            return Ok(Vec::new());
        }
        self.store.change(move |db| jobs::claim(db, &kinds, most, lease)).await
    }

    /// Does one job and writes down what became of it.
    async fn perform(&self, job: Job) {
        let Some(handler) = self.handlers.get(&job.kind) else {
            return;
        };
        let work = AssertUnwindSafe(handler(self.store.clone(), job.clone())).catch_unwind();
        let result = tokio::select! {
            done = work => done.unwrap_or_else(|_| Err(JobError::Retry("the handler panicked".to_owned()))),
            error = self.hold(job.id) => Err(error),
        };
        if let Err(error) = &result {
            tracing::warn!(%error, job.kind, job.attempt, "a job failed");
        }
        let (lease, every) = (self.lease, self.every.get(&job.kind).copied());
        let settled = self.store.change(move |db| jobs::settle(db, &job, lease, every, &result)).await;
        if let Err(error) = settled {
            tracing::warn!(%error, "a job will be done again");
        }
    }

    /// Keeps the lease while the job runs; never ends.
    async fn hold(&self, id: i64) -> JobError {
        let lease = self.lease;
        loop {
            tokio::time::sleep(LEASE / 3).await;
            let renewed = self.store.change(move |db| jobs::renew(db, id, lease)).await;
            if let Err(error) = renewed {
                tracing::debug!(%error, "a lease was not renewed");
            }
        }
    }
}
