//! How the speaking list looks: to a member, and to the chair.

use ui::{Form, Html, Icon, Look, Tone, Words, button, href, html};

use super::model::{GUEST_MAX, Speaker, Standing, speaking, waiting};
use crate::meeting::model::{ListState, Meeting};
use crate::meeting::views::DeskPage;

/// Who speaks and who waits.
fn list(words: &Words, all: &[Speaker], extra: impl Fn(&Speaker) -> Html) -> Html {
    let queue = waiting(all);
    html! {
        p { (words.meeting_speakers_now()) ": " strong data-live="speaking" { @match speaking(all) { Some(it) => bdi { (it.name) }, None => (words.meeting_speakers_nobody()) } } }
        p { (words.meeting_speakers_waiting()) ": " strong data-live="waiting" { (ui::format::number(words, queue.len())) } }
        @if queue.is_empty() { p class="hint" { (words.meeting_speakers_empty()) } }
        ol class="marks" {
            @for (it, turns) in queue {
                li { bdi { (it.name) } @if turns > 0 { " " small { (words.meeting_speakers_turns(turns)) } } (extra(it)) }
            }
        }
    }
}

/// The list as a member sees it; `me` is none for those who are not in the room.
pub(crate) fn mine(look: &Look<'_>, it: &Meeting, all: &[Speaker], me: Option<base::PersonId>) -> Html {
    let words = look.words;
    let to = href::speakers(it.code);
    let waits = me.is_some() && all.iter().any(|other| other.person == me && other.standing == Standing::Waiting);
    let body = html! {
        (list(words, all, |_| html! {}))
        @if waits {
            (ui::post_button(look, &to, button(Tone::Plain, words.meeting_speakers_leave()).sends("then", "leave")))
        } @else if it.list == ListState::Closed {
            p { (words.meeting_speakers_are_closed()) }
        } @else if me.is_some() {
            (ui::post_button(look, &to, button(Tone::Plain, words.meeting_speakers_ask()).icon(Icon::Hand).sends("then", "ask")))
        }
        p class="hint" { (words.meeting_speakers_rule()) }
    };
    ui::section("speakers", words.meeting_speakers(), body)
}

/// The chair's part.
pub(crate) fn desk(look: &Look<'_>, page: &DeskPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let to = href::floor(it.code);
    let step = |tone, label, then| ui::post_button(look, &to, button(tone, label).sends("then", then));
    let (label, then) = match it.list {
        ListState::Open => (words.meeting_speakers_close(), "close"),
        ListState::Closed => (words.meeting_speakers_open(), "open"),
    };
    let take_off = |one: &Speaker| {
        let form = Form::fresh(look);
        let content = html! {
            (form.hidden("number", &one.number.to_string()))
            (button(Tone::Quiet, words.meeting_speakers_drop()).about(one.name.as_str()).sends("then", "drop"))
        };
        form.post(&to, content)
    };
    let form = Form::new(look, page.problems_of(&["name"]));
    let guest = html! {
        (form.hidden("then", "guest"))
        (form.text("name", words.meeting_speakers_guest()).value(page.floor.name.as_str()).max_length(GUEST_MAX).autocomplete("off").required())
        (button(Tone::Plain, words.meeting_speakers_guest_send()))
    };
    let body = html! {
        (ui::row([
            html! { @if !waiting(page.speakers).is_empty() { (step(Tone::Main, words.meeting_speakers_next(), "next")) } },
            html! { @if speaking(page.speakers).is_some() { (step(Tone::Plain, words.meeting_speakers_end(), "end")) } },
            html! { (step(Tone::Plain, label, then)) },
        ]))
        (list(words, page.speakers, take_off))
        (form.post(&to, guest))
        p class="hint" { (words.meeting_speakers_rule()) }
    };
    ui::section("speakers", words.meeting_speakers(), body)
}
