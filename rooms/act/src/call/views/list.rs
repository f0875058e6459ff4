//! Calls in a row: the list, the cards, and a group's card.

use ui::{Card, Head, Html, Icon, Look, Tone, card, cards, format, href, html, link_button};

use super::{short_period, state_tag};
use crate::call::model::{Listed, State};
use crate::endorsement::model::Endorsed;

/// Everything the list shows.
#[derive(Debug)]
pub struct CallList<'a> {
    /// Drafts of the reader's groups.
    pub drafts: &'a [Listed],
    /// One page of public calls, open ones first.
    pub calls: &'a [Listed],
    /// Which page, counted from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// Whether the reader may write one.
    pub can_write: bool,
}

/// The page with its head.
pub fn list(look: &Look<'_>, it: &CallList<'_>) -> (Head, Html) {
    let words = look.words;
    let head = Head::new(words.call_list_title()).description(words.call_list_lead()).canonical(href::calls());
    let (open, past): (Vec<&Listed>, Vec<&Listed>) = it.calls.iter().partition(|call| call.state == State::Open);
    let new = html! {
        @if it.can_write { (link_button(Tone::Main, href::call_new(), words.call_list_new()).icon(Icon::Plus)) }
    };
    let main = html! {
        (ui::title(words.call_list_title(), words.call_list_lead()))
        @if it.can_write { (ui::row([new])) }
        @if !it.drafts.is_empty() {
            (ui::section("drafts", words.call_list_drafts(), html! {
                p { (words.call_list_drafts_note()) }
                (cards(it.drafts.iter().map(|call| call_card(look, call))))
            }))
        }
        @if it.calls.is_empty() && it.drafts.is_empty() {
            (ui::empty(Icon::Megaphone, words.call_list_empty(), html! {
                (link_button(Tone::Plain, href::groups(), words.call_list_empty_next()))
            }))
        }
        @if !open.is_empty() {
            (ui::section("open", words.call_list_open(), cards(open.iter().map(|call| call_card(look, call)))))
        }
        @if !past.is_empty() {
            (ui::section("past", words.call_list_past(), cards(past.iter().map(|call| call_card(look, call)))))
        }
        (ui::numbered(look, it.page, it.pages, |page| href::with_query(&href::calls(), &[("page", &page.to_string())])))
    };
    (head, main)
}

/// A call as a card.
pub fn call_card<'a>(look: &Look<'_>, it: &'a Listed) -> Card<'a> {
    let words = look.words;
    let figures = it.figures;
    let made = card(it.title.as_str(), href::call(&it.slug))
        .kicker(words.call_card_kicker(&it.caller.name, &short_period(words, it.period)))
        .body(html! { p { bdi { (it.summary) } } })
        .step(link_button(Tone::Plain, href::call(&it.slug), words.call_card_go()).about(it.title.as_str()));
    let made = if figures.turnout_actions > 0 {
        let band = format::band(words, figures.turnout_low, figures.turnout_high);
        made.strong_fact(Icon::Chart, words.call_card_came(&band))
    } else if it.state == State::Open {
        made.strong_fact(Icon::Users, words.call_card_going(figures.going))
    } else {
        made
    };
    let made = made
        .fact(Icon::MapPin, words.call_card_actions(figures.actions))
        .fact(Icon::Stamp, words.call_card_endorsed(figures.endorsements));
    match it.state {
        State::Open => made,
        State::Draft => made.tag(state_tag(words, it.state)).state("draft"),
        State::Closed => made.tag(state_tag(words, it.state)).state("past"),
        State::Withdrawn => made.tag(state_tag(words, it.state)).state("canceled"),
    }
}

/// The calls and endorsements of a group, for its page; `more` says that there are more calls.
pub fn group_card(look: &Look<'_>, calls: &[Listed], endorsed: &[Endorsed], more: bool) -> Html {
    let words = look.words;
    html! {
        @if !calls.is_empty() {
            (ui::section("group-calls", words.call_group_title(), html! {
                (cards(calls.iter().map(|call| call_card(look, call))))
                @if more { p { a href=(href::calls()) { (words.call_group_more()) } } }
            }))
        }
        @if !endorsed.is_empty() {
            (ui::section("group-endorses", words.call_group_endorses(), html! {
                ul class="names" {
                    @for it in endorsed { li { a href=(href::call(&it.call_slug)) { bdi { (it.call_title) } } } }
                }
            }))
        }
    }
}

/// Drafts of my groups and the way to write a call, for my page.
pub fn person_card(look: &Look<'_>, drafts: &[Listed]) -> Html {
    let words = look.words;
    ui::section(
        "my-calls",
        words.call_list_title(),
        html! {
            @if !drafts.is_empty() {
                p { (words.call_list_drafts()) }
                (cards(drafts.iter().map(|call| call_card(look, call))))
            }
            (ui::row([html! { (link_button(Tone::Plain, href::call_new(), words.call_list_new()).icon(Icon::Plus)) }]))
        },
    )
}
