//! Opening hours: the RRULE columns of HSDS schedules (RFC 5545), read once and asked often.
//!
//! Weekly and monthly rules with intervals, days, ends and counts are understood; a row that says
//! nothing computable (no hours, an unknown frequency) becomes no rule, and its description is
//! shown as it is. A rule that closes at or before it opens runs past midnight. Whether something is open is
//! asked in the place's own time.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday};

use super::Schedule;

/// Minutes of a day.
const DAY: u16 = 24 * 60;
/// 23:59.
const LAST_MINUTE: u16 = DAY - 1;

/// How often a rule repeats.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Every {
    /// Every day.
    Day,
    /// Every so many weeks.
    Week,
    /// Every so many months.
    Month,
    /// On one day only.
    Once,
}

/// A day of the week, perhaps counted within the month: the second Tuesday, the last Friday.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Nth {
    /// Which one of the month, from the end when negative; 0 is each one.
    pub nth: i8,
    /// 1 is Monday, 7 Sunday.
    pub weekday: i8,
}

/// One rule: these days, from then to then.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Rule {
    /// How it repeats.
    pub every: Every,
    /// Every so many weeks or months.
    pub interval: i16,
    /// Minutes after midnight.
    pub opens: u16,
    /// Minutes after midnight; larger than a day where it runs past midnight.
    pub closes: u16,
    /// The days of the week.
    pub days: Vec<Nth>,
    /// The days of the month, from its end when negative.
    pub month_days: Vec<i8>,
    /// The first day it holds.
    pub from: Option<Date>,
    /// The last day it holds.
    pub until: Option<Date>,
    /// The day intervals count from.
    pub start: Option<Date>,
}

/// All rules of one service or place, those alike joined.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Hours {
    /// The rules, in the order in which one reads them.
    pub rules: Vec<Rule>,
}

/// Whether something is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Open {
    /// It is, until this minute of a day.
    Until(DateTime),
    /// It is not; it opens then, if that is within a week.
    Opens(Option<DateTime>),
}

impl Hours {
    /// The hours that rows say.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Schedule>) -> Self {
        let mut joined: BTreeMap<Rule, Vec<Nth>> = BTreeMap::new();
        for rule in rows.into_iter().filter_map(rule) {
            let days = rule.days.clone();
            // Rules that differ in nothing but the day of the week are one.
            joined.entry(Rule { days: Vec::new(), ..rule }).or_default().extend(days);
        }
        let mut rules: Vec<Rule> = joined
            .into_iter()
            .map(|(rule, mut days)| {
                days.sort_unstable_by_key(|day| (day.nth, day.weekday));
                days.dedup();
                Rule { days, ..rule }
            })
            .collect();
        rules.sort_by_key(|rule| (rule.every, rule.days.first().map_or(8, |day| day.weekday), rule.opens));
        Self { rules }
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Whether it is open at a moment of the place's own time.
    pub fn is_open(&self, now: DateTime) -> bool {
        self.rules.iter().any(|rule| rule.covers(now).is_some())
    }

    /// Whether it is open, and when that changes. What closes as the next opening begins does not close:
    /// that is followed for eight days.
    pub fn at(&self, now: DateTime) -> Open {
        if let Some(mut end) = self.closes(now) {
            for _ in 0..8 {
                let Some(later) = self.closes(end) else { break };
                end = later;
            }
            return Open::Until(end);
        }
        Open::Opens((0..8).find_map(|days| {
            let day = now.date().checked_add(days.days()).ok()?;
            let opening =
                self.rules.iter().filter(|rule| rule.is_on(day)).filter_map(|rule| at_minute(day, rule.opens));
            opening.filter(|at| *at > now).min()
        }))
    }
}

impl Hours {
    /// The latest end of the openings that cover a moment.
    fn closes(&self, now: DateTime) -> Option<DateTime> {
        self.rules.iter().filter_map(|rule| rule.covers(now)).max()
    }
}

impl Rule {
    /// The end of the opening that covers a moment.
    fn covers(&self, now: DateTime) -> Option<DateTime> {
        let minute = u16::try_from(i32::from(now.hour()) * 60 + i32::from(now.minute())).ok()?;
        let today = now.date();
        if self.opens <= minute && minute < self.closes && self.is_on(today) {
            return at_minute(today, self.closes);
        }
        // What began yesterday may run past midnight.
        if self.closes > DAY && minute < self.closes - DAY {
            let yesterday = today.yesterday().ok()?;
            return self.is_on(yesterday).then(|| at_minute(today, self.closes - DAY)).flatten();
        }
        None
    }

