//! Text made into words one can look up: folded, split, stemmed.
//!
//! English and Spanish words are stemmed (Snowball; M. F. Porter, snowballstem.org), by the language
//! the text itself is in. Words of other languages are looked up as they are; scripts without spaces
//! between words are cut into pairs of signs. Case, accents and apostrophes do not count.

use std::cell::RefCell;
use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

/// Longer words are cut.
const LETTERS_MAX: usize = 32;

/// The language a text is in, as far as stems go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tongue {
    /// English, or anything that is not Spanish.
    English,
    /// Spanish.
    Spanish,
}

/// Words that say nothing by themselves, folded. Those that tell English from Spanish are among them.
const EMPTY_EN: &[&str] = &[
    "a",
    "about",
    "all",
    "also",
    "am",
    "an",
    "and",
    "any",
    "are",
    "around",
    "as",
    "at",
    "be",
    "been",
    "but",
    "by",
    "can",
    "could",
    "did",
    "do",
    "does",
    "find",
    "for",
    "from",
    "get",
    "has",
    "have",
    "help",
    "how",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "looking",
    "me",
    "my",
    "near",
    "nearby",
    "need",
    "of",
    "on",
    "or",
    "our",
    "place",
    "places",
    "please",
    "service",
    "services",
    "some",
    "someone",
    "somewhere",
    "that",
    "the",
    "their",
    "them",
    "there",
    "these",
    "they",
    "this",
    "to",
    "up",
    "us",
    "want",
    "was",
    "we",
    "what",
    "when",
    "where",
    "which",
    "who",
    "will",
    "with",
    "you",
    "your",
];
const EMPTY_ES: &[&str] = &[
    "al",
    "algo",
    "alguien",
    "ayuda",
    "buscar",
    "busco",
    "cerca",
    "como",
    "con",
    "cual",
    "de",
    "del",
    "donde",
    "el",
    "en",
    "es",
    "esta",
    "este",
    "esto",
    "ese",
    "esa",
    "hay",
    "la",
    "las",
    "le",
    "lo",
    "los",
    "me",
    "mi",
    "mis",
    "necesita",
    "necesito",
    "o",
    "para",
    "por",
    "puedo",
    "que",
    "quien",
    "quiero",
    "se",
    "ser",
    "servicio",
    "servicios",
    "si",
    "sin",
    "sobre",
    "su",
    "sus",
    "tengo",
    "tu",
    "un",
    "una",
    "unas",
    "unos",
    "y",
    "yo",
];

/// Whether a folded word says nothing by itself.
pub(crate) fn is_empty_word(word: &str) -> bool {
    EMPTY_EN.binary_search(&word).is_ok() || EMPTY_ES.contains(&word)
}

/// The text without case and accents.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd()
        .filter(|sign| !unicode_normalization::char::is_combining_mark(*sign))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Scripts written without spaces between words.
fn is_dense(sign: char) -> bool {
    matches!(sign, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{2FA1F}')
}

/// Calls `each` with every folded word of a text.
pub(crate) fn each_word(text: &str, mut each: impl FnMut(&str)) {
    let folded = fold(text);
    let mut word = String::with_capacity(LETTERS_MAX);
    let mut last_dense: Option<char> = None;
    let mut signs = folded.chars().peekable();
    while let Some(sign) = signs.next() {
        if is_dense(sign) {
            flush(&mut word, &mut each);
            let pair: String = last_dense.into_iter().chain([sign]).collect();
            if last_dense.is_some() || !signs.peek().is_some_and(|next| is_dense(*next)) {
                each(&pair);
            }
            last_dense = Some(sign);
            continue;
        }
        last_dense = None;
        match sign {
            // "women's" and "womens" are one word; an English 's goes.
            '\'' | '’' => {
                let mut rest = signs.clone();
                if rest.next() == Some('s') && !rest.next().is_some_and(char::is_alphanumeric) {
                    signs.next();
                }
            }
            // Directories are full of line breaks that were escaped once too often.
            '\\' if matches!(signs.peek(), Some('n' | 'r' | 't')) => {
                signs.next();
                flush(&mut word, &mut each);
            }
            _ if sign.is_alphanumeric() => {
                if word.len() < LETTERS_MAX {
                    word.push(sign);
                }
            }
            _ => flush(&mut word, &mut each),
        }
    }
    flush(&mut word, &mut each);
}

fn flush(word: &mut String, each: &mut impl FnMut(&str)) {
    if !word.is_empty() {
        each(word);
        word.clear();
    }
}

/// The folded words of a text.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    each_word(text, |word| all.push(word.to_owned()));
    all
}

