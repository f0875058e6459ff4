//! Stories of meetings, from the plan to the published minutes.

use base::PersonId;
use testkit::{Browser, Reply};

use crate::trial::{World, limited, world, worlds};

/// Plans a meeting through its form; answers its path.
async fn plan(world: &World, officer: PersonId, group: &str, audience: &str) -> String {
    let to = format!("/groups/{group}/meetings/new");
    let mut browser = world.browser(officer);
    let form = browser.get(&to).await.form(&to);
    let form = form.set("title", "Autumn <assembly>").set("place", "Library, room 2").set("audience", audience);
    let form = form.set("starts_date", "2026-10-01").set("starts_time", "12:30").set("starts_zone", "America/Chicago");
    let page = browser.send(form).await;
    page.is(200).shows("Autumn <assembly>").shows("Thursday, October 1, 2026, 12:30 pm CDT").shows("Planned");
    page.path
}

#[tokio::test]
async fn a_meeting_and_a_groups_meetings_go_into_calendars() {
    for world in worlds().await {
        let (_, slug, people) = world.body("Elm Street", &["Ben"]).await;
        let open = plan(&world, people[0], &slug, "everybody").await;
        let inside = plan(&world, people[0], &slug, "members").await;
        let agenda = format!("{open}/agenda");
        let mut officer = world.browser(people[0]);
        let form = officer.get(&agenda).await.form(&agenda);
        officer.send(form.set("kind", "free").set("title", "Rent").set("minutes", "45")).await.is(200);
        let mut stranger = world.site.browser();
        let to = stranger.get(&open).await.link("Add to my calendar");
        let text = stranger.get(&to).await.is(200).text();
        assert!(text.contains("DTSTART:20261001T173000Z") && text.contains("DTEND:20261001T181500Z"), "{text}");
        assert!(text.contains("LOCATION:Library\\, room 2") && text.contains("SUMMARY:Autumn <assembly>"), "{text}");
        stranger.get(&format!("{inside}/calendar.ics")).await.is(404);
        world.browser(people[1]).get(&format!("{inside}/calendar.ics")).await.is(200);
        // A file that is passed on holds what everybody may see, whoever asks for it.
        let all =
            stranger.get(&format!("/groups/{slug}/meetings")).await.link("These meetings for my calendar program");
        for mut browser in [stranger, world.browser(people[1])] {
            let text = browser.get(&all).await.is(200).text();
            assert_eq!(text.matches("BEGIN:VEVENT").count(), 1, "{text}");
        }
        let state = format!("{open}/state");
        let form = officer.get(&state).await.form(&state).set("step", "cancel").set("reason", "Rain.");
        officer.send(form).await.is(200);
        let text = world.site.browser().get(&all).await.text();
        assert!(text.contains("STATUS:CANCELLED") && text.contains("SUMMARY:Canceled: Autumn"), "{text}");
    }
}

async fn step(world: &World, officer: PersonId, meeting: &str, step: &str) -> Reply {
    let to = format!("{meeting}/state");
    let mut browser = world.browser(officer);
    let form = browser.get(&to).await.form(&to).set("step", step);
    browser.send(form).await
}

/// The code on the wall.
async fn door(world: &World, officer: PersonId, meeting: &str) -> String {
    let page = world.browser(officer).get(&format!("{meeting}/wall")).await;
    page.is(200);
    let html = page.text();
    let code = html.split("<h1>").nth(1).and_then(|rest| rest.split("</h1>").next()).unwrap();
    assert_eq!(code.len(), 7, "{code}");
    code.to_owned()
}

async fn check_in(world: &World, person: PersonId, code: &str, is_named: bool) -> Reply {
    let mut browser = world.browser(person);
    let mut form = browser.get("/meetings/here").await.form("/meetings/here").set("code", code);
    if is_named {
        form = form.tick("named", "yes");
    }
    browser.send(form).await
}

/// A running meeting of a group of five: officer Ana, Ben, Cleo, Dov, Eve.
async fn running(world: &World, name: &str) -> (String, Vec<PersonId>, String, String) {
    let (_, slug, people) = world.body(name, &["Ben", "Cleo", "Dov", "Eve"]).await;
    let meeting = plan(world, people[0], &slug, "everybody").await;
    step(world, people[0], &meeting, "begin").await.is(200).shows("Chairing");
    let code = door(world, people[0], &meeting).await;
    (slug, people, meeting, code)
}

