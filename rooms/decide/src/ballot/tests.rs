//! Stories of casting: forms for every rule, late and double ballots, what is kept and what is not.

use store::{Db, Sql, StoreError, sql};

use crate::election::model::{CastError, ElectionId, NewContest, NewElection, Purpose};
use crate::election::store as elections;
use crate::election::trial::{World, world, worlds};
use crate::standing::model::{Majority, Secrecy, Standing};

/// Opens a question of a group straight in the store.
async fn question(world: &World, group: base::GroupId, secrecy: Secrecy, hours: u32) -> (ElectionId, String) {
    let (app, now) = (world.app().clone(), world.site.now());
    let made = world.app().change(move |db| {
        let mut wish = NewElection::by_rules(&Standing::usual(), Purpose::Question, None, "Shall we?");
        (wish.secrecy, wish.period_hours, wish.quorum_percent) = (secrecy, hours, 0);
        let it = elections::begin(db, group, &wish, now, app.random())?;
        elections::add_contest(db, it.id, &NewContest::question("Shall we?", Majority::Simple), now, app.random())?;
        let opened = elections::open(db, app.keys(), app.random(), it.id, now)?;
        let opened = opened.map_err(|error| StoreError::broken(format!("{error:?}")))?;
        Ok::<_, StoreError>((opened.id, format!("/elections/{}", opened.code)))
    });
    made.await.unwrap()
}

#[tokio::test]
async fn a_ballot_that_cannot_be_read_keeps_what_was_marked() {
    let world = world().await;
    let (_, slug, people) = world.body("Local 1", &["Ben"]).await;
    let mut officer = world.browser(people[0]);
    let form = officer.get("/elections/new").await.form("/elections/new").set("group", &slug).set("title", "Chair");
    let page = officer.send(form).await;
    let path = page.path.trim_end_matches("/contests/new").to_owned();
    let to = format!("{path}/contests/new");
    let form = page.form(&to).set("title", "Chair").set("rule", "irv").set("options", "Ana\nBen\nCleo");
    officer.send(form.press("then", "save")).await.is(200);
    let state = format!("{path}/state");
    let form = officer.get(&state).await.form(&state);
    officer.send(form).await.is(200);
    let ballot = format!("{path}/ballot");
    let form = officer.get(&ballot).await.form(&ballot).set("c1-1", "1").set("c1-3", "1");
    let page = officer.send(form).await;
    page.is(422).shows("rank 1 is given more than once (Ana, Cleo)");
    assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
    let kept = page.form(&ballot);
    assert_eq!((kept.value("c1-1"), kept.value("c1-3")), (Some("1"), Some("1")));
    let page = officer.send(kept.set("c1-3", "2")).await;
    page.is(200).shows("Is this your ballot?");
    let changed = officer.send(page.form(&ballot).press("step", "change")).await;
    assert_eq!(changed.form(&ballot).value("c1-3"), Some("2"));
    let stamp = changed.form(&ballot).value("stamp").unwrap().to_owned();
    let raw = [("stamp", stamp.as_str()), ("c1-1", "9"), ("step", "cast")];
    officer.post_raw(&ballot, &raw).await.is(422).shows("can have a rank from 1 to 3");
}

#[tokio::test]
async fn a_blank_ballot_takes_part_and_an_unknown_option_is_refused() {
    let world = world().await;
    let (group, _, people) = world.body("Local 2", &["Ben"]).await;
    let (_, path) = question(&world, group, Secrecy::Secret, 24).await;
    let ballot = format!("{path}/ballot");
    let mut ana = world.browser(people[0]);
    let form = ana.get(&ballot).await.form(&ballot);
    let stamp = form.value("stamp").unwrap().to_owned();
    ana.post_raw(&ballot, &[("stamp", &stamp), ("c1", "7"), ("step", "cast")])
        .await
        .is(422)
        .shows("not on this ballot");
    ana.post_raw(&ballot, &[("stamp", &stamp), ("c1", "1"), ("c1", "2"), ("step", "cast")])
        .await
        .is(422)
        .shows("mark at most 1");
    let page = ana.send(form).await;
    page.shows("Nothing is marked");
    ana.send(page.form(&ballot).press("step", "cast")).await.is(200).shows("Your ballot is in the box");
    ana.get(&path).await.shows("1 of 2 took part.");
    world.after_hours(25).await;
    ana.get(&path).await.shows("0 ballots count, 1 are blank or cannot be counted.");
}

#[tokio::test]
async fn a_ballot_after_the_close_is_told_so_before_and_after_the_count() {
    for world in worlds().await {
        let (group, _, people) = world.body("Local 3", &["Ben"]).await;
        let (_, path) = question(&world, group, Secrecy::Secret, 12).await;
        let ballot = format!("{path}/ballot");
        let mut ana = world.browser(people[0]);
        let form = ana.get(&ballot).await.form(&ballot).set("c1", "1");
        let page = ana.send(form).await;
        world.site.clock.advance(std::time::Duration::from_hours(12));
        // The job has not run yet: the moment alone decides.
        let late = ana.send(page.form(&ballot).press("step", "cast")).await;
        late.is(409).shows("This came too late");
        world.site.settle().await;
        ana.get(&ballot).await.is(409).shows("This came too late").shows("Not passed: 0 yes, 0 no");
    }
}

const LEFT: Sql = sql!("SELECT count(*) FROM ballots WHERE elector_id IS NOT NULL");
const KEYS_LEFT: Sql = sql!("SELECT count(*) FROM elections WHERE join_sealed IS NOT NULL OR seed_sealed IS NOT NULL");
const NUMBERS: Sql = sql!("SELECT id FROM ballots ORDER BY id");

