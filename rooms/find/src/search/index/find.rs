//! What is found: scores, filters, facets, one page of results.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::collections::hash_map::{Entry as Place, HashMap};
use std::sync::{Mutex, PoisonError};

use base::{Point, Time};
use jiff::civil::DateTime;

use super::posting::Seeker;
use super::{Entry, Index, Question, ground_km, on_sphere};
use crate::freshness::model::Freshness;

/// Kilometers at which nearness halves a score.
const HALF_KM: f32 = 8.0;
/// The nearness of what has no place: a telephone line is as good as something across town.
const PLACELESS: f32 = 0.45;
/// What is left of a score where hours count and nobody knows them.
const HOURS_UNKNOWN: f32 = 0.4;
/// What two words standing together in a name add.
const PAIR: f32 = 0.35;
/// So many with all words are enough to leave out those with fewer.
const ENOUGH: usize = 3;
/// BM25's saturation.
const SATURATION: f32 = 1.4;
/// Spots the map is given at most.
pub(crate) const SPOTS_MAX: usize = 600;

/// Whether hours count.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Opening {
    /// They do not.
    #[default]
    Whenever,
    /// Open at the moment of the question.
    Now,
    /// Opening later: what nobody knows hours of comes after what will open for sure.
    Later,
}

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wish {
    /// Around here.
    pub(crate) here: Option<Point>,
    /// No farther than this.
    pub(crate) km: Option<f64>,
    /// Of any of these kinds; 0 is all.
    pub(crate) kinds: u64,
    /// In any of these languages; 0 is all.
    pub(crate) languages: u64,
    /// With all of these.
    pub(crate) access: u16,
    /// Open when.
    pub(crate) open: Opening,
    /// Looking for volunteers.
    pub(crate) volunteers: bool,
    /// West, south, east, north.
    pub(crate) bounds: Option<[f64; 4]>,
    /// The moment of the question.
    pub(crate) now: Time,
    /// How many to pass over.
    pub(crate) skip: usize,
    /// How many to show.
    pub(crate) take: usize,
    /// Whether the spots of all of them are wanted, for a map.
    pub(crate) spots: bool,
    /// Whether what an organization lists under one name at several places is one result.
    pub(crate) folds: bool,
}

/// How many of what was found have what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facets {
    /// By kind.
    pub(crate) kinds: Vec<(u8, u32)>,
    /// By language.
    pub(crate) languages: Vec<(u8, u32)>,
    /// By access fact.
    pub(crate) access: Vec<(u8, u32)>,
    /// Open now.
    pub(crate) open: u32,
    /// Looking for volunteers.
    pub(crate) volunteers: u32,
}

/// One thing that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Hit {
    /// Its number.
    pub(crate) number: u32,
    /// How well it fits.
    pub(crate) score: f32,
    /// How far it is.
    pub(crate) km: Option<f64>,
}

/// One page of what was found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// The page.
    pub(crate) hits: Vec<Hit>,
    /// For each hit of the page where its organization has the same too, the nearest first; empty where
    /// nothing was folded.
    pub(crate) elsewhere: Vec<Vec<Hit>>,
    /// How many there are in all; none where nobody counted.
    pub(crate) total: Option<usize>,
    /// Whether there are more behind this page.
    pub(crate) has_more: bool,
    /// Counts, where they were made.
    pub(crate) facets: Option<Facets>,
    /// All that were found, for a map, where they were wanted.
    pub(crate) spots: Vec<u32>,
}

impl Found {
    /// Where else there is what the hit at a place of the page stands for.
    pub(crate) fn elsewhere_of(&self, at: usize) -> &[Hit] {
        self.elsewhere.get(at).map_or(&[], Vec::as_slice)
    }
}

/// Room to count in, kept between questions.
#[derive(Default)]
struct Scratch {
    best: Vec<f32>,
    sum: Vec<f32>,
    met: Vec<u8>,
    touched: Vec<u32>,
    seen: Vec<u32>,
}

static SCRATCH: Mutex<Vec<Scratch>> = Mutex::new(Vec::new());

/// What one question asks of every entry, with the clocks of all zones read once.
struct Sieve<'a> {
    wish: &'a Wish,
    clocks: Vec<DateTime>,
    today: u32,
}

impl<'a> Sieve<'a> {
    fn new(index: &Index, wish: &'a Wish) -> Self {
        let now = wish.now.to_jiff();
        let clocks = index.zones.iter().map(|(_, zone)| zone.to_datetime(now)).collect();
        let today = u32::try_from(wish.now.seconds() / 86_400).unwrap_or(0);
        Self { wish, clocks, today }
    }

