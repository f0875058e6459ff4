//! What is handed in at the desk for votes: a storm costs one commit and one row of figures for each
//! conversation and batch; after it, the map in memory is told which votes moved, in the order they
//! were written. How a desk works: [`web::desk`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use base::Time;
use store::{Change, StoreError};
use web::App;

use super::known::Participants;
use super::model::{Choice, STATEMENTS_MAX, Vote, Votes};
use super::store::{self as votes, Door, Participant};

/// What somebody hands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slip {
    /// The conversation's number.
    pub conversation: i64,
    /// The keyed hash of the participant's token.
    pub known_by: [u8; 16],
    /// The statement.
    pub statement: u32,
    /// The vote.
    pub vote: Vote,
}

/// Why a vote is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Declined {
    /// The conversation is not open.
    Closed,
    /// The statement is not open to votes.
    NoStatement,
}

/// The participant's number, or why not.
pub type Verdict = Result<u32, Declined>;

/// A vote that was written, for the map in memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moved {
    /// The participant's number.
    pub participant: u32,
    /// The statement's number.
    pub statement: u32,
    /// What was said.
    pub choice: Choice,
}

/// What one batch did to one conversation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Batch {
    /// The conversation's number.
    pub conversation: i64,
    /// The version of its votes before.
    pub from: u64,
    /// The votes in the order they were written.
    pub moved: Vec<Moved>,
}

impl web::Slip for Slip {
    type Verdict = Verdict;

    const NAME: &'static str = "votes";
    const LINE_MAX: usize = 16_384;
    const BATCH_MAX: usize = 1_024;

    async fn decide(app: &App, slips: Arc<Vec<Self>>) -> Result<Vec<Verdict>, StoreError> {
        let now = app.now();
        let known = app.once(|_| Participants::default());
        let held = Arc::clone(&known);
        // Votes show on pages as the map, which bumps the version itself when it was made again.
        let mut written = app.store().change(move |db| write(db, &held, &slips, now)).await?;
        for batch in written.batches {
            let number = batch.conversation;
            if let Some(door) = written.doors.get(&number) {
                let people = written.people.extract_if(.., |it| it.conversation == number).collect();
                known.wrote(number, door, written.open.range((number, 0)..(number + 1, 0)).map(|it| it.1), people);
            }
            crate::map::keep::told(app, batch);
        }
        Ok(written.verdicts)
    }
}

/// What came of some slips.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    /// In the order of the slips.
    pub verdicts: Vec<Verdict>,
    /// What moved, by conversation.
    pub batches: Vec<Batch>,
    /// The conversations, as they were before.
    pub doors: BTreeMap<i64, Door>,
    /// Statements that were found open.
    pub open: BTreeSet<(i64, u32)>,
    /// Everybody who handed something in, as they are now.
    pub people: Vec<Participant>,
}

