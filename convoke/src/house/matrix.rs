//! Role × route: what every kind of visitor really gets from every route, asked of the whole site, and
//! committed as `docs/access-matrix.txt`.
//!
//! Paths are filled with what belongs to one group (its call, its action, its member, …); "officer of
//! another group" therefore tries another's ids everywhere. A POST carries a sound stamp and no fields:
//! who may not do it must get "missing" before anything is read.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use act::action::demo::sample;
use act::action::model::{Action, Figures, OfCall, OfGroup, State};
use act::call::demo::DemoCall;
use act::call::model::State as CallState;
use act::turnout::model::{Estimate, Method as How, Range, Source};
use base::{
    Access, ActionId, Actor, Code, FixedClock, GroupId, GroupRole, Lang, Method, PersonId, Random, Row, SiteRole, Time,
};
use people::group::model::{GroupDraft, GroupKind, Visibility};
use store::{Change, Store, StoreConfig, StoreError};
use testkit::{Browser, NOON, Site};

use super::in_step;
use crate::start;

/// Who asks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Who {
    Anyone,
    Stranger,
    OtherOfficer,
    Member,
    Steward,
    Officer,
    Organizer,
    SiteSteward,
    Admin,
}

impl Who {
    const ALL: [Self; 9] = [
        Self::Anyone,
        Self::Stranger,
        Self::OtherOfficer,
        Self::Member,
        Self::Steward,
        Self::Officer,
        Self::Organizer,
        Self::SiteSteward,
        Self::Admin,
    ];

    const fn word(self) -> &'static str {
        match self {
            Self::Anyone => "anyone",
            Self::Stranger => "stranger",
            Self::OtherOfficer => "other's officer",
            Self::Member => "member",
            Self::Steward => "steward",
            Self::Officer => "officer",
            Self::Organizer => "organizer",
            Self::SiteSteward => "site steward",
            Self::Admin => "admin",
        }
    }

    /// Whether this visitor has nothing to do with the group in the path.
    const fn is_outside(self) -> bool {
        matches!(self, Self::Anyone | Self::Stranger | Self::OtherOfficer)
    }
}

/// The small world: sessions, and what fills the paths.
#[derive(Clone, Debug, Default)]
struct Cast {
    sessions: BTreeMap<Who, String>,
    parts: BTreeMap<&'static str, String>,
    secret_group: String,
    draft_call: String,
}

impl Cast {
    fn path(&self, template: &str) -> String {
        let mut out = template.to_owned();
        for (name, value) in &self.parts {
            out = out.replace(&format!("{{{name}}}"), value);
        }
        // Handles, tokens and ids that nobody has.
        while let Some((before, rest)) = out.split_once('{') {
            let after = rest.split_once('}').map_or("", |(_, after)| after);
            out = format!("{before}00000000000000000000000000{after}");
        }
        out
    }
}

async fn open(folder: &Path) -> Site {
    let clock = Arc::new(FixedClock::at(NOON));
    let rooms = start::rooms();
    let address = format!("sqlite:{}", folder.join("convoke.db").display());
    let config = StoreConfig { durable: false, ..StoreConfig::new(address) };
    let store = Store::open(&config, &start::migrations(&rooms), Arc::<FixedClock>::clone(&clock)).await.unwrap();
    Site::open(store, clock, rooms, people::identify())
}

fn people(db: &mut Change, random: &dyn Random, now: Time) -> Result<BTreeMap<Who, PersonId>, StoreError> {
    let mut all = BTreeMap::new();
    for who in Who::ALL.into_iter().filter(|who| *who != Who::Anyone) {
        let role = match who {
            Who::SiteSteward => SiteRole::Steward,
            Who::Admin => SiteRole::Admin,
            _ => SiteRole::None,
        };
        all.insert(who, people::demo::person(db, random, who.word(), Lang::En, role, now)?);
    }
    Ok(all)
}

