//! A site with people and groups in it, and browsers signed in as any of them.

use std::sync::Arc;
use std::time::Duration;

use base::{Actor, GroupId, GroupRole, Lang, PersonId, SessionId, SiteRole};
use people::group::model::{GroupDraft, GroupKind};
use store::StoreError;
use web::identify::Boxed;
use web::{App, Failure, Identify, Room};

use crate::{Browser, Site};

/// Believes a cookie that holds a person's id, a steward's with an "s" behind it: how people sign in
/// is no room's business.
struct Believe;

impl Identify for Believe {
    fn identify<'a>(&'a self, app: &'a App, token: &'a str) -> Boxed<'a, Result<Option<Actor>, Failure>> {
        Box::pin(async move {
            let (id, site_role) = match token.strip_suffix('s') {
                Some(id) => (id, SiteRole::Steward),
                None => (token, SiteRole::None),
            };
            let Ok(id) = id.parse::<uuid::Uuid>() else { return Ok(None) };
            let groups = app.read(move |db| people::membership::store::of_person(db, PersonId(id))).await?;
            Ok(Some(Actor {
                person: Some(PersonId(id)),
                session: Some(SessionId(id)),
                name: Some("Ana".to_owned()),
                proved_at: Some(app.now()),
                groups,
                site_role,
                ..Actor::default()
            }))
        })
    }
}

/// A site on one engine.
#[derive(Debug)]
pub struct World {
    /// The name of the engine.
    pub engine: &'static str,
    /// The site.
    pub site: Site,
}

impl World {
    /// One world of these rooms on each engine at hand.
    pub async fn on_each(rooms: fn() -> Vec<Room>) -> Vec<Self> {
        let sites = crate::sites(rooms, Arc::new(Believe)).await;
        sites.into_iter().map(|(engine, site)| Self { engine, site }).collect()
    }

    /// A world of these rooms on SQLite alone.
    pub async fn on_sqlite(rooms: fn() -> Vec<Room>) -> Self {
        Self { engine: "memory", site: crate::sqlite(rooms, Arc::new(Believe)).await }
    }

    /// A world of these rooms on SQLite whose rate limits count.
    pub async fn limited(rooms: fn() -> Vec<Room>) -> Self {
        Self { engine: "memory", site: crate::limited(rooms, Arc::new(Believe)).await }
    }

    /// The app.
    pub fn app(&self) -> &App {
        &self.site.app
    }

    /// Adds a person.
    pub async fn person(&self, name: &str) -> PersonId {
        let (now, random) = (self.site.now(), self.app().random_arc());
        let id = PersonId::new(now, random.as_ref());
        let new = people::person::store::NewPerson {
            id,
            name: name.to_owned(),
            lang: Lang::En,
            site_role: SiteRole::None,
            sign_in: None,
        };
        self.app().change(move |db| people::person::store::insert(db, &new, now)).await.unwrap();
        id
    }

    /// Gives somebody a confirmed e-mail address.
    pub async fn mail(&self, person: PersonId, address: &str) {
        let keys = self.app().keys();
        let key = keys.lookup("person-mail", address);
        let sealed = keys.seal(self.app().random(), "person-mail", address.as_bytes());
        self.app().change(move |db| people::person::store::set_mail(db, person, key, &sealed)).await.unwrap();
    }

    /// Adds a group with an officer; answers its id and its name in URLs.
    pub async fn group(&self, name: &str, officer: PersonId) -> (GroupId, String) {
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
    pub async fn join(&self, group: GroupId, person: PersonId, role: GroupRole) {
        let (now, random) = (self.site.now(), self.app().random_arc());
        let begun = self
            .app()
            .change(move |db| people::membership::store::begin(db, group, person, role, now, random.as_ref()));
        begun.await.unwrap();
    }

    /// A group of an officer and so many members: the group, its name in URLs, the people, the officer
    /// first.
    pub async fn body(&self, name: &str, members: &[&str]) -> (GroupId, String, Vec<PersonId>) {
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
    pub fn browser(&self, person: PersonId) -> Browser {
        self.believed(&person.to_string())
    }

    /// A browser signed in as somebody who is a steward of the site.
    pub fn steward(&self, person: PersonId) -> Browser {
        self.believed(&format!("{person}s"))
    }

    fn believed(&self, token: &str) -> Browser {
        let mut browser = self.site.browser();
        browser.set_cookie(web::gate::session_cookie(self.app()), token);
        browser
    }

    /// Moves the clock by so many hours and does every job that is due then.
    pub async fn after_hours(&self, hours: u64) {
        self.site.clock.advance(Duration::from_hours(hours));
        self.site.settle().await;
    }
}
