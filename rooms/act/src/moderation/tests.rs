//! Stories: what is hidden vanishes everywhere at once, comes back whole, and blocked words stay out.

use base::{Actor, SiteRole};
use people::moderation::queue::model::{Act, Settle};
use people::moderation::queue::store as queue;
use testkit::Browser;
use uuid::Uuid;

use crate::trial::{World, worlds};

fn steward() -> Actor {
    Actor { name: Some("Canary Sol".to_owned()), site_role: SiteRole::Steward, ..Actor::default() }
}

/// Flags a thing without an account, and answers its id as the queue knows it.
async fn flag(world: &World, path: &str) -> Uuid {
    let flag = format!("{path}/flag");
    let mut stranger = world.site.browser();
    let form = stranger.get(&flag).await.form(&flag);
    stranger.send(form.set("reason", "danger").set("words", "The bridge is out.")).await.is(200).shows("Thank you");
    let waiting = world.app().read(|db| queue::waiting(db, &steward(), 1)).await.unwrap();
    waiting.first().map(|it| it.subject).unwrap()
}

/// Does what a steward does.
async fn settle(world: &World, subject: Uuid, step: Act, reason: &'static str) {
    let (now, random) = (world.site.now(), world.app().random_arc());
    world.site.clock.advance(std::time::Duration::from_secs(1));
    let hidings = world.app().hidings().to_vec();
    let done = world.app().change(move |db| {
        let seen = queue::standing(db, &steward(), subject)?.seen();
        let wish = Settle { step, reason: reason.to_owned(), note: String::new(), seen };
        queue::settle(db, &steward(), (subject, "it"), &wish, (now, random.as_ref()), &hidings)
    });
    let done: Result<queue::Settled, store::StoreError> = done.await;
    assert_eq!(done.unwrap(), queue::Settled::Done);
}

/// Every page of a stranger on which `words` stand, of those asked for.
async fn seen(stranger: &mut Browser, paths: &[String], words: &str) -> Vec<String> {
    let mut out = Vec::new();
    for path in paths {
        if stranger.get(path).await.text().contains(words) {
            out.push(path.clone());
        }
    }
    out
}

/// How many actions, people coming and endorsements a call counts; they equal their rows.
async fn counted(world: &World, call: &str) -> (i64, i64, i64) {
    let (slug, now) = (call.rsplit('/').next().unwrap().to_owned(), world.site.now());
    let read = world.app().read_long(move |db| {
        assert_eq!(crate::rsvp::store::audit(db, now)?, []);
        assert_eq!(crate::turnout::store::audit(db)?, []);
        let call = crate::call::store::find(db, &Actor::system(), &slug)?;
        crate::call::store::figures(db, call.id)
    });
    let read: Result<_, store::StoreError> = read.await;
    let figures = read.unwrap();
    (figures.actions, figures.going, figures.endorsements)
}

