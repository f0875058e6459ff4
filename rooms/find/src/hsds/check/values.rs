//! Single values: each column holds what it promises, or nothing, or the row is rejected.

use base::text::{self, TextProblem};
use jiff::civil;

use crate::hsds::old;
use crate::hsds::package::{Effect, Package, Row};
use crate::hsds::tables::{Column, Kind, Must, Table};

/// What became of a text.
enum Read {
    /// It is as it should be, or became so without changing what it says.
    Sound(Option<String>),
    /// It was put right, or left out, for this reason.
    Mended(Option<String>, String),
    /// Nothing has to change, not even the spelling.
    Same,
}

/// Mends the values of a row; false when it cannot be taken.
pub(super) fn mend(package: &mut Package, table: Table, row: &mut Row) -> bool {
    for (at, column) in table.columns().iter().enumerate() {
        if let Some(raw) = row.values[at].as_deref() {
            match read(raw, *column) {
                Read::Same => {}
                Read::Sound(value) => row.values[at] = value.map(String::into_boxed_str),
                Read::Mended(value, reason) => {
                    package.problem_of_row(table, row, column.name, reason, Effect::Mended);
                    row.values[at] = value.map(String::into_boxed_str);
                }
            }
        }
        if row.values[at].is_none() && column.must == Must::Be && !fill(package, table, row, *column) {
            return false;
        }
    }
    if is_backwards(row, table, "minimum_age", "maximum_age") {
        let reason = "the least age is higher than the highest".to_owned();
        package.problem_of_row(table, row, "minimum_age", reason, Effect::Noted);
    }
    if table == Table::Schedule
        && row.get(table, "valid_from") > row.get(table, "valid_to")
        && row.get(table, "valid_to").is_some()
    {
        let reason = "valid_to is before valid_from".to_owned();
        package.problem_of_row(table, row, "valid_to", reason, Effect::Noted);
    }
    true
}

fn is_backwards(row: &Row, table: Table, low: &str, high: &str) -> bool {
    let number = |name: &str| row.get(table, name)?.parse::<f64>().ok();
    matches!((number(low), number(high)), (Some(low), Some(high)) if low > high)
}

/// What stands for a value the specification wants and the file has not; false when nothing can.
fn fill(package: &mut Package, table: Table, row: &mut Row, column: Column) -> bool {
    let filled = match (table, column.name) {
        (_, "id") => return true,
        (Table::Service, "status") => Some("active"),
        (Table::Location, "location_type") | (Table::Address, "address_type") => Some("physical"),
        _ => None,
    };
    if let Some(word) = filled {
        let reason = format!("{} is empty; taken as “{word}”", column.name);
        package.problem_of_row(table, row, column.name, reason, Effect::Mended);
        row.set(table, column.name, word.to_owned());
        return true;
    }
    // Without a name or a number there is nothing to show; anything else may stay unsaid.
    let is_vital = matches!(column.name, "name" | "number" | "identifier");
    let effect = if is_vital { Effect::Rejected } else { Effect::Noted };
    package.problem_of_row(table, row, column.name, format!("{} is empty", column.name), effect);
    !is_vital
}

fn read(raw: &str, column: Column) -> Read {
    match column.kind {
        Kind::Id | Kind::Ref(_) | Kind::AnyRef => Read::Same,
        Kind::Line(max) => limited(raw, max, text::line),
        Kind::Block(max) => limited(raw, max, text::block),
        Kind::Uri => uri(raw, matches!(column.name, "uri" | "term_uri")),
        Kind::Mail => match text::mail_address(raw) {
            Ok(mail) => Read::Sound(Some(mail)),
            Err(_) => left_out(raw, "no e-mail address"),
        },
        Kind::Number => match raw.parse::<f64>() {
            Ok(number) if number.is_finite() => Read::Sound(Some(number.to_string())),
            _ => left_out(raw, "no number"),
        },
        Kind::Date => date(raw),
        Kind::Time if column.name == "closes_at" && old::ends_day(raw) => {
            Read::Mended(Some("00:00".to_owned()), format!("“{raw}” is the end of the day; written as 00:00"))
        }
        Kind::Time => time(raw),
        Kind::Moment => moment(raw),
        Kind::OneOf(words) => match words.iter().find(|word| word.eq_ignore_ascii_case(raw.trim())) {
            Some(word) => Read::Sound(Some((*word).to_owned())),
            None => left_out(raw, &format!("none of {}", words.join(", "))),
        },
    }
}

fn left_out(raw: &str, what: &str) -> Read {
    let short: String = raw.chars().take(60).collect();
    Read::Mended(None, format!("“{short}” is {what}; left out"))
}