    /// Whether it holds on a day.
    pub fn is_on(&self, day: Date) -> bool {
        let in_time = self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until);
        in_time
            && match self.every {
                Every::Once => self.start == Some(day),
                Every::Day => true,
                Every::Week => self.is_weekday(day) && self.is_week(day),
                Every::Month => self.is_month(day) && (self.is_weekday_of_month(day) || self.is_month_day(day)),
            }
    }

    fn is_weekday(&self, day: Date) -> bool {
        let weekday = day.weekday().to_monday_one_offset();
        self.days.iter().any(|it| it.weekday == weekday)
    }

    fn is_week(&self, day: Date) -> bool {
        let Some(start) = self.start.filter(|_| self.interval > 1) else { return true };
        let monday =
            |day: Date| day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).unwrap_or(day);
        let days = monday(start).until(monday(day)).map_or(0, |span| span.get_days());
        (days / 7) % i32::from(self.interval) == 0
    }

    fn is_month(&self, day: Date) -> bool {
        let Some(start) = self.start.filter(|_| self.interval > 1) else { return true };
        let months =
            (i32::from(day.year()) - i32::from(start.year())) * 12 + i32::from(day.month()) - i32::from(start.month());
        months % i32::from(self.interval) == 0
    }

    fn is_weekday_of_month(&self, day: Date) -> bool {
        let weekday = day.weekday().to_monday_one_offset();
        let nth = (day.day() - 1) / 7 + 1;
        let from_end = -((day.days_in_month() - day.day()) / 7 + 1);
        self.days.iter().any(|it| it.weekday == weekday && [0, nth, from_end].contains(&it.nth))
    }

    fn is_month_day(&self, day: Date) -> bool {
        let from_end = day.day() - day.days_in_month() - 1;
        self.month_days.iter().any(|it| *it == day.day() || *it == from_end)
    }

    /// Whether it is open the whole day.
    pub const fn is_all_day(&self) -> bool {
        self.opens == 0 && self.closes >= DAY
    }
}

fn at_minute(day: Date, minute: u16) -> Option<DateTime> {
    let (day, minute) = if minute >= DAY { (day.tomorrow().ok()?, minute - DAY) } else { (day, minute) };
    let (hour, rest) = (i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?);
    Some(day.at(hour, rest, 0, 0))
}

/// Minutes after midnight of "09:00", "09:00:00", "9:00am", "5 pm", "09:00-05:00" or "17:30Z".
pub fn minutes(text: &str) -> Option<u16> {
    let text = text.trim().to_ascii_lowercase();
    let half = if text.contains("pm") || text.contains("p.m") {
        Some(true)
    } else if text.contains("am") || text.contains("a.m") {
        Some(false)
    } else {
        None
    };
    let clock = text.split(|c: char| !c.is_ascii_digit() && c != ':').next()?;
    let mut parts = clock.split(':');
    let mut hour: u16 = parts.next()?.parse().ok()?;
    let minute: u16 = parts.next().map_or(Some(0), |part| part.parse().ok())?;
    match half {
        Some(true) if hour < 12 => hour += 12,
        Some(false) if hour == 12 => hour = 0,
        _ => {}
    }
    (hour <= 24 && minute < 60).then_some(hour * 60 + minute).filter(|at| *at <= DAY)
}

/// A date as packages write it.
fn date(text: Option<&str>) -> Option<Date> {
    text?.trim().get(..10)?.parse().ok()
}

/// The days of "MO,WE", "2TU" or "Monday".
pub fn weekdays(text: &str) -> Vec<Nth> {
    const DAYS: [&str; 7] = ["mo", "tu", "we", "th", "fr", "sa", "su"];
    let parts = text.split(|c: char| c == ',' || c == ';' || c.is_whitespace()).filter(|part| !part.is_empty());
    parts
        .filter_map(|part| {
            let part = part.to_ascii_lowercase();
            let name = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-' || c == '+');
            let nth = part.strip_suffix(name)?.trim_start_matches('+');
            let at = DAYS.iter().position(|day| name.starts_with(day))?;
            let nth = if nth.is_empty() { 0 } else { nth.parse().ok()? };
            Some(Nth { nth, weekday: i8::try_from(at).ok()? + 1 })
        })
        .collect()
}