fn fill(db: &mut Change, random: &dyn Random, now: Time) -> Result<Cast, StoreError> {
    use people::membership::store::begin;
    let all = people(db, random, now)?;
    let group = |db: &mut Change, name: &str, officer: PersonId, visibility| {
        let draft = GroupDraft { visibility, ..GroupDraft::named(GroupKind::Local, name, "A trial.") };
        let (id, slug) = people::group::store::insert(db, &draft, None, Some(officer), now, random)?;
        begin(db, id, officer, GroupRole::Officer, now, random)?;
        Ok::<_, StoreError>((id, slug.to_string()))
    };
    let (ours, slug) = group(db, "Ours", all[&Who::Officer], Visibility::Public)?;
    group(db, "Theirs", all[&Who::OtherOfficer], Visibility::Public)?;
    let (_, secret_group) = group(db, "Kept quiet", all[&Who::Officer], Visibility::Private)?;
    begin(db, ours, all[&Who::Member], GroupRole::Member, now, random)?;
    begin(db, ours, all[&Who::Steward], GroupRole::Steward, now, random)?;
    let member = Actor { person: Some(all[&Who::Member]), ..Actor::default() };
    let handle = people::membership::store::mine(db, &member, ours)?.ok_or(StoreError::Missing)?.handle;
    let day = now.plus(Duration::from_hours(24 * 20));
    let date = day.to_jiff().to_zoned(jiff::tz::TimeZone::UTC).date();
    let call = |db: &mut Change, title, state| {
        let it = DemoCall {
            group: ours,
            title,
            summary: "One day.",
            text: "",
            demands: &[],
            why: "",
            starts: date,
            ends: date,
            langs: &["en"],
            state,
        };
        act::call::demo::insert(db, &it, now, random)
    };
    let (call_id, call_slug) = call(db, "A day", CallState::Open)?;
    let (_, draft_call) = call(db, "Not yet", CallState::Draft)?;
    let mut action: Action = sample(State::Published);
    action.id = ActionId::new(now, random);
    action.code = Code::new(random);
    action.figures = Figures::default();
    let title = String::new();
    action.call = Some(OfCall { id: call_id, slug: call_slug.to_string(), title, group: ours, is_public: true });
    action.group = Some(OfGroup { id: ours, slug: slug.clone(), name: String::new(), is_public: true });
    action.content.starts_at = day;
    action.content.ends_at = day.plus(Duration::from_hours(2));
    act::action::store::insert(db, &action, None)?;
    act::action::store::add_organizer(db, action.id, all[&Who::Organizer], true, now)?;
    let id = base::id::uuid_v7(now, random);
    let estimate = Estimate {
        id,
        action: action.id,
        range: Range { low: 10, high: 20 },
        source: Source::Press,
        method: How::Estimate,
        note: String::new(),
        made_at: now,
        chosen: None,
    };
    act::turnout::store::insert(db, &estimate)?;
    let mut sessions = BTreeMap::new();
    for (who, person) in all {
        sessions.insert(who, people::demo::session_token(db, random, person, now)?);
    }
    let mut parts = BTreeMap::from([
        ("group", slug),
        ("call", call_slug.to_string()),
        ("action", action.code.to_string()),
        ("member", handle.to_string()),
        ("estimate", id.to_string()),
    ]);
    parts.extend(directory(db, ours, now, random)?);
    Ok(Cast { sessions, parts, secret_group, draft_call: draft_call.to_string() })
}

/// The listing of our group with a service, what somebody says is wrong with it, a term, a need. In the
/// API each has the same id: rows of different tables.
fn directory(
    db: &mut Change,
    ours: GroupId,
    now: Time,
    random: &dyn Random,
) -> Result<Vec<(&'static str, String)>, StoreError> {
    use find::freshness::model::Wrong;
    use find::listing::model::{
        ConfirmedBy, Location, LocationId, Organization, OrganizationId, Records, Service, ServiceAtLocation,
        ServiceAtLocationId, ServiceId,
    };
    let id = base::id::uuid_v7(now, random);
    let (slug, service) = ("ours-in-the-directory".to_owned(), "a-meal".to_owned());
    let listing = Organization {
        id: OrganizationId(id),
        slug: slug.clone(),
        group_id: Some(ours),
        name: "Ours".to_owned(),
        description: "A trial.".to_owned(),
        confirmed_by: ConfirmedBy::Group,
        fresh_from: now,
        added_at: now,
        changed_at: now,
        ..Organization::default()
    };
    let meal = Service {
        id: ServiceId(id),
        slug: service.clone(),
        organization_id: listing.id,
        name: "A meal".to_owned(),
        added_at: now,
        changed_at: now,
        ..Service::default()
    };
    let place = Location { id: LocationId(id), organization_id: Some(listing.id), ..Location::default() };
    let both = ServiceAtLocation {
        id: ServiceAtLocationId(id),
        service_id: meal.id,
        location_id: place.id,
        ..ServiceAtLocation::default()
    };
    let all = Records {
        organizations: vec![listing.clone()],
        services: vec![meal],
        locations: vec![place],
        service_at_locations: vec![both],
        ..Records::default()
    };
    find::listing::store::insert(db, &all)?;
    find::listing::store::touch(db, &[listing.id])?;
    find::freshness::store::say(db, &listing, (Wrong::Hours, "They open at ten."), now, random)?;
    let correction = find::freshness::store::corrections(db)?.pop().ok_or(StoreError::Missing)?.code;
    let term = find::taxonomy::store::plant(db, now, random)?.swap_remove(0).code;
    let parts = [
        ("listing", slug),
        ("service", service),
        ("correction", correction),
        ("term", term),
        ("id", id.to_string()),
        ("aid", need(db, ours, now, random)?.to_string()),
    ];
    Ok(parts.into())
}

