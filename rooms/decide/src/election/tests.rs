//! Stories of whole elections: from a proposal to its decision, from an office to those who hold it.

use base::GroupRole;

use crate::election::trial::{world, worlds};

/// Prepares a ballot with one contest through its forms and opens it; answers its path.
async fn open_ballot(
    world: &crate::election::trial::World,
    officer: base::PersonId,
    group: &str,
    fields: &[(&str, &str)],
) -> String {
    open_with(world, officer, group, &[], fields).await
}

async fn open_with(
    world: &crate::election::trial::World,
    officer: base::PersonId,
    group: &str,
    settings: &[(&str, &str)],
    fields: &[(&str, &str)],
) -> String {
    let mut browser = world.browser(officer);
    let mut form =
        browser.get("/elections/new").await.form("/elections/new").set("group", group).set("title", "Rent day");
    for (name, value) in settings {
        form = form.set(name, value);
    }
    let page = browser.send(form).await;
    page.is(200);
    let path = page.path.trim_end_matches("/contests/new").to_owned();
    let to = format!("{path}/contests/new");
    let mut form = page.form(&to);
    for (name, value) in fields {
        form = form.set(name, value);
    }
    browser.send(form.press("then", "save")).await.is(200).shows("Being prepared");
    let state = format!("{path}/state");
    let form = browser.get(&state).await.form(&state);
    browser.send(form).await.is(200).shows("Open until");
    path
}

#[tokio::test]
async fn a_proposal_is_voted_counted_and_becomes_a_decision() {
    for world in worlds().await {
        let (_, slug, people) = world.body("Elm Street Tenants", &["Ben", "Cleo", "Dov"]).await;
        let path = world.open_proposal(people[1], &slug, "Pay on the 5th", "One day for **all**.").await;
        let mut officer = world.browser(people[0]);
        let decide = format!("{path}/decide");
        let form = officer.get(&decide).await.form(&decide).set("way", "ballot").set("audience", "everybody");
        let page = officer.send(form).await;
        page.is(200).shows("Open until").shows("4 people are on the roll").shows("Quorum: 50 %, that is 2 people.");
        let election = page.path;
        officer.get(&path).await.shows("Being decided").shows("To the ballot");
        world.cast(people[0], &election, &[("c1", "1")]).await;
        world.cast(people[1], &election, &[("c1", "1")]).await;
        world.cast(people[2], &election, &[("c1", "2")]).await;
        officer.get(&election).await.shows("3 of 4 took part.").hides("Passed:");
        // Ben thinks again: only the last ballot counts.
        world.cast(people[1], &election, &[("c1", "3")]).await;
        world.after_hours(24 * 7).await;
        let mut stranger = world.site.browser();
        let page = stranger.get(&election).await;
        page.is(200).shows("Not passed: 1 yes, 1 no, 1 abstained.").shows("3 of 4 took part.");
        let decision = page.link("Read the decision");
        let page = stranger.get(&decision).await;
        page.is(200).shows("Decision 1 of Elm Street Tenants").shows("Rejected").shows("By secret ballot");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        stranger.get(&path).await.shows("Rejected").shows("Read the decision");
        stranger
            .get(&format!("/groups/{slug}/decisions"))
            .await
            .shows("Pay on the 5th")
            .shows("How this group decides");
        stranger.get("/decisions").await.shows("Pay on the 5th");
    }
}

