//! The queue, what is hidden, and the log in the database.
//!
//! Promises: what waits and what was noted is missing to everybody but site stewards; hiding, its
//! entry in the log, its entry in the audit and the end of its flags are one change.

use ::store::{Change, Db, Row, Sql, StoreError, args, sql, with_list};
use base::{Actor, Event, Random, Time};
use serde_json::json;
use uuid::Uuid;
use web::Hiding;

use super::model::{Act, Entry, Hidden, LOG_PAGE, PAGE, Settle, Standing, Waiting};
use crate::audit;
use crate::moderation::Kind;
use crate::moderation::flag::{Flag, Reason};

const COUNT: Sql = sql!("SELECT count(DISTINCT subject) FROM flags WHERE settled_at IS NULL");
const WAITING: Sql = sql!(
    "SELECT subject, kind, max(flagged_at) FROM flags WHERE settled_at IS NULL GROUP BY subject, kind \
     ORDER BY max(flagged_at) DESC, subject LIMIT $1 OFFSET $2"
);
const FLAGS: Sql = sql!(
    "SELECT reason, words, flagged_at, subject FROM flags WHERE settled_at IS NULL AND subject IN ({list}) \
     ORDER BY flagged_at DESC, id"
);
const COUNT_HIDDEN: Sql = sql!("SELECT count(*) FROM hidings");
const HIDDEN: Sql =
    sql!("SELECT subject, kind, reason, hidden_at FROM hidings ORDER BY hidden_at DESC, subject LIMIT $1 OFFSET $2");
const KIND: Sql = sql!(
    "SELECT kind FROM flags WHERE subject = $1 UNION SELECT kind FROM hidings WHERE subject = $1 \
     UNION SELECT kind FROM moderation_log WHERE subject = $1"
);
const REASON: Sql = sql!("SELECT reason FROM hidings WHERE subject = $1");
const HIDE: Sql = sql!("INSERT INTO hidings (subject, kind, reason, hidden_at) VALUES ($1, $2, $3, $4)");
const SHOW: Sql = sql!("DELETE FROM hidings WHERE subject = $1");
const SETTLE: Sql = sql!("UPDATE flags SET settled_at = $2, settled_by = $3 WHERE subject = $1 AND settled_at IS NULL");
const REOPEN: Sql = sql!("UPDATE flags SET settled_at = NULL, settled_by = NULL WHERE settled_by = $1");
const WRITE: Sql = sql!(
    "INSERT INTO moderation_log (id, done_on, act, kind, subject, reason, note) VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
const OF_SUBJECT: Sql = sql!(
    "SELECT id, done_on, act, kind, subject, reason, note FROM moderation_log WHERE subject = $1 \
     ORDER BY id DESC LIMIT 100"
);
const LOG: Sql =
    sql!("SELECT id, done_on, act, kind, subject, reason, '' FROM moderation_log ORDER BY id DESC LIMIT $1 OFFSET $2");
const COUNT_LOG: Sql = sql!("SELECT count(*) FROM moderation_log");

fn steward(actor: &Actor) -> Result<(), StoreError> {
    if actor.is_site_steward() { Ok(()) } else { Err(StoreError::Missing) }
}

fn word<T>(row: &Row<'_>, i: usize, parse: impl Fn(&str) -> Option<T>) -> Result<T, StoreError> {
    let text: String = row.get(i)?;
    parse(&text).ok_or_else(|| StoreError::broken(format!("column {i}: unknown word {text}")))
}

fn flag(row: &Row<'_>) -> Result<Flag, StoreError> {
    Ok(Flag { reason: word(row, 0, Reason::parse)?, words: row.get(1)?, at: row.get(2)? })
}

fn entry(row: &Row<'_>) -> Result<Entry, StoreError> {
    let kind: String = row.get(3)?;
    Ok(Entry {
        id: row.get(0)?,
        done_on: row.get(1)?,
        act: word(row, 2, Act::parse)?,
        kind: Kind::parse(&kind),
        subject: row.get(4)?,
        reason: row.get(5)?,
        note: row.get(6)?,
    })
}

/// How many things wait.
pub fn count(db: &mut impl Db) -> Result<u32, StoreError> {
    db.one(COUNT, args![], |row| row.get(0))
}

/// One page of what waits, the newest first; pages are counted from 1.
pub fn waiting(db: &mut impl Db, actor: &Actor, page: u32) -> Result<Vec<Waiting>, StoreError> {
    steward(actor)?;
    let mut list = db.all(WAITING, args![PAGE, (page - 1) * PAGE], |row| {
        Ok(Waiting { subject: row.get(0)?, kind: word(row, 1, Kind::parse)?, newest: row.get(2)?, flags: Vec::new() })
    })?;
    if list.is_empty() {
        return Ok(list);
    }
    let (sql, args) = with_list(FLAGS, &[], list.iter().map(|it| it.subject));
    for (subject, flag) in db.all(sql, &args, |row| Ok((row.get::<Uuid>(3)?, flag(row)?)))? {
        if let Some(it) = list.iter_mut().find(|it| it.subject == subject) {
            it.flags.push(flag);
        }
    }
    Ok(list)
}

/// One page of what is hidden, the newest first, and how many things are.
pub fn hidden(db: &mut impl Db, actor: &Actor, page: u32) -> Result<(Vec<Hidden>, u32), StoreError> {
    steward(actor)?;
    let count = db.one(COUNT_HIDDEN, args![], |row| row.get(0))?;
    let list = db.all(HIDDEN, args![PAGE, (page - 1) * PAGE], |row| {
        let since: Time = row.get(3)?;
        Ok(Hidden { subject: row.get(0)?, kind: word(row, 1, Kind::parse)?, reason: row.get(2)?, since: since.day() })
    })?;
    Ok((list, count))
}

/// Where a thing stands; missing when nobody ever flagged it.
pub fn standing(db: &mut impl Db, actor: &Actor, subject: Uuid) -> Result<Standing, StoreError> {
    steward(actor)?;
    let kind = db.one(KIND, args![subject], |row| row.get::<String>(0))?;
    let kind = Kind::parse(&kind).ok_or(StoreError::Missing)?;
    let (sql, args) = with_list(FLAGS, &[], [subject]);
    Ok(Standing {
        kind,
        flags: db.all(sql, &args, flag)?,
        hidden: db.maybe(REASON, args![subject], |row| row.get(0))?,
        entries: db.all(OF_SUBJECT, args![subject], entry)?,
    })
}

/// What became of a wish to settle.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Settled {
    /// It is done.
    Done,
    /// Something happened since the steward looked.
    Moved,
}

