//! Matches in the database. What is promised to them is counted at both sides in the same change.

use base::{Code, Random, Time};
use store::{Change, Db, Row, Sql, StoreError, args, sql, with_list};
use uuid::Uuid;

use super::model::{Match, Outcome, OutcomeCount, Returned, Says, Standing, WAITS};
use crate::aid::model::{Aid, KEPT, Kind, Side, State};
use crate::aid::store as aids;

macro_rules! match_columns {
    ($rest:literal) => {
        concat!(
            "SELECT id, code, need_id, offer_id, units, state, need_says, offer_says, need_shows, offer_shows, \
             proposed_at, accepted_at, ended_at FROM matches ",
            $rest
        )
    };
}

const BY_CODE: Sql = sql!(match_columns!("WHERE code = $1"));
const HOLD: Sql = sql!(match_columns!("WHERE code = $1 {for update}"));
const OF_AIDS: Sql =
    sql!(match_columns!("WHERE need_id IN ({list}) OR offer_id IN ({list}) ORDER BY proposed_at DESC, id LIMIT 200"));
const LIVE_OF: Sql = sql!(match_columns!(
    "WHERE (need_id = $1 OR offer_id = $1) AND state IN ('proposed', 'accepted') ORDER BY id {for update}"
));
const LATE: Sql = sql!(match_columns!(
    "WHERE state = 'proposed' AND proposed_at < $1 ORDER BY proposed_at, id LIMIT 200 {for update}"
));
const INSERT: Sql = sql!(
    "INSERT INTO matches (id, code, need_id, offer_id, units, state, need_says, offer_says, need_shows, offer_shows, \
     proposed_at, accepted_at, ended_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
);
const CLEAR_PAST: Sql =
    sql!("DELETE FROM matches WHERE need_id = $1 AND offer_id = $2 AND state IN ('met', 'partly', 'lapsed')");
const SAVE: Sql = sql!(
    "UPDATE matches SET state = $2, need_says = $3, offer_says = $4, need_shows = $5, offer_shows = $6, \
     accepted_at = $7, ended_at = $8 WHERE id = $1"
);
const BARRED: Sql = sql!(
    "SELECT m.need_id, m.offer_id FROM matches m JOIN aids a ON a.id = m.need_id \
     WHERE a.expires_at > $1 AND m.state IN ('proposed', 'accepted', 'passed', 'not-met')"
);
const WRITE: Sql = sql!(
    "INSERT INTO match_messages (match_id, seq, side, at, sealed) \
     SELECT CAST($1 AS BLOB), coalesce(max(seq), 0) + 1, $2, $3, $4 FROM match_messages WHERE match_id = $1"
);
const WRITTEN: Sql = sql!("SELECT count(*) FROM match_messages WHERE match_id = $1");
const MESSAGES: Sql =
    sql!("SELECT match_id, side, at, sealed FROM match_messages WHERE match_id IN ({list}) ORDER BY match_id, seq");
const COUNT_OUTCOME: Sql = sql!(
    "INSERT INTO match_outcomes (month, kind, outcome, matches) VALUES ($1, $2, $3, 1) \
     ON CONFLICT (month, kind, outcome) DO UPDATE SET matches = match_outcomes.matches + 1"
);
const OUTCOMES: Sql = sql!(
    "SELECT kind, outcome, CAST(sum(matches) AS INTEGER) FROM match_outcomes GROUP BY kind, outcome \
     ORDER BY kind, outcome"
);
const WAITING: Sql = sql!("SELECT count(*) FROM matches WHERE state = 'proposed'");
const PURGE: Sql =
    sql!("DELETE FROM matches WHERE id IN (SELECT id FROM matches WHERE ended_at < $1 ORDER BY ended_at LIMIT 2000)");

/// A sealed message with its match.
pub type SealedMessage = (Uuid, Side, Time, Vec<u8>);

/// A match by its name in links.
pub fn find(db: &mut impl Db, code: Code) -> Result<Match, StoreError> {
    db.one(BY_CODE, args![code], match_row)
}

