//! Just enough of Rust's lexical rules to read a source without being fooled by comments and strings.
//!
//! `Source` blanks comments and the inside of literals, byte for byte, so offsets stay true.
//! It does not parse: checks that need more than words and brackets belong in clippy.

/// A string literal and where its content begins.
pub(crate) struct Literal {
    /// Offset of the first byte after the opening quote.
    pub(crate) start: usize,
    /// What stands between the quotes, escapes untouched.
    pub(crate) text: String,
}

/// A source with comments and literals told apart from code.
pub(crate) struct Source {
    /// The code; comments and the inside of literals are spaces.
    pub(crate) code: String,
    /// All string literals in order.
    pub(crate) literals: Vec<Literal>,
}

/// A word of code and its offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// Offset of its first byte.
    pub(crate) at: usize,
    /// The word.
    pub(crate) text: &'a str,
}

impl Source {
    /// Reads a source.
    pub(crate) fn read(text: &str) -> Self {
        Lexer { bytes: text.as_bytes(), code: text.as_bytes().to_vec(), literals: Vec::new() }.run()
    }

    /// The words of the code: identifiers, keywords and numbers.
    pub(crate) fn words(&self) -> Vec<Word<'_>> {
        words(&self.code)
    }

    /// The first byte of code after an offset that is not white space, with its offset.
    pub(crate) fn next(&self, from: usize) -> Option<(usize, u8)> {
        let rest = self.code.as_bytes().get(from..)?;
        let skip = rest.iter().position(|byte| !byte.is_ascii_whitespace())?;
        Some((from + skip, *rest.get(skip)?))
    }

    /// The last byte of code before an offset that is not white space.
    pub(crate) fn before(&self, offset: usize) -> Option<u8> {
        let head = self.code.as_bytes().get(..offset)?;
        head.iter().rev().find(|byte| !byte.is_ascii_whitespace()).copied()
    }

    /// Whether the code at an offset, white space skipped, starts with a text.
    pub(crate) fn follows(&self, from: usize, what: &str) -> bool {
        self.next(from)
            .is_some_and(|(at, _)| self.code.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(what.as_bytes())))
    }

    /// The offset just behind the bracket that closes the one at `open`.
    pub(crate) fn closing(&self, open: usize) -> usize {
        let mut depth = 0_usize;
        for (index, byte) in self.code.bytes().enumerate().skip(open) {
            match byte {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return index + 1;
                    }
                }
                _ => {}
            }
        }
        self.code.len()
    }
}

/// The words of any text: runs of letters, digits and underscores.
pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut start = None;
    for (index, char) in text.char_indices() {
        let part = char.is_alphanumeric() || char == '_';
        match (part, start) {
            (true, None) => start = Some(index),
            (false, Some(at)) => {
                found.extend(text.get(at..index).map(|text| Word { at, text }));
                start = None;
            }
            _ => {}
        }
    }
    if let Some(at) = start {
        found.extend(text.get(at..).map(|text| Word { at, text }));
    }
    found
}

struct Lexer<'a> {
    bytes: &'a [u8],
    code: Vec<u8>,
    literals: Vec<Literal>,
}

