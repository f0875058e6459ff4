//! Stories about moderation told through HTTP, on each engine.

use base::{Lang, SiteRole};
use testkit::{Browser, Reply, Site};

async fn sites() -> Vec<(&'static str, Site)> {
    testkit::sites(|| vec![crate::room()], crate::identify()).await
}

/// A browser in which somebody with a site role is signed in.
async fn signed_in(site: &Site, name: &str, role: SiteRole) -> Browser {
    let (name, now, random) = (name.to_owned(), site.now(), site.app.random_arc());
    let token: Result<String, ::store::StoreError> = site
        .app
        .change(move |db| {
            let person = crate::demo::person(db, random.as_ref(), &name, Lang::En, role, now)?;
            crate::demo::session_token(db, random.as_ref(), person, now)
        })
        .await;
    let mut browser = site.browser();
    browser.set_cookie(web::gate::session_cookie(&site.app), &token.unwrap());
    browser
}

/// Starts a group and answers its path.
async fn start(browser: &mut Browser, name: &str) -> String {
    let form = browser.get("/groups/new").await.form("/groups/new");
    let page = browser.send(form.set("name", name).set("kind", "local").set("summary", "A trial.")).await;
    page.is(200);
    page.path
}

/// Flags a thing without an account.
async fn flag(site: &Site, path: &str, reason: &str, words: &str) -> Reply {
    let mut stranger = site.browser();
    let form = stranger.get(&format!("{path}/flag")).await.form(&format!("{path}/flag"));
    stranger.send(form.set("reason", reason).set("words", words)).await
}

/// The page on which the thing with this title is settled.
async fn settling(steward: &mut Browser, title: &str) -> (String, Reply) {
    let path = steward.get("/stewards/queue").await.link(title);
    let page = steward.get(&path).await;
    page.is(200);
    (path, page)
}

async fn settle(steward: &mut Browser, title: &str, step: &str, reason: &str) -> Reply {
    let (path, page) = settling(steward, title).await;
    steward.send(page.form(&path).set("step", step).set("reason", reason)).await
}

#[tokio::test]
async fn a_stranger_flags_a_group_and_a_steward_hides_it_with_a_public_reason() {
    for (engine, site) in sites().await {
        let mut ana = signed_in(&site, "Ana", SiteRole::None).await;
        let group = start(&mut ana, "Elm Street").await;
        let mut stranger = site.browser();
        stranger.get(&group).await.shows("Elm Street");
        flag(&site, &group, "person", "canaryflag: a home address").await.is(200).shows("Thank you");
        flag(&site, &group, "person", "").await.is(200);
        assert_eq!(site.app.queue_length(), 1, "{engine}");

        let mut sol = signed_in(&site, "Canary Sol", SiteRole::Steward).await;
        let queue = sol.get("/stewards/queue").await;
        queue.is(200).shows("Elm Street").shows("2 reports").shows("It names or exposes a person (2)");
        queue.shows("canaryflag").shows("Stewards’ queue (1)");
        let again = settle(&mut sol, "Elm Street", "hidden", "").await;
        again.is(422).shows("Fill in this field.");
        let done = settle(&mut sol, "Elm Street", "hidden", "A private address").await;
        done.is(200).shows("Hidden: Elm Street").shows("Nothing waits").shows("Undo");
        assert_eq!(site.app.queue_length(), 0);

        for path in [group.clone(), format!("{group}/flag"), format!("{group}/join")] {
            stranger.get(&path).await.hides("Elm Street");
        }
        stranger.get(&group).await.is(404);
        stranger.get("/groups").await.hides("Elm Street");
        ana.get(&group).await.is(200).shows("A private address");
        let log = stranger.get("/about/moderation").await;
        log.is(200).shows("Hidden").shows("A private address").shows("October 1, 2026");
        for canary in ["Elm", "Canary Sol", "Ana", "canaryflag", "12:00"] {
            log.hides(canary);
        }
        sol.get("/stewards/queue?show=hidden").await.shows("Elm Street").shows("A private address");
        let hidden = sol.get("/stewards/queue?show=hidden").await.link("Elm Street");
        let page = sol.get(&hidden).await;
        sol.send(page.form(&hidden).set("step", "shown").set("reason", "The address is gone")).await.is(200);
        stranger.get(&group).await.is(200).shows("Elm Street");
        stranger.get("/groups").await.shows("Elm Street");
        stranger.get("/about/moderation").await.shows("Shown again").shows("Group: Elm Street");
        site.settle().await;
    }
}

