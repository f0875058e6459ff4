//! What people press: buttons that send a form, links that look like buttons, one-button forms.

use std::borrow::Cow;

use maud::Render;

use crate::{Form, Html, Icon, Look, html};

/// How much weight a button has. A page has one [`Tone::Main`] at most in each form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The one main action.
    Main,
    /// Everything else.
    Plain,
    /// It destroys something or cannot be undone.
    Danger,
    /// As quiet as a link.
    Quiet,
}

impl Tone {
    const fn name(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Plain => "plain",
            Self::Danger => "danger",
            Self::Quiet => "quiet",
        }
    }
}

/// A button or a link that looks like one; finish it by rendering it.
#[derive(Debug)]
#[must_use]
pub struct Button<'a> {
    tone: Tone,
    label: Cow<'a, str>,
    href: Option<Cow<'a, str>>,
    icon: Option<Icon>,
    sends: Option<(&'a str, Cow<'a, str>)>,
    about: Option<Cow<'a, str>>,
}

/// A button that sends its form.
pub fn button<'a>(tone: Tone, label: impl Into<Cow<'a, str>>) -> Button<'a> {
    Button { tone, label: label.into(), href: None, icon: None, sends: None, about: None }
}

/// A link that looks like a button.
pub fn link_button<'a>(tone: Tone, href: impl Into<Cow<'a, str>>, label: impl Into<Cow<'a, str>>) -> Button<'a> {
    Button { tone, label: label.into(), href: Some(href.into()), icon: None, sends: None, about: None }
}

impl<'a> Button<'a> {
    /// A sign before the label.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// What the form says when this button sent it.
    pub fn sends(mut self, name: &'a str, value: impl Into<Cow<'a, str>>) -> Self {
        self.sends = Some((name, value.into()));
        self
    }

    /// What it is about, for those who hear only the button: "Remove" + "Ana".
    pub fn about(mut self, what: impl Into<Cow<'a, str>>) -> Self {
        self.about = Some(what.into());
        self
    }
}

impl Render for Button<'_> {
    fn render(&self) -> Html {
        let inner = html! {
            @if let Some(icon) = self.icon { (icon) }
            span { (self.label) @if let Some(about) = &self.about { span class="away" { ": " (about) } } }
        };
        let tone = self.tone.name();
        if let Some(href) = &self.href {
            return html! { a class="button" data-tone=(tone) href=(href) { (inner) } };
        }
        let (name, value) = self.sends.as_ref().map(|(name, value)| (*name, value.as_ref())).unzip();
        html! { button type="submit" class="button" data-tone=(tone) name=[name] value=[value] { (inner) } }
    }
}

/// A whole form with one button, for one step that needs no fields.
pub fn post_button(look: &Look<'_>, action: &str, button: Button<'_>) -> Html {
    Form::fresh(look).post(action, html! { (button) })
}

/// Copies a text; shown only where scripts are on.
pub fn copy_button(look: &Look<'_>, text: &str, label: &str) -> Html {
    html! {
        convoke-copy text=(text) done=(look.words.ui_copied()) hidden {
            button type="button" class="button" data-tone="plain" { (Icon::Copy) span { (label) } }
            span class="copy-status" role="status" {}
        }
    }
}

/// Prints the page; shown only where scripts are on, since browsers have their own way too.
pub fn print_button(look: &Look<'_>) -> Html {
    html! {
        convoke-print hidden {
            button type="button" class="button" data-tone="plain" { (Icon::Printer) span { (look.words.ui_print()) } }
        }
    }
}

/// What a passkey is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passkey {
    /// Proves who somebody is (`navigator.credentials.get`).
    Get,
    /// Makes a new one (`navigator.credentials.create`).
    Create,
}

/// A button that uses a passkey; shown only where scripts are on, so offer another way beside it.
///
/// Sends two POSTs of form data to `action`, with the stamp and the fields of the form around it:
/// `step=start` is answered by `{"publicKey": …, "token"?: "…"}`, then `step=finish` with `token` and
/// `credential` (JSON, base64url) by `{"go": "/path"}`. `{"error": "words"}` may be the answer any time.
pub fn passkey(look: &Look<'_>, what: Passkey, action: &str, label: &str) -> Html {
    let words = look.words;
    let mode = if what == Passkey::Get { "get" } else { "create" };
    html! {
        convoke-passkey action=(action) mode=(mode) stamp=(look.stamp) working=(words.ui_passkey_working())
            stopped=(words.ui_passkey_stopped()) failed=(words.ui_passkey_failed())
            unsupported=(words.ui_passkey_unsupported()) hidden {
            button type="button" class="button" data-tone="main" { (Icon::Fingerprint) span { (label) } }
            p class="passkey-status" role="status" {}
        }
        noscript { p class="hint" { (words.ui_passkey_script()) } }
    }
}
