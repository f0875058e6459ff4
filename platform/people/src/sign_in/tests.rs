//! Stories at the doors, told by a browser without scripts.

use std::sync::Arc;
use std::time::Duration;

use base::{Lang, SiteRole};
use testkit::{Browser, Reply, Site};

use crate::account::model::Authenticator;
use crate::demo::{self, PasswordWay};
use crate::{PeopleIdentify, room};

pub(crate) async fn sites() -> Vec<(&'static str, Site)> {
    testkit::sites(|| vec![room()], Arc::new(PeopleIdentify)).await
}

/// A person with a password way.
pub(crate) async fn somebody(site: &Site, name: &'static str) -> (base::PersonId, PasswordWay) {
    let app = site.app.clone();
    let now = site.now();
    site.app
        .change(move |db| {
            let id = demo::person(db, app.random(), name, Lang::En, SiteRole::None, now)?;
            Ok::<_, web::Failure>((id, demo::password_way(db, &app, id, now)?))
        })
        .await
        .unwrap()
}

pub(crate) async fn password(browser: &mut Browser, way: &PasswordWay) -> Reply {
    let page = browser.get("/sign-in").await;
    let form = page.form("/sign-in").set("who", &way.sign_in_name).set("password", way.password);
    browser.send(form).await
}

pub(crate) async fn code(browser: &mut Browser, page: &Reply, code: &str) -> Reply {
    browser.send(page.form("/sign-in/code").set("code", code)).await
}

/// Signs in with password and app.
pub(crate) async fn signed_in(site: &Site, way: &PasswordWay) -> Browser {
    let mut browser = site.browser();
    let page = password(&mut browser, way).await;
    site.clock.advance(Duration::from_mins(1));
    let digits = way.authenticator.code(site.now());
    code(&mut browser, &page, &digits).await.is(200).shows("My page");
    browser
}

/// The authenticator whose key a page shows.
pub(crate) fn scanned(page: &Reply) -> Authenticator {
    let text = page.text();
    let at = text.find("secret=").unwrap() + 7;
    let secret: String = text[at..].chars().take_while(char::is_ascii_alphanumeric).collect();
    let (mut acc, mut bits, mut bytes) = (0_u32, 0, Vec::new());
    for sign in secret.bytes() {
        let value = if sign.is_ascii_uppercase() { sign - b'A' } else { sign - b'2' + 26 };
        acc = acc << 5 | u32::from(value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((acc >> bits & 255) as u8);
        }
    }
    Authenticator::from_bytes(bytes).unwrap()
}

#[tokio::test]
async fn a_newcomer_joins_with_a_password_and_an_app_without_scripts() {
    for (engine, site) in sites().await {
        let mut ana = site.browser();
        let page = ana.get("/join?back=/groups/new").await;
        let form = page.form("/join");
        let sign_in_name = form.value("sign_in_name").unwrap().to_owned();
        let page = ana.send(form.clone().set("name", "Ana").set("password", "password")).await;
        page.is(422).shows("one of the commonest");
        assert_eq!(page.form("/join").value("name"), Some("Ana"), "{engine}: nothing is lost");
        assert_eq!(page.form("/join").value("sign_in_name"), Some(sign_in_name.as_str()));
        let page = ana.send(page.form("/join").set("password", "tres tristes tigres")).await;
        page.is(200).shows("Set up your authenticator app").shows(&sign_in_name);
        let app = scanned(&page);
        ana.send(page.form("/join/authenticator").set("code", "000000")).await.is(422).shows("not the code we expect");
        let now = site.now().plus(Duration::from_secs(5));
        let page = ana.send(page.form("/join/authenticator").set("code", &app.code(now))).await;
        page.is(200).shows("Print your recovery codes").shows(&sign_in_name);
        let again = ana.get("/me/keys/recovery").await;
        again.shows("Print your recovery codes");
        let page = ana.send(page.form("/me/keys/recovery")).await;
        assert_eq!(page.path, "/groups/new", "{engine}: back to where she was going");
        ana.get("/me/keys/recovery").await.hides("Print your recovery codes").shows("10 codes left");
        ana.get("/me").await.is(200).shows("Hello, Ana");
        // Out, and in again with what was written down.
        let home = ana.get("/me").await;
        let out = ana.send(home.form("/sign-out")).await;
        assert!(ana.cookie("convoke").is_none() && out.status.as_u16() != 500);
        site.clock.advance(Duration::from_secs(90));
        let page = ana.get("/sign-in").await;
        let page =
            ana.send(page.form("/sign-in").set("who", &sign_in_name).set("password", "tres tristes tigres")).await;
        let now = site.now().plus(Duration::from_secs(5));
        code(&mut ana, &page, &app.code(now)).await.is(200).shows("My page");
    }
}

