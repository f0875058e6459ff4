//! What somebody asks the directory, and how it is read.
//!
//! A question may be a form's fields or plain words: "food near 33125, Spanish, open now". What is
//! understood as a place, a language or a filter is shown and can be taken back. The question lives in
//! the request only: never stored, never logged, so it cannot even be printed by mistake.

use std::fmt;

use places::Place;
use serde::Deserialize;

use super::{tongues, words};
use crate::listing::model::ACCESS_FACTS;

/// Results on one page.
pub(crate) const PAGE: usize = 20;
/// Nobody pages farther than this.
pub(crate) const PAGES_MAX: u32 = 200;
/// Letters of a question that are looked at.
const LETTERS_MAX: usize = 200;
/// How far "near" is where nobody says.
pub(crate) const KM_USUAL: f64 = 40.3;

/// The question as it was typed.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    /// Words.
    pub(crate) q: String,
    /// A town or postal code.
    pub(crate) near: String,
    /// How far; `any` is everywhere.
    pub(crate) km: String,
    /// A term of the shared taxonomy.
    pub(crate) service: String,
    /// A language that is spoken.
    pub(crate) language: String,
    /// Access facts that have to hold.
    pub(crate) access: Vec<String>,
    /// `now`: only what is open.
    pub(crate) open: String,
    /// `wanted`: only where volunteers are looked for.
    pub(crate) volunteers: String,
    /// `list`, `table` or `map`.
    pub(crate) view: String,
    /// West, south, east, north, as a circle of the map asks.
    pub(crate) bbox: String,
    /// Which page, counted from 1.
    pub(crate) page: String,
}

impl fmt::Debug for Ask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ask")
    }
}

/// How results are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shown {
    /// As a list.
    List,
    /// As a table.
    Table,
    /// On a map.
    Map,
}

fn cut(text: &str) -> &str {
    let text = text.trim();
    text.char_indices().nth(LETTERS_MAX).map_or(text, |(at, _)| text.get(..at).unwrap_or_default())
}

impl Ask {
    /// Whether nothing is asked.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self { view: self.view.clone(), page: self.page.clone(), ..Self::default() }
    }

    /// The words that were typed, cut to what is looked at.
    pub(crate) fn words(&self) -> &str {
        cut(&self.q)
    }

    /// The place that was typed.
    pub(crate) fn place(&self) -> &str {
        cut(&self.near)
    }

    /// How results are shown.
    pub(crate) fn shown(&self) -> Shown {
        match self.view.as_str() {
            "table" => Shown::Table,
            "map" => Shown::Map,
            _ => Shown::List,
        }
    }

    /// Which page, counted from 1.
    pub(crate) fn number(&self) -> u32 {
        self.page.parse().unwrap_or(1).clamp(1, PAGES_MAX)
    }

    /// What was asked, as an address says it.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, &str)> {
        let mut pairs = vec![
            ("q", self.words()),
            ("near", self.place()),
            ("km", self.km.as_str()),
            ("service", &self.service),
            ("language", &self.language),
            ("open", &self.open),
            ("volunteers", &self.volunteers),
            ("view", &self.view),
            ("bbox", &self.bbox),
            ("page", &self.page),
        ];
        pairs.extend(self.access.iter().map(|fact| ("access", fact.as_str())));
        pairs
    }

    /// The bounds of a circle of the map.
    pub(crate) fn bounds(&self) -> Option<[f64; 4]> {
        let sides: Vec<f64> = self.bbox.split(',').filter_map(|side| side.trim().parse().ok()).collect();
        let [west, south, east, north] = sides.try_into().ok()?;
        let sound = |lon: f64, lat: f64| base::Point::new(lat, lon).is_some();
        (sound(west, south) && sound(east, north) && south <= north).then_some([west, south, east, north])
    }
}

/// What was understood beside the words: each can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Filter {
    /// Near this place.
    Near(Box<Place>),
    /// A term of the shared taxonomy, by its code.
    Service(String),
    /// A language, by its number.
    Language(usize),
    /// An access fact, by its number.
    Access(usize),
    /// Open now.
    Open,
    /// Looking for volunteers.
    Volunteers,
    /// Within a circle of the map.
    Bounds([f64; 4]),
}

