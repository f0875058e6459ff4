//! Stories of amendments: shown word by word, taken in, turned down, carried over, put to the ballot.

use crate::election::trial::{World, worlds};

const TEXT: &str = "We meet on Monday in the hall and pay ten dollars each.";

async fn propose(world: &World, person: base::PersonId, proposal: &str, text: &str) -> String {
    let to = format!("{proposal}/amendments/new");
    let mut browser = world.browser(person);
    let form = browser.get(&to).await.form(&to).set("text", text).set("reason", "It is fairer.");
    let page = browser.send(form).await;
    page.is(200);
    page.path
}

#[tokio::test]
async fn an_amendment_is_shown_word_by_word_and_taken_into_the_text() {
    for world in worlds().await {
        let (_, slug, people) = world.body("Tenants", &["Ben", "Cleo"]).await;
        let path = world.open_proposal(people[1], &slug, "Meet on Mondays", TEXT).await;
        let to = format!("{path}/amendments/new");
        let mut cleo = world.browser(people[2]);
        let form = cleo.get(&to).await.form(&to);
        cleo.send(form.set("reason", "x")).await.is(422).shows("Nothing is changed yet.");
        let first = propose(&world, people[2], &path, &TEXT.replace("ten", "five")).await;
        let second = propose(&world, people[2], &path, &TEXT.replace("Monday", "Tuesday")).await;
        let third = propose(&world, people[2], &path, &TEXT.replace("ten", "twenty")).await;
        let page = cleo.get(&first).await;
        page.is(200).shows("1 words came in, 1 went out.");
        assert!(page.text().contains("ten </del>") && page.text().contains("five </ins>"), "{}", page.text());
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        let mut mover = world.browser(people[1]);
        for taken in [&first, &second] {
            let form = mover.get(taken).await.form(taken).set("step", "accept");
            mover.send(form).await.is(200).shows("Taken in");
        }
        mover.get(&path).await.shows("We meet on Tuesday in the hall and pay five dollars each.").shows("Version 3");
        mover.get(&third).await.shows("Both changed the same words.");
        mover.get(&format!("{path}/versions")).await.is(200).shows("From amendment 2");
        let form = mover.get(&third).await.form(&third).set("step", "reject");
        mover.send(form.clone()).await.is(422).shows("Fill in this field.");
        mover.send(form.set("note", "We just agreed on five.")).await.is(200).shows("We just agreed on five.");
        cleo.get(&third).await.hides("name=\"step\"");
    }
}

#[tokio::test]
async fn members_decide_an_amendment_its_movers_leave_open() {
    let world = crate::election::trial::world().await;
    let (_, slug, people) = world.body("Tenants", &["Ben", "Cleo"]).await;
    let path = world.open_proposal(people[1], &slug, "Meet on Mondays", TEXT).await;
    let amendment = propose(&world, people[2], &path, &TEXT.replace("ten", "five")).await;
    let mut officer = world.browser(people[0]);
    let form = officer.get(&amendment).await.form(&amendment).set("step", "ballot");
    let election = officer.send(form).await;
    election.is(200).shows("Being prepared");
    let election = election.path;
    officer.get(&amendment).await.shows("Put to the ballot");
    let state = format!("{election}/state");
    let form = officer.get(&state).await.form(&state);
    officer.send(form).await.is(200);
    world.cast(people[0], &election, &[("c1", "1")]).await;
    world.cast(people[2], &election, &[("c1", "1")]).await;
    world.after_hours(24 * 7).await;
    officer.get(&amendment).await.shows("Taken in");
    officer.get(&path).await.shows("pay five dollars each.").shows("In discussion");
}