/// The rule of a row, if it says one.
fn rule(row: &Schedule) -> Option<Rule> {
    let text = |it: &Option<String>| it.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let opens = minutes(&text(&row.opens_at)?)?;
    let closes = minutes(&text(&row.closes_at)?)?;
    // Many write the end of the day as its last minute, or as the first of the next.
    let closes = match closes {
        LAST_MINUTE => DAY,
        closes if closes <= opens => closes + DAY,
        closes => closes,
    };
    let start = date(row.dtstart.as_deref());
    let days = text(&row.byday).map(|days| weekdays(&days)).unwrap_or_default();
    let month_days: Vec<i8> = text(&row.bymonthday)
        .map(|days| days.split(',').filter_map(|day| day.trim().parse().ok()).collect())
        .unwrap_or_default();
    let freq = text(&row.freq).map(|freq| freq.to_ascii_uppercase());
    let every = match freq.as_deref() {
        Some("DAILY") => Every::Day,
        Some("WEEKLY") => Every::Week,
        Some("MONTHLY") => Every::Month,
        None if !days.is_empty() => Every::Week,
        None if start.is_some() => Every::Once,
        _ => return None,
    };
    let days = match (every, start) {
        (Every::Week, Some(start)) if days.is_empty() => {
            vec![Nth { nth: 0, weekday: start.weekday().to_monday_one_offset() }]
        }
        (Every::Week, None) if days.is_empty() => return None,
        _ => days,
    };
    let month_days = match (every, start) {
        (Every::Month, Some(start)) if days.is_empty() && month_days.is_empty() => vec![start.day()],
        (Every::Month, None) if days.is_empty() && month_days.is_empty() => return None,
        _ => month_days,
    };
    let until = [date(row.valid_to.as_deref()), date(row.until.as_deref())].into_iter().flatten().min();
    let mut rule = Rule {
        every,
        interval: row.interval.and_then(|n| i16::try_from(n).ok()).unwrap_or(1).clamp(1, 520),
        opens,
        closes,
        days,
        month_days,
        from: [date(row.valid_from.as_deref()), start].into_iter().flatten().max(),
        until,
        start,
    };
    if let (Some(count), Some(start)) = (row.count.filter(|n| *n > 0), start) {
        rule.until = [rule.until, last_of(&rule, start, count)].into_iter().flatten().min();
    }
    Some(rule)
}

/// The day of the last of so many openings; none when that is ten years away or more.
fn last_of(rule: &Rule, start: Date, count: i64) -> Option<Date> {
    let mut left = count;
    let mut day = start;
    for _ in 0..3_660 {
        if rule.is_on(day) {
            left -= 1;
            if left == 0 {
                return Some(day);
            }
        }
        day = day.tomorrow().ok()?;
    }
    None
}

