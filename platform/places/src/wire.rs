//! How the gazetteer is packed into the asset, and unpacked again.
//!
//! Columns of variable-length numbers, keys written as the difference to the key before,
//! coordinates as the difference to a neighbour, all of it deflated. What is unpacked twice as
//! large as promised, cut off or not ours is refused. The packing side is used only by
//! `examples/make_gazetteer.rs`.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use crate::gazetteer::{AreaRow, Arena, Gazetteer};

/// The first bytes of an asset; the digit changes with the layout.
const MARK: &[u8; 8] = b"places1\n";
/// The unpacked column data never exceeds this.
const LARGEST: u64 = 16 << 20;
/// Coordinates are kept in ten-thousandths of a degree, about eleven metres.
pub(crate) const STEPS: f64 = 10_000.0;

/// A region of a country.
#[derive(Clone, Default, Debug)]
pub struct Area {
    /// ISO 3166 code of the country.
    pub country: String,
    /// For the US the state's postal code, elsewhere the region's name; may be empty.
    pub region: String,
    /// The zone of most of its towns.
    pub zone: u32,
}

/// One town.
#[derive(Clone, Default, Debug)]
pub struct Town {
    /// The folded name.
    pub key: String,
    /// The name as its people write it.
    pub name: String,
    /// Index of its area.
    pub area: u32,
    /// Index of its time zone.
    pub zone: u32,
    /// People; 0 when not known.
    pub population: u32,
    /// Ten-thousandths of a degree.
    pub lat: i32,
    /// Ten-thousandths of a degree.
    pub lon: i32,
}

/// One US postal code.
#[derive(Clone, Default, Debug)]
pub struct Zip {
    /// The five digits as a number.
    pub code: u32,
    /// Index of the town it is named after.
    pub town: u32,
    /// Ten-thousandths of a degree.
    pub lat: i32,
    /// Ten-thousandths of a degree.
    pub lon: i32,
}

/// Another name of a town.
#[derive(Clone, Default, Debug)]
pub struct Alias {
    /// The folded name.
    pub key: String,
    /// Index of the town.
    pub town: u32,
}

/// Everything the asset holds. `towns` and `aliases` sorted by key, `zips` by code.
#[derive(Clone, Default, Debug)]
pub struct Tables {
    /// IANA time zones.
    pub zones: Vec<String>,
    /// Regions.
    pub areas: Vec<Area>,
    /// Towns, sorted by key, the larger first.
    pub towns: Vec<Town>,
    /// Postal codes, ascending.
    pub zips: Vec<Zip>,
    /// Other names, sorted by key.
    pub aliases: Vec<Alias>,
}

/// The bytes of the asset.
pub fn pack(tables: &Tables) -> std::io::Result<Vec<u8>> {
    let mut out = Packer::default();
    out.number(tables.zones.len() as u64);
    tables.zones.iter().for_each(|z| out.text(z));
    out.number(tables.areas.len() as u64);
    for area in &tables.areas {
        out.text(&area.country);
        out.text(&area.region);
        out.number(u64::from(area.zone));
    }
    out.number(tables.towns.len() as u64);
    out.keys(tables.towns.iter().map(|t| t.key.as_str()));
    for town in &tables.towns {
        let derived = capitalized(&town.key) == town.name;
        out.text(if derived { "" } else { &town.name });
    }
    for town in &tables.towns {
        out.number(u64::from(town.area));
    }
    for town in &tables.towns {
        let usual = tables.areas.get(town.area as usize).map_or(0, |a| a.zone);
        let same = town.zone == usual;
        out.number(if same { 0 } else { u64::from(town.zone) + 1 });
    }
    for town in &tables.towns {
        out.number(u64::from(town.population));
    }
    let mut last = vec![(0, 0); tables.areas.len()];
    for town in &tables.towns {
        if let Some(before) = last.get_mut(town.area as usize) {
            out.signed(town.lat - before.0);
            out.signed(town.lon - before.1);
            *before = (town.lat, town.lon);
        }
    }
    out.number(tables.zips.len() as u64);
    let mut before = Zip::default();
    for zip in &tables.zips {
        out.number(u64::from(zip.code - before.code));
        out.signed(i64_to_i32(i64::from(zip.town) - i64::from(before.town)));
        out.signed(zip.lat - before.lat);
        out.signed(zip.lon - before.lon);
        before = zip.clone();
    }
    out.number(tables.aliases.len() as u64);
    out.keys(tables.aliases.iter().map(|a| a.key.as_str()));
    for alias in &tables.aliases {
        out.number(u64::from(alias.town));
    }
    let mut asset = MARK.to_vec();
    let mut deflate = ZlibEncoder::new(&mut asset, Compression::best());
    deflate.write_all(&out.0)?;
    deflate.finish()?;
    Ok(asset)
}

