//! What officers send about a conversation, and what it means once it is sound.

use base::{Problems, Slug, text};
use jiff::civil::Date;
use serde::Deserialize;

use super::model::{
    Adding, Content, Conversation, Entry, INTRODUCTION_MAX, LETTERS, Moderated, Published, QUESTION_MAX, REASON_MAX,
    Step,
};

/// Names that are pages of their own under `/conversations/`.
const RESERVED: [&str; 1] = ["new"];
/// Most languages of one conversation.
const LANGS_MAX: usize = 20;

/// The form as typed, for drafting and for correcting.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ConversationForm {
    /// The holding group's name in URLs; only when drafting.
    pub group: String,
    /// The question.
    pub question: String,
    /// The introduction.
    pub introduction: String,
    /// The languages.
    pub langs: Vec<String>,
    /// The first day, or nothing.
    pub starts_on: String,
    /// The last day, or nothing.
    pub ends_on: String,
    /// Who may take part.
    pub entry: String,
    /// Who may add statements.
    pub adding: String,
    /// The most letters of a statement.
    pub letters_max: String,
    /// When new statements are looked at.
    pub moderated: String,
    /// What is published.
    pub published: String,
    /// Statements to begin with, one on each line; only when drafting.
    pub seeds: String,
    /// The version the editor saw.
    pub version: String,
}

impl ConversationForm {
    /// The form as it is first shown.
    pub fn fresh(lang: &str) -> Self {
        Self {
            langs: vec![lang.to_owned()],
            entry: Entry::Link.as_str().to_owned(),
            adding: Adding::Everybody.as_str().to_owned(),
            letters_max: LETTERS.start().to_string(),
            moderated: Moderated::Before.as_str().to_owned(),
            published: Published::Counts.as_str().to_owned(),
            ..Self::default()
        }
    }

    /// The form as an editor first sees it.
    pub fn of(it: &Conversation) -> Self {
        let content = &it.content;
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            group: it.holder.slug.clone(),
            question: content.question.clone(),
            introduction: content.introduction.clone(),
            langs: content.langs.clone(),
            starts_on: day(content.starts_on),
            ends_on: day(content.ends_on),
            entry: content.entry.as_str().to_owned(),
            adding: content.adding.as_str().to_owned(),
            letters_max: content.letters_max.to_string(),
            moderated: content.moderated.as_str().to_owned(),
            published: content.published.as_str().to_owned(),
            seeds: String::new(),
            version: it.version.to_string(),
        }
    }

    /// Reads the form.
    pub fn parse(&self) -> Result<Content, Problems> {
        let mut problems = Problems::new();
        let question = problems.take("question", text::line(&self.question, QUESTION_MAX));
        let introduction = problems.take("introduction", text::block(&self.introduction, INTRODUCTION_MAX));
        let starts_on = day("starts_on", &self.starts_on, &mut problems);
        let ends_on = day("ends_on", &self.ends_on, &mut problems);
        if starts_on.zip(ends_on).is_some_and(|(starts, ends)| ends < starts) {
            problems.add("ends_on", "conversation-problem-backwards");
        }
        let entry = chosen("entry", Entry::parse(&self.entry), &mut problems);
        let adding = chosen("adding", Adding::parse(&self.adding), &mut problems);
        let moderated = chosen("moderated", Moderated::parse(&self.moderated), &mut problems);
        let published = chosen("published", Published::parse(&self.published), &mut problems);
        let letters = self.letters_max.trim().parse().ok().filter(|n| LETTERS.contains(n));
        let letters_max = chosen("letters_max", letters, &mut problems);
        problems.or(())?;
        match (question, introduction, entry, adding, moderated, published, letters_max) {
            (
                Some(question),
                Some(introduction),
                Some(entry),
                Some(adding),
                Some(moderated),
                Some(published),
                Some(letters_max),
            ) => Ok(Content {
                question,
                introduction,
                langs: langs(&self.langs),
                starts_on,
                ends_on,
                entry,
                adding,
                letters_max,
                moderated,
                published,
            }),
            _ => Err(Problems::one("", "problem-other")),
        }
    }

    /// The version the editor saw.
    pub fn seen(&self) -> i64 {
        self.version.trim().parse().unwrap_or(0)
    }
}

/// Whether a name in the address is a page of its own.
pub fn is_reserved(slug: &Slug) -> bool {
    RESERVED.contains(&slug.as_str())
}

fn chosen<T>(field: &'static str, it: Option<T>, problems: &mut Problems) -> Option<T> {
    if it.is_none() {
        problems.add(field, "conversation-problem-choice");
    }
    it
}

fn day(field: &'static str, typed: &str, problems: &mut Problems) -> Option<Date> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let date = typed.parse::<Date>().ok().filter(|date| (2000..=2200).contains(&date.year()));
    if date.is_none() {
        problems.add(field, "conversation-problem-day");
    }
    date
}

/// Tags that have the form of a language, each once.
fn langs(typed: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for tag in typed.iter().map(|tag| tag.trim()) {
        let is_tag = (2..=12).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if is_tag && out.len() < LANGS_MAX && !out.iter().any(|known| known == tag) {
            out.push(tag.to_owned());
        }
    }
    out
}

/// The form that opens, closes, reopens or withdraws a conversation.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct StepForm {
    /// The step.
    pub step: String,
    /// Why.
    pub reason: String,
}

impl StepForm {
    /// Reads the form; taking back needs a reason.
    pub fn parse(&self) -> Result<(Step, String), Problems> {
        let mut problems = Problems::new();
        let step = chosen("step", Step::parse(&self.step), &mut problems);
        let reason = problems.take("reason", text::optional_line(&self.reason, REASON_MAX)).flatten();
        if step == Some(Step::Withdraw) && reason.is_none() && problems.is_empty() {
            problems.add("reason", "conversation-problem-reason");
        }
        problems.or(())?;
        Ok((step.unwrap_or(Step::Close), reason.unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_form_needs_only_the_question() {
        let form = ConversationForm { question: " What  now? ".to_owned(), ..ConversationForm::fresh("en") };
        let content = form.parse().unwrap();
        assert_eq!((content.question.as_str(), content.letters_max), ("What now?", 140));
    }

    #[test]
    fn every_wrong_field_is_named() {
        let form = ConversationForm {
            starts_on: "2026-05-01".to_owned(),
            ends_on: "2026-04-01".to_owned(),
            letters_max: "9000".to_owned(),
            entry: "everyone".to_owned(),
            ..ConversationForm::default()
        };
        let problems = form.parse().unwrap_err();
        for field in ["question", "ends_on", "letters_max", "entry", "adding", "moderated", "published"] {
            assert!(problems.of(field).is_some(), "{field}");
        }
    }

    #[test]
    fn what_an_editor_sees_is_what_was_saved() {
        let it = crate::conversation::demo::sample(crate::conversation::model::State::Open);
        assert_eq!(ConversationForm::of(&it).parse().unwrap(), it.content);
    }

    #[test]
    fn taking_back_needs_a_reason() {
        let form = StepForm { step: "withdraw".to_owned(), reason: String::new() };
        assert!(form.parse().unwrap_err().of("reason").is_some());
        assert_eq!(StepForm { step: "close".to_owned(), ..form }.parse().unwrap().0, Step::Close);
    }
}
