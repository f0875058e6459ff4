//! Sessions in the database.

use base::{Actor, GroupId, GroupRole, Lang, PersonId, SessionId, SiteRole, Time};
use store::{Change, Db, Row, Rows, Sql, StoreError, args, sql};

use super::model::Session;
use crate::secret::SecretHash;

const BY_TOKEN: Sql = sql!(
    "SELECT s.id, s.person_id, s.label, s.made_at, s.seen_at, s.proved_at, p.name, p.lang, p.site_role
     FROM sessions s JOIN persons p ON p.id = s.person_id
     WHERE s.token_hash = $1 AND p.state = 'active'"
);
const INSERT: Sql = sql!(
    "INSERT INTO sessions (id, token_hash, person_id, label, made_at, seen_at, proved_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
const TOUCH: Sql = sql!("UPDATE sessions SET seen_at = $2 WHERE id = $1 AND seen_at < $2");
const RENEW: Sql = sql!("UPDATE sessions SET token_hash = $2, proved_at = $3 WHERE id = $1");
const LABEL: Sql = sql!("UPDATE sessions SET label = $3 WHERE id = $1 AND person_id = $2");
const OF_PERSON: Sql = sql!(
    "SELECT id, person_id, label, made_at, seen_at, proved_at FROM sessions
     WHERE person_id = $1 ORDER BY seen_at DESC, id DESC"
);
const END: Sql = sql!("DELETE FROM sessions WHERE id = $1 AND person_id = $2");
const END_OTHERS: Sql = sql!("DELETE FROM sessions WHERE person_id = $1 AND id <> $2");
const END_ALL: Sql = sql!("DELETE FROM sessions WHERE person_id = $1");
const PURGE: Sql = sql!("DELETE FROM sessions WHERE made_at < $1 OR seen_at < $2");

/// A session and who is behind it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known {
    /// The session.
    pub session: Session,
    /// The person's name.
    pub name: String,
    /// The person's language.
    pub lang: Lang,
    /// The person's site role.
    pub site_role: SiteRole,
}

impl Known {
    /// The actor this session speaks for.
    pub fn actor(self, groups: Vec<(GroupId, GroupRole)>) -> Actor {
        Actor {
            person: Some(self.session.person),
            session: Some(self.session.id),
            name: Some(self.name),
            site_role: self.site_role,
            proved_at: Some(self.session.proved_at),
            groups,
            is_system: false,
        }
    }
}

fn session(row: &Row<'_>) -> Result<Session, StoreError> {
    Ok(Session {
        id: row.get(0)?,
        person: row.get(1)?,
        label: row.get(2)?,
        made_at: row.get(3)?,
        seen_at: row.get(4)?,
        proved_at: row.get(5)?,
    })
}

/// The session of a token, whether still alive or not.
pub fn known(db: &mut impl Rows, token: &SecretHash) -> Result<Option<Known>, StoreError> {
    db.maybe(BY_TOKEN, args![token], |row| {
        let (lang, role): (String, String) = (row.get(7)?, row.get(8)?);
        Ok(Known {
            session: session(row)?,
            name: row.get(6)?,
            lang: Lang::parse(&lang).unwrap_or_default(),
            site_role: SiteRole::parse(&role).unwrap_or_default(),
        })
    })
}

/// Saves a new session.
pub fn insert(db: &mut Change, it: &Session, token: &SecretHash) -> Result<(), StoreError> {
    let values = args![it.id, token, it.person, &it.label, it.made_at, it.seen_at, it.proved_at];
    db.exec(INSERT, values).map(|_| ())
}

/// Writes down that a session was used.
pub fn touch(db: &mut Change, id: SessionId, at: Time) -> Result<(), StoreError> {
    db.exec(TOUCH, args![id, at]).map(|_| ())
}

/// Gives a session a new token after a new proof.
pub fn renew(db: &mut Change, id: SessionId, token: &SecretHash, proved_at: Time) -> Result<(), StoreError> {
    match db.exec(RENEW, args![id, token, proved_at])? {
        0 => Err(StoreError::Missing),
        _ => Ok(()),
    }
}

/// Names a session of one's own.
pub fn label(db: &mut Change, actor: &Actor, id: SessionId, label: &str) -> Result<(), StoreError> {
    match db.exec(LABEL, args![id, actor.person, label])? {
        0 => Err(StoreError::Missing),
        _ => Ok(()),
    }
}

/// All sessions of the acting person, last used first.
pub fn of_person(db: &mut impl Rows, actor: &Actor) -> Result<Vec<Session>, StoreError> {
    db.all(OF_PERSON, args![actor.person], session)
}

/// Ends one session of one's own.
pub fn end(db: &mut Change, actor: &Actor, id: SessionId) -> Result<(), StoreError> {
    match db.exec(END, args![id, actor.person])? {
        0 => Err(StoreError::Missing),
        _ => Ok(()),
    }
}

/// Ends every session of one's own but the acting one.
pub fn end_others(db: &mut Change, actor: &Actor) -> Result<u64, StoreError> {
    match actor.session {
        Some(this) => db.exec(END_OTHERS, args![actor.person, this]),
        None => db.exec(END_ALL, args![actor.person]),
    }
}

/// Ends every session of a person: a new password by link, a new site role, the end of the account.
pub fn end_all(db: &mut Change, person: PersonId) -> Result<u64, StoreError> {
    db.exec(END_ALL, args![person])
}

/// Deletes sessions that are over for everybody.
pub fn purge(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    let life = super::model::Life::MEMBER;
    db.exec(PURGE, args![now.minus(life.absolute), now.minus(life.idle + life.precision)])
}
