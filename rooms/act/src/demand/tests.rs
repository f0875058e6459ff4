//! Stories of calls that carry demands: chosen by officers, kept in step by events.

use base::{Event, GroupId};

use crate::trial::{World, world, worlds};

const CODE: &str = "abcdefghjk";

async fn told(world: &World, group: GroupId, code: &str, title: &str, state: &str, is_public: bool) {
    let (random, now) = (world.app().random_arc(), world.site.now());
    let payload = serde_json::json!({
        "code": code, "group_id": group, "title": title, "addressee": "The <city>", "state": state,
        "public": is_public,
    });
    let event = Event::new("DemandChanged", uuid::Uuid::nil(), payload, now, random.as_ref());
    let emitted = world.app().change(move |db| {
        db.emit(event.clone());
        Ok::<_, store::StoreError>(())
    });
    emitted.await.unwrap();
    world.site.settle().await;
}

#[tokio::test]
async fn a_call_carries_a_demand_and_shows_where_it_stands() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (group, slug) = world.group("Local 26", ana).await;
        let call = world.open_call(ana, &slug, "Rent day").await;
        told(&world, group, CODE, "Heat in <every> flat", "open", true).await;
        let to = format!("{call}/demands");
        let (mut officer, mut stranger) = (world.browser(ana), world.site.browser());
        officer.get(&call).await.shows("Demands");
        let form = officer.get(&to).await.form(&to).tick("demands", CODE);
        let page = officer.send(form).await;
        page.is(422);
        let form = page.form(&to);
        assert!(form.pairs().contains(&("demands".to_owned(), CODE.to_owned())));
        officer.send(form.set("reason", "The assembly said so.")).await.is(200).shows("Heat in <every> flat");
        let page = stranger.get(&call).await;
        page.shows("Heat in <every> flat").shows("Local 26, to The <city>").shows("0 of 1 conceded");
        assert_eq!(page.link("Heat in <every> flat"), format!("/demands/{CODE}"));
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        stranger.get(&format!("{call}/corrections")).await.shows("The assembly said so.");
        told(&world, group, CODE, "Heat in every flat, now", "conceded", true).await;
        stranger.get(&call).await.shows("Heat in every flat, now").shows("Conceded").shows("1 of 1 conceded");
        told(&world, group, CODE, "Heat in every flat, now", "conceded", false).await;
        stranger.get(&call).await.hides("Heat in every flat, now");
        officer.get(&call).await.shows("Heat in every flat, now");
        let form = officer.get(&to).await.form(&to).untick("demands").set("reason", "It is settled.");
        officer.send(form).await.is(200).hides("Heat in every flat, now");
    }
}

#[tokio::test]
async fn a_demand_is_added_by_its_address_and_nobody_elses_is_taken() {
    let world = world().await;
    let (ana, zoe) = (world.person("Ana").await, world.person("Zoe").await);
    let (group, slug) = world.group("Local 26", ana).await;
    let (other, _) = world.group("Others", zoe).await;
    let call = world.open_call(ana, &slug, "Rent day").await;
    told(&world, group, CODE, "Heat", "open", true).await;
    told(&world, other, "bbbbbbbbbb", "Theirs", "open", true).await;
    let to = format!("{call}/demands");
    let mut officer = world.browser(ana);
    let page = officer.get(&to).await;
    page.shows("Heat").hides("Theirs");
    let form = page.form(&to).set("add", "bbbbbbbbbb").set("reason", "x");
    let page = officer.send(form).await;
    page.is(422).shows("There is no such demand");
    let form = page.form(&to).set("add", &format!("http://convoke.test/demands/{CODE}"));
    officer.send(form).await.is(200).shows("Heat");
    world.browser(zoe).get(&to).await.is(404);
    world.site.browser().get(&call).await.hides("Choose among");
}

#[tokio::test]
async fn an_endorsement_says_how_it_was_decided() {
    for world in worlds().await {
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let (_, slug) = world.group("Local 26", ana).await;
        let (_, tenants) = world.group("Elm Street Tenants", ben).await;
        let call = world.open_call(ana, &slug, "Rent day").await;
        let to = format!("{call}/endorsements");
        let mut officer = world.browser(ben);
        let form = officer.get(&to).await.form(&to).set("group", &tenants).set("decided_by", "minutes");
        let page = officer.send(form).await;
        page.is(422);
        let form = page.form(&to);
        assert_eq!(form.value("decided_by"), Some("minutes"));
        officer.send(form.set("decided_by", "https://example.org/minutes")).await.is(200);
        let page = world.site.browser().get(&to).await;
        assert_eq!(page.link("How it was decided"), "https://example.org/minutes");
    }
}
