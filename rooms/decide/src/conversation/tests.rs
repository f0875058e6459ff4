//! Stories about conversations, told through HTTP, on every engine at hand.

use super::model::{Conversation, State};
use crate::trial::{world, worlds};

#[tokio::test]
async fn a_group_drafts_opens_and_closes_with_a_report() {
    for world in worlds().await {
        let (ana, bo) = (world.person("Ana").await, world.person("Bo").await);
        let (_, group) = world.group("Local 26", ana).await;
        let mut officer = world.browser(ana);
        world.browser(bo).get("/conversations/new").await.is(200).shows("not an officer");
        let form = officer.get("/conversations/new").await.form("/conversations/new").set("group", &group);
        officer.send(form.clone().set("ends_on", "soon")).await.is(422).shows("Type a day");
        let page = officer.send(form.set("question", "What now?").set("seeds", "Cap the rents\nMore trees")).await;
        page.is(200).shows("This is a draft");
        let path = page.path;
        let mut stranger = world.site.browser();
        stranger.get(&path).await.is(404);
        stranger.get("/conversations").await.is(200).hides("What now?");
        let state = format!("{path}/state");
        let form = officer.get(&state).await.form(&state).set("step", "open");
        officer.send(form).await.is(200).hides("This is a draft");
        stranger.get("/conversations").await.is(200).shows("What now?").shows("2 statements");
        stranger.get(&path).await.is(200).shows("Statement 1 of 2");
        // What was promised cannot be changed any more; the rest can, by one editor at a time.
        let edit = format!("{path}/edit");
        let form = officer.get(&edit).await.form(&edit).set("introduction", "The **block** is sold.");
        officer.send(form.clone()).await.is(200).shows("block");
        officer.send(form.set("introduction", "Late")).await.is(422).shows("Somebody else changed");
        let form = officer.get(&state).await.form(&state).set("step", "close").set("reason", "We heard you.");
        officer.send(form).await.is(200).shows("Report of a conversation").shows("We heard you.");
        stranger.get(&path).await.is(200).shows("This conversation is closed").hides("name=\"choice\"");
        stranger.get(&state).await;
        world.browser(bo).get(&edit).await.is(404);
        stranger.get(&format!("{path}/data/comments.csv")).await.is(200);
        stranger.get(&format!("{path}/data/map.json")).await.is(200);
        stranger.get(&format!("{path}/data/participants-votes.csv")).await.is(404);
        let page = world.browser(ana).get(&format!("/groups/{group}")).await;
        page.is(200).shows("What now?");
    }
}

#[tokio::test]
async fn a_change_is_seen_although_whoever_asked_for_it_hung_up() {
    let world = world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let path = world.open_conversation(ana, &group, "Cap the rents\nMore trees", &[]).await;
    let mut stranger = world.site.browser();
    stranger.get(&path).await.is(200).shows("Statement 1 of 2");
    let it = world.conversation(&path).await;
    let closed = Conversation { state: State::Closed, ..it };
    {
        let change = world.app().change(move |db| super::store::save(db, &closed));
        tokio::select! {
            biased;
            _ = change => panic!("it was done before anybody could hang up"),
            () = std::future::ready(()) => {}
        }
    }
    for _ in 0..500 {
        if stranger.get(&path).await.text().contains("This conversation is closed") {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("the change is not seen");
}

#[tokio::test]
async fn what_is_hidden_is_hidden_on_every_page_and_with_its_group() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (id, group) = world.group("Local 26", ana).await;
        let path = world.open_conversation(ana, &group, "Cap the rents\nMore trees", &[]).await;
        let it = world.conversation(&path).await;
        let pages = ["", "/map", "/map/picture", "/statements", "/statements/1", "/report", "/data/map.json", "/votes"];
        let mut stranger = world.site.browser();
        for page in pages {
            stranger.get(&format!("{path}{page}")).await.is(200);
        }
        let live = ui::href::conversation_live(&it.slug);
        for subject in [it.id.0, id.0] {
            let form = stranger.get(&path).await.form(&format!("{path}/votes")).press("choice", "agree");
            world.hide(subject).await;
            for page in pages {
                stranger.get(&format!("{path}{page}")).await.is(404);
            }
            stranger.get(&live).await.is(404);
            stranger.send(form).await.is(404);
            stranger.get("/conversations").await.hides("What now?");
            world.browser(ana).get(&path).await.is(200).shows("It names a tenant.").hides("name=\"choice\"");
            world.show(subject).await;
            stranger.get(&path).await.is(200);
        }
    }
}

#[tokio::test]
async fn votes_are_refused_when_the_last_day_is_over() {
    let world = world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let path = world.open_conversation(ana, &group, "Cap the rents\nMore trees", &[("ends_on", "2026-10-03")]).await;
    let mut stranger = world.site.browser();
    let page = stranger.get(&path).await;
    page.is(200).shows("open until October 3, 2026");
    let form = page.form(&format!("{path}/votes")).press("choice", "agree");
    world.site.clock.advance(std::time::Duration::from_hours(4 * 24));
    let page = stranger.get(&path).await;
    page.is(200).shows("No votes now").shows("Closed");
    drop(form);
    crate::vote::tests::audited(&world).await;
}

#[test]
fn every_sample_page_keeps_the_contract_in_every_language() {
    let room = crate::room();
    for lang in base::Lang::ALL {
        let look = ui::gallery::look(lang);
        for sample in web::parts::samples(&room, &look) {
            let page = ui::page(&look, sample.head, sample.main).into_string();
            assert_eq!(ui::contract::check(&page), Vec::<String>::new(), "{} in {}", sample.name, lang.tag());
        }
    }
}
