//! A small world for this room's tests: conversations opened through their forms. Tests only.

use std::ops::Deref;

use ::store::{Sql, args, sql};
use base::{Actor, PersonId};
use web::Room;

const HIDE: Sql =
    sql!("INSERT INTO hidings (subject, kind, reason, hidden_at) VALUES ($1, 'conversation', 'It names a tenant.', 0)");
const SHOW: Sql = sql!("DELETE FROM hidings WHERE subject = $1");

fn rooms() -> Vec<Room> {
    vec![people::room(), crate::room()]
}

/// A site on one engine, with people and groups, and what this room's tests do in it.
pub(crate) struct World(testkit::World);

impl Deref for World {
    type Target = testkit::World;

    fn deref(&self) -> &testkit::World {
        &self.0
    }
}

/// One world on each engine at hand.
pub(crate) async fn worlds() -> Vec<World> {
    testkit::World::on_each(rooms).await.into_iter().map(World).collect()
}

/// A world on SQLite alone.
pub(crate) async fn world() -> World {
    World(testkit::World::on_sqlite(rooms).await)
}

/// A world on SQLite whose rate limits count.
pub(crate) async fn limited() -> World {
    World(testkit::World::limited(rooms).await)
}

impl World {
    /// Opens a conversation through its forms, with seeds; answers its path.
    pub(crate) async fn open_conversation(
        &self,
        officer: PersonId,
        group: &str,
        seeds: &str,
        fields: &[(&str, &str)],
    ) -> String {
        let mut browser = self.browser(officer);
        let form = browser.get("/conversations/new").await.form("/conversations/new");
        let mut form = form.set("group", group).set("question", "What now?").set("seeds", seeds);
        for (name, value) in fields {
            form = form.set(name, value);
        }
        let page = browser.send(form).await;
        page.is(200).shows("What now?");
        let path = page.path;
        let state = format!("{path}/state");
        let form = browser.get(&state).await.form(&state).set("step", "open");
        browser.send(form).await.is(200);
        path
    }

    /// Hides something as stewards do.
    pub(crate) async fn hide(&self, subject: uuid::Uuid) {
        self.app().change(move |db| db.exec(HIDE, args![subject])).await.unwrap();
    }

    /// Shows it again.
    pub(crate) async fn show(&self, subject: uuid::Uuid) {
        self.app().change(move |db| db.exec(SHOW, args![subject])).await.unwrap();
    }

    /// The conversation of a path.
    pub(crate) async fn conversation(&self, path: &str) -> crate::conversation::model::Conversation {
        let slug = path.trim_start_matches("/conversations/").to_owned();
        let found = self.app().read(move |db| crate::conversation::store::find(db, &Actor::system(), &slug));
        found.await.unwrap().0
    }
}
