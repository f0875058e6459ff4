//! The forms of a demand as typed, and what they mean.

use base::{Problems, text};
use jiff::civil::Date;
use serde::Deserialize;

use super::model::{ADDRESSEE_MAX, Content, Demand, NOTE_MAX, Report, Step, is_personal, undecided};
use crate::decision::model::Decision;
use crate::proposal::model::{Audience, BODY_MAX, REASON_MAX, TITLE_MAX};

/// The form of a demand.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct DemandForm {
    pub(crate) title: String,
    pub(crate) addressee: String,
    pub(crate) addressee_url: String,
    pub(crate) text: String,
    pub(crate) audience: String,
    /// Why it is corrected.
    pub(crate) reason: String,
    /// The version the form was filled from.
    pub(crate) version: String,
}

/// A sound form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Draft {
    pub(crate) content: Content,
    pub(crate) audience: Audience,
    pub(crate) reason: String,
    pub(crate) version: u32,
}

impl DemandForm {
    /// The form that a decision fills in.
    pub(crate) fn of_decision(it: &Decision) -> Self {
        Self { title: it.title.clone(), text: it.text.clone(), audience: it.audience.into(), ..Self::default() }
    }

    /// The form that shows this demand.
    pub(crate) fn of(it: &Demand) -> Self {
        Self {
            title: it.content.title.clone(),
            addressee: it.content.addressee.clone(),
            addressee_url: it.content.addressee_url.clone(),
            text: it.content.text.clone(),
            audience: it.audience.into(),
            reason: String::new(),
            version: it.version.to_string(),
        }
    }

    /// Reads the form; `decided` is the text it may take words from. A correction says why.
    pub(crate) fn parse(&self, decided: &str, is_correction: bool) -> Result<Draft, Problems> {
        let mut problems = Problems::new();
        let title = problems.take("title", text::line(&self.title, TITLE_MAX));
        let addressee = problems.take("addressee", text::line(&self.addressee, ADDRESSEE_MAX));
        if addressee.as_deref().is_some_and(is_personal) {
            problems.add("addressee", "demand-problem-person");
        }
        let addressee_url = optional_address(&mut problems, "addressee_url", &self.addressee_url);
        let body = problems.take("text", text::block(&self.text, BODY_MAX)).unwrap_or_default();
        if let Some(line) = undecided(decided, &body) {
            problems.add_with("text", "demand-problem-not-decided", ("line", line.chars().take(80).collect()));
        }
        let reason = problems.take("reason", text::optional_line(&self.reason, REASON_MAX)).flatten();
        if is_correction && reason.is_none() && problems.of("reason").is_none() {
            problems.add("reason", "problem-empty");
        }
        let content = Content {
            title: title.unwrap_or_default(),
            text: body,
            addressee: addressee.unwrap_or_default(),
            addressee_url,
        };
        problems.or(Draft {
            content,
            audience: Audience::parse(&self.audience).unwrap_or(Audience::Members),
            reason: reason.unwrap_or_default(),
            version: self.version.parse().unwrap_or(0),
        })
    }
}

fn optional_address(problems: &mut Problems, field: &'static str, typed: &str) -> String {
    if typed.trim().is_empty() {
        return String::new();
    }
    problems.take(field, text::web_address(typed.trim())).unwrap_or_default()
}

/// The form that tells what became of a demand.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct StateForm {
    pub(crate) step: String,
    pub(crate) note: String,
    pub(crate) day: String,
    pub(crate) evidence_url: String,
    pub(crate) evidence_words: String,
    /// The code of the decision that withdraws it.
    pub(crate) decision: String,
}

impl StateForm {
    /// The form as first seen: today.
    pub(crate) fn fresh(now: base::Time) -> Self {
        let today = now.to_jiff().to_zoned(jiff::tz::TimeZone::UTC).date();
        Self { day: today.to_string(), ..Self::default() }
    }

    /// Reads the form.
    pub(crate) fn parse(&self) -> Result<(Step, Report), Problems> {
        let mut problems = Problems::new();
        let step = Step::parse(&self.step);
        if step.is_none() {
            problems.add("step", "demand-problem-step");
        }
        let note = problems.take("note", text::line(&self.note, NOTE_MAX));
        let on = self.day.trim().parse::<Date>().ok();
        if on.is_none() {
            problems.add("day", "demand-problem-day");
        }
        let evidence_url = optional_address(&mut problems, "evidence_url", &self.evidence_url);
        let words = problems.take("evidence_words", text::optional_line(&self.evidence_words, NOTE_MAX)).flatten();
        problems.or(())?;
        let (Some(step), Some(on)) = (step, on) else { return Err(Problems::one("", "problem-other")) };
        let report =
            Report { on, note: note.unwrap_or_default(), evidence_url, evidence_words: words.unwrap_or_default() };
        Ok((step, report))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demand_is_addressed_to_an_office_in_the_words_of_the_decision() {
        let form = DemandForm {
            title: "Heat".to_owned(),
            addressee: "ana@example.org".to_owned(),
            text: "Heat now".to_owned(),
            addressee_url: "javascript:x".to_owned(),
            ..DemandForm::default()
        };
        let problems = form.parse("Heat in every flat", true).unwrap_err();
        for field in ["addressee", "text", "addressee_url", "reason"] {
            assert!(problems.of(field).is_some(), "{field}");
        }
        let form = DemandForm {
            addressee: "The housing office".to_owned(),
            text: "Heat in".to_owned(),
            addressee_url: String::new(),
            ..form
        };
        assert_eq!(form.parse("Heat in every flat", false).unwrap().audience, Audience::Members);
    }

    #[test]
    fn a_report_needs_a_step_a_note_and_a_day() {
        let problems = StateForm::default().parse().unwrap_err();
        assert!(["step", "note", "day"].iter().all(|field| problems.of(field).is_some()));
        let form = StateForm { step: "note".to_owned(), note: "We met.".to_owned(), ..StateForm::default() };
        assert!(form.parse().unwrap_err().of("day").is_some());
        let sound = StateForm { day: "2026-11-20".to_owned(), ..form }.parse().unwrap();
        assert_eq!((sound.0, sound.1.note.as_str()), (Step::Note, "We met."));
    }
}
