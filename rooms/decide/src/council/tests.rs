//! Stories of councils: their rules, their tree, and a small council for the stories of others.

use base::{Actor, GroupId, GroupRole, PersonId};
use people::group::model::{GroupDraft, GroupKind, Visibility};
use store::StoreError;
use tally::Rule;

use crate::delegate::model::{Delegation, EndedAs, NewDelegation};
use crate::election::model::{Choice, Counted, NewContest, NewElection, Outcome, Purpose, Settings, Verdict};
use crate::election::store as elections;
use crate::election::trial::{World, world, worlds};
use crate::proposal::model::Audience;
use crate::standing::model::Standing;

/// A body of a council with those who sit for it.
pub(crate) struct SentBy {
    pub(crate) group: GroupId,
    pub(crate) people: Vec<PersonId>,
    pub(crate) delegates: Vec<PersonId>,
    pub(crate) substitute: PersonId,
    delegation: Delegation,
}

/// A council of two bodies: one of four people with two delegates and a substitute, one of three with one.
pub(crate) struct Council<'a> {
    pub(crate) world: &'a World,
    pub(crate) group: GroupId,
    pub(crate) slug: String,
    pub(crate) officer: PersonId,
    pub(crate) bodies: [SentBy; 2],
}

async fn group(world: &World, name: &str, kind: GroupKind, visibility: Visibility) -> (GroupId, String, PersonId) {
    let officer = world.person("Olga").await;
    let (now, random) = (world.site.now(), world.app().random_arc());
    let draft = GroupDraft { visibility, ..GroupDraft::named(kind, name, "A trial.") };
    let made = world.app().change(move |db| {
        let (id, slug) = people::group::store::insert(db, &draft, None, Some(officer), now, random.as_ref())?;
        people::membership::store::begin(db, id, officer, GroupRole::Officer, now, random.as_ref())?;
        Ok::<_, StoreError>((id, slug.to_string()))
    });
    let (id, slug) = made.await.unwrap();
    (id, slug, officer)
}

async fn belong(world: &World, whole: GroupId, part: GroupId) {
    let (now, random) = (world.site.now(), world.app().random_arc());
    let done = world.app().change(move |db| {
        let system = Actor::system();
        let by = people::membership::store::officer(db, &system, part)?;
        let whole = people::group::store::find(db, &system, whole)?;
        let asked = people::coalition::store::ask(db, by, &whole, now, random.as_ref());
        assert!(asked.is_ok(), "{asked:?}");
        let admitted = people::coalition::store::accept(db, &system, &whole, part, now, random.as_ref());
        assert!(admitted.is_ok(), "{admitted:?}");
        Ok::<_, StoreError>(())
    });
    done.await.unwrap();
}

/// Seats people of a body in a council, as if an election had chosen them.
async fn send(
    world: &World,
    (council, body): (GroupId, GroupId),
    chosen: &[(PersonId, &str)],
    substitutes: &[(PersonId, &str)],
) -> Delegation {
    let (now, random) = (world.site.now(), world.app().random_arc());
    let choice = |(person, name): &(PersonId, &str)| Choice { person: Some(*person), ..Choice::named(*name) };
    let (chosen, runners): (Vec<Choice>, Vec<Choice>) =
        (chosen.iter().map(choice).collect(), substitutes.iter().map(choice).collect());
    let made = world.app().change(move |db| {
        let new = NewDelegation {
            council: Some(council),
            title: "Our delegates".to_owned(),
            text: String::new(),
            audience: Audience::Members,
            seats: u32::try_from(chosen.len()).unwrap(),
            rule: Rule::ScottishStv,
            settings: Settings::default(),
            term_months: 12,
            substitutes: 2,
            recall_percent: 25,
            report_days: 30,
        };
        let it = crate::delegate::store::insert(db, body, &new, now, random.as_ref())?;
        let wish = NewElection::by_rules(&Standing::usual(), Purpose::Delegates, Some(it.id.0), "Delegates");
        let election = elections::begin(db, body, &wish, now, random.as_ref())?;
        let contest = NewContest {
            rule: Rule::ScottishStv,
            seats: new.seats,
            options: chosen.clone(),
            ..NewContest::question("Delegates", Standing::usual().majority)
        };
        elections::add_contest(db, election.id, &contest, now, random.as_ref())?;
        let mut counted = Counted { contests: elections::contests(db, election.id)?, election };
        counted.election.quorum_percent = 0;
        counted.contests[0].outcome = Some(Outcome {
            verdict: Verdict::Chosen,
            winners: (1..).take(chosen.len()).collect(),
            valid: 1,
            spoilt: 0,
            question: None,
            by_lot: false,
            margin: None,
        });
        crate::delegate::seating::seat(db, &it, &counted, &runners, now, random.as_ref())?;
        Ok::<_, StoreError>(it)
    });
    made.await.unwrap()
}

