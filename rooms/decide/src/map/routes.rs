//! The map over HTTP: its page, the part that is drawn again, and the figures while one looks.

use std::sync::Arc;

use ::store::StoreError;
use axum::extract::{Path, State};
use axum::routing::get;
use base::{Actor, GroupRole, Retention, Span};
use http::HeaderMap;
use serde_json::{Value, json};
use ui::{Html, Words, format};
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

/// What moves on the pages of a conversation.
#[derive(PartialEq)]
struct Moving {
    figures: Figures,
    statements: u64,
    map: u64,
}

impl Moving {
    fn say(&self, words: &Words) -> Value {
        let number = |n: u64| format::number(words, n);
        json!({
            "people": number(u64::from(self.figures.participants)),
            "statements": number(self.statements),
            "votes": number(self.figures.votes),
            "map": self.map.to_string(),
        })
    }
}

async fn look(app: App, slug: String) -> Result<Moving, StoreError> {
    let it = known::find(&app, &Actor::system(), &slug).await?;
    let number = it.number;
    let figures = app.read(move |db| conversations::figures(db, number)).await?;
    let shown = keep::of(&app, &it, &figures).await?;
    Ok(Moving { figures, statements: shown.open() as u64, map: shown.map.votes_version })
}

/// `GET /conversations/{conversation}/live`
async fn live(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let it = known::find(&app, &visit.actor, &slug).await?;
    let words = visit.words;
    let moving = web::watch(&app, it.id.0, move |app| look(app, slug.clone()), move |it: &Moving| it.say(words))?;
    Ok(web::events(moving))
}
