//! What the search knows about words: the shared taxonomy, its cues, and which words mean the same.

use std::collections::HashMap;

use super::index::Synonyms;
use super::words::{self, Tongue};
use crate::listing::model::TermId;
use crate::taxonomy::model::Term;

/// Terms one thing is given because of what it says.
const GUESSED_MAX: usize = 3;
/// What a cue in a name counts, and what it must come to.
const IN_NAME: u32 = 4;
const ENOUGH: u32 = 2;

/// Words about words.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    /// The terms of the shared taxonomy; a thing's kinds are bits in this order.
    pub(crate) terms: Vec<Term>,
    /// Which words mean the same.
    pub(crate) synonyms: Synonyms,
    names: HashMap<TermId, String>,
    cues: HashMap<String, Vec<(usize, Vec<String>)>>,
}

impl Lexicon {
    /// From the shared taxonomy and the names of all terms of all taxonomies.
    pub(crate) fn new(terms: Vec<Term>, names: HashMap<TermId, String>) -> Self {
        let mut cues: HashMap<String, Vec<(usize, Vec<String>)>> = HashMap::new();
        for (at, term) in terms.iter().enumerate() {
            for (lang, called) in term.called.iter().enumerate() {
                let tongue = if lang == 0 { Tongue::English } else { Tongue::Spanish };
                for cue in called.cues.split(',') {
                    let stems: Vec<String> = words::words(cue).iter().map(|word| words::stem(word, tongue)).collect();
                    let Some((first, rest)) = stems.split_first() else { continue };
                    cues.entry(first.clone()).or_default().push((at, rest.to_vec()));
                }
            }
        }
        Self { terms, synonyms: Synonyms::read(include_str!("synonyms.txt")), names, cues }
    }

    /// The codes of the terms.
    pub(crate) fn codes(&self) -> Vec<String> {
        self.terms.iter().map(|term| term.code.clone()).collect()
    }

    /// The bit of a term of the shared taxonomy.
    pub(crate) fn bit(&self, id: TermId) -> u64 {
        self.terms.iter().take(64).position(|term| term.id == id).map_or(0, |at| 1 << at)
    }

    /// The name of a term of any taxonomy.
    pub(crate) fn name(&self, id: TermId) -> Option<&str> {
        self.names.get(&id).map(String::as_str)
    }

    /// The terms a thing seems to belong to, by what its name and text say.
    pub(crate) fn guess(&self, name: &str, text: &str) -> u64 {
        let mut scores = [0_u32; 64];
        self.count(name, IN_NAME, &mut scores);
        self.count(text, 1, &mut scores);
        let mut best: Vec<(u32, usize)> =
            scores.iter().enumerate().filter(|(_, score)| **score >= ENOUGH).map(|(at, score)| (*score, at)).collect();
        best.sort_unstable_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
        let top = best.first().map_or(0, |(score, _)| *score);
        best.iter().take(GUESSED_MAX).filter(|(score, _)| score * 3 >= top).fold(0, |bits, (_, at)| bits | 1 << at)
    }

    fn count(&self, text: &str, weight: u32, scores: &mut [u32; 64]) {
        let all = words::words(text);
        let tongue = words::tongue(&all);
        let stems: Vec<String> = all.iter().map(|word| words::stem(word, tongue)).collect();
        let mut seen: Vec<(usize, usize)> = Vec::new();
        for (at, stem) in stems.iter().enumerate() {
            for (cue, (kind, rest)) in self.cues.get(stem).into_iter().flatten().enumerate() {
                let fits = stems.get(at + 1..at + 1 + rest.len()).is_some_and(|next| next == rest.as_slice());
                let once = (*kind, cue + rest.len() * 1_000);
                if fits && *kind < 64 && !seen.contains(&once) {
                    seen.push(once);
                    // A phrase says more than a word.
                    scores[*kind] += weight * if rest.is_empty() { 1 } else { 2 };
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use base::SeededRandom;

    use super::*;
    use crate::taxonomy::model::seed;

    pub(crate) fn lexicon() -> Lexicon {
        let random = SeededRandom::new(3);
        let now = base::Time::from_millis(1);
        let terms = seed().into_iter().map(|(code, called)| Term { id: TermId::new(now, &random), code, called });
        Lexicon::new(terms.collect(), HashMap::new())
    }

    #[test]
    fn what_a_thing_says_tells_its_kind() {
        let lexicon = lexicon();
        let kinds = |name: &str, text: &str| {
            let bits = lexicon.guess(name, text);
            let all = lexicon.terms.iter().enumerate().filter(|(at, _)| bits & 1 << at != 0);
            all.map(|(_, term)| term.code.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(kinds("Food pantry", "Groceries on Saturdays."), ["food"]);
        assert!(kinds("Clínica", "Salud y dentista para los niños de la ciudad").contains(&"health"));
        assert!(kinds("Assembly", "We meet.").is_empty());
    }
}