impl Lexer<'_> {
    fn run(mut self) -> Source {
        let mut at = 0;
        while let Some(byte) = self.byte(at) {
            at = match byte {
                b'/' if self.byte(at + 1) == Some(b'/') => self.comment_to_line_end(at),
                b'/' if self.byte(at + 1) == Some(b'*') => self.comment_block(at),
                b'"' => self.string(at),
                b'r' if !self.inside_word(at) && self.raw_hashes(at + 1).is_some() => self.raw_string(at),
                b'\'' => self.quote(at),
                _ => at + 1,
            };
        }
        Source { code: String::from_utf8_lossy(&self.code).into_owned(), literals: self.literals }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    /// Whether the byte before belongs to the same word, the prefixes `b` and `c` of literals aside.
    fn inside_word(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|at| self.byte(at)) else {
            return false;
        };
        let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        if matches!(before, b'b' | b'c') {
            return at.checked_sub(2).and_then(|at| self.byte(at)).is_some_and(word);
        }
        word(before)
    }

    fn blank(&mut self, from: usize, to: usize) {
        for byte in self.code.iter_mut().take(to).skip(from) {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }

    fn comment_to_line_end(&mut self, at: usize) -> usize {
        let end = self.bytes.iter().skip(at).position(|byte| *byte == b'\n').map_or(self.bytes.len(), |skip| at + skip);
        self.blank(at, end);
        end
    }

    fn comment_block(&mut self, at: usize) -> usize {
        let mut depth = 1_usize;
        let mut end = at + 2;
        while depth > 0 && end < self.bytes.len() {
            match (self.byte(end), self.byte(end + 1)) {
                (Some(b'/'), Some(b'*')) => (depth, end) = (depth + 1, end + 2),
                (Some(b'*'), Some(b'/')) => (depth, end) = (depth - 1, end + 2),
                _ => end += 1,
            }
        }
        self.blank(at, end);
        end
    }

    fn string(&mut self, at: usize) -> usize {
        let mut end = at + 1;
        while let Some(byte) = self.byte(end) {
            match byte {
                b'\\' => end += 2,
                b'"' => break,
                _ => end += 1,
            }
        }
        self.keep(at + 1, end.min(self.bytes.len()));
        end + 1
    }

    fn raw_hashes(&self, from: usize) -> Option<usize> {
        let hashes = self.bytes.iter().skip(from).take_while(|byte| **byte == b'#').count();
        (self.byte(from + hashes) == Some(b'"')).then_some(hashes)
    }

    fn raw_string(&mut self, at: usize) -> usize {
        let hashes = self.raw_hashes(at + 1).unwrap_or(0);
        let start = at + 2 + hashes;
        let mut end = start;
        while end < self.bytes.len() {
            let closes = self.byte(end) == Some(b'"')
                && self.bytes.iter().skip(end + 1).take(hashes).filter(|byte| **byte == b'#').count() == hashes;
            if closes {
                break;
            }
            end += 1;
        }
        self.keep(start, end);
        end + 1 + hashes
    }

    fn keep(&mut self, start: usize, end: usize) {
        let text = String::from_utf8_lossy(self.bytes.get(start..end).unwrap_or_default()).into_owned();
        self.literals.push(Literal { start, text });
        self.blank(start, end);
    }

    /// A quote opens a character or names a lifetime; a character closes within a few bytes.
    fn quote(&mut self, at: usize) -> usize {
        if self.byte(at + 1) == Some(b'\\') {
            let end =
                self.bytes.iter().skip(at + 3).position(|byte| *byte == b'\'').map_or(at + 3, |skip| at + 3 + skip);
            self.blank(at + 1, end);
            return end + 1;
        }
        let width = match self.byte(at + 1) {
            Some(byte) if byte < 0x80 => 1,
            Some(byte) if byte < 0xe0 => 2,
            Some(byte) if byte < 0xf0 => 3,
            _ => 4,
        };
        if self.byte(at + 1 + width) == Some(b'\'') {
            self.blank(at + 1, at + 1 + width);
            return at + 2 + width;
        }
        at + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_no_code() {
        let text = "let a = \"store::x\"; // store::y\n/* store /* z */ */ let c = 'q'; let d: &'a str = r#\"store \"quoted\"\"#;";
        let source = Source::read(text);
        assert_eq!(source.code.len(), text.len());
        assert!(!source.code.contains("store"));
        assert!(source.code.contains("&'a str"));
        let literals: Vec<_> = source.literals.iter().map(|literal| literal.text.as_str()).collect();
        assert_eq!(literals, ["store::x", "store \"quoted\""]);
    }

    #[test]
    fn escapes_do_not_end_a_literal() {
        let source = Source::read(r#"f("a\"b", '\'', '"', b"x", br"y"); done"#);
        assert_eq!(source.literals.len(), 3);
        assert!(source.code.ends_with("done"));
    }

    #[test]
    fn words_know_where_they_are() {
        assert_eq!(words("a::b_c").iter().map(|word| (word.at, word.text)).collect::<Vec<_>>(), [(0, "a"), (3, "b_c")]);
    }

    #[test]
    fn a_bracket_finds_its_closing_one() {
        let source = Source::read("x { a ( \"}\" ) } y");
        assert_eq!(source.closing(2), 15);
    }
}
