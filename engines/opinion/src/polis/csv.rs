//! Comma-separated records with the line each began on, forgiving about quotes as the exports are.

use std::borrow::Cow;

/// One record: the line it began on (from 1) and its fields, which lie in the file's bytes wherever they can.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Record<'a> {
    pub(super) line: usize,
    pub(super) fields: Vec<Cow<'a, str>>,
}

/// Where a quoted field is never closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Unclosed {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// The records one after the other, so that a file of many cells is never held as fields; empty lines are skipped, line ends may be of any kind, a byte order mark is ignored.
///
/// Fields may be quoted and then hold commas, line breaks and doubled quotes. A quote in the middle of an
/// unquoted field, or one in a quoted field that neither ends it nor is doubled, stands for itself.
pub(super) fn records(bytes: &[u8]) -> Reader<'_> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    Reader { bytes, at: 0, line: 1 }
}

/// Where reading stands.
#[derive(Clone)]
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
}

impl<'a> Iterator for Reader<'a> {
    type Item = Result<Record<'a>, Unclosed>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.at < self.bytes.len() {
            let record = match self.record() {
                Ok(record) => record,
                Err(open) => {
                    self.at = self.bytes.len();
                    return Some(Err(open));
                }
            };
            if record.fields.len() > 1 || record.fields.first().is_some_and(|field| !field.is_empty()) {
                return Some(Ok(record));
            }
        }
        None
    }
}

impl<'a> Reader<'a> {
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn record(&mut self) -> Result<Record<'a>, Unclosed> {
        let mut record = Record { line: self.line, fields: Vec::new() };
        loop {
            let field = if self.peek(0) == Some(b'"') {
                Cow::Owned(String::from_utf8_lossy(&self.quoted(record.fields.len() + 1)?).into_owned())
            } else {
                String::from_utf8_lossy(self.plain())
            };
            record.fields.push(field);
            match self.peek(0) {
                Some(b',') => self.at += 1,
                Some(b'\r') if self.peek(1) == Some(b'\n') => {
                    self.at += 2;
                    break;
                }
                Some(_) => {
                    self.at += 1;
                    break;
                }
                None => break,
            }
        }
        self.line += 1;
        Ok(record)
    }

    fn plain(&mut self) -> &'a [u8] {
        let from = self.at;
        while self.peek(0).is_some_and(|b| !matches!(b, b',' | b'\n' | b'\r')) {
            self.at += 1;
        }
        &self.bytes[from..self.at]
    }

    fn quoted(&mut self, column: usize) -> Result<Vec<u8>, Unclosed> {
        let opened = Unclosed { line: self.line, column };
        let mut field = Vec::new();
        self.at += 1;
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            match byte {
                b'"' if self.peek(0) == Some(b'"') => {
                    self.at += 1;
                    field.push(b'"');
                }
                b'"' if self.peek(0).is_none_or(|next| matches!(next, b',' | b'\n' | b'\r')) => return Ok(field),
                b'\n' => {
                    self.line += 1;
                    field.push(byte);
                }
                other => field.push(other),
            }
        }
        Err(opened)
    }
}
