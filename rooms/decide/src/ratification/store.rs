//! Resolutions in the database. What the actor may not see is missing.

use base::{Actor, Code, GroupId, PersonId, Random, Time};
use store::{Change, Db, Row, Sql, StoreError, Value, args, sql, with_list};

use super::model::{Answer, BodyAnswer, Called, Listed, Resolution, ResolutionId, SeatWeight, State, Sums};
use crate::decision::model::DecisionId;
use crate::election::model::ElectionId;
use crate::proposal::model::{Audience, ProposalId};
use crate::proposal::store::body;

::store::ids!(ResolutionId);

macro_rules! resolution_columns {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT s.id, s.code, s.group_id, g.slug, g.name, g.visibility, h.subject, s.title, s.body, s.audience, \
             s.state, s.scale, s.must_ratify, s.bodies_share, s.members_share, s.ratify_days, s.opened_at, \
             s.deadline, s.ended_at, e.id, e.code, p.id, p.code, p.title, d.id, d.code, coalesce(g.lat, w.lat), \
             coalesce(g.lon, w.lon) FROM resolutions s JOIN groups g ON g.id = s.group_id \
             LEFT JOIN groups w ON w.id = g.parent_id LEFT JOIN hidings h ON h.subject = s.group_id \
             JOIN elections e ON e.id = s.election_id LEFT JOIN proposals p ON p.id = s.proposal_id \
             LEFT JOIN decisions d ON d.id = s.decision_id ",
            $rest
        ))
    };
}

const BY_CODE: Sql = resolution_columns!("WHERE s.code = $1");
const BY_ID: Sql = resolution_columns!("WHERE s.id = $1");
const OF_GROUP: Sql = resolution_columns!(
    "WHERE s.group_id = $1 AND (s.audience = 'everybody' OR $2 = 1) ORDER BY s.opened_at DESC, s.code LIMIT $3"
);
const OF_PROPOSAL: Sql = resolution_columns!("WHERE s.proposal_id = $1 ORDER BY s.opened_at DESC, s.code LIMIT 1");
const LOCK: Sql = sql!("SELECT id FROM resolutions WHERE id = $1 {for update}");
const INSERT: Sql = sql!(
    "INSERT INTO resolutions (id, code, group_id, proposal_id, election_id, title, body, audience, state, scale, \
     must_ratify, bodies_share, members_share, ratify_days, opened_at, changed_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $10, $11, $12, $13, $14, $14)"
);
const ASK: Sql = sql!("UPDATE resolutions SET state = 'asking', deadline = $2, changed_at = $3 WHERE id = $1");
const END: Sql =
    sql!("UPDATE resolutions SET state = $2, decision_id = $3, ended_at = $4, changed_at = $4 WHERE id = $1");
const ADD_BODY: Sql = sql!(
    "INSERT INTO resolution_bodies (resolution_id, group_id, weight, members, answer, yes, no) \
     VALUES ($1, $2, $3, $4, 'waiting', 0, 0)"
);
const BODIES: Sql = sql!(
    "SELECT b.group_id, g.slug, g.name, g.visibility, h.subject, b.weight, b.members, b.answer, b.yes, b.no, e.id, \
     e.code FROM resolution_bodies b JOIN groups g ON g.id = b.group_id \
     LEFT JOIN hidings h ON h.subject = b.group_id LEFT JOIN elections e ON e.id = b.election_id \
     WHERE b.resolution_id = $1 ORDER BY g.name_folded, g.id"
);
const SET_ASKED: Sql =
    sql!("UPDATE resolution_bodies SET answer = 'asked', election_id = $3 WHERE resolution_id = $1 AND group_id = $2");
const SET_ANSWER: Sql =
    sql!("UPDATE resolution_bodies SET answer = $3, yes = $4, no = $5 WHERE resolution_id = $1 AND group_id = $2");
const AWAITED: Sql = sql!(
    "SELECT b.resolution_id FROM resolution_bodies b JOIN resolutions s ON s.id = b.resolution_id \
     WHERE b.group_id = $1 AND s.state IN ('open', 'asking') ORDER BY b.resolution_id"
);
const GOING_ON: Sql = sql!("SELECT id FROM resolutions WHERE group_id = $1 AND state = 'open' ORDER BY id");
const ADD_SEAT: Sql = sql!(
    "INSERT INTO resolution_seats (resolution_id, group_id, number, person_id, weight) VALUES ($1, $2, $3, $4, $5)"
);
const SEATS: Sql = sql!(
    "SELECT group_id, number, person_id, weight FROM resolution_seats WHERE resolution_id = $1 \
     ORDER BY group_id, number"
);
const SET_SEAT: Sql =
    sql!("UPDATE resolution_seats SET person_id = $4 WHERE resolution_id = $1 AND group_id = $2 AND number = $3");
