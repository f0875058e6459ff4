//! Stories of resolutions: put to delegates, passed, ratified or not by the bodies.

use base::PersonId;

use crate::council::tests::Council;
use crate::election::trial::{World, worlds};

/// The ballot of a body on what the council passed, as its member finds it.
async fn ballot_of(world: &World, member: PersonId, resolution: &str) -> String {
    let mut browser = world.browser(member);
    let page = browser.get(resolution).await;
    page.is(200);
    page.link("Its ballot")
}

/// Asks the delegates a question and lets all of them cast the same; answers the resolution's path.
async fn put(council: &Council<'_>, title: &str, mark: &str) -> String {
    let path = council.ask(title).await;
    let election = council.world.browser(council.officer).get(&path).await.link("To the ballot");
    for delegate in council.delegates() {
        council.world.cast(delegate, &election, &[("c1", mark)]).await;
    }
    council.world.after_hours(24 * 7).await;
    path
}

#[tokio::test]
async fn two_bodies_ratify_and_only_then_there_is_a_decision() {
    for world in worlds().await {
        let council = Council::of_two(&world, "always").await;
        let path = put(&council, "Strike in May", "1").await;
        let mut stranger = world.site.browser();
        let page = stranger.get(&path).await;
        page.is(200).shows("Passed, awaiting ratification").shows("It is not decided yet").shows("2 bodies have still");
        page.shows("Passed with weights of 2 yes, 0 no, 0 abstained.").hides("Read the decision").hides("Dov");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        stranger.get(&format!("/groups/{}/decisions", council.slug)).await.shows("Nothing is decided yet.");
        for body in &council.bodies {
            let ballot = ballot_of(&world, body.people[0], &path).await;
            world.browser(body.people[0]).get(&ballot).await.shows("What the council decided, and why you are asked");
            for person in &body.people {
                world.cast(*person, &ballot, &[("c1", "1")]).await;
            }
        }
        world.after_hours(24 * 7).await;
        let page = stranger.get(&path).await;
        page.is(200).shows("it is decided").shows("2 of 2 bodies have ratified; 2 are needed.");
        page.shows("7 of 7 members who said yes or no said yes; 4 are needed.").hides("Dov");
        let decision = page.link("Read the decision");
        let page = stranger.get(&decision).await;
        page.is(200).shows("Adopted").shows("Ratified by 2 of 2 bodies; 7 members said yes, 0 no.");
        page.shows("Decision 1 of City council");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        let page = stranger.get(&format!("/groups/{}/council", council.slug)).await;
        page.is(200).shows("2 of 2 bodies ratified.").shows("The decision").shows("Ratified");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        // Members of a body check their delegate.
        let page = world.browser(council.bodies[0].people[0]).get(&path).await;
        page.shows("Dov").shows("(1/2):").shows("Yes");
        let spanish = world.site.browser().speaking("es").get(&path).await;
        spanish.is(200).shows("Ratificada").shows("Han ratificado 2 de 2 grupos");
    }
}

#[tokio::test]
async fn a_mandate_that_asks_for_it_brings_the_decision_back() {
    for world in worlds().await {
        let council = Council::of_two(&world, "mandates").await;
        let new = format!("/groups/{}/council/new", council.slug);
        let mut officer = world.browser(council.officer);
        officer.get(&new).await.shows("If it passes, it holds at once.");
        // Nobody's mandate says anything: what passes is decided.
        let path = put(&council, "Meet on Mondays", "1").await;
        officer.get(&path).await.shows("The delegates passed it, and it holds.").hides("What the bodies answered");
        // One body binds its delegates; the next thing goes back to all of them.
        council.bind(&council.bodies[0], "Strikes").await;
        officer.get(&new).await.shows("If it passes, it goes back to the bodies.");
        let path = put(&council, "Strike in May", "1").await;
        let page = world.site.browser().get(&path).await;
        page.is(200).shows("Passed, awaiting ratification").shows("2 bodies have still");
        for body in &council.bodies {
            let ballot = ballot_of(&world, body.people[0], &path).await;
            for person in &body.people {
                world.cast(*person, &ballot, &[("c1", "1")]).await;
            }
        }
        world.after_hours(24 * 7).await;
        world.site.browser().get(&path).await.shows("2 of 2 bodies have ratified; 2 are needed.");
    }
}

