//! Stories of proposals before they are decided.

use crate::election::trial::{world, worlds};

#[tokio::test]
async fn a_proposal_is_drafted_opened_argued_and_corrected() {
    for world in worlds().await {
        let (_, slug, people) = world.body("Elm Street Tenants", &["Ben", "Cleo"]).await;
        let path = world.open_proposal(people[1], &slug, "Pay <b>on</b> the 5th", "One day.").await;
        let (mut mover, mut member, mut stranger) =
            (world.browser(people[1]), world.browser(people[2]), world.site.browser());
        stranger.get(&path).await.is(200).shows("Pay <b>on</b> the 5th").shows("1 mover").hides("Give a reason");
        let movers = format!("{path}/movers");
        let form = member.get(&path).await.form(&movers).press("then", "join");
        member.send(form).await.is(200).shows("2 movers").shows("Take my name off");
        let reasons = format!("{path}/reasons");
        let form = member.get(&path).await.form(&reasons).set("words", "Nobody is alone.");
        let page = member.send(form).await;
        page.is(422).shows("Say whether your reason is for or against.");
        member.send(page.form(&reasons).set("side", "for")).await.is(200).shows("Nobody is alone.");
        let questions = format!("{path}/questions");
        let form = member.get(&path).await.form(&questions).set("question", "And on Sundays?");
        member.send(form).await.is(200).shows("And on Sundays?");
        let answer = format!("{questions}/1");
        let form = mover.get(&path).await.form(&answer).set("answer", "Then on Monday.");
        mover.send(form).await.is(200);
        let page = stranger.get(&path).await;
        page.shows("Then on Monday.").shows("A member").hides("Cleo");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        let edit = format!("{path}/edit");
        let form = mover.get(&edit).await.form(&edit);
        let stale = form.clone().set("text", "Two days.");
        mover
            .send(form.set("text", "One day, or the next.").set("reason", "Sundays."))
            .await
            .is(200)
            .shows("Version 2");
        mover.send(stale).await.is(409).shows("Somebody saved another version meanwhile").shows("Two days.");
        stranger.get(&format!("{path}/versions")).await.is(200).shows("Sundays.").shows("or the next.");
        member.get(&edit).await.is(404);
    }
}

#[tokio::test]
async fn a_draft_is_seen_by_its_movers_alone_and_members_proposals_stay_inside() {
    let world = world().await;
    let (_, slug, people) = world.body("Local 4", &["Ben"]).await;
    let mut ana = world.browser(people[0]);
    let form = ana.get("/proposals/new").await.form("/proposals/new");
    let page = ana.send(form.set("group", &slug)).await;
    page.is(422).shows("Fill in this field.");
    let form = page.form("/proposals/new").set("title", "Quiet").set("summary", "Shh.");
    let path = ana.send(form).await.path;
    world.browser(people[1]).get(&path).await.is(404);
    let state = format!("{path}/state");
    let form = ana.get(&state).await.form(&state).set("step", "open");
    ana.send(form).await.is(200);
    world.browser(people[1]).get(&path).await.is(200);
    world.site.browser().get(&path).await.is(404);
    world.site.browser().get("/proposals").await.is(200).hides("Quiet");
    // An officer brackets it with a reason, and takes it up again.
    let form = ana.get(&state).await.form(&state).set("step", "bracket");
    let page = ana.send(form).await;
    page.is(422);
    ana.send(page.form(&state).set("reason", "Not now.")).await.is(200).shows("Bracketed").shows("Not now.");
    let form = ana.get(&state).await.form(&state).set("step", "resume");
    ana.send(form).await.is(200).shows("In discussion");
    let stranger = world.person("Stranger").await;
    world.browser(stranger).get("/proposals/new").await.shows("You do not belong to a group");
}

#[tokio::test]
async fn a_group_sets_its_own_rules_and_they_are_kept() {
    let world = world().await;
    let (_, slug, people) = world.body("Local 5", &["Ben"]).await;
    let rules = format!("/groups/{slug}/decisions/rules");
    let mut officer = world.browser(people[0]);
    let form = officer.get(&rules).await.form(&rules).set("proposers", "officers").set("quorum", "120");
    let page = officer.send(form).await;
    page.is(422).shows("0–100");
    let form = page.form(&rules).set("quorum", "30").set("majority", "two-thirds").set("proxies", "2");
    officer
        .send(form)
        .await
        .is(200)
        .shows("Only officers may propose")
        .shows("30 %")
        .shows("at least two yes for every no");
    world.browser(people[1]).get("/proposals/new").await.shows("You do not belong to a group");
    world.browser(people[1]).get(&rules).await.is(404);
}

#[tokio::test]
async fn a_proposal_is_drafted_from_a_statement_and_leads_back_to_it() {
    let world = world().await;
    let (_, slug, people) = world.body("Local 6", &[]).await;
    let mut ana = world.browser(people[0]);
    let from = ui::href::with_query(
        "/proposals/new",
        &[("group", &slug), ("statement", "We should all pay on the same day."), ("source", "/proposals")],
    );
    let page = ana.get(&from).await;
    page.shows("It comes from a statement people agreed on");
    let form = page.form("/proposals/new").set("title", "One day");
    let path = ana.send(form).await.path;
    ana.get(&path).await.shows("Where it comes from").shows("We should all pay on the same day.");
    let foreign = ui::href::with_query("/proposals/new", &[("statement", "x"), ("source", "//evil.example/x")]);
    // The switch of language repeats what was asked, encoded; nothing on the page leads there.
    ana.get(&foreign).await.hides("//evil.example");
}

#[tokio::test]
async fn a_member_turns_a_statement_of_a_conversation_into_a_proposal_and_both_show_it() {
    let world = world().await;
    let (ana, stranger) = (world.person("Ana").await, world.person("Zoe").await);
    let (_, group) = world.group("Local 26", ana).await;
    let conversation = world.open_conversation(ana, &group, "We all pay on the 5th\nMore trees", &[]).await;
    let statement = format!("{conversation}/statements/1");
    let to = format!("{statement}/proposal");
    assert!(!world.browser(stranger).get(&statement).await.has_form(&to));
    let mut member = world.browser(ana);
    let form = member.get(&statement).await.form(&to);
    let page = member.send(form).await;
    page.is(200).shows("Edit “We all pay on the 5th”");
    let edit = page.path.clone();
    let form = page.form(&edit).set("audience", "everybody");
    let page = member.send(form).await;
    page.is(200).shows("Where it comes from");
    assert_eq!(page.link("We all pay on the 5th"), statement);
    let state = format!("{}/state", page.path);
    let form = member.get(&state).await.form(&state).set("step", "open");
    member.send(form).await.is(200);
    let page = member.get(&statement).await;
    page.shows("What became of it");
    assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
}
