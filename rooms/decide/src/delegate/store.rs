//! Sets of seats and those who hold them, in the database. What the actor may not see is missing.
//!
//! Who holds a seat is changed by [`super::seating`] only, which holds the set of seats first.

use std::collections::BTreeMap;

use base::{Actor, Code, GroupId, GroupRole, PersonId, Random, Time};
use people::membership::officer;
use store::{Change, Db, Row, Sql, StoreError, args, sql, with_list};

use super::model::{Delegate, DelegateId, Delegation, DelegationId, EndedAs, NewDelegation, Seat, Sent, State};
use crate::election::model::{ElectionId, Settings};
use crate::proposal::model::Body;

::store::ids!(DelegationId, DelegateId);

macro_rules! delegation_columns {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT d.id, d.code, d.body_id, g.slug, g.name, g.visibility, h.subject, d.council_id, c.slug, c.name, \
             c.visibility, hc.subject, d.title, d.text, d.audience, d.seats, d.rule, d.settings, d.term_months, \
             d.substitutes, d.recall_percent, d.report_days, d.round, d.closed_at FROM delegations d \
             JOIN groups g ON g.id = d.body_id LEFT JOIN hidings h ON h.subject = d.body_id \
             LEFT JOIN groups c ON c.id = d.council_id LEFT JOIN hidings hc ON hc.subject = d.council_id ",
            $rest
        ))
    };
}

macro_rules! delegate_columns {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT s.id, s.delegation_id, s.person_id, s.name, s.part, s.place, s.state, s.ended_as, s.in_council, \
             s.seated_at, s.term_ends_at, s.ended_at FROM delegates s ",
            $rest
        ))
    };
}

const BY_CODE: Sql = delegation_columns!("WHERE d.code = $1");
const BY_ID: Sql = delegation_columns!("WHERE d.id = $1");
const OF_BODY: Sql = delegation_columns!(
    "WHERE d.body_id = $1 ORDER BY CASE WHEN d.closed_at IS NULL THEN 0 ELSE 1 END, d.created_at, d.code LIMIT 60"
);
const TOUCHING: Sql = delegation_columns!("WHERE d.body_id = $1 OR d.council_id = $1 ORDER BY d.id");
const LOCK_ID: Sql = sql!("SELECT id FROM delegations WHERE id = $1 {for update}");
const INSERT: Sql = sql!(
    "INSERT INTO delegations (id, code, body_id, council_id, title, text, audience, seats, rule, settings, \
     term_months, substitutes, recall_percent, report_days, round, created_at, changed_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, $15, $15)"
);
const SAVE: Sql = sql!(
    "UPDATE delegations SET council_id = $2, title = $3, text = $4, audience = $5, seats = $6, rule = $7, \
     settings = $8, term_months = $9, substitutes = $10, recall_percent = $11, report_days = $12, changed_at = $13 \
     WHERE id = $1"
);
const NEXT_ROUND: Sql = sql!("UPDATE delegations SET round = round + 1, changed_at = $2 WHERE id = $1");
const CLOSE: Sql = sql!("UPDATE delegations SET closed_at = $2, changed_at = $2 WHERE id = $1 AND closed_at IS NULL");

const ALIVE: Sql =
    delegate_columns!("WHERE s.delegation_id = $1 AND s.state IN ('seated', 'substitute') ORDER BY s.state, s.place");
