//! Demands in the database. What the actor may not see is missing.

use base::{Actor, Code, GroupId, GroupRole, Time};
use jiff::civil::Date;
use people::membership::officer;
use store::{Change, Db, Row, Sql, StoreError, Value, args, sql};

use super::model::{Content, Correction, Decided, Demand, DemandId, Entry, Listed, Report, Whole};
use crate::decision::model::{DecisionId, Mention};

::store::ids!(DemandId);

macro_rules! demand_columns {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.code, m.group_id, g.slug, g.name, g.visibility, h.subject, m.number, m.title, m.body, \
             m.addressee, m.addressee_url, m.audience, m.state, m.state_on, m.version, m.entries, m.created_at, \
             m.changed_at, d.id, d.code, d.number, d.audience, d.decided_at, w.id, w.code, w.number, w.audience, \
             w.decided_at, (SELECT x.reason FROM hidings x WHERE x.subject = m.id) FROM demands m JOIN groups g ON g.id = m.group_id \
             JOIN decisions d ON d.id = m.decision_id LEFT JOIN decisions w ON w.id = m.withdrawn_by \
             LEFT JOIN hidings h ON h.subject = m.group_id ",
            $rest
        )
    };
}

macro_rules! listed_columns {
    ($rest:literal) => {
        concat!(
            "SELECT m.code, m.number, m.title, m.addressee, m.state, m.state_on, g.name, d.decided_at \
             FROM demands m JOIN groups g ON g.id = m.group_id JOIN decisions d ON d.id = m.decision_id ",
            $rest
        )
    };
}

const BY_CODE: Sql = sql!(demand_columns!("WHERE m.code = $1"));
const BY_ID: Sql = sql!(demand_columns!("WHERE m.id = $1"));
const BY_IDS: Sql = sql!(demand_columns!("WHERE m.id IN ({list})"));
const LOCK: Sql = sql!("SELECT id FROM demands WHERE code = $1 {for update}");
const LOCK_GROUP: Sql = sql!("SELECT id FROM groups WHERE id = $1 {for update}");
const NEXT: Sql = sql!("SELECT coalesce(max(number), 0) + 1 FROM demands WHERE group_id = $1");
const INSERT: Sql = sql!(
    "INSERT INTO demands (id, code, group_id, number, decision_id, title, body, addressee, addressee_url, audience, \
     state, state_on, version, entries, created_at, changed_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
);
const SAVE: Sql = sql!(
    "UPDATE demands SET title = $2, body = $3, addressee = $4, addressee_url = $5, audience = $6, state = $7, \
     state_on = $8, withdrawn_by = $9, version = $10, entries = $11, changed_at = $12 WHERE id = $1"
);
const ADD_ENTRY: Sql = sql!(
    "INSERT INTO demand_entries (demand_id, number, before, after, note, evidence_url, evidence_words, happened_on, at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
);
const ENTRIES: Sql = sql!(
    "SELECT number, before, after, note, evidence_url, evidence_words, happened_on, at FROM demand_entries \
     WHERE demand_id = $1 ORDER BY number DESC LIMIT 200"
);
const ADD_CORRECTION: Sql =
    sql!("INSERT INTO demand_corrections (demand_id, version, reason, changes, at) VALUES ($1, $2, $3, $4, $5)");
