//! The frame around every page: head, skip link, header with menu, main, footer.
//!
//! Promises: one stylesheet, one small script that the page does not need, no outside request, and a
//! language switch that leads to the same page.

use std::borrow::Cow;

use base::{Lang, Time};
use maud::{DOCTYPE, PreEscaped};

use crate::format::Units;
use crate::{Html, Icon, Words, assets, href, html, icon};

/// Everything the frame needs to know about this visit.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// The reader's words.
    pub words: &'static Words,
    /// The reader's language.
    pub lang: Lang,
    /// What this instance calls itself, such as "Twin Cities".
    pub site_name: &'a str,
    /// Origin of absolute links, without a slash at the end.
    pub base_url: &'a str,
    /// Path and query of this page.
    pub path: &'a str,
    /// The chosen name of the person signed in.
    pub signed_in: Option<&'a str>,
    /// The rooms, in order.
    pub menu: &'a [MenuItem],
    /// Proves that a form comes from our page, and how old it is; see [`crate::form::STAMP`].
    pub stamp: &'a str,
    /// Whether the reader is a steward of the site.
    pub steward: bool,
    /// What waits in the stewards' queue.
    pub queue: u32,
    /// The present moment, for "in two days".
    pub now: Time,
    /// Miles or kilometers.
    pub units: Units,
}

impl Look<'_> {
    /// Whether this page stands at that path.
    pub fn is_at(&self, path: &str) -> bool {
        without_query(self.path) == path
    }
}

/// One entry of the menu.
#[derive(Clone, Copy, Debug)]
pub struct MenuItem {
    /// The sign before the word.
    pub icon: Icon,
    /// The word.
    pub label: fn(&Words) -> &'static str,
    /// Where it leads; pages below it are marked as "here" too.
    pub href: &'static str,
}

/// A feed or calendar of a page.
#[derive(Clone, Debug)]
pub struct Feed {
    /// What it holds.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// `application/atom+xml` or `text/calendar`.
    pub content_type: &'static str,
}

/// What the head of one page says.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct Head {
    title: String,
    description: Option<String>,
    canonical: Option<String>,
    picture: Option<(String, String)>,
    feeds: Vec<Feed>,
    json_ld: Option<serde_json::Value>,
    hidden: bool,
    wide: bool,
    sheet: bool,
    room: Option<Sheet>,
}

/// The style sheet of one room, loaded only on its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Directory, needs and offers.
    Find,
    /// Conversations, ballots, councils.
    Decide,
}

impl Sheet {
    fn name(self) -> &'static str {
        match self {
            Self::Find => "find.css",
            Self::Decide => "decide.css",
        }
    }
}

impl Head {
    /// A page with a title; the site's name is added.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// Loads the style sheet of a room beside that of the site.
    pub fn sheet_of(mut self, room: Sheet) -> Self {
        self.room = Some(room);
        self
    }

    /// One or two sentences for search engines and shared links.
    pub fn description(mut self, text: impl Into<String>) -> Self {
        self.description = Some(text.into());
        self
    }

    /// The path that this page should be known by.
    pub fn canonical(mut self, path: impl Into<String>) -> Self {
        self.canonical = Some(path.into());
        self
    }

    /// The path of a picture for shared links, and what it shows.
    pub fn picture(mut self, path: impl Into<String>, alt: impl Into<String>) -> Self {
        self.picture = Some((path.into(), alt.into()));
        self
    }

    /// A feed (`application/atom+xml`) or calendar (`text/calendar`) of this page.
    pub fn feed(mut self, title: impl Into<String>, href: impl Into<String>, content_type: &'static str) -> Self {
        self.feeds.push(Feed { title: title.into(), href: href.into(), content_type });
        self
    }

    /// The same for machines, in the words of schema.org.
    pub fn json_ld(mut self, value: serde_json::Value) -> Self {
        self.json_ld = Some(value);
        self
    }

    /// Not for search engines.
    pub fn hidden(mut self) -> Self {
        self.hidden = true;
        self
    }

