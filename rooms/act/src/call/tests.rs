//! Stories about calls, told through HTTP and through the store.

use ::store::{Change, StoreError};
use base::{Actor, GroupRole, Slug};

use super::demo::sample_call;
use super::model::{Call, State, Step};
use super::store;
use crate::trial::{world, worlds};

#[tokio::test]
async fn an_officer_drafts_a_call_opens_it_and_everybody_reads_it() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        let (mut officer, mut stranger) = (world.browser(ana), world.site.browser());
        let form = officer.get("/calls/new").await.is(200).form("/calls/new");
        let form = form
            .set("group", &group)
            .set("title", "Rent day")
            .set("summary", "One day together.")
            .set("starts_on", "2026-11-20")
            .set("ends_on", "2026-11-22")
            .set("demands", "Heat\n\nRepairs")
            .set("text", "We meet **early**.")
            .set("why_text", "Decided by 214 to 3.")
            .tick("langs", "es");
        let page = officer.send(form).await;
        page.is(200).shows("This is a draft").shows("Heat").shows("Decided by 214 to 3.");
        assert_eq!(page.path, "/calls/rent-day", "{}", world.engine);
        assert!(page.text().contains("<strong>early</strong>"));
        stranger.get("/calls/rent-day").await.is(404);
        stranger.get("/calls").await.is(200).hides("Rent day");
        let form = officer.get("/calls/rent-day/state").await.form("/calls/rent-day/state");
        officer.send(form.set("step", "open")).await.is(200).hides("This is a draft");
        let page = stranger.get("/calls/rent-day").await;
        page.is(200).shows("November 20–22, 2026").shows("Local 26").hides("For officers");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        stranger.get("/calls").await.shows("Rent day");
        stranger.get("/").await.shows("Rent day");
        stranger.get("/calls/rent-day/edit").await.shows("Sign in");
    }
}

#[tokio::test]
async fn a_mere_member_sees_the_draft_but_changes_nothing() {
    let world = world().await;
    let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
    let (id, group) = world.group("Local 26", ana).await;
    world.join(id, ben, GroupRole::Member).await;
    let mut officer = world.browser(ana);
    let form = officer.get("/calls/new").await.form("/calls/new");
    let form =
        form.set("group", &group).set("title", "Rent day").set("summary", "One day.").set("starts_on", "2026-11-20");
    officer.send(form).await.is(200);
    let mut member = world.browser(ben);
    member.get("/calls/rent-day").await.is(200).shows("This is a draft").hides("Edit the call");
    member.get("/calls/rent-day/edit").await.is(404);
    member.get("/calls/rent-day/state").await.is(404);
    member.get("/calls/rent-day/picture").await.is(404);
    member.get("/calls/new").await.is(200).shows("A call comes from a group");
}

#[tokio::test]
async fn a_form_with_problems_keeps_what_was_typed() {
    let world = world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let mut officer = world.browser(ana);
    let form = officer.get("/calls/new").await.form("/calls/new");
    let form = form
        .set("group", &group)
        .set("summary", "Kept & <b>whole</b>")
        .set("starts_on", "2026-11-20")
        .set("ends_on", "2026-11-01")
        .set("slug", "new");
    let page = officer.send(form).await;
    page.is(422).shows("Fill in this field.").shows("The last day is before the first one.");
    let form = page.form("/calls/new");
    assert_eq!(form.value("summary"), Some("Kept & <b>whole</b>"));
    assert_eq!(form.value("ends_on"), Some("2026-11-01"));
}

#[tokio::test]
async fn a_correction_of_an_open_call_has_a_public_history() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        let path = world.open_call(ana, &group, "Rent day").await;
        let (mut officer, mut stranger) = (world.browser(ana), world.site.browser());
        stranger.get(&format!("{path}/corrections")).await.is(200).shows("Nothing has been changed");
        let edit = format!("{path}/edit");
        let form = officer.get(&edit).await.form(&edit).set("title", "Rent week");
        let page = officer.send(form).await;
        page.is(422).shows("Say why.");
        let page = officer.send(page.form(&edit).set("reason", "The assembly moved it.")).await;
        page.is(200).shows("Rent week").shows("What changed");
        assert_eq!(page.path, path, "the address of an open call stays");
        let history = stranger.get(&format!("{path}/corrections")).await;
        history.is(200).shows("The assembly moved it.").shows("week").shows("Opened on");
        assert_eq!(ui::contract::check(&history.text()), Vec::<String>::new());
    }
}

