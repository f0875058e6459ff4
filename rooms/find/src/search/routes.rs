//! The search over HTTP. Nothing that is asked is kept.

use axum::extract::State;
use axum::routing::get;
use serde::{Deserialize, Serialize};
use web::{Answer, App, Limit, Page, Query, Visit, route};

use super::index::{Found, Index, Question, Wish};
use super::kept::directory;
use super::lexicon::Lexicon;
use super::model::{Ask, Filter, KM_USUAL, PAGE, Reading, Shown};
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
        ..Parts::default()
    }
}

/// What a question wants of the index.
pub(crate) fn wish(ask: &Ask, reading: &Reading, lexicon: &Lexicon, now: base::Time) -> Wish {
    let number = ask.number() as usize;
    let mut wish =
        Wish { now, skip: (number - 1) * PAGE, take: PAGE, spots: ask.shown() == Shown::Map, ..Wish::default() };
    for (filter, _) in &reading.filters {
        match filter {
            Filter::Near(place) => {
                wish.here = Some(place.point);
                wish.km = match ask.km.as_str() {
                    "any" => None,
                    km => Some(km.parse().ok().filter(|km: &f64| *km > 0.0 && *km < 20_100.0).unwrap_or(KM_USUAL)),
                };
            }
            Filter::Service(code) => {
                wish.kinds |= lexicon.terms.iter().position(|term| term.code == *code).map_or(0, |at| 1 << at);
            }
            Filter::Language(at) => wish.languages |= 1 << at,
            Filter::Access(at) => wish.access |= 1 << at,
            Filter::Open => wish.open = true,
            Filter::Volunteers => wish.volunteers = true,
            Filter::Bounds(bounds) => wish.bounds = Some(*bounds),
        }
    }
    wish
}

/// What a question finds, and which words were read as others. Where nothing is near, farther counts.
pub(crate) fn answer(
    index: &Index,
    lexicon: &Lexicon,
    ask: &Ask,
    reading: &Reading,
    now: base::Time,
) -> (Found, Vec<(String, String)>) {
    let mut wish = wish(ask, reading, lexicon, now);
    let is_empty = reading.words.trim().is_empty();
    let question = (!is_empty).then(|| Question::read(index, &lexicon.synonyms, &reading.words, false));
    let mut found = index.find(question.as_ref(), &wish);
    if found.hits.is_empty() && ask.km.is_empty() && wish.km.is_some() && wish.skip == 0 {
        wish.km = None;
        found = index.find(question.as_ref(), &wish);
    }
    (found, question.map(|question| question.mended).unwrap_or_default())
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
    let (found, mended) = answer(&index, &lexicon, &ask, &reading, visit.now);
    let it = views::SearchPage {
        ask: &ask,
        reading: &reading,
        found: &found,
        mended: &mended,
        index: &index,
        lexicon: &lexicon,
    };
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
        let found = index.find(Some(&question), &Wish { now: visit.now, take: 4 * SUGGESTED, ..Wish::default() });
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