#[tokio::test]
async fn a_code_of_the_app_works_once_even_within_its_half_minute() {
    for (_, site) in sites().await {
        let (_, way) = somebody(&site, "Ana").await;
        let (mut ana, mut eve) = (site.browser(), site.browser());
        let first = password(&mut ana, &way).await;
        let second = password(&mut eve, &way).await;
        let digits = way.authenticator.code(site.now());
        code(&mut ana, &first, &digits).await.is(200).shows("My page");
        code(&mut eve, &second, &digits).await.is(422).shows("used already");
        eve.get("/me").await.shows("Sign in");
    }
}

#[tokio::test]
async fn a_recovery_code_works_once_and_its_use_is_told() {
    for (_, site) in sites().await {
        let (_, way) = somebody(&site, "Ana").await;
        let mut ana = site.browser();
        let page = password(&mut ana, &way).await;
        let page = code(&mut ana, &page, &way.recovery[0]).await;
        page.is(200).shows("A recovery code was used");
        ana.get("/me/keys").await.shows("9 codes left");
        let mut eve = site.browser();
        let page = password(&mut eve, &way).await;
        code(&mut eve, &page, &way.recovery[0]).await.is(422);
    }
}

#[tokio::test]
async fn five_wrong_codes_end_the_second_step() {
    for (_, site) in sites().await {
        let (_, way) = somebody(&site, "Ana").await;
        let mut eve = site.browser();
        let page = password(&mut eve, &way).await;
        for _ in 0..5 {
            code(&mut eve, &page, "aaaaa-aaaaa").await.is(422);
        }
        let right = way.authenticator.code(site.now().plus(Duration::from_secs(5)));
        code(&mut eve, &page, &right).await.shows("That took too long");
    }
}

#[tokio::test]
async fn known_and_unknown_names_get_the_same_answer() {
    for (_, site) in sites().await {
        let (_, way) = somebody(&site, "Ana").await;
        let mut eve = site.browser();
        let mut answers = Vec::new();
        for who in [way.sign_in_name.as_str(), "lumetato-0000", "ana@example.org", "ana"] {
            let page = eve.get("/sign-in").await;
            let form = page.form("/sign-in").set("who", who).set("password", "wrong horse battery");
            let reply = eve.send(form).await;
            answers.push((reply.status, reply.visible()));
        }
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
        assert!(answers[0].1.contains("do not match"));
        // Asking for a new password tells nothing either.
        let mut sent = Vec::new();
        for email in ["ana@example.org", "nobody@example.org"] {
            let page = eve.get("/sign-in/forgotten").await;
            let reply = eve.send(page.form("/sign-in/forgotten").set("email", email)).await;
            sent.push((reply.status, reply.visible()));
        }
        assert_eq!(sent[0], sent[1]);
        assert!(site.settle().await.is_empty(), "nobody confirmed these addresses");
    }
}

#[tokio::test]
async fn the_session_gets_a_new_token_at_every_proof_and_a_planted_one_is_worthless() {
    for (_, site) in sites().await {
        let (_, way) = somebody(&site, "Ana").await;
        let mut ana = site.browser();
        let planted = "a".repeat(52);
        ana.set_cookie("convoke", &planted);
        let page = password(&mut ana, &way).await;
        site.clock.advance(Duration::from_mins(1));
        let digits = way.authenticator.code(site.now().plus(Duration::from_secs(5)));
        code(&mut ana, &page, &digits).await.is(200);
        let first = ana.cookie("convoke").unwrap().to_owned();
        assert!(first != planted && first.len() == 52);
        site.clock.advance(Duration::from_mins(20));
        let page = ana.get("/me/keys/password").await;
        page.shows("Is it you?");
        let digits = way.authenticator.code(site.now().plus(Duration::from_secs(5)));
        let form = page.form("/sign-in/again").set("password", way.password).set("code", &digits);
        let page = ana.send(form).await;
        assert_eq!(page.path, "/me/keys/password", "back to where she was");
        let second = ana.cookie("convoke").unwrap().to_owned();
        assert_ne!(first, second);
        let mut thief = site.browser();
        thief.set_cookie("convoke", &first);
        thief.get("/me").await.shows("Sign in");
    }
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    for (_, site) in sites().await {
        let (_, way) = somebody(&site, "Ana").await;
        let mut ana = signed_in(&site, &way).await;
        let token = ana.cookie("convoke").unwrap().to_owned();
        let page = ana.get("/me").await;
        let stamp = page.form("/sign-out").value("stamp").unwrap().to_owned();
        let body = format!("stamp={stamp}").into_bytes();
        let form = ("application/x-www-form-urlencoded".to_owned(), body);
        let out = ana.once(http::Method::POST, "/sign-out", Some(form)).await;
        assert_eq!(out.headers["clear-site-data"], "\"cache\", \"cookies\", \"storage\"");
        let mut thief = site.browser();
        thief.set_cookie("convoke", &token);
        thief.get("/me").await.shows("Sign in");
    }
}

