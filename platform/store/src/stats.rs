//! Counters for metrics: plain atomics, read as one snapshot.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The running counters.
#[derive(Default)]
pub(crate) struct Counters {
    pub(crate) reads: AtomicU64,
    pub(crate) changes: AtomicU64,
    pub(crate) undone: AtomicU64,
    pub(crate) refused: AtomicU64,
    pub(crate) retries: AtomicU64,
    pub(crate) groups: AtomicU64,
    pub(crate) largest_group: AtomicU64,
    pub(crate) queued: AtomicU64,
    pub(crate) waited_micros: AtomicU64,
    pub(crate) commit_micros: AtomicU64,
}

/// What the store has done since it was opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Stats {
    /// Reads answered.
    pub reads: u64,
    /// Changes saved.
    pub changes: u64,
    /// Changes that were undone because they failed.
    pub undone: u64,
    /// Changes turned away as busy before they ran.
    pub refused: u64,
    /// Changes run again after a lost connection or a deadlock.
    pub retries: u64,
    /// Commits; on SQLite each holds a group of changes.
    pub groups: u64,
    /// The largest group so far.
    pub largest_group: u64,
    /// Changes waiting at this moment.
    pub queued: u64,
    /// Time changes waited before they ran, in all.
    pub waited: Duration,
    /// Time spent committing, in all.
    pub committing: Duration,
}

impl Counters {
    pub(crate) fn add(counter: &AtomicU64, n: u64) {
        counter.fetch_add(n, Ordering::Relaxed);
    }

    pub(crate) fn sub(counter: &AtomicU64, n: u64) {
        counter.fetch_sub(n, Ordering::Relaxed);
    }

    pub(crate) fn span(counter: &AtomicU64, span: Duration) {
        Self::add(counter, u64::try_from(span.as_micros()).unwrap_or(u64::MAX));
    }

    pub(crate) fn snapshot(&self) -> Stats {
        let get = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Stats {
            reads: get(&self.reads),
            changes: get(&self.changes),
            undone: get(&self.undone),
            refused: get(&self.refused),
            retries: get(&self.retries),
            groups: get(&self.groups),
            largest_group: get(&self.largest_group),
            queued: get(&self.queued),
            waited: Duration::from_micros(get(&self.waited_micros)),
            committing: Duration::from_micros(get(&self.commit_micros)),
        }
    }
}

/// A moment for measuring a wait; the domain's time is `base::Clock`, which tests hold still.
#[expect(
    clippy::disallowed_methods,
    reason = "waits and deadlines pass in real time, also when a test holds the clock still"
)]
pub(crate) fn moment() -> std::time::Instant {
    std::time::Instant::now()
}
