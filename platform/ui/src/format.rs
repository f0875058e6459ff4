//! Numbers, moments, distances and lists in the reader's language.
//!
//! A moment is always shown in the zone of what it belongs to, never in the reader's or the server's.
//! Patterns and names are in `locales/<lang>/format.ftl`.

use base::{Lang, Time};
use jiff::Zoned;
use jiff::tz::TimeZone;

use crate::field::{Choice, choice};
use crate::words::Words;

/// What distances are shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Units {
    /// As in the United States.
    #[default]
    Miles,
    /// As nearly everywhere else.
    Kilometers,
}

/// How much of a moment is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// `Fri, Jan 23`
    Short,
    /// `Fri, Jan 23, 2:00 pm`
    ShortTime,
    /// `January 23, 2026`
    Day,
    /// `Friday, January 23, 2026`
    Long,
    /// `Friday, January 23, 2026, 2:00 pm`
    LongTime,
    /// `Friday, January 23, 2026, 2:00 pm CST`
    LongZone,
    /// `2:00 pm`
    Time,
}

/// The languages offered in forms, by BCP 47 tag, most spoken at actions first.
pub const LANGUAGES: [&str; 16] =
    ["en", "es", "ase", "so", "hmn", "zh", "vi", "ar", "fr", "ht", "am", "om", "ru", "tl", "ko", "pt"];

/// Finds a name in the reader's words.
type Name = fn(&Words) -> &'static str;

/// The zones of the United States, with their own names, before all others.
const HOME_ZONES: [(&str, Name); 8] = [
    ("America/New_York", Words::zone_eastern),
    ("America/Chicago", Words::zone_central),
    ("America/Denver", Words::zone_mountain),
    ("America/Phoenix", Words::zone_arizona),
    ("America/Los_Angeles", Words::zone_pacific),
    ("America/Anchorage", Words::zone_alaska),
    ("Pacific/Honolulu", Words::zone_hawaii),
    ("America/Puerto_Rico", Words::zone_puerto_rico),
];

/// One city for every other rule of time that many people live by.
const WORLD_ZONES: [&str; 56] = [
    "America/Argentina/Buenos_Aires",
    "America/Bogota",
    "America/Caracas",
    "America/Costa_Rica",
    "America/Edmonton",
    "America/El_Salvador",
    "America/Guatemala",
    "America/Halifax",
    "America/Havana",
    "America/La_Paz",
    "America/Lima",
    "America/Managua",
    "America/Mexico_City",
    "America/Montevideo",
    "America/Panama",
    "America/Port-au-Prince",
    "America/Santiago",
    "America/Santo_Domingo",
    "America/Sao_Paulo",
    "America/St_Johns",
    "America/Tegucigalpa",
    "America/Tijuana",
    "America/Toronto",
    "America/Vancouver",
    "America/Winnipeg",
    "Africa/Addis_Ababa",
    "Africa/Cairo",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "Africa/Nairobi",
    "Asia/Dhaka",
    "Asia/Dubai",
    "Asia/Hong_Kong",
    "Asia/Jakarta",
    "Asia/Jerusalem",
    "Asia/Karachi",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Manila",
    "Asia/Seoul",
    "Asia/Shanghai",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Australia/Brisbane",
    "Australia/Perth",
    "Australia/Sydney",
    "Europe/Athens",
    "Europe/Berlin",
    "Europe/Istanbul",
    "Europe/Kyiv",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/Warsaw",
    "Pacific/Auckland",
    "UTC",
];

const MONTHS: [Name; 12] = [
    Words::month_1,
    Words::month_2,
    Words::month_3,
    Words::month_4,
    Words::month_5,
    Words::month_6,
    Words::month_7,
    Words::month_8,
    Words::month_9,
    Words::month_10,
    Words::month_11,
    Words::month_12,
];

const SHORT_MONTHS: [Name; 12] = [
    Words::month_short_1,
    Words::month_short_2,
    Words::month_short_3,
    Words::month_short_4,
    Words::month_short_5,
    Words::month_short_6,
    Words::month_short_7,
    Words::month_short_8,
    Words::month_short_9,
    Words::month_short_10,
    Words::month_short_11,
    Words::month_short_12,
];

