//! A real browser on the real program: the job from end to end with scripts off on a telephone, the
//! same with scripts, passkeys, a keyboard alone, and the accessibility of all kinds of pages.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::cli::scanned;
use crate::common::driver::{Browser, Manner};
use crate::common::program::folder;
use crate::common::world::Wish;
use crate::common::{Program, World, like_a_person, skipped, storm};

const AXE: &str = include_str!("assets/axe.min.js");
pub(crate) const PHONE: Manner = Manner { scripts: false, width: 360, height: 740, lang: "en" };
pub(crate) const DESK: Manner = Manner { scripts: true, width: 1280, height: 900, lang: "en" };
pub(crate) const SMALL: Wish = Wish { actions: 12, capacity: Some(500) };

/// A served world and a browser, where there is one.
pub(crate) struct Stage {
    _folder: tempfile::TempDir,
    pub(crate) world: World,
    pub(crate) program: Program,
    pub(crate) browser: Browser,
}

impl Stage {
    fn set(test: &str, manner: Manner) -> Option<Self> {
        Self::prepared(test, manner, SMALL, |_| {})
    }

    /// The same with more in the data folder, brought in before it is served.
    pub(crate) fn prepared(test: &str, manner: Manner, wish: Wish, more: impl FnOnce(&Path)) -> Option<Self> {
        let Some(browser) = Browser::open(manner) else {
            skipped(test, "CONVOKE_TEST_CHROMEDRIVER and CONVOKE_TEST_CHROMIUM are not set");
            return None;
        };
        let (folder, data) = folder();
        let world = World::fill(&data, None, wish);
        more(&data);
        let program = Program::serve_locally(&data);
        Some(Self { _folder: folder, world, program, browser })
    }

    pub(crate) fn at(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.program.address.port())
    }

    #[track_caller]
    pub(crate) fn go(&mut self, path: &str) {
        let url = self.at(path);
        self.browser.go(&url);
    }

    #[track_caller]
    pub(crate) fn fits(&mut self) {
        let wide =
            self.browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        let url = self.browser.url();
        assert!(wide.as_i64().is_some_and(|wide| wide <= 0), "{url} is {wide} pixels too wide");
    }

    /// Presses a button and waits for the page that follows; answers its path.
    #[track_caller]
    pub(crate) fn send(&mut self, button: &str) -> String {
        self.browser.run("document.documentElement.dataset.before = 'yes'");
        self.browser.click(button);
        self.browser.wait("html:not([data-before]) main h1");
        self.fits();
        let (url, at) = (self.browser.url(), self.at(""));
        url.trim_start_matches(&at).split(['?', '#']).next().unwrap_or_default().to_owned()
    }

    /// From the front page to an action near a ZIP code.
    fn find_an_action(&mut self) {
        self.go("/");
        self.browser.fill("input[name=near]", "55407");
        self.browser.press("\u{e007}");
        self.browser.arrives("/actions?");
        self.browser.click("main a[href^='/actions/']:not([href*='.']):not([href$='/new'])");
        self.browser.wait("form[action$='/rsvp']");
    }

    fn come_change_and_cancel(&mut self) {
        let begun = Instant::now();
        self.find_an_action();
        self.fits();
        like_a_person();
        self.browser.click("form[action$='/rsvp'] button[value=going]");
        self.browser.arrives("/rsvps/");
        assert!(begun.elapsed() < Duration::from_secs(30), "it took {:?}", begun.elapsed());
        let words = ui::Words::new(base::Lang::En);
        let title = self.browser.text("h1");
        assert!(title.contains(&*words.rsvp_is_going(1)), "{title}");
        self.fits();
        self.browser.fill("input[name=people]", "3");
        self.browser.press("\u{e007}");
        self.is_titled(&words.rsvp_is_going(3));
        self.browser.click("form[action$='/cancel'] button");
        self.is_titled(words.rsvp_canceled_title());
    }

    /// Waits until the page that comes is called so.
    fn is_titled(&mut self, title: &str) {
        let begun = Instant::now();
        while !self.browser.text("h1").contains(title) {
            assert!(begun.elapsed() < Duration::from_secs(8), "{}", self.browser.text("main"));
        }
    }
}

