//! Stories of delegates: elected, bound, accounting, replaced, recalled.

use base::{Actor, GroupId, GroupRole, PersonId};
use people::group::model::{GroupDraft, GroupKind};
use store::StoreError;

use crate::election::trial::{World, world, worlds};

/// A body of six that belongs to a council, and the set of seats it fills there.
struct Story {
    world: World,
    body: GroupId,
    slug: String,
    council: GroupId,
    /// Ana, an officer, then Ben, Cleo, Dov, Eva, Fay.
    people: Vec<PersonId>,
    /// The path of the set of seats.
    path: String,
}

const RULES: [(&str, &str); 6] = [
    ("title", "Delegates to the council"),
    ("seats", "2"),
    ("substitutes", "1"),
    ("recall", "50"),
    ("report", "30"),
    ("audience", "everybody"),
];

/// The council: a group of its own officer to which the body belongs.
async fn council_of(world: &World, body: GroupId) -> GroupId {
    let convener = world.person("Zoe").await;
    let (now, random) = (world.site.now(), world.app().random_arc());
    let draft = GroupDraft::named(GroupKind::Council, "Tenants council", "Delegates of all houses.");
    let made = world.app().change(move |db| {
        let (id, _) = people::group::store::insert(db, &draft, None, Some(convener), now, random.as_ref())?;
        people::membership::store::begin(db, id, convener, GroupRole::Officer, now, random.as_ref())?;
        let whole = people::group::store::find(db, &Actor::system(), id)?;
        let by = people::membership::officer(db, &Actor::system(), body)?;
        people::coalition::store::ask(db, by, &whole, now, random.as_ref()).unwrap();
        people::coalition::store::accept(db, &Actor::system(), &whole, body, now, random.as_ref()).unwrap();
        Ok::<_, StoreError>(id)
    });
    made.await.unwrap()
}

async fn begin(world: World) -> Story {
    let (body, slug, people) = world.body("Elm Street", &["Ben", "Cleo", "Dov", "Eva", "Fay"]).await;
    let council = council_of(&world, body).await;
    let to = format!("/groups/{slug}/delegates/new");
    let mut officer = world.browser(people[0]);
    let mut form = officer.get(&to).await.form(&to).set("council", "tenants-council");
    for (name, value) in RULES {
        form = form.set(name, value);
    }
    let page = officer.send(form).await;
    page.is(200).shows("Sent to Tenants council").shows("Nobody holds a seat now.");
    let path = page.path;
    Story { world, body, slug, council, people, path }
}

impl Story {
    /// Somebody puts themselves forward.
    async fn stand(&self, person: usize) {
        let mut browser = self.world.browser(self.people[person]);
        let to = format!("{}/candidates", self.path);
        let form = browser.get(&self.path).await.form(&to).set("words", "I report every week.");
        browser.send(form.press("then", "stand")).await.is(200).shows("I report every week.");
    }

    /// Opens the election; answers its path.
    async fn open(&self) -> String {
        let mut officer = self.world.browser(self.people[0]);
        let to = format!("{}/election", self.path);
        let form = officer.get(&to).await.form(&to).set("days", "7");
        let page = officer.send(form).await;
        page.is(200).shows("Open until");
        page.path
    }

    /// Ben, Cleo, Dov and Eva stand; Ben and Cleo are elected, Dov comes next.
    async fn elect(&self) -> String {
        for person in 1..=4 {
            self.stand(person).await;
        }
        let election = self.open().await;
        let ben = [("c1-1", "1"), ("c1-3", "2")];
        let (cleo, eva) = ([("c1-2", "1")], [("c1-4", "1"), ("c1-2", "2")]);
        for person in [0, 1, 5] {
            self.world.cast(self.people[person], &election, &ben).await;
        }
        for person in [2, 3] {
            self.world.cast(self.people[person], &election, &cleo).await;
        }
        self.world.cast(self.people[4], &election, &eva).await;
        self.world.after_hours(7 * 24).await;
        election
    }