/// Does what a steward wishes: one step, or the last one undone.
pub fn settle(
    db: &mut Change,
    actor: &Actor,
    (subject, title): (Uuid, &str),
    wish: &Settle,
    (now, random): (Time, &dyn Random),
    hidings: &[Hiding],
) -> Result<Settled, StoreError> {
    let it = standing(db, actor, subject)?;
    if it.seen() != wish.seen {
        return Ok(Settled::Moved);
    }
    let id = base::id::uuid_v7(now, random);
    let moved = |db: &mut Change, is_hidden| {
        let mut concerned = hidings.iter().filter(|hiding| hiding.kind == it.kind.as_str());
        concerned.try_for_each(|hiding| (hiding.moved)(db, subject, is_hidden))
    };
    let hide = |db: &mut Change, reason: &str| {
        db.exec(HIDE, args![subject, it.kind.as_str(), reason, now])?;
        tell(db, "SubjectHidden", (subject, it.kind), now, random);
        moved(db, true)
    };
    let show = |db: &mut Change| {
        db.exec(SHOW, args![subject])?;
        tell(db, "SubjectShown", (subject, it.kind), now, random);
        moved(db, false)
    };
    match wish.step {
        Act::Undone => {
            let Some(last) = it.undoable() else { return Ok(Settled::Moved) };
            db.exec(REOPEN, args![last.id])?;
            match last.act {
                Act::Hidden => show(db)?,
                Act::Shown => hide(db, &former_reason(&it))?,
                _ => {}
            }
        }
        step if !it.steps().contains(&step) => return Ok(Settled::Moved),
        step => {
            match step {
                Act::Hidden => hide(db, &wish.reason)?,
                Act::Shown => show(db)?,
                _ => {}
            }
            db.exec(SETTLE, args![subject, now, id])?;
        }
    }
    let entry = Entry {
        id,
        done_on: now.day(),
        act: wish.step,
        kind: Some(it.kind),
        subject,
        reason: wish.reason.clone(),
        note: wish.note.clone(),
    };
    write(db, actor, &entry, title, now)?;
    Ok(Settled::Done)
}

/// The reason with which a thing was hidden before it was shown again.
fn former_reason(it: &Standing) -> String {
    let hidden = it.entries.iter().find(|entry| entry.act == Act::Hidden);
    hidden.map(|entry| entry.reason.clone()).unwrap_or_default()
}

/// Tells other rooms.
fn tell(db: &mut Change, event: &str, (subject, kind): (Uuid, Kind), now: Time, random: &dyn Random) {
    db.emit(Event::new(event, subject, json!({ "kind": kind.as_str() }), now, random));
}

/// Writes an act into the log and into the audit.
pub(crate) fn write(db: &mut Change, actor: &Actor, it: &Entry, title: &str, now: Time) -> Result<(), StoreError> {
    let kind = it.kind.map_or("block", Kind::as_str);
    let args = args![it.id, it.done_on, it.act.as_str(), kind, it.subject, it.reason.as_str(), it.note.as_str()];
    db.exec(WRITE, args)?;
    let about = if it.reason.is_empty() { title.to_owned() } else { format!("{title}: {}", it.reason) };
    audit::store::append(db, actor, it.act.audit(), &about, now)
}

/// One page of what stewards did, the newest first and without their notes, and how many entries
/// there are; for everybody.
pub fn log(db: &mut impl Db, page: u32) -> Result<(Vec<Entry>, u32), StoreError> {
    let count = db.one(COUNT_LOG, args![], |row| row.get(0))?;
    Ok((db.all(LOG, args![LOG_PAGE, (page - 1) * LOG_PAGE], entry)?, count))
}
