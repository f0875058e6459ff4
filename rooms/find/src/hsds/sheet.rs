//! A CSV file as it stands: named columns, rows with their lines, and what could not be read.
//!
//! It promises never to fail as a whole for one bad row: a row that is not UTF-8 or has too many
//! values is a problem with its line, and the next row is read. It gives no meaning to anything.

use super::package::{Effect, Package, Problem};

/// Bytes of one file.
pub const FILE_MAX: usize = 512 << 20;
/// Columns of one file.
const COLUMNS_MAX: usize = 400;

/// A file of a package: its name without folders, and its bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    /// Such as `services.csv`.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl File {
    /// The name without its ending, in small letters.
    pub fn stem(&self) -> String {
        let name = self.name.rsplit(['/', '\\']).next().unwrap_or(&self.name);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim().to_lowercase()
    }

    /// Whether the name ends so, whatever the case.
    pub fn ends(&self, ending: &str) -> bool {
        let (name, ending) = (self.name.as_bytes(), ending.as_bytes());
        name.len() >= ending.len() && name[name.len() - ending.len()..].eq_ignore_ascii_case(ending)
    }
}

/// A row of a sheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// The line it begins on.
    pub line: u64,
    /// Its texts, as many as the sheet has columns; empty ones are nothing.
    pub values: Vec<Option<Box<str>>>,
}

/// A CSV file taken apart.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sheet {
    /// The file's name without ending.
    pub name: String,
    /// The columns, in small letters.
    pub columns: Vec<String>,
    /// The rows that could be read.
    pub rows: Vec<Record>,
}

impl Sheet {
    /// Where a column stands.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|it| it == name)
    }

    /// The text of a column in a row, by name.
    pub fn get<'a>(&self, row: &'a Record, name: &str) -> Option<&'a str> {
        row.values.get(self.column(name)?)?.as_deref()
    }
}

/// Reads a CSV file with a header line (RFC 4180; UTF-8, with or without a byte order mark).
pub fn read(file: &File, package: &mut Package) -> Sheet {
    let mut sheet = Sheet { name: file.stem(), ..Sheet::default() };
    let say = |package: &mut Package, line: u64, column: &str, reason: String| {
        let (table, id, column) = (file.stem(), String::new(), column.to_owned());
        package.problem(Problem { table, line, id, column, reason, effect: Effect::Rejected });
    };
    if file.bytes.len() > FILE_MAX {
        say(package, 0, "", format!("the file is larger than {} MiB", FILE_MAX >> 20));
        return sheet;
    }
    let bytes = file.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&file.bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let head = match reader.byte_headers() {
        Ok(head) => head.clone(),
        Err(error) => {
            say(package, 0, "", format!("the header line cannot be read: {error}"));
            return sheet;
        }
    };
    sheet.columns = head
        .iter()
        .take(COLUMNS_MAX)
        .map(|name| String::from_utf8_lossy(name).trim().to_lowercase().replace(' ', "_"))
        .collect();
    let mut lines = Lines { bytes, at: 0, line: 1 };
    let mut row = csv::ByteRecord::new();
    loop {
        match reader.read_byte_record(&mut row) {
            Ok(false) => break,
            Ok(true) => {
                let line = lines.of(row.position());
                match record(&row, line, &sheet.columns) {
                    Ok(Some(record)) => sheet.rows.push(record),
                    Ok(None) => {}
                    Err((column, reason)) => say(package, line, &column, reason),
                }
            }
            Err(error) => {
                let line = lines.of(error.position());
                say(package, line, "", format!("not a CSV row: {error}"));
                if error.is_io_error() {
                    break;
                }
            }
        }
    }
    sheet
}

fn record(row: &csv::ByteRecord, line: u64, columns: &[String]) -> Result<Option<Record>, (String, String)> {
    if row.iter().all(|value| value.iter().all(u8::is_ascii_whitespace)) {
        return Ok(None);
    }
    if row.len() > columns.len() {
        return Err((String::new(), format!("{} values where the header has {}", row.len(), columns.len())));
    }
    let mut values = Vec::with_capacity(columns.len());
    for (at, name) in columns.iter().enumerate() {
        let Ok(text) = std::str::from_utf8(row.get(at).unwrap_or_default()) else {
            return Err((name.clone(), "not UTF-8 text".to_owned()));
        };
        let text = text.trim();
        values.push((!text.is_empty()).then(|| text.into()));
    }
    Ok(Some(Record { line, values }))
}

/// Counts lines as an editor shows them: the reader's own count depends on how lines end.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line on which a row begins; rows are asked for in order.
    fn of(&mut self, position: Option<&csv::Position>) -> u64 {
        let from = position.and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or(self.at);
        let blank = |at: &usize| matches!(self.bytes.get(*at), Some(b'\r' | b'\n'));
        let start = (from..self.bytes.len()).find(|at| !blank(at)).unwrap_or(from).max(self.at);
        let passed =
            self.bytes.get(self.at..start).unwrap_or_default().split(|b| *b == b'\n').count().saturating_sub(1);
        self.line += u64::try_from(passed).unwrap_or(0);
        self.at = start;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(bytes: &[u8]) -> (Sheet, Package) {
        let mut package = Package::new();
        let sheet = read(&File { name: "services.csv".into(), bytes: bytes.to_vec() }, &mut package);
        (sheet, package)
    }

    #[test]
    fn a_row_that_is_not_utf_8_is_named_and_the_next_one_is_read() {
        let (sheet, package) = sheet(b"\xEF\xBB\xBFid,Name\r\n1,\"a\r\nb\"\r\n2,\xFF\r\n3,c,d\r\n\r\n4,e\r\n");
        let read: Vec<(u64, Option<&str>)> = sheet.rows.iter().map(|it| (it.line, sheet.get(it, "name"))).collect();
        assert_eq!(read, [(2, Some("a\r\nb")), (7, Some("e"))]);
        let told: Vec<(u64, &str)> = package.problems.iter().map(|it| (it.line, it.reason.as_str())).collect();
        assert_eq!(told, [(4, "not UTF-8 text"), (5, "3 values where the header has 2")]);
    }

    #[test]
    fn a_short_row_has_nothing_in_the_columns_it_lacks() {
        let (sheet, package) = sheet(b"id,name,url\n1,a\n");
        assert_eq!(sheet.rows[0].values, [Some("1".into()), Some("a".into()), None]);
        assert!(package.problems.is_empty());
    }
}
