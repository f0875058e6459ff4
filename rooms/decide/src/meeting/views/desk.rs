//! The chair's page: everything needed to lead a meeting, big enough for a phone.

use base::Problems;
use ui::{Form, Head, Html, Icon, Look, Sheet, Tone, button, href, html, link_button};

use super::{attendance, crumbs_of, live, state_tag};
use crate::meeting::agenda::model::{Item, following};
use crate::meeting::hands::model::{AskForm, EndForm, Hands};
use crate::meeting::hands::views as hands;
use crate::meeting::model::{Attendance, Meeting};
use crate::meeting::presence::model::CountForm;
use crate::meeting::speakers::model::{FloorForm, Speaker};
use crate::meeting::speakers::views as speakers;

/// Everything the page shows, with what was typed into its forms.
pub(crate) struct DeskPage<'a> {
    pub(crate) it: &'a Meeting,
    pub(crate) attendance: Attendance,
    pub(crate) items: &'a [Item],
    pub(crate) open: Option<&'a Hands>,
    pub(crate) speakers: &'a [Speaker],
    pub(crate) counted: &'a CountForm,
    pub(crate) floor: &'a FloorForm,
    pub(crate) asked: &'a AskForm,
    pub(crate) ended: &'a EndForm,
    pub(crate) problems: &'a Problems,
}

static SOUND: Problems = Problems::new();

impl<'a> DeskPage<'a> {
    /// What is wrong with the form that has these fields; the other forms of the page are sound.
    pub(crate) fn problems_of(&self, fields: &[&str]) -> &'a Problems {
        if fields.iter().any(|field| self.problems.of(field).is_some()) { self.problems } else { &SOUND }
    }
}

/// The page with its head.
pub(crate) fn desk(look: &Look<'_>, page: &DeskPage<'_>) -> (Head, Html) {
    let (words, it) = (look.words, page.it);
    let title = words.meeting_desk_title(&it.content.title);
    let body = html! {
        (ui::split(html! {
            (item(look, page))
            (hands::desk(look, page))
            (speakers::desk(look, page))
        }, html! {
            (ui::section("room", words.meeting_present(), html! {
                (attendance(look, &page.attendance))
                p class="hint" { (words.meeting_checked_in(page.attendance.checked_in)) }
                (count(look, page))
            }))
            (ui::section("agenda", words.meeting_agenda(), html! {
                @if page.items.is_empty() { p { (words.meeting_agenda_empty()) } } @else { (super::agenda_list(look, it, page.items, true)) }
                p { (link_button(Tone::Plain, href::agenda(it.code), words.meeting_agenda_link()).icon(Icon::List)) }
            }))
        }))
    };
    let main = html! {
        (crumbs_of(look, it))
        (ui::title(&title, html! { p { (state_tag(words, it.state)) } }))
        (ui::row([
            html! { (link_button(Tone::Plain, href::meeting_wall(it.code), words.meeting_wall_link()).icon(Icon::QrCode)) },
            html! { (link_button(Tone::Plain, href::minutes(it.code), words.meeting_minutes_title()).icon(Icon::File)) },
            html! { (link_button(Tone::Plain, href::meeting_state(it.code), words.meeting_step_link()).icon(Icon::ArrowRight)) },
        ]))
        (live(it, words, &href::meeting_desk(it.code), body))
    };
    (Head::new(title).hidden().sheet_of(Sheet::Decide), main)
}

/// What is dealt with, and what comes next.
fn item(look: &Look<'_>, page: &DeskPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let current = page.items.iter().find(|item| Some(item.number) == it.current);
    let next = following(page.items, it.current);
    let step = |item: &Item, tone, step: &'static str, label: String| {
        ui::post_button(look, &href::agenda_item(it.code, item.number), button(tone, label).sends("step", step))
    };
    let body = html! {
        @match current {
            Some(item) => p class="decision-line" { bdi { (item.title) } },
            None => p { (words.meeting_agenda_none()) },
        }
        (ui::row([
            html! { @if let Some(next) = next { (step(next, Tone::Main, "now", words.meeting_desk_next(&next.title))) } },
            html! { @if let Some(item) = current { (step(item, Tone::Plain, "done", words.meeting_desk_done().to_owned())) } },
        ]))
    };
    ui::section("now", words.meeting_item_now(), body)
}

fn count(look: &Look<'_>, page: &DeskPage<'_>) -> Html {
    let (words, raw) = (look.words, page.counted);
    let form = Form::new(look, page.problems_of(&["counted", "guests"]));
    let most = page.attendance.rules.entitled.to_string();
    let content = html! {
        (form.number("counted", words.meeting_count_members()).hint(words.meeting_count_members_hint()).value(raw.counted.as_str()).min("0").max(most).short())
        (form.number("guests", words.meeting_count_guests()).value(raw.guests.as_str()).min("0").short())
        (button(Tone::Plain, words.meeting_count_send()))
    };
    html! { h3 { (words.meeting_count_title()) } (form.post(&href::meeting_attendance(page.it.code), content)) }
}
