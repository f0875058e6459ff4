//! Meetings in the database. What the actor may not see is missing; whoever changes a meeting holds it.

use base::{Actor, Code, GroupId, GroupRole, PersonId, Random, Time};
use people::membership::{officer, steward};
use store::{Change, Db, NewJob, Row, Sql, StoreError, Value, args, sql, with_list};

use super::model::{Attendance, Content, Door, LASTS, Listed, Meeting, MeetingId, Rules};
use crate::proposal::model::Body;
use crate::proposal::store as proposals;

::store::ids!(MeetingId);

macro_rules! meeting_columns {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT m.id, m.code, m.group_id, g.slug, g.name, g.visibility, h.subject, m.title, m.body, m.starts_at, \
             m.zone, m.place, m.audience, m.state, m.state_reason, m.door, m.entitled, m.quorum_percent, m.majority, \
             m.counted, m.present_most, m.guests, m.speakers, m.current_item, m.step, m.published_at, m.opened_at, \
             m.ended_at, m.created_at, m.changed_at, (SELECT x.reason FROM hidings x WHERE x.subject = m.id) \
             FROM meetings m JOIN groups g ON g.id = m.group_id \
             LEFT JOIN hidings h ON h.subject = m.group_id ",
            $rest
        ))
    };
}

macro_rules! listed_columns {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT m.code, m.title, g.name, m.starts_at, m.zone, m.place, m.state, m.published_at \
             FROM meetings m JOIN groups g ON g.id = m.group_id ",
            $rest
        ))
    };
}

const BY_CODE: Sql = meeting_columns!("WHERE m.code = $1");
const BY_ID: Sql = meeting_columns!("WHERE m.id = $1");
const BY_IDS: Sql = meeting_columns!("WHERE m.id IN ({list})");
const BY_DOOR: Sql = meeting_columns!(
    "JOIN memberships ms ON ms.group_id = m.group_id WHERE m.state = 'running' AND m.door = $1 \
     AND ms.person_id = $2 ORDER BY m.opened_at DESC LIMIT 1"
);
const LOCK: Sql = sql!("SELECT id FROM meetings WHERE code = $1 {for update}");
const LOCK_ID: Sql = sql!("SELECT id FROM meetings WHERE id = $1 {for update}");
const INSERT: Sql = sql!(
    "INSERT INTO meetings (id, code, group_id, title, body, starts_at, zone, place, audience, state, state_reason, \
     door, entitled, quorum_percent, majority, counted, present_most, guests, speakers, current_item, step, \
     published_at, opened_at, ended_at, created_at, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, \
     $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)"
);
const SAVE: Sql = sql!(
    "UPDATE meetings SET title = $2, body = $3, starts_at = $4, zone = $5, place = $6, audience = $7, state = $8, \
     state_reason = $9, door = $10, entitled = $11, quorum_percent = $12, majority = $13, counted = $14, \
     present_most = $15, guests = $16, speakers = $17, current_item = $18, step = $19, published_at = $20, \
     opened_at = $21, ended_at = $22, changed_at = $23 WHERE id = $1"
);
const SAVE_MOST: Sql = sql!("UPDATE meetings SET present_most = $2 WHERE id = $1");
const UPCOMING: Sql = listed_columns!(
    "WHERE m.group_id = $1 AND (m.audience = 'everybody' OR $2 = 1) AND ($2 = 1 OR NOT EXISTS \
     (SELECT 1 FROM hidings h WHERE h.subject = m.id)) AND m.state IN ('running', 'planned') \
     ORDER BY CASE m.state WHEN 'running' THEN 0 ELSE 1 END, m.starts_at, m.code LIMIT $3"
);
const PAST: Sql = listed_columns!(
    "WHERE m.group_id = $1 AND (m.audience = 'everybody' OR $2 = 1) AND ($2 = 1 OR NOT EXISTS \
     (SELECT 1 FROM hidings h WHERE h.subject = m.id)) AND m.state IN ('closed', 'canceled') \
     ORDER BY m.starts_at DESC, m.code LIMIT $3 OFFSET $4"
);
const COUNT_PAST: Sql = sql!(
    "SELECT count(*) FROM meetings m WHERE m.group_id = $1 AND (m.audience = 'everybody' OR $2 = 1) \
     AND ($2 = 1 OR NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = m.id)) AND m.state IN ('closed', 'canceled')"
);
const OF_PERSON: Sql = listed_columns!(
    "JOIN memberships ms ON ms.group_id = m.group_id WHERE ms.person_id = $1 AND (m.state = 'running' \
     OR (m.state = 'planned' AND m.starts_at > $2 AND m.starts_at < $3)) \
     ORDER BY CASE m.state WHEN 'running' THEN 0 ELSE 1 END, m.starts_at, m.code LIMIT 6"
);
const FOR_EVERYBODY: Sql = meeting_columns!(
    "WHERE m.group_id = $1 AND m.audience = 'everybody' AND m.starts_at > $2 ORDER BY m.starts_at, m.code LIMIT 300"
);
const MEMBERS: Sql = sql!("SELECT count(*) FROM memberships WHERE group_id = $1");