#[tokio::test]
async fn a_reset_link_works_once_and_leaves_the_second_factor() {
    for (_, site) in sites().await {
        let (id, way) = somebody(&site, "Ana").await;
        let app = site.app.clone();
        site.app
            .change(move |db| {
                let key = app.keys().lookup(crate::account::MAIL, "ana@example.org");
                let sealed = app.keys().seal(app.random(), crate::account::MAIL, b"ana@example.org");
                crate::person::store::set_mail(db, id, key, &sealed)
            })
            .await
            .unwrap();
        let old = signed_in(&site, &way).await;
        let mut ana = site.browser();
        let page = ana.get("/sign-in/forgotten").await;
        ana.send(page.form("/sign-in/forgotten").set("email", " ANA@example.org ")).await.is(200);
        let mails = site.settle().await;
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to.reveal(), "ANA@example.org");
        let text = &mails[0].text;
        let path = text[text.find("/sign-in/forgotten/").unwrap()..].split_whitespace().next().unwrap().to_owned();
        let page = ana.get(&path).await;
        let form = page.form(&path).set("password", "completely new words");
        ana.send(form.clone()).await.is(200).shows("Your password is new");
        ana.send(form).await.is(404);
        let mut thief = site.browser();
        thief.set_cookie("convoke", old.cookie("convoke").unwrap());
        thief.get("/me").await.shows("Sign in");
        let page = ana.get("/sign-in").await;
        let form = page.form("/sign-in").set("who", "ana@example.org").set("password", "completely new words");
        let page = ana.send(form).await;
        page.shows("Enter your code");
        assert_eq!(site.settle().await.len(), 1, "the person is told");
        // A link that nobody opened in time is worthless.
        let page = ana.get("/sign-in/forgotten").await;
        ana.send(page.form("/sign-in/forgotten").set("email", "ana@example.org")).await.is(200);
        let mails = site.settle().await;
        let text = &mails[0].text;
        let path = text[text.find("/sign-in/forgotten/").unwrap()..].split_whitespace().next().unwrap().to_owned();
        site.clock.advance(Duration::from_mins(11));
        ana.get(&path).await.is(404);
    }
}

#[tokio::test]
async fn the_first_link_makes_one_administrator() {
    for (_, site) in sites().await {
        let (app, now) = (site.app.clone(), site.now());
        let path =
            site.app.change(move |db| crate::person::first::first_link(db, app.random(), now)).await.unwrap().unwrap();
        let (mut ana, mut eve) = (site.browser(), site.browser());
        eve.get("/first/nothing").await.is(404);
        let page = ana.get(&path).await;
        page.is(200).shows("Set up this site");
        let other = eve.get(&path).await;
        let page = ana.send(page.form(&path).set("name", "Ana").set("password", "tres tristes tigres")).await;
        let app = scanned(&page);
        let now = site.now().plus(Duration::from_secs(5));
        let page = ana.send(page.form("/join/authenticator").set("code", &app.code(now))).await;
        let page = ana.send(page.form("/me/keys/recovery")).await;
        page.is(200).shows("Who runs this site").shows("Ana");
        ana.get("/admin/audit").await.shows("became the first administrator").shows("The chain is whole");
        let form = other.form(&path).set("name", "Eve").set("password", "tres tristes tigres");
        eve.send(form).await.is(404);
        let (app, now) = (site.app.clone(), site.now());
        let none = site.app.change(move |db| crate::person::first::first_link(db, app.random(), now)).await.unwrap();
        assert_eq!(none, None);
    }
}

#[tokio::test]
async fn a_sign_in_name_of_ones_own_making_is_not_taken() {
    for (_, site) in sites().await {
        let (_, way) = somebody(&site, "Ana").await;
        let mut eve = site.browser();
        let page = eve.get("/join").await;
        let form = page.form("/join").set("name", "Eve").set("password", "tres tristes tigres");
        let page = eve.send(form.set("sign_in_name", &way.sign_in_name)).await;
        page.is(422).shows("so that nobody can find out who has an account");
        assert_ne!(page.form("/join").value("sign_in_name"), Some(way.sign_in_name.as_str()));
    }
}