/// The chair asks; answers the path to raise a hand.
async fn ask(world: &World, chair: PersonId, meeting: &str, question: &str) -> String {
    let desk = format!("{meeting}/desk");
    let to = format!("{meeting}/hands");
    let mut browser = world.browser(chair);
    let form = browser.get(&desk).await.form(&to).set("question", question);
    let page = browser.send(form).await;
    page.is(200).shows(question);
    let html = page.text();
    let number = html.split(&format!("action=\"{to}/")).nth(1).and_then(|rest| rest.split('/').next()).unwrap();
    format!("{to}/{number}")
}

async fn raise(world: &World, person: PersonId, meeting: &str, hands: &str, answer: &str) -> Reply {
    let mut browser = world.browser(person);
    let form = browser.get(meeting).await.form(hands).press("answer", answer);
    browser.send(form).await
}

async fn end(world: &World, chair: PersonId, meeting: &str, hands: &str) -> Reply {
    let to = format!("{hands}/end");
    let mut browser = world.browser(chair);
    let form = browser.get(&format!("{meeting}/desk")).await.form(&to).press("then", "phones");
    browser.send(form).await
}

/// Sends fields that stand in several forms of one page.
async fn tell(browser: &mut Browser, to: &str, stamp: &str, fields: &[(&str, &str)]) -> Reply {
    let mut all = vec![("stamp", stamp)];
    all.extend_from_slice(fields);
    browser.post_raw(to, &all).await
}

/// Puts a proposal and a free item on the agenda, and takes up the proposal.
async fn with_agenda(world: &World, chair: PersonId, meeting: &str, proposal: &str) {
    let agenda = format!("{meeting}/agenda");
    let mut browser = world.browser(chair);
    let form = browser.get(&agenda).await.form(&agenda).set("kind", "report").set("title", "The <cash> box");
    browser.send(form.set("minutes", "10")).await.is(200).shows("10 minutes planned");
    let code = proposal.rsplit('/').next().unwrap();
    let form = browser.get(&agenda).await.form(&agenda).set("kind", "proposal").set("proposal", code);
    let page = browser.send(form.set("minutes", "20")).await;
    page.is(200).shows("30 minutes planned");
    let first = format!("{agenda}/2");
    let page = browser.send(page.form(&first).press("step", "up")).await;
    let text = page.visible();
    assert!(text.find("Pay on the 5th") < text.find("The <cash> box"), "{text}");
}

