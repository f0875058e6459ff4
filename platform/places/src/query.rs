//! What people type, and the places it may mean.
//!
//! A postal code, a town, or a town with its state, region or country in any order of commas and
//! spaces. Exact names come first, then one slip of the fingers, then names that begin so. The
//! same words always give the same answer. Nothing is stored or logged.

use crate::area;
use crate::fold::fold;
use crate::gazetteer::{By, Gazetteer, gazetteer};
use crate::{Place, Postal};

/// The most places one question is answered with.
const MOST: usize = 12;
/// Shorter names are too near to each other for guessing at slips.
const GUESS_FROM: usize = 4;

/// The places a query may mean, the likeliest first.
pub(crate) fn find(query: &str) -> Vec<Place> {
    let all = gazetteer();
    if let Some(code) = zip_in(query) {
        return all.zip(code).and_then(|at| zip_place(all, at)).into_iter().collect();
    }
    let readings = readings(query);
    let exact = ranked(all, &readings, false, |key| all.exact(key).collect());
    if !exact.is_empty() {
        return places(all, exact, MOST);
    }
    let slipped = ranked(all, &readings, false, |key| {
        if key.chars().count() < GUESS_FROM {
            return Vec::new();
        }
        all.slipped(key).collect()
    });
    if !slipped.is_empty() {
        return places(all, slipped, MOST);
    }
    suggest(query, MOST)
}

/// Places whose name or postal code begins with what was typed so far, the largest first.
pub(crate) fn suggest(query: &str, most: usize) -> Vec<Place> {
    let all = gazetteer();
    let typed = query.trim();
    if typed.len() <= 5 && typed.len() >= 2 && typed.bytes().all(|b| b.is_ascii_digit()) {
        return zips_beginning(all, typed, most);
    }
    if let Some(code) = zip_in(query) {
        return all.zip(code).and_then(|at| zip_place(all, at)).into_iter().collect();
    }
    let readings = readings(query);
    let exact = ranked(all, &readings, true, |key| all.exact(key).collect());
    let longer = ranked(all, &readings, true, |key| {
        if key.len() < 2 {
            return Vec::new();
        }
        all.beginning(key).collect()
    });
    places(all, exact.into_iter().chain(longer), most)
}

/// A US postal code in the query: five digits, alone or among words, perhaps with its four more.
fn zip_in(query: &str) -> Option<u32> {
    let mut words = query.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).peekable();
    while let Some(word) = words.next() {
        let digits = word.bytes().all(|b| b.is_ascii_digit());
        let four_more = words.peek().is_none_or(|next| next.len() == 4 || !next.bytes().all(|b| b.is_ascii_digit()));
        let last = words.peek().is_none_or(|next| next.len() == 4);
        if digits && (word.len() == 5 && four_more || word.len() == 9 && last) {
            return word.get(..5)?.parse().ok();
        }
    }
    None
}

/// One way to read a query: a name, and words that say where.
struct Reading {
    name: String,
    within: Vec<String>,
}

/// All of it as a name; what stands before a comma; all but the last one to four words.
fn readings(query: &str) -> Vec<Reading> {
    let whole = fold(query);
    let mut readings = vec![Reading { name: whole.clone(), within: Vec::new() }];
    if let Some((name, rest)) = query.split_once(',') {
        let within: Vec<String> = rest.split(',').map(fold).filter(|w| !w.is_empty()).collect();
        let name = fold(name);
        if within.is_empty() {
            return vec![Reading { name, within }];
        }
        readings.push(Reading { name, within });
        return readings;
    }
    let mut end = whole.len();
    for _ in 0..4 {
        let Some(space) = whole.get(..end).and_then(|head| head.rfind(' ')) else {
            break;
        };
        let (name, rest) = whole.split_at_checked(space).unwrap_or_default();
        readings.push(Reading { name: name.to_owned(), within: vec![rest.trim_start().to_owned()] });
        end = space;
    }
    readings
}

