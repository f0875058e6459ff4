//! What changed in a call, for everybody and for an editor who came second.

use ui::{Head, Html, Kind, Look, Words, format, href, html};

use super::{day, period, state_word};
use crate::call::model::{Call, Change, Correction, Field, Period, State};

/// The public history with its head; `older` leads to earlier entries.
pub fn corrections(look: &Look<'_>, call: &Call, list: &[Correction], older: Option<&str>) -> (Head, Html) {
    let words = look.words;
    let title = words.call_corrections_title(&call.content.title);
    let main = html! {
        (ui::breadcrumbs(look, &[(&call.content.title, &href::call(&call.slug))]))
        (ui::title(&title, words.call_corrections_lead()))
        @if list.is_empty() { p { (words.call_corrections_none()) } }
        @for it in list { (entry(look, it)) }
        @if let Some(at) = call.opened_at.filter(|_| older.is_none()) { p { (words.call_corrections_opened(&day(words, at))) } }
        (ui::older_newer(look, None, older))
    };
    (Head::new(&title).canonical(href::call_corrections(&call.slug)), main)
}

fn entry(look: &Look<'_>, it: &Correction) -> Html {
    let words = look.words;
    let id = format!("version-{}", it.version);
    ui::section(
        &id,
        format::moment(words, it.at, "UTC", format::Detail::Day),
        html! {
            @if !it.reason.is_empty() { p { bdi { (words.call_corrections_reason(&it.reason)) } } }
            @for change in &it.changes { (difference(words, change)) }
        },
    )
}

/// For the second of two editors: what the first one saved meanwhile.
pub fn stale(look: &Look<'_>, since: &[Correction]) -> Html {
    let words = look.words;
    let content = html! {
        p { (words.call_stale_text()) }
        @for it in since {
            p { (words.call_stale_when(&format::ago(words, it.at, look.now))) }
            @for change in &it.changes { (difference(words, change)) }
        }
    };
    ui::notice(Kind::Careful, words.call_stale_title(), content)
}

/// One field: what went and what came, with a few words around it.
fn difference(words: &Words, change: &Change) -> Html {
    let name = words.by_key(change.field.key(), &[]).unwrap_or_default();
    let shown = match change.field {
        Field::Period | Field::Langs | Field::State | Field::Picture | Field::Slug => whole(words, change),
        Field::Title | Field::Summary | Field::Text | Field::Demands | Field::WhyText | Field::WhyUrl => {
            part(words, change)
        }
    };
    html! { div class="change" { p class="change-field" { strong { (name) } } (shown) } }
}

fn whole(words: &Words, change: &Change) -> Html {
    html! {
        p {
            del { (away(words.call_change_before())) (value(words, change.field, &change.before)) }
            " "
            ins { (away(words.call_change_after())) (value(words, change.field, &change.after)) }
        }
    }
}

fn part(words: &Words, change: &Change) -> Html {
    let it = change.difference();
    html! {
        p class="change-text" {
            @if it.more_before { "… " }
            (it.head)
            @if !it.out.is_empty() { del { (away(words.call_change_before())) (it.out) } }
            @if !it.out.is_empty() && !it.new.is_empty() { " " }
            @if !it.new.is_empty() { ins { (away(words.call_change_after())) (it.new) } }
            (it.tail)
            @if it.more_behind { " …" }
        }
    }
}

/// Said to those who do not see what is struck out.
fn away(word: &str) -> Html {
    html! { span class="away" { (word) ": " } }
}

/// A field's value in the reader's words.
fn value(words: &Words, field: Field, raw: &str) -> String {
    let said = match field {
        Field::State => State::parse(raw).map(|state| state_word(words, state).to_owned()),
        Field::Langs => {
            let names: Vec<String> = raw.split_whitespace().map(|tag| format::language(words, tag)).collect();
            Some(format::list(words, &names))
        }
        Field::Period => days(raw).map(|it| period(words, it)),
        _ => None,
    };
    let said = said.unwrap_or_else(|| raw.to_owned());
    if said.is_empty() { words.call_change_nothing().to_owned() } else { said }
}

fn days(raw: &str) -> Option<Period> {
    let (starts, ends) = raw.split_once('/').unwrap_or((raw, raw));
    Period::new(starts.parse().ok()?, ends.parse().ok()?)
}
