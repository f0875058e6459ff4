//! What a group can settle once for all its decisions.

use base::{Actor, GroupId, GroupRole, Problems};
use serde::{Deserialize, Serialize};

base::word_enum! {
    /// Who may propose.
    pub(crate) enum Proposers {
        /// Every member.
        Members = "members",
        /// Officers only.
        Officers = "officers",
    }
}

base::word_enum! {
    /// How a question is decided.
    pub(crate) enum Way {
        /// Members consent or object with a reason.
        Consent = "consent",
        /// Members cast ballots.
        Ballot = "ballot",
    }
}

base::word_enum! {
    /// Who can learn who cast which ballot.
    pub(crate) enum Secrecy {
        /// Everybody who sees the result: a roll call.
        Open = "open",
        /// Nobody, as far as this server is trusted.
        Secret = "secret",
    }
}

base::word_enum! {
    /// The least support that makes a question pass.
    pub(crate) enum Majority {
        /// More yes than no.
        Simple = "simple",
        /// Yes from more than half of all who took part, abstentions among them.
        Present = "present",
        /// Yes from more than half of everybody on the roll.
        Entitled = "entitled",
        /// Yes from two thirds of yes and no.
        TwoThirds = "two-thirds",
        /// Yes from three quarters of yes and no.
        ThreeQuarters = "three-quarters",
    }
}

impl Majority {
    /// The same for the engine that counts.
    pub(crate) const fn for_count(self) -> tally::options::Majority {
        use tally::options::Majority as Counted;
        match self {
            Self::Simple => Counted::Simple,
            Self::Present => Counted::OfBallots,
            Self::Entitled => Counted::OfElectorate,
            Self::TwoThirds => Counted::Share(2, 3),
            Self::ThreeQuarters => Counted::Share(3, 4),
        }
    }
}

/// Whether so many of the entitled make a quorum of so many percent; of nobody, none is reached.
pub(crate) const fn reaches(quorum_percent: u8, took_part: u64, entitled: u64) -> bool {
    quorum_percent == 0 || (entitled > 0 && took_part * 100 >= entitled * quorum_percent as u64)
}

/// The least number of the entitled that makes the quorum.
pub(crate) const fn least(quorum_percent: u8, entitled: u64) -> u64 {
    (entitled * quorum_percent as u64).div_ceil(100)
}

/// Longest time to cast ballots: sixty days.
pub(crate) const PERIOD_MAX_HOURS: u32 = 60 * 24;
/// Most ballots one person may hold for others.
pub(crate) const PROXIES_MAX: u8 = 5;

/// A group's standing rules.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Standing {
    /// Who may propose.
    pub(crate) proposers: Proposers,
    /// How proposals are decided when nothing else is said.
    pub(crate) way: Way,
    /// Who can learn who cast which ballot.
    pub(crate) secrecy: Secrecy,
    /// How many percent of the entitled must take part; 0 asks for nobody.
    pub(crate) quorum_percent: u8,
    /// What makes a question pass.
    pub(crate) majority: Majority,
    /// How long ballots may be cast.
    pub(crate) period_hours: u32,
    /// How many ballots one person may hold for others; 0 allows no proxies.
    pub(crate) proxies: u8,
}

impl Standing {
    /// What holds where a group never said anything.
    pub(crate) const fn usual() -> Self {
        Self {
            proposers: Proposers::Members,
            way: Way::Ballot,
            secrecy: Secrecy::Secret,
            quorum_percent: 50,
            majority: Majority::Simple,
            period_hours: 7 * 24,
            proxies: 0,
        }
    }

    /// Whether the actor may propose in this group.
    pub(crate) fn may_propose(&self, actor: &Actor, group: GroupId) -> bool {
        let least = match self.proposers {
            Proposers::Members => GroupRole::Member,
            Proposers::Officers => GroupRole::Officer,
        };
        actor.is_at_least(group, least)
    }
}

/// The form as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct StandingForm {
    pub(crate) proposers: String,
    pub(crate) way: String,
    pub(crate) secrecy: String,
    pub(crate) quorum: String,
    pub(crate) majority: String,
    pub(crate) days: String,
    pub(crate) proxies: String,
}

impl StandingForm {
    /// The form that shows these rules.
    pub(crate) fn of(it: &Standing) -> Self {
        Self {
            proposers: it.proposers.into(),
            way: it.way.into(),
            secrecy: it.secrecy.into(),
            quorum: it.quorum_percent.to_string(),
            majority: it.majority.into(),
            days: it.period_hours.div_ceil(24).to_string(),
            proxies: it.proxies.to_string(),
        }
    }

    /// Reads the form.
    pub(crate) fn parse(&self) -> Result<Standing, Problems> {
        let mut problems = Problems::new();
        let usual = Standing::usual();
        let quorum_percent = whole(&mut problems, "quorum", &self.quorum, 0, 100);
        let days = whole(&mut problems, "days", &self.days, 1, PERIOD_MAX_HOURS / 24);
        let proxies = whole(&mut problems, "proxies", &self.proxies, 0, u32::from(PROXIES_MAX));
        problems.or(Standing {
            proposers: Proposers::parse(&self.proposers).unwrap_or(usual.proposers),
            way: Way::parse(&self.way).unwrap_or(usual.way),
            secrecy: Secrecy::parse(&self.secrecy).unwrap_or(usual.secrecy),
            quorum_percent: u8::try_from(quorum_percent).unwrap_or(100),
            majority: Majority::parse(&self.majority).unwrap_or(usual.majority),
            period_hours: days * 24,
            proxies: u8::try_from(proxies).unwrap_or(0),
        })
    }
}

/// A whole number between two, or a problem of the field.
pub(crate) fn whole(problems: &mut Problems, field: &'static str, typed: &str, least: u32, most: u32) -> u32 {
    match typed.trim().parse::<u32>() {
        Ok(number) if (least..=most).contains(&number) => number,
        _ => {
            problems.add_with(field, "ballot-problem-number", ("range", format!("{least}–{most}")));
            least
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quorum_is_reached_exactly() {
        assert!(reaches(50, 5, 10) && !reaches(50, 4, 10) && !reaches(50, 5, 11));
        assert!(reaches(0, 0, 0) && !reaches(1, 0, 0));
        assert_eq!((least(50, 11), least(33, 10), least(0, 10)), (6, 4, 0));
    }

    #[test]
    fn the_form_reads_back_what_it_shows() {
        let usual = Standing::usual();
        assert_eq!(StandingForm::of(&usual).parse(), Ok(usual));
        let wrong = StandingForm { quorum: "101".to_owned(), days: "0".to_owned(), ..StandingForm::of(&usual) };
        let problems = wrong.parse().unwrap_err();
        assert!(problems.of("quorum").is_some() && problems.of("days").is_some());
    }
}
