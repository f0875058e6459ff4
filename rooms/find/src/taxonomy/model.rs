//! The small shared taxonomy: what services are for, in words people use, in every language.
//!
//! A term has a code that never changes, a name in each language, and cues: words that listings of it
//! use. Cues find the terms of a listing to which nobody gave one. At most [`TERMS_MAX`] terms.

use base::{Lang, Problems, text};
use serde::Deserialize;

use crate::listing::model::TermId;

/// Terms the shared taxonomy can have.
pub const TERMS_MAX: usize = 64;
/// Letters of a name.
pub const NAME_MAX: usize = 60;
/// Letters of the cues of one language.
pub const CUES_MAX: usize = 800;
/// The URI by which the shared taxonomy is known.
pub const URI: &str = "urn:convoke:services";

/// What a term is called in one language.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Called {
    /// Its name.
    pub name: String,
    /// Words and phrases listings of it use, separated by commas.
    pub cues: String,
}

/// One term of the shared taxonomy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    /// Its id.
    pub id: TermId,
    /// Its code, as addresses name it.
    pub code: String,
    /// What it is called, in the order of [`Lang::ALL`].
    pub called: [Called; 2],
}

impl Term {
    /// Its name in a language, or in any.
    pub fn name(&self, lang: Lang) -> &str {
        let own = &self.called[place(lang)].name;
        if own.is_empty() { &self.called[0].name } else { own }
    }

    /// Its cues in all languages.
    pub fn cues(&self) -> impl Iterator<Item = &str> {
        self.called.iter().flat_map(|called| called.cues.split(',')).map(str::trim).filter(|cue| !cue.is_empty())
    }
}

/// The place of a language in the lists of a term.
pub fn place(lang: Lang) -> usize {
    Lang::ALL.iter().position(|it| *it == lang).unwrap_or_default()
}

/// The terms a new site begins with: code, English, Spanish.
pub fn seed() -> Vec<(String, [Called; 2])> {
    let lines = include_str!("seed.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [code, en, es, english, spanish] = cells.as_slice() else { return None };
            let called = |name: &str, cues: &str| Called { name: name.to_owned(), cues: cues.to_owned() };
            Some(((*code).to_owned(), [called(en, english), called(es, spanish)]))
        })
        .collect()
}

/// The form of a term.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TermForm {
    /// The name in English.
    pub name_en: String,
    /// The name in Spanish.
    pub name_es: String,
    /// The cues in English.
    pub cues_en: String,
    /// The cues in Spanish.
    pub cues_es: String,
}

impl TermForm {
    /// The form of a term as it is.
    pub fn of(it: &Term) -> Self {
        let [en, es] = it.called.clone();
        Self { name_en: en.name, name_es: es.name, cues_en: en.cues, cues_es: es.cues }
    }

    /// What the form says, or what is wrong with it.
    pub fn parse(&self) -> Result<[Called; 2], Problems> {
        let mut problems = Problems::new();
        let english = problems.take("name_en", text::line(&self.name_en, NAME_MAX)).unwrap_or_default();
        let spanish = problems.take("name_es", text::line(&self.name_es, NAME_MAX)).unwrap_or_default();
        let mut cues =
            |field, raw: &str| problems.take(field, text::optional_line(raw, CUES_MAX)).flatten().unwrap_or_default();
        let called = [
            Called { name: english, cues: cues("cues_en", &self.cues_en) },
            Called { name: spanish, cues: cues("cues_es", &self.cues_es) },
        ];
        problems.or(called)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seed_is_whole_in_every_language() {
        let seed = seed();
        assert!(seed.len() > 15 && seed.len() <= TERMS_MAX);
        for (code, called) in &seed {
            assert!(base::Slug::parse(code).is_ok(), "{code}");
            for it in called {
                assert!(!it.name.is_empty() && !it.cues.is_empty(), "{code}");
                assert!(it.name.chars().count() <= NAME_MAX && it.cues.chars().count() <= CUES_MAX, "{code}");
            }
        }
    }

    #[test]
    fn a_term_needs_a_name_in_every_language() {
        let form = TermForm { name_en: "Food".to_owned(), ..TermForm::default() };
        assert!(form.parse().unwrap_err().of("name_es").is_some());
    }
}
