//! Calendars as iCalendar (RFC 5545), for the events of every room.
//!
//! Moments are in UTC: every calendar program shows them in its reader's own zone, and none needs to
//! understand a zone's rules. The UID of an event never changes and its SEQUENCE counts its changes, so
//! programs that subscribe move what moved. What an event is called and where it takes place is said by
//! its room; nothing here holds words.

use base::{Point, Time};

use crate::Site;

/// The media type of a calendar.
pub const ICALENDAR: &str = "text/calendar; charset=utf-8";

/// Octets of a line before it is folded.
const LINE_MAX: usize = 75;

/// Whether an event takes place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// It does.
    Confirmed,
    /// Its time is open.
    Tentative,
    /// It does not; it stays in calendars, marked so.
    Canceled,
}

impl Status {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "CONFIRMED",
            Self::Tentative => "TENTATIVE",
            Self::Canceled => "CANCELLED",
        }
    }
}

/// An event as a room tells it.
#[derive(Clone, PartialEq, Debug)]
pub struct Event<'a> {
    /// What names it on this site for good.
    pub uid: &'a str,
    /// When it was last changed.
    pub changed_at: Time,
    /// How often it was changed.
    pub version: u64,
    /// When it begins.
    pub starts_at: Time,
    /// When it ends, where that is known.
    pub ends_at: Option<Time>,
    /// What it is called.
    pub title: &'a str,
    /// What people should know, line by line.
    pub about: &'a str,
    /// Where it is, in words; may be empty.
    pub place: &'a str,
    /// Where it is on a map, where everybody may know.
    pub point: Option<Point>,
    /// Whether it takes place.
    pub status: Status,
    /// Its kind, as a word in capitals.
    pub kind: &'a str,
    /// The whole address of its page.
    pub url: &'a str,
}

/// Writes a calendar event by event.
#[derive(Clone, Debug)]
pub struct Calendar<'a> {
    out: String,
    host: &'a str,
}

/// Text as a line holds it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
    }
    out
}

/// A moment in UTC.
fn utc(at: Time) -> String {
    at.to_jiff().strftime("%Y%m%dT%H%M%SZ").to_string()
}

impl<'a> Calendar<'a> {
    /// A calendar without events of `what`, such as `Actions`; `name` is what programs call it.
    pub fn new(site: &'a Site, what: &str, name: &str) -> Self {
        let mut it = Self { out: String::with_capacity(4096), host: site.host() };
        it.raw("BEGIN", "VCALENDAR");
        it.raw("VERSION", "2.0");
        it.raw("PRODID", &format!("-//Convoke//{what}//EN"));
        it.raw("CALSCALE", "GREGORIAN");
        it.text("X-WR-CALNAME", name);
        it.text("NAME", name);
        it.raw("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        it.raw("X-PUBLISHED-TTL", "PT1H");
        it
    }

    /// A line, folded where it is too long, never inside a letter.
    fn raw(&mut self, name: &str, value: &str) {
        let mut used = 0;
        for sign in name.chars().chain(std::iter::once(':')).chain(value.chars()) {
            if used + sign.len_utf8() > LINE_MAX {
                self.out.push_str("\r\n ");
                used = 1;
            }
            self.out.push(sign);
            used += sign.len_utf8();
        }
        self.out.push_str("\r\n");
    }

    fn text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.raw(name, &escaped(value));
        }
    }

    /// Adds an event.
    pub fn add(&mut self, it: &Event<'_>) {
        self.raw("BEGIN", "VEVENT");
        self.raw("UID", &format!("{}@{}", it.uid, self.host));
        // Without a METHOD the stamp is that of the last change: the same file until something changes.
        self.raw("DTSTAMP", &utc(it.changed_at));
        self.raw("LAST-MODIFIED", &utc(it.changed_at));
        self.raw("SEQUENCE", &it.version.to_string());
        self.raw("DTSTART", &utc(it.starts_at));
        if let Some(ends_at) = it.ends_at {
            self.raw("DTEND", &utc(ends_at));
        }
        self.text("SUMMARY", it.title);
        self.text("DESCRIPTION", it.about);
        self.text("LOCATION", it.place);
        if let Some(point) = it.point {
            self.raw("GEO", &format!("{:.6};{:.6}", point.lat, point.lon));
        }
        self.raw("STATUS", it.status.as_str());
        self.raw("TRANSP", "OPAQUE");
        self.raw("CATEGORIES", it.kind);
        self.raw("URL", it.url);
        self.raw("END", "VEVENT");
    }

    /// The whole text.
    pub fn finish(mut self) -> String {
        self.raw("END", "VCALENDAR");
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_mean_something_are_escaped_and_control_signs_left_out() {
        assert_eq!(escaped("a;b,c\\d\ne\u{7}"), "a\\;b\\,c\\\\d\\ne");
    }
}
