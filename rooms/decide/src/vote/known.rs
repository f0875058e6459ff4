//! Participants and open statements as they were last written, kept in memory: a storm of votes asks the
//! database for one row of figures, and writes.
//!
//! What is kept is true at one version of a conversation's votes and one of its texts. Every change of a
//! participant counts the one up and every change of a statement the other, in the same transaction; so
//! whoever has read these figures knows whether what is kept still holds, also where several programs
//! share one database. Only the desk moves on to a later version. Where this program is the only one, the
//! figures themselves are kept: the desk moves them, and any other change forgets them.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

use super::store::{Door, Participant};
use crate::conversation::model::Figures;

/// Votes in one half of what is kept; the older half is forgotten when the newer one is full. A vote
/// takes four bytes.
const VOTES_MAX: usize = 4 << 20;

/// A participant without votes takes as much as so many votes.
const EMPTY: usize = 32;

/// Conversations that are kept; all are forgotten when there are more.
const CONVERSATIONS_MAX: usize = 512;

/// What is known of one conversation.
#[derive(Default)]
struct Held {
    votes_version: u64,
    /// Participants kept with another number are out of date.
    epoch: u64,
    texts_version: u64,
    shows_waiting: bool,
    /// Statements that were found open.
    open: BTreeSet<u32>,
    /// What is counted, and the version of all data it was read at.
    figures: Option<(u64, Figures)>,
}

impl Held {
    fn has_texts_of(&self, door: &Door) -> bool {
        (self.texts_version, self.shows_waiting) == (door.texts_version, door.shows_waiting)
    }
}

type Half = HashMap<[u8; 16], (u64, Participant)>;

#[derive(Default)]
struct Inner {
    conversations: HashMap<i64, Held>,
    young: Half,
    old: Half,
    /// Of the younger half.
    weight: usize,
    epochs: u64,
}

/// The participants this process knows, and what is counted and open where they vote.
#[derive(Default)]
pub struct Participants(Mutex<Inner>);

impl std::fmt::Debug for Participants {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Participants")
    }
}

impl Participants {
    fn inner(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The participant of a keyed hash, if they are known as of this version of the votes.
    pub fn find(&self, conversation: i64, votes_version: u64, hash: &[u8; 16]) -> Option<Participant> {
        let inner = self.inner();
        let epoch = inner.epoch(conversation, votes_version)?;
        inner.get(epoch, hash)
    }

    /// Keeps somebody who was read at a version of the votes, unless another version is kept.
    pub fn remember(&self, votes_version: u64, one: Participant) {
        let mut inner = self.inner();
        let conversation = one.conversation;
        if !inner.conversations.contains_key(&conversation) {
            inner.begin(conversation, votes_version);
        }
        if let Some(epoch) = inner.epoch(conversation, votes_version) {
            inner.keep(epoch, one);
        }
    }

    /// What is counted about a conversation, if nothing but votes changed since this version of all data.
    pub fn figures(&self, conversation: i64, version: u64) -> Option<Figures> {
        let inner = self.inner();
        let (known, figures) = inner.conversations.get(&conversation)?.figures?;
        (known == version).then_some(figures)
    }

    /// Keeps what is counted, as it was read at a version of all data, unless the desk is ahead of it.
    pub fn counted(&self, conversation: i64, version: u64, figures: Figures) {
        let mut inner = self.inner();
        if !inner.conversations.contains_key(&conversation) {
            inner.begin(conversation, figures.votes_version);
        }
        let held = inner.conversations.get_mut(&conversation);
        if let Some(held) = held.filter(|held| held.votes_version <= figures.votes_version) {
            held.figures = Some((version, figures));
        }
    }

    /// Keeps what the desk has written, the only one who moves to a later version: the conversation as it
    /// was before, statements found open, and everybody as they are now.
    pub fn wrote(&self, conversation: i64, door: &Door, open: impl Iterator<Item = u32>, people: Vec<Participant>) {
        let mut inner = self.inner();
        let epoch = match inner.epoch(conversation, door.votes_version) {
            Some(epoch) => epoch,
            None => inner.begin(conversation, door.votes_version),
        };
        if let Some(held) = inner.conversations.get_mut(&conversation) {
            held.votes_version = door.votes_version + 1;
            held.figures =
                held.figures.filter(|(_, it)| it.votes_version == door.votes_version).map(|(version, it)| {
                    let (participants, votes) = (door.participants, door.votes);
                    (version, Figures { participants, votes, votes_version: door.votes_version + 1, ..it })
                });
            if !held.has_texts_of(door) {
                held.open.clear();
                (held.texts_version, held.shows_waiting) = (door.texts_version, door.shows_waiting);
            }
            held.open.extend(open);
        }
        for one in people {
            inner.keep(epoch, one);
        }
    }

    /// Which of these statements are known to be open to votes.
    pub fn open(&self, conversation: i64, door: &Door, asked: &BTreeSet<u32>) -> BTreeSet<u32> {
        match self.inner().conversations.get(&conversation) {
            Some(held) if held.has_texts_of(door) => held.open.intersection(asked).copied().collect(),
            _ => BTreeSet::new(),
        }
    }
}

impl Inner {
    fn epoch(&self, conversation: i64, votes_version: u64) -> Option<u64> {
        let held = self.conversations.get(&conversation)?;
        (held.votes_version == votes_version).then_some(held.epoch)
    }

    /// Begins to know a conversation, or begins anew.
    fn begin(&mut self, conversation: i64, votes_version: u64) -> u64 {
        if self.conversations.len() >= CONVERSATIONS_MAX && !self.conversations.contains_key(&conversation) {
            self.conversations.clear();
        }
        self.epochs += 1;
        let held = self.conversations.entry(conversation).or_default();
        held.votes_version = votes_version;
        held.epoch = self.epochs;
        self.epochs
    }

