//! Bad input: strings that want to be code in every field, bodies too large, wrong, deep or squeezed,
//! requests that mean two things, pictures that explode.
//!
//! The promise: no request breaks the server, nothing typed is lost when a form fails, and what people
//! write stays text in every output.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use scraper::{Html, Selector};

use crate::common::crawl::{kind_of, walk};
use crate::common::postgres::Database;
use crate::common::program::folder;
use crate::common::world::Wish;
use crate::common::{Client, Filled, Program, Reply, World, data_set, like_a_person, skipped};

const SMALL: Wish = Wish { actions: 3, capacity: Some(20) };

/// Strings of every class, always tried.
const OWN: [&str; 24] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'-alert(1)-'",
    "</textarea></title><svg onload=alert(1)>",
    "[a](javascript:alert(1)) ![b](http://127.0.0.1:1/x.png) <http://127.0.0.1>",
    "<a href=\"&#106;avascript:alert(1)\">x</a>",
    "{{7*7}} ${7*7} <%= 7*7 %>",
    "'; DROP TABLE actions;--",
    "1 OR 1=1",
    "=HYPERLINK(\"http://127.0.0.1:1\")",
    "@SUM(1+1)",
    "-1+1",
    "a\r\nSet-Cookie: x=1",
    "a%0d%0aX: y",
    "a@example.org\r\nBcc: b@example.org",
    "a\r\nEND:VEVENT\r\nBEGIN:VALARM",
    "../../etc/passwd",
    "//127.0.0.1:1",
    "javascript:alert(1)",
    "a\u{202e}gnp.exe",
    "\u{0}\u{7}\u{1b}[31mred",
    "Zoë ñ 漢字 👩‍👩‍👧 Ali\u{200b}ce",
    "]]> --> */ \\ ' \" `",
    "99999999999999999999999999999999",
];

fn strings() -> Vec<String> {
    let mut all: Vec<String> = OWN.iter().map(|text| (*text).to_owned()).collect();
    let file = data_set().map(|folder| folder.join("vectors/hostile-own/strings.json")).filter(|path| path.is_file());
    match file {
        Some(path) => {
            let text = std::fs::read_to_string(path).unwrap();
            let classes: std::collections::BTreeMap<String, Vec<String>> = serde_json::from_str(&text).unwrap();
            all.extend(classes.into_values().flatten());
        }
        None => skipped("hostile strings of the data set", "no data beside the workspace; the built-in ones are tried"),
    }
    all
}

/// What in a page would run, or lead somewhere it should not.
fn alive(page: &str) -> Vec<String> {
    let html = Html::parse_document(page);
    let mut found = Vec::new();
    for element in html.select(&Selector::parse("*").unwrap()) {
        let it = element.value();
        let is_data = it.attr("type") == Some("application/ld+json");
        match it.name() {
            "script" if it.attr("src").is_none_or(|src| !src.starts_with("/assets/")) && !is_data => {
                found.push("an inline script".to_owned());
            }
            "iframe" | "object" | "embed" | "base" | "template" | "frame" => found.push(format!("<{}>", it.name())),
            _ => {}
        }
        for (name, value) in it.attrs() {
            let value = value.trim().to_ascii_lowercase();
            let target = value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect::<String>();
            let is_link = matches!(name, "href" | "src" | "action" | "formaction" | "xlink:href");
            let runs = ["javascript:", "data:text", "vbscript:"].iter().any(|scheme| target.starts_with(scheme));
            if name.starts_with("on") || name == "style" || (is_link && runs) {
                found.push(format!("<{} {name}={value}>", it.name()));
            }
            if matches!(name, "src" | "action" | "formaction") && target.starts_with("//") {
                found.push(format!("{name} leads to another site: {value}"));
            }
        }
    }
    found
}

