//! Stories about "I'm coming", told through HTTP and at the desk, on every engine at hand.

use base::{ActionId, Actor, Code, Lang};
use http::Method;

use super::desk::{self, Declined, Slip};
use super::model::{Refusal, Standing, Wish};
use super::store as rsvps;
use crate::action::store as actions;
use crate::trial::{World, world, worlds};

/// Hands in one wish.
async fn hand_in(world: &World, code: Code, wish: Wish, people: u32) -> desk::Verdict {
    let slip = Slip { code, wish, people, mail: None, name: None, lang: Lang::En };
    web::hand_in(world.app(), slip).await.unwrap()
}

async fn figures(world: &World, code: Code) -> crate::action::model::Figures {
    let found = world.app().read(move |db| actions::find(db, &Actor::anyone(), code));
    found.await.unwrap().figures
}

/// Asserts that every figure equals the rows it counts.
async fn audited(world: &World) {
    let now = world.site.now();
    let wrong = world.app().read_long(move |db| rsvps::audit(db, now)).await.unwrap();
    assert_eq!(wrong, [], "{}", world.engine);
}

#[tokio::test]
async fn a_stranger_says_it_without_account_changes_their_mind_and_cancels() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        let call = world.open_call(ana, &group, "Rent day").await;
        let path = world.open_action(ana, &call, &group, "March", &[("capacity", "10")]).await;
        let mut stranger = world.site.browser();
        let page = stranger.get(&path).await;
        page.is(200).shows("March").shows("I’m coming").hides("For organizers");
        let form = page.form(&format!("{path}/rsvp")).set("people", "3").press("answer", "going");
        let receipt = stranger.send(form).await;
        receipt.is(200).shows("You said that you are coming, 3 people");
        assert!(receipt.path.starts_with("/rsvps/"), "{}", receipt.path);
        assert_eq!(ui::contract::check(&receipt.text()), Vec::<String>::new());
        stranger.get(&path).await.shows("3 people are coming").shows("7 places left");
        stranger.get(&call).await.shows("March");
        let form = receipt.form(&receipt.path).set("people", "2").set("answer", "maybe");
        stranger.send(form).await.is(200).shows("You said that you might come, 2 people");
        stranger.get(&path).await.shows("10 places left");
        // Whoever lost the link types the code, in capitals and groups.
        let code = receipt.path.trim_start_matches("/rsvps/").to_uppercase();
        let form = stranger.get("/rsvps").await.form("/rsvps").set("receipt", &base::code::grouped(&code, 5));
        stranger.send(form).await.is(200).shows("You said that you might come, 2 people");
        let cancel = format!("{}/cancel", receipt.path);
        let form = stranger.get(&receipt.path).await.form(&cancel);
        let twice = form.clone();
        stranger.send(form).await.is(410).shows("You are no longer counted");
        stranger.get(&receipt.path).await.is(410).shows("You are no longer counted");
        stranger.send(twice).await.is(410);
        audited(&world).await;
    }
}

#[tokio::test]
async fn a_hundred_want_the_last_place_and_exactly_one_gets_it() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        let call = world.open_call(ana, &group, "Rent day").await;
        let path = world.open_action(ana, &call, &group, "Meal", &[("capacity", "1")]).await;
        let code: Code = path.trim_start_matches("/actions/").parse().unwrap();
        let wishes = (0..100).map(|_| hand_in(&world, code, Wish::Going, 1));
        let verdicts = futures_util::future::join_all(wishes).await;
        let went = |standing| verdicts.iter().filter(|v| v.is_ok_and(|it| it.rsvp.standing == standing)).count();
        assert_eq!((went(Standing::Going), went(Standing::Waiting)), (1, 99), "{}", world.engine);
        let mut seqs: Vec<u32> = verdicts.iter().map(|v| v.unwrap().rsvp.seq).collect();
        seqs.sort_unstable();
        seqs.dedup();
        assert_eq!(seqs.len(), 100, "no two receipts are the same");
        let seen = figures(&world, code).await;
        assert_eq!((seen.going, seen.maybe, seen.waiting), (1, 0, 99));
        assert_eq!(
            hand_in(&world, code, Wish::Going, 2).await,
            Err(Declined::Refused(Refusal::TooMany { capacity: 1 }))
        );
        let nowhere = Code::new(world.app().random());
        assert_eq!(hand_in(&world, nowhere, Wish::Going, 1).await, Err(Declined::Missing));
        audited(&world).await;
    }
}

