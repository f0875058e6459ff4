//! What can be flagged, as one closed list.

/// A kind of thing that can be flagged and hidden.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// A local action.
    Action,
    /// A call to action.
    Call,
    /// A group.
    Group,
    /// A need or offer of a group.
    Aid,
    /// A listing of the directory.
    Listing,
    /// A proposal.
    Proposal,
    /// A demand.
    Demand,
    /// A meeting.
    Meeting,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 8] =
        [Self::Action, Self::Call, Self::Group, Self::Aid, Self::Listing, Self::Proposal, Self::Demand, Self::Meeting];

    /// The word in the database and in [`web::Subject`].
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Call => "call",
            Self::Group => "group",
            Self::Aid => "aid",
            Self::Listing => "listing",
            Self::Proposal => "proposal",
            Self::Demand => "demand",
            Self::Meeting => "meeting",
        }
    }

    /// The kind of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == word)
    }
}
