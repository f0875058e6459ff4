//! Stories about needs and offers, told through HTTP on every engine at hand.

use std::time::Duration;

use base::{Actor, Time};
use store::{Db, Sql, sql};
use testkit::{Browser, World};

use super::store as aids;
use crate::listing::trial::worlds;

const LEFT: Sql =
    sql!("SELECT (SELECT count(*) FROM aids) + (SELECT count(*) FROM matches) + (SELECT count(*) FROM match_messages)");
const MATCHES: Sql = sql!("SELECT count(*) FROM matches");
const WORDS_IN_PLAIN: Sql = sql!("SELECT count(*) FROM aids WHERE title <> '' OR details <> ''");

/// A browser signed in as a steward of the site.
async fn steward(world: &World) -> Browser {
    world.steward(world.person("Sam").await)
}

/// Asks or offers through the form; answers the path of the receipt.
async fn make(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> String {
    let action = path.split('?').next().unwrap().to_owned();
    let mut form = browser.get(path).await.form(&action);
    for (name, value) in fields {
        form = form.set(name, value);
    }
    let reply = browser.send(form).await;
    reply.is(200).shows("Your receipt");
    assert_eq!(ui::contract::check(&reply.text()), Vec::<String>::new());
    reply.path
}

async fn ride(browser: &mut Browser, title: &str, contact: &str) -> String {
    let fields = [("kind", "ride"), ("title", title), ("town", "33125"), ("contact", contact)];
    make(browser, "/aid/needs/new", &fields).await
}

async fn lift(browser: &mut Browser, title: &str, contact: &str) -> String {
    let fields = [("kind", "ride"), ("title", title), ("town", "33130"), ("contact", contact), ("quantity", "3")];
    make(browser, "/aid/offers/new", &fields).await
}

/// Proposes the first pair of the stewards' list, or puts it aside.
async fn settle(steward: &mut Browser, step: &str) -> testkit::Reply {
    let list = steward.get("/stewards/aid").await;
    let text = list.text();
    let pairs = text.split("aid-pairs").nth(1).unwrap();
    let value = |name: &str| {
        let rest = pairs.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    let (stamp, need, offer) = (value("stamp"), value("need"), value("offer"));
    let fields = [("stamp", stamp.as_str()), ("need", &need), ("offer", &offer), ("step", step)];
    steward.post_raw("/stewards/aid", &fields).await
}

/// Presses the button of a match on a receipt.
async fn say(browser: &mut Browser, receipt: &str, says: &str) -> testkit::Reply {
    let page = browser.get(receipt).await;
    let text = page.text();
    let at = text.find(&format!("{receipt}/matches/")).unwrap() + receipt.len() + "/matches/".len();
    let action = format!("{receipt}/matches/{}", &text[at..at + 10]);
    browser.send(page.form(&action).press("says", says)).await
}

#[tokio::test]
async fn a_ride_is_asked_and_offered_and_both_learn_only_what_they_need() {
    for world in worlds().await {
        let (mut rider, mut driver, mut steward) = (world.site.browser(), world.site.browser(), steward(&world).await);
        let need = ride(&mut rider, "To the kidney clinic", "305 555 0100").await;
        let offer = lift(&mut driver, "A blue car", "driver@example.org").await;
        let plain: i64 = world.app().read(|db| db.one(WORDS_IN_PLAIN, &[], |row| row.get(0))).await.unwrap();
        assert_eq!(plain, 0, "{}: what persons write is sealed", world.engine);
        // The public sees nothing of it, and only stewards see proposals.
        rider.get("/aid").await.is(200).hides("kidney").hides("Miami").hides("blue car");
        let somebody = world.person("Ben").await;
        world.browser(somebody).get("/stewards/aid").await.is(404);
        let list = steward.get("/stewards/aid").await;
        list.is(200).shows("To the kidney clinic").shows("A blue car").shows("apart").shows("all that is asked for");
        list.hides("305 555").hides("driver@example.org");
        settle(&mut steward, "propose").await.is(200).shows("Both sides see it");
        // Before both accept, each side knows the facts alone.
        rider.get(&need).await.shows("A proposal for you").hides("blue car").hides("driver@");
        driver.get(&offer).await.shows("A proposal for you").hides("kidney").hides("305 555");
        say(&mut rider, &need, "yes").await.is(200).shows("Waiting for the other side").hides("blue car");
        driver.get(&offer).await.hides("kidney");
        say(&mut driver, &offer, "yes").await.is(200).shows("You both accepted").shows("kidney").hides("305 555");
        // First words pass through the site; contact is shown by whom it belongs to, to this one side.
        let page = driver.get(&offer).await;
        let text = page.text();
        let at = text.find(&format!("{offer}/matches/")).unwrap() + offer.len() + "/matches/".len();
        let write = format!("{offer}/matches/{}/messages", &text[at..at + 10]);
        driver.send(page.form(&write).set("text", "At nine at the corner?")).await.is(200);
        let read = rider.get(&need).await;
        read.shows("At nine at the corner?").hides("driver@example.org");
        assert_eq!(ui::contract::check(&read.text()), Vec::<String>::new());
        say(&mut rider, &need, "show").await.is(200);
        driver.get(&offer).await.shows("305 555 0100");
        rider.get(&need).await.hides("driver@example.org").shows("The other side sees how to reach you");
        say(&mut rider, &need, "met").await.is(200).shows("It worked out");
        rider.get(&need).await.shows("All of it was given");
        // A month later nothing is left of it.
        world.site.clock.advance(Duration::from_hours(24 * 90));
        world.site.purge().await;
        let left: i64 = world.app().read(|db| db.one(LEFT, &[], |row| row.get(0))).await.unwrap();
        assert_eq!(left, 0, "{}", world.engine);
        rider.get(&need).await.is(404);
    }
}

#[tokio::test]
async fn whoever_passes_or_withdraws_frees_the_other_side() {
    for world in worlds().await {
        let (mut rider, mut driver, mut steward) = (world.site.browser(), world.site.browser(), steward(&world).await);
        let need = ride(&mut rider, "To work", "").await;
        let offer = lift(&mut driver, "Mornings", "").await;
        settle(&mut steward, "propose").await.is(200);
        steward.get("/stewards/aid").await.shows("Nothing to bring together").shows("1 wait");
        say(&mut driver, &offer, "no").await.is(200).shows("It did not come about");
        // What was passed is not proposed again; another offer is.
        steward.get("/stewards/aid").await.shows("Nothing to bring together");
        let other = lift(&mut driver, "Evenings", "").await;
        settle(&mut steward, "propose").await.is(200);
        rider.get(&need).await.shows("A proposal for you");
        let withdraw = format!("{other}/withdraw");
        let page = driver.get(&other).await;
        driver.send(page.form(&withdraw)).await.is(200).shows("It is withdrawn");
        driver.get(&other).await.is(200).shows("Withdrawn").hides("Evenings");
        rider.get(&need).await.shows("It did not come about").shows("We are looking for somebody");
        // The third is put aside by the steward: nobody is asked.
        let third = lift(&mut driver, "Noon", "").await;
        let list = steward.get("/stewards/aid").await;
        settle(&mut steward, "aside").await.is(200);
        steward.get("/stewards/aid").await.shows("Nothing to bring together");
        driver.get(&third).await.shows("Nobody yet");
        // A proposal that is not on the board cannot be made.
        let code = |receipt: &str| receipt.trim_start_matches("/aid/receipts/")[..10].to_owned();
        let stamp = list.text().split("name=\"stamp\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let (need, third) = (code(&need), code(&third));
        let fields = [("stamp", stamp.as_str()), ("need", &need), ("offer", &third), ("step", "propose")];
        steward.post_raw("/stewards/aid", &fields).await.is(409);
    }
}

#[tokio::test]
async fn a_group_seeks_volunteers_and_somebody_answers_its_role() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        let (mut officer, mut stranger) = (world.browser(ana), world.site.browser());
        let role = make(
            &mut officer,
            &format!("/aid/roles/new?group={group}"),
            &[
                ("title", "Welcome people"),
                ("town", "Minneapolis, MN"),
                ("quantity", "2"),
                ("training", "One evening."),
            ],
        )
        .await;
        let board = stranger.get("/aid").await;
        board.is(200).shows("Welcome people").shows("Local 26").shows("Volunteer role");
        let page = stranger.get(&board.link("Welcome people")).await;
        page.is(200).shows("One evening.").hides("Manage");
        let answer = page.link("I can help");
        let mine =
            make(&mut stranger, &answer, &[("title", "I am Rosa"), ("town", "55407"), ("contact", "rosa@example.org")])
                .await;
        stranger.get(&mine).await.shows("Local 26").shows("Waiting for the other side");
        officer
            .get(&format!("/groups/{group}/aid"))
            .await
            .is(200)
            .shows("Welcome people")
            .shows("1 waits for your answer");
        officer.get("/me").await.is(200).shows("My needs and offers");
        let cal = world.person("Cal").await;
        world.browser(cal).get(&format!("/groups/{group}/aid")).await.is(404);
        officer.get(&role).await.shows("A proposal for you").hides("Rosa");
        say(&mut officer, &role, "yes").await.is(200).shows("You both accepted").shows("I am Rosa").hides("rosa@");
        say(&mut stranger, &mine, "show").await.is(200);
        officer.get(&role).await.shows("rosa@example.org");
        stranger.get(&format!("/groups/{group}")).await.is(200).shows("Welcome people");
        // Three questions lead to it as well.
        let found = "/aid/help?step=found&kinds=volunteers&near=55407&slots=week-evening";
        stranger.get(found).await.is(200).shows("Welcome people").shows("You could help near");
        stranger.get("/aid/help?step=found&kinds=ride&near=55407").await.is(200).hides("Welcome people");
        stranger.get("/aid/help").await.shows("Question 1 of 3");
        stranger.get("/aid/help?step=where&kinds=ride").await.shows("Question 2 of 3");
        stranger.get("/aid/help?step=when&kinds=ride&near=nowhere-at-all").await.shows("Question 2 of 3");
        stranger.get("/aid/help?step=when&kinds=ride&near=55407").await.shows("Question 3 of 3");
    }
}

#[tokio::test]
async fn a_group_proposes_to_a_person_and_has_said_yes_by_that() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Kitchen", ana).await;
        let (mut officer, mut cook) = (world.browser(ana), world.site.browser());
        let need = [
            ("kind", "food"),
            ("title", "Soup for forty"),
            ("town", "55407"),
            ("quantity", "40"),
            ("group", group.as_str()),
        ];
        let need = make(&mut officer, "/aid/needs/new", &need).await;
        let offer = [("kind", "food"), ("title", "My grandmother’s soup"), ("town", "55408"), ("quantity", "15")];
        let offer = make(&mut cook, "/aid/offers/new", &offer).await;
        let path = format!("/groups/{group}/aid");
        let page = officer.get(&path).await;
        page.is(200).shows("15 meals or boxes of 40 meals or boxes asked for").hides("grandmother");
        officer.send(page.form(&path).press("step", "propose")).await.is(200).shows("Both sides see it");
        officer.get(&need).await.shows("Waiting for the other side");
        say(&mut cook, &offer, "yes").await.is(200).shows("You both accepted").shows("Soup for forty");
        officer.get(&need).await.shows("grandmother").shows("25 meals");
        // A stranger to the group can do nothing with its proposals.
        let mut other = world.browser(world.person("Eve").await);
        other.get(&path).await.is(404);
    }
}

