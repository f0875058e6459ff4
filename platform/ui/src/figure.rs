//! Figures: big numbers, progress, and a low–high band. Every picture has the same said in words.

use crate::{Html, Words, format, html};

/// One big number.
#[derive(Clone, Debug)]
pub struct Figure<'a> {
    /// What is counted.
    pub label: &'a str,
    /// How many, already in words: "1,947", "388 groups".
    pub value: String,
    /// The name under which live updates arrive; empty when it does not change.
    pub key: &'a str,
}

impl<'a> Figure<'a> {
    /// A number that stays.
    pub fn new(label: &'a str, value: impl Into<String>) -> Self {
        Self { label, value: value.into(), key: "" }
    }

    /// A number that is kept up to date by [`live`].
    pub fn live(label: &'a str, value: impl Into<String>, key: &'a str) -> Self {
        Self { label, value: value.into(), key }
    }
}

/// Big numbers in a list: what on the left, how many on the right.
pub fn figures(list: &[Figure<'_>]) -> Html {
    html! {
        dl class="figures" {
            @for figure in list {
                div {
                    dt { (figure.label) }
                    dd data-live=[(!figure.key.is_empty()).then_some(figure.key)] { (figure.value) }
                }
            }
        }
    }
}

/// Keeps what is inside up to date from a stream of server-sent events: each event's data is a JSON
/// object from the keys of [`Figure::live`] to their new text.
pub fn live(src: &str, content: Html) -> Html {
    html! { convoke-live src=(src) { (content) } }
}

/// A turnout estimate: between low and high.
#[derive(Clone, Debug)]
pub struct Band<'a> {
    /// What was estimated: "Rally at the Capitol", "All actions".
    pub label: &'a str,
    /// The low figure.
    pub low: u64,
    /// The high figure.
    pub high: u64,
    /// Where the number comes from, or nothing.
    pub source: &'a str,
}

/// Bands under one another, drawn on one scale, each with its numbers in words.
pub fn band(words: &Words, list: &[Band<'_>]) -> Html {
    let top = list.iter().map(|band| band.high).max().unwrap_or(0).max(1);
    html! {
        ul class="bands" {
            @for band in list {
                @let text = format::band(words, band.low, band.high);
                @let (start, end) = (permille(band.low, top), permille(band.high, top));
                li {
                    p class="band-label" { span { (band.label) } strong { (text) } }
                    svg class="band" viewBox="0 0 1000 16" preserveAspectRatio="none" role="img" aria-label={ (band.label) ": " (text) } {
                        title { (band.label) ": " (text) }
                        rect class="bar-way" width="1000" height="16" {}
                        rect class="band-low" width=(start) height="16" {}
                        rect class="band-high" x=(start) width=(end.saturating_sub(start)) height="16" {}
                    }
                    @if !band.source.is_empty() { p class="band-source" { (band.source) } }
                }
            }
        }
    }
}

fn permille(part: u64, whole: u64) -> u64 {
    part.saturating_mul(1000).checked_div(whole).unwrap_or(0).min(1000)
}
