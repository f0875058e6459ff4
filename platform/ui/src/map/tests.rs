//! What a map promises: a bounded size, few links, a description, and no harm from odd points.

use super::*;
use crate::html;

/// Many points over the US with weights like those of a real day: few large, most small.
fn many(count: u32) -> Vec<(Point, u32, String)> {
    let mut state = 1_u64;
    let mut chance = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(state >> 33).unwrap()) / f64::from(1_u32 << 31)
    };
    (0..count)
        .map(|i| {
            let point = Point { lat: 33.0 + 8.0 * chance(), lon: -117.0 + 40.0 * chance() };
            let weight = whole((10.0 / (chance() + 0.000_1)).min(90_000.0));
            (point, u32::try_from(weight).unwrap(), format!("Action {i}"))
        })
        .collect()
}

fn spots(many: &[(Point, u32, String)]) -> Vec<Spot<'_>> {
    many.iter()
        .map(|(point, weight, label)| Spot {
            point: *point,
            weight: *weight,
            label,
            key: "abc",
            kind: SpotKind::Action,
        })
        .collect()
}

fn drawn_with(spots: &[Spot<'_>], frame: Option<Frame>, lang: Lang) -> String {
    draw(&MapInput {
        words: Words::new(lang),
        id: "map",
        title: "Where it happens <now>",
        spots,
        frame,
        here: None,
        towns: &[],
        href: &|spot| format!("/actions/{}", spot.key),
        area: &|b| format!("/search?box={},{},{},{}", b.west, b.south, b.east, b.north),
        data: Some("/map.geojson"),
        caption: html! { "Circle area = people." },
    })
    .into_string()
}

#[test]
fn thousands_of_points_stay_small_and_have_few_links() {
    let many = many(2_700);
    for lang in Lang::ALL {
        let svg = drawn_with(&spots(&many), None, lang);
        let own = svg.len() - US_LAND.len() - US_LINES.len();
        println!("2,700 points: {own} bytes beside the basemap, {} in all", svg.len());
        assert!(own < 30_000, "{own}");
        assert_eq!(svg.matches("<a href").count(), LINKS);
        assert!(!svg.contains("style="));
        assert!(svg.contains("Where it happens &lt;now&gt;"));
    }
}

#[test]
fn a_page_with_a_map_keeps_the_page_contract() {
    let many = many(200);
    for lang in Lang::ALL {
        for frame in [None, Some(Frame::World), Some(Frame::Box(Bounds::around(many[0].0, 60.0)))] {
            let map = maud::PreEscaped(drawn_with(&spots(&many), frame, lang));
            let look = crate::gallery::look(lang);
            let page = crate::page(&look, crate::Head::new("Map"), html! { h1 { "Map" } (map) });
            assert_eq!(crate::contract::check(&page.into_string()), Vec::<String>::new());
        }
    }
}

#[test]
fn basemaps_are_small() {
    assert!(US_LAND.len() + US_LINES.len() < 24_000);
    assert!(WORLD_LAND.len() + WORLD_LINES.len() < 28_000);
    for path in [US_LAND, US_LINES, WORLD_LAND, WORLD_LINES] {
        assert!(path.bytes().all(|b| b"mz- 0123456789".contains(&b)));
    }
}

#[test]
fn a_wrong_point_is_told_of_and_draws_nothing() {
    let mut many = many(50);
    many.push((Point { lat: 0.0, lon: 0.0 }, 1_000_000, "Nowhere".to_owned()));
    let svg = drawn_with(&spots(&many), None, Lang::En);
    assert!(svg.contains(r#"data-frame="us""#));
    assert!(svg.contains("One place lies outside this map"));
    assert!(!svg.contains("Nowhere"));
}

#[test]
fn an_empty_map_says_so() {
    let svg = drawn_with(&[], None, Lang::Es);
    assert!(svg.contains("Todavía no hay nada"));
}

#[test]
fn a_region_is_enlarged_and_links_lead_to_its_actions() {
    let minneapolis = Point { lat: 44.98, lon: -93.26 };
    let near = [(minneapolis, 30, "One".to_owned()), (Point { lat: 44.95, lon: -93.1 }, 20, "Two".to_owned())];
    let frame = Frame::Box(Bounds::around(minneapolis, 40.0));
    let svg = drawn_with(&spots(&near), Some(frame), Lang::En);
    assert_eq!(svg.matches(r#"<a href="/actions/abc""#).count(), 2, "{svg}");
    assert!(svg.contains("One: 30 people coming"));
}

#[test]
fn the_whole_world_and_all_insets_are_drawn() {
    let places = [(21.31, -157.86), (61.2, -149.9), (18.46, -66.1), (44.98, -93.26)];
    let many: Vec<_> = places.iter().map(|(lat, lon)| (Point { lat: *lat, lon: *lon }, 10, "x".to_owned())).collect();
    assert_eq!(drawn_with(&spots(&many), None, Lang::En).matches("<a href").count(), 4);
    let world = drawn_with(&spots(&many), Some(Frame::World), Lang::En);
    assert!(world.contains(r#"data-frame="world""#));
    assert_eq!(world.matches("<a href").count(), 4);
}

#[test]
fn numbers_are_short() {
    assert_eq!(short(Lang::En, 940), "940");
    assert_eq!(short(Lang::En, 3_400), "3.4k");
    assert_eq!(short(Lang::Es, 3_400), "3,4k");
    assert_eq!(short(Lang::En, 38_200), "38k");
    assert_eq!(short(Lang::En, 2_000), "2k");
    assert_eq!(short(Lang::En, 999_900), "1M");
    assert_eq!(short(Lang::En, 1_240_000), "1.2M");
    assert_eq!(round_number(84_000), 50_000);
    assert_eq!(round_number(0), 1);
}
