//! What the server never keeps or tells: addresses, user agents, referrers, queries, e-mail addresses,
//! passwords, tokens. Canaries go in everywhere; then files, logs and figures are searched for them.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use base::FixedClock;
use convoke::start;
use store::{Store, StoreConfig};
use testkit::{NOON, Site};

use crate::cli::scanned;
use crate::common::crawl::walk;
use crate::common::program::{folder, free_port, run};
use crate::common::world::{Wish, block_on};
use crate::common::{Client, Program, Reply, World, like_a_person, wait_for};

const SMALL: Wish = Wish { actions: 3, capacity: Some(20) };

const AGENT: &str = "CanaryAgent/7.42-kestrel";
const REFERER: &str = "https://canary-referer.example/heron";
const QUERY: &str = "canaryquerybittern";
const FORWARDED: &str = "203.0.113.77";
const MAIL: &str = "canary.mail.osprey@example.org";
const PASSWORD: &str = "canary password plover seven";
const TYPED_NAME: &str = "Canarynamewren";
const ADDRESS: [u8; 4] = [127, 13, 37, 42];

fn visitor(program: &Program) -> Client {
    program
        .client()
        .behind(IpAddr::from(ADDRESS))
        .with_header("user-agent", AGENT)
        .with_header("referer", REFERER)
        .with_header("x-forwarded-for", FORWARDED)
        .with_header("forwarded", &format!("for={FORWARDED}"))
        .with_header("x-real-ip", FORWARDED)
}

/// Every way in which `text` may lie in a file.
fn shapes(text: &str) -> Vec<Vec<u8>> {
    let hex: Vec<String> = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let encoded = text.replace('@', "%40").replace(' ', "+");
    vec![
        text.as_bytes().to_vec(),
        text.to_lowercase().into_bytes(),
        hex.concat().into_bytes(),
        wide,
        encoded.into_bytes(),
    ]
}

fn holds(bytes: &[u8], text: &str) -> bool {
    shapes(text).iter().any(|shape| bytes.windows(shape.len()).any(|window| window == shape.as_slice()))
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.push((path.display().to_string(), std::fs::read(&path).unwrap()));
        }
    }
    all
}

#[track_caller]
fn nowhere(places: &[(String, Vec<u8>)], canaries: &[&str]) {
    for (name, bytes) in places {
        for canary in canaries {
            assert!(!holds(bytes, canary), "{canary:?} is in {name}");
        }
    }
}

/// An account with password and app: the paths it went, so that its tokens can be looked for.
fn join(client: &mut Client) -> Vec<String> {
    let page = client.get(&format!("/join?back=/me&q={QUERY}"));
    let form = page.forms().into_iter().find(|form| form.offers("password")).expect("a form to join");
    let form = form.set("name", TYPED_NAME).set("password", PASSWORD);
    like_a_person();
    let page = client.send(&form);
    let page = page.location().map_or(page, |to| client.follow(&to));
    let code = scanned(&page.text()).code(base::Clock::now(&base::SystemClock));
    let form = page.forms().into_iter().find(|form| form.offers("code")).expect("a form for the code");
    let page = client.send(&form.set("code", &code));
    assert!(page.status < 400, "{}", page.visible());
    client.follow("/me").is(200);
    client.cookies.values().filter(|value| value.len() > 12).cloned().collect()
}

/// Comes with an address and a name; answers the receipt.
fn come(client: &mut Client, code: &str) -> String {
    let page = client.get(&format!("/actions/{code}?from={QUERY}"));
    let form = page.is(200).form(&format!("/actions/{code}/rsvp")).press("answer", "going");
    let form = if form.offers("mail") { form.set("mail", MAIL) } else { form };
    let form = form.set("name", TYPED_NAME);
    like_a_person();
    client.send(&form).is(303).location().unwrap()
}

