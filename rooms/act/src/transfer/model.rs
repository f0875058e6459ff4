//! What a record of a file means as an action: columns found by their names, dates and times as
//! people write them, the place and its time zone from the coordinates or from the gazetteer.

use std::collections::BTreeMap;

use base::{Point, Time, text};
use jiff::civil::{Date, DateTime, Time as Clock};
use jiff::tz::TimeZone;

use super::read::Record;
use crate::action::model::{Content, Kind, Place, Shown};
use crate::turnout::model::{Range, Source};

/// What a column can stand for, with the names it is known by; the first is the name in `--map`.
pub const COLUMNS: [(&str, &[&str]); 22] = [
    ("key", &["key", "id", "source_id", "uid", "code"]),
    ("title", &["title", "name", "event", "event_name"]),
    ("text", &["text", "description", "details"]),
    ("kind", &["kind", "type", "event_type"]),
    ("date", &["date", "day", "start_date", "date_local"]),
    ("time", &["time", "time_local", "start_time", "begins"]),
    ("starts", &["starts", "start", "starts_at", "start_at", "datetime"]),
    ("ends", &["ends", "end", "ends_at", "end_at"]),
    ("end_time", &["end_time", "until"]),
    ("venue", &["venue", "place_name", "location", "location_name"]),
    ("address", &["address", "street", "street_address", "address_1"]),
    ("town", &["town", "city", "locality", "place", "municipality"]),
    ("region", &["region", "state", "state_province", "province"]),
    ("postcode", &["postcode", "zip", "zipcode", "zip_code", "postal_code"]),
    ("country", &["country", "country_code"]),
    ("lat", &["lat", "latitude", "y"]),
    ("lon", &["lon", "lng", "long", "longitude", "x"]),
    ("capacity", &["capacity", "max"]),
    ("langs", &["langs", "languages", "language"]),
    ("low", &["low", "turnout_low", "size_low", "crowd_low"]),
    ("high", &["high", "turnout_high", "size_high", "crowd_high"]),
    ("source", &["source", "source_kind", "turnout_source"]),
];

/// What holds where the file says nothing.
#[derive(Clone, PartialEq, Debug)]
pub struct Defaults {
    /// Column names given with `--map`, by what they stand for.
    pub map: BTreeMap<String, String>,
    /// The title; `{town}` becomes the town.
    pub title: String,
    /// When actions begin.
    pub time: Clock,
    /// How long they last.
    pub minutes: u32,
    /// Their day, if no column has it.
    pub date: Option<Date>,
    /// Their zone, where the place does not tell.
    pub zone: Option<String>,
}

/// A record understood.
#[derive(Clone, PartialEq, Debug)]
pub struct Ready {
    /// The line it stands on.
    pub line: u64,
    /// By what it is known again.
    pub key: String,
    /// The action.
    pub content: Content,
    /// How many came.
    pub turnout: Option<(Range, Source)>,
    /// What was guessed, for the person at the terminal.
    pub note: Option<String>,
}

/// A record that cannot be taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reject {
    /// The line it stands on.
    pub line: u64,
    /// Why.
    pub reason: String,
}

struct Fields<'a> {
    record: &'a Record,
    map: &'a BTreeMap<String, String>,
}

impl<'a> Fields<'a> {
    /// The value of what a column stands for; empty if there is none.
    fn get(&self, what: &str) -> &'a str {
        if let Some(column) = self.map.get(what) {
            return self.record.fields.get(column).map_or("", String::as_str);
        }
        let names = COLUMNS.iter().find(|(name, _)| *name == what).map_or(&[][..], |(_, names)| *names);
        names.iter().find_map(|name| self.record.fields.get(*name)).map_or("", String::as_str)
    }

    fn line(&self, what: &str, max: usize) -> Result<String, String> {
        text::optional_line(self.get(what), max)
            .map(Option::unwrap_or_default)
            .map_err(|problem| format!("{what}: {problem}"))
    }

    fn number(&self, what: &str) -> Result<Option<f64>, String> {
        match self.get(what) {
            "" => Ok(None),
            typed => match typed.parse() {
                Ok(number) => Ok(Some(number)),
                Err(error) => Err(format!("{what}: “{typed}” is no number ({error})")),
            },
        }
    }

    fn count(&self, what: &str) -> Result<Option<u32>, String> {
        let plain = self.get(what).replace([',', ' ', '_'], "");
        let plain = plain.strip_suffix(".0").unwrap_or(&plain);
        match plain {
            "" => Ok(None),
            typed => match typed.parse() {
                Ok(number) => Ok(Some(number)),
                Err(error) => Err(format!("{what}: “{typed}” is no count ({error})")),
            },
        }
    }
}

