//! The command line as somebody meets it: clear errors with an exit code, one start that makes
//! everything with the owner's rights alone, and a first link that works once.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::common::program::{command, folder, run, words};
use crate::common::{Program, World, world};

#[track_caller]
fn refused(folder: &Path, args: &[&str], environment: &[(&str, &str)], expected: &[&str]) {
    let output = command(folder, args).envs(environment.iter().copied()).output().unwrap();
    let said = words(&output);
    assert!(!output.status.success(), "{args:?} {environment:?} was taken:\n{said}");
    for part in expected {
        assert!(said.contains(part), "{args:?} {environment:?} does not say {part:?}:\n{said}");
    }
    assert!(!said.contains("panicked") && !said.contains("backtrace"), "{said}");
}

#[test]
fn wrong_arguments_are_named_and_end_with_a_code() {
    let (folder, data) = folder();
    let at = folder.path();
    refused(at, &[], &[], &["Usage"]);
    refused(at, &["dance"], &[], &["dance"]);
    refused(at, &["serve", "--listen"], &[], &["--listen"]);
    refused(at, &["serve", "--listen", "nowhere"], &[], &["server.listen", "nowhere"]);
    refused(at, &["serve", "--port", "80"], &[], &["--port"]);
    refused(at, &["config"], &[("CONVOKE_SITE_NAMES", "x")], &["CONVOKE_SITE_NAMES", "site.name"]);
    refused(at, &["config"], &[("CONVOKE_SERVER_METRICS", "0.0.0.0:1")], &["server.metrics", "loopback"]);
    refused(at, &["config", "--config", "not-there.toml"], &[], &["not-there.toml"]);
    refused(at, &["backup"], &[], &["FILE"]);
    let data = data.display().to_string();
    refused(at, &["backup", "copy", "--data", &data], &[], &["nothing to back up"]);
    refused(at, &["restore", "not-there", "--data", &data], &[], &["not-there"]);
    refused(at, &["demo", "--actions", "many"], &[], &["many"]);
    refused(at, &["demo", "--data", &data], &[], &["temporary folder", "--data"]);
    refused(at, &["jobs", "dance"], &[], &["dance"]);
    let unreachable = "postgres://nobody:topsecret@127.0.0.1:9/none";
    refused(at, &["serve", "--data", &data, "--database", unreachable], &[], &["opening the database"]);
    let output = run(at, &["serve", "--data", &data, "--database", unreachable]);
    assert!(!words(&output).contains("topsecret"), "{}", words(&output));
}

#[test]
fn a_damaged_file_of_settings_is_named_with_its_place() {
    let (folder, _) = folder();
    let at = folder.path();
    let write = |text: &str| std::fs::write(at.join("convoke.toml"), text).unwrap();
    write("[site\nname = 1");
    refused(at, &["config"], &[], &["convoke.toml"]);
    write("[site]\nnam = \"x\"");
    refused(at, &["config"], &[], &["convoke.toml", "site.nam", "site.name"]);
    write("[server]\ndrain_seconds = \"soon\"");
    refused(at, &["config"], &[], &["convoke.toml", "server.drain_seconds", "soon"]);
}

#[test]
fn the_effective_settings_are_shown_with_their_sources() {
    let (folder, _) = folder();
    let at = folder.path();
    std::fs::write(at.join("convoke.toml"), "[site]\nname = \"North\"\ntown = \"Oulu\"\n").unwrap();
    let output = command(at, &["config", "--data", "elsewhere"])
        .env("CONVOKE_SITE_TOWN", "Kemi")
        .env("CONVOKE_MAIL_PASSWORD", "hunter2")
        .output()
        .unwrap();
    assert!(output.status.success());
    let said = words(&output);
    let line = |key: &str| said.lines().find(|line| line.starts_with(key)).unwrap().to_owned();
    assert!(line("site.name =").contains("\"North\"") && line("site.name =").contains("convoke.toml"), "{said}");
    assert!(line("site.town =").contains("\"Kemi\"") && line("site.town =").contains("CONVOKE_SITE_TOWN"), "{said}");
    assert!(line("data =").contains("flag") && line("site.lang =").contains("default"), "{said}");
    assert!(!said.contains("hunter2"), "{said}");
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn everything_in(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut all = vec![folder.to_owned()];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(everything_in(&path));
        } else {
            all.push(path);
        }
    }
    all
}

#[test]
fn the_first_start_makes_everything_for_the_owner_alone_and_its_link_works_once() {
    let (_folder, data) = folder();
    let mut program = Program::serve(&data, &[]);
    for path in everything_in(&data) {
        let wanted = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode(&path), wanted, "{}", path.display());
    }
    let said = crate::common::wait_for("the first link", std::time::Duration::from_secs(10), || {
        Some(program.said()).filter(|said| said.contains("/first/"))
    });
    let link = said.lines().find_map(|line| line.split_once("http://convoke.test")).unwrap().1.trim().to_owned();
    let mut alex = program.client();
    let page = alex.get(&link);
    page.is(200);
    let form = page.forms().into_iter().find(|form| form.offers("password")).expect("a form to join");
    let form = form.set("name", "Alex").set("password", "tres tristes tigres");
    crate::common::like_a_person();
    let page = alex.send(&form);
    assert!(page.status < 400, "{}: {}", page.status, page.visible());
    let page = page.location().map_or(page, |to| alex.follow(&to));
    let app = scanned(&page.text());
    let code = app.code(base::Clock::now(&base::SystemClock));
    let form = page.forms().into_iter().find(|form| form.offers("code")).expect("a form for the code");
    let page = alex.send(&form.set("code", &code));
    assert!(page.status < 400, "{}: {}", page.status, page.visible());
    alex.follow("/admin").is(200);
    program.client().get(&link).is(404);
    program.stop();
    let mut program = Program::serve(&data, &[]);
    assert!(!program.said().contains("/first/"), "a second first link:\n{}", program.said());
    program.client().get(&link).is(404);
    program.stop();
}

/// The authenticator whose key a page shows.
pub(crate) fn scanned(page: &str) -> people::account::model::Authenticator {
    let (_, rest) = page.split_once("secret=").expect("a key for the authenticator");
    let (mut acc, mut bits, mut bytes) = (0_u32, 0, Vec::new());
    for sign in rest.bytes().take_while(u8::is_ascii_alphanumeric) {
        let value = if sign.is_ascii_uppercase() { sign - b'A' } else { sign - b'2' + 26 };
        acc = acc << 5 | u32::from(value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(acc >> bits & 255).unwrap());
        }
    }
    people::account::model::Authenticator::from_bytes(bytes).expect("a sound key")
}

#[test]
fn the_doctor_finds_a_sound_site_sound_and_a_readable_key_not() {
    let (folder, data) = folder();
    World::fill(&data, None, world::Wish { actions: 2, capacity: None });
    let at = data.display().to_string();
    let output = run(folder.path(), &["doctor", "--data", &at]);
    assert!(output.status.success(), "{}", words(&output));
    let key = data.join("keys").join("master.key");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    let output = run(folder.path(), &["doctor", "--data", &at]);
    assert!(!output.status.success() && words(&output).contains("chmod"), "{}", words(&output));
}
