//! Needs and offers in the database. What the actor may not see is missing; what a person wrote stays
//! sealed in here.

use base::{Actor, Code, GroupId, GroupRole, Lang, PersonId, Point, Time, time::DAY_MS};
use jiff::civil::Date;
use store::{Change, Db, Row, Sql, StoreError, Value, args, sql, with_list};
use uuid::Uuid;

use super::model::{
    Aid, Area, Content, Effort, Exact, KEPT, Kind, OfGroup, Recurs, RoleContent, Side, Skill, Slot, State, Urgency,
    joined, parted,
};

macro_rules! aid_columns {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.code, a.side, a.kind, a.group_id, g.slug, g.name, \
             CASE WHEN g.visibility = 'public' AND g.closed_at IS NULL \
             AND NOT EXISTS (SELECT 1 FROM hidings x WHERE x.subject = g.id) THEN 1 ELSE 0 END, \
             a.person_id, a.title, a.details, a.sealed, a.locality, a.region, a.country, a.postcode, a.lat, a.lon, \
             a.zone, a.reach_km, a.quantity, a.given, a.urgency, a.langs, a.skills, a.slots, a.from_day, a.until_day, \
             a.days, a.recurs, a.state, a.created_at, a.waiting_since, a.expires_at, a.version, r.training, \
             r.effort, CASE WHEN h.subject IS NULL THEN 0 ELSE 1 END \
             FROM aids a LEFT JOIN groups g ON g.id = a.group_id LEFT JOIN volunteer_roles r ON r.aid_id = a.id \
             LEFT JOIN hidings h ON h.subject = a.id ",
            $rest
        )
    };
}

const BY_CODE: Sql = sql!(aid_columns!("WHERE a.code = $1"));
const BY_IDS: Sql = sql!(aid_columns!("WHERE a.id IN ({list}) ORDER BY a.id"));
const HOLD: Sql = sql!("SELECT id FROM aids WHERE id IN ({list}) ORDER BY id {for update}");
const PUBLIC: Sql = sql!(aid_columns!(
    "WHERE a.state = 'open' AND a.expires_at > $1 AND g.visibility = 'public' AND g.closed_at IS NULL \
     AND h.subject IS NULL AND NOT EXISTS (SELECT 1 FROM hidings x WHERE x.subject = g.id) \
     AND a.given < a.quantity AND ($2 = '' OR a.side = $2) AND ($3 = '' OR a.kind = $3) \
     AND ($4 = 0 OR r.aid_id IS NOT NULL) AND a.lat BETWEEN $5 AND $6 AND a.lon BETWEEN $7 AND $8 \
     ORDER BY CASE a.urgency WHEN 'now' THEN 0 WHEN 'soon' THEN 1 ELSE 2 END, a.waiting_since, a.id \
     LIMIT $9 OFFSET $10"
));
const OF_GROUP: Sql = sql!(aid_columns!(
    "WHERE a.group_id = $1 AND a.expires_at > $2 AND a.state <> 'withdrawn' ORDER BY CASE a.state WHEN 'open' THEN 0 ELSE 1 END, \
     a.expires_at DESC, a.id LIMIT $3"
));
const OF_PERSON: Sql = sql!(aid_columns!(
    "WHERE a.person_id = $1 AND a.group_id IS NULL AND a.expires_at > $2 AND a.state <> 'withdrawn' \
     ORDER BY CASE a.state WHEN 'open' THEN 0 ELSE 1 END, a.expires_at DESC, a.id LIMIT 50"
));
const ALL_OF_PERSON: Sql = sql!(aid_columns!("WHERE a.person_id = $1 ORDER BY a.created_at, a.id"));
const INSERT: Sql = sql!(
    "INSERT INTO aids (id, code, side, kind, group_id, person_id, title, details, sealed, locality, region, country, \
     postcode, lat, lon, zone, reach_km, quantity, given, urgency, langs, skills, slots, from_day, until_day, days, \
     recurs, state, lang, mail, mail_confirmed_at, contact, created_at, waiting_since, expires_at, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 0, $19, $20, $21, $22, \
     $23, $24, $25, $26, 'open', $27, $28, NULL, $29, $30, $30, $31, 1)"
);
const SAVE: Sql = sql!(
    "UPDATE aids SET kind = $2, title = $3, details = $4, sealed = $5, locality = $6, region = $7, country = $8, \
     postcode = $9, lat = $10, lon = $11, zone = $12, reach_km = $13, quantity = $14, urgency = $15, langs = $16, \
     skills = $17, slots = $18, from_day = $19, until_day = $20, days = $21, recurs = $22, \
     mail_confirmed_at = CASE WHEN $23 = 1 THEN mail_confirmed_at END, mail = $24, contact = $25, \
     version = version + 1 WHERE id = $1"
);
const CLEAR_ROLE: Sql = sql!("DELETE FROM volunteer_roles WHERE aid_id = $1");
const INSERT_ROLE: Sql = sql!("INSERT INTO volunteer_roles (aid_id, training, effort) VALUES ($1, $2, $3)");
const WITHDRAW: Sql = sql!(
    "UPDATE aids SET state = 'withdrawn', expires_at = {least}(expires_at, $2), sealed = NULL, mail = NULL, \
     contact = NULL, title = '', details = '', version = version + 1 WHERE id = $1"
);
const RENEW: Sql = sql!(
    "UPDATE aids SET state = 'open', expires_at = $2, waiting_since = $3, given = $4, reminded_at = NULL, version = version + 1 \
     WHERE id = $1"
);
const GIVE: Sql = sql!(
    "UPDATE aids SET given = given + $2, state = $3, version = version + 1, \
     expires_at = CASE WHEN $3 = 'done' THEN {least}(expires_at, $4) ELSE expires_at END WHERE id = $1"
);
const CONFIRM: Sql =
    sql!("UPDATE aids SET mail_confirmed_at = $2 WHERE id = $1 AND mail IS NOT NULL AND mail_confirmed_at IS NULL");
