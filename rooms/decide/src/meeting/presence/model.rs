//! A presence and its forms.

use base::Problems;
use serde::Deserialize;

use crate::meeting::model::PEOPLE_MAX;
use crate::standing::model::whole;

base::word_enum! {
    /// Whether somebody present is named in the minutes.
    pub(crate) enum Naming {
        /// Only counted.
        Counted = "counted",
        /// Named, as they asked.
        Named = "named",
    }
}

/// The form that checks in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct HereForm {
    pub(crate) code: String,
    pub(crate) named: String,
}

/// What somebody changes about their own presence: `leave`, `name` or `unname`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct PresenceForm {
    pub(crate) then: String,
}

/// The attendance as the chair counted it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct CountForm {
    /// Members; empty where those count who checked in.
    pub(crate) counted: String,
    pub(crate) guests: String,
}

impl CountForm {
    /// Reads the form: members, if the chair counted them, and guests. There cannot be more members
    /// than the group has.
    pub(crate) fn parse(&self, entitled: u64) -> Result<(Option<u64>, u64), Problems> {
        let mut problems = Problems::new();
        let most = u32::try_from(entitled).unwrap_or(PEOPLE_MAX);
        let counted = match self.counted.trim() {
            "" => None,
            typed => Some(u64::from(whole(&mut problems, "counted", typed, 0, most))),
        };
        let guests = match self.guests.trim() {
            "" => 0,
            typed => u64::from(whole(&mut problems, "guests", typed, 0, PEOPLE_MAX)),
        };
        problems.or((counted, guests))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chair_counts_at_most_all_members_or_leaves_it_to_the_phones() {
        let form = |counted: &str| CountForm { counted: counted.to_owned(), guests: "3".to_owned() };
        assert_eq!(form("").parse(10), Ok((None, 3)));
        assert_eq!(form("10").parse(10), Ok((Some(10), 3)));
        assert!(form("11").parse(10).unwrap_err().of("counted").is_some());
    }
}
