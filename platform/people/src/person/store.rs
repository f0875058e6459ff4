//! Persons and what they are handed once, in the database.

use base::{Actor, Lang, PersonId, SiteRole, Time};
use store::{Change, Db, Row, Rows, Sql, StoreError, args, sql};

use super::model::{Person, Profile};
use crate::secret::SecretHash;

const INSERT: Sql = sql!(
    "INSERT INTO persons (id, name, lang, site_role, joined_on, sign_in_key, sign_in_sealed)
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
const FIND: Sql = sql!(
    "SELECT id, name, lang, site_role, joined_on, mail_sealed, sign_in_sealed FROM persons
     WHERE id = $1 AND state = 'active'"
);
const BY_SIGN_IN: Sql = sql!("SELECT id FROM persons WHERE sign_in_key = $1 AND state = 'active'");
const BY_MAIL: Sql = sql!("SELECT id FROM persons WHERE mail_key = $1 AND state = 'active'");
const NAMES: Sql = sql!("SELECT id, name FROM persons WHERE id IN ({list})");
const PROFILE: Sql = sql!("UPDATE persons SET name = $2, lang = $3 WHERE id = $1");
const SIGN_IN_SET: Sql = sql!("UPDATE persons SET sign_in_key = $2, sign_in_sealed = $3 WHERE id = $1");
const MAIL_SET: Sql = sql!("UPDATE persons SET mail_key = $2, mail_sealed = $3 WHERE id = $1");
const MAIL_CLEAR: Sql = sql!("UPDATE persons SET mail_key = NULL, mail_sealed = NULL WHERE id = $1");
const ROLE_SET: Sql = sql!("UPDATE persons SET site_role = $2 WHERE id = $1");
const ROLES: Sql = sql!(
    "SELECT id, name, lang, site_role, joined_on, mail_sealed, sign_in_sealed FROM persons
     WHERE site_role <> 'none' ORDER BY site_role, name, id"
);
const ADMINS: Sql = sql!("SELECT count(*) FROM persons WHERE site_role = 'admin' AND state = 'active'");
const DELETE: Sql = sql!("DELETE FROM persons WHERE id = $1");
const TOKEN_ADD: Sql =
    sql!("INSERT INTO person_tokens (token_hash, kind, person_id, sealed, expires_at) VALUES ($1, $2, $3, $4, $5)");
const TOKEN_SEE: Sql = sql!(
    "SELECT person_id, sealed, expires_at FROM person_tokens WHERE token_hash = $1 AND kind = $2 AND expires_at > $3"
);
const TOKEN_TAKE: Sql = sql!("DELETE FROM person_tokens WHERE token_hash = $1 AND kind = $2 AND expires_at > $3");
const TOKENS_CLEAR: Sql = sql!("DELETE FROM person_tokens WHERE person_id = $1 AND kind = $2");
const TOKENS_CLEAR_KIND: Sql = sql!("DELETE FROM person_tokens WHERE kind = $1");
const TOKENS_PURGE: Sql = sql!("DELETE FROM person_tokens WHERE expires_at < $1");
const TOKENS_OF: Sql = sql!("SELECT kind, expires_at FROM person_tokens WHERE person_id = $1 ORDER BY expires_at");
const LAST_OFFICER: Sql = sql!(
    "SELECT g.slug, g.name FROM groups g JOIN memberships m ON m.group_id = g.id
     WHERE m.person_id = $1 AND m.role = 'officer' AND g.closed_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM memberships o
                       WHERE o.group_id = g.id AND o.role = 'officer' AND o.person_id <> $1)
     ORDER BY g.name, g.id"
);

/// What a link or code handed out once is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// Makes the first administrator.
    First,
    /// Confirms an e-mail address.
    Mail,
    /// Sets a new password.
    Reset,
    /// Shown to an administrator, so that they can name a steward.
    Role,
    /// Signs in: in the demo world only.
    Link,
}

impl TokenKind {
    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Mail => "mail",
            Self::Reset => "reset",
            Self::Role => "role",
            Self::Link => "link",
        }
    }
}

/// What was handed out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    /// Whose it is, if anybody's.
    pub person: Option<PersonId>,
    /// What goes with it, sealed.
    pub sealed: Option<Vec<u8>>,
    /// When it ends.
    pub expires_at: Time,
}

/// A person to save.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// Identifies the person.
    pub id: PersonId,
    /// The chosen name.
    pub name: String,
    /// The language.
    pub lang: Lang,
    /// The site role.
    pub site_role: SiteRole,
    /// Keyed hash and seal of the sign-in name, if there is one.
    pub sign_in: Option<([u8; 16], Vec<u8>)>,
}

fn person(row: &Row<'_>) -> Result<Person, StoreError> {
    let (lang, role): (String, String) = (row.get(2)?, row.get(3)?);
    Ok(Person {
        id: row.get(0)?,
        name: row.get(1)?,
        lang: Lang::parse(&lang).unwrap_or_default(),
        site_role: SiteRole::parse(&role).unwrap_or_default(),
        joined_on: row.get(4)?,
        mail_sealed: row.get(5)?,
        sign_in_sealed: row.get(6)?,
    })
}

/// Saves a new person.
pub fn insert(db: &mut Change, it: &NewPerson, now: Time) -> Result<(), StoreError> {
    let (key, sealed) = it.sign_in.clone().unzip();
    let values = args![it.id, &it.name, it.lang.tag(), it.site_role.as_str(), now.day(), key, sealed];
    db.exec(INSERT, values).map(|_| ())
}