#[tokio::test]
async fn a_meeting_goes_from_its_plan_to_a_decision_and_published_minutes() {
    for world in worlds().await {
        let (_, slug, people) = world.body("Elm Street", &["Ben", "Cleo", "Dov", "Eve"]).await;
        let ana = people[0];
        let proposal = world.open_proposal(people[1], &slug, "Pay on the 5th", "One day.").await;
        let meeting = plan(&world, ana, &slug, "everybody").await;
        with_agenda(&world, ana, &meeting, &proposal).await;
        world.site.browser().get(&format!("/groups/{slug}/meetings")).await.is(200).shows("Autumn <assembly>");
        world.site.browser().get(&meeting).await.is(200).shows("Pay on the 5th").hides("wall");
        step(&world, ana, &meeting, "begin").await.is(200).shows("Chairing");
        let code = door(&world, ana, &meeting).await;
        check_in(&world, ana, &code, false).await.is(200).shows("You are checked in");
        check_in(&world, people[1], &code.to_lowercase(), true).await.shows("The quorum is not reached.");
        check_in(&world, people[2], &code, false).await.is(200).shows("The quorum is reached.");
        let desk = format!("{meeting}/desk");
        let mut chair = world.browser(ana);
        // The proposal is taken up and hands are asked for.
        let page = chair.get(&desk).await;
        let page = chair.send(page.form(&format!("{meeting}/agenda/2")).press("step", "now")).await;
        page.is(200).shows("Adopt “Pay on the 5th”?");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        let page = chair.send(page.form(&format!("{meeting}/hands")).press("item", "2")).await;
        page.is(200).shows("Close and count the phones");
        let hands = format!("{meeting}/hands/1");
        world
            .browser(people[1])
            .get(&proposal)
            .await
            .shows("Being decided")
            .shows("To the meeting that decides it now");
        raise(&world, ana, &meeting, &hands, "yes").await.is(200).shows("Your hand: Yes.");
        raise(&world, people[1], &meeting, &hands, "no").await.is(200);
        raise(&world, people[1], &meeting, &hands, "yes").await.shows("Your hand: Yes.");
        raise(&world, people[2], &meeting, &hands, "no").await.is(200);
        end(&world, ana, &meeting, &hands).await.is(200);
        let page = chair.get(&proposal).await;
        page.shows("Adopted");
        let decision = page.link("Read the decision");
        let page = world.site.browser().get(&decision).await;
        page.shows("By a show of hands in a meeting").shows("Passed: 2 yes, 1 no, 0 abstained.");
        page.shows("3 took part of 5 who were entitled.").hides("Minutes of the meeting");
        // Notes, the close, and minutes that only members read before they are published.
        let note = format!("{meeting}/minutes/2");
        let form = chair.get(&note).await.form(&note).set("text", "Two were late.");
        chair.send(form).await.is(200).shows("Two were late.");
        step(&world, ana, &meeting, "close").await.is(200).shows("Closed");
        let minutes = format!("{meeting}/minutes");
        world.site.browser().get(&minutes).await.is(404);
        let page = world.browser(people[3]).get(&minutes).await;
        page.shows("At most 3 of 5 members were present").shows("Ben").hides("Cleo");
        assert!(!page.has_form(&minutes), "a member publishes nothing");
        let page = chair.get(&minutes).await;
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        chair.send(page.form(&minutes)).await.is(200).shows("Published on October 1, 2026");
        let page = world.site.browser().get(&minutes).await;
        page.is(200).shows("Two were late.").shows("Ben").hides("Cleo").hides("Write notes");
        assert_eq!(page.link("Adopt “Pay on the 5th”?"), decision);
        world.site.browser().get(&decision).await.shows("Minutes of the meeting");
        // A correction says why, and what stood there before stays readable.
        let form = chair.get(&note).await.form(&note).set("text", "Three were late.");
        let page = chair.send(form).await;
        page.is(422);
        chair.send(page.form(&note).set("reason", "Miscounted.")).await.is(200).shows("Three were late.");
        let page = world.site.browser().get(&format!("{minutes}/versions")).await;
        page.is(200).shows("Miscounted.").shows("Two");
        // Ben takes his name out again.
        let mut ben = world.browser(people[1]);
        let presence = format!("{meeting}/presence");
        let form = ben.get(&minutes).await.form(&presence).press("then", "unname");
        ben.send(form).await.is(200).hides("Present, named at their own wish");
        let forgotten = world.site.purge().await;
        assert_eq!(forgotten, 0, "{}: nothing is left to purge", world.engine);
    }
}

#[tokio::test]
async fn a_hand_counts_once_can_change_and_comes_too_late_after_the_close() {
    for world in worlds().await {
        let (_, people, meeting, code) = running(&world, "Local 31").await;
        for person in &people[..3] {
            check_in(&world, *person, &code, false).await.is(200);
        }
        let hands = ask(&world, people[0], &meeting, "Shall we <meet> weekly?").await;
        // Two phones of the same person, and the same hand again.
        for answer in ["yes", "yes", "abstain"] {
            raise(&world, people[1], &meeting, &hands, answer).await.is(200);
        }
        raise(&world, people[2], &meeting, &hands, "yes").await.is(200);
        let mut late = world.browser(people[0]);
        let form = late.get(&meeting).await.form(&hands).press("answer", "no");
        // Eve is a member but not in the room.
        let mut away = world.browser(people[4]);
        let page = away.get(&meeting).await;
        page.shows("Check in first");
        assert!(!page.has_form(&hands));
        let stamped = away.get("/meetings/here").await.form("/meetings/here");
        let stamp = stamped.value("stamp").unwrap().to_owned();
        away.post_raw(&hands, &[("stamp", &stamp), ("answer", "no")]).await.is(409).shows("Check in first");
        away.post_raw(&hands, &[("stamp", &stamp), ("answer", "maybe")])
            .await
            .is(409)
            .shows("Choose yes, no or abstain");
        end(&world, people[0], &meeting, &hands).await.is(200);
        late.send(form).await.is(409).shows("Your hand came too late and is not counted.");
        let page = world.browser(people[3]).get(&meeting).await;
        page.shows("Passed").shows("3 members were present.").shows("Counted on phones.");
        let text = page.visible();
        assert!(text.contains("Yes 1 No 0 Abstain 1"), "{}: {text}", world.engine);
    }
}

