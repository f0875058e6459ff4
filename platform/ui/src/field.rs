//! Form fields. A field without a label cannot be written; hint and error are tied to the input with
//! `aria-describedby`, what was typed is kept, and nothing depends on a script.

use std::borrow::Cow;

use maud::Render;

use crate::{Html, Icon, Words, html};

/// One value to choose.
#[derive(Clone, Debug)]
pub struct Choice<'a> {
    value: Cow<'a, str>,
    label: Cow<'a, str>,
    hint: Option<Cow<'a, str>>,
    group: Option<Cow<'a, str>>,
    on: bool,
}

/// A value and what it is called.
pub fn choice<'a>(value: impl Into<Cow<'a, str>>, label: impl Into<Cow<'a, str>>) -> Choice<'a> {
    Choice { value: value.into(), label: label.into(), hint: None, group: None, on: false }
}

impl<'a> Choice<'a> {
    /// Chosen when true.
    #[must_use]
    pub fn on(mut self, on: bool) -> Self {
        self.on = on;
        self
    }

    /// A line under the label (radios and checks).
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Cow<'a, str>>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The heading it stands under in a select; neighbours with the same heading form a group.
    #[must_use]
    pub fn group(mut self, group: impl Into<Cow<'a, str>>) -> Self {
        self.group = Some(group.into());
        self
    }
}

#[derive(Debug)]
enum Shape<'a> {
    Input(&'static str),
    Area,
    Select(Vec<Choice<'a>>),
    Radios(Vec<Choice<'a>>),
    Checks(Vec<Choice<'a>>),
    Check(bool),
}

/// One field with its label; finish it by rendering it.
#[derive(Debug)]
#[must_use]
pub struct Field<'a> {
    shape: Shape<'a>,
    name: Cow<'a, str>,
    id: Option<Cow<'a, str>>,
    label: Cow<'a, str>,
    value: Cow<'a, str>,
    hint: Option<Cow<'a, str>>,
    error: Option<Cow<'a, str>>,
    words: Option<&'a Words>,
    required: bool,
    optional: bool,
    /// The error is shown elsewhere, under the same id.
    told: bool,
    extra: Extra<'a>,
}

/// The attributes that few fields need.
#[derive(Debug, Default)]
struct Extra<'a> {
    autocomplete: Option<Cow<'a, str>>,
    min: Option<Cow<'a, str>>,
    max: Option<Cow<'a, str>>,
    max_length: Option<usize>,
    rows: Option<u32>,
    input_mode: Option<&'static str>,
    accept: Option<Cow<'a, str>>,
    suggest: Option<Cow<'a, str>>,
    size: Option<&'static str>,
    lang: Option<&'a str>,
}

fn field<'a>(shape: Shape<'a>, name: impl Into<Cow<'a, str>>, label: impl Into<Cow<'a, str>>) -> Field<'a> {
    Field {
        shape,
        name: name.into(),
        id: None,
        label: label.into(),
        value: Cow::Borrowed(""),
        hint: None,
        error: None,
        words: None,
        required: false,
        optional: false,
        told: false,
        extra: Extra::default(),
    }
}

macro_rules! inputs {
    ($($(#[$doc:meta])* $name:ident = $kind:literal;)+) => {$(
        $(#[$doc])*
        pub fn $name<'a>(name: impl Into<Cow<'a, str>>, label: impl Into<Cow<'a, str>>) -> Field<'a> {
            field(Shape::Input($kind), name, label)
        }
    )+};
}

inputs! {
    /// A single line of text.
    text = "text";
    /// Words to look for.
    search = "search";
    /// An e-mail address.
    email = "email";
    /// A password; it is never sent back to the page.
    password = "password";
    /// A web address.
    url = "url";
    /// A phone number.
    phone = "tel";
    /// A whole number.
    number = "number";
    /// A day.
    date = "date";
    /// A time of day.
    time = "time";
    /// A file to send.
    file = "file";
}

/// A value that is sent without being seen.
pub fn hidden(name: &str, value: &str) -> Html {
    html! { input type="hidden" name=(name) value=(value); }
}

/// Several lines of text.
pub fn textarea<'a>(name: impl Into<Cow<'a, str>>, label: impl Into<Cow<'a, str>>) -> Field<'a> {
    field(Shape::Area, name, label)
}

/// One of several, as a list that opens.
pub fn select<'a>(
    name: impl Into<Cow<'a, str>>,
    label: impl Into<Cow<'a, str>>,
    choices: Vec<Choice<'a>>,
) -> Field<'a> {
    field(Shape::Select(choices), name, label)
}

