//! Proposals in the database. What the actor may not see is missing.

use base::{Actor, Code, GroupId, PersonId, Random, Time};
use people::membership::{Officer, officer};
use store::{Change, Db, Row, Sql, StoreError, Value, args, sql};

use super::model::{
    Audience, Body, Content, Listed, Mover, Part, Proposal, ProposalId, Question, Reason, Side, Source, State,
    Statement, Version,
};

::store::ids!(ProposalId);

macro_rules! proposal_columns {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, p.code, p.group_id, g.slug, g.name, g.visibility, h.subject, p.title, p.summary, p.body, \
             p.audience, p.state, p.state_reason, p.version, p.movers, p.created_at, p.opened_at, p.ended_at, \
             p.changed_at, \
             (SELECT x.reason FROM hidings x WHERE x.subject = p.id) FROM proposals p JOIN groups g ON g.id = p.group_id \
             LEFT JOIN hidings h ON h.subject = p.group_id ",
            $rest
        )
    };
}

macro_rules! listed_columns {
    ($rest:literal) => {
        concat!(
            "SELECT p.code, p.title, p.summary, p.state, g.name, p.movers, p.changed_at \
             FROM proposals p JOIN groups g ON g.id = p.group_id ",
            $rest
        )
    };
}

const BY_CODE: Sql = sql!(proposal_columns!("WHERE p.code = $1"));
const BY_IDS: Sql = sql!(proposal_columns!("WHERE p.id IN ({list})"));
const BY_ID: Sql = sql!(proposal_columns!("WHERE p.id = $1"));
const LOCK: Sql = sql!("SELECT id FROM proposals WHERE code = $1 {for update}");
const LOCK_ID: Sql = sql!("SELECT id FROM proposals WHERE id = $1 {for update}");
const INSERT: Sql = sql!(
    "INSERT INTO proposals (id, code, group_id, title, summary, body, audience, state, state_reason, version, movers, \
     created_at, opened_at, ended_at, changed_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"
);
const SAVE: Sql = sql!(
    "UPDATE proposals SET title = $2, summary = $3, body = $4, audience = $5, state = $6, state_reason = $7, \
     version = $8, movers = $9, opened_at = $10, ended_at = $11, changed_at = $12 WHERE id = $1"
);
const ADD_VERSION: Sql = sql!(
    "INSERT INTO proposal_versions (proposal_id, version, title, summary, body, reason, amendment_number, at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (proposal_id, version) DO UPDATE SET \
     title = excluded.title, summary = excluded.summary, body = excluded.body, at = excluded.at"
);
const VERSIONS: Sql = sql!(
    "SELECT version, title, summary, body, reason, amendment_number, at FROM proposal_versions \
     WHERE proposal_id = $1 ORDER BY version DESC LIMIT 100"
);
const VERSION: Sql = sql!(
    "SELECT version, title, summary, body, reason, amendment_number, at FROM proposal_versions \
     WHERE proposal_id = $1 AND version = $2"
);
const IS_MOVER: Sql = sql!("SELECT part FROM proposal_movers WHERE proposal_id = $1 AND person_id = $2");
const MOVERS: Sql = sql!(
    "SELECT m.person_id, p.name, m.part FROM proposal_movers m JOIN persons p ON p.id = m.person_id \
     WHERE m.proposal_id = $1 ORDER BY CASE m.part WHEN 'mover' THEN 0 ELSE 1 END, m.since, p.name LIMIT 200"
);
const ADD_MOVER: Sql = sql!(
    "INSERT INTO proposal_movers (proposal_id, person_id, part, since) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (proposal_id, person_id) DO NOTHING"
);
const END_MOVER: Sql = sql!("DELETE FROM proposal_movers WHERE proposal_id = $1 AND person_id = $2");
const MOVE_MOVERS: Sql = sql!("UPDATE proposals SET movers = movers + $2 WHERE id = $1");
const ADD_SOURCE: Sql = sql!(
    "INSERT INTO proposal_sources (proposal_id, href, label) VALUES ($1, $2, $3) \
     ON CONFLICT (proposal_id, href) DO NOTHING"
);
const SOURCES: Sql = sql!("SELECT href, label FROM proposal_sources WHERE proposal_id = $1 ORDER BY href LIMIT 20");
const FROM_SOURCE: Sql = sql!(listed_columns!(
    "JOIN proposal_sources s ON s.proposal_id = p.id WHERE s.href = $1 AND p.state <> 'draft' \
     AND p.audience = 'everybody' AND g.visibility = 'public' \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject IN (p.group_id, p.id)) \
     ORDER BY p.changed_at DESC, p.code LIMIT 20"
));
const ADD_REASON: Sql =
    sql!("INSERT INTO proposal_reasons (id, proposal_id, side, words, person_id, at) VALUES ($1, $2, $3, $4, $5, $6)");
