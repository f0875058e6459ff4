//! Groups in the database. Reading takes the actor first: what it may not see is missing.
//!
//! Promises: an address a group once had keeps leading to it and is never given to another; the
//! names, lists and counts that pages for everybody show leave out what is private or hidden.

use ::store::{Change, Db, Row, Sql, StoreError, Value, args, sql, with_list};
use base::{Actor, Event, GroupId, PersonId, Point, Random, Slug, Time};
use serde_json::json;

use super::model::{
    Closing, Group, GroupDraft, GroupFilter, GroupKind, GroupName, GroupPlace, Joining, Listed, PAGE, Roster,
    ShowsCount, ShowsPeople, Visibility, folded, secret_slug,
};

macro_rules! select_group {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT g.id, g.slug, g.kind, g.name, g.summary, g.about, g.languages, g.place_label, g.region, \
             g.country, g.lat, g.lon, g.links, g.visibility, g.joining, g.vouches, g.shows_people, g.shows_count, \
             g.roster, g.parent_id, g.members, g.made_at, g.changed_at, g.closed_at, g.closing_note, \
             (SELECT h.reason FROM hidings h WHERE h.subject = g.id) FROM groups g ",
            $rest
        ))
    };
}

macro_rules! select_name {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT g.id, g.slug, g.name, g.kind, g.visibility, g.closed_at, \
             (SELECT 1 FROM hidings h WHERE h.subject = g.id) FROM groups g ",
            $rest
        ))
    };
}

const BY_SLUG: Sql = select_group!("WHERE g.slug = $1");
const BY_OLD_SLUG: Sql = select_group!("WHERE g.id = (SELECT s.group_id FROM group_slugs s WHERE s.slug = $1)");
const BY_ID: Sql = select_group!("WHERE g.id = $1");
const BY_ID_LOCKED: Sql = select_group!("WHERE g.id = $1 {for update}");
const NAMES: Sql = select_name!("WHERE g.id IN ({list}) ORDER BY g.name_folded, g.id");
const NAMES_BY_PARENT: Sql =
    select_name!("WHERE g.parent_id = $1 AND g.closed_at IS NULL ORDER BY g.name_folded, g.id LIMIT 200");
const OPEN_BELOW: Sql = sql!("SELECT id FROM groups WHERE parent_id = $1 AND closed_at IS NULL");

/// Whether one of the actor's groups belongs to a private coalition.
const SEEN_THROUGH: Sql =
    sql!("SELECT count(*) FROM group_links WHERE group_id = $1 AND state = 'admitted' AND member_group_id IN ({list})");

const LIST: Sql = sql!(
    "SELECT g.id, g.slug, g.name, g.kind, g.visibility, g.closed_at, NULL, g.name_folded, g.summary, g.place_label, \
     g.members, g.shows_count FROM groups g \
     WHERE g.visibility = 'public' AND g.closed_at IS NULL AND (g.name_folded, g.id) > ($1, $2) \
     AND ($3 = '' OR g.kind = $3) AND (g.parent_id IS NULL OR $3 = 'committee') \
     AND g.name_folded LIKE $4 ESCAPE '\\' \
     AND (CAST($5 AS REAL) IS NULL OR ((g.lat - $5) * (g.lat - $5) + (g.lon - $6) * (g.lon - $6) * $7 <= $8)) \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = g.id) \
     ORDER BY g.name_folded, g.id LIMIT $9"
);

const SLUG_TAKEN: Sql =
    sql!("SELECT group_id FROM group_slugs WHERE slug = $1 UNION ALL SELECT id FROM groups WHERE slug = $1");
const INSERT: Sql = sql!(
    "INSERT INTO groups (id, slug, kind, name, name_folded, summary, about, languages, place_label, region, country, \
     lat, lon, links, visibility, joining, vouches, shows_people, shows_count, roster, parent_id, members, made_at, \
     changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, \
     $21, $22, $23, $23)"
);
const UPDATE: Sql = sql!(
    "UPDATE groups SET slug = $2, kind = $3, name = $4, name_folded = $5, summary = $6, about = $7, languages = $8, \
     place_label = $9, region = $10, country = $11, lat = $12, lon = $13, links = $14, visibility = $15, \
     joining = $16, vouches = $17, shows_people = $18, shows_count = $19, roster = $20, changed_at = $21 \
     WHERE id = $1"
);
const KEEP_SLUG: Sql = sql!("INSERT INTO group_slugs (slug, group_id) VALUES ($1, $2)");
const FREE_SLUG: Sql = sql!("DELETE FROM group_slugs WHERE slug = $1 AND group_id = $2");
const CLOSE: Sql =
    sql!("UPDATE groups SET closed_at = $2, closing_note = $3, changed_at = $2 WHERE id = $1 AND closed_at IS NULL");
