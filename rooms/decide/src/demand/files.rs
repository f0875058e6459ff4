//! A group's demands as files: a table and data. Both hold what the reader may see on the pages.

use serde_json::{Value, json};
use ui::href;

use super::model::Demand;

/// The first line of the table.
const COLUMNS: [&str; 10] =
    ["number", "code", "demand", "addressee", "addressee_url", "state", "since", "decision", "decided_on", "url"];

/// A cell that no spreadsheet runs.
fn cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

fn decided_on(it: &Demand) -> String {
    it.decided.at.to_jiff().to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}

/// The address of the decision, where the reader may follow it.
fn decision(base_url: &str, it: &Demand, is_member: bool) -> String {
    if it.decided.is_inside() && !is_member {
        return String::new();
    }
    format!("{base_url}{}", href::decision(it.decided.code))
}

/// The demands as CSV (RFC 4180).
pub(crate) fn csv(base_url: &str, all: &[Demand], is_member: bool) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for it in all {
        writer.write_record([
            it.number.to_string(),
            it.code.to_string(),
            cell(&it.content.title),
            cell(&it.content.addressee),
            it.content.addressee_url.clone(),
            it.state.as_str().to_owned(),
            it.state_on.to_string(),
            decision(base_url, it, is_member),
            decided_on(it),
            format!("{base_url}{}", href::demand(it.code)),
        ])?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

/// The demands as JSON, with their texts.
pub(crate) fn json(base_url: &str, group: &str, all: &[Demand], is_member: bool) -> Value {
    let one = |it: &Demand| {
        json!({
            "number": it.number,
            "code": it.code.to_string(),
            "demand": it.content.title,
            "text": it.content.text,
            "addressee": it.content.addressee,
            "addressee_url": it.content.addressee_url,
            "state": it.state.as_str(),
            "since": it.state_on.to_string(),
            "decision": decision(base_url, it, is_member),
            "decided_on": decided_on(it),
            "url": format!("{base_url}{}", href::demand(it.code)),
        })
    };
    json!({ "group": group, "demands": all.iter().map(one).collect::<Vec<_>>() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demand::model::State;
    use crate::demand::samples::demand;
    use crate::proposal::model::Audience;

    #[test]
    fn no_cell_is_a_formula_and_no_members_decision_is_linked() {
        let mut it = demand(State::Refused);
        it.content.title = "=1+1".to_owned();
        it.decided.audience = Audience::Members;
        let table = String::from_utf8(csv("https://x.example", &[it.clone()], false).unwrap()).unwrap();
        assert!(table.contains(",'=1+1,") && table.contains(",refused,2026-10-02,,2026-10-01,"), "{table}");
        let data = json("https://x.example", "Local 4", &[it], true);
        let first = &data["demands"][0];
        assert_eq!(first["state"], "refused");
        assert!(first["decision"].as_str().unwrap().starts_with("https://x.example/decisions/"));
    }
}
