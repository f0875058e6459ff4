//! Conversations in the database. What the actor may not see is missing.

use base::{Actor, GroupId, Slug, Time};
use people::membership::{Officer, officer};
use store::{Change, Db, Row, Sql, StoreError, args, sql};

use super::form::is_reserved;
use super::model::{
    Adding, Content, Conversation, ConversationId, Entry, Figures, Holder, Moderated, Published, State,
};

::store::ids!(ConversationId);

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "SELECT c.number, c.id, c.slug, c.group_id, g.slug, g.name, g.visibility, c.question, c.introduction, \
             c.langs, c.starts_on, c.ends_on, c.entry, c.adding, c.letters_max, c.moderated, c.published, \
             c.state, c.state_reason, c.version, c.created_at, c.opened_at, c.ended_at, COALESCE(h.reason, gh.reason), \
             f.participants, f.votes, f.statements, f.waiting, f.votes_version, f.texts_version \
             FROM conversations c JOIN groups g ON g.id = c.group_id \
             JOIN conversation_figures f ON f.conversation = c.number \
             LEFT JOIN hidings h ON h.subject = c.id LEFT JOIN hidings gh ON gh.subject = c.group_id ",
            $rest
        )
    };
}

const BY_SLUG: Sql = sql!(columns!("WHERE c.slug = $1"));
const BY_IDS: Sql = sql!(columns!("WHERE c.id IN ({list})"));
const BY_NUMBER: Sql = sql!(columns!("WHERE c.number = $1"));
const LISTED: Sql = sql!(columns!(
    "WHERE c.state IN ('open', 'closed') AND c.entry <> 'members' AND h.reason IS NULL AND gh.reason IS NULL \
     ORDER BY CASE WHEN c.state = 'open' AND (c.ends_at IS NULL OR c.ends_at > $1) THEN 0 ELSE 1 END, \
     c.opened_at DESC, c.number DESC LIMIT $2 OFFSET $3"
));
const COUNT: Sql = sql!(
    "SELECT count(*) FROM conversations c WHERE c.state IN ('open', 'closed') AND c.entry <> 'members' \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject IN (c.id, c.group_id))"
);
const OF_GROUPS: Sql = sql!(columns!(
    "WHERE c.group_id IN ({list}) AND (c.state = 'draft' OR c.entry = 'members') ORDER BY c.created_at DESC LIMIT 50"
));
const OF_GROUP: Sql = sql!(columns!("WHERE c.group_id = $1 ORDER BY c.created_at DESC, c.number DESC LIMIT $2"));
const INSERT: Sql = sql!(
    "INSERT INTO conversations (id, slug, group_id, question, introduction, langs, starts_on, ends_on, starts_at, \
     ends_at, entry, adding, letters_max, moderated, published, state, state_reason, version, created_at, \
     opened_at, ended_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21) \
     RETURNING number"
);
const INSERT_FIGURES: Sql = sql!(
    "INSERT INTO conversation_figures (conversation, participants, votes, statements, waiting, next_participant, \
     next_statement, votes_version, texts_version) VALUES ($1, 0, 0, 0, 0, 1, 1, 0, 0)"
);
const SAVE: Sql = sql!(
    "UPDATE conversations SET question = $2, introduction = $3, langs = $4, starts_on = $5, ends_on = $6, \
     starts_at = $7, ends_at = $8, entry = $9, adding = $10, letters_max = $11, moderated = $12, published = $13, \
     state = $14, state_reason = $15, version = $16, opened_at = $17, ended_at = $18 WHERE number = $1"
);
const SLUG_TAKEN: Sql = sql!("SELECT 1 FROM conversations WHERE slug = $1");
const LOCK: Sql = sql!("SELECT number FROM conversations WHERE slug = $1 {for update}");
const GROUP_BY_SLUG: Sql = sql!(
    "SELECT g.id, g.name FROM groups g WHERE g.slug = $1 AND g.closed_at IS NULL \
     AND NOT EXISTS (SELECT 1 FROM hidings h WHERE h.subject = g.id)"
);
const FIGURES: Sql = sql!(
    "SELECT participants, votes, statements, waiting, votes_version, texts_version FROM conversation_figures \
     WHERE conversation = $1"
);
const PLACE: Sql = sql!("INSERT INTO conversation_places (conversation, known_by, made_at) VALUES ($1, $2, $3)");
const HAS_PLACE: Sql = sql!("SELECT 1 FROM conversation_places WHERE conversation = $1 AND known_by = $2");
const PLACES: Sql = sql!("SELECT count(*) FROM conversation_places WHERE conversation = $1");