#[tokio::test]
async fn a_ballot_of_a_councils_members_says_that_no_weights_are_counted() {
    let world = crate::election::trial::world().await;
    let council = Council::of_two(&world, "never").await;
    let mut officer = world.browser(council.officer);
    let page = officer.get("/elections/new").await;
    page.is(200).shows("City council decides through delegates").shows("what the bodies weigh is not counted");
    assert_eq!(page.link("Put a question to the delegates"), format!("/groups/{}/council/new", council.slug));
    let form = page.form("/elections/new").set("group", &council.slug).set("title", "Tea or coffee?");
    let draft = officer.send(form).await;
    let election = draft.path.trim_end_matches("/contests/new").to_owned();
    officer.get(&election).await.is(200).shows("what the bodies weigh is not counted");
}

#[tokio::test]
async fn one_body_says_no_and_it_is_not_ratified() {
    for world in worlds().await {
        let council = Council::of_two(&world, "always").await;
        let path = put(&council, "Strike in May", "1").await;
        for (body, mark) in council.bodies.iter().zip(["1", "2"]) {
            let ballot = ballot_of(&world, body.people[0], &path).await;
            for person in &body.people {
                world.cast(*person, &ballot, &[("c1", mark)]).await;
            }
        }
        world.after_hours(24 * 7).await;
        let mut stranger = world.site.browser();
        let page = stranger.get(&path).await;
        page.is(200).shows("the bodies did not ratify it").shows("1 of 2 bodies have ratified; 2 are needed.");
        let decision = page.link("Read the decision");
        stranger.get(&decision).await.shows("Rejected").shows("Not ratified: 1 of 2 bodies said yes");
    }
}

#[tokio::test]
async fn a_body_without_a_quorum_has_not_ratified_but_its_members_are_counted() {
    for world in worlds().await {
        let council = Council::of_two(&world, "always").await;
        let path = put(&council, "Strike in May", "1").await;
        let [first, second] = &council.bodies;
        let ballot = ballot_of(&world, first.people[0], &path).await;
        for person in &first.people {
            world.cast(*person, &ballot, &[("c1", "1")]).await;
        }
        let ballot = ballot_of(&world, second.people[0], &path).await;
        world.cast(second.people[0], &ballot, &[("c1", "2")]).await;
        world.after_hours(24 * 7).await;
        let page = world.site.browser().get(&path).await;
        page.is(200).shows("No quorum: not ratified").shows("1 of 2 bodies have ratified; 2 are needed.");
        page.shows("4 of 5 members who said yes or no said yes");
    }
}

#[tokio::test]
async fn a_body_that_leaves_in_between_is_not_counted() {
    for world in worlds().await {
        let council = Council::of_two(&world, "always").await;
        let path = put(&council, "Strike in May", "1").await;
        let [first, second] = &council.bodies;
        let left = ballot_of(&world, second.people[0], &path).await;
        let ballot = ballot_of(&world, first.people[0], &path).await;
        for person in &first.people {
            world.cast(*person, &ballot, &[("c1", "1")]).await;
        }
        council.leave(second.group).await;
        world.after_hours(1).await;
        world.browser(second.people[0]).get(&left).await.shows("Called off");
        let page = world.site.browser().get(&path).await;
        page.is(200).shows("Left the council: not counted").shows("1 body has still to answer.");
        world.after_hours(24 * 7).await;
        let page = world.site.browser().get(&path).await;
        page.shows("it is decided").shows("1 of 1 bodies have ratified; 1 are needed.");
    }
}