#[tokio::test]
async fn whoever_waits_moves_up_and_is_told() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        let call = world.open_call(ana, &group, "Rent day").await;
        let path = world.open_action(ana, &call, &group, "Meal", &[("capacity", "2")]).await;
        let (mut first, mut second) = (world.site.browser(), world.site.browser());
        let say = format!("{path}/rsvp");
        let form = first.get(&path).await.form(&say).set("people", "2").press("answer", "going");
        let mine = first.send(form).await;
        let form = second.get(&path).await.form(&say).set("mail", "ben@example.org").press("answer", "going");
        let waiting = second.send(form).await;
        waiting.is(200).shows("You are waiting for a place").shows("One more step");
        let mails = world.site.settle().await;
        assert_eq!(mails.len(), 1, "{}", world.engine);
        confirm(&mut second, &mails[0].text).await;
        let form = first.get(&mine.path).await.form(&format!("{}/cancel", mine.path));
        first.send(form).await.is(410);
        let mails = world.site.settle().await;
        assert!(mails.iter().any(|m| m.to.reveal() == "ben@example.org" && m.subject.contains("There is a place")));
        second.get(&waiting.path).await.shows("You said that you are coming");
        audited(&world).await;
    }
}

#[tokio::test]
async fn a_place_that_becomes_free_while_it_is_postponed_is_given_when_it_takes_place() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        let call = world.open_call(ana, &group, "Rent day").await;
        let path = world.open_action(ana, &call, &group, "Meal", &[("capacity", "1")]).await;
        let (mut browser, mut officer) = (world.site.browser(), world.browser(ana));
        let (say, state) = (format!("{path}/rsvp"), format!("{path}/state"));
        let form = browser.get(&path).await.form(&say).press("answer", "going");
        let first = browser.send(form).await.path;
        let form = browser.get(&path).await.form(&say).press("answer", "going");
        let second = browser.send(form).await;
        second.shows("You are waiting for a place");
        let form = officer.get(&state).await.form(&state).set("step", "postpone").set("reason", "Rain.");
        officer.send(form).await.is(200);
        let form = browser.get(&first).await.form(&format!("{first}/cancel"));
        browser.send(form).await.is(410);
        browser.get(&second.path).await.shows("You are waiting for a place");
        let form = officer.get(&state).await.form(&state).set("step", "restore");
        officer.send(form).await.is(200);
        browser.get(&second.path).await.shows("You said that you are coming");
        audited(&world).await;
    }
}

/// Opens the first link of a mail and presses its button.
async fn confirm(browser: &mut testkit::Browser, mail: &str) {
    let link = mail.split_whitespace().find(|word| word.contains("/rsvps/mail/")).unwrap();
    let link = link.trim_start_matches("http://convoke.test");
    let page = browser.get(link).await;
    page.is(200);
    browser.send(page.form(link)).await.is(200).shows("Thank you");
}

#[tokio::test]
async fn those_who_confirmed_an_address_are_told_that_it_is_canceled_and_nobody_else() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        let call = world.open_call(ana, &group, "Rent day").await;
        let path = world.open_action(ana, &call, &group, "March", &[]).await;
        let mut browsers = [world.site.browser(), world.site.browser(), world.site.browser()];
        for (browser, mail) in browsers.iter_mut().zip(["ben@example.org", "cleo@example.org", ""]) {
            let form = browser.get(&path).await.form(&format!("{path}/rsvp"));
            browser.send(form.set("mail", mail).press("answer", "going")).await.is(200);
        }
        let mails = world.site.settle().await;
        assert_eq!(mails.len(), 2);
        let to_ben = mails.iter().find(|m| m.to.reveal() == "ben@example.org").unwrap();
        confirm(&mut browsers[0], &to_ben.text).await;
        let (mut officer, state) = (world.browser(ana), format!("{path}/state"));
        let form = officer.get(&state).await.form(&state).set("step", "cancel");
        let page = officer.send(form.clone()).await;
        page.is(409).shows("Say why.");
        officer.send(form.set("reason", "A storm is coming.")).await.is(200);
        let mails = world.site.settle().await;
        let told: Vec<&str> = mails.iter().map(|m| m.to.reveal().as_str()).collect();
        assert_eq!(told, ["ben@example.org"], "{}", world.engine);
        assert!(mails[0].subject.contains("Canceled") && mails[0].text.contains("A storm is coming."));
        let page = world.site.browser().get(&path).await;
        page.is(200).shows("This action is canceled").shows("A storm is coming.").hides("ben@example.org");
        assert!(!page.has_form(&format!("{path}/rsvp")));
        audited(&world).await;
    }
}

