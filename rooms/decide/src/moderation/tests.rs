//! Stories about facilitating, told through HTTP, on every engine at hand.

use crate::trial::worlds;
use crate::vote::tests::audited;

#[tokio::test]
async fn a_statement_waits_is_rejected_in_public_and_comes_back() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        let path = world.open_conversation(ana, &group, "Cap the rents\nMore trees on every street", &[]).await;
        let (new, queue) = (format!("{path}/statements/new"), format!("{path}/moderation"));
        let mut stranger = world.site.browser();
        stranger.get(&queue).await;
        let page = stranger.get(&new).await;
        page.is(200).shows("One idea");
        stranger.send(page.form(&new).set("body", "!!")).await.is(422).shows("Write a sentence");
        let page = stranger.send(page.form(&new).set("body", "more trees, on every street")).await;
        page.is(200).shows("Others have said something like it");
        let page = stranger.send(page.form(&new).set("body", "A bench in the yard")).await;
        page.is(200).shows("Your statement was added").shows("A facilitator looks at it first");
        stranger.get(&format!("{path}/votes")).await.shows("A bench in the yard").shows("Waiting");
        world.site.browser().get(&format!("{path}/statements/3")).await.is(404);
        stranger.get(&format!("{path}/statements/3")).await.is(200);
        stranger.get(&queue).await.hides("A bench in the yard");
        // Two facilitators look at the same queue; the second one comes too late.
        let mut officer = world.browser(ana);
        officer.get(&path).await.shows("1 statement waits");
        let page = officer.get(&queue).await;
        page.is(200).shows("A bench in the yard");
        let form = page.form(&format!("{queue}?state=waiting")).tick("chosen", "3.1");
        officer.send(form.clone().press("what", "rejected")).await.is(422).shows("Say why");
        let rejected = form.clone().set("reason", "Not about the question.").press("what", "rejected");
        officer.send(rejected).await.is(200).shows("1 statement was decided");
        officer.send(form.press("what", "accepted")).await.is(200).shows("Somebody else had decided");
        let log = world.site.browser().get(&format!("{path}/moderation/log")).await;
        log.is(200).shows("Not about the question.").shows("Rejected").hides("A bench in the yard");
        let asked = format!("{queue}?state=rejected");
        let page = officer.get(&asked).await;
        officer.send(page.form(&asked).tick("chosen", "3.2").press("what", "accepted")).await.is(200);
        world.site.browser().get(&format!("{path}/statements/3")).await.is(200).shows("A bench in the yard");
        audited(&world).await;
    }
}

#[tokio::test]
async fn a_difference_is_set_aside_with_a_note_and_taken_up_again() {
    let world = crate::trial::world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let path = world.open_conversation(ana, &group, "Cap the rents\nMore trees", &[]).await;
    let (page, send) = (format!("{path}/statements/1"), format!("{path}/statements/1/bracket"));
    let mut officer = world.browser(ana);
    let form = officer.get(&page).await.form(&send).set("note", "We come back to it in spring.");
    officer.send(form).await.is(200).shows("Set aside for now");
    let mut stranger = world.site.browser();
    stranger.get(&page).await.is(200).shows("We come back to it in spring.").hides(&send);
    stranger.get(&format!("{path}/report")).await.shows("Differences set aside");
    let form = officer.get(&page).await.form(&send).set("note", "");
    officer.send(form).await.is(200);
    stranger.get(&page).await.hides("We come back to it in spring.");
}

#[tokio::test]
async fn facilitators_see_when_people_came_and_nobody_else_does() {
    let world = crate::trial::world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let path = world.open_conversation(ana, &group, "Cap the rents\nMore trees", &[]).await;
    let number = world.conversation(&path).await.number;
    for who in 0..8 {
        let slip = crate::vote::tests::slip(number, who, 1, crate::vote::model::Choice::Agree);
        web::hand_in(world.app(), slip).await.unwrap().unwrap();
    }
    let page = world.browser(ana).get(&format!("{path}/arrivals")).await;
    page.is(200).shows("New people, hour by hour").shows("8");
    let bo = world.person("Bo").await;
    world.browser(bo).get(&format!("{path}/arrivals")).await.is(404);
}

#[tokio::test]
async fn one_click_turns_an_agreement_into_a_draft_with_its_numbers() {
    for world in worlds().await {
        let (ana, bo) = (world.person("Ana").await, world.person("Bo").await);
        let (_, group) = world.group("Local 26", ana).await;
        let path = world.open_conversation(ana, &group, "Cap the rents in every street\nMore trees", &[]).await;
        let it = world.conversation(&path).await;
        for who in 0..9 {
            let slip = crate::vote::tests::slip(it.number, who, 1, crate::vote::model::Choice::Agree);
            web::hand_in(world.app(), slip).await.unwrap().unwrap();
        }
        crate::map::keep::settle(world.app(), &it).await.unwrap();
        let (page, send) = (format!("{path}/statements/1"), format!("{path}/statements/1/proposal"));
        world.browser(bo).get(&page).await.is(200).hides(&send);
        let mut officer = world.browser(ana);
        let draft = {
            let form = officer.get(&page).await.form(&send);
            officer.send(form).await
        };
        draft.is(200);
        assert!(draft.path.starts_with("/proposals/"), "{}", draft.path);
        assert!(draft.text().contains("Cap the rents in every street"));
        assert!(draft.text().contains("9 of 9 people who answered agree"), "{}", world.engine);
    }
}
