//! How fresh a listing is: what was confirmed lately is trusted, the rest fades and is never deleted.

use base::{Problems, Time, text, time::DAY_MS};
use serde::Deserialize;

use crate::listing::model::Organization;

/// Days after which a listing begins to fade.
pub const FADES_AFTER: u32 = 180;
/// Days after which it is old.
pub const OLD_AFTER: u32 = 365;
/// Days after which searches leave it out.
pub const HIDDEN_AFTER: u32 = 730;
/// Days between two reminders about one listing.
pub const REMINDED_EVERY: u32 = 30;
/// Letters of a correction.
pub const CORRECTION_MAX: usize = 800;

/// How fresh a listing is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Freshness {
    /// Confirmed within half a year.
    Fresh,
    /// Within a year: marked.
    Fading,
    /// Longer ago: marked, and behind what is fresher.
    Old,
    /// So long ago that searches leave it out; its page stays.
    Hidden,
}

impl Freshness {
    /// The freshness of what was confirmed so many days ago.
    pub const fn after(days: u32) -> Self {
        match days {
            ..FADES_AFTER => Self::Fresh,
            FADES_AFTER..OLD_AFTER => Self::Fading,
            OLD_AFTER..HIDDEN_AFTER => Self::Old,
            _ => Self::Hidden,
        }
    }

    /// The freshness of a listing.
    pub fn of(it: &Organization, now: Time) -> Self {
        Self::after(days(it.fresh_from, now))
    }

    /// What it leaves of a rank; nothing for what searches leave out.
    pub const fn weight(self) -> Option<f32> {
        match self {
            Self::Fresh => Some(1.0),
            Self::Fading => Some(0.85),
            Self::Old => Some(0.6),
            Self::Hidden => None,
        }
    }
}

/// Whole days between two moments.
pub fn days(from: Time, now: Time) -> u32 {
    u32::try_from((now.millis() - from.millis()).div_euclid(DAY_MS)).unwrap_or(0)
}

/// A listing that wants to be confirmed, as its keepers' list shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fading {
    /// Its name in URLs.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// When freshness counts from.
    pub fresh_from: Time,
    /// Whether anybody ever confirmed it.
    pub is_confirmed: bool,
    /// Whether it has a public address one can write to.
    pub has_mail: bool,
}

/// What a visitor said is wrong with a listing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Correction {
    /// Its number in addresses.
    pub code: String,
    /// The listing's name in URLs.
    pub slug: String,
    /// The listing's name.
    pub name: String,
    /// What sort of thing is wrong.
    pub wrong: Wrong,
    /// In the visitor's words.
    pub words: String,
    /// When it was said, to the hour.
    pub said_at: Time,
}

/// What sort of thing is wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrong {
    /// It does not exist any more.
    Closed,
    /// Address or place.
    Place,
    /// Hours.
    Hours,
    /// Telephone, mail or links.
    Contact,
    /// What it offers, or for whom.
    Offer,
    /// Something else.
    Other,
}

impl Wrong {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 6] = [Self::Closed, Self::Place, Self::Hours, Self::Contact, Self::Offer, Self::Other];

    /// The word in the database and in the form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Place => "place",
            Self::Hours => "hours",
            Self::Contact => "contact",
            Self::Offer => "offer",
            Self::Other => "other",
        }
    }

    /// The one of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == word)
    }
}

/// The form that says what is wrong.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CorrectionForm {
    /// What sort of thing.
    pub wrong: String,
    /// In the visitor's words.
    pub words: String,
}

impl CorrectionForm {
    /// What the form says, or what is wrong with it.
    pub fn parse(&self) -> Result<(Wrong, String), Problems> {
        let mut problems = Problems::new();
        let wrong = Wrong::parse(&self.wrong);
        if wrong.is_none() {
            problems.add("wrong", "correction-problem-wrong");
        }
        let words = problems.take("words", text::block(&self.words, CORRECTION_MAX)).unwrap_or_default();
        if wrong.is_some_and(|wrong| wrong != Wrong::Closed) && words.is_empty() && problems.is_empty() {
            problems.add("words", "correction-problem-words");
        }
        match wrong {
            Some(wrong) if problems.is_empty() => Ok((wrong, words)),
            _ => Err(problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_fades_and_is_hidden_at_last() {
        let steps = [
            (0, Freshness::Fresh),
            (179, Freshness::Fresh),
            (180, Freshness::Fading),
            (365, Freshness::Old),
            (729, Freshness::Old),
            (730, Freshness::Hidden),
        ];
        for (days, freshness) in steps {
            assert_eq!(Freshness::after(days), freshness, "{days}");
        }
        assert!(Freshness::Hidden.weight().is_none());
        assert!(Freshness::Fading.weight() > Freshness::Old.weight());
    }

    #[test]
    fn a_correction_says_what_is_wrong() {
        let form = |wrong: &str, words: &str| CorrectionForm { wrong: wrong.to_owned(), words: words.to_owned() };
        assert_eq!(form("closed", "").parse().unwrap().0, Wrong::Closed);
        assert!(form("hours", "").parse().unwrap_err().of("words").is_some());
        assert!(form("", "x").parse().unwrap_err().of("wrong").is_some());
        assert!(form("other", &"x".repeat(CORRECTION_MAX + 1)).parse().unwrap_err().of("words").is_some());
    }
}
