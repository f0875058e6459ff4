//! What waits, what was done, and the forms that settle it.

use std::collections::BTreeMap;

use base::{Problems, Time, code, text};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::moderation::Kind;
use crate::moderation::flag::{Flag, Reason};

/// Things on one page of the queue.
pub const PAGE: u32 = 20;

/// Entries on one page of the public log.
pub const LOG_PAGE: u32 = 50;

/// Letters of a public reason.
pub const REASON_MAX: usize = 300;

/// Letters of a note among stewards.
pub const NOTE_MAX: usize = 600;

/// A thing with open flags.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Waiting {
    /// Which thing.
    pub subject: Uuid,
    /// What kind of thing.
    pub kind: Kind,
    /// When it was flagged last, to the hour.
    pub newest: Time,
    /// Its open flags, newest first.
    pub flags: Vec<Flag>,
}

/// How often each reason was given, the most frequent first.
pub fn reasons(flags: &[Flag]) -> Vec<(Reason, usize)> {
    let mut counts: BTreeMap<Reason, usize> = BTreeMap::new();
    for flag in flags {
        *counts.entry(flag.reason).or_default() += 1;
    }
    let mut all: Vec<_> = counts.into_iter().collect();
    all.sort_by_key(|(reason, n)| (std::cmp::Reverse(*n), *reason));
    all
}

/// A thing out of sight.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hidden {
    /// Which thing.
    pub subject: Uuid,
    /// What kind of thing.
    pub kind: Kind,
    /// The reason everybody may read.
    pub reason: String,
    /// Since which day.
    pub since: Time,
}

/// What a steward did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// Looked and left everything as it was.
    Kept,
    /// Took out of sight.
    Hidden,
    /// Put back in sight.
    Shown,
    /// Undid the step before.
    Undone,
    /// Blocked words or a web domain.
    BlockAdded,
    /// Ended a block.
    BlockEnded,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 6] =
        [Self::Kept, Self::Hidden, Self::Shown, Self::Undone, Self::BlockAdded, Self::BlockEnded];

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Hidden => "hidden",
            Self::Shown => "shown",
            Self::Undone => "undone",
            Self::BlockAdded => "block-added",
            Self::BlockEnded => "block-ended",
        }
    }

    /// The act of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == word)
    }

    /// The same in the audit.
    pub(crate) const fn audit(self) -> crate::audit::Act {
        crate::audit::Act(match self {
            Self::Kept => "audit-flag-kept",
            Self::Hidden => "audit-hidden",
            Self::Shown => "audit-shown",
            Self::Undone => "audit-moderation-undone",
            Self::BlockAdded => "audit-block-added",
            Self::BlockEnded => "audit-block-ended",
        })
    }
}

/// One entry of the log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Identifies it.
    pub id: Uuid,
    /// The day.
    pub done_on: Time,
    /// What was done.
    pub act: Act,
    /// To what kind of thing; none for a block.
    pub kind: Option<Kind>,
    /// To which thing.
    pub subject: Uuid,
    /// The reason everybody may read.
    pub reason: String,
    /// What only stewards read.
    pub note: String,
}

/// Where a thing stands with the stewards.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing {
    /// What kind of thing.
    pub kind: Kind,
    /// Its open flags, newest first.
    pub flags: Vec<Flag>,
    /// Why it is out of sight, if it is.
    pub hidden: Option<String>,
    /// What was done about it, newest first.
    pub entries: Vec<Entry>,
}

impl Standing {
    /// What a form has seen: any change since makes another text.
    pub fn seen(&self) -> String {
        let last = self.entries.first().map(|entry| code::encode(entry.id.as_bytes())).unwrap_or_default();
        format!("{}.{}.{last}", self.flags.len(), u8::from(self.hidden.is_some()))
    }

    /// The entry that can be undone: the last one, unless it undid something itself.
    pub fn undoable(&self) -> Option<&Entry> {
        self.entries.first().filter(|entry| matches!(entry.act, Act::Kept | Act::Hidden | Act::Shown))
    }

    /// The steps open to a steward now.
    pub fn steps(&self) -> [Act; 2] {
        if self.hidden.is_some() { [Act::Kept, Act::Shown] } else { [Act::Kept, Act::Hidden] }
    }
}