const END_LINKS: Sql = sql!("DELETE FROM group_links WHERE group_id = $1 OR member_group_id = $1");
const END_INVITATIONS: Sql = sql!("DELETE FROM invitations WHERE group_id = $1");
const END_ASKS: Sql = sql!("DELETE FROM membership_asks WHERE group_id = $1");
const NOTE_MAKING: Sql = sql!("INSERT INTO group_makings (person_id, group_id, made_at) VALUES ($1, $2, $3)");
const MADE_SINCE: Sql = sql!("SELECT count(*) FROM group_makings WHERE person_id = $1 AND made_at > $2");
const PURGE_MAKINGS: Sql = sql!("DELETE FROM group_makings WHERE made_at <= $1");
const PURGE_CLOSED: Sql =
    sql!("DELETE FROM memberships WHERE group_id IN (SELECT id FROM groups WHERE closed_at <= $1 AND members > 0)");
const PURGE_CLOSED_COUNT: Sql = sql!("UPDATE groups SET members = 0 WHERE closed_at <= $1 AND members > 0");
const TOTALS: Sql = sql!("SELECT count(*), count(closed_at) FROM groups");

/// A word of an enum column.
fn word<T>(row: &Row<'_>, i: usize, parse: impl Fn(&str) -> Option<T>) -> Result<T, StoreError> {
    let text: String = row.get(i)?;
    parse(&text).ok_or_else(|| StoreError::broken(format!("column {i}: unknown word {text}")))
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn group(row: &Row<'_>) -> Result<Group, StoreError> {
    let vouches: u8 = row.get(15)?;
    let place = match (row.get::<Option<String>>(7)?, row.get::<Option<f64>>(10)?, row.get::<Option<f64>>(11)?) {
        (Some(label), Some(lat), Some(lon)) => Some(GroupPlace {
            label,
            region: row.get::<Option<String>>(8)?.unwrap_or_default(),
            country: row.get::<Option<String>>(9)?.unwrap_or_default(),
            point: Point { lat, lon },
        }),
        _ => None,
    };
    let closed = match row.get::<Option<Time>>(23)? {
        Some(at) => Some(Closing { at, note: row.get(24)? }),
        None => None,
    };
    Ok(Group {
        id: row.get(0)?,
        slug: row.get(1)?,
        kind: word(row, 2, GroupKind::parse)?,
        name: row.get(3)?,
        summary: row.get(4)?,
        about: row.get(5)?,
        languages: words(&row.get::<String>(6)?),
        place,
        links: words(&row.get::<String>(12)?),
        visibility: word(row, 13, Visibility::parse)?,
        joining: word(row, 14, |text| Joining::parse(text, vouches))?,
        shows_people: word(row, 16, ShowsPeople::parse)?,
        shows_count: word(row, 17, ShowsCount::parse)?,
        roster: word(row, 18, Roster::parse)?,
        parent: row.get(19)?,
        members: row.get(20)?,
        made_at: row.get(21)?,
        changed_at: row.get(22)?,
        closed,
        hidden: row.get(25)?,
    })
}

/// The seven columns of `select_name!`.
pub(crate) fn name(row: &Row<'_>) -> Result<GroupName, StoreError> {
    Ok(GroupName {
        id: row.get(0)?,
        slug: row.get(1)?,
        name: row.get(2)?,
        kind: word(row, 3, GroupKind::parse)?,
        visibility: word(row, 4, Visibility::parse)?,
        is_open: row.get::<Option<Time>>(5)?.is_none(),
        is_hidden: row.get::<Option<i64>>(6)?.is_some(),
    })
}

/// The group behind an address, present or former; compare [`Group::slug`] to send people on.
pub fn find_by_slug(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<Group, StoreError> {
    let found = match db.maybe(BY_SLUG, args![slug], group)? {
        Some(found) => found,
        None => db.one(BY_OLD_SLUG, args![slug], group)?,
    };
    seen(db, actor, found)
}

/// The group of an id.
pub fn find(db: &mut impl Db, actor: &Actor, id: GroupId) -> Result<Group, StoreError> {
    let found = db.one(BY_ID, args![id], group)?;
    seen(db, actor, found)
}

/// The group of an id, held until the change ends: whoever changes its members takes it first.
pub(crate) fn hold(db: &mut Change, id: GroupId) -> Result<Group, StoreError> {
    db.one(BY_ID_LOCKED, args![id], group)
}

fn seen(db: &mut impl Db, actor: &Actor, group: Group) -> Result<Group, StoreError> {
    if group.is_visible_to(actor) {
        return Ok(group);
    }
    if group.hidden.is_none() && !actor.groups.is_empty() {
        let (sql, args) = with_list(SEEN_THROUGH, args![group.id], actor.groups.iter().map(|(id, _)| *id));
        if db.one(sql, &args, |row| row.get::<i64>(0))? > 0 {
            return Ok(group);
        }
    }
    Err(StoreError::Missing)
}

/// Names of groups by id, sorted by name; for pages everybody sees, ask [`GroupName::is_public`].
pub fn names(db: &mut impl Db, ids: &[GroupId]) -> Result<Vec<GroupName>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, args) = with_list(NAMES, &[], ids.iter().copied());
    db.all(sql, &args, name)
}