const CALLED: Sql = sql!(
    "SELECT t.group_id, r.name_sealed, t.weight, b.marks FROM resolution_seats t \
     JOIN resolutions s ON s.id = t.resolution_id \
     LEFT JOIN electors r ON r.election_id = s.election_id AND r.person_id = t.person_id \
     LEFT JOIN contests c ON c.election_id = s.election_id AND c.position = 1 \
     LEFT JOIN ballots b ON b.contest_id = c.id AND b.elector_id = r.id \
     WHERE t.resolution_id = $1 ORDER BY t.group_id, t.number"
);
const SUMS: Sql = sql!(
    "SELECT resolution_id, answer, count(*), CAST(sum(yes) AS INTEGER), CAST(sum(no) AS INTEGER) \
     FROM resolution_bodies WHERE resolution_id IN ({list}) GROUP BY resolution_id, answer"
);
const SOURCES: Sql =
    sql!("SELECT proposal_id, href, label FROM proposal_sources WHERE proposal_id IN ({list}) ORDER BY href");
const MENTIONS: Sql = sql!(
    "SELECT decision_id, href, kind, label FROM decision_mentions WHERE decision_id IN ({list}) ORDER BY at, href"
);
const CAST_BY: Sql = sql!(
    "SELECT s.code, g.name, t.weight, s.scale, s.opened_at FROM resolution_seats t \
     JOIN resolutions s ON s.id = t.resolution_id JOIN groups g ON g.id = t.group_id \
     WHERE t.person_id = $1 ORDER BY s.opened_at DESC, s.code LIMIT 500"
);

fn resolution(row: &Row<'_>) -> Result<Resolution, StoreError> {
    let proposal: (Option<ProposalId>, Option<Code>, Option<String>) = (row.get(21)?, row.get(22)?, row.get(23)?);
    let decision: (Option<DecisionId>, Option<Code>) = (row.get(24)?, row.get(25)?);
    Ok(Resolution {
        id: row.get(0)?,
        code: row.get(1)?,
        council: body(row, 2)?,
        title: row.get(7)?,
        text: row.get(8)?,
        audience: crate::word::of_row(row, 9)?,
        state: crate::word::of_row(row, 10)?,
        scale: row.get(11)?,
        must_ratify: row.get(12)?,
        bodies_share: crate::word::of_row(row, 13)?,
        members_share: crate::word::of_row(row, 14)?,
        ratify_days: row.get(15)?,
        opened_at: row.get(16)?,
        deadline: row.get(17)?,
        ended_at: row.get(18)?,
        election: (row.get(19)?, row.get(20)?),
        proposal: match proposal {
            (Some(id), Some(code), Some(title)) => Some((id, code, title)),
            _ => None,
        },
        decision: decision.0.zip(decision.1),
        zone: crate::zone::of_row(row, 26)?,
    })
}

fn body_answer(row: &Row<'_>) -> Result<BodyAnswer, StoreError> {
    let election: (Option<ElectionId>, Option<Code>) = (row.get(10)?, row.get(11)?);
    Ok(BodyAnswer {
        body: body(row, 0)?,
        weight: row.get(5)?,
        members: row.get(6)?,
        answer: crate::word::of_row(row, 7)?,
        yes: row.get(8)?,
        no: row.get(9)?,
        election: election.0.zip(election.1),
    })
}

/// A resolution by its code, if `actor` may see it, and whether they belong to the council or a body.
pub(crate) fn find(db: &mut impl Db, actor: &Actor, code: &str) -> Result<(Resolution, bool), StoreError> {
    let Ok(code) = code.parse::<Code>() else { return Err(StoreError::Missing) };
    let it = db.one(BY_CODE, args![code], resolution)?;
    let is_inside = crate::council::store::is_inside(db, actor, it.council.id)?;
    if it.is_visible_to(actor, is_inside) { Ok((it, is_inside)) } else { Err(StoreError::Missing) }
}

/// The last resolution on a proposal, whoever asks.
pub(crate) fn of_proposal(db: &mut impl Db, id: ProposalId) -> Result<Option<Resolution>, StoreError> {
    db.maybe(OF_PROPOSAL, args![id], resolution)
}

/// A resolution by its id, for the program's own steps; none where there is no such thing.
pub(crate) fn find_by_id(db: &mut impl Db, id: ResolutionId) -> Result<Option<Resolution>, StoreError> {
    db.maybe(BY_ID, args![id], resolution)
}