#[test]
fn somebody_comes_without_scripts_on_a_telephone() {
    let Some(mut stage) = Stage::set("somebody_comes_without_scripts", PHONE) else { return };
    stage.come_change_and_cancel();
    stage.browser.shape(320, 640);
    for path in [
        "/".to_owned(),
        format!("/calls/{}", stage.world.call),
        format!("/actions/{}", stage.world.actions[0]),
        "/actions?near=55407".to_owned(),
        "/sign-in".to_owned(),
        "/join".to_owned(),
        "/groups".to_owned(),
        "/about/what-we-keep".to_owned(),
    ] {
        stage.go(&path);
        stage.fits();
    }
    stage.go("/");
    stage.browser.click("a.tongue");
    stage.browser.wait("html[lang=es]");
    stage.go(&format!("/actions/{}", stage.world.actions[0]));
    stage.browser.wait("html[lang=es] form[action$='/rsvp']");
    stage.program.stop();
}

#[test]
fn somebody_joins_and_signs_in_with_password_and_app_without_scripts() {
    let Some(mut stage) = Stage::set("password_and_app_without_scripts", PHONE) else { return };
    stage.go("/join");
    let who = stage.browser.run("return document.querySelector('[name=sign_in_name]').value");
    let who = who.as_str().unwrap().to_owned();
    stage.browser.fill("input[name=name]", "Ana");
    stage.browser.fill("input[name=password]", "tres tristes tigres");
    like_a_person();
    stage.browser.press("\u{e007}");
    stage.browser.arrives("/join/authenticator");
    let app = scanned(&stage.browser.source());
    let now = || base::Clock::now(&base::SystemClock);
    stage.browser.fill("input[name=code]", &app.code(now()));
    stage.browser.press("\u{e007}");
    stage.browser.arrives("/me/keys/recovery");
    stage.browser.click("details.person summary");
    stage.send("form[action='/sign-out'] button");
    stage.go("/sign-in");
    stage.browser.fill("input[name=who]", &who);
    stage.browser.fill("input[name=password]", "tres tristes tigres");
    stage.browser.press("\u{e007}");
    stage.browser.arrives("/sign-in/code");
    // The code of the next half minute: this one's was used.
    stage.browser.fill("input[name=code]", &app.code(now().plus(Duration::from_secs(30))));
    stage.browser.press("\u{e007}");
    stage.browser.arrives("/me");
    stage.program.stop();
}

#[test]
fn with_scripts_it_is_the_same_and_figures_move_by_themselves() {
    let Some(mut stage) = Stage::set("with_scripts", DESK) else { return };
    stage.come_change_and_cancel();
    let call = format!("/calls/{}", stage.world.call);
    stage.go(&call);
    stage.browser.wait("convoke-live");
    stage.browser.wait(".map-buttons button");
    let shown = "return [...document.querySelectorAll('[data-live]')].map(e => e.textContent.trim()).join('|')";
    let before = stage.browser.run(shown);
    let action = stage.world.actions[1].clone();
    let fields = storm::wish(stage.program.address, &action);
    stage.program.client().post(&format!("/actions/{action}/rsvp"), &fields).is(303);
    let begun = Instant::now();
    while stage.browser.run(shown) == before {
        assert!(begun.elapsed() < Duration::from_secs(10), "the figures stay at {before}");
        std::thread::sleep(Duration::from_millis(50));
    }
    let mut complaints = stage.browser.complaints();
    // The receipt of what was canceled answers so, and browsers write that down.
    complaints.retain(|it| !(it.contains("/rsvps/") && it.contains("410 (Gone)")));
    assert!(complaints.is_empty(), "{complaints:?}");
    stage.program.stop();
}

#[test]
fn a_keyboard_alone_is_enough_to_come() {
    let Some(mut stage) = Stage::set("a_keyboard_alone", DESK) else { return };
    stage.go(&format!("/actions/{}", stage.world.actions[2]));
    like_a_person();
    for _ in 0..80 {
        stage.browser.press("\u{e004}");
        let at = stage.browser.run("const e = document.activeElement; return e.name + '=' + e.value");
        if at == "answer=going" {
            let seen = stage.browser.run("return document.activeElement.matches(':focus-visible')");
            assert_eq!(seen, true, "the focus is not to be seen");
            stage.browser.press("\u{e007}");
            stage.browser.arrives("/rsvps/");
            stage.program.stop();
            return;
        }
    }
    panic!("eighty presses of Tab do not reach the button");
}

#[test]
fn a_passkey_joins_and_signs_in() {
    let Some(mut stage) = Stage::set("a_passkey", DESK) else { return };
    stage.browser.add_authenticator();
    stage.go("/join");
    stage.browser.fill("input[name=name]", "Ana");
    like_a_person();
    stage.browser.click("convoke-passkey button");
    stage.browser.wait("form[action='/sign-out']");
    stage.go("/me");
    assert!(stage.browser.text("main").contains("Ana"));
    stage.go("/me");
    stage.browser.click("details.person summary");
    stage.browser.click("form[action='/sign-out'] button");
    stage.browser.wait("a[href^='/sign-in']");
    stage.go("/sign-in");
    stage.browser.click("convoke-passkey button");
    stage.browser.wait("form[action='/sign-out']");
    stage.program.stop();
}