    fn get(&self, epoch: u64, hash: &[u8; 16]) -> Option<Participant> {
        let (known, one) = self.young.get(hash).or_else(|| self.old.get(hash))?;
        (*known == epoch).then(|| one.clone())
    }

    fn keep(&mut self, epoch: u64, one: Participant) {
        self.weight += EMPTY + one.votes.len();
        if let Some((_, before)) = self.young.insert(one.known_by, (epoch, one)) {
            self.weight = self.weight.saturating_sub(EMPTY + before.votes.len());
        }
        if self.weight > VOTES_MAX {
            self.old = std::mem::take(&mut self.young);
            self.weight = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vote::model::{Choice, Vote, Votes};

    fn one(conversation: i64, number: u32, votes: u32) -> Participant {
        let mut own = Votes::default();
        for statement in 1..=votes {
            own.set(statement, Vote { choice: Choice::Agree, matters: false });
        }
        let mut known_by = [0; 16];
        known_by[..4].copy_from_slice(&number.to_be_bytes());
        Participant { conversation, number, known_by, came_hour: 1, votes: own }
    }

    fn door(votes_version: u64, texts_version: u64) -> Door {
        Door {
            is_open: true,
            shows_waiting: false,
            participants: 0,
            votes: 0,
            next_participant: 1,
            next_statement: 1,
            votes_version,
            texts_version,
        }
    }

    #[test]
    fn who_was_written_is_known_at_that_version_only() {
        let known = Participants::default();
        let ana = one(7, 1, 3);
        known.wrote(7, &door(4, 0), [].into_iter(), vec![ana.clone()]);
        assert_eq!(known.find(7, 5, &ana.known_by), Some(ana.clone()));
        for version in [4, 6] {
            assert_eq!(known.find(7, version, &ana.known_by), None, "{version}");
        }
        assert_eq!(known.find(8, 5, &ana.known_by), None, "another conversation");
        // Somebody else wrote in between: what was known is out of date, and stays so.
        let ben = one(7, 2, 1);
        known.wrote(7, &door(6, 0), [].into_iter(), vec![ben.clone()]);
        assert_eq!(known.find(7, 7, &ana.known_by), None);
        assert_eq!(known.find(7, 7, &ben.known_by), Some(ben));
    }

    #[test]
    fn who_reads_remembers_but_does_not_move_on() {
        let known = Participants::default();
        let (ana, ben) = (one(7, 1, 3), one(7, 2, 1));
        known.remember(4, ana.clone());
        assert_eq!(known.find(7, 4, &ana.known_by), Some(ana.clone()));
        known.remember(5, ben.clone());
        assert_eq!(known.find(7, 5, &ben.known_by), None);
        known.wrote(7, &door(4, 0), [].into_iter(), Vec::new());
        assert_eq!(known.find(7, 5, &ana.known_by), Some(ana), "the desk moves on");
    }

    #[test]
    fn figures_move_with_the_desk_and_are_forgotten_with_any_other_change() {
        let known = Participants::default();
        let figures = Figures { participants: 3, votes: 9, statements: 5, votes_version: 4, ..Figures::default() };
        known.counted(7, 1, figures);
        assert_eq!((known.figures(7, 1), known.figures(7, 2), known.figures(8, 1)), (Some(figures), None, None));
        let after = Door { participants: 4, votes: 11, ..door(4, 0) };
        known.wrote(7, &after, [].into_iter(), Vec::new());
        let moved = Figures { participants: 4, votes: 11, votes_version: 5, ..figures };
        assert_eq!(known.figures(7, 1), Some(moved));
        // Who read before the desk wrote comes too late.
        known.counted(7, 1, figures);
        assert_eq!(known.figures(7, 1), Some(moved));
        // Somebody else wrote before the desk: what was counted is no longer known.
        known.wrote(7, &door(9, 0), [].into_iter(), Vec::new());
        assert_eq!(known.figures(7, 1), None);
    }

    #[test]
    fn open_statements_are_known_until_a_text_changes() {
        let known = Participants::default();
        let asked = BTreeSet::from([1, 2, 3]);
        assert!(known.open(7, &door(1, 1), &asked).is_empty());
        known.wrote(7, &door(1, 1), [2, 3, 9].into_iter(), Vec::new());
        assert_eq!(known.open(7, &door(2, 1), &asked), BTreeSet::from([2, 3]));
        assert!(known.open(7, &door(2, 2), &asked).is_empty());
        assert!(known.open(7, &Door { shows_waiting: true, ..door(2, 1) }, &asked).is_empty());
        known.wrote(7, &door(2, 2), [1].into_iter(), Vec::new());
        assert_eq!(known.open(7, &door(3, 2), &asked), BTreeSet::from([1]));
    }

    #[test]
    fn the_oldest_are_forgotten_before_memory_is_full() {
        let known = Participants::default();
        let first = one(7, 0, 1_000);
        known.remember(1, first.clone());
        let halves = 2 * u32::try_from(VOTES_MAX / (1_000 + EMPTY)).unwrap();
        for number in 1..=halves + 2 {
            known.remember(1, one(7, number, 1_000));
        }
        assert_eq!(known.find(7, 1, &first.known_by), None);
        assert!(known.find(7, 1, &one(7, halves, 1).known_by).is_some());
        let inner = known.inner();
        assert!(inner.young.len() + inner.old.len() <= halves as usize + 2);
    }
}
