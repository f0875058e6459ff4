//! Proposals made up for samples and tests.

use base::{Code, PersonId, SeededRandom, Time};

use super::model::{
    Audience, Content, Listed, Mover, Part, Proposal, ProposalId, Question, Reason, Side, Source, State, Version,
};

const BEGAN: Time = Time::from_millis(1_790_856_000_000);

/// A proposal in a state.
pub(crate) fn proposal(state: State) -> Proposal {
    let random = SeededRandom::new(21);
    Proposal {
        id: ProposalId::new(BEGAN, &random),
        code: Code::new(&random),
        body: crate::election::samples::body(),
        content: Content {
            title: "Pay rent <b>together</b> on the 5th".to_owned(),
            summary: "From November on, all of us pay on the 5th & none before.".to_owned(),
            text: "## Why\n\nAlone we are late. Together we are *on time*.\n\n1. One day\n2. One letter".to_owned(),
        },
        audience: Audience::Everybody,
        state,
        state_reason: if state == State::Bracketed { "We cannot agree on the day.".to_owned() } else { String::new() },
        version: 1,
        movers: 2,
        created_at: BEGAN,
        opened_at: (state != State::Draft).then_some(BEGAN),
        ended_at: None,
        changed_at: BEGAN,
        hidden: None,
    }
}

/// Its movers.
pub(crate) fn movers() -> Vec<Mover> {
    let person = PersonId::new(BEGAN, &SeededRandom::new(22));
    vec![
        Mover { person, name: "Ana <Ruiz>".to_owned(), part: Part::Mover },
        Mover { person, name: "Ben".to_owned(), part: Part::CoMover },
    ]
}

/// Reasons of both sides.
pub(crate) fn reasons() -> Vec<Reason> {
    let reason = |side, words: &str| Reason { side, words: words.to_owned(), by: Some("Ana".to_owned()), at: BEGAN };
    vec![
        reason(Side::For, "Nobody can be picked out <alone>."),
        reason(Side::For, "It is one letter instead of forty."),
        Reason { by: None, ..reason(Side::Against, "Some of us are paid on the 7th.") },
    ]
}

/// Questions, one answered.
pub(crate) fn questions() -> Vec<Question> {
    let question = |number, answer| Question {
        number,
        words: "What if the 5th is a Sunday?".to_owned(),
        by: Some("Ben".to_owned()),
        at: BEGAN,
        answer,
    };
    vec![question(1, Some(("Then on Monday.".to_owned(), Some("Ana".to_owned())))), question(2, None)]
}

/// Where it came from.
pub(crate) fn sources() -> Vec<Source> {
    vec![Source { href: "/conversations/rent".to_owned(), label: "We should all pay on the same day".to_owned() }]
}

/// Two versions, newest first.
pub(crate) fn versions() -> Vec<Version> {
    let content = proposal(State::Discussion).content;
    let before = Content { text: "## Why\n\nAlone we are late.".to_owned(), ..content.clone() };
    vec![
        Version { number: 2, content, reason: "Clearer.".to_owned(), amendment: Some(1), at: BEGAN },
        Version { number: 1, content: before, reason: String::new(), amendment: None, at: BEGAN },
    ]
}

/// As lists show it.
pub(crate) fn listed() -> Vec<Listed> {
    let all = [State::Decision, State::Discussion, State::Adopted, State::Bracketed];
    let one = |state| {
        let it = proposal(state);
        Listed {
            code: it.code,
            title: it.content.title,
            summary: it.content.summary,
            state,
            group_name: it.body.name,
            movers: 2,
            changed_at: BEGAN,
        }
    };
    all.into_iter().map(one).collect()
}
