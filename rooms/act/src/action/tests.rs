//! Stories about actions: who adds, publishes, moves, repeats and cancels them, and who may not.

use std::time::Duration;

use base::{Actor, Code, GroupRole};

use super::model::State;
use super::store;
use crate::rsvp::store as rsvps;
use crate::trial::{World, world, worlds};

/// A day so many days ahead, as a form takes it.
fn day(world: &World, ahead: u64) -> String {
    let at = world.site.now().plus(Duration::from_hours(ahead * 24)).to_jiff();
    at.to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}

fn code(path: &str) -> Code {
    path.trim_start_matches("/actions/").parse().unwrap()
}

async fn audited(world: &World) {
    let now = world.site.now();
    let wrong = world.app().read_long(move |db| rsvps::audit(db, now)).await.unwrap();
    assert_eq!(wrong, [], "{}", world.engine);
}

/// A group with an officer, an open call, and a published action.
async fn a_march(world: &World, fields: &[(&str, &str)]) -> (base::PersonId, base::GroupId, String, String) {
    let ana = world.person("Ana").await;
    let (id, group) = world.group("Local 26", ana).await;
    let call = world.open_call(ana, &group, "Rent day").await;
    let path = world.open_action(ana, &call, &group, "March", fields).await;
    (ana, id, call, path)
}

#[tokio::test]
async fn what_is_over_or_not_mine_cannot_be_edited_nor_even_seen_to_be_editable() {
    let world = world().await;
    let (_, group, _, path) = a_march(&world, &[]).await;
    let ben = world.person("Ben").await;
    world.join(group, ben, GroupRole::Member).await;
    let (mut member, mut stranger) = (world.browser(ben), world.site.browser());
    for page in ["edit", "state", "copy", "series", "updates", "coming", "organizers"] {
        member.get(&format!("{path}/{page}")).await.is(404);
        stranger.get(&format!("{path}/{page}")).await.shows("Sign in");
    }
    member.get(&path).await.is(200).hides("For organizers");
    member.get("/actions/0000000000/edit").await.is(404);
    member.get("/actions/nonsense").await.is(404);
}

#[tokio::test]
async fn what_a_person_adds_alone_is_published_by_the_calling_group() {
    for world in worlds().await {
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let (_, group) = world.group("Local 26", ana).await;
        let call = world.open_call(ana, &group, "Rent day").await;
        let new = format!("{call}/actions/new");
        let (mut neighbor, mut officer, mut stranger) = (world.browser(ben), world.browser(ana), world.site.browser());
        stranger.get(&new).await.shows("Sign in");
        let form = neighbor.get(&new).await.is(200).form(&new).set("title", "Meal").set("town", "55407");
        let form = form.set("starts_date", &day(&world, 20)).set("starts_time", "18:00");
        let page = neighbor.send(form.press("then", "publish")).await;
        page.is(200).shows("This is a draft");
        let path = page.path;
        stranger.get(&path).await.is(404);
        stranger.get(&call).await.hides("Meal");
        // Stewards of the calling group find it on their group's page.
        let group_page = format!("/groups/{group}");
        officer.get(&group_page).await.shows("Drafts that wait for you").shows("Meal");
        neighbor.get(&group_page).await.hides("Meal");
        let state = format!("{path}/state");
        let page = neighbor.get(&state).await;
        if page.text().contains("value=\"publish\"") {
            neighbor.send(page.form(&state).set("step", "publish")).await.is(409);
        }
        stranger.get(&path).await.is(404);
        let form = officer.get(&state).await.is(200).form(&state).set("step", "publish");
        officer.send(form).await.is(200).hides("This is a draft");
        stranger.get(&path).await.is(200).shows("Meal").hides("Ben");
        stranger.get(&call).await.shows("Meal");
        // The neighbor still answers for it, and is named only on wish.
        let organizers = format!("{path}/organizers");
        let form = neighbor.get(&organizers).await.is(200).form(&organizers);
        neighbor.send(form).await.is(200);
        stranger.get(&path).await.shows("Ben");
        audited(&world).await;
    }
}

