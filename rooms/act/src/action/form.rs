//! What organizers send, and what it means once it is sound: place from the gazetteer, hours in the
//! zone of the place, clock changes included.

use base::{Point, Problems, Time, text};
use jiff::civil::{Date, DateTime, Time as Clock};
use jiff::tz::{AmbiguousOffset, TimeZone};
use serde::Deserialize;

use super::model::{ACCESS_FACTS, Action, Content, Kind, Place, Shown, Step};

/// Letters of a title.
pub const TITLE_MAX: usize = 120;
/// Letters of the text.
pub const TEXT_MAX: usize = 5_000;
/// Letters of a place's name or address.
pub const PLACE_MAX: usize = 160;
/// Letters of what to bring.
pub const BRING_MAX: usize = 300;
/// Letters of a reason or notice.
pub const REASON_MAX: usize = 300;
/// Most people a place can be said to hold.
pub const CAPACITY_MAX: u32 = 1_000_000;
/// An action without an end lasts so many hours.
const USUAL_HOURS: i64 = 2;
/// An action lasts at most so many days.
const LASTS_MAX_DAYS: u64 = 31;

/// The form as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ActionForm {
    /// The title.
    pub title: String,
    /// What people do there.
    pub kind: String,
    /// The first day.
    pub starts_date: String,
    /// The hour it begins.
    pub starts_time: String,
    /// The last day; empty for the same.
    pub ends_date: String,
    /// The hour it ends; empty for two hours later.
    pub ends_time: String,
    /// The zone; empty for that of the place.
    pub zone: String,
    /// Which of two equal hours is meant, when clocks go back.
    pub fold: String,
    /// Town or postal code.
    pub town: String,
    /// The town that was chosen among several of the same name.
    pub town_pick: String,
    /// The name of the place.
    pub place_name: String,
    /// Street and number.
    pub address: String,
    /// Latitude, if known better than the town's.
    pub lat: String,
    /// Longitude.
    pub lon: String,
    /// How much of the place everybody sees.
    pub place_shown: String,
    /// Where to join online.
    pub online_url: String,
    /// Who sees that.
    pub online_shown: String,
    /// How many people fit.
    pub capacity: String,
    /// Which access facts hold.
    pub access_facts: Vec<String>,
    /// What to bring.
    pub bring: String,
    /// The languages.
    pub langs: Vec<String>,
    /// More words.
    pub text: String,
    /// The group in whose name; empty for the person's own. Only for a new action.
    pub group: String,
    /// What to tell those who are coming when it moved.
    pub note: String,
    /// Whether later ones of the series change as well.
    pub rest: String,
    /// The version the editor saw.
    pub version: String,
    /// Which button was pressed: `publish` or `draft`. Only for a new action.
    pub then: String,
}

/// A civil time as a moment of its zone, or why it is none.
fn moment(at: DateTime, zone: &TimeZone, fold: &str) -> Result<Time, &'static str> {
    let ambiguous = zone.to_ambiguous_timestamp(at);
    let found = match (ambiguous.offset(), fold) {
        (AmbiguousOffset::Unambiguous { .. }, _) => ambiguous.unambiguous(),
        (AmbiguousOffset::Gap { .. }, _) => return Err("action-problem-gap"),
        (AmbiguousOffset::Fold { .. }, "earlier") => ambiguous.earlier(),
        (AmbiguousOffset::Fold { .. }, "later") => ambiguous.later(),
        (AmbiguousOffset::Fold { .. }, _) => return Err("action-problem-fold"),
    };
    found.ok().map(Time::from_jiff).ok_or("action-problem-day")
}

fn day(field: &'static str, typed: &str, problems: &mut Problems) -> Option<Date> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let date = typed.parse::<Date>().ok().filter(|date| (1900..=2200).contains(&date.year()));
    if date.is_none() {
        problems.add(field, "action-problem-day");
    }
    date
}