#[tokio::test]
async fn after_the_close_nothing_leads_from_a_secret_ballot_to_the_roll() {
    for world in worlds().await {
        let (group, _, people) = world.body("Local 4", &["Ben", "Cleo", "Dov", "Eva"]).await;
        let (_, path) = question(&world, group, Secrecy::Secret, 24).await;
        for (person, mark) in people.iter().zip(["1", "2", "1", "3", "1"]) {
            world.cast(*person, &path, &[("c1", mark)]).await;
        }
        let numbers = |world: &World| {
            let app = world.app().clone();
            async move { app.read(|db| db.all(NUMBERS, &[], |row| row.get::<[u8; 16]>(0))).await.unwrap() }
        };
        let before = numbers(&world).await;
        // The form does not read the marks back.
        let ballot = format!("{path}/ballot");
        let page = world.browser(people[0]).get(&ballot).await;
        page.shows("You have cast this ballot before").shows("The form is empty");
        assert_eq!(page.form(&ballot).value("c1"), None);
        world.after_hours(24).await;
        let after = numbers(&world).await;
        assert_eq!((before.len(), after.len()), (5, 5));
        assert!(after.iter().all(|number| !before.contains(number)), "{}", world.engine);
        let left = world.app().read(|db| {
            let named: i64 = db.one(LEFT, &[], |row| row.get(0))?;
            let keys: i64 = db.one(KEYS_LEFT, &[], |row| row.get(0))?;
            Ok::<_, StoreError>((named, keys))
        });
        assert_eq!(left.await.unwrap(), (0, 0));
        world.browser(people[1]).get(&path).await.shows("Passed: 3 yes, 1 no, 1 abstained.");
        // Thirty days later the roll is gone, the ballots are not.
        world.site.clock.advance(std::time::Duration::from_hours(31 * 24));
        world.site.purge().await;
        assert_eq!(numbers(&world).await.len(), 5);
        world.browser(people[1]).get(&path).await.shows("5 of 5 took part.");
    }
}

#[tokio::test]
async fn an_open_ballot_shows_its_roll_call_to_members_only() {
    let world = world().await;
    let (group, _, people) = world.body("Council <of> locals", &["Ben"]).await;
    let (_, path) = question(&world, group, Secrecy::Open, 24).await;
    world.cast(people[1], &path, &[("c1", "2")]).await;
    let ballot = format!("{path}/ballot");
    let page = world.browser(people[1]).get(&ballot).await;
    page.shows("members see every name on the roll");
    assert_eq!(page.form(&ballot).value("c1"), Some("2"), "what was marked openly stands in the form");
    world.after_hours(24).await;
    let account = format!("{path}/contests/1");
    let page = world.browser(people[0]).get(&account).await;
    page.is(200).shows("Who marked what").shows("Ben");
    world.site.browser().get(&account).await.is(404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn while_a_thousand_ballots_arrive_each_is_counted_or_told_that_it_came_too_late() {
    for world in worlds().await {
        let people: u64 = if world.engine == "memory" { 1_000 } else { 300 };
        let ana = world.person("Ana").await;
        let (group, _) = world.group("Large local", ana).await;
        let names: Vec<String> = (0..people).map(|n| format!("Elector {n}")).collect();
        let (app, now) = (world.app().clone(), world.site.now());
        let opened = world.app().change(move |db| {
            let mut wish = NewElection::by_rules(&Standing::usual(), Purpose::Question, None, "Shall we?");
            (wish.period_hours, wish.quorum_percent) = (24, 0);
            let it = elections::begin(db, group, &wish, now, app.random())?;
            let question = NewContest::question("Shall we?", Majority::Simple);
            let contest = elections::add_contest(db, it.id, &question, now, app.random())?;
            let list = crate::roll::list::read(&names.join("\n"));
            crate::roll::store::from_list(db, app.keys(), app.random(), it.id, &list.entries, now)?;
            elections::open(db, app.keys(), app.random(), it.id, now)?
                .map_err(|e| StoreError::broken(format!("{e:?}")))?;
            let electors = crate::roll::store::every(db, app.keys(), it.id)?;
            Ok::<_, StoreError>((it.id, contest, electors))
        });
        let (id, contest, electors) = opened.await.unwrap();
        assert_eq!(electors.len() as u64, people);
        let mut tasks = tokio::task::JoinSet::new();
        for (at, elector) in electors.into_iter().enumerate() {
            let (app, clock) = (world.app().clone(), std::sync::Arc::clone(&world.site.clock));
            tasks.spawn(async move {
                if at as u64 == people / 2 {
                    clock.advance(std::time::Duration::from_hours(24));
                    let closing = crate::result::job::close(app.clone(), serde_json::json!({ "election": id }));
                    closing.await.unwrap();
                }
                let own = app.clone();
                let ballot = [(contest, super::model::Marks::Chosen(vec![1]))];
                let cast = app.change(move |db| super::store::cast(db, own.keys(), id, elector.id, &ballot));
                cast.await.unwrap()
            });
        }
        let (mut taken, mut late) = (0, 0);
        while let Some(done) = tasks.join_next().await {
            match done.unwrap() {
                Ok(first) => {
                    assert!(first);
                    taken += 1;
                }
                Err(error) => {
                    assert_eq!(error, CastError::TooLate);
                    late += 1;
                }
            }
        }
        world.site.settle().await;
        let result = world.app().read(move |db| elections::outcome(db, id)).await.unwrap().unwrap();
        let outcome = result.contests[0].outcome.clone().unwrap();
        assert_eq!((taken + late, outcome.valid), (people, taken), "{}", world.engine);
        assert_eq!(result.election.roll.online, taken);
        assert!(late > 0, "the close came while ballots arrived");
    }
}
