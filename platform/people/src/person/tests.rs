//! Stories of a person's own pages.

use std::time::Duration;

use base::{Lang, SiteRole};
use testkit::{Browser, Site};

use crate::demo;
use crate::sign_in::tests::{signed_in, sites, somebody};

/// A browser signed in as somebody with a site role.
async fn with_role(site: &Site, name: &'static str, role: SiteRole) -> Browser {
    let (app, now) = (site.app.clone(), site.now());
    let token = site
        .app
        .change(move |db| {
            let id = demo::person(db, app.random(), name, Lang::En, role, now)?;
            demo::session_token(db, app.random(), id, now)
        })
        .await
        .unwrap();
    let mut browser = site.browser();
    browser.set_cookie("convoke", &token);
    browser
}

#[tokio::test]
async fn a_session_ended_elsewhere_is_refused_at_once() {
    for (_, site) in sites().await {
        let (_, way) = somebody(&site, "Ana").await;
        let mut phone = signed_in(&site, &way).await;
        let mut library = signed_in(&site, &way).await;
        let page = library.get("/me/sessions").await;
        let page = library.send(page.form("/me/sessions").set("label", "library")).await;
        page.shows("library").shows("this one");
        let page = phone.get("/me/sessions").await;
        page.shows("library");
        let end = page.text();
        let at = end.find("/end\"").unwrap();
        let path = &end[end[..at].rfind("/me/sessions/").unwrap()..at + 4];
        phone.send(page.form(path)).await.is(200).hides("library\"");
        library.get("/me").await.shows("Sign in");
        phone.get("/me").await.shows("Hello, Ana");
    }
}

#[tokio::test]
async fn an_address_counts_after_its_button_was_pressed() {
    for (_, site) in sites().await {
        let (_, way) = somebody(&site, "Ana").await;
        let mut ana = signed_in(&site, &way).await;
        let page = ana.get("/me/profile").await;
        ana.send(page.form("/me/mail").set("email", "nonsense")).await.is(422);
        ana.send(page.form("/me/mail").set("email", "ana@example.org")).await.shows("We sent a link");
        let mails = site.settle().await;
        let text = &mails[0].text;
        let path = text[text.find("/me/mail/").unwrap()..].split_whitespace().next().unwrap().to_owned();
        let mut phone = site.browser();
        let page = phone.get(&path).await;
        page.shows("ana@example.org");
        ana.get("/me/profile").await.hides("ana@example.org");
        phone.send(page.form(&path)).await.shows("Your address is confirmed");
        phone.get(&path).await.is(404);
        ana.get("/me/profile").await.shows("ana@example.org");
        ana.get("/me").await.shows("Your e-mail address was changed");
        // Another account cannot have it as well, and only the owner of the mailbox learns why.
        let (_, way) = somebody(&site, "Bo").await;
        let mut bo = signed_in(&site, &way).await;
        let page = bo.get("/me/profile").await;
        bo.send(page.form("/me/mail").set("email", "ana@example.org")).await.shows("We sent a link");
        let text = site.settle().await.remove(0).text;
        let path = text[text.find("/me/mail/").unwrap()..].split_whitespace().next().unwrap().to_owned();
        let page = bo.get(&path).await;
        bo.send(page.form(&path)).await.shows("This address is in use");
    }
}

#[tokio::test]
async fn a_person_takes_everything_along_and_goes() {
    for (_, site) in sites().await {
        let (id, way) = somebody(&site, "Ana Unmistakable").await;
        let mut ana = signed_in(&site, &way).await;
        let file = ana.get("/me/export").await;
        let all: serde_json::Value = serde_json::from_slice(&file.bytes).unwrap();
        assert_eq!(all["person"]["name"], "Ana Unmistakable");
        assert_eq!(all["person"]["sign_in_name"], way.sign_in_name);
        assert!(!file.text().contains("argon2"), "no hash leaves the server");
        let page = ana.get("/me/delete").await;
        ana.send(page.form("/me/delete")).await.is(422).shows("Tick this");
        ana.send(page.form("/me/delete").tick("sure", "yes")).await.is(200).shows("Your account is deleted");
        ana.get("/me").await.shows("Sign in");
        let gone = site.app.read(move |db| crate::person::store::find(db, id)).await;
        assert!(matches!(gone, Err(store::StoreError::Missing)));
    }
}

#[tokio::test]
async fn a_role_is_given_by_a_code_and_ends_the_sessions() {
    for (_, site) in sites().await {
        let mut admin = with_role(&site, "Ada", SiteRole::Admin).await;
        let (_, way) = somebody(&site, "Bo").await;
        let mut bo = signed_in(&site, &way).await;
        let page = bo.get("/me/profile").await;
        let page = bo.send(page.form("/me/code")).await;
        let visible = page.visible();
        let at = visible.find("Your code").unwrap() + 9;
        let code: String = visible[at..].chars().filter(|c| !c.is_whitespace()).take(10).collect();
        let page = admin.get("/admin").await;
        let form = page.form("/admin/role").set("code", &code).set("role", "steward");
        let page = admin.send(form).await;
        page.shows("Is this the right person?").shows("Bo");
        let page = admin.send(page.form("/admin/role")).await;
        page.is(200).shows("Bo");
        bo.get("/me").await.shows("Sign in");
        admin.get("/admin/audit").await.shows("gave a role").shows("Bo (steward)").shows("The chain is whole");
        let page = admin.get("/admin").await;
        let form = page.form("/admin/role").set("code", &code).set("role", "admin");
        admin.send(form).await.is(422).shows("Nobody shows this code");
        // Members see none of it.
        let mut bo = signed_in(&site, &way).await;
        bo.get("/admin").await.is(404);
        bo.get("/admin/audit").await.is(404);
    }
}

#[tokio::test]
async fn an_administrator_proves_again_and_leaves_after_half_an_hour() {
    for (_, site) in sites().await {
        let mut admin = with_role(&site, "Ada", SiteRole::Admin).await;
        let page = admin.get("/admin").await;
        site.clock.advance(Duration::from_mins(15));
        let form = page.form("/admin/role").set("code", "aaaaa-aaaaa").set("role", "steward");
        admin.send(form).await.shows("Is it you?");
        site.clock.advance(Duration::from_mins(36));
        admin.get("/admin").await.shows("Sign in");
    }
}

#[tokio::test]
async fn a_name_in_two_alphabets_is_flagged_and_escaped() {
    for (_, site) in sites().await {
        let (_, way) = somebody(&site, "Ana").await;
        let mut ana = signed_in(&site, &way).await;
        let page = ana.get("/me/profile").await;
        let page = ana.send(page.form("/me/profile").set("name", "Аna <script>alert(1)</script>")).await;
        page.is(200).shows("mixed alphabets").hides("<script>alert");
        let page = ana.send(page.form("/me/profile").set("name", " ")).await;
        page.is(422).shows("Fill in this field");
    }
}

#[tokio::test]
async fn nothing_outlives_its_promise() {
    for (_, site) in sites().await {
        let (_, way) = somebody(&site, "Ana").await;
        let mut ana = signed_in(&site, &way).await;
        let page = ana.get("/me/profile").await;
        ana.send(page.form("/me/code")).await.is(200);
        let mut eve = site.browser();
        crate::sign_in::tests::password(&mut eve, &way).await.is(200);
        site.clock.advance(Duration::from_hours(91 * 24));
        assert!(site.purge().await >= 3, "a session, a code and a ceremony");
        assert_eq!(site.purge().await, 0);
        ana.get("/me").await.shows("Sign in");
    }
}
