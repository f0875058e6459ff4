//! What a show of hands is and what it comes to.
//!
//! The quorum is a matter of who is in the room; the majority one of the hands that were raised, by
//! the group's standing rules as they were when the meeting began.

use base::{Code, Problems, Time, text};
use serde::Deserialize;

use crate::decision::model::{Outcome as Decided, Settled};
use crate::election::model::Verdict;
use crate::meeting::model::{PEOPLE_MAX, Rules};
use crate::proposal::model::{Audience, ProposalId};
use crate::standing::model::{reaches, whole};

/// Longest question in letters.
pub(crate) const QUESTION_MAX: usize = 300;

base::word_enum! {
    /// What a raised hand says.
    pub(crate) enum Answer {
        /// For it.
        Yes = "yes",
        /// Against it.
        No = "no",
        /// Neither.
        Abstain = "abstain",
    }
}

base::word_enum! {
    /// How hands are counted.
    pub(crate) enum Way {
        /// Each member on a phone.
        Phones = "phones",
        /// By the chair, in the room.
        Counted = "counted",
    }
}

base::word_enum! {
    /// What a show of hands came to.
    pub(crate) enum Outcome {
        /// It goes on.
        Open = "open",
        /// Yes.
        Passed = "passed",
        /// No.
        Failed = "failed",
        /// Too few were in the room: it says what they think, and binds nobody.
        NoQuorum = "no-quorum",
    }
}

/// A show of hands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Hands {
    /// Counted in each meeting from 1.
    pub(crate) number: u32,
    /// The item it belongs to.
    pub(crate) item: Option<u32>,
    pub(crate) question: String,
    /// The proposal it decides.
    pub(crate) proposal: Option<(ProposalId, Code, Audience)>,
    pub(crate) way: Way,
    pub(crate) figures: Figures,
    /// Members present when it was closed.
    pub(crate) present: u64,
    pub(crate) outcome: Outcome,
    /// The decision that came of it.
    pub(crate) decision: Option<Code>,
    pub(crate) opened_at: Time,
    pub(crate) closed_at: Option<Time>,
}

impl Hands {
    /// Whether its question is for members only.
    pub(crate) fn is_inside(&self) -> bool {
        self.proposal.as_ref().is_some_and(|(_, _, audience)| *audience == Audience::Members)
    }
}

/// Hands raised.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Figures {
    pub(crate) yes: u64,
    pub(crate) no: u64,
    pub(crate) abstained: u64,
}

impl Figures {
    /// All hands.
    pub(crate) const fn raised(self) -> u64 {
        self.yes + self.no + self.abstained
    }

    /// One more hand for an answer.
    pub(crate) fn add(&mut self, answer: Answer, count: u64) {
        match answer {
            Answer::Yes => self.yes += count,
            Answer::No => self.no += count,
            Answer::Abstain => self.abstained += count,
        }
    }
}

/// What hands come to with so many members present.
pub(crate) fn outcome(figures: Figures, present: u64, rules: Rules) -> Outcome {
    if !reaches(rules.quorum_percent, present, rules.entitled) {
        return Outcome::NoQuorum;
    }
    let options = tally::Options {
        majority: rules.majority.for_count(),
        electorate: Some(rules.entitled),
        ..tally::Options::default()
    };
    let counted = tally::outcome(figures.yes, figures.no, figures.abstained, &options);
    if counted.is_ok_and(|it| it.passed) { Outcome::Passed } else { Outcome::Failed }
}

/// What a decision says of a show of hands; none where nothing binding came of it.
pub(crate) fn decided(it: &Hands) -> Option<(Decided, Settled)> {
    let (outcome, verdict) = match it.outcome {
        Outcome::Passed => (Decided::Adopted, Verdict::Passed),
        Outcome::Failed => (Decided::Rejected, Verdict::Failed),
        Outcome::Open | Outcome::NoQuorum => return None,
    };
    let settled = Settled {
        title: it.question.clone(),
        verdict,
        rule: tally::Rule::YesNo.as_str().to_owned(),
        chosen: Vec::new(),
        question: Some((it.figures.yes, it.figures.no, it.figures.abstained)),
        valid: it.figures.raised(),
    };
    Some((outcome, settled))
}

