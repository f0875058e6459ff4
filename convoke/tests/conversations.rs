//! A conversation in a real browser, with scripts off on a telephone and on at a desk, in English and
//! Spanish: somebody takes part and comes to the map; the map is read with a keyboard alone and moves by
//! itself; map, report and lists are accessible in light and dark.

use std::path::Path;
use std::time::{Duration, Instant};

use base::{Actor, Lang};
use convoke::start;
use ui::Words;

use crate::browser::{DESK, PHONE, SMALL, Stage, look_at};
use crate::common::driver::Manner;
use crate::common::world::{block_on, config};

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";

/// The demo's conversation, held by the world's group, with people who have voted; answers its path.
fn talk(data: &Path, people: u32) -> String {
    let config = config(data, None);
    block_on(async {
        let app = start::start(&config).await.unwrap().app;
        let group = app.read(|db| people::group::store::find_by_slug(db, &Actor::system(), "harbor-tenants")).await;
        let holder = group.unwrap_or_else(|error: store::StoreError| panic!("{error}")).id;
        let slug = decide::conversation::demo::fill(&app, holder, people, 11).await.unwrap();
        app.drain().await;
        app.store().close().await.unwrap();
        ui::href::conversation(&slug)
    })
}

/// A stage with a conversation that has a map; its path.
fn set(test: &str, manner: Manner) -> Option<(Stage, String)> {
    let mut path = String::new();
    let stage = Stage::prepared(test, manner, SMALL, |data| path = talk(data, 240))?;
    Some((stage, path))
}

/// What a screen reader is told about the links of the map, in their order.
const CAMPS: &str = "return [...document.querySelectorAll('svg.opinion-map a')].map(a => a.getAttribute('aria-label'))";

#[track_caller]
fn camps(stage: &mut Stage) -> Vec<String> {
    let found = stage.browser.run(CAMPS);
    let all: Vec<String> = found.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect();
    assert!(all.len() >= 2, "the map has no camps:\n{}", stage.browser.text("main"));
    all
}

/// Takes part without scripts: votes, changes a vote, sees where all agree and where they stand.
fn takes_part(test: &str, lang: Lang) {
    let words = Words::new(lang);
    let Some((mut stage, path)) = set(test, Manner { lang: lang.tag(), ..PHONE }) else { return };
    stage.go(&path);
    stage.fits();
    for choice in ["agree", "disagree", "pass", "agree", "skip", "agree", "agree", "disagree", "agree", "agree"] {
        let before = stage.browser.text("#next-title");
        stage.send(&format!(".vote-card button[name=choice][value={choice}]"));
        let after = stage.browser.text("#next-title");
        assert_ne!(before, after, "the same statement twice after {choice}");
    }
    let card = stage.browser.text(".vote-card");
    assert!(card.contains(&*words.opinion_progress(10, 23)), "{card}");
    stage.go(&format!("{path}/votes"));
    stage.fits();
    assert!(stage.browser.text("main").contains(words.opinion_mine_title()));
    stage.send(".vote-list form button[value=pass]");
    stage.go(&format!("{path}/map"));
    stage.fits();
    let camps = camps(&mut stage);
    let main = stage.browser.text("main");
    let (agree, differ) = (words.opinion_agree_title(), words.opinion_differ_title());
    let (agree, differ) = (main.find(agree).expect("where all agree"), main.find(differ).expect("where we differ"));
    assert!(agree < differ, "what all agree on comes first:\n{main}");
    // The same camps in the picture, in the sentences and as headings of the lists.
    for (at, name) in camps.iter().enumerate() {
        let camp = words.opinion_camp(&char::from(b'A' + u8::try_from(at).unwrap()).to_string());
        assert!(name.contains(&*camp), "{name} is not {camp}");
        assert!(main.contains(&*camp), "nothing about {camp}:\n{main}");
    }
    assert!(!stage.browser.text(".opinion-figure figcaption").is_empty());
    stage.browser.shape(320, 640);
    for page in ["", "/map", "/report", "/statements", "/votes", "/link", "/statements/new"] {
        stage.go(&format!("{path}{page}"));
        stage.fits();
    }
    stage.program.stop();
}

#[test]
fn somebody_takes_part_without_scripts_and_reads_the_map_in_english() {
    takes_part("takes part in English", Lang::En);
}

#[test]
fn somebody_takes_part_without_scripts_and_reads_the_map_in_spanish() {
    takes_part("takes part in Spanish", Lang::Es);
}

