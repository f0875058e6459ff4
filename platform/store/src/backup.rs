//! Backups: the whole store as one SQLite file, whichever engine it came from and goes to.
//!
//! A backup is taken from one snapshot while the store serves. A restore goes only into an empty
//! store, in one transaction, after the file's integrity and migrations were checked; a backup
//! of an older version is brought up to date on a copy first.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::db::{Change, Engine};
use crate::lite::{Lite, Place, Role, refused};
use crate::migrate::{Migration, migrate_lite, pending, ran_lite};
use crate::schema::{Tables, tables};
use crate::sql::interned;
use crate::store::{Backend, blocking};
use crate::trial::Folder;
use crate::{Db, Rows, Sql, Store, StoreConfig, StoreError, Value, args, sql};

/// Rows written at a time.
const BATCH: usize = 500;

/// Rows per table.
type Counts = BTreeMap<String, u64>;

/// What was saved or brought back.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BackupFacts {
    /// The size of the file.
    pub bytes: u64,
    /// Rows per table.
    pub rows: BTreeMap<String, u64>,
}

fn io(error: std::io::Error) -> StoreError {
    if error.kind() == std::io::ErrorKind::StorageFull {
        return StoreError::Full;
    }
    StoreError::Broken(error.into())
}

impl Store {
    /// Writes everything but the rows of the tables `leave_out` into the new file `to`, readable by its
    /// owner alone.
    pub async fn backup(&self, to: &Path, leave_out: &[&'static str]) -> Result<BackupFacts, StoreError> {
        let leave_out = leave_out.to_vec();
        if to.exists() {
            let words = format!("{} is there already", to.display());
            return Err(StoreError::broken(words));
        }
        let part = PathBuf::from(format!("{}.part", to.display()));
        drop(std::fs::remove_file(&part)); // What an interrupted backup left behind.
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&part);
        file.map_err(io)?;
        let written = match &self.shared.backend {
            Backend::Lite(lite) if matches!(lite.place, Place::File(_)) => {
                let (place, part) = (lite.place.clone(), part.clone());
                blocking(move || vacuum(&place, &part, &leave_out)).await
            }
            _ => self.dump(part.clone(), leave_out).await,
        };
        let target = to.to_owned();
        let finish = written.and_then(|()| finish(&part, &target));
        if finish.is_err() {
            drop(std::fs::remove_file(&part)); // The error itself is what counts.
        }
        finish
    }

    /// Copies table by table: from PostgreSQL and from memory.
    async fn dump(&self, part: PathBuf, leave_out: Vec<&'static str>) -> Result<(), StoreError> {
        let (history, now) = (self.shared.migrations.clone(), self.now());
        let postgres = self.is_postgres();
        self.read_long(move |db| {
            let config = StoreConfig { durable: false, ..StoreConfig::new("") };
            let lite = Lite::open(&Place::File(part), &config, Role::Writer)?;
            migrate_lite(lite.raw(), &history, now)?;
            let mut to = Change::new(Engine::Lite(lite), now);
            lite_of(&to)?.command("BEGIN IMMEDIATE")?;
            lite_of(&to)?.command("PRAGMA defer_foreign_keys = ON")?;
            let all = tables(db, postgres)?;
            let ours: BTreeSet<&String> = all.keys().filter(|t| *t != "migrations").collect();
            empty(&mut to, &ours)?;
            for name in ours.into_iter().filter(|name| !leave_out.contains(&name.as_str())) {
                copy(db, &mut to, &all, name)?;
            }
            if let Engine::Lite(lite) = &mut to.reader.engine {
                lite.end_change(true)?;
            }
            lite_of(&to)?.command("COMMIT")?;
            let one_file = "PRAGMA journal_mode = DELETE";
            lite_of(&to)?.raw().execute_batch(one_file).map_err(refused)
        })
        .await
    }

    /// Brings back what a backup holds, into this store, which must be empty.
    pub async fn restore(&self, from: &Path) -> Result<BackupFacts, StoreError> {
        let (from, history, now) = (from.to_owned(), self.shared.migrations.clone(), self.now());
        let (file, guard, seeds) = blocking(move || {
            let (file, guard) = checked(&from, &history, now)?;
            Ok::<_, StoreError>((file, guard, seeds(&history, now)?))
        })
        .await?;
        let postgres = self.is_postgres();
        let bytes = std::fs::metadata(&file).map_err(io)?.len();
        let rows = self
            .change(move |db| {
                let mut from = Lite::open_read_only(&file)?;
                if postgres { fill_postgres(&mut from, db, &seeds) } else { fill_lite(&mut from, db, &seeds) }
            })
            .await?;
        drop(guard);
        Ok(BackupFacts { bytes, rows })
    }
}

