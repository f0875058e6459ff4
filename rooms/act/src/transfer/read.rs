//! A file as records: named texts with the line they stand on, whatever the format was.

use std::collections::BTreeMap;
use std::fmt;

use base::Point;
use geojson::{FeatureCollection, GeoJson, GeometryValue, JsonValue};

/// Bytes of a file.
pub const FILE_MAX: usize = 64 << 20;

/// Which format a file has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Comma-separated values (RFC 4180), with a header line.
    Csv,
    /// A feature collection (RFC 7946).
    GeoJson,
}

/// One row or feature.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Record {
    /// The line of the row, or the number of the feature.
    pub line: u64,
    /// Texts by lower-case column name.
    pub fields: BTreeMap<String, String>,
    /// The point of a feature.
    pub point: Option<Point>,
}

/// What a file holds.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Records {
    /// The column names in their order.
    pub columns: Vec<String>,
    /// The rows or features.
    pub rows: Vec<Record>,
    /// Rows that are not even records: line and reason.
    pub broken: Vec<(u64, String)>,
}

/// Why a file cannot be read at all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadError {
    /// Larger than [`FILE_MAX`].
    TooLarge,
    /// No header line, no rows.
    Empty,
    /// Neither CSV nor `GeoJSON`; what the parser said.
    Malformed(String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "the file is larger than {} MiB", FILE_MAX >> 20),
            Self::Empty => f.write_str("the file has no rows"),
            Self::Malformed(why) => write!(f, "the file cannot be read: {why}"),
        }
    }
}

impl std::error::Error for ReadError {}

/// The format of a file by its first sign that is no white space.
pub fn guess(bytes: &[u8]) -> Format {
    let first = bytes.iter().find(|b| !b.is_ascii_whitespace() && **b < 0x80);
    if first == Some(&b'{') { Format::GeoJson } else { Format::Csv }
}

/// Reads a whole file.
pub fn read(bytes: &[u8], format: Format) -> Result<Records, ReadError> {
    if bytes.len() > FILE_MAX {
        return Err(ReadError::TooLarge);
    }
    let records = match format {
        Format::Csv => csv(bytes)?,
        Format::GeoJson => features(bytes)?,
    };
    if records.rows.is_empty() && records.broken.is_empty() { Err(ReadError::Empty) } else { Ok(records) }
}

fn csv(bytes: &[u8]) -> Result<Records, ReadError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let head = reader.byte_headers().map_err(|e| ReadError::Malformed(e.to_string()))?.clone();
    let columns: Vec<String> = head.iter().map(|name| String::from_utf8_lossy(name).trim().to_lowercase()).collect();
    let mut out = Records { columns, ..Records::default() };
    let mut lines = Lines { bytes, at: 0, line: 1 };
    for row in reader.byte_records() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                let line = lines.of(error.position());
                out.broken.push((line, format!("not a CSV row: {error}")));
                continue;
            }
        };
        let line = lines.of(row.position());
        match record(&row, line, &out.columns) {
            Ok(record) => out.rows.push(record),
            Err(why) => out.broken.push((line, why)),
        }
    }
    Ok(out)
}

/// Counts lines as an editor shows them: the reader's own count depends on how lines end.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line on which a row begins; rows are asked for in order.
    fn of(&mut self, position: Option<&csv::Position>) -> u64 {
        let from = position.and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or(self.at);
        let blank = |at: &usize| matches!(self.bytes.get(*at), Some(b'\r' | b'\n'));
        let start = (from..self.bytes.len()).find(|at| !blank(at)).unwrap_or(from).max(self.at);
        let passed = self.bytes.get(self.at..start).unwrap_or_default().split(|b| *b == b'\n').count() - 1;
        self.line += u64::try_from(passed).unwrap_or(0);
        self.at = start;
        self.line
    }
}

