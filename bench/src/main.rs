//! Measurements: `cargo xtask bench …`. Every figure stands beside a ceiling measured in the same
//! run on the same machine; figures for people are in docs/benchmarks.md.

mod bare;
mod bare_votes;
mod conversation;
mod day;
mod find_all;
mod find_import;
mod find_match;
mod find_search;
mod idle;
mod load;
mod opinion;
mod pages;
mod rsvp;
mod server;
mod table;
mod tally;
mod tally_peers;
mod world;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// The allocator of the program that is measured.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Measures Convoke.
#[derive(Parser, Debug)]
#[command(name = "bench", max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Debug)]
enum What {
    /// Durable RSVPs through HTTP beside the same inserts through the bare storage layer
    Rsvp(rsvp::Wish),
    /// Votes through HTTP beside bare storage, the age of the map, the next statement among thousands
    Conversation(conversation::Wish),
    /// Call page, action page and list near a place beside a static page of the same size
    Pages(pages::Wish),
    /// The same page with 100, 1,000 and 10,000 actions in the call
    Flat(pages::FlatWish),
    /// The day: millions of RSVPs on thousands of actions, with readers beside it
    Day(day::Wish),
    /// The directory as a whole: import, search, relevance, matching, each beside its bar
    Find(find_all::Wish),
    /// Needs and offers brought together: from nothing, and while they come and go
    Match(find_match::Wish),
    /// The search of the directory: HTTP beside the engine, places beside a bare tree, size, freshness
    FindSearch(find_search::Wish),
    /// Idle memory and start to ready, empty and after the day
    Idle(idle::Wish),
    /// Counting: STV on ten million ballots from a file, every plain format beside a bare scan, the other rules beside
    /// libraries for Python
    Tally(tally::Wish),
    /// The opinion engine from votes to map, and beside its Python reference
    Opinion(opinion::Wish),
    /// Importing a directory of 100,000 services beside bare inserts of the same rows
    FindImport(find_import::Wish),
    /// A server for the other measurements (used by them)
    #[command(hide = true)]
    Serve(server::Wish),
}

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            table::say(&format!("bench: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<()> {
    let threads = if matches!(cli.what, What::Serve(_)) { 2 } else { 1 };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build()?;
    runtime.block_on(async {
        match cli.what {
            What::Rsvp(wish) => rsvp::run(wish).await,
            What::Conversation(wish) => conversation::run(wish).await,
            What::Pages(wish) => pages::run(wish).await,
            What::Flat(wish) => pages::flat(wish).await,
            What::Day(wish) => day::run(wish).await,
            What::Find(wish) => find_all::run(wish).await,
            What::Match(wish) => find_match::run(&wish).map(drop),
            What::FindSearch(wish) => find_search::run(wish).await.map(drop),
            What::Idle(wish) => idle::run(wish).await,
            What::Opinion(wish) => opinion::run(&wish),
            What::Tally(wish) => tally::run(&wish),
            What::FindImport(wish) => find_import::run(wish).await.map(drop),
            What::Serve(wish) => server::serve(wish).await,
        }
    })
}
