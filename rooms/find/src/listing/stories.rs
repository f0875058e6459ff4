//! Stories about listings, told through HTTP: adding, changing, who may, what everybody sees.

use crate::listing::trial::{fill, world, worlds};

#[tokio::test]
async fn an_officer_adds_a_listing_and_everybody_finds_it() {
    for world in worlds().await {
        let ana = world.person("Ana").await;
        let (_, tenants) = world.group("Elm Street Tenants", ana).await;
        let mut officer = world.browser(ana);
        let form = officer.get("/directory/new").await.form("/directory/new");
        let page = officer.send(form.clone().set("group", &tenants)).await;
        page.is(422).shows("Fill in this field.");
        let form = form
            .set("group", &tenants)
            .set("name", "Elm Street Kitchen")
            .set("description", "A kitchen for the whole street. <b>Come</b>!")
            .set("joining", "We cook on Mondays.")
            .set("address", "12 Elm Street")
            .set("city", "Miami")
            .set("region", "FL")
            .set("postcode", "33125")
            .set("country", "US")
            .set("hours", "Mon-Fri 9:00-17:00")
            .set("website", "https://kitchen.example/");
        let page = officer.send(form).await;
        page.is(200)
            .shows("Elm Street Kitchen")
            .shows("Monday–Friday")
            .shows("9:00 am–5:00 pm")
            .shows("We cook on Mondays.");
        page.shows("Confirmed just now by the group itself").shows("Thank you for keeping the directory true.");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        let path = page.path.split('?').next().unwrap().to_owned();
        let mut stranger = world.site.browser();
        let found = stranger.get("/directory?q=kitchen+near+33125").await;
        found.is(200).shows("One result").shows("Elm Street Kitchen").shows("Near Miami, FL 33125");
        assert_eq!(ui::contract::check(&found.text()), Vec::<String>::new(), "{}", world.engine);
        stranger.get(&path).await.is(200).shows("<b>Come</b>!").hides("All of this is true");
        stranger.get(&format!("{path}/edit")).await;
        let mut spanish = world.site.browser().speaking("es");
        spanish.get(&path).await.is(200).shows("Lunes–viernes").shows("Cómo participar");
    }
}

#[tokio::test]
async fn a_change_is_found_at_once_and_a_closed_listing_is_not() {
    for world in worlds().await {
        let all = fill(&world).await;
        let ana = world.person("Ana").await;
        let slug = all.organizations[3].slug.clone();
        let edit = format!("/directory/{slug}/edit");
        let mut steward = world.steward(ana);
        let mut stranger = world.site.browser();
        stranger.get("/directory?q=tenants").await.shows("Elm Street Tenants");
        let form = steward.get(&edit).await.form(&edit);
        let late = form.clone();
        let form = form.set("name", "Oak Street Zeppelins");
        steward.send(form).await.is(200).shows("Oak Street Zeppelins").shows("by a steward of this site");
        stranger.get("/directory?q=zeppelins").await.shows("Oak Street Zeppelins");
        stranger.get("/directory?q=zeppelin").await.shows("One result");
        steward.send(late.set("name", "Too late")).await.is(409).shows("Somebody else has changed this entry");
        let form = steward.get(&edit).await.form(&edit).set("state", "closed");
        steward.send(form).await.is(200).shows("This organization is closed.");
        stranger.get("/directory?q=zeppelins").await.hides("Oak Street Zeppelins");
        stranger.get(&format!("/directory/{slug}")).await.is(200).shows("This organization is closed.");
    }
}

#[tokio::test]
async fn who_does_not_keep_a_listing_gets_404_and_a_draft_is_missing() {
    let world = world().await;
    let all = fill(&world).await;
    let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
    let slug = all.organizations[0].slug.clone();
    let mut stranger = world.browser(ben);
    for path in ["edit", "services/new"] {
        stranger.get(&format!("/directory/{slug}/{path}")).await.is(404);
    }
    let service = all.services[0].slug.clone();
    stranger.get(&format!("/directory/{slug}/{service}/edit")).await.is(404);
    stranger.get(&format!("/directory/{}/{service}", all.organizations[1].slug)).await.is(404);
    let mut steward = world.steward(ana);
    let edit = format!("/directory/{slug}/edit");
    let form = steward.get(&edit).await.form(&edit).set("state", "draft");
    steward.send(form).await.is(200).shows("This is a draft.");
    stranger.get(&format!("/directory/{slug}")).await.is(404);
    stranger.get("/directory?q=pantry").await.hides("Food pantry");
}

