//! What goes wrong in life: power cuts, stops, full disks, a database that goes away, a crowd at the
//! last place, a backup in the middle of it all.
//!
//! The promise each time: what was acknowledged is there, figures equal rows, the visitor gets a page
//! that says what to do, and the program goes on by itself.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Barrier, Mutex};
use std::time::Duration;

use crate::common::postgres::{Database, Server};
use crate::common::program::{command, folder, run, words};
use crate::common::storm::{all_are_there, wish};
use crate::common::world::{Wish, block_on};
use crate::common::{Client, Program, Reply, Storm, World, is_root, skipped, wait_for};

const CROWD: Wish = Wish { actions: 8, capacity: None };

/// On SQLite, and on PostgreSQL where there is one.
fn on_each_engine(test: &str, story: impl Fn(&Path, &Path, Option<&str>)) {
    let (at, data) = folder();
    story(at.path(), &data, None);
    match Database::make() {
        Some(database) => {
            let (at, data) = folder();
            story(at.path(), &data, Some(&database.address));
        }
        None => skipped(test, "PostgreSQL: CONVOKE_TEST_POSTGRES is not set"),
    }
}

fn settings(database: Option<&str>) -> Vec<(&'static str, &str)> {
    database.map(|database| ("CONVOKE_DATABASE", database)).into_iter().collect()
}

#[track_caller]
fn figures_equal_rows(data: &Path, database: Option<&str>) {
    let wrong = World::audit(data, database);
    assert!(wrong.is_empty(), "figures differ from rows: {wrong:?}");
}

#[track_caller]
fn the_doctor_is_content(at: &Path, data: &Path, database: Option<&str>) {
    let data = data.display().to_string();
    let mut args = vec!["doctor", "--data", &data];
    args.extend(database.into_iter().flat_map(|database| ["--database", database]));
    let output = run(at, &args);
    assert!(output.status.success(), "{}", words(&output));
}

#[test]
fn a_power_cut_in_a_storm_loses_no_acknowledged_rsvp() {
    on_each_engine("a_power_cut_in_a_storm", |at, data, database| {
        let world = World::fill(data, database, CROWD);
        let mut program = Program::serve(data, &settings(database));
        let storm = Storm::begin(program.address, &world.actions, 16);
        storm.reaches(400);
        program.kill();
        let (receipts, statuses) = storm.end();
        assert!(statuses.keys().all(|status| *status == 303), "{statuses:?}");
        the_doctor_is_content(at, data, database);
        figures_equal_rows(data, database);
        let mut program = Program::serve(data, &settings(database));
        all_are_there(program.address, &receipts);
        program.stop();
    });
}

/// Opens an open ballot of the calling group with one question; answers its path.
fn open_a_question(program: &Program, world: &World) -> String {
    let mut officer = program.client().with_cookie("convoke", &world.officer);
    let form = officer.get("/elections/new").is(200).form("/elections/new");
    let form = form.set("group", &world.group).set("title", "Do we strike?").set("secrecy", "open");
    let contest = officer.send(&form).is(303).location().unwrap();
    let form = officer.get(&contest).is(200).form(&contest).set("title", "Do we strike?");
    officer.send(&form.press("then", "save")).is(303);
    let path = contest.trim_end_matches("/contests/new").to_owned();
    let state = format!("{path}/state");
    let form = officer.get(&state).is(200).form(&state);
    officer.send(&form).is(303);
    path
}

/// Casts "yes" for one member; whether the program said that the ballot is in the box.
fn casts(address: SocketAddr, session: &str, ballot: &str) -> bool {
    let mut member = Client::new(address).with_cookie("convoke", session);
    let Ok(page) = member.ask("GET", ballot, None) else { return false };
    let (kind, body) = page.is(200).form(ballot).set("c1", "1").set("step", "cast").encode();
    let answered = member.ask("POST", ballot, Some((&kind, &body)));
    answered.is_ok_and(|reply| reply.status == 200 && reply.visible().contains("Your ballot is in the box"))
}