#[tokio::test]
async fn a_closed_call_takes_no_new_actions() {
    let world = world().await;
    let (ana, _, call, _) = a_march(&world, &[]).await;
    let (mut officer, state) = (world.browser(ana), format!("{call}/state"));
    let form = officer.get(&state).await.form(&state).set("step", "close");
    officer.send(form).await.is(200);
    let page = officer.get(&format!("{call}/actions/new")).await;
    page.shows("It is not open");
    assert!(!page.has_form(&format!("{call}/actions/new")));
}

#[tokio::test]
async fn a_form_with_problems_keeps_what_was_typed_and_names_the_hour_that_does_not_exist() {
    let world = world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let call = world.open_call(ana, &group, "Rent day").await;
    let new = format!("{call}/actions/new");
    let mut officer = world.browser(ana);
    let form = officer.get(&new).await.form(&new).set("group", &group).set("title", "Kept & <b>whole</b>");
    let form = form.set("town", "Minneapolis, MN").set("starts_date", "2027-03-14").set("starts_time", "02:30");
    let page = officer.send(form.set("bring", "Soup").tick("access_facts", "step-free")).await;
    page.is(422).shows("This hour does not exist");
    assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
    let form = page.form(&new);
    assert_eq!(form.value("title"), Some("Kept & <b>whole</b>"));
    assert_eq!((form.value("starts_time"), form.value("bring")), (Some("02:30"), Some("Soup")));
    // When clocks go back an hour comes twice, and one is chosen.
    let form = form.set("starts_date", "2026-11-01").set("starts_time", "01:30").set("capacity", "many");
    let page = officer.send(form).await;
    page.is(422).shows("This hour comes twice").shows("from 1 to");
    let form = page.form(&new).set("capacity", "40").set("fold", "later");
    let page = officer.send(form.press("then", "publish")).await;
    page.is(200).shows("Kept & <b>whole</b>").shows("Soup").shows("No steps");
    let code = code(&page.path);
    let found = world.app().read(move |db| store::find(db, &Actor::anyone(), code)).await.unwrap();
    assert_eq!(found.content.starts_at.to_string(), "2026-11-01T07:30:00Z");
    assert_eq!(found.content.zone, "America/Chicago");
    let form = officer.get(&new).await.form(&new).set("title", "Nowhere").set("town", "Qwxyzzy");
    let form = form.set("starts_date", "2026-11-01").set("starts_time", "12:00");
    officer.send(form).await.is(422).shows("We do not know this place");
}

#[tokio::test]
async fn of_two_editors_the_second_loses_nothing() {
    for world in worlds().await {
        let (ana, _, _, path) = a_march(&world, &[]).await;
        let edit = format!("{path}/edit");
        let (mut first, mut second) = (world.browser(ana), world.browser(ana));
        let (a, b) = (first.get(&edit).await.form(&edit), second.get(&edit).await.form(&edit));
        first.send(a.set("title", "Vigil")).await.is(200).shows("Vigil");
        let page = second.send(b.set("bring", "Mine stays.")).await;
        page.is(409).shows("Somebody else saved this action");
        let form = page.form(&edit);
        assert_eq!(form.value("bring"), Some("Mine stays."));
        second.send(form).await.is(200).shows("Mine stays.");
    }
}

#[tokio::test]
async fn what_moved_says_so_to_everybody_who_is_coming() {
    let world = world().await;
    let (ana, _, _, path) = a_march(&world, &[]).await;
    let mut stranger = world.site.browser();
    let form = stranger.get(&path).await.form(&format!("{path}/rsvp")).set("mail", "ben@example.org");
    stranger.send(form.press("answer", "going")).await.is(200);
    let mails = world.site.settle().await;
    let link = mails[0].text.split_whitespace().find(|word| word.contains("/rsvps/mail/")).unwrap();
    let link = link.trim_start_matches("http://convoke.test").to_owned();
    let form = stranger.get(&link).await.form(&link);
    stranger.send(form).await.is(200);
    let (mut officer, edit) = (world.browser(ana), format!("{path}/edit"));
    let form = officer.get(&edit).await.form(&edit).set("bring", "Soup").set("note", "Not sent.");
    officer.send(form).await.is(200);
    assert_eq!(world.site.settle().await.len(), 0, "nobody is told about soup");
    let form = officer.get(&edit).await.form(&edit).set("starts_time", "19:15").set("ends_time", "21:00");
    officer.send(form.set("note", "The hall is taken at six.")).await.is(200).shows("Time or place changed");
    let mails = world.site.settle().await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains("7:15") && mails[0].text.contains("The hall is taken at six."), "{}", mails[0].text);
    let found = world.app().read(move |db| store::find(db, &Actor::anyone(), code(&path))).await.unwrap();
    assert!(found.version >= 2, "calendars take it for a newer one");
}

