//! Titles of calls and actions by id, for stewards: whoever may see them.

use store::{Db, Row, Sql, StoreError, sql, with_list};
use uuid::Uuid;
use web::SubjectName;

const CALLS: Sql = sql!(
    "SELECT c.id, c.title, c.slug, CASE WHEN c.state <> 'draft' \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = c.id) THEN 1 ELSE 0 END \
     FROM calls c WHERE c.id IN ({list})"
);
const ACTIONS: Sql = sql!(
    "SELECT a.id, a.title, a.code, CASE WHEN a.state <> 'draft' AND (a.call_id IS NULL OR c.state <> 'draft') \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = a.id OR h.subject = a.call_id) THEN 1 ELSE 0 END \
     FROM actions a LEFT JOIN calls c ON c.id = a.call_id WHERE a.id IN ({list})"
);

/// A call or an action as its row says it.
pub(crate) struct Found {
    id: Uuid,
    title: String,
    name: String,
    is_public: bool,
}

impl Found {
    /// The same with its address.
    pub(crate) fn called(self, href: impl Fn(String) -> String) -> SubjectName {
        SubjectName { id: self.id, title: self.title, href: href(self.name), is_public: self.is_public }
    }
}

fn found(row: &Row<'_>) -> Result<Found, StoreError> {
    Ok(Found { id: row.get(0)?, title: row.get(1)?, name: row.get(2)?, is_public: row.get(3)? })
}

fn all(db: &mut impl Db, sql: Sql, ids: &[Uuid]) -> Result<Vec<Found>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, args) = with_list(sql, &[], ids.iter().copied());
    db.all(sql, &args, found)
}

/// The calls of these ids that still exist.
pub(crate) fn calls(db: &mut impl Db, ids: &[Uuid]) -> Result<Vec<Found>, StoreError> {
    all(db, CALLS, ids)
}

/// The actions of these ids that still exist.
pub(crate) fn actions(db: &mut impl Db, ids: &[Uuid]) -> Result<Vec<Found>, StoreError> {
    all(db, ACTIONS, ids)
}