#[tokio::test]
async fn without_a_quorum_nothing_is_decided_and_the_proposal_is_discussed_again() {
    for world in worlds().await {
        let (slug, people, meeting, code) = running(&world, "Local 32").await;
        let proposal = world.open_proposal(people[1], &slug, "Pay on the 5th", "One day.").await;
        with_agenda(&world, people[0], &meeting, &proposal).await;
        check_in(&world, people[0], &code, false).await;
        let mut chair = world.browser(people[0]);
        let desk = format!("{meeting}/desk");
        let form = chair.get(&desk).await.form(&format!("{meeting}/agenda/2")).press("step", "now");
        let page = chair.send(form).await;
        let page = chair.send(page.form(&format!("{meeting}/hands")).press("item", "2")).await;
        let hands = format!("{meeting}/hands/1");
        // While hands are up the meeting does not close, and the text stands still.
        step(&world, people[0], &meeting, "close").await.is(422).shows("A show of hands is going on.");
        // More hands than people are not counted.
        let to = format!("{hands}/end");
        let stamp = page.form(&to).value("stamp").unwrap().to_owned();
        let fields = [("then", "counted"), ("yes", "4"), ("no", "0"), ("abstained", "0")];
        let page = tell(&mut chair, &to, &stamp, &fields).await;
        page.is(422).shows("more hands than the 1 members present");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        let fields = [("then", "counted"), ("yes", "1"), ("no", "0"), ("abstained", "0")];
        tell(&mut chair, &to, &stamp, &fields).await.is(200);
        chair.get(&meeting).await.shows("No quorum").shows("binds nobody").shows("Counted by the chair.");
        chair.get(&proposal).await.shows("In discussion").hides("Read the decision");
        // The chair counts the room: the quorum counts people, phones or not.
        let attendance = format!("{meeting}/attendance");
        let page = chair.get(&desk).await;
        let page = chair.send(page.form(&attendance).set("counted", "9")).await;
        page.is(422).shows("0–5");
        let page = chair.send(page.form(&attendance).set("counted", "4").set("guests", "2")).await;
        page.is(200).shows("The quorum is reached.").shows("The chair counted the room.");
        let page = chair.send(page.form(&format!("{meeting}/hands")).press("item", "2")).await;
        page.is(200);
        let fields = [("then", "counted"), ("yes", "1"), ("no", "3"), ("abstained", "0")];
        tell(&mut chair, &format!("{meeting}/hands/2/end"), &stamp, &fields).await.is(200);
        chair.get(&proposal).await.shows("Rejected").shows("Read the decision");
    }
}

