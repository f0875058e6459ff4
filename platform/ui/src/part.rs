//! Small parts: tags, details, facts, definitions, breadcrumbs, pagers, tabs, empty states, times.

use base::Time;
use maud::{PreEscaped, Render};

use crate::format::{self, Detail};
use crate::{Html, Icon, Look, html};

/// A short word about the state of something; `kind` is for the style: `plain`, `good`, `wait`, `bad`.
pub fn tag(kind: &'static str, text: impl Render) -> Html {
    html! { span class="tag" data-kind=(kind) { (text) } }
}

/// Something that opens.
pub fn details(summary: impl Render, content: Html) -> Html {
    html! { details class="fold" { summary { (Icon::ChevronRight) span { (summary) } } div class="fold-body" { (content) } } }
}

/// One line with a sign.
pub fn fact(icon: Icon, text: impl Render) -> Html {
    html! { li { (icon) span { (text) } } }
}

/// Lines made by [`fact`].
pub fn facts(list: impl IntoIterator<Item = Html>) -> Html {
    html! { ul class="facts" { @for item in list { (item) } } }
}

/// Names and what they mean: when, where, who.
pub fn definitions<T: Render, D: Render>(list: impl IntoIterator<Item = (T, D)>) -> Html {
    html! { dl class="definitions" { @for (name, meaning) in list { div { dt { (name) } dd { (meaning) } } } } }
}

/// The way to this page as (name, address) pairs; the page itself is not part of it.
pub fn breadcrumbs(look: &Look<'_>, list: &[(&str, &str)]) -> Html {
    html! {
        nav class="crumbs" aria-label=(look.words.ui_crumbs()) {
            ol { @for (label, href) in list { li { a href=(href) { (label) } } } }
        }
    }
}

/// Numbered pages; `href` makes the address of a page, counted from 1. Nothing when there is one page.
pub fn numbered(look: &Look<'_>, page: u32, pages: u32, href: impl Fn(u32) -> String) -> Html {
    let words = look.words;
    if pages < 2 {
        return html! {};
    }
    let near = |number: &u32| *number == 1 || *number == pages || number.abs_diff(page) <= 1;
    let shown: Vec<u32> = (1..=pages).filter(near).collect();
    html! {
        nav class="pager" aria-label=(words.ui_pages()) {
            @if page > 1 { a class="pager-step" rel="prev" href=(href(page - 1)) { (Icon::ArrowLeft) span { (words.ui_previous()) } } }
            ol {
                @for (at, number) in shown.iter().enumerate() {
                    @if at > 0 && shown.get(at - 1).is_some_and(|before| before + 1 != *number) {
                        li class="pager-gap" aria-hidden="true" { "…" }
                    }
                    li { a href=(href(*number)) aria-current=[(*number == page).then_some("page")]
                        aria-label=(words.ui_page_number(*number)) { (number) } }
                }
            }
            @if page < pages { a class="pager-step" rel="next" href=(href(page + 1)) { span { (words.ui_next()) } (Icon::ArrowRight) } }
        }
    }
}

/// A step back and a step on through a list ordered by time; each is left out where there is nothing.
pub fn older_newer(look: &Look<'_>, newer: Option<&str>, older: Option<&str>) -> Html {
    let words = look.words;
    if newer.is_none() && older.is_none() {
        return html! {};
    }
    html! {
        nav class="pager" aria-label=(words.ui_newer_older()) {
            @if let Some(href) = newer { a class="pager-step" rel="prev" href=(href) { (Icon::ArrowLeft) span { (words.ui_newer()) } } }
            @if let Some(href) = older { a class="pager-step" rel="next" href=(href) { span { (words.ui_older()) } (Icon::ArrowRight) } }
        }
    }
}

/// One view of the same thing.
#[derive(Clone, Debug)]
pub struct Tab<'a> {
    /// What it is called.
    pub label: &'a str,
    /// Where it is.
    pub href: &'a str,
    /// Whether it is the one shown.
    pub here: bool,
}

/// Views of the same thing as links.
pub fn tabs(label: &str, list: &[Tab<'_>]) -> Html {
    html! {
        nav class="tabs" aria-label=(label) {
            ul { @for tab in list { li { a href=(tab.href) aria-current=[tab.here.then_some("page")] { (tab.label) } } } }
        }
    }
}

/// Nothing is here yet: say so, and what to do next (buttons or links, or nothing).
pub fn empty(icon: Icon, text: impl Render, next: Html) -> Html {
    html! {
        div class="empty" {
            (icon)
            p { (text) }
            @if !next.0.is_empty() { div class="row" { (next) } }
        }
    }
}

/// A group's seal: its initials in one of five patterns, never a face.
pub fn seal(name: &str) -> Html {
    let initials: String = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()))
        .take(2)
        .flat_map(char::to_uppercase)
        .collect();
    let pattern = name.bytes().fold(0_u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte)) % 5;
    html! { span class="seal" data-pattern=(pattern) aria-hidden="true" { (initials) } }
}

/// Text from a person, whose direction is not known.
pub fn bdi(text: &str) -> Html {
    html! { bdi { (text) } }
}

/// A moment as text and for machines, in its zone.
pub fn time(look: &Look<'_>, at: Time, zone: &str, detail: Detail) -> Html {
    html! { time datetime=(at) { (format::moment(look.words, at, zone, detail)) } }
}

/// A mark in a message and what makes its element; see [`rich`].
pub type Mark<'a> = (&'a str, &'a dyn Fn(&str) -> Html);

/// Puts elements around marked parts of a message: `Read <why>how it was decided</why>.`
///
/// Each name is given with what makes its element; unknown marks stay text. Everything is escaped.
pub fn rich(message: &str, parts: &[Mark<'_>]) -> Html {
    let mut out = html! {};
    let mut rest = message;
    'text: while let Some(start) = rest.find('<') {
        let (before, mark) = rest.split_at(start);
        for (name, make) in parts {
            let (open, close) = (format!("<{name}>"), format!("</{name}>"));
            if let Some((inner, after)) = mark.strip_prefix(&open).and_then(|tail| tail.split_once(&close)) {
                out = html! { (out) (before) (make(inner)) };
                rest = after;
                continue 'text;
            }
        }
        let (sign, after) = mark.split_at(1);
        out = html! { (out) (before) (sign) };
        rest = after;
    }
    PreEscaped(html! { (out) (rest) }.into_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_parts_become_elements_and_the_rest_is_escaped() {
        let made = rich("Read <why>how & why</why> <b>x</b>.", &[("why", &|text| html! { a href="/w" { (text) } })]);
        assert_eq!(made.into_string(), "Read <a href=\"/w\">how &amp; why</a> &lt;b&gt;x&lt;/b&gt;.");
    }
}
