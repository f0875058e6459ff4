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
            most: u64::from(config.checkpoint_pages) * 4_096 * 3,
            wait: config.wait,
            looked: moment(),
        }
    }

    /// Begins the journal anew when it is long; called between groups.
    pub(crate) fn keep_short(&mut self, lite: &Lite) {
        if self.looked.elapsed() < LOOK {
            return;
        }
        self.looked = moment();
        let length = self.path.as_ref().and_then(|path| std::fs::metadata(path).ok());
        if length.is_none_or(|file| file.len() <= self.most) {
            return;
        }
        let asked = lite
            .raw()
            .busy_timeout(ROOM)
            .and_then(|()| lite.raw().execute_batch("PRAGMA wal_checkpoint(RESTART)"))
            .and_then(|()| lite.raw().busy_timeout(self.wait));
        if let Err(error) = asked {
            tracing::debug!(%error, "the journal stays long for now");
        }
    }
}
