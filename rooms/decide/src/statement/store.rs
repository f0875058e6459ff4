//! Statements in the database. The figures of the conversation move with the row that moves them.

use base::Time;
use store::{Change, Db, Row, Sql, StoreError, args, sql};

use super::model::{Kind, Reading, State, Statement};
use crate::conversation::model::Moderated;
use crate::conversation::store::word;

macro_rules! columns {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT s.number, s.body, s.lang, s.kind, s.state, s.author, s.merged_into, s.bracket_note, s.version, \
             s.created_at FROM statements s WHERE s.conversation = $1 ",
            $rest
        ))
    };
}

const ALL: Sql = columns!("ORDER BY s.number");
const ONE: Sql = columns!("AND s.number = $2");
const HOLD: Sql = columns!("AND s.number = $2 {for update}");
const BY_STATE: Sql = columns!("AND s.state = $2 AND s.number > $3 ORDER BY s.number LIMIT $4");
const OF_AUTHOR: Sql = columns!("AND s.author = $2 ORDER BY s.number LIMIT 200");
const READINGS: Sql = sql!(
    "SELECT s.number, s.body, s.lang, t.body, s.bracket_note FROM statements s \
     LEFT JOIN statement_translations t ON t.conversation = s.conversation AND t.statement = s.number AND t.lang = $2 \
     WHERE s.conversation = $1 AND s.number IN ({list}) ORDER BY s.number"
);
const EVERY_READING: Sql = sql!(
    "SELECT s.number, s.body, s.lang, t.body, s.bracket_note FROM statements s \
     LEFT JOIN statement_translations t ON t.conversation = s.conversation AND t.statement = s.number AND t.lang = $2 \
     WHERE s.conversation = $1 AND (s.state = 'accepted' OR (s.state = 'waiting' AND $3 = 1)) ORDER BY s.number"
);
const UNTRANSLATED: Sql = columns!(
    "AND s.state = 'accepted' AND s.lang <> $2 AND NOT EXISTS (SELECT 1 FROM statement_translations t \
     WHERE t.conversation = s.conversation AND t.statement = s.number AND t.lang = $2) ORDER BY s.number LIMIT $3"
);
const TAKE: Sql = sql!(
    "UPDATE conversation_figures SET next_statement = next_statement + $2 WHERE conversation = $1 \
     RETURNING next_statement"
);
const INSERT: Sql = sql!(
    "INSERT INTO statements (conversation, number, body, lang, kind, state, author, merged_into, bracket_note, \
     version, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
);
const SAVE: Sql = sql!(
    "UPDATE statements SET state = $3, merged_into = $4, bracket_note = $5, lang = $6, kind = $7, \
     version = version + 1 WHERE conversation = $1 AND number = $2"
);
const MOVE: Sql = sql!(
    "UPDATE conversation_figures SET statements = statements + $2, waiting = waiting + $3, \
     texts_version = texts_version + 1 WHERE conversation = $1"
);
const TRANSLATE: Sql = sql!(
    "INSERT INTO statement_translations (conversation, statement, lang, body, translated_at) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (conversation, statement, lang) DO UPDATE SET body = excluded.body, \
     translated_at = excluded.translated_at"
);

/// Every statement of a conversation, in the order they were added.
pub fn all(db: &mut impl Db, conversation: i64) -> Result<Vec<Statement>, StoreError> {
    db.all(ALL, args![conversation], row_of)
}

/// One statement.
pub fn find(db: &mut impl Db, conversation: i64, number: u32) -> Result<Statement, StoreError> {
    db.one(ONE, args![conversation, number], row_of)
}

/// The same, held until the change ends.
pub fn hold(db: &mut Change, conversation: i64, number: u32) -> Result<Statement, StoreError> {
    db.one(HOLD, args![conversation, number], row_of)
}

/// Statements in a state, `most` after number `after`.
pub fn in_state(
    db: &mut impl Db,
    conversation: i64,
    state: State,
    after: u32,
    most: i64,
) -> Result<Vec<Statement>, StoreError> {
    db.all(BY_STATE, args![conversation, state.as_str(), after, most], row_of)
}