fn hour(field: &'static str, typed: &str, problems: &mut Problems) -> Option<Clock> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let mut parts = typed.split(':').map(|part| if part.len() <= 2 { part.parse::<i8>().ok() } else { None });
    let time = match (parts.next().flatten(), parts.next().flatten()) {
        (Some(hour), Some(minute)) => Clock::new(hour, minute, 0, 0).ok(),
        _ => None,
    };
    if time.is_none() {
        problems.add(field, "action-problem-hour");
    }
    time
}

impl ActionForm {
    /// The form as an organizer first sees it.
    pub fn of(action: &Action) -> Self {
        let c = &action.content;
        let local = |at: Time| at.to_jiff().to_zoned(c.time_zone()).datetime();
        let (starts, ends) = (local(c.starts_at), local(c.ends_at));
        let clock = |at: DateTime| format!("{:02}:{:02}", at.hour(), at.minute());
        let place = &c.place;
        let same_day = starts.date() == ends.date();
        let town = [place.town(), place.postcode.clone()].join(" ");
        Self {
            title: c.title.clone(),
            kind: c.kind.as_str().to_owned(),
            starts_date: starts.date().to_string(),
            starts_time: clock(starts),
            ends_date: if same_day { String::new() } else { ends.date().to_string() },
            ends_time: clock(ends),
            zone: c.zone.clone(),
            fold: fold_of(c.starts_at, &c.time_zone()).to_owned(),
            town: town.trim().to_owned(),
            place_name: place.name.clone(),
            address: place.address.clone(),
            lat: place.point.map(|p| p.lat.to_string()).unwrap_or_default(),
            lon: place.point.map(|p| p.lon.to_string()).unwrap_or_default(),
            place_shown: c.place_shown.as_str().to_owned(),
            online_url: c.online_url.clone(),
            online_shown: c.online_shown.as_str().to_owned(),
            capacity: c.capacity.map(|n| n.to_string()).unwrap_or_default(),
            access_facts: c.access_facts.clone(),
            bring: c.bring.clone(),
            langs: c.langs.clone(),
            text: c.text.clone(),
            version: action.version.to_string(),
            ..Self::default()
        }
    }

    /// Reads the form. `before` is what is being edited: a town that was not touched keeps its point.
    pub fn parse(&self, before: Option<&Content>) -> Result<Content, Problems> {
        let mut problems = Problems::new();
        let title = problems.take("title", text::line(&self.title, TITLE_MAX));
        let body = problems.take("text", text::block(&self.text, TEXT_MAX));
        let bring = problems.take("bring", text::optional_line(&self.bring, BRING_MAX)).flatten().unwrap_or_default();
        let online_url = if self.online_url.trim().is_empty() {
            String::new()
        } else {
            problems.take("online_url", text::web_address(self.online_url.trim())).unwrap_or_default()
        };
        let (place, place_zone) = self.place(before, online_url.is_empty(), &mut problems);
        let zone = self.zone(place_zone, &mut problems);
        let hours = self.hours(&zone, &mut problems);
        let capacity = self.capacity(&mut problems);
        problems.or(())?;
        let (Some(title), Some(text), Some((starts_at, ends_at))) = (title, body, hours) else {
            return Err(Problems::one("", "problem-other"));
        };
        Ok(Content {
            title,
            text,
            kind: Kind::parse(&self.kind).unwrap_or(Kind::Other),
            starts_at,
            ends_at,
            zone,
            place,
            place_shown: Shown::parse(&self.place_shown).unwrap_or(Shown::Exact),
            online_url,
            online_shown: match Shown::parse(&self.online_shown) {
                Some(Shown::AfterRsvp) => Shown::AfterRsvp,
                _ => Shown::Exact,
            },
            capacity,
            access_facts: ACCESS_FACTS
                .iter()
                .filter(|fact| self.access_facts.iter().any(|typed| typed == *fact))
                .map(|fact| (*fact).to_owned())
                .collect(),
            bring,
            langs: text::languages(&self.langs),
        })
    }

    /// Whether later ones of the series change as well.
    pub fn is_for_rest(&self) -> bool {
        self.rest == "yes"
    }