/// One of several, all in sight, under a legend.
pub fn radios<'a>(
    name: impl Into<Cow<'a, str>>,
    legend: impl Into<Cow<'a, str>>,
    choices: Vec<Choice<'a>>,
) -> Field<'a> {
    field(Shape::Radios(choices), name, legend)
}

/// Any of several, under a legend.
pub fn checks<'a>(
    name: impl Into<Cow<'a, str>>,
    legend: impl Into<Cow<'a, str>>,
    choices: Vec<Choice<'a>>,
) -> Field<'a> {
    field(Shape::Checks(choices), name, legend)
}

/// One box; sends `yes` when ticked.
pub fn check<'a>(name: impl Into<Cow<'a, str>>, label: impl Into<Cow<'a, str>>) -> Field<'a> {
    field(Shape::Check(false), name, label)
}

/// The languages most spoken at actions, as boxes that send BCP 47 tags.
pub fn languages<'a>(
    words: &'a Words,
    name: impl Into<Cow<'a, str>>,
    legend: impl Into<Cow<'a, str>>,
    chosen: &[&str],
) -> Field<'a> {
    let known = crate::format::LANGUAGES
        .iter()
        .map(|tag| choice(*tag, crate::format::language(words, tag)).on(chosen.contains(tag)));
    checks(name, legend, known.collect())
}

impl<'a> Field<'a> {
    /// The name it is sent under, also its id unless another is given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is called.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Another id, where two forms of a page have a field of the same name.
    pub fn id(mut self, id: impl Into<Cow<'a, str>>) -> Self {
        self.id = Some(id.into());
        self
    }

    fn ident(&self) -> &str {
        self.id.as_ref().unwrap_or(&self.name)
    }

    /// What was typed; passwords are not repeated. For choices: the value that is chosen.
    pub fn value(mut self, value: impl Into<Cow<'a, str>>) -> Self {
        self.value = value.into();
        if let Shape::Select(choices) | Shape::Radios(choices) = &mut self.shape {
            for choice in choices {
                choice.on = choice.value == self.value;
            }
        }
        self
    }

    /// Whether a single box is ticked.
    pub fn on(mut self, ticked: bool) -> Self {
        if let Shape::Check(on) = &mut self.shape {
            *on = ticked;
        }
        self
    }