    fn is_open(&self, entry: &Entry) -> bool {
        self.clocks.get(usize::from(entry.zone)).is_some_and(|now| entry.hours.is_open(*now))
    }

    /// What freshness leaves of a score; nothing for what is hidden.
    fn freshness(&self, entry: &Entry) -> Option<f32> {
        Freshness::after(self.today.saturating_sub(entry.fresh_day)).weight()
    }

    fn lets_through(&self, entry: &Entry) -> bool {
        let wish = self.wish;
        (wish.kinds == 0 || entry.kinds & wish.kinds != 0)
            && (wish.languages == 0 || entry.languages & wish.languages != 0)
            && entry.access & wish.access == wish.access
            && (!wish.volunteers || entry.flags.volunteers)
            && wish.bounds.is_none_or(|bounds| entry.points.iter().any(|point| is_within(*point, bounds)))
            && (wish.open != Opening::Now || self.is_open(entry))
    }
}

fn is_within(point: Point, [west, south, east, north]: [f64; 4]) -> bool {
    let across =
        if west <= east { point.lon >= west && point.lon <= east } else { point.lon >= west || point.lon <= east };
    across && point.lat >= south && point.lat <= north
}

fn far(hit: &Hit) -> f64 {
    hit.km.unwrap_or(f64::INFINITY)
}

/// The distance to the nearest of a thing's places.
fn distance(entry: &Entry, here: [f64; 3]) -> Option<f64> {
    let squared = entry.points.iter().map(|point| {
        let there = on_sphere(*point);
        (0..3).map(|i| (there[i] - here[i]).powi(2)).sum::<f64>()
    });
    squared.min_by(f64::total_cmp).map(ground_km)
}

impl Index {
    /// What fits a question and a wish, the best first.
    pub(crate) fn find(&self, question: Option<&Question>, wish: &Wish) -> Found {
        let sieve = Sieve::new(self, wish);
        let mut found = match (question, wish.here) {
            (Some(question), _) => self.by_words(question, &sieve),
            (None, Some(here)) if !wish.spots => self.by_nearness(here, &sieve),
            (None, _) => self.everything(&sieve),
        };
        if wish.folds {
            found.elsewhere = found.hits.iter().map(|hit| self.elsewhere(hit, &sieve)).collect();
        }
        found
    }

    /// Where else there is what a hit stands for, as far as the filters let it through.
    fn elsewhere(&self, hit: &Hit, sieve: &Sieve<'_>) -> Vec<Hit> {
        let Some(entry) = self.entry(hit.number).filter(|entry| entry.kin != Entry::ALONE) else { return Vec::new() };
        let here = sieve.wish.here.map(on_sphere);
        let others =
            self.kin_of(hit.number, entry).filter(|(_, it)| sieve.freshness(it).is_some() && sieve.lets_through(it));
        let hits = others.map(|(number, it)| Hit { number, score: 0.0, km: here.and_then(|here| distance(it, here)) });
        let is_near = |hit: &Hit| sieve.wish.km.is_none_or(|most| here.is_none() || hit.km.is_none_or(|km| km <= most));
        let mut all: Vec<Hit> = hits.filter(is_near).collect();
        all.sort_by(|a, b| far(a).total_cmp(&far(b)).then(a.number.cmp(&b.number)));
        all
    }

    /// Of hits that are one result only one: as good as the best of them, and the nearest where a place is
    /// asked for.
    fn folded(&self, all: Vec<Hit>) -> Vec<Hit> {
        let mut places: HashMap<u32, usize> = HashMap::new();
        let mut kept: Vec<Hit> = Vec::with_capacity(all.len());
        for hit in all {
            let kin = self.entry(hit.number).map_or(Entry::ALONE, |entry| entry.kin);
            if kin == Entry::ALONE {
                kept.push(hit);
                continue;
            }
            match places.entry(kin) {
                Place::Vacant(free) => {
                    free.insert(kept.len());
                    kept.push(hit);
                }
                Place::Occupied(at) => {
                    let one = &mut kept[*at.get()];
                    let score = one.score.max(hit.score);
                    let is_first = far(&hit).total_cmp(&far(one)).then(one.score.total_cmp(&hit.score)).is_lt();
                    *one = Hit { score, ..if is_first { hit } else { *one } };
                }
            }
        }
        kept
    }

