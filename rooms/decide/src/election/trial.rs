//! A small world for this room's tests: a site with people and groups, and browsers signed in as
//! any of them. Tests only.

use std::sync::Arc;

use base::{Actor, GroupId, GroupRole, PersonId, SessionId};
use people::group::model::{GroupDraft, GroupKind};
use store::StoreError;
use testkit::{Browser, Site};
use web::identify::Boxed;
use web::{App, Failure, Identify, Room};

/// Believes a cookie that holds a person's id: how people sign in is not this room's business.
struct Believe;

impl Identify for Believe {
    fn identify<'a>(&'a self, app: &'a App, token: &'a str) -> Boxed<'a, Result<Option<Actor>, Failure>> {
        Box::pin(async move {
            let Ok(id) = token.parse::<uuid::Uuid>() else { return Ok(None) };
            let groups = app.read(move |db| people::membership::store::of_person(db, PersonId(id))).await?;
            Ok(Some(Actor {
                person: Some(PersonId(id)),
                session: Some(SessionId(id)),
                name: Some("Ana".to_owned()),
                proved_at: Some(app.now()),
                groups,
                ..Actor::default()
            }))
        })
    }
}

fn rooms() -> Vec<Room> {
    vec![people::room(), crate::room()]
}

/// A site on one engine.
pub(crate) struct World {
    /// The name of the engine.
    pub(crate) engine: &'static str,
    /// The site.
    pub(crate) site: Site,
}

/// One world on each engine at hand.
pub(crate) async fn worlds() -> Vec<World> {
    let sites = testkit::sites(rooms, Arc::new(Believe)).await;
    sites.into_iter().map(|(engine, site)| World { engine, site }).collect()
}

/// A world on SQLite alone.
pub(crate) async fn world() -> World {
    World { engine: "memory", site: testkit::sqlite(rooms, Arc::new(Believe)).await }
}

impl World {
    /// The app.
    pub(crate) fn app(&self) -> &App {
        &self.site.app
    }

    /// Adds a person.
    pub(crate) async fn person(&self, name: &str) -> PersonId {
        let (now, random) = (self.site.now(), self.app().random_arc());
        let id = PersonId::new(now, random.as_ref());
        let new = people::person::store::NewPerson {
            id,
            name: name.to_owned(),
            lang: base::Lang::En,
            site_role: base::SiteRole::None,
            sign_in: None,
        };
        self.app().change(move |db| people::person::store::insert(db, &new, now)).await.unwrap();
        id
    }

    /// Adds a group with an officer; answers its id and its name in URLs.
    pub(crate) async fn group(&self, name: &str, officer: PersonId) -> (GroupId, String) {
        let (now, random) = (self.site.now(), self.app().random_arc());
        let draft = GroupDraft::named(GroupKind::Local, name, "A trial.");
        let made = self.app().change(move |db| {
            let (id, slug) = people::group::store::insert(db, &draft, None, Some(officer), now, random.as_ref())?;
            people::membership::store::begin(db, id, officer, GroupRole::Officer, now, random.as_ref())?;
            Ok::<_, StoreError>((id, slug.to_string()))
        });
        made.await.unwrap()
    }

    /// Makes somebody a member.
    pub(crate) async fn join(&self, group: GroupId, person: PersonId, role: GroupRole) {
        let (now, random) = (self.site.now(), self.app().random_arc());
        let begun = self
            .app()
            .change(move |db| people::membership::store::begin(db, group, person, role, now, random.as_ref()));
        begun.await.unwrap();
    }

    /// A group of an officer and so many members: the group, its name in URLs, the people, the officer
    /// first.
    pub(crate) async fn body(&self, name: &str, members: &[&str]) -> (GroupId, String, Vec<PersonId>) {
        let officer = self.person("Ana").await;
        let (group, slug) = self.group(name, officer).await;
        let mut all = vec![officer];
        for name in members {
            let person = self.person(name).await;
            self.join(group, person, GroupRole::Member).await;
            all.push(person);
        }
        (group, slug, all)
    }

    /// A browser signed in as somebody.
    pub(crate) fn browser(&self, person: PersonId) -> Browser {
        let mut browser = self.site.browser();
        browser.set_cookie(web::gate::session_cookie(self.app()), &person.to_string());
        browser
    }

    /// Moves the clock by so many hours and does every job that is due then.
    pub(crate) async fn after_hours(&self, hours: u64) {
        self.site.clock.advance(std::time::Duration::from_hours(hours));
        self.site.settle().await;
    }

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
