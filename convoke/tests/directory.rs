//! The room FIND in a real browser with scripts off on a telephone: a search, and a ride that is asked
//! for, offered, proposed and accepted, in English and in Spanish.

use std::path::Path;

use crate::browser::{PHONE, SMALL, Stage};
use crate::common::driver::{Browser, Manner};
use crate::common::program::{run, words};
use crate::common::{like_a_person, wait_for};

const SPANISH: Manner = Manner { lang: "es", ..PHONE };

/// A small directory as another directory would give it: open day and night, one of them in Spanish.
const DIRECTORY: [(&str, &str); 7] = [
    (
        "organizations.csv",
        "id,name,description\n1,Little Havana Kitchen,Meals for the whole street\n2,Elm Street Legal Aid,Advice for tenants\n",
    ),
    (
        "services.csv",
        "id,organization_id,name,description,status\na,1,Food pantry,Bread and vegetables for everybody,active\n\
         b,1,Comedor popular,Una comida caliente al día,active\nc,2,Legal aid,Help against evictions,active\n",
    ),
    ("locations.csv", "id,organization_id,location_type,name\nl,1,physical,Kitchen\nm,2,physical,Office\n"),
    ("service_at_location.csv", "id,service_id,location_id\nx,a,l\ny,b,l\nz,c,m\n"),
    (
        "addresses.csv",
        "id,location_id,address_1,city,state_province,postal_code,country,address_type\n\
         p,l,1407 NW 7th Street,Miami,FL,33125,US,physical\nq,m,12 Elm Street,Miami,FL,33130,US,physical\n",
    ),
    (
        "schedules.csv",
        "id,service_id,freq,byday,opens_at,closes_at\n\
         h,a,WEEKLY,\"MO,TU,WE,TH,FR,SA,SU\",00:00,00:00\ni,b,WEEKLY,\"MO,TU,WE,TH,FR,SA,SU\",00:00,00:00\n",
    ),
    ("languages.csv", "id,service_id,name,code\nu,a,Spanish,es\nv,b,Spanish,es\nw,c,English,en\n"),
];

fn bring_in(data: &Path) {
    let folder = data.parent().unwrap().join("package");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, text) in DIRECTORY {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let at = data.display().to_string();
    let from = folder.display().to_string();
    let output = run(data, &["--data", &at, "import", "directory", &from]);
    assert!(output.status.success(), "{}", words(&output));
}

fn set(test: &str, manner: Manner) -> Option<Stage> {
    Stage::prepared(test, manner, SMALL, bring_in)
}

#[test]
fn food_near_a_postal_code_in_spanish_open_now_is_found_without_scripts() {
    let Some(mut stage) = set("food_near_without_scripts", PHONE) else { return };
    stage.go("/directory");
    stage.fits();
    stage.browser.fill("input[name=q]", "food near 33125, Spanish, open now");
    stage.browser.press("\u{e007}");
    stage.browser.arrives("/directory?");
    stage.browser.wait(".finding");
    stage.fits();
    let page = stage.browser.text("main");
    for wanted in ["Food pantry", "Open", "1407 NW 7th Street", "Spanish"] {
        assert!(page.contains(wanted), "no {wanted} in:\n{page}");
    }
    assert!(!page.contains("Legal aid"), "{page}");
    stage.browser.click(".finding h3 a");
    stage.browser.wait(".freshness");
    stage.fits();
    let page = stage.browser.text("main");
    assert!(page.contains("Little Havana Kitchen") && page.contains("open 24 hours"), "{page}");
    stage.program.stop();
}