    /// One page of all that was found.
    fn page(&self, all: Vec<Hit>, counts: Counts, sieve: &Sieve<'_>, order: impl Fn(&Hit, &Hit) -> Ordering) -> Found {
        let wish = sieve.wish;
        let mut all = if wish.folds { self.folded(all) } else { all };
        let total = all.len();
        let end = wish.skip.saturating_add(wish.take).min(total);
        let wanted = if wish.spots { SPOTS_MAX.max(end).min(total) } else { end };
        if wanted > 0 && wanted < total {
            all.select_nth_unstable_by(wanted - 1, &order);
            all.truncate(wanted);
        }
        all.sort_unstable_by(&order);
        let mut spots = Vec::new();
        if wish.spots {
            let others = |hit: &Hit| if wish.folds { self.elsewhere(hit, sieve) } else { Vec::new() };
            let each = all
                .iter()
                .flat_map(|hit| std::iter::once(hit.number).chain(others(hit).into_iter().map(|it| it.number)));
            spots = each.take(SPOTS_MAX).collect();
        }
        let hits = all.into_iter().skip(wish.skip).take(wish.take).collect();
        Found {
            hits,
            total: Some(total),
            has_more: end < total,
            facets: Some(counts.facets()),
            spots,
            ..Found::default()
        }
    }

    /// Nearest first: the tree answers one by one, so filters cost only what they pass over.
    fn by_nearness(&self, here: Point, sieve: &Sieve<'_>) -> Found {
        let wish = sieve.wish;
        let mut seen = HashSet::new();
        let mut found = Found::default();
        let mut passed = 0;
        for (spot, squared) in self.spots.nearest_neighbor_iter_with_distance_2(&on_sphere(here)) {
            let km = ground_km(squared);
            if wish.km.is_some_and(|most| km > most) {
                break;
            }
            let Some(entry) = self.entry(spot.data) else { continue };
            // Kin are called by the number of one of them: the same set holds both.
            let one = if wish.folds && entry.kin != Entry::ALONE { entry.kin } else { spot.data };
            if sieve.freshness(entry).is_none() || !sieve.lets_through(entry) || !seen.insert(one) {
                continue;
            }
            if found.hits.len() == wish.take {
                found.has_more = true;
                break;
            }
            passed += 1;
            if passed > wish.skip {
                found.hits.push(Hit { number: spot.data, score: 0.0, km: Some(km) });
            }
        }
        found
    }

    /// Everything the filters leave, by name; near a place by distance.
    fn everything(&self, sieve: &Sieve<'_>) -> Found {
        let here = sieve.wish.here.map(on_sphere);
        let mut counts = Counts::default();
        let mut all: Vec<Hit> = Vec::new();
        for (number, entry) in self.entries() {
            if sieve.freshness(entry).is_none() || !sieve.lets_through(entry) {
                continue;
            }
            let km = here.and_then(|here| distance(entry, here));
            if sieve.wish.km.is_some_and(|most| here.is_some() && km.is_none_or(|km| km > most)) {
                continue;
            }
            counts.add(entry, sieve);
            all.push(Hit { number, score: 0.0, km });
        }
        let name = |hit: &Hit| self.entry(hit.number).map_or("", |entry| entry.name.as_ref());
        self.page(all, counts, sieve, |a, b| {
            far(a).total_cmp(&far(b)).then_with(|| name(a).cmp(name(b))).then(a.number.cmp(&b.number))
        })
    }

    /// What has the words: as many of them as anything has, the best first.
    fn by_words(&self, question: &Question, sieve: &Sieve<'_>) -> Found {
        let mut scratch = SCRATCH.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
        self.score(question, &mut scratch);
        let here = sieve.wish.here.map(on_sphere);
        let asked = u8::try_from(question.words.len()).unwrap_or(u8::MAX);
        let least = least_words(asked);
        let mut ranked: Vec<(u8, Hit)> = Vec::with_capacity(scratch.seen.len().min(4_096));
        for number in &scratch.seen {
            let at = *number as usize;
            let met = scratch.met[at];
            if met < least {
                continue;
            }
            if let Some(hit) = self.hit(*number, scratch.sum[at], here, sieve) {
                let share = f32::from(met) / f32::from(asked.max(1));
                ranked.push((met, Hit { score: hit.score * share * share, ..hit }));
            }
        }
        scratch.clear();
        SCRATCH.lock().unwrap_or_else(PoisonError::into_inner).push(scratch);
        // What has fewer of the words is shown only where hardly anything has more.
        let enough = |wanted: u8| ranked.iter().filter(|(met, _)| *met >= wanted).take(ENOUGH).count() == ENOUGH;
        let wanted = (least..=asked).rev().find(|wanted| enough(*wanted)).unwrap_or(least);
        let mut counts = Counts::default();
        let hits: Vec<Hit> = ranked.into_iter().filter(|(met, _)| *met >= wanted).map(|(_, hit)| hit).collect();
        for entry in hits.iter().filter_map(|hit| self.entry(hit.number)) {
            counts.add(entry, sieve);
        }
        self.page(hits, counts, sieve, |a, b| b.score.total_cmp(&a.score).then(a.number.cmp(&b.number)))
    }

