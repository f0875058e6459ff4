//! What people say about statements, and what moderators say about statements.

use crate::number::wide;

/// One answer to one statement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Vote {
    /// "No": counts −1.
    Disagree,
    /// "I pass": seen and not decided, counts 0.
    Pass,
    /// "Yes": counts +1.
    Agree,
}

impl Vote {
    /// The value the mathematics uses: agree +1, pass 0, disagree −1.
    pub fn value(self) -> i8 {
        match self {
            Self::Disagree => -1,
            Self::Pass => 0,
            Self::Agree => 1,
        }
    }

    /// The vote with this value, if there is one.
    pub fn of_value(value: i64) -> Option<Self> {
        match value {
            -1 => Some(Self::Disagree),
            0 => Some(Self::Pass),
            1 => Some(Self::Agree),
            _ => None,
        }
    }

    fn code(self) -> u32 {
        match self {
            Self::Disagree => 0,
            Self::Pass => 1,
            Self::Agree => 2,
        }
    }
}

/// One vote of one participant on one statement, by their positions in the conversation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cast {
    /// Position of the participant, from 0.
    pub participant: u32,
    /// Position of the statement, from 0.
    pub statement: u32,
    /// What was answered.
    pub vote: Vote,
}

/// Where a statement stands in moderation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Moderation {
    /// Shown, and looked at by a moderator.
    Accepted,
    /// Shown, and not yet looked at.
    #[default]
    Pending,
    /// Taken out: adds nothing to the map and is never selected.
    Rejected,
}

/// What the engine has to know about a statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Statement {
    /// Where it stands in moderation.
    pub moderation: Moderation,
    /// Whether it asks who somebody is, instead of what they think: kept out of the map, shown often.
    pub meta: bool,
}

impl Statement {
    /// Whether its votes shape the map. Rejected and meta statements count as an empty column.
    pub fn counts(self) -> bool {
        !self.meta && self.moderation != Moderation::Rejected
    }
}

/// A vote as stored: the statement's position and the answer in four bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Entry(u32);

impl Entry {
    pub(crate) fn new(statement: u32, vote: Vote) -> Self {
        Self((statement << 2) | vote.code())
    }

    pub(crate) fn index(self) -> u32 {
        self.0 >> 2
    }

    pub(crate) fn statement(self) -> usize {
        wide(self.0 >> 2)
    }

    /// 0 disagree, 1 pass, 2 agree.
    pub(crate) fn code(self) -> usize {
        wide(self.0 & 3)
    }

    pub(crate) fn value(self) -> f64 {
        f64::from(self.0 & 3) - 1.0
    }

    pub(crate) fn vote(self) -> Vote {
        match self.0 & 3 {
            0 => Vote::Disagree,
            1 => Vote::Pass,
            _ => Vote::Agree,
        }
    }
}
