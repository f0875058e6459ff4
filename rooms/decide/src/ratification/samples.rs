//! Resolutions made up for samples and tests.

use base::{Code, GroupId, PersonId, SeededRandom, Time};
use tally::Rule;
use ui::Look;

use super::model::{Answer, BodyAnswer, Called, Listed, Resolution, ResolutionId, SeatWeight, State, Sums};
use super::views::{ResolutionPage, show};
use crate::ballot::model::Marks;
use crate::council::model::Share;
use crate::decision::model::DecisionId;
use crate::election::model::{Contest, Counted, Election, ElectionId, Purpose, State as ElectionState};
use crate::proposal::model::{Audience, Body, ProposalId};
use crate::standing::model::Secrecy;

const BEGAN: Time = Time::from_millis(1_790_856_000_000);

/// A resolution in a state.
pub(crate) fn resolution(state: State) -> Resolution {
    let random = SeededRandom::new(61);
    Resolution {
        id: ResolutionId::new(BEGAN, &random),
        code: Code::new(&random),
        council: Body { name: "City council of <tenants>".to_owned(), ..crate::election::samples::body() },
        title: "A rent strike from <b>May</b> on".to_owned(),
        text: "All buildings, *one* day.".to_owned(),
        audience: Audience::Everybody,
        state,
        scale: if state == State::Open { 6 } else { 2 },
        must_ratify: state != State::Adopted,
        bodies_share: Share::Half,
        members_share: Share::TwoThirds,
        ratify_days: 30,
        opened_at: BEGAN,
        deadline: (state == State::Asking).then(|| BEGAN.plus(std::time::Duration::from_hours(24 * 37))),
        ended_at: state.is_ended().then_some(BEGAN),
        election: (ElectionId::new(BEGAN, &random), Code::new(&random)),
        proposal: Some((ProposalId::new(BEGAN, &random), Code::new(&random), "A rent <strike>".to_owned())),
        decision: (state == State::Ratified).then(|| (DecisionId::new(BEGAN, &random), Code::new(&random))),
        zone: "America/Chicago",
    }
}

/// Bodies with every kind of answer.
pub(crate) fn answers() -> Vec<BodyAnswer> {
    let random = SeededRandom::new(62);
    let body = |name: &str, is_public, answer, (yes, no)| BodyAnswer {
        body: Body {
            id: GroupId::new(BEGAN, &random),
            slug: "elm-street".to_owned(),
            name: name.to_owned(),
            is_public,
        },
        weight: 3,
        members: 160,
        answer,
        yes,
        no,
        election: Some((ElectionId::new(BEGAN, &random), Code::new(&random))),
    };
    vec![
        body("Elm Street <Tenants>", true, Answer::Yes, (41, 12)),
        body("Oak Court", true, Answer::No, (10, 12)),
        body("Harbor", false, Answer::NoQuorum, (3, 1)),
        body("Hill", true, Answer::Silent, (0, 0)),
        body("Mill", true, Answer::Left, (0, 0)),
        body("Park", true, Answer::Asked, (0, 0)),
        body("Dock", true, Answer::Waiting, (0, 0)),
    ]
}

/// Where a resolution came from and went.
pub(crate) fn listed(state: State) -> Listed {
    let it = resolution(state);
    let is_decided = it.decision.is_some();
    Listed {
        sources: vec![("/conversations/rent".to_owned(), "We should <all> stop paying".to_owned())],
        sums: Sums::of(&answers()),
        mentions: if is_decided {
            vec![("/calls/may".to_owned(), "call".to_owned(), "May <strike>".to_owned())]
        } else {
            Vec::new()
        },
        demands: if is_decided {
            vec![(Code::new(&SeededRandom::new(77)), "No <lease> is lost".to_owned())]
        } else {
            Vec::new()
        },
        it,
    }
}

fn seats(bodies: &[BodyAnswer]) -> Vec<SeatWeight> {
    let person = PersonId::new(BEGAN, &SeededRandom::new(63));
    let of = |it: &BodyAnswer| {
        let seat = |number, person| SeatWeight { body: it.body.id, number, person, weight: 3 };
        [seat(1, Some(person)), seat(2, None)]
    };
    bodies.iter().skip(1).flat_map(of).collect()
}

fn called(bodies: &[BodyAnswer]) -> Vec<Called> {
    let cast = |it: &BodyAnswer, name: Option<&str>, marks| Called {
        body: it.body.id,
        name: name.map(str::to_owned),
        weight: 3,
        marks,
    };
    let of = |it: &BodyAnswer| {
        [
            cast(it, Some("Ana <Ruiz>"), Some(Marks::Chosen(vec![1]))),
            cast(it, Some("Ben"), Some(Marks::Chosen(vec![2]))),
            cast(it, Some("Cleo"), Some(Marks::Blank)),
            cast(it, None, None),
        ]
    };
    bodies.iter().flat_map(of).collect()
}

/// The pages held to the page contract.
pub(crate) fn pages(look: &Look<'_>) -> Vec<web::Sample> {
    let bodies = answers();
    let (seats, called) = (seats(&bodies), called(&bodies));
    let election = Election {
        purpose: Purpose::Council,
        secrecy: Secrecy::Open,
        ..crate::election::samples::election(ElectionState::Closed)
    };
    let contests: Vec<Contest> = vec![crate::election::samples::counted(Rule::YesNo)];
    let counted = Counted { election, contests };
    let own: Vec<GroupId> = bodies.iter().map(|it| it.body.id).collect();
    let sample = |name, state: State, is_inside: bool| {
        let listed = listed(state);
        let is_open = state == State::Open;
        let page = ResolutionPage {
            listed: &listed,
            bodies: if state == State::Canceled { &[] } else { &bodies },
            seats: &seats,
            counted: (!is_open).then_some(&counted),
            called: if is_inside && !is_open { &called } else { &[] },
            is_inside,
            own: if is_inside { &own } else { &[] },
        };
        let (head, main) = show(look, &page);
        web::Sample { name, head, main }
    };
    vec![
        sample("resolution-open", State::Open, false),
        sample("resolution-asking", State::Asking, true),
        sample("resolution-ratified", State::Ratified, false),
        sample("resolution-refused", State::Refused, true),
        sample("resolution-failed", State::Failed, false),
        sample("resolution-adopted", State::Adopted, true),
        sample("resolution-canceled", State::Canceled, false),
    ]
}