#[test]
fn se_encuentra_comida_cerca_sin_javascript() {
    let Some(mut stage) = set("comida_cerca_sin_javascript", SPANISH) else { return };
    stage.go("/directory");
    stage.browser.wait("html[lang=es]");
    stage.browser.fill("input[name=q]", "comida cerca de 33125, abierto ahora");
    stage.browser.press("\u{e007}");
    stage.browser.arrives("/directory?");
    stage.browser.wait(".finding");
    stage.fits();
    let page = stage.browser.text("main");
    assert!(page.contains("Comedor popular") && page.contains("Cerca de Miami"), "{page}");
    // What is wrong is said without an account.
    stage.browser.click(".finding h3 a");
    stage.browser.click("a[href$='/wrong']");
    stage.browser.click("input[name=wrong][value=hours]");
    stage.browser.fill("textarea[name=words]", "Los domingos cierran.");
    like_a_person();
    stage.browser.click("main form button[type=submit]");
    stage.browser.arrives("told=");
    stage.fits();
    stage.program.stop();
}

/// Fills the form of a need or an offer; answers the path of its receipt.
fn make(stage: &mut Stage, path: &str, title: &str, town: &str, contact: &str) -> String {
    stage.go(path);
    stage.fits();
    stage.browser.click("input[name=kind][value=ride]");
    stage.browser.fill("input[name=title]", title);
    stage.browser.fill("input[name=town]", town);
    // How to be reached is folded away: it need not be said.
    stage.browser.click("main details:has(input[name=contact]) > summary");
    stage.browser.fill("input[name=contact]", contact);
    like_a_person();
    let receipt = stage.send("main form button[type=submit]");
    assert!(receipt.starts_with("/aid/receipts/"), "{receipt}");
    receipt
}

/// What a receipt's page says now.
fn reads(browser: &mut Browser, url: &str) -> String {
    browser.go(url);
    browser.text("main")
}

fn waits_for(stage: &mut Stage, words: &str) {
    wait_for(words, std::time::Duration::from_secs(8), || stage.browser.text("main").contains(words).then_some(()));
}

fn a_ride(stage: &mut Stage, words: &ui::Words) {
    let need = make(stage, "/aid/needs/new", "To the kidney clinic", "33125", "305 555 0100");
    stage.browser.forget_cookies();
    let offer = make(stage, "/aid/offers/new", "A blue car", "33130", "driver@example.org");
    let (need, offer) = (stage.at(&need), stage.at(&offer));
    stage.browser.forget_cookies();
    let session = stage.world.admin.clone();
    stage.browser.cookie("convoke", &session);
    stage.go("/stewards/aid");
    stage.fits();
    let list = stage.browser.text("main");
    assert!(list.contains("To the kidney clinic") && list.contains("A blue car"), "{list}");
    assert!(!list.contains("305 555") && !list.contains("driver@"), "{list}");
    stage.send("button[name=step][value=propose]");
    stage.browser.forget_cookies();
    // Before both accept, neither learns what the other wrote.
    assert!(!reads(&mut stage.browser, &need).contains("blue car"));
    stage.fits();
    stage.send("button[name=says][value=yes]");
    waits_for(stage, words.aid_match_waits());
    let seen = reads(&mut stage.browser, &offer);
    assert!(!seen.contains("kidney") && !seen.contains("305 555"), "{seen}");
    stage.send("button[name=says][value=yes]");
    waits_for(stage, words.aid_match_accepted());
    let seen = stage.browser.text("main");
    assert!(seen.contains("kidney") && !seen.contains("305 555"), "{seen}");
    stage.fits();
    // The rider shows the number to this one driver; the driver keeps the address.
    reads(&mut stage.browser, &need);
    stage.send("button[name=says][value=show]");
    let seen = reads(&mut stage.browser, &offer);
    assert!(seen.contains("305 555 0100"), "{seen}");
    let seen = reads(&mut stage.browser, &need);
    assert!(seen.contains("blue car") && !seen.contains("driver@"), "{seen}");
    stage.program.stop();
}

#[test]
fn a_ride_is_asked_offered_proposed_and_accepted_without_scripts() {
    let Some(mut stage) = set("a_ride_without_scripts", PHONE) else { return };
    a_ride(&mut stage, ui::Words::new(base::Lang::En));
}

#[test]
fn se_pide_ofrece_y_acepta_un_viaje_sin_javascript() {
    let Some(mut stage) = set("un_viaje_sin_javascript", SPANISH) else { return };
    a_ride(&mut stage, ui::Words::new(base::Lang::Es));
}
