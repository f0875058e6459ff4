//! From a configuration to an app: the data folder, the keys, the database, the rooms.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, bail};
use base::{Clock, OsRandom, Random, SystemClock};
use store::{Migration, Store, StoreConfig};
use web::keys::MASTER_LEN;
use web::{App, AppParts, Keys, Room, Work};

use crate::config::Config;

/// All rooms, lowest first: the one list that knows them.
pub fn rooms() -> Vec<Room> {
    vec![act::room(), decide::room(), find::room(), people::room(), web::about::room()]
}

/// All migrations in the order of their names.
pub fn migrations(rooms: &[Room]) -> Vec<Migration> {
    let mut all: Vec<Migration> = web::nouns(rooms).flat_map(|noun| noun.migrations.iter().copied()).collect();
    all.sort_by_key(|migration| migration.name);
    all
}

/// The file of the master key.
pub fn key_file(data: &Path) -> PathBuf {
    data.join("keys").join("master.key")
}

/// Makes a folder, with those above it, that only its owner may read.
pub fn data_folder(folder: &Path) -> Result<()> {
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.with_context(|| format!("making {}", folder.display()))
}

/// Makes the data folder and the key if they are not there yet; answers the key.
pub fn master_key(data: &Path, random: &dyn Random) -> Result<[u8; MASTER_LEN]> {
    let path = key_file(data);
    if path.exists() {
        return read_key(&path);
    }
    data_folder(path.parent().ok_or_else(|| anyhow!("the key has no folder"))?)?;
    let key = base::random::bytes::<MASTER_LEN>(random);
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&path)
        .with_context(|| format!("making {}", path.display()))?;
    file.write_all(base::code::encode(&key).as_bytes())?;
    file.sync_all()?;
    Ok(key)
}

/// The file whose age tells a serving process that another one changed the database.
fn marker(data: &Path) -> PathBuf {
    data.join("changed")
}

/// Says that this process changed the database of a site that may be serving.
pub fn mark_changed(data: &Path) -> Result<()> {
    let path = marker(data);
    fs::write(&path, b"").with_context(|| format!("writing {}", path.display()))
}

/// When another process last said so.
pub fn changed_at(data: &Path) -> Option<std::time::SystemTime> {
    fs::metadata(marker(data)).ok()?.modified().ok()
}

/// Reads a key that is there, and refuses one that others may read.
pub fn read_key(path: &Path) -> Result<[u8; MASTER_LEN]> {
    let mode = fs::metadata(path).with_context(|| format!("looking at {}", path.display()))?.permissions().mode();
    if mode & 0o077 != 0 {
        bail!("{} can be read by others; run: chmod 600 {}", path.display(), path.display());
    }
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let bytes = base::code::decode(text.trim()).and_then(|b| <[u8; MASTER_LEN]>::try_from(b).ok());
    bytes.ok_or_else(|| anyhow!("{} is damaged: restore it from your copy of the keys", path.display()))
}

/// The settings of the database.
pub fn store_config(config: &Config) -> StoreConfig {
    StoreConfig::new(config.database.clone())
}

/// Opens the database and brings its tables up to date.
pub async fn open_store(config: &Config, rooms: &[Room], clock: Arc<dyn Clock>) -> Result<Store> {
    let opened = Store::open(&store_config(config), &migrations(rooms), clock).await;
    opened.with_context(|| format!("opening the database {}", without_password(&config.database)))
}

/// A database address as it may be shown.
pub fn without_password(database: &str) -> String {
    match (database.split_once("://"), database.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://…@{host}"),
        _ => database.to_owned(),
    }
}

/// An app with its router and its work.
#[derive(Debug)]
pub struct Started {
    /// The app.
    pub app: App,
    /// Its router.
    pub router: axum::Router,
    /// Its background work.
    pub work: Work,
}

/// Makes the app of a configuration.
pub async fn start(config: &Config) -> Result<Started> {
    if !Keys::self_test() {
        bail!("the cryptographic self-test failed: this program or this machine is damaged");
    }
    let random: Arc<dyn Random> = Arc::new(OsRandom);
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let key = master_key(&config.data, random.as_ref())?;
    let rooms = rooms();
    let store = open_store(config, &rooms, Arc::clone(&clock)).await?;
    Ok(assemble(config, store, &key, clock, random, rooms))
}

/// Puts the parts together.
pub fn assemble(
    config: &Config,
    store: Store,
    key: &[u8; MASTER_LEN],
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    rooms: Vec<Room>,
) -> Started {
    let parts = AppParts {
        store,
        clock,
        random,
        site: config.site.clone(),
        keys: Keys::new(key),
        identify: people::identify(),
        trusted: config.trusted.clone(),
        limits_open: config.limits_open,
        cache_behind: Duration::from_secs(1),
    };
    let app = App::new(parts, &rooms);
    let work = Work::of(&rooms);
    let router = web::router::router(&app, rooms);
    Started { app, router, work }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once_and_is_the_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let key = master_key(&data, &OsRandom).unwrap();
        assert_eq!(master_key(&data, &OsRandom).unwrap(), key);
        let path = key_file(&data);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(master_key(&data, &OsRandom).unwrap_err().to_string().contains("chmod 600"));
    }

    #[test]
    fn a_damaged_key_is_named_and_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        master_key(folder.path(), &OsRandom).unwrap();
        fs::write(key_file(folder.path()), "short").unwrap();
        assert!(master_key(folder.path(), &OsRandom).unwrap_err().to_string().contains("damaged"));
    }

    #[test]
    fn a_password_in_a_database_address_is_not_shown() {
        assert_eq!(without_password("postgres://ana:secret@db/x"), "postgres://…@db/x");
        assert_eq!(without_password("sqlite:a.db"), "sqlite:a.db");
    }
}
