//! Stories of decisions: the record, who sees it, what refers to it.

use base::Event;

use crate::election::trial::worlds;

#[tokio::test]
async fn a_call_that_carries_a_decision_is_shown_on_it() {
    for world in worlds().await {
        let (_, slug, people) = world.body("Local 11", &["Ben"]).await;
        let path = world.open_proposal(people[0], &slug, "Strike", "On Monday.").await;
        let decide = format!("{path}/decide");
        let mut officer = world.browser(people[0]);
        let form = officer.get(&decide).await.form(&decide).set("way", "ballot").set("audience", "everybody");
        let election = officer.send(form).await.path;
        for person in &people {
            world.cast(*person, &election, &[("c1", "1")]).await;
        }
        world.after_hours(24 * 7).await;
        let decision = officer.get(&election).await.link("Read the decision");
        let page = officer.get(&decision).await;
        page.shows("Nothing refers to this decision yet.").shows("2 took part of 2 who were entitled.");
        assert!(page.link("Call for action from this decision").contains("why_url="));
        let told = |kind: &str, decided_by: String| {
            let (random, now) = (world.app().random_arc(), world.site.now());
            let payload =
                serde_json::json!({ "slug": "strike-day", "title": "Strike <day>", "decided_by": decided_by });
            let event = Event::new(kind, uuid::Uuid::nil(), payload, now, random.as_ref());
            let app = world.app().clone();
            async move {
                app.change(move |db| {
                    db.emit(event.clone());
                    Ok::<_, store::StoreError>(())
                })
                .await
                .unwrap();
            }
        };
        told("CallOpened", format!("http://convoke.test{decision}")).await;
        world.site.settle().await;
        let page = world.site.browser().get(&decision).await;
        page.shows("Strike <day>");
        assert_eq!(page.link("Strike <day>"), "/calls/strike-day");
        told("CallCorrected", String::new()).await;
        world.site.settle().await;
        officer.get(&decision).await.hides("strike-day");
    }
}