#[tokio::test]
async fn a_body_that_does_not_decide_in_time_has_not_ratified() {
    for world in worlds().await {
        let council = Council::of_two(&world, "always").await;
        let path = put(&council, "Strike in May", "1").await;
        let [first, second] = &council.bodies;
        let ballot = ballot_of(&world, first.people[0], &path).await;
        for person in &first.people {
            world.cast(*person, &ballot, &[("c1", "1")]).await;
        }
        // The officers of the second body give more time than the council does.
        let ballot = ballot_of(&world, second.people[0], &path).await;
        let state = format!("{ballot}/state");
        let mut officer = world.browser(second.people[0]);
        let form = officer.get(&state).await.form(&state).set("step", "extend").set("days", "60");
        officer.send(form.set("reason", "Holidays.")).await.is(200);
        world.after_hours(24 * 7).await;
        world.site.browser().get(&path).await.shows("1 body has still to answer.");
        world.after_hours(24 * 24).await;
        let page = world.site.browser().get(&path).await;
        page.shows("the bodies did not ratify it").shows("Did not decide: not ratified");
        officer.get(&ballot).await.shows("Called off");
    }
}

#[tokio::test]
async fn a_recalled_delegate_casts_nothing_and_the_substitute_takes_over() {
    for world in worlds().await {
        let council = Council::of_two(&world, "never").await;
        let path = council.ask("Strike in May").await;
        let election = world.browser(council.officer).get(&path).await.link("To the ballot");
        let [first, second] = &council.bodies;
        world.cast(first.delegates[0], &election, &[("c1", "2")]).await;
        world.cast(first.delegates[1], &election, &[("c1", "1")]).await;
        world.cast(second.delegates[0], &election, &[("c1", "1")]).await;
        let page = world.browser(council.officer).get(&election).await;
        page.shows("3 people are on the roll").shows("3 of 3 took part.").hides("Ballots on paper");
        world.browser(council.officer).get(&format!("{election}/paper")).await.is(404);
        // The one who cast no is recalled; somebody else follows.
        council.recall(first, 1).await;
        world.after_hours(1).await;
        let page = world.browser(council.officer).get(&election).await;
        page.shows("3 people are on the roll").shows("2 of 3 took part.");
        let recalled = world.browser(first.delegates[0]).get(&format!("{election}/ballot")).await;
        assert_ne!(recalled.status, 200, "who is off the roll has no ballot");
        let substitute = first.substitute;
        world.cast(substitute, &election, &[("c1", "1")]).await;
        world.after_hours(24 * 7).await;
        let page = world.browser(first.people[0]).get(&path).await;
        page.is(200).shows("Adopted").shows("Passed with weights of 2 yes, 0 no, 0 abstained.").hides("Dov");
    }
}

#[tokio::test]
async fn what_delegates_do_not_pass_asks_nobody_and_a_ballot_called_off_gives_the_proposal_back() {
    for world in worlds().await {
        let council = Council::of_two(&world, "always").await;
        let path = put(&council, "Strike in May", "2").await;
        let page = world.site.browser().get(&path).await;
        page.is(200).shows("The delegates did not pass it").hides("What the bodies answered");
        // The next one comes from a proposal, and is called off.
        let proposal = world.open_proposal(council.officer, &council.slug, "Pay on the 5th", "One day.").await;
        let mut officer = world.browser(council.officer);
        let decide = format!("{proposal}/decide");
        let page = officer.get(&decide).await;
        page.is(200).shows("Put a question to the delegates").shows("Proposal: Pay on the 5th");
        let form = page.form(&format!("/groups/{}/council/new", council.slug));
        let page = officer.send(form).await;
        page.is(200).shows("Before the delegates").shows("Pay on the 5th");
        let election = page.link("To the ballot");
        let back = officer.get(&proposal).await;
        back.shows("Being decided").shows("The resolution, its weights and its bodies");
        let state = format!("{election}/state");
        let form = officer.get(&state).await.form(&state).set("step", "cancel").set("reason", "Too early.");
        officer.send(form).await.is(200);
        officer.get(&page.path).await.shows("Called off");
        officer.get(&proposal).await.shows("In discussion");
    }
}