/// Conversations on one page of the list.
pub const PAGE: i64 = 20;

/// A conversation and what is counted about it.
pub type Found = (Conversation, Figures);

/// The one of this name in URLs, if `actor` may see it.
pub fn find(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<Found, StoreError> {
    let found = db.one(BY_SLUG, args![slug], row_of)?;
    if found.0.is_seen_by(actor) { Ok(found) } else { Err(StoreError::Missing) }
}

/// Those of these ids, whoever asks.
pub fn by_ids(db: &mut impl Db, ids: &[ConversationId]) -> Result<Vec<Conversation>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, args) = store::with_list(BY_IDS, &[], ids.iter().copied());
    db.all(sql, &args, |row| row_of(row).map(|(it, _)| it))
}

/// The one of this number, whoever asks: for what runs beside the requests.
pub fn find_by_number(db: &mut impl Db, number: i64) -> Result<Found, StoreError> {
    db.one(BY_NUMBER, args![number], row_of)
}

/// What is counted about a conversation.
pub fn figures(db: &mut impl Db, number: i64) -> Result<Figures, StoreError> {
    db.one(FIGURES, args![number], |row| figures_of(row, 0))
}

/// The same for those who may change it, held until the change ends.
pub fn hold_mine(db: &mut Change, actor: &Actor, slug: &str) -> Result<Found, StoreError> {
    db.one(LOCK, args![slug], |_| Ok(()))?;
    find_mine(db, actor, slug)
}