const REASONS: Sql = sql!(
    "SELECT r.side, r.words, p.name, r.at FROM proposal_reasons r LEFT JOIN persons p ON p.id = r.person_id \
     WHERE r.proposal_id = $1 ORDER BY r.at, r.id LIMIT 400"
);
const REASONS_OF: Sql = sql!("SELECT count(*) FROM proposal_reasons WHERE proposal_id = $1 AND person_id = $2");
const ADD_QUESTION: Sql = sql!(
    "INSERT INTO proposal_questions (proposal_id, number, words, person_id, at, answer) \
     SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, '' FROM proposal_questions WHERE proposal_id = $1"
);
const QUESTIONS: Sql = sql!(
    "SELECT q.number, q.words, p.name, q.at, q.answer, a.name, q.answered_at FROM proposal_questions q \
     LEFT JOIN persons p ON p.id = q.person_id LEFT JOIN persons a ON a.id = q.answerer_id \
     WHERE q.proposal_id = $1 ORDER BY q.number LIMIT 200"
);
const QUESTIONS_OF: Sql = sql!("SELECT count(*) FROM proposal_questions WHERE proposal_id = $1 AND person_id = $2");
const ANSWER: Sql = sql!(
    "UPDATE proposal_questions SET answer = $3, answerer_id = $4, answered_at = $5 \
     WHERE proposal_id = $1 AND number = $2"
);
const PUBLIC: Sql = sql!(listed_columns!(
    "WHERE p.state <> 'draft' AND p.audience = 'everybody' AND g.visibility = 'public' \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject IN (p.group_id, p.id)) \
     ORDER BY CASE p.state WHEN 'decision' THEN 0 WHEN 'discussion' THEN 1 ELSE 2 END, p.changed_at DESC, p.code \
     LIMIT $1 OFFSET $2"
));
const COUNT_PUBLIC: Sql = sql!(
    "SELECT count(*) FROM proposals p JOIN groups g ON g.id = p.group_id \
     WHERE p.state <> 'draft' AND p.audience = 'everybody' AND g.visibility = 'public' \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject IN (p.group_id, p.id))"
);
const OF_GROUP: Sql = sql!(listed_columns!(
    "WHERE p.group_id = $1 AND (p.state <> 'draft' OR EXISTS (SELECT 1 FROM proposal_movers m \
     WHERE m.proposal_id = p.id AND m.person_id = $2)) AND (p.audience = 'everybody' OR $3 = 1) \
     AND ($3 = 1 OR NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = p.id)) \
     ORDER BY CASE p.state WHEN 'decision' THEN 0 WHEN 'discussion' THEN 1 WHEN 'draft' THEN 2 ELSE 3 END, \
     p.changed_at DESC, p.code LIMIT $4"
));
const DRAFTS: Sql = sql!(listed_columns!(
    "JOIN proposal_movers m ON m.proposal_id = p.id WHERE m.person_id = $1 AND p.state IN ('draft', 'discussion') \
     ORDER BY p.changed_at DESC, p.code LIMIT 10"
));

/// Proposals on one page of the list.
pub(crate) const PAGE: i64 = 24;

/// The group as pages name it, from four columns: id, slug, name, visibility, and its hiding.
pub(crate) fn body(row: &Row<'_>, at: usize) -> Result<Body, StoreError> {
    let is_hidden = row.get::<Option<uuid::Uuid>>(at + 4)?.is_some();
    let is_public = row.get::<String>(at + 3)? == "public" && !is_hidden;
    Ok(Body { id: row.get(at)?, slug: row.get(at + 1)?, name: row.get(at + 2)?, is_public })
}

fn proposal(row: &Row<'_>) -> Result<Proposal, StoreError> {
    Ok(Proposal {
        id: row.get(0)?,
        code: row.get(1)?,
        body: body(row, 2)?,
        content: Content { title: row.get(7)?, summary: row.get(8)?, text: row.get(9)? },
        audience: crate::word::of_row(row, 10)?,
        state: crate::word::of_row(row, 11)?,
        state_reason: row.get(12)?,
        version: row.get(13)?,
        movers: row.get(14)?,
        created_at: row.get(15)?,
        opened_at: row.get(16)?,
        ended_at: row.get(17)?,
        changed_at: row.get(18)?,
        hidden: row.get(19)?,
    })
}