/// The same, held until the change ends.
pub fn hold(db: &mut Change, code: Code) -> Result<Match, StoreError> {
    db.one(HOLD, args![code], match_row)
}

/// The matches of needs and offers, the latest first.
pub fn of_aids(db: &mut impl Db, ids: &[Uuid]) -> Result<Vec<Match>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, args) = with_list(OF_AIDS, &[], ids.iter().copied());
    db.all(sql, &args, match_row)
}

/// Pairs that are not proposed (again): need, offer.
pub fn barred(db: &mut impl Db, now: Time) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    db.all(BARRED, args![now], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// How many proposals wait for an answer.
pub fn waiting(db: &mut impl Db) -> Result<u32, StoreError> {
    db.one(WAITING, &[], |row| row.get(0))
}

/// A new match that holds units of both sides, unless one of them has fewer left than that.
pub fn propose(
    db: &mut Change,
    (need, offer): (Uuid, Uuid),
    units: u32,
    says: (Says, Says),
    now: Time,
    random: &dyn Random,
) -> Result<Option<Match>, StoreError> {
    let held = aids::hold(db, &[need, offer])?;
    if held.len() != 2 || held.iter().any(|aid| !aid.is_open(now) || aid.left() < units) || units == 0 {
        return Ok(None);
    }
    let made = insert(db, (need, offer), units, says, Standing::Proposed, now, random)?;
    for aid in &held {
        aids::give(db, aid.id, i64::from(units), State::Open, now)?;
    }
    Ok(Some(made))
}

/// Notes that two are not to be proposed to each other; nobody is told.
pub fn put_aside(db: &mut Change, pair: (Uuid, Uuid), now: Time, random: &dyn Random) -> Result<(), StoreError> {
    insert(db, pair, 1, (Says::Waiting, Says::Waiting), Standing::Passed, now, random).map(|_| ())
}

fn insert(
    db: &mut Change,
    (need, offer): (Uuid, Uuid),
    units: u32,
    (need_says, offer_says): (Says, Says),
    standing: Standing,
    now: Time,
    random: &dyn Random,
) -> Result<Match, StoreError> {
    let it = Match {
        id: base::id::uuid_v7(now, random),
        code: Code::new(random),
        need,
        offer,
        units,
        standing,
        need_says,
        offer_says,
        need_shows: false,
        offer_shows: false,
        proposed_at: now,
        accepted_at: None,
        ended_at: (standing == Standing::Passed).then_some(now),
    };
    db.exec(CLEAR_PAST, args![need, offer])?;
    db.exec(
        INSERT,
        args![
            it.id,
            it.code,
            need,
            offer,
            units,
            standing.as_str(),
            need_says.as_str(),
            offer_says.as_str(),
            false,
            false,
            now,
            it.accepted_at,
            it.ended_at,
        ],
    )?;
    Ok(it)
}

/// Saves what changed in a match and gives units back to its sides; what is all given and done with
/// is closed.
pub fn settle(db: &mut Change, it: &Match, back: Returned, now: Time) -> Result<(), StoreError> {
    db.exec(
        SAVE,
        args![
            it.id,
            it.standing.as_str(),
            it.need_says.as_str(),
            it.offer_says.as_str(),
            it.need_shows,
            it.offer_shows,
            it.accepted_at,
            it.ended_at,
        ],
    )?;
    if it.is_live() {
        return Ok(());
    }
    for aid in aids::hold(db, &[it.need, it.offer])? {
        let returns = if aid.side == Side::Need { back.0 } else { back.1 };
        let units = if returns { i64::from(it.units.min(aid.given)) } else { 0 };
        let state = state_after(db, &aid, units)?;
        if units != 0 || state != aid.state {
            aids::give(db, aid.id, -units, state, now)?;
        }
    }
    Ok(())
}

/// An aid of which nothing is left and no match is under way is done.
fn state_after(db: &mut Change, aid: &Aid, returned: i64) -> Result<State, StoreError> {
    let is_spent = aid.left() == 0 && returned == 0;
    if aid.state != State::Open || !is_spent {
        return Ok(aid.state);
    }
    let live = db.all(LIVE_OF, args![aid.id], match_row)?;
    Ok(if live.is_empty() { State::Done } else { State::Open })
}

/// Ends every match of a need or offer that is taken back; answers those that were under way.
pub fn leave_all(db: &mut Change, aid: Uuid, now: Time) -> Result<Vec<Match>, StoreError> {
    let mut live = db.all(LIVE_OF, args![aid], match_row)?;
    for it in &mut live {
        let back = it.leave(now);
        settle(db, it, back, now)?;
    }
    Ok(live)
}

/// Counts how a match went.
pub fn count_outcome(db: &mut Change, kind: Kind, outcome: Outcome, now: Time) -> Result<(), StoreError> {
    let month: String = now.to_string().chars().take(7).collect();
    db.exec(COUNT_OUTCOME, args![month, kind.as_str(), outcome.as_str()]).map(|_| ())
}

/// How all matches went, by kind.
pub fn outcomes(db: &mut impl Db) -> Result<Vec<OutcomeCount>, StoreError> {
    let rows = db.all(OUTCOMES, &[], |row| {
        Ok((Kind::parse(&row.get::<String>(0)?), Outcome::parse(&row.get::<String>(1)?), row.get::<u32>(2)?))
    })?;
    Ok(rows.into_iter().filter_map(|(kind, outcome, n)| Some((kind?, outcome?, n))).collect())
}

/// Writes a sealed message; answers how many there were before.
pub fn write(db: &mut Change, it: &Match, side: Side, sealed: Vec<u8>, now: Time) -> Result<u32, StoreError> {
    let before = db.one(WRITTEN, args![it.id], |row| row.get(0))?;
    if before < super::model::MESSAGES_MAX {
        db.exec(WRITE, args![it.id, side.as_str(), now, sealed])?;
    }
    Ok(before)
}

/// The sealed messages of matches, in order.
pub fn messages(db: &mut impl Db, matches: &[Uuid]) -> Result<Vec<SealedMessage>, StoreError> {
    if matches.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, args) = with_list(MESSAGES, &[], matches.iter().copied());
    let rows =
        db.all(sql, &args, |row| Ok((row.get(0)?, Side::parse(&row.get::<String>(1)?), row.get(2)?, row.get(3)?)))?;
    Ok(rows.into_iter().filter_map(|(id, side, at, sealed)| Some((id, side?, at, sealed))).collect())
}