    /// What to tell those who are coming.
    pub fn note(&self) -> String {
        text::optional_line(&self.note, REASON_MAX).ok().flatten().unwrap_or_default()
    }

    fn point(&self, problems: &mut Problems) -> Option<Point> {
        let (lat, lon) = (self.lat.trim(), self.lon.trim());
        if lat.is_empty() && lon.is_empty() {
            return None;
        }
        let point = lat.parse().ok().zip(lon.parse().ok()).and_then(|(lat, lon)| Point::new(lat, lon));
        if point.is_none() {
            problems.add("lat", "action-problem-point");
        }
        point
    }

    /// The place, and the zone the gazetteer knows for it.
    fn place(&self, before: Option<&Content>, must_be: bool, problems: &mut Problems) -> (Place, Option<&'static str>) {
        let name =
            problems.take("place_name", text::optional_line(&self.place_name, PLACE_MAX)).flatten().unwrap_or_default();
        let address =
            problems.take("address", text::optional_line(&self.address, PLACE_MAX)).flatten().unwrap_or_default();
        let typed_town = if self.town_pick.trim().is_empty() { &self.town } else { &self.town_pick };
        let town = problems.take("town", text::optional_line(typed_town, PLACE_MAX)).flatten().unwrap_or_default();
        let typed = self.point(problems);
        if town.is_empty() && typed.is_none() {
            let says_where = !name.is_empty() || !address.is_empty();
            if must_be || says_where {
                problems.add("town", if says_where { "action-problem-town" } else { "action-problem-nowhere" });
            }
            return (Place::default(), None);
        }
        if let Some(old) = before.filter(|old| {
            let old_form = [old.place.town(), old.place.postcode.clone()].join(" ");
            !town.is_empty() && old_form.trim() == town
        }) {
            let place = Place { name, address, point: typed.or(old.place.point), ..old.place.clone() };
            let zone = place.point.map(places::zone_near);
            return (place, zone);
        }
        let found = if town.is_empty() {
            typed.and_then(|point| places::nearest(point, 1).into_iter().next()).map(|(_, place)| place)
        } else {
            places::find(&town).into_iter().next()
        };
        if typed.is_none() && is_ambiguous(&town) {
            problems.add("town", "action-problem-town-several");
            return (Place::default(), None);
        }
        let Some(found) = found else {
            problems.add("town", "action-problem-town");
            return (Place::default(), None);
        };
        // A point far away from the town belongs to the town that stood here before.
        let point =
            typed.filter(|point| town.is_empty() || point.distance_km(found.point) < 100.0).unwrap_or(found.point);
        let place = Place {
            name,
            address,
            locality: found.name.to_owned(),
            region: found.region.to_owned(),
            postcode: found.postal.map(|postal| postal.to_string()).unwrap_or_default(),
            country: found.country.to_owned(),
            point: Some(point),
        };
        (place, Some(if typed.is_some() { places::zone_near(point) } else { found.zone }))
    }

    fn zone(&self, of_place: Option<&'static str>, problems: &mut Problems) -> String {
        let typed = self.zone.trim();
        if typed.is_empty() {
            if of_place.is_none() && problems.is_empty() {
                problems.add("zone", "action-problem-zone");
            }
            return of_place.unwrap_or("UTC").to_owned();
        }
        if typed.len() > 64 || TimeZone::get(typed).is_err() {
            problems.add("zone", "action-problem-zone");
        }
        typed.to_owned()
    }

