//! Something made from the database and kept in memory until the database changes.
//!
//! After a change what was made before is still given out for a moment (the patience) while one
//! task makes it anew; nothing is ever made twice at the same time. In tests nobody waits: there a
//! change is seen at once. What is kept can always be made again and belongs to nobody: it holds
//! public things only.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use base::Time;
use web::{App, Failure};

/// The longest anything is kept although nothing changed: time itself passes.
const AGE_MAX: Duration = Duration::from_mins(5);
/// With several nodes on one database another node's change is seen after this.
const SHARED_AGE_MAX: Duration = Duration::from_secs(2);
/// What nobody asked for during so long is made before it is shown again.
const STALE_MAX: Duration = Duration::from_secs(30);
/// Making it anew may take one part in so many of the time.
const SHARE: u32 = 20;

struct Made<T> {
    it: Arc<T>,
    version: u64,
    at: Time,
    took: Duration,
}

/// A thing with its making.
pub(crate) struct Kept<T> {
    made: RwLock<Option<Made<T>>>,
    making: tokio::sync::Mutex<()>,
    is_asked: AtomicBool,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { made: RwLock::new(None), making: tokio::sync::Mutex::new(()), is_asked: AtomicBool::new(false) }
    }
}

impl<T> std::fmt::Debug for Kept<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Kept")
    }
}

/// What there is at the moment.
enum Found<T> {
    Good(Arc<T>),
    Old(Arc<T>),
    Nothing,
}

impl<T: Send + Sync + 'static> Kept<T> {
    /// The thing, at most `patience` behind the last change.
    pub(crate) async fn get<F, R>(self: &Arc<Self>, app: &App, patience: Duration, make: F) -> Result<Arc<T>, Failure>
    where
        F: FnOnce(App) -> R + Send + 'static,
        R: Future<Output = Result<T, Failure>> + Send + 'static,
    {
        match self.find(app, patience) {
            Found::Good(it) => Ok(it),
            Found::Nothing => self.make(app, patience, make).await,
            Found::Old(it) => {
                if !self.is_asked.swap(true, Ordering::AcqRel) {
                    let (kept, its_app) = (Arc::clone(self), app.clone());
                    app.spawn(async move {
                        if kept.make(&its_app, patience, make).await.is_err() {
                            tracing::warn!("what is kept in memory could not be made anew");
                        }
                        kept.is_asked.store(false, Ordering::Release);
                    });
                }
                Ok(it)
            }
        }
    }

    fn find(&self, app: &App, patience: Duration) -> Found<T> {
        let made = self.made.read().unwrap_or_else(PoisonError::into_inner);
        let Some(made) = made.as_ref() else { return Found::Nothing };
        let age = app.now().since(made.at);
        let age_max = if app.store().is_postgres() { SHARED_AGE_MAX } else { AGE_MAX };
        let is_patient = !app.behind().is_zero();
        if made.version == app.version() && age < age_max {
            return Found::Good(Arc::clone(&made.it));
        }
        if !is_patient || age > STALE_MAX + patience {
            return Found::Nothing;
        }
        let it = Arc::clone(&made.it);
        if age < patience.max(made.took * SHARE) { Found::Good(it) } else { Found::Old(it) }
    }

    /// Makes it, unless somebody else has just done so.
    async fn make<F, R>(&self, app: &App, patience: Duration, make: F) -> Result<Arc<T>, Failure>
    where
        F: FnOnce(App) -> R,
        R: Future<Output = Result<T, Failure>>,
    {
        let _turn = self.making.lock().await;
        if let Found::Good(it) = self.find(app, patience) {
            return Ok(it);
        }
        let (version, at) = (app.version(), app.now());
        let it = Arc::new(make(app.clone()).await?);
        let took = app.now().since(at);
        let now = Some(Made { it: Arc::clone(&it), version, at, took });
        *self.made.write().unwrap_or_else(PoisonError::into_inner) = now;
        Ok(it)
    }
}

/// Several things of a kind by key, a bounded number: the one not used for longest makes room.
pub(crate) struct Shelf<K, T> {
    most: usize,
    things: Mutex<Things<K, T>>,
}

/// Each thing with the count of uses at its last one.
struct Things<K, T> {
    uses: u64,
    by_key: HashMap<K, (u64, Arc<Kept<T>>)>,
}

impl<K: Clone + Eq + Hash, T> Shelf<K, T> {
    /// An empty shelf for so many things.
    pub(crate) fn new(most: usize) -> Self {
        Self { most, things: Mutex::new(Things { uses: 0, by_key: HashMap::new() }) }
    }

    /// The thing of a key, made or not.
    pub(crate) fn of(&self, key: K) -> Arc<Kept<T>> {
        let mut things = self.things.lock().unwrap_or_else(PoisonError::into_inner);
        things.uses += 1;
        let uses = things.uses;
        if things.by_key.len() >= self.most && !things.by_key.contains_key(&key) {
            let oldest = things.by_key.iter().min_by_key(|(_, (used, _))| *used).map(|(key, _)| key.clone());
            oldest.and_then(|oldest| things.by_key.remove(&oldest));
        }
        let entry = things.by_key.entry(key).or_default();
        entry.0 = uses;
        Arc::clone(&entry.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shelf_forgets_what_was_not_used_for_longest() {
        let shelf: Shelf<u32, ()> = Shelf::new(2);
        let (one, two) = (shelf.of(1), shelf.of(2));
        assert!(Arc::ptr_eq(&shelf.of(1), &one));
        shelf.of(3);
        assert!(Arc::ptr_eq(&shelf.of(1), &one), "used since");
        assert!(!Arc::ptr_eq(&shelf.of(2), &two), "made room for the third");
    }
}