/// Understands one record.
pub fn understand(record: &Record, defaults: &Defaults) -> Result<Ready, Reject> {
    let fields = Fields { record, map: &defaults.map };
    ready(&fields, defaults).map_err(|reason| Reject { line: record.line, reason })
}

fn ready(fields: &Fields<'_>, defaults: &Defaults) -> Result<Ready, String> {
    let (place, mut note) = place(fields)?;
    let zone = zone(&place, defaults)?;
    let (starts_at, ends_at) = times(fields, defaults, &zone)?;
    let (kind, guess) = kind(fields.get("kind"));
    note = note.or(guess);
    let title = match fields.line("title", 120)? {
        title if title.is_empty() => {
            text::line(&defaults.title.replace("{town}", &place.town()), 120).map_err(|p| format!("title: {p}"))?
        }
        title => title,
    };
    let words = text::block(fields.get("text"), 10_000).map_err(|p| format!("text: {p}"))?;
    let low = fields.count("low")?;
    let turnout = match (low, fields.count("high")?) {
        (None, None) => None,
        (low, high) => {
            let (low, high) = (low.or(high).unwrap_or(0), high.or(low).unwrap_or(0));
            let range =
                Range::new(low, high).ok_or_else(|| format!("turnout from {low} to {high}: low is above high"))?;
            Some((range, Source::parse(fields.get("source"))))
        }
    };
    let capacity = fields.count("capacity")?.filter(|n| *n > 0);
    let langs: Vec<String> = fields
        .get("langs")
        .split([',', ';', ' '])
        .map(str::trim)
        .filter(|t| is_tag(t))
        .map(str::to_lowercase)
        .collect();
    let content = Content {
        title,
        text: words,
        kind,
        starts_at,
        ends_at,
        zone,
        place,
        place_shown: Shown::Exact,
        online_url: String::new(),
        online_shown: Shown::Exact,
        capacity,
        access_facts: Vec::new(),
        bring: String::new(),
        langs,
    };
    let key = match fields.get("key") {
        "" => derived_key(&content),
        key => text::line(key, 120).map_err(|p| format!("key: {p}"))?,
    };
    Ok(Ready { line: fields.record.line, key, content, turnout, note })
}

fn is_tag(text: &str) -> bool {
    (2..=8).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-')
}

/// By what a record without a key is known again: its day, title and place.
fn derived_key(content: &Content) -> String {
    let place = &content.place;
    let point = place.point.map(|p| format!("{:.4},{:.4}", p.lat, p.lon)).unwrap_or_default();
    let all = [&content.title, &place.name, &place.address, &place.locality, &place.region, &point];
    let mut hash = ring::digest::Context::new(&ring::digest::SHA256);
    hash.update(&content.starts_at.millis().to_be_bytes());
    for text in all {
        hash.update(text.as_bytes());
        hash.update(&[0]);
    }
    format!("auto-{}", base::code::encode(&hash.finish().as_ref()[..15]))
}