    async fn is_in_council(&self, person: usize) -> bool {
        let (council, person) = (self.council, self.people[person]);
        let role = self.world.app().read(move |db| people::membership::role(db, council, person)).await;
        role.unwrap().is_some()
    }

    async fn counts_are_right(&self) {
        let wrong = self.world.app().read(people::membership::store::wrong_counts).await.unwrap();
        assert_eq!(wrong, 0, "{}", self.world.engine);
    }

    /// A member begins a petition against the holder of a seat; answers its path.
    async fn petition(&self, person: usize, seat: u32) -> String {
        let to = format!("{}/seats/{seat}/recall", self.path);
        let mut browser = self.world.browser(self.people[person]);
        let form = browser.get(&to).await.form(&to);
        browser.send(form.clone()).await.is(422).shows("Fill in this field.");
        let page = browser.send(form.set("reason", "Voted against what we decided.")).await;
        page.is(200).shows("Voted against what we decided.");
        page.path
    }

    /// Sends a form that the page may no longer, or not for this person, hold.
    async fn post(&self, person: PersonId, path: &str, fields: &[(&str, &str)]) -> testkit::Reply {
        let mut browser = self.world.browser(person);
        let form = browser.get("/groups/new").await.form("/groups/new");
        let stamp = form.value("stamp").unwrap().to_owned();
        let mut all = vec![("stamp", stamp.as_str())];
        all.extend_from_slice(fields);
        browser.post_raw(path, &all).await
    }

    async fn sign(&self, person: usize, petition: &str) -> testkit::Reply {
        self.post(self.people[person], &format!("{petition}/signatures"), &[("then", "sign")]).await
    }
}

#[tokio::test]
async fn an_election_fills_the_seats_and_a_substitute_steps_in() {
    for world in worlds().await {
        let story = begin(world).await;
        let world = &story.world;
        let election = story.elect().await;
        let mut stranger = world.site.browser();
        let page = stranger.get(&story.path).await;
        page.is(200).shows("Ben").shows("Cleo").shows("Substitutes, in this order: Dov").hides("Candidates");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        stranger.get(&format!("/groups/{}/delegates", story.slug)).await.is(200).shows("Next report due by");
        stranger.get(&format!("/groups/{}", story.slug)).await.shows("Delegates to the council").shows("Ben and Cleo");
        // The count's decision names them, and the election says what it was for.
        let page = world.browser(story.people[0]).get(&election).await;
        page.shows("Chosen: Ben and Cleo.").shows("Delegates to the council");
        let decision = page.link("Read the decision");
        world.browser(story.people[0]).get(&decision).await.shows("Chosen: Ben and Cleo.");
        assert!(story.is_in_council(1).await && story.is_in_council(2).await && !story.is_in_council(3).await);

        // Ben gives up his seat: Dov takes it at once.
        let leave = format!("{}/seats/1/leave", story.path);
        world.browser(story.people[2]).get(&leave).await.is(404);
        let mut ben = world.browser(story.people[1]);
        let page = ben.get(&leave).await;
        page.is(200).shows("Dov is the first substitute.");
        ben.send(page.form(&leave)).await.is(200).shows("Stepped down").hides("Substitutes, in this order");
        assert!(!story.is_in_council(1).await && story.is_in_council(3).await);
        stranger.get(&format!("{}/seats/1", story.path)).await.is(200).shows("Dov").shows("Stepped down");

        // Cleo leaves the group: nobody is left to step in.
        let slug = story.slug.clone();
        story.post(story.people[2], &format!("/groups/{slug}/leave"), &[]).await.is(200);
        world.site.settle().await;
        stranger.get(&story.path).await.shows("1 seat is vacant").shows("Left the group");
        stranger.get(&format!("{}/seats/2", story.path)).await.is(200).shows("Vacant").shows("Cleo");
        assert!(!story.is_in_council(2).await);
        story.counts_are_right().await;
    }
}

