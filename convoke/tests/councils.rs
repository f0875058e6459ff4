//! Delegates and councils in a real browser, scripts off, on a telephone, in English and Spanish: a
//! body elects its delegate, binds and recalls them; a council decides and its bodies ratify.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use base::{Actor, Clock, GroupRole, Lang, OsRandom, Random, SiteRole, SystemClock, Time};
use convoke::start;
use people::group::model::{GroupDraft, GroupKind};
use store::{Change, Sql, StoreError, args, sql};
use ui::Words;

use crate::browser::{PHONE, SMALL, Stage};
use crate::common::driver::Manner;
use crate::common::world::{block_on, config};
use crate::common::{Program, wait_for};

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
const ELECTIONS: Sql = sql!("UPDATE elections SET opened_at = opened_at - $1, closes_at = closes_at - $1");
const JOBS: Sql = sql!("UPDATE jobs SET run_at = run_at - $1");

/// The sessions of those who act.
#[derive(Clone, Debug, Default)]
struct Sessions {
    /// Members of the first body, called "Member 0" to "Member 3".
    members: Vec<String>,
    /// The officer of the council.
    convener: String,
    /// The only member of the second body.
    other: String,
}

/// Changes the database of a data folder that nobody serves.
fn changed<T: Send + 'static>(
    data: &Path,
    change: impl Fn(&mut Change) -> Result<T, StoreError> + Send + 'static,
) -> T {
    let config = config(data, None);
    block_on(async {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let store = start::open_store(&config, &start::rooms(), clock).await.unwrap();
        let done = store.change(change).await;
        store.close().await.unwrap();
        done.unwrap()
    })
}

/// A second body of one, and a council of both.
fn council(db: &mut Change, first: &str) -> Result<(String, String), StoreError> {
    let (random, now): (&dyn Random, Time) = (&OsRandom, SystemClock.now());
    let system = Actor::system();
    let group = |db: &mut Change, name: &str, kind, officer: &str| {
        let who = people::demo::person(db, random, officer, Lang::En, SiteRole::None, now)?;
        let draft = GroupDraft::named(kind, name, "Neighbors who act together.");
        let (id, _) = people::group::store::insert(db, &draft, None, Some(who), now, random)?;
        people::membership::store::begin(db, id, who, GroupRole::Officer, now, random)?;
        Ok::<_, StoreError>((id, people::demo::session_token(db, random, who, now)?))
    };
    let (second, other) = group(db, "Oak Court", GroupKind::Local, "Odile")?;
    let (council, convener) = group(db, "City council", GroupKind::Council, "Coro")?;
    let first = people::group::store::find_by_slug(db, &system, first)?.id;
    for body in [first, second] {
        let by = people::membership::store::officer(db, &system, body)?;
        let whole = people::group::store::find(db, &system, council)?;
        let asked = people::coalition::store::ask(db, by, &whole, now, random);
        assert!(asked.is_ok(), "{asked:?}");
        let admitted = people::coalition::store::accept(db, &system, &whole, body, now, random);
        assert!(admitted.is_ok(), "{admitted:?}");
    }
    Ok((convener, other))
}

struct Story {
    stage: Stage,
    data: PathBuf,
    sessions: Sessions,
    words: &'static Words,
}

impl Story {
    fn begin(test: &str, lang: Lang) -> Option<Self> {
        let mut data = PathBuf::new();
        let manner = Manner { lang: lang.tag(), ..PHONE };
        let stage = Stage::prepared(test, manner, SMALL, |at| at.clone_into(&mut data))?;
        let mut it = Self { stage, data, sessions: Sessions::default(), words: Words::new(lang) };
        it.stage.program.stop();
        it.sessions.members = it.stage.world.add_members(&it.data, None, 4);
        let first = it.stage.world.group.clone();
        (it.sessions.convener, it.sessions.other) = changed(&it.data, move |db| council(db, &first));
        it.serve();
        Some(it)
    }

    fn serve(&mut self) {
        self.stage.program = Program::serve_locally(&self.data);
    }

