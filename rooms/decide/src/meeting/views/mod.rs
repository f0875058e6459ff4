//! How meetings look: the page on a phone, the chair's page, lists and forms.

mod desk;
mod list;
mod page;

use base::Problems;
use ui::{Form, Head, Html, Icon, Look, Sheet, Tone, Words, button, choice, format, href, html, tag};

pub(crate) use desk::{DeskPage, desk};
pub(crate) use list::{GroupPage, group_card, list, person_card};
pub(crate) use page::{MeetingPage, agenda_list, here, show, title as item_title};

use super::form::{MeetingForm, StepForm};
use super::model::{Attendance, BODY_MAX, Meeting, PLACE_MAX, REASON_MAX, State, Step, TITLE_MAX};
use crate::proposal::model::{Audience, Body};

/// A state as a tag.
pub(crate) fn state_tag(words: &Words, state: State) -> Html {
    let kind = match state {
        State::Running => "good",
        State::Planned => "wait",
        State::Canceled => "bad",
        State::Closed => "plain",
    };
    tag(kind, words.by_key(&format!("meeting-state-{}", state.as_str()), &[]).unwrap_or_default())
}

/// The way to a page below a group's meetings.
pub(crate) fn crumbs(look: &Look<'_>, body: &Body, more: &[(&str, &str)]) -> Html {
    let meetings = href::group_meetings(&body.slug);
    let mut list = vec![(look.words.meeting_list_title(), meetings.as_str())];
    list.extend_from_slice(more);
    crate::proposal::views::crumbs(look, body, &list)
}

/// The way to a page below one meeting.
pub(crate) fn crumbs_of(look: &Look<'_>, it: &Meeting) -> Html {
    crumbs(look, &it.body, &[(&it.content.title, &href::meeting(it.code))])
}

/// When it takes place, in its own zone.
pub(crate) fn when(words: &Words, it: &Meeting) -> String {
    format::long_range(words, it.content.starts_at, None, &it.content.zone)
}

/// A figure, grouped.
pub(crate) fn number(words: &Words, n: u64) -> String {
    format::number(words, n)
}

/// Whether the quorum is reached, in a sentence; nothing where none is asked for.
pub(crate) fn quorum(words: &Words, it: &Attendance) -> &'static str {
    match (it.rules.quorum_percent, it.is_quorate()) {
        (0, _) => "",
        (_, true) => words.meeting_quorum_reached(),
        (_, false) => words.meeting_quorum_missing(),
    }
}

/// Who is there, in figures that move while one looks.
pub(crate) fn attendance(look: &Look<'_>, it: &Attendance) -> Html {
    let words = look.words;
    let mut list = vec![ui::Figure::live(words.meeting_present(), number(words, it.present), "present")];
    if it.rules.quorum_percent > 0 {
        list.push(ui::Figure::new(words.meeting_needed(), number(words, it.least())));
    }
    list.push(ui::Figure::new(words.meeting_entitled(), number(words, it.rules.entitled)));
    if it.guests > 0 {
        list.push(ui::Figure::new(words.meeting_guests(), number(words, it.guests)));
    }
    html! {
        (ui::figures(&list))
        p { strong data-live="quorum" { (quorum(words, it)) } " " (crate::standing::views::quorum(words, it.rules.quorum_percent)) }
        @if it.is_counted { p class="hint" { (words.meeting_counted_by_chair()) } }
    }
}

/// What keeps a page up to date where scripts are on, and the link that does it where they are not.
pub(crate) fn live(it: &Meeting, words: &Words, to: &str, content: Html) -> Html {
    if it.state != State::Running {
        return content;
    }
    let from = href::with_query(&href::meeting_live(it.code), &[("seen", &it.step.to_string())]);
    ui::live(
        &from,
        html! {
            (content)
            p class="screen" { strong data-live="news" {} " " a href=(to) { (words.meeting_live_show()) } }
        },
    )
}

/// The form of a meeting.
pub(crate) struct EditPage<'a> {
    /// The meeting, when there is one already.
    pub(crate) it: Option<&'a Meeting>,
    pub(crate) body: &'a Body,
    pub(crate) raw: &'a MeetingForm,
    pub(crate) problems: &'a Problems,
}

