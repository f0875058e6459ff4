//! `convoke import conversation FOLDER` and `convoke export conversation`: whole conversations in the
//! Polis export format.
//!
//! Reading is the engine's business, rules and rows are the room's; this file writes files and says what
//! came of it.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use ::opinion::polis::Sign;
use anyhow::{Context as _, Result, bail};
use axum::body::Body;
use base::Actor;
use decide::transfer::take::{Wish as Take, check, take};
use http::Request;
use http_body_util::BodyExt as _;
use indicatif::{ProgressBar, ProgressStyle};
use tower::ServiceExt as _;
use ui::href;

use crate::config::Config;
use crate::say;
use crate::start::{self, Started};

/// What `import conversation` is asked for.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    /// A folder with comments.csv and participants-votes.csv or votes.csv; each may be packed (.gz)
    folder: PathBuf,
    /// The group that holds it, by its name in the address
    #[arg(long, value_name = "SLUG")]
    group: String,
    /// The question, where the export has none or another is wanted
    #[arg(long, value_name = "TEXT")]
    question: Option<String>,
    /// What stands for “agree” in the votes: `plus` or `minus`; without it, it is found out
    #[arg(long, value_name = "SIGN", value_parser = ["plus", "minus"])]
    agree: Option<String>,
    /// Let people go on here; otherwise it comes in closed, with its report
    #[arg(long)]
    open: bool,
    /// Look at everything, write nothing
    #[arg(long)]
    dry_run: bool,
}

/// Reads, understands, writes; says what came of it.
pub(crate) async fn import(config: &Config, wish: &Wish) -> Result<()> {
    let sign = match wish.agree.as_deref() {
        Some("plus") => Sign::AgreeIsPlus,
        Some(_) => Sign::AgreeIsMinus,
        None => Sign::Detect,
    };
    let export = crate::opinion::files::read(&wish.folder, sign)?;
    for note in &export.notes {
        say(&format!("note: {note}"));
    }
    let (statements, people, votes) = (export.statements.len(), export.participants.len(), export.votes.len());
    let started = start::start(config).await?;
    let asked = Take { group: wish.group.clone(), question: wish.question.clone(), open: wish.open };
    if wish.dry_run {
        check(&started.app, &asked, &export).await.with_context(|| format!("taking over {}", wish.folder.display()))?;
        say(&format!("{statements} statements, {people} participants, {votes} votes. Nothing was written."));
    } else {
        let bar = progress(people as u64);
        let taken = take(&started.app, &asked, export, |done| bar.set_position(done as u64)).await;
        bar.finish_and_clear();
        let taken = taken.with_context(|| format!("taking over {}", wish.folder.display()))?;
        start::mark_changed(&config.data)?;
        say(&format!(
            "{} statements, {} participants, {} votes taken over: {}",
            taken.statements,
            taken.participants,
            taken.votes,
            started.app.absolute(&href::conversation(&taken.slug))
        ));
    }
    started.app.drain().await;
    started.app.store().close().await?;
    Ok(())
}

fn progress(all: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} participants");
    let bar = ProgressBar::new(all);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Writes what the site publishes about a conversation into a folder, as the site serves it.
pub(crate) async fn export(started: &Started, slug: &str, folder: &Path) -> Result<()> {
    let name = slug.to_owned();
    let found = started.app.read(move |db| decide::conversation::store::find(db, &Actor::anyone(), &name)).await;
    let (it, _) = found.map_err(|e: store::StoreError| match e {
        store::StoreError::Missing => anyhow::anyhow!("there is no public conversation `{slug}`"),
        other => other.into(),
    })?;
    // A report is of all votes, not of those the last map saw.
    decide::map::keep::settle(&started.app, &it).await?;
    std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    let mut has_rows = false;
    for file in ["summary.csv", "comments.csv", "participants-votes.csv", "map.json"] {
        let request = Request::get(href::conversation_data(slug, file)).body(Body::empty())?;
        let answer = started.router.clone().oneshot(request).await?;
        if answer.status() == http::StatusCode::NOT_FOUND && file == "participants-votes.csv" {
            continue;
        }
        if !answer.status().is_success() {
            bail!("the site answers {} for {file}", answer.status());
        }
        has_rows |= file == "participants-votes.csv";
        let bytes = answer.into_body().collect().await?.to_bytes();
        let path = folder.join(file);
        std::fs::write(&path, &bytes).with_context(|| format!("writing {}", path.display()))?;
    }
    if !has_rows {
        say("The votes of participants stay here: the conversation did not promise to publish them.");
    }
    Ok(())
}