/// The same for those who may change it; missing otherwise.
pub fn find_mine(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<Found, StoreError> {
    let found = find(db, actor, slug)?;
    officer(db, actor, found.0.holder.id).map(|_: Officer| found)
}

/// The same for those who look after its statements; missing otherwise.
pub fn find_facilitated(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<Found, StoreError> {
    let found = find(db, actor, slug)?;
    if actor.is_system {
        return Ok(found);
    }
    people::membership::steward(db, actor, found.0.holder.id).map(|_| found)
}

/// One page of the public list, open ones first; `page` is counted from 0.
pub fn listed(db: &mut impl Db, now: Time, page: i64) -> Result<Vec<Found>, StoreError> {
    db.all(LISTED, args![now, PAGE, page.clamp(0, 10_000) * PAGE], row_of)
}

/// How many the public list has.
pub fn count(db: &mut impl Db) -> Result<i64, StoreError> {
    db.one(COUNT, &[], |row| row.get(0))
}

/// What only members of the actor's groups see: drafts, and conversations of members.
pub fn inside(db: &mut impl Db, actor: &Actor) -> Result<Vec<Found>, StoreError> {
    let groups: Vec<GroupId> = actor.groups.iter().map(|(group, _)| *group).collect();
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, args) = store::with_list(OF_GROUPS, &[], groups);
    db.all(sql, &args, row_of)
}

/// The conversations of a group that the actor may see, newest first.
pub fn of_group(db: &mut impl Db, actor: &Actor, group: GroupId, limit: i64) -> Result<Vec<Found>, StoreError> {
    let all = db.all(OF_GROUP, args![group, limit], row_of)?;
    Ok(all.into_iter().filter(|(it, _)| it.is_seen_by(actor) && it.state != State::Withdrawn).collect())
}

/// Writes a new conversation; answers its number.
pub fn insert(db: &mut Change, it: &Conversation) -> Result<i64, StoreError> {
    let content = &it.content;
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let number = db.one(
        INSERT,
        args![
            it.id,
            &it.slug,
            it.holder.id,
            &content.question,
            &content.introduction,
            content.langs.join(" "),
            day(content.starts_on),
            day(content.ends_on),
            content.starts_at(),
            content.ends_at(),
            content.entry.as_str(),
            content.adding.as_str(),
            content.letters_max,
            content.moderated.as_str(),
            content.published.as_str(),
            it.state.as_str(),
            &it.state_reason,
            it.version,
            it.created_at,
            it.opened_at,
            it.ended_at
        ],
        |row| row.get(0),
    )?;
    db.exec(INSERT_FIGURES, args![number])?;
    Ok(number)
}

/// Saves what was corrected and where it stands.
pub fn save(db: &mut Change, it: &Conversation) -> Result<(), StoreError> {
    let content = &it.content;
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    db.exec(
        SAVE,
        args![
            it.number,
            &content.question,
            &content.introduction,
            content.langs.join(" "),
            day(content.starts_on),
            day(content.ends_on),
            content.starts_at(),
            content.ends_at(),
            content.entry.as_str(),
            content.adding.as_str(),
            content.letters_max,
            content.moderated.as_str(),
            content.published.as_str(),
            it.state.as_str(),
            &it.state_reason,
            it.version,
            it.opened_at,
            it.ended_at
        ],
    )
    .map(|_| ())
}

/// The first free name in URLs like the wished one.
pub fn free_slug(db: &mut impl Db, wish: &Slug) -> Result<Slug, StoreError> {
    let mut slug = wish.clone();
    for n in 2..1_000 {
        if !is_reserved(&slug) && db.maybe(SLUG_TAKEN, args![&slug], |row| row.get::<i64>(0))?.is_none() {
            return Ok(slug);
        }
        slug = wish.numbered(n);
    }
    Err(StoreError::Busy)
}

/// Proof that `actor` speaks as an officer for the group of this name in URLs; missing otherwise.
pub fn spoken_for(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<(Officer, String), StoreError> {
    let (group, name) = db.one(GROUP_BY_SLUG, args![slug], |row| Ok((row.get::<GroupId>(0)?, row.get(1)?)))?;
    Ok((officer(db, actor, group)?, name))
}

/// The group of this name in URLs, for imports: id and name.
pub fn group(db: &mut impl Db, slug: &str) -> Result<(GroupId, String), StoreError> {
    db.one(GROUP_BY_SLUG, args![slug], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Writes places on the roll.
pub fn add_places(db: &mut Change, conversation: i64, hashes: &[[u8; 16]], now: Time) -> Result<(), StoreError> {
    let rows: Vec<_> = hashes.iter().map(|hash| args![conversation, hash.as_slice(), now].to_vec()).collect();
    db.exec_many(PLACE, &rows).map(|_| ())
}

/// Whether a keyed hash has a place on the roll.
pub fn has_place(db: &mut impl Db, conversation: i64, hash: &[u8; 16]) -> Result<bool, StoreError> {
    Ok(db.maybe(HAS_PLACE, args![conversation, hash.as_slice()], |row| row.get::<i64>(0))?.is_some())
}

/// How many places the roll has.
pub fn places(db: &mut impl Db, conversation: i64) -> Result<u32, StoreError> {
    db.one(PLACES, args![conversation], |row| row.get(0))
}

/// A word of the database as the choice it stands for.
pub(crate) fn word<T>(parse: impl Fn(&str) -> Option<T>, row: &Row<'_>, at: usize) -> Result<T, StoreError> {
    let word: String = row.get(at)?;
    parse(&word).ok_or_else(|| StoreError::broken(format!("column {at}: no such choice")))
}

fn date(row: &Row<'_>, at: usize) -> Result<Option<jiff::civil::Date>, StoreError> {
    let text: Option<String> = row.get(at)?;
    text.map(|text| text.parse().map_err(|e: jiff::Error| StoreError::broken(e.to_string()))).transpose()
}

fn row_of(row: &Row<'_>) -> Result<Found, StoreError> {
    let langs: String = row.get(9)?;
    let slug: String = row.get(2)?;
    let it = Conversation {
        number: row.get(0)?,
        id: row.get(1)?,
        slug: Slug::parse(&slug).map_err(|e| StoreError::broken(e.to_string()))?,
        holder: Holder {
            id: row.get(3)?,
            slug: row.get(4)?,
            name: row.get(5)?,
            is_linked: row.get::<String>(6)? == "public",
        },
        content: Content {
            question: row.get(7)?,
            introduction: row.get(8)?,
            langs: langs.split_whitespace().map(str::to_owned).collect(),
            starts_on: date(row, 10)?,
            ends_on: date(row, 11)?,
            entry: word(Entry::parse, row, 12)?,
            adding: word(Adding::parse, row, 13)?,
            letters_max: row.get::<u32>(14)?.try_into().unwrap_or(*super::model::LETTERS.start()),
            moderated: word(Moderated::parse, row, 15)?,
            published: word(Published::parse, row, 16)?,
        },
        state: word(State::parse, row, 17)?,
        state_reason: row.get(18)?,
        version: row.get(19)?,
        created_at: row.get(20)?,
        opened_at: row.get(21)?,
        ended_at: row.get(22)?,
        hidden: row.get(23)?,
    };
    Ok((it, figures_of(row, 24)?))
}

/// The figures in the columns from `at` on.
fn figures_of(row: &Row<'_>, at: usize) -> Result<Figures, StoreError> {
    Ok(Figures {
        participants: row.get(at)?,
        votes: row.get(at + 1)?,
        statements: row.get(at + 2)?,
        waiting: row.get(at + 3)?,
        votes_version: row.get(at + 4)?,
        texts_version: row.get(at + 5)?,
    })
}
