//! A small world for this room's tests: calls and actions made through their forms. Tests only.

use std::ops::Deref;

use base::PersonId;
use web::Room;

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

impl World {
    /// Drafts a call through its form and opens it; answers its path.
    pub(crate) async fn open_call(&self, officer: PersonId, group: &str, title: &str) -> String {
        let mut browser = self.browser(officer);
        let form = browser.get("/calls/new").await.form("/calls/new");
        let form = form.set("group", group).set("title", title).set("summary", "One day together.");
        let page = browser.send(form.set("starts_on", "2026-11-20")).await;
        page.is(200).shows(title);
        let path = page.path;
        let state = format!("{path}/state");
        let form = browser.get(&state).await.form(&state).set("step", "open");
        browser.send(form).await.is(200);
        path
    }

    /// Adds an action to a call in a group's name and publishes it; answers its path. In Minneapolis,
    /// seven weeks ahead at six in the evening, unless `fields` say otherwise.
    pub(crate) async fn open_action(
        &self,
        officer: PersonId,
        call: &str,
        group: &str,
        title: &str,
        fields: &[(&str, &str)],
    ) -> String {
        let mut browser = self.browser(officer);
        let new = format!("{call}/actions/new");
        let form = browser.get(&new).await.form(&new);
        let mut form = form.set("group", group).set("title", title).set("town", "Minneapolis, MN");
        let day = self.site.now().plus(std::time::Duration::from_hours(50 * 24)).to_jiff();
        let day = day.to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
        form = form.set("starts_date", &day).set("starts_time", "18:00");
        for (name, value) in fields {
            form = form.set(name, value);
        }
        let page = browser.send(form.press("then", "publish")).await;
        page.is(200).shows(title).hides("This is a draft");
        page.path
    }
}
