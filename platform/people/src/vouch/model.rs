//! What an ask is, and who may vouch.

use std::time::Duration;

use base::{PersonId, Problems, Time, text};
use serde::{Deserialize, Serialize};

use crate::group::model::Joining;
use crate::membership::model::Handle;

/// How long an ask waits, and how long a declined one is remembered.
pub const LIFE: Duration = Duration::from_hours(30 * 24);

/// Longest words of an ask in letters.
pub const WORDS_MAX: usize = 300;

/// Most asks of one person that wait at the same time, in all groups.
pub const WAITING_MAX: u32 = 20;

base::word_enum! {
    /// Where an ask stands.
    pub enum AskState {
        /// Nobody has answered yet.
        Waiting = "waiting",
        /// An officer said no.
        Declined = "declined",
    }
}

/// Somebody who asked to join.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ask {
    /// The person.
    pub person: PersonId,
    /// The ask's name in addresses.
    pub handle: Handle,
    /// The name the person goes by.
    pub name: String,
    /// What it says of itself.
    pub words: String,
    /// Where it stands.
    pub state: AskState,
    /// When it was asked.
    pub asked_at: Time,
    /// How many members gave their word.
    pub vouches: u32,
    /// Whether the reader is one of them.
    pub is_vouched_by_me: bool,
}

/// Whether a member who belongs since `since` may vouch for an ask: not for one older than its own
/// membership, so that people let in afterwards cannot vote each other in.
pub fn may_vouch(since: Time, asked_at: Time) -> bool {
    since < asked_at
}

/// Whether so many vouches are enough.
pub fn is_enough(joining: Joining, vouches: u32) -> bool {
    match joining {
        Joining::Vouched { vouches: wanted } => vouches >= u32::from(wanted.max(1)),
        Joining::Ask | Joining::Invited => false,
    }
}

/// The form of an ask as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AskForm {
    /// A few words.
    pub words: String,
}

impl AskForm {
    /// Reads the form.
    pub fn parse(&self) -> Result<String, Problems> {
        let mut wrong = Problems::new();
        let words = wrong.take("words", text::block(&self.words, WORDS_MAX)).unwrap_or_default();
        if wrong.is_empty() && words.is_empty() {
            wrong.add("words", "problem-empty");
        }
        wrong.or(words)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_ask_says_something() {
        assert!(AskForm { words: " \n".to_owned() }.parse().is_err());
        assert!(AskForm { words: "x".repeat(WORDS_MAX + 1) }.parse().is_err());
        assert_eq!(AskForm { words: "I live on Elm".to_owned() }.parse().ok().as_deref(), Some("I live on Elm"));
    }

    #[test]
    fn vouches_count_only_where_the_group_asks_for_them() {
        assert!(!is_enough(Joining::Ask, 99));
        assert!(!is_enough(Joining::Invited, 99));
    }

    proptest! {
        #[test]
        fn exactly_k_are_enough(k in 1_u8..=5, n in 0_u32..10) {
            prop_assert_eq!(is_enough(Joining::Vouched { vouches: k }, n), n >= u32::from(k));
        }

        #[test]
        fn nobody_vouches_for_an_ask_older_than_their_own_membership(since in 0_i64..100, asked in 0_i64..100) {
            let may = may_vouch(Time::from_millis(since), Time::from_millis(asked));
            prop_assert_eq!(may, since < asked);
        }
    }
}