    /// Uses the whole width (maps, large tables).
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// A sheet to print (a flyer): no header and footer, only a way back.
    pub fn sheet(mut self) -> Self {
        self.sheet = true;
        self
    }
}

/// A whole page.
pub fn page(look: &Look<'_>, head: Head, main: Html) -> Html {
    let words = look.words;
    let lang = look.lang.tag();
    let frame = |part: fn(&Look<'_>) -> Html| {
        if head.sheet {
            html! {}
        } else {
            part(look)
        }
    };
    let (top, bottom) = (frame(header), frame(footer));
    html! {
        (DOCTYPE)
        html lang=(lang) dir="ltr" {
            (head_of(look, &head))
            body data-wide[head.wide] data-sheet[head.sheet] {
                a class="skip" href="#main" { (words.frame_skip()) }
                (top)
                main id="main" tabindex="-1" { (main) }
                (bottom)
                (icon::drawings([&top, &main, &bottom]))
            }
        }
    }
}

fn head_of(look: &Look<'_>, head: &Head) -> Html {
    let title = if head.title.is_empty() || head.title == look.site_name {
        Cow::Borrowed(look.site_name)
    } else {
        Cow::Owned(format!("{} · {}", head.title, look.site_name))
    };
    let path = head.canonical.as_deref().unwrap_or_else(|| without_query(look.path));
    html! {
        head {
            meta charset="utf-8";
            title { (title) }
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="theme-color" content=(assets::PAPER) media="(prefers-color-scheme: light)";
            meta name="theme-color" content=(assets::PAPER_DARK) media="(prefers-color-scheme: dark)";
            @if head.hidden { meta name="robots" content="noindex"; }
            @if let Some(text) = &head.description { meta name="description" content=(text); }
            link rel="stylesheet" href=(assets::url("style.css"));
            @if let Some(room) = head.room { link rel="stylesheet" href=(assets::url(room.name())); }
            link rel="icon" href=(assets::url("favicon.svg")) type="image/svg+xml";
            @if !head.hidden {
                link rel="canonical" href={ (look.base_url) (path) };
                @for other in Lang::ALL {
                    link rel="alternate" hreflang=(other.tag()) href={ (look.base_url) (in_language(path, other)) };
                }
                (open_graph(look, head, path))
            }
            @for feed in &head.feeds {
                link rel="alternate" type=(feed.content_type) title=(feed.title) href=(feed.href);
            }
            @if let Some(value) = &head.json_ld { (json_ld(value)) }
            script type="module" src=(assets::url("main.js")) {}
        }
    }
}

fn open_graph(look: &Look<'_>, head: &Head, path: &str) -> Html {
    html! {
        meta property="og:type" content="website";
        meta property="og:site_name" content=(look.site_name);
        meta property="og:title" content=(head.title);
        meta property="og:url" content={ (look.base_url) (path) };
        meta property="og:locale" content=(look.lang.tag());
        @if let Some(text) = &head.description { meta property="og:description" content=(text); }
        @if let Some((picture, alt)) = &head.picture {
            meta property="og:image" content={ (look.base_url) (picture) };
            meta property="og:image:alt" content=(alt);
            meta property="og:image:width" content="1200";
            meta property="og:image:height" content="630";
            meta name="twitter:card" content="summary_large_image";
        }
    }
}

/// A data block: `<` is written as an escape, so that no text can end the element.
fn json_ld(value: &serde_json::Value) -> Html {
    let text = value.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    html! { script type="application/ld+json" { (PreEscaped(text)) } }
}

fn without_query(path: &str) -> &str {
    path.split('?').next().unwrap_or_default()
}

/// The same page in another language.
pub fn in_language(path: &str, lang: Lang) -> String {
    let (plain, query) = path.split_once('?').unwrap_or((path, ""));
    let kept = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang="));
    let all: Vec<&str> = kept.collect();
    let sign = if all.is_empty() { "" } else { "&" };
    format!("{plain}?{}{sign}lang={}", all.join("&"), lang.tag())
}