const LOOK: &str = "const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'] }).then(
        r => done(r.passes.length < 5 ? ['axe saw nothing'] : r.violations.map(v => v.id + ': ' + v.help + ' at ' + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + (n.failureSummary || '').replace(/\\s+/g, ' ')).join('; '))),
        e => done(['axe failed: ' + e]));";

const ELSEWHERE: &str = "return performance.getEntriesByType('resource').map(e => e.name)
    .filter(name => !name.startsWith(location.origin + '/') && !name.startsWith('data:'))";

fn public_pages(world: &World) -> Vec<String> {
    let (call, group, action) = (&world.call, &world.group, &world.actions[0]);
    let mut all: Vec<String> = [
        "/",
        "/calls",
        "/groups",
        "/actions?near=55407",
        "/sign-in",
        "/join",
        "/rsvps",
        "/about",
        "/about/what-we-keep",
        "/sign-in/forgotten",
        "/nothing",
    ]
    .map(str::to_owned)
    .into();
    all.extend([format!("/calls/{call}"), format!("/calls/{call}/actions"), format!("/calls/{call}/endorsements")]);
    all.extend([format!("/groups/{group}"), format!("/actions/{action}"), format!("/actions/{action}/turnout")]);
    all
}

fn organizer_pages(world: &World) -> Vec<String> {
    let (call, group, action) = (&world.call, &world.group, &world.actions[0]);
    let mut all: Vec<String> =
        ["/me", "/me/profile", "/me/keys", "/me/sessions", "/groups/new", "/calls/new"].map(str::to_owned).into();
    all.extend([
        format!("/calls/{call}/actions/new"),
        format!("/actions/{action}/edit"),
        format!("/actions/{action}/coming"),
    ]);
    all.extend([
        format!("/groups/{group}/members"),
        format!("/groups/{group}/invitations"),
        format!("/calls/{call}/edit"),
    ]);
    all
}

/// What is wrong with these pages, by axe and by the browser itself.
pub(crate) fn look_at(stage: &mut Stage, pages: &[String], problems: &mut Vec<String>) {
    for path in pages {
        stage.go(path);
        stage.browser.run(AXE);
        let found = stage.browser.run_later(LOOK);
        let found = found.as_array().cloned().unwrap_or_default();
        problems.extend(found.iter().map(|problem| format!("{path}: {problem}")));
        let elsewhere = stage.browser.run(ELSEWHERE);
        if elsewhere.as_array().is_none_or(|all| !all.is_empty()) {
            problems.push(format!("{path} asks elsewhere: {elsewhere}"));
        }
        let complaints = stage.browser.complaints();
        // A missing page is missing on purpose.
        problems.extend(complaints.into_iter().filter(|c| !c.contains("/nothing")).map(|c| format!("{path}: {c}")));
        let wide =
            stage.browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if wide.as_i64().is_none_or(|wide| wide > 0) {
            problems.push(format!("{path} is {wide} pixels too wide"));
        }
    }
}

/// All kinds of pages, as anybody and as an organizer, in one language and one width.
fn look_everywhere(test: &str, lang: &'static str, width: u32) {
    let Some(mut stage) = Stage::set(test, Manner { width, lang, ..DESK }) else { return };
    let mut problems = Vec::new();
    let public = public_pages(&stage.world);
    look_at(&mut stage, &public, &mut problems);
    let session = stage.world.officer.clone();
    stage.browser.cookie("convoke", &session);
    let own = organizer_pages(&stage.world);
    look_at(&mut stage, &own, &mut problems);
    stage.browser.forget_cookies();
    let session = stage.world.admin.clone();
    stage.browser.cookie("convoke", &session);
    look_at(&mut stage, &["/admin".to_owned(), "/stewards/queue".to_owned()], &mut problems);
    assert!(problems.is_empty(), "{} problems in {lang} at {width}:\n{}", problems.len(), problems.join("\n"));
    stage.program.stop();
}

#[test]
fn every_kind_of_page_is_accessible_and_asks_nobody_else_in_english_on_a_desk() {
    look_everywhere("accessible in English", "en", 1280);
}

#[test]
fn every_kind_of_page_is_accessible_and_asks_nobody_else_in_spanish_on_a_telephone() {
    look_everywhere("accessible in Spanish", "es", 360);
}