/// Past meetings on one page of a group's list.
pub(crate) const PAGE: i64 = 20;
/// The job that closes a meeting which nobody closed.
pub(crate) const CLOSE_JOB: &str = "meeting-close";

fn meeting(row: &Row<'_>) -> Result<Meeting, StoreError> {
    Ok(Meeting {
        id: row.get(0)?,
        code: row.get(1)?,
        body: proposals::body(row, 2)?,
        content: Content {
            title: row.get(7)?,
            text: row.get(8)?,
            starts_at: row.get(9)?,
            zone: row.get(10)?,
            place: row.get(11)?,
            audience: crate::word::of_row(row, 12)?,
        },
        state: crate::word::of_row(row, 13)?,
        state_reason: row.get(14)?,
        door: Door(row.get(15)?),
        rules: Rules { entitled: row.get(16)?, quorum_percent: row.get(17)?, majority: crate::word::of_row(row, 18)? },
        counted: row.get(19)?,
        present_most: row.get(20)?,
        guests: row.get(21)?,
        list: crate::word::of_row(row, 22)?,
        current: row.get(23)?,
        step: row.get(24)?,
        published_at: row.get(25)?,
        opened_at: row.get(26)?,
        ended_at: row.get(27)?,
        created_at: row.get(28)?,
        changed_at: row.get(29)?,
        hidden: row.get(30)?,
    })
}

fn listed(row: &Row<'_>) -> Result<Listed, StoreError> {
    Ok(Listed {
        code: row.get(0)?,
        title: row.get(1)?,
        group_name: row.get(2)?,
        starts_at: row.get(3)?,
        zone: row.get(4)?,
        place: row.get(5)?,
        state: crate::word::of_row(row, 6)?,
        has_minutes: row.get::<Option<Time>>(7)?.is_some(),
    })
}

/// A meeting by its code, if `actor` may see it.
pub(crate) fn find(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Meeting, StoreError> {
    let Ok(code) = code.parse::<Code>() else { return Err(StoreError::Missing) };
    let it = db.one(BY_CODE, args![code], meeting)?;
    if it.is_visible_to(actor) { Ok(it) } else { Err(StoreError::Missing) }
}

/// A meeting by its id, for the program's own steps.
pub(crate) fn find_by_id(db: &mut impl Db, id: MeetingId) -> Result<Meeting, StoreError> {
    db.one(BY_ID, args![id], meeting)
}

/// Those of some meetings that exist, for the stewards of the site.
pub(crate) fn by_ids(db: &mut impl Db, ids: &[MeetingId]) -> Result<Vec<Meeting>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, args) = with_list(BY_IDS, &[], ids.iter().copied());
    db.all(sql, &args, meeting)
}

/// A meeting one of whose group's members is `person`, by the code on its wall.
pub(crate) fn find_by_door(db: &mut impl Db, door: &Door, person: PersonId) -> Result<Option<Meeting>, StoreError> {
    db.maybe(BY_DOOR, args![&door.0, person], meeting)
}

/// Whether the actor may read the minutes of a meeting.
pub(crate) fn has_minutes(db: &mut impl Db, actor: &Actor, code: Code) -> Result<bool, StoreError> {
    match find(db, actor, code.as_str()) {
        Ok(it) => Ok(it.minutes_visible_to(actor)),
        Err(StoreError::Missing) => Ok(false),
        Err(other) => Err(other),
    }
}

/// The meeting in which hands are raised about a proposal now, if the actor may see it.
pub(crate) fn deciding(
    db: &mut impl Db,
    actor: &Actor,
    proposal: crate::proposal::model::ProposalId,
) -> Result<Option<Code>, StoreError> {
    let Some(code) = super::hands::store::deciding(db, proposal)? else { return Ok(None) };
    match find(db, actor, code.as_str()) {
        Ok(it) => Ok(Some(it.code)),
        Err(StoreError::Missing) => Ok(None),
        Err(other) => Err(other),
    }
}