    /// One thing that has words of so much weight, unless a filter holds it back.
    fn hit(&self, number: u32, sum: f32, here: Option<[f64; 3]>, sieve: &Sieve<'_>) -> Option<Hit> {
        let entry = self.entry(number)?;
        let fresh = sieve.freshness(entry)?;
        if !sieve.lets_through(entry) {
            return None;
        }
        let km = here.and_then(|here| distance(entry, here));
        if here.is_some() && sieve.wish.km.is_some_and(|most| km.map_or(!entry.flags.remote, |km| km > most)) {
            return None;
        }
        let paused = if entry.flags.paused { 0.6 } else { 1.0 };
        let later = if sieve.wish.open == Opening::Later && entry.hours.is_empty() { HOURS_UNKNOWN } else { 1.0 };
        Some(Hit { number, score: sum * fresh * nearness(here.is_some(), km) * paused * later, km })
    }

    /// Adds up the words: for each one the best of its ways.
    fn score(&self, question: &Question, scratch: &mut Scratch) {
        scratch.make_room(self.entries.len());
        for ways in &question.words {
            for way in ways {
                match way.slots.as_slice() {
                    [slot] => {
                        for (term, weight) in slot {
                            let Some(postings) = self.postings.get(*term as usize) else { continue };
                            let rare = self.rarity(postings.len()) * weight * way.weight;
                            for (number, times) in postings.iter() {
                                scratch.take(number, rare * times / (times + SATURATION));
                            }
                        }
                    }
                    slots => self.all_slots(slots, way.weight, scratch),
                }
            }
            scratch.end_word();
        }
        for term in &question.pairs {
            let Some(postings) = self.postings.get(*term as usize) else { continue };
            let rare = self.rarity(postings.len()) * PAIR;
            for (number, times) in postings.iter() {
                scratch.sum[number as usize] += rare * times / (times + SATURATION);
            }
        }
    }