#[tokio::test]
async fn the_public_sees_figures_of_yesterday_and_never_fewer_than_five() {
    for world in worlds().await {
        let mut visitor = world.site.browser();
        for n in 0..7 {
            ride(&mut visitor, &format!("Ride {n}"), "").await;
        }
        let fields = [("kind", "food"), ("title", "Milk"), ("town", "33125")];
        make(&mut visitor, "/aid/needs/new", &fields).await;
        visitor.get("/aid").await.is(200).hides("Miami, FL");
        world.site.clock.advance(Duration::from_hours(24));
        let page = visitor.get("/aid").await;
        page.is(200)
            .shows("Miami, FL")
            .shows("at least 5 ask")
            .shows("fewer than 5 offer")
            .hides("Ride 1")
            .hides("Milk");
        // One more today changes nothing today.
        let before = page.text();
        ride(&mut visitor, "One more", "").await;
        let figures =
            |text: &str| text.split("id=\"counts\"").nth(1).unwrap().split("</section>").next().unwrap().to_owned();
        assert_eq!(figures(&visitor.get("/aid").await.text()), figures(&before), "{}", world.engine);
    }
}

#[tokio::test]
async fn what_was_said_is_changed_renewed_and_found_again_by_the_receipt() {
    for world in worlds().await {
        let mut rider = world.site.browser();
        let fields = [
            ("kind", "ride"),
            ("title", "To school"),
            ("town", "33125"),
            ("mail", "rita@example.org"),
            ("recurs", "weekly"),
            ("days", "7"),
        ];
        let need = make(&mut rider, "/aid/needs/new", &fields).await;
        rider.get(&need).await.shows("One more step").shows("Every week");
        let mails = world.site.settle().await;
        assert_eq!((mails.len(), mails[0].to.reveal().as_str()), (1, "rita@example.org"), "{}", world.engine);
        let link = mails[0].text.split_whitespace().find(|word| word.contains("/aid/mail/")).unwrap().to_owned();
        let confirm = link[link.find("/aid/mail/").unwrap()..].to_owned();
        let page = rider.get(&confirm).await;
        rider.send(page.form(&confirm)).await.is(200).shows("We write to you");
        rider.get(&need).await.hides("One more step");
        let change = format!("{need}/change");
        let form = rider.get(&change).await.form(&change);
        assert_eq!(
            (form.value("title"), form.value("town"), form.value("mail")),
            (Some("To school"), Some("33125"), Some("rita@example.org"))
        );
        rider.send(form.set("title", "")).await.is(422).shows("Fill in this field");
        let form = rider.get(&change).await.form(&change);
        rider
            .send(form.set("title", "To the school").set("quantity", "2"))
            .await
            .is(200)
            .shows("To the school")
            .shows("2 seats");
        // It ends by itself, is reminded of, and comes back with one click.
        world.site.clock.advance(Duration::from_hours(8 * 24));
        rider.get(&need).await.shows("Ended");
        let renew = format!("{need}/renew");
        let page = rider.get(&need).await;
        rider.send(page.form(&renew)).await.is(200).shows("We are looking for somebody");
        let typed = base::code::grouped(&need.trim_start_matches("/aid/receipts/").to_uppercase(), 6);
        let page = rider.get("/aid/receipts").await;
        rider.send(page.form("/aid/receipts").set("receipt", &typed)).await.is(200).shows("To the school");
        let page = rider.get("/aid/receipts").await;
        rider.send(page.form("/aid/receipts").set("receipt", "abc")).await.is(422).shows("not a receipt of ours");
        let forged = format!("{}0", &need[..need.len() - 1]);
        if forged != need {
            rider.get(&forged).await.is(404);
        }
    }
}

