//! What leaves in files: it parses, it is complete, and what is not public is in none of it.

use base::SeededRandom;
use icalendar::Component;
use proptest::prelude::*;
use store::StoreError;
use ui::Words;

use super::calendar::Calendar;
use super::files::{COLUMNS, Csv, GeoJson, guarded};
use super::model::Beside;
use crate::near::demo::spot;
use crate::near::trial::{Planted, planted};
use crate::trial::{world, worlds};

const NOW: base::Time = base::Time::from_millis(1_790_856_000_000);

/// Every address that shows actions of the call, the group or everything.
fn addresses(planted: &Planted) -> Vec<String> {
    let (call, group) = (&planted.call, &planted.group);
    let mut all = vec![
        "/".to_owned(),
        "/actions".to_owned(),
        "/actions?near=55407".to_owned(),
        "/actions/calendar.ics".to_owned(),
        "/actions/calendar.ics?near=55407".to_owned(),
        "/actions/actions.geojson".to_owned(),
        format!("{group}/calendar.ics"),
        format!("{group}/feed.atom"),
        call.clone(),
        format!("{call}/actions"),
        format!("{call}/actions?sort=going"),
        format!("{call}/actions.csv"),
        format!("{call}/actions.geojson"),
        format!("{call}/calendar.ics"),
        format!("{call}/feed.atom"),
        format!("{call}/flyer"),
        format!("{call}/share.png"),
    ];
    for at in [0, 1, 2, 4, 5] {
        let action = planted.action(at);
        all.extend([
            format!("{action}/calendar.ics"),
            format!("{action}/flyer?paper=a4"),
            format!("{action}/share.png"),
        ]);
    }
    all
}

#[tokio::test]
async fn an_address_shown_after_an_rsvp_is_in_no_list_map_feed_file_or_picture() {
    for world in worlds().await {
        let planted = planted(&world).await;
        let mut stranger = world.site.browser();
        for address in addresses(&planted) {
            let reply = stranger.get(&address).await;
            reply.is(200);
            for secret in ["CANARY", "canary.example", "44.912", "93.2123"] {
                assert!(!reply.text().contains(secret), "{}: {address} tells {secret}", world.engine);
            }
            if reply.headers["content-type"].to_str().unwrap().starts_with("text/html") {
                assert_eq!(ui::contract::check(&reply.text()), Vec::<String>::new(), "{address}");
            }
        }
        for suffix in ["/calendar.ics", "/flyer", "/share.png"] {
            stranger.get(&format!("{}{suffix}", planted.action(3))).await.is(404);
        }
    }
}

#[tokio::test]
async fn what_is_hidden_or_a_draft_is_missing_in_every_form() {
    let world = world().await;
    let planted = planted(&world).await;
    let mut stranger = world.site.browser();
    let (call, action) = (planted.call_id, planted.actions[0].id);
    let hide = move |id: uuid::Uuid| {
        move |db: &mut store::Change| {
            const HIDE: store::Sql =
                store::sql!("INSERT INTO hidings (subject, kind, reason, hidden_at) VALUES ($1, 'x', 'spam', 1)");
            db.exec(HIDE, store::args![id]).map(|_| ())
        }
    };
    world.app().change(hide(action.0)).await.unwrap();
    for suffix in ["", "/calendar.ics", "/flyer", "/share.png"] {
        stranger.get(&format!("{}{suffix}", planted.action(0))).await.is(404);
    }
    let suffixes = ["actions", "actions.csv", "actions.geojson", "calendar.ics", "feed.atom", "flyer", "share.png"];
    for suffix in suffixes {
        let reply = stranger.get(&format!("{}/{suffix}", planted.call)).await;
        reply.is(200).hides("Union Hall");
    }
    stranger.get("/actions").await.hides("Union Hall");
    world.app().change(hide(call.0)).await.unwrap();
    for suffix in suffixes {
        stranger.get(&format!("{}/{suffix}", planted.call)).await.is(404);
    }
    stranger.get("/actions").await.hides("Noon rally").hides("Rent day");
    stranger.get("/groups/nobody/calendar.ics").await.is(404);
    stranger.get("/groups/nobody/feed.atom").await.is(404);
    assert!(!planted.group_id.to_string().is_empty());
}

#[tokio::test]
async fn the_table_filters_sorts_and_adds_up() {
    let world = world().await;
    let planted = planted(&world).await;
    let (id, now, random) = (planted.actions[0].id, world.site.now(), world.app().random_arc());
    let counted = world.app().change(move |db| {
        const COUNT: store::Sql = store::sql!(
            "INSERT INTO turnout_estimates (id, action_id, low, high, source, method, note, made_at, chosen_at, \
             chosen_reason) VALUES ($1, $2, 1000, 1500, 'organizers', 'count', '', $3, $3, 'x')"
        );
        db.exec(COUNT, store::args![base::ActionId::new(now, random.as_ref()), id, now])?;
        Ok::<_, StoreError>(())
    });
    counted.await.unwrap();
    let mut stranger = world.site.browser();
    let path = format!("{}/actions", planted.call);
    let page = stranger.get(&path).await;
    page.is(200).shows("5 actions").shows("1,000–1,500").shows("Canceled").shows("Springfield, IL");
    stranger.get(&format!("{path}?region=IL")).await.shows("1 action").hides("Union Hall");
    stranger.get(&format!("{path}?kind=vigil")).await.shows("1 action").shows("Night vigil");
    stranger.get(&format!("{path}?from=2099-01-01")).await.shows("No action fits");
    let csv = stranger.get(&format!("{path}.csv")).await.text();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), COLUMNS);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 5);
    let rally = rows.iter().find(|row| &row[2] == "Noon rally").unwrap();
    assert_eq!((&rally[8], &rally[17], &rally[23], &rally[24]), ("Union Hall", "Local 26", "1000", "1500"));
    assert!(rows.iter().any(|row| row[2].starts_with("'=SUM(A1)")), "no cell is a formula");
    let geojson: geojson::GeoJson = stranger.get(&format!("{path}.geojson")).await.text().parse().unwrap();
    let geojson::GeoJson::FeatureCollection(collection) = geojson else { panic!("not a collection") };
    assert_eq!(collection.features.len(), 3, "what takes place somewhere");
}