/// Lets proposals lapse that nobody answered, and deletes what ended a month ago with its messages.
pub fn purge(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    let late = db.all(LATE, args![now.minus(WAITS)], match_row)?;
    let mut moved = 0;
    for mut it in late {
        let back = it.leave(now);
        it.standing = Standing::Lapsed;
        settle(db, &it, back, now)?;
        moved += 1;
    }
    Ok(moved + db.exec(PURGE, args![now.minus(KEPT)])? + aids::purge(db, now)?)
}

fn known<T>(word: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, StoreError> {
    parse(word).ok_or_else(|| StoreError::broken(format!("no such word: {word}")))
}

fn match_row(row: &Row<'_>) -> Result<Match, StoreError> {
    Ok(Match {
        id: row.get(0)?,
        code: row.get(1)?,
        need: row.get(2)?,
        offer: row.get(3)?,
        units: row.get(4)?,
        standing: known(&row.get::<String>(5)?, Standing::parse)?,
        need_says: known(&row.get::<String>(6)?, Says::parse)?,
        offer_says: known(&row.get::<String>(7)?, Says::parse)?,
        need_shows: row.get(8)?,
        offer_shows: row.get(9)?,
        proposed_at: row.get(10)?,
        accepted_at: row.get(11)?,
        ended_at: row.get(12)?,
    })
}