    /// Lets eight days pass: every ballot that was open is over.
    fn eight_days_pass(&mut self) {
        self.stage.program.stop();
        changed(&self.data, |db| {
            db.exec(ELECTIONS, args![8 * DAY_MS])?;
            db.exec(JOBS, args![8 * DAY_MS])
        });
        self.serve();
    }

    /// Opens a page as somebody.
    fn visit(&mut self, session: &str, path: &str) {
        self.stage.go("/about");
        self.stage.browser.forget_cookies();
        self.stage.browser.cookie("convoke", session);
        self.stage.go(path);
        self.stage.fits();
    }

    /// Presses a button; answers the path of the page that follows.
    fn send(&mut self, button: &str) -> String {
        self.stage.send(button)
    }

    #[track_caller]
    fn reads(&mut self, text: &str) {
        let seen = self.stage.browser.text("main");
        assert!(seen.contains(text), "{} does not say {text:?}:\n{seen}", self.stage.browser.url());
    }

    /// Waits until a page says something that a job brings about.
    #[track_caller]
    fn comes_to_read(&mut self, path: &str, text: &str) {
        wait_for(&format!("{text:?} on {path}"), Duration::from_secs(20), || {
            self.stage.go(path);
            self.stage.browser.text("main").contains(text).then_some(())
        });
    }

    /// Where the link of these words leads.
    #[track_caller]
    fn link(&mut self, key: &str) -> String {
        let text = self.words.by_key(key, &[]).unwrap();
        let found = self.stage.browser.run(&format!(
            "const all = [...document.querySelectorAll('main a')]; \
             const a = all.find(a => a.textContent.trim().startsWith('{text}')); \
             return a ? a.getAttribute('href') : ''"
        ));
        let found = found.as_str().unwrap_or_default().to_owned();
        assert!(!found.is_empty(), "no link {text:?}:\n{}", self.stage.browser.text("main"));
        found
    }

    /// Casts a ballot by ticking what `marks` names, or choosing the rank it gives.
    fn cast(&mut self, session: &str, election: &str, marks: &[(&str, &str)]) {
        self.visit(session, &format!("{election}/ballot"));
        for (name, value) in marks {
            if name.contains('-') {
                self.stage.browser.click(&format!("select[name='{name}'] option[value='{value}']"));
            } else {
                self.stage.browser.click(&format!("input[name='{name}'][value='{value}']"));
            }
        }
        self.send("main form button");
        let title = self.words.ballot_done();
        self.send("button[name=step][value=cast]");
        self.reads(title);
    }

    /// An officer sets up seats; two members stand; five people rank; answers the seats' path.
    fn elect(&mut self) -> String {
        let (officer, slug) = (self.stage.world.officer.clone(), self.stage.world.group.clone());
        self.visit(&officer, &format!("/groups/{slug}/delegates/new"));
        self.stage.browser.fill("input[name=title]", "Delegada");
        self.stage.browser.click("select[name=council] option[value=city-council]");
        for (name, value) in [("seats", "1"), ("substitutes", "1"), ("recall", "30")] {
            self.stage.browser.fill(&format!("input[name={name}]"), value);
        }
        self.stage.browser.click("input[name=audience][value=everybody]");
        let seats = self.send("main form button");
        let members = self.sessions.members.clone();
        for member in &members[..2] {
            self.visit(member, &seats);
            self.stage.browser.click("main details:has([name=words]) > summary");
            self.stage.browser.fill("[name=words]", "I report every week.");
            self.send("button[name=then][value=stand]");
        }
        self.visit(&officer, &format!("{seats}/election"));
        let election = self.send("main form button");
        for member in &members {
            self.cast(member, &election, &[("c1-1", "1"), ("c1-2", "2")]);
        }
        self.eight_days_pass();
        seats
    }

    /// The number of the member who holds the first seat.
    fn holder(&mut self, seats: &str) -> usize {
        let held = format!("main a[href='{seats}/seats/1']");
        let name = wait_for("a seat that is held", Duration::from_secs(20), || {
            self.stage.go(seats);
            Some(self.stage.browser.text(&held)).filter(|name| name.starts_with("Member"))
        });
        name.trim_start_matches("Member ").chars().next().and_then(|c| c.to_digit(10)).unwrap() as usize
    }