/// The gazetteer of an asset; none when the bytes are not one.
pub(crate) fn unpack(asset: &[u8]) -> Option<Gazetteer> {
    let mut columns = Vec::new();
    ZlibDecoder::new(asset.strip_prefix(MARK)?).take(LARGEST).read_to_end(&mut columns).ok()?;
    let mut from = Unpacker(&columns);
    let mut zones = Arena::default();
    for _ in 0..from.number()? {
        zones.push(from.text()?);
    }
    let mut areas = Vec::new();
    for _ in 0..from.number()? {
        let (country, region) = (from.text()?.to_owned(), from.text()?.to_owned());
        areas.push(AreaRow::new(country, region, u16::try_from(from.number()?).ok()?));
    }
    let towns = usize::try_from(from.number()?).ok()?;
    let mut made = Gazetteer::with_room(towns);
    made.keys = from.keys(towns)?;
    for town in 0..towns {
        match from.text()? {
            "" => made.names.push(&capitalized(made.keys.get(town))),
            name => made.names.push(name),
        }
    }
    for _ in 0..towns {
        made.area.push(u16::try_from(from.number()?).ok()?);
    }
    for town in 0..towns {
        let usual = areas.get(usize::from(*made.area.get(town)?))?.zone;
        let zone = match from.number()? {
            0 => usual,
            other => u16::try_from(other - 1).ok()?,
        };
        made.zone.push(zone);
    }
    for _ in 0..towns {
        made.population.push(u32::try_from(from.number()?).ok()?);
    }
    let mut last = vec![[0, 0]; areas.len()];
    for town in 0..towns {
        let before = last.get_mut(usize::from(*made.area.get(town)?))?;
        before[0] = from.signed(before[0])?;
        before[1] = from.signed(before[1])?;
        made.at.push(*before);
    }
    (made.zones, made.areas) = (zones, areas);
    from.zips(&mut made)?;
    let aliases = usize::try_from(from.number()?).ok()?;
    made.alias_keys = from.keys(aliases)?;
    for _ in 0..aliases {
        made.alias_town.push(from.town(&made)?);
    }
    made.order();
    from.0.is_empty().then_some(made)
}

/// Each word with a capital: how most names follow from their key.
fn capitalized(key: &str) -> String {
    let mut name = String::with_capacity(key.len());
    for (i, word) in key.split(' ').enumerate() {
        if i > 0 {
            name.push(' ');
        }
        let mut letters = word.chars();
        name.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(letters.as_str());
    }
    name
}

fn i64_to_i32(wide: i64) -> i32 {
    i32::try_from(wide).unwrap_or_default()
}

#[derive(Default)]
struct Packer(Vec<u8>);

impl Packer {
    /// Seven bits a byte, the lowest first.
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.0.push(number.to_le_bytes()[0]);
    }

    /// Zigzag: small differences of either sign stay short.
    fn signed(&mut self, number: i32) {
        let wide = i64::from(number);
        self.number(((wide << 1) ^ (wide >> 63)).cast_unsigned());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
    }

    /// Sorted keys: how many bytes are those of the key before, then the rest.
    fn keys<'a>(&mut self, keys: impl Iterator<Item = &'a str>) {
        let mut before = "";
        for key in keys {
            let shared: usize =
                key.chars().zip(before.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
            self.number(shared as u64);
            self.text(key.get(shared..).unwrap_or_default());
            before = key;
        }
    }
}