#[test]
fn a_keyboard_alone_reads_the_map() {
    let Some((mut stage, path)) = set("the map by keyboard", DESK) else { return };
    stage.go(&format!("{path}/map"));
    let camps = camps(&mut stage);
    let focused =
        "const e = document.activeElement; return e.closest('svg.opinion-map') ? e.getAttribute('aria-label') : ''";
    let mut met: Vec<String> = Vec::new();
    for _ in 0..80 {
        stage.browser.press(TAB);
        let name = stage.browser.run(focused);
        let name = name.as_str().unwrap_or_default().to_owned();
        if name.is_empty() && met.is_empty() {
            continue;
        }
        if name.is_empty() {
            break;
        }
        let seen = stage.browser.run(
            "const e = document.activeElement; const mark = getComputedStyle(e.querySelector('.opinion-outline')); \
             return e.matches(':focus-visible') && mark.strokeWidth === '12px'",
        );
        assert_eq!(seen, true, "the focus on {name} is not to be seen");
        met.push(name);
    }
    assert_eq!(met, camps, "every camp, in the order of the letters");
    // The last camp is in focus no more: go back to it and follow it to what it says.
    stage.browser.run("document.querySelector('svg.opinion-map a').focus()");
    stage.browser.press(ENTER);
    stage.browser.arrives("#camp-A");
    let said = stage.browser.run("const e = document.querySelector(':target'); return e ? e.innerText : ''");
    let said = said.as_str().unwrap_or_default().to_owned();
    assert!(said.contains(&*Words::new(Lang::En).opinion_camp("A")), "{said}");
    assert!(said.lines().count() > 3, "the camp says nothing: {said}");
    stage.program.stop();
}

#[test]
fn with_scripts_the_map_moves_by_itself_and_nobody_is_interrupted() {
    let Some((mut stage, path)) = set("the map live", DESK) else { return };
    stage.go(&path);
    stage.browser.wait("convoke-opinion svg.opinion-map");
    let people = "return document.querySelector('[data-live=people]').textContent.trim()";
    let picture = "return document.querySelector('convoke-opinion svg.opinion-map').outerHTML";
    let (before, drawn) = (stage.browser.run(people), stage.browser.run(picture));
    // The first message says which map the page has.
    std::thread::sleep(Duration::from_millis(1_500));
    for _ in 0..8 {
        // Somebody new each time: without the cookie of the one before.
        let mut client = stage.program.client();
        let page = client.get(&path);
        let text = page.text();
        let (_, rest) = text.split_once("name=\"stamp\" value=\"").expect("a stamp");
        let stamp = rest.split('"').next().unwrap_or_default().to_owned();
        for statement in 1..=12 {
            let fields = [("stamp", stamp.as_str()), ("statement", &statement.to_string()), ("choice", "agree")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()));
            client.post(&format!("{path}/votes"), &fields).is(303);
        }
    }
    let begun = Instant::now();
    while stage.browser.run(people) == before || stage.browser.run(picture) == drawn {
        assert!(begun.elapsed() < Duration::from_secs(15), "the map does not move");
        std::thread::sleep(Duration::from_millis(100));
    }
    let complaints = stage.browser.complaints();
    assert!(complaints.is_empty(), "{complaints:?}");
    stage.program.stop();
}

/// The pages of a conversation, as strangers and as facilitators see them, in light and dark.
fn look(test: &str, lang: &'static str, width: u32) {
    let Some((mut stage, path)) = set(test, Manner { width, lang, ..DESK }) else { return };
    let page = |name: &&str| format!("{path}{name}");
    let public: Vec<String> =
        ["", "/map", "/report", "/statements", "/statements/3", "/moderation/log", "/link"].iter().map(page).collect();
    let own: Vec<String> = ["", "/moderation", "/arrivals", "/seeds", "/edit", "/state"].iter().map(page).collect();
    let mut problems = Vec::new();
    for scheme in ["light", "dark"] {
        stage.browser.prefers(scheme);
        stage.browser.forget_cookies();
        let mut found = Vec::new();
        look_at(&mut stage, &public, &mut found);
        let session = stage.world.officer.clone();
        stage.browser.cookie("convoke", &session);
        look_at(&mut stage, &own, &mut found);
        problems.extend(found.into_iter().map(|it| format!("{scheme}: {it}")));
    }
    assert!(problems.is_empty(), "{} problems in {lang} at {width}:\n{}", problems.len(), problems.join("\n"));
    stage.program.stop();
}

#[test]
fn conversation_map_and_report_are_accessible_in_light_and_dark_in_english_on_a_desk() {
    look("conversations accessible in English", "en", 1280);
}

#[test]
fn conversation_map_and_report_are_accessible_in_light_and_dark_in_spanish_on_a_telephone() {
    look("conversations accessible in Spanish", "es", 360);
}
