//! Stories of demands: from a decision to an answer, who may, what stays.

use base::{Event, PersonId};

use crate::election::trial::{World, world, worlds};

const TEXT: &str = "Heat in every flat\n\nNo eviction in winter";

/// Lets a group adopt a proposal; answers the decision's path.
async fn adopt(world: &World, slug: &str, people: &[PersonId], title: &str) -> String {
    let path = world.open_proposal(people[0], slug, title, TEXT).await;
    let decide = format!("{path}/decide");
    let mut officer = world.browser(people[0]);
    let form = officer.get(&decide).await.form(&decide).set("way", "ballot").set("audience", "everybody");
    let election = officer.send(form).await.path;
    for person in people {
        world.cast(*person, &election, &[("c1", "1")]).await;
    }
    world.after_hours(24 * 7).await;
    officer.get(&election).await.link("Read the decision")
}

/// Addresses a decision to an office; answers the demand's path.
async fn address(world: &World, officer: PersonId, decision: &str) -> String {
    let mut browser = world.browser(officer);
    let to = browser.get(decision).await.link("Address this to somebody");
    let form = browser.get(&to).await.form(&to);
    let page = browser.send(form.set("addressee", "The city's Housing Office").set("audience", "everybody")).await;
    page.is(200).shows("To The city's Housing Office").shows("Open");
    page.path
}

async fn tell(world: &World, officer: PersonId, demand: &str, fields: &[(&str, &str)]) -> testkit::Reply {
    let state = format!("{demand}/state");
    let mut browser = world.browser(officer);
    let mut form = browser.get(&state).await.form(&state).set("note", "They <answered>.");
    for (name, value) in fields {
        form = form.set(name, value);
    }
    browser.send(form).await
}

/// Sends a step that the form does not offer.
async fn impossible(world: &World, officer: PersonId, demand: &str, step: &str) {
    let state = format!("{demand}/state");
    let mut browser = world.browser(officer);
    let form = browser.get(&state).await.form(&state);
    let held = |name| form.value(name).unwrap_or_default();
    let fields = [("stamp", held("stamp")), ("day", held("day")), ("step", step), ("note", "They answered.")];
    browser.post_raw(&state, &fields).await.is(422).shows("cannot go from where it stands");
}

#[tokio::test]
async fn a_decision_is_addressed_answered_and_withdrawn_by_a_later_one() {
    for world in worlds().await {
        let (_, slug, people) = world.body("Elm Street Tenants", &["Ben"]).await;
        let first = adopt(&world, &slug, &people, "Warm <flats>").await;
        let demand = address(&world, people[0], &first).await;
        let mut stranger = world.site.browser();
        let page = stranger.get(&demand).await;
        page.shows("Warm <flats>").shows("Decision 1 of Elm Street Tenants").shows("No eviction in winter");
        page.hides("Tell what became of it").shows("No call carries this demand yet.");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        stranger.get(&first).await.shows("Warm <flats>").shows("To The city's Housing Office");
        tell(&world, people[0], &demand, &[("step", "negotiating")]).await.is(200).shows("In negotiation");
        let page = tell(&world, people[0], &demand, &[("step", "conceded")]).await;
        page.is(422).shows("say in words how one can know").shows("They <answered>.");
        let proof = [("step", "conceded"), ("evidence_words", "Minutes, item 4.")];
        tell(&world, people[0], &demand, &proof).await.is(200).shows("Conceded").shows("Minutes, item 4.");
        impossible(&world, people[0], &demand, "refused").await;
        tell(&world, people[0], &demand, &[("step", "open")]).await.is(200).shows("Conceded → Open");
        let second = adopt(&world, &slug, &people, "We take it back").await;
        tell(&world, people[0], &demand, &[("step", "withdrawn")]).await.is(422).shows("Choose the later decision");
        let later = second.rsplit('/').next().unwrap();
        let page = tell(&world, people[0], &demand, &[("step", "withdrawn"), ("decision", later)]).await;
        page.is(200).shows("Withdrawn").shows("Withdrawn by Decision 2 of Elm Street Tenants");
        page.hides("Tell what became of it");
        world.browser(people[0]).get(&format!("{demand}/state")).await.is(409);
        let page = stranger.get(&demand).await;
        page.shows("In negotiation → Conceded").shows("Minutes, item 4.");
        stranger.get(&second).await.shows("Warm <flats>");
    }
}