fn place(fields: &Fields<'_>) -> Result<(Place, Option<String>), String> {
    // Beside a column for the town, "place" is the venue: so it is in what Convoke exports.
    let has_town = ["city", "town", "locality"].iter().any(|name| fields.record.fields.contains_key(*name));
    let venue = match (fields.get("venue"), has_town) {
        ("", true) => text::optional_line(fields.record.fields.get("place").map_or("", String::as_str), 120)
            .map_err(|problem| format!("place: {problem}"))?
            .unwrap_or_default(),
        _ => fields.line("venue", 120)?,
    };
    let mut place = Place {
        name: venue,
        address: fields.line("address", 160)?,
        locality: fields.line("town", 120)?,
        region: fields.line("region", 80)?,
        postcode: fields.line("postcode", 16)?,
        country: fields.line("country", 60)?,
        point: fields.record.point,
    };
    if place.point.is_none()
        && let (Some(lat), Some(lon)) = (fields.number("lat")?, fields.number("lon")?)
    {
        let point = Point::new(lat, lon);
        place.point = Some(
            point.ok_or_else(|| format!("latitude {lat}, longitude {lon} is no place on earth; are they swapped?"))?,
        );
    }
    // In files, (0, 0) means "not known", never the sea off Ghana.
    let is_null = place.point.is_some_and(|p| p.lat == 0.0 && p.lon == 0.0);
    if is_null {
        place.point = None;
    }
    let mut note = None;
    if place.point.is_none() {
        let query = [place.locality.as_str(), place.region.as_str(), place.postcode.as_str()];
        let query = query.iter().filter(|t| !t.is_empty()).copied().collect::<Vec<_>>().join(", ");
        if let Some(found) = places::find(&query).first() {
            place.point = Some(found.point);
            note = Some(format!("no coordinates: put at {}", found.label(base::Lang::En)));
        } else if place.is_empty() {
            return Err("neither a place nor coordinates".to_owned());
        }
    }
    if place.locality.is_empty()
        && let Some((_, near)) = place.point.and_then(|point| places::nearest(point, 1).into_iter().next())
    {
        near.name.clone_into(&mut place.locality);
        if place.region.is_empty() {
            near.region.clone_into(&mut place.region);
        }
    }
    Ok((place, note))
}

fn zone(place: &Place, defaults: &Defaults) -> Result<String, String> {
    match (place.point, &defaults.zone) {
        (Some(point), _) => Ok(places::zone_near(point).to_owned()),
        (None, Some(zone)) => Ok(zone.clone()),
        (None, None) => Err(format!("no coordinates, and “{}” is not in the gazetteer: give --zone", place.line())),
    }
}

fn times(fields: &Fields<'_>, defaults: &Defaults, zone: &str) -> Result<(Time, Time), String> {
    let zone = TimeZone::get(zone).map_err(|e| e.to_string())?;
    let mut until = None;
    let starts = match fields.get("starts") {
        "" => {
            let date = match fields.get("date") {
                "" => defaults.date.ok_or("no date; give a column `date` or --date")?,
                typed => date(typed).ok_or_else(|| format!("date: “{typed}” is no day; write 2026-05-01"))?,
            };
            let time = match fields.get("time") {
                "" => defaults.time,
                typed => {
                    let (from, to) = span(typed).ok_or_else(|| format!("time: “{typed}” is no time; write 14:30"))?;
                    until = to;
                    from
                }
            };
            moment(date.to_datetime(time), &zone)?
        }
        typed => {
            instant(typed, &zone).ok_or_else(|| format!("starts: “{typed}” is no moment; write 2026-05-01T14:30"))?
        }
    };
    let end_time = match fields.get("end_time") {
        "" => until,
        typed => Some(clock(typed).ok_or_else(|| format!("end_time: “{typed}” is no time; write 16:00"))?),
    };
    let ends = match (fields.get("ends"), end_time) {
        ("", None) => starts.plus(std::time::Duration::from_mins(u64::from(defaults.minutes))),
        ("", Some(time)) => {
            let day = starts.to_jiff().to_zoned(zone.clone()).date();
            let same = moment(day.to_datetime(time), &zone)?;
            // "10 pm until 2 am" ends on the next day.
            if same > starts { same } else { same.plus(std::time::Duration::from_hours(24)) }
        }
        (typed, _) => instant(typed, &zone).ok_or_else(|| format!("ends: “{typed}” is no moment"))?,
    };
    if ends <= starts { Err("it ends before it begins".to_owned()) } else { Ok((starts, ends)) }
}