/// A need of our group.
fn need(db: &mut Change, ours: GroupId, now: Time, random: &dyn Random) -> Result<Code, StoreError> {
    use find::aid::model::{Area, Content, Kind, Recurs, Side, Urgency};
    let town = places::find("33125").swap_remove(0);
    let content = Content {
        kind: Kind::Volunteers,
        title: "Four to cook".to_owned(),
        details: String::new(),
        area: Area::of(&town),
        reach_km: 10,
        quantity: 4,
        urgency: Urgency::Soon,
        langs: Vec::new(),
        skills: Vec::new(),
        slots: Vec::new(),
        from: None,
        until: None,
        days: 30,
        recurs: Recurs::Once,
        role: None,
    };
    let need = find::aid::store::New {
        id: base::id::uuid_v7(now, random),
        code: Code::new(random),
        side: Side::Need,
        group: Some(ours),
        person: None,
        content,
        sealed: None,
        mail: None,
        contact: None,
        lang: Lang::En,
    };
    find::aid::store::insert(db, &need, now)?;
    Ok(need.code)
}

/// A site that is made anew from a copy of its file whenever something was changed in it.
struct Stage {
    folder: tempfile::TempDir,
    site: Site,
    cast: Cast,
    watch: rusqlite::Connection,
    version: i64,
}

fn version(watch: &rusqlite::Connection) -> i64 {
    watch.query_row("PRAGMA data_version", [], |row| row.get(0)).unwrap()
}

impl Stage {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let site = open(folder.path()).await;
        let (now, random) = (site.now(), site.app.random_arc());
        let cast: Result<Cast, StoreError> = site.app.change(move |db| fill(db, random.as_ref(), now)).await;
        let cast = cast.unwrap();
        site.app.store().close().await.unwrap();
        std::fs::copy(folder.path().join("convoke.db"), folder.path().join("template.db")).unwrap();
        Self::again(folder, cast).await
    }

    async fn again(folder: tempfile::TempDir, cast: Cast) -> Self {
        for end in ["", "-wal", "-shm"] {
            drop(std::fs::remove_file(folder.path().join(format!("convoke.db{end}"))));
        }
        std::fs::copy(folder.path().join("template.db"), folder.path().join("convoke.db")).unwrap();
        let site = open(folder.path()).await;
        // The seeded chance begins anew: what was drawn for the template must not be drawn again.
        let _: [u8; 65_536] = base::random::bytes(site.app.random());
        let watch = rusqlite::Connection::open(folder.path().join("convoke.db")).unwrap();
        let version = version(&watch);
        Self { folder, site, cast, watch, version }
    }

    async fn fresh(self) -> Self {
        if version(&self.watch) == self.version {
            return self;
        }
        self.site.app.store().close().await.unwrap();
        let Self { folder, site, cast, watch, .. } = self;
        drop((site, watch));
        Self::again(folder, cast).await
    }

    fn browser(&self, who: Who) -> Browser {
        let mut browser = self.site.browser();
        if let Some(session) = self.cast.sessions.get(&who) {
            browser.set_cookie(web::gate::session_cookie(&self.site.app), session);
        }
        browser
    }

    /// The word for what `who` gets.
    async fn ask(&self, who: Who, row: Row) -> String {
        class(&self.answer(who, row).await)
    }

    async fn answer(&self, who: Who, row: Row) -> testkit::Reply {
        let mut browser = self.browser(who);
        let path = self.cast.path(row.path);
        let (method, body) = match row.method {
            Method::Get => (http::Method::GET, None),
            Method::Post => {
                let stamp = self.stamp(&mut browser, who).await;
                (http::Method::POST, Some(posted(row, &stamp)))
            }
        };
        browser.once(method, &path, body).await
    }

    async fn stamp(&self, browser: &mut Browser, who: Who) -> String {
        let page = if who == Who::Anyone { "/sign-in" } else { "/me/profile" };
        let text = browser.once(http::Method::GET, page, None).await.text();
        let (_, rest) = text.split_once("name=\"stamp\" value=\"").expect("a stamp");
        self.site.clock.advance(Duration::from_secs(5));
        rest.split('"').next().unwrap().to_owned()
    }

    /// Everything in the database as text, by table, but for the day on which a session was last seen.
    fn everything(&self) -> BTreeMap<String, String> {
        let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        let mut statement = self.watch.prepare(names).unwrap();
        let names: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let mut out = BTreeMap::new();
        for name in names {
            let columns = if name == "sessions" { "count(*)" } else { "*" };
            let mut statement = self.watch.prepare(&format!("SELECT {columns} FROM {name}")).unwrap();
            let width = statement.column_count();
            let mut rows = statement.query([]).unwrap();
            let mut text = String::new();
            while let Some(row) = rows.next().unwrap() {
                for i in 0..width {
                    write!(text, "{:?}|", row.get_ref(i).unwrap()).unwrap();
                }
                text.push('\n');
            }
            out.insert(name, text);
        }
        out
    }
}

