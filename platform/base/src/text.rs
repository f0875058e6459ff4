//! Text as people type it, made safe to keep: NFC, no control or direction-override signs, and a
//! limit counted in what a reader would call letters.
//!
//! Nothing here escapes HTML: pages do that. Nothing here judges content.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::Problem;

/// Why a text cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextProblem {
    /// Nothing was typed.
    Empty,
    /// More letters than allowed.
    TooLong {
        /// The limit in graphemes.
        max: usize,
    },
    /// Fewer letters than needed.
    TooShort {
        /// The least in graphemes.
        min: usize,
    },
    /// Not of the form the field asks for.
    Malformed {
        /// Message key that says what form is wanted.
        key: &'static str,
    },
}

impl TextProblem {
    /// The same as a [`Problem`] of a form field.
    pub fn on(self, field: &'static str) -> Problem {
        match self {
            Self::Empty => Problem { field, key: "problem-empty", args: Vec::new() },
            Self::TooLong { max } => Problem { field, key: "problem-too-long", args: vec![("max", max.to_string())] },
            Self::TooShort { min } => Problem { field, key: "problem-too-short", args: vec![("min", min.to_string())] },
            Self::Malformed { key } => Problem { field, key, args: Vec::new() },
        }
    }
}

impl fmt::Display for TextProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("empty"),
            Self::TooLong { max } => write!(f, "longer than {max} letters"),
            Self::TooShort { min } => write!(f, "shorter than {min} letters"),
            Self::Malformed { key } => f.write_str(key),
        }
    }
}

/// Signs that change direction or hide: they could make one text look like another.
fn is_hidden(sign: char) -> bool {
    matches!(sign,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}' | '\u{00AD}' | '\u{061C}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
        && sign != '\u{200D}' // joins emoji and Indic letters
        && sign != '\u{200C}' // needed in Persian
}

/// Combining marks piled on one letter beyond this are dropped.
const MARKS_MAX: usize = 4;

fn clean(raw: &str, keep_lines: bool) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut marks = 0;
    for sign in raw.nfc() {
        if keep_lines && sign == '\n' {
            out.push('\n');
            continue;
        }
        if unicode_normalization::char::is_combining_mark(sign) {
            marks += 1;
            if marks > MARKS_MAX {
                continue;
            }
        } else {
            marks = 0;
        }
        if sign == '\r' && keep_lines {
            continue;
        }
        if sign.is_control() || sign == '\u{2028}' || sign == '\u{2029}' {
            out.push(' ');
        } else if !is_hidden(sign) {
            out.push(sign);
        }
    }
    out
}

fn limited(text: String, max: usize) -> Result<String, TextProblem> {
    // Bytes bound graphemes from above, so short texts need no segmentation.
    let too_long = text.len() > max && text.graphemes(true).nth(max).is_some();
    if too_long || text.len() > max.saturating_mul(24) {
        return Err(TextProblem::TooLong { max });
    }
    Ok(text)
}

/// One line of text: trimmed, inner white space folded, 1 to `max` letters.
pub fn line(raw: &str, max: usize) -> Result<String, TextProblem> {
    let cleaned = clean(raw, false);
    let folded = cleaned.split_whitespace().collect::<Vec<_>>().join(" ");
    if folded.is_empty() { Err(TextProblem::Empty) } else { limited(folded, max) }
}

/// One line of text that may be left empty.
pub fn optional_line(raw: &str, max: usize) -> Result<Option<String>, TextProblem> {
    match line(raw, max) {
        Ok(text) => Ok(Some(text)),
        Err(TextProblem::Empty) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Several lines of text: trimmed, line ends as `\n`, at most `max` letters, may be empty.
pub fn block(raw: &str, max: usize) -> Result<String, TextProblem> {
    let cleaned = clean(&raw.replace("\r\n", "\n").replace('\r', "\n"), true);
    let lines: Vec<&str> = cleaned.lines().map(str::trim_end).collect();
    limited(lines.join("\n").trim().to_owned(), max)
}

/// An http or https address of at most 500 signs, as typed.
pub fn web_address(raw: &str) -> Result<String, TextProblem> {
    let text = line(raw, 500)?;
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.map(|r| r.split(['/', '?', '#']).next().unwrap_or_default());
    let sound = host.is_some_and(|h| !h.is_empty() && h.len() <= 253 && !h.contains(['@', '\\', '"', '<', '>', '`']))
        && !text.contains([' ', '"', '<', '>', '\\']);
    if sound { Ok(text) } else { Err(TextProblem::Malformed { key: "problem-web-address" }) }
}

/// Most languages that one thing may be said to be in.
const LANGUAGES_MAX: usize = 20;

/// Tags that have the form of a language (BCP 47), each once; what has not is left out.
pub fn languages(typed: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for tag in typed.iter().map(|tag| tag.trim()) {
        let is_tag = (2..=12).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if is_tag && out.len() < LANGUAGES_MAX && !out.iter().any(|known| known == tag) {
            out.push(tag.to_owned());
        }
    }
    out
}

/// An e-mail address: one `@`, something before it, a dotted name behind it, no lists.
pub fn mail_address(raw: &str) -> Result<String, TextProblem> {
    let wrong = TextProblem::Malformed { key: "problem-mail-address" };
    if raw.trim().contains(|c: char| c.is_control()) {
        return Err(wrong);
    }
    let text = line(raw, 254)?;
    let (local, domain) = text.split_once('@').ok_or(wrong)?;
    let good_domain = domain.contains('.')
        && !domain.starts_with(['.', '-'])
        && !domain.ends_with(['.', '-'])
        && !domain.contains("..")
        && domain.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '-');
    let good_local = !local.is_empty()
        && local.len() <= 64
        && local.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c));
    if good_domain && good_local { Ok(text) } else { Err(wrong) }
}

