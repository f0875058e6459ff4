//! Agendas in the database. The meeting is held by whoever changes its agenda.

use base::{Actor, Code, GroupId, GroupRole, Time};
use store::{Change, Db, Sql, StoreError, args, sql, with_list};

use super::model::{Item, NewItem, OfProposal};
use crate::meeting::model::MeetingId;
use crate::proposal::model::ProposalId;

const OF_MEETING: Sql = sql!(
    "SELECT i.number, i.kind, i.title, i.minutes, i.begun_at, i.ended_at, p.id, p.code, p.audience, p.state \
     FROM meeting_items i LEFT JOIN proposals p ON p.id = i.proposal_id \
     WHERE i.meeting_id = $1 ORDER BY i.position, i.number"
);
const MINUTES_OF: Sql = sql!(
    "SELECT meeting_id, CAST(sum(minutes) AS INTEGER) FROM meeting_items WHERE meeting_id IN ({list}) \
     GROUP BY meeting_id"
);
const ADD: Sql = sql!(
    "INSERT INTO meeting_items (meeting_id, number, position, kind, proposal_id, title, minutes) \
     SELECT $1, coalesce(max(number), 0) + 1, coalesce(max(position), 0) + 1, $2, $3, $4, $5 \
     FROM meeting_items WHERE meeting_id = $1"
);
const PLACE: Sql = sql!("UPDATE meeting_items SET position = $3 WHERE meeting_id = $1 AND number = $2");
const SAVE: Sql = sql!("UPDATE meeting_items SET title = $3, minutes = $4 WHERE meeting_id = $1 AND number = $2");
const BEGIN: Sql = sql!(
    "UPDATE meeting_items SET begun_at = coalesce(begun_at, $3), ended_at = NULL WHERE meeting_id = $1 AND number = $2"
);
const END: Sql =
    sql!("UPDATE meeting_items SET ended_at = $3 WHERE meeting_id = $1 AND number = $2 AND begun_at IS NOT NULL");
const REMOVE: Sql = sql!("DELETE FROM meeting_items WHERE meeting_id = $1 AND number = $2 AND begun_at IS NULL");
const IN_DISCUSSION: Sql = sql!(
    "SELECT p.code, p.title FROM proposals p WHERE p.group_id = $1 AND p.state = 'discussion' \
     AND (p.audience = 'everybody' OR $2 = 1) AND NOT EXISTS \
     (SELECT 1 FROM meeting_items i WHERE i.meeting_id = $3 AND i.proposal_id = p.id) \
     ORDER BY p.changed_at DESC, p.code LIMIT 100"
);

/// The agenda in its order.
pub(crate) fn of_meeting(db: &mut impl Db, id: MeetingId) -> Result<Vec<Item>, StoreError> {
    db.all(OF_MEETING, args![id], |row| {
        let known: Option<ProposalId> = row.get(6)?;
        let proposal = match known {
            Some(id) => Some(OfProposal {
                id,
                code: row.get(7)?,
                audience: crate::word::of_row(row, 8)?,
                state: crate::word::of_row(row, 9)?,
            }),
            None => None,
        };
        Ok(Item {
            number: row.get(0)?,
            kind: crate::word::of_row(row, 1)?,
            title: row.get(2)?,
            minutes: row.get(3)?,
            begun_at: row.get(4)?,
            ended_at: row.get(5)?,
            proposal,
        })
    })
}

/// The minutes planned for the agendas of some meetings.
pub(crate) fn minutes_of(db: &mut impl Db, ids: &[MeetingId]) -> Result<Vec<(MeetingId, u32)>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, args) = with_list(MINUTES_OF, &[], ids.iter().copied());
    db.all(sql, &args, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Puts an item at the end.
pub(crate) fn add(
    db: &mut Change,
    id: MeetingId,
    it: &NewItem,
    proposal: Option<ProposalId>,
) -> Result<(), StoreError> {
    db.exec(ADD, args![id, it.kind.as_str(), proposal, &it.title, it.minutes]).map(|_| ())
}

/// Gives the items their order.
pub(crate) fn order(db: &mut Change, id: MeetingId, numbers: &[u32]) -> Result<(), StoreError> {
    for (place, number) in (1_u32..).zip(numbers) {
        db.exec(PLACE, args![id, *number, place])?;
    }
    Ok(())
}

/// Saves title and minutes.
pub(crate) fn save(db: &mut Change, id: MeetingId, number: u32, title: &str, minutes: u32) -> Result<(), StoreError> {
    db.exec(SAVE, args![id, number, title, minutes]).map(|_| ())
}

/// An item is dealt with now.
pub(crate) fn begin(db: &mut Change, id: MeetingId, number: u32, now: Time) -> Result<(), StoreError> {
    match db.exec(BEGIN, args![id, number, now])? {
        0 => Err(StoreError::Missing),
        _ => Ok(()),
    }
}

/// An item that was begun is done.
pub(crate) fn end(db: &mut Change, id: MeetingId, number: u32, now: Time) -> Result<(), StoreError> {
    db.exec(END, args![id, number, now]).map(|_| ())
}

/// Takes an item off that was not begun; answers false when it was.
pub(crate) fn remove(db: &mut Change, id: MeetingId, number: u32) -> Result<bool, StoreError> {
    Ok(db.exec(REMOVE, args![id, number])? > 0)
}

/// Proposals of a group that are in discussion and not on this agenda: code and title.
pub(crate) fn in_discussion(
    db: &mut impl Db,
    actor: &Actor,
    group: GroupId,
    id: MeetingId,
) -> Result<Vec<(Code, String)>, StoreError> {
    let inside = actor.is_at_least(group, GroupRole::Member);
    db.all(IN_DISCUSSION, args![group, inside, id], |row| Ok((row.get(0)?, row.get(1)?)))
}
