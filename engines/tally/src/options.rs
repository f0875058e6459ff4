//! What has to be settled before a count, beside the rule: all of it is printed in the account.

use serde::{Deserialize, Serialize};

/// The settings of a count. [`Options::default`] is what `docs/tally.md` calls the usual.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// Seats to fill; `None`: as the contest says.
    pub seats: Option<u32>,
    /// The published text a lot is drawn from, fixed before the count.
    pub seed: String,
    /// What pairwise rules make of candidates a ballot does not rank.
    pub unranked: Unranked,
    /// How strong a preference in a pair is; `None`: as the rule says (Schulze: winning votes, others: margins).
    pub strength: Option<Strength>,
    /// What rules that need one name per rank make of several; `None`: as the rule says.
    pub several: Option<Several>,
    /// What ranking rules make of a rank left empty; `None`: as the rule says.
    pub skipped: Option<Skipped>,
    /// What a project of a budget is worth to who marked it.
    pub utility: Utility,
    /// How Equal Shares spends what is left.
    pub completion: Completion,
    /// The least support that makes a yes-or-no question pass.
    pub majority: Majority,
    /// The least participation that makes a decision valid.
    pub quorum: Quorum,
    /// How many were entitled to a ballot; needed by some majorities and quorums.
    pub electorate: Option<u64>,
    /// The best and worst points of a scored ballot; `None`: as the ballots show.
    pub scale: Option<(i32, i32)>,
    /// "At least so many from this group."
    pub at_least: Vec<AtLeast>,
}

/// A candidate a ballot does not rank, in pairwise comparisons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unranked {
    /// Stands below all ranked ones, level with the other unranked.
    #[default]
    Last,
    /// Is compared with nobody.
    Apart,
}

/// How strong it is that more ballots prefer one candidate to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// By the ballots that prefer the first.
    WinningVotes,
    /// By these less the ballots that prefer the second.
    Margins,
}

/// Several names on one rank, where a rule needs one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Several {
    /// The rank is passed over; the ballot goes on with the next.
    PassOver,
    /// The ballot ends before this rank.
    End,
    /// The whole ballot is spoilt.
    Spoil,
    /// The ballot waits there, counted for nobody, until one of them is left (instant-runoff only).
    Wait,
}

/// An empty rank between others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Skipped {
    /// The rank is passed over.
    PassOver,
    /// The ballot ends before it.
    End,
    /// The ballot ends before the second empty rank in a row.
    EndAtTwo,
}

/// What a funded project is worth to an elector who marked it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Utility {
    /// Its cost.
    #[default]
    Cost,
    /// One, whatever it costs.
    Cardinality,
}

/// How Equal Shares goes on while money is left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Completion {
    /// It does not.
    #[default]
    None,
    /// Everybody's share grows by one unit until the outcome would cost too much or takes everything in.
    Add1,
    /// The same, then greedily by utility with the rest.
    Add1U,
}

/// The least support that makes a question pass. Exactly half is never a majority.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Majority {
    /// More yes than no.
    #[default]
    Simple,
    /// More than half of all valid ballots, abstentions included.
    OfBallots,
    /// More than half of all who were entitled.
    OfElectorate,
    /// At least so large a part of yes and no together (numerator, denominator).
    Share(u32, u32),
    /// At least so large a part of all valid ballots, abstentions included.
    ShareOfBallots(u32, u32),
    /// At least so large a part of all who were entitled.
    ShareOfElectorate(u32, u32),
    /// Nobody says no, and somebody says yes.
    Unanimous,
}

/// The least participation that makes a decision valid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quorum {
    /// Any.
    #[default]
    None,
    /// So many ballots.
    Ballots(u64),
    /// Ballots of so large a part of all who were entitled (numerator, denominator).
    Share(u32, u32),
    /// So many yes.
    Yes(u64),
}

/// "At least so many of those elected come from this group."
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtLeast {
    /// How many.
    pub seats: u32,
    /// The group, as [`crate::Candidate::group`] names it.
    pub group: String,
}
