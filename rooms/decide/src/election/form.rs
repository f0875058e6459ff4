//! The forms of an election and of its contests as typed.

use base::{Problems, text};
use serde::Deserialize;
use tally::Rule;

use super::model::{
    CONTESTS_MAX, Choice, Contest, Election, NewContest, NewElection, OPTION_MAX, OPTIONS_MAX, POINTS_MAX, Purpose,
    SEATS_MAX, Settings, Shape, TurnoutShown, fills_one_seat, shape, takes_equal_ranks,
};
use crate::proposal::model::{Audience, BODY_MAX, REASON_MAX, TITLE_MAX};
use crate::standing::model::{Majority, PERIOD_MAX_HOURS, PROXIES_MAX, Secrecy, Standing, whole};

/// The form of an election's settings.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ElectionForm {
    /// The group's name in URLs; a new election only.
    pub(crate) group: String,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) audience: String,
    pub(crate) secrecy: String,
    pub(crate) quorum: String,
    pub(crate) turnout: String,
    pub(crate) days: String,
    pub(crate) hours: String,
    /// For the decision on a proposal.
    pub(crate) majority: String,
    pub(crate) way: String,
}

impl ElectionForm {
    /// The form a group's standing rules fill in.
    pub(crate) fn usual(standing: &Standing) -> Self {
        Self {
            secrecy: standing.secrecy.into(),
            quorum: standing.quorum_percent.to_string(),
            turnout: TurnoutShown::Always.into(),
            days: (standing.period_hours / 24).to_string(),
            hours: (standing.period_hours % 24).to_string(),
            majority: standing.majority.into(),
            way: standing.way.into(),
            audience: Audience::Members.into(),
            ..Self::default()
        }
    }

    /// The form that shows these settings.
    pub(crate) fn of(it: &Election) -> Self {
        Self {
            title: it.title.clone(),
            text: it.text.clone(),
            audience: it.audience.into(),
            secrecy: it.secrecy.into(),
            quorum: it.quorum_percent.to_string(),
            turnout: it.turnout_shown.into(),
            days: (it.period_hours / 24).to_string(),
            hours: (it.period_hours % 24).to_string(),
            ..Self::default()
        }
    }

    /// Reads the form; `standing` says what it does not ask.
    pub(crate) fn parse(&self, standing: &Standing, purpose: Purpose) -> Result<NewElection, Problems> {
        let mut problems = Problems::new();
        let title = problems.take("title", text::line(&self.title, TITLE_MAX)).unwrap_or_default();
        let mut it = self.settings(standing, purpose, &mut problems);
        it.title = title;
        problems.or(it)
    }

    /// Reads everything but the title, which a proposal brings along.
    pub(crate) fn parse_untitled(&self, standing: &Standing, purpose: Purpose) -> Result<NewElection, Problems> {
        let mut problems = Problems::new();
        let it = self.settings(standing, purpose, &mut problems);
        problems.or(it)
    }

    fn settings(&self, standing: &Standing, purpose: Purpose, problems: &mut Problems) -> NewElection {
        let text = problems.take("text", text::block(&self.text, BODY_MAX)).unwrap_or_default();
        let quorum = whole(problems, "quorum", &self.quorum, 0, 100);
        let days = whole(problems, "days", or_zero(&self.days), 0, PERIOD_MAX_HOURS / 24);
        let hours = whole(problems, "hours", or_zero(&self.hours), 0, 23);
        let period_hours = days * 24 + hours;
        if period_hours == 0 {
            problems.add("days", "ballot-problem-period");
        }
        let mut it = NewElection::by_rules(standing, purpose, None, "");
        it.text = text;
        it.audience = Audience::parse(&self.audience).unwrap_or(Audience::Members);
        it.secrecy = Secrecy::parse(&self.secrecy).unwrap_or(standing.secrecy);
        it.quorum_percent = u8::try_from(quorum).unwrap_or(100);
        it.turnout_shown = TurnoutShown::parse(&self.turnout).unwrap_or(TurnoutShown::Always);
        it.period_hours = period_hours.min(PERIOD_MAX_HOURS);
        it.proxies = standing.proxies.min(PROXIES_MAX);
        it
    }

    /// The majority chosen for a question.
    pub(crate) fn majority(&self, standing: &Standing) -> Majority {
        Majority::parse(&self.majority).unwrap_or(standing.majority)
    }
}

fn or_zero(typed: &str) -> &str {
    if typed.trim().is_empty() { "0" } else { typed }
}

/// The form of a contest.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ContestForm {
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) rule: String,
    pub(crate) seats: String,
    /// One option on each line: name, a bar, a note; for budgets a bar and the cost.
    pub(crate) options: String,
    pub(crate) majority: String,
    pub(crate) budget: String,
    pub(crate) points: String,
    pub(crate) equal: String,
    pub(crate) number: String,
    /// "at least so many of a group": lines of a number and the group's name.
    pub(crate) at_least: String,
    /// What the button said: save or take off.
    pub(crate) then: String,
}