#[tokio::test]
async fn a_demand_names_no_person_and_adds_nothing_to_what_was_decided() {
    let world = world().await;
    let (_, slug, people) = world.body("Local 3", &["Ben"]).await;
    let decision = adopt(&world, &slug, &people, "Warm flats").await;
    let mut officer = world.browser(people[0]);
    let to = format!("{decision}/demands/new");
    let page = officer.get(&to).await;
    page.shows("never a private person").shows("No eviction in winter");
    let form = page.form(&to).set("addressee", "Ben, 612 555 0199").set("text", "Heat in every flat\nFree coffee");
    let page = officer.send(form).await;
    page.is(422).shows("never addressed to a private person").shows("does not stand in the decision: “Free coffee”");
    let form = page.form(&to);
    assert_eq!(form.value("addressee"), Some("Ben, 612 555 0199"));
    assert_eq!(form.value("text").map(str::trim), Some("Heat in every flat\nFree coffee"));
    officer.send(form.set("addressee", "The landlord's company").set("text", "Heat in every flat")).await.is(200);
}

#[tokio::test]
async fn only_officers_of_the_group_make_and_move_a_demand() {
    let world = world().await;
    let (_, slug, people) = world.body("Local 4", &["Ben"]).await;
    let other = world.person("Zoe").await;
    world.group("Theirs", other).await;
    let decision = adopt(&world, &slug, &people, "Warm flats").await;
    let demand = address(&world, people[0], &decision).await;
    for who in [people[1], other] {
        let mut browser = world.browser(who);
        browser.get(&demand).await.is(200).hides("Correct it");
        browser.get(&format!("{decision}/demands/new")).await.is(404);
        for page in ["state", "edit"] {
            browser.get(&format!("{demand}/{page}")).await.is(404);
        }
        let stamp = browser.get(&demand).await.form("/sign-out").value("stamp").unwrap().to_owned();
        let fields = [("stamp", stamp.as_str()), ("step", "refused"), ("note", "x"), ("day", "2026-11-22")];
        browser.post_raw(&format!("{demand}/state"), &fields).await.is(404);
    }
}

#[tokio::test]
async fn what_was_rejected_is_not_demanded_and_members_demands_stay_inside() {
    let world = world().await;
    let (_, slug, people) = world.body("Local 5", &["Ben"]).await;
    let path = world.open_proposal(people[0], &slug, "Cold flats", TEXT).await;
    let decide = format!("{path}/decide");
    let mut officer = world.browser(people[0]);
    let form = officer.get(&decide).await.form(&decide).set("way", "ballot");
    let election = officer.send(form).await.path;
    for person in &people {
        world.cast(*person, &election, &[("c1", "2")]).await;
    }
    world.after_hours(24 * 7).await;
    let rejected = officer.get(&election).await.link("Read the decision");
    officer.get(&rejected).await.hides("Address this to somebody");
    officer.get(&format!("{rejected}/demands/new")).await.is(409).shows("Only what was adopted");
    let adopted = adopt(&world, &slug, &people, "Warm flats").await;
    let to = format!("{adopted}/demands/new");
    let form = officer.get(&to).await.form(&to).set("addressee", "The owner's office").set("audience", "members");
    let demand = officer.send(form).await.path;
    officer.get(&demand).await.is(200).shows("Only members of Local 5 can read this.");
    let mut stranger = world.site.browser();
    stranger.get(&demand).await.is(404);
    stranger.get("/demands").await.is(200).hides("Warm flats");
    stranger.get(&format!("/groups/{slug}/platform")).await.is(200).hides("Warm flats");
    stranger.get(&format!("/groups/{slug}/platform/demands.csv")).await.is(200).hides("Warm flats");
}