#[track_caller]
fn is_harmless(reply: &Reply, what: &str) {
    assert!(reply.status < 500, "{what}: {} {}", reply.status, reply.visible());
    let injected = reply
        .headers
        .iter()
        .any(|(name, value)| name == "x" || name == "bcc" || (name == "set-cookie" && value.starts_with("x=")));
    assert!(!injected, "{what}: a header was injected: {:?}", reply.headers);
    if let Some(to) = reply.header("location") {
        assert!(to.starts_with('/') && !to.starts_with("//"), "{what}: sent away to {to}");
    }
    if reply.is_html() {
        let found = alive(&reply.text());
        assert!(found.is_empty(), "{what} ({}): {found:?}", reply.path);
    }
}

fn is_free(kind: &str) -> bool {
    matches!(kind, "text" | "textarea" | "search" | "url" | "email" | "tel")
}

/// Forms that would end the story: they are tried elsewhere.
fn ends_something(action: &str) -> bool {
    ["/sign-out", "/leave", "/close", "/delete", "/end", "/remove", "/cancel", "/state", "/me/sessions", "/me/keys"]
        .iter()
        .any(|part| action.contains(part))
}

#[track_caller]
fn keeps_what_was_typed(form: &Filled, reply: &Reply, what: &str) {
    let Some(again) = reply.forms().into_iter().find(|it| it.action == form.action) else {
        panic!("{what}: the form is not shown again: {}", reply.visible());
    };
    let lines = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
    for field in form.fields.iter().filter(|field| is_free(&field.kind)) {
        let is_secret = field.name.contains("password") || field.name.contains("code") || field.name == "stamp";
        // A name that we propose is proposed anew when somebody meddles with it.
        let is_proposed = field.name == "sign_in_name";
        // The parser of HTML itself cannot carry these.
        let cannot = field.value.contains('\0') || field.value.starts_with(['\n', '\r']);
        if is_secret || is_proposed || cannot || again.value(&field.name).is_none() {
            continue;
        }
        let kept = again.value(&field.name).map(lines);
        assert_eq!(kept, Some(lines(&field.value)), "{what}: field {} was not kept", field.name);
    }
}

fn try_forms(
    client: &mut Client,
    pages: &[Reply],
    strings: &[String],
    who: &str,
    seen: &mut BTreeSet<String>,
) -> usize {
    let mut sent = 0;
    let cookies = client.cookies.clone();
    for page in pages {
        for form in page.forms() {
            if ends_something(&form.action) || !seen.insert(kind_of(&form.action)) {
                continue;
            }
            // Passwords are hashed slowly on purpose: a few strings are enough there.
            let is_slow = form.fields.iter().any(|field| field.kind == "password");
            let some = if is_slow { &strings[..strings.len().min(4)] } else { strings };
            for (n, text) in some.iter().enumerate() {
                // Every string in the free fields; every third in those with a meaning, too.
                for all in [false, true].into_iter().take(if n % 3 == 0 { 2 } else { 1 }) {
                    let mut filled = form.clone();
                    let secret = |name: &str| matches!(name, "stamp" | "homepage");
                    for field in filled.fields.iter_mut().filter(|field| field.name != "stamp") {
                        if is_free(&field.kind) && field.kind != "email" && !secret(&field.name)
                            || all && !matches!(&*field.kind, "checkbox" | "radio")
                        {
                            field.value.clone_from(text);
                        }
                        // The trap for machines stays empty, as a person leaves it.
                        if field.name == "homepage" {
                            field.value.clear();
                        }
                    }
                    let what = format!("{who}: {text:.60?} in all fields of {}", form.action);
                    let reply = client.send(&filled);
                    is_harmless(&reply, &what);
                    if reply.status == 422 {
                        keeps_what_was_typed(&filled, &reply, &what);
                    }
                    client.cookies.clone_from(&cookies);
                    sent += 1;
                }
            }
        }
    }
    sent
}

