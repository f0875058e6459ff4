//! Hours as keepers type them: "Mon-Fri 9-17; Sat 10:00-12:30", in English or Spanish.

use base::text::TextProblem;

use super::Schedule;
use super::hours::{Every, Hours, minutes};

/// The beginnings of day names, Monday first: English, then Spanish.
const DAYS: [[&str; 2]; 7] =
    [["mo", "lu"], ["tu", "ma"], ["we", "mi"], ["th", "ju"], ["fr", "vi"], ["sa", "sá"], ["su", "do"]];
/// The two letters of RFC 5545.
const CODES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

const WRONG: TextProblem = TextProblem::Malformed { key: "listing-problem-hours" };

fn day(word: &str) -> Option<usize> {
    let word = word.trim().to_lowercase();
    DAYS.iter().position(|names| names.iter().any(|name| word.starts_with(name)))
}

/// The days of "Mon-Fri", "Sat, Sun" or "daily".
fn days(text: &str) -> Option<Vec<usize>> {
    let text = text.trim().trim_end_matches(':');
    if text.is_empty() || ["daily", "every day", "diario", "todos los días"].contains(&text.to_lowercase().as_str()) {
        return Some((0..7).collect());
    }
    let mut found = Vec::new();
    for part in text.split(',') {
        match part.split_once(['-', '–']) {
            Some((from, to)) => {
                let (from, to) = (day(from)?, day(to)?);
                found.extend((0..7).map(|step| (from + step) % 7).take((to + 7 - from) % 7 + 1));
            }
            None => found.push(day(part)?),
        }
    }
    found.sort_unstable();
    found.dedup();
    Some(found)
}

/// The rows of what was typed: one for each part between semicolons or on a line.
pub fn parse(text: &str) -> Result<Vec<Schedule>, TextProblem> {
    let parts = text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let row = |part: &str| {
        let start = part.find(|c: char| c.is_ascii_digit())?;
        let (named, times) = part.split_at_checked(start)?;
        let days: Vec<&str> = days(named)?.into_iter().filter_map(|day| CODES.get(day).copied()).collect();
        let (opens, closes) = times.split_once(['-', '–'])?;
        let time = |text: &str| minutes(text).map(|at| format!("{:02}:{:02}", at / 60, at % 60));
        Some(Schedule {
            freq: Some("WEEKLY".to_owned()),
            byday: Some(days.join(",")),
            opens_at: Some(time(opens)?),
            closes_at: Some(time(closes)?),
            ..Schedule::default()
        })
    };
    parts.take(30).map(|part| row(part).ok_or(WRONG)).collect()
}

/// The hours as they would be typed; none where they say more than that.
pub fn write(hours: &Hours) -> Option<String> {
    let mut parts = Vec::new();
    for rule in &hours.rules {
        let is_plain = rule.every == Every::Week && rule.interval == 1 && rule.from.is_none() && rule.until.is_none();
        if !is_plain {
            return None;
        }
        let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        let numbers: Vec<usize> = rule.days.iter().filter_map(|day| usize::try_from(day.weekday - 1).ok()).collect();
        let is_run = numbers.len() > 2 && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
        let written = match (is_run, numbers.first(), numbers.last()) {
            (true, Some(first), Some(last)) => format!("{}-{}", names[*first], names[*last]),
            _ => numbers.iter().map(|at| names[*at]).collect::<Vec<_>>().join(","),
        };
        let time = |at: u16| format!("{:02}:{:02}", at % 1440 / 60, at % 60);
        parts.push(format!("{written} {}-{}", time(rule.opens), time(rule.closes)));
    }
    Some(parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_type_them() {
        let rows = parse("Mon-Fri 9-17; Sat 10:00 am - 12:30 pm\nSun,Wed: 20:00-02:00").unwrap();
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[0].byday.as_deref(), Some("MO,TU,WE,TH,FR"));
        assert_eq!(rows[1].closes_at.as_deref(), Some("12:30"));
        assert_eq!(rows[2].byday.as_deref(), Some("WE,SU"));
        assert_eq!(parse("lunes-viernes 9:00-13:00").unwrap()[0].byday.as_deref(), Some("MO,TU,WE,TH,FR"));
        assert_eq!(parse("").unwrap(), []);
        for wrong in ["sometimes", "Mon 9", "Foo 9-17", "Mon 9-99"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_written_is_read_the_same() {
        let rows = parse("Mon-Fri 09:00-17:00; Sat,Sun 10:00-12:30").unwrap();
        let hours = Hours::of(&rows);
        assert_eq!(write(&hours).as_deref(), Some("Mon-Fri 09:00-17:00; Sat,Sun 10:00-12:30"));
        assert_eq!(Hours::of(&parse(&write(&hours).unwrap()).unwrap()), hours);
    }
}