impl<'a> Council<'a> {
    /// A public council whose rules ask the bodies `never`, as `mandates` say, or `always`.
    pub(crate) async fn of_two(world: &'a World, asks: &str) -> Self {
        Self::made(world, asks, Visibility::Public).await
    }

    /// A council that only its own people can see.
    pub(crate) async fn private(world: &'a World) -> Self {
        Self::made(world, "never", Visibility::Private).await
    }

    async fn made(world: &'a World, asks: &str, visibility: Visibility) -> Self {
        let (council, slug, officer) = group(world, "City council", GroupKind::Council, visibility).await;
        let (elm, _, tenants) = world.body("Elm Street", &["Dov", "Eva", "Fay"]).await;
        let (oak, _, others) = world.body("Oak Court", &["Gil", "Hana"]).await;
        belong(world, council, elm).await;
        belong(world, council, oak).await;
        let first =
            send(world, (council, elm), &[(tenants[1], "Dov"), (tenants[2], "Eva")], &[(tenants[3], "Fay")]).await;
        let second = send(world, (council, oak), &[(others[1], "Gil")], &[]).await;
        world.site.settle().await;
        let to = format!("/groups/{slug}/council/rules");
        let mut browser = world.browser(officer);
        let form = browser.get(&to).await.form(&to).set("asks", asks);
        browser.send(form).await.is(200).shows("Every body weighs the same");
        let first = SentBy {
            group: elm,
            delegates: vec![tenants[1], tenants[2]],
            substitute: tenants[3],
            people: tenants,
            delegation: first,
        };
        let second = SentBy {
            group: oak,
            delegates: vec![others[1]],
            substitute: others[2],
            people: others,
            delegation: second,
        };
        Self { world, group: council, slug, officer, bodies: [first, second] }
    }

    /// A council to which another one belongs, with one delegate of it: its officer, its name in URLs, the
    /// delegate.
    pub(crate) async fn above(world: &World, low: &Council<'_>) -> (PersonId, String, PersonId) {
        let (top, slug, officer) = group(world, "Region", GroupKind::Council, Visibility::Public).await;
        belong(world, top, low.group).await;
        let delegate = low.bodies[0].delegates[0];
        send(world, (top, low.group), &[(delegate, "Dov")], &[]).await;
        world.site.settle().await;
        let to = format!("/groups/{slug}/council/rules");
        let mut browser = world.browser(officer);
        let form = browser.get(&to).await.form(&to).set("asks", "always");
        browser.send(form).await.is(200);
        (officer, slug, delegate)
    }

    /// Everybody who sits in it.
    pub(crate) fn delegates(&self) -> Vec<PersonId> {
        self.bodies.iter().flat_map(|it| it.delegates.clone()).collect()
    }

    /// Puts a question to the delegates through its form; answers the resolution's path.
    pub(crate) async fn ask(&self, title: &str) -> String {
        let to = format!("/groups/{}/council/new", self.slug);
        let mut browser = self.world.browser(self.officer);
        let page = browser.get(&to).await;
        page.is(200).shows("2 delegates, each casts 1/2").shows("1 delegate, who casts 1");
        let page = browser.send(page.form(&to).set("title", title)).await;
        page.is(200).shows(title).shows("Before the delegates");
        page.path
    }

    /// A body adopts a mandate that names what must be brought back: drafted, opened, decided by ballot.
    pub(crate) async fn bind(&self, body: &SentBy, bring_back: &str) {
        let world = self.world;
        let mut officer = world.browser(body.people[0]);
        let new = format!("/delegations/{}/mandate/new", body.delegation.code);
        let form = officer.get(&new).await.form(&new).set("bring_back", bring_back);
        let proposal = officer.send(form).await;
        proposal.is(200).shows(bring_back);
        let state = format!("{}/state", proposal.path);
        let form = officer.get(&state).await.form(&state).set("step", "open");
        officer.send(form).await.is(200);
        let decide = format!("{}/decide", proposal.path);
        let form = officer.get(&decide).await.form(&decide).set("way", "ballot");
        let election = officer.send(form).await.path;
        for person in &body.people {
            world.cast(*person, &election, &[("c1", "1")]).await;
        }
        world.after_hours(24 * 7).await;
        let page = officer.get(&format!("/delegations/{}/mandate", body.delegation.code)).await;
        page.is(200).shows(bring_back).shows("In force");
    }

