//! Elections and contests in the database. What the actor may not see is missing.

use base::{Actor, Code, GroupId, Random, Time};
use people::membership::officer;
use store::{Change, Db, NewJob, Row, Sql, StoreError, Value, args, sql};
use uuid::Uuid;
use web::Keys;

use super::model::{
    Choice, Contest, ContestId, Counted, Election, ElectionId, ElectorId, Listed, Lot, NewContest, NewElection,
    OpenError, Outcome, Purpose, Roll, Settings, State,
};

::store::ids!(ElectionId, ContestId, ElectorId);

macro_rules! election_columns {
    ($rest:literal) => {
        concat!(
            "SELECT e.id, e.code, e.group_id, g.slug, g.name, g.visibility, h.subject, e.purpose, e.subject, e.title, \
             e.body, e.audience, e.secrecy, e.state, e.state_reason, e.quorum_percent, e.turnout_shown, e.proxies, \
             e.period_hours, e.opened_at, e.closes_at, e.closed_at, e.seed_commitment, e.seed, e.box_hash, \
             e.roll_source, e.roll_size, e.cast_online, e.cast_paper, e.papers_counted, coalesce(g.lat, w.lat), \
             coalesce(g.lon, w.lon) FROM elections e JOIN groups g ON g.id = e.group_id \
             LEFT JOIN groups w ON w.id = g.parent_id LEFT JOIN hidings h ON h.subject = e.group_id ",
            $rest
        )
    };
}

const BY_CODE: Sql = sql!(election_columns!("WHERE e.code = $1"));
const BY_ID: Sql = sql!(election_columns!("WHERE e.id = $1"));
const OF_SUBJECT: Sql =
    sql!(election_columns!("WHERE e.subject = $1 AND e.purpose = $2 ORDER BY e.created_at DESC, e.code LIMIT 1"));
const LOCK: Sql = sql!("SELECT id FROM elections WHERE code = $1 {for update}");
const LOCK_ID: Sql = sql!("SELECT id FROM elections WHERE id = $1 {for update}");
const INSERT: Sql = sql!(
    "INSERT INTO elections (id, code, group_id, purpose, subject, title, body, audience, secrecy, state, state_reason, \
     quorum_percent, turnout_shown, proxies, period_hours, roll_source, roll_size, cast_online, cast_paper, \
     papers_counted, created_at, changed_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'draft', '', $10, $11, $12, $13, 'members', 0, 0, 0, 0, $14, $14)"
);
const SAVE: Sql = sql!(
    "UPDATE elections SET title = $2, body = $3, audience = $4, secrecy = $5, quorum_percent = $6, turnout_shown = $7, \
     proxies = $8, period_hours = $9, changed_at = $10 WHERE id = $1 AND state = 'draft'"
);
const OPEN: Sql = sql!(
    "UPDATE elections SET state = 'open', opened_at = $2, closes_at = $3, seed_commitment = $4, seed_sealed = $5, \
     join_sealed = $6, roll_size = $7, changed_at = $2 WHERE id = $1"
);
const SECRETS: Sql = sql!("SELECT seed_sealed, join_sealed FROM elections WHERE id = $1");
const BRING_FORWARD: Sql =
    sql!("UPDATE elections SET closes_at = $2, state_reason = $3, changed_at = $4 WHERE id = $1");
const CANCEL: Sql = sql!(
    "UPDATE elections SET state = 'canceled', state_reason = $2, closed_at = $3, join_sealed = NULL, \
     seed_sealed = NULL, changed_at = $3 WHERE id = $1"
);
const CLOSE: Sql = sql!(
    "UPDATE elections SET state = 'counting', closed_at = $2, seed = $3, box_hash = $4, papers_counted = $5, \
     join_sealed = NULL, seed_sealed = NULL, changed_at = $2 WHERE id = $1"
);
const COUNTED: Sql = sql!("UPDATE elections SET state = 'closed', changed_at = $2 WHERE id = $1");
const ROLL_SOURCE: Sql = sql!("UPDATE elections SET roll_source = $2, changed_at = $3 WHERE id = $1");
const ROLL_SIZE: Sql = sql!("UPDATE elections SET roll_size = $2 WHERE id = $1");
const MOVE_ONLINE: Sql = sql!("UPDATE elections SET cast_online = cast_online + $2 WHERE id = $1");
const MOVE_PAPER: Sql = sql!("UPDATE elections SET cast_paper = cast_paper + $2 WHERE id = $1");