#[tokio::test]
async fn an_office_is_filled_by_transferable_vote_and_anybody_can_count_again() {
    for world in worlds().await {
        let names = ["Ben", "Cleo", "Dov", "Eva", "Fay", "Gil"];
        let (_, slug, people) = world.body("Local 26", &names).await;
        let fields =
            [("title", "Two delegates"), ("rule", "scottish-stv"), ("seats", "2"), ("options", "Ben\nCleo\nDov")];
        let election = open_with(&world, people[0], &slug, &[("audience", "everybody")], &fields).await;
        for (at, person) in people.iter().enumerate() {
            let first = if at < 5 { "c1-1" } else { "c1-3" };
            world.cast(*person, &election, &[(first, "1"), ("c1-2", "2")]).await;
        }
        world.after_hours(24 * 7).await;
        let mut stranger = world.site.browser();
        let page = stranger.get(&election).await;
        page.is(200).shows("Chosen: Ben and Dov.").shows("7 of 7 took part.").shows("How a lot is drawn");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        let account = stranger.get(&format!("{election}/contests/1")).await;
        account.is(200).shows("3 votes are needed to be elected.").shows("Ben has 5 votes and is elected.");
        assert_eq!(ui::contract::check(&account.text()), Vec::<String>::new());
        let blt = stranger.get(&format!("{election}/contests/1/blt")).await;
        assert_eq!(blt.text(), "3 2\n5 1 2 0\n2 3 2 0\n0\n\"Ben\"\n\"Cleo\"\n\"Dov\"\n\"Two delegates\"\n");
        stranger.get(&format!("{election}/contests/1/csv")).await.is(200);
        let json = stranger.get(&format!("{election}/contests/1/json")).await;
        let account: tally::Account = serde_json::from_slice(&json.bytes).unwrap();
        assert_eq!(account.winners.len(), 2);
        stranger.get(&format!("{election}/contests/1/exe")).await.is(404);
        stranger.get(&format!("{election}/contests/2")).await.is(404);
        let spanish = world.site.browser().speaking("es").get(&format!("{election}/contests/1")).await;
        spanish.is(200).shows("Para salir elegido hacen falta 3 votos.");
    }
}

#[tokio::test]
async fn nobody_casts_one_ballot_elects_nobody_and_breaks_nothing() {
    let world = world().await;
    let (_, slug, people) = world.body("Quiet circle", &["Ben"]).await;
    let settings = [("quorum", "0")];
    for (rule, said) in [
        ("irv", "Nothing is chosen: no ballot counts."),
        ("approval", "Nothing is chosen"),
        ("schulze", "Nothing is chosen"),
    ] {
        let fields = [("title", "Chair"), ("rule", rule), ("options", "Ben\nCleo")];
        let election = open_with(&world, people[0], &slug, &settings, &fields).await;
        world.after_hours(24 * 7).await;
        world.browser(people[0]).get(&election).await.is(200).shows(said).shows("0 of 2 took part.");
    }
}

#[tokio::test]
async fn one_candidate_more_seats_than_candidates_and_all_tied_are_counted_in_clear_words() {
    let world = world().await;
    let (_, slug, people) = world.body("Small local", &["Ben", "Cleo"]).await;
    let one = [("title", "Chair"), ("rule", "irv"), ("options", "Ben")];
    let election = open_ballot(&world, people[0], &slug, &one).await;
    world.cast(people[0], &election, &[("c1-1", "1")]).await;
    world.cast(people[1], &election, &[("c1-1", "1")]).await;
    world.after_hours(24 * 7).await;
    world.browser(people[0]).get(&election).await.shows("Chosen: Ben.");

    let many = [("title", "Delegates"), ("rule", "scottish-stv"), ("seats", "5"), ("options", "Ben\nCleo")];
    let election = open_ballot(&world, people[0], &slug, &many).await;
    world.cast(people[0], &election, &[("c1-1", "1"), ("c1-2", "2")]).await;
    world.cast(people[1], &election, &[("c1-2", "1")]).await;
    world.after_hours(24 * 7).await;
    let page = world.browser(people[0]).get(&election).await;
    page.shows("Ben").shows("Chosen:");

    let tied = [("title", "Where?"), ("rule", "plurality"), ("options", "Hall\nPark")];
    let election = open_ballot(&world, people[0], &slug, &tied).await;
    world.cast(people[0], &election, &[("c1", "1")]).await;
    world.cast(people[1], &election, &[("c1", "2")]).await;
    world.after_hours(24 * 7).await;
    let page = world.browser(people[0]).get(&election).await;
    page.shows("A lot had to decide.").shows("There was a tie that the rule leaves to the lot.");
    // Two secret ballots would tell who marked what: nothing but the sums is published.
    let account = format!("{election}/contests/1");
    world.browser(people[0]).get(&account).await.shows("Too few ballots to publish");
    world.browser(people[0]).get(&format!("{account}/csv")).await.is(404);
}

