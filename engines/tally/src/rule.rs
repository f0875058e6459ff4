//! The rules by name.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::ballots::Kind;

/// A way of counting. Its source, tie rule and treatment of ballots stand in `docs/tally.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the table below")]
pub enum Rule {
    ScottishStv,
    Wig,
    Meek,
    Ers97,
    Irv,
    Plurality,
    YesNo,
    Approval,
    Score,
    Star,
    MajorityJudgment,
    Borda,
    Schulze,
    RankedPairs,
    Minimax,
    PlainMinimax,
    Copeland,
    Phragmen,
    Pav,
    SequentialPav,
    Greedy,
    EqualShares,
    BudgetPhragmen,
}

/// Every rule: itself, the name in files and on the command line, the name in a sentence, the ballots it is made for.
const TABLE: [(Rule, &str, &str, Kind); 23] = [
    (Rule::ScottishStv, "scottish-stv", "Scottish STV", Kind::Ranked),
    (Rule::Wig, "wig", "STV by the Weighted Inclusive Gregory Method", Kind::Ranked),
    (Rule::Meek, "meek", "STV by Meek's method", Kind::Ranked),
    (Rule::Ers97, "ers97", "STV by the rules of the Electoral Reform Society of 1997", Kind::Ranked),
    (Rule::Irv, "irv", "instant-runoff voting", Kind::Ranked),
    (Rule::Plurality, "plurality", "plurality", Kind::Marked),
    (Rule::YesNo, "yes-no", "yes or no", Kind::Marked),
    (Rule::Approval, "approval", "approval voting", Kind::Marked),
    (Rule::Score, "score", "score voting", Kind::Scored),
    (Rule::Star, "star", "STAR voting", Kind::Scored),
    (Rule::MajorityJudgment, "majority-judgment", "majority judgment", Kind::Scored),
    (Rule::Borda, "borda", "the Borda count", Kind::Ranked),
    (Rule::Schulze, "schulze", "the Schulze method", Kind::Ranked),
    (Rule::RankedPairs, "ranked-pairs", "ranked pairs", Kind::Ranked),
    (Rule::Minimax, "minimax", "Smith//minimax", Kind::Ranked),
    (Rule::PlainMinimax, "plain-minimax", "minimax", Kind::Ranked),
    (Rule::Copeland, "copeland", "Copeland's method", Kind::Ranked),
    (Rule::Phragmen, "phragmen", "Phragmén's sequential rule", Kind::Marked),
    (Rule::Pav, "pav", "proportional approval voting", Kind::Marked),
    (Rule::SequentialPav, "seq-pav", "sequential proportional approval voting", Kind::Marked),
    (Rule::Greedy, "greedy", "greedy budgeting", Kind::Marked),
    (Rule::EqualShares, "equal-shares", "the Method of Equal Shares", Kind::Marked),
    (Rule::BudgetPhragmen, "budget-phragmen", "Phragmén's rule for budgets", Kind::Marked),
];

impl Rule {
    /// All rules, in the order of the documentation.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|(rule, ..)| *rule)
    }

    fn row(self) -> &'static (Self, &'static str, &'static str, Kind) {
        TABLE.iter().find(|(rule, ..)| *rule == self).unwrap_or(&TABLE[0])
    }

    /// The name in files and on the command line.
    pub fn as_str(self) -> &'static str {
        self.row().1
    }

    /// The name inside an English sentence.
    pub fn in_words(self) -> &'static str {
        self.row().2
    }

    /// The kind of ballots it is made for.
    pub fn kind(self) -> Kind {
        self.row().3
    }

    /// Whether it fills seats by quota and transfer.
    pub fn is_stv(self) -> bool {
        matches!(self, Self::ScottishStv | Self::Wig | Self::Meek | Self::Ers97)
    }

    /// Whether it chooses exactly one, whatever number of seats a file names.
    pub fn chooses_one(self) -> bool {
        matches!(
            self,
            Self::Irv
                | Self::YesNo
                | Self::Star
                | Self::MajorityJudgment
                | Self::Schulze
                | Self::RankedPairs
                | Self::Minimax
                | Self::PlainMinimax
                | Self::Copeland
        )
    }

    /// Whether it spends money instead of filling seats.
    pub fn is_budget(self) -> bool {
        matches!(self, Self::Greedy | Self::EqualShares | Self::BudgetPhragmen)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A name that no rule has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule(pub String);

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = Rule::all().map(Rule::as_str).collect();
        write!(f, "there is no rule `{}`; there are {}", self.0, names.join(", "))
    }
}

impl std::error::Error for UnknownRule {}

impl FromStr for Rule {
    type Err = UnknownRule;

    fn from_str(name: &str) -> Result<Self, UnknownRule> {
        let found = TABLE.iter().find(|(_, own, ..)| *own == name).map(|(rule, ..)| *rule);
        found.ok_or_else(|| UnknownRule(name.to_owned()))
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_found_by_its_name_once() {
        for rule in Rule::all() {
            assert_eq!(rule.as_str().parse::<Rule>(), Ok(rule));
        }
        assert_eq!(Rule::all().count(), TABLE.len());
        assert!("stv2000".parse::<Rule>().unwrap_err().to_string().contains("scottish-stv"));
    }
}