#[test]
fn nothing_about_visitors_is_in_files_logs_or_figures() {
    let (folder, data) = folder();
    let world = World::fill(&data, None, SMALL);
    let metrics = free_port();
    let listen = format!("127.0.0.1:{metrics}");
    let mut program = Program::serve(
        &data,
        &[
            ("CONVOKE_LOG_LEVEL", "debug"),
            ("CONVOKE_SERVER_METRICS", &listen),
            ("CONVOKE_MAIL_SMTP", "smtp+plain://127.0.0.1:9"),
            ("CONVOKE_MAIL_FROM", "Convoke <convoke@example.org>"),
        ],
    );
    let mut ana = visitor(&program);
    let receipt = come(&mut ana, &world.actions[0]);
    ana.get(&receipt).is(200);
    for path in ["/actions", "/", "/search", "/groups", "/places.json", "/calls", "/nothing-here"] {
        ana.get(&format!("{path}?q={QUERY}&near={QUERY}&town={QUERY}"));
    }
    let tokens = join(&mut ana);
    // Wrong passwords and names are typed by mistake, often each other's.
    let form = visitor(&program).get("/sign-in").form("/sign-in").set("who", MAIL).set("password", PASSWORD);
    visitor(&program).send(&form);
    let page = ana.get("/me/profile");
    if let Some(form) = page.forms().into_iter().find(|form| form.offers("mail")) {
        ana.send(&form.set("mail", MAIL));
    }
    drop(ana.ask("POST", "/sign-in/passkey", Some(("application/json", b"{\"canaryquerybittern\": 1}"))));
    let figures = Client::new(([127, 0, 0, 1], metrics).into()).get("/metrics").text();
    assert!(figures.contains("convoke_requests_total"), "{figures}");
    let backup = run(folder.path(), &["backup", "copy", "--data", &data.display().to_string()]);
    assert!(backup.status.success());
    let mut kept = files(folder.path());
    program.stop();
    kept.extend(files(folder.path()));
    let never = [AGENT, REFERER, QUERY, FORWARDED, "127.13.37.42", MAIL, PASSWORD];
    nowhere(&kept, &never);
    let told =
        [("the log".to_owned(), program.log().into_bytes()), ("what it said".to_owned(), program.said().into_bytes())];
    let receipt_mac = &receipt[receipt.len() - 26..];
    let secrets: Vec<&str> = tokens.iter().map(String::as_str).chain([receipt_mac, TYPED_NAME]).collect();
    assert!(program.log().lines().count() > 5, "nothing was logged: {}", program.log());
    for place in [&told[..], &[("/metrics".to_owned(), figures.into_bytes())]] {
        nowhere(place, &never);
        nowhere(place, &secrets);
    }
    // What signs in or proves an RSVP is not kept either: only what can check it.
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).chain([receipt_mac]).collect();
    nowhere(&kept, &tokens);
}

#[track_caller]
fn has_its_headers(reply: &Reply, is_secure: bool) {
    let at = format!("{} ({})", reply.path, reply.status);
    let value = |name: &str| reply.header(name).unwrap_or_else(|| panic!("{at} has no {name}"));
    assert_eq!(value("x-content-type-options"), "nosniff", "{at}");
    assert_eq!(value("cross-origin-opener-policy"), "same-origin", "{at}");
    assert!(value("cross-origin-resource-policy").starts_with("same-"), "{at}");
    assert!(matches!(value("referrer-policy"), "no-referrer" | "same-origin"), "{at}");
    assert!(value("permissions-policy").contains("geolocation=()"), "{at}");
    let policy = value("content-security-policy");
    for part in ["default-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"] {
        assert!(policy.contains(part), "{at}: {policy}");
    }
    assert!(!policy.contains("unsafe") && !policy.contains("http:") && !policy.contains('*'), "{at}: {policy}");
    assert_eq!(reply.header("strict-transport-security").is_some(), is_secure, "{at}");
    assert!(reply.header("server").is_none() && reply.header("x-powered-by").is_none(), "{at}");
    assert!(reply.header("access-control-allow-origin").is_none(), "{at}");
}

