//! Actions in the database. What the actor may not see is missing; what is not public of a place
//! never leaves through [`each_public`].

use base::{ActionId, Actor, CallId, Code, GroupId, GroupRole, PersonId, Point, Time};
use store::{Change, Db, Row, Sql, StoreError, Value, args, sql};

use super::model::{Action, ActionSpot, Content, Figures, Kind, Mine, OfCall, OfGroup, Place, Shown, State};

macro_rules! action_columns {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.code, a.call_id, c.slug, c.title, c.group_id, a.group_id, g.slug, g.name, g.visibility, \
             a.series_id, a.title, a.text, a.kind, a.state, a.state_reason, a.starts_at, a.ends_at, a.zone, \
             a.place_name, a.address, a.locality, a.region, a.postcode, a.country, a.lat, a.lon, a.place_shown, \
             a.online_url, a.online_shown, a.capacity, a.access_facts, a.bring, a.langs, a.version, a.created_at, \
             a.changed_at, h.reason, f.going, f.maybe, f.waiting, \
             CASE WHEN EXISTS (SELECT 1 FROM action_organizers o WHERE o.action_id = a.id AND o.person_id = $2) \
             THEN 1 ELSE 0 END, a.moved_at, \
             CASE WHEN c.state <> 'draft' AND NOT EXISTS (SELECT 1 FROM hidings k WHERE k.subject = c.id) \
             THEN 1 ELSE 0 END \
             FROM actions a JOIN action_figures f ON f.action_id = a.id LEFT JOIN calls c ON c.id = a.call_id \
             LEFT JOIN groups g ON g.id = a.group_id LEFT JOIN hidings h ON h.subject = a.id ",
            $rest
        )
    };
}

macro_rules! spot_columns {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.code, a.call_id, a.group_id, a.title, a.kind, a.state, a.starts_at, a.ends_at, a.zone, \
             a.place_name, a.address, a.locality, a.region, a.postcode, a.country, a.lat, a.lon, a.place_shown, \
             a.online_url, a.online_shown, f.going, f.maybe, f.waiting, a.capacity, a.langs, a.access_facts, \
             a.version, a.changed_at \
             FROM actions a JOIN action_figures f ON f.action_id = a.id LEFT JOIN calls c ON c.id = a.call_id \
             WHERE a.state <> 'draft' AND (a.call_id IS NULL OR c.state <> 'draft') \
             AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = a.id OR h.subject = a.call_id) ",
            $rest
        )
    };
}

const BY_CODE: Sql = sql!(action_columns!("WHERE a.code = $1"));
const BY_ID: Sql = sql!(action_columns!("WHERE a.id = $1"));
const LOCK: Sql = sql!("SELECT id FROM actions WHERE code = $1 {for update}");
const INSERT: Sql = sql!(
    "INSERT INTO actions (id, code, call_id, group_id, series_id, title, text, kind, state, state_reason, starts_at, \
     ends_at, zone, place_name, address, locality, region, postcode, country, lat, lon, place_shown, online_url, \
     online_shown, capacity, access_facts, bring, langs, source_key, moved_at, version, created_at, changed_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, \
     $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)"
);
const SAVE: Sql = sql!(
    "UPDATE actions SET series_id = $2, title = $3, text = $4, kind = $5, state = $6, state_reason = $7, \
     starts_at = $8, ends_at = $9, zone = $10, place_name = $11, address = $12, locality = $13, region = $14, \
     postcode = $15, country = $16, lat = $17, lon = $18, place_shown = $19, online_url = $20, online_shown = $21, \
     capacity = $22, access_facts = $23, bring = $24, langs = $25, moved_at = $26, version = $27, changed_at = $28 WHERE id = $1"
);
const INSERT_FIGURES: Sql = sql!("INSERT INTO action_figures (action_id, going, maybe) VALUES ($1, $2, $3)");
const MOVE_CALL: Sql =
    sql!("UPDATE call_figures SET actions = actions + $2, going = going + $3, maybe = maybe + $4 WHERE call_id = $1");
