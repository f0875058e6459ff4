//! Stories about the search, told through HTTP.

mod relevance;

use crate::listing::model::{
    Address, EntryId, Location, LocationId, Organization, OrganizationId, Records, Service, ServiceAtLocation,
    ServiceAtLocationId, ServiceId,
};
use crate::listing::trial::{fill, put, world, worlds};

#[tokio::test]
async fn plain_words_with_scripts_off_give_good_answers_in_one_page() {
    for world in worlds().await {
        fill(&world).await;
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
    fill(&world).await;
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
    fill(&world).await;
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
        let all = fill(&world).await;
        let mut stranger = world.site.browser();
        stranger.get("/directory?q=nurses").await.shows("Night Shift Clinic");
        let id = all.organizations[1].id;
        let gone = world.app().change(move |db| {
            crate::listing::store::delete_one::<Organization>(db, id)?;
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
    fill(&world).await;
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

/// An organization that gives the same at three places, the farthest added first, and something else.
fn kitchens(now: base::Time) -> Records {
    let uuid = |n: u128| uuid::Uuid::from_u128(0x4444_4444_4444_4444_8444_0000_0000_0000 + n);
    let id = OrganizationId(uuid(1));
    let mut all = Records::default();
    all.organizations.push(Organization {
        id,
        slug: "kitchens".to_owned(),
        name: "Kitchens of Dade".to_owned(),
        description: "We cook.".to_owned(),
        fresh_from: now,
        added_at: now,
        changed_at: now,
        version: 1,
        ..Organization::default()
    });
    let places = [
        ("Soup kitchen", "Far Road", 25.9),
        ("soup kitchen", "Next Street", 25.79),
        ("Soup Kitchen", "Middle Way", 25.85),
    ];
    for (n, (name, street, latitude)) in (10..).zip(places.into_iter().chain([("Cooking class", "Next Street", 25.79)]))
    {
        all.services.push(Service {
            id: ServiceId(uuid(n)),
            slug: format!("soup-{n}"),
            organization_id: id,
            name: name.to_owned(),
            description: Some("Hot soup in a kitchen".to_owned()),
            added_at: now,
            changed_at: now,
            ..Service::default()
        });
        all.locations.push(Location {
            id: LocationId(uuid(100 + n)),
            organization_id: Some(id),
            latitude: Some(latitude),
            longitude: Some(-80.23),
            ..Location::default()
        });
        all.listing_addresses.push(Address {
            id: EntryId(uuid(200 + n)),
            location_id: LocationId(uuid(100 + n)),
            address_1: street.to_owned(),
            city: "Miami".to_owned(),
            address_type: "physical".to_owned(),
            ..Address::default()
        });
        all.service_at_locations.push(ServiceAtLocation {
            id: ServiceAtLocationId(uuid(300 + n)),
            service_id: ServiceId(uuid(n)),
            location_id: LocationId(uuid(100 + n)),
            ..ServiceAtLocation::default()
        });
    }
    all
}

#[tokio::test]
async fn one_service_at_several_places_is_one_result_with_the_others_nearest_first() {
    let world = world().await;
    put(&world, &kitchens(world.site.now())).await;
    let mut stranger = world.site.browser();
    let page = stranger.get("/directory?q=soup+kitchen+near+33125").await;
    page.is(200).shows("2 results").shows("and at 2 more places");
    let text = page.text();
    let at = |street: &str| text.find(street).unwrap();
    assert!(at("Next Street") < at("Middle Way") && at("Middle Way") < at("Far Road"), "the nearest first");
    assert_eq!(text.matches("class=\"finding\"").count(), 2);
    assert_eq!(ui::contract::check(&text), Vec::<String>::new());
    stranger.get("/directory?near=33125").await.shows("and at 2 more places");
    stranger.get("/directory?q=soup&view=table").await.shows("and at 2 more places");
    let api = stranger.get("/hsds/services?search=soup+kitchen").await;
    api.is(200).shows("\"total_items\":4");
    let gone = world.app().change(|db| {
        crate::listing::store::delete_one::<Service>(db, kitchens(base::Time::default()).services[1].id)?;
        crate::listing::store::touch(db, &[kitchens(base::Time::default()).organizations[0].id])
    });
    gone.await.unwrap();
    stranger.get("/directory?q=soup+kitchen+near+33125").await.shows("and at one more place");
}

#[tokio::test]
async fn what_changed_just_before_the_index_was_made_does_not_make_it_again() {
    let world = world().await;
    let now = world.site.now();
    // More than are read one by one: as after an import.
    let organization = |n: u128| Organization {
        id: OrganizationId(uuid::Uuid::from_u128(n)),
        slug: format!("house-{n}"),
        name: format!("House {n}"),
        fresh_from: now,
        added_at: now,
        changed_at: now,
        version: 1,
        ..Organization::default()
    };
    let all = Records { organizations: (1..=3_001).map(organization).collect(), ..Records::default() };
    put(&world, &all).await;
    let made = super::kept::directory(world.app()).await.unwrap();
    let (words, count) = (made.lexicon(), made.index().len());
    assert_eq!(count, 3_001);
    put(&world, &Records { organizations: vec![organization(3_002)], ..Records::default() }).await;
    let after = super::kept::directory(world.app()).await.unwrap();
    assert_eq!(after.index().len(), 3_002, "what is new is found");
    assert!(std::sync::Arc::ptr_eq(&words, &after.lexicon()), "the index was made again");
}