const CORRECTIONS: Sql = sql!(
    "SELECT version, reason, changes, at FROM demand_corrections WHERE demand_id = $1 ORDER BY version DESC LIMIT 100"
);
const PUBLIC: Sql = sql!(listed_columns!(
    "WHERE m.audience = 'everybody' AND g.visibility = 'public' \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject IN (m.group_id, m.id)) \
     ORDER BY CASE m.state WHEN 'negotiating' THEN 0 WHEN 'open' THEN 1 WHEN 'withdrawn' THEN 3 ELSE 2 END, \
     m.changed_at DESC, m.code LIMIT $1 OFFSET $2"
));
const COUNT_PUBLIC: Sql = sql!(
    "SELECT count(*) FROM demands m JOIN groups g ON g.id = m.group_id \
     WHERE m.audience = 'everybody' AND g.visibility = 'public' \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject IN (m.group_id, m.id))"
);
const OF_GROUP: Sql = sql!(listed_columns!(
    "WHERE m.group_id = $1 AND (m.audience = 'everybody' OR $2 = 1) AND ($2 = 1 OR NOT EXISTS \
     (SELECT 1 FROM hidings h WHERE h.subject = m.id)) \
     ORDER BY CASE m.state WHEN 'negotiating' THEN 0 WHEN 'open' THEN 1 WHEN 'withdrawn' THEN 3 ELSE 2 END, \
     m.number LIMIT $3"
));
const OF_DECISION: Sql = sql!(listed_columns!(
    "WHERE (m.decision_id = $1 OR m.withdrawn_by = $1) AND (m.audience = 'everybody' OR $2 = 1) AND ($2 = 1 OR NOT EXISTS \
     (SELECT 1 FROM hidings h WHERE h.subject = m.id)) \
     ORDER BY m.number LIMIT 60"
));
const OF_DECISIONS: Sql = sql!(
    "SELECT m.decision_id, m.code, m.title FROM demands m WHERE (m.audience = 'everybody' OR $1 = 1) AND ($1 = 1 OR NOT EXISTS \
     (SELECT 1 FROM hidings h WHERE h.subject = m.id)) \
     AND m.decision_id IN ({list}) ORDER BY m.decision_id, m.number LIMIT 500"
);
const COUNT_OF_DECISION: Sql = sql!("SELECT count(*) FROM demands WHERE decision_id = $1");
const WHOLE: Sql = sql!(demand_columns!(
    "WHERE m.group_id = $1 AND (m.audience = 'everybody' OR $2 = 1) AND ($2 = 1 OR NOT EXISTS \
     (SELECT 1 FROM hidings h WHERE h.subject = m.id)) \
     ORDER BY m.number LIMIT 1000"
));
const LATER: Sql = sql!(
    "SELECT id, code, number, audience, decided_at, title FROM decisions WHERE group_id = $1 AND outcome = 'adopted' \
     AND decided_at >= $2 AND id <> $3 ORDER BY number DESC LIMIT 60"
);
const WITH_PLATFORM: Sql = sql!(
    "SELECT g.id, g.slug, g.name FROM groups g WHERE g.id IN ({list}) AND EXISTS (SELECT 1 FROM demands m \
     WHERE m.group_id = g.id AND m.audience = 'everybody' AND NOT EXISTS \
     (SELECT 1 FROM hidings h WHERE h.subject = m.id)) ORDER BY g.name_folded, g.id"
);
const ADD_MENTION: Sql = sql!(
    "INSERT INTO demand_mentions (demand_id, href, kind, label, at) \
     SELECT m.id, $2, $3, $4, $5 FROM demands m WHERE m.code = $1 \
     ON CONFLICT (demand_id, href) DO UPDATE SET label = excluded.label"
);
const END_MENTIONS: Sql = sql!("DELETE FROM demand_mentions WHERE href = $1 AND kind = $2");
const MENTIONS: Sql =
    sql!("SELECT href, kind, label FROM demand_mentions WHERE demand_id = $1 ORDER BY at, href LIMIT 100");

/// Demands on one page of the list.
pub(crate) const PAGE: i64 = 30;

fn day(row: &Row<'_>, at: usize) -> Result<Date, StoreError> {
    let text: String = row.get(at)?;
    text.parse().map_err(|e: jiff::Error| StoreError::Broken(e.into()))
}

/// A decision in five columns, of which the first may be empty.
fn decided(row: &Row<'_>, at: usize) -> Result<Option<Decided>, StoreError> {
    let Some(id) = row.get::<Option<DecisionId>>(at)? else { return Ok(None) };
    Ok(Some(Decided {
        id,
        code: row.get(at + 1)?,
        number: row.get(at + 2)?,
        audience: crate::word::of_row(row, at + 3)?,
        at: row.get(at + 4)?,
    }))
}

fn demand(row: &Row<'_>) -> Result<Demand, StoreError> {
    Ok(Demand {
        id: row.get(0)?,
        code: row.get(1)?,
        body: crate::proposal::store::body(row, 2)?,
        number: row.get(7)?,
        content: Content {
            title: row.get(8)?,
            text: row.get(9)?,
            addressee: row.get(10)?,
            addressee_url: row.get(11)?,
        },
        audience: crate::word::of_row(row, 12)?,
        state: crate::word::of_row(row, 13)?,
        state_on: day(row, 14)?,
        version: row.get(15)?,
        entries: row.get(16)?,
        created_at: row.get(17)?,
        changed_at: row.get(18)?,
        decided: decided(row, 19)?.ok_or(StoreError::Missing)?,
        withdrawn: decided(row, 24)?,
        hidden: row.get(29)?,
    })
}

fn listed(row: &Row<'_>) -> Result<Listed, StoreError> {
    Ok(Listed {
        code: row.get(0)?,
        number: row.get(1)?,
        title: row.get(2)?,
        addressee: row.get(3)?,
        state: crate::word::of_row(row, 4)?,
        state_on: day(row, 5)?,
        group_name: row.get(6)?,
        decided_at: row.get(7)?,
    })
}

