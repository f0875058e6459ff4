//! Forms: where they go, what they carry along, and what was wrong with them.
//!
//! A [`Form`] knows the problems of what was sent and puts each beside its field; the summary at the
//! top links to the fields. Every form that changes something carries the visit's stamp; an open form
//! (no account needed) also carries a trap field that people never see.

use std::borrow::Cow;
use std::cell::RefCell;

use base::Problems;

use crate::field::{Choice, Field};
use crate::{Html, Look, html};

/// Name of the hidden field that carries [`Look::stamp`].
pub const STAMP: &str = "stamp";

/// Name of the field that only machines fill in.
pub const TRAP: &str = "homepage";

static SOUND: Problems = Problems::new();

/// A form of a page, with the problems of its last attempt.
///
/// Make its fields first and the form around them last: [`Form::post`] and its sisters then know what
/// each field is called when they list what is wrong.
#[derive(Debug)]
pub struct Form<'a> {
    look: &'a Look<'a>,
    problems: &'a Problems,
    labels: RefCell<Vec<(String, String)>>,
}

impl<'a> Form<'a> {
    /// A form shown for the first time.
    pub fn fresh(look: &'a Look<'a>) -> Self {
        Self::new(look, &SOUND)
    }

    /// A form with what is wrong in it.
    pub fn new(look: &'a Look<'a>, problems: &'a Problems) -> Self {
        Self { look, problems, labels: RefCell::default() }
    }

