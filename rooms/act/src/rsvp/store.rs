//! RSVPs in the database. Figures move by deltas in the same change as the rows they count.

use std::collections::BTreeMap;

use base::{ActionId, CallId, Code, Time};
use store::{Change, Db, Row, Sql, StoreError, Value, args, sql};

use super::model::{Door, Rsvp, Standing};

const DOORS: Sql = sql!(
    "SELECT a.code, a.id, a.call_id, a.capacity, \
     CASE WHEN a.state = 'published' AND a.ends_at > $1 \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = a.id OR h.subject = a.call_id) THEN 1 ELSE 0 END, \
     f.going, f.maybe, f.waiting, f.next_seq, \
     CASE WHEN a.state IN ('published', 'postponed') \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = a.id) THEN 1 ELSE 0 END \
     FROM actions a JOIN action_figures f ON f.action_id = a.id \
     WHERE a.code IN ({list}) AND a.state <> 'draft' ORDER BY a.id {for update}"
);
const INSERT: Sql = sql!("INSERT INTO rsvps (action_id, seq, answer, people) VALUES ($1, $2, $3, $4)");
const INSERT_CONTACT: Sql = sql!(
    "INSERT INTO rsvp_contacts (action_id, seq, mail, mail_confirmed_at, name, lang) VALUES ($1, $2, $3, NULL, $4, $5)"
);
const MOVE_ACTION: Sql = sql!(
    "UPDATE action_figures SET going = going + $2, maybe = maybe + $3, waiting = waiting + $4, \
     next_seq = next_seq + $5 WHERE action_id = $1"
);
const MOVE_CALL: Sql = sql!("UPDATE call_figures SET going = going + $2, maybe = maybe + $3 WHERE call_id = $1");
const FIND: Sql = sql!("SELECT seq, answer, people FROM rsvps WHERE action_id = $1 AND seq = $2");
const SAVE: Sql = sql!("UPDATE rsvps SET answer = $3, people = $4 WHERE action_id = $1 AND seq = $2");
const DELETE: Sql = sql!("DELETE FROM rsvps WHERE action_id = $1 AND seq = $2");
const DELETE_CONTACT: Sql = sql!("DELETE FROM rsvp_contacts WHERE action_id = $1 AND seq = $2");
const LINE: Sql =
    sql!("SELECT seq, answer, people FROM rsvps WHERE action_id = $1 AND answer = 3 ORDER BY seq LIMIT 10000");
const CONTACT: Sql =
    sql!("SELECT seq, mail, mail_confirmed_at, name, lang FROM rsvp_contacts WHERE action_id = $1 AND seq = $2");
const CONTACTS: Sql = sql!(
    "SELECT c.seq, c.mail, c.mail_confirmed_at, c.name, c.lang, r.answer, r.people \
     FROM rsvp_contacts c JOIN rsvps r ON r.action_id = c.action_id AND r.seq = c.seq \
     WHERE c.action_id = $1 AND c.seq > $2 ORDER BY c.seq LIMIT $3"
);
const CONFIRM: Sql = sql!(
    "UPDATE rsvp_contacts SET mail_confirmed_at = $3 \
     WHERE action_id = $1 AND seq = $2 AND mail IS NOT NULL AND mail_confirmed_at IS NULL"
);
const PARTIES: Sql =
    sql!("SELECT answer, count(*), CAST(sum(people) AS INTEGER) FROM rsvps WHERE action_id = $1 GROUP BY answer");
