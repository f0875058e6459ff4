//! The unpacked gazetteer: text in a few long strings, numbers in columns, sorted indexes.
//!
//! About seven megabytes for a hundred thousand towns, and no allocation per look-up but the answer.

use std::ops::Range;
use std::sync::OnceLock;

use base::Point;

use crate::fold::{fold, one_slip};
use crate::wire::{STEPS, unpack};

/// The packed gazetteer; docs/data-sources.md says what is in it and how it is made.
static ASSET: &[u8] = include_bytes!("../assets/gazetteer.bin");

/// The gazetteer, unpacked at its first use.
pub(crate) fn gazetteer() -> &'static Gazetteer {
    static UNPACKED: OnceLock<Gazetteer> = OnceLock::new();
    // A test proves that the committed asset unpacks; without it nothing would be found.
    UNPACKED.get_or_init(|| unpack(ASSET).unwrap_or_default())
}

/// One degree of latitude on the sphere that distances are measured on, rounded down.
const KM_PER_DEGREE: f64 = 111.19;

/// Many short texts in one long one.
#[derive(Default, Debug)]
pub(crate) struct Arena {
    text: String,
    ends: Vec<u32>,
}

impl Arena {
    pub(crate) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    pub(crate) fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |e| *e as usize);
        let end = self.ends.get(at).map_or(start, |e| *e as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// Where a condition that holds for a beginning of the sorted texts stops to hold.
    fn partition(&self, holds: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if holds(self.get(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The sorted texts that are `key`.
    fn equal(&self, key: &str) -> Range<usize> {
        self.partition(|k| k < key)..self.partition(|k| k <= key)
    }

    /// The sorted texts that begin with `key`.
    fn beginning(&self, key: &str) -> Range<usize> {
        self.partition(|k| k < key)..self.partition(|k| k < key || k.starts_with(key))
    }
}

/// A region of a country.
#[derive(Debug)]
pub(crate) struct AreaRow {
    pub(crate) country: String,
    pub(crate) region: String,
    pub(crate) region_key: String,
    pub(crate) zone: u16,
}

impl AreaRow {
    pub(crate) fn new(country: String, region: String, zone: u16) -> Self {
        let region_key = fold(&region);
        Self { country, region, region_key, zone }
    }
}

/// How a name was met; the closer comes first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum By {
    Name,
    Alias,
}

/// Towns, postal codes and other names, as columns.
#[derive(Default, Debug)]
pub(crate) struct Gazetteer {
    pub(crate) zones: Arena,
    pub(crate) areas: Vec<AreaRow>,
    pub(crate) keys: Arena,
    pub(crate) names: Arena,
    pub(crate) area: Vec<u16>,
    pub(crate) zone: Vec<u16>,
    pub(crate) population: Vec<u32>,
    pub(crate) at: Vec<[i32; 2]>,
    pub(crate) zip_code: Vec<u32>,
    pub(crate) zip_town: Vec<u32>,
    pub(crate) zip_at: Vec<[i32; 2]>,
    pub(crate) alias_keys: Arena,
    pub(crate) alias_town: Vec<u32>,
    by_latitude: Vec<u32>,
}

impl Gazetteer {
    pub(crate) fn with_room(towns: usize) -> Self {
        let towns = towns.min(1 << 20);
        Self {
            area: Vec::with_capacity(towns),
            zone: Vec::with_capacity(towns),
            population: Vec::with_capacity(towns),
            at: Vec::with_capacity(towns),
            ..Self::default()
        }
    }

    /// Makes the index by latitude, once all towns are in.
    pub(crate) fn order(&mut self) {
        self.names.shrink();
        let count = u32::try_from(self.at.len()).unwrap_or_default();
        self.by_latitude = (0..count).collect();
        let at = &self.at;
        self.by_latitude.sort_by_key(|town| at.get(*town as usize).map(|p| p[0]));
    }

    pub(crate) fn area_of(&self, town: u32) -> Option<&AreaRow> {
        self.areas.get(usize::from(*self.area.get(town as usize)?))
    }

    pub(crate) fn population_of(&self, town: u32) -> u32 {
        self.population.get(town as usize).copied().unwrap_or_default()
    }

    pub(crate) fn zone_of(&self, town: u32) -> &str {
        let zone = self.zone.get(town as usize).copied().unwrap_or_default();
        self.zones.get(usize::from(zone))
    }

    pub(crate) fn point_of(&self, town: u32) -> Option<Point> {
        self.at.get(town as usize).map(|at| point(*at))
    }

    /// Towns of exactly this key, by their own or another name.
    pub(crate) fn exact(&self, key: &str) -> impl Iterator<Item = (u32, By)> {
        self.in_ranges(self.keys.equal(key), self.alias_keys.equal(key))
    }

    /// Towns whose key begins so.
    pub(crate) fn beginning(&self, key: &str) -> impl Iterator<Item = (u32, By)> {
        self.in_ranges(self.keys.beginning(key), self.alias_keys.beginning(key))
    }

    fn in_ranges(&self, own: Range<usize>, other: Range<usize>) -> impl Iterator<Item = (u32, By)> {
        let own = own.filter_map(|town| Some((u32::try_from(town).ok()?, By::Name)));
        let other = other.filter_map(|at| Some((*self.alias_town.get(at)?, By::Alias)));
        own.chain(other)
    }

    /// Towns whose key differs by one slip of the fingers.
    pub(crate) fn slipped(&self, key: &str) -> impl Iterator<Item = (u32, By)> {
        let own = (0..self.keys.len()).filter(move |at| one_slip(self.keys.get(*at), key));
        let other = (0..self.alias_keys.len()).filter(move |at| one_slip(self.alias_keys.get(*at), key));
        own.filter_map(|town| Some((u32::try_from(town).ok()?, By::Name)))
            .chain(other.filter_map(|at| Some((*self.alias_town.get(at)?, By::Alias))))
    }

    /// Where a postal code is kept.
    pub(crate) fn zip(&self, code: u32) -> Option<usize> {
        self.zip_code.binary_search(&code).ok()
    }

    /// The postal codes from `low` on, below `high`.
    pub(crate) fn zips(&self, low: u32, high: u32) -> Range<usize> {
        self.zip_code.partition_point(|c| *c < low)..self.zip_code.partition_point(|c| *c < high)
    }

    /// The nearest towns with their distances, the nearest first.
    ///
    /// Walks north and south from the latitude of the point and stops where latitude alone is
    /// farther than the farthest town kept: exact, also at the poles and the date line.
    pub(crate) fn nearest(&self, from: Point, wanted: usize) -> Vec<(f64, u32)> {
        let gap = |town: u32| self.point_of(town).map_or(0.0, |p| (p.lat - from.lat).abs());
        let split = self.by_latitude.partition_point(|t| self.point_of(*t).is_some_and(|p| p.lat < from.lat));
        let (south, north) = self.by_latitude.split_at_checked(split).unwrap_or_default();
        let mut south = south.iter().rev().copied().peekable();
        let mut north = north.iter().copied().peekable();
        let mut kept: Vec<(f64, u32)> = Vec::with_capacity(wanted.saturating_add(1).min(64));
        if wanted == 0 {
            return kept;
        }
        loop {
            let below = south.peek().map(|t| gap(*t));
            let above = north.peek().map(|t| gap(*t));
            let go_south = below.is_some_and(|b| above.is_none_or(|a| b <= a));
            let Some(town) = (if go_south { south.next() } else { north.next() }) else {
                break;
            };
            let farthest = kept.last().map_or(f64::INFINITY, |(km, _)| *km);
            if kept.len() == wanted && gap(town) * KM_PER_DEGREE > farthest {
                break;
            }
            let Some(point) = self.point_of(town) else {
                continue;
            };
            let km = from.distance_km(point);
            if kept.len() < wanted || km < farthest {
                let place = kept.partition_point(|(other, _)| *other <= km);
                kept.insert(place, (km, town));
                kept.truncate(wanted);
            }
        }
        kept
    }
}

/// The point of a pair of ten-thousandths.
pub(crate) fn point(at: [i32; 2]) -> Point {
    Point { lat: f64::from(at[0]) / STEPS, lon: f64::from(at[1]) / STEPS }
}