#[tokio::test]
async fn postponed_canceled_and_restored() {
    for world in worlds().await {
        let (ana, _, call, path) = a_march(&world, &[]).await;
        let (mut officer, mut stranger, state) = (world.browser(ana), world.site.browser(), format!("{path}/state"));
        let step = async |officer: &mut testkit::Browser, step: &str, reason: &str| {
            let form = officer.get(&state).await.form(&state).set("step", step).set("reason", reason);
            officer.send(form).await.is(200);
        };
        step(&mut officer, "postpone", "Rain.").await;
        let page = stranger.get(&path).await;
        page.is(200).shows("This action is postponed").shows("Rain.");
        assert!(!page.has_form(&format!("{path}/rsvp")));
        audited(&world).await;
        step(&mut officer, "cancel", "Still rain.").await;
        stranger.get(&path).await.is(200).shows("This action is canceled").shows("Still rain.");
        audited(&world).await;
        step(&mut officer, "restore", "").await;
        assert!(stranger.get(&path).await.has_form(&format!("{path}/rsvp")));
        stranger.get(&call).await.shows("March");
        audited(&world).await;
        // An old page does not undo what happened since.
        let form = officer.get(&state).await.form(&state).set("step", "cancel").set("reason", "Twice.");
        officer.send(form.clone()).await.is(200);
        officer.send(form).await.is(409);
    }
}

#[tokio::test]
async fn a_weekly_meeting_keeps_its_hour_and_changes_as_a_whole_or_alone() {
    for world in worlds().await {
        let fields = [("starts_date", "2026-10-21"), ("starts_time", "18:30")];
        if day(&world, 0).as_str() > "2026-10-15" {
            continue;
        }
        let (ana, _, call, path) = a_march(&world, &fields).await;
        let (mut officer, series) = (world.browser(ana), format!("{path}/series"));
        let page = officer.get(&series).await.is(200).form(&series).set("rhythm", "weekly").set("times", "99");
        let again = officer.send(page).await;
        again.is(422).shows("Write a number from 1 to");
        let page = officer.send(again.form(&series).set("times", "3")).await;
        page.is(200);
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        audited(&world).await;
        let first = world.app().read({
            let code = code(&path);
            move |db| store::find(db, &Actor::system(), code)
        });
        let id = first.await.unwrap().series.unwrap();
        let all = async || {
            let found = world.app().read(move |db| store::of_series(db, &Actor::system(), id, base::Time::default()));
            found.await.unwrap()
        };
        let local = |a: &super::model::Action| {
            a.content.starts_at.to_jiff().to_zoned(a.content.time_zone()).strftime("%m-%d %H:%M").to_string()
        };
        let made = all().await;
        // Clocks go back on November 1.
        let hours: Vec<String> = made.iter().map(local).collect();
        assert_eq!(hours, ["10-21 18:30", "10-28 18:30", "11-04 18:30", "11-11 18:30"], "{}", world.engine);
        assert!(made.iter().all(|a| a.state == State::Published));
        world.site.browser().get(&call).await.is(200);
        // This and all later ones.
        let second = format!("/actions/{}", made[1].code);
        let edit = format!("{second}/edit");
        let form = officer.get(&edit).await.form(&edit).set("starts_time", "19:00").set("ends_time", "20:00");
        officer.send(form.tick("rest", "yes")).await.is(200);
        let hours: Vec<String> = all().await.iter().map(local).collect();
        assert_eq!(hours, ["10-21 18:30", "10-28 19:00", "11-04 19:00", "11-11 19:00"]);
        // This one alone.
        let third = format!("/actions/{}/state", made[2].code);
        let form = officer.get(&third).await.form(&third).set("step", "cancel").set("reason", "Holiday.");
        officer.send(form).await.is(200);
        let states: Vec<State> = all().await.iter().map(|a| a.state).collect();
        assert_eq!(states, [State::Published, State::Published, State::Canceled, State::Published]);
        audited(&world).await;
    }
}

