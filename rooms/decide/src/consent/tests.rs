//! Stories of consent rounds.

use crate::election::trial::{World, world, worlds};

async fn begin(world: &World, officer: base::PersonId, proposal: &str) -> String {
    let decide = format!("{proposal}/decide");
    let mut browser = world.browser(officer);
    let form = browser.get(&decide).await.form(&decide).set("way", "consent");
    let page = browser.send(form).await;
    page.is(200).shows("Consent to");
    page.path
}

async fn say(world: &World, person: base::PersonId, round: &str, position: &str, reason: &str) {
    let mut browser = world.browser(person);
    let form = browser.get(round).await.form(round).set("position", position).set("reason", reason);
    browser.send(form).await.is(200);
}

#[tokio::test]
async fn what_nobody_objects_to_in_the_end_is_adopted() {
    for world in worlds().await {
        let (group, slug, people) = world.body("Garden", &["Ben", "Cleo", "Dov"]).await;
        let path = world.open_proposal(people[1], &slug, "Plant beans", "Everywhere.").await;
        let round = begin(&world, people[0], &path).await;
        let late = world.person("Late").await;
        world.site.clock.advance(std::time::Duration::from_mins(1));
        world.join(group, late, base::GroupRole::Member).await;
        assert!(!world.browser(late).get(&round).await.has_form(&round), "who joined later does not decide");
        say(&world, people[0], &round, "consent", "").await;
        let mut ben = world.browser(people[2]);
        let form = ben.get(&round).await.form(&round).set("position", "object");
        ben.send(form).await.is(422).shows("An objection needs a reason");
        say(&world, people[2], &round, "object", "No water on the east side.").await;
        let page = ben.get(&round).await;
        page.shows("No water on the east side.").shows("Stands");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        let objection = format!("{round}/2");
        let mut officer = world.browser(people[0]);
        let form = officer.get(&round).await.form(&objection).set("note", "West side only.");
        officer.send(form).await.is(200).shows("Resolved").shows("West side only.");
        world.after_hours(24 * 7).await;
        officer.get(&path).await.shows("Adopted").shows("Read the decision");
        let decision = officer.get(&path).await.link("Read the decision");
        officer.get(&decision).await.shows("By consent").shows("2 consented, 0 stood aside, 0 objected.");
    }
}

#[tokio::test]
async fn an_objection_that_stands_sends_the_proposal_back() {
    let world = world().await;
    let (_, slug, people) = world.body("Garden", &["Ben"]).await;
    let path = world.open_proposal(people[0], &slug, "Plant beans", "Everywhere.").await;
    let round = begin(&world, people[0], &path).await;
    say(&world, people[0], &round, "consent", "").await;
    say(&world, people[1], &round, "object", "I am allergic.").await;
    world.after_hours(24 * 7).await;
    let page = world.browser(people[1]).get(&round).await;
    page.shows("An objection stands").shows("The proposal is open for discussion again.");
    assert!(!page.has_form(&round));
    world.browser(people[1]).get(&path).await.shows("In discussion");
    // It can go to the ballot now.
    let again = begin(&world, people[0], &path).await;
    let mut ben = world.browser(people[1]);
    say(&world, people[1], &again, "object", "Still.").await;
    let objection = format!("{again}/1");
    let form = ben.get(&again).await.form(&objection);
    ben.send(form).await.is(200).shows("Withdrawn");
}