const REACH: Sql = sql!("SELECT mail, mail_confirmed_at, contact, lang FROM aids WHERE id = $1");
const OPEN: Sql = sql!(
    "SELECT a.id, a.side, a.kind, a.lat, a.lon, a.reach_km, a.quantity - a.given, a.urgency, a.langs, a.skills, \
     a.slots, a.from_day, a.until_day, a.waiting_since FROM aids a \
     WHERE a.expires_at > $1 AND a.state = 'open' AND a.given < a.quantity \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = a.id OR h.subject = a.group_id)"
);
const COUNTS: Sql = sql!(
    "SELECT a.locality, a.region, a.country, a.kind, a.side, count(*) FROM aids a \
     WHERE a.expires_at > $1 AND a.created_at < $1 AND a.group_id IS NULL \
     GROUP BY a.locality, a.region, a.country, a.kind, a.side \
     ORDER BY a.country, a.region, a.locality, a.kind, a.side"
);
const ENDING: Sql = sql!(
    "SELECT id, code FROM aids WHERE state = 'open' AND expires_at > $1 AND expires_at <= $2 \
     AND mail_confirmed_at IS NOT NULL AND reminded_at IS NULL ORDER BY expires_at, id LIMIT 200"
);
const REMINDED: Sql = sql!("UPDATE aids SET reminded_at = $2 WHERE id = $1");
const PURGE: Sql =
    sql!("DELETE FROM aids WHERE id IN (SELECT id FROM aids WHERE expires_at < $1 ORDER BY expires_at LIMIT 2000)");
const NAMES: Sql = sql!(aid_columns!("WHERE a.id IN ({list}) AND a.group_id IS NOT NULL ORDER BY a.id"));

/// Needs and offers on one page of the list.
pub const PAGE: u32 = 20;

/// Who makes a need or an offer, and the sealed parts of it.
#[derive(Clone, Debug)]
pub struct New {
    /// Its id.
    pub id: Uuid,
    /// Its public name.
    pub code: Code,
    /// Need or offer.
    pub side: Side,
    /// The group that speaks.
    pub group: Option<GroupId>,
    /// The account it shows up for.
    pub person: Option<PersonId>,
    /// What it says.
    pub content: Content,
    /// Title and details sealed, for a person; then they are not written in plain.
    pub sealed: Option<Vec<u8>>,
    /// The sealed address for news.
    pub mail: Option<Vec<u8>>,
    /// The sealed way to be reached.
    pub contact: Option<Vec<u8>>,
    /// The language of mails.
    pub lang: Lang,
}

/// How somebody can be reached, still sealed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SealedReach {
    /// The address for news.
    pub mail: Option<Vec<u8>>,
    /// Whether it was confirmed.
    pub is_confirmed: bool,
    /// What the other side gets.
    pub contact: Option<Vec<u8>>,
    /// The language of mails.
    pub lang: Lang,
}