#[tokio::test]
async fn of_two_editors_the_second_sees_what_changed_and_loses_nothing() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        let path = world.open_call(ana, &group, "Rent day").await;
        let edit = format!("{path}/edit");
        let (mut first, mut second) = (world.browser(ana), world.browser(ana));
        let (a, b) = (first.get(&edit).await.form(&edit), second.get(&edit).await.form(&edit));
        first.send(a.set("title", "Rent week").set("reason", "Longer.")).await.is(200);
        let page = second.send(b.set("summary", "Mine stays.").set("reason", "Clearer.")).await;
        page.is(409).shows("Somebody else saved this call").shows("week");
        let form = page.form(&edit);
        assert_eq!(form.value("summary"), Some("Mine stays."));
        second.send(form.set("title", "Rent week")).await.is(200).shows("Mine stays.").shows("Rent week");
    }
}

#[tokio::test]
async fn a_draft_that_got_another_name_meanwhile_still_takes_what_was_typed() {
    let world = world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let (mut first, mut second) = (world.browser(ana), world.browser(ana));
    let form = first.get("/calls/new").await.form("/calls/new").set("group", &group).set("title", "Rent day");
    first.send(form.set("summary", "One.").set("starts_on", "2026-11-20")).await.is(200);
    let edit = "/calls/rent-day/edit";
    let (a, b) = (first.get(edit).await.form(edit), second.get(edit).await.form(edit));
    let page = first.send(a.set("slug", "rent-strike")).await;
    assert_eq!(page.path, "/calls/rent-strike");
    let page = second.send(b.set("summary", "Mine stays.")).await;
    page.is(409).shows("Somebody else saved this call").shows("rent-strike");
    let form = page.form("/calls/rent-strike/edit").set("slug", "rent-strike");
    second.send(form).await.is(200).shows("Mine stays.");
}

#[tokio::test]
async fn a_call_is_closed_opened_again_and_withdrawn_with_a_reason() {
    let world = world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let path = world.open_call(ana, &group, "Rent day").await;
    let (mut officer, mut stranger) = (world.browser(ana), world.site.browser());
    let state = format!("{path}/state");
    let form = officer.get(&state).await.form(&state).set("step", "close");
    officer.send(form).await.is(200).shows("This call is over");
    let form = officer.get(&state).await.form(&state).set("step", "reopen");
    let page = officer.send(form).await;
    page.is(422).shows("Say why.");
    officer.send(page.form(&state).set("reason", "We go on.")).await.is(200).hides("This call is over");
    let form = officer.get(&state).await.form(&state).set("step", "withdraw").set("reason", "It is settled.");
    officer.send(form).await.is(200);
    stranger.get(&path).await.is(200).shows("This call was withdrawn").shows("It is settled.");
    stranger.get(&format!("{path}/corrections")).await.shows("We go on.").shows("It is settled.");
    // A second officer whose page is old does not undo it by accident.
    let old = officer.post_raw(&state, &[("step", "close")]).await;
    assert_ne!(old.status, 200);
}

#[tokio::test]
async fn a_draft_is_discarded_and_its_name_is_free_again() {
    let world = world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let mut officer = world.browser(ana);
    for _ in 0..2 {
        let form = officer.get("/calls/new").await.form("/calls/new").set("group", &group).set("title", "Rent day");
        let page = officer.send(form.set("summary", "One.").set("starts_on", "2026-11-20")).await;
        assert_eq!(page.path, "/calls/rent-day");
        let form = officer.get("/calls/rent-day/state").await.form("/calls/rent-day/state");
        officer.send(form.set("step", "discard")).await.is(200);
        officer.get("/calls/rent-day").await.is(404);
    }
}

#[tokio::test]
async fn a_picture_is_made_anew_and_needs_its_words() {
    let world = world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let path = world.open_call(ana, &group, "Rent day").await;
    let mut officer = world.browser(ana);
    let to = format!("{path}/picture");
    let mut png = Vec::new();
    let picture = image::DynamicImage::new_rgb8(20, 10);
    picture.write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
    let form = officer.get(&to).await.form(&to).set("reason", "A face for it.");
    let page = officer.send(form.clone().choose("picture", "a.png", &png)).await;
    page.is(422).shows("Fill in this field.");
    let page = officer.send(form.clone().set("picture_text", "A crowd").choose("picture", "a.png", b"<svg/>")).await;
    page.is(422).shows("This is not a picture we can read");
    let page = officer.send(form.set("picture_text", "A crowd").choose("picture", "a.svg", &png)).await;
    page.is(200);
    assert!(page.text().contains("alt=\"A crowd\""), "{}", page.text());
    let form = officer.get(&to).await.form(&to).tick("remove", "yes").set("reason", "Somebody asked.");
    assert!(!officer.send(form).await.is(200).text().contains("A crowd"));
}

