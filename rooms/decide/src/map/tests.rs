//! Stories about the map, on every engine at hand.

use base::Actor;

use super::keep;
use super::model::Verdict;
use crate::conversation::store as conversations;
use crate::trial::{World, worlds};
use crate::vote::desk;
use crate::vote::known::Participants;
use crate::vote::model::Choice;
use crate::vote::tests::{audited, slip};

/// Ten statements: the first four split two camps, on the rest everybody agrees.
const SEEDS: &str = "Cap the rents\nSell the block\nNo cars here\nBuild a garage\nMore trees\nFix the lift\nA room for all\nClean stairs\nLight the yard\nA bench";

/// Two camps of people vote.
async fn two_camps(world: &World, number: i64, people: u16) {
    let app = world.app();
    let slips = (0..people).flat_map(|who| {
        (1..=10_u32).map(move |statement| {
            let agrees = statement > 4 || (who % 2 == 0) == (statement % 2 == 1);
            slip(number, who, statement, if agrees { Choice::Agree } else { Choice::Disagree })
        })
    });
    for chunk in slips.collect::<Vec<_>>().chunks(1_000) {
        let all = futures_util::future::join_all(chunk.iter().map(|s| web::hand_in(app, *s))).await;
        assert!(all.into_iter().all(|it| matches!(it, Ok(Ok(_)))));
    }
}

#[tokio::test]
async fn two_camps_are_found_and_what_all_agree_on_comes_first() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        let path = world.open_conversation(ana, &group, SEEDS, &[]).await;
        let it = world.conversation(&path).await;
        let mut reader = world.site.browser();
        reader.get(&format!("{path}/map")).await.is(200).shows("Nobody has voted yet");
        two_camps(&world, it.number, 40).await;
        let shown = keep::settle(world.app(), &it).await.unwrap();
        assert_eq!((shown.map.verdict, shown.map.clusters.len()), (Verdict::Camps, 2), "{}", world.engine);
        assert_eq!(shown.map.common.first().map(|c| c.agrees), Some(true));
        assert!(shown.map.common.iter().all(|c| c.statement > 4));
        let page = reader.get(&format!("{path}/map")).await;
        page.is(200).shows("They form 2 camps").shows("Most people of every camp agree").shows("Camp B");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        let page = reader.get(&path).await;
        page.is(200).shows("Where all agree").shows("More trees");
        reader.clone().speaking("es").get(&format!("{path}/map")).await.is(200).shows("Forman 2 campos");
        // The row is there for the next start, and says the same.
        let number = it.number;
        let kept = world.app().read(move |db| super::store::find(db, number)).await.unwrap().unwrap();
        assert_eq!(
            (kept.clusters, kept.people, kept.differ),
            (shown.map.clusters.clone(), 40, shown.map.differ.clone())
        );
        audited(&world).await;
    }
}

#[tokio::test]
async fn a_map_followed_batch_by_batch_is_the_map_from_scratch() {
    let world = crate::trial::world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let path = world.open_conversation(ana, &group, SEEDS, &[]).await;
    let it = world.conversation(&path).await;
    let (number, app) = (it.number, world.app());
    let mut followed = None;
    for round in 0..4_u16 {
        let slips: Vec<_> = (0..60_u16)
            .flat_map(|who| (1..=8_u32).map(move |s| (who, s)))
            .filter(|(who, s)| (who + round) % 3 != 0 || *s < 5)
            .map(|(who, s)| {
                let choice =
                    if (u32::from(who) + s + u32::from(round)) % 3 == 0 { Choice::Disagree } else { Choice::Agree };
                slip(number, who, s, choice)
            })
            .collect();
        let now = world.site.now();
        let written = app.change(move |db| desk::write(db, &Participants::default(), &slips, now)).await.unwrap();
        let batches = written.batches;
        assert_eq!(batches[0].from, u64::from(round));
        let held = followed.take();
        let (a, b, making) = app
            .read_long(move |db| {
                let (it, figures) = conversations::find_by_number(db, number)?;
                let list = crate::statement::store::all(db, number)?;
                let load = |db: &mut ::store::Reader| super::making::Making::load(db, &it, &figures, &list);
                let mut one: super::making::Making = match held {
                    Some(one) => one,
                    None => load(db)?,
                };
                assert!(one.follow(&batches, &figures, &list, it.content.moderated));
                let (a, b) = (one.map(now), load(db)?.map(now));
                Ok::<_, ::store::StoreError>((a, b, one))
            })
            .await
            .unwrap();
        // Letters are kept from map to map; everything else is the same from scratch.
        assert_eq!((a.votes, a.people, &a.common), (b.votes, b.people, &b.common));
        assert_eq!(a.clusters.len(), b.clusters.len());
        followed = Some(making);
    }
}

