//! `votes.csv`: one row per vote event; of each participant's votes on a statement the last one counts.

use std::collections::BTreeMap;

use super::{Comment, Event, Participant, Raw, ReadError, Table, cell, expected, meaning, order};
use crate::number::narrow;
use crate::vote::Cast;

const FILE: &str = "votes.csv";

/// All events, in order of time; of the same moment in order of lines.
pub(super) struct Log {
    events: Vec<(i64, String, String, i8)>,
}

pub(super) fn read(bytes: &[u8]) -> Result<Log, ReadError> {
    let table = Table::read(FILE, bytes)?;
    let [statement, person, vote] = [table.need("comment-id")?, table.need("voter-id")?, table.need("vote")?];
    let at = table.find("timestamp");
    let mut events = Vec::with_capacity(table.records.len());
    for record in &table.records {
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
        let field = |column: usize| record.fields[column].trim().to_owned();
        events.push((moment, field(person), field(statement), value));
    }
    events.sort_by_key(|event| event.0);
    Ok(Log { events })
}

impl Log {
    /// The last vote of each participant on each statement, as a matrix would have it.
    pub(super) fn last_votes(&self) -> Raw {
        let mut last: BTreeMap<(&str, &str), i8> = BTreeMap::new();
        for (_, person, statement, value) in &self.events {
            last.insert((person, statement), *value);
        }
        let mut people: Vec<&str> = self.events.iter().map(|event| event.1.as_str()).collect();
        let mut statements: Vec<&str> = self.events.iter().map(|event| event.2.as_str()).collect();
        for list in [&mut people, &mut statements] {
            list.sort_by_key(|id| order(id));
            list.dedup();
        }
        let place =
            |list: &[&str]| -> BTreeMap<String, u32> { list.iter().map(|id| (*id).to_owned()).zip(0..).collect() };
        let (rows, columns) = (place(&people), place(&statements));
        let votes = last
            .iter()
            .filter_map(|((person, statement), value)| Some((*rows.get(*person)?, *columns.get(*statement)?, *value)));
        Raw {
            votes: votes.collect(),
            participants: people.iter().map(|id| Participant { id: (*id).to_owned(), group: None }).collect(),
            statements: statements.iter().map(|id| (*id).to_owned()).collect(),
            off: None,
        }
    }

    /// Whether the log's signs are opposite to the matrix beside it.
    pub(super) fn is_flipped_beside(&self, matrix: &Raw) -> bool {
        let cells: BTreeMap<(&str, &str), i8> = matrix
            .votes
            .iter()
            .map(|(person, statement, value)| {
                let person = matrix.participants[*person as usize].id.as_str();
                ((person, matrix.statements[*statement as usize].as_str()), *value)
            })
            .collect();
        let mut last: BTreeMap<(&str, &str), i8> = BTreeMap::new();
        for (_, person, statement, value) in &self.events {
            last.insert((person, statement), *value);
        }
        let (mut same, mut opposite) = (0_usize, 0_usize);
        for (key, value) in last {
            if let Some(cell) = cells.get(&key).filter(|_| value != 0) {
                same += usize::from(*cell == value);
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
        let events = self.events.iter().filter_map(|(at_ms, person, statement, value)| {
            let (participant, statement) = (*rows.get(person.as_str())?, *columns.get(statement.as_str())?);
            let vote = meaning(*value, flipped);
            Some(Event {
                at_ms: *at_ms,
                cast: Cast { participant: narrow(participant), statement: narrow(statement), vote },
            })
        });
        events.collect()
    }
}
