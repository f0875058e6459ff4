//! Stories about voting, told through HTTP and at the desk, on every engine at hand.

use testkit::{Browser, Reply};

use super::desk::{Declined, Slip};
use super::model::{Choice, Vote};
use super::store as votes;
use crate::trial::{World, world, worlds};

const SEEDS: &str = "Rents should be capped\nEvery street needs trees\nBuses should be free";

/// Asserts that every figure equals the rows it counts.
pub(crate) async fn audited(world: &World) {
    let wrong = world.app().read_long(votes::audit).await.unwrap();
    assert_eq!(wrong, [], "{}", world.engine);
}

/// A vote of somebody made up.
pub(crate) fn slip(conversation: i64, who: u16, statement: u32, choice: Choice) -> Slip {
    let mut known_by = [7; 16];
    known_by[..2].copy_from_slice(&who.to_be_bytes());
    Slip { conversation, known_by, statement, vote: Vote { choice, matters: false } }
}

/// Presses a button on the card.
async fn vote(browser: &mut Browser, page: &Reply, path: &str, choice: &str) -> Reply {
    browser.send(page.form(&format!("{path}/votes")).press("choice", choice)).await
}

#[tokio::test]
async fn a_stranger_votes_without_account_and_changes_a_vote_later() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        let path = world.open_conversation(ana, &group, SEEDS, &[]).await;
        let mut stranger = world.site.browser();
        let page = stranger.get(&path).await;
        page.is(200).shows("What now?").shows("Statement 1 of 3").shows("Nobody sees how you voted");
        let page = vote(&mut stranger, &page, &path, "agree").await;
        page.is(200).shows("Statement 2 of 3").hides("did not keep the cookie");
        let page = vote(&mut stranger, &page, &path, "disagree").await;
        let page = vote(&mut stranger, &page, &path, "skip").await;
        page.is(200).shows("You have answered everything").shows("You voted on 2 statements").shows("you skipped");
        let mine = stranger.get(&format!("{path}/votes")).await;
        mine.is(200).shows("My votes").shows("Rents should be capped").shows("Skipped");
        // Whatever is first in the list becomes a pass.
        let page = stranger.send(mine.form(&format!("{path}/votes")).press("choice", "pass")).await;
        page.is(200).shows("My votes");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        let it = world.conversation(&path).await;
        let number = it.number;
        let people = world.app().read(move |db| {
            let mut out = Vec::new();
            votes::each(db, number, |one| {
                out.push(one);
                Ok(())
            })?;
            Ok::<_, ::store::StoreError>(out)
        });
        let people = people.await.unwrap();
        assert_eq!(people.len(), 1, "{}", world.engine);
        assert_eq!(people[0].votes.iter().filter(|(_, v)| v.choice == Choice::Pass).count(), 1);
        audited(&world).await;
    }
}

#[tokio::test]
async fn a_link_brings_somebody_back_in_another_browser() {
    let world = world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let path = world.open_conversation(ana, &group, SEEDS, &[]).await;
    let mut phone = world.site.browser();
    phone.get(&format!("{path}/link")).await.is(200).shows("You have not voted yet");
    let page = phone.get(&path).await;
    vote(&mut phone, &page, &path, "agree").await.is(200);
    let text = phone.get(&format!("{path}/link")).await.text();
    let (_, rest) = text.split_once(&format!("{path}/as/")).expect("a link to come back");
    let back = format!("{path}/as/{}", rest.split(['"', '<', '&']).next().unwrap());
    let mut desktop = world.site.browser();
    let page = desktop.get(&back).await;
    page.is(200).shows("Come back");
    desktop.send(page.form(&back)).await.is(200).shows("Statement 2 of 3");
    desktop.get(&format!("{path}/as/0123456789abcdefghjkmnpqrs")).await.is(404);
    desktop.get(&format!("{path}/as/x")).await.is(404);
}

#[tokio::test]
async fn guests_begin_first_and_a_vote_without_cookie_counts_nothing() {
    let world = world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let path = world.open_conversation(ana, &group, SEEDS, &[("entry", "guests")]).await;
    let mut guest = world.site.browser();
    let page = guest.get(&path).await;
    page.is(200).shows("Take part").hides("name=\"choice\"");
    let page = guest.send(page.form(&format!("{path}/begin"))).await;
    page.is(200).shows("Statement 1 of 3");
    let form = page.form(&format!("{path}/votes")).press("choice", "agree");
    let mut other = world.site.browser();
    other.send(form.clone()).await.is(200).shows("Take part");
    guest.send(form).await.is(200).shows("Statement 2 of 3");
    audited(&world).await;
    assert_eq!(world.conversation(&path).await.number, 1);
}

#[tokio::test]
async fn members_have_one_voice_each_and_others_see_nothing() {
    for world in worlds().await {
        let (ana, bo) = (world.person("Ana").await, world.person("Bo").await);
        let (group, slug) = world.group("Local 26", ana).await;
        let path = world.open_conversation(ana, &slug, SEEDS, &[("entry", "members")]).await;
        world.site.browser().get(&path).await.is(404);
        world.browser(bo).get(&path).await.is(404);
        world.join(group, bo, base::GroupRole::Member).await;
        for _ in 0..2 {
            // A second browser of the same person goes on where the first was.
            let mut browser = world.browser(bo);
            let page = browser.get(&path).await;
            page.is(200);
            vote(&mut browser, &page, &path, "agree").await.is(200);
        }
        let page = world.browser(bo).get(&path).await;
        page.shows("Statement 3 of 3").shows("1 person");
        audited(&world).await;
    }
}

