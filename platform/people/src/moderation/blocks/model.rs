//! A block, how it is found in a text, and the form that adds one.

use base::{Problems, Time, text};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

/// Blocks of one site.
pub const BLOCKS_MAX: u32 = 500;

/// Letters of a block.
pub const PATTERN_MAX: usize = 80;

/// Letters of a reason.
pub const REASON_MAX: usize = 200;

/// What a block looks for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum What {
    /// Whole words or a phrase, however they are written.
    Words,
    /// A web domain and everything below it.
    Domain,
}

impl What {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Words, Self::Domain];

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Domain => "domain",
        }
    }

    /// What a word says.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == word)
    }
}

/// A block as stewards see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// Identifies it.
    pub id: Uuid,
    /// What it looks for.
    pub what: What,
    /// The form in which it is compared.
    pub pattern: String,
    /// As it was typed.
    pub shown: String,
    /// Why.
    pub reason: String,
    /// Since which day.
    pub blocked_on: Time,
}

/// A text made ready: the words without case and accents, and the web domains in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Looked {
    words: String,
    domains: Vec<String>,
}

impl Looked {
    /// Looks at a text.
    pub fn at(text: &str) -> Self {
        let edge = |c: char| c.is_whitespace() || "/\\?#@:,;()<>[]{}\"'`*_|=&!“”‘’«»…".contains(c);
        let dots = ['.', '。', '．', '｡'];
        let domains =
            text.split(edge).filter(|part| part.contains(dots)).filter_map(|part| domain(part.trim_matches(dots)));
        Self { words: spaced(text), domains: domains.collect() }
    }

    /// Whether a block is in it.
    pub fn has(&self, what: What, pattern: &str) -> bool {
        match what {
            What::Words if is_unspaced(pattern) => self.words.contains(pattern),
            What::Words => self.words.contains(&format!(" {pattern} ")),
            What::Domain => self.domains.iter().any(|domain| {
                domain.strip_suffix(pattern).is_some_and(|before| before.is_empty() || before.ends_with('.'))
            }),
        }
    }
}

