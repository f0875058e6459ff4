//! A small world for the directory's tests: people, groups, stewards, and browsers signed in as any of
//! them. Tests only.

use std::sync::Arc;

use ::store::StoreError;
use base::{Actor, GroupId, GroupRole, PersonId, SessionId, SiteRole};
use people::group::model::{GroupDraft, GroupKind};
use testkit::{Browser, Site};
use web::identify::Boxed;
use web::{App, Failure, Identify, Room};

/// Believes a cookie that holds a person's id; a steward's ends in "s".
struct Believe;

impl Identify for Believe {
    fn identify<'a>(&'a self, app: &'a App, token: &'a str) -> Boxed<'a, Result<Option<Actor>, Failure>> {
        Box::pin(async move {
            let (id, is_steward) = token.strip_suffix('s').map_or((token, false), |id| (id, true));
            let Ok(id) = id.parse::<uuid::Uuid>() else { return Ok(None) };
            let groups = app.read(move |db| people::membership::store::of_person(db, PersonId(id))).await?;
            Ok(Some(Actor {
                person: Some(PersonId(id)),
                session: Some(SessionId(id)),
                name: Some("Ana".to_owned()),
                groups,
                site_role: if is_steward { SiteRole::Steward } else { SiteRole::None },
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
            site_role: SiteRole::None,
            sign_in: None,
        };
        self.app().change(move |db| people::person::store::insert(db, &new, now)).await.unwrap();
        id
    }

    /// Gives somebody a confirmed e-mail address.
    pub(crate) async fn mail(&self, person: PersonId, address: &str) {
        let keys = self.app().keys();
        let key = keys.lookup("person-mail", address);
        let sealed = keys.seal(self.app().random(), "person-mail", address.as_bytes());
        self.app().change(move |db| people::person::store::set_mail(db, person, key, &sealed)).await.unwrap();
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

    /// A browser signed in as somebody.
    pub(crate) fn browser(&self, person: PersonId) -> Browser {
        let mut browser = self.site.browser();
        browser.set_cookie(web::gate::session_cookie(self.app()), &person.to_string());
        browser
    }

    /// A browser signed in as a steward of the site.
    pub(crate) fn steward(&self, person: PersonId) -> Browser {
        let mut browser = self.site.browser();
        browser.set_cookie(web::gate::session_cookie(self.app()), &format!("{person}s"));
        browser
    }

    /// Puts the made-up directory into the database.
    pub(crate) async fn fill(&self) -> crate::listing::model::Records {
        let all = crate::listing::demo::records(self.site.now());
        let rows = all.clone();
        let filled = self.app().change(move |db| {
            crate::listing::store::insert(db, &rows)?;
            let ids: Vec<_> = rows.organizations.iter().map(|it| it.id).collect();
            crate::listing::store::touch(db, &ids)
        });
        filled.await.unwrap();
        all
    }
}
