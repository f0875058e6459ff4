//! Ballots as they were read: rankings with their equal and skipped ranks, marks, scores.
//!
//! Nothing is repaired here. What a rule makes of a skipped rank or of two names on one rank is said in
//! [`crate::treat`], so that each ballot's treatment can be done again from the ballot as it was cast.

use crate::rows::Rows;

/// The bit that puts an entry on the rank of the entry before it.
const EQUAL: u16 = 0x8000;

/// One entry of a ranking: a candidate's number, or nothing, on a new rank or on the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(u16);

impl Mark {
    /// A rank on which nothing stands, or a name that is not on the list.
    pub const SKIPPED: Self = Self(0);

    /// A candidate (numbered from 1) on the next rank.
    pub const fn of(number: u16) -> Self {
        Self(number & !EQUAL)
    }

    /// The same entry on the rank of the entry before it.
    #[must_use]
    pub const fn equal(self) -> Self {
        Self(self.0 | EQUAL)
    }

    /// The candidate's number, from 1; `None` for a skipped rank or an unlisted name.
    pub const fn number(self) -> Option<u16> {
        match self.0 & !EQUAL {
            0 => None,
            number => Some(number),
        }
    }

    /// Whether it stands on the rank of the entry before it.
    pub const fn is_equal(self) -> bool {
        self.0 & EQUAL != 0
    }

    /// The entry as one number: 0 or the candidate, plus 32,768 when equal to the one before.
    pub const fn code(self) -> u16 {
        self.0
    }
}

/// What stands on one rank of a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank<'a> {
    /// Nothing.
    Skipped,
    /// One candidate, by number.
    One(u16),
    /// Several, some of them perhaps not on the list.
    Several(&'a [Mark]),
}

/// The ranks of a ballot, from the first.
pub fn ranks(ballot: &[Mark]) -> impl Iterator<Item = Rank<'_>> {
    let mut rest = ballot;
    std::iter::from_fn(move || {
        let first = rest.first()?;
        let more = rest.iter().skip(1).take_while(|mark| mark.is_equal()).count();
        let (rank, after) = rest.split_at(more + 1);
        rest = after;
        Some(match (more, first.number()) {
            (0, None) => Rank::Skipped,
            (0, Some(number)) => Rank::One(number),
            _ => Rank::Several(rank),
        })
    })
}

/// Writes the level of each candidate (by number less one) into `levels`: 0 is the best, `u16::MAX` not ranked. The
/// first mention of a candidate stands. Skipped ranks do not widen the distance.
pub fn levels(ballot: &[Mark], levels: &mut [u16]) {
    levels.fill(u16::MAX);
    let mut level = 0_u16;
    let mut used = false;
    for mark in ballot {
        if !mark.is_equal() && used {
            level = level.saturating_add(1);
            used = false;
        }
        let place = mark.number().and_then(|number| levels.get_mut(usize::from(number) - 1));
        if let Some(place) = place.filter(|place| **place == u16::MAX) {
            *place = level;
            used = true;
        }
    }
}

/// One score: a candidate's number and the points given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score {
    /// The candidate's number, from 1.
    pub number: u16,
    /// The points.
    pub points: i32,
}

/// All ballots of a contest, of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ballots {
    /// Orders of preference.
    Ranked(Rows<Mark>),
    /// Chosen options without order, by number; a number may stand there twice as it was read.
    Marked(Rows<u16>),
    /// Points, for the candidates who were given any.
    Scored(Rows<Score>),
}

/// The kinds of ballots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Orders of preference.
    Ranked,
    /// Chosen options without order.
    Marked,
    /// Points.
    Scored,
}

impl Ballots {
    /// Rankings without equal or skipped ranks, each with its weight.
    pub fn ranked(ballots: impl IntoIterator<Item = (u64, Vec<u16>)>) -> Self {
        let mut rows = Rows::default();
        for (weight, numbers) in ballots {
            let marks: Vec<Mark> = numbers.into_iter().map(Mark::of).collect();
            rows.push(&marks, weight);
        }
        Self::Ranked(rows)
    }

    /// Marks without order, each ballot with its weight.
    pub fn marked(ballots: impl IntoIterator<Item = (u64, Vec<u16>)>) -> Self {
        let mut rows = Rows::default();
        for (weight, numbers) in ballots {
            rows.push(&numbers, weight);
        }
        Self::Marked(rows)
    }

    /// Points by candidate number, each ballot with its weight.
    pub fn scored(ballots: impl IntoIterator<Item = (u64, Vec<(u16, i32)>)>) -> Self {
        let mut rows = Rows::default();
        for (weight, scores) in ballots {
            let scores: Vec<Score> = scores.into_iter().map(|(number, points)| Score { number, points }).collect();
            rows.push(&scores, weight);
        }
        Self::Scored(rows)
    }

    /// Which kind they are.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Ranked(_) => Kind::Ranked,
            Self::Marked(_) => Kind::Marked,
            Self::Scored(_) => Kind::Scored,
        }
    }

    /// The sum of the weights of all ballots, spoilt ones too.
    pub fn weight(&self) -> u64 {
        match self {
            Self::Ranked(rows) => rows.weight(),
            Self::Marked(rows) => rows.weight(),
            Self::Scored(rows) => rows.weight(),
        }
    }

    /// The same ballots with equal ones joined; no count depends on it.
    #[must_use]
    pub fn grouped(&self) -> Self {
        match self {
            Self::Ranked(rows) => Self::Ranked(rows.grouped()),
            Self::Marked(rows) => Self::Marked(rows.grouped()),
            Self::Scored(rows) => Self::Scored(rows.grouped()),
        }
    }
}