#[tokio::test]
async fn a_personal_link_is_one_voice_and_nobody_else_votes() {
    let world = world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let path = world.open_conversation(ana, &group, SEEDS, &[("entry", "roll")]).await;
    let roll = format!("{path}/roll");
    let mut officer = world.browser(ana);
    let form = officer.get(&roll).await.form(&roll).set("places", "2");
    let made = officer.send(form).await;
    made.is(200).shows("2 links were made");
    let text = made.text();
    let links: Vec<&str> = text.split(&format!("{path}/as/")).skip(1).map(|rest| &rest[..26]).collect();
    assert_eq!(links.len(), 2);
    officer.get(&roll).await.is(200).hides(links[0]);
    let mut stranger = world.site.browser();
    stranger.get(&path).await.is(200).shows("Open your personal link");
    let back = format!("{path}/as/{}", links[0]);
    let page = stranger.get(&back).await;
    let page = stranger.send(page.form(&back)).await;
    page.is(200).shows("Statement 1 of 3");
    vote(&mut stranger, &page, &path, "agree").await.is(200).shows("Statement 2 of 3");
    world.browser(ana).send(officer.get(&roll).await.form(&roll).set("places", "0")).await.is(422);
}

#[tokio::test]
async fn a_storm_of_votes_is_counted_exactly_and_the_last_one_counts() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        let path = world.open_conversation(ana, &group, SEEDS, &[]).await;
        let number = world.conversation(&path).await.number;
        let storm = (0..300_u16).flat_map(|n| {
            [(1, Choice::Agree), (2, Choice::Pass), (1, Choice::Disagree), (1, Choice::Skip), (3, Choice::Skip)]
                .map(|(statement, choice)| slip(number, n % 60, statement, choice))
        });
        let app = world.app();
        let all = futures_util::future::join_all(storm.map(|slip| web::hand_in(app, slip))).await;
        assert!(all.iter().all(|it| matches!(it, Ok(Ok(_)))), "{}", world.engine);
        let wrong = web::hand_in(app, slip(number, 1, 9, Choice::Agree)).await.unwrap();
        assert_eq!(wrong, Err(Declined::NoStatement));
        let closed = web::hand_in(app, slip(number + 1, 1, 1, Choice::Agree)).await.unwrap();
        assert_eq!(closed, Err(Declined::Closed));
        let me = slip(number, 5, 1, Choice::Agree).known_by;
        let found = app.read(move |db| votes::by_hash(db, &me)).await.unwrap().unwrap();
        assert_eq!(found.votes.of(1).map(|v| v.choice), Some(Choice::Disagree));
        assert_eq!(found.votes.of(3).map(|v| v.choice), Some(Choice::Skip));
        let slug = path.trim_start_matches("/conversations/").to_owned();
        let (_, figures) =
            app.read(move |db| crate::conversation::store::find(db, &base::Actor::anyone(), &slug)).await.unwrap();
        assert_eq!((figures.participants, figures.votes), (60, 120));
        audited(&world).await;
    }
}

#[tokio::test]
async fn votes_of_a_conversation_taken_back_are_deleted() {
    let world = world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let path = world.open_conversation(ana, &group, SEEDS, &[]).await;
    let number = world.conversation(&path).await.number;
    web::hand_in(world.app(), slip(number, 1, 1, Choice::Agree)).await.unwrap().unwrap();
    let state = format!("{path}/state");
    let mut officer = world.browser(ana);
    let form = officer.get(&state).await.form(&state).set("step", "withdraw").set("reason", "Asked too early.");
    officer.send(form).await.is(200).shows("taken back").shows("Asked too early.");
    // More of them than one round looks at.
    let mut others = Vec::new();
    for who in 10..16 {
        let path = world.open_conversation(ana, &group, SEEDS, &[]).await;
        let other = slip(world.conversation(&path).await.number, who, 1, Choice::Agree);
        web::hand_in(world.app(), other).await.unwrap().unwrap();
        let state = format!("{path}/state");
        let form = officer.get(&state).await.form(&state).set("step", "withdraw").set("reason", "Asked twice.");
        officer.send(form).await.is(200);
        others.push(other.known_by);
    }
    assert_eq!(world.site.purge().await, 0);
    world.site.clock.advance(votes::KEPT * 2);
    assert!(world.site.purge().await > 0);
    let left = world.app().read(move |db| votes::by_hashes(db, &others)).await.unwrap();
    assert_eq!(left, Vec::new());
    let gone = slip(number, 1, 1, Choice::Agree).known_by;
    let found = world.app().read(move |db| votes::by_hash(db, &gone)).await.unwrap();
    assert_eq!(found, None);
    // Opened again, whoever was known before is a newcomer, and their vote is written.
    let form = officer.get(&state).await.form(&state).set("step", "reopen");
    officer.send(form).await.is(200);
    web::hand_in(world.app(), slip(number, 1, 2, Choice::Agree)).await.unwrap().unwrap();
    let found = world.app().read(move |db| votes::by_hash(db, &gone)).await.unwrap();
    assert_eq!(found.map(|it| it.votes.len()), Some(1));
    audited(&world).await;
}
