//! `convoke export …`: what is public, in the formats of its field.
//!
//! Actions leave through the site's own router, so the file is byte for byte what the site serves.
//! Members, addresses and receipts never leave this way; a person exports their own data on the site.

pub(crate) mod directory;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use axum::body::Body;
use base::Actor;
use clap::ValueEnum;
use http::Request;
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use store::{Db, StoreError};
use tower::ServiceExt as _;
use ui::href;
use web::App;

use crate::config::Config;
use crate::start::{self, Started};

/// What leaves.
#[derive(clap::Subcommand, Debug)]
pub(crate) enum What {
    /// The actions of a call
    Actions {
        /// The call, by its name in the address
        #[arg(long, value_name = "SLUG")]
        call: String,
        /// In which format
        #[arg(long, value_enum, default_value_t = Format::Csv)]
        format: Format,
        /// Where to; without it, the terminal
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// All public calls with their demands, figures and endorsements, one JSON object per line
    Calls {
        /// Where to; without it, the terminal
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// All public groups, one JSON object per line
    Groups {
        /// Where to; without it, the terminal
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// The directory: organizations, services, places
    Directory(directory::Wish),
    /// What is public about a conversation, in the Polis export format
    Conversation {
        /// The conversation, by its name in the address
        slug: String,
        /// The folder; it is made if it is not there
        folder: PathBuf,
    },
    /// Actions, calls and groups into a folder
    All {
        /// The folder; it is made if it is not there
        folder: PathBuf,
    },
}

/// The formats of actions.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Format {
    /// Comma-separated values
    Csv,
    /// `GeoJSON`, RFC 7946
    Geojson,
    /// `iCalendar`, RFC 5545
    Ics,
    /// Atom, RFC 4287: what is new about the call
    Atom,
}

impl Format {
    fn href(self, call: &str) -> String {
        match self {
            Self::Csv => href::call_csv(call),
            Self::Geojson => href::call_geojson(call),
            Self::Ics => href::call_calendar(call),
            Self::Atom => href::call_feed(call),
        }
    }

    const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Geojson => "geojson",
            Self::Ics => "ics",
            Self::Atom => "atom",
        }
    }
}

/// Does it.
pub(crate) async fn run(config: &Config, what: &What) -> Result<()> {
    let started = start::start(config).await?;
    match what {
        What::Actions { call, format, output } => {
            write(output.as_deref(), &served(&started, call, *format).await?)?;
        }
        What::Calls { output } => write(output.as_deref(), &lines(&calls(&started.app).await?))?,
        What::Groups { output } => write(output.as_deref(), &lines(&groups(&started.app).await?))?,
        What::Directory(wish) => directory::run(&started, wish).await?,
        What::Conversation { slug, folder } => crate::conversation::export(&started, slug, folder).await?,
        What::All { folder } => all(&started, folder).await?,
    }
    started.app.drain().await;
    started.app.store().close().await?;
    Ok(())
}

/// What the site serves at an address.
async fn served(started: &Started, call: &str, format: Format) -> Result<Vec<u8>> {
    let request = Request::get(format.href(call)).body(Body::empty())?;
    let answer = started.router.clone().oneshot(request).await?;
    if answer.status() == http::StatusCode::NOT_FOUND {
        bail!("there is no public call `{call}`");
    }
    if !answer.status().is_success() {
        bail!("the site answers {}", answer.status());
    }
    Ok(answer.into_body().collect().await?.to_bytes().to_vec())
}

async fn all(started: &Started, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    let calls = calls(&started.app).await?;
    for slug in calls.iter().filter_map(|call| call.get("slug")?.as_str()) {
        for format in [Format::Csv, Format::Geojson, Format::Ics] {
            let file = folder.join(format!("actions-{slug}.{}", format.extension()));
            write(Some(&file), &served(started, slug, format).await?)?;
        }
    }
    write(Some(&folder.join("calls.jsonl")), &lines(&calls))?;
    write(Some(&folder.join("groups.jsonl")), &lines(&groups(&started.app).await?))?;
    directory::tables(started, &folder.join("directory")).await
}

fn write(to: Option<&Path>, bytes: &[u8]) -> Result<()> {
    let Some(path) = to else {
        std::io::stdout().lock().write_all(bytes)?;
        return Ok(());
    };
    std::fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))?;
    tracing::info!("{} written, {} bytes", path.display(), bytes.len());
    Ok(())
}

fn lines(list: &[Value]) -> Vec<u8> {
    list.iter().flat_map(|value| [value.to_string(), "\n".to_owned()]).collect::<String>().into_bytes()
}

async fn calls(app: &App) -> Result<Vec<Value>> {
    let made = app.read_long(move |db| {
        let (mut out, most) = (Vec::new(), usize::try_from(act::call::store::PAGE).unwrap_or(usize::MAX));
        for page in 0.. {
            let listed = act::call::store::public(db, page)?;
            for it in listed.iter().take(most) {
                out.push(call(db, it)?);
            }
            if listed.len() <= most {
                break;
            }
        }
        Ok::<_, StoreError>(out)
    });
    Ok(made.await?)
}

fn call(db: &mut impl Db, it: &act::call::model::Listed) -> Result<Value, StoreError> {
    let (call, figures) = act::call::store::find_with_figures(db, &Actor::anyone(), &it.slug)?;
    let content = &call.content;
    Ok(json!({
        "slug": call.slug.as_str(),
        "title": content.title,
        "summary": content.summary,
        "text": content.text,
        "state": it.state.as_str(),
        "starts_on": content.period.starts.to_string(),
        "ends_on": content.period.ends.to_string(),
        "called_by": call.caller.name,
        "demands": content.demands,
        "why": content.why_text,
        "why_url": content.why_url,
        "languages": content.langs,
        "actions": figures.actions,
        "going": figures.going,
        "turnout_low": figures.turnout_low,
        "turnout_high": figures.turnout_high,
        "endorsements": endorsements(db, call.id)?,
    }))
}

fn endorsements(db: &mut impl Db, call: base::CallId) -> Result<Vec<Value>, StoreError> {
    let mut out = Vec::new();
    for page in 0.. {
        let some = act::endorsement::store::page(db, call, page)?;
        if some.is_empty() {
            break;
        }
        out.extend(some.iter().map(|it| {
            let revoked = it.endorsement.revoked.as_ref();
            json!({
                "group": it.group_name,
                "statement": it.endorsement.statement,
                "endorsed_at": it.endorsement.endorsed_at.to_string(),
                "revoked_at": revoked.map(|r| r.at.to_string()),
                "revoked_reason": revoked.map(|r| &r.reason),
            })
        }));
    }
    Ok(out)
}

async fn groups(app: &App) -> Result<Vec<Value>> {
    let anyone = Actor::anyone();
    let made = app.read_long(move |db| {
        let mut out = Vec::new();
        let mut filter = people::group::model::GroupFilter::default();
        loop {
            let listed = people::group::store::list(db, &filter)?;
            for it in listed.iter().take(people::group::model::PAGE) {
                let group = people::group::store::find(db, &anyone, it.group.id)?;
                out.push(json!({
                    "slug": group.slug.as_str(),
                    "name": group.name,
                    "kind": group.kind.as_str(),
                    "summary": it.summary,
                    "about": group.about,
                    "place": it.place,
                    "languages": group.languages,
                }));
            }
            match listed.get(people::group::model::PAGE - 1) {
                Some(last) if listed.len() > people::group::model::PAGE => {
                    filter.after = Some((last.folded.clone(), last.group.id));
                }
                _ => return Ok::<_, StoreError>(out),
            }
        }
    });
    Ok(made.await?)
}
