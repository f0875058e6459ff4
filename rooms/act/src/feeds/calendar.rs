//! Actions as events of a calendar.
//!
//! The description says the time once more in the zone of the action. A canceled action stays, marked
//! as canceled. How a calendar is written is in [`web::calendar`].

use ui::{Words, format, href};
use web::calendar::{Event, Status};

use crate::action::model::{ActionSpot, State};

/// Writes a calendar action by action.
pub(crate) struct Calendar<'a> {
    whole: web::calendar::Calendar<'a>,
    words: &'a Words,
    base_url: &'a str,
}

impl<'a> Calendar<'a> {
    /// A calendar without events; `name` is what programs call it.
    pub(crate) fn new(words: &'a Words, site: &'a web::Site, name: &str) -> Self {
        let whole = web::calendar::Calendar::new(site, "Actions", name);
        Self { whole, words, base_url: &site.base_url }
    }

    /// Adds an action.
    pub(crate) fn add(&mut self, spot: &ActionSpot) {
        let w = self.words;
        let url = format!("{}{}", self.base_url, href::action(spot.code));
        let (status, title) = match spot.state {
            State::Canceled => (Status::Canceled, w.feeds_calendar_canceled(&spot.title)),
            State::Postponed => (Status::Tentative, w.feeds_calendar_postponed(&spot.title)),
            _ => (Status::Confirmed, spot.title.clone()),
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
        self.whole.add(&Event {
            uid: &spot.code.to_string(),
            changed_at: spot.changed_at,
            version: u64::from(spot.version),
            starts_at: spot.starts_at,
            ends_at: Some(spot.ends_at),
            title: &title,
            about: &about.join("\n"),
            place: if place.is_empty() { &spot.online_url } else { &place },
            point: spot.place.point,
            status,
            kind: &spot.kind.as_str().to_uppercase(),
            url: &url,
        });
    }

    /// The whole text.
    pub(crate) fn finish(self) -> String {
        self.whole.finish()
    }
}
