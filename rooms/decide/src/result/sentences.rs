//! An account's sentences in the reader's language.
//!
//! The engine says what happened as a key with arguments; the words stand in `ballot.ftl` under
//! `tally-` and the key.

use tally::sentences::{Arg as Said, Sentence};
use ui::{Words, format};

/// Money in whole units, grouped.
pub(crate) fn money(words: &Words, units: u64) -> String {
    format::number(words, units)
}

/// An exact amount, cut after so many places, grouped as the language does it.
pub(crate) fn amount(words: &Words, it: &tally::Amount, places: u32) -> String {
    let cut = it.cut(places);
    let (whole, part) = cut.split_once('.').map_or((cut.as_str(), ""), |(whole, part)| (whole, part));
    let part = part.trim_end_matches('0');
    let whole = whole.parse::<i64>().map_or_else(|_| whole.to_owned(), |number| format::number(words, number));
    if part.is_empty() { whole } else { format!("{whole}{}{part}", words.number_decimal()) }
}

/// One sentence in the reader's language; English where the language has none for it yet.
pub(crate) fn say(words: &Words, it: &Sentence) -> String {
    let owned: Vec<(&'static str, Result<i64, String>)> = it
        .args
        .iter()
        .map(|(name, arg)| {
            let value = match arg {
                Said::Count(count) => Ok(i64::try_from(*count).unwrap_or(i64::MAX)),
                Said::Amount(exact) => Err(amount(words, exact, 5)),
                Said::Name(name) => Err(name.clone()),
                Said::Names(names) if names.is_empty() => Err(words.ballot_nobody().to_owned()),
                Said::Names(names) => Err(format::list(words, names)),
                Said::Word(word) => Err(rule_or_word(words, name, word)),
            };
            (*name, value)
        })
        .collect();
    let args: Vec<(&str, ui::Arg<'_>)> = owned
        .iter()
        .map(|(name, value)| {
            let arg = match value {
                Ok(number) => ui::Arg::Number(*number),
                Err(text) => ui::Arg::Text(text),
            };
            (*name, arg)
        })
        .collect();
    words.by_key(&format!("tally-{}", it.key), &args).unwrap_or_else(|| tally::sentences::english(it))
}

/// A rule is named in the reader's words; other fixed words choose a form of the message.
fn rule_or_word(words: &Words, name: &str, word: &str) -> String {
    if name == "rule" { rule(words, word) } else { word.to_owned() }
}

/// What a rule is called.
pub(crate) fn rule(words: &Words, name: &str) -> String {
    words.by_key(&format!("ballot-rule-{name}"), &[]).unwrap_or_else(|| name.to_owned())
}

/// What a rule does, in one sentence.
pub(crate) fn rule_means(words: &Words, name: &str) -> String {
    words.by_key(&format!("ballot-rule-means-{name}"), &[]).unwrap_or_default()
}