const HIDDEN: Sql = sql!(
    "UPDATE call_figures SET actions = actions + $2, \
     going = going + $2 * (SELECT f.going FROM action_figures f WHERE f.action_id = $1), \
     maybe = maybe + $2 * (SELECT f.maybe FROM action_figures f WHERE f.action_id = $1) \
     WHERE call_id = (SELECT a.call_id FROM actions a WHERE a.id = $1 AND a.state IN ('published', 'postponed'))"
);
const ADD_ORGANIZER: Sql = sql!(
    "INSERT INTO action_organizers (action_id, person_id, shown, since) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (action_id, person_id) DO UPDATE SET shown = excluded.shown"
);
const COPY_ORGANIZERS: Sql = sql!(
    "INSERT INTO action_organizers (action_id, person_id, shown, since) \
     SELECT CAST($2 AS BLOB), person_id, shown, since FROM action_organizers WHERE action_id = $1"
);
const DROP_ORGANIZER: Sql = sql!("DELETE FROM action_organizers WHERE action_id = $1 AND person_id = $2");
const ORGANIZERS: Sql = sql!(
    "SELECT o.person_id, p.name, o.shown FROM action_organizers o JOIN persons p ON p.id = o.person_id \
     WHERE o.action_id = $1 ORDER BY o.since, o.person_id"
);
const ALL_PUBLIC: Sql = sql!(spot_columns!("ORDER BY a.starts_at, a.id"));
const UPCOMING: Sql = sql!(spot_columns!("AND a.ends_at > $1 ORDER BY a.starts_at, a.id"));
const OF_CALL: Sql = sql!(spot_columns!("AND a.call_id = $1 ORDER BY a.starts_at, a.region, a.locality, a.id"));
const OF_CALL_NEXT: Sql =
    sql!(spot_columns!("AND a.call_id = $1 AND a.ends_at > $2 ORDER BY a.starts_at, a.id LIMIT $3"));
const OF_GROUP: Sql = sql!(spot_columns!("AND a.group_id = $1 AND a.ends_at > $2 ORDER BY a.starts_at, a.id LIMIT $3"));
const OF_PERSON: Sql = sql!(
    "SELECT a.code, a.title, a.starts_at, a.zone, a.state FROM action_organizers o JOIN actions a ON a.id = o.action_id \
     WHERE o.person_id = $1 AND a.ends_at > $2 ORDER BY a.starts_at LIMIT $3"
);
const OF_SERIES: Sql = sql!(action_columns!("WHERE a.series_id = $1 AND a.starts_at >= $3 ORDER BY a.starts_at"));
const LOCK_SERIES: Sql = sql!("SELECT id FROM actions WHERE series_id = $1 ORDER BY id {for update}");
const DRAFTS: Sql = sql!(
    "SELECT a.code, a.title, a.starts_at, a.zone, a.state FROM actions a \
     WHERE a.state = 'draft' AND a.ends_at > $2 \
     AND (a.group_id = $1 OR a.call_id IN (SELECT c.id FROM calls c WHERE c.group_id = $1)) \
     ORDER BY a.starts_at LIMIT $3"
);
const DISCARD_ORGANIZERS: Sql = sql!("DELETE FROM action_organizers WHERE action_id = $1");
const DISCARD_UPDATES: Sql = sql!("DELETE FROM action_updates WHERE action_id = $1");
const DISCARD_MESSAGES: Sql = sql!("DELETE FROM action_messages WHERE action_id = $1");
const DISCARD_FIGURES: Sql = sql!("DELETE FROM action_figures WHERE action_id = $1");
const DISCARD: Sql = sql!("DELETE FROM actions WHERE id = $1 AND state = 'draft'");
const BY_SOURCE: Sql = sql!("SELECT source_key, code FROM actions WHERE call_id = $1 AND source_key IS NOT NULL");

/// Which public actions are asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    /// All, past ones too.
    All,
    /// Those that are not over at this moment.
    Upcoming(Time),
    /// Those of a call, past ones too.
    OfCall(CallId),
    /// The next of a call that are not over.
    NextOfCall(CallId, Time, i64),
    /// The next of a group that are not over.
    NextOfGroup(GroupId, Time, i64),
}

/// An action by its code, if the actor may see it.
pub fn find(db: &mut impl Db, actor: &Actor, code: Code) -> Result<Action, StoreError> {
    let found = db.one(BY_CODE, args![code.as_str(), asking(actor)], action_row)?;
    seen(actor, found)
}

/// An action by its id, if the actor may see it.
pub fn find_by_id(db: &mut impl Db, actor: &Actor, id: ActionId) -> Result<Action, StoreError> {
    let found = db.one(BY_ID, args![id, asking(actor)], action_row)?;
    seen(actor, found)
}

/// An action the actor answers for; missing to everybody else.
pub fn find_mine(db: &mut impl Db, actor: &Actor, code: Code) -> Result<Action, StoreError> {
    let action = find(db, actor, code)?;
    if action.is_mine { Ok(action) } else { Err(StoreError::Missing) }
}