#[tokio::test]
async fn without_a_quorum_nothing_is_decided() {
    let world = world().await;
    let (_, slug, people) = world.body("Sleepy local", &["Ben", "Cleo", "Dov"]).await;
    let path = world.open_proposal(people[0], &slug, "Wake up", "").await;
    let mut officer = world.browser(people[0]);
    let decide = format!("{path}/decide");
    let form = officer.get(&decide).await.form(&decide).set("way", "ballot").set("quorum", "75");
    let election = officer.send(form).await.path;
    world.cast(people[0], &election, &[("c1", "1")]).await;
    world.cast(people[1], &election, &[("c1", "1")]).await;
    world.after_hours(24 * 7).await;
    officer.get(&election).await.shows("The quorum was not reached").shows("Without effect");
    officer.get(&path).await.shows("In discussion");
}

#[tokio::test]
async fn two_questions_stand_on_one_ballot_and_a_budget_is_spent() {
    let world = world().await;
    let (_, slug, people) = world.body("Block club", &["Ben", "Cleo", "Dov", "Eva"]).await;
    let mut officer = world.browser(people[0]);
    let form = officer.get("/elections/new").await.form("/elections/new").set("group", &slug).set("title", "Summer");
    let page = officer.send(form).await;
    let path = page.path.trim_end_matches("/contests/new").to_owned();
    let to = format!("{path}/contests/new");
    let form = page.form(&to).set("title", "Shall we hold a fair?");
    officer.send(form.press("then", "save")).await.is(200);
    let form = officer.get(&to).await.form(&to).set("title", "What do we buy?").set("rule", "equal-shares");
    let page = officer
        .send(form.clone().set("options", "Benches\nTrees | 500").set("budget", "1000").press("then", "save"))
        .await;
    page.is(422).shows("needs a cost behind a bar");
    let form = form.set("options", "Benches | 600\nTrees | 500\nPaint | 300").set("budget", "1000");
    officer.send(form.press("then", "save")).await.is(200).shows("What do we buy?");
    let state = format!("{path}/state");
    let form = officer.get(&state).await.form(&state);
    officer.send(form).await.is(200);
    for person in &people {
        let ballot = format!("{path}/ballot");
        let mut browser = world.browser(*person);
        let form = browser.get(&ballot).await.form(&ballot).set("c1", "1").tick("c2", "2").tick("c2", "3");
        let page = browser.send(form).await;
        page.shows("Together they cost 800 of 1,000.");
        browser.send(page.form(&ballot).press("step", "cast")).await.is(200);
    }
    world.after_hours(24 * 7).await;
    officer.get(&path).await.shows("Passed: 5 yes, 0 no, 0 abstained.").shows("Paid for: ").shows("Trees");
    let account = officer.get(&format!("{path}/contests/2")).await;
    account.is(200).shows("is paid for; it costs");
}