const OVER: Sql = sql!(
    "SELECT a.id FROM actions a WHERE a.ends_at < $1 AND a.ends_at > $2 \
     AND EXISTS (SELECT 1 FROM rsvps r WHERE r.action_id = a.id) ORDER BY a.ends_at LIMIT 20"
);
const OLDEST: Sql = sql!("SELECT seq FROM rsvps WHERE action_id = $1 ORDER BY seq LIMIT 1 OFFSET $2");
const PURGE: Sql = sql!("DELETE FROM rsvps WHERE action_id = $1 AND seq < $2");
const PURGE_CONTACTS: Sql = sql!("DELETE FROM rsvp_contacts WHERE action_id = $1 AND seq < $2");
const AUDIT: Sql = sql!(
    "SELECT a.code, f.going, f.maybe, f.waiting, \
     COALESCE(s.going, 0), COALESCE(s.maybe, 0), COALESCE(s.waiting, 0) \
     FROM actions a JOIN action_figures f ON f.action_id = a.id \
     LEFT JOIN (SELECT action_id, \
     CAST(sum(CASE answer WHEN 1 THEN people ELSE 0 END) AS INTEGER) AS going, \
     CAST(sum(CASE answer WHEN 2 THEN people ELSE 0 END) AS INTEGER) AS maybe, \
     CAST(sum(CASE answer WHEN 3 THEN people ELSE 0 END) AS INTEGER) AS waiting \
     FROM rsvps GROUP BY action_id) s ON s.action_id = a.id WHERE a.ends_at > $1"
);
const AUDIT_CALLS: Sql = sql!(
    "SELECT c.slug, f.actions, f.going, f.maybe, COALESCE(s.actions, 0), COALESCE(s.going, 0), COALESCE(s.maybe, 0) \
     FROM calls c JOIN call_figures f ON f.call_id = c.id \
     LEFT JOIN (SELECT a.call_id, count(*) AS actions, CAST(sum(x.going) AS INTEGER) AS going, \
     CAST(sum(x.maybe) AS INTEGER) AS maybe FROM actions a JOIN action_figures x ON x.action_id = a.id \
     WHERE a.state IN ('published', 'postponed') \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = a.id) GROUP BY a.call_id) s ON s.call_id = c.id"
);

/// How long RSVPs and what was added to them are kept after their action.
pub const KEPT: std::time::Duration = std::time::Duration::from_hours(30 * 24);

/// Actions that ended longer ago than this are not looked at again by the purge.
const LOOKED_AT: std::time::Duration = std::time::Duration::from_hours(400 * 24);

/// Rows deleted in one step of the purge.
const PURGE_STEP: i64 = 5_000;

/// An action's door as it stands, held until the change ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Held {
    /// The action.
    pub action: ActionId,
    /// The call at which it counts.
    pub call: Option<CallId>,
    /// Its door.
    pub door: Door,
    /// The door as it was when it was read.
    was: Door,
    /// The number of the next RSVP.
    pub next_seq: u32,
    first_seq: u32,
}

impl Held {
    /// Whether anything about it moved.
    fn is_moved(&self) -> bool {
        self.door != self.was || self.next_seq != self.first_seq
    }
}

/// What a person added to an RSVP, still sealed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contact {
    /// The RSVP.
    pub seq: u32,
    /// The sealed e-mail address.
    pub mail: Option<Vec<u8>>,
    /// When it was confirmed.
    pub mail_confirmed_at: Option<Time>,
    /// The sealed name for the organizers.
    pub name: Option<Vec<u8>>,
    /// The language they read.
    pub lang: String,
}

/// A row that does not agree with its figures.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mismatch {
    /// The action's code or the call's name in URLs.
    pub what: String,
    /// The figures.
    pub figures: [i64; 3],
    /// What the rows say.
    pub rows: [i64; 3],
}

/// The doors of actions, by code; what is missing or a draft is not among them.
pub fn hold(db: &mut Change, codes: &[Code], now: Time) -> Result<BTreeMap<Code, Held>, StoreError> {
    let (sql, args) = store::with_list(DOORS, args![now], codes.iter().map(Code::as_str));
    let found = db.all(sql, &args, |row| {
        let door = Door {
            is_open: row.get::<i64>(4)? == 1,
            capacity: row.get(3)?,
            going: row.get(5)?,
            maybe: row.get(6)?,
            waiting: row.get(7)?,
        };
        let next_seq = row.get(8)?;
        let counts = row.get::<i64>(9)? == 1;
        let call = row.get::<Option<CallId>>(2)?.filter(|_| counts);
        let held = Held { action: row.get(1)?, call, door, was: door, next_seq, first_seq: next_seq };
        Ok((row.get::<String>(0)?, held))
    })?;
    found
        .into_iter()
        .map(|(code, held)| {
            code.parse().map(|c| (c, held)).map_err(|e: base::code::NotACode| StoreError::broken(e.to_string()))
        })
        .collect()
}

