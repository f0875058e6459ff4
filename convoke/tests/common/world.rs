//! A small world, written with the program's own code into a data folder before it is served: two
//! groups, a call with actions, and people of every role with a session each.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use act::action::demo::sample;
use act::action::model::{Action, Figures, OfCall, OfGroup, State};
use act::call::demo::DemoCall;
use act::call::model::State as CallState;
use base::{
    ActionId, Actor, Clock, Code, GroupId, GroupRole, Lang, OsRandom, PersonId, Random, SiteRole, SystemClock, Time,
};
use convoke::config::{Config, Values};
use convoke::start;
use people::group::model::{GroupDraft, GroupKind};
use store::{Change, StoreError};

/// What is in it.
#[derive(Clone, Debug)]
pub(crate) struct World {
    /// An officer of the calling group.
    pub(crate) officer: String,
    /// A member of the calling group.
    pub(crate) member: String,
    /// An administrator.
    pub(crate) admin: String,
    /// The calling group's name in URLs.
    pub(crate) group: String,
    /// The call's name in URLs.
    pub(crate) call: String,
    /// The codes of its actions.
    pub(crate) actions: Vec<String>,
}

/// How the world is to be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish {
    /// Actions of the call.
    pub(crate) actions: usize,
    /// Places at each; none if that does not matter.
    pub(crate) capacity: Option<u32>,
}

/// The configuration of a data folder, as the program reads it.
pub(crate) fn config(data: &Path, database: Option<&str>) -> Config {
    let mut flags = vec![("data", data.display().to_string()), ("site.base_url", "http://convoke.test".to_owned())];
    flags.extend(database.map(|database| ("database", database.to_owned())));
    Config::from_values(&Values::gather(None, [], &flags).unwrap()).unwrap()
}

/// Runs something to its end.
pub(crate) fn block_on<T>(it: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(it)
}

struct People {
    officer: PersonId,
    member: PersonId,
    steward: PersonId,
    admin: PersonId,
}

impl World {
    /// Writes a world into an empty data folder (and database).
    pub(crate) fn fill(data: &Path, database: Option<&str>, wish: Wish) -> Self {
        let config = config(data, database);
        block_on(async {
            let started = start::start(&config).await.unwrap();
            let app = started.app.clone();
            let made = app.change(move |db| fill(db, wish).map_err(web::Failure::from)).await.unwrap();
            app.store().close().await.unwrap();
            made
        })
    }

    /// Adds so many members to the calling group; answers a session of each.
    pub(crate) fn add_members(&self, data: &Path, database: Option<&str>, many: usize) -> Vec<String> {
        let (config, slug) = (config(data, database), self.group.clone());
        block_on(async {
            let clock: Arc<dyn Clock> = Arc::new(SystemClock);
            let store = start::open_store(&config, &start::rooms(), clock).await.unwrap();
            let sessions = store.change(move |db| add_members(db, &slug, many)).await;
            store.close().await.unwrap();
            sessions.unwrap()
        })
    }

    /// Whether every figure equals its rows; what differs otherwise.
    pub(crate) fn audit(data: &Path, database: Option<&str>) -> Vec<String> {
        let config = config(data, database);
        block_on(async {
            let clock: Arc<dyn Clock> = Arc::new(SystemClock);
            let store = start::open_store(&config, &start::rooms(), clock).await.unwrap();
            let found: Result<Vec<_>, StoreError> =
                store.read_long(|db| act::rsvp::store::audit(db, SystemClock.now())).await;
            store.close().await.unwrap();
            found.unwrap().into_iter().map(|it| format!("{it:?}")).collect()
        })
    }
}

fn fill(db: &mut Change, wish: Wish) -> Result<World, StoreError> {
    let random: &dyn Random = &OsRandom;
    let now = SystemClock.now();
    let mut person = |name, role| people::demo::person(db, random, name, Lang::En, role, now);
    let it = People {
        officer: person("Olga", SiteRole::None)?,
        member: person("Mei", SiteRole::None)?,
        steward: person("Stella", SiteRole::Steward)?,
        admin: person("Alex", SiteRole::Admin)?,
    };
    let (group, slug) = make_group(db, "Harbor Tenants", it.officer, now)?;
    people::membership::store::begin(db, group, it.member, GroupRole::Member, now, random)?;
    make_group(db, "Hill Tenants", it.steward, now)?;
    let (call, actions) = make_call(db, group, &slug, wish, now)?;
    let mut session = |who| people::demo::session_token(db, random, who, now);
    Ok(World {
        officer: session(it.officer)?,
        member: session(it.member)?,
        admin: session(it.admin)?,
        group: slug,
        call,
        actions,
    })
}

fn add_members(db: &mut Change, slug: &str, many: usize) -> Result<Vec<String>, StoreError> {
    let (random, now): (&dyn Random, _) = (&OsRandom, SystemClock.now());
    let group = people::group::store::find_by_slug(db, &Actor::system(), slug)?.id;
    let mut sessions = Vec::with_capacity(many);
    for n in 0..many {
        let who = people::demo::person(db, random, &format!("Member {n}"), Lang::En, SiteRole::None, now)?;
        people::membership::store::begin(db, group, who, GroupRole::Member, now, random)?;
        sessions.push(people::demo::session_token(db, random, who, now)?);
    }
    Ok(sessions)
}

fn make_group(db: &mut Change, name: &str, officer: PersonId, now: Time) -> Result<(GroupId, String), StoreError> {
    let draft = GroupDraft::named(GroupKind::Local, name, "Neighbors who act together.");
    let (id, slug) = people::group::store::insert(db, &draft, None, Some(officer), now, &OsRandom)?;
    people::membership::store::begin(db, id, officer, GroupRole::Officer, now, &OsRandom)?;
    Ok((id, slug.to_string()))
}

fn make_call(
    db: &mut Change,
    group: GroupId,
    slug: &str,
    wish: Wish,
    now: Time,
) -> Result<(String, Vec<String>), StoreError> {
    let soon = now.plus(Duration::from_hours(24 * 40));
    let day = soon.to_jiff().to_zoned(jiff::tz::TimeZone::UTC).date();
    let call = DemoCall {
        group,
        title: "A day together",
        summary: "One day, everywhere.",
        text: "We stop for a day. **All of us.**",
        demands: &["Enough to live on"],
        why: "",
        starts: day,
        ends: day,
        langs: &["en"],
        state: CallState::Open,
    };
    let (id, call) = act::call::demo::insert(db, &call, now, &OsRandom)?;
    let call = call.to_string();
    let of_call = OfCall { id, slug: call.clone(), title: String::new(), group, is_public: true };
    let of_group = OfGroup { id: group, slug: slug.to_owned(), name: String::new(), is_public: true };
    let actions: Vec<Action> = (0..wish.actions)
        .map(|n| {
            let mut it = sample(State::Published);
            it.id = ActionId::new(now, &OsRandom);
            it.code = Code::new(&OsRandom);
            it.call = Some(of_call.clone());
            it.group = Some(of_group.clone());
            it.content.title = format!("March {n} to the Capitol");
            it.content.starts_at = soon;
            it.content.ends_at = soon.plus(Duration::from_hours(3));
            it.content.capacity = wish.capacity;
            it.figures = Figures::default();
            it.created_at = now;
            it.changed_at = now;
            it
        })
        .collect();
    let list: Vec<(&Action, Option<&str>)> = actions.iter().map(|action| (action, None)).collect();
    act::action::store::insert_many(db, &list)?;
    Ok((call, actions.iter().map(|action| action.code.to_string()).collect()))
}
