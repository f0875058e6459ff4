//! Actions as CSV (RFC 4180) and GeoJSON (RFC 7946).
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe in front: what somebody typed
//! into a title must not run on the machine of whoever opens the file.

use base::Time;
use serde_json::{Value, json};
use ui::href;

use super::model::Beside;
use crate::action::model::ActionSpot;

/// The first line of the CSV: import knows the same names.
pub(crate) const COLUMNS: [&str; 25] = [
    "code",
    "url",
    "title",
    "kind",
    "state",
    "starts_at",
    "ends_at",
    "zone",
    "place",
    "address",
    "city",
    "region",
    "postcode",
    "country",
    "lat",
    "lon",
    "online_url",
    "group",
    "going",
    "maybe",
    "capacity",
    "languages",
    "access",
    "turnout_low",
    "turnout_high",
];

/// A moment with the offset of its zone, as calendars and spreadsheets read it.
pub(crate) fn local(spot: &ActionSpot, at: Time) -> String {
    at.to_jiff().to_zoned(spot.time_zone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// A cell that no spreadsheet runs.
pub(crate) fn guarded(cell: String) -> String {
    let is_number = cell.parse::<f64>().is_ok();
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number { format!("'{cell}") } else { cell }
}

fn number(it: Option<impl ToString>) -> String {
    it.map_or_else(String::new, |it| it.to_string())
}

/// An action as one line of the table.
fn cells(base_url: &str, spot: &ActionSpot, beside: &Beside) -> [String; 25] {
    let (place, came) = (&spot.place, beside.turnout(spot));
    [
        spot.code.to_string(),
        format!("{base_url}{}", href::action(spot.code)),
        spot.title.clone(),
        spot.kind.as_str().to_owned(),
        spot.state.as_str().to_owned(),
        local(spot, spot.starts_at),
        local(spot, spot.ends_at),
        spot.zone.clone(),
        place.name.clone(),
        place.address.clone(),
        place.locality.clone(),
        place.region.clone(),
        place.postcode.clone(),
        place.country.clone(),
        number(place.point.map(|p| p.lat)),
        number(place.point.map(|p| p.lon)),
        spot.online_url.clone(),
        beside.group(spot).to_owned(),
        spot.figures.going.to_string(),
        spot.figures.maybe.to_string(),
        number(spot.capacity),
        spot.langs.clone(),
        spot.access_facts.clone(),
        number(came.map(|range| range.low)),
        number(came.map(|range| range.high)),
    ]
}

/// Writes CSV line by line.
pub(crate) struct Csv(csv::Writer<Vec<u8>>);

impl Csv {
    /// A file with its first line.
    pub(crate) fn new() -> Result<Self, csv::Error> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        writer.write_record(COLUMNS)?;
        Ok(Self(writer))
    }

    /// Adds an action.
    pub(crate) fn add(&mut self, base_url: &str, spot: &ActionSpot, beside: &Beside) -> Result<(), csv::Error> {
        self.0.write_record(cells(base_url, spot, beside).map(guarded))
    }

    /// The whole file.
    pub(crate) fn finish(self) -> Result<Vec<u8>, std::io::Error> {
        self.0.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// An action as a feature; `label`, `href`, `weight` and `date` are what the island of the map reads.
pub(crate) fn feature(base_url: &str, spot: &ActionSpot, beside: &Beside) -> Value {
    let (place, came) = (&spot.place, beside.turnout(spot));
    let path = href::action(spot.code);
    let starts = local(spot, spot.starts_at);
    let town = place.town();
    let mut properties = json!({
        "label": if town.is_empty() { spot.title.clone() } else { format!("{}, {town}", spot.title) },
        "url": format!("{base_url}{path}"),
        "href": path,
        "weight": spot.figures.going,
        "date": starts.get(..10).unwrap_or_default(),
        "code": spot.code.as_str(),
        "title": spot.title,
        "activity": spot.kind.as_str(),
        "state": spot.state.as_str(),
        "starts_at": starts,
        "ends_at": local(spot, spot.ends_at),
        "zone": spot.zone,
        "place": place.line(),
        "going": spot.figures.going,
        "maybe": spot.figures.maybe,
    });
    if let Some(object) = properties.as_object_mut() {
        let mut add = |name: &str, value: Value| object.insert(name.to_owned(), value);
        if !spot.online_url.is_empty() {
            add("online_url", json!(spot.online_url));
        }
        if let Some(capacity) = spot.capacity {
            add("capacity", json!(capacity));
        }
        if !beside.group(spot).is_empty() {
            add("group", json!(beside.group(spot)));
        }
        if let Some(range) = came {
            add("turnout_low", json!(range.low));
            add("turnout_high", json!(range.high));
        }
    }
    let geometry = place.point.map(|p| json!({ "type": "Point", "coordinates": [p.lon, p.lat] }));
    json!({ "type": "Feature", "id": spot.code.as_str(), "geometry": geometry, "properties": properties })
}

/// Writes a collection feature by feature: what takes place somewhere. What is canceled or has no
/// point is in the CSV.
pub(crate) struct GeoJson(String);

impl GeoJson {
    /// A collection without features.
    pub(crate) fn new() -> Self {
        Self(r#"{"type":"FeatureCollection","features":["#.to_owned())
    }

    /// Adds an action.
    pub(crate) fn add(&mut self, base_url: &str, spot: &ActionSpot, beside: &Beside) {
        if spot.place.point.is_none() || !spot.state.counts() {
            return;
        }
        if self.0.ends_with('}') {
            self.0.push(',');
        }
        self.0.push('\n');
        self.0.push_str(&feature(base_url, spot, beside).to_string());
    }

    /// The whole text.
    pub(crate) fn finish(mut self) -> String {
        self.0.push_str("\n]}\n");
        self.0
    }
}
