//! Cards: a title that is a link, a few facts, one step.

use std::borrow::Cow;

use maud::Render;

use crate::{Html, Icon, html};

/// A card; finish it by rendering it.
#[derive(Debug)]
#[must_use]
pub struct Card<'a> {
    title: Cow<'a, str>,
    href: Option<Cow<'a, str>>,
    kicker: Option<Cow<'a, str>>,
    tags: Vec<Html>,
    facts: Vec<(Icon, Cow<'a, str>, bool)>,
    body: Html,
    foot: Html,
    level: u8,
    state: Option<&'static str>,
}

/// A card with a title that leads somewhere.
pub fn card<'a>(title: impl Into<Cow<'a, str>>, href: impl Into<Cow<'a, str>>) -> Card<'a> {
    let href = href.into();
    Card {
        title: title.into(),
        href: (!href.is_empty()).then_some(href),
        kicker: None,
        tags: Vec::new(),
        facts: Vec::new(),
        body: html! {},
        foot: html! {},
        level: 3,
        state: None,
    }
}

impl<'a> Card<'a> {
    /// A short line above the title.
    pub fn kicker(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.kicker = Some(text.into());
        self
    }

    /// A tag under the title.
    pub fn tag(mut self, tag: Html) -> Self {
        self.tags.push(tag);
        self
    }

    /// A line with a sign: when, where.
    pub fn fact(mut self, icon: Icon, text: impl Into<Cow<'a, str>>) -> Self {
        self.facts.push((icon, text.into(), false));
        self
    }

    /// The line that counts most: how many are coming, what is left.
    pub fn strong_fact(mut self, icon: Icon, text: impl Into<Cow<'a, str>>) -> Self {
        self.facts.push((icon, text.into(), true));
        self
    }

    /// Anything between facts and step.
    pub fn body(mut self, body: Html) -> Self {
        self.body = body;
        self
    }

    /// The step to take: a button, a link.
    pub fn step(mut self, step: impl Render) -> Self {
        self.foot = step.render();
        self
    }

    /// The level of its heading, 2 to 4; 3 when not said.
    pub fn level(mut self, level: u8) -> Self {
        self.level = level;
        self
    }

    /// A state the style may show, such as `canceled` or `past`.
    pub fn state(mut self, state: &'static str) -> Self {
        self.state = Some(state);
        self
    }
}

impl Card<'_> {
    /// Everything but the line above the title, to be made once where many pages show the same card.
    pub fn inside(&self) -> Html {
        let title = html! {
            @match &self.href {
                Some(href) => a href=(href) { bdi { (self.title) } },
                None => bdi { (self.title) },
            }
        };
        html! {
            @match self.level {
                2 => h2 class="card-title" { (title) },
                4 => h4 class="card-title" { (title) },
                _ => h3 class="card-title" { (title) },
            }
            @if !self.tags.is_empty() { p class="tags" { @for tag in &self.tags { (tag) " " } } }
            @if !self.facts.is_empty() {
                ul class="facts" {
                    @for (icon, text, strong) in &self.facts { li data-strong[*strong] { (icon) span { (text) } } }
                }
            }
            (self.body)
            @if !self.foot.0.is_empty() { div class="card-foot" { (self.foot) } }
        }
    }
}

impl Render for Card<'_> {
    fn render(&self) -> Html {
        html! {
            article class="card" data-state=[self.state] {
                @if let Some(kicker) = &self.kicker { p class="card-kicker" { (kicker) } }
                (self.inside())
            }
        }
    }
}

/// The same grid from the insides of cards that were made before, each with the line above its title
/// and its state.
pub fn cards_around<'a, K: Render>(list: impl IntoIterator<Item = (K, Option<&'static str>, &'a Html)>) -> Html {
    html! {
        ul class="cards" {
            @for (kicker, state, inside) in list {
                li { article class="card" data-state=[state] { p class="card-kicker" { (kicker) } (inside) } }
            }
        }
    }
}

/// Cards in a grid that fits the screen.
pub fn cards<'a>(list: impl IntoIterator<Item = Card<'a>>) -> Html {
    html! { ul class="cards" { @for card in list { li { (card) } } } }
}