    /// A line that helps before anything goes wrong.
    pub fn hint(mut self, hint: impl Into<Cow<'a, str>>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// What is wrong with what was typed.
    pub fn error(mut self, error: impl Into<Cow<'a, str>>) -> Self {
        self.error = Some(error.into());
        self
    }

    /// The words for "optional" and "error"; a [`crate::Form`] gives them itself.
    pub fn words(mut self, words: &'a Words) -> Self {
        self.words = Some(words);
        self
    }

    /// The form cannot be sent without it.
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Says "(optional)" after the label.
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// What the browser may fill in by itself, such as `postal-code`, `username`, `one-time-code` or `off`.
    pub fn autocomplete(mut self, purpose: impl Into<Cow<'a, str>>) -> Self {
        self.extra.autocomplete = Some(purpose.into());
        self
    }

    /// The least value of a number, day or time.
    pub fn min(mut self, min: impl Into<Cow<'a, str>>) -> Self {
        self.extra.min = Some(min.into());
        self
    }

    /// The greatest value of a number, day or time.
    pub fn max(mut self, max: impl Into<Cow<'a, str>>) -> Self {
        self.extra.max = Some(max.into());
        self
    }

    /// The most letters the browser lets in.
    pub fn max_length(mut self, letters: usize) -> Self {
        self.extra.max_length = Some(letters);
        self
    }

    /// How many lines a textarea shows.
    pub fn rows(mut self, rows: u32) -> Self {
        self.extra.rows = Some(rows);
        self
    }

    /// The keyboard to show on a phone, such as `numeric`.
    pub fn input_mode(mut self, mode: &'static str) -> Self {
        self.extra.input_mode = Some(mode);
        self
    }

    /// The kinds of file that are taken, such as `image/jpeg,image/png`.
    pub fn accept(mut self, kinds: impl Into<Cow<'a, str>>) -> Self {
        self.extra.accept = Some(kinds.into());
        self
    }

    /// A JSON address that suggests values while typing (`?q=`), when scripts are on.
    pub fn suggest(mut self, href: impl Into<Cow<'a, str>>) -> Self {
        self.extra.suggest = Some(href.into());
        self
    }

    /// As wide as a ZIP code or a small number.
    pub fn short(mut self) -> Self {
        self.extra.size = Some("short");
        self
    }

    /// As wide as half a line.
    pub fn half(mut self) -> Self {
        self.extra.size = Some("half");
        self
    }

    /// The language of what is typed, where it is not the page's.
    pub fn lang(mut self, tag: &'a str) -> Self {
        self.extra.lang = Some(tag);
        self
    }

    fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.ident()));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.ident()));
        let ids: Vec<String> = [hint, error].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn label_text(&self) -> Html {
        html! {
            (self.label)
            @if let (true, Some(words)) = (self.optional, self.words) { " " span class="optional" { (words.ui_optional()) } }
        }
    }

    fn notes(&self) -> Html {
        html! {
            @if let Some(hint) = &self.hint { p class="hint" id={ (self.ident()) "-hint" } { (hint) } }
            @if let (Some(error), false) = (&self.error, self.told) { (error_line(self.words, self.ident(), error)) }
        }
    }

    fn input(&self, kind: &str) -> Html {
        let kept = (kind != "password" && kind != "file" && !self.value.is_empty()).then_some(&self.value);
        let extra = &self.extra;
        let number = (kind == "number").then_some("1");
        html! {
            input type=(kind) id=(self.ident()) name=(self.name) value=[kept] required[self.required]
                autocomplete=[extra.autocomplete.as_deref()] min=[extra.min.as_deref()] max=[extra.max.as_deref()]
                step=[number] maxlength=[extra.max_length] inputmode=[extra.input_mode] accept=[extra.accept.as_deref()]
                lang=[extra.lang] data-size=[extra.size]
                aria-describedby=[self.described_by()] aria-invalid=[self.error.as_ref().map(|_| "true")];
        }
    }

    fn control(&self) -> Html {
        let extra = &self.extra;
        let invalid = self.error.as_ref().map(|_| "true");
        match &self.shape {
            Shape::Input(kind) => match &extra.suggest {
                Some(href) => html! { convoke-suggest src=(href) { (self.input(kind)) } },
                None => self.input(kind),
            },
            Shape::Area => html! {
                textarea id=(self.ident()) name=(self.name) rows=(extra.rows.unwrap_or(5)) required[self.required]
                    maxlength=[extra.max_length] lang=[extra.lang]
                    aria-describedby=[self.described_by()] aria-invalid=[invalid] { "\n" (self.value) }
            },
            Shape::Select(choices) => html! {
                select id=(self.ident()) name=(self.name) required[self.required] data-size=[extra.size]
                    autocomplete=[extra.autocomplete.as_deref()]
                    aria-describedby=[self.described_by()] aria-invalid=[invalid] { (options(choices)) }
            },
            Shape::Radios(_) | Shape::Checks(_) | Shape::Check(_) => html! {},
        }
    }

    fn set(&self, kind: &str, choices: &[Choice<'_>]) -> Html {
        html! {
            fieldset class="field set" id=(self.ident()) tabindex="-1" aria-describedby=[self.described_by()]
                data-error[self.error.is_some()] {
                legend { (self.label_text()) }
                (self.notes())
                div class="choices" {
                    @for (at, choice) in choices.iter().enumerate() {
                        (pick(kind, &self.name, &format!("{}-{at}", self.ident()), choice, self.required && kind == "radio"))
                    }
                }
            }
        }
    }
}

