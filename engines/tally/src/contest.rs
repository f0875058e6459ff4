//! What is decided: the contest and who or what can be chosen.
//!
//! Candidates are numbered from 1 in the order of the file. A project of a participatory budget is a candidate with a
//! cost; an answer of a referendum is a candidate too.

use serde::{Deserialize, Serialize};

/// The largest number a candidate may carry.
pub const MOST_CANDIDATES: usize = 32_000;

/// One question or office on a ballot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contest {
    /// What it is called; may be empty.
    pub title: String,
    /// How many are to be chosen.
    pub seats: u32,
    /// Money to spend, in units of 10^-`places`; only participatory budgets have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<u64>,
    /// How many decimal places money has in this contest.
    #[serde(default)]
    pub places: u8,
    /// Who or what can be chosen; the first has number 1.
    pub candidates: Vec<Candidate>,
}

/// One option.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The name as the file gives it.
    pub name: String,
    /// The file's own mark for it, where that is not the number (projects of a budget).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Party, shop, or the group that a constraint speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Stands for names that electors wrote themselves.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub write_in: bool,
    /// Withdrew before the count: is passed over on every ballot and cannot win.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
    /// What it costs, in the contest's unit; only projects have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<u64>,
}

impl Candidate {
    /// A candidate of whom only the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}

impl Contest {
    /// A contest among the named, in this order.
    pub fn named<'a>(title: &str, seats: u32, names: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            title: title.to_owned(),
            seats,
            candidates: names.into_iter().map(Candidate::named).collect(),
            ..Self::default()
        }
    }

    /// The name of a candidate by number (from 1); empty for a number nobody has.
    pub fn name(&self, number: u16) -> &str {
        usize::from(number).checked_sub(1).and_then(|i| self.candidates.get(i)).map_or("", |c| &c.name)
    }

    /// The numbers of the candidates who have not withdrawn, ascending.
    pub fn standing(&self) -> Vec<u16> {
        (1_u16..).zip(&self.candidates).filter(|(_, c)| !c.withdrawn).map(|(n, _)| n).collect()
    }
}