#[tokio::test]
async fn a_by_election_fills_the_open_seat_for_the_rest_of_the_term() {
    for world in worlds().await {
        let story = begin(world).await;
        let world = &story.world;
        story.elect().await;
        // Ben and Cleo give up their seats; the only substitute, Dov, takes the first.
        for (person, seat) in [(1, 1), (2, 2)] {
            let leave = format!("{}/seats/{seat}/leave", story.path);
            let mut browser = world.browser(story.people[person]);
            let form = browser.get(&leave).await.form(&leave);
            browser.send(form).await.is(200);
        }
        let seat = format!("{}/seats/2", story.path);
        world.site.browser().get(&seat).await.shows("Vacant").hides("Prepare the election for the open seat");
        let mut officer = world.browser(story.people[0]);
        let to = officer.get(&seat).await.link("Prepare the election for the open seat");
        // Dov would like both.
        story.stand(3).await;
        story.stand(4).await;
        let page = officer.get(&to).await;
        page.is(200).shows("Only the vacant seat").shows("Whoever holds a seat is not on the ballot");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        world.after_hours(24 * 30).await;
        let election = story.open().await;
        let page = officer.get(&election).await;
        page.shows("Eva").hides("Dov").shows("for the rest of the term");
        for person in [0, 3, 4, 5] {
            world.cast(story.people[person], &election, &[("c1-1", "1")]).await;
        }
        world.after_hours(7 * 24).await;
        let page = world.site.browser().get(&story.path).await;
        page.is(200).shows("Dov").shows("Eva").hides("is vacant").hides("Term served");
        assert!(story.is_in_council(3).await && story.is_in_council(4).await);
        // Both serve until the term of the first election is over.
        world.after_hours(24 * (366 - 37)).await;
        world.site.browser().get(&story.path).await.shows("Nobody holds a seat now.");
        story.counts_are_right().await;
    }
}

#[tokio::test]
async fn a_term_ends_and_whoever_is_elected_again_stays_in_the_council() {
    let story = begin(world().await).await;
    story.elect().await;
    let council = story.council;
    let since = |person: PersonId| {
        let actor = Actor { person: Some(person), ..Actor::default() };
        story.world.app().read(move |db| people::membership::store::mine(db, &actor, council))
    };
    let before = since(story.people[2]).await.unwrap().unwrap();
    // Only Cleo and Eva stand again; Ben's seat ends when Eva takes hers.
    story.stand(2).await;
    story.stand(4).await;
    let election = story.open().await;
    for person in [0, 2, 4] {
        story.world.cast(story.people[person], &election, &[("c1-1", "1"), ("c1-2", "2")]).await;
    }
    story.world.after_hours(7 * 24).await;
    let page = story.world.site.browser().get(&story.path).await;
    page.shows("Eva").shows("Term served").shows("Ben");
    assert_eq!(since(story.people[2]).await.unwrap().unwrap(), before, "Cleo never left the council");
    assert!(story.is_in_council(4).await && !story.is_in_council(1).await);
    // A year later nobody was elected: the seats are empty.
    story.world.after_hours(366 * 24).await;
    story.world.site.browser().get(&story.path).await.shows("Nobody holds a seat now.");
    assert!(!story.is_in_council(2).await);
    story.counts_are_right().await;
}

#[tokio::test]
async fn members_are_put_forward_and_stand_only_if_they_accept() {
    let story = begin(world().await).await;
    let world = &story.world;
    let (ask, to) = (format!("{}/candidates/ask", story.path), format!("{}/candidates", story.path));
    let mut fay = world.browser(story.people[5]);
    let form = fay.get(&story.path).await.form(&ask);
    fay.send(form.clone().set("name", "Nobody")).await.is(422).shows("You see no member of this name.");
    fay.send(form.clone().set("name", "fay")).await.is(422).shows("This is you");
    fay.send(form.clone().set("name", "Eva")).await.is(200).hides("Eva");
    fay.send(form.set("name", "eva")).await.is(422).shows("stands or was asked already");
    let mut officer = world.browser(story.people[0]);
    let open = format!("{}/election", story.path);
    let form = officer.get(&open).await.form(&open);
    officer.send(form).await.is(422).shows("Nobody stands yet.");
    let mut eva = world.browser(story.people[4]);
    eva.get("/me").await.is(200).shows("You were put forward");
    let page = eva.get(&story.path).await;
    page.shows("Another member put you forward.");
    eva.send(page.form(&to).press("then", "stand")).await.is(200).hides("Another member put you forward.");
    fay.get(&story.path).await.shows("Eva");
    story.open().await;
    // Nobody withdraws from an open ballot.
    story
        .post(story.people[4], &to, &[("then", "withdraw")])
        .await
        .is(409)
        .shows("An election for these seats is open.");
}

