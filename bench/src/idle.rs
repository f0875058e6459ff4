//! Memory of a server that nobody asks anything, and the time from start to ready: on an empty
//! database and on the one that `bench day --keep FOLDER` left.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;

use crate::server::Server;
use crate::table;

/// Which database.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    /// A folder that `bench day --keep` filled
    #[arg(long)]
    data: Option<PathBuf>,
    /// Starts of each
    #[arg(long, default_value_t = 5)]
    runs: u32,
}

async fn measure(data: &Path, runs: u32) -> Result<(Duration, u64)> {
    let mut times = Vec::new();
    let mut memory = 0;
    for run in 0..runs {
        let server = Server::start(data, None, None).await?;
        times.push(server.ready_after);
        if run + 1 == runs {
            tokio::time::sleep(Duration::from_secs(3)).await;
            memory = server.memory()?.0;
        }
        server.stop().await?;
    }
    times.sort_unstable();
    Ok((times[times.len() / 2], memory))
}

#[expect(clippy::cast_precision_loss, reason = "figures for people")]
pub(crate) async fn run(wish: Wish) -> Result<()> {
    let folder = tempfile::tempdir()?;
    // The first start makes the tables; it is not counted.
    Server::start(folder.path(), None, None).await?.stop().await?;
    let (empty, memory) = measure(folder.path(), wish.runs).await?;
    table::head(&["database", "start to ready, median", "idle memory"]);
    let row = |name: &str, time: Duration, memory: u64| {
        vec![
            name.to_owned(),
            format!("{:.0} ms", time.as_secs_f64() * 1000.0),
            format!("{:.0} MiB", memory as f64 / 1_048_576.0),
        ]
    };
    table::row(&row("empty", empty, memory));
    if let Some(data) = &wish.data {
        let (full, memory) = measure(data, wish.runs).await?;
        table::row(&row("after the day", full, memory));
        table::say(&format!(
            "\nStart after the day: {:.2} times the start on an empty database.",
            full.as_secs_f64() / empty.as_secs_f64()
        ));
    }
    Ok(())
}