    fn hours(&self, zone: &str, problems: &mut Problems) -> Option<(Time, Time)> {
        let date = day("starts_date", &self.starts_date, problems);
        let clock = hour("starts_time", &self.starts_time, problems);
        if self.starts_date.trim().is_empty() {
            problems.add("starts_date", "problem-empty");
        }
        if self.starts_time.trim().is_empty() {
            problems.add("starts_time", "problem-empty");
        }
        let last = day("ends_date", &self.ends_date, problems);
        let end_clock = hour("ends_time", &self.ends_time, problems);
        let (date, clock) = (date?, clock?);
        let zone = TimeZone::get(zone).ok()?;
        let starts =
            moment(date.to_datetime(clock), &zone, &self.fold).map_err(|key| problems.add("starts", key)).ok()?;
        let usual = starts.plus(std::time::Duration::from_secs(USUAL_HOURS.unsigned_abs() * 3_600));
        let ends = match (last, end_clock) {
            (None, None) => usual,
            (last, clock_end) => {
                let end_clock = clock_end.unwrap_or(clock);
                let mut last = last.unwrap_or(date);
                if self.ends_date.trim().is_empty() && end_clock <= clock {
                    // From ten in the evening to two: the next morning.
                    last = last.tomorrow().ok()?;
                }
                let fold = if self.fold.is_empty() { "later" } else { self.fold.as_str() };
                moment(last.to_datetime(end_clock), &zone, fold).map_err(|key| problems.add("ends", key)).ok()?
            }
        };
        if ends <= starts {
            problems.add("ends", "action-problem-backwards");
            return None;
        }
        if ends.since(starts) > std::time::Duration::from_hours(LASTS_MAX_DAYS * 24) {
            problems.add("ends", "action-problem-too-long");
            return None;
        }
        Some((starts, ends))
    }

    fn capacity(&self, problems: &mut Problems) -> Option<u32> {
        let typed = self.capacity.trim();
        if typed.is_empty() {
            return None;
        }
        let number = typed.parse::<u32>().ok().filter(|n| (1..=CAPACITY_MAX).contains(n));
        if number.is_none() {
            problems.add_with("capacity", "action-problem-capacity", ("max", CAPACITY_MAX.to_string()));
        }
        number
    }
}

/// The places that a name alone may mean, when none of them is by far the largest.
pub fn towns_of(town: &str) -> Vec<places::Place> {
    let found = places::find(town);
    let same: Vec<places::Place> = match found.first() {
        Some(first) => found.iter().copied().filter(|place| place.name == first.name).take(6).collect(),
        None => Vec::new(),
    };
    let is_clear = match same.as_slice() {
        [first, second, ..] => first.population > second.population.saturating_mul(8),
        _ => true,
    };
    if is_clear { Vec::new() } else { same }
}

/// Whether a town was named without saying which: a comma or a postal code tells.
fn is_ambiguous(town: &str) -> bool {
    !town.contains(|c: char| c == ',' || c.is_ascii_digit()) && !towns_of(town).is_empty()
}

/// Which of two equal hours a moment is; empty for the many that are unique.
fn fold_of(at: Time, zone: &TimeZone) -> &'static str {
    let ambiguous = zone.to_ambiguous_timestamp(at.to_jiff().to_zoned(zone.clone()).datetime());
    match ambiguous.offset() {
        AmbiguousOffset::Fold { .. } if ambiguous.earlier().is_ok_and(|first| Time::from_jiff(first) == at) => {
            "earlier"
        }
        AmbiguousOffset::Fold { .. } => "later",
        _ => "",
    }
}

/// The form that publishes, postpones, cancels, restores or discards an action.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct StateForm {
    /// The step.
    pub step: String,
    /// Why.
    pub reason: String,
    /// Whether later ones of the series follow.
    pub rest: String,
}

impl StateForm {
    /// Reads the form.
    pub fn parse(&self) -> Result<(Step, String), Problems> {
        let mut problems = Problems::new();
        let step = Step::parse(&self.step);
        if step.is_none() {
            problems.add("step", "action-problem-step");
        }
        let reason =
            problems.take("reason", text::optional_line(&self.reason, REASON_MAX)).flatten().unwrap_or_default();
        problems.or(())?;
        step.map(|step| (step, reason)).ok_or_else(|| Problems::one("step", "action-problem-step"))
    }
}