const WEEKDAYS: [Name; 7] = [
    Words::weekday_1,
    Words::weekday_2,
    Words::weekday_3,
    Words::weekday_4,
    Words::weekday_5,
    Words::weekday_6,
    Words::weekday_7,
];

const SHORT_WEEKDAYS: [Name; 7] = [
    Words::weekday_short_1,
    Words::weekday_short_2,
    Words::weekday_short_3,
    Words::weekday_short_4,
    Words::weekday_short_5,
    Words::weekday_short_6,
    Words::weekday_short_7,
];

/// A whole number, grouped.
pub fn number(words: &Words, number: impl crate::Count) -> String {
    let mut out = String::with_capacity(16);
    group_into(&mut out, words.lang(), number.count());
    out
}

/// Appends a number, grouped in the language's way.
pub(crate) fn group_into(out: &mut String, lang: Lang, number: i64) {
    let sign = Words::new(lang).number_group();
    let digits = number.unsigned_abs().to_string();
    if number < 0 {
        out.push('−');
    }
    let first = digits.len() % 3;
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at % 3 == first {
            out.push_str(sign);
        }
        out.push(digit);
    }
}

/// An estimate between two numbers: "1,000–1,500", or one number when both are the same.
pub fn band(words: &Words, low: impl crate::Count, high: impl crate::Count) -> String {
    let (low, high) = (low.count(), high.count());
    if low == high { number(words, low) } else { words.number_band(&number(words, low), &number(words, high)) }
}

/// A distance, short: "0.4 mi", "12 km".
pub fn distance(words: &Words, km: f64, units: Units) -> String {
    let value = match units {
        Units::Miles => km / 1.609_344,
        Units::Kilometers => km,
    };
    let text = if value < 9.95 {
        format!("{:.1}", value.max(0.1)).replace('.', words.number_decimal())
    } else {
        // Far from any limit: no two places on earth are 21,000 km apart.
        format!("{value:.0}").parse::<i64>().map_or_else(|_| String::new(), |whole| number(words, whole))
    };
    match units {
        Units::Miles => words.distance_miles(&text),
        Units::Kilometers => words.distance_kilometers(&text),
    }
}

/// Things in a row: "a, b and c".
pub fn list<T: AsRef<str>>(words: &Words, items: &[T]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            let last = last.as_ref();
            // Spanish says "e" before an i-sound.
            let low = last.to_lowercase();
            let soft = (low.starts_with('i') || low.starts_with("hi") || low.starts_with('í'))
                && !low.starts_with("hie")
                && !low.starts_with("ia");
            if soft { words.list_last_soft(&rest.join(", "), last) } else { words.list_last(&rest.join(", "), last) }
        }
    }
}

/// What a language is called in the reader's language; an unknown tag stays as it is.
pub fn language(words: &Words, tag: &str) -> String {
    words.by_key(&format!("language-{}", tag.to_lowercase()), &[]).unwrap_or_else(|| tag.to_owned())
}

/// A moment in its zone.
pub fn moment(words: &Words, at: Time, zone: &str, detail: Detail) -> String {
    let at = zoned(at, zone);
    match detail {
        Detail::Short => short_day(words, &at),
        Detail::ShortTime => words.date_and_time(&short_day(words, &at), &clock(words, &at)),
        Detail::Day => words.date_day(month(words, &at), &day(&at), &at.year().to_string()),
        Detail::Long => long_day(words, &at),
        Detail::LongTime => words.date_and_time(&long_day(words, &at), &clock(words, &at)),
        Detail::LongZone => {
            words.date_and_zone(&words.date_and_time(&long_day(words, &at), &clock(words, &at)), &abbreviation(&at))
        }
        Detail::Time => clock(words, &at),
    }
}

/// From start to end, short: "Fri, Jan 23, 2:00–4:00 pm"; the year is said where it is not `now`'s.
pub fn short_range(words: &Words, start: Time, end: Option<Time>, zone: &str, now: Time) -> String {
    let start = zoned(start, zone);
    let year = start.year();
    let same_year = zoned(now, zone).year() == year;
    let day = |at: &Zoned| {
        let day = short_day(words, at);
        if same_year { day } else { words.date_with_year(&day, &at.year().to_string()) }
    };
    range(words, &start, end.map(|end| zoned(end, zone)).as_ref(), &day)
}