#[tokio::test]
async fn a_step_is_undone_and_two_stewards_do_not_run_over_each_other() {
    for (_, site) in sites().await {
        let mut ana = signed_in(&site, "Ana", SiteRole::None).await;
        let group = start(&mut ana, "Elm").await;
        flag(&site, &group, "spam", "").await.is(200);
        let mut sol = signed_in(&site, "Sol", SiteRole::Steward).await;
        let mut luz = signed_in(&site, "Luz", SiteRole::Admin).await;
        let (path, late) = settling(&mut luz, "Elm").await;
        let done = settle(&mut sol, "Elm", "hidden", "Spam").await;
        let moved = luz.send(late.form(&path).set("step", "kept").set("note", "fine to me")).await;
        moved.is(409).shows("Something changed while you were looking").shows("It is hidden now");
        assert_eq!(moved.form(&path).value("note"), Some("fine to me"));

        let undo = format!("{path}?undo=yes");
        let undone = sol.send(done.form(&undo)).await;
        undone.is(200).shows("Last step undone");
        site.browser().get(&group).await.is(200).shows("Elm");
        // Pressed twice, nothing happens twice.
        sol.send(done.form(&undo)).await.is(409);
        sol.get("/stewards/queue").await.shows("One report");
        settle(&mut sol, "Elm", "kept", "").await.is(200).shows("Looked at, left as it is: Elm");
        sol.get("/stewards/queue").await.shows("Nothing waits");
        site.browser().get("/about/moderation").await.shows("Looked at, left as it is").hides("fine to me");
        // A flag that came meanwhile is not settled unseen.
        flag(&site, &group, "spam", "").await.is(200);
        let (path, seen) = settling(&mut sol, "Elm").await;
        flag(&site, &group, "danger", "the bridge is out").await.is(200);
        sol.send(seen.form(&path).set("step", "kept")).await.is(409).shows("the bridge is out");
        luz.get("/admin/audit").await.shows("Hid something").shows("Undid the last step").shows("Elm: Spam");
    }
}

#[tokio::test]
async fn what_stewards_see_is_missing_to_everybody_else() {
    for (_, site) in sites().await {
        let mut ana = signed_in(&site, "Ana", SiteRole::None).await;
        let group = start(&mut ana, "Elm").await;
        flag(&site, &group, "spam", "").await.is(200);
        let mut sol = signed_in(&site, "Sol", SiteRole::Steward).await;
        let (path, page) = settling(&mut sol, "Elm").await;
        for path in ["/stewards/queue", "/stewards/queue?show=hidden", "/stewards/blocks", path.as_str()] {
            ana.get(path).await.is(404);
            let stranger = site.browser().get(path).await;
            assert!(stranger.path.starts_with("/sign-in"), "{path} → {}", stranger.path);
        }
        ana.send(page.form(&path).set("step", "kept")).await.hides("Nothing waits");
        sol.get("/stewards/queue").await.shows("One report");
        sol.get("/stewards/queue/00000000").await.is(404);
        let unknown = crate::moderation::queue::model::name_of(uuid::Uuid::from_u128(1));
        sol.get(&format!("/stewards/queue/{unknown}")).await.is(404);
    }
}