/// A question as it was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    /// The words that are left to look for.
    pub(crate) words: String,
    /// What was understood, each with the question without it.
    pub(crate) filters: Vec<(Filter, Ask)>,
    /// Other places of the same name.
    pub(crate) others: Vec<Place>,
    /// A place that was asked for and is not known.
    pub(crate) unknown: Option<String>,
}

/// One word of a question as it was typed, and folded.
struct Piece<'a> {
    raw: &'a str,
    folded: String,
    ends_part: bool,
}

const NEAR: [&[&str]; 11] = [
    &["cerca", "de"],
    &["close", "to"],
    &["next", "to"],
    &["junto", "a"],
    &["near"],
    &["nearby"],
    &["around"],
    &["alrededor", "de"],
    &["cerca", "del"],
    &["cerca"],
    &["by"],
];
const WITHIN: [&[&str]; 4] = [&["in"], &["en"], &["at"], &["de"]];
const OPEN: [&[&str]; 7] = [
    &["open", "now"],
    &["open", "right", "now"],
    &["currently", "open"],
    &["abierto", "ahora"],
    &["abierta", "ahora"],
    &["abiertos", "ahora"],
    &["abiertas", "ahora"],
];
const VOLUNTEERS: [&[&str]; 6] = [
    &["needs", "volunteers"],
    &["need", "volunteers"],
    &["volunteers", "needed"],
    &["volunteers", "wanted"],
    &["buscan", "voluntarios"],
    &["necesitan", "voluntarios"],
];
const STEP_FREE: [&[&str]; 6] = [
    &["wheelchair", "accessible"],
    &["wheelchair", "access"],
    &["step", "free"],
    &["accesible", "en", "silla", "de", "ruedas"],
    &["silla", "de", "ruedas"],
    &["sin", "escalones"],
];
/// Before the name of a language, when it is how one is served.
const SPEAKING: [&[&str]; 9] = [
    &["who", "speak"],
    &["that", "speak"],
    &["speaks"],
    &["speak"],
    &["speaking"],
    &["in"],
    &["en"],
    &["hablan"],
    &["habla"],
];
/// After the name of a language, when it is what one learns.
const TAUGHT: [&str; 12] = [
    "class", "classes", "lessons", "lesson", "course", "courses", "literacy", "tutoring", "school", "test", "as",
    "language",
];
/// Before the name of a language, when it is what one learns.
const TEACHES: [&str; 8] = ["learn", "learning", "clases", "clase", "curso", "cursos", "aprender", "translate"];

