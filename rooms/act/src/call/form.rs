//! What editors send, and what it means once it is sound.

use base::{CallId, Problems, Slug, text};
use jiff::civil::Date;
use serde::Deserialize;

use super::model::{
    Call, Content, DEMAND_MAX, DEMANDS_MAX, PICTURE_TEXT_MAX, Period, REASON_MAX, SUMMARY_MAX, State, Step, TEXT_MAX,
    TITLE_MAX, WHY_MAX,
};

/// Names that are pages of their own under `/calls/`.
const RESERVED: [&str; 1] = ["new"];

/// The form as typed, for drafting and for correcting.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CallForm {
    /// The calling group's name in URLs; only when drafting.
    pub group: String,
    /// The title.
    pub title: String,
    /// The name in the address; only while a draft.
    pub slug: String,
    /// The summary.
    pub summary: String,
    /// The text.
    pub text: String,
    /// The first day.
    pub starts_on: String,
    /// The last day, or nothing.
    pub ends_on: String,
    /// The languages.
    pub langs: Vec<String>,
    /// The demands, one per line.
    pub demands: String,
    /// Why, in words.
    pub why_text: String,
    /// Why, as a link.
    pub why_url: String,
    /// Why it is corrected; only for an open call.
    pub reason: String,
    /// The version the editor saw.
    pub version: String,
    /// Which call it was: its name in the address may have changed meanwhile.
    pub id: String,
}

/// A sound form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// What was written.
    pub content: Content,
    /// The wished name in the address; none to make one from the title.
    pub slug: Option<Slug>,
    /// Why it is corrected.
    pub reason: String,
    /// The version the editor saw.
    pub version: i64,
}

impl CallForm {
    /// The form as an editor first sees it.
    pub fn of(call: &Call) -> Self {
        let content = &call.content;
        let ends = if content.period.is_one_day() { String::new() } else { content.period.ends.to_string() };
        Self {
            group: call.caller.slug.clone(),
            title: content.title.clone(),
            slug: call.slug.to_string(),
            summary: content.summary.clone(),
            text: content.text.clone(),
            starts_on: content.period.starts.to_string(),
            ends_on: ends,
            langs: content.langs.clone(),
            demands: content.demands.join("\n"),
            why_text: content.why_text.clone(),
            why_url: content.why_url.clone(),
            reason: String::new(),
            version: call.version.to_string(),
            id: call.id.to_string(),
        }
    }

    /// The call it was, when it says so.
    pub fn call(&self) -> Option<CallId> {
        self.id.parse().ok().map(CallId)
    }

    /// Reads the form; a correction of a call that is public must say why.
    pub fn parse(&self, is_public: bool) -> Result<Draft, Problems> {
        let mut problems = Problems::new();
        let title = problems.take("title", text::line(&self.title, TITLE_MAX));
        let slug = self.slug(&mut problems);
        let summary = problems.take("summary", text::line(&self.summary, SUMMARY_MAX));
        let body = problems.take("text", text::block(&self.text, TEXT_MAX));
        let period = self.period(&mut problems);
        let demands = self.demands(&mut problems);
        let why_text = problems.take("why_text", text::optional_line(&self.why_text, WHY_MAX)).flatten();
        let why_url = if self.why_url.trim().is_empty() {
            Some(String::new())
        } else {
            problems.take("why_url", text::web_address(self.why_url.trim()))
        };
        let reason = problems.take("reason", text::optional_line(&self.reason, REASON_MAX)).flatten();
        if is_public && reason.is_none() && problems.of("reason").is_none() {
            problems.add("reason", "call-problem-reason");
        }
        problems.or(())?;
        let (Some(title), Some(summary), Some(text), Some(period), Some(why_url)) =
            (title, summary, body, period, why_url)
        else {
            return Err(Problems::one("", "problem-other"));
        };
        Ok(Draft {
            content: Content {
                title,
                summary,
                text,
                period,
                langs: text::languages(&self.langs),
                demands,
                why_text: why_text.unwrap_or_default(),
                why_url,
            },
            slug,
            reason: reason.unwrap_or_default(),
            version: self.version.trim().parse().unwrap_or(0),
        })
    }

    fn slug(&self, problems: &mut Problems) -> Option<Slug> {
        let typed = self.slug.trim();
        if typed.is_empty() {
            return None;
        }
        let slug = problems.take("slug", Slug::parse(typed))?;
        if is_reserved(&slug) {
            problems.add("slug", "call-problem-slug-taken");
            return None;
        }
        Some(slug)
    }

    fn period(&self, problems: &mut Problems) -> Option<Period> {
        let starts = day("starts_on", &self.starts_on, problems);
        let ends = if self.ends_on.trim().is_empty() { starts } else { day("ends_on", &self.ends_on, problems) };
        if self.starts_on.trim().is_empty() {
            problems.add("starts_on", "problem-empty");
        }
        let (starts, ends) = (starts?, ends?);
        let period = Period::new(starts, ends);
        if period.is_none() {
            problems.add("ends_on", if ends < starts { "call-problem-backwards" } else { "call-problem-too-far" });
        }
        period
    }

    fn demands(&self, problems: &mut Problems) -> Vec<String> {
        let lines: Vec<&str> = self.demands.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if lines.len() > DEMANDS_MAX {
            problems.add_with("demands", "call-problem-demands", ("max", DEMANDS_MAX.to_string()));
            return Vec::new();
        }
        let mut demands = Vec::with_capacity(lines.len());
        for line in lines {
            match text::optional_line(line, DEMAND_MAX) {
                Ok(Some(demand)) => demands.push(demand),
                Ok(None) => {}
                Err(_) if problems.of("demands").is_some() => {}
                Err(_) => {
                    problems.add_with("demands", "call-problem-demand-long", ("max", DEMAND_MAX.to_string()));
                }
            }
        }
        demands
    }
}