#[tokio::test]
async fn nobody_speaks_for_a_group_or_a_match_that_is_not_theirs() {
    for world in worlds().await {
        let (ana, eve) = (world.person("Ana").await, world.person("Eve").await);
        let (_, group) = world.group("Local 26", ana).await;
        let mut stranger = world.browser(eve);
        let page = stranger.get("/aid/needs/new").await;
        assert!(!page.form("/aid/needs/new").offers("group"), "Eve runs no group");
        let (mut rider, mut driver, mut steward) = (world.site.browser(), world.site.browser(), steward(&world).await);
        let need = ride(&mut rider, "To work", "").await;
        let offer = lift(&mut driver, "Mornings", "").await;
        settle(&mut steward, "propose").await.is(200);
        // The receipt of one need opens no other match.
        let other = ride(&mut stranger, "Elsewhere", "").await;
        let page = rider.get(&need).await;
        let text = page.text();
        let at = text.find("/matches/").unwrap() + "/matches/".len();
        let code = text[at..at + 10].to_owned();
        let stamp = page.form(&format!("{need}/matches/{code}")).value("stamp").unwrap().to_owned();
        let foreign = format!("{other}/matches/{code}");
        rider.post_raw(&foreign, &[("stamp", &stamp), ("says", "yes")]).await.is(404);
        rider.post_raw(&format!("{need}/matches/{code}"), &[("stamp", &stamp), ("says", "met")]).await.is(409);
        rider.post_raw(&format!("{need}/matches/{code}/messages"), &[("stamp", &stamp), ("text", "hi")]).await.is(409);
        driver.get(&offer).await.shows("A proposal for you");
        assert!(group.starts_with("local"));
    }
}

