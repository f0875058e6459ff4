//! The form that checks in, and the page for the wall.

use base::Problems;
use ui::{Form, Head, Html, Icon, Look, Sheet, Tone, button, href, html, link_button, qr};

use super::model::HereForm;
use crate::meeting::agenda::model::Item;
use crate::meeting::hands::model::Hands;
use crate::meeting::hands::views::{question, so_far};
use crate::meeting::model::{Attendance, Meeting};
use crate::meeting::speakers::model::{Speaker, speaking, waiting};
use crate::meeting::views::{attendance, live};

/// The form with its head.
pub(crate) fn check_in(look: &Look<'_>, raw: &HereForm, problems: &Problems) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let content = html! {
        (form.text("code", words.meeting_here_code()).hint(words.meeting_here_code_hint()).value(raw.code.as_str()).max_length(12).autocomplete("off").half().required())
        (form.check("named", words.meeting_here_named()).hint(words.meeting_here_named_hint()).on(raw.named == "yes"))
        (button(Tone::Main, words.meeting_here_send()).icon(Icon::Check))
    };
    let main = ui::narrow(html! {
        (ui::title(words.meeting_here_title(), words.meeting_here_lead()))
        (form.post(&href::meeting_here(), content))
    });
    (Head::new(words.meeting_here_title()).hidden().sheet_of(Sheet::Decide), main)
}

/// Everything the wall shows.
pub(crate) struct WallPage<'a> {
    pub(crate) it: &'a Meeting,
    pub(crate) attendance: Attendance,
    pub(crate) items: &'a [Item],
    pub(crate) open: Option<&'a Hands>,
    pub(crate) speakers: &'a [Speaker],
}

/// The page for the wall with its head: a sheet whose biggest words are the code.
pub(crate) fn wall(look: &Look<'_>, page: &WallPage<'_>) -> (Head, Html) {
    let (words, it) = (look.words, page.it);
    let here = href::meeting_here();
    let with_code = href::with_query(&here, &[("code", &it.door.0)]);
    let address = format!("{}{here}", look.base_url);
    let current = page.items.iter().find(|item| Some(item.number) == it.current);
    let sheet = html! {
        article class="flyer" {
            header {
                p class="flyer-kicker" { bdi { (it.body.name) } " · " bdi { (it.content.title) } }
                h1 { (it.door.shown()) }
                p class="flyer-summary" { (words.meeting_wall_say()) }
                p class="flyer-address" { @for part in address.trim_start_matches("https://").trim_start_matches("http://").split_inclusive('/') { (part) wbr; } }
            }
            div class="flyer-facts" {
                section data-wide { h2 { (words.meeting_present()) } (attendance(look, &page.attendance)) }
                @if let Some(open) = page.open { section data-wide { h2 { (words.meeting_hands()) } p { bdi { (question(words, open, true)) } } (so_far(words, open.figures)) } }
                @if let Some(item) = current { section { h2 { (words.meeting_item_now()) } p { bdi { (item.title) } } } }
                section { h2 { (words.meeting_speakers_now()) } p data-live="speaking" { @match speaking(page.speakers) { Some(one) => bdi { (one.name) }, None => (words.meeting_speakers_nobody()) } } h2 { (words.meeting_speakers_waiting()) } p data-live="waiting" { (waiting(page.speakers).len()) } }
            }
            footer { div class="flyer-code" { (qr::svg(&format!("{}{with_code}", look.base_url), words.meeting_wall_qr())) } }
        }
    };
    let main = html! {
        div class="screen" { (link_button(Tone::Plain, href::meeting_desk(it.code), words.meeting_desk_link()).icon(Icon::ArrowLeft)) }
        (live(it, words, &href::meeting_wall(it.code), sheet))
    };
    (Head::new(words.meeting_wall_link()).hidden().sheet().sheet_of(Sheet::Decide), main)
}
