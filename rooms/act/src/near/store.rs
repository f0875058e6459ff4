//! What the search needs to know of calls.

use base::CallId;
use store::{Db, Sql, StoreError, sql};

use super::model::CallName;

const CALLS: Sql = sql!(
    "SELECT c.id, c.slug, c.title FROM calls c WHERE c.state <> 'draft' \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = c.id)"
);

/// The names of all public calls.
pub(crate) fn call_names(db: &mut impl Db) -> Result<Vec<(CallId, CallName)>, StoreError> {
    db.all(CALLS, &[], |row| Ok((row.get(0)?, CallName { slug: row.get(1)?, title: row.get(2)? })))
}