/// Writes each string where people will read it.
fn publish(client: &mut Client, world: &World, strings: &[String]) -> usize {
    let mut made = 0;
    for text in strings {
        let path = format!("/calls/{}/actions/new", world.call);
        let form = client.get(&path).is(200).form(&path);
        let form = form.set("title", text).set("text", text).set("town", "55407").set("bring", text);
        let form = form.set("place_name", text).set("address", text);
        let form = form.set("starts_date", "2027-05-01").set("starts_time", "12:00");
        let reply = client.send(&form);
        is_harmless(&reply, &format!("an action called {text:.60?}"));
        made += usize::from(reply.status == 303);
        let form = client.get("/groups/new").is(200).form("/groups/new");
        let reply = client.send(&form.set("name", text).set("summary", text));
        is_harmless(&reply, &format!("a group called {text:.60?}"));
        let form = client.get("/calls/new").is(200).form("/calls/new");
        let form = form.set("title", text).set("summary", text).set("text", text).set("starts_on", "2027-05-01");
        let reply = client.send(&form);
        is_harmless(&reply, &format!("a call titled {text:.60?}"));
        made += usize::from(reply.status == 303);
    }
    made
}

fn cells_are_guarded(reply: &Reply) {
    for (n, line) in reply.text().lines().enumerate() {
        for cell in line.split(',').map(|cell| cell.trim_matches('"')) {
            let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            assert!(!begins || cell.parse::<f64>().is_ok(), "{} line {n}: a formula: {cell:.60}", reply.path);
        }
    }
}

fn lines_are_of_a_calendar(reply: &Reply) {
    for line in reply.text().split("\r\n").filter(|line| !line.is_empty()) {
        assert!(line.len() <= 75 && !line.contains('\n'), "{}: {line:?}", reply.path);
        let name = line.split([':', ';']).next().unwrap_or_default();
        let is_property =
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'-' || b.is_ascii_digit());
        assert!(line.starts_with(' ') || is_property, "{}: {line:?}", reply.path);
        assert!(!line.starts_with("BEGIN:VALARM"), "{}: an alarm was injected", reply.path);
    }
}

fn outputs_are_sound(replies: &[Reply]) -> usize {
    let mut count = 0;
    for reply in replies {
        is_harmless(reply, &reply.path);
        let kind = reply.header("content-type").unwrap_or_default();
        if reply.status != 200 {
            continue;
        }
        count += 1;
        if kind.starts_with("text/csv") {
            cells_are_guarded(reply);
        } else if kind.starts_with("text/calendar") {
            lines_are_of_a_calendar(reply);
        } else if kind.contains("json") {
            serde_json::from_slice::<serde_json::Value>(&reply.body).unwrap_or_else(|e| panic!("{}: {e}", reply.path));
        } else if kind.contains("atom") || kind.contains("xml") {
            let text = reply.text();
            let tags = ["<script", "<img", "<svg", "<iframe"];
            assert!(!tags.iter().any(|tag| text.contains(tag)), "{}", reply.path);
        }
    }
    count
}

