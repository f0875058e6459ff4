//! What a council settles once for all its decisions, and how a majority of bodies or members is reckoned.

use base::{GroupId, PersonId};
use people::group::model::{GroupKind, GroupName};

base::word_enum! {
    /// What a body weighs.
    pub(crate) enum Weighing {
        /// Every body the same.
        One = "one",
        /// By the number of its members.
        Size = "size",
    }
}

base::word_enum! {
    /// Which decisions go back to the bodies.
    pub(crate) enum Asks {
        /// None.
        Never = "never",
        /// Those for which a seated delegate's mandate asks for it.
        Mandates = "mandates",
        /// All.
        Always = "always",
    }
}

base::word_enum! {
    /// How many must say yes.
    pub(crate) enum Share {
        /// More than half.
        Half = "half",
        /// At least two thirds.
        TwoThirds = "two-thirds",
        /// At least three quarters.
        ThreeQuarters = "three-quarters",
    }
}

impl Share {
    /// Whether so many of so many are enough; of nobody, none are.
    pub(crate) const fn is_reached(self, yes: u64, all: u64) -> bool {
        let (yes, whole) = (yes as u128, all as u128);
        all > 0
            && match self {
                Self::Half => yes * 2 > whole,
                Self::TwoThirds => yes * 3 >= whole * 2,
                Self::ThreeQuarters => yes * 4 >= whole * 3,
            }
    }

    /// The least number of so many that is enough.
    pub(crate) const fn least(self, all: u64) -> u64 {
        match self {
            Self::Half => all / 2 + 1,
            Self::TwoThirds => (all * 2).div_ceil(3),
            Self::ThreeQuarters => (all * 3).div_ceil(4),
        }
    }
}

/// Most members one weight can stand for.
pub(crate) const MEMBERS_MAX: u32 = 100_000;
/// Largest weight of a body.
pub(crate) const WEIGHT_MAX: u32 = 1_000;
/// Longest time for the bodies to answer.
pub(crate) const RATIFY_DAYS_MAX: u32 = 90;

/// A council's rules.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct CouncilRules {
    pub(crate) weighing: Weighing,
    /// By size: a weight of one for so many members.
    pub(crate) members_per_weight: u32,
    /// The floor: no body weighs less.
    pub(crate) weight_min: u32,
    /// The cap: no body weighs more.
    pub(crate) weight_max: u32,
    pub(crate) asks: Asks,
    /// How many of the bodies must ratify.
    pub(crate) bodies_share: Share,
    /// How many of the members who answer must ratify.
    pub(crate) members_share: Share,
    /// How long the bodies have.
    pub(crate) ratify_days: u32,
}

impl CouncilRules {
    /// What holds where a council never said anything.
    pub(crate) const fn usual() -> Self {
        Self {
            weighing: Weighing::One,
            members_per_weight: 50,
            weight_min: 1,
            weight_max: 10,
            asks: Asks::Mandates,
            bodies_share: Share::Half,
            members_share: Share::Half,
            ratify_days: 30,
        }
    }

    /// What a body of so many members weighs: whole steps only, never below the floor nor above the cap.
    pub(crate) fn weight_of(&self, members: u64) -> u64 {
        match self.weighing {
            Weighing::One => 1,
            Weighing::Size => {
                let (least, most) = (u64::from(self.weight_min), u64::from(self.weight_max));
                (members / u64::from(self.members_per_weight.max(1))).min(most).max(least)
            }
        }
    }

    /// Whether a decision goes back to the bodies, where a mandate asks for it or not.
    pub(crate) const fn must_ratify(&self, mandate_asks: bool) -> bool {
        match self.asks {
            Asks::Never => false,
            Asks::Mandates => mandate_asks,
            Asks::Always => true,
        }
    }
}

/// Whether a group decides through delegates: a council always, other groups of groups once their
/// officers have set the rules for it.
pub(crate) const fn decides_by_delegates(kind: GroupKind, has_rules: bool) -> bool {
    matches!(kind, GroupKind::Council) || (kind.takes_groups() && has_rules)
}

/// Somebody who sits in a council for a body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Seated {
    /// The body.
    pub(crate) body: GroupId,
    pub(crate) person: PersonId,
    pub(crate) name: String,
    /// Whether the mandate asks that decisions are brought back to the body.
    pub(crate) asks_ratification: bool,
}

/// A body of a council as it stands now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct BodyNow {
    pub(crate) group: GroupName,
    /// Its members; of a body that is itself a council, those of its bodies.
    pub(crate) members: u64,
    /// What it weighs now.
    pub(crate) weight: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_size(per: u32, floor: u32, cap: u32) -> CouncilRules {
        CouncilRules {
            weighing: Weighing::Size,
            members_per_weight: per,
            weight_min: floor,
            weight_max: cap,
            ..CouncilRules::usual()
        }
    }

    #[test]
    fn a_body_weighs_whole_steps_between_floor_and_cap() {
        let rules = by_size(50, 1, 4);
        let weights: Vec<u64> = [0, 1, 49, 50, 99, 100, 199, 200, 5_000].map(|n| rules.weight_of(n)).to_vec();
        assert_eq!(weights, [1, 1, 1, 1, 1, 2, 3, 4, 4]);
        assert_eq!(by_size(50, 0, 4).weight_of(49), 0, "a floor of nothing leaves small bodies without weight");
        assert_eq!(CouncilRules::usual().weight_of(5_000), 1);
    }

    #[test]
    fn a_majority_is_more_than_half_and_a_share_of_nobody_is_never_reached() {
        assert!(!Share::Half.is_reached(2, 4) && Share::Half.is_reached(3, 4));
        assert!(Share::TwoThirds.is_reached(2, 3) && !Share::TwoThirds.is_reached(3, 5));
        assert!(Share::ThreeQuarters.is_reached(3, 4) && !Share::ThreeQuarters.is_reached(5, 7));
        for share in Share::ALL {
            assert!(!share.is_reached(0, 0));
            for all in 1..40 {
                let least = share.least(all);
                assert!(share.is_reached(least, all) && !share.is_reached(least - 1, all), "{share:?} of {all}");
            }
        }
    }

    #[test]
    fn what_goes_back_to_the_bodies_is_what_the_rules_say() {
        let asks = |asks| CouncilRules { asks, ..CouncilRules::usual() };
        assert!(!asks(Asks::Never).must_ratify(true));
        assert!(asks(Asks::Mandates).must_ratify(true) && !asks(Asks::Mandates).must_ratify(false));
        assert!(asks(Asks::Always).must_ratify(false));
    }

    #[test]
    fn a_coalition_decides_by_delegates_once_it_said_so() {
        assert!(decides_by_delegates(GroupKind::Council, false));
        assert!(decides_by_delegates(GroupKind::Coalition, true) && !decides_by_delegates(GroupKind::Coalition, false));
        assert!(!decides_by_delegates(GroupKind::Local, true));
    }
}