/// A demand by its code, if `actor` may read it.
pub(crate) fn find(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Demand, StoreError> {
    let Ok(code) = code.parse::<Code>() else { return Err(StoreError::Missing) };
    let it = db.one(BY_CODE, args![code], demand)?;
    if it.is_visible_to(actor) { Ok(it) } else { Err(StoreError::Missing) }
}

/// A demand of a group that `actor`, an officer, runs.
pub(crate) fn find_for_officer(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Demand, StoreError> {
    let it = find(db, actor, code)?;
    officer(db, actor, it.body.id)?;
    Ok(it)
}

/// The same, held until the change ends.
pub(crate) fn hold_for_officer(db: &mut Change, actor: &Actor, code: &str) -> Result<Demand, StoreError> {
    let Ok(known) = code.parse::<Code>() else { return Err(StoreError::Missing) };
    db.one(LOCK, args![known], |_| Ok(()))?;
    find_for_officer(db, actor, code)
}

/// The number the next demand of a group gets; the group is held until the change ends.
pub(crate) fn next_number(db: &mut Change, group: GroupId) -> Result<u32, StoreError> {
    db.one(LOCK_GROUP, args![group], |_| Ok(()))?;
    db.one(NEXT, args![group], |row| row.get(0))
}

/// How many demands were made of a decision.
pub(crate) fn count_of_decision(db: &mut impl Db, id: DecisionId) -> Result<usize, StoreError> {
    db.one(COUNT_OF_DECISION, args![id], |row| row.get(0))
}

/// Writes a new demand.
pub(crate) fn insert(db: &mut Change, it: &Demand) -> Result<(), StoreError> {
    let content = &it.content;
    let values: [Value; 16] = [
        it.id.into(),
        it.code.into(),
        it.body.id.into(),
        it.number.into(),
        it.decided.id.into(),
        content.title.as_str().into(),
        content.text.as_str().into(),
        content.addressee.as_str().into(),
        content.addressee_url.as_str().into(),
        it.audience.as_str().into(),
        it.state.as_str().into(),
        it.state_on.to_string().into(),
        it.version.into(),
        it.entries.into(),
        it.created_at.into(),
        it.changed_at.into(),
    ];
    db.exec(INSERT, &values).map(|_| ())
}

/// Saves what can change of a demand.
pub(crate) fn save(db: &mut Change, it: &Demand) -> Result<(), StoreError> {
    let content = &it.content;
    let args = args![
        it.id,
        &content.title,
        &content.text,
        &content.addressee,
        &content.addressee_url,
        it.audience.as_str(),
        it.state.as_str(),
        it.state_on.to_string(),
        it.withdrawn.as_ref().map(|it| it.id),
        it.version,
        it.entries,
        it.changed_at
    ];
    db.exec(SAVE, args).map(|_| ())
}

/// Adds an entry to a demand's history.
pub(crate) fn add_entry(db: &mut Change, id: DemandId, it: &Entry) -> Result<(), StoreError> {
    let report = &it.report;
    let args = args![
        id,
        it.number,
        it.before.as_str(),
        it.after.as_str(),
        &report.note,
        &report.evidence_url,
        &report.evidence_words,
        report.on.to_string(),
        it.at
    ];
    db.exec(ADD_ENTRY, args).map(|_| ())
}

/// A demand's history, newest first.
pub(crate) fn entries(db: &mut impl Db, id: DemandId) -> Result<Vec<Entry>, StoreError> {
    db.all(ENTRIES, args![id], |row| {
        Ok(Entry {
            number: row.get(0)?,
            before: crate::word::of_row(row, 1)?,
            after: crate::word::of_row(row, 2)?,
            report: Report {
                note: row.get(3)?,
                evidence_url: row.get(4)?,
                evidence_words: row.get(5)?,
                on: day(row, 6)?,
            },
            at: row.get(7)?,
        })
    })
}

/// Adds a correction.
pub(crate) fn add_correction(db: &mut Change, id: DemandId, it: &Correction) -> Result<(), StoreError> {
    let changes = serde_json::to_string(&it.changes).map_err(|e| StoreError::Broken(e.into()))?;
    db.exec(ADD_CORRECTION, args![id, it.version, &it.reason, changes, it.at]).map(|_| ())
}

/// What was corrected, newest first.
pub(crate) fn corrections(db: &mut impl Db, id: DemandId) -> Result<Vec<Correction>, StoreError> {
    db.all(CORRECTIONS, args![id], |row| {
        let changes: String = row.get(2)?;
        Ok(Correction {
            version: row.get(0)?,
            reason: row.get(1)?,
            changes: serde_json::from_str(&changes).map_err(|e| StoreError::Broken(e.into()))?,
            at: row.get(3)?,
        })
    })
}

/// One page of the demands everybody may read, those going on first; `page` is counted from 0.
pub(crate) fn public(db: &mut impl Db, page: i64) -> Result<Vec<Listed>, StoreError> {
    db.all(PUBLIC, args![PAGE, page.clamp(0, 10_000) * PAGE], listed)
}

/// How many demands everybody may read.
pub(crate) fn count_public(db: &mut impl Db) -> Result<i64, StoreError> {
    db.one(COUNT_PUBLIC, args![], |row| row.get(0))
}

/// The demands of a group that the actor may read, those going on first.
pub(crate) fn of_group(db: &mut impl Db, actor: &Actor, group: GroupId, limit: i64) -> Result<Vec<Listed>, StoreError> {
    let inside = actor.is_at_least(group, GroupRole::Member);
    db.all(OF_GROUP, args![group, inside, limit], listed)
}

/// The demands made of a decision or withdrawn by it that the actor may read.
pub(crate) fn of_decision(
    db: &mut impl Db,
    actor: &Actor,
    group: GroupId,
    id: DecisionId,
) -> Result<Vec<Listed>, StoreError> {
    let inside = actor.is_at_least(group, GroupRole::Member);
    db.all(OF_DECISION, args![id, inside], listed)
}

/// Every demand of a group that the actor may read, by number: for files.
pub(crate) fn every(db: &mut impl Db, actor: &Actor, group: GroupId) -> Result<Vec<Demand>, StoreError> {
    let inside = actor.is_at_least(group, GroupRole::Member);
    db.all(WHOLE, args![group, inside], demand)
}

/// The decisions by which a demand can be withdrawn, newest first, with their titles.
pub(crate) fn later(db: &mut impl Db, it: &Demand) -> Result<Vec<(Decided, String)>, StoreError> {
    db.all(LATER, args![it.body.id, it.decided.at, it.decided.id], |row| {
        let found = decided(row, 0)?.ok_or(StoreError::Missing)?;
        Ok((found, row.get(5)?))
    })
}

/// The groups above one that have public demands, as far as the actor may know of them: what it stands
/// behind as a part of them.
pub(crate) fn wholes(
    db: &mut impl Db,
    actor: &Actor,
    group: GroupId,
    parent: Option<GroupId>,
) -> Result<Vec<Whole>, StoreError> {
    let above = people::coalition::store::wholes(db, actor, group)?;
    let mut ids: Vec<GroupId> = above.into_iter().map(|it| it.group.id).collect();
    if let Some(parent) = parent {
        let known = people::group::store::names(db, &[parent])?;
        let seen = |it: &people::group::GroupName| it.is_public() || actor.is_at_least(it.id, GroupRole::Member);
        ids.extend(known.into_iter().filter(seen).map(|it| it.id));
    }
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, args) = store::with_list(WITH_PLATFORM, &[], ids);
    db.all(sql, &args, |row| Ok(Whole { id: row.get(0)?, slug: row.get(1)?, name: row.get(2)? }))
}

/// Says which demands something of another room carries from now on; codes that nobody has are no harm.
pub(crate) fn set_mentions(db: &mut Change, codes: &[Code], it: &Mention, now: Time) -> Result<(), StoreError> {
    db.exec(END_MENTIONS, args![&it.href, &it.kind])?;
    for code in codes {
        db.exec(ADD_MENTION, args![*code, &it.href, &it.kind, &it.label, now])?;
    }
    Ok(())
}

/// A demand by its id, for the program's own steps.
pub(crate) fn find_by_id(db: &mut impl Db, id: DemandId) -> Result<Demand, StoreError> {
    db.one(BY_ID, args![id], demand)
}

/// Those of some demands that exist, for the stewards of the site.
pub(crate) fn by_ids(db: &mut impl Db, ids: &[DemandId]) -> Result<Vec<Demand>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, args) = store::with_list(BY_IDS, &[], ids.iter().copied());
    db.all(sql, &args, demand)
}

/// The demands made of some decisions, for lists of where they went: of which one, code and title.
pub(crate) fn of_decisions(
    db: &mut impl Db,
    ids: &[DecisionId],
    is_inside: bool,
) -> Result<Vec<(DecisionId, Code, String)>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, args) = store::with_list(OF_DECISIONS, &[is_inside.into()], ids.iter().copied());
    db.all(sql, &args, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// What carries a demand, oldest first.
pub(crate) fn mentions(db: &mut impl Db, id: DemandId) -> Result<Vec<Mention>, StoreError> {
    db.all(MENTIONS, args![id], |row| Ok(Mention { href: row.get(0)?, kind: row.get(1)?, label: row.get(2)? }))
}
