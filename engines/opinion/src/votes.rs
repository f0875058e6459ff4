//! The vote matrix: one row per participant, only what was answered, never densified.
//!
//! Rows live in blocks of 64, so that one new vote moves a few kilobytes and not the whole matrix.
//! Four bytes per vote; the counts per statement are kept with every change.

use rayon::prelude::*;

use crate::number::{narrow, wide};
use crate::vote::{Cast, Entry, Statement, Vote};

/// Counters for one statement: one for each stored answer.
pub(crate) const SLOTS: usize = 4;
/// Rows in one block.
const BLOCK: usize = 64;

/// Why votes could not be taken in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VotesError {
    /// A vote names a participant that is not there.
    NoParticipant(u32),
    /// A vote names a statement that is not there.
    NoStatement(u32),
    /// More statements than positions fit into a stored vote (2^30).
    TooManyStatements,
    /// More participants than the positions of a stored vote (2^32 − 1).
    TooManyParticipants,
    /// The votes were read twice and were not the same both times.
    Unsteady,
}

impl std::fmt::Display for VotesError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoParticipant(at) => write!(f, "a vote names participant {at}, who is not there"),
            Self::NoStatement(at) => write!(f, "a vote names statement {at}, which is not there"),
            Self::TooManyStatements => write!(f, "more than 2^30 statements"),
            Self::TooManyParticipants => write!(f, "more than 2^32 participants"),
            Self::Unsteady => write!(f, "the votes changed while they were read"),
        }
    }
}

impl std::error::Error for VotesError {}

/// How often a statement was answered, counting each participant's last vote.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Agreed.
    pub agree: u32,
    /// Disagreed.
    pub disagree: u32,
    /// Passed.
    pub pass: u32,
}

impl Counts {
    /// Everybody who answered, passes among them.
    pub fn seen(self) -> u32 {
        self.agree + self.disagree + self.pass
    }

    /// From counters in the order of the stored answers: without a choice between three places for each
    /// vote, which no processor could foresee.
    pub(crate) fn of_slots([disagree, pass, agree, _]: [u32; SLOTS]) -> Self {
        Self { agree, disagree, pass }
    }

    pub(crate) fn slot(&mut self, vote: Vote) -> &mut u32 {
        match vote {
            Vote::Agree => &mut self.agree,
            Vote::Disagree => &mut self.disagree,
            Vote::Pass => &mut self.pass,
        }
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self { agree: self.agree + other.agree, disagree: self.disagree + other.disagree, pass: self.pass + other.pass }
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Block {
    ends: Vec<u32>,
    entries: Vec<Entry>,
}

impl Block {
    fn row(&self, at: usize) -> &[Entry] {
        let end = self.ends.get(at).map_or(0, |end| wide(*end));
        let begin = if at == 0 { 0 } else { self.ends.get(at - 1).map_or(0, |end| wide(*end)) };
        self.entries.get(begin..end).unwrap_or(&[])
    }

    fn begin(&self, at: usize) -> usize {
        if at == 0 { 0 } else { wide(self.ends[at - 1]) }
    }
}

/// All votes of a conversation: the last one of each participant on each statement.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Votes {
    statements: Vec<Statement>,
    blocks: Vec<Block>,
    participants: usize,
    total: usize,
    counts: Vec<Counts>,
}

impl Votes {
    /// No votes yet on these statements.
    pub fn new(statements: Vec<Statement>) -> Self {
        let counts = vec![Counts::default(); statements.len()];
        Self { statements, counts, ..Self::default() }
    }

    /// The votes of `participants` people on `statements`. Where somebody votes twice on a statement, the
    /// later one in `casts` counts; apart from that their order does not matter.
    ///
    /// The casts are read twice (to size the rows, then to fill them), so that no second copy is held.
    pub fn from_casts<I>(participants: usize, statements: Vec<Statement>, casts: I) -> Result<Self, VotesError>
    where
        I: IntoIterator<Item = Cast> + Clone,
    {
        let mut votes = Self::new(statements);
        votes.check_sizes(participants)?;
        let mut cursors = vec![0_usize; participants + 1];
        for cast in casts.clone() {
            votes.check(participants, cast)?;
            cursors[wide(cast.participant) + 1] += 1;
        }
        for at in 0..participants {
            cursors[at + 1] += cursors[at];
        }
        let starts = cursors.clone();
        let mut flat = vec![Entry::new(0, Vote::Pass); starts[participants]];
        for cast in casts {
            votes.check(participants, cast)?;
            let row = wide(cast.participant);
            if cursors[row] >= starts[row + 1] {
                return Err(VotesError::Unsteady);
            }
            flat[cursors[row]] = Entry::new(cast.statement, cast.vote);
            cursors[row] += 1;
        }
        if (0..participants).any(|row| cursors[row] != starts[row + 1]) {
            return Err(VotesError::Unsteady);
        }
        votes.fill(participants, &starts, &flat);
        Ok(votes)
    }

    fn fill(&mut self, participants: usize, starts: &[usize], flat: &[Entry]) {
        let firsts: Vec<usize> = (0..participants).step_by(BLOCK).collect();
        self.blocks = firsts.into_par_iter().map(|first| block_of(first, participants, starts, flat)).collect();
        self.participants = participants;
        self.total = self.blocks.iter().map(|block| block.entries.len()).sum();
        let statements = self.statements.len();
        let partial: Vec<Vec<Counts>> = self
            .blocks
            .par_chunks(self.blocks.len().div_ceil(16).max(1))
            .map(|blocks| {
                let mut slots = vec![[0_u32; SLOTS]; statements];
                for entry in blocks.iter().flat_map(|block| &block.entries) {
                    slots[entry.statement()][entry.code()] += 1;
                }
                slots.into_iter().map(Counts::of_slots).collect()
            })
            .collect();
        for part in partial {
            for (sum, more) in self.counts.iter_mut().zip(part) {
                *sum = sum.plus(more);
            }
        }
    }

