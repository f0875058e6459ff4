//! The server that is measured: the real program's router and background work in a process of its
//! own, with one more route, a static page of any size, as the ceiling for pages.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use axum::body::Bytes;
use axum::extract::{Path as UrlPath, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use base::{Clock, OsRandom, Random, SystemClock};
use convoke::config::{Config, Values};
use convoke::{serve, start};
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};
use tokio_util::sync::CancellationToken;

use crate::{table, world};

/// How the server is started.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    #[arg(long)]
    data: PathBuf,
    #[arg(long)]
    database: Option<String>,
    /// Fill an empty database with a call of so many actions
    #[arg(long)]
    fill: Option<usize>,
}

/// The configuration of a measured site.
pub(crate) fn config(data: &Path, database: Option<&str>) -> Result<Config> {
    let mut flags = vec![
        ("data", data.display().to_string()),
        ("server.listen", "127.0.0.1:0".to_owned()),
        ("site.base_url", "http://bench".to_owned()),
        ("limits.open", "true".to_owned()),
        ("log.level", "warn".to_owned()),
    ];
    if let Some(database) = database {
        flags.push(("database", database.to_owned()));
    }
    Config::from_values(&Values::gather(None, [], &flags)?)
}

/// Opens the app of a data folder.
pub(crate) async fn open(config: &Config) -> Result<start::Started> {
    let random: Arc<dyn Random> = Arc::new(OsRandom);
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let key = start::master_key(&config.data, random.as_ref())?;
    let rooms = start::rooms();
    let store = start::open_store(config, &rooms, Arc::clone(&clock)).await?;
    Ok(start::assemble(config, store, &key, clock, random, rooms))
}

/// A page of so many bytes from memory, with the headers a page has.
async fn still(State(app): State<web::App>, UrlPath(size): UrlPath<usize>) -> Response {
    let pages: Arc<Still> = app.once(|_| Still::default());
    let body = pages.of(size);
    let mut response = body.into_response();
    response.headers_mut().insert(CONTENT_TYPE, http::HeaderValue::from_static("text/html; charset=utf-8"));
    response.headers_mut().insert(CONTENT_ENCODING, http::HeaderValue::from_static("identity"));
    response
}

#[derive(Default)]
struct Still(std::sync::Mutex<std::collections::BTreeMap<usize, Bytes>>);

impl Still {
    fn of(&self, size: usize) -> Bytes {
        let mut pages = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        pages.entry(size.min(4 << 20)).or_insert_with(|| Bytes::from(vec![b'x'; size.min(4 << 20)])).clone()
    }
}

/// Serves until the parent closes the pipe or asks to stop.
pub(crate) async fn serve(wish: Wish) -> Result<()> {
    let config = config(&wish.data, wish.database.as_deref())?;
    let mut started = open(&config).await?;
    if let Some(actions) = wish.fill {
        world::fill(&started.app, actions).await?;
    }
    let still = axum::Router::new().route("/bench/still/{size}", get(still)).with_state(started.app.clone());
    started.router = started.router.merge(still);
    let listener = serve::listen(config.listen).await?;
    table::say(&format!("listening {}", listener.local_addr()?));
    let stop = CancellationToken::new();
    let told = stop.clone();
    tokio::spawn(async move {
        serve::asked_to_stop().await;
        told.cancel();
    });
    serve::serve(&config, started, listener, stop).await
}

/// Longer than any directory takes to be read.
const READY_WITHIN: Duration = Duration::from_mins(2);

/// A measured server in a process of its own; it goes with this value.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    /// From the start of the process to the first answer of `/readyz`.
    pub(crate) ready_after: Duration,
}

impl Server {
    /// Starts one and waits until it is ready.
    pub(crate) async fn start(data: &Path, database: Option<&str>, fill: Option<usize>) -> Result<Self> {
        let begun = Instant::now();
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("serve").arg("--data").arg(data).stdout(Stdio::piped()).kill_on_drop(true);
        if let Some(database) = database {
            command.arg("--database").arg(database);
        }
        if let Some(actions) = fill {
            command.arg("--fill").arg(actions.to_string());
        }
        let mut child = command.spawn().context("starting the measured server")?;
        let out = child.stdout.take().context("the server has no output")?;
        let line = BufReader::new(out).lines().next_line().await?.unwrap_or_default();
        let Some(address) = line.strip_prefix("listening ") else { bail!("the server did not start: {line}") };
        let address: SocketAddr = address.parse()?;
        let mut connection = crate::load::Connection::open(address).await?;
        // It reads the directory into memory before it says that it is ready.
        loop {
            let (status, _, _) = connection.ask(&crate::load::get("/readyz", false), false).await?;
            match status {
                200 => break,
                503 if begun.elapsed() < READY_WITHIN => tokio::time::sleep(Duration::from_millis(2)).await,
                _ => bail!("the server is not ready: {status}"),
            }
        }
        Ok(Self { child, address, ready_after: begun.elapsed() })
    }

    /// Resident memory now and at its peak, in bytes.
    pub(crate) fn memory(&self) -> Result<(u64, u64)> {
        let id = self.child.id().context("the server is gone")?;
        let text = std::fs::read_to_string(format!("/proc/{id}/status"))?;
        let field = |name: &str| -> Result<u64> {
            let line = text.lines().find(|line| line.starts_with(name)).context("no such figure")?;
            Ok(line.split_whitespace().nth(1).context("no figure")?.parse::<u64>()? * 1024)
        };
        Ok((field("VmRSS:")?, field("VmHWM:")?))
    }

    /// Asks it to stop and waits until it has.
    pub(crate) async fn stop(mut self) -> Result<()> {
        let id = self.child.id().context("the server is gone")?;
        Command::new("kill").arg("-TERM").arg(id.to_string()).status().await?;
        let status = self.child.wait().await?;
        if !status.success() {
            bail!("the server ended with {status}");
        }
        Ok(())
    }
}

/// The whole answer to a GET.
pub(crate) async fn page(address: SocketAddr, path: &str) -> Result<String> {
    let mut connection = crate::load::Connection::open(address).await?;
    let (status, _, answer) = connection.ask(&crate::load::get(path, false), true).await?;
    let answer = answer.context("no answer")?;
    if status != 200 {
        bail!("{path} answers {status}: {}", answer.head);
    }
    Ok(String::from_utf8_lossy(&answer.body).into_owned())
}

/// The codes of the actions of the largest call.
pub(crate) async fn codes(address: SocketAddr) -> Result<Vec<String>> {
    let csv = page(address, &format!("/calls/{}/actions.csv", slug())).await?;
    let head: Vec<&str> = csv.lines().next().unwrap_or_default().split(',').collect();
    let at = head.iter().position(|name| name.trim_matches(['"', '\u{feff}']) == "code").context("no column `code`")?;
    Ok(csv.lines().skip(1).filter_map(|line| line.split(',').nth(at)).map(|c| c.trim_matches('"').to_owned()).collect())
}

/// The largest call of the measured world.
pub(crate) fn slug() -> &'static str {
    "a-day-without-work-school-or-shopping"
}

/// The stamp in a page's form.
pub(crate) fn stamp(html: &str) -> Result<String> {
    let (_, after) = html.split_once("name=\"stamp\" value=\"").context("the page has no stamp")?;
    Ok(after.split('"').next().unwrap_or_default().to_owned())
}
