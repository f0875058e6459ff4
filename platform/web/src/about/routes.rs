//! Routes about the site, of stored files and of place names.

use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};

use super::views;
use crate::{Answer, App, Failure, Limit, Page, Query, Visit};

pub(super) async fn about(visit: Visit, State(app): State<App>) -> Answer {
    Ok(visit.page(views::about_head(visit.words), views::about(visit.words, app.site().contact.as_deref())))
}

pub(super) async fn keeps(visit: Visit, State(app): State<App>) -> Answer {
    Ok(visit.page(views::keeps_head(visit.words), views::keeps(visit.words, app.retentions())))
}

/// A stored file. Its address is the hash of its bytes, so it never changes.
pub(super) async fn file(State(app): State<App>, Path(file): Path<String>) -> Answer {
    let name = file.split_once('.').map_or(file.as_str(), |(name, _)| name);
    let Ok(id) = name.parse::<store::FileId>() else { return Err(Failure::Missing) };
    let found = app.read(move |db| store::files::get(db, id)).await?.ok_or(Failure::Missing)?;
    let media_type = match found.media_type.as_str() {
        "image/jpeg" => "image/jpeg",
        "image/png" => "image/png",
        "image/webp" => "image/webp",
        _ => "application/octet-stream",
    };
    let download = (media_type == "application/octet-stream").then_some("file");
    Ok(Page::file(found.bytes, media_type, download).immutable())
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
}

/// A place as the suggestion island shows it.
#[derive(Serialize)]
struct Suggested {
    label: String,
}

pub(super) async fn places(visit: Visit, State(app): State<App>, Query(asked): Query<Asked>) -> Answer {
    app.limits().check(Limit::Search, &visit.client)?;
    let found = places::suggest(asked.q.trim(), 8);
    let labels: Vec<Suggested> = found.iter().map(|place| Suggested { label: place.label(visit.lang) }).collect();
    Ok(Page::json(&labels))
}
