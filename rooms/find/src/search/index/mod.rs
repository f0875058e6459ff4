//! The search index: words, places and filters of everything the directory shows, in memory.
//!
//! It is made from the database and follows it; it is never the truth. What is taken out is gone at
//! once, not marked: no copy of a purged text stays behind. Ranking is BM25F (Robertson, Zaragoza,
//! Taylor 2004) over fields of different weight, times nearness and freshness.

mod entry;
mod find;
mod posting;
mod question;

use std::collections::{BTreeMap, HashMap};

use base::Point;
use rstar::RTree;
use rstar::primitives::GeomWithData;

pub(crate) use entry::{Entry, Flags, Written};
pub(crate) use find::{Facets, Found, Hit, Opening, Wish};
pub(crate) use question::{Question, Synonyms};

use self::posting::{Postings, pack, unpack};
use super::words::{self, Tongue};
use crate::listing::model::OrganizationId;

/// Marks the stems of a language and pairs of stems among the words.
const ENGLISH: char = '\u{1}';
const SPANISH: char = '\u{2}';
const PAIR: char = '\u{3}';

pub(crate) type Spot = GeomWithData<[f64; 3], u32>;

/// Everything that can be found.
#[derive(Default)]
pub(crate) struct Index {
    entries: Vec<Option<Entry>>,
    packed: Vec<Box<[u8]>>,
    free: Vec<u32>,
    of_organization: HashMap<OrganizationId, Vec<u32>>,
    terms: BTreeMap<Box<str>, u32>,
    postings: Vec<Postings>,
    lengths: HashMap<(char, usize), Vec<Box<str>>>,
    spots: RTree<Spot>,
    zones: Vec<(&'static str, jiff::tz::TimeZone)>,
    count: usize,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Index({})", self.count)
    }
}