    fn check_sizes(&self, participants: usize) -> Result<(), VotesError> {
        if self.statements.len() >= 1 << 30 {
            return Err(VotesError::TooManyStatements);
        }
        if u32::try_from(participants).is_err() {
            return Err(VotesError::TooManyParticipants);
        }
        Ok(())
    }

    fn check(&self, participants: usize, cast: Cast) -> Result<(), VotesError> {
        if wide(cast.participant) >= participants {
            return Err(VotesError::NoParticipant(cast.participant));
        }
        if wide(cast.statement) >= self.statements.len() {
            return Err(VotesError::NoStatement(cast.statement));
        }
        Ok(())
    }

    /// How many participants there are, also those without a vote.
    pub fn participants(&self) -> usize {
        self.participants
    }

    /// The statements' states, in order of position.
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// How many votes count: at most one per participant and statement.
    pub fn len(&self) -> usize {
        self.total
    }

    /// Whether nobody has voted.
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// How often each statement was answered, in order of position.
    pub fn counts(&self) -> &[Counts] {
        &self.counts
    }

    /// How many statements a participant has answered; 0 for somebody who is not there.
    pub fn answered(&self, participant: usize) -> usize {
        self.row(participant).len()
    }

    /// A participant's votes by statement position, ascending.
    pub fn of(&self, participant: usize) -> impl Iterator<Item = (usize, Vote)> + '_ {
        self.row(participant).iter().map(|entry| (entry.statement(), entry.vote()))
    }

    /// Adds a statement at the end; returns its position.
    pub fn add_statement(&mut self, statement: Statement) -> Result<usize, VotesError> {
        if self.statements.len() + 1 >= 1 << 30 {
            return Err(VotesError::TooManyStatements);
        }
        self.statements.push(statement);
        self.counts.push(Counts::default());
        Ok(self.statements.len() - 1)
    }

    /// Changes what moderators say about a statement.
    pub fn set_statement(&mut self, position: usize, statement: Statement) -> Result<(), VotesError> {
        let Some(slot) = self.statements.get_mut(position) else {
            return Err(VotesError::NoStatement(narrow(position)));
        };
        *slot = statement;
        Ok(())
    }

    /// Adds a participant without votes at the end; returns their position.
    pub fn add_participant(&mut self) -> Result<usize, VotesError> {
        self.check_sizes(self.participants + 1)?;
        if self.participants.is_multiple_of(BLOCK) {
            self.blocks.push(Block::default());
        }
        if let Some(block) = self.blocks.last_mut() {
            block.ends.push(narrow(block.entries.len()));
        }
        self.participants += 1;
        Ok(self.participants - 1)
    }

    /// Takes in one vote; answers what it replaced. Moves a few kilobytes at most.
    pub fn cast(&mut self, cast: Cast) -> Result<Option<Vote>, VotesError> {
        self.check(self.participants, cast)?;
        let at = wide(cast.participant);
        let block = &mut self.blocks[at / BLOCK];
        let row = at % BLOCK;
        let found = block.row(row).binary_search_by_key(&cast.statement, |entry| entry.index());
        let begin = block.begin(row);
        let entry = Entry::new(cast.statement, cast.vote);
        let counts = &mut self.counts[wide(cast.statement)];
        *counts.slot(cast.vote) += 1;
        match found {
            Ok(place) => {
                let old = block.entries[begin + place].vote();
                block.entries[begin + place] = entry;
                *counts.slot(old) -= 1;
                Ok(Some(old))
            }
            Err(place) => {
                block.entries.insert(begin + place, entry);
                for end in &mut block.ends[row..] {
                    *end += 1;
                }
                self.total += 1;
                Ok(None)
            }
        }
    }

    pub(crate) fn row(&self, participant: usize) -> &[Entry] {
        self.blocks.get(participant / BLOCK).map_or(&[], |block| block.row(participant % BLOCK))
    }

    /// The rows in chunks of a size that depends on nothing but their number: about 64 chunks, whole
    /// blocks, so that every sum over people is taken in the same order on any number of threads.
    pub(crate) fn chunks(&self) -> Vec<std::ops::Range<usize>> {
        let size = self.participants.div_ceil(64).next_multiple_of(BLOCK).max(8 * BLOCK);
        (0..self.participants).step_by(size).map(|from| from..(from + size).min(self.participants)).collect()
    }
}

fn block_of(first: usize, participants: usize, starts: &[usize], flat: &[Entry]) -> Block {
    let last = (first + BLOCK).min(participants);
    let mut block =
        Block { ends: Vec::with_capacity(last - first), entries: Vec::with_capacity(starts[last] - starts[first]) };
    for row in first..last {
        let begin = block.entries.len();
        block.entries.extend_from_slice(&flat[starts[row]..starts[row + 1]]);
        let added = &mut block.entries[begin..];
        if !added.is_sorted_by(|a, b| a.index() < b.index()) {
            // Stable: of two votes on one statement the later stays behind and wins below.
            added.sort_by_key(|entry| entry.index());
            let mut kept = begin;
            for at in begin..block.entries.len() {
                let next = block.entries.get(at + 1).map(|entry| entry.index());
                if next != Some(block.entries[at].index()) {
                    block.entries[kept] = block.entries[at];
                    kept += 1;
                }
            }
            block.entries.truncate(kept);
        }
        block.ends.push(narrow(block.entries.len()));
    }
    block
}
