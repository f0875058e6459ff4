//! The flyers of calls and actions: one sheet, readable from two meters away.

use ui::{Flyer, Head, Html, Icon, Look, Paper, Tab, Tone, format, href, html, link_button};
use web::Sample;

use crate::action::model::{Action, State};
use crate::action::views::{access_fact, kind as kind_word, place_lines};
use crate::call::model::Call;

/// What the head says: a sheet of paper is not for search engines.
pub(crate) fn head(title: &str) -> Head {
    Head::new(title).hidden().sheet()
}

/// The address as people type it.
fn typed(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, rest)| rest)
}

/// The way back, the other paper, the printer: on the screen only.
fn tools(look: &Look<'_>, back: &str, path: &str, paper: Paper) -> Html {
    let words = look.words;
    let other = |paper: Paper| href::with_query(path, &[("paper", paper.name())]);
    let (a4, letter) = (other(Paper::A4), other(Paper::Letter));
    html! {
        div class="screen row" {
            (link_button(Tone::Plain, back, words.feeds_flyer_back()).icon(Icon::ArrowLeft))
            (ui::print_button(look))
            (ui::tabs(words.feeds_flyer_paper(), &[
                Tab { label: words.feeds_flyer_letter(), href: &letter, here: paper == Paper::Letter },
                Tab { label: words.feeds_flyer_a4(), href: &a4, here: paper == Paper::A4 },
            ]))
        }
    }
}

/// The flyer of an action.
pub(crate) fn of_action(look: &Look<'_>, it: &Action, paper: Paper) -> Html {
    let (words, content) = (look.words, &it.content);
    let url = format!("{}{}", look.base_url, href::action(it.code));
    let lines = place_lines(&content.place.public(content.place_shown));
    let day = format::days(words, content.starts_at, Some(content.ends_at), &content.zone);
    let when = match format::times(words, content.starts_at, Some(content.ends_at), &content.zone) {
        Some(times) => vec![day, times],
        None => vec![format::long_range(words, content.starts_at, Some(content.ends_at), &content.zone)],
    };
    let flyer = Flyer {
        paper,
        kicker: &kicker(look, it),
        title: &content.title,
        summary: it.public_call().map_or("", |call| call.title.as_str()),
        when,
        place: if lines.is_empty() { vec![words.feeds_table_online().to_owned()] } else { lines },
        notes_title: words.ui_good_to_know(),
        notes: notes(look, it),
        by: it.group.as_ref().filter(|group| group.is_public).map_or("", |group| group.name.as_str()),
        address: typed(&url),
        code: ui::qr::svg(&url, &words.feeds_flyer_code(typed(&url))),
    };
    html! {
        (tools(look, &href::action(it.code), &href::action_flyer(it.code), paper))
        (ui::flyer(look, &flyer))
    }
}

fn kicker(look: &Look<'_>, it: &Action) -> String {
    let words = look.words;
    match it.state {
        State::Canceled => words.feeds_picture_canceled().to_owned(),
        State::Postponed => words.feeds_picture_postponed().to_owned(),
        _ => kind_word(words, it.content.kind).to_owned(),
    }
}

fn notes(look: &Look<'_>, it: &Action) -> Vec<String> {
    let (words, content) = (look.words, &it.content);
    let mut notes = Vec::new();
    if !content.bring.is_empty() {
        notes.push(words.feeds_flyer_bring(&content.bring));
    }
    if !content.access_facts.is_empty() {
        let facts: Vec<&str> = content.access_facts.iter().map(|fact| access_fact(words, fact)).collect();
        notes.push(facts.join(" · "));
    }
    if !content.langs.is_empty() {
        let langs: Vec<String> = content.langs.iter().map(|tag| format::language(words, tag)).collect();
        notes.push(words.feeds_flyer_spoken(&format::list(words, &langs)));
    }
    notes
}

/// The flyer of a call.
pub(crate) fn of_call(look: &Look<'_>, it: &Call, paper: Paper) -> Html {
    let (words, content) = (look.words, &it.content);
    let url = format!("{}{}", look.base_url, href::call(&it.slug));
    let demands: Vec<String> = content.demands.iter().take(5).cloned().collect();
    let (notes_title, notes) = if demands.is_empty() {
        (words.ui_good_to_know(), vec![words.feeds_flyer_near().to_owned()])
    } else {
        (words.call_demands_title(), demands)
    };
    let flyer = Flyer {
        paper,
        kicker: words.feeds_flyer_call(),
        title: &content.title,
        summary: &content.summary,
        when: vec![crate::call::views::period(words, content.period)],
        place: Vec::new(),
        notes_title,
        notes,
        by: &it.caller.name,
        address: typed(&url),
        code: ui::qr::svg(&url, &words.feeds_flyer_code(typed(&url))),
    };
    html! {
        (tools(look, &href::call(&it.slug), &href::call_flyer(&it.slug), paper))
        (ui::flyer(look, &flyer))
    }
}

/// Flyers made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<Sample> {
    let call = crate::call::demo::sample_call(crate::call::model::State::Open);
    let title = call.content.title.clone();
    vec![Sample { name: "flyer-call", head: head(&title), main: of_call(look, &call, Paper::A4) }]
}
