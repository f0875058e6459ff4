//! The map over HTTP: its page, the part that is drawn again, and the figures while one looks.

use std::sync::{Arc, Mutex, PoisonError};

use ::store::{Reader, StoreError};
use axum::extract::{Path, State};
use axum::routing::get;
use base::{Actor, GroupRole, Retention, Span};
use http::HeaderMap;
use serde_json::{Value, json};
use ui::{Words, format};
use web::{Answer, App, Failure, Page, Visit, route};

use super::draw::Picture;
use super::keep::{self, Shown};
use super::model::{Map, Place};
use super::views;
use crate::conversation::known::{self, Known};
use crate::conversation::model::Figures;
use crate::conversation::store as conversations;
use crate::statement::model::Readings;
use crate::statement::store as statements;
use crate::vote::known::Participants;
use crate::vote::model::Votes;
use crate::vote::store::{self as votes, Participant};
use crate::vote::token;
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

/// Texts of one conversation in one language that are kept in memory.
const TEXTS_MAX: usize = 8_192;

/// A conversation as one visitor sees it.
pub(crate) struct Seen {
    pub(crate) it: Arc<Known>,
    pub(crate) figures: Figures,
    pub(crate) shown: Arc<Shown>,
    pub(crate) votes: Votes,
}

/// The conversation of this name, its map, and the visitor's own votes.
pub(crate) async fn seen(app: &App, visit: &Visit, slug: &str, headers: &HeaderMap) -> Result<Seen, Failure> {
    let it = known::find(app, &visit.actor, slug).await?;
    let token = token::of_request(app, &it, &visit.actor, headers);
    let (number, hash) = (it.number, token.as_ref().map(|token| token.known_by(app, &it)));
    let (figures, mine) = counted(app, number, hash).await?;
    let shown = keep::of(app, &it, &figures).await?;
    Ok(Seen { it, figures, shown, votes: mine.map(|it| it.votes).unwrap_or_default() })
}

/// What is counted about a conversation, and the participant of a keyed hash as of the same moment; from
/// memory where it holds.
async fn counted(app: &App, number: i64, hash: Option<[u8; 16]>) -> Result<(Figures, Option<Participant>), StoreError> {
    let people = app.once(|_| Participants::default());
    let (version, is_shared) = (app.version(), app.store().is_postgres());
    if !is_shared && let Some(figures) = people.figures(number, version) {
        let Some(hash) = hash else { return Ok((figures, None)) };
        if let Some(known) = people.find(number, figures.votes_version, &hash) {
            return Ok((figures, Some(known)));
        }
    }
    let read = move |db: &mut Reader| {
        let figures = conversations::figures(db, number)?;
        if !is_shared {
            people.counted(number, version, figures);
        }
        let Some(hash) = hash else { return Ok((figures, None)) };
        let known = people.find(number, figures.votes_version, &hash);
        let found = if known.is_some() { known } else { votes::by_hash(db, &hash)? };
        if let Some(one) = &found {
            people.remember(figures.votes_version, one.clone());
        }
        Ok((figures, found))
    };
    app.read(read).await
}

/// Where somebody with these votes stands.
pub(crate) fn place(map: &Map, votes: &Votes) -> Option<Place> {
    map.place_of(votes.iter().filter_map(|(number, vote)| Some((number, vote.choice.for_map()?.value()))))
}

/// Some statements as this visitor reads them, from memory once somebody has read them.
pub(crate) async fn readings(app: &App, visit: &Visit, seen: &Seen, numbers: Vec<u32>) -> Result<Readings, StoreError> {
    let texts = &seen.shown.texts;
    let texts = texts.of(visit.lang).unwrap_or_else(|| texts.keep(visit.lang, Mutex::default()));
    let known = || texts.lock().unwrap_or_else(PoisonError::into_inner);
    let (mut out, mut rest) = (Readings::new(), Vec::new());
    {
        let known = known();
        for number in numbers {
            match known.get(&number) {
                Some(reading) => drop(out.insert(number, reading.clone())),
                None => rest.push(number),
            }
        }
    }
    if !rest.is_empty() {
        let (number, lang) = (seen.it.number, visit.lang.tag());
        let found = app.read(move |db| statements::readings(db, number, lang, &rest)).await?;
        let mut known = known();
        if known.len() + found.len() > TEXTS_MAX {
            known.clear();
        }
        known.extend(found.iter().map(|it| (it.number, it.clone())));
        out.extend(found.into_iter().map(|it| (it.number, it)));
    }
    Ok(out)
}

/// The picture in the visitor's language, drawn once for each map.
pub(crate) fn drawn(visit: &Visit, seen: &Seen) -> Arc<Picture> {
    let (pictures, map) = (&seen.shown.pictures, &seen.shown.map);
    let draw = || pictures.keep(visit.lang, views::picture(visit.words, seen.it.slug.as_str(), map));
    pictures.of(visit.lang).unwrap_or_else(draw)
}

/// `GET /conversations/{conversation}/map`
async fn show(visit: Visit, State(app): State<App>, Path(slug): Path<String>, headers: HeaderMap) -> Answer {
    let seen = seen(&app, &visit, &slug, &headers).await?;
    let map = &seen.shown.map;
    let readings = readings(&app, &visit, &seen, views::spoken_of(map)).await?;
    let page = views::MapPage {
        conversation: &seen.it,
        map,
        picture: &drawn(&visit, &seen),
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
    let you = place(&seen.shown.map, &seen.votes);
    Ok(Page::html(views::with_you(visit.words, &drawn(&visit, &seen), you)))
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
    if it.hidden.is_some() {
        // Hidden while somebody looked.
        return Err(StoreError::Missing);
    }
    let (figures, _) = counted(&app, it.number, None).await?;
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