#[tokio::test]
async fn a_copy_is_a_draft_of_its_own() {
    let world = world().await;
    let (ana, _, _, path) = a_march(&world, &[("bring", "Soup")]).await;
    let (mut officer, copy) = (world.browser(ana), format!("{path}/copy"));
    let form = officer.get(&copy).await.is(200).form(&copy);
    let page = officer.send(form).await;
    page.is(200);
    assert_ne!(page.path, format!("{path}/edit"));
    let own = page.path.trim_end_matches("/edit").to_owned();
    assert_eq!(page.form(&page.path).value("bring"), Some("Soup"));
    world.site.browser().get(&own).await.is(404);
    let state = format!("{own}/state");
    let form = officer.get(&state).await.form(&state).set("step", "discard");
    officer.send(form).await.is(200);
    officer.get(&own).await.is(404);
    officer.get(&path).await.is(200);
    audited(&world).await;
}

#[tokio::test]
async fn whoever_accepts_an_invitation_answers_for_the_action_too() {
    let world = world().await;
    let (ana, ben, cleo) = (world.person("Ana").await, world.person("Ben").await, world.person("Cleo").await);
    let (_, group) = world.group("Local 26", ana).await;
    let call = world.open_call(ana, &group, "Rent day").await;
    let path = world.open_action(ana, &call, &group, "March", &[]).await;
    let organizers = format!("{path}/organizers");
    let page = world.browser(ana).get(&organizers).await;
    let link = page.text().split('"').find(|part| part.contains("organizers?with=")).unwrap().to_owned();
    let link = link.trim_start_matches("http://convoke.test").to_owned();
    let (mut asked, mut other) = (world.browser(ben), world.browser(cleo));
    let last = link.chars().last().unwrap();
    let forged = format!("{}{}", &link[..link.len() - 1], if last == '0' { '8' } else { '0' });
    other.get(&forged).await.is(404);
    other.get(&organizers).await.is(404);
    let page = asked.get(&link).await;
    page.is(200).shows("You are asked to answer for");
    asked.send(page.form(&organizers)).await.is(200).shows("For organizers");
    asked.get(&format!("{path}/edit")).await.is(200);
    world.site.clock.advance(Duration::from_hours(16 * 24));
    other.get(&link).await.is(404);
}

#[tokio::test]
async fn news_stand_on_the_page_and_go_out_on_wish() {
    let world = world().await;
    let (ana, _, _, path) = a_march(&world, &[]).await;
    let (mut officer, updates) = (world.browser(ana), format!("{path}/updates"));
    let form = officer.get(&updates).await.form(&updates);
    officer.send(form.clone().set("text", "")).await.is(422);
    officer.send(form.clone().set("text", &"x".repeat(1_001))).await.is(422);
    officer.send(form.set("text", "We meet at the <b>north</b> gate.").tick("mail", "yes")).await.is(200);
    let page = world.site.browser().get(&path).await;
    page.shows("We meet at the <b>north</b> gate.");
    assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
    world.site.settle().await;
}

