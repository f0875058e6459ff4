//! In which of the site's languages a short text is written, from its small words and its letters.
//!
//! It promises to be quick and to say "I do not know" rather than guess; it knows English and
//! Spanish, the languages of the site. A facilitator's or author's own choice goes first.

use base::Lang;

/// Small words that belong to one language only.
const ENGLISH: &[&str] = &[
    "the", "and", "of", "to", "is", "are", "be", "should", "we", "that", "it", "for", "with", "they", "this", "not",
    "have", "has", "must", "people", "more", "would", "can", "our", "their", "who", "will", "by", "on", "all", "an",
    "or", "from", "in", "was", "if", "i", "you", "at", "as", "than", "so", "make", "need", "want", "every", "my",
];
const SPANISH: &[&str] = &[
    "el", "la", "los", "las", "de", "del", "que", "y", "en", "un", "una", "es", "son", "debe", "deben", "por", "para",
    "con", "se", "su", "sus", "al", "lo", "más", "mas", "pero", "como", "está", "están", "ser", "hay", "todos",
    "todas", "nos", "nuestra", "nuestro", "quien", "sin", "sobre", "cada", "gente", "puede", "hacer", "mi", "si", "sí",
    "ni", "o", "le", "les", "esta", "este", "debería", "tiene", "tienen",
];

/// The language of a text; none when it cannot be told.
pub fn detect(text: &str) -> Option<Lang> {
    let lower = text.to_lowercase();
    let (mut english, mut spanish) = (0_u32, 0_u32);
    for word in lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        english += 2 * u32::from(ENGLISH.contains(&word));
        spanish += 2 * u32::from(SPANISH.contains(&word));
        english +=
            u32::from(word.ends_with("ing") || word.ends_with("ed") || word.contains("th") || word.contains('w'));
        spanish +=
            u32::from(word.ends_with("ción") || word.ends_with("os") || word.ends_with("as") || word.ends_with("ar"));
    }
    spanish += 4 * u32::try_from(lower.chars().filter(|c| "ñ¿¡áéíóú".contains(*c)).count().min(9)).unwrap_or(0);
    match (english, spanish) {
        (e, s) if e >= 2 && e >= 2 * s => Some(Lang::En),
        (e, s) if s >= 2 && s >= 2 * e => Some(Lang::Es),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_sentences_are_told_apart() {
        for text in [
            "Landlords should not be able to evict anyone during a public-health emergency.",
            "Pay people for the day of the strike from a common fund",
            "Every school needs a team that walks children home",
        ] {
            assert_eq!(detect(text), Some(Lang::En), "{text}");
        }
        for text in [
            "Los propietarios no deben desalojar a nadie durante una emergencia sanitaria.",
            "¿Por qué pagar más?",
            "Hay que pagar a la gente el día de huelga con un fondo común",
        ] {
            assert_eq!(detect(text), Some(Lang::Es), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_not_guessed() {
        for text in ["", "123", "Uber", "全體計程車司機", "OK"] {
            assert_eq!(detect(text), None, "{text}");
        }
    }
}
