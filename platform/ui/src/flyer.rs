//! A flyer to print and hang up: one sheet, A4 or Letter, readable from two meters away.

use maud::Render;

use crate::page::ring;
use crate::{Html, Look, html};

/// The sheet's size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 8.5 × 11 inches.
    Letter,
}

impl Paper {
    /// The name used in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }

    /// The paper of that name; Letter for anything else.
    pub fn parse(name: &str) -> Self {
        if name == "a4" { Self::A4 } else { Self::Letter }
    }
}

/// What stands on a flyer.
#[derive(Clone, Debug)]
pub struct Flyer<'a> {
    /// The sheet.
    pub paper: Paper,
    /// A line above the title: "Call to action".
    pub kicker: &'a str,
    /// The title, very big.
    pub title: &'a str,
    /// One or two sentences.
    pub summary: &'a str,
    /// When, one entry for each line.
    pub when: Vec<String>,
    /// Where, one entry for each line; empty for a call.
    pub place: Vec<String>,
    /// What the further facts are called: "Good to know", "What we demand".
    pub notes_title: &'a str,
    /// Further facts: what to bring, accessibility, languages; or demands.
    pub notes: Vec<String>,
    /// Who calls.
    pub by: &'a str,
    /// The short address, as people type it.
    pub address: &'a str,
    /// The same as a code to scan.
    pub code: Html,
}

/// One printed sheet; use it with [`crate::Head::sheet`] and put buttons before it in a
/// `div class="screen"`.
pub fn flyer(look: &Look<'_>, it: &Flyer<'_>) -> Html {
    let words = look.words;
    html! {
        article class="flyer" data-paper=(it.paper.name()) {
            header {
                p class="flyer-kicker" { (it.kicker) }
                h1 data-length=(length(it.title)) { (it.title) }
                p class="flyer-summary" { (it.summary) }
            }
            div class="flyer-facts" {
                (lines(words.ui_when(), &it.when, it.place.is_empty()))
                @if !it.place.is_empty() { (lines(words.ui_where(), &it.place, false)) }
                @if !it.notes.is_empty() { (lines(it.notes_title, &it.notes, true)) }
            }
            footer {
                div class="flyer-code" { (it.code) }
                div {
                    p class="flyer-say" { (words.ui_flyer_say()) }
                    p class="flyer-address" { @for part in it.address.split_inclusive('/') { (part) wbr; } }
                    p { (it.by) }
                    p class="flyer-mark" { (ring()) " " (look.site_name) " · " (words.ui_flyer_promise()) }
                }
            }
        }
    }
}

fn lines(heading: &str, list: &[impl Render], wide: bool) -> Html {
    html! { section data-wide[wide] { h2 { (heading) } @for line in list { p { (line) } } } }
}

/// How big a title can be set.
fn length(title: &str) -> &'static str {
    match title.chars().count() {
        0..=24 => "short",
        25..=60 => "middle",
        _ => "long",
    }
}