#[tokio::test]
async fn a_forged_receipt_opens_nothing() {
    let world = world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let call = world.open_call(ana, &group, "Rent day").await;
    let path = world.open_action(ana, &call, &group, "March", &[]).await;
    let mut stranger = world.site.browser();
    let form = stranger.get(&path).await.form(&format!("{path}/rsvp")).press("answer", "going");
    let receipt = stranger.send(form).await.path;
    let (front, last) = receipt.split_at(receipt.len() - 1);
    let forged = format!("{front}{}", if last == "0" { "8" } else { "0" });
    stranger.get(&forged).await.is(404);
    stranger.post_raw(&format!("{forged}/cancel"), &[]).await;
    stranger.get(&receipt).await.is(200);
    stranger.get("/rsvps/short").await.is(404);
    // The number of somebody else under my proof is no receipt either.
    let mut other = receipt.clone();
    let at = "/rsvps/".len() + Code::LEN + 5;
    other.replace_range(at..=at, if &receipt[at..=at] == "2" { "3" } else { "2" });
    stranger.get(&other).await.is(404);
    let form = stranger.get("/rsvps").await.form("/rsvps").set("receipt", "nonsense");
    stranger.send(form).await.is(422).shows("This is not a receipt of ours");
    // A link that confirms an address is no receipt, nor the other way round.
    let text = receipt.trim_start_matches("/rsvps/");
    stranger.get(&format!("/rsvps/mail/{text}")).await.is(404);
}

#[tokio::test]
async fn a_place_for_those_who_come_stands_on_the_receipt_and_nowhere_else() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        let call = world.open_call(ana, &group, "Rent day").await;
        let hidden = [
            ("place_shown", "after-rsvp"),
            ("place_name", "Blue cellar"),
            ("address", "77 Hidden Lane"),
            ("online_url", "https://meet.example.org/secret"),
            ("online_shown", "after-rsvp"),
        ];
        let path = world.open_action(ana, &call, &group, "Meeting", &hidden).await;
        let mut stranger = world.site.browser();
        let page = stranger.get(&path).await;
        page.is(200).shows("Minneapolis, MN");
        let group_path = format!("/groups/{group}");
        for public in [&path, &call, &group_path, &"/".to_owned(), &"/actions?near=55407".to_owned()] {
            let page = stranger.get(public).await;
            for secret in ["Blue cellar", "77 Hidden Lane", "meet.example.org"] {
                page.hides(secret);
            }
        }
        let form = page.form(&format!("{path}/rsvp")).press("answer", "going");
        let receipt = stranger.send(form).await;
        receipt.is(200).shows("Blue cellar").shows("77 Hidden Lane");
        assert!(receipt.text().contains("https://meet.example.org/secret"));
        // Whoever only might come is not told.
        let mut other = world.site.browser();
        let form = other.get(&path).await.form(&format!("{path}/rsvp")).press("answer", "maybe");
        other.send(form).await.is(200).hides("Blue cellar").hides("meet.example.org");
    }
}

#[tokio::test]
async fn names_are_for_the_organizers_only() {
    let world = world().await;
    let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
    let (id, group) = world.group("Local 26", ana).await;
    world.join(id, ben, base::GroupRole::Member).await;
    let call = world.open_call(ana, &group, "Rent day").await;
    let path = world.open_action(ana, &call, &group, "March", &[]).await;
    let mut stranger = world.site.browser();
    let form = stranger.get(&path).await.form(&format!("{path}/rsvp"));
    stranger.send(form.set("name", "=Cleo <b>").set("people", "2").press("answer", "going")).await.is(200);
    let coming = format!("{path}/coming");
    let page = world.browser(ana).get(&coming).await;
    page.is(200).shows("=Cleo <b>");
    assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
    let file = world.browser(ana).get(&format!("{coming}?as=csv")).await;
    assert!(file.text().contains("'=Cleo <b>"), "a spreadsheet takes it for no formula: {}", file.text());
    world.browser(ben).get(&coming).await.is(404);
    stranger.get(&coming).await.shows("Sign in");
    stranger.get(&path).await.hides("Cleo");
}

