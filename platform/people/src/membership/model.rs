//! What a membership is, and the rules of changing one.

use base::{GroupRole, PersonId, Time, code};

use crate::group::model::{Group, ShowsPeople};

/// Names a membership in addresses: 128 random bits, other in each group.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Handle(pub [u8; 16]);

impl Handle {
    /// A new one.
    pub fn new(random: &dyn base::Random) -> Self {
        Self(base::random::bytes(random))
    }

    /// From an address.
    pub fn parse(text: &str) -> Option<Self> {
        code::decode(text)?.try_into().ok().map(Self)
    }
}

impl std::fmt::Display for Handle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&code::encode(&self.0))
    }
}

/// One member as its fellow members see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Member {
    /// The person.
    pub person: PersonId,
    /// Its name in addresses of this group.
    pub handle: Handle,
    /// The name it goes by.
    pub name: String,
    /// Role.
    pub role: GroupRole,
    /// Since when.
    pub since: Time,
    /// Whether outsiders may see it, as far as the person is concerned.
    pub is_shown: bool,
}

impl Member {
    /// Whether everybody may see this member: the group and the person both say so.
    pub fn is_public_in(&self, group: &Group) -> bool {
        self.is_shown
            && match group.shows_people {
                ShowsPeople::Nobody => false,
                ShowsPeople::Officers => self.role == GroupRole::Officer,
                ShowsPeople::Members => true,
            }
    }
}

/// Whether `officers` officers still leave one when this member's role becomes `next` (none:
/// leaves).
pub const fn keeps_an_officer(officers: u32, present: GroupRole, next: Option<GroupRole>) -> bool {
    let was = matches!(present, GroupRole::Officer);
    let stays = matches!(next, Some(GroupRole::Officer));
    !was || stays || officers > 1
}

#[cfg(test)]
mod tests {
    use base::SeededRandom;

    use super::*;

    #[test]
    fn the_last_officer_stays_one() {
        use GroupRole::{Member, Officer, Steward};
        assert!(!keeps_an_officer(1, Officer, None));
        assert!(!keeps_an_officer(1, Officer, Some(Steward)));
        assert!(keeps_an_officer(1, Officer, Some(Officer)));
        assert!(keeps_an_officer(2, Officer, None));
        assert!(keeps_an_officer(1, Member, None));
    }

    #[test]
    fn a_handle_survives_its_address() {
        let handle = Handle::new(&SeededRandom::new(4));
        assert_eq!(Handle::parse(&handle.to_string()), Some(handle));
        assert_eq!(handle.to_string().len(), 26);
        for bad in ["", "me", "x/y", &"0".repeat(40)] {
            assert_eq!(Handle::parse(bad), None, "{bad}");
        }
    }
}