#[tokio::test]
async fn enough_signatures_open_a_ballot_and_its_outcome_ends_the_seat() {
    for world in worlds().await {
        let story = begin(world).await;
        story.elect().await;
        let world = &story.world;
        let petition = story.petition(4, 1).await;
        let page = story.sign(4, &petition).await;
        page.is(200).shows("1 have signed, 3 are needed.").shows("You have signed");
        story.sign(5, &petition).await.is(200).shows("2 have signed, 3 are needed.");
        story.sign(5, &petition).await.is(200).shows("2 have signed, 3 are needed.");
        let take_back = format!("{petition}/signatures");
        let page = story.post(story.people[5], &take_back, &[("then", "withdraw")]).await;
        page.is(200).shows("1 have signed, 3 are needed.");
        story.sign(5, &petition).await.is(200);
        world.site.browser().get(&petition).await.hides("Voted against what we decided.");
        let outsider = world.person("Out").await;
        world.browser(outsider).get(&petition).await.is(404);
        story.post(outsider, &take_back, &[("then", "sign")]).await.is(404);
        // A second petition against the same delegate has to wait.
        let again = format!("{}/seats/1/recall", story.path);
        let mut dov = world.browser(story.people[3]);
        let form = dov.get(&again).await.form(&again).set("reason", "Me too.");
        dov.send(form).await.is(422).shows("A petition or a ballot about this delegate is open.");
        let page = story.sign(3, &petition).await;
        page.is(200).shows("3 have signed, 3 are needed.").shows("Enough members have signed.");
        let election = page.link("To the ballot");
        story.sign(0, &petition).await.is(409).shows("This petition has ended.");
        dov.get(&election).await.is(200).shows("Shall Ben be recalled?").shows("Open until");
        // Nobody calls it off, not even an officer.
        let mut officer = world.browser(story.people[0]);
        officer.get(&election).await.hides("Close, extend or call off");
        let state = format!("{election}/state");
        let refused = story.post(story.people[0], &state, &[("step", "cancel"), ("reason", "No.")]).await;
        refused.is(422).shows("runs its time");
        for person in [0, 3, 4, 5] {
            world.cast(story.people[person], &election, &[("c1", "1")]).await;
        }
        world.cast(story.people[1], &election, &[("c1", "2")]).await;
        world.after_hours(7 * 24).await;
        let page = world.site.browser().get(&format!("{}/seats/1", story.path)).await;
        page.is(200).shows("Dov").shows("Recalled").shows("Ben");
        dov.get(&petition).await.shows("The group recalled this delegate");
        assert!(!story.is_in_council(1).await && story.is_in_council(3).await);
        story.counts_are_right().await;
    }
}

