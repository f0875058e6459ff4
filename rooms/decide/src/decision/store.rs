//! Decisions in the database: written once, never changed.

use base::{Actor, Code, Event, GroupId, GroupRole, Random, Time};
use serde_json::json;
use store::{Change, Db, Row, Sql, StoreError, Value, args, sql};

use super::model::{
    Decision, DecisionId, Details, Listed, Mention, NewDecision, Outcome, Ratified, RoundId, Settled, Way,
};
use crate::decision::events;
use crate::election::model::{Counted, Purpose, Verdict};
use crate::proposal::model::{Audience, ProposalId, State};
use crate::proposal::store as proposals;
use crate::ratification::model::ResolutionId;
use crate::standing::model::Secrecy;

::store::ids!(DecisionId, RoundId);

macro_rules! decision_columns {
    ($rest:literal) => {
        concat!(
            "SELECT d.id, d.code, d.group_id, g.slug, g.name, g.visibility, h.subject, d.number, d.title, d.body, \
             d.audience, d.outcome, d.way, d.entitled, d.took_part, d.details, d.decided_at, p.id, p.code, e.id, e.code \
             FROM decisions d JOIN groups g ON g.id = d.group_id LEFT JOIN hidings h ON h.subject = d.group_id \
             LEFT JOIN proposals p ON p.id = d.proposal_id LEFT JOIN elections e ON e.id = d.election_id ",
            $rest
        )
    };
}

macro_rules! listed_columns {
    ($rest:literal) => {
        concat!(
            "SELECT d.code, d.number, d.title, d.outcome, g.name, d.decided_at \
             FROM decisions d JOIN groups g ON g.id = d.group_id ",
            $rest
        )
    };
}

const BY_CODE: Sql = sql!(decision_columns!("WHERE d.code = $1"));
const OF_PROPOSAL: Sql = sql!(decision_columns!("WHERE d.proposal_id = $1 ORDER BY d.decided_at DESC, d.id LIMIT 1"));
const OF_ELECTION: Sql = sql!(decision_columns!("WHERE d.election_id = $1 ORDER BY d.decided_at DESC, d.id LIMIT 1"));
const LOCK_GROUP: Sql = sql!("SELECT id FROM groups WHERE id = $1 {for update}");
const NEXT: Sql = sql!("SELECT coalesce(max(number), 0) + 1 FROM decisions WHERE group_id = $1");
const INSERT: Sql = sql!(
    "INSERT INTO decisions (id, code, group_id, number, proposal_id, election_id, round_id, title, body, audience, \
     outcome, way, entitled, took_part, details, decided_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
);
const PUBLIC: Sql = sql!(listed_columns!(
    "WHERE d.audience = 'everybody' AND g.visibility = 'public' \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = d.group_id) \
     ORDER BY d.decided_at DESC, d.code LIMIT $1 OFFSET $2"
));
const COUNT_PUBLIC: Sql = sql!(
    "SELECT count(*) FROM decisions d JOIN groups g ON g.id = d.group_id \
     WHERE d.audience = 'everybody' AND g.visibility = 'public' \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = d.group_id)"
);
const OF_GROUP: Sql = sql!(listed_columns!(
    "WHERE d.group_id = $1 AND (d.audience = 'everybody' OR $2 = 1) ORDER BY d.number DESC LIMIT $3"
));
const ADD_MENTION: Sql = sql!(
    "INSERT INTO decision_mentions (decision_id, href, kind, label, at) \
     SELECT d.id, $2, $3, $4, $5 FROM decisions d WHERE d.code = $1 \
     ON CONFLICT (decision_id, href) DO UPDATE SET label = excluded.label"
);
const END_MENTION: Sql = sql!("DELETE FROM decision_mentions WHERE href = $1 AND kind = $2");
const MENTIONS: Sql =
    sql!("SELECT href, kind, label FROM decision_mentions WHERE decision_id = $1 ORDER BY at, href LIMIT 100");

/// Decisions on one page of the list.
pub(crate) const PAGE: i64 = 30;

fn decision(row: &Row<'_>) -> Result<Decision, StoreError> {
    let details: String = row.get(15)?;
    let proposal: (Option<ProposalId>, Option<Code>) = (row.get(17)?, row.get(18)?);
    let election: (Option<crate::election::model::ElectionId>, Option<Code>) = (row.get(19)?, row.get(20)?);
    Ok(Decision {
        id: row.get(0)?,
        code: row.get(1)?,
        body: proposals::body(row, 2)?,
        number: row.get(7)?,
        title: row.get(8)?,
        text: row.get(9)?,
        audience: crate::word::of_row(row, 10)?,
        outcome: crate::word::of_row(row, 11)?,
        way: crate::word::of_row(row, 12)?,
        entitled: row.get(13)?,
        took_part: row.get(14)?,
        details: serde_json::from_str(&details).map_err(|e| StoreError::Broken(e.into()))?,
        decided_at: row.get(16)?,
        proposal: proposal.0.zip(proposal.1),
        election: election.0.zip(election.1),
    })
}