/// How many words of `rest` are one of the phrases.
fn phrase(rest: &[Piece<'_>], phrases: &[&[&str]]) -> usize {
    let fits = |phrase: &&[&str]| {
        phrase.len() <= rest.len() && phrase.iter().zip(rest).all(|(word, piece)| *word == piece.folded)
    };
    phrases.iter().filter(|phrase| fits(phrase)).map(|phrase| phrase.len()).max().unwrap_or(0)
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let words = text.split_whitespace().flat_map(|word| word.split_inclusive([',', ';']));
    words
        .map(|word| {
            let raw = word.trim_end_matches([',', ';']);
            let folded = words::fold(raw).chars().filter(|sign| sign.is_alphanumeric() || *sign == '-').collect();
            Piece { raw, folded, ends_part: raw.len() < word.len() }
        })
        .filter(|piece: &Piece<'_>| !piece.raw.is_empty() || piece.ends_part)
        .collect()
}

/// The place that the first words of `rest` name, and how many they are. A name that was guessed at
/// counts only where the words before it asked for a place.
fn place(rest: &[Piece<'_>], is_asked: bool) -> Option<(usize, Vec<Place>)> {
    let end = rest.iter().position(|piece| piece.ends_part).map_or(rest.len(), |at| at + 1);
    // "Miami, FL" is one place in two parts.
    let end =
        if end < rest.len() && rest.get(end).is_some_and(|piece| piece.folded.len() == 2) { end + 1 } else { end };
    for length in (1..=end.min(5)).rev() {
        let name = rest[..length].iter().map(|piece| piece.raw).collect::<Vec<_>>().join(" ");
        if name.chars().count() < 3 {
            continue;
        }
        let found = places::find(&name);
        let is_exact = found.first().is_some_and(|place| {
            let folded = places::fold(&name);
            place.postal.is_some()
                || folded == places::fold(place.name)
                || folded.starts_with(&format!("{} ", places::fold(place.name)))
        });
        if is_exact || (is_asked && length == end && !found.is_empty()) {
            return Some((length, found));
        }
    }
    None
}

impl Reading {
    /// Reads a question.
    pub(crate) fn of(ask: &Ask, services: &[String]) -> Self {
        let mut reading = Self::default();
        reading.read_fields(ask, services);
        reading.read_words(ask);
        reading
    }

    /// The place, if one was understood.
    pub(crate) fn place(&self) -> Option<&Place> {
        self.filters.iter().find_map(|(filter, _)| match filter {
            Filter::Near(place) => Some(place.as_ref()),
            _ => None,
        })
    }

    fn has(&self, kind: &Filter) -> bool {
        self.filters.iter().any(|(filter, _)| std::mem::discriminant(filter) == std::mem::discriminant(kind))
    }

    fn take(&mut self, filter: Filter, ask: &Ask, without: impl FnOnce(&mut Ask)) {
        let mut other = Ask { page: String::new(), ..ask.clone() };
        without(&mut other);
        self.filters.push((filter, other));
    }

    /// What the form's fields say.
    fn read_fields(&mut self, ask: &Ask, services: &[String]) {
        if !ask.place().is_empty() {
            let mut found = places::find(ask.place()).into_iter();
            match found.next() {
                Some(place) => {
                    self.take(Filter::Near(Box::new(place)), ask, |other| {
                        other.near.clear();
                        other.km.clear();
                    });
                    self.others = found.take(5).collect();
                }
                None => self.unknown = Some(ask.place().to_owned()),
            }
        }
        if services.contains(&ask.service) {
            self.take(Filter::Service(ask.service.clone()), ask, |other| other.service.clear());
        }
        if let Some(tongue) = tongues::number(&ask.language) {
            self.take(Filter::Language(tongue), ask, |other| other.language.clear());
        }
        for (at, fact) in ACCESS_FACTS.iter().enumerate() {
            if ask.access.iter().any(|asked| asked == fact) {
                self.take(Filter::Access(at), ask, |other| other.access.retain(|asked| asked != fact));
            }
        }
        if ask.open == "now" {
            self.take(Filter::Open, ask, |other| other.open.clear());
        }
        if ask.volunteers == "wanted" {
            self.take(Filter::Volunteers, ask, |other| other.volunteers.clear());
        }
        if let Some(bounds) = ask.bounds() {
            self.take(Filter::Bounds(bounds), ask, |other| other.bbox.clear());
        }
    }

    /// What the words say beside what they look for.
    fn read_words(&mut self, ask: &Ask) {
        let all = pieces(ask.words());
        let mut left = vec![true; all.len()];
        let mut spans: Vec<(Filter, usize, usize)> = Vec::new();
        let mut at = 0;
        while at < all.len() {
            match self.understood(&all, at, &spans) {
                Some((filter, length)) => {
                    left[at..at + length].fill(false);
                    spans.push((filter, at, at + length));
                    at += length;
                }
                None => at += 1,
            }
        }
        let keeping = |keep: &dyn Fn(usize) -> bool| {
            let kept = all.iter().enumerate().filter(|(at, piece)| keep(*at) && !piece.raw.is_empty());
            let words: Vec<String> =
                kept.map(|(_, piece)| format!("{}{}", piece.raw, if piece.ends_part { "," } else { "" })).collect();
            words.join(" ").trim_end_matches(',').to_owned()
        };
        for (filter, from, to) in spans {
            let q = keeping(&|at| !(from..to).contains(&at));
            self.take(filter, ask, |other| other.q = q);
        }
        self.words =
            all.iter().zip(&left).filter(|(_, left)| **left).map(|(piece, _)| piece.raw).collect::<Vec<_>>().join(" ");
    }

    /// The filter that begins at a word, and how many words it takes.
    fn understood(
        &mut self,
        all: &[Piece<'_>],
        at: usize,
        spans: &[(Filter, usize, usize)],
    ) -> Option<(Filter, usize)> {
        let rest = &all[at..];
        let open = phrase(rest, &OPEN);
        if open > 0 {
            return Some((Filter::Open, open));
        }
        let volunteers = phrase(rest, &VOLUNTEERS);
        if volunteers > 0 {
            return Some((Filter::Volunteers, volunteers));
        }
        let step_free = phrase(rest, &STEP_FREE);
        if step_free > 0 {
            let fact = ACCESS_FACTS.iter().position(|fact| *fact == "step-free")?;
            return Some((Filter::Access(fact), step_free));
        }
        if let Some(found) = language(all, at) {
            return Some(found);
        }
        let has_place = self.place().is_some() || spans.iter().any(|(filter, _, _)| matches!(filter, Filter::Near(_)));
        if has_place { None } else { self.place_at(all, at) }
    }

    /// A place that begins at a word: after "near", after "in", behind a comma, or a postal code.
    fn place_at(&mut self, all: &[Piece<'_>], at: usize) -> Option<(Filter, usize)> {
        let rest = &all[at..];
        let near = phrase(rest, &NEAR);
        let is_me = rest.get(near).is_some_and(|piece| matches!(piece.folded.as_str(), "me" | "mi" | "here" | "aqui"));
        let within = phrase(rest, &WITHIN);
        let behind_comma = at > 0 && all[at - 1].ends_part;
        let is_code = rest[0].folded.len() == 5 && rest[0].folded.bytes().all(|b| b.is_ascii_digit());
        let (skip, is_asked) = match (near, within) {
            (1.., _) if !is_me => (near, true),
            (0, 1..) => (within, false),
            _ if behind_comma || is_code => (0, false),
            _ => return None,
        };
        let (length, found) = place(rest.get(skip..)?, is_asked)?;
        let mut found = found.into_iter();
        let place = found.next()?;
        self.others = found.take(5).collect();
        Some((Filter::Near(Box::new(place)), skip + length))
    }

    /// Whether the same sort of filter was understood twice; the first counts.
    pub(crate) fn once(mut self) -> Self {
        let mut kept: Vec<(Filter, Ask)> = Vec::new();
        let is_single = |filter: &Filter| !matches!(filter, Filter::Access(_) | Filter::Language(_));
        for (filter, without) in std::mem::take(&mut self.filters) {
            let is_known = kept.iter().any(|(other, _)| {
                *other == filter
                    || (is_single(&filter) && std::mem::discriminant(other) == std::mem::discriminant(&filter))
            });
            if !is_known {
                kept.push((filter, without));
            }
        }
        self.filters = kept;
        self
    }

    /// Whether this sort of filter is in force.
    pub(crate) fn filters_by(&self, kind: &Filter) -> bool {
        self.has(kind)
    }
}

/// A language that begins at a word and says how one wants to be served.
fn language(all: &[Piece<'_>], at: usize) -> Option<(Filter, usize)> {
    let rest = &all[at..];
    let speaking = phrase(rest, &SPEAKING);
    let folded: Vec<&str> = rest.get(speaking..)?.iter().map(|piece| piece.folded.as_str()).collect();
    let (tongue, length) = tongues::named(&folded)?;
    let end = speaking + length;
    let next = rest.get(end).map(|piece| piece.folded.as_str());
    let is_part_of_its_own = rest.get(end - 1).is_some_and(|piece| piece.ends_part);
    let is_taught = !is_part_of_its_own && next.is_some_and(|next| TAUGHT.contains(&next));
    let teaches = at > 0 && !all[at - 1].ends_part && TEACHES.contains(&all[at - 1].folded.as_str());
    // "clases de inglés"
    let teaches_of = at > 1 && all[at - 1].folded == "de" && TEACHES.contains(&all[at - 2].folded.as_str());
    if is_taught || teaches || teaches_of || (all.len() == length && speaking == 0) {
        return None;
    }
    let speaks_after = usize::from(!is_part_of_its_own && next == Some("speaking"));
    Some((Filter::Language(tongue), end + speaks_after))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(q: &str) -> Reading {
        Reading::of(&Ask { q: q.to_owned(), ..Ask::default() }, &["food".to_owned()]).once()
    }

    fn kinds(reading: &Reading) -> Vec<String> {
        let word = |filter: &Filter| match filter {
            Filter::Near(place) => format!("near {}", place.label(base::Lang::En)),
            Filter::Language(at) => tongues::tag(*at).to_owned(),
            Filter::Access(at) => ACCESS_FACTS[*at].to_owned(),
            other => format!("{other:?}").to_lowercase(),
        };
        reading.filters.iter().map(|(filter, _)| word(filter)).collect()
    }

    #[test]
    fn plain_words_are_read_as_filters() {
        let reading = read("food near 33125, Spanish, open now");
        assert_eq!(reading.words, "food");
        assert_eq!(kinds(&reading), ["near Miami, FL 33125", "es", "open"]);
        assert_eq!(reading.filters[0].1.q, "food Spanish, open now");
        assert_eq!(reading.filters[1].1.q, "food near 33125, open now");
        assert_eq!(reading.filters[2].1.q, "food near 33125, Spanish");
    }

    #[test]
    fn spanish_words_are_read_too() {
        let reading = read("comida cerca de Hialeah, en español, abierto ahora");
        assert_eq!(reading.words, "comida");
        assert_eq!(kinds(&reading), ["near Hialeah, FL", "es", "open"]);
    }

    #[test]
    fn a_language_one_learns_is_no_filter() {
        for q in ["English classes", "clases de inglés", "learn Spanish", "Spanish"] {
            let reading = read(q);
            assert_eq!(reading.words, q);
            assert!(reading.filters.is_empty(), "{q}");
        }
        assert_eq!(kinds(&read("lawyer who speak Creole")), ["ht"]);
        assert_eq!(kinds(&read("Spanish speaking therapist")), ["es"]);
    }

    #[test]
    fn near_me_names_no_place_and_a_town_may_follow_in() {
        assert!(read("food near me").filters.is_empty());
        assert_eq!(kinds(&read("dentist in Homestead")), ["near Homestead, FL"]);
        assert_eq!(kinds(&read("shelter, Miami, FL")), ["near Miami, FL"]);
        assert_eq!(kinds(&read("33125")), ["near Miami, FL 33125"]);
        assert!(read("help in crisis").filters.is_empty());
        assert_eq!(kinds(&read("clinic wheelchair accessible needs volunteers")), ["step-free", "volunteers"]);
    }

    #[test]
    fn fields_count_like_words_and_can_be_taken_back() {
        let ask = Ask {
            q: "food".to_owned(),
            near: "33125".to_owned(),
            language: "es".to_owned(),
            open: "now".to_owned(),
            service: "food".to_owned(),
            ..Ask::default()
        };
        let reading = Reading::of(&ask, &["food".to_owned()]).once();
        assert_eq!(reading.filters.len(), 4);
        assert!(
            reading
                .filters
                .iter()
                .all(|(_, without)| without.pairs().iter().filter(|(_, v)| !v.is_empty()).count() == 4)
        );
        assert!(reading.filters_by(&Filter::Open));
    }

    proptest! {
        #[test]
        fn hostile_questions_do_no_harm(q in ".{0,120}", near in ".{0,40}", bbox in ".{0,40}") {
            let ask = Ask { q, near, bbox, ..Ask::default() };
            let reading = Reading::of(&ask, &[]).once();
            prop_assert!(reading.words.len() <= ask.q.len());
            prop_assert_eq!(format!("{ask:?}"), "Ask");
        }
    }
}
