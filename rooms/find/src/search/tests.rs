//! Stories about the search, told through HTTP.

mod relevance;

use crate::listing::trial::{world, worlds};

#[tokio::test]
async fn plain_words_with_scripts_off_give_good_answers_in_one_page() {
    for world in worlds().await {
        world.fill().await;
        let mut stranger = world.site.browser();
        let page = stranger.get("/directory?q=food+near+33125%2C+Spanish").await;
        page.is(200).shows("Near Miami, FL 33125").shows("In Spanish").shows("Food pantry").shows("Comedor popular");
        page.hides("Doctors without appointment");
        let text = page.text();
        assert!(
            text.find("Food pantry") < text.find("Comedor popular"),
            "{}: the nearer and fresher first",
            world.engine
        );
        assert_eq!(ui::contract::check(&text), Vec::<String>::new());
        stranger.get("/directory?q=comida+cerca+de+33125").await.shows("Food pantry").shows("Comedor popular");
        stranger.get("/directory?q=fodo+pantri").await.shows("Food pantry").shows("Nothing has the word “fodo”");
        stranger.get("/directory?q=zeppelin").await.is(200).shows("Nothing found");
        stranger.get("/directory?near=33125&view=table").await.is(200).shows("Distance");
        stranger.get("/directory?q=food&view=map").await.is(200).shows("Where the results are");
    }
}

#[tokio::test]
async fn filters_are_taken_back_by_links_and_hostile_questions_do_nothing() {
    let world = world().await;
    world.fill().await;
    let mut stranger = world.site.browser();
    let page = stranger.get("/directory?q=food&near=33125&language=ht").await;
    page.is(200).shows("In Haitian Creole");
    let without = page.link("In Haitian Creole");
    let wider = stranger.get(&without).await;
    wider.shows("Food pantry").hides("In Haitian Creole");
    for hostile in [
        "/directory?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/directory?q=%00%FF&near='%20OR%201=1--",
        "/directory?page=99999999999&bbox=1,2,3&km=-5&view=nonsense&access=x&access=y",
        "/directory.json?q=%22%5C",
    ] {
        let page = stranger.get(hostile).await;
        page.is(200);
        assert!(!page.text().contains("<script>alert"), "{hostile}");
    }
}

#[tokio::test]
async fn names_are_suggested_while_one_types() {
    let world = world().await;
    world.fill().await;
    let mut stranger = world.site.browser();
    let list = stranger.get("/directory.json?q=foo").await;
    list.is(200).shows("Food pantry").shows("Kind of service");
    assert_eq!(stranger.get("/directory.json?q=f").await.text(), "[]");
    let hidden = stranger.get("/directory.json?q=zzz").await;
    assert_eq!(hidden.text(), "[]");
}

#[tokio::test]
async fn what_is_deleted_is_gone_from_the_index() {
    for world in worlds().await {
        let all = world.fill().await;
        let mut stranger = world.site.browser();
        stranger.get("/directory?q=nurses").await.shows("Night Shift Clinic");
        let id = all.organizations[1].id;
        let gone = world.app().change(move |db| {
            crate::listing::store::delete_one::<crate::listing::model::Organization>(db, id)?;
            crate::listing::store::touch(db, &[id])
        });
        gone.await.unwrap();
        stranger.get("/directory?q=nurses").await.hides("Night Shift Clinic");
        let made = super::kept::directory(world.app()).await.unwrap();
        assert!(!format!("{:?}", made.index().entries().collect::<Vec<_>>()).contains("Night Shift"));
        assert!(!made.index().has_word("nurses"), "{}: no posting is left", world.engine);
    }
}

#[tokio::test]
async fn a_steward_changes_the_kinds_and_the_search_follows() {
    let world = world().await;
    world.fill().await;
    let ana = world.person("Ana").await;
    let mut steward = world.steward(ana);
    let form = steward.get("/directory/terms").await.form("/directory/terms");
    steward.send(form.clone().set("name_en", "Repairs")).await.is(422);
    let form = form.set("name_en", "Repairs").set("name_es", "Reparaciones").set("cues_en", "repairs, help tenants");
    steward.send(form.clone()).await.is(200).shows("Repairs");
    steward.send(form).await.is(422).shows("There is a kind of that name already");
    let mut stranger = world.site.browser();
    stranger.get("/directory?service=repairs").await.is(200).shows("Elm Street Tenants");
    let edit = steward.get("/directory/terms/repairs").await.form("/directory/terms/repairs");
    steward.send(edit.set("name_en", "Mending")).await.is(200).shows("Mending");
    stranger.get("/directory").await.shows("Mending");
}