#[tokio::test]
async fn a_hidden_action_is_nowhere_and_comes_back() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        let call = world.open_call(ana, &group, "Rent day").await;
        let action = world.open_action(ana, &call, &group, "Canarymarch", &[]).await;
        let paths: Vec<String> = ["", "/actions", "/actions.csv", "/actions.geojson", "/calendar.ics"]
            .iter()
            .map(|rest| format!("{call}{rest}"))
            .chain([
                format!("/groups/{group}"),
                format!("/groups/{group}/calendar.ics"),
                "/actions/actions.geojson".to_owned(),
                action.clone(),
                format!("{action}/calendar.ics"),
                format!("{action}/flyer"),
            ])
            .collect();
        let mut stranger = world.site.browser();
        let before = seen(&mut stranger, &paths, "Canarymarch").await;
        assert!(before.len() >= 6, "{}: only on {before:?}", world.engine);
        let rsvp = format!("{action}/rsvp");
        world.site.clock.advance(std::time::Duration::from_secs(3));
        let coming = stranger.get(&action).await.form(&rsvp).set("people", "3");
        let receipt = world.site.browser().send(coming.clone()).await;
        receipt.is(200);
        assert_eq!(counted(&world, &call).await, (1, 3, 0), "{}", world.engine);
        let id = flag(&world, &action).await;
        settle(&world, id, Act::Hidden, "A dangerous place").await;
        assert_eq!(counted(&world, &call).await, (0, 0, 0), "{}", world.engine);
        assert_ne!(stranger.send(coming).await.status.as_u16(), 200, "nobody can sign up for what is hidden");
        assert_eq!(seen(&mut stranger, &paths, "Canarymarch").await, [""; 0], "{}", world.engine);
        for rest in ["", "/calendar.ics", "/flyer", "/share.png", "/flag"] {
            stranger.get(&format!("{action}{rest}")).await.is(404);
        }
        world.browser(ana).get(&action).await.is(200).shows("A dangerous place");
        let log = stranger.get("/about/moderation").await;
        log.shows("A dangerous place").hides("Canarymarch").hides("Canary Sol");
        settle(&world, id, Act::Shown, "Moved to a safe place").await;
        assert_eq!(counted(&world, &call).await, (1, 3, 0), "{}", world.engine);
        assert_eq!(seen(&mut stranger, &paths, "Canarymarch").await, before, "{}", world.engine);
        stranger.get("/about/moderation").await.shows("Action: Canarymarch");
    }
}

#[tokio::test]
async fn a_hidden_call_takes_its_actions_with_it_and_comes_back() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        let call = world.open_call(ana, &group, "Canaryday").await;
        let action = world.open_action(ana, &call, &group, "Canarymarch", &[]).await;
        let paths: Vec<String> = ["", "/actions", "/actions.csv", "/feed.atom", "/calendar.ics", "/endorsements"]
            .iter()
            .map(|rest| format!("{call}{rest}"))
            .chain(["/".to_owned(), "/calls".to_owned(), format!("/groups/{group}"), action.clone()])
            .collect();
        let mut stranger = world.site.browser();
        let before = seen(&mut stranger, &paths, "Canary").await;
        assert!(before.len() >= 7, "{}: only on {before:?}", world.engine);
        let id = flag(&world, &call).await;
        settle(&world, id, Act::Hidden, "Not what it says").await;
        assert_eq!(seen(&mut stranger, &paths, "Canary").await, [""; 0], "{}", world.engine);
        stranger.get(&call).await.is(404);
        stranger.get(&format!("{call}/flag")).await.is(404);
        world.browser(ana).get(&call).await.is(200).shows("Not what it says");
        settle(&world, id, Act::Undone, "").await;
        assert_eq!(seen(&mut stranger, &paths, "Canary").await, before, "{}", world.engine);
    }
}

#[tokio::test]
async fn blocked_words_stay_out_of_calls_and_actions() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, group) = world.group("Local 26", ana).await;
        let call = world.open_call(ana, &group, "Rent day").await;
        let (now, random) = (world.site.now(), world.app().random_arc());
        let add = world.app().change(move |db| {
            let new = people::moderation::blocks::model::NewBlock {
                what: people::moderation::blocks::model::What::Words,
                pattern: "easy money".to_owned(),
                shown: "easy money".to_owned(),
                reason: "Scams".to_owned(),
            };
            people::moderation::blocks::store::add(db, &steward(), &new, now, random.as_ref())
        });
        add.await.unwrap();
        let mut browser = world.browser(ana);
        let edit = format!("{call}/edit");
        let form = browser.get(&edit).await.form(&edit).set("summary", "Easy, money!").set("reason", "New words");
        let refused = browser.send(form).await;
        refused.is(422).shows("“easy money” cannot be used on this site");
        assert_eq!(refused.form(&edit).value("summary"), Some("Easy, money!"));
        let new = format!("{call}/actions/new");
        let form = browser.get(&new).await.form(&new).set("title", "EASY MONEY march");
        browser.send(form).await.is(422);
    }
}