/// From start to end with everything: "Friday, January 23, 2026, 2:00–4:00 pm CST".
pub fn long_range(words: &Words, start: Time, end: Option<Time>, zone: &str) -> String {
    let start = zoned(start, zone);
    let day = |at: &Zoned| long_day(words, at);
    let text = range(words, &start, end.map(|end| zoned(end, zone)).as_ref(), &day);
    words.date_and_zone(&text, &abbreviation(&start))
}

/// The hours of one day alone, for a line of its own under the day: "2:00–4:00 pm CST".
///
/// None when it ends on another day: then [`long_range`] says it better.
pub fn times(words: &Words, start: Time, end: Option<Time>, zone: &str) -> Option<String> {
    let (start, end) = (zoned(start, zone), end.map(|end| zoned(end, zone)));
    if end.as_ref().is_some_and(|end| end.date() != start.date()) {
        return None;
    }
    Some(words.date_and_zone(&hours(words, &start, end.as_ref()), &abbreviation(&start)))
}

/// From the first day to the last: "January 23 – 25, 2026", or one day.
pub fn days(words: &Words, first: Time, last: Option<Time>, zone: &str) -> String {
    let first = zoned(first, zone);
    let Some(last) = last.map(|last| zoned(last, zone)).filter(|last| last.date() != first.date()) else {
        return long_day(words, &first);
    };
    let (from, to) = (day(&first), day(&last));
    let (month_a, month_b, year) = (month(words, &first), month(words, &last), last.year().to_string());
    if first.year() != last.year() {
        words.number_spread(
            &words.date_day(month_a, &from, &first.year().to_string()),
            &words.date_day(month_b, &to, &year),
        )
    } else if first.month() == last.month() {
        words.date_days(month_a, &from, &to, &year)
    } else {
        words.date_months(month_a, &from, month_b, &to, &year)
    }
}

/// How far off a day is: "today", "tomorrow", "in 3 days", "yesterday", "3 days ago".
pub fn relative_day(words: &Words, at: Time, zone: &str, now: Time) -> String {
    let (at, now) = (zoned(at, zone).date(), zoned(now, zone).date());
    let days = now.until(at).map_or(0, |span| i64::from(span.get_days()));
    match days {
        0 => words.day_today().to_owned(),
        1 => words.day_tomorrow().to_owned(),
        -1 => words.day_yesterday().to_owned(),
        2.. => words.day_in(days),
        _ => words.day_ago(-days),
    }
}

/// How long ago something was, roughly: "just now", "5 minutes ago", "3 hours ago", then days.
pub fn ago(words: &Words, at: Time, now: Time) -> String {
    let minutes = now.since(at).as_secs() / 60;
    match minutes {
        0..=1 => words.ago_now().to_owned(),
        2..=59 => words.ago_minutes(minutes),
        60..=1439 => words.ago_hours(minutes / 60),
        _ => words.day_ago(minutes / 1440),
    }
}

/// Whether a name is a time zone we know.
pub fn is_zone(name: &str) -> bool {
    TimeZone::get(name).is_ok()
}

/// A zone's name for readers.
pub fn zone_name(words: &Words, zone: &str) -> String {
    match HOME_ZONES.iter().find(|(name, _)| *name == zone) {
        Some((_, label)) => label(words).to_owned(),
        None => zone.rsplit('/').next().unwrap_or(zone).replace('_', " "),
    }
}

/// The zones to choose from; `current` is added when it is not among them.
pub fn zone_choices<'a>(words: &'a Words, current: &'a str) -> Vec<Choice<'a>> {
    let known = HOME_ZONES.iter().any(|(name, _)| *name == current) || WORLD_ZONES.contains(&current);
    let mut all = Vec::new();
    if !known && !current.is_empty() {
        all.push(choice(current, zone_name(words, current)));
    }
    for (name, label) in HOME_ZONES {
        all.push(choice(name, label(words)).group(words.zone_home()));
    }
    for name in WORLD_ZONES {
        all.push(choice(name, zone_name(words, name)).group(words.zone_world()));
    }
    all
}

