//! Stories about groups told through HTTP, on each engine.

use base::{Lang, SiteRole};
use testkit::{Browser, Reply, Site};

/// Sites with people and groups.
async fn sites() -> Vec<(&'static str, Site)> {
    testkit::sites(|| vec![crate::room()], std::sync::Arc::new(crate::PeopleIdentify)).await
}

/// A browser in which somebody is signed in.
async fn signed_in(site: &Site, name: &str) -> Browser {
    let (name, now, random) = (name.to_owned(), site.now(), site.app.random_arc());
    let token = site
        .app
        .change(move |db| {
            let person = crate::demo::person(db, random.as_ref(), &name, Lang::En, SiteRole::None, now)?;
            crate::demo::session_token(db, random.as_ref(), person, now)
        })
        .await;
    let token: Result<String, ::store::StoreError> = token;
    let mut browser = site.browser();
    browser.set_cookie(web::gate::session_cookie(&site.app), &token.unwrap());
    browser
}

/// The same with a confirmed e-mail address.
async fn with_mail(site: &Site, name: &str, address: &'static str) -> Browser {
    let (name, now, app) = (name.to_owned(), site.now(), site.app.clone());
    let token = site
        .app
        .change(move |db| {
            let person = crate::demo::person(db, app.random(), &name, Lang::Es, SiteRole::None, now)?;
            let sealed = app.keys().seal(app.random(), crate::account::MAIL, address.as_bytes());
            crate::person::store::set_mail(db, person, app.keys().lookup("mail", address), &sealed)?;
            crate::demo::session_token(db, app.random(), person, now)
        })
        .await;
    let token: Result<String, ::store::StoreError> = token;
    let mut browser = site.browser();
    browser.set_cookie(web::gate::session_cookie(&site.app), &token.unwrap());
    browser
}

/// Starts a group of a kind and answers its page.
async fn start(browser: &mut Browser, name: &str, kind: &str, set: &[(&str, &str)]) -> Reply {
    let page = browser.get("/groups/new").await;
    let mut form = page.form("/groups/new").set("name", name).set("kind", kind).set("summary", "A trial.");
    for (field, value) in set {
        form = form.set(field, value);
    }
    let page = browser.send(form).await;
    page.is(200);
    page
}

/// Makes an invitation and answers its path.
async fn invite(browser: &mut Browser, group: &str, uses: &str) -> String {
    let page = browser.get(&format!("{group}/invitations")).await;
    let made = browser.send(page.form(&format!("{group}/invitations")).set("uses", uses)).await;
    made.is(201);
    made.link("http://convoke.test/invitations/").trim_start_matches("http://convoke.test").to_owned()
}

#[tokio::test]
async fn somebody_starts_a_group_and_strangers_find_it() {
    for (_, site) in sites().await {
        let mut ana = signed_in(&site, "Ana").await;
        let wrong = ana.get("/groups/new").await.form("/groups/new").set("summary", "<b>Renters</b>");
        let again = ana.send(wrong).await;
        again.is(422).shows("Fill in this field.");
        assert_eq!(again.form("/groups/new").value("summary"), Some("<b>Renters</b>"));
        let page = start(&mut ana, "Elm Street Tenants", "local", &[("place", "55407"), ("shows_count", "yes")]).await;
        assert_eq!(page.path, "/groups/elm-street-tenants");
        let mut stranger = site.browser();
        stranger.get("/groups").await.shows("Elm Street Tenants").shows("Minneapolis, MN").hides("55407");
        stranger.get("/groups?near=Saint+Paul,+MN&name=elm").await.shows("Elm Street Tenants");
        stranger.get("/groups?near=Chicago").await.hides("Elm Street Tenants");
        let page = stranger.get("/groups/elm-street-tenants").await;
        page.is(200).shows("Fewer than 5").hides("Ana").shows("Ask to join");
        assert!(page.text().contains("\"@type\":\"Organization\""));
        assert!(ui::contract::check(&page.text()).is_empty(), "{:?}", ui::contract::check(&page.text()));
    }
}

