//! `convoke backup` and `convoke restore`: everything in one file, on either engine.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use base::SystemClock;

use crate::config::Config;
use crate::{say, start};

/// Writes a consistent copy of the database while the site may be serving.
pub(crate) async fn backup(config: &Config, file: &Path) -> Result<()> {
    if file.exists() {
        bail!("{} is there already; a backup never overwrites anything", file.display());
    }
    if let Some(path) = config.database.strip_prefix("sqlite:")
        && !Path::new(path).exists()
    {
        bail!("there is no database at {path}: nothing to back up");
    }
    let rooms = start::rooms();
    let store = start::open_store(config, &rooms, Arc::new(SystemClock)).await?;
    let leave_out: Vec<&str> = web::nouns(&rooms).flat_map(|noun| noun.not_in_backups.iter().copied()).collect();
    let written = store.backup(file, &leave_out).await.with_context(|| format!("writing {}", file.display()))?;
    store.close().await?;
    say(&format!(
        "{} written: {} rows, {} KiB.",
        file.display(),
        written.rows.values().sum::<u64>(),
        written.bytes / 1024
    ));
    say(&format!(
        "Nobody's session and no link in force is in it, and neither are the keys. Keep a copy of {} offline: without it e-mail addresses and receipts cannot be read.",
        start::key_file(&config.data).display()
    ));
    Ok(())
}

/// Fills an empty database from a backup.
pub(crate) async fn restore(config: &Config, file: &Path) -> Result<()> {
    if !file.exists() {
        bail!("{} is not there", file.display());
    }
    start::data_folder(&config.data)?;
    let store = start::open_store(config, &start::rooms(), Arc::new(SystemClock)).await?;
    let restored = store.restore(file).await.with_context(|| format!("restoring {}", file.display()))?;
    store.close().await?;
    let into = start::without_password(&config.database);
    say(&format!("{}: {} rows restored into {into}.", file.display(), restored.rows.values().sum::<u64>()));
    if !start::key_file(&config.data).exists() {
        say("Put your copy of the keys in place before serving; otherwise new keys are made and old receipts end.");
    }
    Ok(())
}
