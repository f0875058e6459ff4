//! The day: millions of people say "I'm coming" at thousands of places, while others read.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::load::{self, Outcome, Until};
use crate::server::{self, Server};
use crate::{table, world};

/// How much.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    /// RSVPs
    #[arg(long, default_value_t = 7_000_000)]
    people: u64,
    /// Actions
    #[arg(long, default_value_t = 2_700)]
    actions: usize,
    /// Connections that write
    #[arg(long, default_value_t = 64)]
    connections: usize,
    /// Requests per second that readers make all the while
    #[arg(long, default_value_t = 200)]
    readers: u64,
    /// Keep the data in this folder, for `bench idle --data`
    #[arg(long)]
    keep: Option<PathBuf>,
}

/// The action of the `n`-th RSVP: sizes follow the shares, order is mixed.
fn picks(shares: &[f64]) -> Vec<u16> {
    const TABLE: usize = 1 << 16;
    let mut out = Vec::with_capacity(TABLE);
    let (mut sum, mut at) = (0.0, 0);
    for slot in 0..TABLE {
        let place = (f64::from(u32::try_from(slot).unwrap_or(0)) + 0.5) / 65_536.0;
        while at + 1 < shares.len() && sum + shares[at] < place {
            sum += shares[at];
            at += 1;
        }
        out.push(u16::try_from(at).unwrap_or(0));
    }
    out
}

/// Reads pages at a steady pace until told to stop; the latencies.
async fn read(
    site: std::net::SocketAddr,
    paths: Arc<Vec<String>>,
    per_second: u64,
    stop: Arc<AtomicBool>,
) -> Result<Outcome> {
    let mut all = Outcome::default();
    let mut n = 0_u64;
    while !stop.load(Ordering::Relaxed) {
        let begin = Instant::now();
        let (list, from) = (Arc::clone(&paths), n);
        let make = Arc::new(move |i: u64| {
            let at = usize::try_from((from + i).wrapping_mul(7_919) % list.len() as u64).unwrap_or(0);
            load::get(&list[at], true)
        });
        let slice = load::load(site, 2, Until::Requests(per_second / 4), make).await?;
        n += per_second / 4;
        all.merge(slice);
        tokio::time::sleep(Duration::from_millis(250).saturating_sub(begin.elapsed())).await;
    }
    Ok(all.sorted())
}

pub(crate) async fn run(wish: Wish) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let data = wish.keep.clone().unwrap_or_else(|| folder.path().join("day"));
    let site = Server::start(&data, None, Some(wish.actions)).await?;
    let codes = Arc::new(server::codes(site.address).await?);
    let mut paths: Vec<String> = codes.iter().step_by(27).map(|code| format!("/actions/{code}")).collect();
    paths.extend(["/".to_owned(), format!("/calls/{}", server::slug()), "/actions?near=55407".to_owned()]);
    let paths = Arc::new(paths);

    let quiet = quiet(&site, &paths, wish.readers).await?;
    let stamp = server::stamp(&server::page(site.address, &format!("/actions/{}", codes[0])).await?)?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let stop = Arc::new(AtomicBool::new(false));
    let reading = tokio::spawn(read(site.address, Arc::clone(&paths), wish.readers, Arc::clone(&stop)));
    let picks = Arc::new(picks(&world::shares(codes.len())));
    let mut steps = Vec::new();
    let (mut said, begun) = (0, Instant::now());
    while said < wish.people {
        let wave = (wish.people / 14).clamp(10_000, 500_000).min(wish.people - said);
        let through = write(&site, &codes, &picks, &stamp, (said, wave), wish.connections).await?;
        said += wave;
        steps.push((said, through));
        let (_, last) = &steps[steps.len() - 1];
        table::say(&format!("{said} RSVPs, {} per second", table::thousands(last.rate())));
    }
    let elapsed = begun.elapsed();
    stop.store(true, Ordering::Relaxed);
    let busy = reading.await??;
    let (_, peak) = site.memory()?;
    site.stop().await?;
    report(&wish, &data, &steps, elapsed, peak, &quiet, &busy).await
}