#[tokio::test]
async fn figures_equal_rows_after_whatever_people_do() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        let call = world.open_call(ana, &group, "Rent day").await;
        let mut paths = Vec::new();
        for capacity in ["", "9"] {
            paths.push(world.open_action(ana, &call, &group, "March", &[("capacity", capacity)]).await);
        }
        let (mut browser, mut receipts) = (world.site.browser(), Vec::<String>::new());
        let mut state = 7_u64;
        let mut roll = |n: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap() % n
        };
        for _ in 0..60 {
            let (path, answer) = (&paths[roll(2)], if roll(3) == 0 { "maybe" } else { "going" });
            let people = (roll(4) + 1).to_string();
            match (roll(5), receipts.is_empty()) {
                (0..=2, _) | (_, true) => {
                    let form = browser.get(path).await.form(&format!("{path}/rsvp"));
                    receipts.push(browser.send(form.set("people", &people).press("answer", answer)).await.path);
                }
                (3, _) => {
                    let receipt = &receipts[roll(receipts.len())];
                    let form = browser.get(receipt).await.form(receipt);
                    browser.send(form.set("people", &people).set("answer", answer)).await;
                }
                _ => {
                    let receipt = receipts.swap_remove(roll(receipts.len()));
                    let form = browser.get(&receipt).await.form(&format!("{receipt}/cancel"));
                    browser.send(form).await.is(410);
                }
            }
        }
        let mut officer = world.browser(ana);
        let edit = format!("{}/edit", paths[1]);
        let form = officer.get(&edit).await.form(&edit).set("capacity", "14");
        officer.send(form).await.is(200);
        audited(&world).await;
        let state = format!("{}/state", paths[0]);
        let form = officer.get(&state).await.form(&state).set("step", "cancel").set("reason", "Rain.");
        officer.send(form).await.is(200);
        audited(&world).await;
    }
}

#[tokio::test]
async fn thirty_days_after_only_the_sums_are_left() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        let call = world.open_call(ana, &group, "Rent day").await;
        let path = world.open_action(ana, &call, &group, "March", &[]).await;
        let code: Code = path.trim_start_matches("/actions/").parse().unwrap();
        let mut stranger = world.site.browser();
        let form = stranger.get(&path).await.form(&format!("{path}/rsvp"));
        let receipt = stranger.send(form.set("name", "Cleo").set("people", "4").press("answer", "going")).await;
        let find =
            move |db: &mut store::Reader| actions::find(db, &Actor::anyone(), code).map(|a| (a.id, a.content.ends_at));
        let (id, ends): (ActionId, _) = world.app().read(find).await.unwrap();
        world.site.clock.set(ends.plus(rsvps::KEPT));
        world.site.purge().await;
        stranger.get(&receipt.path).await.is(200).shows("4 people");
        world.site.clock.advance(std::time::Duration::from_mins(1));
        world.site.purge().await;
        stranger.get(&receipt.path).await.is(404);
        assert_eq!(figures(&world, code).await.going, 4, "the sum stays");
        let left = world.app().read(move |db| rsvps::contacts(db, id, 0, 10)).await.unwrap();
        assert_eq!(left, [], "{}", world.engine);
    }
}

#[tokio::test]
async fn a_form_from_elsewhere_or_in_a_hurry_changes_nothing() {
    let world = world().await;
    let ana = world.person("Ana").await;
    let (_, group) = world.group("Local 26", ana).await;
    let call = world.open_call(ana, &group, "Rent day").await;
    let path = world.open_action(ana, &call, &group, "March", &[]).await;
    let code: Code = path.trim_start_matches("/actions/").parse().unwrap();
    let say = format!("{path}/rsvp");
    let mut stranger = world.site.browser();
    let reply = stranger.post_raw(&say, &[("answer", "going"), ("people", "1")]).await;
    assert_ne!(reply.status, 303, "without a stamp it is only asked again");
    stranger.once(Method::POST, &say, None).await;
    let page = stranger.get(&path).await;
    for (people, words) in [("0", "from 1 to"), ("99", "from 1 to"), ("x", "from 1 to")] {
        let form = page.form(&say).set("people", people).press("answer", "going");
        let again = stranger.send(form).await;
        again.is(422).shows(words);
        assert_eq!(again.form(&say).value("people"), Some(people), "what was typed is kept");
    }
    assert_eq!(figures(&world, code).await.going, 0);
}

#[tokio::test]
async fn seven_million_rsvps_fit_well_below_a_gigabyte() {
    // RSVPs of many actions arrive in turn, which splits pages.
    const ACTIONS: u32 = 400;
    const EACH: u32 = 500;
    let world = world().await;
    let random = base::SeededRandom::new(1);
    let ids: Vec<ActionId> = (0..ACTIONS).map(|_| ActionId::new(world.site.now(), &random)).collect();
    let grown = world.app().store().change(move |db| {
        let before = super::store::pages(db)?;
        for seq in 1..=EACH {
            let one = super::model::Rsvp { seq, standing: Standing::Going, people: 2 };
            let rows: Vec<_> = ids.iter().map(|id| (*id, one)).collect();
            super::store::insert(db, &rows)?;
        }
        Ok::<_, ::store::StoreError>(super::store::pages(db)? - before)
    });
    let bytes = grown.await.unwrap() * 4_096 / i64::from(ACTIONS * EACH);
    assert!(bytes <= 40, "{bytes} bytes for each RSVP");
}