fn zoned(at: Time, zone: &str) -> Zoned {
    at.to_jiff().to_zoned(TimeZone::get(zone).unwrap_or(TimeZone::UTC))
}

fn day(at: &Zoned) -> String {
    at.day().to_string()
}

fn pick(names: &[Name], words: &Words, number: i8) -> &'static str {
    let index = usize::try_from(number).unwrap_or(1).saturating_sub(1);
    names.get(index).map_or("", |name| name(words))
}

fn month(words: &Words, at: &Zoned) -> &'static str {
    pick(&MONTHS, words, at.month())
}

fn short_day(words: &Words, at: &Zoned) -> String {
    let weekday = pick(&SHORT_WEEKDAYS, words, at.weekday().to_monday_one_offset());
    words.date_short(weekday, pick(&SHORT_MONTHS, words, at.month()), &day(at))
}

fn long_day(words: &Words, at: &Zoned) -> String {
    let weekday = pick(&WEEKDAYS, words, at.weekday().to_monday_one_offset());
    words.date_long(weekday, month(words, at), &day(at), &at.year().to_string())
}

/// The time of day with its half; both languages are read in the Americas, on a twelve-hour clock.
fn clock(words: &Words, at: &Zoned) -> String {
    if at.hour() < 12 { words.time_am(&face(at)) } else { words.time_pm(&face(at)) }
}

fn face(at: &Zoned) -> String {
    let hour = match at.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    format!("{hour}:{:02}", at.minute())
}

fn range(words: &Words, start: &Zoned, end: Option<&Zoned>, day: &dyn Fn(&Zoned) -> String) -> String {
    let Some(end) = end.filter(|end| *end > start) else {
        return words.date_and_time(&day(start), &clock(words, start));
    };
    if start.date() != end.date() {
        return words.number_spread(
            &words.date_and_time(&day(start), &clock(words, start)),
            &words.date_and_time(&day(end), &clock(words, end)),
        );
    }
    words.date_and_time(&day(start), &hours(words, start, Some(end)))
}

/// The hours between two moments of one day.
fn hours(words: &Words, start: &Zoned, end: Option<&Zoned>) -> String {
    let Some(end) = end.filter(|end| *end > start) else {
        return clock(words, start);
    };
    if (start.hour() < 12) == (end.hour() < 12) {
        words.number_band(&face(start), &clock(words, end))
    } else {
        words.number_spread(&clock(words, start), &clock(words, end))
    }
}

