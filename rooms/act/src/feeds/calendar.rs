//! Actions as iCalendar (RFC 5545).
//!
//! Moments are in UTC: every calendar program shows them in its reader's own zone, and none needs to
//! understand a zone's rules; the description says them once more in the zone of the action. The UID
//! of an action never changes and its SEQUENCE counts its changes, so programs that subscribe move
//! what moved. A canceled action stays, marked as canceled.

use base::Time;
use ui::{Words, format, href};

use crate::action::model::{ActionSpot, State};

/// Octets of a line before it is folded.
const LINE_MAX: usize = 75;

/// Writes a calendar event by event.
pub(crate) struct Calendar<'a> {
    out: String,
    words: &'a Words,
    base_url: &'a str,
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
    /// A calendar without events; `name` is what programs call it.
    pub(crate) fn new(words: &'a Words, site: &'a web::Site, name: &str) -> Self {
        let mut it = Self { out: String::with_capacity(4096), words, base_url: &site.base_url, host: site.host() };
        it.raw("BEGIN", "VCALENDAR");
        it.raw("VERSION", "2.0");
        it.raw("PRODID", "-//Convoke//Actions//EN");
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

    /// Adds an action.
    pub(crate) fn add(&mut self, spot: &ActionSpot) {
        let w = self.words;
        let url = format!("{}{}", self.base_url, href::action(spot.code));
        let (status, title) = match spot.state {
            State::Canceled => ("CANCELLED", w.feeds_calendar_canceled(&spot.title)),
            State::Postponed => ("TENTATIVE", w.feeds_calendar_postponed(&spot.title)),
            _ => ("CONFIRMED", spot.title.clone()),
        };
        let is_rough = spot.place.name.is_empty() && spot.place.address.is_empty() && !spot.place.is_empty();
        let mut about = vec![format::long_range(w, spot.starts_at, Some(spot.ends_at), &spot.zone)];
        if spot.figures.going > 0 {
            about.push(w.feeds_calendar_going(spot.figures.going));
        }
        if is_rough {
            about.push(w.feeds_calendar_rough().to_owned());
        }
        about.push(url.clone());
        let place = spot.place.line();

        self.raw("BEGIN", "VEVENT");
        self.raw("UID", &format!("{}@{}", spot.code, self.host));
        // Without a METHOD the stamp is that of the last change: the same file until something changes.
        self.raw("DTSTAMP", &utc(spot.changed_at));
        self.raw("LAST-MODIFIED", &utc(spot.changed_at));
        self.raw("SEQUENCE", &spot.version.to_string());
        self.raw("DTSTART", &utc(spot.starts_at));
        self.raw("DTEND", &utc(spot.ends_at));
        self.text("SUMMARY", &title);
        self.text("DESCRIPTION", &about.join("\n"));
        self.text("LOCATION", if place.is_empty() { &spot.online_url } else { &place });
        if let Some(point) = spot.place.point {
            self.raw("GEO", &format!("{:.6};{:.6}", point.lat, point.lon));
        }
        self.raw("STATUS", status);
        self.raw("TRANSP", "OPAQUE");
        self.raw("CATEGORIES", &spot.kind.as_str().to_uppercase());
        self.raw("URL", &url);
        self.raw("END", "VEVENT");
    }

    /// The whole text.
    pub(crate) fn finish(mut self) -> String {
        self.raw("END", "VCALENDAR");
        self.out
    }
}