/// Decides votes in order and writes what came of it.
pub fn write(db: &mut Change, known: &Participants, slips: &[Slip], now: Time) -> Result<Written, StoreError> {
    let conversations: BTreeSet<i64> = slips.iter().map(|slip| slip.conversation).collect();
    let mut doors = votes::hold(db, &conversations.into_iter().collect::<Vec<_>>(), now)?;
    let open = open_statements(db, known, &doors, slips)?;
    let mut people = participants(db, known, &doors, slips)?;
    let mut moved: BTreeMap<i64, Vec<Moved>> = BTreeMap::new();
    let mut verdicts = Vec::with_capacity(slips.len());
    for slip in slips {
        let Some(door) = doors.get_mut(&slip.conversation).filter(|door| door.is_open) else {
            verdicts.push(Err(Declined::Closed));
            continue;
        };
        if !open.contains(&(slip.conversation, slip.statement)) {
            verdicts.push(Err(Declined::NoStatement));
            continue;
        }
        let (it, fate) = people.entry(slip.known_by).or_insert_with(|| (newcomer(door, slip, now), Fate::New));
        let before = it.votes.of(slip.statement);
        if slip.vote.choice == Choice::Skip && before.is_some_and(|vote| vote.choice != Choice::Skip) {
            // Who has voted does not lose the vote by skipping.
            verdicts.push(Ok(it.number));
            continue;
        }
        if *fate == Fate::Same {
            *fate = Fate::Changed;
        }
        count(door, it.votes.set(slip.statement, slip.vote), slip.vote);
        let one = Moved { participant: it.number, statement: slip.statement, choice: slip.vote.choice };
        moved.entry(slip.conversation).or_default().push(one);
        verdicts.push(Ok(it.number));
    }
    let with = |fate| people.values().filter(move |(_, f)| *f == fate).map(|(it, _)| it).collect::<Vec<_>>();
    votes::insert(db, &with(Fate::New))?;
    votes::save(db, &mut with(Fate::Changed))?;
    let mut batches = Vec::with_capacity(moved.len());
    for (conversation, moved) in moved {
        let Some(door) = doors.get(&conversation) else { continue };
        votes::settle(db, conversation, door)?;
        batches.push(Batch { conversation, from: door.votes_version, moved });
    }
    let people = people.into_values().map(|(it, _)| it).collect();
    Ok(Written { verdicts, batches, doors, open, people })
}

/// What is to be written about a participant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Same,
    Changed,
    New,
}

/// The participants of these slips who are no newcomers, from memory where it still holds.
fn participants(
    db: &mut Change,
    known: &Participants,
    doors: &BTreeMap<i64, Door>,
    slips: &[Slip],
) -> Result<BTreeMap<[u8; 16], (Participant, Fate)>, StoreError> {
    let mut out = BTreeMap::new();
    let mut asked = BTreeSet::new();
    for slip in slips {
        let Some(door) = doors.get(&slip.conversation).filter(|door| door.is_open) else { continue };
        if out.contains_key(&slip.known_by) {
            continue;
        }
        if let Some(it) = known.find(slip.conversation, door.votes_version, &slip.known_by) {
            out.insert(it.known_by, (it, Fate::Same));
        } else {
            asked.insert(slip.known_by);
        }
    }
    let found = votes::by_hashes(db, &asked.into_iter().collect::<Vec<_>>())?;
    out.extend(found.into_iter().map(|it| (it.known_by, (it, Fate::Same))));
    Ok(out)
}

fn newcomer(door: &mut Door, slip: &Slip, now: Time) -> Participant {
    let number = door.next_participant;
    door.next_participant = number.saturating_add(1);
    door.participants = door.participants.saturating_add(1);
    Participant {
        conversation: slip.conversation,
        number,
        known_by: slip.known_by,
        came_hour: votes::hour(now),
        votes: Votes::default(),
    }
}

fn count(door: &mut Door, old: Option<Vote>, new: Vote) {
    let counts = |vote: Vote| u64::from(vote.choice != Choice::Skip);
    door.votes = (door.votes + counts(new)).saturating_sub(old.map_or(0, counts));
}

fn open_statements(
    db: &mut Change,
    known: &Participants,
    doors: &BTreeMap<i64, Door>,
    slips: &[Slip],
) -> Result<BTreeSet<(i64, u32)>, StoreError> {
    let mut out = BTreeSet::new();
    for (conversation, door) in doors.iter().filter(|(_, door)| door.is_open) {
        let mine = slips.iter().filter(|slip| slip.conversation == *conversation).map(|slip| slip.statement);
        let asked: BTreeSet<u32> = mine.filter(|n| (1..=STATEMENTS_MAX).contains(n)).collect();
        let mut open = known.open(*conversation, door, &asked);
        let rest: Vec<u32> = asked.difference(&open).copied().collect();
        if !rest.is_empty() {
            let found = votes::open_statements(db, *conversation, door.shows_waiting, &rest)?;
            open.extend(found);
        }
        out.extend(open.into_iter().map(|number| (*conversation, number)));
    }
    Ok(out)
}
