//! What a petition for recall is, and when it leads to an election.

use base::{Code, Problems, Time, text};
use serde::Deserialize;

use crate::delegate::model::DelegateId;
use crate::proposal::model::REASON_MAX;
use crate::standing::model::least;

base::id! {
    /// A petition for recall.
    PetitionId,
}

/// How long members can sign.
pub(crate) const OPEN_FOR: std::time::Duration = std::time::Duration::from_hours(30 * 24);

base::word_enum! {
    /// Where a petition stands.
    pub(crate) enum State {
        /// Members sign.
        Open = "open",
        /// Enough have signed; the body decides.
        Ballot = "ballot",
        /// The body recalled the delegate.
        Passed = "passed",
        /// The body did not.
        Failed = "failed",
        /// Too few signed in time.
        Lapsed = "lapsed",
        /// The delegate's time ended otherwise.
        Moot = "moot",
    }
}

/// A petition for recall.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Petition {
    pub(crate) id: PetitionId,
    /// Counted for each set of seats from 1.
    pub(crate) number: u32,
    pub(crate) delegate: DelegateId,
    pub(crate) reason: String,
    pub(crate) state: State,
    /// How many have signed; after its end, had.
    pub(crate) signed: u64,
    /// How many were needed when it ended; none before.
    pub(crate) needed: u64,
    pub(crate) opened_at: Time,
    pub(crate) lapses_at: Time,
    /// The election it led to.
    pub(crate) election: Option<Code>,
}

impl Petition {
    /// Whether members can sign now.
    pub(crate) fn is_open(&self, now: Time) -> bool {
        self.state == State::Open && now < self.lapses_at
    }

    /// The state to show: an open petition whose time is over has lapsed, whether or not that was noted.
    pub(crate) fn shown(&self, now: Time) -> State {
        if self.state == State::Open && !self.is_open(now) { State::Lapsed } else { self.state }
    }
}

/// How many of so many members must sign; at least one.
pub(crate) fn needed(percent: u8, members: u64) -> u64 {
    least(percent, members).max(1)
}

/// The form of a new petition.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct PetitionForm {
    pub(crate) reason: String,
}

impl PetitionForm {
    /// Reads the form.
    pub(crate) fn parse(&self) -> Result<String, Problems> {
        let mut problems = Problems::new();
        let reason = problems.take("reason", text::line(&self.reason, REASON_MAX));
        problems.or(reason.unwrap_or_default())
    }
}

/// Sign or take back.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SignForm {
    pub(crate) then: String,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_threshold_is_a_share_rounded_up_and_never_nobody(percent in 1_u8..=100, members in 0_u64..10_000) {
            let it = needed(percent, members);
            prop_assert!(it >= 1);
            prop_assert!(it * 100 >= members * u64::from(percent));
            prop_assert!(it == 1 || (it - 1) * 100 < members * u64::from(percent));
        }
    }

    #[test]
    fn a_petition_lapses_at_the_very_moment() {
        let at = Time::from_millis(1_000);
        let it = Petition {
            id: PetitionId::new(at, &base::SeededRandom::new(1)),
            number: 1,
            delegate: DelegateId::new(at, &base::SeededRandom::new(2)),
            reason: "x".to_owned(),
            state: State::Open,
            signed: 0,
            needed: 0,
            opened_at: at,
            lapses_at: at.plus(OPEN_FOR),
            election: None,
        };
        assert!(it.is_open(Time::from_millis(it.lapses_at.millis() - 1)));
        assert_eq!((it.is_open(it.lapses_at), it.shown(it.lapses_at)), (false, State::Lapsed));
        let decided = Petition { state: State::Ballot, ..it };
        assert_eq!(decided.shown(decided.lapses_at), State::Ballot);
    }
}
