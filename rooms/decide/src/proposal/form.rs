//! The forms of a proposal as typed, and what they mean.

use base::{Problems, text};
use serde::Deserialize;

use super::model::{Audience, BODY_MAX, Content, Proposal, REASON_MAX, SUMMARY_MAX, Side, Step, TITLE_MAX};

/// The form of a proposal.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ProposalForm {
    /// The group's name in URLs; a new proposal only.
    pub(crate) group: String,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) text: String,
    pub(crate) audience: String,
    /// Why a public text changed.
    pub(crate) reason: String,
    /// The version the form was filled from.
    pub(crate) version: String,
    /// Where the proposal comes from: a path of this site and what stands there.
    pub(crate) source: String,
    pub(crate) source_label: String,
}

/// A sound form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Draft {
    pub(crate) content: Content,
    pub(crate) audience: Audience,
    pub(crate) reason: String,
    pub(crate) version: u32,
}

impl ProposalForm {
    /// The form that shows this proposal.
    pub(crate) fn of(it: &Proposal) -> Self {
        Self {
            group: it.body.slug.clone(),
            title: it.content.title.clone(),
            summary: it.content.summary.clone(),
            text: it.content.text.clone(),
            audience: it.audience.into(),
            version: it.version.to_string(),
            ..Self::default()
        }
    }

    /// Reads the form.
    pub(crate) fn parse(&self) -> Result<Draft, Problems> {
        let mut problems = Problems::new();
        let title = problems.take("title", text::line(&self.title, TITLE_MAX));
        let summary = problems.take("summary", text::line(&self.summary, SUMMARY_MAX));
        let body = problems.take("text", text::block(&self.text, BODY_MAX));
        let reason = problems.take("reason", text::optional_line(&self.reason, REASON_MAX)).flatten();
        let content = Content {
            title: title.unwrap_or_default(),
            summary: summary.unwrap_or_default(),
            text: body.unwrap_or_default(),
        };
        problems.or(Draft {
            content,
            audience: Audience::parse(&self.audience).unwrap_or(Audience::Members),
            reason: reason.unwrap_or_default(),
            version: self.version.parse().unwrap_or(0),
        })
    }
}

/// The form of a step.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct StepForm {
    pub(crate) step: String,
    pub(crate) reason: String,
}

impl StepForm {
    /// Reads the form.
    pub(crate) fn parse(&self) -> Result<(Step, String), Problems> {
        let mut problems = Problems::new();
        let step = Step::parse(&self.step);
        if step.is_none() {
            problems.add("step", "proposal-problem-step");
        }
        let reason = problems.take("reason", text::optional_line(&self.reason, REASON_MAX)).flatten();
        problems.or((step.unwrap_or(Step::Open), reason.unwrap_or_default()))
    }
}

/// The form of a reason.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ReasonForm {
    pub(crate) side: String,
    pub(crate) words: String,
}

impl ReasonForm {
    /// Reads the form.
    pub(crate) fn parse(&self) -> Result<(Side, String), Problems> {
        let mut problems = Problems::new();
        let side = Side::parse(&self.side);
        if side.is_none() {
            problems.add("side", "proposal-problem-side");
        }
        let words = problems.take("words", text::line(&self.words, REASON_MAX));
        problems.or((side.unwrap_or(Side::For), words.unwrap_or_default()))
    }
}

/// The form of a question or of an answer.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct WordsForm {
    pub(crate) question: String,
    pub(crate) answer: String,
}

impl WordsForm {
    /// The question.
    pub(crate) fn question(&self) -> Result<String, Problems> {
        let mut problems = Problems::new();
        let words = problems.take("question", text::line(&self.question, REASON_MAX));
        problems.or(words.unwrap_or_default())
    }

    /// The answer.
    pub(crate) fn answer(&self) -> Result<String, Problems> {
        let mut problems = Problems::new();
        let words = problems.take("answer", text::line(&self.answer, REASON_MAX));
        problems.or(words.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposal_needs_a_title_and_a_sentence() {
        let problems = ProposalForm::default().parse().unwrap_err();
        assert!(problems.of("title").is_some() && problems.of("summary").is_some());
        let form = ProposalForm {
            title: "Rent day".to_owned(),
            summary: "We pay on the 5th.".to_owned(),
            ..ProposalForm::default()
        };
        let draft = form.parse().unwrap();
        assert_eq!((draft.audience, draft.content.text.as_str()), (Audience::Members, ""));
    }

    #[test]
    fn a_reason_takes_a_side() {
        let typed = ReasonForm { side: "maybe".to_owned(), words: String::new() };
        let problems = typed.parse().unwrap_err();
        assert!(problems.of("side").is_some() && problems.of("words").is_some());
    }
}