const ADD_CONTEST: Sql = sql!(
    "INSERT INTO contests (id, election_id, position, title, body, rule, seats, settings) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
);
const SAVE_CONTEST: Sql =
    sql!("UPDATE contests SET title = $2, body = $3, rule = $4, seats = $5, settings = $6 WHERE id = $1");
const END_CONTEST: Sql = sql!("DELETE FROM contests WHERE id = $1");
const CLOSE_RANKS: Sql = sql!("UPDATE contests SET position = $3 WHERE election_id = $1 AND position = $2");
const CONTESTS: Sql = sql!(
    "SELECT id, position, title, body, rule, seats, settings, outcome FROM contests WHERE election_id = $1 \
     ORDER BY position"
);
const OPTIONS: Sql = sql!(
    "SELECT o.contest_id, o.title, o.note, o.cost, o.person_id FROM contest_options o \
     JOIN contests c ON c.id = o.contest_id WHERE c.election_id = $1 ORDER BY o.contest_id, o.number"
);
const ADD_OPTION: Sql = sql!(
    "INSERT INTO contest_options (contest_id, number, title, note, cost, person_id) VALUES ($1, $2, $3, $4, $5, $6)"
);
const CLEAR_OPTIONS: Sql = sql!("DELETE FROM contest_options WHERE contest_id = $1");
const SAVE_OUTCOME: Sql = sql!("UPDATE contests SET outcome = $2, account = $3 WHERE id = $1");
const ACCOUNT: Sql = sql!("SELECT account FROM contests WHERE id = $1");

const OF_GROUP: Sql = sql!(
    "SELECT e.code, e.title, e.state, e.closes_at, g.name, coalesce(g.lat, w.lat), coalesce(g.lon, w.lon) \
     FROM elections e JOIN groups g ON g.id = e.group_id LEFT JOIN groups w ON w.id = g.parent_id \
     WHERE e.group_id = $1 AND (e.state <> 'draft' OR $2 = 1) AND (e.audience = 'everybody' OR $3 = 1) \
     ORDER BY CASE e.state WHEN 'open' THEN 0 WHEN 'draft' THEN 1 WHEN 'counting' THEN 2 ELSE 3 END, e.changed_at DESC, \
     e.code LIMIT $4"
);
const OPEN_FOR: Sql = sql!(
    "SELECT e.code, e.title, e.state, e.closes_at, g.name, coalesce(g.lat, w.lat), coalesce(g.lon, w.lon) \
     FROM electors r JOIN elections e ON e.id = r.election_id JOIN groups g ON g.id = e.group_id \
     LEFT JOIN groups w ON w.id = g.parent_id WHERE r.person_id = $1 AND e.state = 'open' AND r.cast_as = 'no' \
     ORDER BY e.closes_at, e.code LIMIT 20"
);

/// The job that closes and counts.
pub(crate) const CLOSE_JOB: &str = "election-close";
const JOIN: &str = "election-join";
const SEED: &str = "election-seed";

