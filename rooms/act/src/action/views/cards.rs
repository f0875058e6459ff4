//! Actions in a row: a card each, for lists, a call's page, a group's page and my page.

use ui::{Card, Html, Icon, Look, Tone, card, cards, format, href, html, link_button};

use super::state_tag;
use crate::action::model::{ActionSpot, Mine, State};

/// A public action as a card; `far` is the distance from what was searched for, in words.
pub fn spot_card<'a>(look: &Look<'_>, it: &'a ActionSpot, far: Option<&str>) -> Card<'a> {
    let words = look.words;
    let when = format::short_range(words, it.starts_at, Some(it.ends_at), &it.zone, look.now);
    let town = it.place.town();
    let place = if it.place.name.is_empty() || town.is_empty() { town } else { format!("{}, {town}", it.place.name) };
    let mut made =
        card(it.title.as_str(), href::action(it.code)).kicker(super::kind(words, it.kind)).fact(Icon::Calendar, when);
    made = match (place.is_empty(), far) {
        (true, _) => made.fact(Icon::Video, words.action_online()),
        (false, Some(far)) => made.fact(Icon::MapPin, format!("{place} · {far}")),
        (false, None) => made.fact(Icon::MapPin, place),
    };
    if let Some(tag) = state_tag(words, it.state) {
        made = made.tag(tag);
    }
    if it.state == State::Canceled {
        return made.state("canceled");
    }
    made = made.strong_fact(Icon::Users, words.action_going(it.figures.going));
    if let Some(left) = it.left() {
        made = made.fact(Icon::Ticket, words.action_left(left));
    }
    if it.ends_at <= look.now {
        return made.state("past");
    }
    let label = if it.state == State::Published { words.action_card_come() } else { words.action_card_see() };
    made.step(link_button(Tone::Plain, href::action(it.code), label).about(it.title.as_str()))
}

/// A group's next actions, for its page; `new` is where its stewards add one.
pub fn group_card(look: &Look<'_>, spots: &[ActionSpot], drafts: &[Mine], new: Option<&str>) -> Html {
    let words = look.words;
    ui::section(
        "group-actions",
        words.action_group_title(),
        html! {
            @if spots.is_empty() { p { (words.action_group_none()) } }
            (cards(spots.iter().map(|spot| spot_card(look, spot, None))))
            @if !drafts.is_empty() {
                h3 { (words.action_group_drafts()) }
                (cards(drafts.iter().map(|draft| mine_card(look, draft).level(4))))
            }
            @if let Some(new) = new {
                (ui::row([html! { (link_button(Tone::Plain, new, words.action_new_button()).icon(Icon::Plus)) }]))
            }
        },
    )
}

/// An action as those see it who answer for it.
fn mine_card<'a>(look: &Look<'_>, (code, title, at, zone, state): &'a Mine) -> Card<'a> {
    let words = look.words;
    let made = card(title.as_str(), href::action(code))
        .fact(Icon::Calendar, format::moment(words, *at, zone, format::Detail::ShortTime));
    match state_tag(words, *state) {
        Some(tag) => made.tag(tag),
        None => made,
    }
}

/// What I organize, for my page.
pub fn person_card(look: &Look<'_>, mine: &[Mine]) -> Html {
    let words = look.words;
    ui::section(
        "my-actions",
        words.action_mine_title(),
        html! {
            @if mine.is_empty() { p { (words.action_mine_none()) } }
            (cards(mine.iter().map(|it| mine_card(look, it))))
            (ui::row([html! { (link_button(Tone::Plain, href::action_alone(), words.action_new_button()).icon(Icon::Plus)) }]))
        },
    )
}