/// The actor's own groups, by name.
pub fn own(db: &mut impl Db, actor: &Actor) -> Result<Vec<GroupName>, StoreError> {
    let ids: Vec<GroupId> = actor.groups.iter().map(|(id, _)| *id).collect();
    names(db, &ids)
}

/// The open committees of a group that the actor may know of.
pub fn committees(db: &mut impl Db, actor: &Actor, parent: GroupId) -> Result<Vec<GroupName>, StoreError> {
    let all = db.all(NAMES_BY_PARENT, args![parent], name)?;
    let officer = actor.is_at_least(parent, base::GroupRole::Officer);
    let own = |it: &GroupName| officer || actor.is_at_least(it.id, base::GroupRole::Member);
    Ok(all.into_iter().filter(|it| it.is_public() || own(it)).collect())
}

/// One page of the directory: public, open groups by name. One more than [`PAGE`] means there is
/// another page.
pub fn list(db: &mut impl Db, filter: &GroupFilter) -> Result<Vec<Listed>, StoreError> {
    let (after_name, after_id) = match &filter.after {
        Some((name, id)) => (name.clone(), Value::from(*id)),
        None => (String::new(), Value::Blob(Vec::new())),
    };
    let kind = filter.kind.map_or("", GroupKind::as_str);
    let [lat, lon, scale, reach] = circle(filter.near);
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let args =
        [after_name.into(), after_id, kind.into(), pattern(&filter.name).into(), lat, lon, scale, reach, most.into()];
    db.all(LIST, &args, |row| {
        let shows = word(row, 11, ShowsCount::parse)?;
        let members: u32 = row.get(10)?;
        Ok(Listed {
            group: name(row)?,
            folded: row.get(7)?,
            summary: row.get(8)?,
            place: row.get(9)?,
            count: super::model::count_for_outsiders(shows, members),
        })
    })
}

/// Latitude, longitude, and the circle in squared degrees of latitude; NULLs for no circle.
fn circle(near: Option<(Point, f64)>) -> [Value; 4] {
    const KM_PER_DEGREE: f64 = 111.2;
    match near {
        Some((point, km)) => {
            let narrow = point.lat.to_radians().cos();
            let reach = km / KM_PER_DEGREE;
            [point.lat.into(), point.lon.into(), (narrow * narrow).into(), (reach * reach).into()]
        }
        None => [Value::Null, Value::Null, Value::Null, Value::Null],
    }
}

/// A pattern that finds `typed` anywhere in a folded name.
fn pattern(typed: &str) -> String {
    let mut out = "%".to_owned();
    for sign in folded(typed).chars() {
        if matches!(sign, '%' | '_' | '\\') {
            out.push('\\');
        }
        out.push(sign);
    }
    out.push('%');
    out.replace("%%", "%")
}

/// How many groups a person made since a moment.
pub fn made_since(db: &mut impl Db, person: PersonId, since: Time) -> Result<u32, StoreError> {
    db.one(MADE_SINCE, args![person, since], |row| row.get(0))
}

