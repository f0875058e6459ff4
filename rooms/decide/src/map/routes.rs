//! The map over HTTP: its page, the part that is drawn again, and the figures while one looks.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use ::store::StoreError;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::routing::get;
use base::{GroupRole, Retention, Span};
use futures_util::stream::unfold;
use http::HeaderMap;
use tokio::sync::{OwnedSemaphorePermit, watch};
use ui::{Html, format};
use web::{Answer, App, Failure, Page, Visit, route};

use super::keep::{self, Shown};
use super::model::{Map, Place};
use super::views;
use crate::conversation::known;
use crate::conversation::model::{Conversation, Figures};
use crate::conversation::store as conversations;
use crate::statement::store as statements;
use crate::vote::model::Votes;
use crate::vote::{store as votes, token};
use crate::{Parts, access};

/// The pause between two messages.
const PAUSE: Duration = Duration::from_secs(1);
/// How long one connection lasts; browsers connect again by themselves.
const LIFE: Duration = Duration::from_mins(15);

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::MAP_SHOW, get(show)),
            route(access::MAP_PICTURE, get(picture)),
            route(access::MAP_LIVE, get(live)),
        ],
        retentions: vec![Retention {
            key: "keep-opinion-maps",
            tables: &["conversation_maps"],
            span: Span::Kept,
            purge: None,
        }],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// A conversation as one visitor sees it.
pub(crate) struct Seen {
    pub(crate) it: Arc<Conversation>,
    pub(crate) figures: Figures,
    pub(crate) shown: Arc<Shown>,
    pub(crate) votes: Votes,
}

/// The conversation of this name, its map, and the visitor's own votes.
pub(crate) async fn seen(app: &App, visit: &Visit, slug: &str, headers: &HeaderMap) -> Result<Seen, Failure> {
    let it = known::find(app, &visit.actor, slug).await?;
    let token = token::of_request(app, &it, &visit.actor, headers);
    let (number, hash) = (it.number, token.as_ref().map(|token| token.known_by(app, &it)));
    let (figures, mine) = app
        .read(move |db| {
            let figures = conversations::figures(db, number)?;
            let mine = match hash {
                Some(hash) => votes::by_hash(db, &hash)?,
                None => None,
            };
            Ok::<_, StoreError>((figures, mine))
        })
        .await?;
    let shown = keep::of(app, &it, &figures).await?;
    Ok(Seen { it, figures, shown, votes: mine.map(|it| it.votes).unwrap_or_default() })
}

/// Where somebody with these votes stands.
pub(crate) fn place(map: &Map, votes: &Votes) -> Option<Place> {
    map.place_of(votes.iter().filter_map(|(number, vote)| Some((number, vote.choice.for_map()?.value()))))
}

/// Some statements as this visitor reads them.
pub(crate) async fn readings(
    app: &App,
    visit: &Visit,
    it: &Conversation,
    numbers: Vec<u32>,
) -> Result<views::Readings, StoreError> {
    let (number, lang) = (it.number, visit.lang.tag());
    let list = app.read(move |db| statements::readings(db, number, lang, &numbers)).await?;
    Ok(list.into_iter().map(|it| (it.number, it)).collect())
}

/// The picture in the visitor's language, drawn once for each map.
pub(crate) fn drawn(visit: &Visit, it: &Conversation, shown: &Shown) -> Arc<Html> {
    let lang = visit.lang.tag();
    match shown.drawn("picture", lang) {
        Some(made) => made,
        None => shown.keep("picture", lang, views::picture(visit.words, it.slug.as_str(), &shown.map)),
    }
}

/// `GET /conversations/{conversation}/map`
async fn show(visit: Visit, State(app): State<App>, Path(slug): Path<String>, headers: HeaderMap) -> Answer {
    let seen = seen(&app, &visit, &slug, &headers).await?;
    let map = &seen.shown.map;
    let readings = readings(&app, &visit, &seen.it, views::spoken_of(map)).await?;
    let page = views::MapPage {
        conversation: &seen.it,
        map,
        readings: &readings,
        you: place(map, &seen.votes),
        may_propose: visit.actor.is_at_least(seen.it.holder.id, GroupRole::Officer),
    };
    let (head, main) = views::show(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `GET /conversations/{conversation}/map/picture`: what the island puts in place of the old picture.
async fn picture(visit: Visit, State(app): State<App>, Path(slug): Path<String>, headers: HeaderMap) -> Answer {
    let seen = seen(&app, &visit, &slug, &headers).await?;
    let picture = drawn(&visit, &seen.it, &seen.shown);
    let you = place(&seen.shown.map, &seen.votes);
    Ok(Page::html(
        ui::html! { (*picture) @if let Some(at) = you { (super::draw::you(visit.words, &seen.shown.map, at)) } },
    ))
}

/// One connection.
struct Watcher {
    app: App,
    visit: Visit,
    slug: String,
    changes: watch::Receiver<u64>,
    _place: OwnedSemaphorePermit,
    sent: Option<Vec<(&'static str, String)>>,
    ends_at: base::Time,
}

impl Watcher {
    /// Waits for figures that differ from those sent; none when the connection is over.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        loop {
            if self.sent.is_some() {
                let leaving = self.app.leaving();
                let change = async {
                    tokio::time::sleep(PAUSE).await;
                    self.changes.changed().await.is_ok()
                };
                let is_changed = tokio::select! {
                    it = change => it,
                    () = leaving.cancelled() => false,
                };
                if !is_changed {
                    return None;
                }
            }
            if self.app.now() > self.ends_at {
                return None;
            }
            self.changes.borrow_and_update();
            let figures = self.figures().await.ok()?;
            if self.sent.as_ref() != Some(&figures) {
                let data: HashMap<_, _> = figures.iter().map(|(key, value)| (*key, value.as_str())).collect();
                let event = Event::default().data(serde_json::to_string(&data).ok()?);
                self.sent = Some(figures);
                return Some((Ok(event), self));
            }
        }
    }

    async fn figures(&self) -> Result<Vec<(&'static str, String)>, StoreError> {
        let it = known::find(&self.app, &self.visit.actor, &self.slug).await?;
        let number = it.number;
        let figures = self.app.read(move |db| conversations::figures(db, number)).await?;
        let shown = keep::of(&self.app, &it, &figures).await?;
        let number = |n: u64| format::number(self.visit.words, n);
        Ok(vec![
            ("people", number(u64::from(figures.participants))),
            ("statements", number(shown.open() as u64)),
            ("votes", number(figures.votes)),
            ("map", shown.map.votes_version.to_string()),
        ])
    }
}

/// `GET /conversations/{conversation}/live`
async fn live(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let it = known::find(&app, &visit.actor, &slug).await?;
    let (changes, place) = app.live().watch(it.id.0).ok_or(Failure::Busy)?;
    let ends_at = app.now().plus(LIFE);
    let watcher = Watcher { app, visit, slug, changes, _place: place, sent: None, ends_at };
    let stream = unfold(watcher, Watcher::next);
    Ok(Page::from(Sse::new(stream).keep_alive(KeepAlive::default()).into_response()))
}
