//! Languages people are served in, and the names by which listings and questions call them.

/// A language: its tag, and its names, folded, in English, Spanish and itself.
const TONGUES: [(&str, &[&str]); 40] = [
    ("en", &["english", "ingles"]),
    ("es", &["spanish", "espanol", "castellano"]),
    ("ht", &["haitian creole", "creole", "kreyol", "creole haitiano", "haitian", "criollo haitiano"]),
    ("fr", &["french", "frances", "francais"]),
    ("pt", &["portuguese", "portugues"]),
    ("ase", &["american sign language", "sign language", "asl", "lengua de senas", "lenguaje de senas"]),
    ("ar", &["arabic", "arabe"]),
    ("zh", &["chinese", "mandarin", "cantonese", "chino", "mandarin chinese"]),
    ("ru", &["russian", "ruso"]),
    ("vi", &["vietnamese", "vietnamita"]),
    ("ko", &["korean", "coreano"]),
    ("tl", &["tagalog", "filipino", "pilipino"]),
    ("so", &["somali"]),
    ("hmn", &["hmong"]),
    ("am", &["amharic", "amarico"]),
    ("om", &["oromo"]),
    ("he", &["hebrew", "hebreo"]),
    ("yi", &["yiddish"]),
    ("it", &["italian", "italiano"]),
    ("de", &["german", "aleman", "deutsch"]),
    ("el", &["greek", "griego"]),
    ("ja", &["japanese", "japones"]),
    ("hi", &["hindi"]),
    ("ur", &["urdu"]),
    ("bn", &["bengali", "bangla"]),
    ("pa", &["punjabi", "panjabi"]),
    ("fa", &["farsi", "persian", "dari", "persa"]),
    ("pl", &["polish", "polaco", "polski"]),
    ("uk", &["ukrainian", "ucraniano"]),
    ("ro", &["romanian", "rumano"]),
    ("sw", &["swahili", "suajili"]),
    ("ti", &["tigrinya"]),
    ("my", &["burmese", "birmano"]),
    ("ne", &["nepali"]),
    ("km", &["khmer", "cambodian"]),
    ("lo", &["lao", "laotian"]),
    ("th", &["thai", "tailandes"]),
    ("tr", &["turkish", "turco"]),
    ("nl", &["dutch", "holandes"]),
    ("quc", &["quiche", "mayan", "maya"]),
];

/// How many languages are known.
pub(crate) const COUNT: usize = TONGUES.len();

/// The tag of a language by its number.
pub(crate) fn tag(number: usize) -> &'static str {
    TONGUES.get(number).map_or("", |(tag, _)| tag)
}

/// The number of a language by its tag.
pub(crate) fn number(tag: &str) -> Option<usize> {
    let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let tag = match primary.as_str() {
        "eng" => "en",
        "spa" => "es",
        "hat" => "ht",
        "fra" | "fre" => "fr",
        other => other,
    };
    TONGUES.iter().position(|(known, _)| *known == tag)
}

/// The language folded words begin with, and how many of them are its name.
pub(crate) fn named(words: &[&str]) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    for (at, (_, names)) in TONGUES.iter().enumerate() {
        for name in *names {
            let parts: Vec<&str> = name.split(' ').collect();
            if words.len() >= parts.len()
                && words[..parts.len()] == parts[..]
                && best.is_none_or(|(_, length)| parts.len() > length)
            {
                best = Some((at, parts.len()));
            }
        }
    }
    best
}

/// One bit for each language that a text or a tag names.
pub(crate) fn bits(code: Option<&str>, name: Option<&str>) -> u64 {
    let mut bits = code.and_then(number).map_or(0, |at| 1 << at);
    let words = super::words::words(name.unwrap_or_default());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut at = 0;
    while at < words.len() {
        match named(&words[at..]) {
            Some((tongue, length)) => {
                bits |= 1 << tongue;
                at += length;
            }
            None => at += 1,
        }
    }
    bits
}

/// The tags of the languages a text names, where it says nothing else: so it can be said in another
/// language without losing a word.
pub(crate) fn only(name: &str) -> Option<Vec<&'static str>> {
    // "Language line" and the like are no names; "and" and "y" lie between them.
    const BETWEEN: [&str; 4] = ["and", "y", "e", "or"];
    let words = super::words::words(name);
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !BETWEEN.contains(word)).collect();
    let (mut tags, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let (tongue, length) = named(&words[at..])?;
        tags.push(tag(tongue));
        at += length;
    }
    (!tags.is_empty()).then_some(tags)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_found_in_what_listings_say() {
        let all = |names: &[&str]| names.iter().fold(0, |bits, tag| bits | 1 << number(tag).unwrap());
        assert_eq!(bits(None, Some("English and Spanish")), all(&["en", "es"]));
        assert_eq!(bits(None, Some("Haitian-Creole (limited)")), all(&["ht"]));
        assert_eq!(bits(Some("spa"), None), all(&["es"]));
        assert_eq!(bits(None, Some("American Sign Language")), all(&["ase"]));
        assert_eq!(bits(None, Some("Language line available")), 0);
        assert_eq!(only("Spanish, English y Creole"), Some(vec!["es", "en", "ht"]));
        assert_eq!(only("Spanish (mornings)"), None);
        assert_eq!(only(""), None);
        const { assert!(COUNT <= 64) };
    }
}
