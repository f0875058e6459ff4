//! Sign-in names: what a person types beside the password. The site makes them up, so that nobody
//! can try names to learn who has an account; they are private and never shown to others.

use base::Random;

const CONSONANTS: &[u8; 8] = b"bdlmnrtv";
const VOWELS: &[u8; 4] = b"aeio";

/// Syllables that together mean something nobody wants to be called.
const AVOID: [&str; 16] = [
    "ramera", "tarado", "tarada", "tarida", "meada", "moreno", "morena", "nena", "teta", "mamada", "tonto", "mata",
    "maton", "violar", "vomita", "rabo",
];

/// A private name such as `lumeta-4821`, easy to say in English and Spanish.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignInName(String);

impl SignInName {
    /// A new name: four syllables and four digits, about ten thousand million of them.
    pub fn propose(random: &dyn Random) -> Self {
        loop {
            let chance = base::random::bytes::<12>(random);
            let mut name = String::with_capacity(13);
            for pair in chance[..8].chunks_exact(2) {
                name.push(char::from(CONSONANTS[usize::from(pair[0]) % CONSONANTS.len()]));
                name.push(char::from(VOWELS[usize::from(pair[1]) % VOWELS.len()]));
            }
            if AVOID.iter().any(|bad| name.contains(bad)) {
                continue;
            }
            let number = u32::from_be_bytes([chance[8], chance[9], chance[10], chance[11]]) % 10_000;
            return Self(format!("{name}-{number:04}"));
        }
    }

    /// A name as typed: any case, spaces ignored; none when it cannot be one.
    pub fn parse(raw: &str) -> Option<Self> {
        let text: String = raw.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        let (syllables, number) = text.split_once('-')?;
        let sound = syllables.len() == 8
            && syllables.bytes().all(|b| b.is_ascii_lowercase())
            && number.len() == 4
            && number.bytes().all(|b| b.is_ascii_digit());
        sound.then_some(Self(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use base::SeededRandom;

    use super::*;

    #[test]
    fn names_are_read_back_and_do_not_repeat() {
        let random = SeededRandom::new(1);
        let names: HashSet<String> = (0..2000).map(|_| SignInName::propose(&random).0).collect();
        assert_eq!(names.len(), 2000);
        for name in &names {
            let typed = format!(" {} ", name.to_uppercase());
            assert_eq!(SignInName::parse(&typed).map(|n| n.0).as_ref(), Some(name));
            assert!(!AVOID.iter().any(|bad| name.contains(bad)), "{name}");
        }
    }

    #[test]
    fn anything_else_is_no_name() {
        for bad in ["", "ana", "ana@example.org", "lumetana482", "lumetana-482a"] {
            assert_eq!(SignInName::parse(bad), None, "{bad}");
        }
    }
}