type Strings = std::collections::BTreeMap<String, serde_json::Value>;

/// The hostile strings of the shared data, when it lies beside the project.
#[expect(clippy::disallowed_methods, reason = "tests find their data by the environment, and read it")]
fn hostile_strings() -> Option<Strings> {
    let beside = format!("{}/../../../shared/data", env!("CARGO_MANIFEST_DIR"));
    let folder = std::env::var("CONVOKE_DATA").unwrap_or(beside);
    let text = std::fs::read_to_string(format!("{folder}/vectors/hostile-own/strings.json")).ok()?;
    serde_json::from_str(&text).ok()
}

#[tokio::test]
async fn hostile_words_stay_words() {
    let Some(all) = hostile_strings() else {
        println!("skipped: no hostile strings beside the project; CONVOKE_DATA says where they are");
        return;
    };
    let world = world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let mut officer = world.browser(ana);
    for text in all.values().filter_map(|list| list.as_array()).flatten().filter_map(|text| text.as_str()) {
        let short: String = text.chars().take(100).collect();
        let form = officer.get("/calls/new").await.form("/calls/new").set("group", &group);
        let form = form.set("title", &format!("T {short}")).set("summary", &format!("S {short}")).set("text", text);
        let form = form.set("demands", text).set("why_text", &short).set("starts_on", "2026-11-20");
        let page = officer.send(form).await;
        assert!(page.status == 200 || page.status == 422, "{text:?}: {}", page.status);
        harmless(&page.text(), text);
        harmless(&officer.get("/calls").await.text(), text);
    }
}

/// No element or attribute came out of what was typed.
#[track_caller]
fn harmless(page: &str, typed: &str) {
    let wrong = ui::contract::check(page);
    assert!(wrong.is_empty(), "{typed:?}: {wrong:?}");
    for sign in
        ["<script>alert", "javascript:alert(1)\"", "onerror=alert", "<style>@import", "<meta http-equiv=refresh"]
    {
        assert!(!page.contains(sign), "{typed:?} became {sign}");
    }
}

fn in_group(mut call: Call, group: base::GroupId) -> Call {
    call.caller.id = group;
    call
}

#[tokio::test]
async fn what_is_saved_is_what_is_found() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (group, slug) = world.group("Local 26", ana).await;
        let mut call = in_group(sample_call(State::Open), group);
        call.caller.slug = slug;
        call.caller.name = "Local 26".to_owned();
        let saved = call.clone();
        world.app().change(move |db: &mut Change| store::insert(db, &saved)).await.unwrap();
        let name = call.slug.to_string();
        let found = world.app().read(move |db| store::find(db, &Actor::anyone(), &name)).await.unwrap();
        assert_eq!(found, call, "{}", world.engine);
        let (closed, correction) = call.step(Step::Close, "Done.", world.site.now()).unwrap();
        let (saved, correction) = (closed.clone(), correction.unwrap());
        let wrote = correction.clone();
        let list = world.app().change(move |db: &mut Change| {
            store::save(db, &saved)?;
            store::add_correction(db, saved.id, &wrote)?;
            store::corrections(db, saved.id, i64::MAX, 10)
        });
        assert_eq!(list.await.unwrap(), [correction]);
        let id = closed.id;
        let found = world.app().read(move |db| store::find_by_id(db, &Actor::anyone(), id)).await.unwrap();
        assert_eq!(found, closed);
    }
}

#[tokio::test]
async fn names_in_urls_are_free_or_numbered_and_never_a_page_of_the_site() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (group, _) = world.group("Local 26", ana).await;
        let call = in_group(sample_call(State::Draft), group);
        let done = world.app().change(move |db: &mut Change| {
            store::insert(db, &call)?;
            let other = base::CallId(uuid::Uuid::nil());
            let taken = store::free_slug(db, &call.slug, other)?;
            let own = store::free_slug(db, &call.slug, call.id)?;
            let new = store::free_slug(db, &Slug::from_title("New", "call"), other)?;
            assert_eq!((taken, own, new.as_str()), (call.slug.numbered(2), call.slug.clone(), "new-2"));
            Ok::<_, StoreError>(())
        });
        done.await.unwrap();
    }
}
