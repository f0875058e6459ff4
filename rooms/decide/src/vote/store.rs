//! Participants and their votes in the database, written for many at once.

use std::collections::BTreeMap;

use base::Time;
use store::{Cell, Change, Db, Row, Sql, StoreError, Value, args, sql};

use super::model::Votes;

const DOORS: Sql = sql!(
    "SELECT c.number, CASE WHEN c.state = 'open' AND (c.starts_at IS NULL OR c.starts_at <= $1) \
     AND (c.ends_at IS NULL OR c.ends_at > $1) THEN 1 ELSE 0 END, \
     c.moderated, f.participants, f.votes, f.next_participant, f.next_statement, f.votes_version, \
     f.texts_version \
     FROM conversations c JOIN conversation_figures f ON f.conversation = c.number \
     WHERE c.number IN ({list}) ORDER BY c.number {for update}"
);
const BY_HASH: Sql = sql!("SELECT id, known_by, came_hour, votes FROM participants WHERE known_by IN ({list})");
const ONE: Sql = sql!("SELECT id, known_by, came_hour, votes FROM participants WHERE known_by = $1");
const OF: Sql = sql!("SELECT id, known_by, came_hour, votes FROM participants WHERE id >= $1 AND id < $2 ORDER BY id");
const INSERT: Sql = sql!("INSERT INTO participants (id, known_by, came_hour, votes) VALUES ($1, $2, $3, $4)");
const SAVE: Sql = sql!("UPDATE participants SET votes = $2 WHERE id = $1");
const SETTLE: Sql = sql!(
    "UPDATE conversation_figures SET participants = $2, votes = $3, next_participant = $4, \
     votes_version = votes_version + 1 WHERE conversation = $1"
);
const OPEN_STATEMENTS: Sql = sql!(
    "SELECT number FROM statements WHERE conversation = $1 AND number IN ({list}) \
     AND (state = 'accepted' OR (state = 'waiting' AND $2 = 1))"
);
const OVER: Sql = sql!(
    "SELECT c.number FROM conversations c WHERE c.state = 'withdrawn' AND c.ended_at < $1 \
     AND EXISTS (SELECT 1 FROM participants p WHERE p.id >= c.number * 4294967296 \
     AND p.id < (c.number + 1) * 4294967296) ORDER BY c.number LIMIT 5"
);
const PURGE: Sql = sql!(
    "DELETE FROM participants WHERE id IN (SELECT id FROM participants WHERE id >= $1 AND id < $2 ORDER BY id LIMIT $3)"
);
const PURGED: Sql = sql!(
    "UPDATE conversation_figures SET participants = CASE WHEN $2 = 1 THEN 0 ELSE participants END, \
     votes = CASE WHEN $2 = 1 THEN 0 ELSE votes END, votes_version = votes_version + 1 WHERE conversation = $1"
);
const COUNTED: Sql = sql!(
    "SELECT c.number, f.participants, f.votes FROM conversations c \
     JOIN conversation_figures f ON f.conversation = c.number WHERE c.state <> 'withdrawn' ORDER BY c.number"
);

/// Participants deleted at once.
const PURGED_MAX: u64 = 5_000;

/// How long votes are kept after a conversation was taken back.
pub const KEPT: std::time::Duration = std::time::Duration::from_hours(30 * 24);

/// The first id of a conversation's participants; the next conversation's is the end.
const fn first_id(conversation: i64) -> i64 {
    conversation << 32
}

/// A conversation as far as its votes are concerned, held until the change ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Door {
    /// Whether it takes votes.
    pub is_open: bool,
    /// Whether statements that wait are open too.
    pub shows_waiting: bool,
    /// People.
    pub participants: u32,
    /// Votes that count.
    pub votes: u64,
    /// The number of the next participant.
    pub next_participant: u32,
    /// The number of the next statement.
    pub next_statement: u32,
    /// Batches of votes so far.
    pub votes_version: u64,
    /// Changes of statements so far.
    pub texts_version: u64,
}

/// A participant with all their votes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Participant {
    /// The conversation.
    pub conversation: i64,
    /// Their number in it.
    pub number: u32,
    /// The keyed hash of their token.
    pub known_by: [u8; 16],
    /// The hour they came, in hours since 1970.
    pub came_hour: i64,
    /// Their votes.
    pub votes: Votes,
}

/// The hour of a moment, in hours since 1970.
pub const fn hour(at: Time) -> i64 {
    at.millis().div_euclid(3_600_000)
}

/// The doors of conversations, by number.
pub fn hold(db: &mut Change, conversations: &[i64], now: Time) -> Result<BTreeMap<i64, Door>, StoreError> {
    let (sql, args) = store::with_list(DOORS, args![now], conversations.iter().copied());
    let found = db.all(sql, &args, |row| {
        let door = Door {
            is_open: row.get::<i64>(1)? == 1,
            shows_waiting: row.cell(2)? == Cell::Text("after"),
            participants: row.get(3)?,
            votes: row.get(4)?,
            next_participant: row.get(5)?,
            next_statement: row.get(6)?,
            votes_version: row.get(7)?,
            texts_version: row.get(8)?,
        };
        Ok((row.get(0)?, door))
    })?;
    Ok(found.into_iter().collect())
}