fn record(row: &csv::ByteRecord, line: u64, columns: &[String]) -> Result<Record, String> {
    if row.len() != columns.len() {
        return Err(format!("{} values where the header has {}", row.len(), columns.len()));
    }
    let mut fields = BTreeMap::new();
    for (name, value) in columns.iter().zip(row) {
        let Ok(text) = std::str::from_utf8(value) else { return Err(format!("column `{name}` is not UTF-8")) };
        fields.insert(name.clone(), text.trim().to_owned());
    }
    Ok(Record { line, fields, point: None })
}

fn features(bytes: &[u8]) -> Result<Records, ReadError> {
    let malformed = |e: String| ReadError::Malformed(e);
    let text = std::str::from_utf8(bytes).map_err(|e| malformed(e.to_string()))?;
    let parsed: GeoJson = text.parse().map_err(|e: geojson::Error| malformed(e.to_string()))?;
    let collection = FeatureCollection::try_from(parsed).map_err(|e| malformed(e.to_string()))?;
    let mut out = Records::default();
    for (feature, line) in collection.features.into_iter().zip(1..) {
        let mut fields = BTreeMap::new();
        if let Some(id) = &feature.id {
            let id = match id {
                geojson::feature::Id::String(text) => text.clone(),
                geojson::feature::Id::Number(number) => number.to_string(),
            };
            fields.insert("id".to_owned(), id);
        }
        for (name, value) in feature.properties.into_iter().flatten() {
            fields.insert(name.trim().to_lowercase(), plain(&value));
        }
        for name in fields.keys() {
            if !out.columns.contains(name) {
                out.columns.push(name.clone());
            }
        }
        match point(feature.geometry.as_ref()) {
            Ok(point) => out.rows.push(Record { line, fields, point }),
            Err(why) => out.broken.push((line, why)),
        }
    }
    Ok(out)
}

fn plain(value: &JsonValue) -> String {
    match value {
        JsonValue::Null => String::new(),
        JsonValue::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    }
}

fn point(geometry: Option<&geojson::Geometry>) -> Result<Option<Point>, String> {
    let Some(geometry) = geometry else { return Ok(None) };
    let GeometryValue::Point { coordinates } = &geometry.value else {
        return Err("the geometry is not a point".to_owned());
    };
    let [lon, lat, ..] = coordinates.as_slice() else {
        return Err("the point has no two coordinates".to_owned());
    };
    Point::new(*lat, *lon).map(Some).ok_or_else(|| {
        format!("longitude {lon}, latitude {lat} is no place on earth; are they swapped? GeoJSON has longitude first")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_csv_file_becomes_records_and_bad_rows_are_named() {
        let file = b"\xEF\xBB\xBFId,Place\r\n1,Ajo\r\n2\r\n3,\"A, b\"\r\n4,\xFF\r\n";
        let it = read(file, guess(file)).unwrap();
        assert_eq!(it.columns, ["id", "place"]);
        assert_eq!(it.rows.len(), 2);
        assert_eq!(it.rows[1].fields["place"], "A, b");
        assert_eq!(it.broken.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 5]);
    }

    #[test]
    fn a_feature_collection_becomes_records() {
        let file = br#"{"type":"FeatureCollection","features":[
            {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[-99.6,32.5]},"properties":{"place":"Abilene","n":3}},
            {"type":"Feature","geometry":{"type":"Point","coordinates":[32.5,-99.6]},"properties":{}}]}"#;
        let it = read(file, guess(file)).unwrap();
        assert_eq!(it.rows.len(), 1);
        assert_eq!(it.rows[0].fields["n"], "3");
        assert_eq!(it.rows[0].point, Point::new(32.5, -99.6));
        assert!(it.broken[0].1.contains("swapped"), "{:?}", it.broken);
    }

    #[test]
    fn what_is_no_file_of_ours_is_said_so() {
        assert_eq!(read(b"", Format::Csv), Err(ReadError::Empty));
        assert!(matches!(read(b"{\"a\":", Format::GeoJson), Err(ReadError::Malformed(_))));
        assert!(matches!(
            read(b"{\"type\":\"Point\",\"coordinates\":[1,2]}", Format::GeoJson),
            Err(ReadError::Malformed(_))
        ));
    }
}
