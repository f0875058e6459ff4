//! A small reader for NIST cast vote records (SP 1500-103, Common Data Format 1.0, JSON).
//!
//! Of each record the current snapshot counts. Where any selection has a rank, the ballots are rankings, else marks.

use serde_json::Value;

use crate::ballots::{Ballots, Paper, Read};
use crate::said::Said;
use crate::sheets::Sheet;

fn all<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().into_iter().flatten()
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// Reads the contest that the account is of: by its title, or, where several have it, by the names of who could be
/// chosen.
pub(crate) fn read(text: &str, said: &Said) -> Result<Read, String> {
    let report: Value = serde_json::from_str(text).map_err(|error| format!("the cast vote records: {error}"))?;
    let mut fitting: Vec<(&Value, Vec<String>)> = Vec::new();
    for election in all(&report, "Election") {
        for contest in all(election, "Contest").filter(|contest| word(contest, "Name") == said.title) {
            fitting.push((contest, names(election, contest)));
        }
    }
    if fitting.len() > 1 {
        fitting.retain(|(_, names)| *names == said.candidates);
    }
    let [(contest, names)] = fitting.as_slice() else {
        return Err(format!("of {} contests in the file it is not clear which is {}", fitting.len(), said.title));
    };
    let ids: Vec<&str> = all(contest, "ContestSelection").map(|selection| word(selection, "@id")).collect();
    let mut records = Vec::new();
    for (at, record) in (1_usize..).zip(all(&report, "CVR")) {
        let current = all(record, "CVRSnapshot").find(|one| word(one, "@id") == word(record, "CurrentSnapshotId"));
        let Some(snapshot) = current.or_else(|| record["CVRSnapshot"].get(0)) else { continue };
        let own = all(snapshot, "CVRContest").find(|own| word(own, "ContestId") == word(contest, "@id"));
        if let Some(own) = own {
            records.push(indicated(own, &ids).map_err(|why| format!("record {at}: {why}"))?);
        }
    }
    let ranked = records.iter().flatten().any(|(rank, _)| rank.is_some());
    let ballots = if ranked {
        Ballots::Papers(records.iter().map(|record| paper(record)).collect())
    } else {
        Ballots::Sheets(records.iter().map(|record| sheet(record)).collect())
    };
    Ok(Read { ballots, names: names.clone(), withdrawn: None })
}

/// What the selections of a contest are called: the people on them, or what they say of themselves.
fn names(election: &Value, contest: &Value) -> Vec<String> {
    let person = |id: &Value| {
        let one = all(election, "Candidate").find(|one| one["@id"] == *id)?;
        one["Name"].as_str().map(str::to_owned)
    };
    let name = |selection: &Value| {
        let people: Vec<String> = all(selection, "CandidateIds").filter_map(person).collect();
        let own = [people.join(" / "), word(selection, "Selection").to_owned()];
        let write_in = if selection["IsWriteIn"] == true { "Write-in" } else { word(selection, "@id") };
        own.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| write_in.to_owned())
    };
    all(contest, "ContestSelection").map(name).collect()
}

/// Rank, if it has one, and candidate; 0 for a name that is not on the list.
type Indicated = (Option<u64>, u16);

fn indicated(own: &Value, ids: &[&str]) -> Result<Vec<Indicated>, String> {
    let mut marks = Vec::new();
    for selection in all(own, "CVRContestSelection") {
        let id = word(selection, "ContestSelectionId");
        let number = (1_u16..).zip(ids).find(|(_, own)| **own == id).map(|(number, _)| number);
        let number = number.or(id.is_empty().then_some(0)).ok_or_else(|| format!("there is no selection {id}"))?;
        let own = selection["Rank"].as_u64();
        if all(selection, "SelectionPosition").next().is_none() {
            marks.push((own, number));
        }
        for place in all(selection, "SelectionPosition") {
            let out = place["HasIndication"] == "no"
                || place["IsAllocable"] == "no"
                || place["NumberVotes"].as_u64() == Some(0);
            if !out {
                marks.push((place["Rank"].as_u64().or(own), number));
            }
        }
    }
    Ok(marks)
}

/// A ranking; an unlisted name alone on its rank leaves the rank empty.
fn paper(record: &[Indicated]) -> Paper {
    let mut ranks: Vec<Vec<u16>> = Vec::new();
    for (rank, number) in record {
        let rank = rank.and_then(|rank| usize::try_from(rank).ok()).unwrap_or(1).clamp(1, usize::from(u16::MAX));
        if ranks.len() < rank {
            ranks.resize(rank, Vec::new());
        }
        if let Some(on_it) = ranks.get_mut(rank - 1) {
            on_it.push(*number);
        }
    }
    for rank in ranks.iter_mut().filter(|rank| rank.as_slice() == [0]) {
        rank.clear();
    }
    Paper { weight: 1, ranks }
}

fn sheet(record: &[Indicated]) -> Sheet {
    Sheet {
        weight: 1,
        given: record.iter().filter(|(_, number)| *number > 0).map(|(_, number)| (*number, 1)).collect(),
    }
}
