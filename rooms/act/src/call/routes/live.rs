//! The figures of a call while one looks at them.

use axum::extract::{Path, State};
use base::CallId;
use futures_util::Stream;
use serde_json::Value;
use ui::Words;
use web::{Answer, App, Failure, Visit};

use crate::call::{store, views};

/// The figures of a call, now and whenever they change.
fn watch(app: &App, words: &'static Words, call: CallId) -> Result<impl Stream<Item = Value> + Send + use<>, Failure> {
    let look = move |app: App| async move { app.read(move |db| store::figures(db, call)).await };
    web::watch(app, call.0, look, move |figures| views::figures_json(words, *figures))
}

/// `GET /calls/{call}/live`
pub(super) async fn figures(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let call = app.read(move |db| store::find(db, &actor, &slug)).await?.id;
    Ok(web::events(watch(&app, visit.words, call)?))
}

#[cfg(test)]
mod tests {
    use std::pin::pin;

    use base::{Actor, Lang};
    use futures_util::StreamExt as _;
    use web::watch::{LIFE, PAUSE};

    use super::*;
    use crate::trial::{World, world};

    async fn call(world: &World) -> CallId {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        world.open_call(ana, &group, "Rent day").await;
        world.app().read(|db| store::find(db, &Actor::anyone(), "rent-day")).await.unwrap().id
    }

    async fn endorsed(world: &World, call: CallId, by: i64) {
        let moved = world.app().change(move |db| store::move_endorsements(db, call, by)).await;
        moved.unwrap();
        world.app().live().touch(call.0);
    }

    fn watcher(world: &World, lang: Lang, call: CallId) -> impl Stream<Item = Value> + use<> {
        watch(world.app(), Words::new(lang), call).unwrap()
    }

    /// The number in "5 groups".
    fn endorsements(said: Option<Value>) -> u32 {
        said.unwrap()["endorsed"].as_str().unwrap().split_once(' ').unwrap().0.parse().unwrap()
    }

    #[tokio::test]
    async fn a_watcher_hears_the_figures_at_once_and_then_when_they_change() {
        let world = world().await;
        let call = call(&world).await;
        let mut watcher = pin!(watcher(&world, Lang::En, call));
        assert_eq!(endorsements(watcher.next().await), 0);
        // Many changes while nobody is told become one message with the last state.
        for _ in 0..5 {
            endorsed(&world, call, 1).await;
        }
        world.site.clock.advance(PAUSE);
        assert_eq!(endorsements(watcher.next().await), 5);
    }

    #[tokio::test]
    async fn the_database_is_asked_once_a_second_however_many_watch() {
        let world = world().await;
        let call = call(&world).await;
        let (mut first, mut second) = (pin!(watcher(&world, Lang::En, call)), pin!(watcher(&world, Lang::Es, call)));
        assert_eq!(endorsements(first.next().await), 0);
        endorsed(&world, call, 1).await;
        // Within the same second the second watcher is given what the first one was.
        assert_eq!(endorsements(second.next().await), 0);
        world.site.clock.advance(PAUSE);
        // It knows that it is behind: no further change is needed.
        assert_eq!(endorsements(second.next().await), 1);
    }

    #[tokio::test]
    async fn a_connection_ends_after_its_time_and_when_the_server_stops() {
        let world = world().await;
        let call = call(&world).await;
        let mut old = pin!(watcher(&world, Lang::En, call));
        assert!(old.next().await.is_some());
        endorsed(&world, call, 1).await;
        world.site.clock.advance(LIFE * 2);
        assert!(old.next().await.is_none());
        let mut open = pin!(watcher(&world, Lang::En, call));
        assert!(open.next().await.is_some());
        world.app().leaving().cancel();
        assert!(open.next().await.is_none());
    }
}
