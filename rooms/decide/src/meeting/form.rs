//! The forms of a meeting as typed, and what they mean. Hours are those of the meeting's own zone.

use base::{Problems, Time, text};
use jiff::civil::{Date, DateTime, Time as Clock};
use jiff::tz::{AmbiguousOffset, TimeZone};
use serde::Deserialize;

use super::model::{BODY_MAX, Content, Meeting, PLACE_MAX, REASON_MAX, Step, TITLE_MAX};
use crate::proposal::model::Audience;

/// The form of a meeting.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct MeetingForm {
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) starts_date: String,
    pub(crate) starts_time: String,
    pub(crate) starts_zone: String,
    /// Which of two equal hours is meant, in the night clocks go back: `earlier` or `later`.
    pub(crate) fold: String,
    pub(crate) place: String,
    pub(crate) audience: String,
}

impl MeetingForm {
    /// The form that shows this meeting.
    pub(crate) fn of(it: &Meeting) -> Self {
        let c = &it.content;
        let zone = TimeZone::get(&c.zone).unwrap_or(TimeZone::UTC);
        let ambiguous = zone.to_ambiguous_timestamp(c.starts_at.to_jiff().to_zoned(zone.clone()).datetime());
        let fold = match ambiguous.offset() {
            AmbiguousOffset::Fold { .. } if ambiguous.earlier().is_ok_and(|at| Time::from_jiff(at) == c.starts_at) => {
                "earlier"
            }
            AmbiguousOffset::Fold { .. } => "later",
            _ => "",
        };
        let local = c.starts_at.to_jiff().to_zoned(zone).datetime();
        Self {
            title: c.title.clone(),
            text: c.text.clone(),
            starts_date: local.date().to_string(),
            starts_time: format!("{:02}:{:02}", local.hour(), local.minute()),
            starts_zone: c.zone.clone(),
            fold: fold.to_owned(),
            place: c.place.clone(),
            audience: c.audience.into(),
        }
    }

    /// Reads the form.
    pub(crate) fn parse(&self) -> Result<Content, Problems> {
        let mut problems = Problems::new();
        let title = problems.take("title", text::line(&self.title, TITLE_MAX)).unwrap_or_default();
        let body = problems.take("text", text::block(&self.text, BODY_MAX)).unwrap_or_default();
        let place = problems.take("place", text::line(&self.place, PLACE_MAX)).unwrap_or_default();
        let starts_at = self.starts(&mut problems);
        let content = Content {
            title,
            text: body,
            starts_at: starts_at.unwrap_or(Time::from_millis(0)),
            zone: self.starts_zone.trim().to_owned(),
            place,
            audience: Audience::parse(&self.audience).unwrap_or(Audience::Members),
        };
        problems.or(content)
    }

    fn starts(&self, problems: &mut Problems) -> Option<Time> {
        let date = self.starts_date.trim().parse::<Date>().ok().filter(|date| (1900..=2200).contains(&date.year()));
        if self.starts_date.trim().is_empty() {
            problems.add("starts_date", "problem-empty");
        } else if date.is_none() {
            problems.add("starts_date", "action-problem-day");
        }
        let clock = clock(&self.starts_time);
        if self.starts_time.trim().is_empty() {
            problems.add("starts_time", "problem-empty");
        } else if clock.is_none() {
            problems.add("starts_time", "action-problem-hour");
        }
        let name = self.starts_zone.trim();
        let zone = TimeZone::get(name).ok().filter(|_| !name.is_empty() && name.len() <= 64);
        if zone.is_none() {
            problems.add("starts_zone", "action-problem-zone");
        }
        match moment(date?.to_datetime(clock?), &zone?, &self.fold) {
            Ok(at) => Some(at),
            Err(key) => {
                problems.add("starts", key);
                None
            }
        }
    }
}

/// A time of day such as 18:30.
fn clock(typed: &str) -> Option<Clock> {
    let mut parts = typed.trim().split(':').map(|part| if part.len() <= 2 { part.parse::<i8>().ok() } else { None });
    let (hour, minute) = (parts.next().flatten()?, parts.next().flatten()?);
    Clock::new(hour, minute, 0, 0).ok()
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

/// The form of a step.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct StepForm {
    pub(crate) step: String,
    pub(crate) reason: String,
}

impl StepForm {
    /// Reads the form.
    pub(crate) fn parse(&self) -> Result<(Step, String), Problems> {
        let mut problems = Problems::new();
        let step = Step::parse(&self.step);
        if step.is_none() {
            problems.add("step", "meeting-problem-step");
        }
        let reason = problems.take("reason", text::optional_line(&self.reason, REASON_MAX)).flatten();
        problems.or((step.unwrap_or(Step::Begin), reason.unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::model::State;
    use crate::meeting::samples::meeting;

    #[test]
    fn the_form_reads_back_what_it_shows() {
        let it = meeting(State::Planned);
        assert_eq!(MeetingForm::of(&it).parse(), Ok(it.content));
    }

    #[test]
    fn a_meeting_needs_title_time_and_place() {
        let problems = MeetingForm::default().parse().unwrap_err();
        for field in ["title", "place", "starts_date", "starts_time", "starts_zone"] {
            assert!(problems.of(field).is_some(), "{field}");
        }
    }

    #[test]
    fn an_hour_that_comes_twice_is_asked_about_and_one_that_is_skipped_refused() {
        let form = |date: &str, time: &str, fold: &str| {
            let form = MeetingForm {
                starts_date: date.to_owned(),
                starts_time: time.to_owned(),
                starts_zone: "America/Chicago".to_owned(),
                fold: fold.to_owned(),
                ..MeetingForm::of(&meeting(State::Planned))
            };
            form.parse().map(|it| it.starts_at).map_err(|all| all.of("starts").map(|it| it.key))
        };
        assert_eq!(form("2026-03-08", "02:30", ""), Err(Some("action-problem-gap")));
        assert_eq!(form("2026-11-01", "01:30", ""), Err(Some("action-problem-fold")));
        let (first, second) =
            (form("2026-11-01", "01:30", "earlier").unwrap(), form("2026-11-01", "01:30", "later").unwrap());
        assert_eq!(second.since(first), std::time::Duration::from_hours(1));
    }
}