impl Render for Field<'_> {
    fn render(&self) -> Html {
        match &self.shape {
            Shape::Radios(choices) => self.set("radio", choices),
            Shape::Checks(choices) => self.set("checkbox", choices),
            Shape::Check(on) => {
                let invalid = self.error.as_ref().map(|_| "true");
                html! {
                    div class="field" data-error[self.error.is_some()] {
                        @if let Some(error) = &self.error { (error_line(self.words, self.ident(), error)) }
                        div class="pick" {
                            input type="checkbox" id=(self.ident()) name=(self.name) value="yes" checked[*on]
                                required[self.required] aria-describedby=[self.described_by()] aria-invalid=[invalid];
                            label for=(self.ident()) { (self.label_text()) }
                            @if let Some(hint) = &self.hint { p class="hint" id={ (self.ident()) "-hint" } { (hint) } }
                        }
                    }
                }
            }
            _ => html! {
                div class="field" data-error[self.error.is_some()] {
                    label for=(self.ident()) { (self.label_text()) }
                    (self.notes())
                    (self.control())
                }
            },
        }
    }
}

fn error_line(words: Option<&Words>, name: &str, error: &str) -> Html {
    html! {
        p class="error" id={ (name) "-error" } {
            (Icon::Warning)
            @if let Some(words) = words { span class="away" { (words.ui_error_prefix()) " " } }
            (error)
        }
    }
}

fn pick(kind: &str, name: &str, id: &str, choice: &Choice<'_>, required: bool) -> Html {
    let described = choice.hint.as_ref().map(|_| format!("{id}-hint"));
    html! {
        div class="pick" {
            input type=(kind) id=(id) name=(name) value=(choice.value) checked[choice.on] required[required]
                aria-describedby=[described.as_deref()];
            label for=(id) { (choice.label) }
            @if let (Some(hint), Some(hint_id)) = (&choice.hint, &described) { p class="hint" id=(hint_id) { (hint) } }
        }
    }
}

fn options(choices: &[Choice<'_>]) -> Html {
    html! {
        @for run in choices.chunk_by(|a, b| a.group == b.group) {
            @match run.first().and_then(|choice| choice.group.as_ref()) {
                Some(group) => optgroup label=(group) { (plain_options(run)) },
                None => (plain_options(run)),
            }
        }
    }
}

fn plain_options(choices: &[Choice<'_>]) -> Html {
    html! { @for choice in choices { option value=(choice.value) selected[choice.on] { (choice.label) } } }
}

/// A day, a time and, where `zone` is not empty, a time zone; errors stand above all three.
pub(crate) fn moment(
    words: &Words,
    name: &str,
    legend: Cow<'_, str>,
    [date_value, time_value, zone]: [&str; 3],
    error: &dyn Fn(&str) -> Option<String>,
) -> Html {
    let mut fields = vec![
        date(format!("{name}_date"), words.ui_date()).value(date_value),
        time(format!("{name}_time"), words.ui_time()).value(time_value),
    ];
    if !zone.is_empty() {
        let zones = crate::format::zone_choices(words, zone);
        fields.push(select(format!("{name}_zone"), words.ui_zone(), zones).value(zone));
    }
    for field in &mut fields {
        field.error = error(field.name()).map(Cow::Owned);
        field.told = true;
    }
    let whole = error(name);
    let described = whole.as_ref().map(|_| format!("{name}-error"));
    let wrong = whole.is_some() || fields.iter().any(|field| field.error.is_some());
    html! {
        fieldset class="field set moment" id=(name) tabindex="-1" data-error[wrong] aria-describedby=[described] {
            legend { (legend) }
            @if let Some(text) = &whole { (error_line(Some(words), name, text)) }
            @for field in &fields {
                @if let Some(text) = &field.error {
                    (error_line(Some(words), field.name(), &format!("{}: {text}", field.label)))
                }
            }
            div class="moment-parts" { @for field in &fields { (field) } }
        }
    }
}