fn is_upload(row: Row) -> bool {
    row.path == ui::href::CALL_PICTURE
}

/// Media type and bytes of a form without fields but with a stamp.
fn posted(row: Row, stamp: &str) -> (String, Vec<u8>) {
    if is_upload(row) {
        let body = format!("--edge\r\nContent-Disposition: form-data; name=\"stamp\"\r\n\r\n{stamp}\r\n--edge--\r\n");
        return ("multipart/form-data; boundary=edge".to_owned(), body.into_bytes());
    }
    ("application/x-www-form-urlencoded".to_owned(), format!("stamp={stamp}").into_bytes())
}

fn class(reply: &testkit::Reply) -> String {
    let to = reply.headers.get("location").and_then(|to| to.to_str().ok()).unwrap_or_default();
    match reply.status.as_u16() {
        303 if to.starts_with("/sign-in/again") => "prove".to_owned(),
        303 if to == "/sign-in" || to.starts_with("/sign-in?") => "sign in".to_owned(),
        200..400 => "ok".to_owned(),
        400 | 422 => "asked".to_owned(),
        403 => "foreign".to_owned(),
        404 => "missing".to_owned(),
        409 => "refused".to_owned(),
        413 => "too large".to_owned(),
        429 => "too many".to_owned(),
        other => format!("BROKEN {other}"),
    }
}

/// Streams never end, so they are tried elsewhere.
fn rows() -> Vec<Row> {
    let rooms = start::rooms();
    let mut rows: Vec<Row> = web::nouns(&rooms).flat_map(|noun| &noun.routes).map(|route| route.row).collect();
    rows.retain(|row| row.path != ui::href::CALL_LIVE);
    rows.sort_by_key(|row| (row.path, row.method));
    rows
}

/// Where an outsider may knock: what is decided by the form's own group, not by the path's.
fn is_decided_by_the_form(row: Row) -> bool {
    row.path == ui::href::CALL_ENDORSEMENTS
}

