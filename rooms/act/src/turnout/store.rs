//! Turnout estimates in the database. The sums of a call move with the chosen ones.

use base::{ActionId, CallId, Time};
use store::{Change, Db, Row, Sql, StoreError, args, sql};
use uuid::Uuid;

use super::model::{Estimate, Method, Range, Source};
use crate::rsvp::store::Mismatch;

const INSERT: Sql = sql!(
    "INSERT INTO turnout_estimates (id, action_id, low, high, source, method, note, made_at, chosen_at, chosen_reason) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, '')"
);
const OF_ACTION: Sql = sql!(
    "SELECT id, action_id, low, high, source, method, note, made_at, chosen_at, chosen_reason \
     FROM turnout_estimates WHERE action_id = $1 ORDER BY made_at, id"
);
const CHOSEN: Sql = sql!("SELECT low, high FROM turnout_estimates WHERE action_id = $1 AND chosen_at IS NOT NULL");
/// The call whose sums an action moves; a hidden action moves none.
const HOLD: Sql = sql!(
    "SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = a.id) THEN a.call_id END \
     FROM actions a WHERE a.id = $1 {for update}"
);
const CALL: Sql = sql!("SELECT call_id FROM actions WHERE id = $1");
const UNCHOOSE: Sql = sql!("UPDATE turnout_estimates SET chosen_at = NULL, chosen_reason = '' WHERE action_id = $1");
const CHOOSE: Sql =
    sql!("UPDATE turnout_estimates SET chosen_at = $3, chosen_reason = $4 WHERE id = $1 AND action_id = $2");
const DELETE: Sql = sql!("DELETE FROM turnout_estimates WHERE id = $1 AND action_id = $2");
const MOVE_CALL: Sql = sql!(
    "UPDATE call_figures SET turnout_low = turnout_low + $2, turnout_high = turnout_high + $3, \
     turnout_actions = turnout_actions + $4 WHERE call_id = $1"
);

const AUDIT: Sql = sql!(
    "SELECT c.slug, f.turnout_low, f.turnout_high, f.turnout_actions, \
     COALESCE(s.low, 0), COALESCE(s.high, 0), COALESCE(s.actions, 0) \
     FROM calls c JOIN call_figures f ON f.call_id = c.id \
     LEFT JOIN (SELECT a.call_id, CAST(sum(t.low) AS INTEGER) AS low, CAST(sum(t.high) AS INTEGER) AS high, \
     count(*) AS actions FROM turnout_estimates t JOIN actions a ON a.id = t.action_id \
     WHERE t.chosen_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = a.id) \
     GROUP BY a.call_id) s ON s.call_id = c.id"
);

/// Calls whose turnout sums (low, high, actions) differ from their chosen estimates.
pub fn audit(db: &mut impl Db) -> Result<Vec<Mismatch>, StoreError> {
    let all = db.all(AUDIT, &[], |row| {
        let three = |at: usize| Ok::<_, StoreError>([row.get(at)?, row.get(at + 1)?, row.get(at + 2)?]);
        Ok(Mismatch { what: row.get(0)?, figures: three(1)?, rows: three(4)? })
    })?;
    Ok(all.into_iter().filter(|it| it.figures != it.rows).collect())
}

/// The estimates of an action, oldest first.
pub fn of_action(db: &mut impl Db, action: ActionId) -> Result<Vec<Estimate>, StoreError> {
    db.all(OF_ACTION, args![action], |row| {
        let chosen: Option<Time> = row.get(8)?;
        let reason: String = row.get(9)?;
        Ok(Estimate {
            id: row.get(0)?,
            action: row.get(1)?,
            range: range(row, 2)?,
            source: Source::parse(&row.get::<String>(4)?),
            method: Method::parse(&row.get::<String>(5)?),
            note: row.get(6)?,
            made_at: row.get(7)?,
            chosen: chosen.map(|at| (at, reason)),
        })
    })
}

/// The estimate that counts for an action.
pub fn chosen(db: &mut impl Db, action: ActionId) -> Result<Option<Range>, StoreError> {
    db.maybe(CHOSEN, args![action], |row| range(row, 0))
}

/// Writes an estimate.
pub fn insert(db: &mut Change, it: &Estimate) -> Result<(), StoreError> {
    let row = args![
        it.id,
        it.action,
        it.range.low,
        it.range.high,
        it.source.as_str(),
        it.method.as_str(),
        it.note.as_str(),
        it.made_at
    ];
    db.exec(INSERT, row).map(|_| ())
}

/// Chooses the estimate that counts; the sums of the call move by the difference.
pub fn choose(db: &mut Change, action: ActionId, id: Uuid, reason: &str, now: Time) -> Result<(), StoreError> {
    let call: Option<CallId> = db.one(HOLD, args![action], |row| row.get(0))?;
    let before = chosen(db, action)?;
    db.exec(UNCHOOSE, args![action])?;
    if db.exec(CHOOSE, args![id, action, now, reason])? == 0 {
        return Err(StoreError::Missing);
    }
    let after = chosen(db, action)?;
    move_call(db, call, before, after)
}

/// Deletes an estimate; if it was the one that counts, none counts.
pub fn delete(db: &mut Change, action: ActionId, id: Uuid) -> Result<(), StoreError> {
    let call: Option<CallId> = db.one(HOLD, args![action], |row| row.get(0))?;
    let before = chosen(db, action)?;
    if db.exec(DELETE, args![id, action])? == 0 {
        return Err(StoreError::Missing);
    }
    let after = chosen(db, action)?;
    move_call(db, call, before, after)
}

/// An action was hidden or shown again: the sums of its call count what everybody may see.
pub fn hidden(db: &mut Change, action: ActionId, is_hidden: bool) -> Result<(), StoreError> {
    let call: Option<CallId> = db.one(CALL, args![action], |row| row.get(0))?;
    let counted = chosen(db, action)?;
    if is_hidden { move_call(db, call, counted, None) } else { move_call(db, call, None, counted) }
}

fn move_call(
    db: &mut Change,
    call: Option<CallId>,
    before: Option<Range>,
    after: Option<Range>,
) -> Result<(), StoreError> {
    let Some(call) = call.filter(|_| before != after) else { return Ok(()) };
    let figure = |range: Option<Range>| range.map_or((0, 0, 0), |r| (i64::from(r.low), i64::from(r.high), 1_i64));
    let (was, is) = (figure(before), figure(after));
    db.exec(MOVE_CALL, args![call, is.0 - was.0, is.1 - was.1, is.2 - was.2]).map(|_| ())
}

fn range(row: &Row<'_>, at: usize) -> Result<Range, StoreError> {
    Ok(Range { low: row.get(at)?, high: row.get(at + 1)? })
}