fn words_stay_words(database: Option<&str>, strings: &[String]) {
    let (_folder, data) = folder();
    let world = World::fill(&data, database, SMALL);
    let settings: Vec<_> = database.map(|database| ("CONVOKE_DATABASE", database)).into_iter().collect();
    let mut program = Program::serve(&data, &settings);
    let mut officer = program.client().with_cookie("convoke", &world.officer);
    let mut anyone = program.client();
    let call = format!("/calls/{}", world.call);
    let action = format!("/actions/{}", world.actions[0]);
    let from = [call.as_str(), action.as_str(), "/groups/new", "/calls/new", "/me", "/rsvps", "/join"];
    let as_officer = walk(&mut officer, &from, 1, 150);
    let as_anyone = walk(&mut anyone, &from, 1, 150);
    like_a_person();
    let mut seen = BTreeSet::new();
    let sent = try_forms(&mut anyone, &as_anyone.replies, strings, "anyone", &mut seen)
        + try_forms(&mut officer, &as_officer.replies, strings, "officer", &mut seen);
    assert!(sent > strings.len() * 6, "only {sent} forms were sent");
    let made = publish(&mut officer, &world, strings);
    assert!(made > strings.len() / 4, "only {made} things were published");
    let mut admin = program.client().with_cookie("convoke", &world.admin);
    let mut read = 0;
    let feeds: Vec<String> = ["actions.csv", "actions.geojson", "calendar.ics", "feed.atom", "actions", "corrections"]
        .iter()
        .map(|name| format!("{call}/{name}"))
        .chain(["/actions/calendar.ics?near=55407", "/actions/actions.geojson?near=55407"].map(str::to_owned))
        .collect();
    let feeds: Vec<&str> = feeds.iter().map(String::as_str).chain(from).collect();
    for client in [&mut anyone, &mut officer, &mut admin] {
        read += outputs_are_sound(&walk(client, &feeds, 40, 250).replies);
    }
    assert!(read > 60, "only {read} pages were read");
    let log = program.log();
    assert!(!log.contains("a request broke") && !log.contains("panicked"), "{log}");
    assert!(!log.contains('\u{1b}') && !log.contains("Set-Cookie"), "the log was written into: {log}");
    program.stop();
}

#[test]
fn hostile_words_stay_words_in_every_field_and_output() {
    words_stay_words(None, &strings());
}

#[test]
fn hostile_words_stay_words_on_postgresql_too() {
    let own: Vec<String> = OWN.iter().map(|text| (*text).to_owned()).collect();
    match Database::make() {
        Some(database) => words_stay_words(Some(&database.address), &own),
        None => skipped("hostile words on PostgreSQL", "CONVOKE_TEST_POSTGRES is not set"),
    }
}

/// Sends bytes as they are, and answers the first line that comes back; none when it hangs up.
fn raw(address: SocketAddr, bytes: &[u8]) -> Option<String> {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(25))).unwrap();
    let sent = stream.write_all(bytes);
    drop(sent); // It may hang up before it has read everything.
    let mut answer = Vec::new();
    let mut piece = [0; 4096];
    while let Ok(n) = stream.read(&mut piece) {
        answer.extend_from_slice(&piece[..n]);
        if n == 0 || answer.windows(2).any(|w| w == b"\r\n") {
            break;
        }
    }
    drop(stream.shutdown(Shutdown::Both));
    let text = String::from_utf8_lossy(&answer).into_owned();
    text.lines().next().map(str::to_owned)
}

fn status_of(line: Option<&str>) -> u16 {
    line.and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok()).unwrap_or(0)
}