/// What the public list is narrowed to.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Filter {
    /// Needs or offers.
    pub side: Option<Side>,
    /// A kind.
    pub kind: Option<Kind>,
    /// Volunteer roles only.
    pub roles: bool,
    /// Near a point, within kilometers.
    pub near: Option<(Point, f64)>,
}

/// An open need or offer as the matching wants it.
#[derive(Clone, PartialEq, Debug)]
pub struct Light {
    /// Its id.
    pub id: Uuid,
    /// Need or offer.
    pub side: Side,
    /// Its kind.
    pub kind: Kind,
    /// Where.
    pub point: Point,
    /// How far, in kilometers.
    pub reach_km: u32,
    /// How much is left.
    pub left: u32,
    /// How pressing.
    pub urgency: Urgency,
    /// Languages.
    pub langs: String,
    /// Skills.
    pub skills: Vec<Skill>,
    /// Parts of the week.
    pub slots: Vec<Slot>,
    /// First and last day.
    pub window: (Option<Date>, Option<Date>),
    /// Since when it waits.
    pub since: Time,
}

/// A need or offer by its public name, whoever may see it: for holders of its receipt.
pub fn find(db: &mut impl Db, code: Code) -> Result<Aid, StoreError> {
    db.one(BY_CODE, args![code], aid_row)
}

/// One that everybody may read, or that belongs to a group the actor helps to run.
pub fn find_public(db: &mut impl Db, actor: &Actor, code: Code) -> Result<Aid, StoreError> {
    let aid = find(db, code)?;
    let Some(group) = &aid.group else { return Err(StoreError::Missing) };
    let may = aid.is_public() && aid.state != State::Withdrawn || actor.is_at_least(group.id, GroupRole::Steward);
    if may || actor.is_site_steward() && aid.is_hidden { Ok(aid) } else { Err(StoreError::Missing) }
}

/// Those of these ids, in the order of the ids.
pub fn by_ids(db: &mut impl Db, ids: &[Uuid]) -> Result<Vec<Aid>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, args) = with_list(BY_IDS, &[], ids.iter().copied());
    db.all(sql, &args, aid_row)
}

/// Holds rows until the change ends, always in the same order.
pub fn hold(db: &mut Change, ids: &[Uuid]) -> Result<Vec<Aid>, StoreError> {
    let (sql, args) = with_list(HOLD, &[], ids.iter().copied());
    db.all(sql, &args, |row| row.get::<Uuid>(0))?;
    by_ids(db, ids)
}

/// What groups need and offer, the most pressing first; one more than [`PAGE`] means another page.
pub fn public(db: &mut impl Db, filter: &Filter, now: Time, page: u32, most: u32) -> Result<Vec<Aid>, StoreError> {
    let (south, north, west, east) = match filter.near {
        None => (-90.0, 90.0, -180.0, 180.0),
        Some((point, km)) => {
            let (high, wide) = (km / 111.0, km / (111.0 * point.lat.to_radians().cos().max(0.1)));
            (point.lat - high, point.lat + high, point.lon - wide, point.lon + wide)
        }
    };
    let side = filter.side.map_or("", Side::as_str);
    let kind = filter.kind.map_or("", Kind::as_str);
    let offset = page.saturating_sub(1).saturating_mul(most);
    db.all(
        PUBLIC,
        args![now, side, kind, filter.roles, south, north, west, east, most.saturating_add(1), offset],
        aid_row,
    )
}

/// A group's own, also what ended in the last weeks.
pub fn of_group(db: &mut impl Db, group: GroupId, now: Time, most: u32) -> Result<Vec<Aid>, StoreError> {
    db.all(OF_GROUP, args![group, now.minus(KEPT), most], aid_row)
}

/// What a person made while signed in.
pub fn of_person(db: &mut impl Db, person: PersonId, now: Time) -> Result<Vec<Aid>, StoreError> {
    db.all(OF_PERSON, args![person, now.minus(KEPT)], aid_row)
}

/// Everything that hangs on a person, whatever became of it.
pub fn all_of_person(db: &mut impl Db, person: PersonId) -> Result<Vec<Aid>, StoreError> {
    db.all(ALL_OF_PERSON, args![person], aid_row)
}