#[tokio::test]
async fn a_flag_needs_a_reason_and_machines_are_stopped() {
    let site = sites().await.remove(0).1;
    let mut ana = signed_in(&site, "Ana", SiteRole::None).await;
    let group = start(&mut ana, "Elm").await;
    let path = format!("{group}/flag");
    let mut stranger = site.browser();
    let page = stranger.get(&path).await;
    let wrong = stranger.send(page.form(&path).set("words", "<script>alert(1)</script>")).await;
    wrong.is(422).shows("Choose what is wrong.").hides("<script>alert");
    assert_eq!(wrong.form(&path).value("words"), Some("<script>alert(1)</script>"));
    let trapped = page.form(&path).set("reason", "spam").set(ui::form::TRAP, "http://spam.example");
    stranger.send(trapped).await.is(400);
    let page = stranger.get(&path).await;
    let stamp = page.form(&path).value(ui::form::STAMP).unwrap().to_owned();
    let quick = stranger.post_raw(&path, &[("reason", "spam"), (ui::form::STAMP, &stamp)]).await;
    quick.is(400).shows("Send");
    assert_eq!(site.app.queue_length(), 0);
    stranger.get("/groups/nobody/flag").await.is(404);
}

#[tokio::test]
async fn blocked_words_are_refused_with_the_field_and_the_word() {
    for (_, site) in sites().await {
        let mut sol = signed_in(&site, "Canary Sol", SiteRole::Steward).await;
        let form = sol.get("/stewards/blocks").await.form("/stewards/blocks");
        sol.send(form.set("pattern", "!").set("reason", "Spam")).await.is(422).shows("at least two letters");
        let form = sol.get("/stewards/blocks").await.form("/stewards/blocks");
        sol.send(form.set("pattern", "Dinero Fácil").set("reason", "Scams")).await.is(200).shows("Dinero Fácil");
        let form = sol.get("/stewards/blocks").await.form("/stewards/blocks");
        sol.send(form.set("pattern", "dinero facil").set("reason", "x")).await.is(422).shows("blocked already");
        let form = sol.get("/stewards/blocks").await.form("/stewards/blocks").set("what", "domain");
        sol.send(form.set("pattern", "https://casino.example/win").set("reason", "Scams")).await.is(200);

        let mut ana = signed_in(&site, "Ana", SiteRole::None).await;
        let form = ana.get("/groups/new").await.form("/groups/new").set("kind", "local");
        let form = form.set("name", "Elm").set("summary", "DINERO  FACIL para todas");
        let refused = ana.send(form).await;
        refused.is(422).shows("“Dinero Fácil” cannot be used on this site");
        assert_eq!(refused.form("/groups/new").value("summary"), Some("DINERO  FACIL para todas"));
        let group = start(&mut ana, "Elm").await;
        let edit = format!("{group}/edit");
        let form = ana.get(&edit).await.form(&edit).set("links", "https://play.casino.example/a");
        ana.send(form).await.is(422).shows("cannot be used on this site");

        let page = sol.get("/stewards/blocks").await;
        let html = page.text();
        let end = html.split("action=\"").find_map(|part| part.split('"').next().filter(|it| it.ends_with("/end")));
        let end = end.unwrap().to_owned();
        sol.send(page.form(&end).set("reason", "Over now")).await.is(200);
        let log = site.browser().get("/about/moderation").await;
        log.shows("Block added").shows("Scams").shows("Block ended").shows("Over now");
        log.hides("inero").hides("casino").hides("Canary Sol");
    }
}

#[tokio::test]
async fn settled_flags_go_after_thirty_days_and_forgotten_ones_after_half_a_year() {
    for (_, site) in sites().await {
        let day = std::time::Duration::from_hours(24);
        let begin = site.now();
        let mut ana = signed_in(&site, "Ana", SiteRole::None).await;
        let (elm, oak) = (start(&mut ana, "Elm").await, start(&mut ana, "Oak").await);
        flag(&site, &elm, "spam", "canarywords").await.is(200);
        flag(&site, &oak, "spam", "canarywords").await.is(200);
        let mut sol = signed_in(&site, "Sol", SiteRole::Steward).await;
        settle(&mut sol, "Elm", "kept", "").await.is(200);
        let (mut left, clock) = (site.purge().await, &site.clock);
        for (days, flags) in [(29_u32, 2_i64), (31, 1), (181, 0)] {
            clock.set(begin.plus(day * days));
            left += site.purge().await;
            let kept = site.app.read(crate::moderation::flag::store::total).await.unwrap();
            assert_eq!(kept, flags, "after {days} days ({left} rows purged)");
        }
        site.browser().get("/about/moderation").await.shows("Looked at, left as it is");
        clock.set(begin);
    }
}
