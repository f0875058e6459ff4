//! Stories of passkeys, with a device in software and what the island would send.

use std::time::Duration;

use serde_json::Value;
use testkit::{Browser, Reply, Site};

use super::device::Device;
use super::tests::{scanned, signed_in, sites, somebody};

fn stamp(page: &Reply) -> String {
    let text = page.text();
    let at = text.find("<convoke-passkey").expect("the page offers a passkey");
    let rest = &text[at..];
    let from = rest.find("stamp=\"").unwrap() + 7;
    rest[from..from + rest[from..].find('"').unwrap()].to_owned()
}

async fn post(browser: &mut Browser, path: &str, page: &Reply, fields: &[(&str, &str)]) -> (u16, Value) {
    let stamp = stamp(page);
    let mut all = vec![("stamp", stamp.as_str())];
    all.extend_from_slice(fields);
    let reply = browser.post_raw(path, &all).await;
    (reply.status.as_u16(), serde_json::from_slice(&reply.bytes).unwrap_or_default())
}

/// Joins with a passkey.
async fn joined(site: &Site, name: &str, device: &mut Device) -> Browser {
    let mut browser = site.browser();
    let page = browser.get("/join").await;
    let (status, said) = post(&mut browser, "/join/passkey", &page, &[("step", "start"), ("name", name)]).await;
    assert_eq!(status, 200, "{said}");
    let credential = device.create(&said["publicKey"]);
    let fields = [("step", "finish"), ("credential", credential.as_str())];
    let (_, said) = post(&mut browser, "/join/passkey", &page, &fields).await;
    assert_eq!(said["go"], "/me", "{said}");
    browser
}

async fn use_at(browser: &mut Browser, show: &str, path: &str, device: &mut Device) -> (u16, Value) {
    let page = browser.get(show).await;
    let (_, said) = post(browser, path, &page, &[("step", "start")]).await;
    let credential = device.get(&said["publicKey"]);
    post(browser, path, &page, &[("step", "finish"), ("credential", &credential)]).await
}

#[tokio::test]
async fn a_newcomer_joins_with_a_passkey_and_comes_back_with_it() {
    for (_, site) in sites().await {
        let mut device = Device::new();
        let mut ana = joined(&site, "Ana", &mut device).await;
        ana.get("/me").await.shows("Hello, Ana");
        ana.get("/me/keys").await.shows("First passkey");
        let mut again = site.browser();
        let (status, said) = use_at(&mut again, "/sign-in", "/sign-in/passkey?back=/groups/new", &mut device).await;
        assert_eq!((status, &said["go"]), (200, &Value::from("/groups/new")));
        again.get("/me").await.shows("Hello, Ana");
    }
}

#[tokio::test]
async fn a_foreign_page_and_a_device_that_asks_nobody_are_refused() {
    for (_, site) in sites().await {
        let mut device = Device::new();
        joined(&site, "Ana", &mut device).await;
        let mut device = device.tricked();
        let mut eve = site.browser();
        let (status, said) = use_at(&mut eve, "/sign-in", "/sign-in/passkey", &mut device).await;
        assert_eq!(status, 422);
        assert!(said["error"].as_str().unwrap().contains("do not know this passkey"));
        let mut careless = Device::new();
        joined(&site, "Bo", &mut careless).await;
        let mut careless = careless.careless();
        assert_eq!(use_at(&mut eve, "/sign-in", "/sign-in/passkey", &mut careless).await.0, 422);
        let mut unknown = Device::new();
        assert_eq!(use_at(&mut eve, "/sign-in", "/sign-in/passkey", &mut unknown).await.0, 422);
        eve.get("/me").await.shows("Sign in");
    }
}

#[tokio::test]
async fn an_answer_works_once() {
    for (_, site) in sites().await {
        let mut device = Device::new();
        joined(&site, "Ana", &mut device).await;
        let mut ana = site.browser();
        let page = ana.get("/sign-in").await;
        let (_, said) = post(&mut ana, "/sign-in/passkey", &page, &[("step", "start")]).await;
        let step = ana.cookie("convoke-step").unwrap().to_owned();
        let credential = device.get(&said["publicKey"]);
        let fields = [("step", "finish"), ("credential", credential.as_str())];
        assert_eq!(post(&mut ana, "/sign-in/passkey", &page, &fields).await.0, 200);
        let mut eve = site.browser();
        eve.set_cookie("convoke-step", &step);
        assert_eq!(post(&mut eve, "/sign-in/passkey", &page, &fields).await.0, 422);
    }
}

