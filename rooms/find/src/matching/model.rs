//! A match: a need and an offer that were proposed to each other, and what both sides say. Pure.
//!
//! Nobody learns who the other side is before both accepted. Then they write to each other through
//! the site, and each may show how it can be reached. What one side passes is not proposed again.

use base::{Code, Time};
use uuid::Uuid;

use crate::aid::model::{Kind, Side};

base::word_enum! {
    /// Where a match stands.
    pub enum Standing {
        /// Both were asked.
        Proposed = "proposed",
        /// Both accepted.
        Accepted = "accepted",
        /// One side passed, or a steward put it aside.
        Passed = "passed",
        /// Nobody answered in time.
        Lapsed = "lapsed",
        /// It went as hoped.
        Met = "met",
        /// It helped in part.
        Partly = "partly",
        /// It did not come about.
        NotMet = "not-met",
    }
}

base::word_enum! {
    /// What a side says to a proposal.
    pub enum Says {
        /// Nothing yet.
        Waiting = "waiting",
        /// It accepts.
        Yes = "yes",
        /// It passes.
        No = "no",
    }
}

base::word_enum! {
    /// How a match went.
    pub enum Outcome {
        /// The need was met.
        Met = "met",
        /// It was met in part.
        Partly = "partly",
        /// It was not met.
        NotMet = "not-met",
    }
}

/// How long a proposal waits for both answers.
pub const WAITS: std::time::Duration = std::time::Duration::from_hours(7 * 24);

/// Letters of one message.
pub const MESSAGE_MAX: usize = 1_000;

/// Messages of one match.
pub const MESSAGES_MAX: u32 = 100;

impl Outcome {
    /// The standing it leads to.
    pub const fn standing(self) -> Standing {
        match self {
            Self::Met => Standing::Met,
            Self::Partly => Standing::Partly,
            Self::NotMet => Standing::NotMet,
        }
    }
}

/// A need and an offer brought together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Match {
    /// Its id.
    pub id: Uuid,
    /// Its name in links.
    pub code: Code,
    /// The need.
    pub need: Uuid,
    /// The offer.
    pub offer: Uuid,
    /// How many units.
    pub units: u32,
    /// Where it stands.
    pub standing: Standing,
    /// What the need's side says.
    pub need_says: Says,
    /// What the offer's side says.
    pub offer_says: Says,
    /// Whether the need's side shows how to reach it.
    pub need_shows: bool,
    /// Whether the offer's side does.
    pub offer_shows: bool,
    /// When it was proposed.
    pub proposed_at: Time,
    /// When both had accepted.
    pub accepted_at: Option<Time>,
    /// When it ended.
    pub ended_at: Option<Time>,
}

/// What of the promised units comes back when a match changes: of the need, of the offer.
pub type Returned = (bool, bool);

/// Why a step is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooLate;

impl Match {
    /// The need or offer of one side.
    pub const fn aid(&self, side: Side) -> Uuid {
        match side {
            Side::Need => self.need,
            Side::Offer => self.offer,
        }
    }

    /// What one side says.
    pub const fn says(&self, side: Side) -> Says {
        match side {
            Side::Need => self.need_says,
            Side::Offer => self.offer_says,
        }
    }

    /// Whether one side shows how to reach it.
    pub const fn shows(&self, side: Side) -> bool {
        match side {
            Side::Need => self.need_shows,
            Side::Offer => self.offer_shows,
        }
    }

    /// Whether it still holds units of both sides.
    pub const fn is_live(&self) -> bool {
        matches!(self.standing, Standing::Proposed | Standing::Accepted)
    }

    /// Whether the sides may write to each other: from the second yes until a month after its end.
    pub const fn may_write(&self) -> bool {
        matches!(self.standing, Standing::Accepted | Standing::Met | Standing::Partly | Standing::NotMet)
    }

    fn end(&mut self, standing: Standing, now: Time) {
        self.standing = standing;
        self.ended_at = Some(now);
    }

    /// One side says yes or no; a no is final, a yes may still become one.
    pub fn answer(&mut self, side: Side, yes: bool, now: Time) -> Result<Returned, TooLate> {
        if self.standing != Standing::Proposed {
            return Err(TooLate);
        }
        let says = if yes { Says::Yes } else { Says::No };
        match side {
            Side::Need => self.need_says = says,
            Side::Offer => self.offer_says = says,
        }
        if !yes {
            self.end(Standing::Passed, now);
            return Ok((true, true));
        }
        if self.need_says == Says::Yes && self.offer_says == Says::Yes {
            self.standing = Standing::Accepted;
            self.accepted_at = Some(now);
        }
        Ok((false, false))
    }

