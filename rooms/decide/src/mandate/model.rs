//! What a mandate says, as three lists and as the text of a proposal.

use base::{Code, Problems, Time, text};
use serde::Deserialize;

use crate::proposal::model::REASON_MAX;

/// Longest list in letters.
pub(crate) const LIST_MAX: usize = 4_000;

base::word_enum! {
    /// Where a version of a mandate stands.
    pub(crate) enum State {
        /// The body is asked.
        Proposed = "proposed",
        /// The body adopted it.
        InForce = "in-force",
        /// The body rejected it, or its movers took it back.
        Dropped = "dropped",
    }
}

/// The three lists, one thing on each line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Lists {
    /// What they may decide alone.
    pub(crate) alone: String,
    /// Where they must decide as told.
    pub(crate) as_told: String,
    /// What they must bring back.
    pub(crate) bring_back: String,
}

impl Lists {
    /// The lists in the order of pages.
    pub(crate) const fn all(&self) -> [&String; 3] {
        [&self.alone, &self.as_told, &self.bring_back]
    }

    /// The text of a proposal that would adopt them, under these headings.
    pub(crate) fn to_text(&self, headings: [&str; 3], none: &str) -> String {
        let parts = headings.iter().zip(self.all()).map(|(heading, list)| {
            let items: Vec<String> = items(list).map(|item| format!("- {item}")).collect();
            let items = if items.is_empty() { none.to_owned() } else { items.join("\n") };
            format!("## {heading}\n\n{items}")
        });
        parts.collect::<Vec<_>>().join("\n\n")
    }

    /// The lists in a text that was adopted: it may have been amended on the way. None when it no longer has
    /// three parts.
    pub(crate) fn of_text(text: &str) -> Option<Self> {
        let mut parts: Vec<Vec<&str>> = Vec::new();
        for line in text.lines().map(str::trim) {
            if line.starts_with("## ") {
                parts.push(Vec::new());
            } else if let Some(part) = parts.last_mut()
                && let Some(item) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "))
            {
                part.push(item.trim());
            } else if !line.is_empty() && parts.is_empty() {
                return None;
            }
        }
        let [alone, as_told, bring_back] = <[Vec<&str>; 3]>::try_from(parts).ok()?;
        let list = |part: Vec<&str>| part.join("\n");
        Some(Self { alone: list(alone), as_told: list(as_told), bring_back: list(bring_back) })
    }
}

/// The lines of a list.
pub(crate) fn items(list: &str) -> impl Iterator<Item = &str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// A version of a mandate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Mandate {
    /// Counted from 1.
    pub(crate) version: u32,
    pub(crate) lists: Lists,
    /// What changed, and why.
    pub(crate) reason: String,
    pub(crate) state: State,
    /// The proposal that asks the body.
    pub(crate) proposal: Option<Code>,
    /// The decision that adopted it.
    pub(crate) decision: Option<Code>,
    pub(crate) at: Time,
}

/// The form of a new version.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct MandateForm {
    pub(crate) alone: String,
    pub(crate) as_told: String,
    pub(crate) bring_back: String,
    pub(crate) reason: String,
    /// The code of the decision that adopted it; empty asks the body.
    pub(crate) decision: String,
}

impl MandateForm {
    /// The form filled with what binds now.
    pub(crate) fn of(it: &Lists) -> Self {
        Self {
            alone: it.alone.clone(),
            as_told: it.as_told.clone(),
            bring_back: it.bring_back.clone(),
            ..Self::default()
        }
    }

    /// Reads the form; `decisions` are the codes of decisions that can have adopted it.
    pub(crate) fn parse(&self, decisions: &[Code]) -> Result<(Lists, String, Option<Code>), Problems> {
        let mut problems = Problems::new();
        let lists = Lists {
            alone: list(&mut problems, "alone", &self.alone),
            as_told: list(&mut problems, "as_told", &self.as_told),
            bring_back: list(&mut problems, "bring_back", &self.bring_back),
        };
        if problems.is_empty() && lists == Lists::default() {
            problems.add("alone", "delegate-problem-mandate-empty");
        }
        let reason = problems.take("reason", text::optional_line(&self.reason, REASON_MAX)).flatten();
        let decision = decisions.iter().find(|code| code.as_str() == self.decision).copied();
        if decision.is_none() && !self.decision.is_empty() {
            problems.add("decision", "delegate-problem-decision");
        }
        problems.or((lists, reason.unwrap_or_default(), decision))
    }
}

fn list(problems: &mut Problems, field: &'static str, typed: &str) -> String {
    let read = problems.take(field, text::block(typed, LIST_MAX)).unwrap_or_default();
    let lines: Vec<&str> = items(&read)
        .map(|line| line.trim_start_matches(['-', '*', '•', '#']).trim())
        .filter(|it| !it.is_empty())
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists() -> Lists {
        Lists {
            alone: "Dates\nRooms up to 200".to_owned(),
            as_told: String::new(),
            bring_back: "Anything about dues".to_owned(),
        }
    }

    #[test]
    fn the_lists_survive_the_text_of_their_proposal() {
        let text = lists().to_text(["Alone", "As told", "Bring back"], "Nothing.");
        assert!(text.contains("## As told\n\nNothing."));
        assert_eq!(Lists::of_text(&text), Some(lists()));
    }

    #[test]
    fn an_amended_text_gives_amended_lists_and_another_text_gives_none() {
        let text = lists().to_text(["A", "B", "C"], "Nothing.").replace("- Dates", "- Dates and places\n* Speakers");
        assert_eq!(Lists::of_text(&text).unwrap().alone, "Dates and places\nSpeakers\nRooms up to 200");
        assert_eq!(Lists::of_text("They may do what they like."), None);
        assert_eq!(Lists::of_text("## A\n- one\n## B\n- two"), None);
    }

    #[test]
    fn a_mandate_says_something_and_names_a_decision_there_is() {
        assert!(MandateForm::default().parse(&[]).unwrap_err().of("alone").is_some());
        let form = MandateForm { alone: "- Dates\n\n* Rooms".to_owned(), ..MandateForm::default() };
        assert_eq!(form.parse(&[]).unwrap().0.alone, "Dates\nRooms");
        let wrong = MandateForm { decision: "x".to_owned(), ..form };
        assert!(wrong.parse(&[]).unwrap_err().of("decision").is_some());
    }
}
