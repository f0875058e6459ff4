//! How parts stand on a page: title blocks, columns, sections, prose.

use maud::Render;

use crate::{Html, html};

/// The top of an important page, as on a poster: a line above, a big title, a lead, and beside it
/// what counts (figures, or nothing).
pub fn hero(kicker: impl Render, title: impl Render, lead: impl Render, aside: Html) -> Html {
    let beside = !aside.0.is_empty();
    html! {
        div class="hero" data-beside[beside] {
            div class="hero-text" {
                p class="kicker" { (kicker) }
                h1 { (title) }
                div class="lead" { (lead) }
            }
            @if beside { div class="hero-aside" { (aside) } }
        }
    }
}

/// The top of an ordinary page: a title and one or two sentences (or nothing).
pub fn title(title: impl Render, lead: impl Render) -> Html {
    let lead = lead.render();
    html! {
        div class="title" {
            h1 { (title) }
            @if !lead.0.is_empty() { div class="lead" { (lead) } }
        }
    }
}

/// A wide column and a narrow one; on small screens one after the other.
pub fn split(main: Html, aside: Html) -> Html {
    html! { div class="split" { div class="stack" { (main) } div class="stack" { (aside) } } }
}

/// One narrow column, for forms and texts.
pub fn narrow(content: Html) -> Html {
    html! { div class="narrow stack" { (content) } }
}

/// A part of a page under a heading of the second level.
pub fn section(id: &str, heading: impl Render, content: Html) -> Html {
    html! {
        section class="section" id=(id) aria-labelledby={ (id) "-title" } {
            h2 id={ (id) "-title" } { (heading) }
            (content)
        }
    }
}

/// Text written by people, as [`crate::markdown::html`] gives it.
pub fn prose(content: Html) -> Html {
    html! { div class="prose" { (content) } }
}

/// Buttons and small things side by side; they wrap.
pub fn row(items: impl IntoIterator<Item = Html>) -> Html {
    html! { div class="row" { @for item in items { (item) } } }
}