/// The readable name of a call or a group in its URL: lower-case letters, digits, single hyphens.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Slug(String);

impl Slug {
    /// Longest slug.
    pub const MAX: usize = 60;

    /// Takes a slug as typed in a URL or a form.
    pub fn parse(raw: &str) -> Result<Self, TextProblem> {
        let sound = !raw.is_empty()
            && raw.len() <= Self::MAX
            && raw.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !raw.starts_with('-')
            && !raw.ends_with('-')
            && !raw.contains("--");
        if sound { Ok(Self(raw.to_owned())) } else { Err(TextProblem::Malformed { key: "problem-slug" }) }
    }

    /// A slug made from a title: accents dropped, everything else becomes hyphens. A title with no
    /// Latin letter gives `fallback`.
    pub fn from_title(title: &str, fallback: &str) -> Self {
        let mut out = String::new();
        for sign in title.nfkd().flat_map(char::to_lowercase) {
            if sign.is_ascii_alphanumeric() {
                out.push(sign);
            } else if !unicode_normalization::char::is_combining_mark(sign)
                && sign != '\''
                && sign != '’'
                && !out.ends_with('-')
                && !out.is_empty()
            {
                out.push('-');
            }
            if out.len() >= Self::MAX - 8 {
                break;
            }
        }
        let out = out.trim_end_matches('-');
        Self(if out.is_empty() { fallback.to_owned() } else { out.to_owned() })
    }

    /// The same slug with a number behind it, for the second of the same title.
    #[must_use]
    pub fn numbered(&self, n: u32) -> Self {
        Self(format!("{}-{n}", self.0))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_their_form_and_stand_once() {
        let typed = ["es", " en ", "es", "x", "not a tag", "zh-Hant"].map(str::to_owned);
        assert_eq!(languages(&typed), ["es", "en", "zh-Hant"]);
    }

    #[test]
    fn a_line_is_folded_and_limited_in_letters_not_bytes() {
        assert_eq!(line("  a \t b\r\nc ", 10), Ok("a b c".to_owned()));
        assert_eq!(line("ÅÅÅ", 3), Ok("ÅÅÅ".to_owned()));
        assert_eq!(line("abcd", 3), Err(TextProblem::TooLong { max: 3 }));
        assert_eq!(line(" \u{200B} ", 3), Err(TextProblem::Empty));
    }

    #[test]
    fn direction_overrides_and_controls_do_not_survive() {
        assert_eq!(line("\u{202e}ecilA", 20), Ok("ecilA".to_owned()));
        assert_eq!(line("a\0b\u{1b}[31m", 20), Ok("a b [31m".to_owned()));
        assert_eq!(line("Ali\u{200b}ce", 20), Ok("Alice".to_owned()));
    }

    #[test]
    fn a_pile_of_marks_is_cut() {
        let piled = format!("a{}", "\u{0300}".repeat(500));
        assert!(line(&piled, 5).is_ok_and(|t| t.chars().count() <= 6));
    }

    #[test]
    fn a_block_keeps_its_lines() {
        assert_eq!(block("a\r\nb  \n\nc\n", 20), Ok("a\nb\n\nc".to_owned()));
        assert_eq!(block("", 20), Ok(String::new()));
    }

    #[test]
    fn addresses_are_one_address() {
        assert!(mail_address("ana@example.org").is_ok());
        for bad in ["a@example.org\r\nBcc: b@example.org", "a@example.org,b@example.org", "a@b", "@x.org", "a b@x.org"]
        {
            assert!(mail_address(bad).is_err(), "{bad}");
        }
        assert!(web_address("https://example.org/a?b#c").is_ok());
        for bad in ["javascript:alert(1)", "https:127.0.0.1:1", "//x.org", "http://", "https://a b", "https://u@h/"] {
            assert!(web_address(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_title_becomes_a_slug() {
        assert_eq!(Slug::from_title("Ñandú’s Día — 2026!", "call").as_str(), "nandus-dia-2026");
        assert_eq!(Slug::from_title("团结", "call").as_str(), "call");
        assert!(Slug::parse("a-b-2").is_ok());
        for bad in ["", "-a", "a--b", "A", "a/b", "a b"] {
            assert!(Slug::parse(bad).is_err(), "{bad}");
        }
        assert!(Slug::from_title(&"long ".repeat(50), "call").as_str().len() <= Slug::MAX);
    }
}