#[tokio::test]
async fn the_speaking_list_lets_those_go_first_who_have_not_spoken_and_is_forgotten() {
    for world in worlds().await {
        let (_, people, meeting, code) = running(&world, "Local 33").await;
        for person in &people[..3] {
            check_in(&world, *person, &code, false).await.is(200);
        }
        let (to, floor, desk) = (format!("{meeting}/speakers"), format!("{meeting}/floor"), format!("{meeting}/desk"));
        let mut chair = world.browser(people[0]);
        let (mut ben, mut cleo) = (world.browser(people[1]), world.browser(people[2]));
        let wish = |page: Reply| page.form(&to).press("then", "ask");
        let form = wish(ben.get(&meeting).await);
        let again = form.clone();
        ben.send(form).await.is(200).shows("I do not want to speak any more");
        ben.send(again).await.is(409).shows("You are on the list already.");
        let next = |page: Reply| page.form(&floor).press("then", "next");
        let page = chair.get(&desk).await;
        let page = chair.send(next(page)).await;
        page.is(200).shows("Speaking now: Ben");
        // Ben asks again before Cleo does, and a guest after both: the two who have not spoken go first.
        let form = wish(ben.get(&meeting).await);
        ben.send(form).await.is(200);
        let form = wish(cleo.get(&meeting).await);
        cleo.send(form).await.is(200);
        let stamp = page.form(&floor).value("stamp").unwrap().to_owned();
        let guest = [("stamp", stamp.as_str()), ("then", "guest"), ("name", "")];
        chair.post_raw(&floor, &guest).await.is(422).shows("Fill in this field.");
        let guest = [("stamp", stamp.as_str()), ("then", "guest"), ("name", "Gus <x>")];
        chair.post_raw(&floor, &guest).await.is(200).shows("Gus <x>");
        for name in ["Cleo", "Gus <x>", "Ben"] {
            let page = chair.post_raw(&floor, &[("stamp", stamp.as_str()), ("then", "next")]).await;
            page.shows(&format!("Speaking now: {name}"));
        }
        chair.post_raw(&floor, &[("stamp", stamp.as_str()), ("then", "close")]).await.shows("Open the list");
        cleo.get(&meeting).await.shows("The chair has closed the list.");
        let stamp = cleo.get(&meeting).await.form(&format!("{meeting}/presence")).value("stamp").unwrap().to_owned();
        cleo.post_raw(&to, &[("stamp", &stamp), ("then", "ask")]).await.is(409).shows("closed the speaking list");
        world.site.browser().get(&meeting).await.is(200).hides("Cleo").hides("Gus");
        step(&world, people[0], &meeting, "close").await.is(200);
        let minutes = chair.get(&format!("{meeting}/minutes")).await;
        minutes.is(200).hides("Gus").hides("Cleo").hides("Ben");
        assert_eq!(world.site.purge().await, 0, "{}: the list is gone", world.engine);
    }
}

#[tokio::test]
async fn two_minute_takers_at_once_lose_nothing() {
    for world in worlds().await {
        let (_, people, meeting, _) = running(&world, "Local 34").await;
        let note = format!("{meeting}/minutes/0");
        let (mut one, mut two) = (world.browser(people[0]), world.browser(people[0]));
        let (first, second) = (one.get(&note).await.form(&note), two.get(&note).await.form(&note));
        one.send(first.set("text", "We began at noon.")).await.is(200).shows("We began at noon.");
        let page = two.send(second.set("text", "Forty people came.")).await;
        page.is(409).shows("Somebody saved these notes meanwhile").shows("We began at noon.");
        let form = page.form(&note);
        assert_eq!(form.value("text"), Some("Forty people came."));
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        let both = form.set("text", "We began at noon. Forty people came.");
        two.send(both).await.is(200).shows("We began at noon. Forty people came.");
        let member = world.browser(people[1]).get(&note).await;
        member.is(404);
    }
}

#[tokio::test]
async fn only_officers_chair_and_only_members_take_part() {
    for world in worlds().await {
        let (_, people, meeting, code) = running(&world, "Local 35").await;
        let stranger = world.person("Zoe").await;
        let page = check_in(&world, stranger, &code, false).await;
        page.is(422).shows("No running meeting of one of your groups has this code.");
        let page = check_in(&world, people[1], "zzz-zzz", false).await;
        page.is(422).shows("No running meeting");
        check_in(&world, people[1], &code, false).await.is(200);
        let hands = ask(&world, people[0], &meeting, "More tea?").await;
        let mut ben = world.browser(people[1]);
        let stamp = ben.get(&meeting).await.form(&hands).value("stamp").unwrap().to_owned();
        let chairs = ["desk", "wall", "agenda", "state", "edit", "minutes/0"];
        for page in chairs {
            let to = format!("{meeting}/{page}");
            ben.get(&to).await.is(404);
            world.browser(stranger).get(&to).await.is(404);
        }
        for (path, then) in
            [("floor", "next"), ("attendance", ""), ("hands", ""), ("hands/1/end", "phones"), ("minutes", "")]
        {
            let to = format!("{meeting}/{path}");
            let fields = [("stamp", stamp.as_str()), ("then", then), ("question", "Mine?"), ("name", "x")];
            ben.post_raw(&to, &fields).await.is(404);
        }
        let mut zoe = world.browser(stranger);
        let stamp = zoe.get("/meetings/here").await.form("/meetings/here").value("stamp").unwrap().to_owned();
        for path in ["hands/1", "speakers", "presence"] {
            let fields = [("stamp", stamp.as_str()), ("answer", "yes"), ("then", "ask")];
            zoe.post_raw(&format!("{meeting}/{path}"), &fields).await.is(404);
        }
        for path in ["hands/1", "agenda/1", "agenda", "floor", "hands", "hands/1/end", "attendance", "state"] {
            zoe.post_raw(&format!("{meeting}/{path}"), &[("stamp", stamp.as_str())]).await.is(404);
        }
        zoe.get(&format!("{meeting}/live")).await.is(404);
        zoe.get(&meeting).await.is(200).hides("More tea?");
        // Who joins while the meeting runs is welcome, and raises no hand.
        let late = world.person("Late").await;
        world.site.clock.advance(std::time::Duration::from_mins(1));
        let group = world.app().read(move |db| people::membership::store::of_person(db, people[0])).await.unwrap()[0].0;
        world.join(group, late, base::GroupRole::Member).await;
        check_in(&world, late, &code, false).await.is(200);
        raise(&world, late, &meeting, &hands, "yes").await.is(409).shows("Only those who were members");
    }
}

