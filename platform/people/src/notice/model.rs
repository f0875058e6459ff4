//! What a person can be told about the own account.

use base::Time;

/// One kind of notice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// A passkey was added.
    PasskeyAdded,
    /// A passkey was removed.
    PasskeyRemoved,
    /// The password was set or changed.
    PasswordSet,
    /// The password was changed through a link sent by mail.
    PasswordReset,
    /// Password, authenticator and recovery codes were removed.
    PasswordRemoved,
    /// An authenticator app was set up.
    AuthenticatorSet,
    /// New recovery codes were made.
    RecoveryMade,
    /// Somebody signed in with a recovery code.
    RecoveryUsed,
    /// The e-mail address was changed.
    MailChanged,
    /// The site role was changed.
    RoleChanged,
}

impl What {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::PasskeyAdded,
        Self::PasskeyRemoved,
        Self::PasswordSet,
        Self::PasswordReset,
        Self::PasswordRemoved,
        Self::AuthenticatorSet,
        Self::RecoveryMade,
        Self::RecoveryUsed,
        Self::MailChanged,
        Self::RoleChanged,
    ];

    /// The word in the database, which is also the key of its words.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PasskeyAdded => "notice-passkey-added",
            Self::PasskeyRemoved => "notice-passkey-removed",
            Self::PasswordSet => "notice-password-set",
            Self::PasswordReset => "notice-password-reset",
            Self::PasswordRemoved => "notice-password-removed",
            Self::AuthenticatorSet => "notice-authenticator-set",
            Self::RecoveryMade => "notice-recovery-made",
            Self::RecoveryUsed => "notice-recovery-used",
            Self::MailChanged => "notice-mail-changed",
            Self::RoleChanged => "notice-role-changed",
        }
    }

    /// The kind of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.as_str() == word)
    }
}

/// A notice that was given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Notice {
    /// What it says.
    pub what: What,
    /// The day it was given.
    pub said_on: Time,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read_back() {
        for what in What::ALL {
            assert_eq!(What::parse(what.as_str()), Some(what));
        }
    }
}