/// The statements a participant added.
pub fn of_author(db: &mut impl Db, conversation: i64, participant: u32) -> Result<Vec<Statement>, StoreError> {
    db.all(OF_AUTHOR, args![conversation, participant], row_of)
}

/// Some statements as a reader of a language reads them, in the order of their numbers.
pub fn readings(db: &mut impl Db, conversation: i64, lang: &str, numbers: &[u32]) -> Result<Vec<Reading>, StoreError> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, args) = store::with_list(READINGS, args![conversation, lang], numbers.iter().copied());
    db.all(sql, &args, |row| reading(row, lang))
}

/// Every statement open to votes as a reader of a language reads it.
pub fn every_reading(
    db: &mut impl Db,
    conversation: i64,
    lang: &str,
    moderated: Moderated,
) -> Result<Vec<Reading>, StoreError> {
    db.all(EVERY_READING, args![conversation, lang, moderated == Moderated::After], |row| reading(row, lang))
}

/// Statements open to votes that are not yet in a language.
pub fn untranslated(db: &mut impl Db, conversation: i64, lang: &str, most: i64) -> Result<Vec<Statement>, StoreError> {
    db.all(UNTRANSLATED, args![conversation, lang, most], row_of)
}

/// Takes the numbers of the next `count` statements; answers the first.
pub fn take_numbers(db: &mut Change, conversation: i64, count: u32) -> Result<u32, StoreError> {
    let next: u32 = db.one(TAKE, args![conversation, count], |row| row.get(0))?;
    Ok(next.saturating_sub(count))
}

/// Writes new statements and counts them.
pub fn insert(db: &mut Change, conversation: i64, list: &[Statement]) -> Result<(), StoreError> {
    let rows: Vec<_> = list
        .iter()
        .map(|it| {
            args![
                conversation,
                it.number,
                &it.body,
                &it.lang,
                it.kind.as_str(),
                it.state.as_str(),
                it.author,
                it.merged_into,
                it.bracket.clone(),
                it.version,
                it.created_at
            ]
            .to_vec()
        })
        .collect();
    db.exec_many(INSERT, &rows)?;
    let count = |state: State| list.iter().filter(|it| it.state == state).count();
    db.exec(MOVE, args![conversation, count(State::Accepted), count(State::Waiting)]).map(|_| ())
}

/// Saves where a statement stands after `before`, and moves the figures.
pub fn save(db: &mut Change, conversation: i64, before: &Statement, after: &Statement) -> Result<(), StoreError> {
    db.exec(
        SAVE,
        args![
            conversation,
            after.number,
            after.state.as_str(),
            after.merged_into,
            after.bracket.clone(),
            &after.lang,
            after.kind.as_str()
        ],
    )?;
    let by = |state: State| i64::from(after.state == state) - i64::from(before.state == state);
    db.exec(MOVE, args![conversation, by(State::Accepted), by(State::Waiting)]).map(|_| ())
}

/// Writes a statement in another language.
pub fn translate(
    db: &mut Change,
    conversation: i64,
    number: u32,
    lang: &str,
    body: &str,
    now: Time,
) -> Result<(), StoreError> {
    db.exec(TRANSLATE, args![conversation, number, lang, body, now])?;
    db.exec(MOVE, args![conversation, 0, 0]).map(|_| ())
}

fn reading(row: &Row<'_>, lang: &str) -> Result<Reading, StoreError> {
    let translated: Option<String> = row.get(3)?;
    let is_translated = translated.is_some();
    Ok(Reading {
        number: row.get(0)?,
        lang: if is_translated { lang.to_owned() } else { row.get(2)? },
        text: match translated {
            Some(text) => text,
            None => row.get(1)?,
        },
        is_translated,
        bracket: row.get(4)?,
    })
}

fn row_of(row: &Row<'_>) -> Result<Statement, StoreError> {
    Ok(Statement {
        number: row.get(0)?,
        body: row.get(1)?,
        lang: row.get(2)?,
        kind: word(Kind::parse, row, 3)?,
        state: word(State::parse, row, 4)?,
        author: row.get(5)?,
        merged_into: row.get(6)?,
        bracket: row.get(7)?,
        version: row.get(8)?,
        created_at: row.get(9)?,
    })
}