/// Writes new RSVPs.
pub fn insert(db: &mut Change, rows: &[(ActionId, Rsvp)]) -> Result<(), StoreError> {
    let rows: Vec<Vec<Value>> =
        rows.iter().map(|(action, r)| args![*action, r.seq, r.standing.number(), r.people].to_vec()).collect();
    db.exec_many(INSERT, &rows).map(|_| ())
}

/// Writes what people added to new RSVPs.
pub fn insert_contacts(db: &mut Change, rows: &[(ActionId, Contact)]) -> Result<(), StoreError> {
    let rows: Vec<Vec<Value>> = rows
        .iter()
        .map(|(action, c)| args![*action, c.seq, c.mail.clone(), c.name.clone(), c.lang.as_str()].to_vec())
        .collect();
    db.exec_many(INSERT_CONTACT, &rows).map(|_| ())
}

/// Writes the figures of the doors that moved, and those of their calls: once each.
pub fn settle<'a>(db: &mut Change, doors: impl IntoIterator<Item = &'a Held>) -> Result<(), StoreError> {
    let mut rows = Vec::new();
    let mut calls: BTreeMap<CallId, (i64, i64)> = BTreeMap::new();
    for held in doors.into_iter().filter(|held| held.is_moved()) {
        let delta = |is: u32, was: u32| i64::from(is) - i64::from(was);
        let (going, maybe) = (delta(held.door.going, held.was.going), delta(held.door.maybe, held.was.maybe));
        let waiting = delta(held.door.waiting, held.was.waiting);
        rows.push(args![held.action, going, maybe, waiting, delta(held.next_seq, held.first_seq)].to_vec());
        if let Some(call) = held.call {
            let sum = calls.entry(call).or_default();
            *sum = (sum.0 + going, sum.1 + maybe);
        }
    }
    db.exec_many(MOVE_ACTION, &rows)?;
    for (call, (going, maybe)) in calls {
        if (going, maybe) != (0, 0) {
            db.exec(MOVE_CALL, args![call, going, maybe])?;
        }
    }
    Ok(())
}

/// One RSVP of an action.
pub fn find(db: &mut impl Db, action: ActionId, seq: u32) -> Result<Rsvp, StoreError> {
    db.one(FIND, args![action, seq], rsvp_row)
}

/// Saves where an RSVP stands.
pub fn save(db: &mut Change, action: ActionId, rsvp: Rsvp) -> Result<(), StoreError> {
    db.exec(SAVE, args![action, rsvp.seq, rsvp.standing.number(), rsvp.people]).map(|_| ())
}

/// Deletes an RSVP and everything that was added to it.
pub fn delete(db: &mut Change, action: ActionId, seq: u32) -> Result<(), StoreError> {
    db.exec(DELETE_CONTACT, args![action, seq])?;
    db.exec(DELETE, args![action, seq]).map(|_| ())
}

/// Lets those in who wait and fit now; answers their numbers.
pub fn promote(db: &mut Change, held: &mut Held) -> Result<Vec<u32>, StoreError> {
    if held.door.waiting == 0 {
        return Ok(Vec::new());
    }
    let line = db.all(LINE, args![held.action], rsvp_row)?;
    let up = held.door.promote(&line);
    let rows: Vec<Vec<Value>> = line
        .iter()
        .filter(|r| up.contains(&r.seq))
        .map(|r| args![held.action, r.seq, Standing::Going.number(), r.people].to_vec())
        .collect();
    db.exec_many(SAVE, &rows)?;
    Ok(up)
}