/// The same, held until the change ends, so that two editors come one after the other.
pub fn hold_mine(db: &mut Change, actor: &Actor, code: Code) -> Result<Action, StoreError> {
    db.one(LOCK, args![code.as_str()], |row| row.get::<ActionId>(0))?;
    find_mine(db, actor, code)
}

/// The actions of a series from a moment on that the actor answers for.
pub fn of_series(db: &mut impl Db, actor: &Actor, series: ActionId, from: Time) -> Result<Vec<Action>, StoreError> {
    let found = db.all(OF_SERIES, args![series, asking(actor), from], action_row)?;
    Ok(found.into_iter().filter_map(|action| seen(actor, action).ok()).filter(|action| action.is_mine).collect())
}

fn asking(actor: &Actor) -> Vec<u8> {
    actor.person.map_or_else(Vec::new, |person| person.bytes().to_vec())
}

fn seen(actor: &Actor, mut action: Action) -> Result<Action, StoreError> {
    action.is_mine = action.is_mine || action.is_kept_by(actor);
    if action.is_visible_to(actor) { Ok(action) } else { Err(StoreError::Missing) }
}

/// Writes a new action with its figures; counts it at its call.
pub fn insert(db: &mut Change, action: &Action, source_key: Option<&str>) -> Result<(), StoreError> {
    insert_many(db, &[(action, source_key)])
}

/// Writes many actions at once: import and demo. Their figures are written as they stand.
pub fn insert_many(db: &mut Change, actions: &[(&Action, Option<&str>)]) -> Result<(), StoreError> {
    let rows: Vec<Vec<Value>> = actions.iter().map(|(action, key)| insert_row(action, *key)).collect();
    db.exec_many(INSERT, &rows)?;
    let figures: Vec<Vec<Value>> =
        actions.iter().map(|(a, _)| args![a.id, a.figures.going, a.figures.maybe].to_vec()).collect();
    db.exec_many(INSERT_FIGURES, &figures)?;
    let mut moved: std::collections::BTreeMap<CallId, (i64, i64, i64)> = std::collections::BTreeMap::new();
    for (action, _) in actions.iter().filter(|(a, _)| a.state.counts()) {
        if let Some(call) = &action.call {
            let sum = moved.entry(call.id).or_default();
            sum.0 += 1;
            sum.1 += i64::from(action.figures.going);
            sum.2 += i64::from(action.figures.maybe);
        }
    }
    for (call, (count, going, maybe)) in moved {
        db.exec(MOVE_CALL, args![call, count, going, maybe])?;
    }
    Ok(())
}

/// Saves an action; moves the figures of its call when it begins or ceases to count there.
pub fn save(db: &mut Change, before: &Action, action: &Action) -> Result<(), StoreError> {
    db.exec(SAVE, &save_row(action))?;
    let (was, is) = (before.counts(), action.counts());
    if let (Some(call), true) = (&action.call, was != is) {
        let sign = if is { 1 } else { -1 };
        let (going, maybe) = (i64::from(action.figures.going), i64::from(action.figures.maybe));
        db.exec(MOVE_CALL, args![call.id, sign, sign * going, sign * maybe])?;
    }
    Ok(())
}

/// An action was hidden or shown again: the figures of its call count what everybody may see.
pub fn hidden(db: &mut Change, action: ActionId, is_hidden: bool) -> Result<(), StoreError> {
    let sign = if is_hidden { -1 } else { 1 };
    db.exec(HIDDEN, args![action, sign]).map(|_| ())
}

/// Throws a draft away with everything that hangs on it.
pub fn discard(db: &mut Change, action: ActionId) -> Result<(), StoreError> {
    for part in [DISCARD_ORGANIZERS, DISCARD_UPDATES, DISCARD_MESSAGES, DISCARD_FIGURES] {
        db.exec(part, args![action])?;
    }
    if db.exec(DISCARD, args![action])? == 0 { Err(StoreError::Missing) } else { Ok(()) }
}

/// Makes a person answer for an action; `is_shown` names them on its page.
pub fn add_organizer(
    db: &mut Change,
    action: ActionId,
    person: PersonId,
    is_shown: bool,
    now: Time,
) -> Result<(), StoreError> {
    let shown = if is_shown { "shown" } else { "hidden" };
    db.exec(ADD_ORGANIZER, args![action, person, shown, now]).map(|_| ())
}

/// Those who answer for one action answer for another one, too.
pub fn copy_organizers(db: &mut Change, from: ActionId, to: ActionId) -> Result<(), StoreError> {
    db.exec(COPY_ORGANIZERS, args![from, to]).map(|_| ())
}

