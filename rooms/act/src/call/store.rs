//! Calls in the database. What the actor may not see is missing.

use std::time::Duration;

use base::{Actor, CallId, GroupId, Slug, Time};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use people::membership::officer;
use store::{Change, Db, FromValue, Row, Sql, StoreError, Value, args, sql};

use super::form::is_reserved;
use super::model::{Call, Caller, Content, Correction, Figures, Listed, Period, Picture, State, Totals};

macro_rules! call_columns {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.slug, c.group_id, g.slug, g.name, g.visibility, c.title, c.summary, c.body, \
             c.starts_on, c.ends_on, c.langs, c.why_text, c.why_url, c.state, c.state_reason, \
             c.picture, c.picture_text, c.picture_width, c.picture_height, c.version, \
             c.created_at, c.opened_at, c.ended_at, c.changed_at, h.reason, \
             f.endorsements, f.actions, f.going, f.maybe, f.turnout_low, f.turnout_high, f.turnout_actions \
             FROM calls c JOIN groups g ON g.id = c.group_id JOIN call_figures f ON f.call_id = c.id \
             LEFT JOIN hidings h ON h.subject = c.id ",
            $rest
        )
    };
}

macro_rules! listed_columns {
    ($rest:literal) => {
        concat!(
            "SELECT c.slug, c.title, c.summary, c.starts_on, c.ends_on, c.state, c.group_id, g.slug, g.name, \
             g.visibility, c.picture, c.picture_text, c.picture_width, c.picture_height, \
             f.endorsements, f.actions, f.going, f.maybe, f.turnout_low, f.turnout_high, f.turnout_actions \
             FROM calls c JOIN groups g ON g.id = c.group_id JOIN call_figures f ON f.call_id = c.id ",
            $rest
        )
    };
}

const BY_SLUG: Sql = sql!(call_columns!("WHERE c.slug = $1"));
const BY_ID: Sql = sql!(call_columns!("WHERE c.id = $1"));
const LOCK: Sql = sql!("SELECT id FROM calls WHERE slug = $1 {for update}");
const DEMANDS: Sql = sql!("SELECT demand FROM call_demands WHERE call_id = $1 ORDER BY position");
const SLUG_TAKEN: Sql = sql!("SELECT 1 FROM calls WHERE slug = $1 AND id <> $2");
const FIGURES: Sql = sql!(
    "SELECT endorsements, actions, going, maybe, turnout_low, turnout_high, turnout_actions \
     FROM call_figures WHERE call_id = $1"
);
const PUBLIC: Sql = sql!(listed_columns!(
    "WHERE c.state IN ('open', 'closed', 'withdrawn') \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = c.id) \
     ORDER BY CASE c.state WHEN 'open' THEN 0 ELSE 1 END, c.opened_at DESC, c.id LIMIT $1 OFFSET $2"
));
const OPEN: Sql = sql!(listed_columns!(
    "WHERE c.state = 'open' AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = c.id) \
     ORDER BY CASE WHEN c.ends_on >= $1 THEN 0 ELSE 1 END, c.starts_on, c.id LIMIT $2"
));
const COUNT_PUBLIC: Sql = sql!(
    "SELECT count(*) FROM calls c WHERE c.state IN ('open', 'closed', 'withdrawn') \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = c.id)"
);
const TOTALS: Sql = sql!(
    "SELECT count(*), CAST(coalesce(sum(f.actions), 0) AS INTEGER), CAST(coalesce(sum(f.going), 0) AS INTEGER) \
     FROM calls c JOIN call_figures f ON f.call_id = c.id WHERE c.state = 'open' \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = c.id)"
);
const DRAFTS: Sql = sql!(listed_columns!(
    "WHERE c.state = 'draft' AND c.group_id IN ({list}) ORDER BY c.changed_at DESC, c.id LIMIT 50"
));
const OF_GROUP: Sql = sql!(listed_columns!(
    "WHERE c.group_id = $1 AND (c.state <> 'draft' OR $2 = 1) \
     AND ($2 = 1 OR NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = c.id)) \
     ORDER BY CASE c.state WHEN 'open' THEN 0 WHEN 'draft' THEN 1 ELSE 2 END, c.changed_at DESC, c.id LIMIT $3"
));
const INSERT: Sql = sql!(
    "INSERT INTO calls (id, slug, title, summary, body, starts_on, ends_on, langs, why_text, why_url, \
     state, state_reason, version, picture, picture_text, picture_width, picture_height, \
     opened_at, ended_at, changed_at, group_id, created_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)"
);
const SAVE: Sql = sql!(
    "UPDATE calls SET slug = $2, title = $3, summary = $4, body = $5, starts_on = $6, ends_on = $7, langs = $8, \
     why_text = $9, why_url = $10, state = $11, state_reason = $12, version = $13, picture = $14, \
     picture_text = $15, picture_width = $16, picture_height = $17, opened_at = $18, ended_at = $19, \
     changed_at = $20 WHERE id = $1"
);
const INSERT_FIGURES: Sql = sql!("INSERT INTO call_figures (call_id) VALUES ($1)");
const INSERT_DEMAND: Sql = sql!("INSERT INTO call_demands (call_id, position, demand) VALUES ($1, $2, $3)");
const CLEAR_DEMANDS: Sql = sql!("DELETE FROM call_demands WHERE call_id = $1");
const INSERT_CORRECTION: Sql =
    sql!("INSERT INTO call_corrections (call_id, version, at, reason, changes) VALUES ($1, $2, $3, $4, $5)");