    /// Ends a body's belonging.
    pub(crate) async fn leave(&self, body: GroupId) {
        let (council, now, random) = (self.group, self.world.site.now(), self.world.app().random_arc());
        let done = self
            .world
            .app()
            .change(move |db| people::coalition::store::end(db, &Actor::system(), council, body, now, random.as_ref()));
        done.await.unwrap();
    }

    /// Recalls whoever holds a seat of a body; the substitute follows.
    pub(crate) async fn recall(&self, body: &SentBy, place: u32) {
        let (it, now, random) = (body.delegation.clone(), self.world.site.now(), self.world.app().random_arc());
        let done = self.world.app().change(move |db| {
            let it = crate::delegate::store::hold_by_id(db, it.id)?;
            let (seated, _) = crate::delegate::store::alive(db, it.id)?;
            let whom = seated.iter().find(|one| one.place == place).unwrap();
            crate::delegate::seating::vacate(db, &it, whom, EndedAs::Recalled, now, random.as_ref())
        });
        done.await.unwrap();
    }
}

#[tokio::test]
async fn the_tree_shows_bodies_weights_and_seats_to_those_who_may_know() {
    for world in worlds().await {
        let council = Council::of_two(&world, "never").await;
        let to = format!("/groups/{}/council", council.slug);
        let page = world.site.browser().get(&to).await;
        page.is(200).shows("Elm Street").shows("Oak Court").shows("Weight 1").shows("2 of 2 seats filled");
        page.hides("Dov").hides("4 members").hides("Change the rules").hides("Our delegates");
        assert_eq!(ui::contract::check(&page.text()), Vec::<String>::new());
        let page = world.browser(council.bodies[0].people[0]).get(&to).await;
        page.shows("Dov").shows("4 members").shows("What the delegates decide holds at once.");
        let seat = page.link("Dov");
        world.browser(council.bodies[0].people[0]).get(&seat).await.is(200).shows("Dov").shows("Our delegates");
        let spanish = world.site.browser().speaking("es").get(&to).await;
        spanish.is(200).shows("Cómo decide City council mediante delegaciones").shows("2 de 2 puestos ocupados");
        // Nobody follows: the seat is empty.
        council.recall(&council.bodies[1], 1).await;
        world.browser(council.officer).get(&to).await.shows("0 of 1 seat filled").shows("Seat 1: empty");
    }
}

#[tokio::test]
async fn a_body_weighs_by_its_size_once_the_rules_say_so() {
    for world in worlds().await {
        let council = Council::of_two(&world, "never").await;
        let to = format!("/groups/{}/council/rules", council.slug);
        let mut officer = world.browser(council.officer);
        let form = officer.get(&to).await.form(&to);
        let form = form.set("weighing", "size").set("members", "2").set("floor", "1").set("cap", "9");
        let page = officer.send(form).await;
        page.is(200)
            .shows("one for every full 2 members, at least 1 and at most 9.")
            .shows("Weight 2")
            .shows("Weight 1");
        let form = officer.get(&to).await.form(&to).set("floor", "10");
        officer.send(form).await.is(422).shows("The cap cannot be lower than the floor.");
        let new = format!("/groups/{}/council/new", council.slug);
        officer.get(&new).await.shows("2 delegates, each casts 1").shows("1 delegate, who casts 1");
        let member = council.bodies[0].people[0];
        world.browser(member).get(&to).await.is(404);
        world.browser(member).get(&new).await.is(404);
    }
}

#[tokio::test]
async fn a_coalition_decides_through_delegates_only_once_it_said_so() {
    let world = world().await;
    let (_, slug, officer) = group(&world, "Neighbors United", GroupKind::Coalition, Visibility::Public).await;
    let to = format!("/groups/{slug}/council");
    let mut browser = world.browser(officer);
    let page = browser.get(&to).await;
    page.is(200).shows("it does not decide through their delegates").shows("No group belongs to this council yet.");
    browser.get(&format!("{to}/new")).await.is(404);
    let rules = format!("{to}/rules");
    let form = browser.get(&rules).await.form(&rules);
    browser.send(form).await.is(200).shows("Nothing yet.");
    browser.get(&format!("{to}/new")).await.is(200).shows("Nobody sits in this council yet");
    // A local group has no bodies, but a place in the tree.
    let (_, local, _) = world.body("Elm Street", &[]).await;
    world.site.browser().get(&format!("/groups/{local}/council")).await.is(200).shows("It sits in no council.");
    browser.get(&format!("/groups/{local}/council/rules")).await.is(404);
}
