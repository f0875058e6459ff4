//! The page on which the chair writes and orders the agenda.

use base::{Code, Problems};
use ui::{Form, Head, Html, Look, Sheet, Tone, button, choice, details, href, html, tag};

use super::model::{Item, ItemForm, Kind, MINUTES_MAX, TITLE_MAX, planned};
use crate::meeting::model::{Meeting, State};
use crate::meeting::views::crumbs_of;

/// Everything the page shows.
pub(crate) struct AgendaPage<'a> {
    pub(crate) it: &'a Meeting,
    pub(crate) items: &'a [Item],
    /// Proposals to choose from: code and title.
    pub(crate) proposals: &'a [(Code, String)],
    pub(crate) raw: &'a ItemForm,
    pub(crate) problems: &'a Problems,
}

/// The page with its head.
pub(crate) fn show(look: &Look<'_>, page: &AgendaPage<'_>) -> (Head, Html) {
    let (words, it) = (look.words, page.it);
    let title = words.meeting_agenda_title(&it.content.title);
    let minutes = planned(page.items);
    let main = ui::narrow(html! {
        (crumbs_of(look, it))
        (ui::title(&title, ""))
        @if page.items.is_empty() { p { (words.meeting_agenda_empty()) } }
        ol class="rounds" { @for (at, item) in page.items.iter().enumerate() { li { (row(look, page, item, at)) } } }
        @if minutes > 0 { p class="hint" { (words.meeting_agenda_minutes(minutes)) } }
        @if matches!(it.state, State::Planned | State::Running) { (ui::section("add", words.meeting_agenda_add(), add(look, page))) }
    });
    (Head::new(title).hidden().sheet_of(Sheet::Decide), main)
}

fn row(look: &Look<'_>, page: &AgendaPage<'_>, item: &Item, at: usize) -> Html {
    let (words, it) = (look.words, page.it);
    let to = href::agenda_item(it.code, item.number);
    let step = |label, step| {
        ui::post_button(look, &to, button(Tone::Quiet, label).about(item.title.as_str()).sends("step", step))
    };
    let form = Form::fresh(look);
    let (title_id, minutes_id) = (format!("title-{}", item.number), format!("minutes-{}", item.number));
    let content = html! {
        @if item.proposal.is_none() { (form.text("title", words.meeting_item_title()).id(title_id).value(item.title.as_str()).max_length(TITLE_MAX).required()) }
        (form.number("minutes", words.meeting_item_minutes()).id(minutes_id).value(item.minutes.to_string()).min("0").max(MINUTES_MAX.to_string()).short())
        (button(Tone::Plain, words.ui_save()).about(item.title.as_str()).sends("step", "save"))
    };
    html! {
        p {
            strong { bdi { (item.title) } } " "
            @if it.current == Some(item.number) { (tag("good", words.meeting_item_now())) } @else if item.ended_at.is_some() { (tag("plain", words.meeting_item_done())) }
            " " small { (words.by_key(&format!("meeting-kind-{}", item.kind.as_str()), &[]).unwrap_or_default()) @if item.minutes > 0 { " · " (words.meeting_item_length(item.minutes)) } }
        }
        @if matches!(it.state, State::Planned | State::Running) {
            (ui::row([
                html! { @if at > 0 { (step(words.meeting_item_up(), "up")) } },
                html! { @if at + 1 < page.items.len() { (step(words.meeting_item_down(), "down")) } },
                html! { @if item.begun_at.is_none() { (step(words.meeting_item_remove(), "remove")) } },
            ]))
            (details(words.meeting_item_change(), form.post(&to, content)))
        }
    }
}

fn add(look: &Look<'_>, page: &AgendaPage<'_>) -> Html {
    let (words, raw) = (look.words, page.raw);
    let form = Form::new(look, page.problems);
    let offers = !page.proposals.is_empty();
    let kinds = Kind::ALL.iter().filter(|kind| offers || **kind != Kind::Proposal).map(|kind| {
        let key = format!("meeting-kind-{}", kind.as_str());
        choice(kind.as_str(), words.by_key(&key, &[]).unwrap_or_default()).on(raw.kind == kind.as_str())
    });
    let none = std::iter::once(choice("", words.meeting_item_no_proposal()));
    let proposals = none.chain(
        page.proposals
            .iter()
            .map(|(code, title)| choice(code.as_str(), title.as_str()).on(raw.proposal == code.as_str())),
    );
    let content = html! {
        (form.radios("kind", words.meeting_item_kind(), kinds.collect()).required())
        @if offers { (form.select("proposal", words.meeting_item_proposal(), proposals.collect()).hint(words.meeting_item_proposal_hint())) }
        (form.text("title", words.meeting_item_title()).hint(words.meeting_item_title_hint()).value(raw.title.as_str()).max_length(TITLE_MAX))
        (form.number("minutes", words.meeting_item_minutes()).value(raw.minutes.as_str()).min("0").max(MINUTES_MAX.to_string()).short().optional())
        (button(Tone::Main, words.meeting_item_send()))
    };
    form.post(&href::agenda(page.it.code), content)
}