fn limited(raw: &str, max: usize, clean: impl Fn(&str, usize) -> Result<String, TextProblem>) -> Read {
    // Most texts are plain and short: nothing to clean, nothing to count.
    let is_plain = raw.len() <= max && raw.bytes().all(|b| (b' '..0x7f).contains(&b));
    if is_plain && !raw.starts_with(' ') && !raw.ends_with(' ') && !raw.contains("  ") {
        return Read::Same;
    }
    match clean(raw, max) {
        Ok(text) => Read::Sound(Some(text).filter(|it| !it.is_empty())),
        Err(TextProblem::TooLong { .. }) => {
            let cut: String = raw.chars().take(max.saturating_sub(1)).collect();
            let letters = raw.chars().count();
            let reason = format!("{letters} letters long; cut to {max}");
            Read::Mended(clean(&format!("{}…", cut.trim_end()), max).ok(), reason)
        }
        Err(_) => Read::Sound(None),
    }
}

/// Signs that stand in web addresses as people copy them, and in none by RFC 3986 (brackets only in hosts).
const NOT_IN_URIS: [char; 7] = ['[', ']', '{', '}', '|', '^', '`'];

fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for sign in address.chars() {
        if NOT_IN_URIS.contains(&sign) {
            ui::href::encode(sign.encode_utf8(&mut [0; 4]), &mut out);
        } else {
            out.push(sign);
        }
    }
    out
}

/// An address in the web; `is_any` also lets schemes in that no browser runs.
fn uri(raw: &str, is_any: bool) -> Read {
    if text::web_address(raw).is_ok() && raw.is_ascii() {
        if !raw.contains(NOT_IN_URIS) {
            return Read::Same;
        }
        let whole = encoded(raw);
        let reason = format!("signs no web address has; taken as {whole}");
        return Read::Mended(Some(whole), reason);
    }
    let scheme = raw.split_once(':').map(|it| it.0.to_ascii_lowercase());
    let is_plain = raw.len() <= 500 && raw.bytes().all(|b| b.is_ascii_graphic() && !b"<>\"\\^`{|}".contains(&b));
    if let Some(scheme) = &scheme
        && is_any
        && is_plain
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
        && !matches!(scheme.as_str(), "javascript" | "data" | "vbscript" | "http" | "https" | "file")
    {
        return Read::Same;
    }
    let bare = raw.trim().trim_start_matches("//");
    let bare = bare.split_once("://").map_or(bare, |(scheme, rest)| {
        if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") { rest } else { bare }
    });
    let host = bare.split(['/', '?', '#']).next().unwrap_or_default();
    let looks_like_one = host.contains('.')
        && !host.contains([':', '@', ' '])
        && host.split('.').all(|part| !part.is_empty())
        && host.rsplit('.').next().is_some_and(|last| last.len() >= 2 && last.chars().all(char::is_alphabetic));
    let whole = encoded(&format!("http://{}", bare.replace(' ', "%20")));
    match text::web_address(&whole) {
        Ok(address) if looks_like_one && address.is_ascii() => {
            let reason = format!("no whole web address; taken as {address}");
            Read::Mended(Some(address), reason)
        }
        _ => left_out(raw, "no web address"),
    }
}

fn date(raw: &str) -> Read {
    if let Ok(day) = raw.parse::<civil::Date>() {
        return Read::Sound(Some(day.to_string()));
    }
    let day = raw.get(..10).and_then(|it| it.parse::<civil::Date>().ok());
    match day.filter(|_| raw.get(10..11).is_some_and(|it| it == "T" || it == " ")) {
        Some(day) => Read::Sound(Some(day.to_string())),
        None => left_out(raw, "no day (YYYY-MM-DD)"),
    }
}

/// `HH:MM`, with seconds and an offset if the file has them.
fn time(raw: &str) -> Read {
    let end = raw.find(['Z', '+', '-', 'z']).unwrap_or(raw.len());
    let (clock, offset) = raw.split_at(end);
    let is_offset = match offset.as_bytes() {
        [] | [b'Z' | b'z'] => true,
        [b'+' | b'-', a, b, b':', c, d] => [a, b, c, d].iter().all(|it| it.is_ascii_digit()),
        _ => false,
    };
    if clock.len() >= 5 && is_offset && clock.parse::<civil::Time>().is_ok() {
        return Read::Same;
    }
    match old::clock(raw) {
        Some((clock, _)) => {
            let reason = format!("“{raw}” was read as {clock}");
            Read::Mended(Some(clock), reason)
        }
        None => left_out(raw, "no time of day"),
    }
}

fn moment(raw: &str) -> Read {
    if let Ok(moment) = raw.parse::<jiff::Timestamp>() {
        // In UTC, so that moments sort as texts.
        return if raw.contains('T') && raw.ends_with('Z') {
            Read::Same
        } else {
            Read::Sound(Some(moment.to_string()))
        };
    }
    let civil = raw.parse::<civil::DateTime>().ok();
    match civil.or_else(|| raw.parse::<civil::Date>().ok().map(|day| day.at(0, 0, 0, 0))) {
        Some(moment) => {
            let text = format!("{moment}Z");
            let reason = format!("“{raw}” has no time zone; taken as {text}");
            Read::Mended(Some(text), reason)
        }
        None => left_out(raw, "no moment (RFC 3339)"),
    }
}