#[tokio::test]
async fn a_recall_that_fails_leaves_the_seat_and_a_petition_lapses() {
    let story = begin(world().await).await;
    story.elect().await;
    let world = &story.world;
    let petition = story.petition(4, 2).await;
    story.sign(5, &petition).await.is(200);
    let page = story.sign(3, &petition).await;
    let election = page.link("To the ballot");
    for person in [0, 1, 2] {
        world.cast(story.people[person], &election, &[("c1", "2")]).await;
    }
    world.after_hours(7 * 24).await;
    let seat = format!("{}/seats/2", story.path);
    world.browser(story.people[4]).get(&seat).await.shows("Cleo").shows("Not recalled");
    // Eva has had her petition; another member may begin the next one, and it lapses.
    let again = format!("{seat}/recall");
    let mut eva = world.browser(story.people[4]);
    let form = eva.get(&again).await.form(&again).set("reason", "Once more.");
    eva.send(form).await.is(422).shows("You have begun a petition against this delegate before.");
    let petition = story.petition(5, 2).await;
    world.site.clock.advance(std::time::Duration::from_hours(31 * 24));
    eva.get(&petition).await.shows("Lapsed").hides("Take my signature back");
    assert!(world.site.purge().await > 0);
    eva.get(&petition).await.shows("Lapsed").shows("1 have signed");
    story.sign(4, &petition).await.is(409);
}

#[tokio::test]
async fn two_last_signatures_at_once_open_exactly_one_ballot() {
    for world in worlds().await {
        let story = begin(world).await;
        story.elect().await;
        let petition = story.petition(4, 1).await;
        story.sign(5, &petition).await.is(200);
        let (a, b, c) = tokio::join!(story.sign(0, &petition), story.sign(2, &petition), story.sign(3, &petition));
        let done = [&a, &b, &c].iter().filter(|page| page.status == 200).count();
        assert!(done >= 1, "{}", story.world.engine);
        let slug = story.slug.clone();
        let page = story.world.browser(story.people[0]).get(&format!("/groups/{slug}/decisions")).await;
        assert_eq!(page.visible().matches("Shall Ben be recalled?").count(), 1, "{}", story.world.engine);
    }
}

#[tokio::test]
async fn a_mandate_binds_when_the_body_adopts_it_as_it_then_reads() {
    for world in worlds().await {
        let story = begin(world).await;
        let world = &story.world;
        let to = format!("{}/mandate/new", story.path);
        let mut officer = world.browser(story.people[0]);
        let form = officer.get(&to).await.form(&to);
        officer.send(form.clone()).await.is(422).shows("Write at least one thing");
        world.browser(story.people[1]).get(&to).await.is(404);
        let form = form.set("alone", "Dates").set("bring_back", "- Anything about dues").set("reason", "Our first.");
        let page = officer.send(form).await;
        page.is(200).shows("Mandate: Delegates to the council").shows("They must bring back");
        let proposal = page.path;
        officer.get(&story.path).await.shows("No mandate has been adopted yet");
        officer.get(&format!("{}/mandate", story.path)).await.shows("Proposed").shows("Dates");
        // The body changes it on the way.
        let edit = format!("{proposal}/edit");
        let form = officer.get(&edit).await.form(&edit);
        let text = form.value("text").unwrap().replace("- Dates", "- Dates\n- Rooms");
        officer.send(form.set("text", &text)).await.is(200);
        let state = format!("{proposal}/state");
        let form = officer.get(&state).await.form(&state).set("step", "open");
        officer.send(form).await.is(200);
        let decide = format!("{proposal}/decide");
        let form = officer.get(&decide).await.form(&decide).set("way", "ballot");
        let election = officer.send(form).await.path;
        for person in 0..4 {
            world.cast(story.people[person], &election, &[("c1", "1")]).await;
        }
        world.after_hours(7 * 24).await;
        let page = officer.get(&story.path).await;
        page.shows("Rooms").shows("Anything about dues").hides("No mandate has been adopted yet");
        let decision = page.link("The decision that adopted it");
        officer.get(&decision).await.shows("Adopted").shows("Mandate: Delegates to the council");
        // A second one names the decision that adopted it.
        let code = decision.trim_start_matches("/decisions/").to_owned();
        let form = officer.get(&to).await.form(&to).set("alone", "Nothing but dates").set("decision", &code);
        officer.send(form).await.is(200).shows("Replaced").shows("In force").shows("Nothing but dates");
    }
}