#[tokio::test]
async fn a_member_invites_a_neighbor_with_a_link_that_works_once() {
    for (_, site) in sites().await {
        let mut ana = signed_in(&site, "Ana").await;
        start(&mut ana, "Elm", "local", &[("visibility", "private")]).await;
        let group = ana.get("/groups").await.link("Elm");
        let link = invite(&mut ana, &group, "1").await;
        let mut stranger = site.browser();
        stranger.get(&group).await.is(404);
        let page = stranger.get(&link).await;
        page.is(200).shows("You are invited to join Elm").shows("Outsiders see nothing").hides("Ana");
        assert!(page.link("Make an account").contains("back=%2Finvitations%2F"));
        assert!(!page.has_form(&link));
        let mut ben = signed_in(&site, "Ben").await;
        let page = ben.get(&link).await;
        ben.send(page.form(&link)).await.is(200).shows("You are a member of this group.");
        let mut cem = signed_in(&site, "Cem").await;
        cem.get(&link).await.is(410).hides("Elm");
        ana.get(&format!("{group}/members")).await.shows("Ben");
        // A second press of the button harms nobody.
        ben.get(&link).await.is(200).shows("You are a member of this group already.");
    }
}

#[tokio::test]
async fn outsiders_learn_nothing_about_a_private_group() {
    const CANARY: [&str; 4] = ["Canary Group", "Canary Ana", "Canary Ben", "canarysummary"];
    for (_, site) in sites().await {
        let mut ana = signed_in(&site, "Canary Ana").await;
        let form = ana.get("/groups/new").await.form("/groups/new");
        let form = form.set("name", "Canary Group").set("summary", "canarysummary").set("visibility", "private");
        ana.send(form.set("shows_people", "members").set("shows_count", "yes")).await.is(200);
        let group = ana.get("/groups").await.link("Canary Group");
        let link = invite(&mut ana, &group, "5").await;
        let mut ben = signed_in(&site, "Canary Ben").await;
        let page = ben.get(&link).await;
        ben.send(page.form(&link)).await.is(200);
        for browser in [&mut site.browser(), &mut signed_in(&site, "Eve").await] {
            for path in ["/groups", "/groups?name=canary", "/groups/canary-group"] {
                let page = browser.get(path).await;
                for canary in CANARY {
                    page.hides(canary);
                }
            }
            for below in ["", "/edit", "/members", "/invitations", "/groups", "/join", "/close", "/committees/new"] {
                let page = browser.get(&format!("{group}{below}")).await;
                assert!(page.status == 404 || page.path.starts_with("/sign-in"), "{below}: {}", page.status);
                for canary in CANARY {
                    page.hides(canary);
                }
            }
        }
        // The same name is free for others: nobody learns that it is taken.
        let mut eve = signed_in(&site, "Eve").await;
        assert_eq!(start(&mut eve, "Canary Group", "local", &[]).await.path, "/groups/canary-group");
    }
}

#[tokio::test]
async fn a_mere_member_gets_404_where_officers_work() {
    for (_, site) in sites().await {
        let mut ana = signed_in(&site, "Ana").await;
        let group = start(&mut ana, "Elm", "local", &[]).await.path;
        let link = invite(&mut ana, &group, "1").await;
        let mut ben = signed_in(&site, "Ben").await;
        let page = ben.get(&link).await;
        ben.send(page.form(&link)).await;
        let page = ben.get(&group).await;
        page.hides(&format!("{group}/edit"));
        for below in ["/edit", "/invitations", "/close", "/committees/new"] {
            ben.get(&format!("{group}{below}")).await.is(404);
        }
        ben.get(&format!("{group}/members")).await.is(200).shows("Ana").hides("Remove from the group");
    }
}

