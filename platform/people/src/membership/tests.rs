//! Memberships in the database, on each engine.

use ::store::StoreError;
use base::{Actor, GroupRole};

use super::store::{self as members, MembershipError};
use crate::group::model::{GroupDraft, GroupKind, Roster, ShowsPeople, Visibility};
use crate::group::trial::{NOW, World, at, worlds};

async fn handle(world: &World, group: base::GroupId, person: base::PersonId) -> super::Handle {
    let actor = Actor { person: Some(person), ..Actor::default() };
    world.read(move |db| members::mine(db, &actor, group)).await.unwrap().unwrap().handle
}

#[tokio::test]
async fn removal_works_at_once_whatever_the_actor_still_believes() {
    for world in worlds().await {
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let id = world.local("Elm", ana).await;
        world.join(id, ben, GroupRole::Officer, at(1)).await;
        let stale = world.actor(ben).await;
        let (actor, whom) = (world.actor(ana).await, handle(&world, id, ben).await);
        world
            .change(move |db, random| {
                let by = members::officer(db, &actor, id)?;
                members::remove(db, by, whom, at(2), random)
            })
            .await
            .unwrap();
        let proof = world.read(move |db| members::officer(db, &stale, id)).await;
        assert!(matches!(proof, Err(StoreError::Missing)));
        assert_eq!(world.see(id).await.members, 1);
        assert!(world.actor(ben).await.groups.is_empty());
    }
}

#[tokio::test]
async fn a_group_is_never_left_without_an_officer() {
    for world in worlds().await {
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let id = world.local("Elm", ana).await;
        world.join(id, ben, GroupRole::Member, at(1)).await;
        let actor = world.actor(ana).await;
        let by = actor.clone();
        let left = world.change(move |db, random| members::leave(db, &by, id, at(2), random)).await;
        assert!(matches!(left, Err(MembershipError::LastOfficer)));
        let own = handle(&world, id, ana).await;
        let by = actor.clone();
        let demoted = world
            .change(move |db, _| {
                let by = members::officer(db, &by, id)?;
                members::change_role(db, by, own, GroupRole::Member)
            })
            .await;
        assert!(matches!(demoted, Err(MembershipError::LastOfficer)));
        let bens = handle(&world, id, ben).await;
        let by = actor.clone();
        world
            .change(move |db, _| {
                let by = members::officer(db, &by, id)?;
                members::change_role(db, by, bens, GroupRole::Officer)
            })
            .await
            .unwrap();
        world.change(move |db, random| members::leave(db, &actor, id, at(2), random)).await.unwrap();
        assert_eq!(world.read(move |db| members::officers(db, id)).await.unwrap(), [ben]);
    }
}

#[tokio::test]
async fn two_officers_who_leave_at_once_do_not_both_go() {
    for world in worlds().await {
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let id = world.local("Elm", ana).await;
        world.join(id, ben, GroupRole::Officer, at(1)).await;
        let leave = |actor: Actor| {
            let world = world.clone();
            async move { world.change(move |db, random| members::leave(db, &actor, id, at(2), random)).await.is_ok() }
        };
        let (a, b) = tokio::join!(leave(world.actor(ana).await), leave(world.actor(ben).await));
        assert!(a != b, "{}", world.engine);
        assert_eq!(world.see(id).await.members, 1);
    }
}

#[tokio::test]
async fn an_account_that_goes_leaves_an_officer_behind_or_an_empty_group_closed() {
    for world in worlds().await {
        let (ana, ben, cem) = (world.person("Ana").await, world.person("Ben").await, world.person("Cem").await);
        let id = world.local("Elm", ana).await;
        let alone = world.local("Alone", ana).await;
        world.join(id, ben, GroupRole::Member, at(1)).await;
        world.join(id, cem, GroupRole::Steward, at(2)).await;
        world.change(move |db, random| members::leave_all(db, ana, at(3), random)).await.unwrap();
        assert_eq!(world.read(move |db| members::officers(db, id)).await.unwrap(), [cem]);
        assert!(!world.see(alone).await.is_open());
        assert!(world.actor(ana).await.groups.is_empty());
        assert_eq!(world.read(members::wrong_counts).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn outsiders_see_a_member_only_when_group_and_person_say_so() {
    for world in worlds().await {
        let (ana, ben) = (world.person("Canary Ana").await, world.person("Canary Ben").await);
        let cases = [
            (ShowsPeople::Nobody, true, 0),
            (ShowsPeople::Members, false, 0),
            (ShowsPeople::Officers, true, 1),
            (ShowsPeople::Members, true, 2),
        ];
        for (shows_people, shown, seen) in cases {
            let draft = GroupDraft { shows_people, ..GroupDraft::named(GroupKind::Local, "Elm", "x") };
            let id = world.group(draft, ana).await;
            world.join(id, ben, GroupRole::Member, at(1)).await;
            for person in [ana, ben] {
                let actor = world.actor(person).await;
                world.change(move |db, _| members::show(db, &actor, id, shown)).await.unwrap();
            }
            let group = world.see(id).await;
            let public = world.read(move |db| members::public(db, &group)).await.unwrap();
            assert_eq!(public.len(), seen, "{shows_people:?} {shown}");
            let group = world.see(id).await;
            assert!(public.iter().all(|it| it.is_public_in(&group)));
        }
    }
}

#[tokio::test]
async fn the_list_of_members_is_for_members_and_as_wide_as_the_group_says() {
    for world in worlds().await {
        let (ana, ben, cem) = (world.person("Ana").await, world.person("Ben").await, world.person("Cem Öz").await);
        let draft = GroupDraft {
            roster: Roster::Officers,
            visibility: Visibility::Public,
            ..GroupDraft::named(GroupKind::Local, "Elm", "x")
        };
        let id = world.group(draft, ana).await;
        world.join(id, ben, GroupRole::Member, at(1)).await;
        world.join(id, cem, GroupRole::Member, at(1)).await;
        let group = world.see(id).await;
        let page = |actor: Actor| {
            let (world, group) = (world.clone(), group.clone());
            async move { world.read(move |db| members::page(db, &actor, &group, &None, 10)).await }
        };
        assert!(matches!(page(Actor::anyone()).await, Err(StoreError::Missing)));
        let names = |all: Vec<super::Member>| all.into_iter().map(|it| it.name).collect::<Vec<_>>();
        assert_eq!(names(page(world.actor(ana).await).await.unwrap()), ["Ana", "Ben", "Cem Öz"]);
        assert_eq!(names(page(world.actor(ben).await).await.unwrap()), ["Ana"]);
        let (actor, it) = (world.actor(ana).await, group.clone());
        let found = world.read(move |db| members::search(db, &actor, &it, "oz", 10)).await.unwrap();
        assert_eq!(names(found), ["Cem Öz"]);
        let actor = world.actor(ben).await;
        assert!(world.read(move |db| members::search(db, &actor, &group, "oz", 10)).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn joining_twice_makes_one_membership() {
    for world in worlds().await {
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let id = world.local("Elm", ana).await;
        let first = world.change(move |db, random| members::begin(db, id, ben, GroupRole::Member, NOW, random)).await;
        let again = world.change(move |db, random| members::begin(db, id, ben, GroupRole::Officer, NOW, random)).await;
        assert!(first.unwrap() && !again.unwrap());
        assert_eq!(world.see(id).await.members, 2);
        assert_eq!(world.actor(ben).await.role_in(id), Some(GroupRole::Member));
    }
}