#[test]
fn a_power_cut_while_ballots_are_cast_loses_no_ballot_and_doubles_none() {
    on_each_engine("a_power_cut_while_ballots_are_cast", |at, data, database| {
        let world = World::fill(data, database, CROWD);
        let members = world.add_members(data, database, 120);
        let mut program = Program::serve(data, &settings(database));
        let ballot = format!("{}/ballot", open_a_question(&program, &world));
        let (address, acknowledged) = (program.address, Arc::new(Mutex::new(Vec::new())));
        let lanes = members.chunks(15).map(|lane| {
            let (lane, ballot, acknowledged) = (lane.to_vec(), ballot.clone(), Arc::clone(&acknowledged));
            std::thread::spawn(move || {
                for session in lane {
                    if casts(address, &session, &ballot) {
                        acknowledged.lock().unwrap().push(session);
                    }
                }
            })
        });
        let lanes: Vec<_> = lanes.collect();
        wait_for("forty ballots", Duration::from_mins(1), || (acknowledged.lock().unwrap().len() >= 40).then_some(()));
        program.kill();
        for lane in lanes {
            lane.join().unwrap();
        }
        the_doctor_is_content(at, data, database);
        let mut program = Program::serve(data, &settings(database));
        let acknowledged = acknowledged.lock().unwrap().clone();
        assert!(acknowledged.len() < members.len(), "the power was cut after the last ballot");
        for session in &acknowledged {
            let mut member = program.client().with_cookie("convoke", session);
            let form = member.get(&ballot).is(200).form(&ballot);
            assert_eq!(form.value("c1"), Some("1"), "an acknowledged ballot is lost");
        }
        // Everybody casts again, the others for the first time: one ballot each.
        for session in &members {
            assert!(casts(program.address, session, &ballot));
        }
        let mut member = program.client().with_cookie("convoke", &members[0]);
        let page = member.get(ballot.trim_end_matches("/ballot"));
        let seen = page.is(200).visible();
        assert!(seen.contains("120 of 122 took part"), "{seen}");
        program.stop();
    });
}

#[test]
fn a_stop_in_a_storm_drains_and_loses_nothing() {
    on_each_engine("a_stop_in_a_storm", |at, data, database| {
        let world = World::fill(data, database, CROWD);
        let mut program = Program::serve(data, &settings(database));
        let storm = Storm::begin(program.address, &world.actions, 16);
        storm.reaches(200);
        program.signal("-TERM");
        let code = program.ended(Duration::from_secs(25));
        assert_eq!(code, Some(0), "{}", program.log());
        let (receipts, statuses) = storm.end();
        assert!(statuses.keys().all(|status| *status == 303), "{statuses:?}\n{}", program.log());
        the_doctor_is_content(at, data, database);
        let mut program = Program::serve(data, &settings(database));
        all_are_there(program.address, &receipts);
        program.stop();
        figures_equal_rows(data, database);
    });
}

#[test]
fn of_a_hundred_at_the_last_place_exactly_one_gets_it() {
    on_each_engine("a_hundred_at_the_last_place", |_, data, database| {
        let world = World::fill(data, database, Wish { actions: 1, capacity: Some(1) });
        let mut program = Program::serve(data, &settings(database));
        let (address, code) = (program.address, world.actions[0].clone());
        let fields = Arc::new(wish(address, &code));
        let (gate, path) = (Arc::new(Barrier::new(100)), format!("/actions/{code}/rsvp"));
        let threads = (0..100).map(|_| {
            let (fields, gate, path) = (Arc::clone(&fields), Arc::clone(&gate), path.clone());
            std::thread::spawn(move || {
                let mut client = Client::new(address);
                gate.wait();
                client.post(&path, &fields)
            })
        });
        let threads: Vec<_> = threads.collect();
        let replies: Vec<Reply> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
        let words = ui::Words::new(base::Lang::En);
        let (mut going, mut waiting) = (0, 0);
        let mut client = program.client();
        for reply in &replies {
            let receipt = reply.is(303).location().unwrap();
            let page = client.get(&receipt).is(200).visible();
            going += usize::from(page.contains(&*words.rsvp_is_going(1)));
            waiting += usize::from(page.contains(&*words.rsvp_is_waiting(1)));
        }
        assert_eq!((going, waiting), (1, 99));
        program.stop();
        figures_equal_rows(data, database);
    });
}

