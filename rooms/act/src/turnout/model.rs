//! How many came: a low and a high figure, never one number; sums keep both.

use base::{ActionId, Problems, Time};
use uuid::Uuid;

/// Most people anybody may claim for one action.
pub const PEOPLE_MAX: u32 = 10_000_000;

/// Letters of a note.
pub const NOTE_MAX: usize = 300;

/// Letters of the reason for a choice.
pub const REASON_MAX: usize = 300;

/// Most estimates of one action.
pub const ESTIMATES_MAX: usize = 40;

/// Who says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// Those who organized it.
    Organizers,
    /// A newspaper, radio or television.
    Press,
    /// The police or another authority.
    Police,
    /// Trained observers.
    Observers,
    /// Posts and pictures of people who were there.
    Social,
    /// Somebody else.
    Other,
}

impl Source {
    /// Every source.
    pub const ALL: [Self; 6] =
        [Self::Organizers, Self::Press, Self::Police, Self::Observers, Self::Social, Self::Other];

    /// The word in the database and in exports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Organizers => "organizers",
            Self::Press => "press",
            Self::Police => "police",
            Self::Observers => "observers",
            Self::Social => "social",
            Self::Other => "other",
        }
    }

    /// The source of a word; what is unknown is "other".
    pub fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|source| source.as_str() == word).unwrap_or(Self::Other)
    }
}

/// How it was counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// Everybody was counted.
    Count,
    /// Area times density (Jacobs' method).
    Density,
    /// From pictures.
    Pictures,
    /// By eye.
    Estimate,
    /// Not known.
    Unknown,
}

impl Method {
    /// Every method.
    pub const ALL: [Self; 5] = [Self::Count, Self::Density, Self::Pictures, Self::Estimate, Self::Unknown];

    /// The word in the database and in exports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Density => "density",
            Self::Pictures => "pictures",
            Self::Estimate => "estimate",
            Self::Unknown => "unknown",
        }
    }

    /// The method of a word.
    pub fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|method| method.as_str() == word).unwrap_or(Self::Unknown)
    }
}

/// From so many to so many people.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Range {
    /// At least.
    pub low: u32,
    /// At most.
    pub high: u32,
}

impl Range {
    /// A range, if low is not above high and high not beyond belief.
    pub fn new(low: u32, high: u32) -> Option<Self> {
        (low <= high && high <= PEOPLE_MAX).then_some(Self { low, high })
    }
}

/// One estimate of one action's turnout.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Estimate {
    /// Its id.
    pub id: Uuid,
    /// The action.
    pub action: ActionId,
    /// From low to high.
    pub range: Range,
    /// Who says so.
    pub source: Source,
    /// How it was counted.
    pub method: Method,
    /// A note, such as where it was published.
    pub note: String,
    /// When it was entered.
    pub made_at: Time,
    /// When it was chosen as the one that counts, and why.
    pub chosen: Option<(Time, String)>,
}

/// What somebody types.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct EstimateForm {
    /// At least.
    pub low: String,
    /// At most; empty means the same.
    pub high: String,
    /// Who says so.
    pub source: String,
    /// How it was counted.
    pub method: String,
    /// A note.
    pub note: String,
}

/// An estimate as it was typed, understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewEstimate {
    /// From low to high.
    pub range: Range,
    /// Who says so.
    pub source: Source,
    /// How it was counted.
    pub method: Method,
    /// A note.
    pub note: String,
}

/// A number of people as typed: digits, perhaps grouped.
fn people(text: &str) -> Option<u32> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && !",.'\u{a0}\u{202f}".contains(*c)).collect();
    digits.parse().ok()
}

impl EstimateForm {
    /// Understands what was typed.
    pub fn parse(&self) -> Result<NewEstimate, Problems> {
        let mut problems = Problems::new();
        let low = people(&self.low);
        if low.is_none() {
            problems.add("low", "problem-number");
        }
        let high = if self.high.trim().is_empty() { low } else { people(&self.high) };
        if high.is_none() && low.is_some() {
            problems.add("high", "problem-number");
        }
        let range = low.zip(high).and_then(|(low, high)| Range::new(low, high));
        if range.is_none() && problems.is_empty() {
            problems.add("high", "problem-turnout-range");
        }
        let note = problems.take("note", base::text::optional_line(&self.note, NOTE_MAX)).flatten().unwrap_or_default();
        let (source, method) = (Source::parse(&self.source), Method::parse(&self.method));
        problems.or(NewEstimate { range: range.unwrap_or_default(), source, method, note })
    }
}

/// The form that chooses or removes an estimate.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct ChooseForm {
    /// What to do: `choose` or `remove`.
    pub what: String,
    /// Why this one.
    pub reason: String,
}

impl ChooseForm {
    /// Reads the form: the reason for choosing, or none to remove.
    pub fn parse(&self) -> Result<Option<String>, Problems> {
        if self.what == "remove" {
            return Ok(None);
        }
        let mut problems = Problems::new();
        let reason = problems.take("reason", base::text::optional_line(&self.reason, REASON_MAX)).flatten();
        if reason.is_none() && problems.is_empty() {
            problems.add("reason", "turnout-problem-reason");
        }
        problems.or(reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(low: &str, high: &str) -> EstimateForm {
        EstimateForm { low: low.to_owned(), high: high.to_owned(), ..EstimateForm::default() }
    }

    #[test]
    fn a_range_is_read_as_people_write_it() {
        assert_eq!(form("1,200", "1 500").parse().map(|e| e.range), Ok(Range { low: 1_200, high: 1_500 }));
        assert_eq!(form("50", "").parse().map(|e| e.range), Ok(Range { low: 50, high: 50 }));
    }

    #[test]
    fn low_is_never_above_high() {
        assert_eq!(form("9", "3").parse().unwrap_err().of("high").map(|p| p.key), Some("problem-turnout-range"));
        assert!(form("x", "3").parse().unwrap_err().of("low").is_some());
        assert!(form("-4", "").parse().is_err());
        assert!(form("1", "99999999999").parse().is_err());
    }

    #[test]
    fn a_choice_needs_a_reason_and_a_removal_none() {
        let form = |what: &str, reason: &str| ChooseForm { what: what.to_owned(), reason: reason.to_owned() }.parse();
        assert_eq!(form("choose", " Two roofs. "), Ok(Some("Two roofs.".to_owned())));
        assert_eq!(form("choose", "").unwrap_err().of("reason").map(|p| p.key), Some("turnout-problem-reason"));
        assert_eq!(form("remove", ""), Ok(None));
    }
}