#[tokio::test]
async fn an_election_is_extended_closed_early_or_called_off_with_a_reason() {
    for world in worlds().await {
        let (_, slug, people) = world.body("Local 9", &["Ben"]).await;
        let fields = [("title", "Chair"), ("rule", "plurality"), ("options", "Ben\nCleo")];
        let election = open_ballot(&world, people[0], &slug, &fields).await;
        let state = format!("{election}/state");
        let mut officer = world.browser(people[0]);
        let form = officer.get(&state).await.form(&state).set("step", "extend").set("days", "2");
        officer.send(form.clone()).await.is(422).shows("Fill in this field.");
        officer.send(form.set("reason", "The mail was late.")).await.is(200).shows("The mail was late.");
        world.after_hours(24 * 7 + 1).await;
        officer.get(&election).await.shows("Open until");
        let form = officer.get(&state).await.form(&state).set("step", "close").set("reason", "All have cast.");
        officer.send(form).await.is(200);
        world.site.settle().await;
        officer.get(&election).await.shows("Counted").shows("All have cast.");

        let election = open_ballot(&world, people[0], &slug, &fields).await;
        world.cast(people[1], &election, &[("c1", "1")]).await;
        let state = format!("{election}/state");
        let form = officer.get(&state).await.form(&state).set("step", "cancel").set("reason", "Wrong list.");
        officer.send(form).await.is(200).shows("This ballot was called off").shows("Wrong list.");
        let ballot = format!("{election}/ballot");
        world.browser(people[1]).get(&ballot).await.is(409).shows("called off");
        world.after_hours(24 * 8).await;
        officer.get(&election).await.shows("Called off");
    }
}

#[tokio::test]
async fn a_draft_is_its_officers_business_and_a_members_ballot_stays_inside() {
    let world = world().await;
    let (group, slug, people) = world.body("Inner circle", &["Ben"]).await;
    let steward = world.person("Stu").await;
    world.join(group, steward, GroupRole::Steward).await;
    let mut officer = world.browser(people[0]);
    let form = officer.get("/elections/new").await.form("/elections/new").set("group", &slug).set("title", "Quiet");
    let path = officer.send(form).await.path.trim_end_matches("/contests/new").to_owned();
    world.browser(people[1]).get(&path).await.is(404);
    world.site.browser().get(&path).await.is(404);
    let state = format!("{path}/state");
    let form = officer.get(&state).await.form(&state);
    officer.send(form.clone()).await.is(422).shows("Add at least one question or office first.");
    let to = format!("{path}/contests/new");
    let contest = officer.get(&to).await.form(&to).set("title", "Shall we?");
    officer.send(contest.press("then", "save")).await.is(200);
    world.browser(people[1]).post_raw(&state, &[("step", "open")]).await.is(400);
    officer.send(form).await.is(200).shows("3 people are on the roll");
    world.browser(people[1]).get(&path).await.is(200).shows("Fill in my ballot");
    world.site.browser().get(&path).await.is(404);
    let late = world.person("Late").await;
    world.join(group, late, GroupRole::Member).await;
    world.browser(late).get(&path).await.is(200).shows("You are not on the roll");
    world.browser(late).get(&format!("{path}/ballot")).await.is(404);
}

#[test]
fn every_sample_keeps_the_page_contract_in_every_language() {
    let room = crate::room();
    let mut wrong = Vec::new();
    for lang in base::Lang::ALL {
        let look = ui::gallery::look(lang);
        for sample in web::parts::samples(&room, &look) {
            let page = ui::page(&look, sample.head, sample.main).into_string();
            let found = ui::contract::check(&page);
            wrong.extend(found.into_iter().map(|problem| format!("{} {}: {problem}", sample.name, lang.tag())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_word_of_a_model_is_said_in_every_language() {
    use crate::standing::model::Majority;
    for lang in base::Lang::ALL {
        let words = ui::Words::new(lang);
        let has = |key: String| assert!(words.by_key(&key, &[]).is_some(), "{key} in {}", lang.tag());
        for rule in tally::Rule::all() {
            has(format!("ballot-rule-{rule}"));
            has(format!("ballot-rule-means-{rule}"));
        }
        for it in Majority::ALL {
            has(format!("proposal-majority-{}", it.as_str()));
            has(format!("proposal-majority-means-{}", it.as_str()));
        }
        for it in crate::proposal::model::State::ALL {
            has(format!("proposal-state-{}", it.as_str()));
        }
        for it in crate::election::model::State::ALL {
            has(format!("ballot-state-{}", it.as_str()));
        }
        for it in crate::decision::model::Outcome::ALL {
            has(format!("decision-outcome-{}", it.as_str()));
        }
    }
}