fn election(row: &Row<'_>) -> Result<Election, StoreError> {
    Ok(Election {
        id: row.get(0)?,
        code: row.get(1)?,
        body: crate::proposal::store::body(row, 2)?,
        purpose: crate::word::of_row(row, 7)?,
        subject: row.get(8)?,
        title: row.get(9)?,
        text: row.get(10)?,
        audience: crate::word::of_row(row, 11)?,
        secrecy: crate::word::of_row(row, 12)?,
        state: crate::word::of_row(row, 13)?,
        state_reason: row.get(14)?,
        quorum_percent: row.get(15)?,
        turnout_shown: crate::word::of_row(row, 16)?,
        proxies: row.get(17)?,
        period_hours: row.get(18)?,
        opened_at: row.get(19)?,
        closes_at: row.get(20)?,
        closed_at: row.get(21)?,
        lot: Lot { commitment: row.get(22)?, part: row.get(23)?, box_hash: row.get(24)? },
        roll: Roll {
            is_imported: row.get::<String>(25)? == "list",
            size: row.get(26)?,
            online: row.get(27)?,
            paper: row.get(28)?,
            papers_counted: row.get(29)?,
        },
        zone: crate::zone::of_row(row, 30)?,
    })
}

fn listed(row: &Row<'_>) -> Result<Listed, StoreError> {
    Ok(Listed {
        code: row.get(0)?,
        title: row.get(1)?,
        state: crate::word::of_row(row, 2)?,
        closes_at: row.get(3)?,
        group_name: row.get(4)?,
        zone: crate::zone::of_row(row, 5)?,
    })
}

/// The election of a code, whoever asks: for those who hold a link.
pub(crate) fn find_any(db: &mut impl Db, code: &str) -> Result<Election, StoreError> {
    let Ok(code) = code.parse::<Code>() else { return Err(StoreError::Missing) };
    db.one(BY_CODE, args![code], election)
}

