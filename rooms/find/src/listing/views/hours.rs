//! Opening hours in words: lines for a page, and whether something is open now.

use base::Time;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use ui::format::{Detail, moment};
use ui::{Html, Look, Words, format, html};

use crate::listing::model::hours::{Every, Hours, Nth, Open, Rule, weekday};

/// The name of a day of the week, 1 is Monday.
fn day_name(words: &Words, number: i8) -> &'static str {
    match number {
        1 => words.weekday_1(),
        2 => words.weekday_2(),
        3 => words.weekday_3(),
        4 => words.weekday_4(),
        5 => words.weekday_5(),
        6 => words.weekday_6(),
        _ => words.weekday_7(),
    }
}

/// A time of day as readers write it.
fn clock(words: &Words, minute: u16) -> String {
    let day = Date::constant(2026, 1, 5);
    let minute = minute % (24 * 60);
    let (hour, rest) = (i8::try_from(minute / 60).unwrap_or(0), i8::try_from(minute % 60).unwrap_or(0));
    moment(words, utc(day.at(hour, rest, 0, 0)), "UTC", Detail::Time)
}

fn utc(at: DateTime) -> Time {
    at.to_zoned(TimeZone::UTC).map_or(Time::default(), |zoned| Time::from_jiff(zoned.timestamp()))
}

/// Days of the week: runs of three and more as "Monday–Friday".
fn weekdays(words: &Words, days: &[Nth]) -> String {
    let numbers: Vec<i8> = days.iter().map(|day| day.weekday).collect();
    if numbers.len() == 7 {
        return words.hours_every_day().to_owned();
    }
    let mut runs: Vec<(i8, i8)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let parts: Vec<String> = runs
        .into_iter()
        .flat_map(|(from, to)| {
            if to - from >= 2 {
                return vec![words.number_band(day_name(words, from), day_name(words, to))];
            }
            (from..=to).map(|number| day_name(words, number).to_owned()).collect()
        })
        .collect();
    format::list(words, &parts)
}

/// One day counted within the month.
fn nth(words: &Words, day: Nth) -> String {
    let name = day_name(words, day.weekday);
    match day.nth {
        1 => words.hours_first(name),
        2 => words.hours_second(name),
        3 => words.hours_third(name),
        4 => words.hours_fourth(name),
        -1 => words.hours_last(name),
        0 => words.hours_each(name),
        other => words.hours_nth(name, i64::from(other)),
    }
}

/// The days of a rule in words.
fn days(words: &Words, rule: &Rule) -> String {
    let text = match rule.every {
        Every::Day => words.hours_every_day().to_owned(),
        Every::Once => rule.start.map_or(String::new(), |day| date(words, day)),
        Every::Week => weekdays(words, &rule.days),
        Every::Month => {
            let named = rule.days.iter().map(|day| nth(words, *day));
            let counted = rule.month_days.iter().map(|day| match day {
                -1 => words.hours_last_day().to_owned(),
                day => words.hours_month_day(i64::from(*day)),
            });
            format::list(words, &named.chain(counted).collect::<Vec<_>>())
        }
    };
    let text = match (rule.every, rule.interval) {
        (Every::Week, 2) => words.hours_other_week(&text),
        (Every::Week, 3..) => words.hours_weeks(&text, i64::from(rule.interval)),
        (Every::Month, 2..) => words.hours_months(&text, i64::from(rule.interval)),
        _ => text,
    };
    match (rule.from.filter(|_| rule.every != Every::Once), rule.until) {
        (Some(from), Some(until)) => words.hours_between(&text, &date(words, from), &date(words, until)),
        (None, Some(until)) => words.hours_until(&text, &date(words, until)),
        _ => text,
    }
}

fn date(words: &Words, day: Date) -> String {
    moment(words, utc(day.at(0, 0, 0, 0)), "UTC", Detail::Day)
}

/// Each rule as days and times.
pub(crate) fn lines(words: &Words, hours: &Hours) -> Vec<(String, String)> {
    let times = |rule: &Rule| {
        if rule.is_all_day() {
            return words.hours_all_day().to_owned();
        }
        words.number_band(&clock(words, rule.opens), &clock(words, rule.closes))
    };
    hours.rules.iter().map(|rule| (capital(&days(words, rule)), times(rule))).collect()
}

fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or(String::new(), |first| first.to_uppercase().chain(signs).collect())
}

/// Whether it is open now, in words; nothing where no hours are known or no zone is.
pub(crate) fn state(look: &Look<'_>, hours: &Hours, zone: Option<&str>) -> Option<(bool, String)> {
    said(look.words, look.now, hours, zone)
}

fn said(words: &Words, now: Time, hours: &Hours, zone: Option<&str>) -> Option<(bool, String)> {
    if hours.is_empty() {
        return None;
    }
    let zone = TimeZone::get(zone?).ok()?;
    let now = zone.to_datetime(now.to_jiff());
    let minute = |at: DateTime| u16::try_from(i32::from(at.hour()) * 60 + i32::from(at.minute())).unwrap_or(0);
    match hours.at(now) {
        Open::Until(end) if (end.duration_since(now)).as_hours() >= 24 => {
            Some((true, words.hours_open_always().to_owned()))
        }
        Open::Until(end) => Some((true, words.hours_open_until(&clock(words, minute(end))))),
        Open::Opens(None) => Some((false, words.hours_closed().to_owned())),
        Open::Opens(Some(at)) if at.date() == now.date() => {
            Some((false, words.hours_opens_today(&clock(words, minute(at)))))
        }
        Open::Opens(Some(at)) => {
            let name = day_name(words, weekday(at.weekday().to_monday_one_offset()).to_monday_one_offset());
            Some((false, words.hours_opens(name, &clock(words, minute(at)))))
        }
    }
}

/// The same as a small tag.
pub(crate) fn tag(look: &Look<'_>, hours: &Hours, zone: Option<&str>) -> Html {
    html! {
        @if let Some((is_open, text)) = state(look, hours, zone) {
            (ui::tag(if is_open { "good" } else { "plain" }, html! { (ui::Icon::Clock) " " (text) }))
        }
    }
}

/// The hours as a list of days and times.
pub(crate) fn list(words: &Words, hours: &Hours) -> Html {
    html! {
        ul class="hours" { @for (days, times) in lines(words, hours) { li { span { (days) } " " span { (times) } } } }
    }
}

#[cfg(test)]
mod tests {
    use base::Lang;

    use super::*;
    use crate::listing::model::Schedule;

    fn row(freq: &str, byday: &str) -> Schedule {
        Schedule {
            freq: Some(freq.to_owned()),
            byday: Some(byday.to_owned()),
            opens_at: Some("09:00".to_owned()),
            closes_at: Some("17:30".to_owned()),
            ..Schedule::default()
        }
    }

    #[test]
    fn what_never_closes_is_open_24_hours() {
        let every_day = Schedule {
            opens_at: Some("00:00".to_owned()),
            closes_at: Some("24:00".to_owned()),
            ..row("WEEKLY", "MO,TU,WE,TH,FR,SA,SU")
        };
        let told = |lang: Lang| {
            let now = Time::from_millis(1_795_000_000_000);
            said(Words::new(lang), now, &Hours::of([&every_day]), Some("America/New_York")).unwrap()
        };
        assert_eq!(told(Lang::En), (true, "Open 24 hours".to_owned()));
        assert_eq!(told(Lang::Es), (true, "Abierto las 24 horas".to_owned()));
    }

    #[test]
    fn hours_are_said_in_both_languages() {
        let hours = Hours::of(&[row("WEEKLY", "MO,TU,WE,TH,FR")]);
        assert_eq!(lines(Words::new(Lang::En), &hours), [("Monday–Friday".to_owned(), "9:00 am–5:30 pm".to_owned())]);
        let spanish = lines(Words::new(Lang::Es), &hours);
        assert_eq!(spanish[0].0, "Lunes–viernes");
        let monthly = Hours::of(&[row("MONTHLY", "2TU,-1FR")]);
        assert_eq!(
            lines(Words::new(Lang::En), &monthly)[0].0,
            "Last Friday of the month and second Tuesday of the month"
        );
        assert!(lines(Words::new(Lang::Es), &monthly)[0].0.contains("segundo martes del mes"));
    }
}