fn listed(row: &Row<'_>) -> Result<Listed, StoreError> {
    Ok(Listed {
        code: row.get(0)?,
        title: row.get(1)?,
        summary: row.get(2)?,
        state: crate::word::of_row(row, 3)?,
        group_name: row.get(4)?,
        movers: row.get(5)?,
        changed_at: row.get(6)?,
    })
}

/// What the actor has to do with a proposal.
pub(crate) fn part(db: &mut impl Db, actor: &Actor, id: ProposalId) -> Result<Option<Part>, StoreError> {
    match actor.person {
        Some(person) => db.maybe(IS_MOVER, args![id, person], |row| crate::word::of_row(row, 0)),
        None => Ok(None),
    }
}

/// A proposal by its code, if `actor` may see it.
pub(crate) fn find(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Proposal, StoreError> {
    let Ok(code) = code.parse::<Code>() else { return Err(StoreError::Missing) };
    let it = db.one(BY_CODE, args![code], proposal)?;
    let is_mover = part(db, actor, it.id)?.is_some();
    if it.is_visible_to(actor, is_mover) { Ok(it) } else { Err(StoreError::Missing) }
}

/// A proposal by its id, for the program's own steps.
pub(crate) fn find_by_id(db: &mut impl Db, id: ProposalId) -> Result<Proposal, StoreError> {
    db.one(BY_ID, args![id], proposal)
}

/// The same, held until the change ends.
pub(crate) fn hold_by_id(db: &mut Change, id: ProposalId) -> Result<Proposal, StoreError> {
    db.one(LOCK_ID, args![id], |_| Ok(()))?;
    find_by_id(db, id)
}

/// A proposal the actor may see, held until the change ends.
pub(crate) fn hold(db: &mut Change, actor: &Actor, code: &str) -> Result<Proposal, StoreError> {
    let Ok(known) = code.parse::<Code>() else { return Err(StoreError::Missing) };
    db.one(LOCK, args![known], |_| Ok(()))?;
    find(db, actor, code)
}

/// A proposal the actor moves: its movers, and in discussion the group's officers for steps.
pub(crate) fn find_for_mover(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Proposal, StoreError> {
    let it = find(db, actor, code)?;
    match part(db, actor, it.id)? {
        Some(Part::Mover) => Ok(it),
        _ if actor.is_system => Ok(it),
        _ => Err(StoreError::Missing),
    }
}

/// A proposal whose steps the actor takes: a mover, or an officer of the group once it is no draft.
pub(crate) fn find_for_step(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Proposal, StoreError> {
    let it = find(db, actor, code)?;
    if part(db, actor, it.id)? != Some(Part::Mover) {
        officer(db, actor, it.body.id)?;
    }
    Ok(it)
}

/// A proposal the actor, an officer of its group, may put to the decision.
pub(crate) fn find_for_officer(db: &mut impl Db, actor: &Actor, code: &str) -> Result<(Proposal, Officer), StoreError> {
    let it = find(db, actor, code)?;
    let by = officer(db, actor, it.body.id)?;
    Ok((it, by))
}

/// Adds a proposal with its first mover and its first version.
pub(crate) fn insert(db: &mut Change, it: &Proposal, mover: Option<PersonId>) -> Result<(), StoreError> {
    db.exec(
        INSERT,
        args![
            it.id,
            it.code,
            it.body.id,
            &it.content.title,
            &it.content.summary,
            &it.content.text,
            it.audience.as_str(),
            it.state.as_str(),
            &it.state_reason,
            it.version,
            it.movers,
            it.created_at,
            it.opened_at,
            it.ended_at,
            it.changed_at
        ],
    )?;
    if let Some(person) = mover {
        db.exec(ADD_MOVER, args![it.id, person, Part::Mover.as_str(), it.created_at])?;
    }
    add_version(db, it, "", None)
}

/// Saves what can change of a proposal.
pub(crate) fn save(db: &mut Change, it: &Proposal) -> Result<(), StoreError> {
    let args = args![
        it.id,
        &it.content.title,
        &it.content.summary,
        &it.content.text,
        it.audience.as_str(),
        it.state.as_str(),
        &it.state_reason,
        it.version,
        it.movers,
        it.opened_at,
        it.ended_at,
        it.changed_at
    ];
    db.exec(SAVE, args).map(|_| ())
}

/// Keeps the present text among the versions.
pub(crate) fn add_version(
    db: &mut Change,
    it: &Proposal,
    reason: &str,
    amendment: Option<u32>,
) -> Result<(), StoreError> {
    let content = &it.content;
    let args: [Value; 8] = [
        it.id.into(),
        it.version.into(),
        content.title.as_str().into(),
        content.summary.as_str().into(),
        content.text.as_str().into(),
        reason.into(),
        amendment.into(),
        it.changed_at.into(),
    ];
    db.exec(ADD_VERSION, &args).map(|_| ())
}

fn version_row(row: &Row<'_>) -> Result<Version, StoreError> {
    Ok(Version {
        number: row.get(0)?,
        content: Content { title: row.get(1)?, summary: row.get(2)?, text: row.get(3)? },
        reason: row.get(4)?,
        amendment: row.get(5)?,
        at: row.get(6)?,
    })
}

/// The last hundred versions, newest first.
pub(crate) fn versions(db: &mut impl Db, id: ProposalId) -> Result<Vec<Version>, StoreError> {
    db.all(VERSIONS, args![id], version_row)
}

/// One version.
pub(crate) fn version(db: &mut impl Db, id: ProposalId, number: u32) -> Result<Version, StoreError> {
    db.one(VERSION, args![id, number], version_row)
}

/// Who moves it, those responsible first.
pub(crate) fn movers(db: &mut impl Db, id: ProposalId) -> Result<Vec<Mover>, StoreError> {
    db.all(MOVERS, args![id], |row| {
        Ok(Mover { person: row.get(0)?, name: row.get(1)?, part: crate::word::of_row(row, 2)? })
    })
}

/// Makes somebody a mover; the number of movers moves along.
pub(crate) fn add_mover(
    db: &mut Change,
    id: ProposalId,
    person: PersonId,
    part: Part,
    now: Time,
) -> Result<bool, StoreError> {
    let added = db.exec(ADD_MOVER, args![id, person, part.as_str(), now])?;
    if added > 0 {
        db.exec(MOVE_MOVERS, args![id, 1_i64])?;
    }
    Ok(added > 0)
}

/// Takes somebody's name off; the number of movers moves along.
pub(crate) fn end_mover(db: &mut Change, id: ProposalId, person: PersonId) -> Result<bool, StoreError> {
    let ended = db.exec(END_MOVER, args![id, person])?;
    if ended > 0 {
        db.exec(MOVE_MOVERS, args![id, -1_i64])?;
    }
    Ok(ended > 0)
}

/// Says where a proposal came from.
pub(crate) fn add_source(db: &mut Change, id: ProposalId, it: &Source) -> Result<(), StoreError> {
    db.exec(ADD_SOURCE, args![id, &it.href, &it.label]).map(|_| ())
}

/// Where a proposal came from.
pub(crate) fn sources(db: &mut impl Db, id: ProposalId) -> Result<Vec<Source>, StoreError> {
    db.all(SOURCES, args![id], |row| Ok(Source { href: row.get(0)?, label: row.get(1)? }))
}

/// The public proposals that came from a page of this site: one step on along the thread.
pub(crate) fn from_source(db: &mut impl Db, href: &str) -> Result<Vec<Listed>, StoreError> {
    db.all(FROM_SOURCE, args![href], listed)
}

/// Adds a reason; answers false when this person gave enough of them.
pub(crate) fn add_reason(
    db: &mut Change,
    id: ProposalId,
    person: PersonId,
    (side, words): (Side, &str),
    now: Time,
    random: &dyn Random,
) -> Result<bool, StoreError> {
    let given: usize = db.one(REASONS_OF, args![id, person], |row| row.get(0))?;
    if given >= super::model::REASONS_EACH {
        return Ok(false);
    }
    let reason = base::id::uuid_v7(now, random);
    db.exec(ADD_REASON, args![reason, id, side.as_str(), words, person, now])?;
    Ok(true)
}

/// Reasons of both sides, oldest first.
pub(crate) fn reasons(db: &mut impl Db, id: ProposalId) -> Result<Vec<Reason>, StoreError> {
    db.all(REASONS, args![id], |row| {
        Ok(Reason { side: crate::word::of_row(row, 0)?, words: row.get(1)?, by: row.get(2)?, at: row.get(3)? })
    })
}

/// Adds a question; answers false when this person asked enough of them.
pub(crate) fn add_question(
    db: &mut Change,
    id: ProposalId,
    person: PersonId,
    words: &str,
    now: Time,
) -> Result<bool, StoreError> {
    let asked: usize = db.one(QUESTIONS_OF, args![id, person], |row| row.get(0))?;
    if asked >= super::model::QUESTIONS_EACH {
        return Ok(false);
    }
    db.exec(ADD_QUESTION, args![id, words, person, now])?;
    Ok(true)
}

/// Answers a question, or answers it anew.
pub(crate) fn answer(
    db: &mut Change,
    id: ProposalId,
    number: u32,
    by: Option<PersonId>,
    words: &str,
    now: Time,
) -> Result<(), StoreError> {
    match db.exec(ANSWER, args![id, number, words, by, now])? {
        0 => Err(StoreError::Missing),
        _ => Ok(()),
    }
}

/// Questions with their answers, oldest first.
pub(crate) fn questions(db: &mut impl Db, id: ProposalId) -> Result<Vec<Question>, StoreError> {
    db.all(QUESTIONS, args![id], |row| {
        let answered = row.get::<Option<Time>>(6)?.is_some();
        let answer: (String, Option<String>) = (row.get(4)?, row.get(5)?);
        Ok(Question {
            number: row.get(0)?,
            words: row.get(1)?,
            by: row.get(2)?,
            at: row.get(3)?,
            answer: answered.then_some(answer),
        })
    })
}

/// One page of the proposals everybody may read; `page` is counted from 0.
pub(crate) fn public(db: &mut impl Db, page: i64) -> Result<Vec<Listed>, StoreError> {
    db.all(PUBLIC, args![PAGE, page.clamp(0, 10_000) * PAGE], listed)
}

/// How many proposals everybody may read.
pub(crate) fn count_public(db: &mut impl Db) -> Result<i64, StoreError> {
    db.one(COUNT_PUBLIC, args![], |row| row.get(0))
}

/// The proposals of a group that the actor may read, those going on first.
pub(crate) fn of_group(db: &mut impl Db, actor: &Actor, group: GroupId, limit: i64) -> Result<Vec<Listed>, StoreError> {
    let inside = actor.is_at_least(group, base::GroupRole::Member);
    let person = actor.person.map_or_else(|| Value::Blob(Vec::new()), Value::from);
    db.all(OF_GROUP, &[group.into(), person, inside.into(), limit.into()], listed)
}

/// The drafts and proposals in discussion that somebody moves.
pub(crate) fn moved_by(db: &mut impl Db, person: PersonId) -> Result<Vec<Listed>, StoreError> {
    db.all(DRAFTS, args![person], listed)
}

/// Drafts a proposal to a group from a statement people agreed on; the actor becomes its mover.
///
/// Answers its code: send the person to `href::proposal_edit(code)`. Missing when the actor may not
/// propose in this group.
pub(crate) fn draft_from_statement(
    db: &mut Change,
    actor: &Actor,
    group: GroupId,
    it: &Statement,
    now: Time,
    random: &dyn Random,
) -> Result<Code, StoreError> {
    let title = base::text::line(&it.text, super::model::TITLE_MAX)
        .unwrap_or_else(|_| it.text.chars().take(super::model::TITLE_MAX - 1).chain(['…']).collect());
    let content = Content { title, summary: it.text.clone(), text: it.numbers.clone() };
    let made = draft(db, actor, group, content, Audience::Members, (now, random))?;
    add_source(db, made.id, &Source { href: it.href.clone(), label: it.text.clone() })?;
    Ok(made.code)
}

/// Those of some proposals that exist, for the stewards of the site.
pub(crate) fn by_ids(db: &mut impl Db, ids: &[ProposalId]) -> Result<Vec<Proposal>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, args) = ::store::with_list(BY_IDS, &[], ids.iter().copied());
    db.all(sql, &args, proposal)
}

/// Drafts a proposal in a group where the actor may propose; missing elsewhere.
pub(crate) fn draft(
    db: &mut Change,
    actor: &Actor,
    group: GroupId,
    content: Content,
    audience: Audience,
    (now, random): (Time, &dyn Random),
) -> Result<Proposal, StoreError> {
    let person = actor.person.ok_or(StoreError::Missing)?;
    let standing = crate::standing::store::of_group(db, group)?;
    if !standing.may_propose(actor, group) {
        return Err(StoreError::Missing);
    }
    let home = people::group::store::find(db, actor, group)?;
    if !home.is_open() {
        return Err(StoreError::Missing);
    }
    let it = Proposal {
        id: ProposalId::new(now, random),
        code: Code::new(random),
        body: Body { id: group, slug: home.slug.to_string(), name: home.name.clone(), is_public: home.is_public() },
        content,
        audience: if home.is_public() { audience } else { Audience::Members },
        state: State::Draft,
        state_reason: String::new(),
        version: 1,
        movers: 1,
        created_at: now,
        opened_at: None,
        ended_at: None,
        changed_at: now,
        hidden: None,
    };
    insert(db, &it, Some(person))?;
    Ok(it)
}