/// A meeting the actor chairs: an officer of its group.
pub(crate) fn find_for_chair(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Meeting, StoreError> {
    let it = find(db, actor, code)?;
    officer(db, actor, it.body.id)?;
    Ok(it)
}

/// A meeting whose minutes the actor takes: a steward or officer of its group.
pub(crate) fn find_for_minutes(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Meeting, StoreError> {
    let it = find(db, actor, code)?;
    steward(db, actor, it.body.id)?;
    Ok(it)
}

fn lock(db: &mut Change, code: &str) -> Result<(), StoreError> {
    let Ok(known) = code.parse::<Code>() else { return Err(StoreError::Missing) };
    db.one(LOCK, args![known], |_| Ok(()))
}

/// A meeting the actor chairs, held until the change ends.
pub(crate) fn hold_for_chair(db: &mut Change, actor: &Actor, code: &str) -> Result<Meeting, StoreError> {
    lock(db, code)?;
    find_for_chair(db, actor, code)
}

/// A meeting whose minutes the actor takes, held until the change ends.
pub(crate) fn hold_for_minutes(db: &mut Change, actor: &Actor, code: &str) -> Result<Meeting, StoreError> {
    lock(db, code)?;
    find_for_minutes(db, actor, code)
}

/// A meeting of a group the actor belongs to, held, and who the actor is.
pub(crate) fn hold_for_member(db: &mut Change, actor: &Actor, code: &str) -> Result<(Meeting, PersonId), StoreError> {
    lock(db, code)?;
    let it = find(db, actor, code)?;
    let person = actor.person.ok_or(StoreError::Missing)?;
    match people::membership::role(db, it.body.id, person)? {
        Some(_) => Ok((it, person)),
        None => Err(StoreError::Missing),
    }
}

/// A meeting by its id, held until the change ends.
pub(crate) fn hold_by_id(db: &mut Change, id: MeetingId) -> Result<Meeting, StoreError> {
    db.one(LOCK_ID, args![id], |_| Ok(()))?;
    find_by_id(db, id)
}

/// Adds a meeting.
pub(crate) fn insert(db: &mut Change, it: &Meeting) -> Result<(), StoreError> {
    let c = &it.content;
    let values: [Value; 26] = [
        it.id.into(),
        it.code.into(),
        it.body.id.into(),
        c.title.as_str().into(),
        c.text.as_str().into(),
        c.starts_at.into(),
        c.zone.as_str().into(),
        c.place.as_str().into(),
        c.audience.as_str().into(),
        it.state.as_str().into(),
        it.state_reason.as_str().into(),
        it.door.0.as_str().into(),
        it.rules.entitled.into(),
        it.rules.quorum_percent.into(),
        it.rules.majority.as_str().into(),
        it.counted.into(),
        it.present_most.into(),
        it.guests.into(),
        it.list.as_str().into(),
        it.current.into(),
        it.step.into(),
        it.published_at.into(),
        it.opened_at.into(),
        it.ended_at.into(),
        it.created_at.into(),
        it.changed_at.into(),
    ];
    db.exec(INSERT, &values).map(|_| ())
}

/// Saves what can change of a meeting, and counts the step.
pub(crate) fn save(db: &mut Change, it: &Meeting) -> Result<(), StoreError> {
    let c = &it.content;
    let values: [Value; 23] = [
        it.id.into(),
        c.title.as_str().into(),
        c.text.as_str().into(),
        c.starts_at.into(),
        c.zone.as_str().into(),
        c.place.as_str().into(),
        c.audience.as_str().into(),
        it.state.as_str().into(),
        it.state_reason.as_str().into(),
        it.door.0.as_str().into(),
        it.rules.entitled.into(),
        it.rules.quorum_percent.into(),
        it.rules.majority.as_str().into(),
        it.counted.into(),
        it.present_most.into(),
        it.guests.into(),
        it.list.as_str().into(),
        it.current.into(),
        (it.step + 1).into(),
        it.published_at.into(),
        it.opened_at.into(),
        it.ended_at.into(),
        it.changed_at.into(),
    ];
    db.exec(SAVE, &values).map(|_| ())
}

/// Saves the most members that were present; no step, since nothing else changed.
pub(crate) fn save_most(db: &mut Change, id: MeetingId, present_most: u64) -> Result<(), StoreError> {
    db.exec(SAVE_MOST, args![id, present_most]).map(|_| ())
}

/// What decides in a group now: its members and its standing rules.
pub(crate) fn rules(db: &mut impl Db, group: GroupId) -> Result<Rules, StoreError> {
    let standing = crate::standing::store::of_group(db, group)?;
    let entitled = db.one(MEMBERS, args![group], |row| row.get(0))?;
    Ok(Rules { entitled, quorum_percent: standing.quorum_percent, majority: standing.majority })
}

/// Who is in the room, in figures.
pub(crate) fn attendance(db: &mut impl Db, it: &Meeting) -> Result<Attendance, StoreError> {
    Ok(it.attendance(super::presence::store::count(db, it.id)?))
}

/// Closes a meeting some days after it began, if nobody did.
pub(crate) fn close_later(db: &mut Change, id: MeetingId, now: Time) {
    let job = NewJob::new(CLOSE_JOB, serde_json::json!({ "meeting": id }));
    db.enqueue(job.at(now.plus(LASTS)).key(format!("{CLOSE_JOB}-{id}")));
}

/// Forgets what only a running meeting needs; those who asked for it stay named.
pub(crate) fn forget(db: &mut Change, id: MeetingId) -> Result<(), StoreError> {
    super::presence::store::forget(db, id)?;
    super::speakers::store::forget(db, id)?;
    super::hands::store::forget(db, id)
}

/// Deletes what only running meetings need, of meetings that are over or were left open for too long.
pub(crate) fn purge(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    let since = now.minus(LASTS);
    Ok(super::presence::store::purge(db, since)?
        + super::speakers::store::purge(db, since)?
        + super::hands::store::purge(db, since)?)
}

/// The next meetings of a group that the actor may see, a running one first.
pub(crate) fn upcoming(db: &mut impl Db, actor: &Actor, group: GroupId, most: i64) -> Result<Vec<Listed>, StoreError> {
    let inside = actor.is_at_least(group, GroupRole::Member);
    db.all(UPCOMING, args![group, inside, most], listed)
}

/// One page of the past meetings of a group and how many there are; `page` is counted from 0.
pub(crate) fn past(
    db: &mut impl Db,
    actor: &Actor,
    group: GroupId,
    page: i64,
) -> Result<(Vec<Listed>, i64), StoreError> {
    let inside = actor.is_at_least(group, GroupRole::Member);
    let list = db.all(PAST, args![group, inside, PAGE, page.clamp(0, 10_000) * PAGE], listed)?;
    let count = db.one(COUNT_PAST, args![group, inside], |row| row.get(0))?;
    Ok((list, count))
}

/// The meetings of a group that everybody may see and that begin after `since`, with the minutes their
/// agendas plan: for a file that is passed on.
pub(crate) fn for_everybody(db: &mut impl Db, group: GroupId, since: Time) -> Result<Vec<(Meeting, u32)>, StoreError> {
    let mut all = db.all(FOR_EVERYBODY, args![group, since], meeting)?;
    all.retain(|it| it.is_visible_to(&Actor::anyone()));
    let ids: Vec<MeetingId> = all.iter().map(|it| it.id).collect();
    let minutes = super::agenda::store::minutes_of(db, &ids)?;
    let of = |id: MeetingId| minutes.iter().find(|(of, _)| *of == id).map_or(0, |(_, minutes)| *minutes);
    Ok(all.into_iter().map(|it| (it.clone(), of(it.id))).collect())
}

/// The running and next meetings of a person's groups.
pub(crate) fn of_person(db: &mut impl Db, person: PersonId, now: Time) -> Result<Vec<Listed>, StoreError> {
    let day = std::time::Duration::from_hours(24);
    db.all(OF_PERSON, args![person, now.minus(day), now.plus(day * 14)], listed)
}

/// A group as the pages of meetings name it.
pub(crate) fn body(group: &people::group::Group) -> Body {
    let (slug, name) = (group.slug.to_string(), group.name.clone());
    Body { id: group.id, slug, name, is_public: group.is_public() }
}

/// A planned meeting of a group with its standing rules, as it is first saved.
pub(crate) fn plan(
    db: &mut Change,
    group: &people::group::Group,
    content: Content,
    now: Time,
    random: &dyn Random,
) -> Result<Meeting, StoreError> {
    let it = Meeting {
        id: MeetingId::new(now, random),
        code: Code::new(random),
        body: body(group),
        content,
        state: super::model::State::Planned,
        state_reason: String::new(),
        door: Door::default(),
        rules: rules(db, group.id)?,
        counted: None,
        present_most: 0,
        guests: 0,
        list: super::model::ListState::Open,
        current: None,
        step: 0,
        published_at: None,
        opened_at: None,
        ended_at: None,
        created_at: now,
        changed_at: now,
        hidden: None,
    };
    insert(db, &it)?;
    Ok(it)
}