#[tokio::test]
async fn the_votes_of_a_merged_statement_count_for_the_other() {
    let world = crate::trial::world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let path = world.open_conversation(ana, &group, "Cap the rents\nThe rents must be capped\nMore trees", &[]).await;
    let it = world.conversation(&path).await;
    for (who, statement, choice) in [
        (1, 1, Choice::Agree),
        (2, 2, Choice::Agree),
        (3, 2, Choice::Disagree),
        (3, 1, Choice::Agree),
        (4, 2, Choice::Pass),
    ] {
        web::hand_in(world.app(), slip(it.number, who, statement, choice)).await.unwrap().unwrap();
    }
    let queue = format!("{path}/moderation?state=accepted");
    let mut officer = world.browser(ana);
    let page = officer.get(&queue).await;
    let form = page.form(&queue).tick("chosen", "2.1").set("into", "1").press("what", "merged");
    officer.send(form).await.is(200).shows("1 statement was decided");
    let shown = keep::settle(world.app(), &it).await.unwrap();
    let all = shown.map.stat(1).unwrap().all;
    assert_eq!((all.agree, all.disagree, all.pass), (3, 0, 1));
    assert_eq!(shown.map.stat(2), None);
    // It can be taken back, and nothing of the votes is lost.
    let queue = format!("{path}/moderation?state=merged");
    let page = officer.get(&queue).await;
    officer.send(page.form(&queue).tick("chosen", "2.2").press("what", "accepted")).await.is(200);
    let shown = keep::settle(world.app(), &it).await.unwrap();
    assert_eq!(shown.map.stat(2).map(|s| s.all.seen()), Some(3));
}

#[tokio::test]
async fn strangers_read_the_map_of_an_open_conversation_only() {
    let world = crate::trial::world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let path = world.open_conversation(ana, &group, SEEDS, &[("entry", "members")]).await;
    for page in ["", "/map", "/map/picture", "/live", "/statements", "/statements/1", "/report", "/data/comments.csv"] {
        world.site.browser().get(&format!("{path}{page}")).await.is(404);
    }
    let slug = path.trim_start_matches("/conversations/").to_owned();
    let seen = world.app().read(move |db| conversations::find(db, &Actor::anyone(), &slug)).await;
    assert!(seen.is_err());
}

#[tokio::test]
async fn the_demo_has_camps_and_common_ground_in_both_languages() {
    let world = crate::trial::world().await;
    let ana = world.person("Ana").await;
    let (group, _) = world.group("Local 26", ana).await;
    let slug = crate::conversation::demo::fill(world.app(), group, 240, 7).await.unwrap();
    let page = world.site.browser().get(&format!("/conversations/{slug}/map")).await;
    page.is(200).shows("camps").shows("Pay people for the day of the strike").shows("Set aside for now");
    let page = world.site.browser().speaking("es").get(&format!("/conversations/{slug}/map")).await;
    page.is(200).shows("En qué coinciden todos").shows("con un fondo común");
    audited(&world).await;
}