/// The form about who answers for an action.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct OrganizersForm {
    /// What to do: `accept`, `show`, `hide` or `leave`.
    pub what: String,
    /// The invitation, when accepting.
    pub invitation: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(date: &str, time: &str) -> ActionForm {
        ActionForm {
            title: "Rally".to_owned(),
            kind: "rally".to_owned(),
            starts_date: date.to_owned(),
            starts_time: time.to_owned(),
            town: "Minneapolis, MN".to_owned(),
            ..ActionForm::default()
        }
    }

    fn key(form: &ActionForm, field: &str) -> Option<&'static str> {
        form.parse(None).err().and_then(|problems| problems.of(field).map(|p| p.key))
    }

    #[test]
    fn a_town_gives_point_and_zone() {
        let content = form("2026-12-01", "18:30").parse(None).unwrap();
        assert_eq!(content.zone, "America/Chicago");
        assert_eq!(content.place.town(), "Minneapolis, MN");
        assert!(content.place.point.is_some());
        assert_eq!(content.starts_at.to_string(), "2026-12-02T00:30:00Z");
        assert_eq!(content.ends_at.to_string(), "2026-12-02T02:30:00Z");
    }

    #[test]
    fn an_hour_that_does_not_exist_is_refused_in_words() {
        assert_eq!(key(&form("2027-03-14", "02:30"), "starts"), Some("action-problem-gap"));
    }

    #[test]
    fn an_hour_that_comes_twice_must_be_chosen() {
        let twice = form("2026-11-01", "01:30");
        assert_eq!(key(&twice, "starts"), Some("action-problem-fold"));
        let chosen = |fold: &str| ActionForm { fold: fold.to_owned(), ..twice.clone() }.parse(None).unwrap().starts_at;
        assert_eq!(chosen("later").since(chosen("earlier")).as_secs(), 3_600);
    }

    #[test]
    fn an_evening_may_end_after_midnight() {
        let night = ActionForm { ends_time: "01:00".to_owned(), ..form("2026-12-01", "22:00") }.parse(None).unwrap();
        assert_eq!(night.ends_at.since(night.starts_at).as_secs(), 3 * 3_600);
        let back = ActionForm { ends_date: "2026-11-30".to_owned(), ..form("2026-12-01", "22:00") };
        assert_eq!(key(&back, "ends"), Some("action-problem-backwards"));
    }

    #[test]
    fn a_name_of_several_towns_asks_which() {
        let portland = ActionForm { town: "Springfield".to_owned(), ..form("2026-12-01", "18:30") };
        assert_eq!(key(&portland, "town"), Some("action-problem-town-several"));
        let pick = towns_of("Springfield").first().map(|place| place.label(base::Lang::En)).unwrap_or_default();
        let content = ActionForm { town_pick: pick.clone(), ..portland }.parse(None).unwrap();
        assert_eq!(content.place.town(), pick);
    }

    #[test]
    fn a_form_says_what_is_wrong_with_it() {
        assert_eq!(
            key(&ActionForm { town: "Qwxyzzy".to_owned(), ..form("2026-12-01", "18:30") }, "town"),
            Some("action-problem-town")
        );
        assert_eq!(
            key(&ActionForm { town: String::new(), ..form("2026-12-01", "18:30") }, "town"),
            Some("action-problem-nowhere")
        );
        assert_eq!(key(&form("x", "18:30"), "starts_date"), Some("action-problem-day"));
        assert_eq!(key(&form("2026-12-01", "25:00"), "starts_time"), Some("action-problem-hour"));
        assert_eq!(
            key(&ActionForm { capacity: "-3".to_owned(), ..form("2026-12-01", "18:30") }, "capacity"),
            Some("action-problem-capacity")
        );
        let bad_link = ActionForm { online_url: "javascript:alert(1)".to_owned(), ..form("2026-12-01", "18:30") };
        assert_eq!(key(&bad_link, "online_url"), Some("problem-web-address"));
    }

    #[test]
    fn a_form_made_of_an_action_reads_back_the_same() {
        let content = ActionForm { capacity: "40".to_owned(), ..form("2026-11-01", "01:30") };
        let content = ActionForm { fold: "later".to_owned(), ..content }.parse(None).unwrap();
        let action = super::super::demo::sample(super::super::model::State::Draft);
        let action = Action { content: content.clone(), ..action };
        assert_eq!(ActionForm::of(&action).parse(Some(&content)).unwrap(), content);
    }
}
