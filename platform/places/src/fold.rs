//! Folding: two spellings of one name become the same key.
//!
//! Lower case, no diacritics, punctuation as a space, `st` as `saint` and the like. Letters of
//! other scripts are kept as they are. Folding what is folded changes nothing.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A query longer than this is not a place name; the rest is ignored.
const LONGEST: usize = 80;

/// The key under which a name is stored and looked up.
///
/// ```
/// assert_eq!(places::fold("São Paulo"), "sao paulo");
/// assert_eq!(places::fold("St. Paul"), "saint paul");
/// ```
pub fn fold(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for letter in name.chars().take(LONGEST).nfkd() {
        push_plain(&mut plain, letter);
    }
    let mut key = String::with_capacity(plain.len());
    let mut words = plain.split(' ').filter(|w| !w.is_empty()).peekable();
    while let Some(word) = words.next() {
        if !key.is_empty() {
            key.push(' ');
        }
        let abbreviated = words.peek().is_some();
        key.push_str(match word {
            "st" if abbreviated => "saint",
            "ste" if abbreviated => "sainte",
            "ft" if abbreviated => "fort",
            "mt" if abbreviated => "mount",
            other => other,
        });
    }
    key
}

/// Adds one letter in its plain form; marks and apostrophes vanish, other signs become a space.
fn push_plain(plain: &mut String, letter: char) {
    match letter {
        'a'..='z' | '0'..='9' => plain.push(letter),
        'A'..='Z' => plain.push(letter.to_ascii_lowercase()),
        '\'' | '’' | '‘' | '`' | 'ʻ' | 'ʼ' | '´' | 'ʹ' | '.' => {}
        'ß' => plain.push_str("ss"),
        'æ' | 'Æ' => plain.push_str("ae"),
        'œ' | 'Œ' => plain.push_str("oe"),
        'ø' | 'Ø' => plain.push('o'),
        'ł' | 'Ł' => plain.push('l'),
        'đ' | 'Đ' | 'ð' | 'Ð' => plain.push('d'),
        'þ' | 'Þ' => plain.push_str("th"),
        'ı' => plain.push('i'),
        'ħ' | 'Ħ' => plain.push('h'),
        'ŋ' | 'Ŋ' => plain.push('n'),
        other if is_combining_mark(other) => {}
        other if other.is_alphanumeric() => {
            plain.extend(other.to_lowercase().filter(|c| !is_combining_mark(*c)));
        }
        _ => plain.push(' '),
    }
}

/// Whether `b` is `a` with at most one letter added, lost, changed, or swapped with its neighbour.
pub(crate) fn one_slip(a: &str, b: &str) -> bool {
    let ends = |text: &str| (text.bytes().next(), text.bytes().next_back());
    let ((first_a, last_a), (first_b, last_b)) = (ends(a), ends(b));
    // One slip cannot be at both ends; this turns away nearly all of a long list at once.
    let far_apart = first_a != first_b && last_a != last_b && a.len().min(b.len()) > 2;
    if a.len().abs_diff(b.len()) > 4 || far_apart {
        return false;
    }
    let head: usize = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    let (a, b) = (a.get(head..).unwrap_or_default(), b.get(head..).unwrap_or_default());
    let mut rest_a = a.chars();
    let mut rest_b = b.chars();
    let (first_a, first_b) = (rest_a.next(), rest_b.next());
    if rest_a.as_str() == b || a == rest_b.as_str() || rest_a.as_str() == rest_b.as_str() {
        return true;
    }
    let (second_a, second_b) = (rest_a.next(), rest_b.next());
    first_a == second_b && second_a == first_b && rest_a.as_str() == rest_b.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_name_meet() {
        for (a, b) in [
            ("San José", "san jose"),
            ("St. Louis", "Saint Louis"),
            ("Coeur d'Alene", "COEUR D’ALENE"),
            ("Winston-Salem", "winston salem"),
            ("Ft Worth", "Fort Worth"),
            ("Łódź", "Lodz"),
            ("Đà Nẵng", "da nang"),
            ("Straße", "strasse"),
        ] {
            assert_eq!(fold(a), fold(b));
        }
    }

    #[test]
    fn a_slip_is_one_letter() {
        assert!(one_slip("mineapolis", "minneapolis"));
        assert!(one_slip("minnaepolis", "minneapolis"));
        assert!(one_slip("minneapolsi", "minneapolis"));
        assert!(one_slip("minneapolix", "minneapolis"));
        assert!(!one_slip("minaepolis", "minneapolis"));
        assert!(!one_slip("paris", "perth"));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(name in "\\PC{0,60}") {
            let once = fold(&name);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