/// The form that settles, as it was sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SettleForm {
    /// `kept`, `hidden`, `shown` or `undone`.
    pub step: String,
    /// The reason everybody may read.
    pub reason: String,
    /// What only stewards read.
    pub note: String,
    /// What the steward had seen.
    pub seen: String,
}

/// A wish to settle.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settle {
    /// What to do.
    pub step: Act,
    /// The reason everybody may read; empty where everything stays.
    pub reason: String,
    /// What only stewards read.
    pub note: String,
    /// What the steward had seen.
    pub seen: String,
}

impl SettleForm {
    /// What the form wishes, or what is wrong with it.
    pub fn parse(&self) -> Result<Settle, Problems> {
        let mut problems = Problems::new();
        let step =
            Act::parse(&self.step).filter(|act| matches!(act, Act::Kept | Act::Hidden | Act::Shown | Act::Undone));
        if step.is_none() {
            problems.add("step", "moderation-problem-step");
        }
        let reason = match step {
            Some(Act::Hidden | Act::Shown) => problems.take("reason", text::line(&self.reason, REASON_MAX)),
            _ => Some(String::new()),
        };
        let note = problems.take("note", text::block(&self.note, NOTE_MAX));
        match (step, reason, note) {
            (Some(step), Some(reason), Some(note)) if problems.is_empty() => {
                Ok(Settle { step, reason, note, seen: self.seen.clone() })
            }
            _ => Err(problems),
        }
    }
}

/// How a thing is named in the addresses of stewards.
pub fn name_of(subject: Uuid) -> String {
    code::encode(subject.as_bytes())
}

/// The thing of such a name.
pub fn parse_name(name: &str) -> Option<Uuid> {
    Uuid::from_slice(&code::decode(name)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hiding_and_showing_need_a_public_reason_and_keeping_does_not() {
        let form = |step: &str, reason: &str| SettleForm {
            step: step.to_owned(),
            reason: reason.to_owned(),
            note: "two of us looked".to_owned(),
            seen: "1.0.".to_owned(),
        };
        assert!(form("hidden", "").parse().unwrap_err().of("reason").is_some());
        assert!(form("shown", " ").parse().unwrap_err().of("reason").is_some());
        assert_eq!(form("kept", "never shown").parse().unwrap().reason, "");
        assert_eq!(form("hidden", "A home address").parse().unwrap().reason, "A home address");
        for bad in ["", "block-added", "delete"] {
            assert!(form(bad, "x").parse().unwrap_err().of("step").is_some(), "{bad}");
        }
    }

    #[test]
    fn what_was_seen_changes_with_every_flag_and_every_step() {
        let flag = Flag { reason: Reason::Spam, words: String::new(), at: Time::from_millis(0) };
        let entry = Entry {
            id: Uuid::from_u128(7),
            done_on: Time::from_millis(0),
            act: Act::Hidden,
            kind: Some(Kind::Call),
            subject: Uuid::from_u128(1),
            reason: "spam".to_owned(),
            note: String::new(),
        };
        let none = Standing { kind: Kind::Call, flags: vec![], hidden: None, entries: vec![] };
        let flagged = Standing { flags: vec![flag], ..none.clone() };
        let hidden = Standing { hidden: Some("spam".to_owned()), entries: vec![entry.clone()], ..none.clone() };
        assert_ne!(none.seen(), flagged.seen());
        assert_ne!(none.seen(), hidden.seen());
        assert!(hidden.undoable().is_some());
        let undone = Standing { entries: vec![Entry { act: Act::Undone, ..entry }], ..none };
        assert!(undone.undoable().is_none());
    }

    #[test]
    fn reasons_are_counted_the_most_frequent_first() {
        let flag = |reason| Flag { reason, words: String::new(), at: Time::from_millis(0) };
        let flags = [flag(Reason::Spam), flag(Reason::Danger), flag(Reason::Spam)];
        assert_eq!(reasons(&flags), [(Reason::Spam, 2), (Reason::Danger, 1)]);
    }

    #[test]
    fn a_name_in_an_address_is_read_back() {
        let id = Uuid::from_u128(0x0123_4567_89ab);
        assert_eq!(parse_name(&name_of(id)), Some(id));
        for bad in ["", "x", "../..", &"0".repeat(200)] {
            assert_eq!(parse_name(bad), None, "{bad}");
        }
    }
}
