//! Everything the site says, in every language, as functions: `w.call_title()`, `w.coming(3)`.
//!
//! The functions are written by `build/words.rs` from `locales/<lang>/*.ftl`. A message without
//! variables costs nothing; one with variables builds one string. Numbers are grouped the way the
//! language does it. Arguments come in the order of the English text: whoever rewords it so that the
//! order changes must look at the callers. Values are inserted as they are: maud escapes them, [`crate::bdi`] isolates
//! them where their direction is not known.

use base::{Lang, Problem};

/// The words of one language.
#[derive(Debug)]
pub struct Words {
    lang: Lang,
}

static ENGLISH: Words = Words { lang: Lang::En };
static SPANISH: Words = Words { lang: Lang::Es };

/// A value for [`Words::by_key`].
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// A number, for plural forms and grouping.
    Number(i64),
    /// Any other text.
    Text(&'a str),
}

/// Anything that can be counted in a message.
pub trait Count {
    /// The number; what does not fit stops at the largest.
    fn count(self) -> i64;
}

macro_rules! count {
    ($($number:ty),+) => {$(
        impl Count for $number {
            fn count(self) -> i64 {
                i64::try_from(self).unwrap_or(i64::MAX)
            }
        }
    )+};
}
count!(i64, i32, u8, u16, u32, u64, usize);

/// A plural form as CLDR names it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Plural {
    One,
    Many,
    Other,
}

/// The plural form of a whole number: both languages have `one`; Spanish also `many` for whole millions.
const fn plural(lang: Lang, number: i64) -> Plural {
    match (lang, number) {
        (_, 1) => Plural::One,
        (Lang::Es, _) if number != 0 && number % 1_000_000 == 0 => Plural::Many,
        _ => Plural::Other,
    }
}

/// Appends a number grouped in the language's way.
fn number_into(out: &mut String, lang: Lang, number: i64) {
    crate::format::group_into(out, lang, number);
}

impl Words {
    /// The words of a language.
    pub const fn new(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &ENGLISH,
            Lang::Es => &SPANISH,
        }
    }

    /// The language these words are in.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// A message by its key, for keys that models name; none when there is no such message.
    ///
    /// A variable that is not given is left empty.
    pub fn by_key(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        self.lookup(key, args)
    }

    /// What a problem found by a model says to the reader.
    pub fn problem(&self, problem: &Problem) -> String {
        let args: Vec<(&str, Arg<'_>)> = problem.args.iter().map(|(name, value)| (*name, Arg::of(value))).collect();
        self.lookup(problem.key, &args).unwrap_or_else(|| self.problem_other().to_owned())
    }
}

impl<'a> Arg<'a> {
    /// A number where the text is one, else the text.
    pub fn of(value: &'a str) -> Self {
        value.parse().map_or(Self::Text(value), Self::Number)
    }
}

/// The text of a variable; a number is written as it was given.
fn text(args: &[(&str, Arg<'_>)], name: &str) -> Box<str> {
    match args.iter().find(|(other, _)| *other == name) {
        Some((_, Arg::Text(text))) => (*text).into(),
        Some((_, Arg::Number(number))) => number.to_string().into(),
        None => "".into(),
    }
}

/// The number of a variable; a text counts as zero.
fn number(args: &[(&str, Arg<'_>)], name: &str) -> i64 {
    match args.iter().find(|(other, _)| *other == name) {
        Some((_, Arg::Number(number))) => *number,
        _ => 0,
    }
}

pub use generated::KEYS;

mod generated {
    #![expect(clippy::all, clippy::pedantic, reason = "written by the build script, one function per message")]
    use super::{Arg, Count, Lang, Plural, Words, number, number_into, plural, text};

    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_counts_in_its_language() {
        assert_eq!(Words::new(Lang::En).ui_result_count(1), "1 result");
        assert_eq!(Words::new(Lang::En).ui_result_count(1_947), "1,947 results");
        assert_eq!(Words::new(Lang::Es).ui_result_count(1), "1 resultado");
        assert_eq!(Words::new(Lang::Es).ui_result_count(0), "Sin resultados");
    }

    #[test]
    fn a_problem_finds_its_words() {
        let problem = Problem { field: "title", key: "problem-too-long", args: vec![("max", "120".to_owned())] };
        assert!(Words::new(Lang::En).problem(&problem).contains("120"));
        let unknown = Problem { field: "title", key: "no-such-key", args: Vec::new() };
        assert_eq!(Words::new(Lang::En).problem(&unknown), Words::new(Lang::En).problem_other());
    }

    #[test]
    fn spanish_has_a_form_for_whole_millions() {
        assert_eq!(plural(Lang::Es, 2_000_000), Plural::Many);
        assert_eq!(plural(Lang::Es, 0), Plural::Other);
        assert_eq!(plural(Lang::En, 1_000_000), Plural::Other);
    }

    #[test]
    fn every_key_answers_in_every_language() {
        for lang in Lang::ALL {
            for key in KEYS {
                assert!(Words::new(lang).by_key(key, &[]).is_some(), "{key}");
            }
        }
    }
}