#[tokio::test]
async fn missed_reports_show_and_questions_are_answered() {
    for world in worlds().await {
        let story = begin(world).await;
        story.elect().await;
        let world = &story.world;
        let seat = format!("{}/seats/1", story.path);
        world.site.browser().get(&seat).await.shows("No report yet.").shows("Awaited").hides("missed");
        world.after_hours(31 * 24).await;
        world.site.browser().get(&seat).await.shows("1 report missed").shows("Missed");
        world.site.browser().get(&story.path).await.shows("1 report missed");
        let report = format!("{seat}/report");
        world.browser(story.people[2]).get(&report).await.is(404);
        let mut ben = world.browser(story.people[1]);
        let form = ben.get(&report).await.form(&report);
        ben.send(form.clone()).await.is(422).shows("Fill in this field.");
        ben.send(form.set("text", "We **won**.")).await.is(200).shows("We won").shows("1 report missed").shows("Made");
        let ask = format!("{seat}/questions");
        let mut eva = world.browser(story.people[4]);
        let form = eva.get(&seat).await.form(&ask).set("question", "What did it cost?");
        eva.send(form).await.is(200).shows("What did it cost?").shows("Not answered yet.");
        let outsider = world.person("Out").await;
        story.post(outsider, &ask, &[("question", "And me?")]).await.is(404);
        let answer = format!("{seat}/questions/1");
        story.post(story.people[4], &answer, &[("answer", "No idea.")]).await.is(404);
        let form = ben.get(&seat).await.form(&answer).set("answer", "Nothing at all.");
        ben.send(form).await.is(200);
        let page = world.site.browser().get(&seat).await;
        page.is(200).shows("Nothing at all.");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
    }
}

#[tokio::test]
async fn the_ballots_a_delegate_cast_in_the_council_are_seen_by_those_who_sent_them() {
    for world in worlds().await {
        let story = begin(world).await;
        story.elect().await;
        let world = &story.world;
        let council = story.council;
        let zoe = world.app().read(move |db| people::membership::store::officers(db, council)).await.unwrap()[0];
        let mut browser = world.browser(zoe);
        let form = browser.get("/elections/new").await.form("/elections/new");
        let form = form.set("group", "tenants-council").set("title", "Rent strike").set("secrecy", "open");
        let page = browser.send(form).await;
        let election = page.path.trim_end_matches("/contests/new").to_owned();
        let to = format!("{election}/contests/new");
        let form = page.form(&to).set("title", "Shall we strike?");
        browser.send(form.press("then", "save")).await.is(200);
        let state = format!("{election}/state");
        let form = browser.get(&state).await.form(&state);
        browser.send(form).await.is(200).shows("3 people are on the roll");
        world.cast(story.people[1], &election, &[("c1", "2")]).await;
        let seat = |n: u32| format!("{}/seats/{n}", story.path);
        let mut eva = world.browser(story.people[4]);
        eva.get(&seat(1)).await.shows("has closed no open ballot").hides("Shall we strike?");
        world.after_hours(7 * 24).await;
        eva.get(&seat(1)).await.shows("Shall we strike?").shows("No");
        eva.get(&seat(2)).await.shows("Shall we strike?").shows("Cast no ballot");
        eva.get(&story.path).await.shows("Cast 1 of 1").shows("Cast 0 of 1");
        // The council's ballot was for its members: the public is not told.
        world.site.browser().get(&seat(1)).await.is(200).hides("Shall we strike?");
    }
}