fn moment(at: DateTime, zone: &TimeZone) -> Result<Time, String> {
    at.to_zoned(zone.clone()).map(|zoned| Time::from_jiff(zoned.timestamp())).map_err(|e| e.to_string())
}

fn instant(typed: &str, zone: &TimeZone) -> Option<Time> {
    if let Ok(stamp) = typed.parse::<jiff::Timestamp>() {
        return Some(Time::from_jiff(stamp));
    }
    let at: DateTime = typed.parse().ok()?;
    moment(at, zone).ok()
}

/// A day as people write it: ISO, or month/day/year.
fn date(typed: &str) -> Option<Date> {
    if let Ok(date) = typed.parse() {
        return Some(date);
    }
    let mut parts = typed.splitn(3, '/').map(str::parse::<i16>);
    let (month, day, year) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let year = if year < 100 { year + 2000 } else { year };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// From when to when, as people write it: 14:30, 2:30 PM, noon, 2-4pm, 11am – 1pm.
fn span(typed: &str) -> Option<(Clock, Option<Clock>)> {
    let text = typed.trim().to_lowercase().replace(['–', '—'], "-").replace(" to ", "-");
    let Some((from, until)) = text.split_once('-') else { return Some((clock(&text)?, None)) };
    let until_clock = clock(until)?;
    // "2-4pm" means two in the afternoon, "11-1pm" eleven in the morning.
    let half = if until.contains('p') { ["pm", "am"] } else { ["am", "pm"] };
    let from_clock = clock(from)
        .or_else(|| half.iter().find_map(|half| clock(&format!("{from}{half}")).filter(|c| *c < until_clock)))?;
    Some((from_clock, Some(until_clock)))
}

/// A time as people write it: 14:30, 2:30 PM, 2 pm, noon.
fn clock(typed: &str) -> Option<Clock> {
    let text = typed.trim().to_lowercase().replace(['.', ' '], "");
    if text == "noon" || text == "12noon" {
        return Clock::new(12, 0, 0, 0).ok();
    }
    let (digits, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some(0)),
        (_, Some(digits)) => (digits, Some(12)),
        _ => (text.as_str(), None),
    };
    let mut parts = digits.split(':');
    let hour: i8 = parts.next()?.parse().ok()?;
    let minute: i8 = parts.next().map_or(Ok(0), str::parse).ok()?;
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        None if digits.contains(':') => hour,
        _ => return None,
    };
    Clock::new(hour, minute, 0, 0).ok()
}

/// Words that name a kind in other people's tables.
const WORDS: [(&str, Kind); 14] = [
    ("march", Kind::March),
    ("rally", Kind::Rally),
    ("protest", Kind::Rally),
    ("demonstration", Kind::Rally),
    ("vigil", Kind::Vigil),
    ("picket", Kind::Picket),
    ("strike", Kind::Picket),
    ("training", Kind::Training),
    ("workshop", Kind::Training),
    ("meeting", Kind::Meeting),
    ("assembly", Kind::Meeting),
    ("canvass", Kind::Canvass),
    ("meal", Kind::Meal),
    ("potluck", Kind::Meal),
];

