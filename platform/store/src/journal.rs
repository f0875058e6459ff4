//! Keeps SQLite's write-ahead journal short.
//!
//! SQLite moves the journal into the file by itself after a commit, but begins it anew only when
//! no reader looks at it at that very moment. Under a storm of short reads that moment may not
//! come, and the journal would grow without end; so when it is long, the writer asks readers to
//! make room, for a few milliseconds at a time.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::StoreConfig;
use crate::lite::Lite;
use crate::stats::moment;

/// How often the length is looked at.
const LOOK: Duration = Duration::from_millis(500);

/// How long readers are waited for, while no change can run.
const ROOM: Duration = Duration::from_millis(30);

/// The journal of one database file.
pub(crate) struct Journal {
    path: Option<PathBuf>,
    most: u64,
    wait: Duration,
    looked: Instant,
}

impl Journal {
    pub(crate) fn of(lite: &Lite, config: &StoreConfig) -> Self {
        let file = lite.raw().path().filter(|path| !path.is_empty());
        Self {
            path: file.map(|path| PathBuf::from(format!("{path}-wal"))),
            most: u64::from(config.checkpoint_pages) * 4_096 * 2,
            wait: config.wait,
            looked: moment(),
        }
    }

    /// Begins the journal anew when it is long; called between groups.
    pub(crate) fn keep_short(&mut self, lite: &Lite) {
        if !self.is_time() {
            return;
        }
        let length = self.path.as_ref().and_then(|path| std::fs::metadata(path).ok());
        if length.is_some_and(|file| file.len() > self.most) {
            self.checkpoint(lite, "PRAGMA wal_checkpoint(RESTART)");
        }
    }

    /// Gives the journal's space back when the disk is full: what is in it goes into the file.
    pub(crate) fn give_back(&mut self, lite: &Lite) {
        if self.is_time() {
            self.checkpoint(lite, "PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    fn is_time(&mut self) -> bool {
        let due = self.path.is_some() && self.looked.elapsed() >= LOOK;
        if due {
            self.looked = moment();
        }
        due
    }

    fn checkpoint(&self, lite: &Lite, pragma: &str) {
        let asked = lite.raw().busy_timeout(ROOM).and_then(|()| lite.raw().execute_batch(pragma));
        if let Err(error) = asked.and(lite.raw().busy_timeout(self.wait)) {
            tracing::debug!(%error, "the journal stays long for now");
        }
    }
}