/// The point on the unit sphere, where straight lines grow with the way along the ground.
pub(crate) fn on_sphere(point: Point) -> [f64; 3] {
    let (lat, lon) = (point.lat.to_radians(), point.lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

/// The way along the ground, in kilometers, of a squared straight line through the sphere.
pub(crate) fn ground_km(squared: f64) -> f64 {
    2.0 * 6371.0088 * (squared.max(0.0).sqrt() / 2.0).min(1.0).asin()
}

impl Index {
    /// An index of many things at once: places are packed better than one by one.
    pub(crate) fn of(all: Vec<(Entry, Written)>) -> Self {
        let mut index = Self::default();
        let mut spots = Vec::new();
        for (entry, written) in all {
            let number = index.put(entry, &written);
            if let Some(entry) = index.entry(number) {
                spots.extend(entry.points.iter().map(|point| Spot::new(on_sphere(*point), number)));
            }
        }
        index.spots = RTree::bulk_load(spots);
        for postings in &mut index.postings {
            postings.shrink();
        }
        index
    }

    /// How many things there are.
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// A thing by its number.
    pub(crate) fn entry(&self, number: u32) -> Option<&Entry> {
        self.entries.get(usize::try_from(number).ok()?)?.as_ref()
    }

    /// All things.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (u32, &Entry)> {
        (0_u32..).zip(&self.entries).filter_map(|(number, entry)| Some((number, entry.as_ref()?)))
    }

    /// Puts what an organization has now in the place of what it had.
    pub(crate) fn replace(&mut self, organization: OrganizationId, all: Vec<(Entry, Written)>) {
        self.remove(organization);
        for (entry, written) in all {
            let number = self.put(entry, &written);
            let points = self.entry(number).map(|entry| entry.points.clone()).unwrap_or_default();
            for point in points {
                self.spots.insert(Spot::new(on_sphere(point), number));
            }
        }
    }

    /// Takes out everything of an organization: words, places, text.
    pub(crate) fn remove(&mut self, organization: OrganizationId) {
        for number in self.of_organization.remove(&organization).unwrap_or_default() {
            let at = number as usize;
            let Some(entry) = self.entries.get_mut(at).and_then(Option::take) else { continue };
            for term in unpack(&std::mem::take(&mut self.packed[at])) {
                if let Some(postings) = self.postings.get_mut(term as usize) {
                    postings.remove(number);
                }
            }
            for point in &entry.points {
                self.spots.remove(&Spot::new(on_sphere(*point), number));
            }
            self.free.push(number);
            self.count -= 1;
        }
    }

    /// The number of a zone among those in use.
    pub(crate) fn zone(&mut self, name: &'static str) -> u16 {
        let known = self.zones.iter().position(|(zone, _)| *zone == name);
        let at = known.unwrap_or_else(|| {
            self.zones.push((name, jiff::tz::TimeZone::get(name).unwrap_or(jiff::tz::TimeZone::UTC)));
            self.zones.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    fn put(&mut self, mut entry: Entry, written: &Written) -> u32 {
        let number = self.free.pop().unwrap_or_else(|| {
            self.entries.push(None);
            self.packed.push(Box::default());
            u32::try_from(self.entries.len() - 1).unwrap_or(u32::MAX)
        });
        entry.kin = self.kin(&entry);
        entry.zone = entry.zone_name.map_or(u16::MAX, |name| self.zone(name));
        let mut terms: Vec<u32> = Vec::new();
        for (word, weight) in weights(written) {
            let term = self.term(&word);
            if let Some(postings) = self.postings.get_mut(term as usize) {
                postings.insert(number, weight);
            }
            terms.push(term);
        }
        terms.sort_unstable();
        self.of_organization.entry(entry.organization).or_default().push(number);
        let at = number as usize;
        self.packed[at] = pack(&terms);
        self.entries[at] = Some(entry);
        self.count += 1;
        number
    }

    /// The number for a new entry and those its organization lists under the same name: the first's own.
    fn kin(&mut self, new: &Entry) -> u32 {
        let others = self.of_organization.get(&new.organization).map_or(&[][..], Vec::as_slice);
        let is_same = |number: &&u32| self.entry(**number).is_some_and(|it| it.name.eq_ignore_ascii_case(&new.name));
        let Some(number) = others.iter().find(is_same).copied() else { return Entry::ALONE };
        let Some(first) = self.entries.get_mut(number as usize).and_then(Option::as_mut) else { return Entry::ALONE };
        first.kin = number;
        number
    }

    /// What an organization lists under the same name, beside one entry.
    pub(crate) fn kin_of<'a>(&'a self, number: u32, entry: &'a Entry) -> impl Iterator<Item = (u32, &'a Entry)> {
        let all = if entry.kin == Entry::ALONE { None } else { self.of_organization.get(&entry.organization) };
        all.into_iter()
            .flatten()
            .filter(move |other| **other != number)
            .filter_map(|other| Some((*other, self.entry(*other)?)))
            .filter(move |(_, other)| other.kin == entry.kin)
    }

    fn term(&mut self, word: &str) -> u32 {
        if let Some(term) = self.terms.get(word) {
            return *term;
        }
        let term = u32::try_from(self.postings.len()).unwrap_or(u32::MAX);
        self.postings.push(Postings::default());
        self.terms.insert(word.into(), term);
        if let Some(first) = word.chars().next().filter(|first| first.is_alphabetic()) {
            self.lengths.entry((first, word.chars().count())).or_default().push(word.into());
        }
        term
    }

    /// Whether anything has a word.
    #[cfg(test)]
    pub(crate) fn has_word(&self, word: &str) -> bool {
        self.terms.get(word).and_then(|term| self.postings.get(*term as usize)).is_some_and(|it| it.len() > 0)
    }

    /// The words that begin so, with how many things have them.
    fn beginning<'a>(&'a self, start: &'a str) -> impl Iterator<Item = (&'a str, u32, usize)> {
        let range = self.terms.range::<str, _>((std::ops::Bound::Included(start), std::ops::Bound::Unbounded));
        range.take_while(move |(word, _)| word.starts_with(start)).filter_map(|(word, term)| {
            let count = self.postings.get(*term as usize)?.len();
            (count > 0).then_some((word.as_ref(), *term, count))
        })
    }

    /// Words within `most` slips of a word that is not known itself, the likeliest first.
    fn near_words(&self, word: &str, most: usize) -> Vec<(u32, usize)> {
        let signs: Vec<char> = word.chars().collect();
        let Some(first) = signs.first() else { return Vec::new() };
        let mut found: Vec<(usize, std::cmp::Reverse<usize>, u32)> = Vec::new();
        let mut look = |first: char| {
            for length in signs.len().saturating_sub(most)..=signs.len() + most {
                for other in self.lengths.get(&(first, length)).into_iter().flatten() {
                    let letters: Vec<char> = other.chars().collect();
                    let Some(cost) = words::slips(&signs, &letters, most) else { continue };
                    let Some(term) = self.terms.get(other) else { continue };
                    let count = self.postings.get(*term as usize).map_or(0, Postings::len);
                    if count > 0 {
                        found.push((cost, std::cmp::Reverse(count), *term));
                    }
                }
            }
        };
        look(*first);
        if let Some(second) = signs.get(1).filter(|second| *second != first) {
            // The first letter is rarely the wrong one; when it is, it was most often exchanged.
            look(*second);
        }
        found.sort_unstable();
        found.truncate(4);
        found.into_iter().map(|(cost, _, term)| (term, cost)).collect()
    }

    /// About how many bytes all of it takes.
    pub(crate) fn bytes(&self) -> usize {
        let words: usize = self.terms.keys().map(|word| word.len() + 16 + 4 + 8).sum();
        let lengths: usize = self.lengths.values().flatten().map(|word| word.len() + 16).sum();
        let postings: usize = self.postings.iter().map(Postings::bytes).sum();
        let packed: usize = self.packed.iter().map(|it| it.len() + 16).sum();
        let entries: usize =
            self.entries.iter().map(|it| it.as_ref().map_or(0, Entry::bytes) + size_of::<Option<Entry>>()).sum();
        let spots = self.spots.size() * (size_of::<Spot>() + 16);
        words + lengths + postings + packed + entries + spots + self.of_organization.len() * 64
    }
}

/// How much each word of a text weighs: its times in each field, each field by its weight and length.
fn weights(written: &Written) -> HashMap<String, f32> {
    let mut all: HashMap<String, f32> = HashMap::new();
    let fields: Vec<(Vec<String>, f32, bool)> =
        written.fields.iter().map(|(text, weight, is_name)| (words::words(text), *weight, *is_name)).collect();
    let everything: Vec<String> = fields.iter().flat_map(|(words, _, _)| words.iter().cloned()).collect();
    let tongue = words::tongue(&everything);
    let mark = if tongue == Tongue::Spanish { SPANISH } else { ENGLISH };
    for (words, weight, is_name) in fields {
        #[expect(clippy::cast_precision_loss, reason = "a length of some thousand words")]
        let length = words.len() as f32;
        let usual = if is_name { 5.0 } else { 45.0 };
        let weight = weight / (0.6 + 0.4 * length / usual);
        let mut before: Option<String> = None;
        for word in words {
            if words::is_empty_word(&word) {
                before = None;
                continue;
            }
            let stem = words::stem(&word, tongue);
            if is_name {
                if let Some(before) = &before {
                    *all.entry(format!("{PAIR}{before} {stem}")).or_default() += weight;
                }
                before = Some(stem.clone());
            }
            *all.entry(format!("{mark}{stem}")).or_default() += weight;
            *all.entry(word).or_default() += weight;
        }
    }
    all
}