#[tokio::test]
async fn calendars_keep_what_is_canceled_and_count_changes() {
    let world = world().await;
    let planted = planted(&world).await;
    let mut stranger = world.site.browser();
    let text = stranger.get(&format!("{}/calendar.ics", planted.call)).await.text();
    let calendar: icalendar::Calendar = text.parse().unwrap();
    let events: Vec<&icalendar::Event> = calendar.events().collect();
    assert_eq!(events.len(), 5);
    let uid = format!("{}@convoke.test", planted.actions[2].code);
    let canceled = events.iter().find(|e| e.get_uid() == Some(&uid)).unwrap();
    assert_eq!(canceled.property_value("STATUS"), Some("CANCELLED"));
    assert_eq!(canceled.property_value("SEQUENCE"), Some(planted.actions[2].version.to_string().as_str()));
    for path in [planted.action(0), planted.group.clone()] {
        let text = stranger.get(&format!("{path}/calendar.ics")).await.text();
        assert!(text.parse::<icalendar::Calendar>().unwrap().events().count() >= 1, "{path}");
    }
}

#[tokio::test]
async fn news_feeds_are_well_formed_and_tell_what_happened() {
    let world = world().await;
    let planted = planted(&world).await;
    let mut stranger = world.site.browser();
    for path in [&planted.call, &planted.group] {
        let text = stranger.get(&format!("{path}/feed.atom")).await.text();
        let feed = atom_syndication::Feed::read_from(text.as_bytes()).unwrap();
        assert!(feed.entries.iter().any(|entry| entry.title.as_str().contains("Far, far\" \\ <b>&")), "{text}");
        assert!(feed.entries.iter().any(|entry| entry.title.as_str().contains("Rent day")), "{text}");
        let mut ids: Vec<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), feed.entries.len(), "every entry has an id of its own");
        assert!(feed.entries.is_sorted_by(|a, b| a.updated >= b.updated));
        assert!(feed.links.iter().any(|link| link.rel == "self" && link.href.starts_with("http://convoke.test/")));
    }
}

fn site() -> web::Site {
    web::Site {
        name: "Convoke".to_owned(),
        town: None,
        base_url: "https://example.org".to_owned(),
        lang: base::Lang::En,
        mails: false,
        joining: web::Joining::Open,
        demo: false,
        contact: None,
    }
}

/// The lines of a calendar, unfolded.
fn unfolded(text: &str) -> Vec<String> {
    text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

proptest! {
    #[test]
    fn any_title_comes_back_from_a_calendar(title in "\\PC{1,200}") {
        let random = SeededRandom::new(1);
        let mut made = spot(&random, NOW, &title, "55407");
        made.place.name = title.clone();
        let site = site();
        let mut calendar = Calendar::new(Words::new(base::Lang::En), &site, &title);
        calendar.add(&made);
        let text = calendar.finish();
        for line in text.split("\r\n") {
            prop_assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
        }
        let summary = unfolded(&text).into_iter().find(|line| line.starts_with("SUMMARY:")).unwrap();
        let raw = summary.trim_start_matches("SUMMARY:");
        let mut back = String::new();
        let mut signs = raw.chars();
        while let Some(sign) = signs.next() {
            back.push(if sign == '\\' { signs.next().unwrap() } else { sign });
        }
        prop_assert_eq!(back, title);
        prop_assert!(text.parse::<icalendar::Calendar>().is_ok());
    }

    #[test]
    fn any_title_comes_back_from_csv_and_geojson(title in "\\PC{0,80}", going in any::<u32>()) {
        let random = SeededRandom::new(1);
        let mut made = spot(&random, NOW, &title, "55407");
        made.figures.going = going;
        let (mut csv, mut geo) = (Csv::new().unwrap(), GeoJson::new());
        csv.add("https://example.org", &made, &Beside::default()).unwrap();
        geo.add("https://example.org", &made, &Beside::default());
        let bytes = csv.finish().unwrap();
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let row = reader.records().next().unwrap().unwrap();
        prop_assert_eq!(&row[2], guarded(title.clone()));
        prop_assert!(!row.iter().any(|cell| cell.starts_with(['=', '@', '\t', '\r'])));
        let geojson: geojson::GeoJson = geo.finish().parse().unwrap();
        let geojson::GeoJson::FeatureCollection(collection) = geojson else { panic!("not a collection") };
        prop_assert_eq!(collection.features[0].property("title").unwrap().as_str().unwrap(), title);
        prop_assert_eq!(collection.features[0].property("weight").unwrap().as_u64(), Some(u64::from(going)));
    }
}
