//! Decisions about statements in the database, and when participants came.

use base::Time;
use store::{Change, Db, Sql, StoreError, args, sql};

use super::model::Logged;
use crate::statement::form::Wish;
use crate::statement::model::{State, Statement};
use crate::statement::store as statements;
use crate::vote::store as votes;

const LOG: Sql = sql!(
    "INSERT INTO statement_decisions (conversation, statement, what, into_statement, reason, decided_at) \
     VALUES ($1, $2, $3, $4, $5, $6)"
);
const LOGGED: Sql = sql!(
    "SELECT d.id, d.statement, d.what, d.into_statement, d.reason, d.decided_at, s.body, s.state \
     FROM statement_decisions d JOIN statements s ON s.conversation = d.conversation AND s.number = d.statement \
     WHERE d.conversation = $1 AND d.id < $2 ORDER BY d.id DESC LIMIT $3"
);

/// Writes one line of the log: statement, what, and the statement it was merged into.
pub fn log(
    db: &mut Change,
    conversation: i64,
    (statement, what, into): (u32, &str, Option<u32>),
    reason: &str,
    now: Time,
) -> Result<(), StoreError> {
    db.exec(LOG, args![conversation, statement, what, into, reason, now]).map(|_| ())
}

/// The log before a place in it, newest first.
pub fn logged(db: &mut impl Db, conversation: i64, before: i64, most: i64) -> Result<Vec<Logged>, StoreError> {
    db.all(LOGGED, args![conversation, before, most], |row| {
        let is_rejected = row.get::<String>(7)? == State::Rejected.as_str();
        Ok(Logged {
            id: row.get(0)?,
            statement: row.get(1)?,
            what: row.get(2)?,
            into: row.get(3)?,
            reason: row.get(4)?,
            at: row.get(5)?,
            body: if is_rejected { None } else { Some(row.get(6)?) },
        })
    })
}

/// Decides about statements; answers how many were decided and how many somebody else had changed.
pub fn decide(db: &mut Change, conversation: i64, wish: &Wish, now: Time) -> Result<(u32, u32), StoreError> {
    if let Some(into) = wish.into {
        // Merging into what is not open would lose the votes.
        let target = statements::hold(db, conversation, into)?;
        if target.state != State::Accepted {
            return Err(StoreError::Missing);
        }
    }
    let (mut done, mut changed) = (0, 0);
    for (number, version) in &wish.chosen {
        let before = match statements::hold(db, conversation, *number) {
            Ok(before) => before,
            Err(StoreError::Missing) => continue,
            Err(other) => return Err(other),
        };
        if before.version != *version {
            changed += 1;
            continue;
        }
        let after = Statement { state: wish.state, merged_into: wish.into, ..before.clone() };
        statements::save(db, conversation, &before, &after)?;
        log(db, conversation, (*number, wish.state.as_str(), wish.into), &wish.reason, now)?;
        done += 1;
    }
    Ok((done, changed))
}

/// One hour in which people came: the hour, and each one's votes.
pub type Came = Vec<(i64, crate::vote::model::Votes)>;

/// When each participant came, and their votes, in the order of their numbers.
pub fn came(db: &mut impl Db, conversation: i64) -> Result<Came, StoreError> {
    let mut out = Vec::new();
    votes::each(db, conversation, |it| {
        out.push((it.came_hour, it.votes));
        Ok(())
    })?;
    Ok(out)
}