/// The language of a text, by its small words.
pub(crate) fn tongue(words: &[String]) -> Tongue {
    let (mut english, mut spanish) = (0_usize, 0_usize);
    for word in words {
        english += usize::from(EMPTY_EN.binary_search(&word.as_str()).is_ok());
        spanish += usize::from(EMPTY_ES.contains(&word.as_str()));
    }
    if spanish > english { Tongue::Spanish } else { Tongue::English }
}

/// Accents that Snowball's Spanish endings need and folding took.
const ENDINGS: [(&str, &str); 4] = [("cion", "ción"), ("sion", "sión"), ("logia", "logía"), ("ia", "ía")];

thread_local! {
    static STEMMERS: (Stemmer, Stemmer) = (Stemmer::create(Algorithm::English), Stemmer::create(Algorithm::Spanish));
    static STEMS: RefCell<Stems> = RefCell::default();
}

/// Stems by word, and whether it is Spanish.
type Stems = HashMap<(bool, Box<str>), Box<str>>;

/// Stems remembered in each thread.
const STEMS_MAX: usize = 50_000;

/// The stem of a folded word.
pub(crate) fn stem(word: &str, tongue: Tongue) -> String {
    if !word.is_ascii() || word.bytes().any(|b| b.is_ascii_digit()) || word.len() < 3 {
        return word.to_owned();
    }
    let is_spanish = tongue == Tongue::Spanish;
    let known = STEMS.with_borrow(|stems| stems.get(&(is_spanish, word.into())).map(ToString::to_string));
    if let Some(known) = known {
        return known;
    }
    let made = STEMMERS.with(|(english, spanish)| match tongue {
        Tongue::English => english.stem(word).into_owned(),
        Tongue::Spanish => {
            let ending =
                ENDINGS.iter().find_map(|(plain, accented)| Some(word.strip_suffix(plain)?.to_owned() + accented));
            fold(&spanish.stem(ending.as_deref().unwrap_or(word)))
        }
    });
    STEMS.with_borrow_mut(|stems| {
        if stems.len() >= STEMS_MAX {
            stems.clear();
        }
        stems.insert((is_spanish, word.into()), made.clone().into());
    });
    made
}

/// How many slips of the fingers lie between two words, up to `most`: a letter too many, missing,
/// wrong, or two exchanged (optimal string alignment).
pub(crate) fn slips(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            let mut cost = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                cost = cost.min(before[j - 1] + 1);
            }
            row[j + 1] = cost;
        }
        if row.iter().all(|cost| *cost > most) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|cost| *cost <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_apostrophes_do_not_count() {
        assert_eq!(words("Niños’ CLUB: Women's \\nhealth"), ["ninos", "club", "women", "health"]);
        assert_eq!(words("o'clock"), ["oclock"]);
    }

    #[test]
    fn a_script_without_spaces_is_cut_into_pairs() {
        assert_eq!(words("食品银行 open"), ["食品", "品银", "银行", "open"]);
        assert_eq!(words("食"), ["食"]);
    }

    #[test]
    fn words_of_one_stem_meet() {
        for (a, b, tongue) in [
            ("meals", "meal", Tongue::English),
            ("housing", "house", Tongue::English),
            ("abogados", "abogado", Tongue::Spanish),
            ("alimentacion", "alimentaciones", Tongue::Spanish),
            ("clinicas", "clinica", Tongue::Spanish),
        ] {
            assert_eq!(stem(a, tongue), stem(b, tongue), "{a} {b}");
        }
    }

    #[test]
    fn the_language_is_told_by_small_words() {
        assert_eq!(tongue(&words("Comida para las familias de la ciudad")), Tongue::Spanish);
        assert_eq!(tongue(&words("Food for families in the city")), Tongue::English);
        assert!(is_empty_word("where") && is_empty_word("donde") && !is_empty_word("food"));
        assert!(EMPTY_EN.is_sorted());
    }

    #[test]
    fn slips_are_counted() {
        let signs = |word: &str| word.chars().collect::<Vec<_>>();
        for (a, b, cost) in
            [("food", "fodo", 1), ("pantry", "pantry", 0), ("shelter", "sheltr", 1), ("clinic", "klinik", 2)]
        {
            assert_eq!(slips(&signs(a), &signs(b), 2), Some(cost), "{a} {b}");
        }
        assert_eq!(slips(&signs("food"), &signs("rent"), 2), None);
    }
}
