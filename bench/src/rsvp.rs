//! Durable RSVPs: through HTTP, as people do it, beside the bare storage layer.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;

use crate::load::{self, Until};
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
    /// `postgres://…`: measure on PostgreSQL instead of SQLite; two schemas are made in it
    #[arg(long)]
    database: Option<String>,
}

pub(crate) async fn run(wish: Wish) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let span = Duration::from_secs(wish.seconds);
    let (store, ids) = bare::open(folder.path(), wish.database.as_deref()).await?;
    let site = Server::start(&folder.path().join("site"), wish.database.as_deref(), Some(2_700)).await?;
    let codes = Arc::new(server::codes(site.address).await?);
    let stamp = server::stamp(&server::page(site.address, &format!("/actions/{}", codes[0])).await?)?;
    let body = format!("stamp={stamp}&answer=going&people=1");
    tokio::time::sleep(Duration::from_secs(2)).await;
    table::head(&["RSVPs", "per second", "p50 ms", "p99 ms", "refused", "of the ceiling"]);
    for _ in 0..wish.rounds {
        let ceiling = bare::rate(&store, &ids, wish.connections, span).await?;
        let make = {
            let (codes, body) = (Arc::clone(&codes), body.clone());
            Arc::new(move |n: u64| {
                let at = usize::try_from(n.wrapping_mul(2_654_435_761) % codes.len() as u64).unwrap_or(0);
                load::post(&format!("/actions/{}/rsvp", codes[at]), &body)
            })
        };
        let through = load::load(site.address, wish.connections, Until::Time(span), make).await?;
        table::row(&[
            "bare storage".to_owned(),
            table::thousands(ceiling),
            "–".into(),
            "–".into(),
            "–".into(),
            "1".into(),
        ]);
        let mut row = table::outcome("through HTTP", &through);
        row.push(format!("{:.2}", through.rate() / ceiling));
        table::row(&row);
    }
    site.stop().await?;
    store.close().await?;
    Ok(())
}