#[tokio::test]
async fn somebody_asks_members_vouch_and_the_person_is_in() {
    for (_, site) in sites().await {
        let mut ana = signed_in(&site, "Ana").await;
        let group = start(&mut ana, "Elm", "local", &[("joining", "vouched"), ("vouches", "2")]).await.path;
        let link = invite(&mut ana, &group, "1").await;
        let mut ben = signed_in(&site, "Ben").await;
        let page = ben.get(&link).await;
        ben.send(page.form(&link)).await;
        let mut cem = signed_in(&site, "Cem").await;
        let join = format!("{group}/join");
        let page = cem.get(&join).await;
        cem.send(page.form(&join)).await.is(422);
        cem.send(page.form(&join).set("words", "I live at number 9 <script>")).await.shows("You asked to join.");
        let members = format!("{group}/members");
        for browser in [&mut ana, &mut ben] {
            let page = browser.get(&members).await;
            page.shows("I live at number 9 <script>");
            let vouch = action(&page, "/vouch");
            browser.send(page.form(&vouch).press("answer", "yes")).await.is(200);
        }
        cem.get(&group).await.shows("You are a member of this group.");
        ana.get(&members).await.shows("Cem").hides("number 9");
    }
}

/// The action of the first form whose address ends so.
fn action(page: &Reply, end: &str) -> String {
    let text = page.text();
    let found = text.split("action=\"").skip(1).filter_map(|rest| rest.split('"').next()).find(|it| it.ends_with(end));
    found.unwrap_or_else(|| panic!("{} has no form …{end}", page.path)).to_owned()
}

