//! Countries and US states: their codes and their names in the languages of the pages.

use std::sync::OnceLock;

use base::Lang;

use crate::fold::fold;

/// The committed tables; each line is a code, the English and the Spanish name.
const COUNTRIES: &str = include_str!("../assets/countries.tsv");
const STATES: &str = include_str!("../assets/states.tsv");

/// What people write for a country beside its name and code.
const NICKNAMES: [(&str, &str); 9] = [
    ("usa", "US"),
    ("u s", "US"),
    ("us of a", "US"),
    ("eeuu", "US"),
    ("ee uu", "US"),
    ("america", "US"),
    ("uk", "GB"),
    ("england", "GB"),
    ("inglaterra", "GB"),
];

/// A country or a US state.
pub(crate) struct Named {
    pub(crate) code: &'static str,
    en: &'static str,
    es: &'static str,
    keys: [String; 2],
}

impl Named {
    pub(crate) fn name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Es => self.es,
        }
    }

    /// Whether a folded word is this one's code or name (or, while typing, begins its name).
    fn is(&self, word: &str, typing: bool) -> bool {
        self.code.eq_ignore_ascii_case(word) || self.keys.iter().any(|k| k == word || (typing && k.starts_with(word)))
    }
}

fn table(text: &'static str) -> Vec<Named> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (code, en, es) = (cells.next()?, cells.next()?, cells.next()?);
            let keys = [fold(en), fold(es)];
            Some(Named { code, en, es, keys })
        })
        .collect()
}

/// All countries, sorted by code.
pub(crate) fn countries() -> &'static [Named] {
    static TABLE: OnceLock<Vec<Named>> = OnceLock::new();
    TABLE.get_or_init(|| table(COUNTRIES))
}

/// The US states and the District of Columbia, sorted by code.
pub(crate) fn states() -> &'static [Named] {
    static TABLE: OnceLock<Vec<Named>> = OnceLock::new();
    TABLE.get_or_init(|| table(STATES))
}

/// The entry with this code.
pub(crate) fn by_code(table: &'static [Named], code: &str) -> Option<&'static Named> {
    let at = table.binary_search_by(|n| n.code.cmp(code)).ok()?;
    table.get(at)
}

/// Whether a folded word names this country or, within the US, this state.
pub(crate) fn names(word: &str, country: &str, region: &str, region_key: &str, typing: bool) -> bool {
    let nickname = NICKNAMES.iter().any(|(nick, code)| *code == country && *nick == word);
    let state = (country == "US").then(|| by_code(states(), region)).flatten();
    nickname
        || by_code(countries(), country).is_some_and(|c| c.is(word, typing))
        || state.is_some_and(|s| s.is(word, typing))
        || (!region_key.is_empty() && (region_key == word || (typing && region_key.starts_with(word))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_whole() {
        assert!(countries().is_sorted_by_key(|c| c.code));
        assert!(states().is_sorted_by_key(|s| s.code));
        assert_eq!(states().len(), 51);
        assert!(countries().len() > 240);
    }

    #[test]
    fn a_state_is_named_by_code_and_in_both_languages() {
        for word in ["nc", "north carolina", "carolina del norte", "us", "estados unidos", "usa"] {
            assert!(names(word, "US", "NC", "", false), "{word}");
        }
        assert!(!names("nd", "US", "NC", "", false));
        assert!(names("north", "US", "NC", "", true));
    }
}
