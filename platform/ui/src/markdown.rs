//! Small Markdown: paragraphs, headings from the third level, lists, quotes, emphasis, links.
//!
//! No pictures, no raw HTML, no tables; links lead to http, https or mailto and carry
//! `rel="nofollow noopener noreferrer"`. The result is cleaned a second time by ammonia.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use maud::PreEscaped;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::Html;

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = ammonia::Builder::empty();
    cleaner
        .tags(HashSet::from([
            "p",
            "h3",
            "h4",
            "h5",
            "ul",
            "ol",
            "li",
            "blockquote",
            "em",
            "strong",
            "code",
            "pre",
            "hr",
            "br",
            "a",
        ]))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"]))]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("nofollow noopener noreferrer"));
    cleaner
});

/// The text as safe HTML, to be put into [`crate::prose`].
pub fn html(text: &str) -> Html {
    let top = top_level(text);
    let events = Parser::new(text).filter_map(|event| match event {
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Html(raw) | Event::InlineHtml(raw) => Some(Event::Text(raw)),
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Some(Event::Start(Tag::Heading { level: lower(level, top), id, classes, attrs }))
        }
        Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(lower(level, top)))),
        other => Some(other),
    });
    let mut raw = String::with_capacity(text.len() * 2);
    pulldown_cmark::html::push_html(&mut raw, events);
    PreEscaped(CLEANER.clean(&raw).to_string())
}

/// The highest heading a text uses; people begin with any number of signs.
fn top_level(text: &str) -> usize {
    let levels = Parser::new(text).filter_map(|event| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(level as usize),
        _ => None,
    });
    levels.min().unwrap_or(1)
}

/// Headings of people's texts stand below the page's own, without a gap.
fn lower(level: HeadingLevel, top: usize) -> HeadingLevel {
    match level as usize - top {
        0 => HeadingLevel::H3,
        1 => HeadingLevel::H4,
        _ => HeadingLevel::H5,
    }
}

/// The words alone, in one line, at most `letters` long; a cut is shown by "…".
pub fn plain(text: &str, letters: usize) -> String {
    let mut words = String::new();
    for event in Parser::new(text) {
        match event {
            Event::Text(piece) | Event::Code(piece) => words.push_str(&piece),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => words.push(' '),
            _ => {}
        }
    }
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= letters {
        return line;
    }
    let cut: String = line.chars().take(letters.saturating_sub(1)).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn becomes(text: &str, expected: &str) {
        assert_eq!(html(text).into_string().trim(), expected);
    }

    #[test]
    fn headings_start_at_the_third_level() {
        becomes("# Why", "<h3>Why</h3>");
        becomes("### Day", "<h3>Day</h3>");
        becomes("# Why\n\n## How\n\n##### Deep", "<h3>Why</h3>\n<h4>How</h4>\n<h5>Deep</h5>");
    }

    #[test]
    fn links_lead_only_where_they_may() {
        becomes("[a](https://x.org)", "<p><a href=\"https://x.org\" rel=\"nofollow noopener noreferrer\">a</a></p>");
        becomes("[a](javascript:alert(1))", "<p><a rel=\"nofollow noopener noreferrer\">a</a></p>");
        becomes("[a](data:text/html,x)", "<p><a rel=\"nofollow noopener noreferrer\">a</a></p>");
    }

    #[test]
    fn raw_html_and_pictures_are_not_let_in() {
        becomes("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;");
        becomes("![alt](https://x.org/y.png)", "<p>alt</p>");
        becomes("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>");
    }

    #[test]
    fn an_excerpt_ends_at_a_word() {
        assert_eq!(plain("# Why\n\nBecause *rent* eats half of it.", 24), "Why Because rent eats…");
        assert_eq!(plain("Short.", 24), "Short.");
    }
}