/// The same, held until the change ends.
pub(crate) fn hold(db: &mut Change, id: ResolutionId) -> Result<Option<Resolution>, StoreError> {
    match db.maybe(LOCK, args![id], |_| Ok(()))? {
        Some(()) => find_by_id(db, id),
        None => Ok(None),
    }
}

/// A resolution to be written.
pub(crate) struct NewResolution<'a> {
    pub(crate) id: ResolutionId,
    pub(crate) council: GroupId,
    pub(crate) proposal: Option<ProposalId>,
    pub(crate) election: ElectionId,
    pub(crate) title: &'a str,
    pub(crate) text: &'a str,
    pub(crate) audience: Audience,
    pub(crate) scale: u64,
    pub(crate) must_ratify: bool,
    pub(crate) rules: &'a crate::council::model::CouncilRules,
}

/// Writes a resolution with the bodies of that moment (weight and members) and its parts.
pub(crate) fn insert(
    db: &mut Change,
    it: &NewResolution<'_>,
    bodies: &[(GroupId, u64, u64)],
    seats: &[SeatWeight],
    now: Time,
    random: &dyn Random,
) -> Result<Code, StoreError> {
    let code = Code::new(random);
    let values = args![
        it.id,
        code,
        it.council,
        it.proposal,
        it.election,
        it.title,
        it.text,
        it.audience.as_str(),
        it.scale,
        it.must_ratify,
        it.rules.bodies_share.as_str(),
        it.rules.members_share.as_str(),
        it.rules.ratify_days,
        now
    ];
    db.exec(INSERT, values)?;
    let rows: Vec<Vec<Value>> =
        bodies.iter().map(|(body, weight, members)| args![it.id, *body, *weight, *members].to_vec()).collect();
    db.exec_many(ADD_BODY, &rows)?;
    let rows: Vec<Vec<Value>> =
        seats.iter().map(|seat| args![it.id, seat.body, seat.number, seat.person, seat.weight].to_vec()).collect();
    db.exec_many(ADD_SEAT, &rows)?;
    Ok(code)
}

/// Says that the bodies are asked until a moment.
pub(crate) fn set_asking(db: &mut Change, id: ResolutionId, deadline: Time, now: Time) -> Result<(), StoreError> {
    db.exec(ASK, args![id, deadline, now]).map(|_| ())
}

/// Ends a resolution.
pub(crate) fn end(
    db: &mut Change,
    id: ResolutionId,
    state: State,
    decision: Option<DecisionId>,
    now: Time,
) -> Result<(), StoreError> {
    db.exec(END, args![id, state.as_str(), decision, now]).map(|_| ())
}

/// The bodies of a resolution by name.
pub(crate) fn bodies(db: &mut impl Db, id: ResolutionId) -> Result<Vec<BodyAnswer>, StoreError> {
    db.all(BODIES, args![id], body_answer)
}

/// Says by which ballot a body is asked.
pub(crate) fn set_asked(
    db: &mut Change,
    id: ResolutionId,
    body: GroupId,
    election: ElectionId,
) -> Result<(), StoreError> {
    db.exec(SET_ASKED, args![id, body, election]).map(|_| ())
}

/// Writes down what a body answered.
pub(crate) fn set_answer(
    db: &mut Change,
    id: ResolutionId,
    body: GroupId,
    answer: Answer,
    (yes, no): (u64, u64),
) -> Result<(), StoreError> {
    db.exec(SET_ANSWER, args![id, body, answer.as_str(), yes, no]).map(|_| ())
}

/// The resolutions that go on and have this group among their bodies.
pub(crate) fn awaiting(db: &mut impl Db, body: GroupId) -> Result<Vec<ResolutionId>, StoreError> {
    db.all(AWAITED, args![body], |row| row.get(0))
}

/// The resolutions of a council on which its delegates are casting ballots.
pub(crate) fn going_on(db: &mut impl Db, council: GroupId) -> Result<Vec<ResolutionId>, StoreError> {
    db.all(GOING_ON, args![council], |row| row.get(0))
}

/// The parts of all weights.
pub(crate) fn seats(db: &mut impl Db, id: ResolutionId) -> Result<Vec<SeatWeight>, StoreError> {
    db.all(SEATS, args![id], |row| {
        Ok(SeatWeight { body: row.get(0)?, number: row.get(1)?, person: row.get(2)?, weight: row.get(3)? })
    })
}

/// Writes down who casts which part now.
pub(crate) fn save_seats(db: &mut Change, id: ResolutionId, seats: &[SeatWeight]) -> Result<(), StoreError> {
    let rows: Vec<Vec<Value>> =
        seats.iter().map(|seat| args![id, seat.body, seat.number, seat.person].to_vec()).collect();
    db.exec_many(SET_SEAT, &rows).map(|_| ())
}