/// What somebody says, from the title to how often it comes again, in the order in which it is written.
/// Where words are sealed, none stands in plain.
fn said(c: &Content, sealed: Option<&Vec<u8>>) -> Vec<Value> {
    let (title, details) = if sealed.is_some() { ("", "") } else { (c.title.as_str(), c.details.as_str()) };
    args![
        title,
        details,
        sealed.cloned(),
        &c.area.locality,
        &c.area.region,
        &c.area.country,
        &c.area.postcode,
        c.area.point.lat,
        c.area.point.lon,
        &c.area.zone,
        c.reach_km,
        c.quantity,
        c.urgency.as_str(),
        joined(&c.langs),
        joined(c.skills.iter().map(|it| it.as_str())),
        joined(c.slots.iter().map(|it| it.as_str())),
        day(c.from),
        day(c.until),
        c.days,
        c.recurs.as_str(),
    ]
    .to_vec()
}

fn day(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

/// Writes a new one.
pub fn insert(db: &mut Change, new: &New, now: Time) -> Result<(), StoreError> {
    let c = &new.content;
    let who = args![new.id, new.code, new.side.as_str(), c.kind.as_str(), new.group, new.person];
    let rest = args![new.lang.tag(), new.mail.clone(), new.contact.clone(), now, expiry(c.days, now)];
    db.exec(INSERT, &[who, &said(c, new.sealed.as_ref()), rest].concat())?;
    save_role(db, new.id, c.role.as_ref())
}

/// When something expires that is open for so many days from now.
pub fn expiry(days: u32, now: Time) -> Time {
    Time::from_millis(now.millis().saturating_add(i64::from(days) * DAY_MS))
}

fn save_role(db: &mut Change, id: Uuid, role: Option<&RoleContent>) -> Result<(), StoreError> {
    db.exec(CLEAR_ROLE, args![id])?;
    if let Some(role) = role {
        db.exec(INSERT_ROLE, args![id, &role.training, role.effort.as_str()])?;
    }
    Ok(())
}

/// Saves what is said anew; `same_mail` keeps an address confirmed.
pub fn save(
    db: &mut Change,
    id: Uuid,
    c: &Content,
    sealed: Option<Vec<u8>>,
    reach: &SealedReach,
    same_mail: bool,
) -> Result<(), StoreError> {
    let rest = args![same_mail, reach.mail.clone(), reach.contact.clone()];
    db.exec(SAVE, &[args![id, c.kind.as_str()], said(c, sealed.as_ref()).as_slice(), rest].concat())?;
    save_role(db, id, c.role.as_ref())
}

/// Takes one back: its words and every way to be reached are gone at once.
pub fn withdraw(db: &mut Change, id: Uuid, now: Time) -> Result<(), StoreError> {
    db.exec(WITHDRAW, args![id, now]).map(|_| ())
}

/// Opens one for another span; a recurring one begins anew.
pub fn renew(db: &mut Change, aid: &Aid, now: Time) -> Result<(), StoreError> {
    let anew = aid.content.recurs != Recurs::Once;
    let (since, given) = if anew { (now, 0) } else { (aid.waiting_since, aid.given) };
    db.exec(RENEW, args![aid.id, expiry(aid.content.days, now), since, given]).map(|_| ())
}

/// Moves what is given by a delta; what is done ends now.
pub fn give(db: &mut Change, id: Uuid, delta: i64, state: State, now: Time) -> Result<(), StoreError> {
    db.exec(GIVE, args![id, delta, state.as_str(), now]).map(|_| ())
}

/// Notes that the address for news was confirmed.
pub fn confirm(db: &mut Change, id: Uuid, now: Time) -> Result<(), StoreError> {
    db.exec(CONFIRM, args![id, now]).map(|_| ())
}

/// How its maker can be reached, sealed.
pub fn reach(db: &mut impl Db, id: Uuid) -> Result<SealedReach, StoreError> {
    db.one(REACH, args![id], |row| {
        Ok(SealedReach {
            mail: row.get(0)?,
            is_confirmed: row.get::<Option<Time>>(1)?.is_some(),
            contact: row.get(2)?,
            lang: Lang::parse(&row.get::<String>(3)?).unwrap_or_default(),
        })
    })
}

/// Everything that is open now.
pub fn open(db: &mut impl Db, now: Time) -> Result<Vec<Light>, StoreError> {
    db.all(OPEN, args![now], |row| {
        let text = |at: usize| row.get::<String>(at);
        Ok(Light {
            id: row.get(0)?,
            side: known(&text(1)?, Side::parse)?,
            kind: known(&text(2)?, Kind::parse)?,
            point: Point { lat: row.get(3)?, lon: row.get(4)? },
            reach_km: row.get(5)?,
            left: row.get(6)?,
            urgency: known(&text(7)?, Urgency::parse)?,
            langs: text(8)?,
            skills: parted(&text(9)?, Skill::parse),
            slots: parted(&text(10)?, Slot::parse),
            window: (date(row, 11)?, date(row, 12)?),
            since: row.get(13)?,
        })
    })
}

/// Exact counts of persons' needs and offers at a moment; only [`super::model::public_counts`] of them
/// may be shown. Groups' are public anyway and not counted here.
pub fn counts(db: &mut impl Db, at: Time) -> Result<Vec<Exact>, StoreError> {
    db.all(COUNTS, args![at], |row| {
        let text = |at: usize| row.get::<String>(at);
        let area = Area {
            locality: text(0)?,
            region: text(1)?,
            country: text(2)?,
            postcode: String::new(),
            point: Point { lat: 0.0, lon: 0.0 },
            zone: String::new(),
        };
        Ok((area.town(), known(&text(3)?, Kind::parse)?, known(&text(4)?, Side::parse)?, row.get(5)?))
    })
}

/// Those with a confirmed address that end before `until` and were not reminded yet; they count as
/// reminded from now on.
pub fn remind(db: &mut Change, now: Time, until: Time) -> Result<Vec<(Uuid, Code)>, StoreError> {
    let ending = db.all(ENDING, args![now, until], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for (id, _) in &ending {
        db.exec(REMINDED, args![*id, now])?;
    }
    Ok(ending)
}

/// Deletes what ended a month ago, with its matches and messages.
pub fn purge(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    db.exec(PURGE, args![now.minus(KEPT)])
}

/// Groups' needs and offers by id, for stewards.
pub fn names(db: &mut impl Db, ids: &[Uuid]) -> Result<Vec<Aid>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, args) = with_list(NAMES, &[], ids.iter().copied());
    db.all(sql, &args, aid_row)
}

