//! Invitations in the database, on each engine.

use ::store::StoreError;
use base::{GroupId, GroupRole, PersonId};

use super::model::{InvitationDraft, InvitationState, Secret};
use super::store::{self, Accepted};
use crate::group::model::{GroupDraft, GroupKind, Visibility};
use crate::group::trial::{World, at, worlds};
use crate::membership::store as members;

const HASHES: ::store::Sql = ::store::sql!("SELECT secret_hash FROM invitations");

async fn invite(world: &World, group: GroupId, officer: PersonId, uses_max: u32) -> Secret {
    let actor = world.actor(officer).await;
    world
        .change(move |db, random| {
            let by = members::officer(db, &actor, group)?;
            let draft = InvitationDraft { role: GroupRole::Steward, uses_max, days: 7, note: String::new() };
            store::make(db, by, &draft, at(0), random)
        })
        .await
        .unwrap()
        .unwrap()
}

async fn accept(world: &World, person: PersonId, secret: Secret, seconds: u64) -> Result<Accepted, StoreError> {
    let actor = world.actor(person).await;
    world.change(move |db, random| store::accept(db, &actor, &secret, at(seconds), random)).await
}

#[tokio::test]
async fn a_hundred_who_use_one_invitation_at_once_make_one_member() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let id = world.local("Elm", ana).await;
        let secret = invite(&world, id, ana, 1).await;
        let mut people = Vec::new();
        for n in 0..100 {
            people.push(world.person(&format!("Guest {n}")).await);
        }
        let mut race = tokio::task::JoinSet::new();
        for person in people {
            let world = world.clone();
            race.spawn(async move { accept(&world, person, secret, 1).await });
        }
        let all = race.join_all().await;
        let joined = all.iter().filter(|it| matches!(it, Ok(Accepted::Joined(_)))).count();
        let gone = all.iter().filter(|it| matches!(it, Ok(Accepted::Gone(InvitationState::Used)))).count();
        assert_eq!((joined, gone), (1, 99), "{}", world.engine);
        assert_eq!(world.see(id).await.members, 2);
        assert_eq!(world.read(members::wrong_counts).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn using_it_twice_counts_once_and_gives_the_offered_role() {
    for world in worlds().await {
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let private = GroupDraft { visibility: Visibility::Private, ..GroupDraft::named(GroupKind::Local, "P", "x") };
        let id = world.group(private, ana).await;
        let secret = invite(&world, id, ana, 5).await;
        assert_eq!(accept(&world, ben, secret, 1).await.unwrap(), Accepted::Joined(id));
        assert_eq!(accept(&world, ben, secret, 2).await.unwrap(), Accepted::Already(id));
        assert_eq!(world.actor(ben).await.role_in(id), Some(GroupRole::Steward));
        let (it, _) = world.read(move |db| store::find(db, &secret)).await.unwrap();
        assert_eq!((it.uses, it.made_by.as_deref()), (1, Some("Ana")));
    }
}

#[tokio::test]
async fn an_invitation_ends_by_time_by_an_officer_and_with_the_group() {
    for world in worlds().await {
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let id = world.local("Elm", ana).await;
        let secret = invite(&world, id, ana, 5).await;
        let late = accept(&world, ben, secret, 8 * 86_400).await.unwrap();
        assert_eq!(late, Accepted::Gone(InvitationState::Expired));
        let actor = world.actor(ana).await;
        world
            .change(move |db, _| {
                let by = members::officer(db, &actor, id)?;
                let it = store::list(db, by)?.pop().ok_or(StoreError::Missing)?;
                store::withdraw(db, by, it.id, at(5))
            })
            .await
            .unwrap();
        assert_eq!(accept(&world, ben, secret, 6).await.unwrap(), Accepted::Gone(InvitationState::Withdrawn));
        assert!(!world.read(move |db| store::is_open(db, &secret, at(6))).await.unwrap());
        assert_eq!(world.change(|db, _| store::purge(db, at(31 * 86_400))).await.unwrap(), 1);
        assert!(matches!(accept(&world, ben, secret, 7).await, Err(StoreError::Missing)));
        let secret = invite(&world, id, ana, 5).await;
        world.change(move |db, random| crate::group::store::close(db, id, "", at(9), random)).await.unwrap();
        assert!(matches!(accept(&world, ben, secret, 10).await, Err(StoreError::Missing)));
    }
}

#[tokio::test]
async fn the_secret_is_nowhere_in_the_database() {
    let world = worlds().await.remove(0);
    let ana = world.person("Ana").await;
    let id = world.local("Elm", ana).await;
    let secret = invite(&world, id, ana, 1).await;
    let hashes: Vec<Vec<u8>> = world.read(|db| ::store::Db::all(db, HASHES, &[], |row| row.get(0))).await.unwrap();
    assert_eq!(hashes.len(), 1);
    assert_eq!(hashes[0].len(), 32);
    assert!(!hashes[0].windows(16).any(|part| part == secret.bytes()));
}