/// "CST", or "UTC−3" where a zone has no letters of its own.
fn abbreviation(at: &Zoned) -> String {
    let text = at.strftime("%Z").to_string();
    if text.starts_with(['+', '-']) {
        let hours = text.trim_start_matches(['+', '-']).trim_start_matches('0');
        let sign = if text.starts_with('-') { '−' } else { '+' };
        return format!("UTC{sign}{hours}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHICAGO: &str = "America/Chicago";

    fn at(text: &str) -> Time {
        Time::from_jiff(text.parse().unwrap())
    }

    #[track_caller]
    fn says(lang: Lang, text: impl Fn(&Words) -> String, expected: &str) {
        assert_eq!(text(Words::new(lang)), expected);
    }

    #[test]
    fn numbers_are_grouped() {
        let text = |n: i64| move |words: &Words| number(words, n);
        says(Lang::En, text(412_608), "412,608");
        says(Lang::En, text(999), "999");
        says(Lang::En, text(-1_000), "−1,000");
        says(Lang::Es, text(7_000_000), "7,000,000");
        says(Lang::En, |w| band(w, 1_000, 1_500), "1,000–1,500");
        says(Lang::En, |w| band(w, 5, 5), "5");
    }

    #[test]
    fn a_moment_is_told_in_the_zone_of_the_event() {
        let start = at("2026-01-23T20:00:00Z");
        let text = |detail| move |words: &Words| moment(words, start, CHICAGO, detail);
        says(Lang::En, text(Detail::ShortTime), "Fri, Jan 23, 2:00 pm");
        says(Lang::En, text(Detail::LongZone), "Friday, January 23, 2026, 2:00 pm CST");
        says(Lang::En, text(Detail::Day), "January 23, 2026");
        says(Lang::Es, text(Detail::Day), "23 de enero de 2026");
        says(Lang::Es, text(Detail::Short), "vie 23 ene");
        says(Lang::Es, text(Detail::LongTime), "viernes 23 de enero de 2026, 2:00\u{a0}p.\u{a0}m.");
        says(Lang::En, |w| moment(w, start, "America/Sao_Paulo", Detail::LongZone).split_off(26), "5:00 pm UTC−3");
    }

    #[test]
    fn a_range_repeats_nothing() {
        let now = at("2026-01-02T00:00:00Z");
        let short = |end: &'static str| {
            move |w: &Words| short_range(w, at("2026-01-23T20:00:00Z"), Some(at(end)), CHICAGO, now)
        };
        says(Lang::En, short("2026-01-23T22:00:00Z"), "Fri, Jan 23, 2:00–4:00 pm");
        says(Lang::En, short("2026-01-24T16:00:00Z"), "Fri, Jan 23, 2:00 pm – Sat, Jan 24, 10:00 am");
        says(Lang::En, short("2026-01-23T19:00:00Z"), "Fri, Jan 23, 2:00 pm");
        let other = at("2025-12-01T00:00:00Z");
        says(
            Lang::En,
            |w| short_range(w, at("2026-01-23T20:00:00Z"), None, CHICAGO, other),
            "Fri, Jan 23, 2026, 2:00 pm",
        );
        says(
            Lang::Es,
            |w| days(w, at("2026-01-23T20:00:00Z"), Some(at("2026-01-25T20:00:00Z")), CHICAGO),
            "del 23 al 25 de enero de 2026",
        );
    }

    #[test]
    fn a_span_of_days_names_each_month_and_year_once() {
        let text = |to: &'static str| move |w: &Words| days(w, at("2026-01-30T20:00:00Z"), Some(at(to)), CHICAGO);
        says(Lang::En, text("2026-01-30T23:00:00Z"), "Friday, January 30, 2026");
        says(Lang::En, text("2026-01-31T20:00:00Z"), "January 30–31, 2026");
        says(Lang::En, text("2026-02-02T20:00:00Z"), "January 30 – February 2, 2026");
        says(Lang::Es, text("2026-02-02T20:00:00Z"), "del 30 de enero al 2 de febrero de 2026");
        says(Lang::En, text("2027-02-02T20:00:00Z"), "January 30, 2026 – February 2, 2027");
    }

    #[test]
    fn the_day_the_clock_moves_keeps_its_names() {
        let start = at("2026-03-08T07:30:00Z");
        says(
            Lang::En,
            |w| long_range(w, start, Some(at("2026-03-08T09:30:00Z")), CHICAGO),
            "Sunday, March 8, 2026, 1:30–4:30 am CST",
        );
    }

    #[test]
    fn days_are_counted_in_the_zone_of_the_event() {
        let late = at("2026-01-24T05:30:00Z");
        says(Lang::En, |w| relative_day(w, late, CHICAGO, at("2026-01-23T18:00:00Z")), "today");
        says(Lang::En, |w| relative_day(w, late, "UTC", at("2026-01-23T18:00:00Z")), "tomorrow");
        says(Lang::Es, |w| relative_day(w, late, "UTC", at("2026-01-20T18:00:00Z")), "en 4 días");
    }

    #[test]
    fn distances_are_short() {
        says(Lang::En, |w| distance(w, 0.644, Units::Miles), "0.4 mi");
        says(Lang::Es, |w| distance(w, 1234.0, Units::Kilometers), "1,234 km");
        says(Lang::En, |w| distance(w, 0.0, Units::Miles), "0.1 mi");
    }

    #[test]
    fn lists_are_joined_as_people_speak() {
        says(Lang::En, |w| list(w, &["a", "b", "c"]), "a, b and c");
        says(Lang::Es, |w| list(w, &["español", "inglés"]), "español e inglés");
        says(Lang::Es, |w| list(w, &["agua", "hielo"]), "agua y hielo");
        says(Lang::Es, |w| list::<&str>(w, &[]), "");
    }

    #[test]
    fn every_zone_we_offer_exists() {
        for name in HOME_ZONES.iter().map(|(name, _)| *name).chain(WORLD_ZONES) {
            assert!(is_zone(name), "{name}");
        }
    }
}