/// A small disk of our own, while it lasts.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    fn mount(at: &'a Path) -> Option<Self> {
        std::fs::create_dir_all(at).unwrap();
        let mut command = Command::new("mount");
        command.args(["-t", "tmpfs", "-o", "size=24m,mode=0700", "tmpfs"]).arg(at);
        command.status().is_ok_and(|status| status.success()).then_some(Self(at))
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        drop(Command::new("umount").args(["--lazy"]).arg(self.0).status());
    }
}

fn fill_up(disk: &Path) -> std::path::PathBuf {
    use std::io::Write as _;
    let ballast = disk.join("ballast");
    let mut file = std::fs::File::create(&ballast).unwrap();
    for size in [1 << 20, 1 << 12] {
        while file.write_all(&vec![7; size]).is_ok() {}
    }
    ballast
}

#[test]
fn a_full_disk_is_told_hurts_nothing_and_is_over_when_there_is_room() {
    const TEST: &str = "a_full_disk";
    if !is_root() {
        return skipped(TEST, "only root may mount a small disk");
    }
    let (_at, data) = folder();
    let Some(disk) = SmallDisk::mount(&data) else {
        return skipped(TEST, "this machine does not let us mount a small disk");
    };
    let world = World::fill(&data, None, CROWD);
    let mut program = Program::serve(&data, &[]);
    let fields = wish(program.address, &world.actions[0]);
    let path = format!("/actions/{}/rsvp", world.actions[0]);
    let mut client = program.client();
    let mut receipts = vec![client.post(&path, &fields).is(303).location().unwrap()];
    let ballast = fill_up(disk.0);
    // What is left in the last pages is used up first; then the site says that it is full.
    let refused = wait_for("the disk to be full", Duration::from_secs(30), || {
        let reply = client.post(&path, &fields);
        receipts.extend(reply.location());
        (reply.status != 303).then_some(reply)
    });
    assert!(matches!(refused.status, 503 | 507), "{} {}", refused.status, refused.visible());
    assert!(refused.header("retry-after").is_some());
    let words = ui::Words::new(base::Lang::En);
    assert!(refused.visible().contains(words.web_full_title()), "{}", refused.visible());
    client.get(&format!("/calls/{}", world.call)).is(200);
    client.get(&format!("/actions/{}", world.actions[1])).is(200);
    all_are_there(program.address, &receipts);
    std::fs::remove_file(ballast).unwrap();
    receipts.push(wait_for("room to be seen", Duration::from_secs(10), || client.post(&path, &fields).location()));
    all_are_there(program.address, &receipts);
    program.stop();
    let file = rusqlite::Connection::open(data.join("convoke.db")).unwrap();
    let sound: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
    drop(file);
    figures_equal_rows(&data, None);
    drop(disk);
}