fn listed(row: &Row<'_>) -> Result<Listed, StoreError> {
    Ok(Listed {
        code: row.get(0)?,
        number: row.get(1)?,
        title: row.get(2)?,
        outcome: crate::word::of_row(row, 3)?,
        group_name: row.get(4)?,
        decided_at: row.get(5)?,
    })
}

/// A decision by its code, if `actor` may read it.
pub(crate) fn find(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Decision, StoreError> {
    let Ok(code) = code.parse::<Code>() else { return Err(StoreError::Missing) };
    let it = db.one(BY_CODE, args![code], decision)?;
    // What a council decided is open to the members of its bodies.
    let of_council = !it.details.resolution.is_empty();
    let is_seen = it.is_visible_to(actor) || (of_council && crate::council::store::is_inside(db, actor, it.body.id)?);
    if is_seen { Ok(it) } else { Err(StoreError::Missing) }
}

/// The last decision on a proposal.
pub(crate) fn of_proposal(db: &mut impl Db, id: ProposalId) -> Result<Option<Decision>, StoreError> {
    db.maybe(OF_PROPOSAL, args![id], decision)
}

/// The decision an election came to.
pub(crate) fn by_election(
    db: &mut impl Db,
    id: crate::election::model::ElectionId,
) -> Result<Option<Decision>, StoreError> {
    db.maybe(OF_ELECTION, args![id], decision)
}

/// Records a decision and tells other rooms. Who may do so is decided by the caller.
pub(crate) fn record(db: &mut Change, it: &NewDecision, now: Time, random: &dyn Random) -> Result<Code, StoreError> {
    db.one(LOCK_GROUP, args![it.group], |_| Ok(()))?;
    let number: u32 = db.one(NEXT, args![it.group], |row| row.get(0))?;
    let (id, code) = (DecisionId::new(now, random), Code::new(random));
    let details = serde_json::to_string(&it.details).map_err(|e| StoreError::Broken(e.into()))?;
    let values: [Value; 16] = [
        id.into(),
        code.into(),
        it.group.into(),
        number.into(),
        it.proposal.into(),
        it.election.into(),
        it.round.into(),
        it.title.as_str().into(),
        it.text.as_str().into(),
        it.audience.as_str().into(),
        it.outcome.as_str().into(),
        it.way.as_str().into(),
        it.entitled.into(),
        it.took_part.into(),
        details.into(),
        now.into(),
    ];
    db.exec(INSERT, &values)?;
    let payload = json!({
        "code": code.as_str(), "title": it.title, "group_id": it.group,
        "number": number, "outcome": it.outcome.as_str(), "proposal_id": it.proposal,
    });
    db.emit(Event::new(events::DECISION_MADE, id, payload, now, random));
    Ok(code)
}

/// Records what an election came to, and moves the proposal it was about.
pub(crate) fn of_election(
    db: &mut Change,
    counted: &Counted,
    now: Time,
    random: &dyn Random,
) -> Result<Code, StoreError> {
    let it = &counted.election;
    let outcome = outcome_of(counted);
    let proposal = it.subject.filter(|_| it.purpose == Purpose::Proposal).map(ProposalId);
    let mut decided = decided(db, counted, (proposal, outcome), now)?;
    if it.purpose == Purpose::Amendment
        && let Some(id) = it.subject
    {
        crate::amendment::store::after_election(db, id, counted.has_passed() && counted.is_quorate(), now)?;
    }
    if it.purpose == Purpose::Ratification
        && let Some(id) = it.subject
    {
        let resolution = crate::ratification::store::find_by_id(db, ResolutionId(id))?;
        decided.details.resolution = resolution.map(|it| it.code.to_string()).unwrap_or_default();
    }
    record(db, &decided, now, random)
}

/// Records what a council came to, with how its bodies answered where they were asked; `outcome` is what
/// they made of it, and what was counted where nobody was asked.
pub(crate) fn of_council(
    db: &mut Change,
    counted: &Counted,
    (proposal, outcome): (Option<ProposalId>, Option<Outcome>),
    (resolution, ratified): (String, Option<Ratified>),
    now: Time,
    random: &dyn Random,
) -> Result<DecisionId, StoreError> {
    let outcome = outcome.unwrap_or_else(|| outcome_of(counted));
    let mut decided = decided(db, counted, (proposal, outcome), now)?;
    (decided.details.resolution, decided.details.ratified) = (resolution, ratified);
    let code = record(db, &decided, now, random)?;
    db.one(BY_CODE, args![code], decision).map(|it| it.id)
}

/// The decision an election came to, not recorded yet; a proposal it was about is moved.
fn decided(
    db: &mut Change,
    counted: &Counted,
    (proposal, outcome): (Option<ProposalId>, Outcome),
    now: Time,
) -> Result<NewDecision, StoreError> {
    let it = &counted.election;
    let mut decided = NewDecision {
        group: it.body.id,
        proposal,
        election: Some(it.id),
        round: None,
        title: it.title.clone(),
        text: it.text.clone(),
        audience: it.audience,
        outcome,
        way: if it.secrecy == Secrecy::Open { Way::Open } else { Way::Secret },
        entitled: it.roll.size,
        took_part: it.roll.took_part(),
        details: Details {
            quorum_percent: it.quorum_percent,
            contests: counted.contests.iter().filter_map(settled).collect(),
            ..Details::default()
        },
    };
    if let Some(id) = proposal {
        let text = end_proposal(db, id, outcome, now)?;
        (decided.title, decided.text, decided.details.version, decided.audience) = text;
    }
    Ok(decided)
}

/// Moves a proposal to where its decision puts it; answers what was decided.
pub(crate) fn end_proposal(
    db: &mut Change,
    id: ProposalId,
    outcome: Outcome,
    now: Time,
) -> Result<(String, String, u32, Audience), StoreError> {
    let mut it = proposals::hold_by_id(db, id)?;
    let next = match outcome {
        Outcome::Adopted => State::Adopted,
        Outcome::Rejected => State::Rejected,
        // Nothing was decided: it is open for discussion again.
        Outcome::Chosen | Outcome::NoQuorum | Outcome::Open => State::Discussion,
    };
    if it.state == State::Decision {
        it.state = next;
        it.ended_at = (!next.is_alive()).then_some(now);
        it.changed_at = now;
        proposals::save(db, &it)?;
    }
    let text = it.whole_text();
    Ok((it.content.title, text, it.version, it.audience))
}

fn outcome_of(counted: &Counted) -> Outcome {
    let verdicts: Vec<Verdict> =
        counted.contests.iter().filter_map(|it| it.outcome.as_ref()).map(|it| it.verdict).collect();
    let has = |wanted: Verdict| verdicts.contains(&wanted);
    if !counted.is_quorate() {
        Outcome::NoQuorum
    } else if has(Verdict::Chosen) {
        Outcome::Chosen
    } else if has(Verdict::Passed) {
        Outcome::Adopted
    } else if has(Verdict::Failed) {
        Outcome::Rejected
    } else {
        Outcome::Open
    }
}

fn settled(it: &crate::election::model::Contest) -> Option<Settled> {
    let outcome = it.outcome.as_ref()?;
    Some(Settled {
        title: it.title.clone(),
        verdict: outcome.verdict,
        rule: it.rule.as_str().to_owned(),
        chosen: it.winners().into_iter().map(|choice| choice.title.clone()).collect(),
        question: outcome.question,
        valid: outcome.valid,
    })
}

/// Notes that something refers to a decision; an unknown code is nothing to note.
pub(crate) fn mention(db: &mut Change, code: &str, it: &Mention, now: Time) -> Result<(), StoreError> {
    db.exec(END_MENTION, args![&it.href, &it.kind])?;
    let Ok(code) = code.parse::<Code>() else { return Ok(()) };
    db.exec(ADD_MENTION, args![code, &it.href, &it.kind, &it.label, now]).map(|_| ())
}

/// Notes that something no longer refers to any decision.
pub(crate) fn end_mention(db: &mut Change, kind: &str, href: &str) -> Result<(), StoreError> {
    db.exec(END_MENTION, args![href, kind]).map(|_| ())
}

/// What refers to a decision, oldest first.
pub(crate) fn mentions(db: &mut impl Db, id: DecisionId) -> Result<Vec<Mention>, StoreError> {
    db.all(MENTIONS, args![id], |row| Ok(Mention { href: row.get(0)?, kind: row.get(1)?, label: row.get(2)? }))
}

/// One page of the decisions everybody may read; `page` is counted from 0.
pub(crate) fn public(db: &mut impl Db, page: i64) -> Result<Vec<Listed>, StoreError> {
    db.all(PUBLIC, args![PAGE, page.clamp(0, 10_000) * PAGE], listed)
}

/// How many decisions everybody may read.
pub(crate) fn count_public(db: &mut impl Db) -> Result<i64, StoreError> {
    db.one(COUNT_PUBLIC, args![], |row| row.get(0))
}

/// The decisions of a group that the actor may read, newest first.
pub(crate) fn of_group(db: &mut impl Db, actor: &Actor, group: GroupId, limit: i64) -> Result<Vec<Listed>, StoreError> {
    let inside = actor.is_at_least(group, GroupRole::Member);
    db.all(OF_GROUP, args![group, inside, limit], listed)
}