    /// The body gives its delegate a mandate, as a proposal that it adopts.
    fn bind(&mut self, seats: &str) {
        let (officer, members) = (self.stage.world.officer.clone(), self.sessions.members.clone());
        self.visit(&officer, &format!("{seats}/mandate/new"));
        self.stage.browser.fill("[name=alone]", "Dates of meetings");
        self.stage.browser.fill("[name=as_told]", "Strike in May: yes");
        let proposal = self.send("main form button");
        self.visit(&officer, &format!("{proposal}/state"));
        self.stage.browser.click("input[name=step][value=open]");
        self.send("main form button");
        self.visit(&officer, &format!("{proposal}/decide"));
        self.stage.browser.click("input[name=way][value=ballot]");
        let election = self.send("main form button");
        for member in &members {
            self.cast(member, &election, &[("c1", "1")]);
        }
        self.eight_days_pass();
        self.visit(&members[3], seats);
        self.comes_to_read(seats, "Strike in May: yes");
    }

    /// The council asks its delegates, the bodies ratify; answers the resolution's path.
    fn decide(&mut self, holder: usize) -> String {
        let it = self.sessions.clone();
        self.visit(&it.convener, "/groups/city-council/council/rules");
        self.stage.browser.click("input[name=asks][value=always]");
        self.send("main form button");
        self.visit(&it.convener, "/groups/city-council/council/new");
        self.stage.browser.fill("input[name=title]", "Strike in May");
        let resolution = self.send("main form button");
        let election = self.link("resolution-to-ballot");
        self.cast(&it.members[holder], &election, &[("c1", "1")]);
        self.eight_days_pass();
        let awaited = self.words.by_key("resolution-state-asking", &[]).unwrap();
        self.visit(&it.members[3], &resolution);
        self.comes_to_read(&resolution, &awaited);
        let first = self.link("resolution-answer-ballot");
        for member in &it.members {
            self.cast(member, &first, &[("c1", "1")]);
        }
        self.visit(&it.other, &resolution);
        let second = self.link("resolution-answer-ballot");
        self.cast(&it.other, &second, &[("c1", "1")]);
        self.eight_days_pass();
        resolution
    }

    /// Who begins the petition has signed it; the second of thirty percent opens the ballot by which the
    /// seat passes on.
    fn recall(&mut self, seats: &str) {
        let members = self.sessions.members.clone();
        self.visit(&members[3], &format!("{seats}/seats/1/recall"));
        self.stage.browser.fill("[name=reason]", "Voted against what we decided.");
        let petition = self.send("main form button");
        self.visit(&members[2], &petition);
        self.send("form[action$='/signatures'] button[value=sign]");
        let election = self.link("delegate-to-election");
        for member in &members {
            self.cast(member, &election, &[("c1", "1")]);
        }
        self.eight_days_pass();
    }
}

fn from_election_to_recall(test: &str, lang: Lang) {
    let Some(mut story) = Story::begin(test, lang) else { return };
    let seats = story.elect();
    let holder = story.holder(&seats);
    story.bind(&seats);
    let resolution = story.decide(holder);
    let decided = story.words.by_key("ballot-to-decision", &[]).unwrap();
    story.comes_to_read(&resolution, &decided);
    let decision = story.link("ballot-to-decision");
    story.visit(&story.sessions.members[3].clone(), &decision);
    story.reads("Strike in May");
    // What the delegate did with the mandate stands on the page of the seat.
    let seat = format!("{seats}/seats/1");
    story.comes_to_read(&seat, "Strike in May");
    story.recall(&seats);
    let recalled = story.words.by_key("delegate-ended-recalled", &[]).unwrap();
    story.comes_to_read(&seat, &recalled);
    assert_ne!(story.holder(&seats), holder, "the substitute holds the seat");
    story.stage.program.stop();
}

#[test]
fn a_delegate_is_elected_bound_and_recalled_and_a_council_decides_without_scripts() {
    from_election_to_recall("a_delegate_is_elected_bound_and_recalled", Lang::En);
}

#[test]
fn the_same_in_spanish() {
    from_election_to_recall("a_delegate_in_spanish", Lang::Es);
}
