//! Groups that belong to groups, in the database, on each engine.

use ::store::StoreError;
use base::{Actor, GroupId, PersonId};

use super::model::{BelongRefusal, LinkState};
use super::store::{self, BelongError};
use crate::group::model::{GroupDraft, GroupKind, Visibility};
use crate::group::trial::{World, at, worlds};
use crate::membership::store as members;

async fn body(world: &World, kind: GroupKind, name: &str, officer: PersonId) -> GroupId {
    world.group(GroupDraft::named(kind, name, "x"), officer).await
}

/// The part's officer asks, the whole's officer accepts.
async fn belong(world: &World, officer: PersonId, whole: GroupId, part: GroupId) -> Result<(), BelongError> {
    let (actor, whole) = (world.actor(officer).await, world.see(whole).await);
    world
        .change(move |db, random| {
            let by = members::officer(db, &actor, part)?;
            store::ask(db, by, &whole, at(1), random)?;
            store::accept(db, &actor, &whole, part, at(2), random)
        })
        .await
}

#[tokio::test]
async fn a_group_cannot_contain_itself_through_others() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let a = body(&world, GroupKind::Coalition, "A", ana).await;
        let b = body(&world, GroupKind::Coalition, "B", ana).await;
        let c = body(&world, GroupKind::Coalition, "C", ana).await;
        belong(&world, ana, a, b).await.unwrap();
        belong(&world, ana, b, c).await.unwrap();
        for (whole, part) in [(c, a), (b, a), (a, a), (c, b)] {
            let refused = belong(&world, ana, whole, part).await;
            assert!(matches!(refused, Err(BelongError::Refused(BelongRefusal::Loop))), "{}", world.engine);
        }
        let local = world.local("Elm", ana).await;
        let refused = belong(&world, ana, local, a).await;
        assert!(matches!(refused, Err(BelongError::Refused(BelongRefusal::TakesNone))));
    }
}

#[tokio::test]
async fn two_ties_that_would_close_a_loop_together_are_not_both_made() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let a = body(&world, GroupKind::Coalition, "A", ana).await;
        let b = body(&world, GroupKind::Coalition, "B", ana).await;
        let (x, y) = tokio::join!(belong(&world, ana, a, b), belong(&world, ana, b, a));
        assert!(x.is_ok() != y.is_ok(), "{}", world.engine);
    }
}

#[tokio::test]
async fn a_committee_counts_as_part_of_its_group_and_chains_end() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let a = body(&world, GroupKind::Coalition, "A", ana).await;
        let mut above = a;
        for depth in 1..=7 {
            let actor = world.actor(ana).await;
            let made = world
                .change(move |db, random| {
                    let by =
                        members::officer(db, &actor, above).map_err(crate::committee::store::CommitteeError::Store)?;
                    let draft = GroupDraft::named(GroupKind::Committee, "Below", "x");
                    crate::committee::store::make(db, by, &draft, at(1), random)
                })
                .await;
            // The council adds a step above the first committee.
            assert_eq!(made.is_ok(), depth <= 5, "{depth}");
            let Ok(slug) = made else { break };
            let found =
                world.read(move |db| crate::group::store::find_by_slug(db, &Actor::system(), slug.as_str())).await;
            above = found.unwrap().id;
            if depth == 1 {
                let council = body(&world, GroupKind::Council, "Council", ana).await;
                belong(&world, ana, council, above).await.unwrap();
                let refused = belong(&world, ana, a, council).await;
                assert!(matches!(refused, Ok(())), "a council of a committee may join the group above it");
            }
        }
    }
}

#[tokio::test]
async fn the_other_side_answers_and_either_side_ends_it() {
    for world in worlds().await {
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let whole = body(&world, GroupKind::Coalition, "Whole", ana).await;
        let part = world.local("Part", ben).await;
        let (it, bens, anas) = (world.see(whole).await, world.actor(ben).await, world.actor(ana).await);
        let (group, actor) = (it.clone(), bens.clone());
        let state = world
            .change(move |db, random| {
                let by = members::officer(db, &actor, part)?;
                store::ask(db, by, &group, at(1), random)
            })
            .await
            .unwrap();
        assert_eq!(state, LinkState::Asked);
        let (group, actor) = (it.clone(), bens.clone());
        let own = world.change(move |db, random| store::accept(db, &actor, &group, part, at(2), random)).await;
        assert!(matches!(own, Err(BelongError::Store(StoreError::Missing))), "nobody answers their own ask");
        let (group, actor) = (it.clone(), anas.clone());
        world.change(move |db, random| store::accept(db, &actor, &group, part, at(2), random)).await.unwrap();
        let seen = world.read(move |db| store::parts(db, &Actor::anyone(), whole)).await.unwrap();
        assert_eq!(seen.len(), 1);
        let stranger = Actor { person: Some(world.person("Cem").await), ..Actor::default() };
        let ended = world.change(move |db, random| store::end(db, &stranger, whole, part, at(3), random)).await;
        assert!(matches!(ended, Err(StoreError::Missing)));
        world.change(move |db, random| store::end(db, &bens, whole, part, at(3), random)).await.unwrap();
        assert!(world.read(move |db| store::parts(db, &anas, whole)).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_private_part_is_named_to_insiders_only_and_lets_its_people_see_a_private_whole() {
    for world in worlds().await {
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let secret = |kind, name| GroupDraft { visibility: Visibility::Private, ..GroupDraft::named(kind, name, "x") };
        let whole = world.group(secret(GroupKind::Coalition, "Whole"), ana).await;
        let part = world.group(secret(GroupKind::Local, "Canary"), ben).await;
        assert!(world.seen_by(&world.actor(ben).await, whole).await.is_err());
        let (it, anas, bens) = (world.see(whole).await, world.actor(ana).await, world.actor(ben).await);
        world
            .change(move |db, random| {
                let by = members::officer(db, &anas, whole)?;
                store::offer(db, by, &it, part, at(1), random)?;
                store::accept(db, &bens, &it, part, at(2), random)
            })
            .await
            .unwrap();
        assert!(world.seen_by(&world.actor(ben).await, whole).await.is_ok());
        assert!(world.seen_by(&Actor::anyone(), whole).await.is_err());
        for (actor, seen) in [(Actor::anyone(), 0), (world.actor(ana).await, 1), (world.actor(ben).await, 1)] {
            assert_eq!(world.read(move |db| store::parts(db, &actor, whole)).await.unwrap().len(), seen);
        }
    }
}

#[tokio::test]
async fn whatever_is_tried_in_whatever_order_no_group_contains_itself() {
    let world = worlds().await.remove(0);
    let ana = world.person("Ana").await;
    let mut groups = Vec::new();
    for n in 0..9 {
        groups.push(body(&world, GroupKind::Coalition, &format!("G{n}"), ana).await);
    }
    let dice = base::SeededRandom::new(77);
    let mut ties: Vec<(usize, usize)> = Vec::new();
    for _ in 0..150 {
        let [a, b]: [u8; 2] = base::random::bytes(&dice);
        let (whole, part) = (usize::from(a) % groups.len(), usize::from(b) % groups.len());
        if belong(&world, ana, groups[whole], groups[part]).await.is_ok() {
            ties.push((whole, part));
        }
    }
    assert!(ties.len() >= 8, "{}", ties.len());
    // Take away what contains nothing until nothing is left: only possible without loops.
    while !ties.is_empty() {
        let before = ties.len();
        let wholes: Vec<usize> = ties.iter().map(|(whole, _)| *whole).collect();
        ties.retain(|(_, part)| wholes.contains(part));
        assert!(ties.len() < before, "a loop: {ties:?}");
    }
}