async fn quiet(site: &Server, paths: &Arc<Vec<String>>, per_second: u64) -> Result<Outcome> {
    let stop = Arc::new(AtomicBool::new(false));
    let reading = tokio::spawn(read(site.address, Arc::clone(paths), per_second, Arc::clone(&stop)));
    tokio::time::sleep(Duration::from_secs(10)).await;
    stop.store(true, Ordering::Relaxed);
    reading.await?
}

async fn write(
    site: &Server,
    codes: &Arc<Vec<String>>,
    picks: &Arc<Vec<u16>>,
    stamp: &str,
    (from, many): (u64, u64),
    connections: usize,
) -> Result<Outcome> {
    let (codes, picks, body) = (Arc::clone(codes), Arc::clone(picks), format!("stamp={stamp}&answer=going&people=1"));
    let make = Arc::new(move |n: u64| {
        // 40,503 is odd, so every slot of the table comes up once in 65,536.
        let slot = usize::try_from((from + n).wrapping_mul(40_503) & 0xFFFF).unwrap_or(0);
        load::post(&format!("/actions/{}/rsvp", codes[usize::from(picks[slot])]), &body)
    });
    load::load(site.address, connections, Until::Requests(many), make).await
}

#[expect(clippy::cast_precision_loss, reason = "figures for people")]
async fn report(
    wish: &Wish,
    data: &std::path::Path,
    steps: &[(u64, Outcome)],
    elapsed: Duration,
    peak: u64,
    quiet: &Outcome,
    busy: &Outcome,
) -> Result<()> {
    let refused: u64 = steps.iter().map(|(_, it)| it.refused).sum();
    let size = std::fs::metadata(data.join("convoke.db"))?.len();
    let config = server::config(data, None)?;
    let started = server::open(&config).await?;
    let now = started.app.now();
    let mismatches = started.app.read_long(move |db| act::rsvp::store::audit(db, now)).await?;
    let counted = counted(&started.app).await?;
    started.app.store().close().await?;
    table::say("");
    table::head(&["the day", "measured"]);
    let mib = |bytes: u64| format!("{:.0} MiB", bytes as f64 / 1_048_576.0);
    let first = steps.first().map_or(0.0, |(_, it)| it.rate());
    let last = steps.last().map_or(0.0, |(_, it)| it.rate());
    for (what, value) in [
        (
            "RSVPs, every one durable before its answer",
            format!("{}, {refused} refused", table::thousands(wish.people as f64)),
        ),
        (
            "time",
            format!(
                "{:.0} s, {} per second",
                elapsed.as_secs_f64(),
                table::thousands(wish.people as f64 / elapsed.as_secs_f64())
            ),
        ),
        ("figures that differ from their rows", mismatches.len().to_string()),
        ("people counted at the actions, going or waiting", table::thousands(counted as f64)),
        ("peak memory of the server", mib(peak)),
        ("database", mib(size)),
        ("rate at the end, of the rate at the beginning", format!("{:.2}", last / first)),
        ("pages read quietly, p50 / p99", format!("{:.2} / {:.2} ms", quiet.quantile(0.5), quiet.quantile(0.99))),
        (
            "pages read during the storm, p50 / p99",
            format!("{:.2} / {:.2} ms", busy.quantile(0.5), busy.quantile(0.99)),
        ),
    ] {
        table::row(&[what.to_owned(), value]);
    }
    if !mismatches.is_empty() || counted + refused != wish.people {
        bail!("the books do not balance: {counted} counted, {} said, {refused} refused, {mismatches:?}", wish.people);
    }
    Ok(())
}

/// People counted at the actions of the measured call, whether they go or wait for a place.
async fn counted(app: &web::App) -> Result<u64> {
    let spots = app.read_long(|db| {
        let call = act::call::store::find(db, &base::Actor::system(), server::slug())?;
        act::action::store::public(db, act::action::store::Which::OfCall(call.id))
    });
    let spots = spots.await.map_err(|e: store::StoreError| anyhow::anyhow!(e))?;
    Ok(spots.iter().map(|spot| u64::from(spot.figures.going) + u64::from(spot.figures.waiting)).sum())
}