/// Words in lower case without accents, one space around each.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    let is_mark = unicode_normalization::char::is_combining_mark;
    for sign in text.nfkd().filter(|sign| !is_mark(*sign)).flat_map(char::to_lowercase) {
        if sign.is_alphanumeric() {
            out.push(sign);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// Whether a pattern is in a script that puts no spaces between words.
fn is_unspaced(pattern: &str) -> bool {
    pattern.chars().any(|sign| {
        matches!(sign, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
    })
}

/// A web domain in the form of the DNS, or none; numbers and single names are none.
fn domain(typed: &str) -> Option<String> {
    if typed.len() > 253 {
        return None;
    }
    match url::Host::parse(typed) {
        Ok(url::Host::Domain(name)) if name.contains('.') => Some(name.trim_end_matches('.').to_owned()),
        _ => None,
    }
}

/// The form that adds a block, as it was sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BlockForm {
    /// What to look for, as a word.
    pub what: String,
    /// The words or the domain.
    pub pattern: String,
    /// Why.
    pub reason: String,
}

/// A new block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewBlock {
    /// What it looks for.
    pub what: What,
    /// The form in which it is compared.
    pub pattern: String,
    /// As it was typed.
    pub shown: String,
    /// Why.
    pub reason: String,
}

impl BlockForm {
    /// The block of this form, or what is wrong with it.
    pub fn parse(&self) -> Result<NewBlock, Problems> {
        let mut problems = Problems::new();
        let what = What::parse(&self.what);
        if what.is_none() {
            problems.add("what", "block-problem-what");
        }
        let shown = problems.take("pattern", text::line(&self.pattern, PATTERN_MAX));
        let reason = problems.take("reason", text::line(&self.reason, REASON_MAX));
        let (Some(what), Some(shown), Some(reason)) = (what, shown, reason) else { return Err(problems) };
        let pattern = match what {
            What::Words => Some(spaced(&shown).trim().to_owned()).filter(|it| it.chars().count() >= 2),
            What::Domain => host(&shown),
        };
        let Some(pattern) = pattern else {
            let key = match what {
                What::Words => "block-problem-words",
                What::Domain => "block-problem-domain",
            };
            return Err(Problems::one("pattern", key));
        };
        Ok(NewBlock { what, pattern, shown, reason })
    }
}

/// The domain of what somebody pasted: a name or a whole address.
fn host(typed: &str) -> Option<String> {
    let rest = typed.split_once("://").map_or(typed, |(_, rest)| rest);
    let name = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let name = domain(name)?;
    Some(name.strip_prefix("www.").filter(|rest| rest.contains('.')).map_or(name.clone(), str::to_owned))
}

/// The form that ends a block.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EndForm {
    /// Why.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn new(what: &str, pattern: &str) -> Result<NewBlock, Problems> {
        let form = BlockForm { what: what.to_owned(), pattern: pattern.to_owned(), reason: "spam".to_owned() };
        form.parse()
    }

    fn finds(what: &str, pattern: &str, text: &str) -> bool {
        let block = new(what, pattern).unwrap();
        Looked::at(text).has(block.what, &block.pattern)
    }

    #[test]
    fn words_are_found_whole_and_however_they_are_written() {
        assert!(finds("words", "Free Money", "Get FREE  money!"));
        assert!(finds("words", "corazón", "CORAZON"));
        assert!(finds("words", "free money", "free-money\nnow"));
        assert!(finds("words", "free money", "𝐟𝐫𝐞𝐞 𝐦𝐨𝐧𝐞𝐲"));
        assert!(!finds("words", "ass", "A class on assembly"));
        assert!(!finds("words", "free money", "free the money"));
        assert!(finds("words", "赌博", "快来赌博吧"));
    }

    #[test]
    fn a_domain_is_found_with_everything_below_it_and_nothing_beside_it() {
        for text in [
            "see https://casino.example/a?b",
            "CASINO.EXAMPLE.",
            "(www.casino.example)",
            "a@casino.example",
            "http://win.casino.example:8080",
            "casino。example",
        ] {
            assert!(finds("domain", "https://www.Casino.example/path", text), "{text}");
        }
        for text in ["mycasino.example", "casino.example.org", "casino example", "casino-example"] {
            assert!(!finds("domain", "casino.example", text), "{text}");
        }
        assert!(finds("domain", "bücher.example", "xn--bcher-kva.example"));
    }

    #[test]
    fn a_block_that_would_match_everything_or_nothing_is_refused() {
        for bad in ["", "!", "a", "…"] {
            assert!(new("words", bad).unwrap_err().of("pattern").is_some(), "{bad}");
        }
        for bad in ["localhost", "192.0.2.1", "two words", "https://"] {
            assert!(new("domain", bad).unwrap_err().of("pattern").is_some(), "{bad}");
        }
        assert!(new("", "casino").unwrap_err().of("what").is_some());
        assert!(BlockForm { reason: String::new(), ..form_of("casino") }.parse().unwrap_err().of("reason").is_some());
    }

    fn form_of(pattern: &str) -> BlockForm {
        BlockForm { what: "words".to_owned(), pattern: pattern.to_owned(), reason: "spam".to_owned() }
    }

    proptest! {
        #[test]
        fn a_block_finds_itself_in_any_company(pattern in "[a-zé]{2,12}( [a-z]{1,8})?", around in "\\PC{0,20}") {
            let block = new("words", &pattern).unwrap();
            let text = format!("{around} {pattern}. {around}");
            prop_assert!(Looked::at(&text).has(block.what, &block.pattern));
        }

        #[test]
        fn looking_never_fails(text in "\\PC{0,200}") {
            let _ = Looked::at(&text).has(What::Domain, "casino.example");
        }
    }
}
