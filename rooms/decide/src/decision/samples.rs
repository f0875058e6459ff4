//! Decisions made up for samples and tests.

use base::{Code, SeededRandom, Time};

use super::model::{Decision, DecisionId, Details, Listed, Mention, Outcome, Settled, Way};
use crate::election::model::{ElectionId, Verdict};
use crate::proposal::model::{Audience, ProposalId};

const BEGAN: Time = Time::from_millis(1_790_856_000_000);

/// A decision.
pub(crate) fn decision(outcome: Outcome, way: Way) -> Decision {
    let random = SeededRandom::new(51);
    let settled = Settled {
        title: "Pay rent <b>together</b>".to_owned(),
        verdict: if outcome == Outcome::Adopted { Verdict::Passed } else { Verdict::Chosen },
        rule: "yes-no".to_owned(),
        chosen: vec!["Hall".to_owned(), "Park".to_owned()],
        question: (outcome == Outcome::Adopted).then_some((15, 6, 3)),
        valid: 24,
    };
    Decision {
        id: DecisionId::new(BEGAN, &random),
        code: Code::new(&random),
        body: crate::election::samples::body(),
        number: 7,
        title: "Pay rent <b>together</b> on the 5th".to_owned(),
        text: "From November on.\n\n1. One day\n2. One letter".to_owned(),
        audience: Audience::Everybody,
        outcome,
        way,
        entitled: 40,
        took_part: 25,
        details: Details {
            quorum_percent: 50,
            contests: if way == Way::Consent { Vec::new() } else { vec![settled] },
            positions: (way == Way::Consent).then_some((22, 3, 0)),
            version: 2,
            meeting: (way == Way::Meeting).then(|| Code::new(&random)),
            ..Details::default()
        },
        decided_at: BEGAN,
        proposal: Some((ProposalId::new(BEGAN, &random), Code::new(&random))),
        election: (!matches!(way, Way::Consent | Way::Meeting))
            .then(|| (ElectionId::new(BEGAN, &random), Code::new(&random))),
    }
}

/// What refers to it.
pub(crate) fn mentions() -> Vec<Mention> {
    vec![Mention { href: "/calls/rent-day".to_owned(), kind: "call".to_owned(), label: "Rent <day>".to_owned() }]
}

/// As lists show it.
pub(crate) fn listed() -> Vec<Listed> {
    let one = |outcome| {
        let it = decision(outcome, Way::Secret);
        Listed {
            code: it.code,
            number: it.number,
            title: it.title,
            outcome,
            group_name: it.body.name,
            decided_at: BEGAN,
        }
    };
    Outcome::ALL.iter().copied().map(one).collect()
}
