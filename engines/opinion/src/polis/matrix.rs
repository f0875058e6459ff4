//! `participants-votes.csv`: one row per participant, one column per statement.

use std::collections::BTreeMap;

use super::{Participant, Raw, ReadError, Table, cell, expected};
use crate::number::narrow;

const FILE: &str = "participants-votes.csv";
/// Columns that are not statements.
const KNOWN: [&str; 7] = ["participant", "xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"];

pub(super) fn read(bytes: &[u8]) -> Result<Raw, ReadError> {
    let table = Table::read(FILE, bytes)?;
    let id = table.need("participant")?;
    let group = table.find("group-id");
    let sums = table.find("n-agree").zip(table.find("n-disagree"));
    let mut raw = Raw::default();
    let mut columns: Vec<(usize, u32)> = Vec::new();
    let mut headings: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, heading) in table.headings.iter().enumerate() {
        let twice = headings.insert(heading, at).is_some();
        if twice || (!KNOWN.contains(&heading.as_str()) && heading.parse::<u64>().is_err()) {
            let what = if twice { "this heading stands twice" } else { "the heading is no statement's number" };
            return Err(ReadError::Field {
                file: FILE,
                line: 1,
                column: format!("\"{heading}\""),
                what: what.to_owned(),
            });
        }
        if !KNOWN.contains(&heading.as_str()) {
            columns.push((at, narrow(raw.statements.len())));
            raw.statements.push(heading.clone());
        }
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut off = [0_u64; 2];
    for record in table.records() {
        let record = &record?;
        let number = record.fields[id].trim();
        if number.is_empty() {
            return Err(table.wrong(record, id, "a participant's number is missing"));
        }
        if let Some(first) = seen.insert(number.to_owned(), record.line) {
            return Err(table.wrong(record, id, &format!("participant {number} stands in line {first} already")));
        }
        let person = narrow(raw.participants.len());
        let named = group.map(|at| record.fields[at].trim()).filter(|name| !name.is_empty());
        raw.participants.push(Participant { id: number.to_owned(), group: named.map(str::to_owned) });
        let (mut plus, mut minus) = (0_u64, 0_u64);
        for (at, statement) in &columns {
            let text = record.fields[*at].trim();
            if text.is_empty() {
                continue;
            }
            let Some(value) = cell(text) else {
                return Err(table.wrong(record, *at, &expected("1, 0, -1 or nothing", text)));
            };
            plus += u64::from(value == 1);
            minus += u64::from(value == -1);
            raw.votes.push((person, *statement, value));
        }
        if let Some((agree, disagree)) = sums {
            let (agree, disagree) = (table.count(record, Some(agree))?, table.count(record, Some(disagree))?);
            off[0] += plus.abs_diff(agree) + minus.abs_diff(disagree);
            off[1] += minus.abs_diff(agree) + plus.abs_diff(disagree);
        }
    }
    raw.off = sums.map(|_| off);
    Ok(raw)
}
