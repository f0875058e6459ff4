//! Delegates made up for samples and tests.

use base::{Code, GroupId, PersonId, SeededRandom, Slug, Time};
use people::group::model::{Roster, ShowsCount, ShowsPeople};
use people::group::{Group, GroupKind, Joining, Visibility};
use tally::Rule;

use super::load::{Held, Holder, May, Overview, Seat, Whole};
use super::model::{Delegate, DelegateId, Delegation, DelegationId, EndedAs, State};
use crate::ballot::model::Marks;
use crate::candidacy::model::{Candidacy, State as Candidature};
use crate::election::model::{Settings, State as ElectionState};
use crate::mandate::model::{Lists, Mandate, State as MandateState};
use crate::proposal::model::{Audience, Body};
use crate::recall::model::{Petition, PetitionId, State as PetitionState};
use crate::reporting::model::{CouncilBallot, Question, Report, dues};

const BEGAN: Time = Time::from_millis(1_762_000_000_000);

fn day(n: u64) -> Time {
    BEGAN.plus(std::time::Duration::from_secs(n * 86_400))
}

/// The group of the samples.
pub(crate) fn group() -> Group {
    let body = crate::election::samples::body();
    Group {
        id: body.id,
        slug: Slug::from_title(&body.slug, "group"),
        kind: GroupKind::Local,
        name: body.name,
        summary: "Neighbors.".to_owned(),
        about: String::new(),
        languages: Vec::new(),
        place: None,
        links: Vec::new(),
        visibility: Visibility::Public,
        joining: Joining::Ask,
        shows_people: ShowsPeople::Nobody,
        shows_count: ShowsCount::Hidden,
        roster: Roster::Members,
        parent: None,
        members: 60,
        made_at: BEGAN,
        changed_at: BEGAN,
        closed: None,
        hidden: None,
    }
}

/// A set of seats.
pub(crate) fn delegation() -> Delegation {
    let random = SeededRandom::new(51);
    Delegation {
        id: DelegationId::new(BEGAN, &random),
        code: Code::new(&random),
        body: crate::election::samples::body(),
        council: Some(Body {
            id: GroupId::new(BEGAN, &random),
            slug: "city-council".to_owned(),
            name: "Tenants’ <Council>".to_owned(),
            is_public: true,
        }),
        title: "Delegates to the <b>council</b>".to_owned(),
        text: "They carry what **we** decide.".to_owned(),
        audience: Audience::Everybody,
        seats: 3,
        rule: Rule::ScottishStv,
        settings: Settings { at_least: vec![(1, "Night <shift>".to_owned())], ..Settings::default() },
        term_months: 12,
        substitutes: 2,
        recall_percent: 20,
        report_days: 30,
        round: 1,
        closed_at: None,
    }
}

/// A delegate on a seat.
pub(crate) fn delegate(place: u32) -> Delegate {
    let random = SeededRandom::new(60 + u64::from(place));
    Delegate {
        id: DelegateId::new(BEGAN, &random),
        delegation: delegation().id,
        person: Some(PersonId::new(BEGAN, &random)),
        name: format!("Ana <Ruiz> {place}"),
        part: if place == 1 { "Night <shift>".to_owned() } else { String::new() },
        place,
        state: State::Seated,
        ended_as: None,
        in_council: true,
        seated_at: Some(BEGAN),
        term_ends_at: day(365),
        ended_at: None,
    }
}

fn former(how: EndedAs) -> Delegate {
    Delegate { state: State::Ended, ended_as: Some(how), ended_at: Some(day(40)), ..delegate(2) }
}

/// A mandate in force.
pub(crate) fn mandate() -> Mandate {
    Mandate {
        version: 1,
        lists: Lists {
            alone: "Dates and rooms\nCosts up to <200>".to_owned(),
            as_told: "Rents & strikes".to_owned(),
            bring_back: String::new(),
        },
        reason: "Our first <mandate>.".to_owned(),
        state: MandateState::InForce,
        proposal: None,
        decision: Some(delegation().code),
        at: BEGAN,
    }
}

/// Who stands, and who was asked.
pub(crate) fn candidates() -> Vec<Candidacy> {
    let one = |n: u64, name: &str, state| Candidacy {
        person: PersonId::new(BEGAN, &SeededRandom::new(n)),
        name: name.to_owned(),
        state,
        words: "I listen & report.".to_owned(),
        part: "Night <shift>".to_owned(),
    };
    vec![one(71, "Ben <b>", Candidature::Stands), one(72, "Cleo", Candidature::Asked)]
}