#[test]
fn a_database_that_restarts_under_load_is_waited_for() {
    const TEST: &str = "a_database_that_restarts";
    if crate::common::postgres::address().is_none() {
        return skipped(TEST, "CONVOKE_TEST_POSTGRES is not set");
    }
    let server = match Server::start() {
        Ok(server) => server,
        Err(why) => return skipped(TEST, &why),
    };
    let (at, data) = folder();
    let database = Some(server.address.as_str());
    let world = World::fill(&data, database, CROWD);
    let mut program = Program::serve(&data, &settings(database));
    let storm = Storm::begin(program.address, &world.actions, 8);
    storm.reaches(100);
    for _ in 0..2 {
        server.control("restart").unwrap();
        let before = storm.acknowledged();
        storm.reaches(before + 100);
    }
    server.control("stop").unwrap();
    let mut client = program.client();
    wait_for("the site to say that it is not ready", Duration::from_secs(20), || {
        (client.get("/readyz").status == 503).then_some(())
    });
    client.get("/healthz").is(200);
    server.control("start").unwrap();
    let before = storm.acknowledged();
    storm.reaches(before + 100);
    let (receipts, statuses) = storm.end();
    assert!(statuses.keys().all(|status| matches!(status, 303 | 503)), "{statuses:?}\n{}", program.log());
    client.get("/readyz").is(200);
    all_are_there(program.address, &receipts);
    program.stop();
    the_doctor_is_content(at.path(), &data, database);
    figures_equal_rows(&data, database);
}

/// What a person reads, without what differs from moment to moment.
fn pages(address: SocketAddr, world: &World) -> Vec<(String, String)> {
    let (call, group, action) = (&world.call, &world.group, &world.actions[0]);
    let paths = [
        "/".to_owned(),
        "/calls".to_owned(),
        "/groups".to_owned(),
        "/actions".to_owned(),
        format!("/calls/{call}"),
        format!("/calls/{call}/endorsements"),
        format!("/groups/{group}"),
        format!("/actions/{action}"),
        "/about/what-we-keep".to_owned(),
    ];
    let mut client = Client::new(address);
    paths.map(|path| (path.clone(), client.get(&path).is(200).visible())).into()
}

#[test]
fn a_backup_in_a_storm_is_whole_and_its_pages_are_the_same() {
    on_each_engine("a_backup_in_a_storm", |at, data, database| {
        let world = World::fill(data, database, CROWD);
        let mut program = Program::serve(data, &settings(database));
        let storm = Storm::begin(program.address, &world.actions, 8);
        storm.reaches(150);
        let before = storm.receipts();
        let backup = |name: &str| {
            let from = data.display().to_string();
            let mut args = vec!["backup", name, "--data", &from];
            args.extend(database.into_iter().flat_map(|database| ["--database", database]));
            let output = run(at, &args);
            assert!(output.status.success(), "{}", words(&output));
        };
        backup("in-the-storm");
        let (_, statuses) = storm.end();
        assert!(statuses.keys().all(|status| *status == 303), "{statuses:?}");
        backup("after-it");
        // The page cache may be a second behind.
        std::thread::sleep(Duration::from_millis(1_100));
        let original = pages(program.address, &world);
        program.stop();
        for (name, same_pages) in [("in-the-storm", false), ("after-it", true)] {
            let fresh = at.join(format!("{name}-data"));
            let to = fresh.display().to_string();
            let output = run(at, &["restore", name, "--data", &to]);
            assert!(output.status.success(), "{}", words(&output));
            std::fs::create_dir_all(fresh.join("keys")).unwrap();
            std::fs::copy(data.join("keys/master.key"), fresh.join("keys/master.key")).unwrap();
            figures_equal_rows(&fresh, None);
            let mut restored = Program::serve(&fresh, &[]);
            all_are_there(restored.address, &before);
            if same_pages {
                for (was, is) in original.iter().zip(pages(restored.address, &world)) {
                    assert_eq!(was.0, is.0);
                    assert_eq!(was.1, is.1, "{} differs", is.0);
                }
            }
            restored.stop();
        }
    });
}

/// Organizations of the package that is imported while the power is cut: more than one change holds.
const IMPORTED: usize = 3_000;