#[tokio::test]
async fn removal_and_leaving_work_at_once_and_the_last_officer_stays() {
    for (_, site) in sites().await {
        let mut ana = signed_in(&site, "Ana").await;
        start(&mut ana, "Elm", "local", &[("visibility", "private")]).await;
        let group = ana.get("/groups").await.link("Elm");
        let link = invite(&mut ana, &group, "2").await;
        let mut ben = signed_in(&site, "Ben").await;
        let page = ben.get(&link).await;
        ben.send(page.form(&link)).await.is(200);
        let members = format!("{group}/members");
        let page = ana.get(&members).await;
        let leave = format!("{group}/leave");
        ana.send(page.form(&leave)).await.is(409).shows("A group always needs an officer.");
        // Ana stands first in the list, Ben second.
        let removals: Vec<String> = page
            .text()
            .split("action=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next().map(str::to_owned))
            .filter(|it| it.ends_with("/remove"))
            .collect();
        ana.send(page.form(&removals[1])).await.is(200).hides("Ben");
        ben.get(&group).await.is(404);
        ben.get("/groups").await.hides("Elm");
    }
}

#[tokio::test]
async fn a_group_joins_a_coalition_and_the_pages_say_so() {
    for (_, site) in sites().await {
        let mut ana = signed_in(&site, "Ana").await;
        let mut ben = signed_in(&site, "Ben").await;
        let whole = start(&mut ana, "Neighbors United", "coalition", &[]).await.path;
        let part = start(&mut ben, "Elm", "local", &[]).await.path;
        let ties = format!("{whole}/groups");
        let page = ben.get(&ties).await;
        ben.send(page.form(&ties).set("own", "elm")).await.is(200);
        let page = ana.get(&ties).await;
        page.shows("Groups that ask to belong").shows("Elm");
        let admit = action(&page, "/admit");
        ana.send(page.form(&admit)).await.is(200);
        let mut stranger = site.browser();
        stranger.get(&whole).await.shows("Groups that belong to it").shows("Elm");
        stranger.get(&part).await.shows("It belongs to").shows("Neighbors United");
        // The whole cannot become a part of its part.
        let page = ana.get(&format!("{part}/groups")).await;
        assert!(!page.has_form(&format!("{part}/groups")), "a local group takes no groups");
        let page = ben.get(&format!("{part}/groups")).await;
        let end = action(&page, "/remove");
        ben.send(page.form(&end)).await.is(200);
        stranger.get(&whole).await.hides("Elm");
    }
}

#[tokio::test]
async fn officers_make_a_committee_and_close_the_group_with_a_note() {
    for (_, site) in sites().await {
        let mut ana = signed_in(&site, "Ana").await;
        let group = start(&mut ana, "Elm", "local", &[]).await.path;
        let path = format!("{group}/committees/new");
        let page = ana.get(&path).await;
        let page = ana.send(page.form(&path).set("name", "Repairs").set("summary", "Fixes things.")).await;
        assert_eq!(page.path, "/groups/repairs");
        page.shows("Committee of Elm");
        ana.get(&group).await.shows("Committees").shows("Repairs");
        let path = format!("{group}/close");
        let page = ana.get(&path).await;
        ana.send(page.form(&path).set("note", "We won.")).await.is(200).shows("This group is closed").shows("We won.");
        let mut stranger = site.browser();
        stranger.get(&group).await.is(200).shows("We won.").hides("Ask to join");
        stranger.get("/groups").await.hides("Elm").hides("Repairs");
        ana.get(&format!("{group}/edit")).await.is(404);
    }
}

#[tokio::test]
async fn a_new_address_keeps_the_old_one_working() {
    for (_, site) in sites().await {
        let mut ana = signed_in(&site, "Ana").await;
        let group = start(&mut ana, "Elm", "local", &[]).await.path;
        start(&mut ana, "Oak", "local", &[]).await;
        let path = format!("{group}/edit");
        let page = ana.get(&path).await;
        ana.send(page.form(&path).set("slug", "oak")).await.is(422).shows("This address is taken");
        ana.send(page.form(&path).set("slug", "elm-tenants")).await.is(200);
        assert_eq!(site.browser().get("/groups/elm").await.path, "/groups/elm-tenants");
    }
}

#[tokio::test]
async fn people_are_named_only_when_both_say_so_and_leave_no_trace() {
    for (_, site) in sites().await {
        let mut ana = signed_in(&site, "Canary Ana").await;
        let group = start(&mut ana, "Elm", "local", &[("shows_people", "officers")]).await.path;
        let mut stranger = site.browser();
        stranger.get(&group).await.hides("Canary Ana");
        let page = ana.get(&format!("{group}/members")).await;
        let show = format!("{group}/members/me");
        ana.send(page.form(&show).set("shown", "yes")).await.is(200);
        stranger.get(&group).await.shows("Canary Ana");
        let page = ana.get(&format!("{group}/members")).await;
        ana.send(page.form(&show).untick("shown")).await.is(200);
        stranger.get(&group).await.hides("Canary Ana");
    }
}

#[tokio::test]
async fn hostile_words_stay_words() {
    const EVIL: &str = "\"><script>alert(1)</script>&<b>{{7*7}}";
    let site = sites().await.remove(0).1;
    let mut ana = signed_in(&site, EVIL).await;
    let form = ana.get("/groups/new").await.form("/groups/new");
    let form = form.set("name", EVIL).set("summary", EVIL).set("about", EVIL).set("shows_people", "officers");
    let page = ana.send(form).await;
    page.is(200).hides("<script>alert");
    let group = page.path;
    for path in
        [format!("{group}/members"), format!("{group}/edit"), format!("{group}/invitations"), "/groups".to_owned()]
    {
        let page = ana.get(&path).await;
        page.is(200).hides("<script>alert");
        let wrong = ui::contract::check(&page.text());
        assert!(wrong.is_empty(), "{path}: {wrong:?}");
    }
}

#[tokio::test]
async fn every_sample_keeps_the_page_contract_in_every_language() {
    for lang in Lang::ALL {
        let words = ui::Words::new(lang);
        let look = ui::Look {
            words,
            lang,
            site_name: "Testville",
            base_url: "http://convoke.test",
            path: "/groups",
            signed_in: Some("Ana"),
            menu: &[],
            stamp: "stamp",
            steward: false,
            queue: 0,
            now: testkit::NOON,
            units: ui::format::Units::Miles,
        };
        for sample in super::parts().samples.unwrap()(&look) {
            let page = ui::page(&look, sample.head, sample.main).into_string();
            let wrong = ui::contract::check(&page);
            assert!(wrong.is_empty(), "{} in {}: {wrong:?}", sample.name, lang.tag());
        }
    }
}

#[tokio::test]
async fn my_page_lists_my_groups_and_who_waits_there() {
    for (_, site) in sites().await {
        let mut ana = signed_in(&site, "Ana").await;
        ana.get("/me").await.hides("My groups");
        let group = start(&mut ana, "Elm", "local", &[]).await.path;
        let mut ben = signed_in(&site, "Ben").await;
        let join = format!("{group}/join");
        let page = ben.get(&join).await;
        ben.send(page.form(&join).set("words", "Hello, I live on Elm.")).await.is(200);
        ana.get("/me").await.shows("My groups").shows("Elm · Officer").shows("One person asks to join");
        ben.get("/me").await.hides("Elm");
        // Declined, the words are gone, and Ben learns when to try again.
        let members = format!("{group}/members");
        let page = ana.get(&members).await;
        ana.send(page.form(&action(&page, "/admit")).press("answer", "decline")).await.hides("I live on Elm");
        ben.get(&group).await.shows("You may ask again on");
        assert!(site.settle().await.is_empty(), "nobody has confirmed an address");
    }
}

#[tokio::test]
async fn officers_and_the_admitted_are_written_to_in_their_own_language() {
    for (_, site) in sites().await {
        let mut ana = with_mail(&site, "Ana", "ana@example.org").await;
        let group = start(&mut ana, "Elm", "local", &[]).await.path;
        let mut ben = with_mail(&site, "Canary Ben", "ben@example.org").await;
        let join = format!("{group}/join");
        let page = ben.get(&join).await;
        ben.send(page.form(&join).set("words", "canarywords")).await.is(200);
        let mails = site.settle().await;
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to.reveal(), "ana@example.org");
        assert_eq!(mails[0].subject, "Elm: alguien pide entrar");
        assert!(mails[0].text.contains("http://convoke.test/groups/elm/members#asks"));
        assert!(!mails[0].text.contains("anary"), "a mail names nobody and quotes nothing");
        let page = ana.get(&format!("{group}/members")).await;
        ana.send(page.form(&action(&page, "/admit")).press("answer", "admit")).await.is(200);
        let mails = site.settle().await;
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to.reveal(), "ben@example.org");
        assert_eq!(mails[0].subject, "Ya eres miembro de Elm");
    }
}

