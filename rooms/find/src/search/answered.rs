//! From a question to a page of what was found: what to ask the index, and what to give up when
//! nothing fits.

use web::{App, Failure};

use super::index::{Found, Index, Opening, Question, Wish};
use super::kept::directory;
use super::lexicon::Lexicon;
use super::model::{Ask, Filter, KM_USUAL, PAGE, Reading, Shown};
use crate::listing::model::{OrganizationId, ServiceId};

/// What a question wants of the index.
pub(crate) fn wish(ask: &Ask, reading: &Reading, lexicon: &Lexicon, now: base::Time) -> Wish {
    let number = ask.number() as usize;
    let mut wish = Wish {
        now,
        skip: (number - 1) * PAGE,
        take: PAGE,
        spots: ask.shown() == Shown::Map,
        folds: true,
        ..Wish::default()
    };
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
            Filter::Open => wish.open = Opening::Now,
            Filter::Volunteers => wish.volunteers = true,
            Filter::Bounds(bounds) => wish.bounds = Some(*bounds),
        }
    }
    wish
}

/// What a question finds.
#[derive(Debug, Default)]
pub(crate) struct Answered {
    /// The page.
    pub(crate) found: Found,
    /// Words that were read as others: as typed, as read.
    pub(crate) mended: Vec<(String, String)>,
    /// Nothing was open, so what opens later is shown.
    pub(crate) is_later: bool,
    /// Nothing was near, so what is farther away is shown.
    pub(crate) is_farther: bool,
}

/// Asks the index. Where nothing is near, what is farther counts; where nothing of it is open, what
/// opens later: an empty page helps nobody, and the page says so.
pub(crate) fn answer(index: &Index, lexicon: &Lexicon, ask: &Ask, reading: &Reading, mut wish: Wish) -> Answered {
    let is_empty = reading.words.trim().is_empty();
    let question = (!is_empty).then(|| Question::read(index, &lexicon.synonyms, &reading.words, false));
    let mut all = Answered { found: index.find(question.as_ref(), &wish), ..Answered::default() };
    if all.found.hits.is_empty() && wish.open == Opening::Now {
        wish.open = Opening::Later;
        all.found = index.find(question.as_ref(), &wish);
        all.is_later = !all.found.hits.is_empty();
    }
    if all.found.hits.is_empty() && ask.km.is_empty() && wish.km.is_some() && wish.skip == 0 {
        wish.km = None;
        all.found = index.find(question.as_ref(), &wish);
        all.is_farther = !all.found.hits.is_empty();
    }
    all.mended = question.map(|question| question.mended).unwrap_or_default();
    all
}

/// The organizations and services that words find, the best first, for readers that page through all.
pub(crate) async fn hits(
    app: &App,
    words: &str,
    most: usize,
) -> Result<Vec<(OrganizationId, Option<ServiceId>)>, Failure> {
    let made = directory(app).await?;
    let (lexicon, index) = (made.lexicon(), made.index());
    let question = Question::read(&index, &lexicon.synonyms, words, false);
    let wish = Wish { now: app.now(), take: most, ..Wish::default() };
    let found = index.find(Some(&question), &wish);
    let entries = found.hits.iter().filter_map(|hit| index.entry(hit.number));
    Ok(entries.map(|entry| (entry.organization, entry.service)).collect())
}
