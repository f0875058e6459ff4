//! The forms of a set of seats as typed, and what they mean.

use base::{GroupId, Problems, text};
use serde::Deserialize;
use tally::Rule;

use super::model::{
    Delegation, NewDelegation, REPORT_DAYS_MAX, SEATS_MAX, SUBSTITUTES_MAX, TERM_MAX, fills, keeps_seats,
};
use crate::candidacy::model::PART_MAX;
use crate::election::model::{Settings, takes_equal_ranks};
use crate::proposal::model::{Audience, BODY_MAX, TITLE_MAX};
use crate::standing::model::{PERIOD_MAX_HOURS, whole};

/// The form of a set of seats.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct DelegationForm {
    pub(crate) title: String,
    pub(crate) text: String,
    /// The council's name in URLs; empty for delegates of the body itself.
    pub(crate) council: String,
    pub(crate) audience: String,
    pub(crate) seats: String,
    pub(crate) rule: String,
    /// One group on each line: how many seats, then its name.
    pub(crate) at_least: String,
    pub(crate) term: String,
    pub(crate) substitutes: String,
    pub(crate) recall: String,
    pub(crate) report: String,
}

impl DelegationForm {
    /// The form as it is shown first.
    pub(crate) fn fresh() -> Self {
        Self {
            audience: Audience::Members.into(),
            seats: "2".to_owned(),
            rule: Rule::ScottishStv.as_str().to_owned(),
            term: "12".to_owned(),
            substitutes: "2".to_owned(),
            recall: "20".to_owned(),
            report: "60".to_owned(),
            ..Self::default()
        }
    }

    /// The form that shows these settings.
    pub(crate) fn of(it: &Delegation) -> Self {
        let at_least: Vec<String> =
            it.settings.at_least.iter().map(|(least, part)| format!("{least} {part}")).collect();
        Self {
            title: it.title.clone(),
            text: it.text.clone(),
            council: it.council.as_ref().map(|council| council.slug.clone()).unwrap_or_default(),
            audience: it.audience.into(),
            seats: it.seats.to_string(),
            rule: it.rule.as_str().to_owned(),
            at_least: at_least.join("\n"),
            term: it.term_months.to_string(),
            substitutes: it.substitutes.to_string(),
            recall: it.recall_percent.to_string(),
            report: it.report_days.to_string(),
        }
    }

    /// Reads the form; `councils` are those the body belongs to, by their names in URLs.
    pub(crate) fn parse(&self, councils: &[(GroupId, String)]) -> Result<NewDelegation, Problems> {
        let mut problems = Problems::new();
        let title = problems.take("title", text::line(&self.title, TITLE_MAX)).unwrap_or_default();
        let body = problems.take("text", text::block(&self.text, BODY_MAX)).unwrap_or_default();
        let council = councils.iter().find(|(_, slug)| *slug == self.council).map(|(id, _)| *id);
        if council.is_none() && !self.council.is_empty() {
            problems.add("council", "delegate-problem-council");
        }
        let seats = whole(&mut problems, "seats", &self.seats, 1, SEATS_MAX);
        let rule = self.rule.parse::<Rule>().unwrap_or(Rule::ScottishStv);
        if !fills(rule, seats) {
            problems.add("rule", "delegate-problem-rule");
        }
        let at_least = self.parts(&mut problems, rule, seats);
        let term_months = whole(&mut problems, "term", &self.term, 1, TERM_MAX);
        let substitutes = whole(&mut problems, "substitutes", &self.substitutes, 0, SUBSTITUTES_MAX);
        let recall = whole(&mut problems, "recall", &self.recall, 1, 100);
        let report_days = whole(&mut problems, "report", &self.report, 0, REPORT_DAYS_MAX);
        problems.or(NewDelegation {
            council,
            title,
            text: body,
            audience: Audience::parse(&self.audience).unwrap_or(Audience::Members),
            seats,
            rule,
            settings: Settings { at_least, equal_ranks: takes_equal_ranks(rule), ..Settings::default() },
            term_months,
            substitutes,
            recall_percent: u8::try_from(recall).unwrap_or(100),
            report_days,
        })
    }

    fn parts(&self, problems: &mut Problems, rule: Rule, seats: u32) -> Vec<(u32, String)> {
        let mut out: Vec<(u32, String)> = Vec::new();
        for line in self.at_least.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let read = line.split_once(char::is_whitespace).and_then(|(least, part)| {
                let least = least.parse::<u32>().ok().filter(|least| (1..=seats).contains(least))?;
                Some((least, text::line(part, PART_MAX).ok()?))
            });
            match read {
                Some(read) if out.iter().all(|(_, part)| *part != read.1) => out.push(read),
                _ => problems.add("at_least", "delegate-problem-at-least"),
            }
        }
        if !out.is_empty() && !keeps_seats(rule) {
            problems.add("at_least", "delegate-problem-at-least-rule");
        }
        if out.iter().map(|(least, _)| *least).sum::<u32>() > seats {
            problems.add("at_least", "delegate-problem-at-least-many");
        }
        out
    }
}

/// The form that opens an election.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct OpenForm {
    pub(crate) days: String,
    /// `vacant` fills the vacant seats for the rest of the term, anything else every seat.
    pub(crate) which: String,
}

impl OpenForm {
    /// Whether only the vacant seats are to be filled.
    pub(crate) fn is_for_vacant(&self) -> bool {
        self.which == "vacant"
    }

    /// Reads the form: for how many hours ballots may be cast.
    pub(crate) fn parse(&self) -> Result<u32, Problems> {
        let mut problems = Problems::new();
        let days = whole(&mut problems, "days", &self.days, 1, PERIOD_MAX_HOURS / 24);
        problems.or(days * 24)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> DelegationForm {
        DelegationForm { title: "To the council".to_owned(), ..DelegationForm::fresh() }
    }

    #[test]
    fn the_form_reads_what_it_shows() {
        let typed = DelegationForm { at_least: "1 night shift\n".to_owned(), ..form() };
        let it = typed.parse(&[]).unwrap();
        assert_eq!(it.settings.at_least, [(1, "night shift".to_owned())]);
        assert_eq!((it.seats, it.term_months, it.recall_percent, it.report_days), (2, 12, 20, 60));
    }

    #[test]
    fn a_rule_that_cannot_fill_the_seats_is_told() {
        for (rule, seats) in [("schulze", "2"), ("equal-shares", "1"), ("yes-no", "1")] {
            let typed = DelegationForm { rule: rule.to_owned(), seats: seats.to_owned(), ..form() };
            assert!(typed.parse(&[]).unwrap_err().of("rule").is_some(), "{rule}");
        }
    }

    #[test]
    fn seats_are_kept_only_by_rules_that_can_and_never_more_than_there_are() {
        let keep = |rule: &str, lines: &str| {
            let typed = DelegationForm { rule: rule.to_owned(), at_least: lines.to_owned(), ..form() };
            typed.parse(&[]).err().and_then(|it| it.of("at_least").map(|problem| problem.key))
        };
        assert_eq!(keep("approval", "1 women"), Some("delegate-problem-at-least-rule"));
        assert_eq!(keep("meek", "2 women\n1 night shift"), Some("delegate-problem-at-least-many"));
        assert_eq!(keep("meek", "women"), Some("delegate-problem-at-least"));
        assert_eq!(keep("meek", "1 women\n1 night shift"), None);
    }

    #[test]
    fn a_council_is_one_the_body_belongs_to() {
        let typed = DelegationForm { council: "other".to_owned(), ..form() };
        assert!(typed.parse(&[]).unwrap_err().of("council").is_some());
    }
}
