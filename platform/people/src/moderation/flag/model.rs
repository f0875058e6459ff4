//! What a flag says, and the form that says it.

use std::time::Duration;

use base::{Problems, Time, text};
use serde::{Deserialize, Serialize};

/// Letters a visitor may add.
pub const WORDS_MAX: usize = 600;

/// Open flags that one thing can have: a flood says no more than that.
pub const OPEN_MAX: u32 = 200;

/// How long a settled flag is kept, so that a step can be undone.
pub const SETTLED_LIFE: Duration = Duration::from_hours(30 * 24);

/// How long a flag waits that nobody settles.
pub const OPEN_LIFE: Duration = Duration::from_hours(180 * 24);

/// What is wrong.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Reason {
    /// It is not what it says.
    Untrue,
    /// A dangerous place or time.
    Danger,
    /// It names or exposes a person.
    Person,
    /// Hateful or violent.
    Hate,
    /// Advertising, nonsense, the same again and again.
    Spam,
    /// Something else.
    Other,
}

impl Reason {
    /// Every reason, as the form lists them.
    pub const ALL: [Self; 6] = [Self::Untrue, Self::Danger, Self::Person, Self::Hate, Self::Spam, Self::Other];

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Untrue => "untrue",
            Self::Danger => "danger",
            Self::Person => "person",
            Self::Hate => "hate",
            Self::Spam => "spam",
            Self::Other => "other",
        }
    }

    /// The reason of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == word)
    }
}

/// What one visitor said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Flag {
    /// What is wrong.
    pub reason: Reason,
    /// In the visitor's words; may be empty.
    pub words: String,
    /// When, to the hour.
    pub at: Time,
}

/// The form as it was sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FlagForm {
    /// The reason as a word.
    pub reason: String,
    /// The visitor's words.
    pub words: String,
}

impl FlagForm {
    /// What the form says, or what is wrong with it.
    pub fn parse(&self, now: Time) -> Result<Flag, Problems> {
        let mut problems = Problems::new();
        let reason = Reason::parse(&self.reason);
        if reason.is_none() {
            problems.add("reason", "flag-problem-reason");
        }
        let words = problems.take("words", text::block(&self.words, WORDS_MAX)).unwrap_or_default();
        if reason == Some(Reason::Other) && words.is_empty() && problems.is_empty() {
            problems.add("words", "flag-problem-words");
        }
        match reason {
            Some(reason) if problems.is_empty() => Ok(Flag { reason, words, at: hour(now) }),
            _ => Err(problems),
        }
    }
}

/// The beginning of the hour.
fn hour(at: Time) -> Time {
    const HOUR_MS: i64 = 3_600_000;
    Time::from_millis(at.millis().div_euclid(HOUR_MS) * HOUR_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_gives_a_reason_and_words_where_the_reason_says_nothing() {
        let now = Time::from_millis(7_250_000);
        let form = |reason: &str, words: &str| FlagForm { reason: reason.to_owned(), words: words.to_owned() };
        let flag = form("danger", " a bridge ").parse(now).unwrap();
        assert_eq!(
            flag,
            Flag { reason: Reason::Danger, words: "a bridge".to_owned(), at: Time::from_millis(7_200_000) }
        );
        assert!(form("spam", "").parse(now).is_ok());
        assert!(form("other", "").parse(now).unwrap_err().of("words").is_some());
        assert!(form("", "x").parse(now).unwrap_err().of("reason").is_some());
        assert!(form("spam", &"x".repeat(WORDS_MAX + 1)).parse(now).unwrap_err().of("words").is_some());
    }
}