#[tokio::test]
async fn a_passkey_proves_again_and_another_persons_does_not() {
    for (_, site) in sites().await {
        let (mut device, mut other) = (Device::new(), Device::new());
        let mut ana = joined(&site, "Ana", &mut device).await;
        joined(&site, "Bo", &mut other).await;
        site.clock.advance(Duration::from_mins(20));
        ana.get("/me/export").await.shows("Is it you?");
        let path = "/sign-in/again/passkey?back=/me/keys";
        assert_eq!(use_at(&mut ana, "/sign-in/again", path, &mut other).await.0, 422);
        assert_eq!(use_at(&mut ana, "/sign-in/again", path, &mut device).await.1["go"], "/me/keys");
        assert_eq!(ana.get("/me/export").await.headers["content-type"], "application/json");
    }
}

#[tokio::test]
async fn a_second_passkey_is_added_told_and_the_last_way_in_stays() {
    for (_, site) in sites().await {
        let (_, way) = somebody(&site, "Ana").await;
        let mut ana = signed_in(&site, &way).await;
        let mut elsewhere = signed_in(&site, &way).await;
        let mut device = Device::new();
        let page = ana.get("/me/keys").await;
        let fields = [("step", "start"), ("label", "my <b>phone")];
        let (_, said) = post(&mut ana, "/me/keys/passkey", &page, &fields).await;
        let credential = device.create(&said["publicKey"]);
        let fields = [("step", "finish"), ("credential", credential.as_str())];
        assert_eq!(post(&mut ana, "/me/keys/passkey", &page, &fields).await.1["go"], "/me/keys");
        ana.get("/me").await.shows("A passkey was added");
        elsewhere.get("/me").await.shows("Sign in");
        let page = ana.get("/me/keys").await;
        page.shows("my <b>phone").hides("<b>phone");
        // With a passkey the password way may go; then the passkey is the last way and stays.
        let page = ana.get("/me/keys/password").await;
        let stamp = page.form("/me/keys/password").value("stamp").unwrap().to_owned();
        let fields = [("stamp", stamp.as_str()), ("step", "remove")];
        ana.post_raw("/me/keys/password", &fields).await.is(200);
        let page = ana.get("/me/keys").await;
        page.shows("This way is not complete").hides("/remove");
    }
}

#[tokio::test]
async fn somebody_with_a_passkey_adds_the_way_with_a_password() {
    for (_, site) in sites().await {
        let mut ana = joined(&site, "Ana", &mut Device::new()).await;
        let page = ana.get("/me/keys/password").await;
        let page = ana.send(page.form("/me/keys/password").set("password", "tres tristes tigres")).await;
        page.is(200).shows("Set up your authenticator app").shows("Your sign-in name");
        let visible = page.visible();
        let at = visible.find("Your sign-in name").unwrap() + 18;
        let name = visible[at..].split_whitespace().next().unwrap().to_owned();
        // A password without its app opens nothing yet.
        let mut early = site.browser();
        let form =
            early.get("/sign-in").await.form("/sign-in").set("who", &name).set("password", "tres tristes tigres");
        early.send(form).await.is(422).shows("do not match");
        let app = scanned(&page);
        let mut eve = joined(&site, "Eve", &mut Device::new()).await;
        let foreign = eve.get("/me/keys/authenticator").await.form("/me/keys/authenticator");
        let wrong = page.form("/me/keys/authenticator").set("setup", foreign.value("setup").unwrap());
        ana.send(wrong.set("code", "123456")).await.is(200).shows("Set up your authenticator app");
        let now = site.now().plus(Duration::from_secs(5));
        let page = ana.send(page.form("/me/keys/authenticator").set("code", &app.code(now))).await;
        page.is(200).shows("Print your recovery codes").shows(&name);
        ana.send(page.form("/me/keys/recovery")).await.is(200).shows("My keys").shows("10 codes left");
        site.clock.advance(Duration::from_mins(2));
        let mut phone = site.browser();
        let form =
            phone.get("/sign-in").await.form("/sign-in").set("who", &name).set("password", "tres tristes tigres");
        let page = phone.send(form).await;
        let code = app.code(site.now().plus(Duration::from_secs(5)));
        phone.send(page.form("/sign-in/code").set("code", &code)).await.is(200).shows("Hello, Ana");
    }
}