    /// A single line of text.
    pub fn text(&self, name: &'a str, label: impl Into<Cow<'a, str>>) -> Field<'a> {
        self.wire(crate::field::text(name, label))
    }

    /// Several lines of text.
    pub fn textarea(&self, name: &'a str, label: impl Into<Cow<'a, str>>) -> Field<'a> {
        self.wire(crate::field::textarea(name, label))
    }

    /// An e-mail address.
    pub fn email(&self, name: &'a str, label: impl Into<Cow<'a, str>>) -> Field<'a> {
        self.wire(crate::field::email(name, label))
    }

    /// A password.
    pub fn password(&self, name: &'a str, label: impl Into<Cow<'a, str>>) -> Field<'a> {
        self.wire(crate::field::password(name, label))
    }

    /// A web address.
    pub fn url(&self, name: &'a str, label: impl Into<Cow<'a, str>>) -> Field<'a> {
        self.wire(crate::field::url(name, label))
    }

    /// A whole number.
    pub fn number(&self, name: &'a str, label: impl Into<Cow<'a, str>>) -> Field<'a> {
        self.wire(crate::field::number(name, label))
    }

    /// A day.
    pub fn date(&self, name: &'a str, label: impl Into<Cow<'a, str>>) -> Field<'a> {
        self.wire(crate::field::date(name, label))
    }

    /// A time of day.
    pub fn time(&self, name: &'a str, label: impl Into<Cow<'a, str>>) -> Field<'a> {
        self.wire(crate::field::time(name, label))
    }

    /// A file to send; the form must be an [`Form::upload`].
    pub fn file(&self, name: &'a str, label: impl Into<Cow<'a, str>>) -> Field<'a> {
        self.wire(crate::field::file(name, label))
    }

    /// One of several, as a list that opens.
    pub fn select(&self, name: &'a str, label: impl Into<Cow<'a, str>>, choices: Vec<Choice<'a>>) -> Field<'a> {
        self.wire(crate::field::select(name, label, choices))
    }

    /// One of several, all in sight.
    pub fn radios(&self, name: &'a str, legend: impl Into<Cow<'a, str>>, choices: Vec<Choice<'a>>) -> Field<'a> {
        self.wire(crate::field::radios(name, legend, choices))
    }

    /// Any of several.
    pub fn checks(&self, name: &'a str, legend: impl Into<Cow<'a, str>>, choices: Vec<Choice<'a>>) -> Field<'a> {
        self.wire(crate::field::checks(name, legend, choices))
    }

    /// Yes or no: one box, sent as `yes` when ticked.
    pub fn check(&self, name: &'a str, label: impl Into<Cow<'a, str>>) -> Field<'a> {
        self.wire(crate::field::check(name, label))
    }

    /// The languages something is held in.
    pub fn languages(&self, name: &'a str, legend: impl Into<Cow<'a, str>>, chosen: &[&str]) -> Field<'a> {
        self.wire(crate::field::languages(self.look.words, name, legend, chosen))
    }

    /// A day, a time and a time zone: sends `NAME_date`, `NAME_time` and `NAME_zone`.
    ///
    /// Give the zone as an IANA name; an empty one hides the zone (a second moment in the same form).
    pub fn moment(
        &self,
        name: &'a str,
        legend: impl Into<Cow<'a, str>>,
        date: &'a str,
        time: &'a str,
        zone: &'a str,
    ) -> Html {
        let error = |field: &str| self.problems.of(field).map(|problem| self.look.words.problem(problem));
        let (legend, words) = (legend.into(), self.look.words);
        let parts = [("", ""), ("_date", words.ui_date()), ("_time", words.ui_time()), ("_zone", words.ui_zone())];
        for (part, label) in parts {
            let label = if part.is_empty() { legend.to_string() } else { format!("{legend}, {label}") };
            self.labels.borrow_mut().push((format!("{name}{part}"), label));
        }
        crate::field::moment(words, name, legend, [date, time, zone], &error)
    }

    /// A value that is sent without being seen.
    #[expect(clippy::unused_self, reason = "reads like the other fields of a form")]
    pub fn hidden(&self, name: &str, value: &str) -> Html {
        crate::field::hidden(name, value)
    }

    /// The whole form, sent with POST, with its stamp and the summary of problems.
    pub fn post(&self, action: &str, content: Html) -> Html {
        self.wrap(action, None, false, content)
    }

    /// The same for forms open to everybody: with a trap for machines.
    pub fn intake(&self, action: &str, content: Html) -> Html {
        self.wrap(action, None, true, content)
    }

    /// The same with files.
    pub fn upload(&self, action: &str, content: Html) -> Html {
        self.wrap(action, Some("multipart/form-data"), false, content)
    }

    /// What is wrong, with links to the fields; empty when nothing is.
    pub fn summary(&self) -> Html {
        if self.problems.is_empty() {
            return html! {};
        }
        let words = self.look.words;
        html! {
            div class="problems" role="alert" tabindex="-1" id="problems" {
                h2 { (words.ui_problems_title()) }
                p { (words.ui_problems_kept()) }
                ul {
                    @for problem in self.problems {
                        @let text = words.problem(problem);
                        li {
                            @match self.label(problem.field) {
                                Some(label) => a href={ "#" (problem.field) } { (label) ": " (text) },
                                None => (text),
                            }
                        }
                    }
                }
            }
        }
    }

    /// What a field made by this form is called.
    fn label(&self, name: &str) -> Option<String> {
        let labels = self.labels.borrow();
        labels.iter().find(|(other, _)| other == name).map(|(_, label)| label.clone())
    }

    fn wire(&self, field: Field<'a>) -> Field<'a> {
        if !self.problems.is_empty() {
            self.labels.borrow_mut().push((field.name().to_owned(), field.label().to_owned()));
        }
        let words = self.look.words;
        match self.problems.of(field.name()) {
            Some(problem) => field.words(words).error(words.problem(problem)),
            None => field.words(words),
        }
    }

    fn wrap(&self, action: &str, enctype: Option<&str>, trap: bool, content: Html) -> Html {
        let words = self.look.words;
        html! {
            form method="post" action=(action) enctype=[enctype] novalidate[!self.problems.is_empty()] data-busy {
                (crate::field::hidden(STAMP, self.look.stamp))
                @if trap {
                    div class="trap" aria-hidden="true" {
                        label for=(TRAP) { (words.ui_trap()) }
                        input type="text" id=(TRAP) name=(TRAP) tabindex="-1" autocomplete="off";
                    }
                }
                (self.summary())
                (content)
            }
        }
    }
}

/// A form shown for the first time, sent with POST and stamped.
pub fn form(look: &Look<'_>, action: &str, content: Html) -> Html {
    Form::fresh(look).post(action, content)
}

/// A form that asks (GET): nothing is changed, nothing is stamped.
pub fn search_form(action: &str, content: Html) -> Html {
    html! { form method="get" action=(action) role="search" class="search" { (content) } }
}