/// The acting person.
pub fn me(db: &mut impl Rows, actor: &Actor) -> Result<Person, StoreError> {
    let id = actor.person.ok_or(StoreError::Missing)?;
    find(db, id)
}

/// A person by id: for the program's own steps; pages show persons only through their groups.
pub fn find(db: &mut impl Rows, id: PersonId) -> Result<Person, StoreError> {
    db.one(FIND, args![id], person)
}

/// The names of some persons; who is gone is left out.
pub fn names(db: &mut impl Rows, ids: &[PersonId]) -> Result<Vec<(PersonId, String)>, StoreError> {
    let (sql, values) = store::with_list(NAMES, args![], ids.iter().copied());
    db.all(sql, &values, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Who signs in with this sign-in name (its keyed hash).
pub fn by_sign_in(db: &mut impl Rows, key: [u8; 16]) -> Result<Option<PersonId>, StoreError> {
    db.maybe(BY_SIGN_IN, args![key], |row| row.get(0))
}

/// Whose confirmed e-mail address this is (its keyed hash).
pub fn by_mail(db: &mut impl Rows, key: [u8; 16]) -> Result<Option<PersonId>, StoreError> {
    db.maybe(BY_MAIL, args![key], |row| row.get(0))
}

/// Changes name and language.
pub fn set_profile(db: &mut Change, person: PersonId, it: &Profile) -> Result<(), StoreError> {
    db.exec(PROFILE, args![person, it.name.as_str(), it.lang.tag()]).map(|_| ())
}

/// Gives a person a sign-in name.
pub fn set_sign_in(db: &mut Change, person: PersonId, key: [u8; 16], sealed: &[u8]) -> Result<(), StoreError> {
    db.exec(SIGN_IN_SET, args![person, key, sealed]).map(|_| ())
}

/// Saves a confirmed e-mail address.
pub fn set_mail(db: &mut Change, person: PersonId, key: [u8; 16], sealed: &[u8]) -> Result<(), StoreError> {
    db.exec(MAIL_SET, args![person, key, sealed]).map(|_| ())
}

/// Forgets the e-mail address.
pub fn clear_mail(db: &mut Change, person: PersonId) -> Result<(), StoreError> {
    db.exec(MAIL_CLEAR, args![person]).map(|_| ())
}

/// Changes the site role.
pub fn set_role(db: &mut Change, person: PersonId, role: SiteRole) -> Result<(), StoreError> {
    match db.exec(ROLE_SET, args![person, role.as_str()])? {
        0 => Err(StoreError::Missing),
        _ => Ok(()),
    }
}

/// Everybody with a site role, for administrators only.
pub fn with_roles(db: &mut impl Rows, actor: &Actor) -> Result<Vec<Person>, StoreError> {
    if !actor.is_admin() {
        return Err(StoreError::Missing);
    }
    db.all(ROLES, args![], person)
}

/// How many administrators there are.
pub fn admins(db: &mut impl Rows) -> Result<u32, StoreError> {
    db.one(ADMINS, args![], |row| row.get(0))
}

/// Deletes the person; keys, sessions, tokens, notices and memberships go along.
pub fn delete(db: &mut Change, person: PersonId) -> Result<(), StoreError> {
    match db.exec(DELETE, args![person])? {
        0 => Err(StoreError::Missing),
        _ => Ok(()),
    }
}

/// Slug and name of the open groups whose only officer the person is.
pub fn last_officer_of(db: &mut impl Rows, person: PersonId) -> Result<Vec<(String, String)>, StoreError> {
    db.all(LAST_OFFICER, args![person], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Hands something out.
pub fn add_token(db: &mut Change, hash: &SecretHash, kind: TokenKind, it: &Token) -> Result<(), StoreError> {
    let values = args![hash, kind.as_str(), it.person, it.sealed.clone(), it.expires_at];
    db.exec(TOKEN_ADD, values).map(|_| ())
}

/// Looks at what was handed out, without using it up.
pub fn see_token(
    db: &mut impl Rows,
    hash: &SecretHash,
    kind: TokenKind,
    now: Time,
) -> Result<Option<Token>, StoreError> {
    db.maybe(TOKEN_SEE, args![hash, kind.as_str(), now], |row| {
        Ok(Token { person: row.get(0)?, sealed: row.get(1)?, expires_at: row.get(2)? })
    })
}

/// Uses up what was handed out; of two who try, one gets it.
pub fn take_token(db: &mut Change, hash: &SecretHash, kind: TokenKind, now: Time) -> Result<Token, StoreError> {
    let token = see_token(db, hash, kind, now)?.ok_or(StoreError::Missing)?;
    match db.exec(TOKEN_TAKE, args![hash, kind.as_str(), now])? {
        0 => Err(StoreError::Missing),
        _ => Ok(token),
    }
}

/// Forgets what was handed out to a person for one purpose.
pub fn clear_tokens(db: &mut Change, person: PersonId, kind: TokenKind) -> Result<(), StoreError> {
    db.exec(TOKENS_CLEAR, args![person, kind.as_str()]).map(|_| ())
}

/// Forgets everything that was handed out for one purpose.
pub fn clear_kind(db: &mut Change, kind: TokenKind) -> Result<(), StoreError> {
    db.exec(TOKENS_CLEAR_KIND, args![kind.as_str()]).map(|_| ())
}

/// What is handed out to a person at present: kind and end, for the export.
pub fn tokens_of(db: &mut impl Rows, person: PersonId) -> Result<Vec<(String, Time)>, StoreError> {
    db.all(TOKENS_OF, args![person], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Deletes what can no longer be used.
pub fn purge_tokens(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    db.exec(TOKENS_PURGE, args![now])
}