/// The roll call: every part of every weight with its ballot. Only for a counted election.
pub(crate) fn roll_call(db: &mut impl Db, keys: &web::Keys, id: ResolutionId) -> Result<Vec<Called>, StoreError> {
    db.all(CALLED, args![id], |row| {
        let (sealed, marks): (Option<Vec<u8>>, Option<String>) = (row.get(1)?, row.get(3)?);
        Ok(Called {
            body: row.get(0)?,
            name: sealed.and_then(|it| crate::roll::store::open_name(keys, &it)),
            weight: row.get(2)?,
            marks: marks.map(|it| crate::ballot::model::Marks::of_text(&it)),
        })
    })
}

/// The resolutions of a council that the actor may see, newest first, with where they came from and went.
pub(crate) fn of_group(
    db: &mut impl Db,
    council: GroupId,
    is_inside: bool,
    limit: i64,
) -> Result<Vec<Listed>, StoreError> {
    let all = db.all(OF_GROUP, args![council, is_inside, limit], resolution)?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let (statement, values) = with_list(SUMS, &[], all.iter().map(|it| it.id));
    let sums: Vec<(ResolutionId, Answer, u64, u64, u64)> = db.all(statement, &values, |row| {
        Ok((row.get(0)?, crate::word::of_row(row, 1)?, row.get(2)?, row.get(3)?, row.get(4)?))
    })?;
    let sources = sources(db, &all)?;
    let mentions = mentions(db, &all)?;
    let decided: Vec<DecisionId> = all.iter().filter_map(|it| it.decision).map(|(id, _)| id).collect();
    let demands = crate::demand::store::of_decisions(db, &decided, is_inside)?;
    let listed = all.into_iter().map(|it| {
        let own = sums.iter().filter(|(of, answer, ..)| *of == it.id && *answer != Answer::Left);
        let sums = own.fold(Sums::default(), |mut out, (_, answer, count, yes, no)| {
            out.bodies += count;
            out.bodies_yes += if *answer == Answer::Yes { *count } else { 0 };
            out.awaited += if answer.is_awaited() { *count } else { 0 };
            (out.yes, out.no) = (out.yes + yes, out.no + no);
            out
        });
        let of_proposal = it.proposal.as_ref().map(|(id, ..)| *id);
        let of_decision = it.decision.map(|(id, _)| id);
        Listed {
            sources: sources.iter().filter(|(of, _)| Some(*of) == of_proposal).map(|(_, it)| it.clone()).collect(),
            mentions: mentions.iter().filter(|(of, _)| Some(*of) == of_decision).map(|(_, it)| it.clone()).collect(),
            demands: demands
                .iter()
                .filter(|(of, ..)| Some(*of) == of_decision)
                .map(|(_, code, title)| (*code, title.clone()))
                .collect(),
            sums,
            it,
        }
    });
    Ok(listed.collect())
}

type Sources = Vec<(ProposalId, (String, String))>;

fn sources(db: &mut impl Db, all: &[Resolution]) -> Result<Sources, StoreError> {
    let ids: Vec<ProposalId> = all.iter().filter_map(|it| it.proposal.as_ref()).map(|(id, ..)| *id).collect();
    if ids.is_empty() {
        return Ok(Sources::new());
    }
    let (statement, values) = with_list(SOURCES, &[], ids);
    db.all(statement, &values, |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))
}

type Mentions = Vec<(DecisionId, (String, String, String))>;

fn mentions(db: &mut impl Db, all: &[Resolution]) -> Result<Mentions, StoreError> {
    let ids: Vec<DecisionId> = all.iter().filter_map(|it| it.decision).map(|(id, _)| id).collect();
    if ids.is_empty() {
        return Ok(Mentions::new());
    }
    let (statement, values) = with_list(MENTIONS, &[], ids);
    db.all(statement, &values, |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?, row.get(3)?))))
}

/// What a person casts or cast in councils, for everything kept about them.
pub(crate) fn cast_by(db: &mut impl Db, person: PersonId) -> Result<Vec<serde_json::Value>, StoreError> {
    db.all(CAST_BY, args![person], |row| {
        let (code, body): (Code, String) = (row.get(0)?, row.get(1)?);
        let (weight, scale, at): (u64, u64, Time) = (row.get(2)?, row.get(3)?, row.get(4)?);
        Ok(serde_json::json!({ "resolution": code.as_str(), "for": body, "weight": weight, "of": scale, "at": at }))
    })
}
