//! When reports are due, and which of them were made.

use base::{Code, Problems, Time, text};
use serde::Deserialize;

use crate::ballot::model::Marks;
use crate::election::model::Contest;
use crate::proposal::model::BODY_MAX;

/// Most questions one member asks one delegate.
pub(crate) const QUESTIONS_EACH: u64 = 10;

/// What became of a report that was due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fate {
    /// It was made in time.
    Made,
    /// It was not.
    Missed,
    /// There is still time.
    Awaited,
}

/// A report that is or was due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Due {
    pub(crate) at: Time,
    pub(crate) fate: Fate,
}

/// Every report that was due of a seat held from `since` on, and the next one; reports are due every `days`
/// days, and one is made in time when it comes after the date before and not after its own. Whoever's time
/// ended owes nothing that was not due by then.
pub(crate) fn dues(since: Time, days: u32, ended: Option<Time>, now: Time, reports: &[Time]) -> Vec<Due> {
    let step = i64::from(days) * base::time::DAY_MS;
    if step == 0 {
        return Vec::new();
    }
    let last = ended.unwrap_or(now).millis();
    let passed = (last - since.millis()).max(0) / step;
    let dated = |number: i64| Time::from_millis(since.millis() + number * step);
    let is_made = |number: i64| {
        let (from, to) = (dated(number - 1), dated(number));
        reports.iter().any(|at| *at <= to && (*at > from || (number == 1 && *at >= from)))
    };
    let mut out: Vec<Due> = (1..=passed)
        .map(|number| Due { at: dated(number), fate: if is_made(number) { Fate::Made } else { Fate::Missed } })
        .collect();
    if ended.is_none() {
        let next = passed + 1;
        out.push(Due { at: dated(next), fate: if is_made(next) { Fate::Made } else { Fate::Awaited } });
    }
    out
}

/// How many were missed.
pub(crate) fn missed(dues: &[Due]) -> usize {
    dues.iter().filter(|due| due.fate == Fate::Missed).count()
}

/// The next report that is awaited.
pub(crate) fn next(dues: &[Due]) -> Option<Time> {
    dues.iter().find(|due| due.fate == Fate::Awaited).map(|due| due.at)
}

/// A report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Report {
    /// Counted from 1 for each delegate.
    pub(crate) number: u32,
    /// In small Markdown.
    pub(crate) text: String,
    pub(crate) at: Time,
}

/// A question to a delegate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Question {
    pub(crate) number: u32,
    pub(crate) words: String,
    pub(crate) at: Time,
    /// What was answered, and when.
    pub(crate) answer: Option<(String, Time)>,
}

/// What a delegate did in an open ballot of the council.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct CouncilBallot {
    /// The election's name in URLs.
    pub(crate) election: Code,
    pub(crate) contest: Contest,
    /// None where no ballot was cast.
    pub(crate) marks: Option<Marks>,
    pub(crate) closed_at: Option<Time>,
}

/// The form of a report.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ReportForm {
    pub(crate) text: String,
}

impl ReportForm {
    /// Reads the form.
    pub(crate) fn parse(&self) -> Result<String, Problems> {
        let mut problems = Problems::new();
        let text = problems.take("text", text::block(&self.text, BODY_MAX)).unwrap_or_default();
        if problems.is_empty() && text.is_empty() {
            problems.add("text", "problem-empty");
        }
        problems.or(text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BEGAN: Time = Time::from_millis(1_790_856_000_000);

    fn day(n: u64) -> Time {
        BEGAN.plus(std::time::Duration::from_secs(n * 86_400))
    }

    #[test]
    fn a_report_counts_for_the_date_that_follows_it() {
        let all = dues(BEGAN, 30, None, day(95), &[day(0), day(30), day(61)]);
        let fates: Vec<Fate> = all.iter().map(|due| due.fate).collect();
        assert_eq!(fates, [Fate::Made, Fate::Missed, Fate::Made, Fate::Awaited]);
        assert_eq!((missed(&all), next(&all)), (1, Some(day(120))));
    }

    #[test]
    fn on_the_very_day_there_is_still_time() {
        assert_eq!(missed(&dues(BEGAN, 30, None, day(29), &[])), 0);
        assert_eq!(missed(&dues(BEGAN, 30, None, day(30), &[])), 1);
        assert_eq!(missed(&dues(BEGAN, 30, None, day(30), &[day(30)])), 0);
    }

    #[test]
    fn nothing_is_due_after_the_end_or_where_nothing_was_asked() {
        let all = dues(BEGAN, 30, Some(day(45)), day(400), &[]);
        assert_eq!(all, [Due { at: day(30), fate: Fate::Missed }]);
        assert!(dues(BEGAN, 0, None, day(400), &[]).is_empty());
    }

    proptest! {
        #[test]
        fn more_reports_never_make_more_missed(days in 1_u32..90, now in 0_u64..900, made in proptest::collection::vec(0_u64..900, 0..12), more in 0_u64..900) {
            let mut reports: Vec<Time> = made.iter().map(|n| day(*n)).collect();
            let before = missed(&dues(BEGAN, days, None, day(now), &reports));
            reports.push(day(more));
            let all = dues(BEGAN, days, None, day(now), &reports);
            prop_assert!(missed(&all) <= before);
            prop_assert_eq!(all.len() as u64, now / u64::from(days) + 1);
        }
    }
}
