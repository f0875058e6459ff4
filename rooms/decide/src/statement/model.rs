//! What a statement is and where it stands.

use std::collections::BTreeMap;

use base::Time;

use crate::conversation::model::Moderated;

base::word_enum! {
    /// Where a statement stands.
    pub enum State {
        /// Waits for a facilitator.
        Waiting = "waiting",
        /// Open to votes.
        Accepted = "accepted",
        /// Not put to the participants, with a public reason.
        Rejected = "rejected",
        /// Says the same as another one, which has its votes.
        Merged = "merged",
    }
}

base::word_enum! {
    /// Where a statement comes from and what it is for.
    pub enum Kind {
        /// Added by a participant.
        Plain = "plain",
        /// Put there by the facilitators to begin with.
        Seed = "seed",
        /// Asks who somebody is, not what they want: shown late, left out of the map.
        Meta = "meta",
    }
}

/// A statement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// Its number in the conversation.
    pub number: u32,
    /// What it says.
    pub body: String,
    /// In which language; empty when nobody knows.
    pub lang: String,
    /// Where it comes from.
    pub kind: Kind,
    /// Where it stands.
    pub state: State,
    /// The participant who added it.
    pub author: Option<u32>,
    /// The statement it was merged into.
    pub merged_into: Option<u32>,
    /// Why the difference about it was set aside, if it was.
    pub bracket: Option<String>,
    /// Counts changes, so that two facilitators do not overwrite each other.
    pub version: i64,
    /// When it was added.
    pub created_at: Time,
}

/// A statement as one reader reads it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading {
    /// Its number.
    pub number: u32,
    /// The text in the reader's language where there is one.
    pub text: String,
    /// The language of that text.
    pub lang: String,
    /// Whether it is a translation.
    pub is_translated: bool,
    /// Why the difference about it was set aside, if it was.
    pub bracket: Option<String>,
}

/// Statements as one reader reads them, by number.
pub type Readings = BTreeMap<u32, Reading>;

impl Statement {
    /// Whether people can vote on it: what is looked at after the fact is open until then.
    pub fn is_open(&self, moderated: Moderated) -> bool {
        self.state == State::Accepted || (self.state == State::Waiting && moderated == Moderated::After)
    }

    /// Its state as the engine of the map knows it.
    pub fn for_map(&self, moderated: Moderated) -> opinion::Statement {
        let moderation = match self.state {
            State::Accepted => opinion::Moderation::Accepted,
            State::Waiting if moderated == Moderated::After => opinion::Moderation::Pending,
            State::Waiting | State::Rejected | State::Merged => opinion::Moderation::Rejected,
        };
        opinion::Statement { moderation, meta: self.kind == Kind::Meta }
    }
}
