//! What is known of demands, and which ones a call carries. What the actor may not see is left out.

use base::{Actor, CallId, Code, GroupId, Time};
use store::{Change, Db, Row, Sql, StoreError, Value, args, sql};

use super::model::Known;

macro_rules! known {
    ($rest:literal) => {
        concat!(
            "SELECT k.code, k.group_id, g.name, k.title, k.addressee, k.state, \
             CASE WHEN k.is_public = 1 AND g.visibility = 'public' \
             AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = k.group_id) THEN 1 ELSE 0 END \
             FROM known_demands k JOIN groups g ON g.id = k.group_id ",
            $rest
        )
    };
}

const KEEP: Sql = sql!(
    "INSERT INTO known_demands (code, group_id, title, addressee, state, is_public, changed_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (code) DO UPDATE SET title = excluded.title, \
     addressee = excluded.addressee, state = excluded.state, is_public = excluded.is_public, \
     changed_at = excluded.changed_at WHERE known_demands.changed_at <= excluded.changed_at"
);
const OF_CALL: Sql =
    sql!(known!("JOIN carried_demands c ON c.code = k.code WHERE c.call_id = $1 ORDER BY c.position, k.code"));
const OF_GROUPS: Sql =
    sql!(known!("WHERE k.group_id IN ({list}) AND k.state <> 'withdrawn' ORDER BY g.name, k.title, k.code LIMIT 300"));
const CODES: Sql = sql!("SELECT code FROM carried_demands WHERE call_id = $1 ORDER BY position, code");
const CLEAR: Sql = sql!("DELETE FROM carried_demands WHERE call_id = $1");
const CARRY: Sql = sql!("INSERT INTO carried_demands (call_id, code, position) VALUES ($1, $2, $3)");

/// How far up groups are followed to what they belong to.
const HEIGHT: usize = 4;
/// Most groups looked at.
const ABOVE_MAX: usize = 40;

fn known(row: &Row<'_>) -> Result<Known, StoreError> {
    Ok(Known {
        code: row.get(0)?,
        group: row.get(1)?,
        group_name: row.get(2)?,
        title: row.get(3)?,
        addressee: row.get(4)?,
        state: row.get(5)?,
        is_public: row.get(6)?,
    })
}

/// A demand as an event tells it.
pub(crate) struct Told<'a> {
    pub(crate) code: Code,
    pub(crate) group: GroupId,
    pub(crate) title: &'a str,
    pub(crate) addressee: &'a str,
    pub(crate) state: &'a str,
    pub(crate) is_public: bool,
}

/// Keeps what was told of a demand; older news change nothing.
pub(crate) fn keep(db: &mut Change, it: &Told<'_>, at: Time) -> Result<(), StoreError> {
    db.exec(KEEP, args![it.code, it.group, it.title, it.addressee, it.state, it.is_public, at]).map(|_| ())
}

/// The demands a call carries that the actor may read, in order.
pub(crate) fn of_call(db: &mut impl Db, actor: &Actor, call: CallId) -> Result<Vec<Known>, StoreError> {
    let all = db.all(OF_CALL, args![call], known)?;
    Ok(all.into_iter().filter(|it| it.is_visible_to(actor)).collect())
}

/// The codes of all demands a call carries, in order.
pub(crate) fn codes(db: &mut impl Db, call: CallId) -> Result<Vec<Code>, StoreError> {
    db.all(CODES, args![call], |row| row.get(0))
}

/// The demands a call of this group can carry: its own, those of the groups it belongs to, directly or
/// through others, and those it carries already.
pub(crate) fn at_hand(
    db: &mut impl Db,
    actor: &Actor,
    group: GroupId,
    carried: &[Known],
) -> Result<Vec<Known>, StoreError> {
    let groups = with_above(db, actor, group)?;
    let (sql, args) = store::with_list(OF_GROUPS, &[], groups);
    let mut all: Vec<Known> = db.all(sql, &args, known)?;
    all.retain(|it| it.is_visible_to(actor));
    for it in carried {
        if all.iter().all(|other| other.code != it.code) {
            all.push(it.clone());
        }
    }
    Ok(all)
}

fn with_above(db: &mut impl Db, actor: &Actor, group: GroupId) -> Result<Vec<GroupId>, StoreError> {
    let (mut all, mut edge) = (vec![group], vec![group]);
    for _ in 0..HEIGHT {
        let mut next = Vec::new();
        for id in edge {
            let parent = match people::group::store::find(db, actor, id) {
                Ok(it) => it.parent,
                Err(StoreError::Missing) => None,
                Err(other) => return Err(other),
            };
            let wholes = people::coalition::store::wholes(db, actor, id)?.into_iter().map(|it| it.group.id);
            next.extend(wholes.chain(parent).filter(|it| !all.contains(it)));
        }
        all.extend(next.iter().copied());
        edge = next;
        if edge.is_empty() || all.len() > ABOVE_MAX {
            break;
        }
    }
    all.truncate(ABOVE_MAX);
    Ok(all)
}

/// Lets a call carry these demands and no others.
pub(crate) fn carry(db: &mut Change, call: CallId, codes: &[Code]) -> Result<(), StoreError> {
    db.exec(CLEAR, args![call])?;
    let rows: Vec<Vec<Value>> =
        codes.iter().zip(0_i64..).map(|(code, position)| args![call, *code, position].to_vec()).collect();
    db.exec_many(CARRY, &rows).map(|_| ())
}
