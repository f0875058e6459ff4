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

    /// A browser signed in as somebody.
    pub(crate) fn browser(&self, person: PersonId) -> Browser {
        let mut browser = self.site.browser();
        browser.set_cookie(web::gate::session_cookie(self.app()), &person.to_string());
        browser
    }

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

    /// The conversation of a path.
    pub(crate) async fn conversation(&self, path: &str) -> crate::conversation::model::Conversation {
        let slug = path.trim_start_matches("/conversations/").to_owned();
        let found = self.app().read(move |db| crate::conversation::store::find(db, &Actor::system(), &slug));
        found.await.unwrap().0
    }
}