const CLEAR_CORRECTIONS: Sql = sql!("DELETE FROM call_corrections WHERE call_id = $1");
const CORRECTIONS: Sql = sql!(
    "SELECT version, at, reason, changes FROM call_corrections WHERE call_id = $1 AND version > $2 \
     ORDER BY version DESC LIMIT $3"
);
const CORRECTIONS_BEFORE: Sql = sql!(
    "SELECT version, at, reason, changes FROM call_corrections WHERE call_id = $1 AND version < $2 \
     ORDER BY version DESC LIMIT $3"
);
const SHOWS_FILE: Sql = sql!("SELECT count(*) FROM calls WHERE picture = $1");
const CLEAR_FIGURES: Sql = sql!("DELETE FROM call_figures WHERE call_id = $1");
const DELETE: Sql = sql!("DELETE FROM calls WHERE id = $1");
const MOVE_ENDORSEMENTS: Sql = sql!("UPDATE call_figures SET endorsements = endorsements + $2 WHERE call_id = $1");
const ENDORSER_MOVED: Sql = sql!(
    "UPDATE call_figures SET endorsements = endorsements + $2 WHERE call_id = $1 \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = $3)"
);
const ENDORSER_HIDDEN: Sql = sql!(
    "UPDATE call_figures SET endorsements = endorsements + $2 WHERE call_id IN \
     (SELECT e.call_id FROM call_endorsements e WHERE e.group_id = $1 AND e.revoked_at IS NULL)"
);

/// Calls on one page of the list.
pub const PAGE: i64 = 20;

