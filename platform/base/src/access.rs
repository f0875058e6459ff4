//! Who may do what, as data: each room keeps one table of [`Row`]s, one per route.
//!
//! The shell enforces the part of a rule that needs no database (signed in, fresh, site role)
//! before the handler runs; the part that concerns one group or one action is enforced by the
//! store function that takes the actor. The role × route matrix in `docs/access.txt` is made from
//! these rows and checked against the real answers.

/// The two methods Convoke's pages use: reading changes nothing, posting may.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Method {
    /// Reads.
    Get,
    /// Changes.
    Post,
}

impl Method {
    /// The HTTP word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// Who may use a route.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Access {
    /// Everybody, with or without an account; hidden things are still missing.
    Anyone,
    /// Whoever holds the secret link (a receipt, an invitation, a confirmation).
    Holder,
    /// Every signed-in person.
    SignedIn,
    /// A signed-in person who proved who they are in the last minutes.
    Fresh,
    /// Members of the group in the path.
    Member,
    /// Stewards and officers of the group in the path or of the action's group.
    Steward,
    /// Officers of the group in the path or of the call's group.
    Officer,
    /// Those who answer for the action in the path.
    Organizer,
    /// Site stewards.
    SiteSteward,
    /// Administrators.
    Admin,
}

impl Access {
    /// The word in the access matrix.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Anyone => "anyone",
            Self::Holder => "holder",
            Self::SignedIn => "signed in",
            Self::Fresh => "fresh",
            Self::Member => "member",
            Self::Steward => "steward",
            Self::Officer => "officer",
            Self::Organizer => "organizer",
            Self::SiteSteward => "site steward",
            Self::Admin => "admin",
        }
    }

    /// Whether nobody without an account passes.
    pub const fn needs_account(self) -> bool {
        !matches!(self, Self::Anyone | Self::Holder)
    }
}

/// One row of a room's access table; a route cannot be built without one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    /// The method.
    pub method: Method,
    /// The path template, from `ui::href`.
    pub path: &'static str,
    /// Who may use it.
    pub who: Access,
    /// Whether it also wants a fresh proof of identity.
    pub fresh: bool,
}

impl Row {
    /// A row for reading.
    pub const fn get(path: &'static str, who: Access) -> Self {
        Self { method: Method::Get, path, who, fresh: false }
    }

    /// A row for changing.
    pub const fn post(path: &'static str, who: Access) -> Self {
        Self { method: Method::Post, path, who, fresh: false }
    }

    /// The same row, asking for a fresh proof of identity as well.
    #[must_use]
    pub const fn fresh(self) -> Self {
        Self { fresh: true, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_rules_need_no_account() {
        assert!(!Access::Anyone.needs_account());
        assert!(!Access::Holder.needs_account());
        assert!(Access::Member.needs_account());
        assert!(Row::post("/x", Access::Officer).fresh().fresh);
    }
}
