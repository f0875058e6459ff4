//! Stories about freshness, told through HTTP.

use std::time::Duration;

use crate::listing::trial::{fill, world, worlds};

const DAY: Duration = Duration::from_hours(24);

#[tokio::test]
async fn anybody_says_what_is_wrong_without_an_account() {
    for world in worlds().await {
        let all = fill(&world).await;
        let slug = all.organizations[0].slug.clone();
        let to = format!("/directory/{slug}/wrong");
        let mut stranger = world.site.browser();
        let form = stranger.get(&to).await.form(&to);
        world.site.clock.advance(Duration::from_secs(20));
        stranger.send(form.clone()).await.is(422).shows("Choose what is wrong.");
        let form = form.set("wrong", "hours").set("words", "They open at <i>ten</i>.");
        stranger.send(form).await.is(200).shows("The stewards have your note.");
        let ana = world.person("Ana").await;
        stranger.get("/directory/care").await.hides("They open at");
        world.browser(ana).get("/directory/care").await.is(404);
        let mut steward = world.steward(ana);
        let care = steward.get("/directory/care").await;
        care.is(200).shows("One note from a visitor").shows("They open at <i>ten</i>.").shows("The opening hours");
        assert_eq!(ui::contract::check(&care.text()), Vec::<String>::new());
        let settle = care
            .text()
            .split("action=\"")
            .find_map(|part| {
                part.strip_prefix("/directory/care/corrections/").map(|rest| rest.split('"').next().unwrap().to_owned())
            })
            .unwrap();
        let settle = format!("/directory/care/corrections/{settle}");
        let done = steward.send(care.form(&settle)).await;
        done.is(200).shows("Settled.").shows("No notes from visitors");
        steward.send(done.form(&settle).press("undo", "yes")).await.is(200).shows("One note from a visitor");
    }
}

#[tokio::test]
async fn an_entry_fades_is_left_out_and_comes_back_with_one_click() {
    let world = world().await;
    let all = fill(&world).await;
    let slug = all.organizations[3].slug.clone();
    let path = format!("/directory/{slug}");
    let ana = world.person("Ana").await;
    let mut stranger = world.site.browser();
    stranger.get("/directory?q=tenants").await.shows("Elm Street Tenants").hides("Not confirmed lately");
    world.site.clock.advance(DAY * 200);
    stranger.get("/directory?q=tenants").await.shows("Elm Street Tenants").shows("Not confirmed lately");
    world.site.clock.advance(DAY * 600);
    stranger.get("/directory?q=tenants").await.hides("Elm Street Tenants");
    stranger.get(&path).await.is(200).shows("Nobody has confirmed this for two years.");
    let mut steward = world.steward(ana);
    let confirm = format!("{path}/confirm");
    let page = steward.get(&path).await;
    steward.send(page.form(&confirm)).await.is(200).shows("Confirmed. Thank you.").shows("by a steward of this site");
    stranger.get("/directory?q=tenants").await.shows("Elm Street Tenants").hides("Not confirmed lately");
}

#[tokio::test]
async fn the_link_in_a_mail_confirms_once_and_cannot_be_made_up() {
    let world = world().await;
    let all = fill(&world).await;
    let path = format!("/directory/{}", all.organizations[2].slug);
    let ana = world.person("Ana").await;
    let mut steward = world.steward(ana);
    let ask = format!("{path}/ask");
    let page = steward.get(&path).await;
    page.shows("Nobody has confirmed it yet");
    steward.send(page.form(&ask)).await.is(200).shows("The organization will get an e-mail");
    let mails = world.site.settle().await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to.reveal(), "hello@example.org");
    let link = mails[0].text.split_whitespace().find(|word| word.contains("/true/")).unwrap();
    let link = link.trim_start_matches("http://convoke.test").to_owned();
    let mut stranger = world.site.browser();
    let page = stranger.get(&link).await;
    page.is(200).shows("Is the entry of “Casa de Comida” still true?");
    stranger.get(&path).await.shows("Nobody has confirmed it yet");
    let form = page.form(&link);
    stranger.send(form.clone()).await.is(200).shows("Confirmed. Thank you.");
    stranger.get(&path).await.shows("by the organization");
    stranger.send(form).await.is(404);
    stranger.get(&format!("{link}0")).await.is(404);
    let other = link.replace(&all.organizations[2].slug, &all.organizations[1].slug);
    stranger.get(&other).await.is(404);
}

#[tokio::test]
async fn officers_are_reminded_once_a_month() {
    let world = world().await;
    let ana = world.person("Ana").await;
    world.mail(ana, "ana@example.org").await;
    let (_, tenants) = world.group("Elm Street Tenants", ana).await;
    let mut officer = world.browser(ana);
    let form = officer.get("/directory/new").await.form("/directory/new");
    let form = form.set("group", &tenants).set("name", "Kitchen").set("description", "Cooks.");
    officer.send(form).await.is(200);
    world.site.settle().await;
    world.site.clock.advance(DAY * 181);
    super::routes::remind(world.app()).await.unwrap();
    let mails = world.site.settle().await;
    assert_eq!(mails.iter().filter(|mail| mail.subject.contains("Kitchen")).count(), 1);
    super::routes::remind(world.app()).await.unwrap();
    assert_eq!(world.site.settle().await.iter().filter(|mail| mail.subject.contains("Kitchen")).count(), 0);
}