    /// What meets every slot: the smallest slot leads, the others are looked up.
    fn all_slots(&self, slots: &[Vec<(u32, f32)>], weight: f32, scratch: &mut Scratch) {
        let size = |slot: &Vec<(u32, f32)>| -> usize {
            slot.iter().filter_map(|(term, _)| self.postings.get(*term as usize)).map(super::Postings::len).sum()
        };
        let Some(lead) = (0..slots.len()).min_by_key(|at| size(&slots[*at])) else { return };
        #[expect(clippy::cast_precision_loss, reason = "a phrase has four words")]
        let share = 1.0 / slots.len() as f32;
        for (term, _) in &slots[lead] {
            let Some(postings) = self.postings.get(*term as usize) else { continue };
            // Numbers ascend within a term, so each slot is gone through once.
            let mut others: Vec<Vec<(Seeker<'_>, f32)>> = slots.iter().map(|slot| self.seekers(slot)).collect();
            for (number, _) in postings.iter() {
                let sum: Option<f32> = others.iter_mut().map(|slot| best_of(slot, number)).sum();
                if let Some(sum) = sum {
                    scratch.take(number, sum * share * weight);
                }
            }
        }
    }

    /// The terms of a slot, each with what it counts where it is rare.
    fn seekers(&self, slot: &[(u32, f32)]) -> Vec<(Seeker<'_>, f32)> {
        let known = slot.iter().filter_map(|(term, weight)| {
            let postings = self.postings.get(*term as usize)?;
            Some((postings.seeker(), self.rarity(postings.len()) * weight))
        });
        known.collect()
    }

    /// BM25's weight of a word that so many have.
    #[expect(clippy::cast_precision_loss, reason = "counts of some hundred thousand")]
    fn rarity(&self, having: usize) -> f32 {
        let (all, having) = (self.count as f32, having as f32);
        (1.0 + (all - having + 0.5).max(0.5) / (having + 0.5)).ln()
    }
}

/// What the best of a slot's terms counts in a thing, if it has any of them.
fn best_of(slot: &mut [(Seeker<'_>, f32)], number: u32) -> Option<f32> {
    let scores = slot.iter_mut().filter_map(|(seeker, rare)| {
        let times = seeker.seek(number)?;
        Some(*rare * times / (times + SATURATION))
    });
    scores.max_by(f32::total_cmp)
}

/// How many of so many words a thing must have at least.
const fn least_words(asked: u8) -> u8 {
    match asked {
        0..=2 => 1,
        3..=4 => asked / 2,
        _ => asked * 2 / 5,
    }
}

fn nearness(is_asked: bool, km: Option<f64>) -> f32 {
    match (is_asked, km) {
        (false, _) => 1.0,
        #[expect(clippy::cast_possible_truncation, reason = "kilometers on the earth")]
        (true, Some(km)) => 1.0 / (1.0 + (km as f32 / HALF_KM)),
        (true, None) => PLACELESS,
    }
}

impl Scratch {
    fn make_room(&mut self, count: usize) {
        self.best.resize(count, 0.0);
        self.sum.resize(count, 0.0);
        self.met.resize(count, 0);
    }

    fn take(&mut self, number: u32, score: f32) {
        let best = &mut self.best[number as usize];
        if *best == 0.0 {
            self.touched.push(number);
        }
        if score > *best {
            *best = score;
        }
    }

    fn end_word(&mut self) {
        for number in self.touched.drain(..) {
            let at = number as usize;
            if self.met[at] == 0 {
                self.seen.push(number);
            }
            self.sum[at] += self.best[at];
            self.met[at] = self.met[at].saturating_add(1);
            self.best[at] = 0.0;
        }
    }

    fn clear(&mut self) {
        for number in self.seen.drain(..) {
            self.sum[number as usize] = 0.0;
            self.met[number as usize] = 0;
        }
        // Pairs may have added to what no word met.
        self.sum.fill(0.0);
    }
}

/// What facets count of one result.
#[derive(Clone, Copy, Default)]
struct Traits {
    kinds: u64,
    languages: u64,
    access: u16,
    volunteers: bool,
    open: bool,
}

/// Facets while they are counted.
struct Counts {
    kinds: [u32; 64],
    languages: [u32; 64],
    access: [u32; 16],
    open: u32,
    volunteers: u32,
    /// What was folded together, counted at the end.
    kin: HashMap<u32, Traits>,
}

impl Default for Counts {
    fn default() -> Self {
        Self { kinds: [0; 64], languages: [0; 64], access: [0; 16], open: 0, volunteers: 0, kin: HashMap::new() }
    }
}

fn each_bit(mut bits: u64, mut each: impl FnMut(usize)) {
    while bits != 0 {
        each(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

impl Counts {
    fn add(&mut self, entry: &Entry, sieve: &Sieve<'_>) {
        let one = Traits {
            kinds: entry.kinds,
            languages: entry.languages,
            access: entry.access,
            volunteers: entry.flags.volunteers,
            open: !entry.hours.is_empty() && sieve.is_open(entry),
        };
        if !sieve.wish.folds || entry.kin == Entry::ALONE {
            return self.count(one);
        }
        let all = self.kin.entry(entry.kin).or_default();
        *all = Traits {
            kinds: all.kinds | one.kinds,
            languages: all.languages | one.languages,
            access: all.access | one.access,
            volunteers: all.volunteers || one.volunteers,
            open: all.open || one.open,
        };
    }

    fn count(&mut self, it: Traits) {
        each_bit(it.kinds, |at| self.kinds[at] += 1);
        each_bit(it.languages, |at| self.languages[at] += 1);
        each_bit(u64::from(it.access), |at| self.access[at] += 1);
        self.volunteers += u32::from(it.volunteers);
        self.open += u32::from(it.open);
    }

    fn facets(mut self) -> Facets {
        for it in std::mem::take(&mut self.kin).into_values() {
            self.count(it);
        }
        let counted = |counts: &[u32]| -> Vec<(u8, u32)> {
            let mut found: Vec<(u8, u32)> =
                (0_u8..).zip(counts.iter().copied()).filter(|(_, count)| *count > 0).collect();
            found.sort_by_key(|(at, count)| (std::cmp::Reverse(*count), *at));
            found
        };
        Facets {
            kinds: counted(&self.kinds),
            languages: counted(&self.languages),
            access: counted(&self.access),
            open: self.open,
            volunteers: self.volunteers,
        }
    }
}
