//! The one binary: configuration, router, jobs, command line. It knows all rooms and holds no rules.

mod backup;
pub mod config;
mod conversation;
pub mod demo;
mod doctor;
mod export;
#[cfg(test)]
mod house;
mod import;
mod mailer;
mod metrics;
pub mod opinion;
pub mod serve;
pub mod start;
mod tally;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Args, Parser, Subcommand};
use tokio_util::sync::CancellationToken;

use crate::config::{Config, Values};

/// Convoke: people organize themselves. One program, from "what do we want?" to "here is the record".
#[derive(Parser, Debug)]
#[command(name = "convoke", version, max_term_width = 100)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// What every command understands.
#[derive(Args, Debug)]
struct Common {
    /// Configuration file; without it `convoke.toml` is read if it is there
    #[arg(long, global = true, env = "CONVOKE_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// Data folder
    #[arg(long, global = true, value_name = "FOLDER")]
    data: Option<String>,
    /// Database: `sqlite:PATH` or `postgres://…`
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Serve the site until Ctrl-C or SIGTERM
    Serve {
        /// Address and port to listen on
        #[arg(long, value_name = "ADDRESS")]
        listen: Option<String>,
    },
    /// Fill a believable world in a temporary folder and serve it on this machine
    Demo(demo::Wish),
    /// Print the effective configuration and where each value came from
    Config {
        /// Print the reference of all settings (Markdown) instead
        #[arg(long)]
        reference: bool,
    },
    /// Look at configuration, database, keys, clock, disk and permissions; say what to do
    Doctor,
    /// Write everything into one file, consistent, also while the site is serving
    Backup {
        /// The file to write; it must not be there yet
        file: PathBuf,
    },
    /// Fill an empty database from a backup
    Restore {
        /// The file that `convoke backup` wrote
        file: PathBuf,
    },
    /// Bring things in from a file
    Import {
        #[command(subcommand)]
        what: ImportCommand,
    },
    /// Take out what is public, in the formats of its field
    Export {
        #[command(subcommand)]
        what: export::What,
    },
    /// Count an election from a file, with an account of every round
    Tally(Box<tally::Wish>),
    /// Draw the opinion map of a conversation in the Polis export format, or write it as JSON or a table
    Opinion(opinion::Wish),
    /// Print a new one-time link for the first administrator
    AdminLink,
    /// Give jobs that were given up another chance
    Jobs {
        #[command(subcommand)]
        what: JobsCommand,
    },
}

#[derive(Subcommand, Debug)]
enum ImportCommand {
    /// Actions of a call from CSV or GeoJSON
    Actions(import::Wish),
    /// Organizations, services and places from HSDS (JSON or tables) or a plain CSV table
    Directory(import::directory::Wish),
    /// A whole conversation from a folder in the Polis export format
    Conversation(conversation::Wish),
}

#[derive(Subcommand, Debug)]
enum JobsCommand {
    /// Try the jobs again that were given up
    Revive,
}

/// Prints a line for the person at the terminal; a closed pipe is no error.
pub(crate) fn say(line: &str) {
    let written = writeln!(std::io::stdout().lock(), "{line}");
    drop(written);
}

