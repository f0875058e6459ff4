//! Pages beside a static page of the same size from the same server.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;

use crate::load::{self, Outcome, Until};
use crate::server::{self, Server};
use crate::table;

/// How much.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    /// Seconds of each measurement
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Connections at one time
    #[arg(long, default_value_t = 64)]
    connections: usize,
    /// Actions in the call
    #[arg(long, default_value_t = 2_700)]
    actions: usize,
}

/// How much, for several sizes.
#[derive(clap::Args, Debug)]
pub(crate) struct FlatWish {
    /// Seconds of each measurement
    #[arg(long, default_value_t = 4)]
    seconds: u64,
    /// Sizes of the call
    #[arg(long, value_delimiter = ',', default_values_t = [100, 1_000, 10_000])]
    sizes: Vec<usize>,
}

/// Postal codes in different parts of the country.
const NEAR: [&str; 8] = ["55407", "10001", "90001", "60601", "77001", "98101", "33125", "80202"];

async fn measure(site: &Server, paths: Vec<String>, wish: &Wish, gzip: bool) -> Result<Outcome> {
    let paths = Arc::new(paths);
    let make = Arc::new(move |n: u64| {
        let at = usize::try_from(n % paths.len() as u64).unwrap_or(0);
        load::get(&paths[at], gzip)
    });
    load::load(site.address, wish.connections, Until::Time(Duration::from_secs(wish.seconds)), make).await
}

#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss, reason = "a size")]
async fn beside(site: &Server, name: &str, paths: Vec<String>, wish: &Wish, gzip: bool) -> Result<Outcome> {
    // Once before, so that sizes are known and caches are as they are on a busy day.
    let warm = measure(site, paths.clone(), &Wish { seconds: 2, ..*wish }, gzip).await?;
    let weight = (warm.bytes as f64 / warm.answers.max(1) as f64) as u64;
    let still = measure(site, vec![format!("/bench/still/{weight}")], wish, gzip).await?;
    let page = measure(site, paths, wish, gzip).await?;
    table::row(&with_ceiling(&format!("static page, {weight} bytes"), &still, &still));
    table::row(&with_ceiling(&format!("{name}, {weight} bytes"), &page, &still));
    Ok(page)
}

fn with_ceiling(name: &str, it: &Outcome, ceiling: &Outcome) -> Vec<String> {
    let mut row = table::outcome(name, it);
    row.push(format!("{:.2}", it.rate() / ceiling.rate()));
    row.push(format!("{:.1}", it.quantile(0.99) / ceiling.quantile(0.99).max(0.001)));
    row
}

const COLUMNS: [&str; 7] =
    ["page", "per second", "p50 ms", "p99 ms", "refused", "rate of the ceiling", "p99 of the ceiling's"];

pub(crate) async fn run(wish: Wish) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let site = Server::start(folder.path(), None, Some(wish.actions)).await?;
    let codes = server::codes(site.address).await?;
    let call = format!("/calls/{}", server::slug());
    table::head(&COLUMNS);
    beside(&site, &format!("call page, {} actions", wish.actions), vec![call.clone()], &wish, true).await?;
    let actions: Vec<String> = codes.iter().map(|code| format!("/actions/{code}")).collect();
    beside(&site, "action pages", actions, &wish, true).await?;
    let near: Vec<String> = NEAR.iter().map(|zip| format!("/actions?near={zip}&km=80")).collect();
    beside(&site, "list near a place", near.clone(), &wish, true).await?;
    beside(&site, "list near a place, not compressed", near, &wish, false).await?;
    beside(&site, "home page", vec!["/".to_owned()], &wish, true).await?;
    let first = first_load(&site, &call).await?;
    table::say("");
    table::say(&format!("First load of the call page, compressed, without fonts: {first} bytes."));
    site.stop().await
}

/// Bytes of a page with its style and scripts, as a browser asks for them.
pub(crate) async fn first_load(site: &Server, path: &str) -> Result<usize> {
    let html = server::page(site.address, path).await?;
    let mut all = 0;
    let mut connection = load::Connection::open(site.address).await?;
    let (_, bytes, _) = connection.ask(&load::get(path, true), false).await?;
    all += usize::try_from(bytes)?;
    for piece in html.split("\"/assets/").skip(1) {
        let name = piece.split('"').next().unwrap_or_default();
        if matches!(name.rsplit_once('.'), Some((_, "css" | "js"))) {
            let (_, bytes, _) = connection.ask(&load::get(&format!("/assets/{name}"), true), false).await?;
            all += usize::try_from(bytes)?;
        }
    }
    Ok(all)
}

/// The call page with few and with many actions.
pub(crate) async fn flat(wish: FlatWish) -> Result<()> {
    table::head(&["actions in the call", "page", "per second", "p50 ms", "p99 ms", "refused", "of the smallest"]);
    let mut first: Option<(f64, f64)> = None;
    for size in wish.sizes {
        let folder = tempfile::tempdir()?;
        let site = Server::start(folder.path(), None, Some(size)).await?;
        let one = Wish { seconds: wish.seconds, connections: 64, actions: size };
        let call = format!("/calls/{}", server::slug());
        // Warm first: the map of the call is drawn once.
        measure(&site, vec![call.clone()], &Wish { seconds: 2, ..one }, true).await?;
        let page = measure(&site, vec![call], &one, true).await?;
        let codes = server::codes(site.address).await?;
        let actions: Vec<String> = codes.iter().take(100).map(|code| format!("/actions/{code}")).collect();
        let action = measure(&site, actions, &one, true).await?;
        let base = *first.get_or_insert((page.rate(), action.rate()));
        for (name, it, base) in [("call", &page, base.0), ("action", &action, base.1)] {
            let mut row = table::outcome(name, it);
            row.insert(0, size.to_string());
            row.push(format!("{:.2}", it.rate() / base));
            table::row(&row);
        }
        site.stop().await?;
    }
    Ok(())
}
