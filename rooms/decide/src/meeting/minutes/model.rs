//! What a minute-taker notes, and what was corrected.

use base::{Problems, Time, text};
use serde::Deserialize;

use crate::meeting::model::REASON_MAX;

/// Longest note in letters.
pub(crate) const NOTE_MAX: usize = 12_000;

/// A note about one item, or about the meeting as a whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Note {
    /// The item; 0 is the meeting as a whole.
    pub(crate) item: u32,
    /// Counted from 1.
    pub(crate) version: u32,
    pub(crate) text: String,
    /// Why published minutes were changed.
    pub(crate) reason: String,
    pub(crate) at: Time,
}

/// A correction: the note before and after.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Correction<'a> {
    pub(crate) before: &'a str,
    pub(crate) after: &'a Note,
}

/// What was corrected since the minutes were published, newest first. `all` holds every version,
/// in the order of items and versions.
pub(crate) fn corrections(all: &[Note], published_at: Time) -> Vec<Correction<'_>> {
    let mut out: Vec<Correction<'_>> = all
        .iter()
        .enumerate()
        .filter(|(_, it)| it.at > published_at)
        .map(|(at, after)| {
            let before = at.checked_sub(1).and_then(|at| all.get(at)).filter(|it| it.item == after.item);
            Correction { before: before.map_or("", |it| it.text.as_str()), after }
        })
        .collect();
    out.sort_by_key(|it| std::cmp::Reverse((it.after.at, it.after.item, it.after.version)));
    out
}

/// The form of a note.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct NoteForm {
    pub(crate) text: String,
    pub(crate) reason: String,
    /// The version the form was filled from; 0 where there was none.
    pub(crate) version: String,
}

impl NoteForm {
    /// Reads the form: text, reason, version. What is published is corrected with a reason only.
    pub(crate) fn parse(&self, is_published: bool) -> Result<(String, String, u32), Problems> {
        let mut problems = Problems::new();
        let body = problems.take("text", text::block(&self.text, NOTE_MAX));
        let reason = if is_published {
            problems.take("reason", text::line(&self.reason, REASON_MAX))
        } else {
            Some(String::new())
        };
        problems.or((body.unwrap_or_default(), reason.unwrap_or_default(), self.version.parse().unwrap_or(0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(item: u32, version: u32, at: i64) -> Note {
        let text = format!("{item}.{version}");
        Note { item, version, text, reason: String::new(), at: Time::from_millis(at) }
    }

    #[test]
    fn only_what_changed_after_publication_is_a_correction() {
        let all = [note(0, 1, 10), note(0, 2, 20), note(0, 3, 40), note(2, 1, 50)];
        let found = corrections(&all, Time::from_millis(20));
        let pairs: Vec<(&str, &str)> = found.iter().map(|it| (it.before, it.after.text.as_str())).collect();
        assert_eq!(pairs, [("", "2.1"), ("0.2", "0.3")]);
    }

    #[test]
    fn published_minutes_are_corrected_with_a_reason() {
        let form = NoteForm { text: "x".to_owned(), ..NoteForm::default() };
        assert!(form.parse(false).is_ok());
        assert!(form.parse(true).unwrap_err().of("reason").is_some());
    }
}
