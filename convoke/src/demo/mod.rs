//! `convoke demo`: a believable world in a temporary folder, served on this machine.

mod decided;
mod directory;
#[cfg(test)]
mod tests;
mod texts;
mod world;

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use base::{Clock, OsRandom, Random, SystemClock};
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use crate::{say, serve, start};

pub use world::{Size, World};

/// What the demo is asked for.
#[derive(clap::Args, Debug, Clone)]
pub(crate) struct Wish {
    /// Address and port to listen on
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    listen: SocketAddr,
    /// Actions of the largest call
    #[arg(long, default_value_t = 2_700)]
    actions: usize,
    /// The world follows from this number
    #[arg(long, default_value_t = 2026)]
    seed: u64,
}

/// Fills the world and serves it until told to stop.
pub(crate) async fn run(mut config: Config, wish: Wish) -> Result<()> {
    let folder = tempfile::Builder::new().prefix("convoke-demo-").tempdir().context("making a temporary folder")?;
    let listener = serve::listen(wish.listen).await?;
    let address = listener.local_addr()?;
    config.data = folder.path().to_owned();
    config.database = format!("sqlite:{}", folder.path().join("convoke.db").display());
    config.site.base_url = format!("http://{address}");
    config.site.demo = true;
    config.site.town.get_or_insert_with(|| "Demo".to_owned());
    let random: Arc<dyn Random> = Arc::new(OsRandom);
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let key = start::master_key(&config.data, random.as_ref())?;
    let rooms = start::rooms();
    let store = start::open_store(&config, &rooms, Arc::clone(&clock)).await?;
    let started = start::assemble(&config, store, &key, clock, random, rooms);
    say("Filling the demo world …");
    let world = World::fill(&started.app, Size { actions: wish.actions, ..Size::default() }, wish.seed).await?;
    say(&format!("Convoke is at http://{address}"));
    say(&format!("  {}", world.summary));
    for (who, href) in &world.sign_in {
        say(&format!("  sign in as {who:<14} {}", started.app.absolute(href)));
    }
    say("Everything is in a temporary folder and goes when you press Ctrl-C.");
    let stop = CancellationToken::new();
    let told = stop.clone();
    started.app.spawn(async move {
        serve::asked_to_stop().await;
        told.cancel();
    });
    serve::serve(&config, started, listener, stop).await
}