fn wrong(row: Row, who: Who, got: &str) -> bool {
    let is_of_group = matches!(row.who, Access::Member | Access::Steward | Access::Officer | Access::Organizer);
    let expected: &[&str] = match (row.who, who) {
        _ if got.starts_with("BROKEN") => return true,
        (access, Who::Anyone) if access.needs_account() => &["sign in"],
        (Access::SiteSteward, who) if !matches!(who, Who::SiteSteward | Who::Admin) => &["missing"],
        (Access::Admin, who) if who != Who::Admin => &["missing"],
        _ if is_of_group && who.is_outside() && is_decided_by_the_form(row) => &["missing", "asked"],
        _ if is_of_group && who.is_outside() => &["missing"],
        (Access::Officer, Who::Member | Who::Organizer) if !is_decided_by_the_form(row) => &["missing"],
        _ => return false,
    };
    !expected.contains(&got)
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_what_the_access_table_says_and_nothing_else() {
    let mut stage = Stage::new().await;
    let mut text = String::from(
        "# Who gets what: role by route, as the whole site really answers. Made by the test `house::matrix`.\n\
         # Paths hold what belongs to one group; unknown ids where nothing can be guessed. POST: a sound stamp, no fields.\n",
    );
    let mut problems = Vec::new();
    for row in rows() {
        let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        let mut order: Vec<String> = Vec::new();
        for who in Who::ALL {
            let got = stage.ask(who, row).await;
            stage = stage.fresh().await;
            if wrong(row, who, &got) {
                problems.push(format!(
                    "{} {} ({}): {} gets {got}",
                    row.method.as_str(),
                    row.path,
                    row.who.as_str(),
                    who.word()
                ));
            }
            if !order.contains(&got) {
                order.push(got.clone());
            }
            groups.entry(got).or_default().push(who.word());
        }
        writeln!(text, "\n{} {}  ({})", row.method.as_str(), row.path, row.who.as_str()).unwrap();
        for got in order {
            let all = &groups[&got];
            let who = if all.len() == Who::ALL.len() { "everybody".to_owned() } else { all.join(", ") };
            writeln!(text, "  {got:<8} {who}").unwrap();
        }
    }
    assert!(problems.is_empty(), "{} wrong answers:\n{}", problems.len(), problems.join("\n"));
    in_step("docs/access-matrix.txt", &text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_without_a_sound_stamp_does_nothing_for_anybody() {
    let mut stage = Stage::new().await;
    let mut problems = Vec::new();
    for row in rows().into_iter().filter(|row| row.method == Method::Post) {
        for who in [Who::Anyone, Who::Member, Who::Officer, Who::Admin] {
            for stamp in ["", "0000000000000.00000000000000000000000000"] {
                let path = stage.cast.path(row.path);
                let mut browser = stage.browser(who);
                let got = class(&browser.once(http::Method::POST, &path, Some(posted(row, stamp))).await);
                if got.starts_with("BROKEN") || got == "ok" {
                    problems.push(format!("POST {} without a stamp: {} gets {got}", row.path, who.word()));
                }
            }
        }
        if version(&stage.watch) != stage.version {
            problems.push(format!("POST {} without a stamp changed something", row.path));
        }
        stage = stage.fresh().await;
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_changes_nothing() {
    let stage = Stage::new().await;
    // The first look at the directory plants the shared taxonomy; after that, reading is only reading.
    for row in rows().into_iter().filter(|row| row.path == ui::href::DIRECTORY) {
        stage.ask(Who::Anyone, row).await;
    }
    let before = stage.everything();
    let mut asked = 0;
    for row in rows().into_iter().filter(|row| row.method == Method::Get) {
        for who in Who::ALL {
            stage.ask(who, row).await;
            asked += 1;
        }
    }
    assert!(asked > 300, "only {asked} pages were asked for");
    let after = stage.everything();
    let changed: Vec<_> = before.iter().filter(|(name, rows)| after.get(*name) != Some(rows)).map(|(n, _)| n).collect();
    assert!(changed.is_empty(), "reading pages changed {changed:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_quiet_is_missing_to_everybody_outside() {
    let mut stage = Stage::new().await;
    let (group, call) = (stage.cast.secret_group.clone(), stage.cast.draft_call.clone());
    stage.cast.parts.insert("group", group);
    stage.cast.parts.insert("call", call);
    let mut problems = Vec::new();
    let quiet = |row: &Row| row.path.starts_with("/groups/{group}") || row.path.starts_with("/calls/{call}");
    for row in rows().into_iter().filter(quiet) {
        for who in [Who::Anyone, Who::Stranger, Who::OtherOfficer] {
            let got = stage.ask(who, row).await;
            stage = stage.fresh().await;
            if !matches!(got.as_str(), "missing" | "sign in") {
                problems.push(format!("{} {}: {} gets {got}", row.method.as_str(), row.path, who.word()));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_list_or_feed_names_what_is_kept_quiet() {
    let stage = Stage::new().await;
    let officer = stage.browser(Who::Officer).once(http::Method::GET, "/me", None).await;
    officer.shows("Kept quiet");
    for row in rows().into_iter().filter(|row| row.method == Method::Get) {
        for who in [Who::Anyone, Who::Stranger, Who::OtherOfficer] {
            let reply = stage.answer(who, row).await;
            reply.hides("Kept quiet").hides("Not yet").hides(&stage.cast.secret_group);
        }
    }
}
