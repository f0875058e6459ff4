//! What exports and feeds ask besides the actions themselves: who stands behind them, how many came,
//! and the news of a call and of a group. Only what everybody may see leaves here.

use std::collections::HashMap;

use base::{ActionId, CallId, GroupId};
use store::{Db, Row, Sql, StoreError, args, sql};

use super::model::{ActionNews, CallNews};
use crate::call::model::State;
use crate::turnout::model::Range;

macro_rules! public_actions {
    ($columns:literal, $rest:literal) => {
        concat!(
            "SELECT a.code, a.title, ",
            $columns,
            " FROM actions a LEFT JOIN calls c ON c.id = a.call_id ",
            $rest,
            " AND a.state <> 'draft' AND (a.call_id IS NULL OR c.state <> 'draft') \
             AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = a.id OR h.subject = a.call_id) "
        )
    };
}

const GROUPS_OF_CALL: Sql = sql!(
    "SELECT DISTINCT g.id, g.name FROM actions a JOIN groups g ON g.id = a.group_id \
     WHERE a.call_id = $1 AND a.state <> 'draft' AND g.visibility = 'public' \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = g.id)"
);
const TURNOUT_OF_CALL: Sql = sql!(
    "SELECT t.action_id, t.low, t.high FROM turnout_estimates t JOIN actions a ON a.id = t.action_id \
     WHERE a.call_id = $1 AND t.chosen_at IS NOT NULL"
);
const UPDATES_OF_CALL: Sql = sql!(concat!(
    public_actions!("u.at, u.text", "JOIN action_updates u ON u.action_id = a.id WHERE a.call_id = $1"),
    "ORDER BY u.at DESC, a.code LIMIT $2"
));
const UPDATES_OF_GROUP: Sql = sql!(concat!(
    public_actions!("u.at, u.text", "JOIN action_updates u ON u.action_id = a.id WHERE a.group_id = $1"),
    "ORDER BY u.at DESC, a.code LIMIT $2"
));
const NEW_OF_CALL: Sql = sql!(concat!(
    public_actions!("a.created_at, a.locality", "WHERE a.call_id = $1"),
    "ORDER BY a.created_at DESC, a.code LIMIT $2"
));
const NEW_OF_GROUP: Sql = sql!(concat!(
    public_actions!("a.created_at, a.locality", "WHERE a.group_id = $1"),
    "ORDER BY a.created_at DESC, a.code LIMIT $2"
));
const CALLS_OF_GROUP: Sql = sql!(
    "SELECT c.slug, c.title, c.summary, c.state, coalesce(c.ended_at, c.opened_at, c.changed_at) FROM calls c \
     WHERE c.group_id = $1 AND c.state <> 'draft' AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = c.id) \
     ORDER BY 5 DESC, c.id LIMIT $2"
);

/// The names of the public groups behind a call's actions.
pub(super) fn groups_of_call(db: &mut impl Db, call: CallId) -> Result<HashMap<GroupId, String>, StoreError> {
    Ok(db.all(GROUPS_OF_CALL, args![call], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
}

/// The chosen turnout of a call's actions.
pub(super) fn turnout_of_call(db: &mut impl Db, call: CallId) -> Result<HashMap<ActionId, Range>, StoreError> {
    let row = |row: &Row<'_>| Ok((row.get(0)?, Range { low: row.get(1)?, high: row.get(2)? }));
    Ok(db.all(TURNOUT_OF_CALL, args![call], row)?.into_iter().collect())
}

fn news_row(row: &Row<'_>) -> Result<ActionNews, StoreError> {
    Ok(ActionNews { code: row.get(0)?, title: row.get(1)?, at: row.get(2)?, text: row.get(3)? })
}

/// The newest updates of a call's actions.
pub(super) fn updates_of_call(db: &mut impl Db, call: CallId, most: i64) -> Result<Vec<ActionNews>, StoreError> {
    db.all(UPDATES_OF_CALL, args![call, most], news_row)
}

/// The newest updates of a group's actions.
pub(super) fn updates_of_group(db: &mut impl Db, group: GroupId, most: i64) -> Result<Vec<ActionNews>, StoreError> {
    db.all(UPDATES_OF_GROUP, args![group, most], news_row)
}

/// The newest actions of a call; their text is the town.
pub(super) fn new_of_call(db: &mut impl Db, call: CallId, most: i64) -> Result<Vec<ActionNews>, StoreError> {
    db.all(NEW_OF_CALL, args![call, most], news_row)
}

/// The newest actions of a group; their text is the town.
pub(super) fn new_of_group(db: &mut impl Db, group: GroupId, most: i64) -> Result<Vec<ActionNews>, StoreError> {
    db.all(NEW_OF_GROUP, args![group, most], news_row)
}

/// The newest calls of a group.
pub(super) fn calls_of_group(db: &mut impl Db, group: GroupId, most: i64) -> Result<Vec<CallNews>, StoreError> {
    db.all(CALLS_OF_GROUP, args![group, most], |row| {
        Ok(CallNews {
            slug: row.get(0)?,
            title: row.get(1)?,
            summary: row.get(2)?,
            state: State::parse(&row.get::<String>(3)?).unwrap_or(State::Closed),
            at: row.get(4)?,
        })
    })
}
