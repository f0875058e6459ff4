//! `votes.csv`: one row per vote event; of each participant's votes on a statement the last one counts.

use std::collections::BTreeMap;

use super::{Comment, Event, Participant, Raw, ReadError, Table, cell, expected, meaning, order};
use crate::number::narrow;
use crate::vote::Cast;

const FILE: &str = "votes.csv";

/// All events, in order of time; of the same moment in order of lines.
pub(super) struct Log {
    /// Everybody who voted and everything voted on, by their numbers as written.
    people: Vec<String>,
    statements: Vec<String>,
    /// Moment, place in `people`, place in `statements`, vote.
    events: Vec<(i64, u32, u32, i8)>,
}

/// The place of a number in a list, which it joins when it is new.
fn place(list: &mut Vec<String>, places: &mut BTreeMap<String, u32>, id: &str) -> u32 {
    if let Some(at) = places.get(id) {
        return *at;
    }
    let at = narrow(list.len());
    list.push(id.to_owned());
    places.insert(id.to_owned(), at);
    at
}

pub(super) fn read(bytes: &[u8]) -> Result<Log, ReadError> {
    let table = Table::read(FILE, bytes)?;
    let [statement, person, vote] = [table.need("comment-id")?, table.need("voter-id")?, table.need("vote")?];
    let at = table.find("timestamp");
    let mut log = Log { people: Vec::new(), statements: Vec::new(), events: Vec::new() };
    let (mut rows, mut columns) = (BTreeMap::new(), BTreeMap::new());
    for record in table.records() {
        let record = &record?;
        for column in [statement, person] {
            if record.fields[column].trim().is_empty() {
                return Err(table.wrong(record, column, "the number is missing"));
            }
        }
        let text = record.fields[vote].trim();
        let Some(value) = cell(text) else {
            return Err(table.wrong(record, vote, &expected("1, 0 or -1", text)));
        };
        let moment = at.map(|at| table.moment(record, at)).transpose()?.flatten().unwrap_or(0);
        let person = place(&mut log.people, &mut rows, record.fields[person].trim());
        let statement = place(&mut log.statements, &mut columns, record.fields[statement].trim());
        log.events.push((moment, person, statement, value));
    }
    log.events.sort_by_key(|event| event.0);
    Ok(log)
}

impl Log {
    /// The last vote of each participant on each statement, by their places here.
    fn last(&self) -> BTreeMap<(u32, u32), i8> {
        self.events.iter().map(|(_, person, statement, value)| ((*person, *statement), *value)).collect()
    }

    /// The last vote of each participant on each statement, as a matrix would have it.
    pub(super) fn last_votes(&self) -> Raw {
        let sorted = |list: &[String]| -> Vec<u32> {
            let mut places: Vec<u32> = (0..narrow(list.len())).collect();
            places.sort_by_key(|at| order(&list[*at as usize]));
            places
        };
        let (people, statements) = (sorted(&self.people), sorted(&self.statements));
        let turned = |sorted: &[u32]| -> Vec<u32> {
            let mut turned = vec![0; sorted.len()];
            for (to, from) in (0..).zip(sorted) {
                turned[*from as usize] = to;
            }
            turned
        };
        let (rows, columns) = (turned(&people), turned(&statements));
        let mut votes: Vec<(u32, u32, i8)> = self
            .last()
            .into_iter()
            .map(|((person, statement), value)| (rows[person as usize], columns[statement as usize], value))
            .collect();
        votes.sort_unstable();
        let participant = |at: &u32| Participant { id: self.people[*at as usize].clone(), group: None };
        Raw {
            votes,
            participants: people.iter().map(participant).collect(),
            statements: statements.iter().map(|at| self.statements[*at as usize].clone()).collect(),
            off: None,
        }
    }

    /// Where the numbers of a list stand here.
    fn places(list: &[String]) -> BTreeMap<&str, u32> {
        list.iter().map(String::as_str).zip(0..).collect()
    }

    /// Whether the log's signs are opposite to the matrix beside it.
    pub(super) fn is_flipped_beside(&self, matrix: &Raw) -> bool {
        let (people, statements) = (Self::places(&self.people), Self::places(&self.statements));
        let rows: Vec<Option<u32>> = matrix.participants.iter().map(|it| people.get(it.id.as_str()).copied()).collect();
        let columns: Vec<Option<u32>> =
            matrix.statements.iter().map(|id| statements.get(id.as_str()).copied()).collect();
        let last = self.last();
        let (mut same, mut opposite) = (0_usize, 0_usize);
        for (person, statement, cell) in &matrix.votes {
            let key = rows[*person as usize].zip(columns[*statement as usize]);
            if let Some(value) = key.and_then(|key| last.get(&key)).filter(|value| **value != 0) {
                same += usize::from(cell == value);
                opposite += usize::from(*cell == -value);
            }
        }
        opposite > same
    }

    /// The events by the positions of the export's lists; those on statements or by people that the matrix
    /// does not have are left out.
    pub(super) fn events(&self, statements: &[Comment], participants: &[Participant], flipped: bool) -> Vec<Event> {
        let columns: BTreeMap<&str, usize> =
            statements.iter().enumerate().map(|(at, it)| (it.id.as_str(), at)).collect();
        let rows: BTreeMap<&str, usize> =
            participants.iter().enumerate().map(|(at, it)| (it.id.as_str(), at)).collect();
        let found = |list: &[String], of: &BTreeMap<&str, usize>| -> Vec<Option<usize>> {
            list.iter().map(|id| of.get(id.as_str()).copied()).collect()
        };
        let (rows, columns) = (found(&self.people, &rows), found(&self.statements, &columns));
        let events = self.events.iter().filter_map(|(at_ms, person, statement, value)| {
            let (participant, statement) = (rows[*person as usize]?, columns[*statement as usize]?);
            let vote = meaning(*value, flipped);
            Some(Event {
                at_ms: *at_ms,
                cast: Cast { participant: narrow(participant), statement: narrow(statement), vote },
            })
        });
        events.collect()
    }
}