/// The form with its head.
pub(crate) fn edit(look: &Look<'_>, page: &EditPage<'_>) -> (Head, Html) {
    let (words, raw) = (look.words, page.raw);
    let form = Form::new(look, page.problems);
    let (title, to) = match page.it {
        Some(it) => (words.meeting_edit_title(&it.content.title), href::meeting_edit(it.code)),
        None => (words.meeting_new_title(&page.body.name), href::meeting_new(&page.body.slug)),
    };
    let audience = |it: &Audience| {
        let key = format!("proposal-audience-{}", it.as_str());
        choice(it.as_str(), words.by_key(&key, &[]).unwrap_or_default()).on(raw.audience == it.as_str())
    };
    let asks_fold =
        !raw.fold.is_empty() || page.problems.of("starts").is_some_and(|it| it.key == "action-problem-fold");
    let folds = [("earlier", words.meeting_field_fold_earlier()), ("later", words.meeting_field_fold_later())];
    let zone = if raw.starts_zone.is_empty() { "UTC" } else { raw.starts_zone.as_str() };
    let content = html! {
        (form.text("title", words.meeting_field_title()).value(raw.title.as_str()).max_length(TITLE_MAX).required())
        (form.moment("starts", words.meeting_field_starts(), &raw.starts_date, &raw.starts_time, zone))
        @if asks_fold { (form.radios("fold", words.meeting_field_fold(), folds.iter().map(|(value, label)| choice(*value, *label).on(raw.fold == *value)).collect())) }
        (form.text("place", words.meeting_field_place()).hint(words.meeting_field_place_hint()).value(raw.place.as_str()).max_length(PLACE_MAX).required())
        (form.textarea("text", words.meeting_field_text()).hint(words.meeting_field_text_hint()).value(raw.text.as_str()).rows(5).max_length(BODY_MAX).optional())
        (form.radios("audience", words.meeting_field_audience(), Audience::ALL.iter().rev().map(audience).collect()))
        (button(Tone::Main, if page.it.is_some() { words.ui_save() } else { words.meeting_new_send() }))
    };
    let main = ui::narrow(html! {
        @match page.it {
            Some(it) => (crumbs_of(look, it)),
            None => (ui::breadcrumbs(look, &[(&page.body.name, &href::group(&page.body.slug)), (words.meeting_list_title(), &href::group_meetings(&page.body.slug))])),
        }
        (ui::title(&title, ""))
        (form.post(&to, content))
    });
    (Head::new(title).hidden().sheet_of(Sheet::Decide), main)
}

/// The form of the next step, with its head.
pub(crate) fn state(look: &Look<'_>, it: &Meeting, raw: &StepForm, problems: &Problems) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let all = it.steps();
    let said =
        |step: &Step, end: &str| words.by_key(&format!("meeting-step-{}{end}", step.as_str()), &[]).unwrap_or_default();
    let choices = all.iter().map(|step| {
        let is_only = all.len() == 1;
        choice(step.as_str(), said(step, "")).hint(said(step, "-hint")).on(is_only || raw.step == step.as_str())
    });
    let content = html! {
        (form.radios("step", words.meeting_step_title(), choices.collect()).required())
        @if all.contains(&Step::Cancel) { (form.text("reason", words.meeting_step_reason()).hint(words.meeting_step_reason_hint()).value(raw.reason.as_str()).max_length(REASON_MAX).optional()) }
        (button(Tone::Main, words.meeting_step_send()))
    };
    let main = ui::narrow(html! {
        (crumbs_of(look, it))
        (ui::title(words.meeting_step_title(), html! { p { bdi { (it.content.title) } " " (state_tag(words, it.state)) } }))
        @if all.is_empty() { p { (words.meeting_step_none()) } } @else { (form.post(&href::meeting_state(it.code), content)) }
    });
    (Head::new(words.meeting_step_title()).hidden().sheet_of(Sheet::Decide), main)
}

/// Facts about time and place.
pub(crate) fn facts(look: &Look<'_>, it: &Meeting) -> Html {
    let words = look.words;
    html! {
        ul class="facts" {
            (ui::fact(Icon::Calendar, when(words, it)))
            (ui::fact(Icon::MapPin, html! { bdi { (it.content.place) } }))
            @if it.content.audience == Audience::Members { (ui::fact(Icon::Lock, words.meeting_for_members(&it.body.name))) }
        }
    }
}
