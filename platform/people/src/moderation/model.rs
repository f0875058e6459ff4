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
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Action, Self::Call, Self::Group, Self::Aid, Self::Listing];

    /// The word in the database and in [`web::Subject`].
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Call => "call",
            Self::Group => "group",
            Self::Aid => "aid",
            Self::Listing => "listing",
        }
    }

    /// The kind of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == word)
    }
}
