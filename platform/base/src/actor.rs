//! Who is doing this, right now.
//!
//! The actor is the first parameter of every store function: what it may not see is missing.

use serde::{Deserialize, Serialize};

use crate::{GroupId, PersonId, SessionId, Time};

/// What a member may do in a group; each role may do what the ones before it may.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GroupRole {
    /// Belongs to the group, sees what members see.
    Member,
    /// A trained person who watches and notes facts.
    Observer,
    /// Keeps the group's entries true: actions, turnout, listing.
    Steward,
    /// Speaks for the group: endorses, calls, admits and removes.
    Officer,
}

impl GroupRole {
    /// Every role, lowest first.
    pub const ALL: [Self; 4] = [Self::Member, Self::Observer, Self::Steward, Self::Officer];

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Observer => "observer",
            Self::Steward => "steward",
            Self::Officer => "officer",
        }
    }

    /// The role of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.as_str() == word)
    }
}

/// What a person may do for the whole site.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SiteRole {
    /// Nothing beyond what everybody may.
    #[default]
    None,
    /// Works the moderation queue.
    Steward,
    /// Runs the site: names stewards, sees its health.
    Admin,
}

impl SiteRole {
    /// Every role, lowest first.
    pub const ALL: [Self; 3] = [Self::None, Self::Steward, Self::Admin];

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Steward => "steward",
            Self::Admin => "admin",
        }
    }

    /// The role of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.as_str() == word)
    }
}

/// Who is acting: nobody known, a signed-in person, or the program itself.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Actor {
    /// The signed-in person, if any.
    pub person: Option<PersonId>,
    /// The session it came with.
    pub session: Option<SessionId>,
    /// The person's chosen name, for the page's frame.
    pub name: Option<String>,
    /// The site role.
    pub site_role: SiteRole,
    /// When the person last proved who they are in this session.
    pub proved_at: Option<Time>,
    /// The person's memberships in force.
    pub groups: Vec<(GroupId, GroupRole)>,
    /// Whether this is the program itself: jobs, imports, the command line.
    pub is_system: bool,
}

impl Actor {
    /// How long a proof of identity counts as fresh.
    pub const FRESH: std::time::Duration = std::time::Duration::from_mins(10);

    /// Somebody without an account.
    pub fn anyone() -> Self {
        Self::default()
    }

    /// The program itself.
    pub fn system() -> Self {
        Self { is_system: true, site_role: SiteRole::Admin, ..Self::default() }
    }

    /// Whether a person is signed in.
    pub const fn is_signed_in(&self) -> bool {
        self.person.is_some()
    }

    /// The role in a group, if it is a member.
    pub fn role_in(&self, group: GroupId) -> Option<GroupRole> {
        self.groups.iter().find(|(g, _)| *g == group).map(|(_, role)| *role)
    }

    /// Whether the actor has at least `role` in the group; the system has every role.
    pub fn is_at_least(&self, group: GroupId, role: GroupRole) -> bool {
        self.is_system || self.role_in(group).is_some_and(|r| r >= role)
    }

    /// Whether the actor works the moderation queue.
    pub fn is_site_steward(&self) -> bool {
        self.is_system || self.site_role >= SiteRole::Steward
    }

    /// Whether the actor runs the site.
    pub fn is_admin(&self) -> bool {
        self.is_system || self.site_role == SiteRole::Admin
    }

    /// Whether the person proved who they are a short while ago.
    pub fn is_fresh(&self, now: Time) -> bool {
        self.is_system || self.proved_at.is_some_and(|at| now.since(at) <= Self::FRESH && at <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SeededRandom;

    #[test]
    fn a_role_includes_the_lower_ones() {
        let group = GroupId::new(Time::from_millis(1), &SeededRandom::new(1));
        let actor = Actor { groups: vec![(group, GroupRole::Steward)], ..Actor::default() };
        assert!(actor.is_at_least(group, GroupRole::Member));
        assert!(!actor.is_at_least(group, GroupRole::Officer));
        assert!(Actor::system().is_at_least(group, GroupRole::Officer));
    }

    #[test]
    fn a_proof_grows_stale() {
        let at = Time::from_millis(1_000_000);
        let actor = Actor { proved_at: Some(at), ..Actor::default() };
        assert!(actor.is_fresh(at.plus(Actor::FRESH)));
        assert!(!actor.is_fresh(at.plus(Actor::FRESH * 2)));
        assert!(!Actor::anyone().is_fresh(at));
    }

    #[test]
    fn words_of_roles_are_read_back() {
        for role in GroupRole::ALL {
            assert_eq!(GroupRole::parse(role.as_str()), Some(role));
        }
        for role in SiteRole::ALL {
            assert_eq!(SiteRole::parse(role.as_str()), Some(role));
        }
    }
}