#[tokio::test]
async fn an_account_that_goes_gives_its_seat_to_the_substitute_and_its_file_says_what_it_did() {
    let story = begin(world().await).await;
    story.elect().await;
    let world = &story.world;
    let petition = story.petition(1, 2).await;
    let mut ben = world.browser(story.people[1]);
    let file = ben.get("/me/export").await;
    file.is(200);
    let all: serde_json::Value = serde_json::from_slice(&file.bytes).unwrap();
    let mine = &all["delegate"];
    assert_eq!(mine["seats"][0]["state"], "seated");
    assert_eq!(mine["candidacies"][0]["words"], "I report every week.");
    assert_eq!(mine["petitions_begun"][0]["text"], "Voted against what we decided.");
    assert_eq!(mine["petitions_signed"].as_array().unwrap().len(), 1);
    let mut form = ben.get("/me/delete").await.form("/me/delete");
    for name in form.names().into_iter().map(str::to_owned).collect::<Vec<_>>() {
        if form.value(&name).is_none() {
            form = form.tick(&name, "yes");
        }
    }
    ben.send(form).await.is(200);
    world.site.settle().await;
    let page = world.site.browser().get(&format!("{}/seats/1", story.path)).await;
    page.is(200).shows("Dov").shows("Left the group").shows("Ben");
    let mut eva = world.browser(story.people[4]);
    eva.get(&petition).await.is(200).shows("0 have signed");
    story.counts_are_right().await;
}

#[tokio::test]
async fn what_members_keep_to_themselves_is_missing_for_others() {
    let story = begin(world().await).await;
    let world = &story.world;
    let edit = format!("{}/edit", story.path);
    let mut officer = world.browser(story.people[0]);
    let form = officer.get(&edit).await.form(&edit).set("audience", "members");
    officer.send(form).await.is(200).shows("Only members can see this.");
    story.elect().await;
    let form = officer.get(&edit).await.form(&edit).set("council", "");
    officer.send(form).await.is(422).shows("The council can be changed only while nobody holds a seat.");
    let outsider = world.person("Out").await;
    for path in ["", "/mandate", "/seats/1"] {
        let path = format!("{}{path}", story.path);
        world.browser(outsider).get(&path).await.is(404);
        world.site.browser().get(&path).await.is(404);
        world.browser(story.people[5]).get(&path).await.is(200);
    }
    for path in ["/edit", "/election", "/mandate/new"] {
        world.browser(story.people[5]).get(&format!("{}{path}", story.path)).await.is(404);
    }
    for path in ["/seats/0", "/seats/9", "/recalls/1"] {
        world.browser(story.people[5]).get(&format!("{}{path}", story.path)).await.is(404);
    }
    let page = world.site.browser().get(&format!("/groups/{}/delegates", story.slug)).await;
    page.is(200).shows("This group sends no delegates.").hides("Ben");
}

#[tokio::test]
async fn when_body_and_council_part_the_seats_end() {
    let story = begin(world().await).await;
    story.elect().await;
    let (body, council) = (story.body, story.council);
    let (now, random) = (story.world.site.now(), story.world.app().random_arc());
    let parted = story
        .world
        .app()
        .change(move |db| people::coalition::store::end(db, &Actor::system(), council, body, now, random.as_ref()));
    parted.await.unwrap();
    story.world.site.settle().await;
    let page = story.world.site.browser().get(&story.path).await;
    page.is(200).shows("There are no such seats any more").shows("The seat ended");
    assert!(!story.is_in_council(1).await && !story.is_in_council(2).await);
    story.counts_are_right().await;
}

#[test]
fn every_word_of_a_model_is_said_in_every_language() {
    for lang in base::Lang::ALL {
        let words = ui::Words::new(lang);
        let mut keys: Vec<String> = Vec::new();
        let mut all =
            |prefix: &str, list: Vec<&str>| keys.extend(list.iter().map(|it| format!("delegate-{prefix}-{it}")));
        all("ended", super::model::EndedAs::ALL.iter().map(|it| it.as_str()).collect());
        all("recall", crate::recall::model::State::ALL.iter().map(|it| it.as_str()).collect());
        all("recall-means", crate::recall::model::State::ALL.iter().map(|it| it.as_str()).collect());
        all("mandate", crate::mandate::model::State::ALL.iter().map(|it| it.as_str()).collect());
        all("audience", crate::proposal::model::Audience::ALL.iter().map(|it| it.as_str()).collect());
        for key in keys {
            assert!(words.by_key(&key, &[]).is_some(), "{key} in {}", lang.tag());
        }
    }
}
