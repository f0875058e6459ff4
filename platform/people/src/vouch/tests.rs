//! Asks and vouches in the database, on each engine.

use ::store::StoreError;
use base::{Actor, GroupId, GroupRole, PersonId};

use super::model::AskState;
use super::store::{self, AskError, Vouched};
use crate::group::model::{GroupDraft, GroupKind, Joining};
use crate::group::trial::{World, at, worlds};
use crate::membership::model::Handle;
use crate::membership::store as members;

async fn ask(world: &World, person: PersonId, group: GroupId, seconds: u64) -> Result<(), AskError> {
    let (actor, group) = (world.actor(person).await, world.see(group).await);
    world.change(move |db, random| store::ask(db, &actor, &group, "I live on Elm", at(seconds), random)).await
}

async fn handle(world: &World, person: PersonId, group: GroupId, seconds: u64) -> Handle {
    let actor = world.actor(person).await;
    world.read(move |db| store::mine(db, &actor, group, at(seconds))).await.unwrap().unwrap().handle
}

async fn vouch(
    world: &World,
    voucher: PersonId,
    group: GroupId,
    handle: Handle,
    seconds: u64,
) -> Result<Vouched, AskError> {
    let actor = world.actor(voucher).await;
    world.change(move |db, random| store::vouch(db, &actor, group, handle, at(seconds), random)).await
}

async fn vouched_group(world: &World, officer: PersonId, vouches: u8) -> GroupId {
    let draft = GroupDraft { joining: Joining::Vouched { vouches }, ..GroupDraft::named(GroupKind::Local, "Elm", "x") };
    world.group(draft, officer).await
}

#[tokio::test]
async fn with_k_vouches_somebody_is_in() {
    for world in worlds().await {
        let (ana, ben, cem) = (world.person("Ana").await, world.person("Ben").await, world.person("Cem").await);
        let id = vouched_group(&world, ana, 2).await;
        world.join(id, ben, GroupRole::Member, at(1)).await;
        ask(&world, cem, id, 10).await.unwrap();
        let it = handle(&world, cem, id, 10).await;
        assert_eq!(vouch(&world, ana, id, it, 11).await.unwrap(), Vouched::Counted(1));
        assert_eq!(vouch(&world, ana, id, it, 12).await.unwrap(), Vouched::Counted(1), "twice is once");
        assert_eq!(vouch(&world, ben, id, it, 13).await.unwrap(), Vouched::Admitted(cem));
        assert_eq!(world.actor(cem).await.role_in(id), Some(GroupRole::Member));
        assert_eq!(world.see(id).await.members, 3);
    }
}

#[tokio::test]
async fn who_came_after_the_ask_cannot_vouch_for_it() {
    for world in worlds().await {
        let (ana, puppet, cem) = (world.person("Ana").await, world.person("P").await, world.person("Cem").await);
        let id = vouched_group(&world, ana, 2).await;
        ask(&world, cem, id, 10).await.unwrap();
        world.join(id, puppet, GroupRole::Member, at(11)).await;
        let it = handle(&world, cem, id, 12).await;
        assert!(matches!(vouch(&world, puppet, id, it, 12).await, Err(AskError::TooNew)));
        assert!(matches!(vouch(&world, cem, id, it, 12).await, Err(AskError::Store(StoreError::Missing))));
    }
}

#[tokio::test]
async fn a_vouch_can_be_taken_back_and_ends_with_its_voucher() {
    for world in worlds().await {
        let people = [world.person("Ana").await, world.person("Ben").await, world.person("Dee").await];
        let cem = world.person("Cem").await;
        let id = vouched_group(&world, people[0], 3).await;
        world.join(id, people[1], GroupRole::Member, at(1)).await;
        world.join(id, people[2], GroupRole::Member, at(1)).await;
        ask(&world, cem, id, 10).await.unwrap();
        let it = handle(&world, cem, id, 10).await;
        vouch(&world, people[0], id, it, 11).await.unwrap();
        vouch(&world, people[1], id, it, 11).await.unwrap();
        let actor = world.actor(people[0]).await;
        world.change(move |db, _| store::unvouch(db, &actor, id, it, at(12))).await.unwrap();
        let actor = world.actor(people[1]).await;
        world.change(move |db, random| members::leave(db, &actor, id, at(13), random)).await.unwrap();
        assert_eq!(vouch(&world, people[2], id, it, 14).await.unwrap(), Vouched::Counted(1));
    }
}

#[tokio::test]
async fn an_officer_admits_or_declines_and_a_declined_person_waits_thirty_days() {
    for world in worlds().await {
        let (ana, ben, cem) = (world.person("Ana").await, world.person("Ben").await, world.person("Cem").await);
        let id = world.local("Elm", ana).await;
        for person in [ben, cem] {
            ask(&world, person, id, 1).await.unwrap();
        }
        assert!(matches!(ask(&world, ben, id, 2).await, Err(AskError::Asked)));
        let (bens, cems) = (handle(&world, ben, id, 2).await, handle(&world, cem, id, 2).await);
        let actor = world.actor(ana).await;
        world
            .change(move |db, random| {
                let by = members::officer(db, &actor, id)?;
                store::admit(db, by, bens, at(3), random)?;
                store::decline(db, by, cems, at(3))
            })
            .await
            .unwrap();
        assert!(world.actor(ben).await.role_in(id).is_some());
        let actor = world.actor(cem).await;
        let mine = world.read(move |db| store::mine(db, &actor, id, at(4))).await.unwrap().unwrap();
        assert_eq!((mine.state, mine.words.as_str()), (AskState::Declined, ""));
        assert!(matches!(ask(&world, cem, id, 86_400).await, Err(AskError::Asked)));
        assert!(ask(&world, cem, id, 31 * 86_400).await.is_ok());
    }
}

#[tokio::test]
async fn asks_are_seen_by_those_who_may_answer_and_forgotten_after_thirty_days() {
    for world in worlds().await {
        let (ana, ben, cem) = (world.person("Ana").await, world.person("Ben").await, world.person("Cem").await);
        let id = world.local("Elm", ana).await;
        world.join(id, ben, GroupRole::Member, at(1)).await;
        ask(&world, cem, id, 2).await.unwrap();
        let group = world.see(id).await;
        let waiting = |actor: Actor, seconds| {
            let (world, group) = (world.clone(), group.clone());
            async move { world.read(move |db| store::waiting(db, &actor, &group, at(seconds))).await }
        };
        assert_eq!(waiting(world.actor(ana).await, 3).await.unwrap().len(), 1);
        for outsider in [Actor::anyone(), world.actor(cem).await, world.actor(ben).await] {
            assert!(matches!(waiting(outsider, 3).await, Err(StoreError::Missing)));
        }
        assert!(waiting(world.actor(ana).await, 31 * 86_400).await.unwrap().is_empty());
        assert_eq!(world.change(|db, _| store::purge(db, at(31 * 86_400))).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn nobody_asks_where_only_invitations_count() {
    for world in worlds().await {
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let draft = GroupDraft { joining: Joining::Invited, ..GroupDraft::named(GroupKind::Local, "Elm", "x") };
        let id = world.group(draft, ana).await;
        assert!(matches!(ask(&world, ben, id, 1).await, Err(AskError::NotTaken)));
        assert!(matches!(ask(&world, ana, id, 1).await, Err(AskError::NotTaken)));
    }
}