#[test]
fn every_answer_carries_its_headers_and_every_cookie_its_walls() {
    let (_folder, data) = folder();
    let world = World::fill(&data, None, SMALL);
    let mut program = Program::serve(&data, &[("CONVOKE_SITE_BASE_URL", "https://convoke.test")]);
    let mut anyone = program.client();
    "https://convoke.test".clone_into(&mut anyone.origin);
    let mut statuses = BTreeSet::new();
    let mut check = |reply: &Reply| {
        has_its_headers(reply, true);
        statuses.insert(reply.status);
    };
    let call = format!("/calls/{}", world.call);
    for reply in &walk(&mut anyone, &[&call], 2, 120).replies {
        check(reply);
    }
    for (method, path) in [
        ("GET", "/nothing"),
        ("GET", "/me"),
        ("PUT", "/"),
        ("GET", "/favicon.ico"),
        ("GET", "/robots.txt"),
        ("GET", "/assets/none.css"),
        ("HEAD", "/"),
        ("GET", "/places.json?q=min"),
    ] {
        check(&anyone.ask(method, path, None).unwrap());
    }
    check(&anyone.post("/sign-in", &[("stamp".to_owned(), "x".to_owned())]));
    let large = b"POST /sign-in HTTP/1.1\r\nhost: convoke.test\r\norigin: https://convoke.test\r\n\
        content-type: application/x-www-form-urlencoded\r\ncontent-length: 999999999\r\n\r\n";
    check(&anyone.raw(large, "/sign-in", false).unwrap());
    "https://elsewhere.example".clone_into(&mut anyone.origin);
    check(&anyone.post("/sign-in", &[]));
    for wanted in [200, 303, 400, 403, 404, 405, 413] {
        assert!(statuses.contains(&wanted), "no answer with {wanted} was tried: {statuses:?}");
    }
    let mut member = program.client().with_cookie("__Host-convoke", &world.member);
    for reply in &walk(&mut member, &["/me", &call], 1, 80).replies {
        has_its_headers(reply, true);
        if !reply.path.starts_with("/files/") && reply.is_html() {
            assert_eq!(reply.header("cache-control"), Some("no-store"), "{}", reply.path);
        }
    }
    let mut newcomer = program.client();
    "https://convoke.test".clone_into(&mut newcomer.origin);
    let page = newcomer.get("/join");
    let form = page.forms().into_iter().find(|form| form.offers("password")).unwrap();
    like_a_person();
    let reply = newcomer.send(&form.set("name", "Ana").set("password", PASSWORD));
    let cookies: Vec<String> =
        reply.headers.iter().filter(|(name, _)| name == "set-cookie").map(|(_, value)| value.clone()).collect();
    assert!(!cookies.is_empty());
    for cookie in &cookies {
        let has = |part: &str| cookie.contains(part);
        assert!(has("__Host-") && has("Secure") && has("HttpOnly") && has("SameSite=") && has("Path=/"), "{cookie}");
        assert!(!has("Domain"), "{cookie}");
    }
    program.stop();
}

#[test]
fn what_somebody_added_to_an_rsvp_is_gone_from_the_file_after_its_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("convoke.db");
    let kept = |text: &str| files(folder.path()).iter().any(|(_, bytes)| holds(bytes, text));
    block_on(async {
        let clock = Arc::new(FixedClock::at(NOON));
        let rooms = start::rooms();
        let config = StoreConfig::new(format!("sqlite:{}", path.display()));
        let store = Store::open(&config, &start::migrations(&rooms), Arc::<FixedClock>::clone(&clock)).await.unwrap();
        let site = Site::open(store, clock, rooms, people::identify());
        let code = rsvp_with_contact(&site).await;
        let (contacts, sealed) = contacts(&path);
        assert_eq!(contacts, 1);
        assert!(!kept(MAIL) && !kept(TYPED_NAME), "it is not sealed");
        let sealed_is_kept = || files(folder.path()).iter().any(|(_, b)| b.windows(16).any(|w| w == &sealed[4..20]));
        assert!(sealed_is_kept(), "the search would not find it");
        site.clock.advance(Duration::from_hours(24 * 29));
        site.purge().await;
        assert_eq!(self::contacts(&path).0, 1, "before its time");
        // The action is in twenty days: its thirty days are over on the fifty-first.
        site.clock.advance(Duration::from_hours(24 * 23));
        site.settle().await;
        site.purge().await;
        assert_eq!(self::contacts(&path).0, 0);
        site.browser().get(&format!("/actions/{code}")).await.is(200);
        site.app.store().close().await.unwrap();
        assert!(!sealed_is_kept(), "its bytes are still in the file");
    });
}

