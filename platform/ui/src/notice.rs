//! What the site says outside the text: notices, and the receipt of what was done.

use maud::Render;

use crate::{Html, Icon, Look, html};

/// What kind of thing a notice says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Good to know.
    Info,
    /// It worked.
    Done,
    /// Look before you go on.
    Careful,
    /// In force, or gone wrong.
    Alarm,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Done => "done",
            Self::Careful => "careful",
            Self::Alarm => "alarm",
        }
    }

    const fn icon(self) -> Icon {
        match self {
            Self::Info => Icon::Info,
            Self::Done => Icon::CircleCheck,
            Self::Careful => Icon::Warning,
            Self::Alarm => Icon::CircleX,
        }
    }
}

/// A notice with a heading and what to do next (or nothing).
pub fn notice(kind: Kind, heading: impl Render, content: impl Render) -> Html {
    let content = content.render();
    let role = if kind == Kind::Alarm { "alert" } else { "status" };
    html! {
        div class="notice" data-kind=(kind.name()) role=(role) {
            (kind.icon())
            div {
                p class="notice-title" { (heading) }
                @if !content.0.is_empty() { div { (content) } }
            }
        }
    }
}

/// A receipt: a code in big letters, where it leads, and what to do with it.
///
/// `code` is shown in groups of five letters, as people read it aloud; `href` is the absolute link.
pub fn receipt(look: &Look<'_>, heading: &str, code: &str, href: &str, note: impl Render) -> Html {
    let letters: Vec<char> = code.chars().filter(|letter| *letter != '-').collect();
    html! {
        section class="receipt" aria-labelledby="receipt-title" {
            h2 id="receipt-title" { (Icon::Ticket) span { (heading) } }
            p class="receipt-code" {
                @for group in letters.chunks(5) { span { (group.iter().collect::<String>()) } " " }
            }
            @if !href.is_empty() {
                p class="receipt-link" { a href=(href) { (href) } }
                (crate::copy_button(look, href, look.words.ui_copy_link()))
            }
            div class="receipt-note" { (note) }
        }
    }
}
