//! NIST SP 1500-103: Cast Vote Records Common Data Format, version 1.0, in JSON.
//!
//! Of each record the current snapshot counts. Selections with a rank make rankings, without one marks; a position
//! that is not indicated, or that the record says is not to be counted, is passed over. Several contests in a file: one
//! must be named.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Election, ReadError, is_write_in};
use crate::ballots::{Ballots, Mark};
use crate::contest::{Candidate, Contest, MOST_CANDIDATES};
use crate::rows::Rows;

/// The highest rank read.
const MOST_RANKS: u64 = 1_000;

/// Reads one contest of a report.
pub(super) fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Election, ReadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let report: Value = serde_json::from_slice(bytes).map_err(|e| ReadError::new(e.line(), e.to_string()))?;
    let elections = list(&report, "Election");
    let contests: Vec<(&Value, &Value)> =
        elections.iter().flat_map(|one| list(one, "Contest").iter().map(move |contest| (one, contest))).collect();
    let fitting: Vec<&(&Value, &Value)> = contests
        .iter()
        .filter(|(_, c)| wanted.is_none_or(|wanted| word(c, "@id") == wanted || word(c, "Name") == wanted))
        .collect();
    let (election, contest) = match fitting.as_slice() {
        [one] => **one,
        [] => return Err(ReadError::new(0, "the file has no such contest")),
        several => {
            let names: Vec<&str> = several.iter().map(|(_, contest)| word(contest, "Name")).collect();
            return Err(ReadError::new(0, format!("the file has several contests, name one: {}", names.join(", "))));
        }
    };
    let (question, numbers) = question(election, contest)?;
    let ballots = ballots(&report, word(contest, "@id"), &numbers)?;
    Ok(Election { contest: question, ballots })
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The contest, and the number of each selection by its id.
fn question<'a>(election: &Value, contest: &'a Value) -> Result<(Contest, BTreeMap<&'a str, u16>), ReadError> {
    let people: BTreeMap<&str, &str> =
        list(election, "Candidate").iter().map(|one| (word(one, "@id"), word(one, "Name"))).collect();
    let mut question = Contest { title: word(contest, "Name").to_owned(), ..Contest::default() };
    let seats = contest.get("NumberElected").or_else(|| contest.get("VotesAllowed")).and_then(Value::as_u64);
    question.seats = u32::try_from(seats.unwrap_or(1).max(1)).unwrap_or(u32::MAX);
    let mut numbers = BTreeMap::new();
    let selections = list(contest, "ContestSelection");
    if selections.is_empty() || selections.len() > MOST_CANDIDATES {
        return Err(ReadError::new(0, "the contest has no selections, or too many"));
    }
    for (number, selection) in (1_u16..).zip(selections) {
        let ids = list(selection, "CandidateIds").iter().filter_map(Value::as_str);
        let names: Vec<&str> = ids.filter_map(|id| people.get(id).copied()).collect();
        let write_in = selection.get("IsWriteIn").and_then(Value::as_bool).unwrap_or(false);
        let name = match names.join(" / ") {
            name if !name.is_empty() => name,
            _ if !word(selection, "Selection").is_empty() => word(selection, "Selection").to_owned(),
            _ if write_in => "Write-in".to_owned(),
            _ => word(selection, "@id").to_owned(),
        };
        if numbers.insert(word(selection, "@id"), number).is_some() {
            return Err(ReadError::new(0, format!("two selections have the id {}", word(selection, "@id"))));
        }
        question.candidates.push(Candidate { write_in: write_in || is_write_in(&name), ..Candidate::named(name) });
    }
    Ok((question, numbers))
}

fn ballots(report: &Value, contest: &str, numbers: &BTreeMap<&str, u16>) -> Result<Ballots, ReadError> {
    let (mut ranked, mut marked) = (Rows::default(), Rows::default());
    let mut any_rank = false;
    for (at, record) in list(report, "CVR").iter().enumerate() {
        let current = word(record, "CurrentSnapshotId");
        let snapshots = list(record, "CVRSnapshot");
        let snapshot = snapshots.iter().find(|one| word(one, "@id") == current).or_else(|| snapshots.first());
        let Some(own) = snapshot.and_then(|s| list(s, "CVRContest").iter().find(|c| word(c, "ContestId") == contest))
        else {
            continue;
        };
        let marks =
            positions(own, numbers).map_err(|reason| ReadError::new(0, format!("record {}: {reason}", at + 1)))?;
        any_rank |= marks.iter().any(|(rank, _)| rank.is_some());
        let chosen: Vec<u16> = marks.iter().filter_map(|(_, number)| *number).collect();
        marked.push(&chosen, 1);
        ranked.push(&in_order(marks), 1);
    }
    Ok(if any_rank { Ballots::Ranked(ranked) } else { Ballots::Marked(marked) })
}

/// A rank, where there is one, and a candidate, where the name is on the list.
type Indicated = (Option<u64>, Option<u16>);

/// What is indicated: rank and candidate; `None` is a name that is not on the list.
fn positions(own: &Value, numbers: &BTreeMap<&str, u16>) -> Result<Vec<Indicated>, String> {
    let mut marks = Vec::new();
    for selection in list(own, "CVRContestSelection") {
        let id = word(selection, "ContestSelectionId");
        let number = match numbers.get(id) {
            Some(number) => Some(*number),
            None if id.is_empty() => None,
            None => return Err(format!("names the selection {id}, which the contest has not")),
        };
        let rank = |value: &Value| value.get("Rank").and_then(Value::as_u64);
        let places = list(selection, "SelectionPosition");
        if places.is_empty() {
            marks.push((rank(selection), number));
        }
        for place in places {
            let counted = word(place, "HasIndication") != "no" && word(place, "IsAllocable") != "no";
            if counted && place.get("NumberVotes").and_then(Value::as_u64) != Some(0) {
                marks.push((rank(place).or_else(|| rank(selection)), number));
            }
        }
    }
    if marks.iter().any(|(rank, _)| rank.is_some_and(|rank| rank == 0 || rank > MOST_RANKS)) {
        return Err(format!("a rank is not from 1 to {MOST_RANKS}"));
    }
    Ok(marks)
}

fn in_order(mut marks: Vec<Indicated>) -> Vec<Mark> {
    marks.sort_unstable();
    let mut out = Vec::new();
    let mut level = 0;
    for (rank, number) in marks {
        let rank = rank.unwrap_or(1);
        let mark = number.map_or(Mark::SKIPPED, Mark::of);
        if rank == level {
            out.push(mark.equal());
            continue;
        }
        for _ in level + 1..rank {
            out.push(Mark::SKIPPED);
        }
        out.push(mark);
        level = rank;
    }
    out
}