/// A person no longer answers for an action.
pub fn drop_organizer(db: &mut Change, action: ActionId, person: PersonId) -> Result<(), StoreError> {
    db.exec(DROP_ORGANIZER, args![action, person]).map(|_| ())
}

/// Who answers for an action in person: id, name, whether they are named on its page.
pub fn organizers(db: &mut impl Db, action: ActionId) -> Result<Vec<(PersonId, String, bool)>, StoreError> {
    db.all(ORGANIZERS, args![action], |row| Ok((row.get(0)?, row.get(1)?, row.get::<String>(2)? == "shown")))
}

/// What a person organizes and is not over.
pub fn of_person(db: &mut impl Db, person: PersonId, now: Time, most: i64) -> Result<Vec<Mine>, StoreError> {
    db.all(OF_PERSON, args![person, now, most], mine_row)
}

/// Drafts that the stewards of a group may publish: its own, and those under its calls; none for
/// everybody else.
pub fn drafts_of(
    db: &mut impl Db,
    actor: &Actor,
    group: GroupId,
    now: Time,
    most: i64,
) -> Result<Vec<Mine>, StoreError> {
    if !actor.is_at_least(group, GroupRole::Steward) {
        return Ok(Vec::new());
    }
    db.all(DRAFTS, args![group, now, most], mine_row)
}

/// Holds the actions of a series until the change ends, so that nobody comes or goes meanwhile.
pub fn hold_series(db: &mut Change, series: ActionId) -> Result<(), StoreError> {
    db.all(LOCK_SERIES, args![series], |row| row.get::<ActionId>(0)).map(|_| ())
}

/// Public actions one by one, without holding them all in memory.
pub fn each_public(
    db: &mut impl Db,
    which: Which,
    mut take: impl FnMut(ActionSpot) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let each = |row: &Row<'_>| take(spot_row(row)?);
    match which {
        Which::All => db.each(ALL_PUBLIC, &[], each),
        Which::Upcoming(now) => db.each(UPCOMING, args![now], each),
        Which::OfCall(call) => db.each(OF_CALL, args![call], each),
        Which::NextOfCall(call, now, most) => db.each(OF_CALL_NEXT, args![call, now, most], each),
        Which::NextOfGroup(group, now, most) => db.each(OF_GROUP, args![group, now, most], each),
    }
}

/// Public actions all at once.
pub fn public(db: &mut impl Db, which: Which) -> Result<Vec<ActionSpot>, StoreError> {
    let mut out = Vec::new();
    each_public(db, which, |spot| {
        out.push(spot);
        Ok(())
    })?;
    Ok(out)
}

/// The keys of a call's imported actions with their codes: a second import finds them again.
pub fn source_keys(db: &mut impl Db, call: CallId) -> Result<Vec<(String, String)>, StoreError> {
    db.all(BY_SOURCE, args![call], |row| Ok((row.get(0)?, row.get(1)?)))
}

fn content_args(c: &Content) -> [Value; 21] {
    let place = &c.place;
    [
        c.title.as_str().into(),
        c.text.as_str().into(),
        c.kind.as_str().into(),
        c.starts_at.into(),
        c.ends_at.into(),
        c.zone.as_str().into(),
        place.name.as_str().into(),
        place.address.as_str().into(),
        place.locality.as_str().into(),
        place.region.as_str().into(),
        place.postcode.as_str().into(),
        place.country.as_str().into(),
        place.point.map(|p| p.lat).into(),
        place.point.map(|p| p.lon).into(),
        c.place_shown.as_str().into(),
        c.online_url.as_str().into(),
        c.online_shown.as_str().into(),
        c.capacity.map(i64::from).into(),
        c.access_facts.join(" ").into(),
        c.bring.as_str().into(),
        c.langs.join(" ").into(),
    ]
}

fn insert_row(a: &Action, source_key: Option<&str>) -> Vec<Value> {
    let [title, text, kind, rest @ ..] = content_args(&a.content);
    let mut row: Vec<Value> = vec![
        a.id.into(),
        a.code.as_str().into(),
        a.call.as_ref().map(|c| c.id).into(),
        a.group.as_ref().map(|g| g.id).into(),
        a.series.into(),
        title,
        text,
        kind,
        a.state.as_str().into(),
        a.state_reason.as_str().into(),
    ];
    row.extend(rest);
    row.extend([source_key.into(), a.moved_at.into(), a.version.into(), a.created_at.into(), a.changed_at.into()]);
    row
}