fn held(place: u32, reports: &[Time]) -> Held {
    let delegate = delegate(place);
    Held { dues: dues(BEGAN, 30, None, day(75), reports), ballots: (3, 4), delegate }
}

/// A set of seats as lists show it.
pub(crate) fn overview() -> Overview {
    Overview {
        it: delegation(),
        held: vec![held(1, &[day(20), day(70)]), held(2, &[])],
        substitutes: vec![Delegate { state: State::Substitute, seated_at: None, ..delegate(3) }],
        mandate: Some(mandate()),
        election: Some(crate::election::samples::election(ElectionState::Open)),
    }
}

/// A set of seats that is no more.
pub(crate) fn closed() -> Overview {
    Overview {
        it: Delegation {
            closed_at: Some(day(90)),
            council: None,
            audience: Audience::Members,
            report_days: 0,
            ..delegation()
        },
        held: Vec::new(),
        substitutes: Vec::new(),
        mandate: None,
        election: None,
    }
}

/// A set of seats as an officer sees it who was put forward.
pub(crate) fn whole() -> Whole {
    Whole {
        overview: Overview { election: None, ..overview() },
        may: May { is_member: true, is_officer: true },
        candidates: candidates(),
        mine: candidates().pop(),
        waits: true,
        past: [EndedAs::Recalled, EndedAs::Left].map(former).to_vec(),
    }
}

/// The same as anybody sees it.
pub(crate) fn whole_for_anybody() -> Whole {
    Whole {
        overview: overview(),
        may: May::default(),
        candidates: Vec::new(),
        mine: None,
        waits: false,
        past: Vec::new(),
    }
}

/// A petition in a state.
pub(crate) fn petition(state: PetitionState) -> Petition {
    Petition {
        id: PetitionId::new(BEGAN, &SeededRandom::new(81)),
        number: 1,
        delegate: delegate(1).id,
        reason: "Voted against what we had <decided>.".to_owned(),
        state,
        signed: 7,
        needed: 12,
        // The gallery's clock stands between these two.
        opened_at: Time::from_millis(1_768_000_000_000),
        lapses_at: Time::from_millis(1_770_000_000_000),
        election: None,
    }
}

fn holder() -> Holder {
    let contest = |rule| crate::election::samples::contest(rule);
    let code = delegation().code;
    Holder {
        delegate: delegate(1),
        is_me: false,
        dues: dues(BEGAN, 30, None, day(190), &[day(20), day(70)]),
        reports: vec![
            Report { number: 2, text: "## The council\n\nWe **won**.".to_owned(), at: day(70) },
            Report { number: 1, text: "First meeting.".to_owned(), at: day(20) },
        ],
        questions: vec![
            Question { number: 2, words: "Why did you <abstain>?".to_owned(), at: day(60), answer: None },
            Question {
                number: 1,
                words: "When?".to_owned(),
                at: day(50),
                answer: Some(("On Monday.".to_owned(), day(51))),
            },
        ],
        ballots: vec![
            CouncilBallot {
                election: code,
                contest: contest(Rule::YesNo),
                marks: Some(Marks::Chosen(vec![1])),
                closed_at: Some(day(30)),
            },
            CouncilBallot { election: code, contest: contest(Rule::Irv), marks: None, closed_at: Some(day(20)) },
        ],
        petitions: vec![petition(PetitionState::Open), Petition { number: 2, ..petition(PetitionState::Ballot) }],
        elected_by: code,
    }
}

/// A seat as a member sees it.
pub(crate) fn seat() -> Seat {
    Seat {
        it: delegation(),
        may: May { is_member: true, is_officer: false },
        place: 1,
        holder: Some(holder()),
        before: vec![former(EndedAs::SteppedDown)],
        substitutes: 2,
        mandate: Some(mandate()),
        needed: (12, 60),
    }
}

/// A seat as its holder sees it.
pub(crate) fn my_seat() -> Seat {
    let empty = Holder { is_me: true, reports: Vec::new(), ballots: Vec::new(), petitions: Vec::new(), ..holder() };
    Seat { holder: Some(empty), mandate: None, before: Vec::new(), ..seat() }
}

/// A seat nobody holds.
pub(crate) fn vacant() -> Seat {
    Seat { holder: None, may: May::default(), ..seat() }
}
