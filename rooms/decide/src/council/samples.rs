//! Councils made up for samples and tests.

use base::{GroupId, Problems, SeededRandom, Slug, Time};
use people::group::Group;
use people::group::model::{GroupKind, GroupName, Joining, Roster, ShowsCount, ShowsPeople, Visibility};
use ui::Look;

use super::form::{AskForm, RulesForm};
use super::model::{Asks, BodyNow, CouncilRules, Share, Weighing};
use super::tree::{Around, Node, Seat};
use super::views::{AskPage, CouncilPage, ask, group_card, rules, show};
use crate::ratification::model::State;
use crate::standing::model::Standing;

const BEGAN: Time = Time::from_millis(1_790_856_000_000);

/// A group of a kind.
fn group(kind: GroupKind) -> Group {
    let name = "City council of <tenants>";
    Group {
        id: GroupId::new(BEGAN, &SeededRandom::new(71)),
        slug: Slug::from_title(name, "group"),
        kind,
        name: name.to_owned(),
        summary: "Delegates of many buildings.".to_owned(),
        about: String::new(),
        languages: vec!["en".to_owned()],
        place: None,
        links: Vec::new(),
        visibility: Visibility::Public,
        joining: Joining::Ask,
        shows_people: ShowsPeople::Nobody,
        shows_count: ShowsCount::Hidden,
        roster: Roster::Members,
        parent: None,
        members: 12,
        made_at: BEGAN,
        changed_at: BEGAN,
        closed: None,
        hidden: None,
    }
}

/// A group that belongs to it.
pub(crate) fn named(name: &str, seed: u64) -> GroupName {
    let it = group(GroupKind::Local);
    GroupName {
        id: GroupId::new(BEGAN, &SeededRandom::new(seed)),
        slug: it.slug,
        name: name.to_owned(),
        kind: GroupKind::Local,
        visibility: Visibility::Public,
        is_open: true,
        is_hidden: false,
    }
}

fn tree() -> Vec<Node> {
    let seat = |name: Option<&str>, is_filled, is_shown: bool| Seat {
        is_filled,
        name: name.map(str::to_owned),
        of: is_shown.then(|| ("ABCDEF".to_owned(), "Our <seats>".to_owned())),
        place: 1,
    };
    let leaf = |name: &str, seats: Vec<Seat>| Node {
        name: Some((name.to_owned(), "elm-street".to_owned())),
        weight: 2,
        members: Some(120),
        seats,
        also_in: Vec::new(),
        bodies: Vec::new(),
    };
    let full = vec![seat(Some("Ana <Ruiz>"), true, true), seat(None, false, true), seat(None, true, false)];
    let north = Node {
        bodies: vec![leaf("Elm Street <b>", full.clone()), leaf("Oak Court", Vec::new())],
        also_in: vec![("Harbor <council>".to_owned(), "harbor".to_owned())],
        ..leaf("North side", full.clone())
    };
    vec![north, Node { name: None, members: None, ..leaf("", vec![seat(None, true, false)]) }]
}

/// The pages held to the page contract.
pub(crate) fn pages(look: &Look<'_>) -> Vec<web::Sample> {
    let (council, coalition, local) = (group(GroupKind::Council), group(GroupKind::Coalition), group(GroupKind::Local));
    let by_size = CouncilRules {
        weighing: Weighing::Size,
        asks: Asks::Always,
        members_share: Share::TwoThirds,
        ..CouncilRules::usual()
    };
    let never = CouncilRules { asks: Asks::Never, ..CouncilRules::usual() };
    let around = Around { wholes: vec![named("Region <one>", 72)], bodies: tree() };
    let alone = Around { wholes: Vec::new(), bodies: Vec::new() };
    let all = State::ALL.iter().map(|state| crate::ratification::samples::listed(*state)).collect::<Vec<_>>();
    let sample = |name, (head, main)| web::Sample { name, head, main };
    let page =
        |group, rules, around, resolutions, is_officer| CouncilPage { group, rules, around, resolutions, is_officer };
    let body = |name, seed, weight| BodyNow { group: named(name, seed), members: 120, weight };
    let bodies = [(body("Elm Street <b>", 73, 2), 3), (body("Oak", 74, 1), 0), (body("Mill", 75, 1), 1)];
    let (standing, sound, fresh) = (Standing::usual(), Problems::new(), AskForm::default());
    let wrong = RulesForm { cap: "0".to_owned(), ..RulesForm::of(&by_size) };
    let problems = wrong.parse().err().unwrap_or_default();
    let untitled = fresh.parse().err().unwrap_or_default();
    let asked = |bodies, proposal, problems| AskPage {
        group: &council,
        bodies,
        scale: 3,
        must_ratify: true,
        proposal,
        standing: &standing,
        raw: &fresh,
        problems,
    };
    let named_proposal = Some(("ABCDEF".to_owned(), "A rent <strike>".to_owned()));
    let (head, main) = show(look, &page(&council, Some(&by_size), &around, &all, true));
    let with_card = ui::html! { (main) (group_card(look, &council)) };
    let mut out = vec![sample("council", (head, with_card))];
    let (head, main) = show(look, &page(&local, None, &around, &[], false));
    out.push(sample("council-of-a-part", (head, ui::html! { (main) (group_card(look, &local)) })));
    out.extend([
        sample("council-empty", show(look, &page(&council, Some(&never), &alone, &[], true))),
        sample("council-off", show(look, &page(&coalition, None, &around, &[], false))),
        sample("council-rules", rules(look, &council, &RulesForm::of(&by_size), &sound)),
        sample("council-rules-wrong", rules(look, &council, &wrong, &problems)),
        sample("resolution-new", ask(look, &asked(&bodies, named_proposal, &sound))),
        sample("resolution-new-wrong", ask(look, &asked(&bodies, None, &untitled))),
        sample("resolution-new-nobody", ask(look, &asked(&[], None, &sound))),
    ]);
    out
}
