//! Elections made up for samples and tests.

use base::{Code, GroupId, SeededRandom, Time};
use tally::Rule;

use super::model::{
    Choice, Contest, ContestId, Election, ElectionId, Lot, Outcome, Purpose, Roll, Settings, State, TurnoutShown,
    Verdict,
};
use crate::proposal::model::{Audience, Body};
use crate::standing::model::Secrecy;

const BEGAN: Time = Time::from_millis(1_790_856_000_000);

/// The group of all samples.
pub(crate) fn body() -> Body {
    Body {
        id: GroupId::new(BEGAN, &SeededRandom::new(31)),
        slug: "elm-street".to_owned(),
        name: "Elm Street <Tenants>".to_owned(),
        is_public: true,
    }
}

/// An election in a state.
pub(crate) fn election(state: State) -> Election {
    let random = SeededRandom::new(32);
    let opened = (state != State::Draft).then_some(BEGAN);
    let ended = matches!(state, State::Closed | State::Canceled | State::Counting);
    Election {
        id: ElectionId::new(BEGAN, &random),
        code: Code::new(&random),
        body: body(),
        purpose: Purpose::Question,
        subject: None,
        title: "Rent day & the <b>hall</b>".to_owned(),
        text: "Two questions on **one** ballot.".to_owned(),
        audience: Audience::Everybody,
        secrecy: Secrecy::Secret,
        state,
        state_reason: if state == State::Canceled { "The hall burned down.".to_owned() } else { String::new() },
        quorum_percent: 50,
        turnout_shown: TurnoutShown::Always,
        proxies: 1,
        period_hours: 168,
        opened_at: opened,
        closes_at: opened.map(|at| at.plus(std::time::Duration::from_hours(168))),
        closed_at: ended.then(|| BEGAN.plus(std::time::Duration::from_hours(168))),
        lot: Lot {
            commitment: opened.map(|_| [7; 32]),
            part: (state == State::Closed).then_some([8; 32]),
            box_hash: (state == State::Closed).then_some([9; 32]),
        },
        roll: Roll { is_imported: false, size: 40, online: 22, paper: 3, papers_counted: 3 },
        zone: "America/Chicago",
    }
}

/// A contest of four options by a rule, not counted.
pub(crate) fn contest(rule: Rule) -> Contest {
    let names = ["Hall", "Park", "Library", "Church <basement>"];
    let option = |name: &str| Choice { cost: 400, note: "near the bus".to_owned(), ..Choice::named(name) };
    let options = if rule == Rule::YesNo {
        ["yes", "no", "abstain"].map(Choice::named).to_vec()
    } else {
        names.into_iter().map(option).collect()
    };
    Contest {
        id: ContestId::new(BEGAN, &SeededRandom::new(33)),
        position: 1,
        title: "Where do we meet?".to_owned(),
        text: "For *one* year.".to_owned(),
        rule,
        seats: if rule.is_stv() { 2 } else { 1 },
        settings: Settings { budget: 1_000, ..Settings::default() },
        options,
        outcome: None,
    }
}

/// The same, counted.
pub(crate) fn counted(rule: Rule) -> Contest {
    let outcome = Outcome {
        verdict: if rule == Rule::YesNo { Verdict::Passed } else { Verdict::Chosen },
        winners: if rule == Rule::YesNo { Vec::new() } else { vec![3] },
        valid: 24,
        spoilt: 1,
        question: (rule == Rule::YesNo).then_some((15, 6, 3)),
        by_lot: rule != Rule::YesNo,
        margin: None,
    };
    Contest { outcome: Some(outcome), ..contest(rule) }
}
