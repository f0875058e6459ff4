//! What tests of proposals and elections do in their world: propose, open, cast. Tests only.

use base::PersonId;

pub(crate) use crate::trial::{World, world, worlds};

impl World {
    /// Writes a proposal through its form and opens it for discussion; answers its path.
    pub(crate) async fn open_proposal(&self, mover: PersonId, group: &str, title: &str, text: &str) -> String {
        let mut browser = self.browser(mover);
        let form = browser.get("/proposals/new").await.form("/proposals/new");
        let form = form.set("group", group).set("title", title).set("summary", "From November on.").set("text", text);
        let page = browser.send(form.set("audience", "everybody")).await;
        page.is(200).shows(title).shows("Only its movers see it.");
        let path = page.path;
        let state = format!("{path}/state");
        let form = browser.get(&state).await.form(&state).set("step", "open");
        browser.send(form).await.is(200).shows("In discussion");
        path
    }

    /// Casts somebody's ballot through form and preview.
    pub(crate) async fn cast(&self, person: PersonId, election: &str, fields: &[(&str, &str)]) {
        let to = format!("{election}/ballot");
        let mut browser = self.browser(person);
        let mut form = browser.get(&to).await.form(&to);
        for (name, value) in fields {
            form = form.set(name, value);
        }
        let page = browser.send(form).await;
        page.is(200).shows("Is this your ballot?");
        browser.send(page.form(&to).press("step", "cast")).await.is(200).shows("Your ballot is in the box");
    }
}
