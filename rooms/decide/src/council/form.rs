//! The forms of a council as typed: its rules, and a question put to its delegates.

use base::{Problems, text};
use serde::Deserialize;

use super::model::{Asks, CouncilRules, MEMBERS_MAX, RATIFY_DAYS_MAX, Share, WEIGHT_MAX, Weighing};
use crate::proposal::model::{BODY_MAX, TITLE_MAX};
use crate::standing::model::whole;

/// The rules.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RulesForm {
    pub(crate) weighing: String,
    pub(crate) members: String,
    pub(crate) floor: String,
    pub(crate) cap: String,
    pub(crate) asks: String,
    pub(crate) bodies: String,
    pub(crate) share: String,
    pub(crate) days: String,
}

impl RulesForm {
    /// The form that shows these rules.
    pub(crate) fn of(it: &CouncilRules) -> Self {
        Self {
            weighing: it.weighing.into(),
            members: it.members_per_weight.to_string(),
            floor: it.weight_min.to_string(),
            cap: it.weight_max.to_string(),
            asks: it.asks.into(),
            bodies: it.bodies_share.into(),
            share: it.members_share.into(),
            days: it.ratify_days.to_string(),
        }
    }

    /// Reads the form.
    pub(crate) fn parse(&self) -> Result<CouncilRules, Problems> {
        let mut problems = Problems::new();
        let usual = CouncilRules::usual();
        let members_per_weight = whole(&mut problems, "members", &self.members, 1, MEMBERS_MAX);
        let weight_min = whole(&mut problems, "floor", &self.floor, 1, WEIGHT_MAX);
        let weight_max = whole(&mut problems, "cap", &self.cap, 1, WEIGHT_MAX);
        let ratify_days = whole(&mut problems, "days", &self.days, 1, RATIFY_DAYS_MAX);
        if problems.is_empty() && weight_max < weight_min {
            problems.add("cap", "council-problem-cap");
        }
        problems.or(CouncilRules {
            weighing: Weighing::parse(&self.weighing).unwrap_or(usual.weighing),
            members_per_weight,
            weight_min,
            weight_max,
            asks: Asks::parse(&self.asks).unwrap_or(usual.asks),
            bodies_share: Share::parse(&self.bodies).unwrap_or(usual.bodies_share),
            members_share: Share::parse(&self.share).unwrap_or(usual.members_share),
            ratify_days,
        })
    }
}

/// A question for the delegates; of a proposal only its name in URLs.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AskForm {
    pub(crate) proposal: String,
    pub(crate) title: String,
    pub(crate) text: String,
}

impl AskForm {
    /// Reads title and text.
    pub(crate) fn parse(&self) -> Result<(String, String), Problems> {
        let mut problems = Problems::new();
        let title = problems.take("title", text::line(&self.title, TITLE_MAX)).unwrap_or_default();
        let body = problems.take("text", text::block(&self.text, BODY_MAX)).unwrap_or_default();
        problems.or((title, body))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_reads_back_what_it_shows() {
        let usual = CouncilRules { weighing: Weighing::Size, asks: Asks::Always, ..CouncilRules::usual() };
        assert_eq!(RulesForm::of(&usual).parse(), Ok(usual));
    }

    #[test]
    fn a_cap_below_the_floor_is_named() {
        let it = RulesForm { floor: "5".to_owned(), cap: "4".to_owned(), ..RulesForm::of(&CouncilRules::usual()) };
        assert!(it.parse().unwrap_err().of("cap").is_some());
        let it = RulesForm { days: "91".to_owned(), members: "0".to_owned(), ..RulesForm::of(&CouncilRules::usual()) };
        let problems = it.parse().unwrap_err();
        assert!(problems.of("days").is_some() && problems.of("members").is_some());
        assert!(AskForm::default().parse().unwrap_err().of("title").is_some());
    }
}
