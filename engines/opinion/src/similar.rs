//! Statements that say nearly the same, by their words: for authors before they add one, for moderators
//! who sort a queue.
//!
//! Pieces of three letters within words (two for scripts without spaces) and whole words, weighted by how
//! rare they are among the statements, compared by the cosine of their directions (Salton and Buckley,
//! 1988). It knows no language and no meaning: it finds other wordings of the same words, not other words
//! for the same thing.

use std::collections::BTreeMap;

use crate::number::real;

/// Texts that have a piece, and how heavily.
type Postings = Vec<(usize, f64)>;

/// Texts that can be asked which of them are like another.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Similar {
    /// In how many texts each piece stands.
    seen_in: BTreeMap<String, usize>,
    /// For each piece the texts that have it, and how heavily.
    found_in: BTreeMap<String, Postings>,
    lengths: Vec<f64>,
}

impl Similar {
    /// Takes in texts; they are known by their position.
    pub fn new<T: AsRef<str>>(texts: &[T]) -> Self {
        let bags: Vec<BTreeMap<String, f64>> = texts.iter().map(|text| pieces(text.as_ref())).collect();
        let mut it = Self { lengths: vec![0.0; bags.len()], ..Self::default() };
        for piece in bags.iter().flat_map(BTreeMap::keys) {
            *it.seen_in.entry(piece.clone()).or_default() += 1;
        }
        for (at, bag) in bags.into_iter().enumerate() {
            for (piece, times) in bag {
                let weight = times * it.rarity(&piece);
                it.lengths[at] += weight * weight;
                it.found_in.entry(piece).or_default().push((at, weight));
            }
        }
        for length in &mut it.lengths {
            *length = length.sqrt();
        }
        it
    }

    fn rarity(&self, piece: &str) -> f64 {
        let seen = self.seen_in.get(piece).copied().unwrap_or(0);
        (1.0 + real(self.lengths.len()) / (1.0 + real(seen))).ln()
    }

    /// The texts most like this one, with a likeness from 0 to 1, best first; only those of at least
    /// `least`, at most `limit`.
    pub fn closest(&self, text: &str, least: f64, limit: usize) -> Vec<(usize, f64)> {
        let mut scores: BTreeMap<usize, f64> = BTreeMap::new();
        let mut length = 0.0;
        for (piece, times) in pieces(text) {
            let weight = times * self.rarity(&piece);
            length += weight * weight;
            for (at, theirs) in self.found_in.get(&piece).into_iter().flatten() {
                *scores.entry(*at).or_default() += weight * theirs;
            }
        }
        let length = length.sqrt();
        let mut list: Vec<(usize, f64)> = scores
            .into_iter()
            .map(|(at, score)| (at, (score / (length * self.lengths[at]).max(f64::MIN_POSITIVE)).min(1.0)))
            .filter(|(_, likeness)| *likeness >= least)
            .collect();
        list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        list.truncate(limit);
        list
    }
}

/// Sets of texts that are alike, each through a chain of likenesses of at least `least`; positions
/// ascending, sets by their first text. Texts like no other are left out.
pub fn alike<T: AsRef<str>>(texts: &[T], least: f64) -> Vec<Vec<usize>> {
    let index = Similar::new(texts);
    let mut root: Vec<usize> = (0..texts.len()).collect();
    for (at, text) in texts.iter().enumerate() {
        for (other, _) in index.closest(text.as_ref(), least, texts.len()) {
            let (a, b) = (top(&root, at), top(&root, other));
            root[a.max(b)] = a.min(b);
        }
    }
    let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..texts.len() {
        sets.entry(top(&root, at)).or_default().push(at);
    }
    sets.into_values().filter(|set| set.len() > 1).collect()
}

fn top(root: &[usize], mut at: usize) -> usize {
    while root[at] != at {
        at = root[at];
    }
    at
}

/// The pieces of a text and how often each stands in it (its root, so that repeating is no argument).
fn pieces(text: &str) -> BTreeMap<String, f64> {
    let mut bag: BTreeMap<String, f64> = BTreeMap::new();
    let lower = text.to_lowercase();
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let letters: Vec<char> = word.chars().collect();
        if letters.iter().any(|c| is_unspaced(*c)) {
            for pair in letters.windows(2.min(letters.len())) {
                *bag.entry(pair.iter().collect()).or_default() += 1.0;
            }
            continue;
        }
        *bag.entry(format!("={word}")).or_default() += 1.0;
        let framed: Vec<char> = std::iter::once(' ').chain(letters).chain(std::iter::once(' ')).collect();
        for three in framed.windows(3) {
            *bag.entry(three.iter().collect()).or_default() += 0.5;
        }
    }
    for times in bag.values_mut() {
        *times = times.sqrt();
    }
    bag
}

/// Scripts that are written without spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}
