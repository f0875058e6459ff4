//! What an invitation is and when it works.

use std::time::Duration;

use base::{GroupRole, Problems, Time, code, text};
use serde::{Deserialize, Serialize};

base::id! {
    /// An invitation.
    InvitationId,
}

/// Most times one invitation can be used.
pub const USES_MAX: u32 = 500;
/// Longest life in days.
pub const DAYS_MAX: u32 = 60;
/// Longest note in letters.
pub const NOTE_MAX: usize = 200;
/// Most invitations of a group that are kept at the same time.
pub const KEPT_MAX: u32 = 200;
/// How long an invitation is remembered after its end.
pub const KEPT: Duration = Duration::from_hours(30 * 24);

/// The secret part of an invitation's link.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Secret([u8; 16]);

impl Secret {
    /// A new one.
    pub fn new(random: &dyn base::Random) -> Self {
        Self(base::random::bytes(random))
    }

    /// From a link.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > 40 {
            return None;
        }
        code::decode(text)?.try_into().ok().map(Self)
    }

    /// As it stands in the link.
    pub fn reveal(&self) -> String {
        code::encode(&self.0)
    }

    /// The bytes, for hashing.
    pub(crate) const fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[private]")
    }
}

/// Whether an invitation works.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InvitationState {
    /// It can be used.
    Open,
    /// As many people as it was for have joined.
    Used,
    /// Its time is over.
    Expired,
    /// An officer took it back.
    Withdrawn,
}

/// An offer to join.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// The role it gives.
    pub role: GroupRole,
    /// For whom or what it is, for the officers.
    pub note: String,
    /// How many joined with it.
    pub uses: u32,
    /// How many can.
    pub uses_max: u32,
    /// The name of who made it, while that account exists.
    pub made_by: Option<String>,
    /// When it was made.
    pub made_at: Time,
    /// Until when it works.
    pub expires_at: Time,
    /// When it was taken back.
    pub withdrawn_at: Option<Time>,
}

impl Invitation {
    /// Where it stands at `now`.
    pub fn state(&self, now: Time) -> InvitationState {
        if self.withdrawn_at.is_some() {
            InvitationState::Withdrawn
        } else if self.uses >= self.uses_max {
            InvitationState::Used
        } else if self.expires_at <= now {
            InvitationState::Expired
        } else {
            InvitationState::Open
        }
    }
}

/// What a form says an invitation shall be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InvitationDraft {
    /// The role it gives.
    pub role: GroupRole,
    /// How many can use it.
    pub uses_max: u32,
    /// For how long.
    pub days: u32,
    /// For whom or what.
    pub note: String,
}

/// The form as typed.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct InvitationForm {
    /// Role as a word.
    pub role: String,
    /// How many can use it.
    pub uses: String,
    /// Days it works.
    pub days: String,
    /// For whom or what.
    pub note: String,
}

impl Default for InvitationForm {
    fn default() -> Self {
        Self { role: "member".to_owned(), uses: "1".to_owned(), days: "7".to_owned(), note: String::new() }
    }
}

impl InvitationForm {
    /// Reads the form.
    pub fn parse(&self) -> Result<InvitationDraft, Problems> {
        let mut wrong = Problems::new();
        let role = GroupRole::parse(&self.role);
        if role.is_none() {
            wrong.add("role", "group-problem-choose");
        }
        let uses_max = within(&self.uses, USES_MAX);
        if uses_max.is_none() {
            wrong.add_with("uses", "problem-invitation-uses", ("max", USES_MAX.to_string()));
        }
        let days = within(&self.days, DAYS_MAX);
        if days.is_none() {
            wrong.add_with("days", "problem-invitation-days", ("max", DAYS_MAX.to_string()));
        }
        let note = wrong.take("note", text::optional_line(&self.note, NOTE_MAX)).flatten().unwrap_or_default();
        match (role, uses_max, days) {
            (Some(role), Some(uses_max), Some(days)) => wrong.or(InvitationDraft { role, uses_max, days, note }),
            _ => Err(wrong),
        }
    }
}

fn within(typed: &str, max: u32) -> Option<u32> {
    typed.trim().parse().ok().filter(|n| (1..=max).contains(n))
}

#[cfg(test)]
mod tests {
    use base::SeededRandom;
    use proptest::prelude::*;

    use super::*;

    fn sample() -> Invitation {
        Invitation {
            id: InvitationId::new(Time::from_millis(1), &SeededRandom::new(1)),
            role: GroupRole::Member,
            note: String::new(),
            uses: 0,
            uses_max: 2,
            made_by: None,
            made_at: Time::from_millis(1),
            expires_at: Time::from_millis(100),
            withdrawn_at: None,
        }
    }

    #[test]
    fn an_invitation_ends_in_three_ways() {
        let now = Time::from_millis(50);
        assert_eq!(sample().state(now), InvitationState::Open);
        assert_eq!(sample().state(Time::from_millis(100)), InvitationState::Expired);
        assert_eq!(Invitation { uses: 2, ..sample() }.state(now), InvitationState::Used);
        assert_eq!(Invitation { withdrawn_at: Some(now), ..sample() }.state(now), InvitationState::Withdrawn);
    }

    #[test]
    fn a_secret_survives_its_link_and_does_not_print() {
        let secret = Secret::new(&SeededRandom::new(8));
        assert_eq!(Secret::parse(&secret.reveal()), Some(secret));
        assert_eq!(format!("{secret:?}"), "[private]");
        for bad in ["", "x", "../..", &"a".repeat(5000)] {
            assert!(Secret::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn the_form_keeps_within_its_limits() {
        assert!(InvitationForm::default().parse().is_ok());
        for bad in ["0", "501", "-1", "1.5", "many", ""] {
            let form = InvitationForm { uses: bad.to_owned(), ..InvitationForm::default() };
            assert!(form.parse().unwrap_err().of("uses").is_some(), "{bad}");
        }
        let form = InvitationForm { role: "admin".to_owned(), ..InvitationForm::default() };
        assert!(form.parse().is_err());
    }

    proptest! {
        #[test]
        fn an_open_invitation_always_has_a_use_left(uses in 0_u32..5, max in 1_u32..5, now in 0_i64..200) {
            let it = Invitation { uses, uses_max: max, ..sample() };
            if it.state(Time::from_millis(now)) == InvitationState::Open {
                prop_assert!(uses < max && now < 100);
            }
        }
    }
}
