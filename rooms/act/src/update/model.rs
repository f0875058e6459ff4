//! Short news about an action: shown on its page, mailed on wish to those who are coming.

use base::{Problems, Time, text};
use serde::Deserialize;

/// Letters of one piece of news.
pub const TEXT_MAX: usize = 1_000;

/// Something new about an action.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Update {
    /// When it was said.
    pub at: Time,
    /// What.
    pub text: String,
}

/// What an organizer sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct UpdateForm {
    /// The news.
    pub text: String,
    /// Whether it is mailed.
    pub mail: String,
    /// The news to take back, by its moment.
    pub delete: String,
}

impl UpdateForm {
    /// Reads the form: the news, and whether it is mailed.
    pub fn parse(&self) -> Result<(String, bool), Problems> {
        let mut problems = Problems::new();
        let news = problems.take("text", text::block(&self.text, TEXT_MAX)).unwrap_or_default();
        if news.is_empty() && problems.is_empty() {
            problems.add("text", "problem-empty");
        }
        problems.or((news, self.mail == "yes"))
    }

    /// The moment of the news to take back.
    pub fn taken_back(&self) -> Option<Time> {
        self.delete.parse().ok().map(Time::from_millis)
    }
}
