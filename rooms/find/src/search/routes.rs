//! The search over HTTP. Nothing that is asked is kept.

use std::sync::Arc;

use axum::extract::State;
use axum::routing::get;
use serde::{Deserialize, Serialize};
use web::{Answer, App, Limit, Page, Query, Visit, Warm, route};

use super::answered::{answer, wish};
use super::index::{Question, Wish};
use super::kept::directory;
use super::model::{Ask, Reading};
use super::views;
use crate::{Parts, access};

/// Suggestions while typing.
const SUGGESTED: usize = 8;

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![route(access::DIRECTORY_SHOW, get(show)).cached(), route(access::DIRECTORY_NAMES, get(names))],
        samples: Some(super::samples::samples),
        menu: vec![ui::MenuItem { icon: ui::Icon::BookOpen, label: |w| w.directory_menu(), href: ui::href::DIRECTORY }],
        warms: vec![Warm {
            name: "directory",
            run: Arc::new(|app| Box::pin(async move { directory(&app).await.map(|_| ()) })),
        }],
        ..Parts::default()
    }
}

/// `GET /directory`
async fn show(visit: Visit, State(app): State<App>, Query(ask): Query<Ask>) -> Answer {
    if !ask.is_empty() {
        app.limits().check(Limit::Search, &visit.client)?;
    }
    let made = directory(&app).await?;
    let lexicon = made.lexicon();
    let index = made.index();
    let reading = Reading::of(&ask, &lexicon.codes()).once();
    let answered = answer(&index, &lexicon, &ask, &reading, wish(&ask, &reading, &lexicon, visit.now));
    let it = views::SearchPage { ask: &ask, reading: &reading, answered: &answered, index: &index, lexicon: &lexicon };
    let look = visit.look();
    Ok(visit.page(views::head(&look, &it), views::show(&look, &it)))
}

/// What somebody has typed so far.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Typed {
    q: String,
}

/// One suggestion, as the island reads it.
#[derive(Serialize)]
struct Suggestion {
    value: String,
    note: String,
}

/// `GET /directory.json`
async fn names(visit: Visit, State(app): State<App>, Query(typed): Query<Typed>) -> Answer {
    app.limits().check(Limit::Search, &visit.client)?;
    let made = directory(&app).await?;
    let (lexicon, index) = (made.lexicon(), made.index());
    let ask = Ask { q: typed.q, ..Ask::default() };
    let start = super::words::fold(ask.words());
    let mut list: Vec<Suggestion> = Vec::new();
    if start.chars().count() >= 2 {
        let terms = lexicon.terms.iter().map(|term| term.name(visit.lang));
        let fits = |name: &&str| super::words::words(name).iter().any(|word| word.starts_with(&start));
        list.extend(
            terms
                .filter(fits)
                .take(3)
                .map(|name| Suggestion { value: name.to_owned(), note: views::note(visit.words, None).to_owned() }),
        );
        let question = Question::read(&index, &lexicon.synonyms, ask.words(), true);
        let found =
            index.find(Some(&question), &Wish { now: visit.now, take: 4 * SUGGESTED, folds: true, ..Wish::default() });
        for entry in found.hits.iter().filter_map(|hit| index.entry(hit.number)) {
            if list.len() < SUGGESTED && !list.iter().any(|it| it.value == entry.name.as_ref()) {
                let note = views::note(visit.words, Some(entry));
                let note = if note == entry.name.as_ref() { "" } else { note };
                list.push(Suggestion { value: entry.name.to_string(), note: note.to_owned() });
            }
        }
    }
    Ok(Page::json(&list))
}
