//! A vote, and all votes of one participant in four bytes each.

/// Most statements of a conversation: a number has three bytes.
pub const STATEMENTS_MAX: u32 = (1 << 24) - 1;

/// What somebody says about a statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// No.
    Disagree,
    /// Seen and not decided.
    Pass,
    /// Yes.
    Agree,
    /// Not now: it does not count as seen, and is not shown again by itself.
    Skip,
}

impl Choice {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Agree, Self::Disagree, Self::Pass, Self::Skip];

    /// The word in forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Disagree => "disagree",
            Self::Pass => "pass",
            Self::Skip => "skip",
        }
    }

    /// The choice of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == word)
    }

    const fn code(self) -> u8 {
        match self {
            Self::Disagree => 0,
            Self::Pass => 1,
            Self::Agree => 2,
            Self::Skip => 3,
        }
    }

    const fn of_code(code: u8) -> Self {
        match code & 3 {
            0 => Self::Disagree,
            1 => Self::Pass,
            2 => Self::Agree,
            _ => Self::Skip,
        }
    }

    /// The same for the engine of the map; a skip is no vote.
    pub const fn for_map(self) -> Option<opinion::Vote> {
        match self {
            Self::Disagree => Some(opinion::Vote::Disagree),
            Self::Pass => Some(opinion::Vote::Pass),
            Self::Agree => Some(opinion::Vote::Agree),
            Self::Skip => None,
        }
    }
}

/// A vote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Vote {
    /// What was said.
    pub choice: Choice,
    /// Whether it matters to them.
    pub matters: bool,
}

impl Vote {
    const fn code(self) -> u8 {
        self.choice.code() | if self.matters { 4 } else { 0 }
    }

    const fn of_code(code: u8) -> Self {
        Self { choice: Choice::of_code(code), matters: code & 4 != 0 }
    }
}

/// All votes of one participant, by the number of the statement.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Votes(Vec<u32>);

impl Votes {
    /// From the bytes of the database; none when they are not ours.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (chunks, []) = bytes.as_chunks::<4>() else { return None };
        let all: Vec<u32> = chunks.iter().map(|chunk| u32::from_be_bytes(*chunk)).collect();
        all.is_sorted_by(|a, b| a >> 8 < b >> 8).then_some(Self(all))
    }

    /// The bytes for the database.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|it| it.to_be_bytes()).collect()
    }

    /// The vote on a statement.
    pub fn of(&self, statement: u32) -> Option<Vote> {
        let at = self.place(statement).ok()?;
        self.0.get(at).map(|it| Vote::of_code((it & 255) as u8))
    }

    /// Whether a statement was answered or skipped.
    pub fn has(&self, statement: u32) -> bool {
        self.place(statement).is_ok()
    }

    /// Takes in a vote; answers the one it replaced.
    pub fn set(&mut self, statement: u32, vote: Vote) -> Option<Vote> {
        let entry = statement << 8 | u32::from(vote.code());
        match self.place(statement) {
            Ok(at) => self.0.get_mut(at).map(|it| Vote::of_code((std::mem::replace(it, entry) & 255) as u8)),
            Err(at) => {
                self.0.insert(at, entry);
                None
            }
        }
    }

    /// Statements and votes, by number.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (u32, Vote)> + ExactSizeIterator + '_ {
        self.0.iter().map(|it| (it >> 8, Vote::of_code((it & 255) as u8)))
    }

    /// How many statements were answered; skipped ones do not count.
    pub fn answered(&self) -> usize {
        self.iter().filter(|(_, vote)| vote.choice != Choice::Skip).count()
    }

    /// How many there are, skipped ones among them.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn place(&self, statement: u32) -> Result<usize, usize> {
        self.0.binary_search_by_key(&statement, |it| it >> 8)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_last_vote_counts_and_a_skip_does_not() {
        let mut votes = Votes::default();
        let vote = |choice, matters| Vote { choice, matters };
        assert_eq!(votes.set(7, vote(Choice::Agree, true)), None);
        assert_eq!(votes.set(3, vote(Choice::Skip, false)), None);
        assert_eq!(votes.set(7, vote(Choice::Pass, false)), Some(vote(Choice::Agree, true)));
        assert_eq!((votes.len(), votes.answered()), (2, 1));
        assert_eq!(votes.of(7), Some(vote(Choice::Pass, false)));
        assert!(votes.has(3) && !votes.has(4));
    }

    #[test]
    fn bytes_that_are_not_ours_are_none() {
        for bad in [&[1_u8, 2, 3][..], &[0, 0, 2, 0, 0, 0, 1, 0], &[0, 0, 1, 0, 0, 0, 1, 2]] {
            assert_eq!(Votes::from_bytes(bad), None);
        }
        assert_eq!(Votes::from_bytes(&[]), Some(Votes::default()));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(all in proptest::collection::vec((1..5_000_u32, 0..4_u8, any::<bool>()), 0..200)) {
            let mut votes = Votes::default();
            let mut plain = std::collections::BTreeMap::new();
            for (statement, code, matters) in all {
                let vote = Vote { choice: Choice::of_code(code), matters };
                prop_assert_eq!(votes.set(statement, vote), plain.insert(statement, vote));
            }
            let read = Votes::from_bytes(&votes.to_bytes()).unwrap();
            prop_assert_eq!(read.iter().collect::<Vec<_>>(), plain.into_iter().collect::<Vec<_>>());
        }
    }
}