const PAST: Sql = delegate_columns!(
    "WHERE s.delegation_id = $1 AND s.state = 'ended' AND s.seated_at IS NOT NULL ORDER BY s.ended_at DESC, s.place \
     LIMIT 200"
);
const BY_DELEGATE: Sql = delegate_columns!("WHERE s.id = $1");
const HOLDER: Sql = delegate_columns!("WHERE s.delegation_id = $1 AND s.state = 'seated' AND s.place = $2");
const HELD_BEFORE: Sql = delegate_columns!(
    "WHERE s.delegation_id = $1 AND s.state = 'ended' AND s.place = $2 AND s.seated_at IS NOT NULL \
     ORDER BY s.ended_at DESC, s.id LIMIT 60"
);
const OF_PERSON: Sql = delegate_columns!("WHERE s.person_id = $1 ORDER BY s.chosen_at DESC, s.id LIMIT 200");
const OUTSIDE: Sql = delegate_columns!(
    "WHERE s.delegation_id = $1 AND s.state IN ('seated', 'substitute') AND NOT EXISTS \
     (SELECT 1 FROM memberships m WHERE m.group_id = $2 AND m.person_id = s.person_id) ORDER BY s.state, s.place"
);
const OVER: Sql = delegate_columns!(
    "WHERE s.delegation_id = $1 AND s.state IN ('seated', 'substitute') AND s.term_ends_at <= $2 \
     ORDER BY s.state, s.place"
);
const CHOSEN_IN: Sql = sql!("SELECT count(*) FROM delegates WHERE election_id = $1");
const ADD: Sql = sql!(
    "INSERT INTO delegates (id, delegation_id, election_id, person_id, name, part, place, state, ended_as, in_council, \
     seated_at, term_ends_at, chosen_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', 0, $9, $10, $11)"
);
const END: Sql = sql!(
    "UPDATE delegates SET state = 'ended', ended_as = $2, ended_at = $3, in_council = 0 \
     WHERE id = $1 AND state <> 'ended'"
);
const STEP_IN: Sql = sql!("UPDATE delegates SET state = 'seated', place = $2, seated_at = $3 WHERE id = $1");
const SET_IN_COUNCIL: Sql = sql!("UPDATE delegates SET in_council = $2 WHERE id = $1");
const OTHER_SEAT: Sql = sql!(
    "SELECT s.id FROM delegates s JOIN delegations d ON d.id = s.delegation_id \
     WHERE d.council_id = $1 AND s.person_id = $2 AND s.state = 'seated' AND s.id <> $3 ORDER BY s.id LIMIT 1"
);
const SEATED_IN: Sql = sql!(
    "SELECT s.id, s.delegation_id, d.code, d.title, s.place, d.body_id, g.slug, g.name, g.visibility, h.subject, \
     s.person_id, s.name, s.seated_at, s.term_ends_at FROM delegates s \
     JOIN delegations d ON d.id = s.delegation_id JOIN groups g ON g.id = d.body_id \
     LEFT JOIN hidings h ON h.subject = d.body_id WHERE d.council_id = $1 AND s.state = 'seated' \
     ORDER BY g.name_folded, d.body_id, d.code, s.place"
);
const BELONGS: Sql = sql!(
    "SELECT 1 FROM group_links WHERE group_id = $1 AND member_group_id = $2 AND state = 'admitted' \
     UNION ALL SELECT 1 FROM groups WHERE id = $2 AND parent_id = $1 LIMIT 1"
);
const SENT_TO: Sql = sql!(
    "SELECT d.id, d.council_id, d.body_id, d.code, d.title, d.audience, d.seats FROM delegations d \
     WHERE d.closed_at IS NULL AND d.council_id IN ({list}) ORDER BY d.created_at, d.code LIMIT 2000"
);
const SITTING_IN: Sql = sql!(
    "SELECT s.delegation_id, s.place, s.name FROM delegates s JOIN delegations d ON d.id = s.delegation_id \
     WHERE s.state = 'seated' AND d.closed_at IS NULL AND d.council_id IN ({list}) \
     ORDER BY s.delegation_id, s.place LIMIT 5000"
);
const ELECTED_BY: Sql = sql!("SELECT election_id FROM delegates WHERE id = $1");

fn delegation(row: &Row<'_>) -> Result<Delegation, StoreError> {
    let (rule, settings): (String, String) = (row.get(16)?, row.get(17)?);
    let council: Option<GroupId> = row.get(7)?;
    Ok(Delegation {
        id: row.get(0)?,
        code: row.get(1)?,
        body: crate::proposal::store::body(row, 2)?,
        council: council.map(|_| crate::proposal::store::body(row, 7)).transpose()?,
        title: row.get(12)?,
        text: row.get(13)?,
        audience: crate::word::of_row(row, 14)?,
        seats: row.get(15)?,
        rule: rule.parse().map_err(|e: tally::rule::UnknownRule| StoreError::Broken(e.into()))?,
        settings: serde_json::from_str(&settings).map_err(|e| StoreError::Broken(e.into()))?,
        term_months: row.get(18)?,
        substitutes: row.get(19)?,
        recall_percent: row.get(20)?,
        report_days: row.get(21)?,
        round: row.get(22)?,
        closed_at: row.get(23)?,
    })
}

