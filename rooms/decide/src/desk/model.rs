//! Ballots cast on paper: read by two people, each without seeing the other's reading.
//!
//! A paper ballot carries a number that was written on it when the box was emptied; it has nothing to do
//! with the elector. It counts when two people read the same on it.

use std::collections::BTreeMap;

use base::PersonId;
use serde::{Deserialize, Serialize};

use crate::ballot::model::Marks;

/// Highest number on a paper ballot.
pub(crate) const NUMBER_MAX: u32 = 100_000;

/// What one person read on a paper ballot: the marks of each contest by its place on the ballot.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Reading(pub(crate) BTreeMap<u32, Marks>);

impl Reading {
    /// The marks of a contest; blank where nothing was read.
    pub(crate) fn marks_of(&self, position: u32) -> Marks {
        self.0.get(&position).cloned().unwrap_or_default()
    }
}

/// A paper ballot and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Paper {
    pub(crate) number: u32,
    pub(crate) readings: Vec<(PersonId, Reading)>,
}

impl Paper {
    /// What two people read alike; none while only one has, or they differ.
    pub(crate) fn agreed(&self) -> Option<&Reading> {
        let [first, second] = self.readings.as_slice() else { return None };
        (first.1 == second.1).then_some(&first.1)
    }

    /// Whether two people read different things.
    pub(crate) fn differs(&self) -> bool {
        self.readings.len() == 2 && self.agreed().is_none()
    }
}

/// Whom somebody names as proxy.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ProxyForm {
    pub(crate) name: String,
    pub(crate) then: String,
}