/// An election by its code, if `actor` may see it or is on its roll.
pub(crate) fn find(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Election, StoreError> {
    let it = find_any(db, code)?;
    if it.is_visible_to(actor) {
        return Ok(it);
    }
    let on_roll = match actor.person {
        Some(person) if it.state != State::Draft => crate::roll::store::of_person(db, it.id, person)?.is_some(),
        _ => false,
    };
    // What a council decides is open to the members of its bodies, who check their delegates.
    let of_body = it.purpose == Purpose::Council
        && !actor.groups.is_empty()
        && crate::council::store::is_inside(db, actor, it.body.id)?;
    if on_roll || of_body { Ok(it) } else { Err(StoreError::Missing) }
}

/// An election by its id, for the program's own steps.
pub(crate) fn find_by_id(db: &mut impl Db, id: ElectionId) -> Result<Election, StoreError> {
    db.one(BY_ID, args![id], election)
}

/// The latest election of a purpose about a subject.
pub(crate) fn of_subject(db: &mut impl Db, purpose: Purpose, subject: Uuid) -> Result<Option<Election>, StoreError> {
    db.maybe(OF_SUBJECT, args![subject, purpose.as_str()], election)
}

/// An election by its code, held until the change ends.
pub(crate) fn hold_any(db: &mut Change, code: &str) -> Result<Election, StoreError> {
    let Ok(known) = code.parse::<Code>() else { return Err(StoreError::Missing) };
    db.one(LOCK, args![known], |_| Ok(()))?;
    find_any(db, code)
}

/// An election by its id, held until the change ends.
pub(crate) fn hold_by_id(db: &mut Change, id: ElectionId) -> Result<Election, StoreError> {
    db.one(LOCK_ID, args![id], |_| Ok(()))?;
    find_by_id(db, id)
}

/// An election that `actor`, an officer of the group, runs.
pub(crate) fn find_for_officer(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Election, StoreError> {
    let it = find_any(db, code)?;
    officer(db, actor, it.body.id)?;
    Ok(it)
}

/// The same, held until the change ends.
pub(crate) fn hold_for_officer(db: &mut Change, actor: &Actor, code: &str) -> Result<Election, StoreError> {
    let it = hold_any(db, code)?;
    officer(db, actor, it.body.id)?;
    Ok(it)
}

/// Begins an election of a group: a draft without contests. Who may do so is decided by the caller.
pub(crate) fn begin(
    db: &mut Change,
    group: GroupId,
    it: &NewElection,
    now: Time,
    random: &dyn Random,
) -> Result<Election, StoreError> {
    let (id, code) = (ElectionId::new(now, random), Code::new(random));
    db.exec(
        INSERT,
        args![
            id,
            code,
            group,
            it.purpose.as_str(),
            it.subject,
            &it.title,
            &it.text,
            it.audience.as_str(),
            it.secrecy.as_str(),
            it.quorum_percent,
            it.turnout_shown.as_str(),
            it.proxies,
            it.period_hours,
            now
        ],
    )?;
    find_by_id(db, id)
}

/// Saves the settings of a draft.
pub(crate) fn save(db: &mut Change, id: ElectionId, it: &NewElection, now: Time) -> Result<(), StoreError> {
    let args = args![
        id,
        &it.title,
        &it.text,
        it.audience.as_str(),
        it.secrecy.as_str(),
        it.quorum_percent,
        it.turnout_shown.as_str(),
        it.proxies,
        it.period_hours,
        now
    ];
    db.exec(SAVE, args).map(|_| ())
}

fn settings_text(it: &Settings) -> String {
    serde_json::to_string(it).unwrap_or_default()
}

/// Adds a contest at the end of the ballot.
pub(crate) fn add_contest(
    db: &mut Change,
    election: ElectionId,
    it: &NewContest,
    now: Time,
    random: &dyn Random,
) -> Result<ContestId, StoreError> {
    let position = contests(db, election)?.len() + 1;
    let id = ContestId::new(now, random);
    let settings = settings_text(&it.settings);
    db.exec(ADD_CONTEST, args![id, election, position, &it.title, &it.text, it.rule.as_str(), it.seats, settings])?;
    write_options(db, id, &it.options)?;
    Ok(id)
}

fn write_options(db: &mut Change, contest: ContestId, options: &[Choice]) -> Result<(), StoreError> {
    let rows: Vec<Vec<Value>> = (1_u16..)
        .zip(options)
        .map(|(number, it)| args![contest, number, &it.title, &it.note, it.cost, it.person].to_vec())
        .collect();
    db.exec_many(ADD_OPTION, &rows).map(|_| ())
}

/// Saves a contest of a draft.
pub(crate) fn save_contest(db: &mut Change, id: ContestId, it: &NewContest) -> Result<(), StoreError> {
    let settings = settings_text(&it.settings);
    db.exec(SAVE_CONTEST, args![id, &it.title, &it.text, it.rule.as_str(), it.seats, settings])?;
    db.exec(CLEAR_OPTIONS, args![id])?;
    write_options(db, id, &it.options)
}

/// Takes a contest off the ballot of a draft; those behind it move up.
pub(crate) fn end_contest(db: &mut Change, election: ElectionId, position: u32) -> Result<(), StoreError> {
    let all = contests(db, election)?;
    let it = all.iter().find(|it| it.position == position).ok_or(StoreError::Missing)?;
    db.exec(END_CONTEST, args![it.id])?;
    for behind in all.iter().filter(|other| other.position > position) {
        db.exec(CLOSE_RANKS, args![election, behind.position, behind.position - 1])?;
    }
    Ok(())
}

/// The contests of an election in their order on the ballot, with options and, after the count, outcomes.
pub(crate) fn contests(db: &mut impl Db, election: ElectionId) -> Result<Vec<Contest>, StoreError> {
    let mut options: Vec<(ContestId, Choice)> = db.all(OPTIONS, args![election], |row| {
        let it = Choice { title: row.get(1)?, note: row.get(2)?, cost: row.get(3)?, person: row.get(4)? };
        Ok((row.get(0)?, it))
    })?;
    let mut all = db.all(CONTESTS, args![election], |row| {
        let (rule, settings): (String, String) = (row.get(4)?, row.get(6)?);
        let outcome = row.get::<Option<String>>(7)?.map(|text| serde_json::from_str::<Outcome>(&text)).transpose();
        Ok(Contest {
            id: row.get(0)?,
            position: row.get(1)?,
            title: row.get(2)?,
            text: row.get(3)?,
            rule: rule.parse().map_err(|e: tally::rule::UnknownRule| StoreError::Broken(e.into()))?,
            seats: row.get(5)?,
            settings: serde_json::from_str(&settings).map_err(|e| StoreError::Broken(e.into()))?,
            options: Vec::new(),
            outcome: outcome.map_err(|e| StoreError::Broken(e.into()))?,
        })
    })?;
    for contest in &mut all {
        let own = options.extract_if(.., |(id, _)| *id == contest.id);
        contest.options = own.map(|(_, option)| option).collect();
    }
    Ok(all)
}

/// The contest at a place of the ballot.
pub(crate) fn contest(db: &mut impl Db, election: ElectionId, position: u32) -> Result<Contest, StoreError> {
    contests(db, election)?.into_iter().find(|it| it.position == position).ok_or(StoreError::Missing)
}

/// The account of a contest's count as JSON; none before the count.
pub(crate) fn account(db: &mut impl Db, contest: ContestId) -> Result<Option<String>, StoreError> {
    db.one(ACCOUNT, args![contest], |row| row.get(0))
}

/// Opens a draft: freezes the roll (made from the members of this moment unless a list was brought in),
/// commits to the lot, and orders the close. Who may do so is decided by the caller.
pub(crate) fn open(
    db: &mut Change,
    keys: &Keys,
    random: &dyn Random,
    id: ElectionId,
    now: Time,
) -> Result<Result<Election, OpenError>, StoreError> {
    let it = hold_by_id(db, id)?;
    if it.state != State::Draft {
        return Ok(Err(OpenError::NotDraft));
    }
    let contests = contests(db, id)?;
    if contests.is_empty() {
        return Ok(Err(OpenError::NoContest));
    }
    if contests.iter().any(|contest| contest.options.is_empty()) {
        return Ok(Err(OpenError::NoOptions));
    }
    if !it.roll.is_imported {
        crate::roll::store::from_members(db, keys, random, &it, now)?;
    }
    let size = crate::roll::store::size(db, id)?;
    if size == 0 {
        return Ok(Err(OpenError::NoRoll));
    }
    let closes_at = now.plus(std::time::Duration::from_secs(u64::from(it.period_hours) * 3_600));
    let (part, join) = (base::random::bytes::<32>(random), base::random::bytes::<32>(random));
    let args = args![
        id,
        now,
        closes_at,
        crate::result::lot::commitment(&it.code, &part),
        keys.seal(random, SEED, &part),
        keys.seal(random, JOIN, &join),
        size
    ];
    db.exec(OPEN, args)?;
    order_close(db, id, closes_at);
    find_by_id(db, id).map(Ok)
}

fn order_close(db: &mut Change, id: ElectionId, at: Time) {
    let job = NewJob::new(CLOSE_JOB, serde_json::json!({ "election": id }));
    db.enqueue(job.at(at).key(format!("{CLOSE_JOB}-{id}-{}", at.millis())));
}

/// Ends the time for ballots now; the count follows at once. Everybody reads the reason.
pub(crate) fn bring_forward(db: &mut Change, it: &Election, reason: &str, now: Time) -> Result<(), StoreError> {
    db.exec(BRING_FORWARD, args![it.id, now, reason, now])?;
    order_close(db, it.id, now);
    Ok(())
}

/// Gives more time for ballots. Everybody reads the reason.
pub(crate) fn extend(db: &mut Change, it: &Election, to: Time, reason: &str, now: Time) -> Result<(), StoreError> {
    db.exec(BRING_FORWARD, args![it.id, to, reason, now])?;
    order_close(db, it.id, to);
    Ok(())
}

/// Calls an election off: nothing is counted, and what was cast is deleted.
pub(crate) fn cancel(db: &mut Change, it: &Election, reason: &str, now: Time) -> Result<(), StoreError> {
    crate::ballot::store::empty_box(db, it.id)?;
    db.exec(CANCEL, args![it.id, reason, now]).map(|_| ())
}

/// The key under which ballots lie in the box while it is open; none once it was destroyed.
pub(crate) fn join_key(db: &mut impl Db, keys: &Keys, id: ElectionId) -> Result<Option<[u8; 32]>, StoreError> {
    let sealed = db.one(SECRETS, args![id], |row| row.get::<Option<Vec<u8>>>(1))?;
    Ok(sealed.and_then(|it| keys.open(JOIN, &it)).and_then(|plain| plain.try_into().ok()))
}

/// The server's part of the lot, until the close publishes it.
pub(crate) fn lot_part(db: &mut impl Db, keys: &Keys, id: ElectionId) -> Result<Option<[u8; 32]>, StoreError> {
    let sealed = db.one(SECRETS, args![id], |row| row.get::<Option<Vec<u8>>>(0))?;
    Ok(sealed.and_then(|it| keys.open(SEED, &it)).and_then(|plain| plain.try_into().ok()))
}

/// Ends the casting: publishes the lot's parts and destroys the keys that join roll and box.
pub(crate) fn close(
    db: &mut Change,
    id: ElectionId,
    (part, box_hash): (&[u8; 32], &[u8; 32]),
    papers: u64,
    now: Time,
) -> Result<(), StoreError> {
    db.exec(CLOSE, args![id, now, part, box_hash, papers]).map(|_| ())
}

/// Saves what the count came to.
pub(crate) fn save_count(
    db: &mut Change,
    id: ElectionId,
    outcomes: &[(ContestId, Outcome, Option<String>)],
    now: Time,
) -> Result<(), StoreError> {
    for (contest, outcome, account) in outcomes {
        let outcome = serde_json::to_string(outcome).map_err(|e| StoreError::Broken(e.into()))?;
        db.exec(SAVE_OUTCOME, args![*contest, outcome, account.as_deref()])?;
    }
    db.exec(COUNTED, args![id, now]).map(|_| ())
}

/// What an election came to; none before the count.
pub(crate) fn outcome(db: &mut impl Db, id: ElectionId) -> Result<Option<Counted>, StoreError> {
    let election = find_by_id(db, id)?;
    if election.state != State::Closed {
        return Ok(None);
    }
    let contests = contests(db, id)?;
    Ok(Some(Counted { election, contests }))
}

/// Says where the roll comes from.
pub(crate) fn set_roll_source(db: &mut Change, id: ElectionId, source: &str, now: Time) -> Result<(), StoreError> {
    db.exec(ROLL_SOURCE, args![id, source, now]).map(|_| ())
}

/// Says how many are on the roll of an open election.
pub(crate) fn set_roll_size(db: &mut Change, id: ElectionId, size: u64) -> Result<(), StoreError> {
    db.exec(ROLL_SIZE, args![id, size]).map(|_| ())
}

/// Moves the number of those who cast here.
pub(crate) fn move_online(db: &mut Change, id: ElectionId, by: i64) -> Result<(), StoreError> {
    db.exec(MOVE_ONLINE, args![id, by]).map(|_| ())
}

/// Moves the number of those marked as having cast on paper.
pub(crate) fn move_paper(db: &mut Change, id: ElectionId, by: i64) -> Result<(), StoreError> {
    db.exec(MOVE_PAPER, args![id, by]).map(|_| ())
}

/// The elections of a group that the actor may see, open ones first.
pub(crate) fn of_group(db: &mut impl Db, actor: &Actor, group: GroupId, limit: i64) -> Result<Vec<Listed>, StoreError> {
    let officer = actor.is_at_least(group, base::GroupRole::Officer);
    let member = actor.is_at_least(group, base::GroupRole::Member);
    db.all(OF_GROUP, args![group, officer, member, limit], listed)
}

/// Open elections in which somebody has not cast a ballot.
pub(crate) fn waiting_for(db: &mut impl Db, person: base::PersonId) -> Result<Vec<Listed>, StoreError> {
    db.all(OPEN_FOR, args![person], listed)
}