#[tokio::test]
async fn a_code_cannot_be_guessed_by_trying() {
    let world = limited().await;
    let (_, people, _, _) = running(&world, "Local 36").await;
    let mut browser = world.browser(people[1]);
    let form = browser.get("/meetings/here").await.form("/meetings/here");
    let mut stopped = None;
    for n in 0..40 {
        let page = browser.send(form.clone().set("code", &format!("0000{:02}", n + 10))).await;
        if page.status.as_u16() == 429 {
            stopped = Some(n);
            break;
        }
        page.is(422);
    }
    assert!(stopped.is_some_and(|n| n >= 20), "{stopped:?}");
}

#[tokio::test]
async fn a_meeting_of_members_is_missing_to_others_and_a_canceled_one_says_why() {
    let world = world().await;
    let (_, slug, people) = world.body("Local 37", &["Ben"]).await;
    let meeting = plan(&world, people[0], &slug, "members").await;
    world.site.browser().get(&meeting).await.is(404);
    world.site.browser().get(&format!("/groups/{slug}/meetings")).await.is(200).hides("Autumn");
    world.browser(people[1]).get(&meeting).await.is(200).shows("Only members of Local 37");
    let edit = format!("{meeting}/edit");
    let mut ana = world.browser(people[0]);
    let form = ana.get(&edit).await.form(&edit).set("title", "");
    let page = ana.send(form).await;
    page.is(422).shows("Fill in this field.");
    let form = page.form(&edit).set("title", "Winter assembly").set("starts_time", "18:00");
    ana.send(form).await.is(200).shows("Winter assembly").shows("6:00 pm CDT");
    let state = format!("{meeting}/state");
    let form = ana.get(&state).await.form(&state).set("step", "cancel");
    let page = ana.send(form).await;
    page.is(422);
    ana.send(page.form(&state).set("reason", "The hall <burned>.")).await.is(200).shows("The hall <burned>.");
    ana.get(&state).await.shows("This meeting is over.");
    ana.get("/meetings/here").await.is(200);
}

#[tokio::test]
async fn a_meeting_that_nobody_closes_is_closed_by_the_program() {
    for world in worlds().await {
        let (slug, people, meeting, code) = running(&world, "Local 38").await;
        let proposal = world.open_proposal(people[1], &slug, "Pay on the 5th", "One day.").await;
        with_agenda(&world, people[0], &meeting, &proposal).await;
        check_in(&world, people[1], &code, true).await.is(200);
        let mut chair = world.browser(people[0]);
        let form =
            chair.get(&format!("{meeting}/desk")).await.form(&format!("{meeting}/agenda/2")).press("step", "now");
        let page = chair.send(form).await;
        chair.send(page.form(&format!("{meeting}/hands")).press("item", "2")).await.is(200);
        raise(&world, people[1], &meeting, &format!("{meeting}/hands/1"), "yes").await.is(200);
        world.after_hours(73).await;
        chair.get(&meeting).await.shows("Closed");
        chair.get(&proposal).await.shows("In discussion");
        chair.get(&format!("{meeting}/minutes")).await.shows("Ben").shows("At most 1 of 5 members");
    }
}