fn header(look: &Look<'_>) -> Html {
    let words = look.words;
    html! {
        header class="top" {
            a class="brand" href=(href::home()) {
                (ring())
                span class="brand-name" { (words.frame_brand()) }
                " "
                span class="brand-site" { (look.site_name) }
            }
            div class="top-side" {
                @for other in Lang::ALL.into_iter().filter(|other| *other != look.lang) {
                    a class="tongue" href=(in_language(look.path, other)) lang=(other.tag()) hreflang=(other.tag()) {
                        (other.own_name())
                    }
                }
                @match look.signed_in {
                    Some(name) => (person_menu(look, name)),
                    None => a class="button" data-tone="plain" href=(href::sign_in()) { span { (words.frame_sign_in()) } },
                }
            }
            @if !look.menu.is_empty() {
                nav class="menu" aria-label=(words.frame_menu()) {
                    ul {
                        @for item in look.menu {
                            li { a href=(item.href) aria-current=[here(look.path, item.href)] {
                                (item.icon) span { ((item.label)(words)) }
                            } }
                        }
                    }
                }
            }
        }
    }
}

/// `page` on the entry's own page, `true` on pages below it.
fn here(path: &str, entry: &str) -> Option<&'static str> {
    let plain = without_query(path);
    if plain == entry {
        Some("page")
    } else if entry != "/" && plain.strip_prefix(entry).is_some_and(|rest| rest.starts_with('/')) {
        Some("true")
    } else {
        None
    }
}

fn person_menu(look: &Look<'_>, name: &str) -> Html {
    let words = look.words;
    html! {
        details class="person" {
            summary class="button" data-tone="plain" {
                (Icon::User)
                span class="person-name" { bdi { (name) } }
                @if look.steward && look.queue > 0 {
                    span class="badge" { (look.queue) span class="away" { " " (words.frame_waiting()) } }
                }
            }
            ul {
                li { a href=(href::me()) { (Icon::User) span { (words.frame_me()) } } }
                @if look.steward {
                    li { a href=(href::queue()) { (Icon::Flag) span { (words.frame_queue(look.queue)) } } }
                }
                li { a href=(href::me_keys()) { (Icon::Key) span { (words.frame_keys()) } } }
                li {
                    (crate::post_button(look, &href::sign_out(),
                        crate::button(crate::Tone::Quiet, words.frame_sign_out()).icon(Icon::LogOut)))
                }
            }
        }
    }
}

fn footer(look: &Look<'_>) -> Html {
    let words = look.words;
    html! {
        footer class="bottom" {
            p { (words.frame_promise()) }
            ul {
                li { a href=(href::keeps()) { (words.frame_keeps()) } }
                li { a href=(href::about()) { (words.frame_about()) } }
                li { a href=(href::moderation()) { (words.frame_moderation()) } }
                li { a href={ (href::about()) "#source" } { (words.frame_source()) } }
            }
        }
    }
}

/// The ring of the wordmark: a circle that fills.
pub(crate) fn ring() -> Html {
    html! {
        svg class="ring" viewBox="0 0 24 24" aria-hidden="true" focusable="false" {
            circle cx="12" cy="12" r="9.5" {}
            path d="M12 12V2.5A9.5 9.5 0 0 1 21.5 12z" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_switch_keeps_the_query() {
        assert_eq!(in_language("/actions?near=55407&lang=en", Lang::Es), "/actions?near=55407&lang=es");
        assert_eq!(in_language("/", Lang::En), "/?lang=en");
    }

    #[test]
    fn pages_below_an_entry_mark_it() {
        assert_eq!(here("/calls/rent-day?x=1", "/calls"), Some("true"));
        assert_eq!(here("/calls", "/calls"), Some("page"));
        assert_eq!(here("/callsigns", "/calls"), None);
        assert_eq!(here("/calls", "/"), None);
    }

    #[test]
    fn a_data_block_cannot_be_left() {
        let block = json_ld(&serde_json::json!({ "name": "</script><script>alert(1)</script>" })).into_string();
        assert_eq!(block.matches("</script").count(), 1);
    }
}