#[test]
fn requests_that_mean_two_things_or_too_much_are_refused() {
    let (_folder, data) = folder();
    World::fill(&data, None, SMALL);
    let mut program = Program::serve(&data, &[]);
    let ask = |bytes: &[u8]| status_of(raw(program.address, bytes).as_deref());
    let post = "POST /sign-in HTTP/1.1\r\nhost: convoke.test\r\n";
    let form = "content-type: application/x-www-form-urlencoded\r\n";
    // Said to be too large: refused before a byte of it came.
    assert_eq!(ask(format!("{post}{form}content-length: 999999999\r\n\r\n").as_bytes()), 413);
    // Too large without saying so.
    let mut chunks = format!("{post}{form}transfer-encoding: chunked\r\n\r\n").into_bytes();
    for _ in 0..40 {
        chunks.extend_from_slice(b"4000\r\n");
        chunks.extend(std::iter::repeat_n(b'a', 0x4000));
        chunks.extend_from_slice(b"\r\n");
    }
    chunks.extend_from_slice(b"0\r\n\r\n");
    assert_eq!(ask(&chunks), 413);
    // Two lengths: one of them a lie.
    let both = format!(
        "{post}{form}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /admin HTTP/1.1\r\n\r\n"
    );
    let status = ask(both.as_bytes());
    assert!(matches!(status, 0 | 400), "both lengths: {status}");
    let two = format!("{post}{form}content-length: 5\r\ncontent-length: 6\r\n\r\nabcdef");
    assert!(matches!(ask(two.as_bytes()), 0 | 400));
    // Heads too large, too many, broken.
    let giant = format!("GET / HTTP/1.1\r\nhost: convoke.test\r\nx: {}\r\n\r\n", "a".repeat(200_000));
    assert!(matches!(ask(giant.as_bytes()), 0 | 400 | 431));
    let many = format!("GET / HTTP/1.1\r\nhost: convoke.test\r\n{}\r\n", "x: y\r\n".repeat(500));
    assert!(matches!(ask(many.as_bytes()), 0 | 400 | 431));
    let long = format!("GET /{} HTTP/1.1\r\nhost: convoke.test\r\n\r\n", "a".repeat(100_000));
    assert!(matches!(ask(long.as_bytes()), 0 | 400 | 404 | 414 | 431));
    assert!(matches!(ask(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"), 0 | 400));
    // Methods nobody asked for.
    for method in ["TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "PROPFIND", "FOO"] {
        let status = ask(format!("{method} /calls HTTP/1.1\r\nhost: convoke.test\r\n\r\n").as_bytes());
        assert!(matches!(status, 405 | 400), "{method}: {status}");
    }
    // Ways out of the folder.
    for path in [
        "/assets/../../etc/passwd",
        "/assets/%2e%2e/%2e%2e/etc/passwd",
        "/files/..%2f..%2fkeys%2fmaster.key",
        "/%00",
        "/calls/%ff",
    ] {
        let status = ask(format!("GET {path} HTTP/1.1\r\nhost: convoke.test\r\n\r\n").as_bytes());
        assert!(matches!(status, 400 | 404), "{path}: {status}");
    }
    assert!(program.memory().1 < 300 << 20, "{:?}", program.memory());
    program.client().get("/").is(200);
    program.stop();
}

#[test]
fn bodies_of_the_wrong_kind_are_refused_and_never_unpacked() {
    let (_folder, data) = folder();
    let world = World::fill(&data, None, SMALL);
    let mut program = Program::serve(&data, &[]);
    let before = program.memory().0;
    let mut client =
        program.client().with_cookie("convoke", &world.officer).with_header("sec-fetch-site", "same-origin");
    let mut send = |path: &str, kind: &str, bytes: &[u8]| {
        let reply = client.ask("POST", path, Some((kind, bytes))).unwrap();
        is_harmless(&reply, &format!("{kind} to {path}"));
        assert!((400..500).contains(&reply.status), "{kind} to {path}: {}", reply.status);
    };
    let form = "application/x-www-form-urlencoded";
    for kind in ["text/plain", "application/json", "application/xml", "multipart/form-data", "", "a/b; charset=\u{e9}"]
    {
        send("/groups/new", kind, b"name=x");
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    send("/sign-in/passkey", "application/json", deep.as_bytes());
    let deep = format!("{{\"a\":{}1{}}}", "{\"a\":".repeat(20_000), "}".repeat(20_000));
    send("/sign-in/passkey", "application/json", deep.as_bytes());
    send("/sign-in/passkey", "application/json", b"{\"step\": NaN}");
    send("/groups/new", form, &b"a=b&".repeat(20_000));
    send("/groups/new", form, b"%ff%fe=%00&name=%c3%28");
    let broken = b"--x\r\nContent-Disposition: form-data; name=\"stamp\"\r\n\r\n";
    send(&format!("/calls/{}/picture", world.call), "multipart/form-data; boundary=x", broken);
    // A bomb: 64 MB of zeros in 64 kB. Nothing on this site is unpacked on arrival.
    let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..64 {
        bomb.write_all(&vec![b'a'; 1 << 20]).unwrap();
    }
    let bomb = bomb.finish().unwrap();
    let mut squeezed = program.client().with_cookie("convoke", &world.officer).with_header("content-encoding", "gzip");
    let reply = squeezed.ask("POST", "/groups/new", Some((form, &bomb))).unwrap();
    assert!((400..500).contains(&reply.status), "{}", reply.status);
    let after = program.memory().1;
    assert!(after < before + (120 << 20), "it grew from {before} to {after}");
    program.stop();
}

#[test]
fn slow_heads_are_cut_and_keep_nobody_waiting() {
    let (_folder, data) = folder();
    World::fill(&data, None, SMALL);
    let mut program = Program::serve(&data, &[]);
    let mut slow: Vec<TcpStream> = (0..200).map(|_| TcpStream::connect(program.address).unwrap()).collect();
    for stream in &mut slow {
        stream.write_all(b"GET / HTTP/1.1\r\nhost: convoke.test\r\nx-slow: ").unwrap();
    }
    let begun = Instant::now();
    program.client().get("/").is(200);
    assert!(begun.elapsed() < Duration::from_secs(3), "others waited {:?}", begun.elapsed());
    let one = &mut slow[0];
    one.set_read_timeout(Some(Duration::from_secs(25))).unwrap();
    let mut answer = Vec::new();
    drop(one.read_to_end(&mut answer));
    assert!(begun.elapsed() < Duration::from_secs(22), "it waited {:?} for a slow head", begun.elapsed());
    program.stop();
}

/// A PNG that says it is 20,000 pixels on each side.
fn flood() -> Vec<u8> {
    let mut head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR".to_vec();
    head.extend_from_slice(&20_000_u32.to_be_bytes());
    head.extend_from_slice(&20_000_u32.to_be_bytes());
    head.extend_from_slice(&[8, 6, 0, 0, 0, 0, 0, 0, 0]);
    head
}

fn bombs() -> Vec<(String, Vec<u8>)> {
    let mut all = vec![
        ("flood.png".to_owned(), flood()),
        ("not.png".to_owned(), b"GIF89a<script>alert(1)</script>".to_vec()),
        ("../../x.svg".to_owned(), b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec()),
        ("large.png".to_owned(), vec![0x89; 13 << 20]),
    ];
    let folder: Option<PathBuf> = data_set().map(|folder| folder.join("vectors/hostile-own")).filter(|at| at.is_dir());
    match folder {
        Some(folder) => all.extend(std::fs::read_dir(folder).unwrap().map(|entry| {
            let path = entry.unwrap().path();
            (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap())
        })),
        None => skipped("files of the data set", "no data beside the workspace; the built-in ones are tried"),
    }
    all
}

#[test]
fn pictures_that_explode_are_refused_quickly() {
    let (_folder, data) = folder();
    let world = World::fill(&data, None, SMALL);
    let mut program = Program::serve(&data, &[]);
    let mut officer = program.client().with_cookie("convoke", &world.officer);
    let path = format!("/calls/{}/picture", world.call);
    let page = officer.get(&path);
    let form = page.is(200).form(&path);
    let field = form.fields.iter().find(|field| field.kind == "file").expect("a file").name.clone();
    let free: Vec<String> = form.fields.iter().filter(|f| is_free(&f.kind)).map(|f| f.name.clone()).collect();
    let form =
        free.iter().filter(|name| *name != "homepage").fold(form.clone(), |form, name| form.set(name, "A picture"));
    let before = program.memory().0;
    for (name, bytes) in bombs() {
        let begun = Instant::now();
        let reply = officer.send(&form.clone().choose(&field, &name.replace('"', ""), &bytes));
        is_harmless(&reply, &name);
        assert!((400..500).contains(&reply.status), "{name} was taken: {}", reply.status);
        assert!(begun.elapsed() < Duration::from_secs(5), "{name} took {:?}", begun.elapsed());
    }
    let after = program.memory().1;
    assert!(after < before + (300 << 20), "it grew from {before} to {after}");
    program.stop();
}