fn lite_of(change: &Change) -> Result<&Lite, StoreError> {
    match &change.reader.engine {
        Engine::Lite(lite) => Ok(lite),
        Engine::Postgres(_) => Err(StoreError::broken("a backup is a SQLite file")),
    }
}

/// SQLite's own copy: consistent, compact, and without what was deleted.
fn vacuum(place: &Place, part: &Path, leave_out: &[&str]) -> Result<(), StoreError> {
    let Place::File(path) = place else {
        return Err(StoreError::broken("only files are copied this way"));
    };
    let db = Connection::open(path).map_err(refused)?;
    db.busy_timeout(std::time::Duration::from_secs(30)).map_err(refused)?;
    db.execute("VACUUM INTO ?1", [part.to_string_lossy()]).map_err(refused)?;
    let copy = Connection::open(part).map_err(refused)?;
    // What is deleted is overwritten, not only forgotten.
    copy.execute_batch("PRAGMA secure_delete = ON; PRAGMA foreign_keys = OFF").map_err(refused)?;
    for table in leave_out {
        copy.execute(&format!("DELETE FROM {table}"), []).map_err(refused)?;
    }
    Ok(())
}

/// Checks what was written, makes sure it is on the disk, and gives it its name.
fn finish(part: &Path, to: &Path) -> Result<BackupFacts, StoreError> {
    let mut db = Lite::open_read_only(part)?;
    sound(db.raw())?;
    let mut rows = BTreeMap::new();
    for name in tables(&mut db, false)?.into_keys() {
        rows.insert(name.clone(), count(&mut db, &name)?);
    }
    drop(db);
    let file = std::fs::File::open(part).map_err(io)?;
    file.sync_all().map_err(io)?;
    let bytes = file.metadata().map_err(io)?.len();
    std::fs::rename(part, to).map_err(io)?;
    if let Some(folder) = to.parent().filter(|p| !p.as_os_str().is_empty()) {
        let folder = std::fs::File::open(folder).map_err(io)?;
        folder.sync_all().map_err(io)?;
    }
    Ok(BackupFacts { bytes, rows })
}

fn sound(db: &Connection) -> Result<(), StoreError> {
    let verdict: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(refused)?;
    if verdict == "ok" {
        return Ok(());
    }
    Err(StoreError::broken(format!("the file is damaged: {verdict}")))
}

/// The backup to read from: the file itself, or an updated copy with the folder that holds it.
fn checked(from: &Path, history: &[Migration], now: base::Time) -> Result<(PathBuf, Option<Folder>), StoreError> {
    let db = Lite::open_read_only(from)?;
    sound(db.raw())?;
    let ran = ran_lite(db.raw()).map_err(|e| StoreError::broken(format!("{} is not a backup: {e}", from.display())))?;
    if pending(history, &ran)?.is_empty() {
        return Ok((from.to_owned(), None));
    }
    drop(db);
    let folder = Folder::new()?;
    let copy = folder.path().join("backup.db");
    std::fs::copy(from, &copy).map_err(io)?;
    let db = Connection::open(&copy).map_err(refused)?;
    migrate_lite(&db, history, now)?;
    Ok((copy, Some(folder)))
}

