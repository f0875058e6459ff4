//! Opening hours that overlap, say the same twice, or name days that are none.
//!
//! Only what two rules of one owner plainly say is compared: weekly rules with days and hours whose
//! times of validity meet. Nothing is thrown away: open is open, however often it is said.

use std::collections::BTreeMap;

use crate::hsds::package::{Effect, Package, Row};
use crate::hsds::tables::{DAYS, Table};

const TABLE: Table = Table::Schedule;

/// Rules of one owner that are compared with each other: beyond that somebody is playing.
const RULES_MAX: usize = 200;

struct Rule<'a> {
    row: &'a Row,
    days: u8,
    from: u32,
    to: u32,
}

/// Reports overlapping hours.
pub(super) fn compare(package: &mut Package) {
    let rows = package.take(TABLE);
    let mut owners: BTreeMap<[&str; 3], Vec<Rule<'_>>> = BTreeMap::new();
    for row in &rows {
        let Some(rule) = rule(row) else { continue };
        let owner = |name: &str| row.get(TABLE, name).unwrap_or_default();
        let key = [owner("service_id"), owner("location_id"), owner("service_at_location_id")];
        owners.entry(key).or_default().push(rule);
    }
    for rules in owners.values() {
        for (at, rule) in rules.iter().enumerate().take(RULES_MAX) {
            if let Some(other) = rules[..at].iter().find(|other| meet(other, rule)) {
                let reason = said(rule, other);
                package.problem_of_row(TABLE, rule.row, "opens_at", reason, Effect::Noted);
            }
        }
    }
    for row in &rows {
        let days = row.get(TABLE, "byday").unwrap_or_default().split([',', ';', ' ']).filter(|it| !it.is_empty());
        for day in days.filter(|day| !is_day(day)) {
            let reason = format!("“{day}” is no day of the week; it is kept, and not shown as open then");
            package.problem_of_row(TABLE, row, "byday", reason, Effect::Noted);
        }
    }
    *package.rows_mut(TABLE) = rows;
}

/// Whether it is a day as in `MO`, `2TU`, `-1FR` or `Monday`.
fn is_day(text: &str) -> bool {
    let name = text.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '-' || sign == '+');
    let start = name.get(..2).unwrap_or_default().to_ascii_uppercase();
    DAYS.contains(&start.as_str())
}

fn said(rule: &Rule<'_>, other: &Rule<'_>) -> String {
    let hours = |it: &Rule<'_>| {
        let text = |name: &str| it.row.get(TABLE, name).unwrap_or_default();
        format!("{} {}–{}", text("byday"), text("opens_at"), text("closes_at"))
    };
    if hours(rule) == hours(other) {
        format!("row {} says the same hours: {}", other.row.line, hours(rule))
    } else {
        format!("the hours overlap with those of row {}: {} and {}", other.row.line, hours(other), hours(rule))
    }
}

fn rule(row: &Row) -> Option<Rule<'_>> {
    if row.get(TABLE, "freq") != Some("WEEKLY") || row.get(TABLE, "interval").is_some_and(|it| it != "1") {
        return None;
    }
    let mut days = 0_u8;
    for day in row.get(TABLE, "byday")?.split(',') {
        days |= 1 << DAYS.iter().position(|it| *it == day.trim())?;
    }
    let (from, to) = (minutes(row.get(TABLE, "opens_at")?)?, minutes(row.get(TABLE, "closes_at")?)?);
    // Past midnight belongs to the next day and is not compared there.
    Some(Rule { row, days, from, to: if to <= from { 24 * 60 } else { to } })
}

fn minutes(time: &str) -> Option<u32> {
    let (hour, rest) = time.split_once(':')?;
    Some(hour.parse::<u32>().ok()? * 60 + rest.get(..2)?.parse::<u32>().ok()?)
}

fn meet(a: &Rule<'_>, b: &Rule<'_>) -> bool {
    let day = |it: &Rule<'_>, name: &str| it.row.get(TABLE, name).map(str::to_owned);
    // Days are `YYYY-MM-DD`: they sort as text. No day means always.
    let ends_before = |a: &Rule<'_>, b: &Rule<'_>| matches!((day(a, "valid_to"), day(b, "valid_from")), (Some(end), Some(start)) if end < start);
    a.days & b.days != 0 && a.from < b.to && b.from < a.to && !ends_before(a, b) && !ends_before(b, a)
}