fn known<T>(word: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, StoreError> {
    parse(word).ok_or_else(|| StoreError::broken(format!("no such word: {word}")))
}

fn date(row: &Row<'_>, at: usize) -> Result<Option<Date>, StoreError> {
    let text = row.get::<Option<String>>(at)?;
    text.map(|text| text.parse::<Date>().map_err(|e| StoreError::Broken(e.into()))).transpose()
}

fn aid_row(row: &Row<'_>) -> Result<Aid, StoreError> {
    let text = |at: usize| row.get::<String>(at);
    let group = match row.get::<Option<GroupId>>(4)? {
        Some(id) => Some(OfGroup { id, slug: text(5)?, name: text(6)?, is_public: row.get(7)? }),
        None => None,
    };
    let role = match row.get::<Option<String>>(35)? {
        Some(training) => Some(RoleContent { training, effort: known(&text(36)?, Effort::parse)? }),
        None => None,
    };
    Ok(Aid {
        id: row.get(0)?,
        code: row.get(1)?,
        side: known(&text(2)?, Side::parse)?,
        group,
        person: row.get(8)?,
        content: content_row(row, role)?,
        sealed: row.get(11)?,
        given: row.get(21)?,
        state: known(&text(30)?, State::parse)?,
        created_at: row.get(31)?,
        waiting_since: row.get(32)?,
        expires_at: row.get(33)?,
        version: row.get(34)?,
        is_hidden: row.get(37)?,
    })
}

fn content_row(row: &Row<'_>, role: Option<RoleContent>) -> Result<Content, StoreError> {
    let text = |at: usize| row.get::<String>(at);
    Ok(Content {
        kind: known(&text(3)?, Kind::parse)?,
        title: text(9)?,
        details: text(10)?,
        area: Area {
            locality: text(12)?,
            region: text(13)?,
            country: text(14)?,
            postcode: text(15)?,
            point: Point { lat: row.get(16)?, lon: row.get(17)? },
            zone: text(18)?,
        },
        reach_km: row.get(19)?,
        quantity: row.get(20)?,
        urgency: known(&text(22)?, Urgency::parse)?,
        langs: parted(&text(23)?, |tag| (!tag.is_empty()).then(|| tag.to_owned())),
        skills: parted(&text(24)?, Skill::parse),
        slots: parted(&text(25)?, Slot::parse),
        from: date(row, 26)?,
        until: date(row, 27)?,
        days: row.get(28)?,
        recurs: known(&text(29)?, Recurs::parse)?,
        role,
    })
}