impl ContestForm {
    /// The form for a new contest.
    pub(crate) fn fresh(standing: &Standing) -> Self {
        Self {
            rule: Rule::YesNo.as_str().to_owned(),
            seats: "1".to_owned(),
            majority: standing.majority.into(),
            points: "5".to_owned(),
            ..Self::default()
        }
    }

    /// The form that shows this contest.
    pub(crate) fn of(it: &Contest) -> Self {
        let line = |choice: &Choice| {
            let mut line = choice.title.clone();
            if it.rule.is_budget() {
                line = format!("{line} | {}", choice.cost);
            }
            if choice.note.is_empty() { line } else { format!("{line} | {}", choice.note) }
        };
        let lines: Vec<String> =
            if it.rule == Rule::YesNo { Vec::new() } else { it.options.iter().map(line).collect() };
        let at_least: Vec<String> =
            it.settings.at_least.iter().map(|(seats, group)| format!("{seats} {group}")).collect();
        let yes = |on: bool| if on { "yes".to_owned() } else { String::new() };
        Self {
            title: it.title.clone(),
            text: it.text.clone(),
            rule: it.rule.as_str().to_owned(),
            seats: it.seats.to_string(),
            options: lines.join("\n"),
            majority: it.settings.majority.into(),
            budget: if it.settings.budget == 0 { String::new() } else { it.settings.budget.to_string() },
            points: it.settings.points.to_string(),
            equal: yes(it.settings.equal_ranks),
            number: yes(it.settings.by_number),
            at_least: at_least.join("\n"),
            then: String::new(),
        }
    }

    /// Reads the form.
    pub(crate) fn parse(&self) -> Result<NewContest, Problems> {
        let mut problems = Problems::new();
        let title = problems.take("title", text::line(&self.title, TITLE_MAX)).unwrap_or_default();
        let body = problems.take("text", text::block(&self.text, REASON_MAX)).unwrap_or_default();
        let Ok(rule) = self.rule.parse::<Rule>() else {
            problems.add("rule", "ballot-problem-rule");
            return Err(problems);
        };
        if rule == Rule::YesNo {
            let majority = Majority::parse(&self.majority).unwrap_or(Majority::Simple);
            let question = NewContest { text: body, ..NewContest::question(&title, majority) };
            return problems.or(question);
        }
        let options = self.options(rule, &mut problems);
        let settings = self.settings(rule, &mut problems);
        let seats = if fills_one_seat(rule) || rule.is_budget() {
            1
        } else {
            whole(&mut problems, "seats", &self.seats, 1, SEATS_MAX)
        };
        problems.or(NewContest { title, text: body, rule, seats, settings, options })
    }

    fn options(&self, rule: Rule, problems: &mut Problems) -> Vec<Choice> {
        let mut out: Vec<Choice> = Vec::new();
        for line in self.options.lines().map(str::trim).filter(|line| !line.is_empty()) {
            match option(line, rule) {
                Ok(choice) if out.iter().any(|it| it.title.to_lowercase() == choice.title.to_lowercase()) => {
                    problems.add_with("options", "ballot-problem-option-twice", ("option", choice.title));
                }
                Ok(choice) => out.push(choice),
                Err(key) => problems.add_with("options", key, ("option", line.chars().take(60).collect())),
            }
        }
        if out.is_empty() && problems.of("options").is_none() {
            problems.add("options", "ballot-problem-no-option");
        }
        if out.len() > OPTIONS_MAX {
            problems.add_with("options", "ballot-problem-many-options", ("most", OPTIONS_MAX.to_string()));
        }
        out
    }

    fn settings(&self, rule: Rule, problems: &mut Problems) -> Settings {
        let mut it = Settings { equal_ranks: takes_equal_ranks(rule) && self.equal == "yes", ..Settings::default() };
        if shape(rule) == Shape::Points {
            it.points = u8::try_from(whole(problems, "points", &self.points, 1, u32::from(POINTS_MAX))).unwrap_or(5);
        }
        if rule.is_budget() {
            it.by_number = self.number == "yes";
            it.budget = u64::from(whole(problems, "budget", &plain_number(&self.budget), 1, 2_000_000_000));
        }
        for line in self.at_least.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let found = line.split_once(char::is_whitespace).and_then(|(seats, group)| {
                Some((
                    seats.parse::<u32>().ok().filter(|seats| (1..=SEATS_MAX).contains(seats))?,
                    group.trim().to_owned(),
                ))
            });
            match found {
                Some(found) => it.at_least.push(found),
                None => problems.add("at_least", "ballot-problem-at-least"),
            }
        }
        it
    }
}

