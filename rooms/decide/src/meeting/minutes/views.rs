//! How minutes look: the page to read and print, the form for notes, the corrections.

use base::Problems;
use ui::format::Detail;
use ui::{
    Form, Head, Html, Icon, Kind, Look, Sheet, Tone, Words, button, format, href, html, link_button, print_button,
};

use super::model::{Correction, NOTE_MAX, Note, NoteForm};
use crate::meeting::agenda::model::Item;
use crate::meeting::hands::model::{Hands, Outcome};
use crate::meeting::hands::views as hands;
use crate::meeting::model::{Meeting, REASON_MAX, State};
use crate::meeting::presence::model::Naming;
use crate::meeting::views::{crumbs_of, facts, number, quorum, state_tag};
use crate::proposal::model::Audience;
use crate::proposal::views::change;

/// Everything the page shows.
pub(crate) struct MinutesPage<'a> {
    pub(crate) it: &'a Meeting,
    pub(crate) attendance: crate::meeting::model::Attendance,
    pub(crate) items: &'a [Item],
    pub(crate) hands: &'a [Hands],
    pub(crate) notes: &'a [Note],
    /// Those who asked to be named.
    pub(crate) names: &'a [String],
    /// Whether I was there and am named.
    pub(crate) here: Option<Naming>,
    pub(crate) is_member: bool,
    pub(crate) takes_minutes: bool,
    pub(crate) is_chair: bool,
}

/// The page with its head.
pub(crate) fn show(look: &Look<'_>, page: &MinutesPage<'_>) -> (Head, Html) {
    let (words, it) = (look.words, page.it);
    let title = words.meeting_minutes_of(&it.content.title);
    let main = html! {
        (crumbs_of(look, it))
        (ui::title(&title, html! { p { (words.meeting_kicker(&it.body.name)) } }))
        (standing(look, page))
        (facts(look, it))
        p { (state_tag(words, it.state)) @if !it.state_reason.is_empty() { " " bdi { (it.state_reason) } } @if let Some((from, to)) = it.opened_at.zip(it.ended_at) { " " (format::long_range(words, from, Some(to), &it.content.zone)) } }
        (attendance(look, page))
        (decisions(look, page))
        (agenda(look, page))
        (note(look, page, 0, words.meeting_minutes_general()))
        @if let Some(naming) = page.here.filter(|_| it.state == State::Closed) { div class="screen" { (crate::meeting::views::here(look, it, naming)) } }
    };
    let mut head = Head::new(title).canonical(href::minutes(it.code)).sheet_of(Sheet::Decide);
    if it.content.audience == Audience::Members || it.published_at.is_none() {
        head = head.hidden();
    }
    (head, main)
}

/// Whether it is a draft, and the steps on.
fn standing(look: &Look<'_>, page: &MinutesPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let day = |at| format::moment(words, at, &it.content.zone, Detail::Day);
    html! {
        @match it.published_at {
            Some(at) => p { strong { (words.meeting_minutes_published(&day(at))) } " " a href=(href::minutes_versions(it.code)) { (words.meeting_minutes_versions()) } },
            None => (ui::notice(Kind::Info, words.meeting_minutes_draft(), words.meeting_minutes_draft_text())),
        }
        @if page.is_chair && it.state == State::Closed && it.published_at.is_none() {
            (ui::post_button(look, &href::minutes(it.code), button(Tone::Main, words.meeting_minutes_publish())))
            p class="hint screen" { (words.meeting_minutes_publish_hint()) }
        }
        (print_button(look))
    }
}

fn attendance(look: &Look<'_>, page: &MinutesPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let rules = it.rules;
    let most = it.present_most.max(if it.state == State::Running { page.attendance.present } else { 0 });
    let body = html! {
        @if it.opened_at.is_some() { p { (words.meeting_minutes_most(&number(words, most), &number(words, rules.entitled))) } }
        p { (quorum(words, &page.attendance)) " " (crate::standing::views::quorum(words, rules.quorum_percent)) }
        @if it.guests > 0 { p { (words.meeting_minutes_guests(it.guests)) } }
        @if !page.names.is_empty() { p { (words.meeting_minutes_named()) ": " @for (at, name) in page.names.iter().enumerate() { @if at > 0 { ", " } bdi { (name) } } } }
    };
    ui::section("attendance", words.meeting_minutes_attendance(), body)
}

fn decisions(look: &Look<'_>, page: &MinutesPage<'_>) -> Html {
    let words = look.words;
    let made: Vec<(&Hands, base::Code)> =
        page.hands.iter().filter_map(|it| Some((it, hands::decision_for(it, page.is_member)?))).collect();
    let body = html! {
        @if made.is_empty() { p { (words.meeting_minutes_no_decision()) } }
        ul class="facts" {
            @for (it, code) in made {
                (ui::fact(Icon::Stamp, html! { a href=(href::decision(code)) { bdi { (hands::question(words, it, page.is_member)) } } " " (hands::outcome_tag(words, it.outcome)) }))
            }
        }
    };
    ui::section("decisions", words.meeting_minutes_decisions(), body)
}

