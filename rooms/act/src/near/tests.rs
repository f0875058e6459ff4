//! Stories about finding actions, and properties of the search.

use std::time::Duration;

use base::{Point, SeededRandom, Time};
use proptest::prelude::*;

use super::demo::spot;
use super::list::List;
use super::model::{Ask, PAGE, Wish, page};
use super::trial::planted;
use crate::action::model::{ActionSpot, Kind, Place};
use crate::trial::{world, worlds};

const NOW: Time = Time::from_millis(1_790_856_000_000);

#[tokio::test]
async fn somebody_finds_the_nearest_action_by_zip_code_and_nothing_that_is_not_public() {
    for world in worlds().await {
        let planted = planted(&world).await;
        let mut stranger = world.site.browser();
        let page = stranger.get("/actions?near=55407&km=").await;
        page.is(200).shows("Near Minneapolis, MN 55407").shows("0.1 mi").hides("CANARY");
        let text = page.visible();
        let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{}: no {words} in {text}", world.engine));
        assert!(at("Noon rally") < at("Night vigil") && at("Night vigil") < at("Far, far"), "nearest first");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        assert_eq!(page.link("I’m coming"), planted.action(0));
        stranger.get("/actions?near=55407&km=40").await.shows("Noon rally").hides("Far, far");
        stranger.get("/actions?near=55407&kind=training").await.hides("Noon rally").shows("Far, far");
        stranger.get("/actions?near=55407&access=captions&spoken=so").await.hides("Noon rally").shows("Far, far");
        stranger.get("/actions?near=55407&online=yes").await.hides("Noon rally").shows("Talk it over");
        stranger.get("/actions?call=rent-day").await.shows("Only actions of the call").shows("Noon rally");
        stranger.get("/actions?call=rent-day&bbox=-93.5,44.5,-93,45.5").await.shows("Noon rally").hides("Far, far");
    }
}

#[tokio::test]
async fn a_place_is_kept_as_typed_and_other_readings_are_offered() {
    let world = world().await;
    planted(&world).await;
    let mut stranger = world.site.browser();
    let page = stranger.get("/actions?near=Springfield").await;
    page.is(200).shows("Did you mean another place?");
    assert!(page.link("Springfield, IL").contains("near=Springfield%2C%20IL"));
    let page = stranger.get("/actions?near=Qxzvbnmkjh%3Cscript%3E&kind=meal").await;
    page.is(200).shows("was not found").shows("No action fits").hides("<script>");
    assert!(page.text().contains("Qxzvbnmkjh&lt;script&gt;"));
    assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
    assert!(page.link("Español").contains("near=Qxzvbnmkjh%3Cscript%3E&kind=meal&lang=es"), "the question comes along");
    stranger.speaking("es").get("/actions?near=55407").await.shows("Cerca de Minneapolis, MN 55407").shows(" km");
}

#[tokio::test]
async fn strange_questions_are_answered_politely() {
    let world = world().await;
    planted(&world).await;
    let mut stranger = world.site.browser();
    let long = "a".repeat(5000);
    for query in [
        "page=999999999999",
        "page=-1",
        "km=NaN",
        "km=1e999",
        "km=-3",
        "from=2026-13-45",
        "until=x",
        "bbox=1,2,3",
        "bbox=NaN,NaN,NaN,NaN",
        "bbox=inf,0,0,0",
        "call=../../etc",
        "access=&access=x&access=step-free",
        "kind=%00",
        "near=%F0%9F%8E%89%E2%80%AE",
        "near=0.0,0.0",
        "near=%2C%2C%2C",
        &format!("near={long}"),
    ] {
        stranger.get(&format!("/actions?{query}")).await.is(200);
        stranger.get(&format!("/actions/calendar.ics?{query}")).await.is(200);
        stranger.get(&format!("/actions/actions.geojson?{query}")).await.is(200);
        stranger.get(&format!("/calls/rent-day/actions?{query}")).await.is(200);
    }
}

#[tokio::test]
async fn what_changed_is_found_at_once_and_what_is_over_no_longer() {
    let world = world().await;
    let planted = planted(&world).await;
    let mut stranger = world.site.browser();
    stranger.get("/actions").await.shows("Noon rally").hides("Long picnic");
    let mut action = planted.actions[0].clone();
    let before = action.clone();
    action.content.title = "Long picnic".to_owned();
    world.app().change(move |db| crate::action::store::save(db, &before, &action)).await.unwrap();
    stranger.get("/actions").await.shows("Long picnic");
    stranger.get(&planted.call).await.shows("Long picnic");
    world.site.clock.advance(Duration::from_hours(29));
    stranger.get("/actions?kind=").await.hides("Long picnic").shows("Night vigil");
}

#[tokio::test]
async fn the_map_stands_on_the_pages_of_the_call_and_on_the_front_page() {
    let world = world().await;
    let planted = planted(&world).await;
    let mut stranger = world.site.browser();
    for path in [planted.call.as_str(), "/"] {
        let page = stranger.get(path).await;
        page.is(200).hides("CANARY").hides("44.912").shows("The area of a circle");
        assert!(page.text().contains("<convoke-map"), "{path}");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
    }
}

fn spots() -> impl Strategy<Value = Vec<ActionSpot>> {
    let one = (-80.0..80.0_f64, -180.0..180.0_f64, 0..10_usize, any::<bool>());
    prop::collection::vec(one, 0..120).prop_map(|list| {
        let random = SeededRandom::new(3);
        let each = list.into_iter().map(|(lat, lon, kind, is_somewhere)| {
            let mut made = spot(&random, NOW, "x", "");
            made.place = Place { point: Point::new(lat, lon).filter(|_| is_somewhere), ..Place::default() };
            made.kind = Kind::ALL[kind];
            made
        });
        each.collect()
    })
}

proptest! {
    #[test]
    fn pages_are_slices_of_what_measuring_everything_finds(
        spots in spots(), near in any::<bool>(), kind in prop::option::of(0..10_usize), km in prop::option::of(1.0..9000.0_f64),
    ) {
        let list = List::new(spots, Vec::new());
        let wish = Wish {
            here: near.then_some(Point { lat: 45.0, lon: -93.0 }),
            kind: kind.map(|at| Kind::ALL[at]),
            km,
            now: NOW,
            ..Wish::default()
        };
        let all = wish.all(&list);
        let mut paged = Vec::new();
        for number in 1.. {
            let found = page(&list, &wish, number);
            prop_assert!(found.actions.len() <= PAGE);
            paged.extend(found.actions.iter().map(|(km, entry)| (*km, entry.spot.code)));
            if !found.has_more {
                break;
            }
        }
        prop_assert_eq!(paged.len(), all.len());
        for ((a, _), (b, _)) in paged.iter().zip(&all) {
            prop_assert!((a.unwrap_or(0.0) - b.unwrap_or(0.0)).abs() < 0.5);
        }
    }

    #[test]
    fn no_question_can_be_printed(near in ".*") {
        let ask = Ask { near, ..Ask::default() };
        prop_assert_eq!(format!("{ask:?}"), "Ask");
    }
}