/// Whether a name in the address is a page of its own.
pub fn is_reserved(slug: &Slug) -> bool {
    RESERVED.contains(&slug.as_str())
}

fn day(field: &'static str, typed: &str, problems: &mut Problems) -> Option<Date> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let date = typed.parse::<Date>().ok().filter(|date| (1900..=2200).contains(&date.year()));
    if date.is_none() {
        problems.add(field, "call-problem-day");
    }
    date
}

/// The form that opens, closes, reopens, withdraws or discards a call.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct StateForm {
    /// The step.
    pub step: String,
    /// Why.
    pub reason: String,
    /// Where the editor saw the call stand.
    pub state: String,
}

impl StateForm {
    /// Reads the form.
    pub fn parse(&self) -> Result<(Step, String), Problems> {
        let mut problems = Problems::new();
        let step = Step::parse(&self.step);
        if step.is_none() {
            problems.add("step", "call-problem-step");
        }
        let reason = problems.take("reason", text::optional_line(&self.reason, REASON_MAX)).flatten();
        if step.is_some_and(Step::needs_reason) && reason.is_none() && problems.is_empty() {
            problems.add("reason", "call-problem-reason");
        }
        problems.or(())?;
        Ok((step.unwrap_or(Step::Close), reason.unwrap_or_default()))
    }

    /// The state the editor saw, when it is one.
    pub fn seen(&self) -> Option<State> {
        State::parse(&self.state)
    }
}

/// The form beside a picture.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PictureForm {
    /// What the picture shows.
    pub picture_text: String,
    /// Why it is changed.
    pub reason: String,
    /// Says `yes` to take the picture away.
    pub remove: String,
}

/// A sound form about a picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PictureWish {
    /// What the picture shows; none to take it away.
    pub text: Option<String>,
    /// Why it is changed.
    pub reason: String,
}

impl PictureForm {
    /// Reads the form; `has_file` says whether a file came with it, `has_picture` whether the call
    /// has one already, whose words can then be changed alone.
    pub fn parse(&self, is_public: bool, has_file: bool, has_picture: bool) -> Result<PictureWish, Problems> {
        let mut problems = Problems::new();
        let removes = self.remove == "yes" && has_picture;
        let text = if removes {
            None
        } else {
            if !has_file && !has_picture {
                problems.add("picture", "call-problem-picture-missing");
            }
            problems.take("picture_text", text::line(&self.picture_text, PICTURE_TEXT_MAX))
        };
        let reason = problems.take("reason", text::optional_line(&self.reason, REASON_MAX)).flatten();
        if is_public && reason.is_none() && problems.of("reason").is_none() {
            problems.add("reason", "call-problem-reason");
        }
        problems.or(PictureWish { text, reason: reason.unwrap_or_default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> CallForm {
        CallForm {
            title: " Rent  day ".to_owned(),
            summary: "One day together.".to_owned(),
            starts_on: "2026-05-01".to_owned(),
            demands: "Heat\r\n\r\n  Repairs ".to_owned(),
            langs: vec!["en".to_owned(), "en".to_owned(), "<b>".to_owned()],
            ..CallForm::default()
        }
    }

    #[test]
    fn a_sound_form_becomes_a_draft() {
        let draft = typed().parse(false).unwrap();
        assert_eq!(draft.content.title, "Rent day");
        assert_eq!(draft.content.demands, ["Heat", "Repairs"]);
        assert_eq!(draft.content.langs, ["en"]);
        assert!(draft.content.period.is_one_day());
        assert_eq!(draft.slug, None);
    }

    #[test]
    fn every_wrong_field_is_named() {
        let form = CallForm {
            slug: "new".to_owned(),
            starts_on: "soon".to_owned(),
            ends_on: "2026-13-01".to_owned(),
            demands: "x\n".repeat(21),
            why_url: "javascript:alert(1)".to_owned(),
            ..CallForm::default()
        };
        let problems = form.parse(true).unwrap_err();
        for field in ["title", "summary", "slug", "starts_on", "ends_on", "demands", "why_url", "reason"] {
            assert!(problems.of(field).is_some(), "{field}");
        }
    }

    #[test]
    fn a_period_that_ends_before_it_starts_is_named() {
        let form = CallForm { ends_on: "2026-04-30".to_owned(), ..typed() };
        assert_eq!(form.parse(false).unwrap_err().of("ends_on").unwrap().key, "call-problem-backwards");
    }

    #[test]
    fn what_an_editor_sees_is_what_was_saved() {
        let draft = typed().parse(false).unwrap();
        let again = CallForm {
            starts_on: draft.content.period.starts.to_string(),
            demands: draft.content.demands.join("\n"),
            ..typed()
        };
        assert_eq!(again.parse(false).unwrap().content, draft.content);
    }

    #[test]
    fn a_picture_needs_its_words() {
        let form = PictureForm::default();
        let problems = form.parse(false, false, false).unwrap_err();
        assert!(problems.of("picture").is_some() && problems.of("picture_text").is_some());
        let remove = PictureForm { remove: "yes".to_owned(), ..PictureForm::default() };
        assert_eq!(remove.parse(false, false, true).unwrap().text, None);
    }
}
