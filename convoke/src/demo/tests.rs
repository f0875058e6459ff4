//! The thread from end to end: as somebody walks it in the demo, and as a group makes it itself.

use base::GroupRole;
use testkit::{Reply, World as Trial};

use super::{Size, World};
use crate::start;

const SMALL: Size = Size { groups: 24, actions: 40, coming: 300, endorsements: 8, talking: 90 };

/// The one link whose address begins so.
fn link_to(page: &Reply, start: &str) -> String {
    let text = page.text();
    let at = text.find(&format!("href=\"{start}")).unwrap_or_else(|| panic!("no link to {start} on {}", page.path));
    text[at + 6..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_visitor_of_the_demo_walks_from_a_statement_to_a_call() {
    let trial = Trial::on_sqlite(start::rooms).await;
    let world = World::fill(trial.app(), SMALL, 2026).await.unwrap();
    trial.site.settle().await;
    let mut visitor = trial.site.browser();
    let call = format!("/calls/{}", world.largest);
    let page = visitor.get(&call).await;
    page.shows("The demands it carries, and where they stand").shows("No eviction in winter").shows("In negotiation");
    let decision = link_to(&page, "/decisions/");
    let page = visitor.get(&decision).await;
    page.shows("A common fund pays for the day").shows("Adopted").shows("A day without work, school or shopping");
    assert_eq!(page.link("A day without work, school or shopping"), call);
    let statement = link_to(&page, "/conversations/");
    let page = visitor.get(&statement).await;
    page.shows("Pay people for the day of the strike from a common fund").shows("What became of it");
    let proposal = link_to(&page, "/proposals/");
    visitor.get(&proposal).await.shows("or cares for somebody").shows("Version 2").shows("bookkeeping");
    let platform = visitor.get("/groups/neighbors-united/platform").await;
    platform.shows("Heat within a day").shows("Conceded").shows("Refused").shows("In negotiation");
    let page = visitor.get(&platform.link("Heat within a day")).await;
    page.shows("Order 2026-114").shows("Rent week: nobody pays for broken heat");
    for path in ["/groups/neighbors-united/decisions", "/proposals", "/decisions", "/demands", &call, &decision] {
        let page = visitor.get(path).await;
        assert_eq!(ui::contract::check(&page.is(200).text()), Vec::<String>::new(), "{path}");
    }
    let elections = visitor.get("/groups/neighbors-united/decisions").await;
    elections.shows("The assembly of spring").shows("Who sits in the council for us?");
    let council = elections.link("Who sits in the council for us? / ¿Quién nos representa en el consejo?");
    visitor.get(&council).await.shows("217").shows("Seven seats in the national council");
}

#[tokio::test]
async fn a_member_of_the_demos_committee_checks_delegates_and_follows_what_their_council_decided() {
    let trial = Trial::on_sqlite(start::rooms).await;
    World::fill(trial.app(), SMALL, 2026).await.unwrap();
    trial.site.settle().await;
    let committee = "/groups/demands-committee-of-neighbors-united";
    let mut visitor = trial.site.browser();
    // Who was sent, bound by what, and what they told.
    let page = visitor.get(&format!("{committee}/delegates")).await;
    page.shows("Our delegates to the council").shows("Winter council");
    let seats = page.link("Our delegates to the council");
    visitor.get(&format!("{seats}/mandate")).await.shows("Anything that costs us money").shows("in two languages");
    visitor.get(&format!("{seats}/seats/1")).await.shows("doscientos dólares").shows("Who pays for a kit");
    visitor.get(&format!("{seats}/seats/2")).await.shows("Missed");
    // What their council decided, from where and to where.
    let council = visitor.get("/groups/winter-council/council").await;
    council.shows("We ask the small shops first").shows("A kit and a phone list for every block");
    council.shows("Ratified").shows("awaiting ratification").shows("one for every full 4 members");
    council.shows("Demanded because of it: No lease is lost over a closed day");
    let ratified = visitor.get(&council.link("We ask the small shops first")).await;
    ratified.shows("it is decided").shows("3 of 3 bodies have ratified");
    let decision = ratified.link("Read the decision");
    visitor.get(&decision).await.shows("Ratified by 3 of 3 bodies").shows("No lease is lost over a closed day");
    let asked = visitor.get(&council.link("A kit and a phone list for every block")).await;
    asked.shows("1 body has still to answer.").shows("2 of 3 bodies have ratified");
    // A meeting with minutes.
    let page = visitor.get(&format!("{committee}/meetings")).await;
    let minutes = page.link("Minutes of the meeting");
    let page = visitor.get(&minutes).await;
    page.shows("Two of us go to the Inspections Office on Thursday").shows("los lunes a las seis");
    for path in ["/groups/winter-council/council", &ratified.path, &asked.path, &decision, &seats, &minutes] {
        let page = visitor.get(path).await;
        assert_eq!(ui::contract::check(&page.is(200).text()), Vec::<String>::new(), "{path}");
    }
}

#[tokio::test]
async fn the_same_seed_makes_the_same_decisions() {
    let mut told = Vec::new();
    for _ in 0..2 {
        let trial = Trial::on_sqlite(start::rooms).await;
        World::fill(trial.app(), SMALL, 7).await.unwrap();
        trial.site.settle().await;
        let mut visitor = trial.site.browser();
        let list = visitor.get("/groups/neighbors-united/decisions").await;
        let of = list.link("Who sits in the council for us? / ¿Quién nos representa en el consejo?");
        let ballots = visitor.get(&format!("{of}/contests/1/csv")).await.text();
        told.push((ballots, list.visible().matches("Adopted").count()));
    }
    assert_eq!(told[0], told[1]);
}

/// Puts a proposal to the ballot, lets everybody say yes, and answers the decision's path.
async fn adopt(trial: &Trial, proposal: &str, people: &[base::PersonId]) -> String {
    let mut officer = trial.browser(people[0]);
    let decide = format!("{proposal}/decide");
    let form = officer.get(&decide).await.form(&decide).set("way", "ballot").set("audience", "everybody");
    let election = officer.send(form).await.path;
    for person in people {
        let ballot = format!("{election}/ballot");
        let mut browser = trial.browser(*person);
        let form = browser.get(&ballot).await.form(&ballot).set("c1", "1");
        let page = browser.send(form).await;
        browser.send(page.form(&ballot).press("step", "cast")).await.is(200);
    }
    trial.after_hours(24 * 7).await;
    officer.get(&election).await.link("Read the decision")
}

#[tokio::test]
async fn a_group_goes_from_a_statement_to_a_call_that_carries_what_it_decided() {
    for trial in Trial::on_each(start::rooms).await {
        let (_, slug, people) = trial.body("Elm Street Tenants", &["Ben"]).await;
        let mut officer = trial.browser(people[0]);
        // A conversation with one statement.
        let form = officer.get("/conversations/new").await.form("/conversations/new");
        let form = form.set("group", &slug).set("question", "What now?").set("seeds", "Heat in every flat");
        let conversation = officer.send(form).await.path;
        let state = format!("{conversation}/state");
        let form = officer.get(&state).await.form(&state).set("step", "open");
        officer.send(form).await.is(200);
        // The statement becomes a proposal.
        let statement = format!("{conversation}/statements/1");
        let to = format!("{statement}/proposal");
        let form = officer.get(&statement).await.form(&to);
        let page = officer.send(form).await;
        let form = page.form(&page.path).set("audience", "everybody").set("text", "Heat by November.");
        let proposal = officer.send(form).await.path;
        let state = format!("{proposal}/state");
        let form = officer.get(&state).await.form(&state).set("step", "open");
        officer.send(form).await.is(200);
        let decision = adopt(&trial, &proposal, &people).await;
        // The decision becomes a demand.
        let to = officer.get(&decision).await.link("Address this to somebody");
        let form =
            officer.get(&to).await.form(&to).set("addressee", "The housing office").set("text", "Heat by November.");
        let demand = officer.send(form).await.path;
        // A call carries both.
        let to = officer.get(&decision).await.link("Call for action from this decision");
        let form = officer.get(&to).await.form("/calls/new").set("title", "Cold day").set("summary", "We stand.");
        let call = officer.send(form.set("starts_on", "2026-12-20")).await.path;
        trial.site.settle().await;
        let carry = format!("{call}/demands");
        let form = officer.get(&carry).await.form(&carry).set("add", &format!("http://convoke.test{demand}"));
        officer.send(form).await.is(200);
        let state = format!("{call}/state");
        let form = officer.get(&state).await.form(&state).set("step", "open");
        officer.send(form).await.is(200);
        trial.site.settle().await;
        // Every page leads on and back, also in Spanish.
        for (lang, carries) in [("en", "Conceded"), ("es", "Concedida")] {
            let mut visitor = trial.site.browser().speaking(lang);
            let page = visitor.get(&call).await;
            assert_eq!(
                (link_to(&page, "/decisions/"), link_to(&page, "/demands/")),
                (decision.clone(), demand.clone())
            );
            page.hides(carries);
            let page = visitor.get(&decision).await;
            assert_eq!((page.link("Cold day"), link_to(&page, "/demands/")), (call.clone(), demand.clone()));
            assert!(page.text().contains(&format!("href=\"{statement}\"")), "{lang}");
            let page = visitor.get(&demand).await;
            assert_eq!((page.link("Cold day"), link_to(&page, "/decisions/")), (call.clone(), decision.clone()));
            assert!(page.text().contains(&format!("href=\"{statement}\"")), "{lang}");
            assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        }
        // What becomes of the demand is on the call's page.
        let state = format!("{demand}/state");
        let form = officer.get(&state).await.form(&state).set("step", "conceded").set("note", "They gave in.");
        officer.send(form.set("evidence_words", "Letter of today.")).await.is(200);
        trial.site.settle().await;
        trial.site.browser().get(&call).await.shows("Conceded").shows("1 of 1 conceded");
        // Somebody else's group endorses it and says by which decision.
        let zoe = trial.person("Zoe").await;
        let (other, theirs) = trial.group("Nurses", zoe).await;
        trial.join(other, people[0], GroupRole::Officer).await;
        let to = format!("{call}/endorsements");
        let form = officer.get(&to).await.form(&to).set("group", &theirs);
        officer.send(form.set("decided_by", &format!("http://convoke.test{decision}"))).await.is(200);
        trial.site.settle().await;
        trial.site.browser().get(&decision).await.shows("Nurses: Cold day");
    }
}