/// A call by its name in URLs, if `actor` may see it, with its figures.
pub fn find_with_figures(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<(Call, Figures), StoreError> {
    let found = db.one(BY_SLUG, args![slug], call_row)?;
    seen(db, actor, found)
}

/// A call by its name in URLs, if `actor` may see it.
pub fn find(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<Call, StoreError> {
    find_with_figures(db, actor, slug).map(|(call, _)| call)
}

/// A call by its id, if `actor` may see it.
pub fn find_by_id(db: &mut impl Db, actor: &Actor, id: CallId) -> Result<Call, StoreError> {
    let found = db.one(BY_ID, args![id], call_row)?;
    seen(db, actor, found).map(|(call, _)| call)
}

fn seen(db: &mut impl Db, actor: &Actor, found: (Call, Figures)) -> Result<(Call, Figures), StoreError> {
    let (mut call, figures) = found;
    if !call.is_visible_to(actor) {
        return Err(StoreError::Missing);
    }
    call.content.demands = db.all(DEMANDS, args![call.id], |row| row.get(0))?;
    Ok((call, figures))
}

/// A call that `actor` may change; missing to everybody but the calling group's officers.
pub fn find_for_editor(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<Call, StoreError> {
    let call = find(db, actor, slug)?;
    officer(db, actor, call.caller.id)?;
    Ok(call)
}

/// The same by its id.
pub fn find_for_editor_by_id(db: &mut impl Db, actor: &Actor, id: CallId) -> Result<Call, StoreError> {
    let call = find_by_id(db, actor, id)?;
    officer(db, actor, call.caller.id)?;
    Ok(call)
}

/// The same, held until the change ends, so that two editors come one after the other.
pub fn hold_for_editor(db: &mut Change, actor: &Actor, slug: &str) -> Result<Call, StoreError> {
    hold(db, slug)?;
    find_for_editor(db, actor, slug)
}

/// A call that `actor` may see, held until the change ends.
pub fn hold_for_reader(db: &mut Change, actor: &Actor, slug: &str) -> Result<Call, StoreError> {
    hold(db, slug)?;
    find(db, actor, slug)
}

fn hold(db: &mut Change, slug: &str) -> Result<(), StoreError> {
    db.one(LOCK, args![slug], |row| row.get::<CallId>(0)).map(|_| ())
}

/// The figures of a call.
pub fn figures(db: &mut impl Db, call: CallId) -> Result<Figures, StoreError> {
    db.one(FIGURES, args![call], |row| figures_at(row, 0))
}

/// Public calls, open ones first, `page` counted from 0; one more than a page when there are more.
pub fn public(db: &mut impl Db, page: i64) -> Result<Vec<Listed>, StoreError> {
    db.all(PUBLIC, args![PAGE + 1, page.clamp(0, 100_000) * PAGE], listed_row)
}

/// Open calls, the soonest first, those whose days are over behind them.
pub fn open(db: &mut impl Db, now: Time, limit: i64) -> Result<Vec<Listed>, StoreError> {
    // A day is over where it ends last, twelve hours behind UTC.
    let today = now.minus(Duration::from_hours(12)).to_jiff().to_zoned(TimeZone::UTC).date();
    db.all(OPEN, args![today.to_string(), limit], listed_row)
}

/// How many calls are public.
pub fn count_public(db: &mut impl Db) -> Result<i64, StoreError> {
    db.one(COUNT_PUBLIC, args![], |row| row.get(0))
}

/// What all open calls have together; as many rows as there are open calls.
pub fn totals(db: &mut impl Db) -> Result<Totals, StoreError> {
    db.one(TOTALS, args![], |row| Ok(Totals { calls: row.get(0)?, actions: row.get(1)?, going: row.get(2)? }))
}

/// Drafts of the groups `actor` belongs to.
pub fn drafts(db: &mut impl Db, actor: &Actor) -> Result<Vec<Listed>, StoreError> {
    if actor.groups.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, args) = store::with_list(DRAFTS, &[], actor.groups.iter().map(|(group, _)| group));
    db.all(sql, &args, listed_row)
}

/// The calls of a group, drafts only for its members; one more than `limit` when there are more.
pub fn of_group(db: &mut impl Db, actor: &Actor, group: GroupId, limit: i64) -> Result<Vec<Listed>, StoreError> {
    let is_member = actor.is_at_least(group, base::GroupRole::Member);
    db.all(OF_GROUP, args![group, is_member, limit + 1], listed_row)
}

/// A free name in URLs like `wish`; `call` itself may keep its own.
pub fn free_slug(db: &mut impl Db, wish: &Slug, call: CallId) -> Result<Slug, StoreError> {
    let mut slug = wish.clone();
    for n in 2..1_000 {
        if !is_reserved(&slug) && !is_taken(db, &slug, call)? {
            return Ok(slug);
        }
        slug = wish.numbered(n);
    }
    Err(StoreError::Busy)
}

/// Whether another call has this name.
pub fn is_taken(db: &mut impl Db, slug: &Slug, call: CallId) -> Result<bool, StoreError> {
    Ok(db.maybe(SLUG_TAKEN, args![slug, call], |row| row.get::<i64>(0))?.is_some())
}

/// Writes a new call with its demands and empty figures.
pub fn insert(db: &mut Change, call: &Call) -> Result<(), StoreError> {
    let mut row = fields(call);
    row.extend([call.caller.id.into(), call.created_at.into()]);
    db.exec(INSERT, &row)?;
    db.exec(INSERT_FIGURES, args![call.id])?;
    insert_demands(db, call)
}

/// Writes what changed about a call.
pub fn save(db: &mut Change, call: &Call) -> Result<(), StoreError> {
    db.exec(SAVE, &fields(call))?;
    db.exec(CLEAR_DEMANDS, args![call.id])?;
    insert_demands(db, call)
}

/// What of a call may change, in the order of [`SAVE`]; [`INSERT`] begins with the same.
fn fields(call: &Call) -> Vec<Value> {
    let (content, picture) = (&call.content, call.picture.as_ref());
    vec![
        call.id.into(),
        (&call.slug).into(),
        (&content.title).into(),
        (&content.summary).into(),
        (&content.text).into(),
        content.period.starts.to_string().into(),
        content.period.ends.to_string().into(),
        content.langs.join(" ").into(),
        (&content.why_text).into(),
        (&content.why_url).into(),
        call.state.as_str().into(),
        (&call.state_reason).into(),
        call.version.into(),
        picture.map(|p| p.file.clone()).into(),
        picture.map_or("", |p| p.text.as_str()).into(),
        picture.map_or(0, |p| p.width).into(),
        picture.map_or(0, |p| p.height).into(),
        call.opened_at.into(),
        call.ended_at.into(),
        call.changed_at.into(),
    ]
}

fn insert_demands(db: &mut Change, call: &Call) -> Result<(), StoreError> {
    let rows: Vec<Vec<Value>> = call
        .content
        .demands
        .iter()
        .zip(0_i64..)
        .map(|(demand, position)| vec![call.id.into(), position.into(), demand.into()])
        .collect();
    db.exec_many(INSERT_DEMAND, &rows).map(|_| ())
}

/// Adds an entry to a call's history.
pub fn add_correction(db: &mut Change, call: CallId, it: &Correction) -> Result<(), StoreError> {
    let changes = serde_json::to_string(&it.changes).map_err(|e| StoreError::broken(e.to_string()))?;
    db.exec(INSERT_CORRECTION, args![call, it.version, it.at, &it.reason, changes]).map(|_| ())
}

/// Forgets what editors of a draft did; its public history begins empty.
pub fn clear_corrections(db: &mut Change, call: CallId) -> Result<(), StoreError> {
    db.exec(CLEAR_CORRECTIONS, args![call]).map(|_| ())
}

/// What changed after `version`, newest first.
pub fn changed_since(db: &mut impl Db, call: CallId, version: i64) -> Result<Vec<Correction>, StoreError> {
    db.all(CORRECTIONS, args![call, version, 50_i64], correction_row)
}

/// History entries before `version`, newest first; one more than `limit` when there are more.
pub fn corrections(db: &mut impl Db, call: CallId, before: i64, limit: i64) -> Result<Vec<Correction>, StoreError> {
    db.all(CORRECTIONS_BEFORE, args![call, before, limit + 1], correction_row)
}

/// Whether any call shows this file.
pub fn shows_file(db: &mut impl Db, file: &str) -> Result<bool, StoreError> {
    db.one(SHOWS_FILE, args![file], |row| row.get::<i64>(0)).map(|count| count > 0)
}

/// Deletes a draft with everything that belongs to it alone; an action under it is a conflict.
pub fn discard(db: &mut Change, call: CallId) -> Result<(), StoreError> {
    for sql in [CLEAR_DEMANDS, CLEAR_CORRECTIONS, CLEAR_FIGURES, DELETE] {
        db.exec(sql, args![call])?;
    }
    Ok(())
}

/// Moves the number of endorsements in force.
pub fn endorser_moved(db: &mut Change, call: CallId, group: GroupId, by: i64) -> Result<(), StoreError> {
    db.exec(ENDORSER_MOVED, args![call, by, group]).map(|_| ())
}

/// A group was hidden or shown again: the calls it endorses count what everybody may see.
pub fn endorser_hidden(db: &mut Change, group: GroupId, is_hidden: bool) -> Result<(), StoreError> {
    db.exec(ENDORSER_HIDDEN, args![group, if is_hidden { -1 } else { 1 }]).map(|_| ())
}

/// Moves the count of endorsements when many were written at once.
pub fn move_endorsements(db: &mut Change, call: CallId, by: i64) -> Result<(), StoreError> {
    db.exec(MOVE_ENDORSEMENTS, args![call, by]).map(|_| ())
}

fn call_row(row: &Row<'_>) -> Result<(Call, Figures), StoreError> {
    let call = Call {
        id: row.get(0)?,
        slug: slug_at(row, 1)?,
        caller: caller_at(row, 2)?,
        content: Content {
            title: row.get(6)?,
            summary: row.get(7)?,
            text: row.get(8)?,
            period: period_at(row, 9)?,
            langs: row.get::<String>(11)?.split_whitespace().map(str::to_owned).collect(),
            demands: Vec::new(),
            why_text: row.get(12)?,
            why_url: row.get(13)?,
        },
        state: state_at(row, 14)?,
        state_reason: row.get(15)?,
        picture: picture_at(row, 16)?,
        version: row.get(20)?,
        created_at: row.get(21)?,
        opened_at: row.get(22)?,
        ended_at: row.get(23)?,
        changed_at: row.get(24)?,
        hidden: row.get(25)?,
    };
    Ok((call, figures_at(row, 26)?))
}

fn listed_row(row: &Row<'_>) -> Result<Listed, StoreError> {
    Ok(Listed {
        slug: row.get(0)?,
        title: row.get(1)?,
        summary: row.get(2)?,
        period: period_at(row, 3)?,
        state: state_at(row, 5)?,
        caller: caller_at(row, 6)?,
        picture: picture_at(row, 10)?,
        figures: figures_at(row, 14)?,
    })
}

fn correction_row(row: &Row<'_>) -> Result<Correction, StoreError> {
    let changes: String = row.get(3)?;
    Ok(Correction {
        version: row.get(0)?,
        at: row.get(1)?,
        reason: row.get(2)?,
        changes: serde_json::from_str(&changes).map_err(|e| StoreError::broken(e.to_string()))?,
    })
}

fn figures_at(row: &Row<'_>, at: usize) -> Result<Figures, StoreError> {
    Ok(Figures {
        endorsements: row.get(at)?,
        actions: row.get(at + 1)?,
        going: row.get(at + 2)?,
        maybe: row.get(at + 3)?,
        turnout_low: row.get(at + 4)?,
        turnout_high: row.get(at + 5)?,
        turnout_actions: row.get(at + 6)?,
    })
}

fn caller_at(row: &Row<'_>, at: usize) -> Result<Caller, StoreError> {
    Ok(Caller {
        id: row.get(at)?,
        slug: row.get(at + 1)?,
        name: row.get(at + 2)?,
        is_linked: row.get::<String>(at + 3)? == "public",
    })
}

fn picture_at(row: &Row<'_>, at: usize) -> Result<Option<Picture>, StoreError> {
    let Some(file) = row.get::<Option<String>>(at)? else { return Ok(None) };
    Ok(Some(Picture { file, text: row.get(at + 1)?, width: row.get(at + 2)?, height: row.get(at + 3)? }))
}

fn period_at(row: &Row<'_>, at: usize) -> Result<Period, StoreError> {
    Ok(Period { starts: date_at(row, at)?, ends: date_at(row, at + 1)? })
}

fn date_at(row: &Row<'_>, at: usize) -> Result<Date, StoreError> {
    read(row, at, |text: String| text.parse().ok(), "a day")
}

fn state_at(row: &Row<'_>, at: usize) -> Result<State, StoreError> {
    read(row, at, |text: String| State::parse(&text), "a state of a call")
}

fn slug_at(row: &Row<'_>, at: usize) -> Result<Slug, StoreError> {
    read(row, at, |text: String| Slug::parse(&text).ok(), "a slug")
}

fn read<T: FromValue, U>(
    row: &Row<'_>,
    at: usize,
    parse: impl FnOnce(T) -> Option<U>,
    what: &str,
) -> Result<U, StoreError> {
    parse(row.get(at)?).ok_or_else(|| StoreError::broken(format!("column {at} is not {what}")))
}