/// What the chair asks.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AskForm {
    pub(crate) question: String,
    /// The number of the item whose proposal shall be decided.
    pub(crate) item: String,
}

impl AskForm {
    /// The question as typed.
    pub(crate) fn question(&self) -> Result<String, Problems> {
        let mut problems = Problems::new();
        let words = problems.take("question", text::line(&self.question, QUESTION_MAX));
        problems.or(words.unwrap_or_default())
    }
}

/// What a member says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RaiseForm {
    pub(crate) answer: String,
}

/// How the chair ends it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct EndForm {
    /// `phones`, `counted` or `back`.
    pub(crate) then: String,
    pub(crate) yes: String,
    pub(crate) no: String,
    pub(crate) abstained: String,
}

/// A sound way to end it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum End {
    /// The hands on phones count.
    Phones,
    /// Hands as the chair counted.
    Counted(Figures),
    /// The question is taken back.
    Back,
}

impl EndForm {
    /// Reads the form; `present` is the most hands there can be.
    pub(crate) fn parse(&self, present: u64) -> Result<End, Problems> {
        match self.then.as_str() {
            "phones" => return Ok(End::Phones),
            "back" => return Ok(End::Back),
            _ => {}
        }
        let mut problems = Problems::new();
        let mut number = |field, typed: &str| u64::from(whole(&mut problems, field, typed, 0, PEOPLE_MAX));
        let figures = Figures {
            yes: number("yes", &self.yes),
            no: number("no", &self.no),
            abstained: number("abstained", &self.abstained),
        };
        if problems.is_empty() && figures.raised() > present {
            problems.add_with("yes", "meeting-problem-more-hands", ("present", present.to_string()));
        }
        problems.or(End::Counted(figures))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standing::model::Majority;

    fn come_to(figures: (u64, u64, u64), present: u64, majority: Majority) -> Outcome {
        let rules = Rules { entitled: 100, quorum_percent: 20, majority };
        outcome(Figures { yes: figures.0, no: figures.1, abstained: figures.2 }, present, rules)
    }

    #[test]
    fn without_a_quorum_nothing_is_decided_however_clear_it_is() {
        assert_eq!(come_to((19, 0, 0), 19, Majority::Simple), Outcome::NoQuorum);
        assert_eq!(come_to((1, 0, 0), 20, Majority::Simple), Outcome::Passed);
    }

    #[test]
    fn the_groups_majority_decides() {
        assert_eq!(come_to((5, 5, 0), 20, Majority::Simple), Outcome::Failed);
        assert_eq!(come_to((6, 5, 9), 20, Majority::Simple), Outcome::Passed);
        assert_eq!(come_to((6, 5, 9), 20, Majority::Present), Outcome::Failed);
        assert_eq!(come_to((11, 5, 4), 20, Majority::Present), Outcome::Passed);
        assert_eq!(come_to((20, 0, 0), 20, Majority::Entitled), Outcome::Failed);
        assert_eq!(come_to((51, 0, 0), 60, Majority::Entitled), Outcome::Passed);
        assert_eq!(come_to((10, 5, 0), 20, Majority::TwoThirds), Outcome::Passed);
        assert_eq!(come_to((9, 5, 0), 20, Majority::TwoThirds), Outcome::Failed);
        assert_eq!(come_to((0, 0, 0), 20, Majority::ThreeQuarters), Outcome::Failed);
    }

    #[test]
    fn the_chair_cannot_count_more_hands_than_people() {
        let form =
            EndForm { then: "counted".to_owned(), yes: "4".to_owned(), no: "2".to_owned(), abstained: "0".to_owned() };
        assert_eq!(form.parse(5).unwrap_err().of("yes").map(|it| it.key), Some("meeting-problem-more-hands"));
        assert_eq!(form.parse(6), Ok(End::Counted(Figures { yes: 4, no: 2, abstained: 0 })));
        assert!(EndForm::default().parse(6).unwrap_err().of("no").is_some());
    }
}