/// Writes a package in which every organization has two services at a place with hours and languages.
fn package(at: &Path) -> String {
    let folder = at.join("package");
    std::fs::create_dir_all(&folder).unwrap();
    let table = |name: &str, head: &str, row: &dyn Fn(usize) -> String| {
        let rows: String = (0..IMPORTED).map(row).collect();
        std::fs::write(folder.join(name), format!("{head}\n{rows}")).unwrap();
    };
    table("organizations.csv", "id,name,description", &|n| format!("o{n},House {n},Everybody is welcome\n"));
    table("services.csv", "id,organization_id,name,status,assured_date,last_modified", &|n| {
        let rest = "active,2026-05-01,2026-05-01T10:00:00Z";
        format!("a{n},o{n},Meals {n},{rest}\nb{n},o{n},Advice {n},{rest}\n")
    });
    table("locations.csv", "id,organization_id,location_type,name", &|n| format!("l{n},o{n},physical,Hall {n}\n"));
    table("service_at_location.csv", "id,service_id,location_id", &|n| format!("x{n},a{n},l{n}\ny{n},b{n},l{n}\n"));
    table("schedules.csv", "id,service_id,freq,byday,opens_at,closes_at", &|n| {
        format!("h{n},a{n},WEEKLY,\"MO,FR\",09:00,17:00\n")
    });
    table("languages.csv", "id,service_id,name,code", &|n| format!("u{n},a{n},Spanish,es\n"));
    folder.display().to_string()
}

/// How many organizations are on disk; none before there is a table for them.
fn organizations(data: &Path, database: Option<&str>) -> usize {
    const COUNT: &str = "SELECT count(*) FROM organizations";
    let found: Option<i64> = if let Some(address) = database {
        block_on(async {
            let (client, connection) = tokio_postgres::connect(address, tokio_postgres::NoTls).await.ok()?;
            let driven = tokio::spawn(connection);
            let row = client.query_one(COUNT, &[]).await.ok();
            drop(client);
            drop(driven.await);
            row.map(|row| row.get(0))
        })
    } else {
        let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
        let file = rusqlite::Connection::open_with_flags(data.join("convoke.db"), flags).ok();
        file.and_then(|file| file.query_row(COUNT, [], |row| row.get(0)).ok())
    };
    found.and_then(|count| usize::try_from(count).ok()).unwrap_or(0)
}

/// The directory as everybody may take it, an organization to a line.
fn exported(at: &Path, place: &[&str]) -> BTreeSet<String> {
    let output = run(at, &[&["export", "directory", "--format", "jsonl"], place].concat());
    assert!(output.status.success(), "{}", words(&output));
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: BTreeSet<String> = text.lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), text.lines().count(), "an organization stands twice");
    lines
}

#[test]
fn a_power_cut_in_an_import_leaves_whole_organizations_and_the_next_run_brings_the_rest() {
    on_each_engine("a_power_cut_in_an_import", |at, data, database| {
        let from = package(at);
        let import = ["import", "directory", &from, "--source", "town"];
        let (data_text, apart) = (data.display().to_string(), at.join("apart").display().to_string());
        let undisturbed = ["--data", &apart];
        let output = run(at, &[&import[..], &undisturbed].concat());
        assert!(output.status.success(), "{}", words(&output));
        let whole = exported(at, &undisturbed);
        assert_eq!(whole.len(), IMPORTED);

        let mut place = vec!["--data", data_text.as_str()];
        place.extend(database.into_iter().flat_map(|database| ["--database", database]));
        let mut child =
            command(at, &[&import[..], &place].concat()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        wait_for("the first organizations", Duration::from_mins(2), || {
            (organizations(data, database) > 0).then_some(())
        });
        child.kill().unwrap();
        child.wait().unwrap();
        let there = organizations(data, database);
        assert!((1..IMPORTED).contains(&there), "{there} organizations: the power was not cut in the middle");
        the_doctor_is_content(at, data, database);
        let half = exported(at, &place);
        assert_eq!(half.len(), there);
        assert!(half.is_subset(&whole), "an organization is half-written: {:?}", half.difference(&whole).next());

        let output = run(at, &[&import[..], &place].concat());
        let wanted = format!("{} are new, 0 changed, {there} the same as last time", IMPORTED - there);
        assert!(output.status.success() && words(&output).contains(&wanted), "{}", words(&output));
        assert!(exported(at, &place) == whole, "the directory is not what an undisturbed import makes");
    });
}
