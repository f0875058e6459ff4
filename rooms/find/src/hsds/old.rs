//! HSDS 1.1 packages read as 3.0: other names, weekdays instead of rules, terms without taxonomy.
//!
//! Real directories still look so. What has another shape is turned (weekday rows become weekly rules,
//! one row per set of days; eligibility becomes a text of its service); what has no place in 3.0 is
//! reported, never lost in silence. Ids may be any text and may be missing: `check` makes UUIDs of them.

use std::collections::{BTreeMap, BTreeSet};

use super::package::{Effect, Package, Problem, Row};
use super::sheet::{Record, Sheet};
use super::tables::{DAYS, Table};
use super::tabular;

/// Tables only an old package has.
pub(super) fn is_old(name: &str) -> bool {
    const OLD: [&str; 12] = [
        "services_at_location",
        "regular_schedules",
        "regular_schedule",
        "holiday_schedules",
        "physical_addresses",
        "postal_addresses",
        "taxonomy",
        "services_taxonomy",
        "service_taxonomy",
        "accessibility_for_disabilities",
        "eligibility",
        "payments_accepted",
    ];
    OLD.contains(&name)
}

/// Takes the sheets of an old package.
pub(super) fn take(sheets: Vec<Sheet>, package: &mut Package) {
    let mut later = Vec::new();
    for sheet in sheets {
        match sheet.name.as_str() {
            "regular_schedules" | "regular_schedule" => schedules(&sheet, package),
            "taxonomy" => taxonomy(&sheet, package),
            "holiday_schedules" => {
                let rows = sheet.rows.len();
                let reason = format!("{rows} rows: HSDS 3.0 has no table of closing days; they were left out");
                package.problem_of_file(&sheet.name, reason, Effect::Noted);
            }
            "eligibility" | "services_taxonomy" | "service_taxonomy" | "payments_accepted" => later.push(sheet),
            _ => plain(sheet, package),
        }
    }
    for sheet in later {
        match sheet.name.as_str() {
            "eligibility" => onto_services(&sheet, package, "eligibility", "eligibility_description"),
            "payments_accepted" => onto_services(&sheet, package, "payment", "fees_description"),
            _ => attributes(&sheet, package),
        }
    }
    services(package);
    locations(package);
    for table in [Table::Language, Table::Accessibility, Table::ServiceArea, Table::Address, Table::Phone] {
        forget_shared_ids(package, table);
    }
    for table in [Table::Organization, Table::Service, Table::Location] {
        break_lines(package, table);
    }
}

