//! The rules of belonging: no loops, no endless chains.

use base::Time;

use crate::group::model::GroupName;

/// Most steps from a group to what it belongs to, and from that on.
pub const DEPTH_MAX: u32 = 6;

/// Most groups that can belong to one.
pub const PARTS_MAX: u32 = 2_000;

base::word_enum! {
    /// Where the belonging of one group to another stands.
    pub enum LinkState {
        /// The part asked; the whole has to answer.
        Asked = "asked",
        /// The whole offered; the part has to answer.
        Offered = "offered",
        /// In force.
        Admitted = "admitted",
    }
}

/// One group's belonging to another, seen from one of them: `group` is the other one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// The group at the other end.
    pub group: GroupName,
    /// Where it stands.
    pub state: LinkState,
    /// Since when.
    pub since: Time,
}

/// Why a group cannot belong to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BelongRefusal {
    /// A group of this kind takes no groups.
    TakesNone,
    /// It is the same group, or contains the other already: it would contain itself.
    Loop,
    /// The chain would be too long.
    TooDeep,
    /// The other one belongs to it, or was asked already.
    Already,
    /// It takes no more.
    Full,
}

/// Whether a part may belong to a whole, where `loops` says that the whole is among the groups the
/// part is made of, `above` how long the longest chain above the whole is and `below` how long the
/// longest below the part.
pub const fn may_belong(loops: bool, above: u32, below: u32) -> Result<(), BelongRefusal> {
    if loops {
        return Err(BelongRefusal::Loop);
    }
    if above + 1 + below > DEPTH_MAX {
        return Err(BelongRefusal::TooDeep);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_has_an_end() {
        assert_eq!(may_belong(false, 0, 0), Ok(()));
        assert_eq!(may_belong(false, 3, 2), Ok(()));
        assert_eq!(may_belong(false, 3, 3), Err(BelongRefusal::TooDeep));
        assert_eq!(may_belong(true, 0, 0), Err(BelongRefusal::Loop));
    }
}