/// A number as people write it: with commas, points or spaces between thousands.
fn plain_number(typed: &str) -> String {
    typed.chars().filter(|sign| !matches!(sign, ',' | '.' | ' ' | '\u{a0}' | '\'' | '$' | '€')).collect()
}

fn option(line: &str, rule: Rule) -> Result<Choice, &'static str> {
    let mut parts = line.split('|').map(str::trim);
    let title = text::line(parts.next().unwrap_or_default(), OPTION_MAX);
    let Ok(title) = title else { return Err("ballot-problem-option") };
    let mut choice = Choice::named(title);
    if rule.is_budget() {
        let cost = parts.next().map(plain_number).and_then(|typed| typed.parse::<u64>().ok());
        choice.cost = cost.filter(|cost| (1..=2_000_000_000).contains(cost)).ok_or("ballot-problem-cost")?;
    }
    let rest: Vec<&str> = parts.collect();
    let Ok(note) = text::optional_line(&rest.join(" | "), 300) else { return Err("ballot-problem-option") };
    choice.note = note.unwrap_or_default();
    Ok(choice)
}

/// Whether one more contest fits on the ballot.
pub(crate) const fn has_room(contests: usize) -> bool {
    contests < CONTESTS_MAX
}

/// The form that opens, closes, extends or calls off.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct StateForm {
    pub(crate) step: String,
    pub(crate) reason: String,
    pub(crate) days: String,
}

/// What an officer does with an election.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Step {
    /// Opens it.
    Open,
    /// Ends the time for ballots now.
    Close,
    /// Gives so many more days.
    Extend(u32),
    /// Calls it off.
    Cancel,
}

impl StateForm {
    /// Reads the form; all but the opening say why.
    pub(crate) fn parse(&self) -> Result<(Step, String), Problems> {
        let mut problems = Problems::new();
        let reason =
            problems.take("reason", text::optional_line(&self.reason, REASON_MAX)).flatten().unwrap_or_default();
        let step = match self.step.as_str() {
            "open" => Step::Open,
            "close" => Step::Close,
            "extend" => Step::Extend(whole(&mut problems, "days", &self.days, 1, 60)),
            "cancel" => Step::Cancel,
            _ => {
                problems.add("step", "proposal-problem-step");
                Step::Open
            }
        };
        if step != Step::Open && reason.is_empty() {
            problems.add("reason", "problem-empty");
        }
        problems.or((step, reason))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(rule: Rule, options: &str) -> ContestForm {
        ContestForm {
            title: "Where do we meet?".to_owned(),
            rule: rule.as_str().to_owned(),
            options: options.to_owned(),
            ..ContestForm::fresh(&Standing::usual())
        }
    }

    #[test]
    fn options_stand_one_on_each_line() {
        let it = form(Rule::Approval, "Hall | near the bus\n\nPark\n").parse().unwrap();
        let shown: Vec<_> = it.options.iter().map(|it| (it.title.as_str(), it.note.as_str())).collect();
        assert_eq!(shown, [("Hall", "near the bus"), ("Park", "")]);
    }

    #[test]
    fn the_same_option_twice_is_told() {
        let problems = form(Rule::Irv, "Hall\nhall").parse().unwrap_err();
        assert_eq!(problems.of("options").map(|it| it.key), Some("ballot-problem-option-twice"));
        assert!(form(Rule::Irv, " \n").parse().unwrap_err().of("options").is_some());
    }

    #[test]
    fn a_project_has_a_cost() {
        let mut it = form(Rule::EqualShares, "Benches | 1,200 | in the park\nTrees | 900");
        it.budget = "2 000".to_owned();
        let read = it.parse().unwrap();
        assert_eq!((read.options[0].cost, read.options[1].cost, read.settings.budget), (1_200, 900, 2_000));
        assert_eq!(read.options[0].note, "in the park");
        let problems = form(Rule::Greedy, "Benches").parse().unwrap_err();
        assert_eq!(problems.of("options").map(|it| it.key), Some("ballot-problem-cost"));
    }

    #[test]
    fn a_question_has_its_three_answers_whatever_is_typed() {
        let it = form(Rule::YesNo, "Maybe").parse().unwrap();
        assert_eq!(it.options.len(), 3);
    }

    #[test]
    fn a_period_is_not_nothing() {
        let standing = Standing::usual();
        let mut typed = ElectionForm { title: "x".to_owned(), ..ElectionForm::usual(&standing) };
        assert_eq!(typed.parse(&standing, Purpose::Question).unwrap().period_hours, 168);
        typed.days = "0".to_owned();
        assert!(typed.parse(&standing, Purpose::Question).unwrap_err().of("days").is_some());
        typed.hours = "2".to_owned();
        assert_eq!(typed.parse(&standing, Purpose::Question).unwrap().period_hours, 2);
    }
}
