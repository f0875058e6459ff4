//! What people send to add, sort and translate statements.

use base::{Problems, text};
use serde::Deserialize;

use super::model::State;
use crate::conversation::model::REASON_MAX;

/// Most statements put there at once.
pub const SEEDS_MAX: usize = 200;

/// The form for a new statement.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct StatementForm {
    /// What it says.
    pub body: String,
    /// Says `yes` when similar ones were shown and this one is different.
    pub different: String,
}

impl StatementForm {
    /// Reads the form: one line of at most `max` letters.
    pub fn parse(&self, max: u16) -> Result<String, Problems> {
        let mut problems = Problems::new();
        let body = problems.take("body", text::line(&self.body, usize::from(max)));
        let letters = body.as_ref().map_or(0, |body| body.chars().filter(|c| c.is_alphabetic()).count());
        if body.is_some() && letters < 3 {
            problems.add("body", "statement-problem-short");
        }
        problems.or(body.unwrap_or_default())
    }
}

/// Statements to begin with, one on each line.
pub fn seeds(typed: &str, max: u16) -> Result<Vec<String>, Problems> {
    let mut problems = Problems::new();
    let mut out: Vec<String> = Vec::new();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match text::line(line, usize::from(max)) {
            Ok(body) if !out.contains(&body) => out.push(body),
            Ok(_) => {}
            Err(_) if problems.of("seeds").is_some() => {}
            Err(_) => problems.add_with("seeds", "statement-problem-seed-long", ("max", max.to_string())),
        }
    }
    if out.len() > SEEDS_MAX {
        problems.add_with("seeds", "statement-problem-seeds", ("max", SEEDS_MAX.to_string()));
    }
    problems.or(out)
}

/// The form that puts statements there.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SeedsForm {
    /// One on each line.
    pub seeds: String,
    /// `meta` for statements about oneself.
    pub kind: String,
}

/// The form that sets a difference aside; an empty note takes it up again.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct BracketForm {
    /// Why, and when one comes back to it.
    pub note: String,
}

/// A statement in another language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TranslateForm {
    /// The statement.
    pub statement: String,
    /// The language.
    pub lang: String,
    /// The text.
    pub body: String,
}

/// What facilitators decide about the statements they ticked.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct QueueForm {
    /// Number and version of each, as `12.3`.
    pub chosen: Vec<String>,
    /// What is done: `accepted`, `rejected`, `merged` or `waiting`.
    pub what: String,
    /// Why, for everybody to read.
    pub reason: String,
    /// The statement into which they are merged.
    pub into: String,
}

/// A sound decision.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wish {
    /// Number and version of each statement.
    pub chosen: Vec<(u32, i64)>,
    /// Where they stand from now on.
    pub state: State,
    /// Why.
    pub reason: String,
    /// Into which they are merged.
    pub into: Option<u32>,
}

impl QueueForm {
    /// Reads the form: rejecting needs a reason, merging needs the other statement.
    pub fn parse(&self) -> Result<Wish, Problems> {
        let mut problems = Problems::new();
        let chosen: Vec<(u32, i64)> = self
            .chosen
            .iter()
            .filter_map(|it| it.split_once('.'))
            .filter_map(|(number, version)| Some((number.parse().ok()?, version.parse().ok()?)))
            .collect();
        if chosen.is_empty() {
            problems.add("chosen", "statement-problem-none-chosen");
        }
        let reason = problems.take("reason", text::optional_line(&self.reason, REASON_MAX)).flatten();
        let state = State::parse(&self.what);
        let into = self.into.trim().trim_start_matches('#').parse::<u32>().ok();
        match state {
            None => problems.add("", "problem-other"),
            Some(State::Rejected) if reason.is_none() => problems.add("reason", "statement-problem-reason"),
            Some(State::Merged) if into.is_none_or(|into| chosen.iter().any(|(n, _)| *n == into)) => {
                problems.add("into", "statement-problem-into");
            }
            Some(_) => {}
        }
        problems.or(())?;
        let state = state.unwrap_or(State::Waiting);
        Ok(Wish { chosen, state, reason: reason.unwrap_or_default(), into: into.filter(|_| state == State::Merged) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_one_short_line_of_words() {
        let form = |body: &str| StatementForm { body: body.to_owned(), ..StatementForm::default() };
        assert_eq!(form(" More\n trees ").parse(140), Ok("More trees".to_owned()));
        for bad in ["", "!!", "42", &"a ".repeat(200), &"x".repeat(10_000)] {
            assert!(form(bad).parse(140).is_err(), "{bad}");
        }
        assert!(form(&"a ".repeat(140)).parse(280).is_ok());
    }

    #[test]
    fn seeds_are_lines_each_once() {
        assert_eq!(seeds("One\r\n\n  Two \nOne", 140).unwrap(), ["One", "Two"]);
        assert!(seeds(&"x".repeat(141), 140).unwrap_err().of("seeds").is_some());
    }

    #[test]
    fn a_rejection_says_why_and_a_merge_says_where() {
        let form = |what: &str, reason: &str, into: &str| QueueForm {
            chosen: vec!["4.1".to_owned(), "7.2".to_owned(), "x".to_owned()],
            what: what.to_owned(),
            reason: reason.to_owned(),
            into: into.to_owned(),
        };
        assert!(form("rejected", "", "").parse().unwrap_err().of("reason").is_some());
        assert!(form("merged", "", "7").parse().unwrap_err().of("into").is_some());
        let wish = form("merged", "", "#2").parse().unwrap();
        assert_eq!((wish.chosen, wish.into), (vec![(4, 1), (7, 2)], Some(2)));
        assert_eq!(form("accepted", "", "7").parse().unwrap().into, None);
        assert!(QueueForm::default().parse().unwrap_err().of("chosen").is_some());
    }
}
