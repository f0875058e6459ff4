//! When something that repeats takes place: the same hour on the wall, every week or month.

use base::{Problems, Time};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan};
use serde::Deserialize;

/// Most occurrences made at once.
pub const TIMES_MAX: u32 = 52;

/// How often it takes place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rhythm {
    /// On the same weekday of every week.
    Weekly,
    /// On the same weekday of every other week.
    Fortnightly,
    /// On the second Tuesday, say, of every month.
    MonthlyWeekday,
    /// On the last Friday, say, of every month.
    MonthlyLast,
    /// On the same day of every month; where there is none, on the last.
    MonthlyDay,
}

impl Rhythm {
    /// Every rhythm.
    pub const ALL: [Self; 5] =
        [Self::Weekly, Self::Fortnightly, Self::MonthlyWeekday, Self::MonthlyLast, Self::MonthlyDay];

    /// The word in forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Weekly => "weekly",
            Self::Fortnightly => "fortnightly",
            Self::MonthlyWeekday => "monthly-weekday",
            Self::MonthlyLast => "monthly-last",
            Self::MonthlyDay => "monthly-day",
        }
    }

    /// The rhythm of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rhythm| rhythm.as_str() == word)
    }

    /// The `n`th day after the first.
    fn day(self, first: Date, n: i32) -> Option<Date> {
        let weeks = |each: i32| first.checked_add(Span::new().try_weeks(each.checked_mul(n)?).ok()?).ok();
        let month = || first.first_of_month().checked_add(n.months()).ok();
        match self {
            Self::Weekly => weeks(1),
            Self::Fortnightly => weeks(2),
            Self::MonthlyDay => first.checked_add(n.months()).ok(),
            Self::MonthlyLast => month()?.nth_weekday_of_month(-1, first.weekday()).ok(),
            Self::MonthlyWeekday => {
                let which = (first.day() - 1) / 7 + 1;
                let month = month()?;
                // A month without a fifth Tuesday gets its last one.
                month
                    .nth_weekday_of_month(which, first.weekday())
                    .or_else(|_| month.nth_weekday_of_month(-1, first.weekday()))
                    .ok()
            }
        }
    }
}

/// The next `times` occurrences after the first, at the same hour on the wall; an hour that a change
/// of clocks leaves out is the one after it.
pub fn occurrences(first: Time, zone: &TimeZone, rhythm: Rhythm, times: u32) -> Vec<Time> {
    let start = first.to_jiff().to_zoned(zone.clone());
    let moment = |n: u32| {
        let day = rhythm.day(start.date(), i32::try_from(n).ok()?)?;
        let at = day.to_datetime(start.time()).to_zoned(zone.clone()).ok()?;
        Some(Time::from_jiff(at.timestamp()))
    };
    (1..=times.min(TIMES_MAX)).map_while(moment).collect()
}

/// The same hours on another day: what an edit of one occurrence means for a later one.
pub fn at_hours_of(edited: Time, other: Time, days_moved: i32, zone: &TimeZone) -> Time {
    let edited = edited.to_jiff().to_zoned(zone.clone());
    let other_day = other.to_jiff().to_zoned(zone.clone()).date();
    let day = other_day.checked_add(days_moved.days()).unwrap_or(other_day);
    day.to_datetime(edited.time()).to_zoned(zone.clone()).map_or(other, |at| Time::from_jiff(at.timestamp()))
}

/// Whole days between two moments on the calendar of a zone.
pub fn days_between(before: Time, after: Time, zone: &TimeZone) -> i32 {
    let date = |at: Time| at.to_jiff().to_zoned(zone.clone()).date();
    date(before).until(date(after)).map_or(0, |span| span.get_days())
}

/// What an organizer sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SeriesForm {
    /// How often.
    pub rhythm: String,
    /// How many more times.
    pub times: String,
}

impl SeriesForm {
    /// Reads the form.
    pub fn parse(&self) -> Result<(Rhythm, u32), Problems> {
        let mut problems = Problems::new();
        let rhythm = Rhythm::parse(&self.rhythm);
        if rhythm.is_none() {
            problems.add("rhythm", "action-problem-step");
        }
        let times = self.times.trim().parse::<u32>().ok().filter(|n| (1..=TIMES_MAX).contains(n));
        if times.is_none() {
            problems.add_with("times", "action-problem-times", ("max", TIMES_MAX.to_string()));
        }
        problems.or(())?;
        rhythm.zip(times).ok_or_else(|| Problems::one("rhythm", "action-problem-step"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chicago() -> TimeZone {
        TimeZone::get("America/Chicago").unwrap()
    }

    fn at(text: &str) -> Time {
        let at: jiff::civil::DateTime = text.parse().unwrap();
        Time::from_jiff(at.to_zoned(chicago()).unwrap().timestamp())
    }

    fn said(first: &str, rhythm: Rhythm, times: u32) -> Vec<String> {
        let all = occurrences(at(first), &chicago(), rhythm, times);
        all.into_iter().map(|t| t.to_jiff().to_zoned(chicago()).datetime().to_string()).collect()
    }

    #[test]
    fn a_weekly_meeting_keeps_its_hour_when_clocks_change() {
        assert_eq!(said("2026-10-28T18:30", Rhythm::Weekly, 2), ["2026-11-04T18:30:00", "2026-11-11T18:30:00"]);
    }

    #[test]
    fn an_hour_that_is_left_out_is_the_one_after_it() {
        assert_eq!(said("2027-03-07T02:30", Rhythm::Weekly, 1), ["2027-03-14T03:30:00"]);
    }

    #[test]
    fn months_have_a_second_tuesday_a_last_friday_and_not_always_a_thirty_first() {
        assert_eq!(said("2026-11-10T19:00", Rhythm::MonthlyWeekday, 2), ["2026-12-08T19:00:00", "2027-01-12T19:00:00"]);
        assert_eq!(said("2026-11-27T19:00", Rhythm::MonthlyLast, 2), ["2026-12-25T19:00:00", "2027-01-29T19:00:00"]);
        assert_eq!(said("2026-12-31T19:00", Rhythm::MonthlyDay, 2), ["2027-01-31T19:00:00", "2027-02-28T19:00:00"]);
        assert_eq!(said("2026-12-29T19:00", Rhythm::MonthlyWeekday, 2), ["2027-01-26T19:00:00", "2027-02-23T19:00:00"]);
    }

    #[test]
    fn a_rest_follows_the_hour_and_the_days_of_what_was_edited() {
        let (old, new, later) = (at("2026-11-10T19:00"), at("2026-11-11T18:00"), at("2026-12-08T19:00"));
        let days = days_between(old, new, &chicago());
        assert_eq!(at_hours_of(new, later, days, &chicago()), at("2026-12-09T18:00"));
    }

    #[test]
    fn nobody_makes_a_thousand_meetings_by_mistake() {
        let form = |times: &str| SeriesForm { rhythm: "weekly".to_owned(), times: times.to_owned() }.parse();
        assert_eq!(form("6"), Ok((Rhythm::Weekly, 6)));
        assert!(form("1000").is_err() && form("0").is_err() && form("x").is_err());
    }
}
