//! Rolls in the database. Names and addresses are sealed; links are kept as keyed hashes only.

use base::{PersonId, Private, Random, Time};
use store::{Change, Db, Row, Sql, StoreError, Value, args, sql};
use web::Keys;

use super::list::Entry;
use super::model::{CastAs, Elector};
use crate::election::model::{Election, ElectionId, ElectorId};

const INSERT: Sql = sql!(
    "INSERT INTO electors (id, election_id, person_id, name_key, name_sealed, mail_sealed, weight, cast_as) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'no')"
);
const MEMBERS: Sql = sql!(
    "SELECT m.person_id, p.name FROM memberships m JOIN persons p ON p.id = m.person_id WHERE m.group_id = $1 \
     ORDER BY p.name, m.handle"
);
const CLEAR: Sql = sql!("DELETE FROM electors WHERE election_id = $1");
const SIZE: Sql = sql!("SELECT count(*) FROM electors WHERE election_id = $1");

macro_rules! elector_columns {
    ($rest:literal) => {
        sql!(concat!(
            "SELECT id, person_id, name_sealed, mail_sealed, link_hash, weight, cast_as, proxy_id FROM electors ",
            $rest
        ))
    };
}

const BY_ID: Sql = elector_columns!("WHERE election_id = $1 AND id = $2");
const BY_PERSON: Sql = elector_columns!("WHERE election_id = $1 AND person_id = $2");
const BY_LINK: Sql = elector_columns!("WHERE election_id = $1 AND link_hash = $2");
const EVERY: Sql = elector_columns!("WHERE election_id = $1 ORDER BY id");
const HELD: Sql = elector_columns!("WHERE election_id = $1 AND proxy_id = $2 ORDER BY id");
const WEIGHT: Sql = sql!("SELECT CAST(coalesce(sum(weight), 0) AS INTEGER) FROM electors WHERE election_id = $1");
const SET_WEIGHT: Sql = sql!("UPDATE electors SET weight = $2 WHERE id = $1");
const TAKE_OFF: Sql = sql!("DELETE FROM electors WHERE id = $1");
const MARK: Sql = sql!("UPDATE electors SET cast_as = $2 WHERE id = $1");
const SET_LINK: Sql = sql!("UPDATE electors SET link_hash = $2 WHERE id = $1");
const SET_PROXY: Sql = sql!("UPDATE electors SET proxy_id = $2 WHERE id = $1");
const NAMED: Sql = elector_columns!("WHERE election_id = $1 AND name_key = $2 ORDER BY id LIMIT 2");
const PURGE: Sql = sql!(
    "DELETE FROM electors WHERE election_id IN (SELECT e.id FROM elections e WHERE e.closed_at < $1 \
     AND e.secrecy = 'secret')"
);
const PURGE_LINKS: Sql = sql!(
    "UPDATE electors SET mail_sealed = NULL, link_hash = NULL WHERE (mail_sealed IS NOT NULL OR link_hash IS NOT NULL) \
     AND election_id IN (SELECT e.id FROM elections e WHERE e.closed_at < $1)"
);

const NAME: &str = "elector-name";
const MAIL: &str = "elector-mail";
const LINK: &str = "elector-link";

/// How long a roll is kept after the close.
pub(crate) const LIFE: std::time::Duration = std::time::Duration::from_hours(30 * 24);

/// The name of a sealed one.
pub(crate) fn open_name(keys: &Keys, sealed: &[u8]) -> Option<String> {
    keys.open(NAME, sealed).and_then(|plain| String::from_utf8(plain).ok())
}

/// An elector as the row holds it, names still sealed.
struct Sealed {
    elector: Elector,
    name: Vec<u8>,
    mail: Option<Vec<u8>>,
}

fn sealed(row: &Row<'_>) -> Result<Sealed, StoreError> {
    let elector = Elector {
        id: row.get(0)?,
        person: row.get(1)?,
        name: Private::default(),
        mail: None,
        has_link: row.get::<Option<Vec<u8>>>(4)?.is_some(),
        weight: row.get(5)?,
        cast_as: crate::word::of_row(row, 6)?,
        proxy: row.get(7)?,
    };
    Ok(Sealed { elector, name: row.get(2)?, mail: row.get(3)? })
}

impl Sealed {
    fn open(mut self, keys: &Keys) -> Elector {
        self.elector.name = Private::new(open_name(keys, &self.name).unwrap_or_default());
        let mail = self.mail.and_then(|it| keys.open(MAIL, &it)).and_then(|plain| String::from_utf8(plain).ok());
        self.elector.mail = mail.map(Private::new);
        self.elector
    }
}