/// What people do there, by the words that stand in the column.
fn kind(typed: &str) -> (Kind, Option<String>) {
    let text = typed.to_lowercase();
    if let Some(kind) = Kind::parse(&text) {
        return (kind, None);
    }
    match WORDS.iter().find(|(word, _)| text.contains(word)) {
        Some((_, kind)) => (*kind, None),
        None if text.is_empty() => (Kind::Rally, None),
        None => (Kind::Other, Some(format!("kind “{typed}” became “other”"))),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::*;

    fn record(pairs: &[(&str, &str)]) -> Record {
        let fields = pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Record { line: 2, fields, point: None }
    }

    fn defaults() -> Defaults {
        Defaults {
            map: BTreeMap::new(),
            title: "Rally in {town}".to_owned(),
            time: civil::time(12, 0, 0, 0),
            minutes: 120,
            date: None,
            zone: None,
        }
    }

    #[test]
    fn a_row_of_a_real_table_is_understood() {
        let row = record(&[
            ("id", "wm17-0001"),
            ("date", "2017-01-21"),
            ("place", "Abilene"),
            ("region", "TX"),
            ("country", "US"),
            ("lat", "32.57649"),
            ("lon", "-99.66532"),
            ("turnout_low", "200"),
            ("turnout_high", "200"),
            ("source_kind", "press"),
        ]);
        let it = understand(&row, &defaults()).unwrap();
        assert_eq!((it.key.as_str(), it.content.title.as_str()), ("wm17-0001", "Rally in Abilene, TX"));
        assert_eq!(it.content.zone, "America/Chicago");
        assert_eq!(it.content.starts_at.to_string(), "2017-01-21T18:00:00Z");
        assert_eq!(it.turnout, Some((Range { low: 200, high: 200 }, Source::Press)));
    }

    #[test]
    fn nowhere_is_looked_up_and_said() {
        let row =
            record(&[("date", "2017-01-21"), ("place", "Minneapolis"), ("region", "MN"), ("lat", "0"), ("lon", "0")]);
        let it = understand(&row, &defaults()).unwrap();
        assert!(it.note.unwrap().contains("Minneapolis"));
        assert_eq!(it.content.zone, "America/Chicago");
    }

    #[test]
    fn what_cannot_be_taken_is_named() {
        for (pairs, word) in [
            (&[("place", "Ajo"), ("region", "AZ")][..], "date"),
            (&[("date", "someday"), ("place", "Ajo"), ("region", "AZ")], "someday"),
            (&[("date", "2027-01-01")], "place"),
            (&[("date", "2027-01-01"), ("lat", "-99"), ("lon", "32")], "swapped"),
            (&[("date", "2027-01-01"), ("lat", "x"), ("lon", "32")], "no number"),
            (
                &[("date", "2027-01-01"), ("place", "Ajo"), ("region", "AZ"), ("low", "9"), ("high", "3")],
                "low is above high",
            ),
            (&[("date", "2027-01-01"), ("place", "Ajo"), ("region", "AZ"), ("time", "25:00")], "25:00"),
            (
                &[("starts", "2027-01-01T10:00"), ("ends", "2027-01-01T09:00"), ("place", "Ajo"), ("region", "AZ")],
                "before",
            ),
        ] {
            let reject = understand(&record(pairs), &defaults()).unwrap_err();
            assert!(reject.reason.contains(word), "{pairs:?}: {}", reject.reason);
        }
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for (typed, hour, minute) in [
            ("12:00 PM", 12, 0),
            ("2 pm", 14, 0),
            ("9:30 a.m.", 9, 30),
            ("12am", 0, 0),
            ("17:05", 17, 5),
            ("noon", 12, 0),
        ] {
            assert_eq!(clock(typed), Clock::new(hour, minute, 0, 0).ok(), "{typed}");
        }
        for bad in ["", "13 pm", "25:00", "soon", "14"] {
            assert_eq!(clock(bad), None, "{bad}");
        }
        let at = |hour| Clock::new(hour, 0, 0, 0).ok();
        for (typed, from, until) in
            [("2-4pm", 14, 16), ("11-1pm", 11, 13), ("10am – 12 noon", 10, 12), ("9-11 am", 9, 11)]
        {
            assert_eq!(span(typed).map(|(a, b)| (Some(a), b)), Some((at(from), at(until))), "{typed}");
        }
        assert_eq!(span("2-x"), None);
        assert_eq!(date("5/1/2026"), Some(civil::date(2026, 5, 1)));
    }

    #[test]
    fn a_column_can_be_named() {
        let mut defaults = defaults();
        defaults.map.insert("town".to_owned(), "ort".to_owned());
        let row = record(&[("date", "2027-01-01"), ("ort", "Ajo"), ("state", "AZ")]);
        assert_eq!(understand(&row, &defaults).unwrap().content.place.locality, "Ajo");
    }
}
