//! How candidacies look: a part of the page of their set of seats.

use base::Problems;
use ui::{Form, Html, Icon, Kind, Look, Tone, button, choice, href, html, link_button};

use super::model::{Candidacy, State, WORDS_MAX};
use crate::delegate::load::Whole;
use crate::delegate::views::Typed;

/// A candidate as a line of a list.
pub(crate) fn line(one: &Candidacy) -> Html {
    html! {
        li {
            bdi { (one.name) }
            @if !one.part.is_empty() { " (" bdi { (one.part) } ")" }
            @if !one.words.is_empty() { " " small { bdi { (one.words) } } }
        }
    }
}

/// Who stands, and the forms to stand, to withdraw and to put another member forward; for members.
pub(crate) fn section(look: &Look<'_>, page: &Whole, problems: &Problems, typed: &Typed) -> Html {
    let words = look.words;
    let it = &page.overview.it;
    let standing: Vec<&Candidacy> = page.candidates.iter().filter(|one| one.state == State::Stands).collect();
    let body = html! {
        p { (words.delegate_candidates_lead()) }
        @if standing.is_empty() { p { (words.delegate_candidates_none()) } }
        ul class="choices-list" { @for one in &standing { (line(one)) } }
        @if page.overview.election.is_none() {
            (my_part(look, page, problems, typed))
            (ask(look, it, problems, typed))
        } @else { p class="hint" { (words.delegate_candidates_closed()) } }
        (wait(look, page))
    };
    ui::section("candidates", words.delegate_candidates(), body)
}

fn my_part(look: &Look<'_>, page: &Whole, problems: &Problems, typed: &Typed) -> Html {
    let words = look.words;
    let it = &page.overview.it;
    let form = Form::new(look, problems);
    let to = href::candidacies(it.code);
    let mine = page.mine.as_ref();
    let is_asked = mine.is_some_and(|one| one.state == State::Asked);
    let value = if typed.stand.words.is_empty() {
        mine.map_or("", |one| one.words.as_str())
    } else {
        typed.stand.words.as_str()
    };
    let part =
        if typed.stand.part.is_empty() { mine.map_or("", |one| one.part.as_str()) } else { typed.stand.part.as_str() };
    let summary = match mine.map(|one| one.state) {
        None => words.delegate_stand(),
        Some(State::Asked) => words.delegate_accept(),
        Some(State::Stands) => words.delegate_stand_again(),
    };
    let mut parts = vec![choice("", words.delegate_part_none()).on(part.is_empty())];
    parts.extend(it.settings.at_least.iter().map(|(_, name)| choice(name.as_str(), name.as_str()).on(name == part)));
    html! {
        @if is_asked { (ui::notice(Kind::Info, words.delegate_i_was_asked(), words.delegate_asked_text())) }
        (ui::details(summary, form.post(&to, html! {
            p class="hint" { (words.delegate_stand_note()) }
            (form.textarea("words", words.delegate_field_words()).value(value).rows(3).max_length(WORDS_MAX).optional())
            @if !it.settings.at_least.is_empty() { (form.select("part", words.delegate_field_part(), parts).hint(words.delegate_field_part_hint())) }
            (button(Tone::Main, summary).sends("then", "stand"))
        })))
        @if mine.is_some() {
            (ui::post_button(look, &to, button(Tone::Quiet, if is_asked { words.delegate_decline() } else { words.delegate_withdraw() }).sends("then", "withdraw")))
        }
    }
}

fn ask(look: &Look<'_>, it: &crate::delegate::model::Delegation, problems: &Problems, typed: &Typed) -> Html {
    let words = look.words;
    let form = Form::new(look, problems);
    ui::details(
        words.delegate_put_forward(),
        form.post(
            &href::candidacy_ask(it.code),
            html! {
                (form.text("name", words.delegate_field_name()).hint(words.delegate_field_name_hint()).value(typed.ask.name.as_str()).max_length(80).required())
                (button(Tone::Plain, words.delegate_put_forward_send()))
            },
        ),
    )
}

/// A substitute can give up the place.
fn wait(look: &Look<'_>, page: &Whole) -> Html {
    let words = look.words;
    html! {
        @if page.waits {
            p { (link_button(Tone::Quiet, href::seat_leave(page.overview.it.code, 0), words.delegate_wait_leave()).icon(Icon::LogOut)) }
        }
    }
}
