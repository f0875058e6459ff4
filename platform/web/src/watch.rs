//! What moves on a page while one looks at it: server-sent events about a topic, one a second at most.
//!
//! However many watch, what there is to see is looked up once per topic and second: the first watcher
//! looks, the others take what it found. A watcher is told at once, then whenever something differs
//! from what was sent; changes in between are one message with the last state.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, PoisonError, Weak};
use std::time::Duration;

use axum::response::IntoResponse as _;
use axum::response::sse::{Event, KeepAlive, Sse};
use base::Time;
use futures_util::stream::{Stream, StreamExt as _, unfold};
use serde_json::Value;
use store::StoreError;
use tokio::sync::{Mutex, OwnedSemaphorePermit, watch};
use uuid::Uuid;

use crate::{App, Failure, Page};

/// The pause between two messages.
pub const PAUSE: Duration = Duration::from_secs(1);

/// How long one connection lasts; browsers connect again by themselves.
pub const LIFE: Duration = Duration::from_mins(15);

/// What was found last, when, and after how many changes.
struct Found<S> {
    seen: Arc<S>,
    change: u64,
    at: Time,
}

/// The last look at one topic, shared by all who watch it.
type Last<S> = Mutex<Option<Found<S>>>;

/// The last looks at every topic that is watched; they go with their last watcher.
struct Board<S>(std::sync::Mutex<HashMap<Uuid, Weak<Last<S>>>>);

impl<S> Board<S> {
    fn last(&self, topic: Uuid) -> Arc<Last<S>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(last) = all.get(&topic).and_then(Weak::upgrade) {
            return last;
        }
        all.retain(|_, last| last.strong_count() > 0);
        let last = Arc::new(Mutex::new(None));
        all.insert(topic, Arc::downgrade(&last));
        last
    }
}

/// One connection.
struct Watcher<S, L, W> {
    app: App,
    last: Arc<Last<S>>,
    look: L,
    say: W,
    changes: watch::Receiver<u64>,
    /// Gives the place free when the connection ends.
    _place: OwnedSemaphorePermit,
    sent: Option<Arc<S>>,
    /// Whether what was found last is known to be older than the last change.
    is_behind: bool,
    ends_at: Time,
}

impl<S, L, F, W> Watcher<S, L, W>
where
    S: PartialEq,
    L: Fn(App) -> F,
    F: Future<Output = Result<S, StoreError>>,
    W: Fn(&S) -> Value,
{
    /// Waits a moment, then for a change that was not seen yet; none when the server stops.
    async fn wait(&mut self) -> Option<()> {
        let leaving = self.app.leaving();
        let (changes, is_behind) = (&mut self.changes, self.is_behind);
        let change = async {
            tokio::time::sleep(PAUSE).await;
            is_behind || changes.changed().await.is_ok()
        };
        tokio::select! {
            is_changed = change => is_changed.then_some(()),
            () = leaving.cancelled() => None,
        }
    }

    /// What there is to see, not older than a second or than the last change.
    async fn find(&mut self) -> Result<Arc<S>, StoreError> {
        let change = *self.changes.borrow_and_update();
        let mut last = self.last.lock().await;
        let now = self.app.now();
        if let Some(found) = last.as_ref().filter(|it| it.change >= change || now.since(it.at) < PAUSE) {
            self.is_behind = found.change < change;
            return Ok(Arc::clone(&found.seen));
        }
        let seen = Arc::new((self.look)(self.app.clone()).await?);
        *last = Some(Found { seen: Arc::clone(&seen), change, at: now });
        self.is_behind = false;
        Ok(seen)
    }

    /// Waits for something that differs from what was sent; none when the connection is over.
    async fn next(mut self) -> Option<(Value, Self)> {
        loop {
            if self.sent.is_some() {
                self.wait().await?;
            }
            if self.app.now() > self.ends_at {
                return None;
            }
            let seen = self.find().await.ok()?;
            if self.sent.as_ref() != Some(&seen) {
                let said = (self.say)(&seen);
                self.sent = Some(seen);
                return Some((said, self));
            }
        }
    }
}

/// What `look` finds about a topic, in the words of `say`; busy when too many watch already.
///
/// The look is shared, so it must be the same for everybody who may watch, and `S` a type of its own
/// for each kind of topic. Touch the topic with [`crate::Live::touch`] after a change.
pub fn watch<S, L, F, W>(
    app: &App,
    topic: Uuid,
    look: L,
    say: W,
) -> Result<impl Stream<Item = Value> + Send + use<S, L, F, W>, Failure>
where
    S: PartialEq + Send + Sync + 'static,
    L: Fn(App) -> F + Send + Sync + 'static,
    F: Future<Output = Result<S, StoreError>> + Send + 'static,
    W: Fn(&S) -> Value + Send + Sync + 'static,
{
    let (changes, place) = app.live().watch(topic).ok_or(Failure::Busy)?;
    let watcher = Watcher {
        last: app.once(|_| Board::<S>(std::sync::Mutex::default())).last(topic),
        look,
        say,
        changes,
        _place: place,
        sent: None,
        is_behind: false,
        ends_at: app.now().plus(LIFE),
        app: app.clone(),
    };
    Ok(unfold(watcher, Watcher::next))
}

/// The messages as an answer that stays open.
pub fn events(messages: impl Stream<Item = Value> + Send + 'static) -> Page {
    let events = messages.map(|said| Ok::<_, Infallible>(Event::default().data(said.to_string())));
    Page::from(Sse::new(events).keep_alive(KeepAlive::default()).into_response())
}
