//! Is the database sound? For `convoke doctor`.

use crate::db::Reader;
use crate::lite::Place;
use crate::store::Backend;
use crate::{Db, Sql, Store, StoreError, jobs, outbox, sql, trial};

/// What a look at the whole database came to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Health {
    /// The engine with its version.
    pub engine: String,
    /// What is wrong, each in one sentence; empty when nothing is.
    pub problems: Vec<String>,
    /// The size of the database, without the journal.
    pub bytes: u64,
    /// The size of SQLite's write-ahead journal.
    pub journal_bytes: u64,
    /// Bytes inside the file that are free.
    pub free_bytes: u64,
    /// Migrations that ran.
    pub migrations: u64,
    /// The jobs.
    pub jobs: jobs::Queue,
    /// The outbox.
    pub outbox: outbox::Outbox,
}

const MIGRATIONS: Sql = sql!("SELECT count(*) FROM migrations");
const LITE_VERSION: Sql = sql!("SELECT sqlite_version()");
const QUICK_CHECK: Sql = sql!("PRAGMA quick_check(20)");
const KEY_CHECK: Sql = sql!("PRAGMA foreign_key_check");
const PAGES: Sql = sql!(
    "SELECT p.page_count, s.page_size, f.freelist_count \
     FROM pragma_page_count p, pragma_page_size s, pragma_freelist_count f"
);
const PG_FACTS: Sql = sql!("SELECT current_setting('server_version'), pg_database_size(current_database())");
const PG_SETTINGS: Sql = sql!(
    "SELECT name, setting FROM pg_settings WHERE setting = 'off' \
     AND name IN ('fsync', 'full_page_writes', 'synchronous_commit')"
);
const PG_INVALID: Sql = sql!(
    "SELECT c.relname FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid \
     WHERE NOT x.indisvalid AND c.relnamespace = current_schema()::regnamespace \
     UNION ALL SELECT f.conname FROM pg_constraint f \
     WHERE NOT f.convalidated AND f.connamespace = current_schema()::regnamespace"
);

impl Store {
    /// Looks at the whole database: reads every page of SQLite's file, so it takes a while.
    pub async fn check(&self) -> Result<Health, StoreError> {
        let postgres = self.is_postgres();
        let durable = self.shared.config.durable;
        let mut health = self
            .read_long(move |db| {
                let mut health = Health {
                    migrations: db.one(MIGRATIONS, &[], |row| row.get(0))?,
                    jobs: jobs::queue(db)?,
                    outbox: outbox::state(db)?,
                    ..Health::default()
                };
                if postgres {
                    look_at_postgres(db, durable, &mut health)?;
                } else {
                    look_at_lite(db, &mut health)?;
                }
                Ok::<_, StoreError>(health)
            })
            .await?;
        if let Backend::Lite(lite) = &self.shared.backend
            && let Place::File(path) = &lite.place
        {
            let journal = format!("{}-wal", path.display());
            health.journal_bytes = std::fs::metadata(journal).map_or(0, |m| m.len());
        }
        let fresh = trial::memory(&self.shared.migrations, self.shared.clock.clone()).await?;
        if fresh.schema().await? != self.schema().await? {
            let words = "the tables are not as the migrations make them";
            health.problems.push(words.to_owned());
        }
        Ok(health)
    }

    /// Asks the smallest question: is the database there?
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.read(|db| db.one(MIGRATIONS, &[], |_| Ok(()))).await
    }
}

fn look_at_lite(db: &mut Reader, health: &mut Health) -> Result<(), StoreError> {
    let version: String = db.one(LITE_VERSION, &[], |row| row.get(0))?;
    health.engine = format!("SQLite {version}");
    db.each(QUICK_CHECK, &[], |row| {
        let verdict: String = row.get(0)?;
        if verdict != "ok" {
            health.problems.push(verdict);
        }
        Ok(())
    })?;
    db.each(KEY_CHECK, &[], |row| {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        let words = format!("a row of {table} points to a row of {parent} that is not there");
        if !health.problems.contains(&words) {
            health.problems.push(words);
        }
        Ok(())
    })?;
    let (pages, size, free): (u64, u64, u64) = db.one(PAGES, &[], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
    health.bytes = pages * size;
    health.free_bytes = free * size;
    Ok(())
}

fn look_at_postgres(db: &mut Reader, durable: bool, health: &mut Health) -> Result<(), StoreError> {
    let (version, bytes): (String, u64) = db.one(PG_FACTS, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
    health.engine = format!("PostgreSQL {version}");
    health.bytes = bytes;
    db.each(PG_SETTINGS, &[], |row| {
        let name: String = row.get(0)?;
        if durable {
            let words = format!("PostgreSQL's {name} is off: what was acknowledged may be lost");
            health.problems.push(words);
        }
        Ok(())
    })?;
    db.each(PG_INVALID, &[], |row| {
        let name: String = row.get(0)?;
        health.problems.push(format!("{name} is not valid"));
        Ok(())
    })
}