/// Which of these statements are open to votes.
pub fn open_statements(
    db: &mut impl Db,
    conversation: i64,
    shows_waiting: bool,
    numbers: &[u32],
) -> Result<Vec<u32>, StoreError> {
    let (sql, args) = store::with_list(OPEN_STATEMENTS, args![conversation, shows_waiting], numbers.iter().copied());
    db.all(sql, &args, |row| row.get(0))
}

/// The participants of keyed hashes; new ones are not among them.
pub fn by_hashes(db: &mut impl Db, hashes: &[[u8; 16]]) -> Result<Vec<Participant>, StoreError> {
    if hashes.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, args) = store::with_list(BY_HASH, &[], hashes.iter().map(<[u8; 16]>::as_slice));
    db.all(sql, &args, row_of)
}

/// The participant of a keyed hash.
pub fn by_hash(db: &mut impl Db, hash: &[u8; 16]) -> Result<Option<Participant>, StoreError> {
    db.maybe(ONE, args![hash.as_slice()], row_of)
}

/// Shows every participant of a conversation, in order of their numbers.
pub fn each(
    db: &mut impl Db,
    conversation: i64,
    mut show: impl FnMut(Participant) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    db.each(OF, args![first_id(conversation), first_id(conversation + 1)], |row| show(row_of(row)?))
}

/// Writes new participants.
pub fn insert(db: &mut Change, list: &[&Participant]) -> Result<(), StoreError> {
    let rows: Vec<Vec<Value>> = list
        .iter()
        .map(|it| args![id_of(it), it.known_by.as_slice(), it.came_hour, it.votes.to_bytes()].to_vec())
        .collect();
    db.exec_many(INSERT, &rows).map(|_| ())
}

/// Writes the votes of participants that were there before, in the order in which they lie in the table.
pub fn save(db: &mut Change, list: &mut [&Participant]) -> Result<(), StoreError> {
    list.sort_unstable_by_key(|it| id_of(it));
    let rows: Vec<Vec<Value>> = list.iter().map(|it| args![id_of(it), it.votes.to_bytes()].to_vec()).collect();
    db.exec_many(SAVE, &rows).map(|_| ())
}

/// Writes the figures of a conversation after a batch.
pub fn settle(db: &mut Change, conversation: i64, door: &Door) -> Result<(), StoreError> {
    db.exec(SETTLE, args![conversation, door.participants, door.votes, door.next_participant]).map(|_| ())
}

/// Deletes participants and votes of conversations that were taken back long enough ago.
pub fn purge(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    let mut deleted = 0;
    for number in db.all(OVER, args![now.minus(KEPT)], |row| row.get::<i64>(0))? {
        let gone = db.exec(PURGE, args![first_id(number), first_id(number + 1), PURGED_MAX])?;
        // Whoever is known as of the version before is known no longer.
        db.exec(PURGED, args![number, gone < PURGED_MAX])?;
        deleted += gone;
    }
    Ok(deleted)
}

/// A conversation whose figures do not agree with its rows: number, figures, rows.
pub type Mismatch = (i64, [u64; 2], [u64; 2]);

/// Conversations whose figures do not agree with their rows.
pub fn audit(db: &mut impl Db) -> Result<Vec<Mismatch>, StoreError> {
    let all = db.all(COUNTED, &[], |row| Ok((row.get::<i64>(0)?, [row.get::<u64>(1)?, row.get::<u64>(2)?])))?;
    let mut out = Vec::new();
    for (number, figures) in all {
        let mut rows = [0, 0];
        each(db, number, |it| {
            rows[0] += 1;
            rows[1] += u64::try_from(it.votes.answered()).unwrap_or(0);
            Ok(())
        })?;
        if figures != rows {
            out.push((number, figures, rows));
        }
    }
    Ok(out)
}

fn id_of(it: &Participant) -> i64 {
    first_id(it.conversation) | i64::from(it.number)
}

fn row_of(row: &Row<'_>) -> Result<Participant, StoreError> {
    let id: i64 = row.get(0)?;
    let known_by = match row.cell(1)? {
        Cell::Blob(bytes) => bytes.try_into().ok(),
        _ => None,
    };
    let votes = match row.cell(3)? {
        Cell::Blob(bytes) => Votes::from_bytes(bytes),
        _ => None,
    };
    let (Some(known_by), Some(votes)) = (known_by, votes) else {
        return Err(StoreError::broken("a participant's row is damaged"));
    };
    let number = u32::try_from(id & 0xffff_ffff).unwrap_or(0);
    Ok(Participant { conversation: id >> 32, number, known_by, came_hour: row.get(2)?, votes })
}
