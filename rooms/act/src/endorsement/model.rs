//! When a group may endorse a call, revoke that, and come back.

use base::{CallId, GroupId, Problems, Time, text};
use people::membership::Officer;
use serde::Deserialize;

use crate::call::model::{Call, State};

/// Longest statement in letters.
pub const STATEMENT_MAX: usize = 500;
/// Longest reason in letters.
pub const REASON_MAX: usize = 300;

/// A group's name under a call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Endorsement {
    /// The call.
    pub call: CallId,
    /// The group.
    pub group: GroupId,
    /// What the group says, or nothing.
    pub statement: String,
    /// Where one can read how the group decided it; empty when nowhere.
    pub decided_by: String,
    /// Since when.
    pub endorsed_at: Time,
    /// When and why it was revoked, if it was.
    pub revoked: Option<Revoked>,
}

/// The end of an endorsement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Revoked {
    /// When.
    pub at: Time,
    /// Why, in the group's words.
    pub reason: String,
}

/// Why a group cannot endorse.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EndorseError {
    /// The call does not take endorsements.
    NotOpen {
        /// Where it stands.
        state: State,
    },
    /// The group has endorsed it already.
    Already {
        /// Since when.
        since: Time,
    },
    /// The group calls itself.
    OwnCall,
}

/// Why an endorsement cannot be revoked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RevokeError {
    /// It was revoked before.
    Already,
}

impl Endorsement {
    /// Whether it is in force.
    pub const fn is_in_force(&self) -> bool {
        self.revoked.is_none()
    }

    /// The same endorsement revoked.
    pub fn revoke(mut self, reason: &str, now: Time) -> Result<Self, RevokeError> {
        if self.revoked.is_some() {
            return Err(RevokeError::Already);
        }
        self.revoked = Some(Revoked { at: now, reason: reason.to_owned() });
        Ok(self)
    }
}

impl Call {
    /// What the officer's group's endorsement of this call is from now on, given what it was before.
    pub fn endorse(
        &self,
        by: Officer,
        before: Option<&Endorsement>,
        statement: &str,
        now: Time,
    ) -> Result<Endorsement, EndorseError> {
        self.endorse_as(by.group, before, statement, now)
    }

    fn endorse_as(
        &self,
        group: GroupId,
        before: Option<&Endorsement>,
        statement: &str,
        now: Time,
    ) -> Result<Endorsement, EndorseError> {
        if !self.is_open() {
            return Err(EndorseError::NotOpen { state: self.state });
        }
        if self.caller.id == group {
            return Err(EndorseError::OwnCall);
        }
        if let Some(it) = before.filter(|it| it.is_in_force()) {
            return Err(EndorseError::Already { since: it.endorsed_at });
        }
        Ok(Endorsement {
            call: self.id,
            group,
            statement: statement.to_owned(),
            decided_by: String::new(),
            endorsed_at: now,
            revoked: None,
        })
    }
}

/// An endorsement as a list shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    /// The group's name in URLs.
    pub group_slug: String,
    /// The group's name.
    pub group_name: String,
    /// Whether its page may be linked: the address of a group that is not public is a secret.
    pub is_linked: bool,
    /// The endorsement.
    pub endorsement: Endorsement,
}

/// A call that a group endorsed, as the group's page shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Endorsed {
    /// The call's name in URLs.
    pub call_slug: String,
    /// Its title.
    pub call_title: String,
    /// Since when.
    pub since: Time,
}

/// A group that could endorse a call, as one of its officers sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Endorser {
    /// The group's id.
    pub id: GroupId,
    /// Its name in URLs.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether its endorsement is in force.
    pub has_endorsed: bool,
}

/// The form as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct EndorseForm {
    /// The endorsing group's name in URLs.
    pub group: String,
    /// What it says.
    pub statement: String,
    /// Where one can read how it was decided.
    pub decided_by: String,
}

impl EndorseForm {
    /// Reads the form: the statement and the address of the decision, both of which may be empty.
    pub fn parse(&self) -> Result<(String, String), Problems> {
        let mut problems = Problems::new();
        if self.group.trim().is_empty() {
            problems.add("group", "endorsement-problem-group");
        }
        let statement = problems.take("statement", text::block(&self.statement, STATEMENT_MAX));
        let decided_by = match self.decided_by.trim() {
            "" => String::new(),
            typed => problems.take("decided_by", text::web_address(typed)).unwrap_or_default(),
        };
        problems.or((statement.unwrap_or_default(), decided_by))
    }
}

/// The form that revokes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RevokeForm {
    /// Why.
    pub reason: String,
}

impl RevokeForm {
    /// Reads the form; a reason is needed.
    pub fn parse(&self) -> Result<String, Problems> {
        let mut problems = Problems::new();
        let reason = problems.take("reason", text::line(&self.reason, REASON_MAX));
        problems.or(reason.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::demo::sample_call;

    const NOW: Time = Time::from_millis(5_000);
    const LATER: Time = Time::from_millis(6_000);

    fn group(n: u64) -> GroupId {
        GroupId::new(NOW, &base::SeededRandom::new(100 + n))
    }

    #[test]
    fn a_group_endorses_a_call_only_once() {
        let call = sample_call(State::Open);
        let first = call.endorse_as(group(1), None, "With you.", NOW).unwrap();
        assert!(first.is_in_force());
        assert_eq!(call.endorse_as(group(1), Some(&first), "", LATER), Err(EndorseError::Already { since: NOW }));
    }

    #[test]
    fn a_revoked_endorsement_stays_with_its_reason_and_may_come_back() {
        let call = sample_call(State::Open);
        let first = call.endorse_as(group(1), None, "With you.", NOW).unwrap();
        let revoked = first.revoke("The date clashes.", LATER).unwrap();
        assert_eq!(revoked.revoked.as_ref().unwrap().reason, "The date clashes.");
        assert_eq!(revoked.clone().revoke("again", LATER), Err(RevokeError::Already));
        let back = call.endorse_as(group(1), Some(&revoked), "Again.", LATER).unwrap();
        assert_eq!((back.endorsed_at, back.is_in_force()), (LATER, true));
    }

    #[test]
    fn only_an_open_call_of_somebody_else_is_endorsed() {
        for state in [State::Draft, State::Closed, State::Withdrawn] {
            let call = sample_call(state);
            assert_eq!(call.endorse_as(group(1), None, "", NOW), Err(EndorseError::NotOpen { state }));
        }
        let call = sample_call(State::Open);
        assert_eq!(call.endorse_as(call.caller.id, None, "", NOW), Err(EndorseError::OwnCall));
    }

    #[test]
    fn a_statement_is_short_and_a_revocation_says_why() {
        let long = EndorseForm { group: "x".to_owned(), statement: "a ".repeat(400), ..EndorseForm::default() };
        assert!(long.parse().unwrap_err().of("statement").is_some());
        assert!(EndorseForm::default().parse().unwrap_err().of("group").is_some());
        assert!(RevokeForm::default().parse().unwrap_err().of("reason").is_some());
    }
}
