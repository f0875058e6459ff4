//! A conversation in use: votes come in batches, and the map is the one that would be computed from scratch.
//!
//! What is exact under change is kept: the rows, the counts per statement, and – where it pays – the whole
//! numbers that every two statements share. A batch costs time in proportion to the batch. The directions,
//! places and clusters are then computed from these anew, by the same steps as from scratch, so that no
//! history can show in the answer.

use crate::map::{Map, Options, analyse_with};
use crate::number::wide;
use crate::pairs::Pairs;
use crate::vote::{Cast, Statement};
use crate::votes::{Votes, VotesError};

/// Votes that are added to, with what makes the next map cheap.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Conversation {
    votes: Votes,
    pairs: Option<Pairs>,
}

impl Conversation {
    /// A conversation that goes on from these votes.
    pub fn new(votes: Votes) -> Self {
        let pairs = Pairs::pay(&votes).then(|| Pairs::count(&votes));
        Self { votes, pairs }
    }

    /// The votes so far.
    pub fn votes(&self) -> &Votes {
        &self.votes
    }

    /// Adds a statement; returns its position.
    pub fn add_statement(&mut self, statement: Statement) -> Result<usize, VotesError> {
        let at = self.votes.add_statement(statement)?;
        if let Some(pairs) = &mut self.pairs {
            pairs.grow(self.votes.statements().len());
        }
        Ok(at)
    }

    /// Follows a moderator's word on a statement.
    pub fn set_statement(&mut self, position: usize, statement: Statement) -> Result<(), VotesError> {
        self.votes.set_statement(position, statement)
    }

    /// Adds a participant; returns their position.
    pub fn add_participant(&mut self) -> Result<usize, VotesError> {
        self.votes.add_participant()
    }

    /// Takes in votes in the order they were cast; the last one of each person on each statement counts.
    /// At the first vote that names nobody or nothing it stops; those before it are in.
    pub fn add(&mut self, batch: impl IntoIterator<Item = Cast>) -> Result<(), VotesError> {
        for cast in batch {
            let old = self.votes.cast(cast)?;
            if let Some(pairs) = &mut self.pairs {
                pairs.change(self.votes.row(wide(cast.participant)), wide(cast.statement), old, cast.vote);
            }
        }
        Ok(())
    }

    /// The map of all votes so far, bit for bit what [`crate::analyse`] gives for them.
    pub fn map(&mut self, options: &Options) -> Map {
        // Whether the pairs are used is decided by the votes alone, as from scratch.
        if Pairs::pay(&self.votes) {
            let votes = &self.votes;
            let pairs = self.pairs.get_or_insert_with(|| Pairs::count(votes));
            return analyse_with(&self.votes, Some(pairs), options);
        }
        if self.pairs.is_some() && self.votes.statements().len() > 4_096 {
            self.pairs = None;
        }
        analyse_with(&self.votes, None, options)
    }
}