#[expect(clippy::disallowed_methods, reason = "the one place where configuration is read")]
fn gather(common: &Common, listen: Option<String>) -> Result<Values> {
    let default = PathBuf::from("convoke.toml");
    let file = common.config.clone().or_else(|| default.exists().then_some(default));
    let flags: Vec<(&'static str, String)> =
        [("data", common.data.clone()), ("database", common.database.clone()), ("server.listen", listen)]
            .into_iter()
            .filter_map(|(key, value)| value.map(|v| (key, v)))
            .collect();
    Values::gather(file.as_deref(), std::env::vars(), &flags)
}

fn log(config: &Config) -> Result<()> {
    let filter = tracing_subscriber::EnvFilter::try_new(&config.log_level).context("log.level")?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    let done = if config.log_json { builder.json().try_init() } else { builder.try_init() };
    done.map_err(|e| anyhow::anyhow!("{e}"))
}

/// The program: reads its arguments, does what they say, answers the exit code.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(code) => code,
        Err(error) => {
            let written = writeln!(std::io::stderr().lock(), "convoke: {error:#}");
            drop(written);
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<ExitCode> {
    // A count needs neither configuration nor data.
    if let Command::Tally(wish) = &cli.command {
        return tally::run(wish).map(|()| ExitCode::SUCCESS);
    }
    // Needs no configuration and no database: files in, a picture out.
    if let Command::Opinion(wish) = &cli.command {
        return opinion::run(wish);
    }
    if matches!(cli.command, Command::Demo(_)) && (cli.common.data.is_some() || cli.common.database.is_some()) {
        anyhow::bail!("the demo has a temporary folder and database of its own: leave out --data and --database");
    }
    let listen = match &cli.command {
        Command::Serve { listen } => listen.clone(),
        _ => None,
    };
    let values = gather(&cli.common, listen)?;
    let config = Config::from_values(&values)?;
    if let Command::Config { reference } = cli.command {
        say(if reference { config::reference() } else { values.show() }.trim_end());
        return Ok(ExitCode::SUCCESS);
    }
    log(&config)?;
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    if config.workers > 0 {
        builder.worker_threads(config.workers);
    }
    let runtime = builder.enable_all().build().context("starting threads")?;
    runtime.block_on(perform(cli.command, config))
}

async fn perform(command: Command, config: Config) -> Result<ExitCode> {
    match command {
        Command::Serve { .. } => serve_site(config).await?,
        Command::Demo(wish) => demo::run(config, wish).await?,
        Command::Config { .. } | Command::Tally(_) | Command::Opinion(_) => {}
        Command::Doctor => return doctor::run(&config).await,
        Command::Backup { file } => backup::backup(&config, &file).await?,
        Command::Restore { file } => backup::restore(&config, &file).await?,
        Command::Import { what: ImportCommand::Actions(wish) } => import::run(&config, &wish).await?,
        Command::Import { what: ImportCommand::Directory(wish) } => import::directory::run(&config, &wish).await?,
        Command::Import { what: ImportCommand::Conversation(wish) } => conversation::import(&config, &wish).await?,
        Command::Export { what } => export::run(&config, &what).await?,
        Command::AdminLink => {
            let started = start::start(&config).await?;
            match admin_link(&started.app).await? {
                Some(link) => say(&link),
                None => say("There is an administrator already; they name others on the page /admin."),
            }
            started.app.store().close().await?;
        }
        Command::Jobs { what: JobsCommand::Revive } => {
            let started = start::start(&config).await?;
            let revived = started.app.change(store::jobs::revive).await?;
            say(&format!("{revived} jobs will be tried again"));
            started.app.store().close().await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

#[expect(clippy::disallowed_methods, reason = "who waits for the signal to stop has nothing to finish")]
async fn serve_site(config: Config) -> Result<()> {
    let started = start::start(&config).await?;
    let listener = serve::listen(config.listen).await?;
    let address = listener.local_addr()?;
    tracing::info!("Convoke listens on http://{address}, for the world it is {}", config.site.base_url);
    if config.limits_open {
        tracing::warn!("rate limits are switched off");
    }
    if let Some(link) = admin_link(&started.app).await? {
        say("Nobody runs this site yet. Open this link once, within a day, to become its administrator:");
        say(&format!("  {link}"));
    }
    let stop = CancellationToken::new();
    let told = stop.clone();
    tokio::spawn(async move {
        serve::asked_to_stop().await;
        told.cancel();
    });
    serve::serve(&config, started, listener, stop).await
}

/// A new one-time link for the first administrator; none when there is one.
async fn admin_link(app: &web::App) -> Result<Option<String>> {
    let (random, now) = (app.random_arc(), app.now());
    let made = app.change(move |db| people::person::first_link(db, random.as_ref(), now)).await;
    let href: Option<String> = made.map_err(|e: store::StoreError| anyhow::anyhow!(e))?;
    Ok(href.map(|href| app.absolute(&href)))
}
