//! What an amendment is and how it ends.

use base::{Problems, Time, text};
use serde::Deserialize;

use crate::proposal::difference::carry;
use crate::proposal::model::{BODY_MAX, REASON_MAX};

base::id! {
    /// An amendment.
    AmendmentId,
}

/// Most amendments on one proposal.
pub(crate) const AMENDMENTS_MAX: u32 = 200;

base::word_enum! {
    /// Where an amendment stands.
    pub(crate) enum State {
        /// Waits for the movers.
        Open = "open",
        /// The group votes on it.
        Ballot = "ballot",
        /// It is part of the text.
        Accepted = "accepted",
        /// It is not.
        Rejected = "rejected",
        /// Whoever proposed it took it back.
        Withdrawn = "withdrawn",
    }
}

base::word_enum! {
    /// What somebody does with an amendment.
    pub(crate) enum Step {
        /// Movers take it into the text.
        Accept = "accept",
        /// Movers do not.
        Reject = "reject",
        /// Its author takes it back.
        Withdraw = "withdraw",
        /// An officer puts it to the vote.
        Ballot = "ballot",
    }
}

/// An amendment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Amendment {
    pub(crate) id: AmendmentId,
    /// Counted in each proposal from 1.
    pub(crate) number: u32,
    /// The version it was written for.
    pub(crate) base_version: u32,
    /// The whole text as it would read.
    pub(crate) text: String,
    pub(crate) reason: String,
    /// Who proposed it; none when that person is gone.
    pub(crate) by: Option<(base::PersonId, String)>,
    pub(crate) state: State,
    /// Why it was turned down.
    pub(crate) note: String,
    pub(crate) at: Time,
}

impl Amendment {
    /// The text with this change, given the text it was written for and the text of today; none when
    /// both changed the same words.
    pub(crate) fn carried(&self, base: &str, present: &str) -> Option<String> {
        carry(base, &self.text, present)
    }
}

/// The form as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AmendmentForm {
    pub(crate) text: String,
    pub(crate) reason: String,
    pub(crate) version: String,
}

impl AmendmentForm {
    /// Reads the form: the text and the reason.
    pub(crate) fn parse(&self, present: &str) -> Result<(String, String, u32), Problems> {
        let mut problems = Problems::new();
        let body = problems.take("text", text::block(&self.text, BODY_MAX));
        let reason = problems.take("reason", text::line(&self.reason, REASON_MAX));
        if body.as_deref() == Some(present) {
            problems.add("text", "proposal-problem-same");
        }
        problems.or((body.unwrap_or_default(), reason.unwrap_or_default(), self.version.parse().unwrap_or(0)))
    }
}

/// The form of a step.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct StepForm {
    pub(crate) step: String,
    pub(crate) note: String,
}

impl StepForm {
    /// Reads the form; turning down says why.
    pub(crate) fn parse(&self) -> Result<(Step, String), Problems> {
        let mut problems = Problems::new();
        let step = Step::parse(&self.step);
        if step.is_none() {
            problems.add("step", "proposal-problem-step");
        }
        let note = problems.take("note", text::optional_line(&self.note, REASON_MAX)).flatten().unwrap_or_default();
        if step == Some(Step::Reject) && note.is_empty() {
            problems.add("note", "problem-empty");
        }
        problems.or((step.unwrap_or(Step::Withdraw), note))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amendment_changes_something_and_says_why() {
        let form = AmendmentForm { text: "The same.".to_owned(), ..AmendmentForm::default() };
        let problems = form.parse("The same.").unwrap_err();
        assert_eq!(problems.of("text").map(|it| it.key), Some("proposal-problem-same"));
        assert!(problems.of("reason").is_some());
    }

    #[test]
    fn turning_down_says_why() {
        let form = StepForm { step: "reject".to_owned(), note: " ".to_owned() };
        assert!(form.parse().unwrap_err().of("note").is_some());
        assert!(StepForm { step: "accept".to_owned(), ..form }.parse().is_ok());
    }
}