#[tokio::test]
async fn proposals_lapse_after_a_week_and_the_need_looks_on() {
    for world in worlds().await {
        let (mut rider, mut driver, mut steward) = (world.site.browser(), world.site.browser(), steward(&world).await);
        let need = ride(&mut rider, "To work", "").await;
        lift(&mut driver, "Mornings", "").await;
        settle(&mut steward, "propose").await.is(200);
        rider.get(&need).await.shows("All of it is promised");
        world.site.clock.advance(Duration::from_hours(8 * 24));
        world.site.purge().await;
        rider.get(&need).await.shows("Nobody answered in time").shows("We are looking for somebody");
        let now: Time = world.site.now();
        let open = world.app().read(move |db| aids::open(db, now)).await.unwrap();
        assert_eq!(open.len(), 2, "{}: both are free again", world.engine);
    }
}

#[tokio::test]
async fn a_group_s_need_can_be_flagged_and_hidden() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Kitchen", ana).await;
        let mut officer = world.browser(ana);
        let need = [
            ("kind", "thing"),
            ("title", "Forty chairs"),
            ("town", "55407"),
            ("quantity", "40"),
            ("group", group.as_str()),
        ];
        let receipt = make(&mut officer, "/aid/needs/new", &need).await;
        let mut visitor = world.site.browser();
        let path = visitor.get("/aid").await.link("Forty chairs");
        let flag = format!("{path}/flag");
        let page = visitor.get(&flag).await;
        visitor.send(page.form(&flag).set("reason", "spam")).await.is(200);
        let mut steward = steward(&world).await;
        steward.get("/stewards/queue").await.is(200).shows("Forty chairs");
        let withdraw = format!("{receipt}/withdraw");
        let page = officer.get(&receipt).await;
        officer.send(page.form(&withdraw)).await.is(200);
        officer.get(&format!("/groups/{group}/aid")).await.is(200).hides("Manage");
        visitor.get(&path).await.is(404);
    }
}