fn delegate(row: &Row<'_>) -> Result<Delegate, StoreError> {
    Ok(Delegate {
        id: row.get(0)?,
        delegation: row.get(1)?,
        person: row.get(2)?,
        name: row.get(3)?,
        part: row.get(4)?,
        place: row.get(5)?,
        state: crate::word::of_row(row, 6)?,
        ended_as: EndedAs::parse(&row.get::<String>(7)?),
        in_council: row.get(8)?,
        seated_at: row.get(9)?,
        term_ends_at: row.get(10)?,
        ended_at: row.get(11)?,
    })
}

/// A set of seats by its code, if `actor` may see it.
pub(crate) fn find(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Delegation, StoreError> {
    let Ok(code) = code.parse::<Code>() else { return Err(StoreError::Missing) };
    let it = db.one(BY_CODE, args![code], delegation)?;
    if it.is_visible_to(actor) { Ok(it) } else { Err(StoreError::Missing) }
}

/// A set of seats by its code, if `actor` belongs to the body that sends.
pub(crate) fn find_inside(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Delegation, StoreError> {
    let it = find(db, actor, code)?;
    if it.is_inside(actor) { Ok(it) } else { Err(StoreError::Missing) }
}

/// The same, held until the change ends, with the member proven from the database.
pub(crate) fn hold_inside(db: &mut Change, actor: &Actor, code: &str) -> Result<(Delegation, PersonId), StoreError> {
    let it = find_inside(db, actor, code)?;
    let it = hold_by_id(db, it.id)?;
    let person = actor.person.ok_or(StoreError::Missing)?;
    match people::membership::role(db, it.body.id, person)? {
        Some(_) => Ok((it, person)),
        None => Err(StoreError::Missing),
    }
}

/// A set of seats that `actor`, an officer of the body, runs.
pub(crate) fn find_for_officer(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Delegation, StoreError> {
    let it = find(db, actor, code)?;
    officer(db, actor, it.body.id)?;
    Ok(it)
}

/// The same, held until the change ends.
pub(crate) fn hold_for_officer(db: &mut Change, actor: &Actor, code: &str) -> Result<Delegation, StoreError> {
    let it = find_for_officer(db, actor, code)?;
    hold_by_id(db, it.id)
}

/// A set of seats by its id, for the program's own steps.
pub(crate) fn find_by_id(db: &mut impl Db, id: DelegationId) -> Result<Delegation, StoreError> {
    db.one(BY_ID, args![id], delegation)
}

/// The same, held until the change ends.
pub(crate) fn hold_by_id(db: &mut Change, id: DelegationId) -> Result<Delegation, StoreError> {
    db.one(LOCK_ID, args![id], |_| Ok(()))?;
    find_by_id(db, id)
}

/// The sets of seats a body fills that the actor may see, those in force first.
pub(crate) fn of_body(db: &mut impl Db, actor: &Actor, body: GroupId) -> Result<Vec<Delegation>, StoreError> {
    let all = db.all(OF_BODY, args![body], delegation)?;
    Ok(all.into_iter().filter(|it| it.is_visible_to(actor)).collect())
}

/// Every set of seats that a group fills or takes in.
pub(crate) fn touching(db: &mut impl Db, group: GroupId) -> Result<Vec<Delegation>, StoreError> {
    db.all(TOUCHING, args![group], delegation)
}

fn settings_text(it: &Settings) -> String {
    serde_json::to_string(it).unwrap_or_default()
}

/// Adds a set of seats. Who may do so is decided by the caller.
pub(crate) fn insert(
    db: &mut Change,
    body: GroupId,
    it: &NewDelegation,
    now: Time,
    random: &dyn Random,
) -> Result<Delegation, StoreError> {
    let id = DelegationId::new(now, random);
    db.exec(
        INSERT,
        args![
            id,
            Code::new(random),
            body,
            it.council,
            &it.title,
            &it.text,
            it.audience.as_str(),
            it.seats,
            it.rule.as_str(),
            settings_text(&it.settings),
            it.term_months,
            it.substitutes,
            it.recall_percent,
            it.report_days,
            now
        ],
    )?;
    find_by_id(db, id)
}

/// Saves the settings of a set of seats; they hold from the next election on, the recall threshold and the
/// time between reports at once.
pub(crate) fn save(db: &mut Change, id: DelegationId, it: &NewDelegation, now: Time) -> Result<(), StoreError> {
    let args = args![
        id,
        it.council,
        &it.title,
        &it.text,
        it.audience.as_str(),
        it.seats,
        it.rule.as_str(),
        settings_text(&it.settings),
        it.term_months,
        it.substitutes,
        it.recall_percent,
        it.report_days,
        now
    ];
    db.exec(SAVE, args).map(|_| ())
}

/// Notes that an election filled the seats: candidacies begin anew.
pub(crate) fn next_round(db: &mut Change, id: DelegationId, now: Time) -> Result<(), StoreError> {
    db.exec(NEXT_ROUND, args![id, now]).map(|_| ())
}

/// Notes that there are no such seats any more.
pub(crate) fn close(db: &mut Change, id: DelegationId, now: Time) -> Result<(), StoreError> {
    db.exec(CLOSE, args![id, now]).map(|_| ())
}

/// Those who hold a seat, and the substitutes in their order.
pub(crate) fn alive(db: &mut impl Db, id: DelegationId) -> Result<(Vec<Delegate>, Vec<Delegate>), StoreError> {
    let all = db.all(ALIVE, args![id], delegate)?;
    Ok(all.into_iter().partition(|it| it.state == State::Seated))
}

/// Those who held a seat, the latest first.
pub(crate) fn past(db: &mut impl Db, id: DelegationId) -> Result<Vec<Delegate>, StoreError> {
    db.all(PAST, args![id], delegate)
}

/// A delegate by id.
pub(crate) fn delegate_by_id(db: &mut impl Db, id: DelegateId) -> Result<Delegate, StoreError> {
    db.one(BY_DELEGATE, args![id], delegate)
}

/// Who holds a seat now.
pub(crate) fn holder(db: &mut impl Db, id: DelegationId, place: u32) -> Result<Option<Delegate>, StoreError> {
    db.maybe(HOLDER, args![id, place], delegate)
}

/// Who held a seat before, the latest first.
pub(crate) fn held_before(db: &mut impl Db, id: DelegationId, place: u32) -> Result<Vec<Delegate>, StoreError> {
    db.all(HELD_BEFORE, args![id, place], delegate)
}

/// Everything a person holds, waits for or held.
pub(crate) fn of_person(db: &mut impl Db, person: PersonId) -> Result<Vec<Delegate>, StoreError> {
    db.all(OF_PERSON, args![person], delegate)
}

/// Delegates and substitutes who no longer belong to the body, or whose account is gone.
pub(crate) fn outside(db: &mut impl Db, it: &Delegation) -> Result<Vec<Delegate>, StoreError> {
    db.all(OUTSIDE, args![it.id, it.body.id], delegate)
}

/// Delegates and substitutes whose term is over.
pub(crate) fn over(db: &mut impl Db, id: DelegationId, now: Time) -> Result<Vec<Delegate>, StoreError> {
    db.all(OVER, args![id, now], delegate)
}

/// Whether an election has filled seats already.
pub(crate) fn has_filled(db: &mut impl Db, election: ElectionId) -> Result<bool, StoreError> {
    Ok(db.one(CHOSEN_IN, args![election], |row| row.get::<u64>(0))? > 0)
}

/// Whether a body belongs to a council, or is a committee of it.
pub(crate) fn belongs(db: &mut impl Db, council: GroupId, body: GroupId) -> Result<bool, StoreError> {
    Ok(db.maybe(BELONGS, args![council, body], |_| Ok(()))?.is_some())
}

/// The election that chose a delegate.
pub(crate) fn elected_by(db: &mut impl Db, id: DelegateId) -> Result<ElectionId, StoreError> {
    db.one(ELECTED_BY, args![id], |row| row.get(0))
}

/// Adds a delegate or a substitute as an election chose them.
pub(super) fn add(db: &mut Change, it: &Delegate, election: ElectionId, now: Time) -> Result<(), StoreError> {
    let args = args![
        it.id,
        it.delegation,
        election,
        it.person,
        &it.name,
        &it.part,
        it.place,
        it.state.as_str(),
        it.seated_at,
        it.term_ends_at,
        now
    ];
    db.exec(ADD, args).map(|_| ())
}

/// Ends a delegate's or substitute's time; false when it had ended before.
pub(super) fn end(db: &mut Change, id: DelegateId, how: EndedAs, now: Time) -> Result<bool, StoreError> {
    Ok(db.exec(END, args![id, how.as_str(), now])? > 0)
}

/// Gives a substitute a seat.
pub(super) fn step_in(db: &mut Change, id: DelegateId, place: u32, now: Time) -> Result<(), StoreError> {
    db.exec(STEP_IN, args![id, place, now]).map(|_| ())
}

/// Says whether a seat made its holder a member of the council.
pub(super) fn set_in_council(db: &mut Change, id: DelegateId, is_in: bool) -> Result<(), StoreError> {
    db.exec(SET_IN_COUNCIL, args![id, is_in]).map(|_| ())
}

/// Another seat of a person in a council.
pub(super) fn other_seat(
    db: &mut impl Db,
    council: GroupId,
    person: PersonId,
    than: DelegateId,
) -> Result<Option<DelegateId>, StoreError> {
    db.maybe(OTHER_SEAT, args![council, person, than], |row| row.get(0))
}

/// Everybody who holds a seat in a council, body by body: for the councils of this room. Whether a body may
/// be named to somebody says [`Body::is_public`].
pub(crate) fn seated_in(db: &mut impl Db, council: GroupId) -> Result<Vec<Seat>, StoreError> {
    db.all(SEATED_IN, args![council], |row| {
        let body: Body = crate::proposal::store::body(row, 5)?;
        Ok(Seat {
            delegate: row.get(0)?,
            delegation: row.get(1)?,
            code: row.get(2)?,
            title: row.get(3)?,
            place: row.get(4)?,
            body,
            person: row.get(10)?,
            name: row.get(11)?,
            seated_at: row.get(12)?,
            term_ends_at: row.get(13)?,
        })
    })
}

/// Every set of seats in some councils with those who sit there, for the trees of this room; who may know
/// of them is decided there.
pub(crate) fn sent_to(db: &mut impl Db, councils: &[GroupId]) -> Result<Vec<Sent>, StoreError> {
    if councils.is_empty() {
        return Ok(Vec::new());
    }
    let (statement, args) = with_list(SITTING_IN, &[], councils.iter().copied());
    let mut sitting: BTreeMap<DelegationId, BTreeMap<u32, String>> = BTreeMap::new();
    for (of, place, name) in db.all(statement, &args, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))? {
        sitting.entry(of).or_default().insert(place, name);
    }
    let (statement, args) = with_list(SENT_TO, &[], councils.iter().copied());
    db.all(statement, &args, |row| {
        let of: DelegationId = row.get(0)?;
        Ok(Sent {
            council: row.get(1)?,
            body: row.get(2)?,
            code: row.get(3)?,
            title: row.get(4)?,
            audience: crate::word::of_row(row, 5)?,
            seats: row.get(6)?,
            sitting: sitting.remove(&of).unwrap_or_default(),
        })
    })
}

/// Whether the actor runs the body that sends.
pub(crate) fn is_run_by(it: &Delegation, actor: &Actor) -> bool {
    actor.is_at_least(it.body.id, GroupRole::Officer)
}