#[tokio::test]
async fn a_keeper_adds_a_service_and_changes_it() {
    for world in worlds().await {
        let all = fill(&world).await;
        let ana = world.person("Ana").await;
        let slug = all.organizations[3].slug.clone();
        let new = format!("/directory/{slug}/services/new");
        let mut steward = world.steward(ana);
        let form = steward.get(&new).await.form(&new);
        steward.send(form.clone()).await.is(422);
        let form = form
            .set("name", "Repair night")
            .set("description", "Bring what is broken.")
            .set("hours", "Wed 18:00-21:00")
            .tick("kinds", "goods")
            .tick("languages", "es");
        let page = steward.send(form).await;
        page.is(200).shows("Repair night").shows("Wednesday").shows("Spanish").shows("Clothing and goods");
        let edit = format!("{}/edit", page.path);
        let form = steward.get(&edit).await.form(&edit);
        assert_eq!(form.value("hours"), Some("Wed 18:00-21:00"));
        steward.send(form.set("fees", "Nothing")).await.is(200).shows("Nothing").shows("Wednesday");
        let mut stranger = world.site.browser();
        stranger.get("/directory?service=goods").await.shows("Repair night");
        stranger.get("/directory?q=repair+near+33135&language=es").await.shows("Repair night").shows("In Spanish");
    }
}

#[test]
fn every_sample_keeps_the_page_contract_in_every_language() {
    for lang in base::Lang::ALL {
        for is_steward in [false, true] {
            let look = ui::Look { steward: is_steward, ..ui::gallery::look(lang) };
            let samples = web::parts::samples(&crate::room(), &look);
            assert!(samples.len() > 25);
            for sample in samples {
                let page = ui::page(&look, sample.head, sample.main).into_string();
                assert_eq!(ui::contract::check(&page), Vec::<String>::new(), "{} in {}", sample.name, lang.tag());
            }
        }
    }
}

#[tokio::test]
async fn a_flagged_listing_is_hidden_with_a_public_reason_and_comes_back() {
    for world in worlds().await {
        let all = fill(&world).await;
        let (slug, name) = (all.organizations[3].slug.clone(), all.organizations[3].name.clone());
        let page = format!("/directory/{slug}");
        let mut stranger = world.site.browser();
        stranger.get("/directory?q=tenants").await.shows(&name);
        let flag = format!("{page}/flag");
        assert_eq!(stranger.get(&page).await.is(200).link("This should not stand here"), flag);
        let form = stranger.get(&flag).await.form(&flag);
        stranger.send(form.set("reason", "person").set("words", "It gives a home address.")).await.is(200);

        let sol = world.person("Sol").await;
        let mut steward = world.steward(sol);
        let queue = steward.get("/stewards/queue").await;
        queue.is(200).shows(&name).shows("Directory entry").shows("It gives a home address.");
        let settle = queue.link(&name);
        let form = steward.get(&settle).await.form(&settle);
        steward.send(form.set("step", "hidden").set("reason", "A private address")).await.is(200);
        stranger.get(&page).await.is(404);
        stranger.get("/directory?q=tenants").await.is(200).hides(&name);
        stranger.get("/hsds/organizations").await.is(200).hides(&name);
        steward.get(&page).await.is(200).shows("A private address");

        let form = steward.get(&settle).await.form(&settle);
        steward.send(form.set("step", "shown").set("reason", "It was corrected")).await.is(200);
        stranger.get("/directory?q=tenants").await.shows(&name);
        stranger.get(&page).await.is(200);
    }
}