/// How many groups there are, and how many of them are closed.
pub fn totals(db: &mut impl Db) -> Result<(u64, u64), StoreError> {
    db.one(TOTALS, &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Whether an address is used, or was used by another group than `by`.
fn is_taken(db: &mut impl Db, slug: &Slug, by: Option<GroupId>) -> Result<bool, StoreError> {
    let owners = db.all(SLUG_TAKEN, args![slug], |row| row.get::<GroupId>(0))?;
    Ok(owners.into_iter().any(|owner| Some(owner) != by))
}

/// The first free address like the wished one.
fn free_slug(db: &mut impl Db, first: Slug, random: &dyn Random) -> Result<Slug, StoreError> {
    if !is_taken(db, &first, None)? {
        return Ok(first);
    }
    for n in 2..50 {
        let next = first.numbered(n);
        if !is_taken(db, &next, None)? {
            return Ok(next);
        }
    }
    Ok(secret_slug(first.as_str(), random))
}

/// What a group is made of, for INSERT and UPDATE after the id: slug to roster.
fn columns(slug: &Slug, it: &GroupDraft) -> Vec<Value> {
    let place = it.place.as_ref();
    vec![
        slug.into(),
        it.kind.as_str().into(),
        it.name.as_str().into(),
        folded(&it.name).into(),
        it.summary.as_str().into(),
        it.about.as_str().into(),
        it.languages.join(" ").into(),
        place.map(|p| p.label.as_str()).into(),
        place.map(|p| p.region.as_str()).into(),
        place.map(|p| p.country.as_str()).into(),
        place.map(|p| p.point.lat).into(),
        place.map(|p| p.point.lon).into(),
        it.links.join(" ").into(),
        it.visibility.as_str().into(),
        it.joining.as_str().into(),
        it.joining.vouches().into(),
        it.shows_people.as_str().into(),
        it.shows_count.as_str().into(),
        it.roster.as_str().into(),
    ]
}

/// Adds a group without members; its maker becomes officer through `membership::store::begin`.
pub fn insert(
    db: &mut Change,
    draft: &GroupDraft,
    parent: Option<GroupId>,
    maker: Option<PersonId>,
    now: Time,
    random: &dyn Random,
) -> Result<(GroupId, Slug), StoreError> {
    let id = GroupId::new(now, random);
    let slug = free_slug(db, draft.first_slug(random), random)?;
    let mut args = vec![id.into()];
    args.extend(columns(&slug, draft));
    args.extend([parent.into(), 0_i64.into(), now.into()]);
    db.exec(INSERT, &args)?;
    if let Some(maker) = maker {
        db.exec(NOTE_MAKING, args![maker, id, now])?;
    }
    let payload = json!({ "kind": draft.kind.as_str(), "visibility": draft.visibility.as_str() });
    db.emit(Event::new("GroupMade", id, payload, now, random));
    Ok((id, slug))
}

/// Why a change of a group is not saved.
#[derive(Debug)]
pub enum SaveError {
    /// Another group has, or had, the wished address.
    SlugTaken,
    /// The database did not do it.
    Store(StoreError),
}

impl From<StoreError> for SaveError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// The address after a change: the wished one, the present one, or, for what is no longer public,
/// one that cannot be guessed.
fn next_slug(group: &Group, draft: &GroupDraft, random: &dyn Random) -> Slug {
    match draft.visibility {
        Visibility::Public => draft.slug.clone().unwrap_or_else(|| group.slug.clone()),
        Visibility::Unlisted | Visibility::Private if group.visibility == Visibility::Public => {
            secret_slug(&draft.name, random)
        }
        Visibility::Unlisted | Visibility::Private => group.slug.clone(),
    }
}

/// Saves a group's page; the former address keeps working. Answers the present address.
pub fn update(
    db: &mut Change,
    group: &Group,
    draft: &GroupDraft,
    now: Time,
    random: &dyn Random,
) -> Result<Slug, SaveError> {
    let slug = next_slug(group, draft, random);
    if slug != group.slug {
        if is_taken(db, &slug, Some(group.id))? {
            return Err(SaveError::SlugTaken);
        }
        db.exec(FREE_SLUG, args![&slug, group.id])?;
        db.exec(KEEP_SLUG, args![&group.slug, group.id])?;
    }
    // A committee stays one, and nothing else becomes one.
    let kind = if (group.kind == GroupKind::Committee) == (draft.kind == GroupKind::Committee) {
        draft.kind
    } else {
        group.kind
    };
    let mut args = vec![group.id.into()];
    args.extend(columns(&slug, &GroupDraft { kind, ..draft.clone() }));
    args.push(now.into());
    db.exec(UPDATE, &args)?;
    db.emit(Event::new("GroupChanged", group.id, json!({}), now, random));
    Ok(slug)
}

/// Dissolves a group and the committees under it: invitations, asks and ties to other groups end
/// at once, memberships when the purge comes by.
pub fn close(db: &mut Change, id: GroupId, note: &str, now: Time, random: &dyn Random) -> Result<(), StoreError> {
    let mut waiting = vec![id];
    while let Some(next) = waiting.pop() {
        if db.exec(CLOSE, args![next, now, note])? == 0 {
            continue;
        }
        for ending in [END_LINKS, END_INVITATIONS, END_ASKS] {
            db.exec(ending, args![next])?;
        }
        db.emit(Event::new("GroupClosed", next, json!({}), now, random));
        waiting.extend(db.all(OPEN_BELOW, args![next], |row| row.get::<GroupId>(0))?);
    }
    Ok(())
}

/// Forgets who made groups more than a day ago.
pub(crate) fn purge_makings(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    db.exec(PURGE_MAKINGS, args![now.minus(std::time::Duration::from_hours(24))])
}

/// Forgets who belonged to groups closed thirty days ago.
pub(crate) fn purge_closed(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    let before = now.minus(std::time::Duration::from_hours(30 * 24));
    let gone = db.exec(PURGE_CLOSED, args![before])?;
    if gone > 0 {
        db.exec(PURGE_CLOSED_COUNT, args![before])?;
    }
    Ok(gone)
}
