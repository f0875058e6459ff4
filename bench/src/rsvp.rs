//! Durable RSVPs: through HTTP, as people do it, beside the bare storage layer.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;

use crate::load::{self, Outcome, Until};
use crate::server::{self, Server};
use crate::{bare, table};

/// How much.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    /// Seconds of each measurement
    #[arg(long, default_value_t = 8)]
    seconds: u64,
    /// Connections at one time
    #[arg(long, default_value_t = 64)]
    connections: usize,
    /// Rounds, alternating between ceiling and site
    #[arg(long, default_value_t = 3)]
    rounds: u32,
    /// A folder that `bench day --keep` filled: the same once more beside its millions of rows
    #[arg(long)]
    data: Option<PathBuf>,
    /// `postgres://…`: measure on PostgreSQL instead of SQLite; two schemas are made in it
    #[arg(long)]
    database: Option<String>,
}

/// A site with what a request to it needs.
struct Site {
    server: Server,
    codes: Arc<Vec<String>>,
    body: String,
}

impl Site {
    async fn of(server: Server) -> Result<Self> {
        let codes = Arc::new(server::codes(server.address).await?);
        let stamp = server::stamp(&server::page(server.address, &format!("/actions/{}", codes[0])).await?)?;
        Ok(Self { server, codes, body: format!("stamp={stamp}&answer=going&people=1") })
    }

    async fn say(&self, connections: usize, span: Duration) -> Result<Outcome> {
        let (codes, body) = (Arc::clone(&self.codes), self.body.clone());
        let make = Arc::new(move |n: u64| {
            let at = usize::try_from(n.wrapping_mul(2_654_435_761) % codes.len() as u64).unwrap_or(0);
            load::post(&format!("/actions/{}/rsvp", codes[at]), &body)
        });
        load::load(self.server.address, connections, Until::Time(span), make).await
    }
}

pub(crate) async fn run(wish: Wish) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let span = Duration::from_secs(wish.seconds);
    let (store, ids) = bare::open(folder.path(), wish.database.as_deref()).await?;
    let database = wish.database.as_deref();
    let site = Site::of(Server::start(&folder.path().join("site"), database, Some(2_700)).await?).await?;
    let full = match &wish.data {
        Some(data) => Some(Site::of(Server::start(data, None, None).await?).await?),
        None => None,
    };
    // Nobody fills in a form in less time.
    tokio::time::sleep(Duration::from_secs(2)).await;
    table::head(&["RSVPs", "per second", "p50 ms", "p99 ms", "refused", "of the ceiling"]);
    for _ in 0..wish.rounds {
        let ceiling = bare::rate(&store, &ids, wish.connections, span).await?;
        let dash = || "–".to_owned();
        table::row(&["bare storage".to_owned(), table::thousands(ceiling), dash(), dash(), dash(), "1".to_owned()]);
        let sites = [("through HTTP", Some(&site)), ("through HTTP, beside the rows of the day", full.as_ref())];
        for (name, site) in sites {
            let Some(site) = site else { continue };
            let through = site.say(wish.connections, span).await?;
            let mut row = table::outcome(name, &through);
            row.push(format!("{:.2}", through.rate() / ceiling));
            table::row(&row);
        }
    }
    for site in [Some(site), full].into_iter().flatten() {
        site.server.stop().await?;
    }
    store.close().await?;
    Ok(())
}
