//! Demands made up for samples and tests.

use base::{Code, SeededRandom, Time};
use jiff::civil::{Date, date};

use super::model::{Change, Content, Correction, Decided, Demand, DemandId, Entry, Field, Listed, Report, State};
use crate::decision::model::{DecisionId, Mention};
use crate::proposal::model::Audience;

const BEGAN: Time = Time::from_millis(1_790_856_000_000);
/// A week after it was decided.
pub(crate) const LATER: Time = Time::from_millis(1_791_460_800_000);
/// A day between the two.
pub(crate) const DAY: Date = date(2026, 10, 5);

/// A decision as a demand names it.
pub(crate) fn decided(number: u32) -> Decided {
    let random = SeededRandom::new(u64::from(number));
    Decided {
        id: DecisionId::new(BEGAN, &random),
        code: Code::new(&random),
        number,
        audience: Audience::Everybody,
        at: BEGAN,
    }
}

/// A demand in a state.
pub(crate) fn demand(state: State) -> Demand {
    let random = SeededRandom::new(71);
    Demand {
        id: DemandId::new(BEGAN, &random),
        code: Code::new(&random),
        body: crate::election::samples::body(),
        number: 3,
        content: Content {
            title: "Heat & hot water in <every> flat".to_owned(),
            text: "1. Heat in every flat\n2. Repairs within a *week*".to_owned(),
            addressee: "The city's Housing <Office>".to_owned(),
            addressee_url: "https://example.org/housing".to_owned(),
        },
        audience: Audience::Everybody,
        state,
        state_on: date(2026, 10, 2),
        decided: decided(7),
        withdrawn: (state == State::Withdrawn).then(|| decided(9)),
        hidden: None,
        version: 1,
        entries: 0,
        created_at: BEGAN,
        changed_at: BEGAN,
    }
}

/// What officers told on [`DAY`].
pub(crate) fn report(evidence: &str) -> Report {
    Report {
        on: DAY,
        note: "They met us & <listened>.".to_owned(),
        evidence_url: String::new(),
        evidence_words: evidence.to_owned(),
    }
}

/// A history, newest first.
pub(crate) fn entries() -> Vec<Entry> {
    let entry = |number, before, after, report| Entry { number, before, after, report, at: LATER };
    let linked =
        Report { evidence_url: "https://example.org/minutes".to_owned(), ..report("Item <4> of the minutes.") };
    vec![
        entry(3, State::Negotiating, State::Conceded, linked),
        entry(2, State::Negotiating, State::Negotiating, report("")),
        entry(1, State::Open, State::Negotiating, report("")),
    ]
}

/// A correction.
pub(crate) fn corrections() -> Vec<Correction> {
    let change =
        |field, before: &str, after: &str| Change { field, before: before.to_owned(), after: after.to_owned() };
    vec![Correction {
        version: 2,
        reason: "The office was <renamed>.".to_owned(),
        changes: vec![
            change(Field::Addressee, "Housing Department", "The city's Housing <Office>"),
            change(Field::Url, "", "https://example.org/housing"),
            change(Field::Audience, "members", "everybody"),
        ],
        at: LATER,
    }]
}

/// Calls that carry it.
pub(crate) fn mentions() -> Vec<Mention> {
    vec![Mention { href: "/calls/rent-day".to_owned(), kind: "call".to_owned(), label: "Rent <day>".to_owned() }]
}

/// As lists show it.
pub(crate) fn listed() -> Vec<Listed> {
    let one = |state| {
        let it = demand(state);
        Listed {
            code: it.code,
            number: it.number,
            title: it.content.title,
            addressee: it.content.addressee,
            state,
            state_on: it.state_on,
            group_name: it.body.name,
            decided_at: BEGAN,
        }
    };
    State::ALL.iter().copied().map(one).collect()
}