/// How many contacts there are, and the sealed bytes of the first.
fn contacts(path: &Path) -> (i64, Vec<u8>) {
    let file = rusqlite::Connection::open(path).unwrap();
    let count = file.query_row("SELECT count(*) FROM rsvp_contacts", [], |row| row.get(0)).unwrap();
    let sealed = file.query_row("SELECT name FROM rsvp_contacts LIMIT 1", [], |row| row.get(0));
    (count, sealed.unwrap_or_default())
}

async fn rsvp_with_contact(site: &Site) -> String {
    let (now, random) = (site.now(), site.app.random_arc());
    let made: Result<String, store::StoreError> = site
        .app
        .change(move |db| {
            let random = random.as_ref();
            let person = people::demo::person(db, random, "Olga", base::Lang::En, base::SiteRole::None, now)?;
            let kind = people::group::model::GroupKind::Local;
            let draft = people::group::model::GroupDraft::named(kind, "Ours", "A trial.");
            let (group, slug) = people::group::store::insert(db, &draft, None, Some(person), now, random)?;
            let mut it = act::action::demo::sample(act::action::model::State::Published);
            it.call = None;
            let name = String::new();
            it.group = Some(act::action::model::OfGroup { id: group, slug: slug.to_string(), name, is_public: true });
            it.figures = act::action::model::Figures::default();
            it.content.starts_at = now.plus(Duration::from_hours(24 * 20));
            it.content.ends_at = now.plus(Duration::from_hours(24 * 20 + 2));
            act::action::store::insert(db, &it, None)?;
            Ok(it.code.to_string())
        })
        .await;
    let code = made.unwrap();
    let mut ana = site.browser();
    let page = ana.get(&format!("/actions/{code}")).await;
    let form = page.form(&format!("/actions/{code}/rsvp")).set("mail", MAIL).set("name", TYPED_NAME);
    ana.send(form.press("answer", "going")).await.is(200);
    code
}

#[test]
fn a_page_that_breaks_tells_no_secret_and_no_path() {
    let (folder, data) = folder();
    let world = World::fill(&data, None, SMALL);
    let mut program = Program::serve(&data, &[]);
    // A table goes missing under the server: nobody foresaw that.
    let file = rusqlite::Connection::open(data.join("convoke.db")).unwrap();
    file.execute_batch("ALTER TABLE call_demands RENAME TO gone").unwrap();
    let reply = wait_for("a page to break", Duration::from_secs(5), || {
        let reply = program.client().with_header("user-agent", AGENT).get(&format!("/calls/{}?q={QUERY}", world.call));
        (reply.status >= 500).then_some(reply)
    });
    has_its_headers(&reply, false);
    let text = reply.text();
    for word in ["SELECT", "sqlite", "call_demands", "panicked", ".rs:", &folder.path().display().to_string()] {
        assert!(!text.contains(word), "the page tells {word:?}");
    }
    let log = wait_for("the log", Duration::from_secs(5), || {
        Some(program.log()).filter(|log| log.contains("a request broke"))
    });
    let places = [("the log".to_owned(), log.into_bytes())];
    nowhere(&places, &[AGENT, QUERY]);
    program.kill();
}
