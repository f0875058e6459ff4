//! A list of electors as officers bring it: a table with a header, or one name on each line.
//!
//! Promises: nobody is dropped in silence. Each line that is not taken over is told with its number and
//! why; doubles are found whatever the case and spaces.

use std::collections::BTreeMap;

/// Longest name in letters.
pub(crate) const NAME_MAX: usize = 120;
/// Most lines.
pub(crate) const LINES_MAX: usize = 20_000;
/// Most a single ballot may weigh.
pub(crate) const WEIGHT_MAX: u64 = 10_000;

/// One line of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Entry {
    /// Its line in the file, from 1.
    pub(crate) line: usize,
    pub(crate) name: String,
    /// An address, or nothing.
    pub(crate) mail: String,
    pub(crate) weight: u64,
}

/// Why a line is not taken over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fault {
    /// Nobody is named.
    NoName,
    /// The name is too long.
    LongName,
    /// The address is none.
    Mail,
    /// The weight is not a whole number from 1.
    Weight,
    /// The same as another line.
    Double {
        /// The line that was taken.
        first: usize,
    },
    /// Beyond the most lines.
    TooMany,
    /// The line cannot be read.
    Unreadable,
}

/// A list as read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct List {
    pub(crate) entries: Vec<Entry>,
    /// Lines not taken over: their number, their name, why.
    pub(crate) faults: Vec<(usize, String, Fault)>,
}

/// What the columns of a list are, by place.
struct Columns {
    name: usize,
    mail: Option<usize>,
    weight: Option<usize>,
}

const NAMES: [&str; 6] = ["name", "nombre", "elector", "member", "socia", "full name"];
const MAILS: [&str; 6] = ["mail", "email", "e-mail", "correo", "correo electrónico", "address"];
const WEIGHTS: [&str; 4] = ["weight", "peso", "votes", "shares"];

fn columns(header: &csv::StringRecord) -> Option<Columns> {
    let place = |known: &[&str]| header.iter().position(|cell| known.contains(&cell.trim().to_lowercase().as_str()));
    Some(Columns { name: place(&NAMES)?, mail: place(&MAILS), weight: place(&WEIGHTS) })
}

/// The separator of a table: the one of comma, semicolon and tab that its first line has most of.
fn separator(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: u8| first.bytes().filter(|byte| *byte == sign).count();
    [b',', b';', b'\t'].into_iter().max_by_key(|sign| (count(*sign), u8::MAX - *sign)).unwrap_or(b',')
}

/// Two entries are the same elector when they share an address, or the name where neither has one.
fn key(entry: &Entry) -> String {
    let low = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    if entry.mail.is_empty() { format!("n {}", low(&entry.name)) } else { format!("m {}", low(&entry.mail)) }
}

/// Reads a list.
pub(crate) fn read(text: &str) -> List {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text))
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let (mut out, mut seen, mut shape) = (List::default(), BTreeMap::new(), None);
    for (at, record) in reader.records().enumerate() {
        let Ok(record) = record else {
            out.faults.push((at + 1, String::new(), Fault::Unreadable));
            continue;
        };
        let line = record.position().map_or(at + 1, |it| usize::try_from(it.line()).unwrap_or(at + 1));
        if shape.is_none() {
            if let Some(found) = columns(&record) {
                shape = Some(found);
                continue;
            }
            shape = Some(Columns { name: 0, mail: Some(1), weight: None });
        }
        let Some(columns) = &shape else { continue };
        if record.iter().all(str::is_empty) {
            continue;
        }
        match entry(&record, columns, line) {
            Ok(entry) if out.entries.len() >= LINES_MAX => out.faults.push((line, entry.name, Fault::TooMany)),
            Ok(entry) => {
                let first = *seen.entry(key(&entry)).or_insert(line);
                if first == line {
                    out.entries.push(entry);
                } else {
                    out.faults.push((line, entry.name, Fault::Double { first }));
                }
            }
            Err(fault) => out.faults.push((line, record.get(columns.name).unwrap_or_default().to_owned(), fault)),
        }
    }
    out
}

fn entry(record: &csv::StringRecord, columns: &Columns, line: usize) -> Result<Entry, Fault> {
    let cell = |place: Option<usize>| place.and_then(|at| record.get(at)).unwrap_or_default();
    let name = match base::text::line(cell(Some(columns.name)), NAME_MAX) {
        Ok(name) => name,
        Err(base::text::TextProblem::TooLong { .. }) => return Err(Fault::LongName),
        Err(_) => return Err(Fault::NoName),
    };
    let mail = match cell(columns.mail) {
        "" => String::new(),
        typed => {
            let Ok(mail) = base::text::mail_address(typed) else { return Err(Fault::Mail) };
            mail
        }
    };
    let weight = match cell(columns.weight) {
        "" => 1,
        typed => match typed.parse::<u64>() {
            Ok(weight) if (1..=WEIGHT_MAX).contains(&weight) => weight,
            _ => return Err(Fault::Weight),
        },
    };
    Ok(Entry { line, name, mail, weight })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &List) -> Vec<&str> {
        list.entries.iter().map(|it| it.name.as_str()).collect()
    }

    #[test]
    fn a_table_with_a_header_is_read_in_any_order_of_columns() {
        let list = read("e-mail;Name;weight\nana@example.org;Ana Ruiz;2\n;Ben;\n");
        assert_eq!(names(&list), ["Ana Ruiz", "Ben"]);
        assert_eq!((list.entries[0].weight, list.entries[1].weight), (2, 1));
        assert!(list.faults.is_empty());
    }

    #[test]
    fn one_name_on_each_line_is_enough() {
        assert_eq!(names(&read("Ana\n\nBen\n  Cleo  \n")), ["Ana", "Ben", "Cleo"]);
    }

    #[test]
    fn doubles_are_told_with_the_line_they_repeat() {
        let list = read("name,mail\nAna,ana@example.org\nBen,\nAna R.,ANA@example.org\n  ben ,\n");
        assert_eq!(names(&list), ["Ana", "Ben"]);
        let told: Vec<_> = list.faults.iter().map(|(line, _, fault)| (*line, *fault)).collect();
        assert_eq!(told, [(4, Fault::Double { first: 2 }), (5, Fault::Double { first: 3 })]);
    }

    #[test]
    fn what_cannot_be_taken_is_told() {
        let list = read("name,mail,weight\n,x@example.org,1\nAna,not an address,1\nBen,,0\nCleo,,two\nDov,,3\n");
        let told: Vec<_> = list.faults.iter().map(|(_, _, fault)| *fault).collect();
        assert_eq!(told, [Fault::NoName, Fault::Mail, Fault::Weight, Fault::Weight]);
        assert_eq!(names(&list), ["Dov"]);
        assert!(read("").entries.is_empty());
    }
}