struct Unpacker<'a>(&'a [u8]);

impl<'a> Unpacker<'a> {
    fn number(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for shift in (0..63).step_by(7) {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// The number that differs from `before` by what was written.
    fn signed(&mut self, before: i32) -> Option<i32> {
        let zigzag = self.number()?;
        let difference = (zigzag >> 1).cast_signed() ^ -(zigzag & 1).cast_signed();
        i32::try_from(i64::from(before).checked_add(difference)?).ok()
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = usize::try_from(self.number()?).ok()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(text).ok()
    }

    fn keys(&mut self, count: usize) -> Option<Arena> {
        let mut keys = Arena::default();
        let mut key = String::new();
        for _ in 0..count {
            let shared = usize::try_from(self.number()?).ok()?;
            key.get(..shared)?;
            key.truncate(shared);
            key.push_str(self.text()?);
            keys.push(&key);
        }
        keys.shrink();
        Some(keys)
    }

    /// A town's index that exists.
    fn town(&mut self, towns: &Gazetteer) -> Option<u32> {
        let town = u32::try_from(self.number()?).ok()?;
        ((town as usize) < towns.at.len()).then_some(town)
    }

    fn zips(&mut self, made: &mut Gazetteer) -> Option<()> {
        let (mut code, mut town, mut at) = (0_u32, 0_i32, [0, 0]);
        for _ in 0..self.number()? {
            code = code.checked_add(u32::try_from(self.number()?).ok()?)?;
            town = self.signed(town)?;
            at = [self.signed(at[0])?, self.signed(at[1])?];
            made.at.get(usize::try_from(town).ok()?)?;
            made.zip_code.push(code);
            made.zip_town.push(town.cast_unsigned());
            made.zip_at.push(at);
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn small() -> Tables {
        let town = |key: &str, name: &str, lat, lon| Town {
            key: key.into(),
            name: name.into(),
            population: 300,
            lat,
            lon,
            ..Town::default()
        };
        Tables {
            zones: vec!["America/Chicago".into()],
            areas: vec![Area { country: "US".into(), region: "MN".into(), zone: 0 }],
            towns: vec![
                town("saint paul", "Saint Paul", 449_444, -930_933),
                town("san jose", "San José", 99_339, -840_849),
            ],
            zips: vec![Zip { code: 55_101, town: 0, lat: 449_500, lon: -930_900 }],
            aliases: vec![Alias { key: "pigs eye".into(), town: 0 }],
        }
    }

    #[test]
    fn what_is_packed_comes_out_again() {
        let made = unpack(&pack(&small()).unwrap()).unwrap();
        assert_eq!(made.names.get(1), "San José");
        assert_eq!(made.keys.get(0), "saint paul");
        assert_eq!(made.at, [[449_444, -930_933], [99_339, -840_849]]);
        assert_eq!(made.zip_at, [[449_500, -930_900]]);
        assert_eq!(made.alias_keys.get(0), "pigs eye");
    }

    #[test]
    fn a_cut_or_foreign_asset_is_refused() {
        let asset = pack(&small()).unwrap();
        for cut in 0..asset.len() {
            assert!(unpack(&asset[..cut]).is_none(), "{cut}");
        }
        assert!(unpack(b"hello").is_none());
    }

    proptest! {
        #[test]
        fn unpacking_anything_does_not_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let mut asset = MARK.to_vec();
            let mut deflate = ZlibEncoder::new(&mut asset, Compression::fast());
            deflate.write_all(&bytes).unwrap();
            deflate.finish().unwrap();
            let _made = unpack(&asset);
        }
    }
}