struct NewElector<'a> {
    person: Option<PersonId>,
    name: &'a str,
    mail: &'a str,
    weight: u64,
}

fn insert(
    db: &mut Change,
    keys: &Keys,
    random: &dyn Random,
    election: ElectionId,
    list: &[NewElector<'_>],
) -> Result<(), StoreError> {
    // The ids are random, not in the order of the list: the order of a roll says nothing.
    let rows: Vec<Vec<Value>> = list
        .iter()
        .map(|it| {
            let id = ElectorId(uuid::Builder::from_random_bytes(base::random::bytes(random)).into_uuid());
            let mail = (!it.mail.is_empty()).then(|| keys.seal(random, MAIL, it.mail.as_bytes()));
            let name = keys.seal(random, NAME, it.name.as_bytes());
            args![id, election, it.person, keys.lookup(NAME, it.name), name, mail, it.weight].to_vec()
        })
        .collect();
    db.exec_many(INSERT, &rows).map(|_| ())
}

/// Makes the roll from everybody who is a member at this moment.
pub(crate) fn from_members(
    db: &mut Change,
    keys: &Keys,
    random: &dyn Random,
    it: &Election,
    now: Time,
) -> Result<(), StoreError> {
    db.exec(CLEAR, args![it.id])?;
    let members: Vec<(PersonId, String)> = db.all(MEMBERS, args![it.body.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let list: Vec<_> =
        members.iter().map(|(person, name)| NewElector { person: Some(*person), name, mail: "", weight: 1 }).collect();
    insert(db, keys, random, it.id, &list)?;
    crate::election::store::set_roll_source(db, it.id, "members", now)
}

/// Makes the roll from a list; who was on it before is gone.
pub(crate) fn from_list(
    db: &mut Change,
    keys: &Keys,
    random: &dyn Random,
    election: ElectionId,
    entries: &[Entry],
    now: Time,
) -> Result<(), StoreError> {
    db.exec(CLEAR, args![election])?;
    let list: Vec<_> = entries
        .iter()
        .map(|it| NewElector { person: None, name: &it.name, mail: &it.mail, weight: it.weight })
        .collect();
    insert(db, keys, random, election, &list)?;
    crate::election::store::set_roll_source(db, election, "list", now)
}

/// Makes the roll from persons with weights: for councils, whose electors are the delegates of their
/// bodies. Call it on a draft; [`crate::election::store::open`] then takes it as it is.
pub(crate) fn from_persons(
    db: &mut Change,
    keys: &Keys,
    random: &dyn Random,
    election: ElectionId,
    persons: &[(PersonId, String, u64)],
    now: Time,
) -> Result<(), StoreError> {
    db.exec(CLEAR, args![election])?;
    let list: Vec<_> = persons
        .iter()
        .map(|(person, name, weight)| NewElector { person: Some(*person), name, mail: "", weight: *weight })
        .collect();
    insert(db, keys, random, election, &list)?;
    crate::election::store::set_roll_source(db, election, "list", now)
}

/// Makes the roll of an open election these persons with these weights: who is no longer among them is
/// taken off with what they cast, who is new is added, and a weight that changed holds for a ballot that
/// was cast already. The election is held.
pub(crate) fn reweigh(
    db: &mut Change,
    keys: &Keys,
    random: &dyn Random,
    election: ElectionId,
    persons: &[(PersonId, String, u64)],
) -> Result<(), StoreError> {
    let before: Vec<Elector> = db.all(EVERY, args![election], |row| sealed(row).map(|it| it.elector))?;
    let wanted = |person: Option<PersonId>| persons.iter().find(|(own, ..)| Some(*own) == person);
    for it in &before {
        match wanted(it.person) {
            Some((.., weight)) if *weight == it.weight => {}
            Some((.., weight)) => {
                db.exec(SET_WEIGHT, args![it.id, *weight])?;
                crate::ballot::store::reweigh(db, it.id, *weight)?;
            }
            None => {
                crate::ballot::store::withdraw(db, it.id)?;
                match it.cast_as {
                    CastAs::Online => crate::election::store::move_online(db, election, -1)?,
                    CastAs::Paper => crate::election::store::move_paper(db, election, -1)?,
                    CastAs::No => {}
                }
                db.exec(TAKE_OFF, args![it.id])?;
            }
        }
    }
    let is_new = |person: PersonId| !before.iter().any(|it| it.person == Some(person));
    let list: Vec<_> = persons
        .iter()
        .filter(|(person, ..)| is_new(*person))
        .map(|(person, name, weight)| NewElector { person: Some(*person), name, mail: "", weight: *weight })
        .collect();
    insert(db, keys, random, election, &list)?;
    let size = size(db, election)?;
    crate::election::store::set_roll_size(db, election, size)
}

/// What everybody on the roll weighs together.
pub(crate) fn weight(db: &mut impl Db, election: ElectionId) -> Result<u64, StoreError> {
    db.one(WEIGHT, args![election], |row| row.get(0))
}

/// How many are on the roll.
pub(crate) fn size(db: &mut impl Db, election: ElectionId) -> Result<u64, StoreError> {
    db.one(SIZE, args![election], |row| row.get(0))
}

/// Somebody on the roll, name still sealed.
pub(crate) fn find(db: &mut impl Db, election: ElectionId, id: ElectorId) -> Result<Elector, StoreError> {
    db.one(BY_ID, args![election, id], |row| sealed(row).map(|it| it.elector))
}

/// The elector an account is.
pub(crate) fn of_person(
    db: &mut impl Db,
    election: ElectionId,
    person: PersonId,
) -> Result<Option<Elector>, StoreError> {
    db.maybe(BY_PERSON, args![election, person], |row| sealed(row).map(|it| it.elector))
}

fn link_hash(keys: &Keys, election: ElectionId, token: &str) -> [u8; 16] {
    let mut data = election.bytes().to_vec();
    data.extend_from_slice(token.as_bytes());
    keys.mac(LINK, &data)
}

/// The elector a link is for; missing for any other text.
pub(crate) fn of_link(db: &mut impl Db, keys: &Keys, election: ElectionId, token: &str) -> Result<Elector, StoreError> {
    let hash = link_hash(keys, election, &token.to_lowercase());
    db.one(BY_LINK, args![election, hash.to_vec()], |row| sealed(row).map(|it| it.elector))
}

/// Everybody on the roll by name.
pub(crate) fn every(db: &mut impl Db, keys: &Keys, election: ElectionId) -> Result<Vec<Elector>, StoreError> {
    let all = db.all(EVERY, args![election], sealed)?;
    let mut all: Vec<Elector> = all.into_iter().map(|it| it.open(keys)).collect();
    all.sort_by_cached_key(|it| (places::fold(it.name.reveal()), it.id));
    Ok(all)
}

/// Those whose ballots an elector holds.
pub(crate) fn held_by(
    db: &mut impl Db,
    keys: &Keys,
    election: ElectionId,
    holder: ElectorId,
) -> Result<Vec<Elector>, StoreError> {
    let all = db.all(HELD, args![election, holder], sealed)?;
    Ok(all.into_iter().map(|it| it.open(keys)).collect())
}

/// The electors of a name, at most two.
pub(crate) fn named(
    db: &mut impl Db,
    keys: &Keys,
    election: ElectionId,
    name: &str,
) -> Result<Vec<Elector>, StoreError> {
    let all = db.all(NAMED, args![election, keys.lookup(NAME, name)], sealed)?;
    Ok(all.into_iter().map(|it| it.open(keys)).collect())
}

/// Says whether and how somebody has cast; whoever does so moves the election's figures.
pub(crate) fn mark(db: &mut Change, it: &Elector, cast_as: CastAs) -> Result<(), StoreError> {
    db.exec(MARK, args![it.id, cast_as.as_str()]).map(|_| ())
}

/// Makes a link for an elector; the one before it stops working. Answers the token, which is kept
/// nowhere.
pub(crate) fn make_link(
    db: &mut Change,
    keys: &Keys,
    random: &dyn Random,
    election: ElectionId,
    elector: ElectorId,
) -> Result<String, StoreError> {
    let token = base::code::encode(&base::random::bytes::<16>(random));
    let hash = link_hash(keys, election, &token);
    db.exec(SET_LINK, args![elector, hash.to_vec()])?;
    Ok(token)
}

/// Lets somebody hold another's ballot, or nobody.
pub(crate) fn set_proxy(db: &mut Change, giver: ElectorId, holder: Option<ElectorId>) -> Result<(), StoreError> {
    db.exec(SET_PROXY, args![giver, holder]).map(|_| ())
}

/// Deletes what the rolls of closed elections still know: whole rolls of secret elections, addresses and
/// links of open ones.
pub(crate) fn purge(db: &mut Change, now: Time) -> Result<u64, StoreError> {
    let before = now.minus(LIFE);
    Ok(db.exec(PURGE, args![before])? + db.exec(PURGE_LINKS, args![before])?)
}