#[test]
fn every_sample_page_keeps_the_page_contract_in_both_languages() {
    let mut problems = Vec::new();
    for lang in base::Lang::ALL {
        let look = ui::gallery::look(lang);
        let samples: Vec<_> =
            super::views::samples(&look).into_iter().chain(crate::matching::views::samples(&look)).collect();
        assert!(samples.len() > 25);
        for sample in samples {
            let name = sample.name;
            let page = ui::page(&look, sample.head, sample.main).into_string();
            problems.extend(ui::contract::check(&page).into_iter().map(|it| format!("{name} {}: {it}", lang.tag())));
        }
    }
    assert_eq!(problems, Vec::<String>::new());
}

#[tokio::test]
async fn what_somebody_made_is_in_their_export_and_goes_with_their_account() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let mut asking = world.browser(ana);
        let need = ride(&mut asking, "To the clinic on Monday", "ana 555 0101").await;
        let mut giving = world.site.browser();
        let fields = [("kind", "ride"), ("title", "A blue car"), ("town", "33130"), ("contact", "bo 555 0202")];
        let offer = make(&mut giving, "/aid/offers/new", &fields).await;
        let mut steward = steward(&world).await;
        settle(&mut steward, "propose").await.is(200);
        say(&mut asking, &need, "yes").await.is(200);
        say(&mut giving, &offer, "yes").await.is(200);
        let page = giving.get(&offer).await;
        let write = page.text().split("action=\"").find(|it| it.contains("/messages\"")).unwrap().to_owned();
        let write = write.split('"').next().unwrap().to_owned();
        giving.send(page.form(&write).set("text", "canaryword: I have a child seat")).await.is(200);

        let (app, me) = (world.app().clone(), Actor { person: Some(ana), ..Actor::default() });
        let file = world.app().read(move |db| super::taken::everything(db, &app, &me)).await.unwrap();
        let mine = &file[0];
        assert_eq!(mine["title"], "To the clinic on Monday", "{}", world.engine);
        assert_eq!(mine["how_to_reach_me"], "ana 555 0101");
        assert_eq!((&mine["side"], &mine["postal_code"]), (&"need".into(), &"33125".into()));
        assert_eq!(mine["matches"][0]["stands"], "accepted");
        // What the other side wrote or disclosed is theirs.
        for foreign in ["canaryword", "bo 555 0202", "A blue car"] {
            assert!(!file.to_string().contains(foreign), "{foreign}");
        }

        let now = world.site.now();
        let gone = world.app().change(move |db| {
            super::taken::farewell(db, ana, now)?;
            people::person::store::delete(db, ana)
        });
        gone.await.unwrap();
        giving.get(&offer).await.is(200).hides("ana 555 0101");
        asking = world.site.browser();
        asking.get(&need).await.is(404);
        // The offer waits for somebody again.
        let mut other = world.site.browser();
        ride(&mut other, "To work on Tuesday", "cy 555 0303").await;
        steward.get("/stewards/aid").await.shows("A blue car").shows("To work on Tuesday");
        assert_eq!(world.app().read(|db| db.one(MATCHES, &[], |row| row.get::<i64>(0))).await.unwrap(), 0);
    }
}
