//! The offline gazetteer: towns and postal codes, shipped inside the binary.
//!
//! Turns "55407", "Portland, OR" or "san jose" into points with a time zone, without asking
//! anybody: no request leaves the machine, no query is stored or logged, and the same words always
//! give the same answer. US postal codes are the Census Bureau's areas; towns are from `GeoNames`
//! (CC BY 4.0, named on the about page): in the United States from 500 people and every postal
//! locality, in Canada and Mexico from 1,000, elsewhere from 5,000. It knows no streets.
//!
//! ```
//! let found = places::find("minneapolis mn");
//! assert_eq!(found[0].zone, "America/Chicago");
//! assert_eq!(found[0].label(base::Lang::En), "Minneapolis, MN");
//! ```

mod area;
mod fold;
mod gazetteer;
mod query;
pub mod wire;

use std::fmt;

use base::{Lang, Point};

pub use fold::fold;

/// A US postal code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Postal(u32);

impl fmt::Display for Postal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:05}", self.0)
    }
}

/// A town, or the part of it with one postal code.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Place {
    /// The town's name as its people write it.
    pub name: &'static str,
    /// In the US the state's postal code, elsewhere the region's name; may be empty.
    pub region: &'static str,
    /// ISO 3166 code of the country.
    pub country: &'static str,
    /// The postal code that was asked for.
    pub postal: Option<Postal>,
    /// The middle of it.
    pub point: Point,
    /// People of the town, rounded; 0 when not known.
    pub population: u32,
    /// IANA time zone.
    pub zone: &'static str,
}

impl Place {
    /// The name with as much of its region and country as tells it from others.
    pub fn label(&self, lang: Lang) -> String {
        let mut label = self.name.to_owned();
        if self.country == "US" {
            label = format!("{label}, {}", self.region);
        } else {
            if !self.region.is_empty() && self.region != self.name {
                label = format!("{label}, {}", self.region);
            }
            label = format!("{label}, {}", country_name(self.country, lang));
        }
        match self.postal {
            Some(postal) => format!("{label} {postal}"),
            None => label,
        }
    }
}

/// The places a query may mean, the likeliest first; at most twelve.
///
/// Understands a US postal code, a town, and a town with state, region or country, in English and
/// Spanish, without regard to case, accents and one slip of the fingers.
pub fn find(query: &str) -> Vec<Place> {
    query::find(query)
}

/// Up to `most` places whose name or postal code begins with what was typed so far.
pub fn suggest(query: &str, most: usize) -> Vec<Place> {
    query::suggest(query, most)
}

/// The `most` towns nearest to a point with their distance in kilometres, the nearest first.
pub fn nearest(point: Point, most: usize) -> Vec<(f64, Place)> {
    let all = gazetteer::gazetteer();
    all.nearest(point, most).into_iter().filter_map(|(km, town)| Some((km, query::town_place(all, town)?))).collect()
}

/// The time zone at a point: that of the nearest town, so near a border it may be the neighbour's.
pub fn zone_near(point: Point) -> &'static str {
    let all = gazetteer::gazetteer();
    all.nearest(point, 1).first().map_or("UTC", |(_, town)| all.zone_of(*town))
}

/// The name of a country by its code, in a language; the code itself when there is no such country.
pub fn country_name(code: &'static str, lang: Lang) -> &'static str {
    area::by_code(area::countries(), code).map_or(code, |c| c.name(lang))
}

/// The name of a US state by its postal code, in a language; the code itself when there is none.
pub fn state_name(code: &'static str, lang: Lang) -> &'static str {
    area::by_code(area::states(), code).map_or(code, |s| s.name(lang))
}

/// The `most` towns of a country with the most people, the largest first.
pub fn largest(country: &str, most: usize) -> Vec<Place> {
    let all = gazetteer::gazetteer();
    let towns = 0..u32::try_from(all.at.len()).unwrap_or(u32::MAX);
    let mut found: Vec<Place> =
        towns.filter_map(|town| query::town_place(all, town)).filter(|place| place.country == country).collect();
    found.sort_by(|a, b| b.population.cmp(&a.population).then(a.name.cmp(b.name)));
    found.truncate(most);
    found
}

/// How many towns and postal codes are known.
pub fn counts() -> (usize, usize) {
    let all = gazetteer::gazetteer();
    (all.at.len(), all.zip_code.len())
}
