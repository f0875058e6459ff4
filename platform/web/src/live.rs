//! Figures that move while one looks: a topic is touched, everybody who watches it is told once a
//! second at most.
//!
//! Nothing is sent here: a watcher learns that something changed and asks for it again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use uuid::Uuid;

/// Connections that may watch at the same time.
const WATCHERS_MAX: usize = 4_000;

/// The topics of this process.
#[derive(Clone, Debug)]
pub struct Live {
    topics: Arc<Mutex<HashMap<Uuid, watch::Sender<u64>>>>,
    places: Arc<Semaphore>,
}

impl Default for Live {
    fn default() -> Self {
        Self { topics: Arc::default(), places: Arc::new(Semaphore::new(WATCHERS_MAX)) }
    }
}

impl Live {
    /// Tells those who watch `topic` that it changed; costs next to nothing when nobody does.
    pub fn touch(&self, topic: Uuid) {
        let mut topics = self.topics.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = topics.get(&topic) {
            if sender.is_closed() {
                topics.remove(&topic);
            } else {
                sender.send_modify(|n| *n = n.wrapping_add(1));
            }
        }
    }

    /// Watches a topic; none when too many watch already.
    pub fn watch(&self, topic: Uuid) -> Option<(watch::Receiver<u64>, OwnedSemaphorePermit)> {
        let place = Arc::clone(&self.places).try_acquire_owned().ok()?;
        let mut topics = self.topics.lock().unwrap_or_else(PoisonError::into_inner);
        let receiver = topics.entry(topic).or_insert_with(|| watch::channel(0).0).subscribe();
        Some((receiver, place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_touch_reaches_who_watches() {
        let live = Live::default();
        live.touch(Uuid::nil());
        let (mut it, _place) = live.watch(Uuid::nil()).unwrap();
        assert!(!it.has_changed().unwrap());
        live.touch(Uuid::nil());
        live.touch(Uuid::nil());
        assert!(it.has_changed().unwrap());
        it.mark_unchanged();
        live.touch(Uuid::max());
        assert!(!it.has_changed().unwrap());
    }
}