fn count(db: &mut impl Rows, table: &str) -> Result<u64, StoreError> {
    let sql = interned(format!("SELECT count(*) FROM {}", quoted(table)));
    db.one(sql, &[], |row| row.get(0))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Copies the rows of one table; how many there were.
fn copy(from: &mut impl Rows, to: &mut Change, all: &Tables, table: &str) -> Result<u64, StoreError> {
    let columns: Vec<String> =
        all.get(table).map(|t| t.columns.iter().map(|c| quoted(&c.name)).collect()).unwrap_or_default();
    let places: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
    let (columns, name) = (columns.join(", "), quoted(table));
    let read = interned(format!("SELECT {columns} FROM {name}"));
    let write = interned(format!("INSERT INTO {name} ({columns}) VALUES ({})", places.join(", ")));
    let mut batch: Vec<Vec<Value>> = Vec::with_capacity(BATCH);
    let mut rows = 0;
    from.each(read, &[], |row| {
        let values = (0..row.width()).map(|i| row.get(i));
        batch.push(values.collect::<Result<_, _>>()?);
        if batch.len() == BATCH {
            rows += to.exec_many(write, &batch)?;
            batch.clear();
        }
        Ok(())
    })?;
    rows += to.exec_many(write, &batch)?;
    Ok(rows)
}

/// How many rows the migrations themselves write, by table: what an empty store holds.
fn seeds(history: &[Migration], now: base::Time) -> Result<Counts, StoreError> {
    let folder = Folder::new()?;
    let config = StoreConfig { durable: false, ..StoreConfig::new("") };
    let mut lite = Lite::open(&Place::File(folder.path().join("empty.db")), &config, Role::Writer)?;
    migrate_lite(lite.raw(), history, now)?;
    let all = tables(&mut lite, false)?;
    all.into_keys().map(|table| count(&mut lite, &table).map(|n| (table, n))).collect()
}

/// Takes out what migrations wrote: the backup has its own.
fn empty(to: &mut Change, all: &BTreeSet<&String>) -> Result<(), StoreError> {
    for table in all {
        if count(to, table)? > 0 {
            command(to, &format!("DELETE FROM {}", quoted(table)))?;
        }
    }
    Ok(())
}

/// Copies all tables into a store that holds nothing but what its migrations wrote.
fn fill(from: &mut Lite, to: &mut Change, all: &Tables, seeds: &Counts) -> Result<Counts, StoreError> {
    let ours: BTreeSet<&String> = all.keys().filter(|t| *t != "migrations").collect();
    for table in &ours {
        if count(to, table)? > seeds.get(*table).copied().unwrap_or(0) {
            return Err(StoreError::broken(format!("the store is not empty: there are rows in {table}")));
        }
    }
    empty(to, &ours)?;
    let theirs = tables(from, false)?;
    let mut rows = BTreeMap::new();
    for table in ours {
        let n = copy(from, to, &theirs, table)?;
        if n != count(from, table)? {
            return Err(StoreError::broken(format!("rows of {table} went missing")));
        }
        rows.insert(table.clone(), n);
    }
    Ok(rows)
}

fn fill_lite(from: &mut Lite, to: &mut Change, seeds: &Counts) -> Result<Counts, StoreError> {
    let all = tables(to, false)?;
    lite_of(to)?.command("PRAGMA defer_foreign_keys = ON")?;
    let rows = fill(from, to, &all, seeds)?;
    let broken = to.maybe(sql!("PRAGMA foreign_key_check"), &[], |row| row.get::<String>(0))?;
    match broken {
        Some(table) => Err(StoreError::broken(format!("rows of {table} point to nothing"))),
        None => Ok(rows),
    }
}

const FOREIGN_KEYS: Sql = sql!(
    "SELECT c.relname, f.conname, pg_get_constraintdef(f.oid) FROM pg_constraint f \
     JOIN pg_class c ON c.oid = f.conrelid \
     WHERE f.contype = 'f' AND c.relnamespace = current_schema()::regnamespace"
);
const IDENTITIES: Sql = sql!(
    "SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid \
     WHERE a.attidentity <> '' AND c.relkind = 'r' \
     AND c.relnamespace = current_schema()::regnamespace"
);

/// On PostgreSQL foreign keys are taken off while rows come in any order, and put back, which
/// checks every row.
fn fill_postgres(from: &mut Lite, to: &mut Change, seeds: &Counts) -> Result<Counts, StoreError> {
    let all = tables(to, true)?;
    let keys: Vec<(String, String, String)> = to.all(FOREIGN_KEYS, &[], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
    for (table, key, _) in &keys {
        let (table, key) = (quoted(table), quoted(key));
        command(to, &format!("ALTER TABLE {table} DROP CONSTRAINT {key}"))?;
    }
    let rows = fill(from, to, &all, seeds)?;
    for (table, key, text) in &keys {
        let (table, key) = (quoted(table), quoted(key));
        command(to, &format!("ALTER TABLE {table} ADD CONSTRAINT {key} {text}"))?;
    }
    let identities: Vec<(String, String)> = to.all(IDENTITIES, &[], |r| Ok((r.get(0)?, r.get(1)?)))?;
    for (table, column) in identities {
        let sql = interned(format!(
            "SELECT setval(pg_get_serial_sequence($1, $2), \
             (SELECT coalesce(max({}), 0) + 1 FROM {}), false)",
            quoted(&column),
            quoted(&table)
        ));
        to.one(sql, args![quoted(&table), column], |_| Ok(()))?;
    }
    Ok(rows)
}

fn command(to: &mut Change, text: &str) -> Result<(), StoreError> {
    match &mut to.reader.engine {
        Engine::Postgres(postgres) => postgres.command(text),
        Engine::Lite(lite) => lite.command(text),
    }
}