/// What was added to one RSVP.
pub fn contact(db: &mut impl Db, action: ActionId, seq: u32) -> Result<Option<Contact>, StoreError> {
    db.maybe(CONTACT, args![action, seq], contact_row)
}

/// What was added to the RSVPs of an action, `most` after number `after`.
pub fn contacts(db: &mut impl Db, action: ActionId, after: u32, most: i64) -> Result<Vec<(Contact, Rsvp)>, StoreError> {
    db.all(CONTACTS, args![action, after, most], |row| {
        let contact = contact_row(row)?;
        let standing = standing(row.get(5)?)?;
        let rsvp = Rsvp { seq: contact.seq, standing, people: row.get(6)? };
        Ok((contact, rsvp))
    })
}

/// How many RSVPs and people stand where.
pub fn parties(db: &mut impl Db, action: ActionId) -> Result<Vec<(Standing, u32, u32)>, StoreError> {
    db.all(PARTIES, args![action], |row| Ok((standing(row.get(0)?)?, row.get(1)?, row.get(2)?)))
}

/// Notes that the e-mail address of an RSVP was confirmed.
pub fn confirm(db: &mut Change, action: ActionId, seq: u32, now: Time) -> Result<bool, StoreError> {
    db.exec(CONFIRM, args![action, seq, now]).map(|n| n > 0)
}

/// Deletes RSVPs, and what was added to them, of actions that ended long enough ago; the figures of
/// the action stay.
pub fn purge(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    let over = db.all(OVER, args![now.minus(KEPT), now.minus(LOOKED_AT)], |row| row.get::<ActionId>(0))?;
    let mut deleted = 0;
    for action in over {
        let next: Option<u32> = db.maybe(OLDEST, args![action, PURGE_STEP], |row| row.get(0))?;
        let below = next.unwrap_or(u32::MAX);
        deleted += db.exec(PURGE_CONTACTS, args![action, below])?;
        deleted += db.exec(PURGE, args![action, below])?;
        if deleted >= u64::try_from(PURGE_STEP).unwrap_or(0) {
            break;
        }
    }
    Ok(deleted)
}

/// Compares every figure with the rows it counts, for actions whose RSVPs are still kept.
pub fn audit(db: &mut impl Db, now: Time) -> Result<Vec<Mismatch>, StoreError> {
    let mut out = Vec::new();
    let mut compare = |row: &Row<'_>| {
        let three = |at: usize| Ok::<_, StoreError>([row.get(at)?, row.get(at + 1)?, row.get(at + 2)?]);
        let (figures, rows) = (three(1)?, three(4)?);
        if figures != rows {
            out.push(Mismatch { what: row.get(0)?, figures, rows });
        }
        Ok(())
    };
    db.each(AUDIT, args![now.minus(KEPT)], &mut compare)?;
    db.each(AUDIT_CALLS, &[], &mut compare)?;
    Ok(out)
}

fn standing(number: i64) -> Result<Standing, StoreError> {
    Standing::of(number).ok_or_else(|| StoreError::broken(format!("no standing {number}")))
}

fn rsvp_row(row: &Row<'_>) -> Result<Rsvp, StoreError> {
    Ok(Rsvp { seq: row.get(0)?, standing: standing(row.get(1)?)?, people: row.get(2)? })
}

fn contact_row(row: &Row<'_>) -> Result<Contact, StoreError> {
    Ok(Contact {
        seq: row.get(0)?,
        mail: row.get(1)?,
        mail_confirmed_at: row.get(2)?,
        name: row.get(3)?,
        lang: row.get(4)?,
    })
}

#[cfg(test)]
const PAGES: Sql = sql!("SELECT page_count FROM pragma_page_count");

/// Pages of four kilobytes in an SQLite database, for the test of how little an RSVP takes.
#[cfg(test)]
pub(crate) fn pages(db: &mut impl Db) -> Result<i64, StoreError> {
    db.one(PAGES, &[], |row| row.get(0))
}