/// Tables that kept their shape and changed only names.
fn plain(sheet: Sheet, package: &mut Package) {
    let (table, names): (Table, &[(&str, &'static str)]) = match sheet.name.as_str() {
        "organizations" => (Table::Organization, &[("url", "website")]),
        "services" => (Table::Service, &[("fees", "fees_description")]),
        "services_at_location" => (Table::ServiceAtLocation, &[]),
        "physical_addresses" | "postal_addresses" => (Table::Address, &[("organization_id", "")]),
        "languages" => (Table::Language, &[("language", "name")]),
        "accessibility_for_disabilities" => (Table::Accessibility, &[("accessibility", "description")]),
        "service_areas" => (Table::ServiceArea, &[("service_area", "name")]),
        "phones" => (Table::Phone, &[("department", "description"), ("language", "")]),
        _ => return tabular::take(sheet, package),
    };
    let kind = sheet.name.split_once("_addresses").map(|it| it.0.to_owned());
    let before = package.rows(table).len();
    tabular::take_as(table, sheet, package, |name| names.iter().find(|it| it.0 == name).map(|it| it.1));
    if let Some(kind) = kind {
        for row in package.rows_mut(table).iter_mut().skip(before) {
            row.set(table, "address_type", kind.clone());
        }
    }
}

fn reject(package: &mut Package, sheet: &Sheet, record: &Record, column: &str, reason: String, effect: Effect) {
    let id = sheet.get(record, "id").unwrap_or_default().to_owned();
    let (table, line, column) = (sheet.name.clone(), record.line, column.to_owned());
    package.problem(Problem { table, line, id, column, reason, effect });
}

/// Days and hours of one owner: rows with the same hours become one weekly rule.
fn schedules(sheet: &Sheet, package: &mut Package) {
    const OWNERS: [&str; 3] = ["service_id", "location_id", "service_at_location_id"];
    let mut rules: BTreeMap<Vec<String>, (u64, BTreeSet<usize>)> = BTreeMap::new();
    for record in &sheet.rows {
        let text = |name: &str| sheet.get(record, name).unwrap_or_default().to_owned();
        let Some(day) = weekday(&text("weekday")) else {
            reject(
                package,
                sheet,
                record,
                "weekday",
                format!("no day of the week: “{}”", text("weekday")),
                Effect::Rejected,
            );
            continue;
        };
        let (opens, closes) = (text("opens_at"), text("closes_at"));
        let (Some(from), Some(to)) = (clock(&opens), closing(&closes)) else {
            let reason = format!("no opening hours: “{opens}” to “{closes}”");
            reject(package, sheet, record, "opens_at", reason, Effect::Rejected);
            continue;
        };
        if from.1 || to.1 {
            let reason = format!("“{opens}” to “{closes}” was read as {} to {}", from.0, to.0);
            reject(package, sheet, record, "opens_at", reason, Effect::Mended);
        }
        let mut key: Vec<String> = OWNERS.iter().map(|name| text(name)).collect();
        key.extend([from.0, to.0]);
        rules.entry(key).or_insert_with(|| (record.line, BTreeSet::new())).1.insert(day);
    }
    for (key, (line, days)) in rules {
        let mut row = Row::empty(Table::Schedule, line);
        for (name, value) in OWNERS.into_iter().chain(["opens_at", "closes_at"]).zip(key) {
            row.set(Table::Schedule, name, value);
        }
        row.set(Table::Schedule, "freq", "WEEKLY".to_owned());
        let days: Vec<&str> = days.iter().filter_map(|day| DAYS.get(*day).copied()).collect();
        row.set(Table::Schedule, "byday", days.join(","));
        package.add(Table::Schedule, row);
    }
}

/// The number of a weekday, Monday 0: by name, by its first two letters, or by number from 1.
fn weekday(text: &str) -> Option<usize> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let text = text.trim().to_lowercase();
    if let Ok(number) = text.parse::<usize>() {
        return (1..=7).contains(&number).then(|| number - 1);
    }
    let plain = text.trim_end_matches('.');
    (plain.len() >= 2).then(|| NAMES.iter().position(|name| name.starts_with(plain)))?
}

/// Whether it is the end of a day as ISO 8601 also writes it, and no clock shows it.
pub(super) fn ends_day(text: &str) -> bool {
    matches!(text.trim(), "24:00" | "24:00:00" | "24.00" | "2400")
}

/// A time at which something closes: midnight may stand at the end of its day.
fn closing(text: &str) -> Option<(String, bool)> {
    if ends_day(text) { Some(("00:00".into(), false)) } else { clock(text) }
}

/// A time of day as `HH:MM`, and whether something about it had to be guessed.
pub(super) fn clock(text: &str) -> Option<(String, bool)> {
    let low = text.trim().to_lowercase();
    match low.as_str() {
        "noon" => return Some(("12:00".into(), false)),
        "midnight" => return Some(("00:00".into(), false)),
        _ => {}
    }
    let end = low.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(low.len());
    let (figures, rest) = low.split_at(end);
    let (hour, minute, mut is_guess) = figures_of(figures)?;
    let rest = rest.trim_start();
    let compact: String = rest.chars().filter(|c| *c != '.').collect();
    let (half, tail) = match compact.as_bytes() {
        [b'a', b'm', ..] => (Some(0), &compact[2..]),
        [b'p', b'm', ..] => (Some(12), &compact[2..]),
        [b'a', ..] => (Some(0), &compact[1..]),
        [b'p', ..] => (Some(12), &compact[1..]),
        _ => (None, compact.as_str()),
    };
    is_guess |= !tail.trim().is_empty() || (half.is_some() && compact.len() - tail.len() == 1);
    let hour = match half {
        Some(add) if (1..=12).contains(&hour) => hour % 12 + add,
        Some(_) => return None,
        None => hour,
    };
    (hour < 24 && minute < 60).then(|| (format!("{hour:02}:{minute:02}"), is_guess))
}

/// Hours and minutes of `9`, `9:30`, `9.30`, `930`, and whether it was odd.
fn figures_of(figures: &str) -> Option<(u32, u32, bool)> {
    if let Some((hour, rest)) = figures.split_once([':', '.']) {
        let minutes = rest.split([':', '.']).next().unwrap_or(rest);
        let is_odd = minutes.len() != 2;
        let minute: u32 = minutes.get(..minutes.len().min(2))?.parse().ok()?;
        return Some((hour.parse().ok()?, if minutes.len() == 1 { minute * 10 } else { minute }, is_odd));
    }
    match figures.len() {
        1 | 2 => Some((figures.parse().ok()?, 0, false)),
        3 | 4 => {
            let (hour, minute) = figures.split_at(figures.len() - 2);
            Some((hour.parse().ok()?, minute.parse().ok()?, true))
        }
        _ => None,
    }
}

/// Terms with their parents by name; one taxonomy for each vocabulary.
fn taxonomy(sheet: &Sheet, package: &mut Package) {
    let table = Table::TaxonomyTerm;
    let known: BTreeSet<&str> = sheet.rows.iter().filter_map(|it| sheet.get(it, "id")).collect();
    let mut made = BTreeSet::new();
    let mut vocabularies = BTreeSet::new();
    for record in &sheet.rows {
        let text = |name: &str| sheet.get(record, name).map(str::to_owned);
        let vocabulary = text("vocabulary").unwrap_or_else(|| "taxonomy".into());
        let term = |id: Option<String>, name: Option<String>, parent: Option<String>| {
            Row::empty(table, record.line)
                .with(table, "id", id.clone())
                .with(table, "code", id)
                .with(table, "name", name.clone())
                .with(table, "description", name)
                .with(table, "parent_id", parent)
                .with(table, "taxonomy", vocabulary.clone())
                .with(table, "taxonomy_id", vocabulary.clone())
        };
        if let (Some(parent), Some(name)) = (text("parent_id"), text("parent_name"))
            && !known.contains(parent.as_str())
            && made.insert(parent.clone())
        {
            package.add(table, term(Some(parent), Some(name), None));
        }
        package.add(table, term(text("id"), text("name"), text("parent_id")));
        if vocabularies.insert(vocabulary.clone()) {
            let row = Row::empty(Table::Taxonomy, record.line)
                .with(Table::Taxonomy, "id", vocabulary.clone())
                .with(Table::Taxonomy, "name", vocabulary.clone())
                .with(Table::Taxonomy, "description", vocabulary.clone());
            package.add(Table::Taxonomy, row);
        }
    }
}

fn attributes(sheet: &Sheet, package: &mut Package) {
    let table = Table::Attribute;
    for record in &sheet.rows {
        let text = |name: &str| sheet.get(record, name).map(str::to_owned);
        let row = Row::empty(table, record.line)
            .with(table, "id", text("id"))
            .with(table, "link_id", text("service_id"))
            .with(table, "link_entity", Table::Service.name().to_owned())
            .with(table, "taxonomy_term_id", text("taxonomy_id").or_else(|| text("taxonomy_term_id")))
            .with(table, "value", text("taxonomy_detail"));
        package.add(table, row);
    }
}

/// Puts what was a table of its own into a text of the service.
fn onto_services(sheet: &Sheet, package: &mut Package, from: &str, column: &str) {
    let rows = package.rows(Table::Service);
    let places: BTreeMap<String, usize> = rows.iter().enumerate().map(|(at, row)| (row.id().to_owned(), at)).collect();
    for record in &sheet.rows {
        let Some(text) = sheet.get(record, from) else { continue };
        let service = sheet.get(record, "service_id").unwrap_or_default();
        let Some(at) = places.get(service) else {
            let reason = if service.is_empty() {
                "names no service".to_owned()
            } else {
                format!("there is no service “{service}”")
            };
            reject(package, sheet, record, "service_id", reason, Effect::Rejected);
            continue;
        };
        let Some(row) = package.rows_mut(Table::Service).get_mut(*at) else { continue };
        let joined = match row.get(Table::Service, column) {
            Some(before) if before != text => format!("{before}\n{text}"),
            _ => text.to_owned(),
        };
        row.set(Table::Service, column, joined);
    }
}

/// A service whose organization is no organization but a service belongs where that one belongs.
fn services(package: &mut Package) {
    let table = Table::Service;
    let known: BTreeSet<String> = package.rows(Table::Organization).iter().map(|it| it.id().to_owned()).collect();
    let owner = |row: &Row| row.text(table, "organization_id").unwrap_or_default();
    let owners: BTreeMap<String, String> =
        package.rows(table).iter().map(|it| (it.id().to_owned(), owner(it))).collect();
    let mut rows = package.take(table);
    for row in &mut rows {
        let named = owner(row);
        if known.contains(&named) {
            continue;
        }
        let mut at = named.clone();
        for _ in 0..8 {
            let Some(next) = owners.get(&at) else { break };
            at.clone_from(next);
            if known.contains(&at) {
                break;
            }
        }
        if known.contains(&at) {
            let reason = format!("“{named}” is a service; its organization “{at}” was taken");
            package.problem_of_row(table, row, "organization_id", reason, Effect::Mended);
            row.set(table, "organization_id", at);
        }
    }
    *package.rows_mut(table) = rows;
}

/// Locations were all physical, and often name the site instead of the organization.
fn locations(package: &mut Package) {
    let table = Table::Location;
    let known: BTreeSet<String> = package.rows(Table::Organization).iter().map(|it| it.id().to_owned()).collect();
    let mut odd = 0_usize;
    for row in package.rows_mut(table) {
        if row.get(table, "location_type").is_none() {
            row.set(table, "location_type", "physical".to_owned());
        }
        if row.get(table, "organization_id").is_some_and(|it| !known.contains(it)) {
            row.set(table, "organization_id", None);
            odd += 1;
        }
    }
    if odd > 0 {
        let reason = format!("{odd} rows name an organization that is not there; the one of their service was taken");
        package.problem_of_file(table.file(), reason, Effect::Mended);
    }
}

/// Ids used twice in a table of details are no ids: `check` makes new ones from what the row says.
fn forget_shared_ids(package: &mut Package, table: Table) {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for row in package.rows(table) {
        *seen.entry(row.id().to_owned()).or_default() += 1;
    }
    for row in package.rows_mut(table) {
        if seen.get(row.id()).is_some_and(|times| *times > 1) {
            row.set(table, "id", None);
        }
    }
}

/// `\n` written as two signs is a line break.
fn break_lines(package: &mut Package, table: Table) {
    for value in package.rows_mut(table).iter_mut().flat_map(|row| row.values.iter_mut().flatten()) {
        if value.contains("\\n") {
            *value = value.replace("\\r", "").replace("\\n", "\n").into();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        let sure = |text: &str| clock(text).filter(|it| !it.1).map(|it| it.0);
        assert_eq!(sure("9:00am").as_deref(), Some("09:00"));
        assert_eq!(sure("12:30 a.m.").as_deref(), Some("00:30"));
        assert_eq!(sure("12:00pm").as_deref(), Some("12:00"));
        assert_eq!(sure("9am").as_deref(), Some("09:00"));
        assert_eq!(sure("17:30:00").as_deref(), Some("17:30"));
        let guessed = |text: &str| clock(text).filter(|it| it.1).map(|it| it.0);
        assert_eq!(guessed("900am").as_deref(), Some("09:00"));
        assert_eq!(guessed("4:000pm").as_deref(), Some("16:00"));
        assert_eq!(guessed("4:30pm (dispensing)").as_deref(), Some("16:30"));
        assert_eq!(closing("24:00"), Some(("00:00".into(), false)));
        assert_eq!(closing("5 pm"), clock("17:00"));
        for bad in ["", "am", "25:00", "13:00pm", "9:75", "by appointment"] {
            assert_eq!(clock(bad), None, "{bad}");
        }
    }

    #[test]
    fn days_are_read_by_name_and_number() {
        assert_eq!(weekday("Monday"), Some(0));
        assert_eq!(weekday("Th"), Some(3));
        assert_eq!(weekday("7"), Some(6));
        assert_eq!(weekday("T"), None);
        assert_eq!(weekday("someday"), None);
    }
}
