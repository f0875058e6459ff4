//! The figures of a call while one looks at them: server-sent events, one a second at most.
//!
//! However many watch, the database is asked once per call and second: the first watcher asks, the
//! others take what it found.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use ::store::StoreError;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use axum::response::sse::{Event, KeepAlive, Sse};
use base::{CallId, Time};
use futures_util::Stream;
use futures_util::stream::unfold;
use tokio::sync::{Mutex, OwnedSemaphorePermit, watch};
use ui::Words;
use web::{Answer, App, Failure, Page, Visit};

use crate::call::model::Figures;
use crate::call::{store, views};

/// The pause between two messages.
const PAUSE: Duration = Duration::from_secs(1);
/// How long one connection lasts; browsers connect again by themselves.
const LIFE: Duration = Duration::from_mins(15);

/// What was found last, and at which count of changes.
#[derive(Clone, Copy)]
struct Found {
    figures: Figures,
    seen: u64,
    at: Time,
}

/// The last figures of every call that is watched.
#[derive(Default)]
struct Board(Mutex<HashMap<CallId, Found>>);

impl Board {
    /// The figures, not older than a second or than the change that was `seen`.
    async fn figures(&self, app: &App, call: CallId, seen: u64) -> Result<Found, StoreError> {
        let mut all = self.0.lock().await;
        let now = app.now();
        if let Some(found) = all.get(&call).filter(|it| it.seen >= seen || now.since(it.at) < PAUSE) {
            return Ok(*found);
        }
        let figures = app.read(move |db| store::figures(db, call)).await?;
        let found = Found { figures, seen, at: now };
        // What nobody has asked for in a while is forgotten.
        all.retain(|_, it| now.since(it.at) < LIFE);
        all.insert(call, found);
        Ok(found)
    }
}

/// One connection.
struct Watcher {
    app: App,
    board: Arc<Board>,
    words: &'static Words,
    call: CallId,
    changes: watch::Receiver<u64>,
    /// Gives the place free when the connection ends.
    _place: OwnedSemaphorePermit,
    sent: Option<Figures>,
    /// Whether the last figures are known to be older than the last change.
    is_behind: bool,
    ends_at: Time,
}

impl Watcher {
    /// Waits a moment, then for a change that was not seen yet; none when the server stops.
    async fn wait(&mut self) -> Option<()> {
        let leaving = self.app.leaving();
        let changes = &mut self.changes;
        let is_behind = self.is_behind;
        let change = async {
            tokio::time::sleep(PAUSE).await;
            is_behind || changes.changed().await.is_ok()
        };
        tokio::select! {
            is_changed = change => is_changed.then_some(()),
            () = leaving.cancelled() => None,
        }
    }

    /// Waits for figures that differ from those sent; none when the connection is over.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        loop {
            if self.sent.is_some() {
                self.wait().await?;
            }
            if self.app.now() > self.ends_at {
                return None;
            }
            let seen = *self.changes.borrow_and_update();
            let found = self.board.figures(&self.app, self.call, seen).await.ok()?;
            self.is_behind = found.seen < seen;
            if self.sent != Some(found.figures) {
                self.sent = Some(found.figures);
                let event = Event::default().data(views::figures_json(self.words, found.figures).to_string());
                return Some((Ok(event), self));
            }
        }
    }
}

/// Begins to watch a call; busy when too many watch already.
fn watch_call(app: &App, words: &'static Words, call: CallId) -> Result<Watcher, Failure> {
    let (changes, place) = app.live().watch(call.0).ok_or(Failure::Busy)?;
    Ok(Watcher {
        board: app.once(|_| Board::default()),
        words,
        call,
        changes,
        _place: place,
        sent: None,
        is_behind: false,
        ends_at: app.now().plus(LIFE),
        app: app.clone(),
    })
}

/// `GET /calls/{call}/live`
pub(super) async fn figures(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let call = app.read(move |db| store::find(db, &actor, &slug)).await?.id;
    let watcher = watch_call(&app, visit.words, call)?;
    Ok(Page::from(Sse::new(stream(watcher)).keep_alive(KeepAlive::default()).into_response()))
}

fn stream(watcher: Watcher) -> impl Stream<Item = Result<Event, Infallible>> {
    unfold(watcher, Watcher::next)
}

#[cfg(test)]
mod tests {
    use base::{Actor, Lang};

    use super::*;
    use crate::trial::{World, world};

    async fn watched(world: &World) -> (CallId, Watcher) {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        world.open_call(ana, &group, "Rent day").await;
        let found = world.app().read(|db| store::find(db, &Actor::anyone(), "rent-day")).await;
        let call = found.unwrap().id;
        (call, watch_call(world.app(), Words::new(Lang::En), call).unwrap())
    }

    async fn endorsed(world: &World, call: CallId, by: i64) {
        let moved = world.app().change(move |db| store::move_endorsements(db, call, by)).await;
        moved.unwrap();
        world.app().live().touch(call.0);
    }

    #[tokio::test]
    async fn a_watcher_hears_the_figures_at_once_and_then_when_they_change() {
        let world = world().await;
        let (call, watcher) = watched(&world).await;
        let (_, watcher) = watcher.next().await.unwrap();
        assert_eq!(watcher.sent.unwrap().endorsements, 0);
        // Many changes while nobody is told become one message with the last state.
        for _ in 0..5 {
            endorsed(&world, call, 1).await;
        }
        world.site.clock.advance(PAUSE);
        let (_, watcher) = watcher.next().await.unwrap();
        assert_eq!(watcher.sent.unwrap().endorsements, 5);
    }

    #[tokio::test]
    async fn the_database_is_asked_once_a_second_however_many_watch() {
        let world = world().await;
        let (call, first) = watched(&world).await;
        let second = watch_call(world.app(), Words::new(Lang::Es), call).unwrap();
        let (_, first) = first.next().await.unwrap();
        endorsed(&world, call, 1).await;
        // Within the same second the second watcher is given what the first one was.
        let (_, mut second) = second.next().await.unwrap();
        assert_eq!(second.sent, first.sent);
        assert!(second.changes.has_changed().is_ok());
        world.site.clock.advance(PAUSE);
        second.is_behind = true;
        let (_, second) = second.next().await.unwrap();
        assert_eq!(second.sent.unwrap().endorsements, 1);
    }

    #[tokio::test]
    async fn a_connection_ends_after_its_time_and_when_the_server_stops() {
        let world = world().await;
        let (call, watcher) = watched(&world).await;
        let (_, old) = watcher.next().await.unwrap();
        endorsed(&world, call, 1).await;
        world.site.clock.advance(LIFE * 2);
        assert!(old.next().await.is_none());
        let (_, open) = watch_call(world.app(), Words::new(Lang::En), call).unwrap().next().await.unwrap();
        world.app().leaving().cancel();
        assert!(open.next().await.is_none());
    }
}