fn save_row(a: &Action) -> Vec<Value> {
    let [title, text, kind, rest @ ..] = content_args(&a.content);
    let mut row: Vec<Value> =
        vec![a.id.into(), a.series.into(), title, text, kind, a.state.as_str().into(), a.state_reason.as_str().into()];
    row.extend(rest);
    row.extend([a.moved_at.into(), a.version.into(), a.changed_at.into()]);
    row
}

fn mine_row(row: &Row<'_>) -> Result<Mine, StoreError> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, state(&row.get::<String>(4)?)?))
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn state(word: &str) -> Result<State, StoreError> {
    State::parse(word).ok_or_else(|| StoreError::broken(format!("no state {word}")))
}

fn code(word: &str) -> Result<Code, StoreError> {
    word.parse().map_err(|e: base::code::NotACode| StoreError::broken(e.to_string()))
}

/// The seven texts of a place and its point, from column `at` on.
fn place_at(row: &Row<'_>, at: usize) -> Result<Place, StoreError> {
    let (lat, lon): (Option<f64>, Option<f64>) = (row.get(at + 6)?, row.get(at + 7)?);
    Ok(Place {
        name: row.get(at)?,
        address: row.get(at + 1)?,
        locality: row.get(at + 2)?,
        region: row.get(at + 3)?,
        postcode: row.get(at + 4)?,
        country: row.get(at + 5)?,
        point: lat.zip(lon).and_then(|(lat, lon)| Point::new(lat, lon)),
    })
}

fn shown(word: &str) -> Shown {
    // What is not understood is not shown.
    Shown::parse(word).unwrap_or(Shown::AfterRsvp)
}

fn figures_at(row: &Row<'_>, at: usize) -> Result<Figures, StoreError> {
    Ok(Figures { going: row.get(at)?, maybe: row.get(at + 1)?, waiting: row.get(at + 2)? })
}

fn action_row(row: &Row<'_>) -> Result<Action, StoreError> {
    let call = match row.get::<Option<CallId>>(2)? {
        Some(id) => {
            let is_public = row.get::<i64>(43)? == 1;
            Some(OfCall { id, slug: row.get(3)?, title: row.get(4)?, group: row.get(5)?, is_public })
        }
        None => None,
    };
    let group = match row.get::<Option<GroupId>>(6)? {
        Some(id) => {
            let is_public = row.get::<String>(9)? == "public";
            Some(OfGroup { id, slug: row.get(7)?, name: row.get(8)?, is_public })
        }
        None => None,
    };
    Ok(Action {
        id: row.get(0)?,
        code: code(&row.get::<String>(1)?)?,
        call,
        group,
        series: row.get(10)?,
        content: Content {
            title: row.get(11)?,
            text: row.get(12)?,
            kind: Kind::parse(&row.get::<String>(13)?).unwrap_or(Kind::Other),
            starts_at: row.get(16)?,
            ends_at: row.get(17)?,
            zone: row.get(18)?,
            place: place_at(row, 19)?,
            place_shown: shown(&row.get::<String>(27)?),
            online_url: row.get(28)?,
            online_shown: shown(&row.get::<String>(29)?),
            capacity: row.get(30)?,
            access_facts: words(&row.get::<String>(31)?),
            bring: row.get(32)?,
            langs: words(&row.get::<String>(33)?),
        },
        state: state(&row.get::<String>(14)?)?,
        state_reason: row.get(15)?,
        version: row.get(34)?,
        created_at: row.get(35)?,
        changed_at: row.get(36)?,
        hidden: row.get(37)?,
        figures: figures_at(row, 38)?,
        is_mine: row.get::<i64>(41)? == 1,
        moved_at: row.get(42)?,
    })
}

fn spot_row(row: &Row<'_>) -> Result<ActionSpot, StoreError> {
    let place_shown = shown(&row.get::<String>(18)?);
    let online = shown(&row.get::<String>(20)?) == Shown::Exact;
    Ok(ActionSpot {
        id: row.get(0)?,
        code: code(&row.get::<String>(1)?)?,
        call: row.get(2)?,
        group: row.get(3)?,
        title: row.get(4)?,
        kind: Kind::parse(&row.get::<String>(5)?).unwrap_or(Kind::Other),
        state: state(&row.get::<String>(6)?)?,
        starts_at: row.get(7)?,
        ends_at: row.get(8)?,
        zone: row.get(9)?,
        place: place_at(row, 10)?.public(place_shown),
        online_url: if online { row.get(19)? } else { String::new() },
        figures: figures_at(row, 21)?,
        capacity: row.get(24)?,
        langs: row.get(25)?,
        access_facts: row.get(26)?,
        version: row.get(27)?,
        changed_at: row.get(28)?,
    })
}