#[tokio::test]
async fn an_officer_of_one_group_does_nothing_in_another() {
    for (_, site) in sites().await {
        let mut ana = signed_in(&site, "Ana").await;
        let mut eve = signed_in(&site, "Eve").await;
        let elm = start(&mut ana, "Elm", "coalition", &[]).await.path;
        let oak = start(&mut eve, "Oak", "coalition", &[]).await.path;
        let page = ana.get(&format!("{elm}/members")).await;
        let remove = action(&page, "/remove");
        let stamp = eve.get("/groups/new").await.form("/groups/new").value("stamp").unwrap().to_owned();
        let foreign = remove.replace(&elm, &oak);
        let attacks = [
            remove.clone(),
            foreign.clone(),
            remove.replace("/remove", "/role"),
            foreign.replace("/remove", "/role"),
            remove.replace("/remove", "/admit"),
            format!("{elm}/edit"),
            format!("{elm}/close"),
            format!("{elm}/invitations"),
            format!("{elm}/committees/new"),
            format!("{elm}/members/me"),
            format!("{elm}/groups/oak/admit"),
            format!("{elm}/groups/oak/remove"),
            format!("{oak}/groups/elm/admit"),
            format!("{elm}/invitations/00000000-0000-7000-8000-000000000000/end"),
        ];
        for path in attacks {
            let fields =
                [("stamp", stamp.as_str()), ("role", "officer"), ("answer", "admit"), ("uses", "1"), ("days", "1")];
            let reply = eve.post_raw(&path, &fields).await;
            assert!(reply.status == 404 || reply.path.starts_with("/sign-in"), "{path}: {}", reply.status);
        }
        ana.get(&format!("{elm}/members")).await.shows("Ana").hides("Eve");
        let offer = [("stamp", stamp.as_str()), ("wish", "ask"), ("own", "elm")];
        eve.post_raw(&format!("{oak}/groups"), &offer).await.is(404);
    }
}
