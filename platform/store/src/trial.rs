//! Databases for tests: fresh, fast, gone afterwards. Not for serving.
//!
//! Set `CONVOKE_TEST_POSTGRES` to the URL of a throw-away PostgreSQL to run every such test there
//! as well; each store gets a schema of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use base::{Clock, FixedClock, SystemClock, Time};

use crate::{Migration, Store, StoreConfig, StoreError};

/// The moment at which [`clock`] stands: 2026-11-22T12:00:00Z.
pub const NOON: Time = Time::from_millis(1_795_348_800_000);

/// A clock that stands at [`NOON`].
pub fn clock() -> Arc<FixedClock> {
    Arc::new(FixedClock::at(NOON))
}

/// A fresh store on each engine, with its name: memory, and PostgreSQL if there is one.
pub async fn stores(migrations: &[Migration]) -> Result<Vec<(&'static str, Store)>, StoreError> {
    stores_at(migrations, clock()).await
}

/// The same with a clock of the test's own.
pub async fn stores_at(
    migrations: &[Migration],
    clock: Arc<dyn Clock>,
) -> Result<Vec<(&'static str, Store)>, StoreError> {
    let mut all = vec![("memory", memory(migrations, Arc::clone(&clock)).await?)];
    if let Some(store) = postgres(migrations, clock).await? {
        all.push(("postgres", store));
    }
    Ok(all)
}

/// A store in memory: the fastest to make. Its reads wait behind its writes.
pub async fn memory(migrations: &[Migration], clock: Arc<dyn Clock>) -> Result<Store, StoreError> {
    Store::open(&StoreConfig::new(":memory:"), migrations, clock).await
}

/// A store in a file of a temporary directory, which goes when the last clone does.
pub async fn file(migrations: &[Migration], clock: Arc<dyn Clock>) -> Result<Store, StoreError> {
    let folder = Folder::new()?;
    let config = StoreConfig {
        durable: false,
        ..StoreConfig::new(format!("sqlite:{}", folder.path().join("trial.db").display()))
    };
    let store = Store::open(&config, migrations, clock).await?;
    store.keep(Box::new(folder));
    Ok(store)
}

/// The settings of a fresh schema on the PostgreSQL named in the environment, if one is.
#[expect(clippy::disallowed_methods, reason = "where the tests' PostgreSQL is comes from whoever runs the tests")]
pub fn postgres_config() -> Option<StoreConfig> {
    let url = std::env::var("CONVOKE_TEST_POSTGRES").ok()?;
    Some(StoreConfig { schema: Some(unique("trial")), connections: 4, durable: false, ..StoreConfig::new(url) })
}

/// A store on the PostgreSQL named in the environment, if one is; its schema goes with it.
pub async fn postgres(migrations: &[Migration], clock: Arc<dyn Clock>) -> Result<Option<Store>, StoreError> {
    let Some(config) = postgres_config() else {
        return Ok(None);
    };
    let store = Store::open(&config, migrations, clock).await?;
    store.keep(Box::new(Schema(config)));
    Ok(Some(store))
}

/// A name nobody else has at this time on this machine.
fn unique(prefix: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let n = COUNT.fetch_add(1, Ordering::Relaxed);
    let now = SystemClock.now().millis();
    format!("{prefix}_{}_{now}_{n}", std::process::id())
}

/// A directory that is removed with its guard.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// A fresh directory below the system's temporary one.
    pub fn new() -> Result<Self, StoreError> {
        let path = std::env::temp_dir().join(unique("convoke-trial"));
        std::fs::create_dir(&path).map_err(|e| StoreError::Broken(e.into()))?;
        Ok(Self(path))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::debug!(%error, "a trial directory stays behind");
        }
    }
}

/// A schema that is dropped with its guard.
pub(crate) struct Schema(pub(crate) StoreConfig);

impl Drop for Schema {
    #[expect(clippy::disallowed_methods, reason = "dropping cannot wait for a future of the runtime it is in")]
    fn drop(&mut self) {
        let config = self.0.clone();
        let dropped = std::thread::spawn(move || crate::pool::drop_schema(&config)).join();
        if !matches!(dropped, Ok(Ok(()))) {
            tracing::debug!("a trial schema stays behind");
        }
    }
}