/// The weekday of a number from 1, Monday.
pub fn weekday(number: i8) -> Weekday {
    Weekday::from_monday_one_offset(number).unwrap_or(Weekday::Monday)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date as day, datetime};
    use proptest::prelude::*;

    use super::*;

    fn row(byday: &str, opens: &str, closes: &str) -> Schedule {
        Schedule {
            freq: Some("WEEKLY".to_owned()),
            byday: Some(byday.to_owned()),
            opens_at: Some(opens.to_owned()),
            closes_at: Some(closes.to_owned()),
            ..Schedule::default()
        }
    }

    #[test]
    fn times_are_read_as_people_and_packages_write_them() {
        for (text, at) in [
            ("09:00", 540),
            ("09:00:00", 540),
            ("9:00am", 540),
            ("5 pm", 1020),
            ("12:00pm", 720),
            ("12:30 a.m.", 30),
            ("17:30Z", 1050),
            ("09:00-05:00", 540),
            ("24:00", 1440),
        ] {
            assert_eq!(minutes(text), Some(at), "{text}");
        }
        for wrong in ["", "noon", "25:00", "9:75", "-3"] {
            assert_eq!(minutes(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_with_the_same_hours_are_one_rule() {
        let rows = [row("MO", "9:00am", "5:00pm"), row("TU", "9:00am", "5:00pm"), row("SA", "10:00", "12:00")];
        let hours = Hours::of(&rows);
        assert_eq!(hours.rules.len(), 2);
        assert_eq!(hours.rules[0].days.iter().map(|d| d.weekday).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn it_is_open_on_monday_at_ten_and_opens_again_on_tuesday() {
        let hours = Hours::of(&[row("MO,TU", "09:00", "17:00")]);
        // 23 November 2026 is a Monday.
        assert_eq!(hours.at(datetime(2026, 11, 23, 10, 0, 0, 0)), Open::Until(datetime(2026, 11, 23, 17, 0, 0, 0)));
        assert_eq!(
            hours.at(datetime(2026, 11, 23, 17, 0, 0, 0)),
            Open::Opens(Some(datetime(2026, 11, 24, 9, 0, 0, 0)))
        );
        assert!(!hours.is_open(datetime(2026, 11, 25, 10, 0, 0, 0)));
    }

    #[test]
    fn what_closes_before_it_opens_runs_past_midnight() {
        let hours = Hours::of(&[row("FR", "20:00", "02:00")]);
        assert!(hours.is_open(datetime(2026, 11, 27, 23, 0, 0, 0)));
        assert!(hours.is_open(datetime(2026, 11, 28, 1, 59, 0, 0)));
        assert!(!hours.is_open(datetime(2026, 11, 28, 2, 0, 0, 0)));
        assert!(!hours.is_open(datetime(2026, 11, 27, 1, 0, 0, 0)));
    }

    #[test]
    fn what_is_open_day_and_night_does_not_close_at_midnight() {
        let now = datetime(2026, 11, 23, 10, 0, 0, 0); // a Monday
        for closes in ["24:00", "00:00", "23:59", "23:59:00"] {
            let always = Hours::of(&[row("MO,TU,WE,TH,FR,SA,SU", "00:00", closes)]);
            assert!(always.rules[0].is_all_day(), "{closes}");
            assert_eq!(always.at(now), Open::Until(datetime(2026, 12, 2, 0, 0, 0, 0)), "{closes}");
            assert!(always.is_open(datetime(2026, 11, 23, 23, 59, 30, 0)), "{closes}");
        }
        let weekdays = Hours::of(&[row("MO,TU,WE,TH,FR", "00:00", "24:00")]);
        assert_eq!(weekdays.at(now), Open::Until(datetime(2026, 11, 28, 0, 0, 0, 0)));
        let long = Hours::of(&[row("MO", "09:00", "24:00"), row("TU", "00:00", "02:00")]);
        assert_eq!(long.at(now), Open::Until(datetime(2026, 11, 24, 2, 0, 0, 0)));
    }

    #[test]
    fn a_monthly_rule_knows_the_second_tuesday_and_the_last_friday() {
        let monthly = |byday: &str| Schedule { freq: Some("MONTHLY".to_owned()), ..row(byday, "10:00", "12:00") };
        let second = Hours::of(&[monthly("2TU")]);
        assert!(second.is_open(datetime(2026, 11, 10, 11, 0, 0, 0)));
        assert!(!second.is_open(datetime(2026, 11, 17, 11, 0, 0, 0)));
        let last = Hours::of(&[monthly("-1FR")]);
        assert!(last.is_open(datetime(2026, 11, 27, 11, 0, 0, 0)));
        assert!(!last.is_open(datetime(2026, 11, 20, 11, 0, 0, 0)));
        let on_the_31st = Schedule { byday: None, bymonthday: Some("-1".to_owned()), ..monthly("") };
        assert!(Hours::of(&[on_the_31st]).is_open(datetime(2026, 2, 28, 11, 0, 0, 0)));
    }

    #[test]
    fn intervals_and_counts_end_where_they_say() {
        let fortnight = Schedule {
            interval: Some(2),
            dtstart: Some("2026-11-02".to_owned()),
            count: Some(3),
            ..row("MO", "10:00", "12:00")
        };
        let hours = Hours::of(&[fortnight]);
        assert!(hours.rules[0].is_on(day(2026, 11, 16)));
        assert!(!hours.rules[0].is_on(day(2026, 11, 9)));
        assert!(hours.rules[0].is_on(day(2026, 11, 30)));
        assert!(!hours.rules[0].is_on(day(2026, 12, 14)), "the fourth is one too many");
    }

    #[test]
    fn a_row_without_hours_is_no_rule() {
        assert!(Hours::of(&[row("MO", "", "")]).is_empty());
        assert!(Hours::of(&[Schedule { freq: Some("YEARLY".to_owned()), ..row("MO", "1:00", "2:00") }]).is_empty());
    }

    proptest! {
        #[test]
        fn hostile_rows_do_no_harm(byday in ".{0,20}", opens in ".{0,8}", closes in ".{0,8}", start in ".{0,12}",
            interval in any::<i64>(), count in any::<i64>()) {
            let it = Schedule { dtstart: Some(start), interval: Some(interval), count: Some(count), ..row(&byday, &opens, &closes) };
            let hours = Hours::of(&[it]);
            prop_assert!(hours.rules.len() <= 1);
            hours.at(datetime(2026, 11, 23, 10, 0, 0, 0));
        }
    }
}
