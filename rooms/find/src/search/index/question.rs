//! The words somebody asks for, made into what the index can look up.

use std::collections::HashMap;

use super::{ENGLISH, Index, PAIR, SPANISH};
use crate::search::words::{self, Tongue};

/// Words of one question that are looked at.
const WORDS_MAX: usize = 12;
/// Words of the longest phrase that has synonyms.
const PHRASE_MAX: usize = 4;
/// What a stem counts beside the word itself.
const STEM: f32 = 0.85;
/// What a synonym counts.
const SYNONYM: f32 = 0.6;
/// What a word counts that only begins as what was typed.
const BEGINNING: f32 = 0.5;
/// Words that begin as what was typed, at most.
const BEGINNINGS_MAX: usize = 24;

/// Which words and phrases mean the same, in all languages together.
#[derive(Debug, Default)]
pub(crate) struct Synonyms {
    groups: Vec<Vec<Vec<String>>>,
    by_stems: HashMap<String, Vec<usize>>,
}

impl Synonyms {
    /// Reads lines of phrases parted by commas; what follows `#` is a remark.
    pub(crate) fn read(text: &str) -> Self {
        let mut all = Self::default();
        for line in text.lines() {
            all.add(line.split('#').next().unwrap_or_default().split(','));
        }
        all
    }

    /// Adds a group of phrases that mean the same.
    pub(crate) fn add<'a>(&mut self, phrases: impl IntoIterator<Item = &'a str>) {
        let phrases: Vec<Vec<String>> = phrases.into_iter().map(content).filter(|words| !words.is_empty()).collect();
        if phrases.len() < 2 {
            return;
        }
        for phrase in &phrases {
            for tongue in [Tongue::English, Tongue::Spanish] {
                let group = self.groups.len();
                let groups = self.by_stems.entry(stems(phrase, tongue)).or_default();
                if !groups.contains(&group) {
                    groups.push(group);
                }
            }
        }
        self.groups.push(phrases);
    }

    /// The other phrases that mean the same as these words.
    fn of(&self, words: &[String]) -> Vec<&Vec<String>> {
        let mut groups: Vec<usize> = Vec::new();
        for tongue in [Tongue::English, Tongue::Spanish] {
            groups.extend(self.by_stems.get(&stems(words, tongue)).into_iter().flatten());
        }
        groups.sort_unstable();
        groups.dedup();
        groups
            .into_iter()
            .filter_map(|group| self.groups.get(group))
            .flatten()
            .filter(|phrase| phrase.as_slice() != words)
            .collect()
    }
}

/// The words of a phrase without those that say nothing, unless it has no others.
fn content(phrase: &str) -> Vec<String> {
    let all = words::words(phrase);
    let full: Vec<String> = all.iter().filter(|word| !words::is_empty_word(word)).cloned().collect();
    if full.is_empty() { all } else { full }
}

fn stems(words: &[String], tongue: Tongue) -> String {
    words.iter().map(|word| words::stem(word, tongue)).collect::<Vec<_>>().join(" ")
}

/// One way to meet a word of the question: all of these slots, each by any of its terms.
#[derive(Debug)]
pub(crate) struct Way {
    /// Terms with what each counts.
    pub(crate) slots: Vec<Vec<(u32, f32)>>,
    /// What the way counts.
    pub(crate) weight: f32,
}

/// A question made ready for one index.
#[derive(Debug, Default)]
pub(crate) struct Question {
    /// For each word the ways to meet it.
    pub(crate) words: Vec<Vec<Way>>,
    /// Pairs of words that stand together in names.
    pub(crate) pairs: Vec<u32>,
    /// Words that were read as others, because nothing has them: as typed, as read.
    pub(crate) mended: Vec<(String, String)>,
}

impl Question {
    /// Reads what somebody typed; while they type, the last word may be unfinished.
    pub(crate) fn read(index: &Index, synonyms: &Synonyms, text: &str, is_typing: bool) -> Self {
        let mut typed = content(text);
        typed.truncate(WORDS_MAX);
        let mut question = Self::default();
        for (at, word) in typed.iter().enumerate() {
            let is_last = is_typing && at + 1 == typed.len();
            let ways = question.ways(index, word, is_last);
            question.words.push(ways);
        }
        let mut at = 0;
        while at < typed.len() {
            let longest = (1..=PHRASE_MAX.min(typed.len() - at))
                .rev()
                .find(|length| !synonyms.of(&typed[at..at + length]).is_empty());
            let Some(length) = longest else {
                at += 1;
                continue;
            };
            for phrase in synonyms.of(&typed[at..at + length]) {
                for ways in question.words.iter_mut().skip(at).take(length) {
                    ways.extend(phrase_way(index, phrase));
                }
            }
            at += length;
        }
        question.pairs = pairs(index, &typed);
        question
    }

    /// The ways to meet one word.
    fn ways(&mut self, index: &Index, word: &str, is_typing: bool) -> Vec<Way> {
        let mut terms = word_terms(index, word);
        if is_typing && word.chars().count() >= 2 {
            let mut longer: Vec<(u32, usize)> = index.beginning(word).map(|(_, term, count)| (term, count)).collect();
            longer.sort_unstable_by_key(|(_, count)| std::cmp::Reverse(*count));
            terms.extend(longer.into_iter().take(BEGINNINGS_MAX).map(|(term, _)| (term, BEGINNING)));
        }
        let letters = word.chars().count();
        let is_number = word.chars().any(|sign| sign.is_ascii_digit());
        if terms.is_empty() && letters >= 4 && !is_number {
            let near = index.near_words(word, if letters >= 8 { 2 } else { 1 });
            if let Some((term, _)) = near.first() {
                let read = index.terms.iter().find(|(_, known)| *known == term).map(|(read, _)| read.to_string());
                self.mended.extend(read.map(|read| (word.to_owned(), read)));
            }
            for (term, cost) in near {
                terms.push((term, if cost == 1 { 0.7 } else { 0.45 }));
            }
        }
        if terms.is_empty() && letters >= 3 {
            terms.extend(index.beginning(word).take(BEGINNINGS_MAX).map(|(_, term, _)| (term, BEGINNING)));
        }
        if terms.is_empty() { Vec::new() } else { vec![Way { slots: vec![terms], weight: 1.0 }] }
    }
}

/// The terms of a word itself and of its stems.
fn word_terms(index: &Index, word: &str) -> Vec<(u32, f32)> {
    let (english, spanish) = (words::stem(word, Tongue::English), words::stem(word, Tongue::Spanish));
    let forms = [(word.to_owned(), 1.0), (format!("{ENGLISH}{english}"), STEM), (format!("{SPANISH}{spanish}"), STEM)];
    let known = forms.into_iter().filter_map(|(form, weight)| {
        let term = *index.terms.get(form.as_str())?;
        (index.postings.get(term as usize)?.len() > 0).then_some((term, weight))
    });
    known.collect()
}

/// A synonym as a way: all of its words.
fn phrase_way(index: &Index, phrase: &[String]) -> Option<Way> {
    let slots: Vec<Vec<(u32, f32)>> = phrase.iter().map(|word| word_terms(index, word)).collect();
    slots.iter().all(|slot| !slot.is_empty()).then_some(Way { slots, weight: SYNONYM })
}

/// Neighboring words as pairs that names have.
fn pairs(index: &Index, typed: &[String]) -> Vec<u32> {
    let mut found = Vec::new();
    for pair in typed.windows(2) {
        for tongue in [Tongue::English, Tongue::Spanish] {
            found.extend(index.terms.get(format!("{PAIR}{}", stems(pair, tongue)).as_str()).copied());
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