    /// One side shows how it can be reached.
    pub fn show(&mut self, side: Side) -> Result<(), TooLate> {
        if !self.may_write() {
            return Err(TooLate);
        }
        match side {
            Side::Need => self.need_shows = true,
            Side::Offer => self.offer_shows = true,
        }
        Ok(())
    }

    /// Says how it went. In part: the need stays open for the rest, the offer is spent. Not at all:
    /// both are free again.
    pub fn conclude(&mut self, outcome: Outcome, now: Time) -> Result<Returned, TooLate> {
        if self.standing != Standing::Accepted {
            return Err(TooLate);
        }
        self.end(outcome.standing(), now);
        Ok(match outcome {
            Outcome::Met => (false, false),
            Outcome::Partly => (true, false),
            Outcome::NotMet => (true, true),
        })
    }

    /// One side is gone: withdrawn, hidden.
    pub fn leave(&mut self, now: Time) -> Returned {
        let was = self.is_live();
        if was {
            self.end(Standing::Passed, now);
        }
        (was, was)
    }
}

/// A message as one side wrote it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    /// Who wrote it.
    pub side: Side,
    /// When.
    pub at: Time,
    /// What, sealed or opened.
    pub text: base::Private<String>,
}

/// A kind of aid with how its matches went.
pub type OutcomeCount = (Kind, Outcome, u32);

#[cfg(test)]
mod tests {
    use base::SeededRandom;
    use proptest::prelude::*;

    use super::*;

    pub(crate) fn proposed() -> Match {
        Match {
            id: Uuid::from_u128(1),
            code: Code::new(&SeededRandom::new(1)),
            need: Uuid::from_u128(2),
            offer: Uuid::from_u128(3),
            units: 2,
            standing: Standing::Proposed,
            need_says: Says::Waiting,
            offer_says: Says::Waiting,
            need_shows: false,
            offer_shows: false,
            proposed_at: Time::from_millis(0),
            accepted_at: None,
            ended_at: None,
        }
    }

    #[test]
    fn two_yeses_make_a_match_and_one_no_ends_it() {
        let now = Time::from_millis(5);
        let mut it = proposed();
        assert_eq!(it.answer(Side::Need, true, now), Ok((false, false)));
        assert!(!it.may_write(), "one yes shows nothing");
        assert_eq!(it.show(Side::Need), Err(TooLate));
        assert_eq!(it.answer(Side::Offer, true, now), Ok((false, false)));
        assert_eq!((it.standing, it.accepted_at), (Standing::Accepted, Some(now)));
        let mut other = proposed();
        assert_eq!(other.answer(Side::Offer, false, now), Ok((true, true)));
        assert_eq!(other.answer(Side::Need, true, now), Err(TooLate));
    }

    #[derive(Clone, Debug)]
    enum Act {
        Answer(bool, bool),
        Show(bool),
        Conclude(usize),
        Leave,
    }

    fn act() -> impl Strategy<Value = Act> {
        prop_oneof![
            (any::<bool>(), any::<bool>()).prop_map(|(need, yes)| Act::Answer(need, yes)),
            any::<bool>().prop_map(Act::Show),
            (0..3_usize).prop_map(Act::Conclude),
            Just(Act::Leave),
        ]
    }

    proptest! {
        #[test]
        fn nothing_is_shown_unless_both_said_yes_and_units_come_back_once(acts in prop::collection::vec(act(), 0..12)) {
            let (mut it, mut returned) = (proposed(), (0, 0));
            let side = |need: bool| if need { Side::Need } else { Side::Offer };
            let now = Time::from_millis(9);
            for act in acts {
                let back = match act {
                    Act::Answer(need, yes) => it.answer(side(need), yes, now).unwrap_or_default(),
                    Act::Show(need) => it.show(side(need)).map(|()| (false, false)).unwrap_or_default(),
                    Act::Conclude(n) => it.conclude(Outcome::ALL[n], now).unwrap_or_default(),
                    Act::Leave => it.leave(now),
                };
                returned = (returned.0 + u32::from(back.0), returned.1 + u32::from(back.1));
                let both = it.need_says == Says::Yes && it.offer_says == Says::Yes;
                prop_assert!(both || !(it.need_shows || it.offer_shows || it.may_write()));
                prop_assert!(returned.0 <= 1 && returned.1 <= 1);
                prop_assert_eq!(it.ended_at.is_some(), !it.is_live());
            }
        }
    }
}