#[tokio::test]
async fn who_leaves_the_room_takes_the_hand_down_and_pages_hear_of_it() {
    let world = world().await;
    let (_, people, meeting, code) = running(&world, "Local 39").await;
    check_in(&world, people[1], &code, false).await;
    let hands = ask(&world, people[0], &meeting, "Tea?").await;
    raise(&world, people[1], &meeting, &hands, "yes").await.is(200);
    let mut ben = world.browser(people[1]);
    let form = ben.get(&meeting).await.form(&format!("{meeting}/presence")).press("then", "leave");
    ben.send(form).await.is(200).shows("Check in");
    end(&world, people[0], &meeting, &hands).await.is(200);
    let page = world.browser(people[0]).get(&meeting).await;
    assert!(page.visible().contains("Yes 0 No 0 Abstain 0"), "{}", page.visible());
    let form = world.browser(people[0]).get("/groups/local-39").await;
    form.is(200).shows("Autumn <assembly>");
    let page = world.browser(people[0]).get(&meeting.replace("/meetings/", "/meetings/x")).await;
    page.is(404);
}

#[tokio::test]
async fn hands_raised_while_the_chair_closes_are_counted_or_told_that_they_came_too_late() {
    for world in worlds().await {
        let names: Vec<String> = (0..12).map(|n| format!("Member {n}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let (_, slug, people) = world.body("Local 40", &names).await;
        let meeting = plan(&world, people[0], &slug, "everybody").await;
        step(&world, people[0], &meeting, "begin").await.is(200);
        let code = door(&world, people[0], &meeting).await;
        let hands = ask(&world, people[0], &meeting, "Now?").await;
        let mut ready = Vec::new();
        for person in &people[1..] {
            check_in(&world, *person, &code, false).await.is(200);
            let mut browser = world.browser(*person);
            let form = browser.get(&meeting).await.form(&hands).press("answer", "yes");
            ready.push((browser, form));
        }
        let sent = ready.into_iter().map(|(mut browser, form)| async move { browser.send(form).await.status.as_u16() });
        let mut sent: Vec<_> = sent.collect();
        let after = sent.split_off(6);
        let first = futures_util::future::join_all(sent);
        let second = futures_util::future::join_all(after);
        let (first, closed, second) = tokio::join!(first, end(&world, people[0], &meeting, &hands), second);
        closed.is(200);
        let all: Vec<u16> = first.into_iter().chain(second).collect();
        let taken = all.iter().filter(|status| **status == 200).count();
        let late = all.iter().filter(|status| **status == 409).count();
        assert_eq!(taken + late, 12, "{}: {all:?}", world.engine);
        let text = world.browser(people[0]).get(&meeting).await.visible();
        assert!(text.contains(&format!("Yes {taken} No 0 Abstain 0")), "{}: {taken} were taken: {text}", world.engine);
    }
}

#[tokio::test]
async fn whoever_deletes_the_account_goes_from_minutes_and_hands() {
    for world in worlds().await {
        let (_, people, meeting, code) = running(&world, "Local 41").await;
        let (ben, cleo) = (people[1], people[2]);
        check_in(&world, ben, &code, true).await.is(200);
        check_in(&world, cleo, &code, true).await.is(200);
        let hands = ask(&world, people[0], &meeting, "Tea?").await;
        raise(&world, ben, &meeting, &hands, "yes").await.is(200);
        raise(&world, cleo, &meeting, &hands, "no").await.is(200);
        let (now, random) = (world.site.now(), world.app().random_arc());
        let gone = world.app().change(move |db| {
            people::membership::store::leave_all(db, ben, now, random.as_ref())?;
            people::person::store::delete(db, ben)
        });
        gone.await.unwrap();
        end(&world, people[0], &meeting, &hands).await.is(200);
        step(&world, people[0], &meeting, "close").await.is(200);
        let mut ana = world.browser(people[0]);
        let text = ana.get(&meeting).await.visible();
        assert!(text.contains("Yes 0 No 1 Abstain 0"), "{}: {text}", world.engine);
        ana.get(&format!("{meeting}/minutes")).await.is(200).shows("Cleo").hides("Ben");
    }
}