#[tokio::test]
async fn a_message_reaches_the_organizers_sealed_and_is_gone_after_thirty_days() {
    for world in worlds().await {
        let (ana, _, _, path) = a_march(&world, &[]).await;
        let (mut stranger, contact) = (world.site.browser(), format!("{path}/contact"));
        let form = stranger.get(&contact).await.is(200).form(&contact);
        let again = stranger.send(form.clone().set("message", "Is there a ramp?").set("reply", "nobody")).await;
        again.is(422);
        assert_eq!(again.form(&contact).value("message"), Some("Is there a ramp?"));
        let form = again.form(&contact).set("reply", "cleo@example.org");
        stranger.send(form).await.is(200).shows("Your message is on its way");
        let mut officer = world.browser(ana);
        officer.get(&contact).await.is(200).shows("Is there a ramp?").shows("cleo@example.org");
        stranger.get(&contact).await.hides("Is there a ramp?");
        let id = world.app().read({
            let code = code(&path);
            move |db| store::find(db, &Actor::anyone(), code)
        });
        let id = id.await.unwrap().id;
        let kept = world.app().read(move |db| crate::contact::store::of_action(db, id)).await.unwrap();
        assert_eq!(kept.len(), 1);
        assert!(!String::from_utf8_lossy(&kept[0].bytes).contains("ramp"), "it is sealed");
        world.site.clock.advance(crate::contact::store::KEPT + Duration::from_secs(1));
        world.site.purge().await;
        officer.get(&contact).await.hides("Is there a ramp?");
    }
}

#[tokio::test]
async fn hostile_words_stay_words() {
    let world = world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let call = world.open_call(ana, &group, "Rent day").await;
    let mut officer = world.browser(ana);
    let new = format!("{call}/actions/new");
    for text in [
        "\"><script>alert(1)</script>",
        "javascript:alert(1)",
        "<img src=x onerror=alert(1)>",
        "{{7*7}} ${7*7} <%= 7*7 %>",
        "'; DROP TABLE actions; --",
        "[x](javascript:alert(1)) <style>@import 'x'</style>",
        "\u{202e}evil\u{2066}",
        "../../etc/passwd\r\nSet-Cookie: x=1",
    ] {
        let form = officer.get(&new).await.form(&new).set("group", &group).set("title", &format!("T {text}"));
        let form = form.set("town", "Minneapolis, MN").set("starts_date", "2026-11-20").set("starts_time", "18:00");
        let form = form.set("text", text).set("bring", &format!("B {text}")).set("place_name", &format!("P {text}"));
        let page = officer.send(form.set("address", text).press("then", "publish")).await;
        assert!(page.status == 200 || page.status == 422, "{text:?}: {}", page.status);
        for html in [page.text(), world.site.browser().get(&call).await.text()] {
            let wrong = ui::contract::check(&html);
            assert!(wrong.is_empty(), "{text:?}: {wrong:?}");
            for sign in ["<script>alert", "href=\"javascript:", "src=\"javascript:", "<img src=x", "<style>@import"] {
                assert!(!html.contains(sign), "{text:?} became {sign}");
            }
        }
    }
}

#[tokio::test]
async fn cards_show_what_a_group_plans_and_what_i_answer_for() {
    let world = world().await;
    let (ana, _, _, path) = a_march(&world, &[]).await;
    world.site.browser().get("/groups/local-26").await.is(200).shows("Coming up").shows("March");
    let mut officer = world.browser(ana);
    let form = officer.get("/actions/new").await.form("/actions/new").set("title", "My meal").set("town", "55407");
    let form = form.set("starts_date", &day(&world, 9)).set("starts_time", "12:00");
    officer.send(form.press("then", "publish")).await.is(200).hides("This is a draft");
    officer.get("/me").await.shows("My meal");
    officer.get(&path).await.is(200);
}

#[tokio::test]
async fn who_answers_for_an_action_can_still_delete_their_account() {
    for world in worlds().await {
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let (_, group) = world.group("Local 26", ana).await;
        let call = world.open_call(ana, &group, "Rent day").await;
        let path = world.open_action(ana, &call, &group, "March", &[]).await;
        let (action, now) = (code(&path), world.site.now());
        let left = world.app().change(move |db| {
            let action = store::find(db, &Actor::system(), action)?;
            store::add_organizer(db, action.id, ben, true, now)?;
            people::person::store::delete(db, ben)?;
            store::organizers(db, action.id)
        });
        assert_eq!(left.await.unwrap(), Vec::new(), "{}", world.engine);
    }
}