#[tokio::test]
async fn a_majority_of_the_entitled_is_one_of_their_weights() {
    for world in worlds().await {
        let council = Council::of_two(&world, "never").await;
        let to = format!("/groups/{}/decisions/rules", council.slug);
        let mut officer = world.browser(council.officer);
        let form = officer.get(&to).await.form(&to).set("majority", "entitled");
        officer.send(form).await.is(200);
        let path = council.ask("Strike in May").await;
        let election = officer.get(&path).await.link("To the ballot");
        // Two of three delegates, but half of the weight only.
        for delegate in &council.bodies[0].delegates {
            world.cast(*delegate, &election, &[("c1", "1")]).await;
        }
        world.after_hours(24 * 7).await;
        let page = world.site.browser().get(&path).await;
        page.is(200).shows("Not passed: weights of 1 yes, 0 no, 0 abstained.").shows("2 of 3 took part.");
    }
}

#[tokio::test]
async fn a_proposal_becomes_a_decision_of_the_council_with_its_way_on_the_page() {
    for world in worlds().await {
        let council = Council::of_two(&world, "never").await;
        let proposal = world.open_proposal(council.officer, &council.slug, "Pay on the 5th", "One day.").await;
        let mut officer = world.browser(council.officer);
        let page = officer.get(&format!("{proposal}/decide")).await;
        let page = officer.send(page.form(&format!("/groups/{}/council/new", council.slug))).await;
        let (path, election) = (page.path.clone(), page.link("To the ballot"));
        for delegate in council.delegates() {
            world.cast(delegate, &election, &[("c1", "1")]).await;
        }
        world.after_hours(24 * 7).await;
        officer.get(&proposal).await.shows("Adopted").shows("Read the decision");
        let page = world.site.browser().get(&path).await;
        page.shows("Proposal: Pay on the 5th").shows("The decision").shows("The delegates passed it, and it holds.");
    }
}

#[tokio::test]
async fn a_council_of_councils_answers_through_its_delegates() {
    for world in worlds().await {
        let low = Council::of_two(&world, "never").await;
        let top = Council::above(&world, &low).await;
        let path = put_to(&world, &top.0, &top.1, top.2).await;
        let member = low.bodies[0].delegates[0];
        let ballot = ballot_of(&world, member, &path).await;
        world.browser(member).get(&ballot).await.shows("3 people are on the roll");
        for delegate in low.delegates() {
            world.cast(delegate, &ballot, &[("c1", "1")]).await;
        }
        world.after_hours(24 * 7).await;
        let page = world.site.browser().get(&path).await;
        page.shows("it is decided").shows("3 of 3 members who said yes or no said yes");
        let page = world.site.browser().get(&format!("/groups/{}/council", top.1)).await;
        page.shows("City council").shows("Elm Street").shows("Oak Court");
        world.site.browser().get(&format!("/groups/{}/council", low.slug)).await.shows("Region");
    }
}

/// Puts a question to a council with one delegate, who says yes; answers the resolution's path.
async fn put_to(world: &World, officer: &PersonId, slug: &str, delegate: PersonId) -> String {
    let mut browser = world.browser(*officer);
    let to = format!("/groups/{slug}/council/new");
    let form = browser.get(&to).await.form(&to).set("title", "One region, one day");
    let page = browser.send(form).await;
    page.is(200).shows("Before the delegates");
    let (path, election) = (page.path.clone(), page.link("To the ballot"));
    world.cast(delegate, &election, &[("c1", "1")]).await;
    world.after_hours(24 * 7).await;
    path
}

#[tokio::test]
async fn what_a_private_council_decides_is_missing_for_everybody_outside() {
    let world = crate::election::trial::world().await;
    let council = Council::private(&world).await;
    let path = council.ask("Strike in May").await;
    world.site.browser().get(&path).await.is(404);
    let stranger = world.person("Eve").await;
    world.browser(stranger).get(&path).await.is(404);
    let election = world.browser(council.officer).get(&path).await.link("To the ballot");
    world.browser(stranger).get(&election).await.is(404);
    // Members of the bodies are no members of the council, but they check their delegates.
    let member = council.bodies[0].people[1];
    world.browser(member).get(&path).await.is(200);
    world.browser(member).get(&election).await.is(200);
}
