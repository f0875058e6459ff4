//! A small world for the store tests of groups: tables, persons, actors.

use std::sync::Arc;

use ::store::{Change, Migration, Sql, Store, StoreError, args, sql, trial};
use base::{Actor, GroupId, GroupRole, PersonId, Random, SeededRandom, SiteRole, Time};

use super::model::{Group, GroupDraft, GroupKind};
use crate::membership::store as members;

const ADD_PERSON: Sql = sql!("INSERT INTO persons (id, name, lang, joined_on) VALUES ($1, $2, 'en', 0)");
const HIDE: Sql = sql!("INSERT INTO hidings (subject, kind, reason, hidden_at) VALUES ($1, 'group', $2, 0)");

pub(crate) const NOW: Time = trial::NOON;

pub(crate) fn at(seconds: u64) -> Time {
    NOW.plus(std::time::Duration::from_secs(seconds))
}

fn migrations() -> Vec<Migration> {
    let mut all = vec![
        Migration { name: "1_hidings", sql: include_str!("../../migrations/202611220900_people_hidings.sql") },
        Migration { name: "2_persons", sql: include_str!("../../migrations/202611220901_people_persons.sql") },
    ];
    all.extend(super::migrations().into_iter().map(|it| Migration { name: "3_groups", ..it }));
    all
}

/// A database on one engine with a random source.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) engine: &'static str,
    pub(crate) store: Store,
    pub(crate) random: Arc<dyn Random>,
}

/// One world on each engine.
pub(crate) async fn worlds() -> Vec<World> {
    let stores = trial::stores(&migrations()).await.unwrap();
    stores.into_iter().map(|(engine, store)| World { engine, store, random: Arc::new(SeededRandom::new(42)) }).collect()
}

impl World {
    /// Adds a person.
    pub(crate) async fn person(&self, name: &str) -> PersonId {
        let id = PersonId::new(NOW, self.random.as_ref());
        let name = name.to_owned();
        self.change(move |db, _| db.exec(ADD_PERSON, args![id, name.as_str()]).map(drop)).await.unwrap();
        id
    }

    /// Changes with the world's random source.
    pub(crate) async fn change<T, E>(
        &self,
        mut f: impl FnMut(&mut Change, &dyn Random) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let random = Arc::clone(&self.random);
        self.store.change(move |db| f(db, random.as_ref())).await
    }

    /// Reads.
    pub(crate) async fn read<T, E>(
        &self,
        f: impl FnOnce(&mut ::store::Reader) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.store.read(f).await
    }

    /// Adds a group with an officer.
    pub(crate) async fn group(&self, draft: GroupDraft, officer: PersonId) -> GroupId {
        self.change(move |db, random| {
            let (id, _) = super::store::insert(db, &draft, None, Some(officer), NOW, random)?;
            members::begin(db, id, officer, GroupRole::Officer, NOW, random)?;
            Ok::<_, StoreError>(id)
        })
        .await
        .unwrap()
    }

    /// Adds a group with nothing special about it.
    pub(crate) async fn local(&self, name: &str, officer: PersonId) -> GroupId {
        self.group(GroupDraft::named(GroupKind::Local, name, "A trial."), officer).await
    }

    /// Makes somebody a member.
    pub(crate) async fn join(&self, group: GroupId, person: PersonId, role: GroupRole, when: Time) {
        self.change(move |db, random| members::begin(db, group, person, role, when, random)).await.unwrap();
    }

    /// Takes something out of sight.
    pub(crate) async fn hide(&self, group: GroupId, reason: &'static str) {
        self.change(move |db, _| db.exec(HIDE, args![group, reason]).map(drop)).await.unwrap();
    }

    /// A person as an actor, with the memberships of now.
    pub(crate) async fn actor(&self, person: PersonId) -> Actor {
        let groups = self.read(move |db| members::of_person(db, person)).await.unwrap();
        Actor { person: Some(person), groups, ..Actor::default() }
    }

    /// A group as the program itself sees it.
    pub(crate) async fn see(&self, group: GroupId) -> Group {
        self.read(move |db| super::store::find(db, &Actor::system(), group)).await.unwrap()
    }

    /// A group as somebody sees it.
    pub(crate) async fn seen_by(&self, actor: &Actor, group: GroupId) -> Result<Group, StoreError> {
        let actor = actor.clone();
        self.read(move |db| super::store::find(db, &actor, group)).await
    }
}

/// Somebody who works the moderation queue.
pub(crate) fn site_steward() -> Actor {
    Actor { site_role: SiteRole::Steward, ..Actor::default() }
}