#[tokio::test]
async fn corrections_are_public_and_two_officers_do_not_overwrite_each_other() {
    for world in worlds().await {
        let (_, slug, people) = world.body("Local 6", &["Ben"]).await;
        let decision = adopt(&world, &slug, &people, "Warm flats").await;
        let demand = address(&world, people[0], &decision).await;
        let edit = format!("{demand}/edit");
        let mut officer = world.browser(people[0]);
        let form = officer.get(&edit).await.form(&edit);
        let stale = form.clone().set("addressee", "Nobody").set("reason", "Second.");
        let form = form.set("addressee", "The <county> office").set("reason", "");
        let page = officer.send(form).await;
        page.is(422);
        officer.send(page.form(&edit).set("reason", "Wrong door.")).await.is(200).shows("To The <county> office");
        let page = officer.send(stale).await;
        page.is(409).shows("Somebody changed this demand meanwhile");
        assert_eq!(page.form(&edit).value("addressee"), Some("Nobody"));
        let page = world.site.browser().get(&format!("{demand}/corrections")).await;
        page.shows("Wrong door.").shows("The city's Housing Office").shows("The <county> office");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_platform_lists_every_demand_and_can_be_taken_along() {
    for world in worlds().await {
        let (_, slug, people) = world.body("Neighbors United", &["Ben"]).await;
        let platform = format!("/groups/{slug}/platform");
        let mut stranger = world.site.browser();
        stranger.get(&platform).await.is(200).shows("has not addressed a decision to anybody yet");
        let decision = adopt(&world, &slug, &people, "Warm flats").await;
        let one = address(&world, people[0], &decision).await;
        let two = address(&world, people[0], &decision).await;
        tell(&world, people[0], &two, &[("step", "refused"), ("evidence_words", "Letter of May 3.")]).await.is(200);
        let page = stranger.get(&platform).await;
        page.shows("Platform of Neighbors United").shows("Going on").shows("Conceded, refused, withdrawn");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        stranger.get("/demands").await.shows("Warm flats").shows("Neighbors United");
        stranger.get(&format!("/groups/{slug}")).await.shows("All demands of this group");
        let table = stranger.get(&format!("{platform}/demands.csv")).await.text();
        assert_eq!(table.lines().count(), 3, "{table}");
        let code = one.rsplit('/').next().unwrap();
        let data = stranger.get(&format!("{platform}/demands.json")).await.text();
        let data: serde_json::Value = serde_json::from_str(&data).unwrap();
        assert_eq!((&data["demands"][0]["code"], &data["demands"][1]["state"]), (&code.into(), &"refused".into()));
        stranger.get(&format!("{platform}/other.txt")).await.is(404);
    }
}

#[tokio::test]
async fn a_call_that_carries_a_demand_is_shown_on_it() {
    for world in worlds().await {
        let (_, slug, people) = world.body("Local 7", &["Ben"]).await;
        let decision = adopt(&world, &slug, &people, "Warm flats").await;
        let demand = address(&world, people[0], &decision).await;
        let code = demand.rsplit('/').next().unwrap().to_owned();
        let told = |kind: &str, demands: Vec<String>| {
            let (random, now) = (world.app().random_arc(), world.site.now());
            let payload = serde_json::json!({ "slug": "rent-day", "title": "Rent <day>", "demands": demands });
            let event = Event::new(kind, uuid::Uuid::nil(), payload, now, random.as_ref());
            let app = world.app().clone();
            async move {
                let emitted = app.change(move |db| {
                    db.emit(event.clone());
                    Ok::<_, store::StoreError>(())
                });
                emitted.await.unwrap();
            }
        };
        told("CallOpened", vec![code.clone(), "00000-00000".to_owned(), "?".to_owned()]).await;
        world.site.settle().await;
        let mut stranger = world.site.browser();
        assert_eq!(stranger.get(&demand).await.link("Rent <day>"), "/calls/rent-day");
        told("CallCorrected", Vec::new()).await;
        world.site.settle().await;
        stranger.get(&demand).await.hides("rent-day");
        told("CallReopened", vec![code.clone()]).await;
        told("CallWithdrawn", vec![code]).await;
        world.site.settle().await;
        stranger.get(&demand).await.hides("rent-day");
    }
}

#[tokio::test]
async fn a_proposal_about_a_demand_is_shown_on_it() {
    let world = world().await;
    let (_, slug, people) = world.body("Local 8", &["Ben"]).await;
    let decision = adopt(&world, &slug, &people, "Warm flats").await;
    let demand = address(&world, people[0], &decision).await;
    let mut member = world.browser(people[1]);
    let to = member.get(&demand).await.link("Propose to change or withdraw it");
    let form = member.get(&to).await.form("/proposals/new").set("title", "Withdraw it").set("audience", "everybody");
    let path = member.send(form).await.path;
    let state = format!("{path}/state");
    let form = member.get(&state).await.form(&state).set("step", "open");
    member.send(form).await.is(200);
    assert_eq!(member.get(&demand).await.link("Withdraw it"), path);
    assert_eq!(member.get(&path).await.link("Warm flats"), demand);
}

/// Lets a visitor report something and a steward hide it or show it again.
async fn report_and(world: &World, path: &str, step: people::moderation::queue::model::Act) {
    use people::moderation::queue::model::Settle;
    use people::moderation::queue::store as queue;
    let steward = base::Actor { site_role: base::SiteRole::Steward, ..base::Actor::default() };
    let flag = format!("{path}/flag");
    let mut stranger = world.site.browser();
    let form = stranger.get(&flag).await.form(&flag).set("reason", "person");
    stranger.send(form).await.is(200).shows("Thank you");
    let (now, random) = (world.site.now(), world.app().random_arc());
    world.site.clock.advance(std::time::Duration::from_secs(1));
    let hidings = world.app().hidings().to_vec();
    let done = world.app().change(move |db| {
        let waiting = queue::waiting(db, &steward, 1)?;
        let subject = waiting.first().map(|it| it.subject).ok_or(store::StoreError::Missing)?;
        let seen = queue::standing(db, &steward, subject)?.seen();
        let wish = Settle { step, reason: "It names a tenant.".to_owned(), note: String::new(), seen };
        queue::settle(db, &steward, (subject, "it"), &wish, (now, random.as_ref()), &hidings)
    });
    done.await.unwrap();
    world.site.settle().await;
}

#[tokio::test]
async fn what_is_reported_and_hidden_is_seen_by_members_only() {
    for world in worlds().await {
        let (_, slug, people) = world.body("Elm Street Tenants", &["Ben"]).await;
        let first = adopt(&world, &slug, &people, "Warm flats").await;
        let demand = address(&world, people[0], &first).await;
        let proposal = world.open_proposal(people[0], &slug, "Canary text", "It names somebody.").await;
        let conversation = world.open_conversation(people[0], &slug, "Cap the rents\nMore trees", &[]).await;
        let mut stranger = world.site.browser();
        stranger.get(&format!("{conversation}/statements/1")).await.is(200).shows("Report this conversation");
        for (path, lists, words) in [
            (
                conversation,
                ["/conversations".to_owned(), format!("/groups/{slug}"), "/conversations".to_owned()],
                "What now?",
            ),
            (demand, ["/demands".to_owned(), format!("/groups/{slug}/platform"), first.clone()], "Housing Office"),
            (
                proposal,
                ["/proposals".to_owned(), format!("/groups/{slug}/decisions"), "/proposals".to_owned()],
                "Canary text",
            ),
        ] {
            stranger.get(&path).await.is(200).shows("Report this");
            stranger.get(&lists[0]).await.shows(words);
            report_and(&world, &path, people::moderation::queue::model::Act::Hidden).await;
            stranger.get(&path).await.is(404);
            for list in &lists {
                stranger.get(list).await.hides(words);
            }
            let page = world.browser(people[1]).get(&path).await;
            page.is(200).shows("Stewards of this site have hidden this").shows("It names a tenant.");
            assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        }
    }
}