/// The towns of all readings, the likeliest first, each once.
fn ranked(all: &Gazetteer, readings: &[Reading], typing: bool, search: impl Fn(&str) -> Vec<(u32, By)>) -> Vec<u32> {
    let mut found: Vec<(u32, u32)> = Vec::new();
    for reading in readings.iter().filter(|r| !r.name.is_empty()) {
        let hits = search(&reading.name);
        if hits.is_empty() {
            continue;
        }
        let inside = areas_within(all, &reading.within, typing);
        for (town, by) in hits {
            let area = all.area.get(town as usize).copied().unwrap_or_default();
            if inside.get(usize::from(area)).copied().unwrap_or_default() {
                let people = all.population_of(town);
                found.push((if by == By::Name { people } else { people / 2 }, town));
            }
        }
    }
    found.sort_unstable_by_key(|(people, town)| (std::cmp::Reverse(*people), *town));
    found.into_iter().map(|(_, town)| town).collect()
}

/// For every area whether all words name it; a word that names no area at all narrows nothing.
fn areas_within(all: &Gazetteer, words: &[String], typing: bool) -> Vec<bool> {
    let mut inside = vec![true; all.areas.len()];
    for word in words {
        let named: Vec<bool> =
            all.areas.iter().map(|a| area::names(word, &a.country, &a.region, &a.region_key, typing)).collect();
        for (kept, named) in inside.iter_mut().zip(named) {
            *kept &= named;
        }
    }
    inside
}

/// The first places of a ranked list; of two with the same name in the same region the larger.
fn places(all: &'static Gazetteer, ranked: impl IntoIterator<Item = u32>, most: usize) -> Vec<Place> {
    let mut chosen: Vec<(u32, Place)> = Vec::new();
    for town in ranked {
        if chosen.len() >= most {
            break;
        }
        let Some(place) = town_place(all, town) else {
            continue;
        };
        let known = chosen.iter().any(|(_, other)| {
            other.name == place.name && other.region == place.region && other.country == place.country
        });
        if !known {
            chosen.push((town, place));
        }
    }
    chosen.into_iter().map(|(_, place)| place).collect()
}

pub(crate) fn town_place(all: &'static Gazetteer, town: u32) -> Option<Place> {
    let area = all.area_of(town)?;
    Some(Place {
        name: all.names.get(town as usize),
        region: &area.region,
        country: &area.country,
        postal: None,
        point: all.point_of(town)?,
        population: all.population_of(town),
        zone: all.zone_of(town),
    })
}

fn zip_place(all: &'static Gazetteer, at: usize) -> Option<Place> {
    let town = town_place(all, *all.zip_town.get(at)?)?;
    Some(Place {
        postal: Some(Postal(*all.zip_code.get(at)?)),
        point: crate::gazetteer::point(*all.zip_at.get(at)?),
        ..town
    })
}

fn zips_beginning(all: &'static Gazetteer, digits: &str, most: usize) -> Vec<Place> {
    let Ok(number) = digits.parse::<u32>() else {
        return Vec::new();
    };
    let width = 10_u32.pow(5_u32.saturating_sub(u32::try_from(digits.len()).unwrap_or(5)));
    let low = number * width;
    all.zips(low, low + width).take(most).filter_map(|at| zip_place(all, at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postal_code_is_seen_among_words() {
        assert_eq!(zip_in("55407"), Some(55_407));
        assert_eq!(zip_in(" 55407-1234 "), Some(55_407));
        assert_eq!(zip_in("554071234"), Some(55_407));
        assert_eq!(zip_in("Minneapolis, MN 55407"), Some(55_407));
        assert_eq!(zip_in("00601"), Some(601));
        assert_eq!(zip_in("5540"), None);
        assert_eq!(zip_in("554070"), None);
        assert_eq!(zip_in("５５４０７"), None);
    }
}