fn agenda(look: &Look<'_>, page: &MinutesPage<'_>) -> Html {
    let (words, zone) = (look.words, page.it.content.zone.as_str());
    let closed =
        |number: Option<u32>| page.hands.iter().filter(move |it| it.item == number && it.outcome != Outcome::Open);
    let time = |at| format::moment(words, at, zone, Detail::Time);
    let body = html! {
        @if page.items.is_empty() { p { (words.meeting_agenda_empty()) } }
        @for (at, item) in page.items.iter().enumerate() {
            h3 id={ "item-" (item.number) } { (at + 1) ". " (crate::meeting::views::item_title(words, item, page.is_member)) }
            p class="hint" {
                (words.by_key(&format!("meeting-kind-{}", item.kind.as_str()), &[]).unwrap_or_default())
                @if let Some(from) = item.begun_at { " · " (time(from)) @if let Some(to) = item.ended_at { "–" (time(to)) } }
            }
            @for it in closed(Some(item.number)) { (hands::result(look, it, page.is_member, 4)) }
            (text(look, page, item.number, &item_name(words, item, page.is_member)))
        }
        @for it in closed(None) { (hands::result(look, it, page.is_member, 3)) }
    };
    ui::section("agenda", words.meeting_agenda(), body)
}

fn item_name(words: &Words, item: &Item, is_member: bool) -> String {
    if item.is_inside() && !is_member { words.meeting_item_inside().to_owned() } else { item.title.clone() }
}

fn note(look: &Look<'_>, page: &MinutesPage<'_>, item: u32, heading: &str) -> Html {
    ui::section("general", heading, text(look, page, item, heading))
}

/// A note, and the way to write it.
fn text(look: &Look<'_>, page: &MinutesPage<'_>, item: u32, about: &str) -> Html {
    let words = look.words;
    let found = page.notes.iter().find(|it| it.item == item && !it.text.is_empty());
    let label =
        if page.it.published_at.is_some() { words.meeting_minutes_correct() } else { words.meeting_minutes_write() };
    html! {
        @if let Some(found) = found { (ui::prose(ui::markdown::html(&found.text))) }
        @if page.takes_minutes { p class="screen" { (link_button(Tone::Plain, href::minutes_note(page.it.code, item), label).icon(Icon::Pencil).about(about)) } }
    }
}

/// The form of a note.
pub(crate) struct NotePage<'a> {
    pub(crate) it: &'a Meeting,
    /// The item; 0 is the meeting as a whole.
    pub(crate) item: u32,
    /// What it is about.
    pub(crate) about: &'a str,
    pub(crate) raw: &'a NoteForm,
    pub(crate) problems: &'a Problems,
    /// What somebody else saved meanwhile.
    pub(crate) theirs: Option<&'a str>,
}

/// The form with its head.
pub(crate) fn edit(look: &Look<'_>, page: &NotePage<'_>) -> (Head, Html) {
    let (words, it, raw) = (look.words, page.it, page.raw);
    let about = if page.item == 0 { words.meeting_minutes_general() } else { page.about };
    let title = words.meeting_minutes_note_title(about);
    let form = Form::new(look, page.problems);
    let content = html! {
        (form.textarea("text", words.meeting_minutes_note()).hint(words.meeting_minutes_note_hint()).value(raw.text.as_str()).rows(14).max_length(NOTE_MAX))
        @if it.published_at.is_some() { (form.text("reason", words.meeting_minutes_reason()).hint(words.meeting_minutes_reason_hint()).value(raw.reason.as_str()).max_length(REASON_MAX).required()) }
        (form.hidden("version", &raw.version))
        (button(Tone::Main, words.ui_save()))
    };
    let main = ui::narrow(html! {
        (crumbs_of(look, it))
        (ui::title(&title, ""))
        @if let Some(theirs) = page.theirs {
            (ui::notice(Kind::Careful, words.meeting_minutes_stale(), words.meeting_minutes_stale_text()))
            (ui::section("theirs", words.meeting_minutes_theirs(), html! { div class="change change-whole" { (theirs) } }))
            (ui::section("yours", words.meeting_minutes_yours(), change(words, theirs, &raw.text)))
        }
        (form.post(&href::minutes_note(it.code, page.item), content))
    });
    (Head::new(title).hidden().sheet_of(Sheet::Decide), main)
}

/// The corrections with their head.
pub(crate) fn versions(
    look: &Look<'_>,
    it: &Meeting,
    items: &[Item],
    all: &[Correction<'_>],
    is_member: bool,
) -> (Head, Html) {
    let words = look.words;
    let title = words.meeting_minutes_versions_of(&it.content.title);
    let about = |number: u32| match items.iter().find(|item| item.number == number) {
        Some(item) => item_name(words, item, is_member),
        None => words.meeting_minutes_general().to_owned(),
    };
    let day = |at| format::moment(words, at, &it.content.zone, Detail::Day);
    let main = html! {
        (crumbs_of(look, it))
        (ui::title(&title, words.meeting_minutes_versions_lead()))
        @if all.is_empty() { p { (words.meeting_minutes_versions_empty()) } }
        @for one in all {
            (ui::section(&format!("correction-{}-{}", one.after.item, one.after.version), words.meeting_minutes_version(&about(one.after.item), &day(one.after.at)), html! {
                p { bdi { (one.after.reason) } }
                (change(words, one.before, &one.after.text))
            }))
        }
        p { a href=(href::minutes(it.code)) { (words.meeting_minutes_title()) } }
    };
    let mut head = Head::new(title).canonical(href::minutes_versions(it.code)).sheet_of(Sheet::Decide);
    if it.content.audience == Audience::Members {
        head = head.hidden();
    }
    (head, main)
}
