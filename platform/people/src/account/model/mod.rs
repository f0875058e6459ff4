//! Rules of passwords, authenticator codes, recovery codes and sign-in names.

pub mod authenticator;
pub mod password;
pub mod recovery;
pub mod sign_in_name;

pub use authenticator::Authenticator;
pub use password::Password;
pub use recovery::RecoveryCode;
pub use sign_in_name::SignInName;

use base::{Problems, Time};
use serde::Deserialize;
use uuid::Uuid;

/// A passkey as its owner sees it in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PasskeyLine {
    /// Identifies it in links.
    pub id: Uuid,
    /// What its owner calls it.
    pub label: String,
    /// The day it was added.
    pub made_on: Time,
    /// The day it was last used.
    pub used_on: Time,
}

/// The ways in that a person has.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ways {
    /// Passkeys, oldest first.
    pub passkeys: Vec<PasskeyLine>,
    /// The day the password was set.
    pub password_on: Option<Time>,
    /// The day the authenticator app was set up.
    pub authenticator_on: Option<Time>,
    /// Recovery codes left.
    pub recovery_left: u32,
}

impl Ways {
    /// Whether password and authenticator together open the door.
    pub const fn has_password_way(&self) -> bool {
        self.password_on.is_some() && self.authenticator_on.is_some()
    }

    /// Whether a passkey may be removed without locking its owner out.
    pub const fn may_remove_passkey(&self) -> bool {
        self.passkeys.len() > 1 || self.has_password_way()
    }

    /// Whether the password way may be removed without locking its owner out.
    pub const fn may_remove_password(&self) -> bool {
        !self.passkeys.is_empty()
    }
}

/// Longest label of a passkey in letters.
pub const LABEL_MAX: usize = 40;

/// The form that sets a password, as it was sent.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    /// The new password.
    pub password: String,
    /// What to do instead: `remove`.
    pub step: String,
}

impl std::fmt::Debug for PasswordForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordForm")
    }
}

impl PasswordForm {
    /// The password, or what is wrong with it; `names` are words it must not be.
    pub fn parse(&self, names: &[&str]) -> Result<Password, Problems> {
        let mut problems = Problems::new();
        let password = problems.take("password", Password::parse(&self.password, names));
        password.ok_or(problems)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_removes_the_last_way_in() {
        let mut ways = Ways::default();
        assert!(!ways.may_remove_passkey() && !ways.may_remove_password());
        ways.password_on = Some(Time::from_millis(0));
        assert!(!ways.has_password_way(), "a password alone opens nothing");
        ways.authenticator_on = Some(Time::from_millis(0));
        assert!(ways.may_remove_passkey());
    }
}
